"""The goal, and which municipalities it is about."""

from collections.abc import Sequence

from regionanalysis.blocks import Paragraph
from regionanalysis.language import Language, direction
from regionanalysis.scenarios import GoalNeed
from regionanalysis.series import EmploymentSeries


def goal_need(need: GoalNeed, language: Language) -> Paragraph:
    """Return what the goal takes if a period's conditions were to last."""
    said = {
        "start": need.start_year,
        "end": need.end_year,
        "goal": need.goal,
        "goal_percent": language.percent(100 * need.goal / need.level, 2),
        "level": language.number(need.level),
        "national": language.signed(need.national_share),
        "structural": language.size(need.structural),
        "expected": language.signed(need.goal - need.needed),
        "needed": language.signed(need.needed),
        "needed_percent": language.signed_percent(need.needed_percent, 2),
        "mean_residual": language.signed(need.mean_residual),
    }
    # a need of a job or two a year is none that the figures can tell from zero
    kind = "more" if need.needed > need.goal / 20 else "none"
    parts = (f"structure.{direction(need.structural)}", f"needed.{kind}")
    sentences = [language.say(f"goal.need.{part}", **said) for part in ("size", *parts, "own")]
    return Paragraph(" ".join(sentences))


def membership(
    series: EmploymentSeries,
    whole: Sequence[str],
    subsets: Sequence[tuple[Sequence[str], Sequence[str]]],
    language: Language,
) -> list[Paragraph]:
    """Return why others have published other figures under the region's name."""
    year = series.years.index(2017) if 2017 in series.years else len(series.years) - 1  # noqa: PLR2004
    paragraphs = []
    for part, left_out in subsets:
        totals = [series.sum_of(codes) for codes in (whole, part)]
        change = [float(total[year] - total[year - 1]) for total in totals]
        paragraphs.append(
            Paragraph(
                language.say(
                    "membership",
                    whole=language.say(f"count.{len(whole)}"),
                    part=language.say(f"count.{len(part)}"),
                    left_out=language.listed(list(left_out)),
                    year=series.years[year],
                    whole_change=language.signed(change[0]),
                    part_change=language.signed(change[1]),
                )
            )
        )
    return paragraphs
