"""Texts on a region of which only means over the years are published."""

from regionanalysis.model.comparison import Ranking
from regionanalysis.model.mean_account import MeanAccount
from regionanalysis.presentation.blocks import KeyFigures, Paragraph
from regionanalysis.presentation.context import Context, break_reasons
from regionanalysis.presentation.keys import MEASURE, N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import direction

# decimals that mean yearly percentages are read with
DECIMALS = 2

_CHANGE = {
    "up": N_("short.change.up"),
    "down": N_("short.change.down"),
    "same": N_("short.change.same"),
}


def mean_key_figures(
    account: MeanAccount, context: Context, rank: Ranking | None, language: Language
) -> KeyFigures:
    """Return the change in jobs, mean yearly growth beyond the nation's, and the rank."""
    years = {"start": account.start_year, "end": account.end_year}
    change = (
        language.message("key.change", **years),
        language.signed(account.change),
        language.message(
            "key.change.meaning",
            measure=language.message(MEASURE[context.measure]),
            growth=language.signed_percent(100 * account.growth),
        ),
    )
    gap = (
        language.message("key.mean_gap"),
        language.signed(account.mean_gap, DECIMALS),
        language.message("key.mean_gap.meaning"),
    )
    return KeyFigures([change, gap, *_rank(rank, language)])


def _rank(rank: Ranking | None, language: Language) -> list[tuple[str, str, str]]:
    if rank is None:
        return []
    amount = language.message("key.rank.amount", rank=rank.rank, regions=rank.regions)
    return [(language.message("key.rank"), amount, language.message("key.rank.meaning"))]


def mean_summary(
    account: MeanAccount, context: Context, rank: Ranking | None, language: Language
) -> list[Paragraph]:
    """Return the change and the nation's, mean yearly growth and its parts, and the rank."""
    change = {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "start": account.start_year,
        "end": account.end_year,
        "first": language.number(account.start),
        "last": language.number(account.end),
        "change": language.magnitude(account.change),
        "growth": language.signed_percent(100 * account.growth),
    }
    nation = language.message(
        "short.means.nation", national=language.signed_percent(account.national_growth)
    )
    lead = f"{language.message(_CHANGE[direction(account.change)], **change)} {nation}"
    paragraphs = [lead, language.message("short.means.gap", **mean_values(account, language))]
    if rank is not None:
        years = {"start": account.start_year, "end": account.end_year}
        paragraphs.append(
            language.message("short.rank", rank=rank.rank, regions=rank.regions, **years)
        )
    return [Paragraph(text, "lead") for text in paragraphs]


def mean_values(account: MeanAccount, language: Language) -> dict[str, object]:
    """Return the values of messages on means: growth, the nation's, the gap and its parts."""
    parts = (*account.structural_effects, account.residual_effect)
    return {
        "mean": language.signed_percent(account.mean_growth, DECIMALS),
        "nation": language.signed_percent(account.effects["national_share"], DECIMALS),
        "gap": language.signed(account.mean_gap, DECIMALS),
        **{effect: language.signed(account.effects[effect], DECIMALS) for effect in parts},
    }


def mean_caveats(account: MeanAccount, language: Language) -> list[Paragraph]:
    """Return the caveats: the break, what means are, and what the report lacks."""
    notes = [break_reasons(account.breaks, language)] if account.breaks else []
    notes += [language.message("caveat.means"), language.message("caveat.means.lacks")]
    return [Paragraph(note, "note") for note in notes]
