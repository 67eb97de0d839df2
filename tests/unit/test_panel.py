"""The employment panel: checked when it is made, and what it says of itself."""

from dataclasses import replace

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.panel.employment import UNALLOCATED
from regionanalysis.panel.population import PopulationPanel

TABLE = """
    region  industry  2008  2009  2011
    01      farming     10    11    12
    01      tech        20    21     ?
    02      farming      5     -     -
    02      tech         5     -     -
    0       farming     20    20    20
    0       tech        30    30    30
"""


def test_an_array_that_does_not_fit_the_labels_is_refused() -> None:
    panel = panel_from_text(TABLE)
    with pytest.raises(InputError, match=r"nation has shape \(3, 1\)"):
        replace(panel, nation=panel.nation[:, :1])


def test_a_nation_smaller_than_its_regions_is_refused_with_the_cell() -> None:
    with pytest.raises(InputError) as caught:
        panel_from_text(TABLE.replace("0       farming     20", "0       farming     14"))
    for part in ("14 employed", "'farming'", "2008", "15 of its regions", "counted twice"):
        assert part in str(caught.value)
    assert caught.value.evidence == ((2008, "farming"),)


def test_published_rounding_may_make_the_nation_a_little_smaller() -> None:
    table = TABLE.replace("0       farming     20", "0       farming     14.9")
    with pytest.raises(InputError):
        panel_from_text(table)
    assert panel_from_text(table, rounding=0.05).rounding == 0.05
    # by as much as each region's figure and its own may be off, and no more
    assert panel_from_text(table.replace("14.9", "14.85"), rounding=0.05).rounding == 0.05
    with pytest.raises(InputError, match=r"14\.8 employed"):
        panel_from_text(table.replace("14.9", "14.8"), rounding=0.05)


def test_a_group_of_unknown_regions_is_refused_with_the_nearest() -> None:
    with pytest.raises(ParameterError, match=r"'valley'.*'3'"):
        panel_from_text(TABLE).with_groups({"valley": ("01", "3")})


def test_unallocated_is_the_nation_less_the_regions_there_are() -> None:
    panel = panel_from_text(TABLE)
    assert panel.unallocated == pytest.approx(np.array([[5, 5], [9, 9], [8, np.nan]]), nan_ok=True)


def test_with_the_unallocated_the_regions_add_up_to_the_nation() -> None:
    panel = panel_from_text(TABLE).with_unallocated()
    assert panel.regions == ("01", "02", UNALLOCATED)
    assert panel.employment[0].sum(axis=0) == pytest.approx(panel.nation[0])
    assert panel.region_total[0].sum() == panel.nation_total[0]
    # a region that is absent leaves its jobs to no one
    assert panel.region_total[1, -1] == 50 - 32
    assert panel.present[:, -1].all()


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (2011, 2008, "asked for 2011 to 2008"),
        (2009, 2009, "asked for 2009 to 2009"),
        (2010, 2011, "no year 2010"),
        (2008, 2012, "no year 2012"),
    ],
)
def test_a_window_needs_two_years_of_the_panel_in_order(start: int, end: int, message: str) -> None:
    with pytest.raises(ParameterError, match=message) as caught:
        panel_from_text(TABLE).window(start, end)
    assert "2008, 2009, 2011" in str(caught.value)


def test_a_window_is_all_years_when_none_are_named() -> None:
    assert panel_from_text(TABLE).window(None, None) == (2008, 2011)
    assert panel_from_text(TABLE).window(2009, None) == (2009, 2011)


def test_years_without_a_gap_are_told_as_a_range() -> None:
    panel = panel_from_text("""
        region  industry  2008  2009  2010
        01      farming     10    11    12
        0       farming     20    20    20
    """)
    with pytest.raises(ParameterError, match="Its years are 2008-2010"):
        panel.year_index(2020)


def test_thousands_become_persons_with_their_rounding() -> None:
    panel = panel_from_text(TABLE, unit="thousand persons", rounding=0.5).in_persons()
    assert (panel.unit, panel.rounding) == ("persons", 500)
    assert panel.employment[0, 0].tolist() == [10000, 20000]
    assert panel.cells is not None
    assert (panel.cells.low[0, 0, 0], panel.cells.high[0, 0, 0]) == (9500, 10500)
    assert (panel.cells.nation_low[0, 0], panel.cells.nation_high[0, 0]) == (19500, 20500)
    assert panel.in_persons() is panel


def test_a_unit_that_is_no_number_of_persons_is_refused() -> None:
    with pytest.raises(InputError, match="'man-years'"):
        panel_from_text(TABLE, unit="man-years").in_persons()


class TestPopulation:
    panel = PopulationPanel(
        years=(2015, 2016),
        regions=("01", "02"),
        region_names=("One", "Two"),
        population=np.array([[10.0, 20.0], [11.0, np.nan]]),
        nation=np.array([100.0, 101.0]),
    )

    def test_the_sum_over_regions_is_unknown_where_one_is(self) -> None:
        assert self.panel.of(["01", "02"]) == pytest.approx([30, np.nan], nan_ok=True)
        assert self.panel.of(["01"]) == pytest.approx([10, 11])

    def test_an_unknown_region_is_refused(self) -> None:
        with pytest.raises(ParameterError, match="population figures '03'"):
            self.panel.of(["01", "03"])

    def test_an_array_that_does_not_fit_the_labels_is_refused(self) -> None:
        with pytest.raises(InputError, match="shape"):
            replace(self.panel, nation=np.array([100.0]))
