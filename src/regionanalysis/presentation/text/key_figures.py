"""The figures to remember: the change, the distance to the nation, and the goal or the rank."""

from regionanalysis.model.account import PlaceAccount
from regionanalysis.model.goal import GoalRecord
from regionanalysis.model.period_account import Cumulated
from regionanalysis.presentation.blocks import KeyFigures
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.subject import Subject
from regionanalysis.presentation.wording import direction

Item = tuple[str, str, str]


def key_figures(
    account: PlaceAccount,
    subject: Subject,
    rank: tuple[int, int] | None,
    goal: GoalRecord | None,
    language: Language,
) -> KeyFigures:
    """Return three figures with what they mean.

    The third is how often the goal has been reached, else the rank, else what structure leaves.
    """
    result = account.cumulated()
    if goal is not None:
        last = _goal(goal, language)
    else:
        last = _residual(result, language) if rank is None else _rank(rank, language)
    return KeyFigures([_change(result, subject, language), _gap(result, language), last])


def _change(result: Cumulated, subject: Subject, language: Language) -> Item:
    years = {"start": result.start_year, "end": result.end_year}
    return (
        language.say("key.change", **years),
        language.signed(result.change),
        language.say(
            "key.change.meaning",
            measure=language.say(f"measure.{subject.measure}"),
            growth=language.signed_percent(100 * result.growth),
        ),
    )


def _gap(result: Cumulated, language: Language) -> Item:
    meaning = language.say(f"key.gap.meaning.{direction(result.gap)}")
    return language.say("key.gap"), language.signed(result.gap), meaning


def _residual(result: Cumulated, language: Language) -> Item:
    effect = result.residual_effect
    return (
        language.say(f"effect.{effect}"),
        language.signed(result.residual),
        language.say(f"key.{effect}.meaning"),
    )


def _rank(rank: tuple[int, int], language: Language) -> Item:
    place, regions = rank
    return (
        language.say("key.rank"),
        language.say("key.rank.amount", rank=place, regions=regions),
        language.say("key.rank.meaning"),
    )


def _goal(goal: GoalRecord, language: Language) -> Item:
    jobs = language.counted("unit.new_jobs", goal.goal, number=language.size(goal.goal))
    reached, years = int(goal.reached.sum()), int(goal.comparable.sum())
    return (
        language.say("key.goal"),
        language.say("key.goal.amount", reached=reached, years=years),
        language.say("key.goal.meaning", goal=jobs, start=goal.years[0], end=goal.years[-1]),
    )
