"""Tables of how certain the yearly effects are."""

from collections.abc import Mapping

from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.context import Context, about
from regionanalysis.presentation.language import Language
from regionanalysis.uncertainty import YearlyVariation

_COLUMNS = (
    "column.effect",
    "column.mean_percent",
    "column.sd",
    "column.t",
    "column.interval",
    "column.certain",
)

# the gap to the nation is called relative growth where it is told in per cent
_GAP: Mapping[str, str] = {"relative": "gap"}


def certainty(account: RegionAccount, context: Context, language: Language) -> Table:
    """Return mean, spread, t and interval of an account's yearly effects, in per cent."""
    tested = [(effect, account.significance(effect)) for effect in [*account.effects, "structural"]]
    return Table(
        caption=language.message("table.certainty", **about(account, context, language)),
        columns=language.messages(*_COLUMNS),
        rows=[
            _row(effect, vars(found), language, certain=found.certain)
            for effect, found in tested
            if found is not None and effect != "national_share"
        ],
    )


def variation(found: YearlyVariation, place: str, context: Context, language: Language) -> Table:
    """Return mean, spread, t and interval of a place's yearly effects, in per cent."""
    rows = []
    for effect in found.effects:
        verdict = found.verdict[found.effects.index(effect), found.regions.index(place)]
        name, certain = _GAP.get(effect, effect), verdict.startswith("certain")
        rows.append(_row(name, found.value(effect, place), language, certain=certain))
    return Table(
        caption=language.message(
            "table.variation",
            name=context.name,
            measure=language.message(f"measure.{context.measure}"),
            years=found.n,
        ),
        columns=language.messages(*_COLUMNS),
        rows=rows,
    )


def _row(
    effect: str, tested: Mapping[str, float], language: Language, *, certain: bool
) -> tuple[str, ...]:
    return (
        language.message(f"effect.{effect}"),
        language.signed(tested["mean"], 2),
        language.number(tested["sd"], 2),
        language.number(tested["t"], 1),
        language.interval(tested["low"], tested["high"], 2),
        language.message("answer.yes" if certain else "answer.no"),
    )
