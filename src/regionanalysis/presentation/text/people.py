"""Texts on population."""

from collections.abc import Mapping

from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import direction

_POPULATION_EFFECT: Mapping[str, str] = {
    "up": N_("population.effect.up"),
    "down": N_("population.effect.down"),
    "same": N_("population.effect.same"),
}


@cites
def population_effect(
    account: RegionAccount, context: Context, language: Language
) -> list[Paragraph]:
    """Return the population effect, and its part before a break."""
    if "population_effect" not in account.effects:
        return []
    total = float(account.jobs("population_effect").sum())
    values = {
        "name": context.name,
        "jobs": language.jobs(total),
        "start": account.start_year,
        "end": account.end_year,
    }
    sentence = language.message(_POPULATION_EFFECT[direction(total)], **values)
    before = account.before_break()
    if before is not None:
        jobs = float(before.jobs("population_effect").sum())
        part = language.message(
            "population.effect.before", end=before.end_year, jobs=language.signed(jobs)
        )
        sentence = f"{sentence} {part}"
    return [Paragraph(sentence)]
