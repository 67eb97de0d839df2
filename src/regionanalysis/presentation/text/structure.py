"""Texts on manufacturing and farming, and on how the nation's industries have grown."""

from collections.abc import Mapping

from regionanalysis.indicators.national_jobs import NationalJobs
from regionanalysis.indicators.structure import Shares, StructureShares
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import IndustrySubject
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import inside

MANUFACTURING, FARMING = "manufacturing", "farming"

# groups of SN2007 in the nation's table
_GROUP: Mapping[str, str] = {MANUFACTURING: "10-33", FARMING: "01-03"}

_SHARES: Mapping[str, str] = {
    "work": N_("structure.shares.work"),
    "residence": N_("structure.shares.residence"),
}


@cites
def structure(
    shares: StructureShares | None, industry: IndustrySubject, language: Language
) -> list[Paragraph]:
    """Return the shares of manufacturing and farming, beside the nation's and over the years."""
    if shares is None:
        return []
    sentences = [structure_sentence(shares, language), _first(shares, language)]
    if shares.county:
        sentences.append(_county(shares, industry, language))
    note = []
    if shares.place == "residence":
        values = {"year": shares.year}
        note = [Paragraph(language.message("structure.note", **values), "note")]
    return [Paragraph(" ".join(sentence for sentence in sentences if sentence)), *note]


def structure_sentence(shares: StructureShares, language: Language) -> str:
    """Return the shares of manufacturing and farming beside the nation's, in one sentence."""
    values = {
        "year": shares.year,
        **_written("", shares.share, language),
        **_written("nation_", shares.nation, language),
        "last_year": shares.last_year,
        **_written("last_", shares.last, language),
    }
    return language.message(_SHARES[shares.place], **values)


def _first(shares: StructureShares, language: Language) -> str:
    if shares.first_year == shares.last_year:
        return ""
    values = _written("", shares.first, language)
    return language.message("structure.first", year=shares.first_year, **values)


def _county(shares: StructureShares, industry: IndustrySubject, language: Language) -> str:
    """Return the county's location quotients."""
    if not {MANUFACTURING, FARMING} <= set(shares.county):
        return ""
    return language.message(
        "structure.county",
        county=industry.context.name,
        year=shares.year,
        manufacturing=language.number(shares.county[MANUFACTURING], 1),
        farming=language.number(shares.county[FARMING], 1),
    )


def _written(prefix: str, shares: Shares, language: Language) -> dict[str, str]:
    return {f"{prefix}{sector}": language.percent(100 * share) for sector, share in shares.items()}


@cites
def national_growth(jobs: NationalJobs, language: Language) -> list[Paragraph]:
    """Return the fastest and the slowest industry of the nation, and the two sectors."""
    return [
        Paragraph(national_sentence(jobs, language)),
        Paragraph(language.message("national.note"), "note"),
    ]


def national_sentence(jobs: NationalJobs, language: Language) -> str:
    """Return how the nation's industries have grown, in two sentences."""
    fastest, slowest = jobs.order[0], jobs.order[-1]
    return language.message(
        "national.growth",
        start=jobs.start_year,
        end=jobs.end_year,
        total=language.signed_percent(jobs.total_growth),
        fastest=inside(jobs.industry_names[fastest]),
        fastest_growth=language.signed_percent(float(jobs.growth[fastest])),
        slowest=inside(jobs.industry_names[slowest]),
        slowest_growth=language.signed_percent(float(jobs.growth[slowest])),
        **{
            sector: language.signed_percent(jobs.growth_of(code)) for sector, code in _GROUP.items()
        },
    )
