"""The key figures: the newest change, the account's, the gap to the nation, and goal or rank."""

from collections.abc import Mapping

from regionanalysis.model.comparison import Ranking
from regionanalysis.model.goal import GoalRecord
from regionanalysis.model.mean_account import Account, MeanAccount
from regionanalysis.model.newest import NewestChange
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.presentation.blocks import KeyFigures
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import EFFECT, MEASURE, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.text.means import mean_key_figures
from regionanalysis.presentation.wording import direction

Item = tuple[str, str, str]

_GAP: Mapping[str, str] = {
    "up": N_("key.gap.meaning.up"),
    "down": N_("key.gap.meaning.down"),
    "same": N_("key.gap.meaning.same"),
}

_MEANING: Mapping[str, str] = {
    "attractiveness": N_("key.attractiveness.meaning"),
    "regional_shift": N_("key.regional_shift.meaning"),
}


@cites
def key_figures(
    account: Account,
    context: Context,
    rank: Ranking | None,
    goal: GoalRecord | None,
    language: Language,
    newest: NewestChange | None = None,
) -> KeyFigures:
    """Return key figures with their meanings: first the newest change, where the account is older.

    The last is the goal record if there is a goal, else the rank if known, else the residual.
    """
    if isinstance(account, MeanAccount):
        return mean_key_figures(account, context, rank, language)
    result = account.total()
    if goal is not None:
        last = _goal(goal, language)
    else:
        last = _residual(result, language) if rank is None else _rank(rank, language)
    change = _change(result, context, language)
    if newest is None:
        return KeyFigures([change, _gap(result, language.message("key.gap"), language), last])
    years = {"start": result.start_year, "end": result.end_year}
    gap = _gap(result, language.message("key.gap.years", **years), language)
    return KeyFigures([_newest(newest, language), change, gap, last])


def _newest(newest: NewestChange, language: Language) -> Item:
    return (
        language.message("key.change", start=newest.start_year, end=newest.end_year),
        language.signed(newest.change),
        language.message("key.newest.meaning", expected=language.signed(newest.expected)),
    )


def _change(result: PeriodAccount, context: Context, language: Language) -> Item:
    years = {"start": result.start_year, "end": result.end_year}
    return (
        language.message("key.change", **years),
        language.signed(result.change),
        language.message(
            "key.change.meaning",
            measure=language.message(MEASURE[context.measure]),
            growth=language.signed_percent(100 * result.growth),
        ),
    )


def _gap(result: PeriodAccount, heading: str, language: Language) -> Item:
    meaning = language.message(_GAP[direction(result.gap)])
    return heading, language.magnitude(result.gap), meaning


def _residual(result: PeriodAccount, language: Language) -> Item:
    effect = result.residual_effect
    return (
        language.message(EFFECT[effect]),
        language.signed(result.residual),
        language.message(_MEANING[effect]),
    )


def _rank(rank: Ranking, language: Language) -> Item:
    return (
        language.message("key.rank"),
        language.message("key.rank.amount", rank=rank.rank, regions=rank.regions),
        language.message("key.rank.meaning"),
    )


def _goal(goal: GoalRecord, language: Language) -> Item:
    a_year = goal.goal.jobs_a_year
    jobs = language.plural("unit.new_jobs", a_year, number=language.magnitude(a_year))
    reached, years = int(goal.reached.sum()), int(goal.comparable.sum())
    return (
        language.message("key.goal"),
        language.message("key.goal.amount", reached=reached, years=years),
        language.message("key.goal.meaning", goal=jobs, start=goal.years[0], end=goal.years[-1]),
    )
