"""The text on the population effect."""

from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import JOBS, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import direction


@cites
def population_effect(
    account: RegionAccount,
    context: Context,
    language: Language,
    population: PopulationRecord | None = None,
) -> list[Paragraph]:
    """Return the model's assumption, the population effect, and its part before a break.

    Parameters
    ----------
    account
        The account; without a population effect there is no text.
    context
        The region.
    language
        Language of the paragraph.
    population
        Inhabitants, to state how they changed over the years of the account.
    """
    if "population_effect" not in account.effects:
        return []
    total = float(account.jobs("population_effect").sum())
    period = {"start": account.start_year, "end": account.end_year}
    sentences = [language.message("population.effect.model")]
    if population is not None and set(period.values()) <= set(population.years):
        sentences.append(_growth(population, context.name, language, **period))
    way = direction(total)
    if way == "same":
        sentences.append(language.message("population.effect.same", **period))
    else:
        number = language.magnitude(total)
        jobs = language.plural(JOBS[way], total, number=number)
        sentences.append(language.message("population.effect.some", jobs=jobs, **period))
    before = account.before_break()
    if before is not None:
        part = float(before.jobs("population_effect").sum())
        sentences.append(
            language.message(
                N_("population.effect.before"), end=before.end_year, jobs=language.signed(part)
            )
        )
    return [Paragraph(" ".join(sentences))]


def _growth(
    population: PopulationRecord, name: str, language: Language, *, start: int, end: int
) -> str:
    """Return the sentence on the growth of the population in the region and the nation."""
    ends = [population.years.index(year) for year in (start, end)]
    own, nation = (
        language.signed_percent(100 * float(people[ends[1]] / people[ends[0]] - 1))
        for people in (population.region, population.nation)
    )
    return language.message(
        "population.effect.growth", name=name, start=start, end=end, own=own, nation=nation
    )
