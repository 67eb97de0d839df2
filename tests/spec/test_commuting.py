"""Commuting: how far municipalities are one labour market."""

import numpy as np
import pytest

from regionanalysis.errors import InputError, ParameterError
from regionanalysis.indicators.commuting import labour_market_integration
from regionanalysis.panel.commuting import OTHER, CommutingFlows

# rows live, columns work:    A    B    C   other
FLOWS = np.array(
    [
        [80.0, 15.0, 0.0, 5.0],  # 100 employed residents of A
        [10.0, 30.0, 1.0, 9.0],  # 50 of B
        [2.0, 0.0, 18.0, 0.0],  # 20 of C
        [8.0, 5.0, 1.0, np.nan],
    ]  # jobs: 100 in A, 50 in B, 20 in C
)
PLACES = ("A", "B", "C", OTHER)


@pytest.fixture
def flows() -> CommutingFlows:
    return CommutingFlows(years=(2017,), places=PLACES, flows=FLOWS[None])


def test_jobs_are_columns_and_employed_residents_are_rows(flows: CommutingFlows) -> None:
    found = labour_market_integration(flows, ["A", "B"])
    assert found.jobs[0].tolist() == [100, 50]
    assert found.residents[0].tolist() == [100, 50]
    assert found.matrix[0].tolist() == [[80, 15], [10, 30]]


def test_internal_integration_is_the_share_in_plus_the_share_out(flows: CommutingFlows) -> None:
    found = labour_market_integration(flows, ["A", "B"])
    assert found.internal[0] == pytest.approx([10 / 100 + 15 / 100, 15 / 50 + 10 / 50])


def test_the_mean_over_members_is_unweighted(flows: CommutingFlows) -> None:
    found = labour_market_integration(flows, ["A", "B"])
    assert found.mean_internal == pytest.approx([(0.25 + 0.5) / 2])


def test_towards_the_outside_the_region_is_one_place(flows: CommutingFlows) -> None:
    found = labour_market_integration(flows, ["A", "B"])
    # 135 of 150 jobs are held, and 135 of 150 residents work, inside
    assert found.in_share == pytest.approx([0.1])
    assert found.out_share == pytest.approx([0.1])


def test_a_pair_is_mutual_when_flows_both_ways_are_a_tenth(flows: CommutingFlows) -> None:
    (mutual,) = labour_market_integration(flows, ["A", "B", "C"]).mutually_dependent()
    # 15 of A's 100 residents work in B, and 10 of B's 50 in A
    assert mutual.tolist() == [
        [False, True, False],
        [True, False, False],
        [False, False, False],
    ]


def test_a_flow_one_way_is_not_mutual_however_large() -> None:
    # all but one of B's residents work in A, and none of A's in B
    flows = CommutingFlows((2017,), ("A", "B"), np.array([[[100.0, 0.0], [19.0, 1.0]]]))
    found = labour_market_integration(flows, ["A", "B"])
    assert found.share_of_residents[0, 1, 0] == 0.95
    assert not found.mutually_dependent().any()


def test_the_threshold_can_be_another(flows: CommutingFlows) -> None:
    found = labour_market_integration(flows, ["A", "B", "C"])
    # the smaller of the two directions, 10 from B to A, is a fifth of B's residents
    assert found.mutually_dependent(0.2)[0, 0].tolist() == [False, True, False]
    assert not found.mutually_dependent(0.21).any()


def test_a_tenth_of_the_jobs_is_enough_and_less_is_not() -> None:
    # two of A's 98 residents hold a tenth of the 20 jobs in B, and one holds less
    for commuters, depends in ((2.0, True), (1.0, False)):
        flows = np.array([[[96.0, commuters], [10.0, 20 - commuters]]])
        found = labour_market_integration(CommutingFlows((2017,), ("A", "B"), flows), ["A", "B"])
        (mutual,) = found.mutually_dependent()
        assert found.share_of_residents[0, 0, 1] < 0.1
        assert mutual[0, 1] == mutual[1, 0] == depends


def test_every_year_is_measured_by_itself() -> None:
    later = np.array([[90.0, 0, 0, 10], [0, 50, 0, 0], [0, 0, 20, 0], [10, 0, 0, np.nan]])
    flows = CommutingFlows(years=(2017, 2022), places=PLACES, flows=np.stack([FLOWS, later]))
    found = labour_market_integration(flows, ["A", "B"])
    assert found.mean_internal == pytest.approx([0.375, 0])
    assert found.in_share == pytest.approx([0.1, 10 / 150])
    assert found.mutually_dependent().any(axis=(1, 2)).tolist() == [True, False]


def test_members_stand_in_the_order_they_are_named(flows: CommutingFlows) -> None:
    found = labour_market_integration(flows, ["B", "A"])
    assert found.matrix[0].tolist() == [[30, 10], [15, 80]]
    assert found.internal[0] == pytest.approx([0.5, 0.25])


def test_a_place_that_is_not_in_the_figures_is_refused(flows: CommutingFlows) -> None:
    with pytest.raises(ParameterError, match="'D'"):
        labour_market_integration(flows, ["A", "D"])


def test_flows_that_do_not_fit_the_labels_are_refused() -> None:
    with pytest.raises(InputError, match="shape"):
        CommutingFlows(years=(2017, 2018), places=PLACES, flows=FLOWS[None])


def test_the_share_in_is_of_jobs_and_the_share_out_of_residents(flows: CommutingFlows) -> None:
    found = labour_market_integration(flows, ["A", "B"])
    assert found.internal_in[0] == pytest.approx([10 / 100, 15 / 50])
    assert found.internal_out[0] == pytest.approx([15 / 100, 10 / 50])
