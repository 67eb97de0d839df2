"""Where members commute to: ties are named, and what is not known is not passed over."""

import numpy as np
import pytest

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.destinations import CommuterDestinations, commuter_destinations
from regionanalysis.panel.commuting import OTHER, CommutingFlows
from regionanalysis.presentation import tables, text
from regionanalysis.presentation.language import Language, language

PLACES = ("A", "B", "X", "Y", OTHER)
NAMES = {"A": "Alvdal", "B": "Bykle", "X": "Oslo", "Y": "Hamar"}


def record(*rows: list[float]) -> CommuterDestinations:
    """Return where the residents of A and B commute to, from their rows of flows."""
    flows: FloatArray = np.zeros((1, 5, 5))
    flows[0, :2] = rows
    flows[0, 4, 4] = np.nan
    return commuter_destinations(CommutingFlows((2022,), PLACES, flows), ["A", "B"], NAMES)


@pytest.fixture
def nb() -> Language:
    return language("nb")


def words(found: CommuterDestinations, nb: Language) -> str:
    return " ".join(block.text for block in text.destinations(found, ["Alvdal", "Bykle"], nb))


def test_who_stays_at_home_is_no_commuter() -> None:
    found = record([900, 20, 10, 0, 0], [5, 50, 0, 0, 0])
    assert found.flows[0].tolist() == [[0, 20, 10, 0], [5, 0, 0, 0]]
    assert found.residents.tolist() == [[930, 55]]


def test_equal_flows_share_the_first_place(nb: Language) -> None:
    found = record([900, 20, 20, 3, 0], [5, 50, 0, 0, 0])
    flow = found.largest(0, 0)
    assert [found.place_names[place] for place in flow.places] == ["Bykle", "Oslo"]
    assert (flow.persons, flow.hidden) == (20, False)
    assert "like mange fra Alvdal til Bykle og Oslo, 20 personer" in words(found, nb)


def test_the_largest_outside_leaves_out_the_members() -> None:
    found = record([900, 20, 10, 3, 0], [5, 50, 0, 0, 0])
    flow = found.largest(0, 0, outside=True)
    assert [found.places[place] for place in flow.places] == ["X"]
    assert found.largest(0, 1, outside=True).places == ()


def test_more_to_places_not_listed_hide_the_largest(nb: Language) -> None:
    found = record([900, 0, 10, 3, 11], [5, 50, 12, 0, 12])
    assert [found.largest(0, at, outside=True).hidden for at in (0, 1)] == [True, False]
    assert "Fra Alvdal pendler det flere til steder utenfor regionen" in words(found, nb)


def test_a_flow_that_is_not_known_may_be_the_largest() -> None:
    found = record([900, 20, np.nan, 3, 0], [5, 50, 0, 0, np.nan])
    assert found.largest(0, 0).hidden
    assert found.largest(0, 1).hidden


def test_the_table_has_what_is_not_listed_in_a_column(nb: Language) -> None:
    table = tables.destinations(
        record([900, 0, 10, 3, 11], [5, 50, 0, 0, 0]), ["Alvdal", "Bykle"], nb
    )
    assert [tuple(map(str, row)) for row in table.rows] == [
        ("Alvdal", "Oslo", "10", "1\xa0%", "3", "11"),
        ("Bykle", "ingen", "0", "0\xa0%", "0", "0"),
    ]


def test_figures_that_list_every_place_have_no_such_column(nb: Language) -> None:
    found = record([900, 0, 10, 3, 0], [5, 50, 0, 0, 0])
    table = tables.destinations(found, ["Alvdal", "Bykle"], nb)
    assert len(table.columns) == len(table.rows[0]) == 5


def test_a_member_without_flows_is_refused() -> None:
    flows = CommutingFlows((2022,), ("A",), np.ones((1, 1, 1)))
    with pytest.raises(ParameterError, match="'B'"):
        commuter_destinations(flows, ["B"])
