"""The chart of the goal."""

from matplotlib.axes import Axes

from regionanalysis.model.goal import GoalRecord
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.style import COLOURS, INK, PAPER, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import jobs as tables


@cites
def goal(record: GoalRecord, context: Context, language: Language) -> Figure:
    """Return each year's net new jobs against the goal."""
    years = list(record.years)

    def draw(ax: Axes, canvas: Canvas) -> None:
        for comparable, label in ((True, N_("goal.bars")), (False, N_("goal.not_comparable"))):
            _bars(ax, record, language.message(label), comparable=comparable)
        ax.axhline(
            record.goal.jobs_a_year,
            color=COLOURS["goal"],
            linestyle=(0, (5, 1.5)),
            label=language.message("goal.line", goal=language.number(record.goal.jobs_a_year)),
        )
        axes.year_axis(ax, years, canvas)
        axes.figures_axis(ax, language, "y")
        axes.only_grid(ax, "y")
        axes.base_line(ax, "y")
        axes.key_above(ax, canvas, 3)

    hits = [str(year) for year, hit in zip(years, record.reached.tolist(), strict=True) if hit]
    values = {
        "name": context.name,
        "goal": record.goal.jobs_a_year,
        "reached": int(record.reached.sum()),
        "comparable": int(record.comparable.sum()),
        "start": years[0],
        "end": years[-1],
        "hits": language.join_list(hits or [language.message("answer.none")]),
    }
    return Figure(
        **caption("goal", values, language),
        source=context.source,
        table=tables.goal(record, language),
        **drawings("goal", draw, wide=330, narrow=310),
    )


def _bars(ax: Axes, record: GoalRecord, label: str, *, comparable: bool) -> None:
    """Draw the years that can be compared with the goal, or those that cannot, as bars."""
    chosen = [k for k, c in enumerate(record.comparable.tolist()) if c == comparable]
    if not chosen:
        # what is not drawn needs no key
        return
    ax.bar(
        [record.years[k] for k in chosen],
        record.change[chosen],
        width=0.72,
        color=COLOURS["region"] if comparable else PAPER,
        edgecolor=INK if not comparable else None,
        linewidth=0 if comparable else 1,
        linestyle="-" if comparable else (0, (2, 2)),
        label=label,
    )
