"""Texts on the effects behind the change in jobs."""

from collections.abc import Mapping, Sequence

from regionanalysis.model.account import RegionAccount
from regionanalysis.model.mean_account import Account
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.model.private_jobs import PrivateJobs
from regionanalysis.presentation.blocks import DescriptionList, Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import EFFECT, N_, THE_EFFECT, key_of
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import lower_first

_EXPLANATION: Mapping[str, str] = {
    "education": N_("explain.education"),
    "residents": N_("explain.residents"),
}

_MEANING: Mapping[str, str] = {
    "national_share": N_("explain.effect.national_share"),
    "industry_mix": N_("explain.effect.industry_mix"),
    "population_effect": N_("explain.effect.population_effect"),
    "attractiveness": N_("explain.effect.attractiveness"),
    "regional_shift": N_("explain.effect.regional_shift"),
}


def explained(key: str, language: Language) -> Paragraph:
    """Return an explanation that is the same for every region."""
    return Paragraph(language.message(key_of("explanation", key, _EXPLANATION)))


def method(account: Account, language: Language) -> list[Paragraph | DescriptionList]:
    """Return the method and the meaning of each effect."""
    with_population = "population_effect" in account.effects
    key = N_("explain.method") if with_population else N_("explain.method.three")
    return [
        Paragraph(language.message(key)),
        DescriptionList(effects_explained(account, language), "terms"),
    ]


def effects_explained(account: Account, language: Language) -> list[tuple[str, str]]:
    """Return the effects of an account and their meanings."""
    return [
        (language.message(EFFECT[effect]), language.message(_MEANING[effect]))
        for effect in account.effects
    ]


@cites
def members(
    accounts: Sequence[RegionAccount], account: RegionAccount, context: Context, language: Language
) -> list[Paragraph]:
    """Return the members with the largest effects by share, and why they do not add up."""
    results = [result.total() for result in accounts]
    ordered = sorted(results, key=lambda result: result.per_cent_of_start(result.residual))
    structural = sorted(results, key=lambda result: result.per_cent_of_start(result.structural))
    values = {
        "name": context.name,
        "own_lowest": ordered[0].name,
        "own_lowest_share": _share(ordered[0], ordered[0].residual, language),
        "own_highest": ordered[-1].name,
        "own_highest_share": _share(ordered[-1], ordered[-1].residual, language),
        "structure_lowest": structural[0].name,
        "structure_lowest_share": _share(structural[0], structural[0].structural, language),
        "start": structural[0].start_year,
        "residual": lower_first(language.message(THE_EFFECT[account.residual_effect])),
    }
    paragraphs = [Paragraph(language.message("members", **values))]
    if account.basis in ("published", "modelled"):
        effect = "population_effect"
        total = sum(result.effects[effect] for result in results)
        paragraphs.append(
            Paragraph(
                language.message(
                    "members.not_sums",
                    members=language.signed(total),
                    region=language.signed(account.total().effects[effect]),
                ),
                "note",
            )
        )
    return paragraphs


def _share(result: PeriodAccount, jobs: float, language: Language) -> str:
    return language.signed_percent(result.per_cent_of_start(jobs))


@cites
def all_jobs(result: PeriodAccount, context: Context, language: Language) -> list[Paragraph]:
    """Return the account of private and public jobs together."""
    values = {
        "name": context.name,
        "start": result.start_year,
        "end": result.end_year,
        "first": language.number(result.start),
        "last": language.number(result.end),
        "growth": language.signed_percent(100 * result.growth),
        "gap": language.signed(result.gap),
        "people_share": language.percent(100 * result.share_of_gap("population_effect"), 0),
    }
    return [Paragraph(language.message("all_jobs", **values))]


@cites
def private_jobs(
    record: PrivateJobs, context: Context, language: Language, *, published: bool
) -> list[Paragraph]:
    """Return private jobs in the newest figures against the nation's.

    Parameters
    ----------
    record
        Private jobs of the region and of the nation.
    context, language
        The region, and the language of the report.
    published
        Whether the report has published figures on private jobs of earlier years too.
    """
    values = {
        "name": context.name,
        "start": record.years[0],
        "end": record.years[-1],
        "first": language.number(float(record.jobs[0])),
        "last": language.number(float(record.jobs[-1])),
        "growth": language.signed_percent(100 * float(record.jobs[-1] / record.jobs[0] - 1)),
        "national": language.signed(float(record.national_share.sum())),
        "gap": language.signed(float(record.gap.sum())),
    }
    basis = [language.message("private_jobs.basis")]
    basis += [language.message("private_jobs.published")] if published else []
    return [
        Paragraph(language.message("private_jobs", **values)),
        Paragraph(" ".join(basis), "note"),
    ]


def published_account(
    result: PeriodAccount, context: Context, language: Language
) -> list[Paragraph]:
    """Return the published account of private jobs, beside a newer account of all jobs."""
    values = {
        "name": context.name,
        "start": result.start_year,
        "end": result.end_year,
        "first": language.number(result.start),
        "last": language.number(result.end),
        "growth": language.signed_percent(100 * result.growth),
        "gap": language.signed(result.gap),
    }
    return [Paragraph(language.message("published_account", **values))]
