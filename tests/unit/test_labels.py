"""Labels of drawings: none wider than its room, none upon another."""

import numpy as np
import pytest

from regionanalysis.presentation.charts.labels import end_label, row_height, spread, wrapped
from regionanalysis.presentation.charts.style import NARROW, WIDE, Canvas
from regionanalysis.presentation.language import language

SAID = language("nb")
LONG = "Forretningsmessig tjenesteyting og eiendomsvirksomhet"


@pytest.mark.parametrize(("canvas", "room"), [(WIDE, 34), (NARROW, 17)])
def test_a_label_is_broken_and_its_long_words_divided_with_a_hyphen(
    canvas: Canvas, room: int
) -> None:
    lines = wrapped(LONG, canvas, SAID).split("\n")
    assert max(map(len, lines)) <= room
    assert " ".join(lines).replace("- ", "") == LONG
    assert len(lines) == -(-len(LONG) // room)


def test_a_label_with_room_is_left_as_it_is() -> None:
    assert wrapped("Industri", NARROW, SAID) == "Industri"


def test_a_row_is_as_high_as_the_label_of_most_lines() -> None:
    one, many = (row_height(labels, SAID, NARROW) for labels in (["A"], ["A", LONG]))
    assert one == row_height(["A", "B"], SAID, NARROW)
    assert many > 2 * one


def test_labels_at_the_ends_of_lines_are_moved_apart_and_keep_their_order() -> None:
    paths = {"a": np.array([0.0, 10.0])}
    placed = spread([5.0, 5.1, 9.0], 0.2, paths)
    assert placed == sorted(placed)
    assert np.diff(placed).min() == pytest.approx(2.0)
    # about where the lines end
    assert np.abs(np.subtract(placed, [5.0, 5.1, 9.0])).max() <= 1.0


def test_labels_that_are_apart_stay_where_they_are() -> None:
    assert spread([1.0, 9.0], 0.1, {"a": np.array([0.0, 10.0])}) == [1.0, 9.0]


def test_a_name_and_its_figure_are_on_two_lines_on_a_phone() -> None:
    assert end_label("Landet", "104", WIDE) == "Landet 104"
    assert end_label("Landet", "104", NARROW) == "Landet\n104"
