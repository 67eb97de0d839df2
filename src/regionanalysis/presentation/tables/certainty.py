"""Tables of the yearly effects and their intervals."""

from collections.abc import Mapping

from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, common_values
from regionanalysis.presentation.keys import EFFECT, MEASURE, N_
from regionanalysis.presentation.language import Language
from regionanalysis.uncertainty import YearlyVariation

_COLUMNS = (
    N_("column.effect"),
    N_("column.mean_percent"),
    N_("column.sd"),
    N_("column.t"),
    N_("column.interval"),
    N_("column.certain"),
)

# in per cent, the gap to the nation is called relative growth
_GAP: Mapping[str, str] = {"relative": "gap"}


def certainty(account: RegionAccount, context: Context, language: Language) -> Table:
    """Return mean, spread, t and interval of an account's yearly effects, in per cent."""
    tested = [(effect, account.significance(effect)) for effect in [*account.effects, "structural"]]
    return Table(
        caption=language.message("table.certainty", **common_values(account, context, language)),
        columns=language.messages(*_COLUMNS),
        rows=[
            _row(effect, vars(significance), language, certain=significance.certain)
            for effect, significance in tested
            if significance is not None and effect != "national_share"
        ],
    )


@cites
def variation(
    variation: YearlyVariation, region: str, context: Context, language: Language
) -> Table:
    """Return mean, spread, t and interval of a place's yearly effects, in per cent."""
    rows = []
    for effect in variation.effects:
        verdict = variation.verdict[
            variation.effects.index(effect), variation.regions.index(region)
        ]
        name, certain = _GAP.get(effect, effect), verdict.startswith("certain")
        rows.append(_row(name, variation.value(effect, region), language, certain=certain))
    return Table(
        caption=language.message(
            "table.variation",
            name=context.name,
            measure=language.message(MEASURE[context.measure]),
            years=variation.n,
        ),
        columns=language.messages(*_COLUMNS),
        rows=rows,
    )


def _row(
    effect: str, tested: Mapping[str, float], language: Language, *, certain: bool
) -> tuple[str, ...]:
    return (
        language.message(EFFECT[effect]),
        language.signed(tested["mean"], 2),
        language.number(tested["sd"], 2),
        language.number(tested["t"], 1),
        language.interval(tested["low"], tested["high"], 2),
        language.message(N_("answer.yes") if certain else N_("answer.no")),
    )
