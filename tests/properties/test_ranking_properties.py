"""What holds for every ranking of places, with ties and unknown figures in it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.ranks import QUADRANTS, Ranking, quadrants

# few different figures make many ties
FIGURES = st.lists(
    st.one_of(st.integers(-3, 3).map(float), st.just(float("nan"))), min_size=1, max_size=25
)


def ranking(values: FloatArray) -> Ranking:
    return Ranking("growth", tuple(str(at) for at in range(len(values))), values)


@given(figures=FIGURES)
def test_a_rank_is_one_more_than_the_places_above(figures: list[float]) -> None:
    values = np.array(figures)
    found = ranking(values)
    for at, value in enumerate(figures):
        above = sum(other > value for other in figures)
        assert np.isnan(found.rank[at]) if np.isnan(value) else found.rank[at] == above + 1


@given(figures=FIGURES)
def test_turned_upside_down_the_list_is_read_from_below(figures: list[float]) -> None:
    found, turned = ranking(np.array(figures)), ranking(-np.array(figures))
    np.testing.assert_array_equal(found.rank, turned.rank_from_below)
    np.testing.assert_array_equal(found.largest(3), turned.smallest(3))
    np.testing.assert_allclose(found.percentile, 100 - turned.percentile)


@given(figures=FIGURES, seed=st.integers(0, 1000))
def test_the_order_places_are_given_in_changes_no_rank(figures: list[float], seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(figures))
    values = np.array(figures)
    np.testing.assert_array_equal(ranking(values[order]).rank, ranking(values).rank[order])


@given(figures=FIGURES, number=st.integers(1, 30), seed=st.integers(0, 1000))
def test_nobody_left_off_a_list_is_above_anybody_on_it(
    figures: list[float], number: int, seed: int
) -> None:
    values = np.array(figures)
    large = np.random.default_rng(seed).random(len(figures)) < 0.7
    on = ranking(values).largest(number, large)
    known = large & ~np.isnan(values)
    off = np.setdiff1d(np.flatnonzero(known), on)
    assert known[on].all()
    assert len(on) >= min(number, known.sum())
    assert (np.diff(values[on]) <= 0).all()
    if len(on) and len(off):
        assert values[off].max() < values[on].min()


@given(figures=FIGURES)
def test_the_mean_percentile_of_known_places_is_fifty(figures: list[float]) -> None:
    found = ranking(np.array(figures))
    if found.count:
        assert np.nanmean(found.percentile) == pytest.approx(50)


@given(figures=FIGURES, seed=st.integers(0, 1000), band=st.floats(0, 3))
def test_a_wider_band_moves_places_to_uncertain_and_nowhere_else(
    figures: list[float], seed: int, band: float
) -> None:
    values = np.array(figures)
    other = np.random.default_rng(seed).permutation(values)
    plain, banded = quadrants(values, other), quadrants(values, other, attractiveness_band=band)
    assert set(plain.tolist()) <= {*QUADRANTS, "unknown"}
    moved = plain != banded
    assert (banded[moved] == "uncertain").all()
    assert (np.abs(values[moved]) <= band).all()
