"""A table's data: the value behind every figure, an interval as two, nothing where not known."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from regionanalysis.presentation.amounts import FormattedNumber
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.data_table import DataTable, data_table, read_csv
from regionanalysis.presentation.language import language

SAID = language("nb")


def rows_of(table: DataTable) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.csv(), newline="")))


def test_a_figure_is_shown_rounded_and_downloaded_whole() -> None:
    table = Table("Vekst", ("År", "Endring"), [(SAID.year(2016), SAID.signed(-910.25))])
    assert table.rows[0][1] == "−910"
    assert rows_of(table.data("growth")) == [["År", "Endring"], ["2016", "-910.25"]]


def test_a_year_that_cannot_be_compared_is_still_a_year() -> None:
    year = SAID.year(2015, broken=True)
    assert year == "2015 (brudd)"
    assert rows_of(data_table("a", ("År",), [(year,)], caption="")) == [["År"], ["2015"]]


def test_what_is_not_known_is_a_word_to_a_reader_and_empty_in_a_file() -> None:
    table = data_table(
        "a",
        ("Bransje", "Endring"),
        [("Olje", SAID.unknown()), ("Fisk", SAID.signed(0))],
        caption="",
    )
    assert table.rows[0][1].text == "ikke publisert"
    assert rows_of(table)[1:] == [["Olje", ""], ["Fisk", "0"]]


def test_an_interval_is_two_columns() -> None:
    table = data_table(
        "a",
        ("Bransje", "Intervall"),
        [("Bygg", SAID.interval(-1.25, 0.5, 1)), ("Olje", SAID.unknown("interval.unknown"))],
        caption="",
    )
    assert table.columns == ("Bransje", "Intervall ≥", "Intervall ≤")
    assert rows_of(table)[1:] == [["Bygg", "-1.25", "0.5"], ["Olje", "", ""]]


def test_per_cent_is_told_in_the_heading_of_its_column() -> None:
    table = data_table("a", ("Sted", "Vekst"), [("Grue", SAID.percent(-6.818))], caption="")
    assert rows_of(table) == [["Sted", "Vekst (%)"], ["Grue", "-6.818"]]


def test_per_cent_in_some_rows_only_is_told_in_the_heading_of_the_row() -> None:
    rows = [("Grue", SAID.number(0.418, 3)), ("Ut av regionen", SAID.percent(25.5))]
    table = data_table("a", ("Sted", "2017"), rows, caption="")
    assert rows_of(table)[1:] == [["Grue", "0.418"], ["Ut av regionen (%)", "25.5"]]


@pytest.mark.parametrize("name", ["=1+1", "+47", "-rad", "@SUM(A1)", "\tx", "\rx"])
def test_text_is_never_taken_for_a_formula(name: str) -> None:
    table = data_table("a", (name, "x"), [(name, SAID.number(-1))], caption="")
    assert rows_of(table) == [[f"'{name}", "x"], [f"'{name}", "-1"]]


def test_text_has_no_formula_for_a_spreadsheet_with_semicolons_either() -> None:
    table = data_table("a", ("x",), [("helse; =1+1",)], caption="")
    assert rows_of(table)[1] == ["helse; '=1+1"]


def test_noise_around_zero_is_zero_and_has_no_sign() -> None:
    table = data_table("a", ("x", "y"), [("Grue", SAID.signed(-8.6e-16))], caption="")
    assert rows_of(table)[1] == ["Grue", "0"]


def test_a_key_is_a_safe_name_for_a_file() -> None:
    for key in ("../up", "a/b", "", "Å", "a b"):
        with pytest.raises(ValidationError):
            data_table(key, ("x",), [], caption="")


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_characters=";"), max_size=20),
            st.floats(allow_nan=False, allow_infinity=False),
        ),
        max_size=8,
    )
)
def test_every_value_is_read_back_to_twelve_digits(rows: list[tuple[str, float]]) -> None:
    cells = [(name, FormattedNumber("x", value)) for name, value in rows]
    written = rows_of(data_table("a", ("name", "value"), cells, caption=""))[1:]
    kept = [round(float(f"{value:.12g}"), 12) for _, value in rows]
    assert [float(row[1]) for row in written] == kept
    assert [row[0].removeprefix("'") for row in written] == [n.removeprefix("'") for n, _ in rows]


@pytest.mark.parametrize(
    ("code", "line"), [("nb", "Grue;-1234,5;"), ("nn", "Grue;-1234,5;"), ("en", "Grue,-1234.5,")]
)
def test_a_file_is_written_as_spreadsheets_of_its_language_read_it(code: str, line: str) -> None:
    words = language(code)
    rows = [("Grue", words.signed(-1234.5, 1), words.unknown())]
    table = data_table("jobs", ["Place", "Change", "Rank"], rows, caption="Jobs")
    content = table.csv_file(code)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").splitlines()[1] == line
    assert read_csv(content, code)[1] == ["Grue", "-1234.5", ""]
