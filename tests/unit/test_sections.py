"""Sections: whole or absent, headed once, and with tables of distinct names."""

import json
from typing import Any

import pytest

from regionanalysis.errors import MissingDataError, ParameterError
from regionanalysis.presentation import cells, sections
from regionanalysis.presentation.blocks import Block, Paragraph, Table
from regionanalysis.presentation.language import language
from regionanalysis.presentation.sections import PAGE_TYPE, TABLES_TYPE, Sections

TABLE = Table("A caption", ("Place", "Jobs"), (("Grue", "1"),))


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What is displayed, but for the style sheet of notebooks."""
    found: list[dict[str, Any]] = []

    def display(data: dict[str, Any], **_how: Any) -> None:
        if PAGE_TYPE in data:
            found.append(data)

    monkeypatch.setattr(sections, "display", display)
    return found


def html_of(shown: list[dict[str, Any]]) -> str:
    return "".join(one[PAGE_TYPE] for one in shown)


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
    assert html.count('<p class="missing">Befolkningstall for området er ikke hentet') == 1
    assert "<h2 id='population'>" in html
    assert "<h2 id='goal'>" not in html
    assert list(study.missing) == ["population"]


@pytest.mark.parametrize(
    "options", [{"show_missing": False}, {"optional": frozenset({"population"})}]
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


class Shell:
    """A shell that knows which cell it runs, as one that JupyterLab talks to."""

    def __init__(self) -> None:
        self.cell = ""
        self.execution_count = 0

    def get_parent(self) -> dict[str, Any]:
        return {"metadata": {"cellId": self.cell} if self.cell else {}}


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    found = Shell()
    monkeypatch.setattr(cells, "get_ipython", lambda: found)
    return found


def run(shell: Shell, cell: str, study: Sections, key: str, *blocks: Block) -> None:
    """Run a cell that shows a section."""
    shell.cell, shell.execution_count = cell, shell.execution_count + 1
    with study.section(key) as show:
        show(*blocks)


def test_a_cell_that_runs_again_shows_what_it_showed(
    shell: Shell, shown: list[dict[str, Any]]
) -> None:
    study = Sections(language("nb"))
    for cell, key in (("a", "jobs.level"), ("b", "jobs.index"), ("a", "jobs.level")):
        run(shell, cell, study, key, Paragraph("text"), TABLE)
    first, _, again = shown
    assert "<h2 id='jobs'>" in first[PAGE_TYPE]
    assert again == first


def test_a_missing_note_is_there_again_when_its_cell_runs_again(
    shell: Shell, shown: list[dict[str, Any]]
) -> None:
    study = Sections(language("nb"))
    shell.cell = "a"
    for count in (1, 2):
        shell.execution_count = count
        with study.section("population"):
            raise lacking("population")
    assert len(shown) == 2
    assert shown[0] == shown[1]


def test_a_cell_of_no_name_is_never_taken_for_one_that_ran(
    shell: Shell, shown: list[dict[str, Any]]
) -> None:
    study = Sections(language("nb"))
    for _ in range(2):
        run(shell, "", study, "jobs.level", TABLE)
    assert html_of(shown).count("<h2 ") == 1
    assert [json.loads(one[TABLES_TYPE])[0]["key"] for one in shown] == [
        *("jobs-level", "jobs-level-2")
    ]


def test_every_section_brings_the_style_and_names_its_chapter(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    styles: list[str] = []

    def display(data: dict[str, Any], **_how: Any) -> None:
        if PAGE_TYPE not in data:
            styles.append(data["text/html"])

    monkeypatch.setattr(sections, "display", display)
    study = Sections(language("nb"))
    for cell, key in (("a", "jobs.level"), ("b", "jobs.index")):
        run(shell, cell, study, key, Paragraph("text"))
    assert all(style.startswith("<style>") for style in styles)
    assert ["Arbeidsplasser" in style for style in styles] == [False, True]


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_a_chapter_of_ones_own_needs_no_message(code: str, shown: list[dict[str, Any]]) -> None:
    study = Sections(language(code))
    with study.section("mine", "Sagbruk & <skog>") as show:
        show("En setning.")
    with study.section("mine.part", "En del") as show:
        show("En til.")
    html = html_of(shown)
    assert "<h2 id='mine'>Sagbruk &amp; &lt;skog&gt;</h2>" in html
    assert "<h3 id='mine-part'>En del</h3>" in html


def test_a_section_without_a_heading_is_refused_with_the_way_to_give_one() -> None:
    def fail(key: str) -> None:
        with Sections(language("nb")).section(key) as show:
            show("En setning.")

    with pytest.raises(ParameterError, match=r"no chapter 'mine'.*section\(\"mine\", title="):
        fail("mine")
    with pytest.raises(ParameterError, match=r"no section 'jobs.mine'"):
        fail("jobs.mine")


@pytest.mark.parametrize("key", ["", "Mine", "a b", "a.b.c", "1a", "<b>", "a-b"])
def test_a_key_that_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(ParameterError, match="cannot be the key"):
        Sections(language("nb")).section(key, "x")
