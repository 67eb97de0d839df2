"""Texts on the certainty of the results."""

from collections.abc import Sequence

from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import DescriptionList, Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import break_reasons
from regionanalysis.presentation.keys import MISSING, N_, THE_EFFECT
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.late import Late
from regionanalysis.presentation.text.summary import rounding_note

# what a reader does not miss: nothing there to know, or stated elsewhere
NOT_MISSED = frozenset(
    {
        "comparison_members",
        "every_year",
        "goal",
        "marked",
        "members",
        "one_area",
        "published_account",
        "response",
        "subsets",
    }
)


@cites
def certainty(account: RegionAccount, language: Language) -> list[Paragraph]:
    """Return whether the yearly variation separates the effect from zero."""
    effect = account.residual_effect
    significance = account.significance(effect)
    if significance is None:
        return [Paragraph(language.message("certainty.too_few"))]
    values = {
        "effect": language.message(THE_EFFECT[effect]),
        "mean": language.signed_percent(significance.mean, 2),
        "sd": language.number(significance.sd, 2),
        "low": language.signed(significance.low, 2),
        "high": language.signed_percent(significance.high, 2),
        "t": language.number(significance.t, 1),
        "n": significance.n,
    }
    key = N_("certainty.certain") if significance.certain else N_("certainty.uncertain")
    return [
        Paragraph(language.message("explain.certainty")),
        Paragraph(language.message(key, **values)),
    ]


@cites
def limits(account: RegionAccount, missing: Sequence[str], language: Language) -> list[Late]:
    """Return what limits the figures: breaks, rounding, small numbers, and what is missing."""
    return [Late("limits", lambda _: _limits(account, missing, language))]


def _limits(
    account: RegionAccount, missing: Sequence[str], language: Language
) -> list[DescriptionList]:
    items = []
    if account.breaks:
        items.append((language.message("limit.break"), break_reasons(account.breaks, language)))
    if account.total().rounded:
        items.append((language.message("limit.rounding"), rounding_note(account, language)))
    elif account.remainder_kind == "undisclosed":
        items.append((language.message("limit.industry"), language.message("limit.industry.is")))
    items.append((language.message("limit.residual"), language.message("limit.residual.is")))
    if account.basis in ("computed", "modelled"):
        items.append((language.message("limit.own"), language.message("limit.own.is")))
    # the author of a panel knows what it lacks
    known = missing if language.own_words is None else ()
    missed = [
        language.message(MISSING[what])
        for what in known
        if what in MISSING and what not in NOT_MISSED
    ]
    if missed:
        items.append((language.message("limit.missing"), " ".join(missed)))
    return [DescriptionList(items, "limits")]
