"""Breaks in series are data, and a change across one is refused or marked."""

from itertools import pairwise

import pytest

from regionanalysis.classifications.series_breaks import (
    SeriesBreak,
    breaks_crossed,
    check_breaks,
    series_breaks,
)
from regionanalysis.errors import SeriesBreakError

REGISTER = SeriesBreak(2014, "register_employment", "a_ordningen", "Statistics Norway")
EARLIER = SeriesBreak(2008, "register_employment", "industry_standard", "Statistics Norway")
BOTH = (EARLIER, REGISTER)


def test_a_break_is_named_by_the_years_on_either_side() -> None:
    assert REGISTER.label == "2014/2015"


@pytest.mark.parametrize(
    ("start_year", "end_year"),
    [
        pytest.param(2014, 2015, id="just across"),
        pytest.param(2002, 2016, id="far across"),
        pytest.param(2014, 2022, id="from the last year of the old series"),
        pytest.param(2002, 2015, id="to the first year of the new series"),
    ],
)
def test_a_change_with_a_year_on_either_side_crosses_the_break(
    start_year: int, end_year: int
) -> None:
    assert breaks_crossed([REGISTER], start_year=start_year, end_year=end_year) == (REGISTER,)


@pytest.mark.parametrize(
    ("start_year", "end_year"),
    [
        pytest.param(2002, 2014, id="to the last year of the old series"),
        pytest.param(2015, 2016, id="from the first year of the new series"),
        pytest.param(2014, 2014, id="no change at all"),
    ],
)
def test_a_change_within_one_series_crosses_nothing(start_year: int, end_year: int) -> None:
    assert breaks_crossed([REGISTER], start_year=start_year, end_year=end_year) == ()


def test_the_breaks_a_period_crosses_are_those_its_years_cross_one_by_one() -> None:
    yearly = [
        one
        for before, after in pairwise(range(2002, 2017))
        for one in breaks_crossed(BOTH, start_year=before, end_year=after)
    ]
    assert tuple(yearly) == breaks_crossed(BOTH, start_year=2002, end_year=2016) == BOTH


def test_a_change_across_a_break_is_refused_with_every_break_and_what_to_do() -> None:
    with pytest.raises(
        SeriesBreakError, match="The change 2002-2016 crosses a break in the series: 2008/2009, 20"
    ) as caught:
        check_breaks(BOTH, start_year=2002, end_year=2016, policy="raise")
    assert caught.value.evidence == BOTH
    assert 'breaks="flag"' in caught.value.remedy


def test_the_refusal_names_only_the_breaks_that_are_crossed() -> None:
    with pytest.raises(SeriesBreakError) as caught:
        check_breaks(BOTH, start_year=2010, end_year=2016, policy="raise")
    assert caught.value.evidence == (REGISTER,)
    assert "2008" not in caught.value.message


def test_a_caller_who_says_flag_gets_the_breaks_crossed() -> None:
    crossed = check_breaks(BOTH, start_year=2010, end_year=2016, policy="flag")
    assert crossed == (REGISTER,)


def test_a_change_within_one_series_is_not_refused() -> None:
    assert check_breaks(BOTH, start_year=2009, end_year=2014, policy="raise") == ()


def test_register_based_employment_breaks_where_the_source_changed_in_2015() -> None:
    (one,) = series_breaks("register_employment")
    assert (one.label, one.reason, one.industries) == ("2014/2015", "a_ordningen", ())
    assert "1.78 per cent" in one.bridge


def test_the_county_accounts_break_in_some_industries_in_2010_2011_and_2015() -> None:
    breaks = series_breaks("county_national_accounts")
    assert [one.last_year for one in breaks] == [2009, 2010, 2014]
    assert all(one.industries for one in breaks)
    assert "Finansierings- og forsikringsvirksomhet" in breaks[0].industries


@pytest.mark.parametrize("concept", ["register_employment", "county_national_accounts"])
def test_every_break_says_why_and_who_says_so(concept: str) -> None:
    breaks = series_breaks(concept)
    assert breaks
    assert all(one.reason and one.source and one.concept == concept for one in breaks)


def test_a_series_without_known_breaks_has_none() -> None:
    assert series_breaks("population") == ()
