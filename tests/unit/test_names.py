"""Names and codes are what they look like: nothing in them is hidden, turned or carried out."""

import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regionanalysis.cli import main
from regionanalysis.core.names import spelled_out, wrong_with_code, wrong_with_name
from regionanalysis.errors import InputError, ParameterError, ProvenanceError
from regionanalysis.io.readers.own_regions import own_regions
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.people import read_population
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.panel.provenance import read_origin
from regionanalysis.study.parameters import report_parameters

RIGHT_TO_LEFT, ZERO_WIDTH, ESCAPE, SOFT_HYPHEN = "\u202e", "\u200b", "\x1b", "\xad"
UNSEEN = (RIGHT_TO_LEFT, ZERO_WIDTH, ESCAPE, SOFT_HYPHEN, "\x00", "\n", "\u2028", "\ufeff")


@pytest.mark.parametrize("character", UNSEEN, ids=lambda one: f"U+{ord(one):04X}")
def test_a_name_with_a_character_that_cannot_be_seen_is_refused(character: str) -> None:
    assert f"U+{ord(character):04X}" in wrong_with_name(f"Sør{character}Odal")


@pytest.mark.parametrize(
    "name",
    ["Sør-Odal", "Raarvihke - Røyrvík", "Guovdageaidnu", "A\N{NO-BREAK SPACE}B", "日本", "e\u0301"],
)
def test_a_name_in_any_script_is_a_name(name: str) -> None:
    assert wrong_with_name(name) == ""
    assert spelled_out(name) == name


@pytest.mark.parametrize("code", ["=1+1", "@x", "+1+1", "-cmd|' /C calc'!A0"])
def test_a_code_that_a_spreadsheet_would_compute_is_refused(code: str) -> None:
    assert "spreadsheet" in wrong_with_code(code)


@pytest.mark.parametrize("code", ["3401", "01-03", "-1", "+47", "-", "A", "00-99", "46.731"])
def test_a_code_that_is_a_word_or_a_figure_is_a_code(code: str) -> None:
    assert wrong_with_code(code) == ""


YEARS = ("--from", "2019", "--to", "2020")


def frame(**changed: str) -> pd.DataFrame:
    columns = {"region": "01", "region_name": "Nes", "industry": "A", "industry_name": "Jord"}
    return pd.DataFrame({**columns, **changed, "year": [2019, 2020], "employment": [1.0, 2.0]})


@pytest.mark.parametrize("column", ["region", "region_name", "industry", "industry_name"])
@pytest.mark.parametrize("value", [f"a{RIGHT_TO_LEFT}b", "x" * 10_000])
def test_a_panel_with_such_a_name_is_refused(column: str, value: str) -> None:
    with pytest.raises(InputError, match=f"a {column} that") as caught:
        panel_from_frame(frame(**{column: value}))
    assert len(str(caught.value)) < 500


def test_inhabitants_of_such_a_place_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(f"region,year,population\n0301{ZERO_WIDTH},2019,5\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a region that .* \(U\+200B\)"):
        read_population(path)


@pytest.mark.parametrize("name", ["region", "members"])
def test_a_report_on_such_a_place_is_refused(name: str) -> None:
    with pytest.raises(ParameterError, match=r"U\+202E"):
        report_parameters(**{name: f"Grue{RIGHT_TO_LEFT}"})


def test_a_region_of_ones_own_with_such_a_name_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "reports.toml"
    path.write_text('[[region]]\nslug = "a"\nname = "a\\u200Bb"\nmembers = ["Grue"]\n', "utf-8")
    with pytest.raises(InputError, match=r"U\+200B"):
        own_regions(path)


def test_a_sidecar_that_hides_something_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "panel.toml"
    fields = ("producer", "title", "table", "unit", "period", "date", "licence", "sha256")
    lines = [f'{name} = "x\\u202E"' for name in fields]
    lines += ['place = "work"', 'date_kind = "published"', 'notes = """one line\nand another"""']
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(ProvenanceError, match=r"title has a character .*U\+202E") as caught:
        read_origin(path)
    assert "notes" not in caught.value.message


def test_what_a_terminal_would_obey_is_spelled_out_in_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["regionanalysis", "decompose", "\x1b[2J.csv", *YEARS])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == InputError.exit_code
    printed = capsys.readouterr().err
    assert "\x1b" not in printed
    assert r"\u{1b}[2J.csv" in printed


def test_a_few_rows_that_state_more_cells_than_memory_holds_are_refused(tmp_path: Path) -> None:
    lines = [f"r{at},i{at},{1000 + at},1" for at in range(1_500)]
    path = tmp_path / "panel.csv"
    path.write_text("\n".join(["region,industry,year,employment", *lines]), encoding="utf-8")
    with pytest.raises(InputError, match="1,500 × 1,500 × 1,500"):
        read_panel(path)


@pytest.mark.parametrize("values", [[True, False], [1 + 2j, 2 + 0j]], ids=["truth", "complex"])
def test_what_is_no_figure_is_not_made_one(values: list[complex]) -> None:
    with pytest.raises(InputError, match="not a number"):
        panel_from_frame(frame().assign(employment=values))


@pytest.mark.parametrize(
    "index",
    [["a", "b"], [7, 7], pd.MultiIndex.from_arrays([[0, 1], ["a", "b"]])],
    ids=["words", "repeated", "of two levels"],
)
def test_a_wrong_row_is_found_whatever_rows_are_called(index: object) -> None:
    wrong = frame().assign(employment=[1.0, -2.0])
    wrong.index = index  # type: ignore[assignment]
    with pytest.raises(InputError, match=r"negative employment in 1 row, first in line \d"):
        panel_from_frame(wrong)
    right = frame()
    right.index = index  # type: ignore[assignment]
    assert np.array_equal(panel_from_frame(right).employment.ravel(), [1, 2])
