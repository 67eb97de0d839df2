"""The chart of effects with their intervals."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from regionanalysis.model.account import RegionAccount
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import wrapped
from regionanalysis.presentation.charts.style import COLOURS, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, common_values
from regionanalysis.presentation.keys import EFFECT
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import certainty as tables
from regionanalysis.presentation.wording import lower_first
from regionanalysis.uncertainty.significance import Significance

Rows = Sequence[tuple[str, Significance]]


@cites
def certainty(account: RegionAccount, context: Context, language: Language) -> list[Figure]:
    """Return the mean yearly effects with their 95 per cent intervals; none for too few years."""
    tested = {effect: account.significance(effect) for effect in account.effects}
    rows = [(e, s) for e, s in tested.items() if s is not None and e != "national_share"]
    return [_certainty(rows, account, context, language)] if rows else []


def _certainty(rows: Rows, account: RegionAccount, context: Context, language: Language) -> Figure:

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = list(range(len(rows)))[::-1]
        for y, (effect, significance) in zip(ys, rows, strict=True):
            _interval(ax, y, significance, COLOURS[effect], language)
        labels = [wrapped(language.message(EFFECT[e]), canvas, language) for e, _ in rows]
        ax.set_yticks(ys, labels)
        ax.set_ylim(-0.5, len(rows) - 0.3)
        ax.margins(x=0.1)
        axes.figures_axis(ax, language, "x", percent=True)
        axes.only_grid(ax, "x")
        axes.base_line(ax, "x")

    unsure = [language.message(EFFECT[e]) for e, significance in rows if not significance.certain]
    values = {
        **common_values(account, context, language),
        "unsure": language.join_list([lower_first(one) for one in unsure]),
        "effects": language.join_list(
            [_in_words(effect, significance, language) for effect, significance in rows]
        ),
    }
    return Figure(
        **caption("certainty", values, language, variant="some" if unsure else "none"),
        source=context.source,
        table=tables.certainty(account, context, language),
        **drawings("certainty", draw, wide=60 + 62 * len(rows), narrow=60 + 62 * len(rows)),
    )


def _interval(
    ax: Axes, y: float, significance: Significance, colour: str, language: Language
) -> None:
    """Draw a mean with its interval, and write the mean above it."""
    ax.plot([significance.low, significance.high], [y, y], color=colour, linewidth=5, alpha=0.55)
    ax.plot([significance.mean], [y], marker="o", markersize=9, color=colour)
    ax.annotate(
        language.signed_percent(significance.mean, 2),
        (significance.mean, y),
        xytext=(0, 9),
        textcoords="offset points",
        ha="center",
        va="bottom",
    )


def _in_words(effect: str, significance: Significance, language: Language) -> str:
    """Return a mean with its interval in words, for the alternative text."""
    return language.message(
        "fig.certainty.alt.effect",
        effect=lower_first(language.message(EFFECT[effect])),
        mean=language.signed_percent(significance.mean, 2),
        low=language.signed_percent(significance.low, 2),
        high=language.signed_percent(significance.high, 2),
    )
