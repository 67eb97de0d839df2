"""Three figures to remember, with what they mean."""

import numpy as np
import pytest

from regionanalysis.classifications.regions import Goal
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.comparison import Ranking
from regionanalysis.model.goal import GoalRecord
from regionanalysis.model.newest import NewestChange
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import language
from regionanalysis.presentation.text import key_figures
from regionanalysis.study import open_region

NB = language("nb")


@pytest.fixture(scope="module")
def account() -> RegionAccount:
    account = open_region().account
    assert isinstance(account, RegionAccount)
    return account


@pytest.fixture(scope="module")
def context() -> Context:
    return open_region().context


def goal(*changes: int) -> GoalRecord:
    change = np.array(changes, dtype=float)
    years = tuple(range(2001, 2001 + len(changes)))
    level = 1000 + np.cumsum(change)
    return GoalRecord(Goal(100), years, level, change, np.ones(len(changes), dtype=bool))


def test_the_first_two_are_the_change_and_the_distance_to_the_nation(
    account: RegionAccount, context: Context
) -> None:
    change, gap, _ = key_figures(account, context, Ranking(75, 85), None, NB).items
    assert change == ("Endring 2002–2016", "−910", "private arbeidsplasser (−6,8\u00a0%)")
    assert gap[1] == "2\u202f359"
    assert gap[2].startswith("færre enn")


def test_the_newest_change_comes_first_where_the_account_is_older(
    account: RegionAccount, context: Context
) -> None:
    newest = NewestChange(2017, 2022, 20_386, 20_805, 1_531.4)
    first, change, gap, _ = key_figures(account, context, None, None, NB, newest).items
    assert first == (
        "Endring 2017–2022",
        "+419",
        "arbeidsplasser i alt, mot +1\u202f531 med landets vekst",
    )
    assert (change[0], gap[0]) == ("Endring 2002–2016", "Avstand 2002–2016")


def test_with_a_goal_the_third_is_how_often_it_was_reached(
    account: RegionAccount, context: Context
) -> None:
    found = key_figures(account, context, Ranking(75, 85), goal(120, 20, 100), NB).items[2]
    assert found[1:] == ("2 av 3 år", "100 nye arbeidsplasser netto i året, 2001–2003")


def test_without_a_goal_the_third_is_the_rank(account: RegionAccount, context: Context) -> None:
    assert key_figures(account, context, Ranking(75, 85), None, NB).items[2][1] == "75 av 85"


def test_without_either_the_third_is_what_structure_leaves(
    account: RegionAccount, context: Context
) -> None:
    found = key_figures(account, context, None, None, NB).items[2]
    assert found[:2] == ("Næringsattraktivitet", "−752")
