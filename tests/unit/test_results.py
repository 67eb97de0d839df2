"""What results show of themselves: lines, summaries and tables."""

from html.parser import HTMLParser
from typing import Any

import numpy as np
import pandas as pd
import pytest

import regionanalysis as ra
from regionanalysis import indicators, uncertainty
from regionanalysis.core.results import MAX_ROWS, Result, labelled_frame, table_html
from regionanalysis.model.published import account_of_shift_share

JOBS = ra.example_jobs()
PANEL = ra.panel_from_frame(JOBS)
GOODS = {"A": "goods", "C": "goods", "G": "services"}
PEOPLE = ra.population_from_frame(ra.example_population())
RESULT = ra.shift_share(PANEL)
BY_YEAR = ra.shift_share_by_year(PANEL)
RESPONSE = ra.population_response(PANEL, PEOPLE)
ACCOUNTS = account_of_shift_share(BY_YEAR)

RESULTS: dict[str, Any] = {
    type(result).__name__: result
    for result in (
        PANEL,
        RESULT,
        RESULT.region("N"),
        BY_YEAR,
        ra.growth_indices(PANEL),
        ra.project(PANEL),
        ra.backtest(PANEL),
        ra.berzeg(PANEL),
        ra.patterson(PANEL),
        ra.patterson(PANEL).region("N"),
        ra.patterson_by_year(PANEL),
        ra.yearly_variation(BY_YEAR),
        ra.block_bootstrap(BY_YEAR, reps=50),
        ra.effect_bounds(PANEL),
        ra.leave_one_out(PANEL),
        ra.all_windows(PANEL),
        uncertainty.by_detail(PANEL, GOODS),
        ra.industry_profile(PANEL, 2022),
        ra.specialisation(PANEL, 2022),
        ra.localisation(PANEL, 2022),
        indicators.resident_shares(PANEL, ["N", "S"]),
        indicators.population_record(PEOPLE, ["N"]),
        indicators.Ranking("growth", ("Dal", "Vik"), np.array([1.0, np.nan])),
        RESPONSE,
        ra.expected_growth(PANEL, PEOPLE, RESPONSE),
        ACCOUNTS,
        ACCOUNTS.region("N"),
        ACCOUNTS.region("N").total(),
    )
}


