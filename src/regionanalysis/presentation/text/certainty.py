"""How certain the figures are."""

from collections.abc import Sequence

from regionanalysis.model.account import PlaceAccount
from regionanalysis.presentation.blocks import Paragraph, Points
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.subject import break_reasons
from regionanalysis.presentation.text.summary import rounding_note

# what a chapter of its own says is missing
TOLD_BY_THEMSELVES = ("education", "innovation")


def certainty(account: PlaceAccount, language: Language) -> list[Paragraph]:
    """Return how far the yearly variation lets the effects be told from zero."""
    effect = account.residual_effect
    found = account.significance(effect)
    if found is None:
        return [Paragraph(language.say("certainty.too_few"))]
    said = {
        "effect": language.say(f"effect.the.{effect}"),
        "mean": language.signed_percent(found.mean, 2),
        "sd": language.number(found.sd, 2),
        "low": language.signed(found.low, 2),
        "high": language.signed_percent(found.high, 2),
        "t": language.number(found.t, 1),
        "n": found.n,
    }
    key = "certain" if found.certain else "uncertain"
    return [
        Paragraph(language.say("explain.certainty")),
        Paragraph(language.say(f"certainty.{key}", **said)),
    ]


def limits(account: PlaceAccount, missing: Sequence[str], language: Language) -> list[Points]:
    """Return what limits the figures: breaks, rounding, small numbers, and what is missing."""
    items = []
    if account.breaks:
        items.append((language.say("limit.break"), break_reasons(account.breaks, language)))
    if account.cumulated().rounded:
        items.append((language.say("limit.rounding"), rounding_note(account, language)))
    elif account.remainder_kind == "undisclosed":
        items.append((language.say("limit.industry"), language.say("limit.industry.is")))
    items.append((language.say("limit.residual"), language.say("limit.residual.is")))
    if account.basis in ("computed", "modelled"):
        items.append((language.say("limit.own"), language.say("limit.own.is")))
    else:
        items += [
            (language.say("limit.missing"), language.say(f"missing.{what}"))
            for what in missing
            if what not in TOLD_BY_THEMSELVES
        ]
    return [Points(items, "limits")]
