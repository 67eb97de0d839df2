"""Texts on the goal, what it takes, and the municipalities that it covers."""

from collections.abc import Mapping, Sequence

from regionanalysis.model.goal import GoalNeed, GoalRecord
from regionanalysis.model.projection.outlook import RegionProjection
from regionanalysis.model.projection.scenarios import LEVELS, SEARCHED
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.keys import COUNT, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import direction

# the year whose change was published for other municipalities under the region's name
DISPUTED_YEAR = 2017


_STRUCTURE: Mapping[str, str] = {
    "up": N_("goal.need.structure.up"),
    "down": N_("goal.need.structure.down"),
    "same": N_("goal.need.structure.same"),
}

# how many regions have been above, by how many levels of attractiveness the need is above
_ABOVE: Mapping[int, str] = {
    0: N_("goal.takes.most"),
    1: N_("goal.takes.half"),
    2: N_("goal.takes.quarter"),
    3: N_("goal.takes.few"),
}


@cites
def goal_statement(record: GoalRecord, language: Language) -> str:
    """Return what the goal is, how many years reached it, and the change over all of them."""
    goal = record.goal
    values = {
        "goal": language.plural(
            "unit.new_jobs", goal.jobs_a_year, number=language.magnitude(goal.jobs_a_year)
        ),
        "first": goal.first_year,
        "last": goal.last_year,
        "reached": int(record.reached.sum()),
        "comparable": int(record.comparable.sum()),
        "start": record.years[0],
        "end": record.years[-1],
    }
    dated = goal.first_year is not None and goal.last_year is not None
    sentences = [
        language.message(N_("short.goal.dated") if dated else N_("short.goal"), **values),
        language.plural("short.goal.reached", int(record.comparable.sum()), **values),
    ]
    if record.total is not None:
        total, target = language.signed(record.total), language.signed(record.target)
        sentences.append(language.message("short.goal.total", total=total, target=target))
    return " ".join(sentences)


def goal_progress(record: GoalRecord, language: Language) -> list[Paragraph]:
    """Return the jobs before and after, and the pace that would reach the goal in total."""
    if record.pace is None:
        return []
    sentences = [
        language.message(
            "goal.level",
            before=record.years[0] - 1,
            end=record.years[-1],
            first=language.number(float(record.level[0])),
            last=language.number(float(record.level[-1])),
        )
    ]
    if record.pace > 0:
        pace = language.plural("unit.new_jobs", record.pace, number=language.magnitude(record.pace))
        values = {"pace": pace, "last": record.goal.last_year, "next": record.years[-1] + 1}
        sentences.append(language.message("goal.pace", **values))
    return [Paragraph(" ".join(sentences))]


@cites
def goal_parts(
    record: GoalRecord,
    parts: Mapping[int, GoalRecord],
    contracts: GoalRecord | None,
    language: Language,
) -> list[Paragraph]:
    """Return the record of parts of the region, and the newest years in contracts.

    Parameters
    ----------
    record
        The whole region's record.
    parts
        Records of parts, by how many members they have.
    contracts
        The whole region's years counted in contracts, not persons.
    language
        Language of the sentences.
    """
    sentences = [
        language.message(
            "goal.part",
            count=language.message(COUNT[count]),
            reached=int(part.reached.sum()),
            comparable=int(part.comparable.sum()),
            total=language.signed(part.total),
            whole=language.signed(record.total),
        )
        for count, part in parts.items()
        if part.total is not None and record.total is not None
    ]
    if contracts is not None:
        changes = zip(contracts.years, contracts.change.tolist(), strict=True)
        years = [f"{year}: {language.signed(change)}" for year, change in changes]
        sentences.append(language.message("goal.contracts", years=language.join_list(years)))
    return [Paragraph(" ".join(sentences))] if sentences else []


