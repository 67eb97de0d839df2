"""Sections: whole or not there, headed once, and their tables told apart."""

import json
from typing import Any

import pytest

from regionanalysis.errors import MissingDataError
from regionanalysis.presentation import sections
from regionanalysis.presentation.blocks import Paragraph, Table
from regionanalysis.presentation.language import language
from regionanalysis.presentation.sections import TABLES_TYPE, Sections

TABLE = Table("A caption", ("Place", "Jobs"), (("Grue", "1"),))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What is displayed, but for the style sheet of notebooks."""
    found: list[dict[str, Any]] = []

    def display(data: Any, **_how: Any) -> None:
        if isinstance(data, dict):
            found.append(data)

    monkeypatch.setattr(sections, "display", display)
    return found


def html_of(shown: list[dict[str, Any]]) -> str:
    return "".join(one["text/html"] for one in shown)


def lacking(what: str) -> MissingDataError:
    return MissingDataError("There are no figures.", what=what)


def test_a_chapter_and_a_section_are_headed_once(shown: list[dict[str, Any]]) -> None:
    study = Sections(language("nb"))
    for key in ("jobs.level", "jobs.level", "jobs.index"):
        with study.section(key) as show:
            show(Paragraph("text"))
    html = html_of(shown)
    assert html.count("<h2 id='jobs'>Arbeidsplasser</h2>") == 1
    assert html.count("<h3 id='jobs-level'>") == html.count("<h3 id='jobs-index'>") == 1
    assert html.count("<p>text</p>") == 3


def test_tables_of_sections_with_one_name_have_names_of_their_own(
    shown: list[dict[str, Any]],
) -> None:
    study = Sections(language("nb"))
    for _ in range(2):
        with study.section("why.all_jobs") as show:
            show(TABLE)
    keys = [table["key"] for one in shown for table in json.loads(one[TABLES_TYPE])]
    assert keys == ["why-all-jobs", "why-all-jobs-2"]


def test_a_section_with_nothing_in_it_is_not_headed(shown: list[dict[str, Any]]) -> None:
    study = Sections(language("nb"))
    with study.section("goal.outlook"):
        pass
    assert shown == []
    with study.section("goal.outlook") as show:
        show(Paragraph("text"))
    assert "<h2 id='goal'>" in html_of(shown)


def test_missing_figures_take_the_whole_section_and_are_noted_once(
    shown: list[dict[str, Any]],
) -> None:
    study = Sections(language("nb"))
    for key in ("population", "goal.outlook"):
        with study.section(key) as show:
            show(Paragraph("half of it"))
            raise lacking("population")
    html = html_of(shown)
    assert "half of it" not in html
    assert html.count('<p class="missing">Befolkningstall finnes ikke for dette området.') == 1
    assert "<h2 id='population'>" in html
    assert "<h2 id='goal'>" not in html
    assert list(study.missing) == ["population"]


@pytest.mark.parametrize(
    "options", [{"show_missing": False}, {"untold": frozenset({"population"})}]
)
def test_what_is_missing_is_remembered_where_it_is_not_told(
    options: dict[str, Any], shown: list[dict[str, Any]]
) -> None:
    study = Sections(language("nb"), **options)
    with study.section("population"):
        raise lacking("population")
    assert shown == []
    assert list(study.missing) == ["population"]


def test_any_other_error_goes_on_and_nothing_is_shown(shown: list[dict[str, Any]]) -> None:
    study = Sections(language("nb"))
    show = study.section("population")

    def fail() -> None:
        with show:
            show(Paragraph("half of it"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert shown == []
