"""Ranks among all regions."""

from dataclasses import replace

import numpy as np
import pytest

from regionanalysis.core.arrays import ranks
from regionanalysis.errors import ParameterError
from regionanalysis.model.comparison import RegionComparison

COMPARISON = RegionComparison(
    start_year=2002,
    end_year=2016,
    regions=("Dal", "Vik", "Nes"),
    start=np.array([100.0, 200.0, 700.0]),
    end=np.array([110.0, 220.0, 770.0]),
    mean_effects={"attractiveness": np.array([-0.1, 0.3, 0.2])},
)


def test_the_highest_is_first_and_equals_share_the_best_rank() -> None:
    assert ranks(np.array([1.0, 3.0, 3.0, 2.0])).tolist() == [4, 1, 1, 3]


def test_an_unknown_figure_comes_last() -> None:
    assert ranks(np.array([1.0, np.nan, -5.0])).tolist() == [1, 3, 2]


def test_unknown_figures_share_the_last_rank() -> None:
    assert ranks(np.array([np.nan, 2.0, np.nan, 1.0])).tolist() == [3, 1, 3, 2]


def test_the_nations_growth_is_of_all_jobs_and_not_the_mean_of_regions() -> None:
    # 90 more of 1 000: Nes weighs seven times as much as Dal
    other = replace(COMPARISON, end=np.array([120.0, 200.0, 770.0]))
    assert other.growth == pytest.approx([20, 0, 10])
    assert other.national_growth == pytest.approx(9)
    assert [other.rank(region, "growth") for region in other.regions] == [1, 3, 2]


def test_growth_is_that_of_the_whole_period() -> None:
    assert COMPARISON.growth == pytest.approx([10, 10, 10])
    assert COMPARISON.national_growth == pytest.approx(10)
    assert COMPARISON.rank("Nes", "attractiveness") == 2


def test_a_region_that_is_not_among_them_is_refused() -> None:
    with pytest.raises(ParameterError, match="'Da'"):
        COMPARISON.rank("Da", "growth")
