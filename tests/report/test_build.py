"""Building: the same bytes twice, one's own figures, and nothing lost when it fails."""

import json
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

from regionanalysis.core.project import notebook_path
from regionanalysis.errors import InputError, NotebookError, OutputError, ParameterError
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.study.parameters import report_parameters


def test_two_builds_give_the_same_bytes(built: Report, tmp_path: Path) -> None:
    again = build_report(report_parameters(), tmp_path)
    assert again.page.read_bytes() == built.page.read_bytes()
    first, second = (json.loads(one.manifest.read_text("utf-8")) for one in (built, again))
    assert {k: v for k, v in first.items() if k != "built_at"} == {
        k: v for k, v in second.items() if k != "built_at"
    }


def test_six_members_are_counted_as_six(tmp_path: Path) -> None:
    members = "Kongsvinger,Eidskog,Grue,Nord-Odal,Sør-Odal,Åsnes"
    built = build_report(report_parameters(members=members), tmp_path)
    headline = json.loads(built.manifest.read_text("utf-8"))["headline"]
    # Våler had 928 private jobs in 2002 and 938 in 2016
    assert abs(headline["start"] - (13347 - 928)) <= 1
    assert headline["end"] == 12437 - 938
    page = built.page.read_text("utf-8")
    assert "Kongsvingerregionen (6 kommuner)" in page
    assert "summen av effektene i kommunene" in page


def test_other_years_leave_out_what_is_known_for_the_whole_period_only(tmp_path: Path) -> None:
    built = build_report(report_parameters(start_year=2003, end_year=2014), tmp_path)
    headline = json.loads(built.manifest.read_text("utf-8"))["headline"]
    assert (headline["start"], headline["end"]) == (13262, 13037)
    assert headline["crosses_break"] is False
    assert headline["rank"] is None
    soup = BeautifulSoup(built.page.read_text("utf-8"), "html.parser")
    assert soup.find(id="fig-barometer") is None
    assert soup.find(id="fig-waterfall") is not None


class TestOwnPanel:
    def test_the_chapters_that_the_figures_allow_are_there(self, built_from_panel: Report) -> None:
        soup = BeautifulSoup(built_from_panel.page.read_text("utf-8"), "html.parser")
        chapters = [one.get_text() for one in soup.find_all("h2")]
        assert chapters == [
            "Kort fortalt",
            "Arbeidsplasser",
            "Næringsstruktur",
            "Hvorfor",
            "Hvor sikkert er dette?",
            "Kilder og metode",
        ]

    def test_its_name_is_text_and_not_markup(self, built_from_panel: Report) -> None:
        page = built_from_panel.page.read_text("utf-8")
        assert "<b>Østbygda" not in page
        assert "&lt;b&gt;Østbygda&lt;/b&gt; &amp; co" in page
        assert built_from_panel.page.name == "b-ostbygda-b-co.html"

    def test_an_unknown_cell_is_left_out_in_sight(self, built_from_panel: Report) -> None:
        headline = json.loads(built_from_panel.manifest.read_text("utf-8"))["headline"]
        # industry and trade are known throughout: 350 to 389
        assert (headline["start"], headline["end"], headline["left_out"]) == (350, 389, 1)
        assert "holdt utenfor og ikke regnet som null" in built_from_panel.page.read_text("utf-8")

    def test_the_headline_has_a_regional_shift(self, built_from_panel: Report) -> None:
        headline = json.loads(built_from_panel.manifest.read_text("utf-8"))["headline"]
        assert "attractiveness" not in headline
        parts = ("national_share", "industry_mix", "regional_shift")
        assert abs(sum(headline[p] for p in parts) - headline["change"]) < 1e-9

    def test_a_group_of_its_regions_can_be_reported_on(
        self, panel_file: Path, tmp_path: Path
    ) -> None:
        parameters = report_parameters(region="Bygdene", members="01,02", panel=panel_file)
        built = build_report(parameters, tmp_path)
        assert built.page.name == "bygdene.html"
        headline = json.loads(built.manifest.read_text("utf-8"))["headline"]
        assert headline["end"] == 389 + 55 + 16 + 1
        assert "fig-members" in built.page.read_text("utf-8")

    def test_an_unknown_region_is_refused_with_the_nearest(
        self, panel_file: Path, tmp_path: Path
    ) -> None:
        with pytest.raises(ParameterError, match="Vestbygda"):
            build_report(report_parameters(region="Vestbyda", panel=panel_file), tmp_path)
        assert list(tmp_path.iterdir()) == []


def failing_notebook(folder: Path) -> Path:
    notebook = nbformat.read(notebook_path("regional_report"), as_version=4)
    notebook.cells[5].source = "raise ValueError('no such luck')"
    path = folder / "regional_report.ipynb"
    nbformat.write(notebook, path)
    return path


class TestFailure:
    def test_a_failing_cell_is_named_and_the_last_good_page_stays(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        out.mkdir()
        page = out / "kongsvingerregionen.html"
        page.write_text("the last good page", encoding="utf-8")
        with pytest.raises(NotebookError) as caught:
            build_report(report_parameters(), out, notebook=failing_notebook(tmp_path))
        message = str(caught.value)
        for part in ("regional_report.ipynb", "cell", "ValueError", "no such luck"):
            assert part in message
        assert page.read_text(encoding="utf-8") == "the last good page"
        assert [path.name for path in out.iterdir()] == [page.name]

    def test_a_notebook_that_hands_nothing_over_is_refused(self, tmp_path: Path) -> None:
        notebook = nbformat.read(notebook_path("regional_report"), as_version=4)
        notebook.cells = notebook.cells[:4]
        path = tmp_path / "short.ipynb"
        nbformat.write(notebook, path)
        with pytest.raises(NotebookError, match="finish"):
            build_report(report_parameters(), tmp_path / "out", notebook=path)

    def test_a_folder_that_is_a_file_cannot_be_written_to(self, tmp_path: Path) -> None:
        out = tmp_path / "out"
        out.write_text("a file", encoding="utf-8")
        with pytest.raises(OutputError, match="--out"):
            build_report(report_parameters(), out)
        assert out.read_text(encoding="utf-8") == "a file"

    @pytest.mark.parametrize(
        ("given", "error"),
        [
            ({"region": "kongsvingeregionen"}, ParameterError),
            ({"members": "Grue,Elverum"}, ParameterError),
            ({"start_year": 1990}, ParameterError),
            ({"start_year": 2010, "end_year": 2010}, ParameterError),
            ({"language": "tlh"}, ParameterError),
            ({"panel": "no/such/file.csv"}, InputError),
        ],
        ids=lambda value: "-".join(map(str, value)) if isinstance(value, dict) else "",
    )
    def test_bad_parameters_are_refused_before_anything_is_written(
        self, given: dict[str, object], error: type[Exception], tmp_path: Path
    ) -> None:
        out = tmp_path / "out"
        with pytest.raises(error):
            build_report(report_parameters(**given), out)
        assert not out.exists()

    def test_a_parameter_that_does_not_exist_is_refused(self) -> None:
        with pytest.raises(ParameterError, match="colour"):
            report_parameters(colour="blue")
