"""Inhabitants of a region against the nation's."""

import numpy as np
import pytest

from regionanalysis.errors import ParameterError
from regionanalysis.indicators.population import population_record
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.provenance import Origin

ORIGIN = Origin(
    name="population",
    producer="Test",
    title="Inhabitants",
    table="1",
    unit="persons",
    place="residence",
    period="2014-2016",
    date="2026",
    date_kind="accessed",
    licence="none",
    sha256="0" * 64,
)

#                       Dal   Vik   Nes
INHABITANTS = np.array([[400.0, 600.0, 50.0], [380.0, 600.0, 55.0], [360.0, 590.0, np.nan]])


@pytest.fixture
def panel() -> PopulationPanel:
    return PopulationPanel(
        years=(2014, 2015, 2016),
        regions=("01", "02", "03"),
        region_names=("Dal", "Vik", "Nes"),
        population=INHABITANTS,
        nation=np.array([5000.0, 5050.0, 5100.0]),
        origins=(ORIGIN,),
    )


def test_a_region_has_the_inhabitants_of_its_municipalities(panel: PopulationPanel) -> None:
    record = population_record(panel, ["01", "02"])
    assert record.years == (2014, 2015, 2016)
    assert record.region.tolist() == [1000, 980, 950]
    assert record.nation.tolist() == [5000, 5050, 5100]


def test_the_index_is_of_the_sum_and_not_a_mean_of_indices(panel: PopulationPanel) -> None:
    # Dal is down to 90 and Vik to 98.3, but Vik is the larger
    assert population_record(panel, ["01", "02"]).region_index == pytest.approx([100, 98, 95])


def test_from_a_later_year_both_indices_start_at_100_then(panel: PopulationPanel) -> None:
    record = population_record(panel, ["01"], 2015)
    assert record.years == (2015, 2016)
    assert record.region_index == pytest.approx([100, 100 * 360 / 380])
    assert record.nation_index == pytest.approx([100, 100 * 5100 / 5050])


def test_inhabitants_are_unknown_in_a_year_that_one_area_is(panel: PopulationPanel) -> None:
    record = population_record(panel, ["01", "03"])
    assert record.region == pytest.approx([450, 435, np.nan], nan_ok=True)
    assert record.region_index[:2] == pytest.approx([100, 100 * 435 / 450])


def test_the_record_says_where_its_figures_are_from(panel: PopulationPanel) -> None:
    assert population_record(panel, ["01"]).origins == (ORIGIN,)


@pytest.mark.parametrize("year", [2013, 2017])
def test_a_year_outside_the_figures_is_refused_with_those_there_are(
    year: int, panel: PopulationPanel
) -> None:
    with pytest.raises(ParameterError, match=f"no year {year}") as caught:
        population_record(panel, ["01"], year)
    assert "2014-2016" in caught.value.remedy


def test_a_municipality_that_is_not_there_is_refused_with_the_nearest(
    panel: PopulationPanel,
) -> None:
    with pytest.raises(ParameterError, match=r"'3'.*03"):
        population_record(panel, ["01", "3"])
