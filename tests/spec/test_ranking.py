"""Where places stand: ranks, ends of the list, and the four quadrants."""

import numpy as np
import pytest

from regionanalysis.errors import InputError, ParameterError
from regionanalysis.indicators.ranks import Ranking, quadrants

PLACES = ("Dal", "Vik", "Nes", "Ås", "Bø")
GROWTH = Ranking("growth", PLACES, np.array([1.0, 3.0, np.nan, 3.0, -2.0]))


def named(positions: np.ndarray) -> list[str]:
    return [PLACES[at] for at in positions.tolist()]


def test_the_highest_is_first_and_equals_share_the_best_rank() -> None:
    np.testing.assert_array_equal(GROWTH.rank, [3, 1, np.nan, 1, 4])
    np.testing.assert_array_equal(GROWTH.rank_from_below, [2, 3, np.nan, 3, 1])


def test_an_unknown_place_has_no_rank_and_is_not_counted() -> None:
    assert GROWTH.count == 4
    assert GROWTH.rank_of("Nes") is None
    assert GROWTH.rank_of("Bø") == 4
    assert np.isnan(GROWTH.percentile[2])
    assert np.isnan(GROWTH.share_below[2])


def test_the_share_below_is_of_the_others_and_the_percentile_counts_half_of_equals() -> None:
    # Dal has Bø below it, of three others; Vik and Ås have two
    np.testing.assert_allclose(GROWTH.share_below, [1 / 3, 2 / 3, np.nan, 2 / 3, 0])
    # Dal: (1 + 1/2) of 4; Vik and Ås: (2 + 2/2) of 4; Bø: (0 + 1/2) of 4
    np.testing.assert_allclose(GROWTH.percentile, [37.5, 75, np.nan, 75, 12.5])


def test_a_place_alone_has_a_rank_and_nobody_below_it() -> None:
    alone = Ranking("growth", ("Dal",), np.array([1.0]))
    assert alone.rank_of("Dal") == 1
    assert np.isnan(alone.share_below).all()
    assert alone.percentile.tolist() == [50]


def test_all_that_tie_with_the_last_are_on_the_list() -> None:
    assert named(GROWTH.largest(1)) == ["Vik", "Ås"]
    assert named(GROWTH.largest(3)) == ["Vik", "Ås", "Dal"]
    assert named(GROWTH.smallest(2)) == ["Bø", "Dal"]
    assert named(GROWTH.smallest(3)) == ["Bø", "Dal", "Vik", "Ås"]


def test_a_list_longer_than_the_places_has_all_that_are_known() -> None:
    assert named(GROWTH.largest(99)) == ["Vik", "Ås", "Dal", "Bø"]


def test_small_places_are_left_out_of_lists_and_keep_their_rank() -> None:
    large = np.array([True, False, True, False, True])
    assert named(GROWTH.largest(1, large)) == ["Dal"]
    assert named(GROWTH.smallest(5, large)) == ["Bø", "Dal"]
    assert GROWTH.rank_of("Dal") == 3


def test_those_chosen_can_be_ranked_among_themselves() -> None:
    few = GROWTH.subset(np.array([True, False, True, False, True]))
    assert few.places == ("Dal", "Nes", "Bø")
    np.testing.assert_array_equal(few.rank, [1, np.nan, 2])


def test_figures_that_differ_by_how_floats_are_kept_are_equal_once_rounded() -> None:
    values = np.array([0.1 + 0.2, 0.3])
    assert Ranking("share", ("Dal", "Vik"), values).rank.tolist() == [1, 2]
    assert Ranking("share", ("Dal", "Vik"), values, decimals=2).rank.tolist() == [1, 1]


def test_the_four_quadrants_are_measured_from_the_nation() -> None:
    found = quadrants(np.array([0.5, 0.5, -0.5, -0.5]), np.array([0.2, -0.2, 0.2, -0.2]))
    assert found.tolist() == [
        "high_favourable",
        "high_unfavourable",
        "low_favourable",
        "low_unfavourable",
    ]


def test_on_the_line_is_low_unless_one_asks_for_what_is_uncertain() -> None:
    attractiveness, structural = np.array([0.0, 0.1, 0.1]), np.array([0.3, 0.3, 0.0])
    plain = quadrants(attractiveness, structural)
    assert plain.tolist() == ["low_favourable", "high_favourable", "high_unfavourable"]
    on_it = quadrants(attractiveness, structural, attractiveness_band=0, structural_band=0)
    assert on_it.tolist() == ["uncertain", "high_favourable", "uncertain"]


def test_a_place_within_its_noise_is_in_no_quadrant() -> None:
    # the same figures, and the first place is the small one
    found = quadrants(
        np.array([0.5, 0.5]), np.array([-0.2, -0.2]), attractiveness_band=np.array([0.8, 0.3])
    )
    assert found.tolist() == ["uncertain", "high_unfavourable"]


def test_what_is_unknown_is_in_no_quadrant() -> None:
    one = np.array([0.5, np.nan, 0.5])
    assert quadrants(one, np.array([np.nan, 0.1, 0.1])).tolist() == [
        "unknown",
        "unknown",
        "high_favourable",
    ]
    band = np.array([0.1, 0.1, np.nan])
    assert quadrants(one, one, attractiveness_band=band).tolist()[2] == "unknown"


def test_what_cannot_be_ranked_is_refused() -> None:
    with pytest.raises(InputError, match="shape"):
        Ranking("growth", ("Dal",), np.zeros(2))
    with pytest.raises(InputError, match="infinite"):
        Ranking("growth", ("Dal",), np.array([np.inf]))
    with pytest.raises(ParameterError, match=r"'Da'.*Dal"):
        GROWTH.rank_of("Da")
    with pytest.raises(ParameterError, match="0 were requested"):
        GROWTH.largest(0)
    with pytest.raises(InputError, match="true or false"):
        GROWTH.largest(1, np.array([0, 1, 2]))
    with pytest.raises(ParameterError, match="zero or more"):
        quadrants(np.zeros(2), np.zeros(2), structural_band=-1)
    with pytest.raises(InputError, match="shape"):
        quadrants(np.zeros(2), np.zeros(3))
