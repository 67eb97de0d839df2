"""The analyst's own files as they come: spreadsheets, semicolons, decimal commas, lost zeros."""

from io import BytesIO
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd
import pytest

from regionanalysis.errors import InputError, ParameterError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.table import parse_table

FRAME = pd.DataFrame(
    {
        "region": ["0301", "0301", "3201", "3201"],
        "industry": ["01-03", "01-03", "01-03", "01-03"],
        "year": [2019, 2020, 2019, 2020],
        "employment": [1234.5, 1300.0, 20.0, np.nan],
    }
)
NORWEGIAN = """Kommunenr;Næring;År;Antall
0301;01-03;2019;1 234,5
0301;01-03;2020;1 300
3201;01-03;2019;20
3201;01-03;2020;..
"""
COLUMNS = {"region": "Kommunenr", "industry": "Næring", "year": "År", "employment": "Antall"}


def same(path: Path, **options: object) -> None:
    panel = read_panel(path, **options)  # type: ignore[arg-type]
    assert panel.regions == ("0301", "3201")
    assert panel.employment[:, 0, 0].tolist() == [1234.5, 1300]
    assert panel.employment[0, 1, 0] == 20
    assert np.isnan(panel.employment[1, 1, 0])


@pytest.mark.parametrize("ending", ["csv", "xlsx", "parquet"])
def test_the_same_figures_are_read_from_every_format(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"panel.{ending}"
    if ending == "csv":
        FRAME.to_csv(path, index=False)
    elif ending == "xlsx":
        FRAME.to_excel(path, index=False)
    else:
        FRAME.to_parquet(path, index=False)
    same(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_norwegian_spreadsheet_saved_as_text_is_read_with_a_mapping(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "panel.csv"
    path.write_bytes(NORWEGIAN.encode(encoding))
    same(path, columns=COLUMNS)


def test_tabs_and_every_kind_of_space_between_thousands(tmp_path: Path) -> None:
    path = tmp_path / "panel.txt"
    for space in (" ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"):
        path.write_text(NORWEGIAN.replace(";", "\t").replace("1 ", f"1{space}"), encoding="utf-8")
        same(path, columns=COLUMNS)


@pytest.mark.parametrize("mark", [".", "..", ":", ""])
def test_the_marks_of_statistics_norway_are_unknown_and_never_zero(mark: str) -> None:
    text = f"region,industry,year,employment\n0301,A,2019,{mark}\n0301,A,2020,5\n"
    table = parse_table(text.encode(), "panel.csv")
    assert np.isnan(table["employment"][0])
    assert table["employment"][1] == 5


def test_a_column_with_a_word_in_it_is_not_one_of_figures() -> None:
    table = parse_table(b"region;employment\n0301;1,5\n0302;many\n", "panel.csv")
    assert table["employment"].tolist() == ["1,5", "many"]


def test_a_mapping_to_a_column_that_is_not_there_is_refused_with_those_that_are(
    tmp_path: Path,
) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(NORWEGIAN, encoding="utf-8")
    with pytest.raises(ParameterError, match="Kommunenr"):
        read_panel(path, columns={"region": "Komunenr"})


class TestLostZeros:
    TABLE = """region,industry,year,employment
301,A,2019,5
301,A,2020,6
3201,A,2019,7
3201,A,2020,8
"""

    def test_are_told_and_refused(self, tmp_path: Path) -> None:
        path = tmp_path / "panel.csv"
        path.write_text(self.TABLE, encoding="utf-8")
        with pytest.raises(InputError, match="leading zero: 301"):
            read_panel(path)

    def test_are_mended_when_asked(self, tmp_path: Path) -> None:
        path = tmp_path / "panel.csv"
        path.write_text(self.TABLE, encoding="utf-8")
        assert read_panel(path, mend_codes=True).regions == ("0301", "3201")

    def test_a_spreadsheet_that_counts_codes_as_figures_is_read_all_the_same(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "panel.xlsx"
        frame = FRAME.rename(columns={"region": "Kommunenr"}).assign(
            Kommunenr=[301, 301, 3201, 3201]
        )
        frame.to_excel(path, index=False)
        same(path, columns={"region": "Kommunenr"}, mend_codes=True)

    def test_three_digits_that_were_never_a_municipality_are_left_alone(
        self, tmp_path: Path
    ) -> None:
        path = tmp_path / "panel.csv"
        path.write_text(self.TABLE.replace("301,", "999,").replace("3201", "888"), encoding="utf-8")
        assert read_panel(path).regions == ("888", "999")


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_bytes_that_are_not_what_the_name_says_are_refused(ending: str) -> None:
    with pytest.raises(InputError, match=f"not an? {ending.upper()} table"):
        parse_table(b"region,industry\n1,2\n", f"panel.{ending}")


@pytest.mark.parametrize(
    ("writer", "stored"),
    # one stores no value beside the formula, the other a zero
    [("openpyxl", None), ("xlsxwriter", "0")],
)
def test_a_formula_in_a_spreadsheet_is_what_it_was_last_found_to_be_and_is_never_run(
    writer: Literal["openpyxl", "xlsxwriter"], stored: str | None
) -> None:
    content = BytesIO()
    frame = pd.DataFrame({"region": ["=1+1"], "year": [2019]})
    frame.to_excel(content, index=False, engine=writer)
    (region,) = parse_table(content.getvalue(), "panel.xlsx")["region"]
    assert region == stored or (stored is None and pd.isna(region))