@cites
def goal_need(
    need: GoalNeed, language: Language, outlook: RegionProjection | None = None
) -> Paragraph:
    """Return what a period gave, and what the goal takes of the region.

    Parameters
    ----------
    need
        What nation, structure and the place gave in the period.
    language
        Language of the sentences.
    outlook
        The years to come, which what the goal takes is then from; None takes it from the period.
    """
    structural = 0.0 if need.structural is None else need.structural
    # whole jobs, so that the rounded terms add up
    expected = round(need.national_share) + round(structural)
    needed = round(need.goal) - expected
    values = {
        "start": need.start_year,
        "end": need.end_year,
        "goal": language.jobs(need.goal),
        "goal_percent": language.percent(100 * need.goal / need.level, 2),
        "level": language.number(need.level),
        "national": language.signed(need.national_share),
        "structural": language.magnitude(structural),
        "expected": language.signed(expected),
        "needed": language.magnitude(needed),
        "mean_residual": language.signed(need.mean_residual),
    }
    known = need.structural is not None
    keys = [
        N_("goal.need.size"),
        _STRUCTURE[direction(structural)] if known else N_("goal.need.nation"),
        N_("goal.need.needed.more") if needed > 0 else N_("goal.need.needed.none"),
        N_("goal.need.own") if known else N_("goal.need.beyond"),
    ]
    takes = []
    if outlook is not None and outlook.goal is not None:
        # one answer: a period's growth is no premise where there is an outlook
        del keys[2]
        takes = [_takes(outlook, language)]
    return Paragraph(" ".join([*(language.message(key, **values) for key in keys), *takes]))


def _takes(outlook: RegionProjection, language: Language) -> str:
    """Return the attractiveness that the goal takes, and who has had as much."""
    horizon, of = outlook.projection.years[-1], outlook.levels_of
    if outlook.needed is None:
        lowest, highest = (language.signed_percent(bound, 0) for bound in SEARCHED)
        return language.message(
            "goal.takes.beyond", lowest=lowest, highest=highest, horizon=horizon
        )
    passed = sum(outlook.needed > outlook.levels[level] for level in LEVELS)
    return language.message(
        N_("goal.takes.private") if of.private else N_("goal.takes.same"),
        horizon=horizon,
        needed=language.signed_percent(outlook.needed, 2),
        past=language.signed_percent(outlook.past_attractiveness, 2),
        past_start=outlook.past_years[0],
        past_end=outlook.past_years[-1],
        share=language.message(_ABOVE[passed]),
        places=of.places,
        from_year=of.start_year,
        to_year=of.end_year,
    )


@cites
def membership(
    series: EmploymentSeries,
    whole: Sequence[str],
    subsets: Sequence[tuple[Sequence[str], Sequence[str]]],
    language: Language,
) -> list[Paragraph]:
    """Return why other sources have other values under the region's name.

    ``whole`` are the codes of its municipalities; ``subsets`` are the codes of each part that
    others report on, and the names of those left out.
    """
    paragraphs = []
    for part, left_out in subsets:
        year, change = disputed_change(series, whole, part)
        paragraphs.append(
            Paragraph(
                language.message(
                    "membership",
                    whole=language.message(COUNT[len(whole)]),
                    part=language.message(COUNT[len(part)]),
                    left_out=language.join_list(list(left_out)),
                    year=year,
                    whole_change=language.signed(change[0]),
                    part_change=language.signed(change[1]),
                )
            )
        )
    return paragraphs


def disputed_change(
    series: EmploymentSeries, whole: Sequence[str], part: Sequence[str]
) -> tuple[int, tuple[float, float]]:
    """Return the year of the change that others have published, and the whole's and the part's."""
    known = DISPUTED_YEAR in series.years
    year = series.years.index(DISPUTED_YEAR) if known else len(series.years) - 1
    all_jobs, jobs = (series.sum_of(codes) for codes in (whole, part))
    changes = (float(total[year] - total[year - 1]) for total in (all_jobs, jobs))
    return series.years[year], (next(changes), next(changes))
