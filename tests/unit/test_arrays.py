"""Ratios with nothing to divide by, and positions of labels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from regionanalysis.core.arrays import FloatArray, position, positions, safe_ratio
from regionanalysis.errors import UnknownNameError

VALUES = arrays(np.float64, (3, 4), elements=st.integers(-999, 999).map(float) | st.just(np.nan))


@given(VALUES, VALUES)
def test_a_ratio_is_the_quotient_where_it_divides(above: FloatArray, below: FloatArray) -> None:
    with np.errstate(all="ignore"):
        plain = np.where(below > 0, above / below, np.nan)
    np.testing.assert_array_equal(safe_ratio(above, below), plain)


def test_nothing_to_divide_by_gives_the_fill_value() -> None:
    below = np.array([0.0, -1.0, np.nan, 2.0])
    np.testing.assert_array_equal(safe_ratio(1.0, below), [np.nan, np.nan, np.nan, 0.5])
    np.testing.assert_array_equal(safe_ratio(1.0, below, fill=0.0), [0, 0, 0, 0.5])
    np.testing.assert_array_equal(
        safe_ratio(1.0, below, where=below != 0, fill=1.0), [1, -1, np.nan, 0.5]
    )


def test_a_ratio_broadcasts_and_takes_an_array_of_fill_values() -> None:
    ratio = safe_ratio(np.ones((2, 3)), np.array([[2.0], [0.0]]), fill=np.array([7.0, 8.0, 9.0]))
    np.testing.assert_array_equal(ratio, [[0.5, 0.5, 0.5], [7, 8, 9]])


def test_integers_give_fractions() -> None:
    np.testing.assert_array_equal(safe_ratio(np.array([1, 2]), np.array([4, 0])), [0.25, np.nan])


def test_positions_are_in_the_order_asked_for() -> None:
    assert positions(["c", "a"], ("a", "b", "c"), "region") == [2, 0]
    assert position("b", ("a", "b", "c"), "region") == 1


def test_an_unknown_label_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="There is no region 'Hamra'") as refused:
        positions(["Hamar", "Hamra"], ("Hamar", "Skien"), "region")
    assert refused.value.evidence == ("Hamar",)
    with pytest.raises(UnknownNameError, match="There is no region 'Hamra'"):
        position("Hamra", ("Hamar", "Skien"), "region")
