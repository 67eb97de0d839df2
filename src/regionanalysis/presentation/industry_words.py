"""Words for industries: amounts, units, and the effect that is left."""

from collections.abc import Mapping

from regionanalysis.presentation.context import IndustrySubject
from regionanalysis.presentation.keys import N_, UNIT
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import lower_first

RESIDUAL: Mapping[str, str] = {
    "regional_shift": N_("effect.regional_shift"),
    "population_and_attractiveness": N_("effect.population_and_attractiveness"),
}
"""Names of what neither the nation nor the industries explain."""

THOUSAND = "thousand persons"


def inside_effect(industry: IndustrySubject, language: Language) -> str:
    """Return the name of what is left, for use inside a sentence."""
    return lower_first(language.message(RESIDUAL[industry.residual]))


def unit_note(unit: str, language: Language) -> str:
    """Return a unit in parentheses with a space before it; empty where jobs are counted one by one.

    ``unit`` is the unit of a panel, such as ``thousand persons``.
    """
    return f" ({language.message(UNIT[unit])})" if unit == THOUSAND else ""


def employed(
    value: float, industry: IndustrySubject, language: Language, *, signed: bool = False
) -> str:
    """Return an amount of jobs, or of persons where a county's figures stand in.

    Figures in thousands are given in hundreds of persons, as they were published.

    Parameters
    ----------
    value
        The amount, in the unit of the figures.
    industry
        Whose figures they are.
    language
        Language of the words.
    signed
        Whether the sign is written; otherwise the sentence says the direction.
    """
    write = language.signed if signed else language.magnitude
    if industry.unit == THOUSAND:
        return language.message("amount.persons", number=write(round(1000 * value, -2)))
    return language.plural("unit.jobs", value, number=write(value))
