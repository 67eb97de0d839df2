"""Regions of many municipalities: figures that can still be read, with all of it in the table."""

from itertools import pairwise

import numpy as np
import pytest
from bs4 import BeautifulSoup

from regionanalysis.indicators.commuting import labour_market_integration
from regionanalysis.indicators.dependence import dependence
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.presentation import charts, text
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts.flows import MAX_FLOWS
from regionanalysis.presentation.charts.row_layout import MAX_AT_AN_END, row_ends
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import language

SAID = language("nb")
SUBJECT = Context("Storfylket", "commuters", "Kilde: oppdiktet.")
YEARS = (2021, 2022)


def commuters(count: int) -> CommutingFlows:
    """Return flows in which the share that leaves for the next place grows from place to place."""
    flows = np.zeros((len(YEARS), count, count))
    for year in range(len(YEARS)):
        for home in range(count):
            flows[year, home, home] = 1000 - 10 * home
            flows[year, home, (home + 1) % count] += 10 * home + year
    return CommutingFlows(YEARS, tuple(f"{at:04}" for at in range(count)), flows)


def figures(count: int) -> tuple[Figure, Figure]:
    flows = commuters(count)
    found = labour_market_integration(flows, flows.places)
    names = [f"Sted {at}" for at in range(count)]
    return (
        charts.commuting_matrix(found, names, SUBJECT, SAID),
        charts.integration(found, names, SUBJECT, SAID)[0],
    )


def written(figure: Figure) -> list[str]:
    soup = BeautifulSoup(figure.wide, "html.parser")
    return [one.get_text() for one in soup.find_all("text")]


def test_few_members_have_a_grid_with_a_row_each() -> None:
    matrix, integration = figures(7)
    assert matrix.key == "commuting"
    assert {f"Sted {at}" for at in range(7)} <= set(written(matrix)) & set(written(integration))
    assert "Figuren viser" not in integration.subtitle


def test_many_members_have_their_largest_flows_and_the_grid_as_a_table() -> None:
    matrix, _ = figures(40)
    shown = [one for one in written(matrix) if "→" in one]
    assert shown[0] == "Sted 39 → Sted 0"
    assert len(shown) == MAX_FLOWS
    assert "De 15 største" in matrix.subtitle
    # a row a place and one of jobs; a column a place, its name and its residents
    assert (len(matrix.table.rows), len(matrix.table.columns)) == (41, 42)


def test_of_many_rows_those_at_the_ends_are_drawn_and_that_is_told() -> None:
    _, integration = figures(40)
    drawn = [one for one in written(integration) if one.startswith("Sted")]
    assert len(drawn) == 2 * MAX_AT_AN_END
    assert "de 12 øverste og de 12 nederste av 40; tabellen har alle" in integration.subtitle
    assert sum(row[0].startswith("Sted") for row in integration.table.rows) == 40


@pytest.mark.parametrize("count", [1, 24, 25, 100])
def test_the_rows_at_the_ends_are_in_order_and_at_most_a_page(count: int) -> None:
    rows = row_ends(range(count))
    assert len(rows) == min(count, 2 * MAX_AT_AN_END)
    assert (rows[0], rows[-1]) == (0, count - 1)
    assert all(before < after for before, after in pairwise(rows))


def test_pairs_are_named_as_far_as_a_sentence_can_be_read() -> None:
    one_way = commuters(40)
    there_and_back = one_way.flows + one_way.flows.transpose(0, 2, 1)
    both_ways = CommutingFlows(YEARS, one_way.places, there_and_back)
    integration = labour_market_integration(both_ways, both_ways.places)
    record = dependence(integration)
    pairs = int(record.count[-1])
    names = [f"Sted {number}" for number in range(40)]
    (_, sentences) = text.dependence(record, names, SAID)
    first, _, _ = sentences.text.partition(". ")
    assert pairs > 12
    assert first.count("–") == 12
    assert f"og {pairs - 12} til" in sentences.text
