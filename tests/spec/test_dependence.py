"""Who is mutually dependent on whom, who is outside, and in which years."""

import re

import numpy as np
import pytest

from regionanalysis.errors import ParameterError
from regionanalysis.indicators.commuting import labour_market_integration
from regionanalysis.indicators.dependence import Dependence, dependence
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.presentation import tables, text
from regionanalysis.presentation.language import Language, language

MEMBERS = ("A", "B", "C", "D")


def years_of(*pairs_by_year: str) -> Dependence:
    """Return a record from pairs such as ``"AB CD"``, one string a year from 2020 on."""
    mutual = np.zeros((len(pairs_by_year), 4, 4), dtype=bool)
    for year, pairs in enumerate(pairs_by_year):
        for pair in pairs.split():
            i, k = MEMBERS.index(pair[0]), MEMBERS.index(pair[1])
            mutual[year, i, k] = mutual[year, k, i] = True
    years = tuple(range(2020, 2020 + len(pairs_by_year)))
    return Dependence(years, MEMBERS, 0.10, mutual)


@pytest.fixture
def nb() -> Language:
    return language("nb")


def test_a_pair_counts_once_and_members_without_are_outside() -> None:
    record = years_of("AB", "AB BC")
    assert record.count.tolist() == [1, 2]
    assert record.outside.tolist() == [[False, False, True, True], [False, False, False, True]]
    assert record.pairs(1) == [(0, 1), (1, 2)]


def test_the_threshold_decides_which_pairs_there_are() -> None:
    flows = np.array([[[85.0, 15.0], [10.0, 40.0]]])
    integration = labour_market_integration(CommutingFlows((2020,), ("A", "B"), flows), "AB")
    # 10 of B's 50 residents are a fifth, and 15 of the 55 jobs in B more than that
    assert dependence(integration, 0.2).count.tolist() == [1]
    assert dependence(integration, 0.21).count.tolist() == [0]


@pytest.mark.parametrize("threshold", [0, -0.1, 1.01, float("nan")])
def test_a_threshold_that_is_no_share_is_refused(threshold: float) -> None:
    flows = CommutingFlows((2020,), ("A", "B"), np.ones((1, 2, 2)))
    with pytest.raises(ParameterError, match="threshold") as refused:
        dependence(labour_market_integration(flows, "AB"), threshold)
    assert "0.10" in refused.value.remedy


def test_the_text_names_who_was_outside_in_which_years(nb: Language) -> None:
    record = years_of("AB", "", "AB", "AB BC")
    (_, paragraph) = text.dependence(record, MEMBERS, nb)
    assert "D har vært utenfor alle årene 2020–2023." in paragraph.text
    assert "A (2021), B (2021) og C (2020–2022)" in paragraph.text
    assert "I 2020 var det 1 slikt par." in paragraph.text


def test_the_text_says_so_when_no_one_has_been_outside(nb: Language) -> None:
    (_, paragraph) = text.dependence(years_of("AB CD", "AB CD"), MEMBERS, nb)
    assert "Ingen har vært utenfor i årene 2020–2021." in paragraph.text


def test_the_text_states_the_threshold_it_was_made_with(nb: Language) -> None:
    for threshold, written in ((0.1, "10 %"), (0.125, "12,5 %")):
        record = Dependence((2020,), MEMBERS, threshold, np.zeros((1, 4, 4), dtype=bool))
        assert written in text.dependence(record, MEMBERS, nb)[0].text.replace("\xa0", " ")


@pytest.mark.parametrize(
    ("first", "last", "stated"),
    [
        ("AB", "AB BC CD", "Alle kommunene var i 2021.*3 slike par, mot 1 i 2020"),
        ("AB BC", "AB BC", "Alle kommunene unntatt D var i 2021.*2 slike par, som i 2020"),
        ("", "AB", "I 2021 var A og B gjensidig.*C og D var utenfor.*1 slikt par, mot 0 i 2020"),
        ("AB", "", "Ingen av kommunene var i 2021"),
    ],
)
def test_the_statement_has_a_form_for_every_case(
    first: str, last: str, stated: str, nb: Language
) -> None:
    statement = text.labour_market_statement(years_of(first, last), MEMBERS, nb)
    assert re.match(stated, statement), statement


def test_the_table_has_a_row_a_year_and_no_empty_cell(nb: Language) -> None:
    table = tables.dependence(years_of("", "AB CD"), MEMBERS, nb)
    assert [tuple(map(str, row)) for row in table.rows] == [
        ("2020", "0", "ingen", "A, B, C og D"),
        ("2021", "2", "A–B og C–D", "ingen"),
    ]
