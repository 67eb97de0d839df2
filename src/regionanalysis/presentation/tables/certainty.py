"""Tables of how certain the yearly effects are."""

from collections.abc import Mapping

from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import Table
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, about
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


@cites
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
            measure=language.message(MEASURE[context.measure]),
            years=found.n,
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
