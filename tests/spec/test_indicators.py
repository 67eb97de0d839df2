"""The barometer's further figures: people and commuting, by place and for the nation."""

import numpy as np

from regionanalysis.indicators.people import commute_out, people_indicators, population_growth
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.population import PopulationPanel

PEOPLE = PopulationPanel(
    years=(2015, 2020),
    regions=("0402", "0420", "0423"),
    region_names=("Kongsvinger", "Eidskog", "Grue"),
    population=np.array([[1000.0, 500.0, np.nan], [1100.0, 450.0, 300.0]]),
    nation=np.array([10_000.0, 10_500.0]),
)

# who lives in a row works in a column
FLOWS = CommutingFlows(
    years=(2020,),
    places=("0402", "0420", "other"),
    flows=np.array([[[60.0, 10.0, 30.0], [20.0, 20.0, 0.0], [5.0, 5.0, np.nan]]]),
)


def test_population_growth_is_from_the_first_year_to_the_last() -> None:
    found = population_growth(("0420", "0402"), PEOPLE, 2015, 2020)
    assert np.allclose(found.places, [-10, 10])
    assert abs(found.nation - 5) < 1e-12


def test_a_place_without_figures_is_unknown_and_not_zero() -> None:
    found = population_growth(("0423", "9999"), PEOPLE, 2015, 2020)
    assert np.isnan(found.places).all()


def test_those_who_work_elsewhere_are_a_share_of_residents_with_a_job() -> None:
    found = commute_out(("0402", "0420"), FLOWS)
    assert np.allclose(found.places, [40, 50])
    # 40 of 100 and 20 of 40 work elsewhere: 60 of 140
    assert abs(found.nation - 100 * 60 / 140) < 1e-12


def test_only_what_is_known_is_told() -> None:
    years = {"start_year": 2015, "end_year": 2019}
    assert dict(people_indicators(("0402",), PEOPLE, None, **years)) == {}
    assert set(people_indicators(("0402",), None, FLOWS, **years)) == {"commute_out"}