class Outline(HTMLParser):
    """Tags of a table, with the attributes of headings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scopes: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "th":
            self.scopes.append(dict(attrs).get("scope"))


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_is_written_in_three_lines_at_most(name: str) -> None:
    written = repr(RESULTS[name])
    assert written.startswith(name)
    assert len(written.splitlines()) <= 3
    assert max(map(len, written.splitlines())) < 100


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_is_a_table_with_labels_as_index(name: str) -> None:
    table = RESULTS[name].to_frame()
    assert isinstance(table, pd.DataFrame)
    assert not table.empty
    # the terms of a regression are of several kinds, and have their labels as columns
    assert None not in table.index.names or {"kind", "code"} < {*table}


@pytest.mark.parametrize("name", RESULTS)
def test_a_notebook_shows_a_table_with_caption_and_scopes(name: str) -> None:
    outline = Outline(RESULTS[name]._repr_html_())
    assert outline.tags[:2] == ["table", "caption"]
    assert {"col", "row"} == {*outline.scopes}
    assert outline.tags.count("tr") <= MAX_ROWS + 1


@pytest.mark.parametrize("name", RESULTS)
def test_a_summary_begins_with_what_the_result_is(name: str) -> None:
    first, rule, *rest = RESULTS[name].summary().splitlines()
    assert first.startswith(name)
    assert set(rule) == {"="}
    assert len(rest) >= 2


def test_the_line_says_method_years_and_size() -> None:
    assert repr(RESULT).splitlines()[0] == "ShiftShare classic 2015–2022, 4 regions × 3 industries"
    assert repr(BY_YEAR.total()).startswith("ShiftShare classic year by year 2015–2022")
    assert repr(ra.shift_share(PANEL, "esteban-marquillas")).startswith(
        "ShiftShare esteban-marquillas 2015–2022"
    )


def test_what_a_reader_must_know_is_on_a_line_of_its_own() -> None:
    gaps = JOBS.assign(employment=JOBS["employment"].astype(float))
    gaps.loc[(gaps["region"] == "N") & (gaps["industry"] == "A"), "employment"] = np.nan
    lines = repr(ra.shift_share(gaps, missing="drop")).splitlines()
    assert lines[2] == "4 cells excluded: a figure is unknown"


def test_a_long_table_says_how_many_rows_are_not_shown() -> None:
    assert "76 more rows in to_frame()" in PANEL.summary()
    assert "94 more rows" in PANEL.summary(max_rows=2)
    assert "more rows" not in RESULT.summary()


def test_by_region_the_effects_and_the_rest_are_the_change() -> None:
    table = RESULT.to_frame(level="region")
    assert table.index.tolist() == ["E", "N", "S", "W"]
    assert table["region_name"].tolist() == ["East", "North", "South", "West"]
    parts = table[[*RESULT.effects, "undisclosed"]].sum(axis=1)
    np.testing.assert_allclose(parts, table["change"])


def test_by_cell_the_effects_add_up_to_those_by_region() -> None:
    cells = RESULT.to_frame().groupby("region")["regional_shift"].sum()
    np.testing.assert_allclose(cells, RESULT.to_frame(level="region")["regional_shift"])


def test_by_year_the_cells_are_those_of_the_arrays() -> None:
    table = BY_YEAR.to_frame()
    assert table.index.names == ["region", "industry", "year"]
    assert table.loc[("S", "G", 2017), "industry_mix"] == BY_YEAR.industry_mix[1, 2, 2]
    yearly = BY_YEAR.to_frame(level="region")
    assert yearly.loc[("W", 2022), "change"] == BY_YEAR.level[7, 3] - BY_YEAR.level[6, 3]


@pytest.mark.parametrize("result", [RESULT, BY_YEAR, ra.patterson(PANEL)])
def test_another_level_is_refused_with_those_there_are(result: Any) -> None:
    with pytest.raises(KeyError, match="level 'county'"):
        result.to_frame(level="county")


class TestRegionByName:
    """A region by code or by a name that only it has."""

    def test_a_name_is_as_good_as_a_code(self) -> None:
        assert ra.patterson(PANEL).region("North").change == -33
        assert RESULT.region("north").total_change == RESULT.region("N").total_change

    def test_a_name_of_two_regions_is_refused_with_their_codes(self) -> None:
        twice = JOBS.replace({"region_name": {"South": "North"}})
        with pytest.raises(ValueError, match=r"2 have the name 'North'.*Give a code: N, S"):
            ra.shift_share(twice).region("North")

    def test_an_unknown_name_is_refused_with_the_nearest(self) -> None:
        with pytest.raises(KeyError, match="Nearest: North"):
            RESULT.region("Nort")

    def test_a_group_is_the_sum_of_its_members(self) -> None:
        grouped = ra.shift_share(PANEL.with_groups({"both": ["N", "S"]}))
        assert grouped.region("both").total_change == -33 + 182


class TestTables:
    """Labels beside arrays, and tables in HTML."""

    def test_names_that_repeat_the_codes_are_omitted(self) -> None:
        table = labelled_frame({"region": ("a", "b")}, {"x": [1, 2]}, {"region": ("a", "b")})
        assert list(table) == ["x"]

    def test_labels_follow_the_axes(self) -> None:
        cells = np.arange(6).reshape(2, 3)
        axes = {"region": ("a", "b"), "year": (1, 2, 3)}
        table = labelled_frame(axes, {"x": cells}, {"region": ("A", "B")})
        assert table.reset_index().iloc[4].tolist() == ["b", 2, "B", 4]

    def test_text_in_a_table_is_escaped(self) -> None:
        table = pd.DataFrame({"<x>": ["<b>"]}, index=pd.Index(["&"], name="region"))
        written = table_html(table, "<caption>")
        assert "<b>" not in written
        assert "&lt;b&gt;" in written
        assert "&amp;" in written

    def test_unknown_numbers_are_a_dash_and_losses_have_a_minus(self) -> None:
        table = pd.DataFrame({"x": [np.nan, -1234.5]}, index=pd.Index(["a", "b"], name="region"))
        written = table_html(table, "numbers")
        assert "<td>–</td>" in written
        assert "<td>−1,234.5</td>" in written


def test_a_result_without_a_table_says_so() -> None:
    with pytest.raises(NotImplementedError):
        Result().to_frame()
