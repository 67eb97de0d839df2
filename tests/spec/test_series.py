"""Jobs year by year, put together from more than one table."""

import numpy as np
import pytest

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.panel.provenance import Origin
from regionanalysis.panel.series import EmploymentSeries

BREAK = SeriesBreak(last_year=2014, concept="jobs", reason="a_ordningen", source="test")


def origin(name: str) -> Origin:
    return Origin(
        name=name,
        producer="Test",
        title=name,
        table="1",
        unit="persons",
        place="work",
        period="2013-2017",
        date="2026",
        date_kind="accessed",
        licence="none",
        sha256="0" * 64,
    )


def series(
    first_year: int,
    jobs: list[list[float]],
    *,
    name: str = "one",
    places: tuple[str, ...] = ("01", "02"),
    breaks: tuple[SeriesBreak, ...] = (),
) -> EmploymentSeries:
    return EmploymentSeries(
        years=tuple(range(first_year, first_year + len(jobs))),
        places=places,
        employment=np.array(jobs),
        origin_of=(origin(name),) * len(jobs),
        breaks=breaks,
    )


EARLY = series(2014, [[100, 50], [110, 40]])


def test_places_are_matched_by_code_and_not_by_their_order() -> None:
    later = series(2016, [[45, 120]], name="two", places=("02", "01"))
    whole = EARLY.concatenated(later)
    assert whole.places == ("01", "02")
    assert whole.sum_of(["01"]).tolist() == [100, 110, 120]
    assert whole.sum_of(["02"]).tolist() == [50, 40, 45]


def test_every_year_says_which_table_it_is_from() -> None:
    whole = EARLY.concatenated(series(2016, [[120, 45], [130, 45]], name="two"))
    assert [one.name for one in whole.origin_of] == ["one", "one", "two", "two"]
    assert [one.name for one in whole.origins] == ["one", "two"]


def test_a_break_that_both_know_of_is_one_break() -> None:
    early = series(2014, [[100, 50], [110, 40]], breaks=(BREAK,))
    later = series(2016, [[120, 45]], breaks=(BREAK,))
    assert early.concatenated(later).breaks == (BREAK,)


def test_three_tables_are_put_together_one_after_the_other() -> None:
    whole = EARLY.concatenated(series(2016, [[120, 45]], name="two"))
    whole = whole.concatenated(series(2017, [[130, 45]], name="three"))
    assert whole.years == (2014, 2015, 2016, 2017)
    assert whole.sum_of(["01", "02"]).tolist() == [150, 150, 165, 175]


@pytest.mark.parametrize("first_year", [2015, 2017])
def test_an_overlap_is_refused_and_so_is_a_gap(first_year: int) -> None:
    with pytest.raises(InputError, match=f"to 2015 cannot be continued by one from {first_year}"):
        EARLY.concatenated(series(first_year, [[120, 45]]))


@pytest.mark.parametrize("places", [("01",), ("01", "03"), ("01", "02", "03")])
def test_a_later_series_of_fewer_other_or_more_places_is_refused(places: tuple[str, ...]) -> None:
    with pytest.raises(InputError, match="different places") as caught:
        EARLY.concatenated(series(2016, [[120.0] * len(places)], places=places))
    assert "same places" in caught.value.remedy


def test_the_sum_is_unknown_in_a_year_that_one_place_is() -> None:
    gap = series(2014, [[100, 50], [110, np.nan]])
    assert gap.sum_of(["01", "02"]) == pytest.approx([150, np.nan], nan_ok=True)
    assert gap.sum_of(["01"]).tolist() == [100, 110]


def test_a_place_that_is_not_there_is_refused_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"'2'.*02"):
        EARLY.sum_of(["01", "2"])
