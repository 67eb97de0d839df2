"""Charts of how the regional shift depends on the period and on single industries."""

from collections.abc import Sequence

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import row_heights, value_label, wrapped
from regionanalysis.presentation.charts.style import COLOURS, INK, MUTED, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import MEASURE
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import sensitivity as tables
from regionanalysis.presentation.wording import how_many, inside, upper_first
from regionanalysis.shiftshare.variant import REGIONAL_SHIFT
from regionanalysis.uncertainty import LeaveOneOut, Windows

# most rows of a chart; the table has all
MAX_ROWS = 12


@cites
def windows(windows: Windows, region: str, context: Context, language: Language) -> Figure:
    """Return the regional shift a year for every pair of start and end years."""
    years = np.array(windows.years)
    span = np.where(years[None, :] > years[:, None], years[None, :] - years[:, None], 1)
    yearly = windows.value(REGIONAL_SHIFT, region) / span
    cells = yearly[:-1, 1:]
    # a few short periods have extreme values, which would leave one tint for the others
    reach = float(np.nanpercentile(np.abs(cells), 90)) or 1.0

    def draw(ax: Axes, canvas: Canvas) -> None:
        written = [
            [axes.sign_or_figure(float(value), canvas, language) for value in row] for row in cells
        ]
        axes.grid(ax, cells, written, reach)
        step = canvas.per(1, 2)
        labelled = np.arange(len(years) - 1)[:: int(step)]
        ax.set_xticks(
            labelled + 0.5, [str(years[k + 1]) for k in labelled], rotation=canvas.per(0, 90)
        )
        ax.set_yticks(labelled + 0.5, [str(years[k]) for k in labelled], rotation=0)
        ax.set_xlabel(language.message("axis.to_year"))
        ax.set_ylabel(language.message("axis.from_year"))

    values = _about_windows(windows, cells, context, language)
    height = 26 * len(years)
    return Figure(
        **caption(
            "windows",
            values,
            language,
            variant=how_many(int(str(values["below"])), int(str(values["count"]))),
        ),
        source=context.source,
        table=tables.windows(windows, region, context, language),
        **drawings("windows", draw, wide=80 + height, narrow=80 + height),
    )


def _about_windows(
    windows: Windows, cells: FloatArray, context: Context, language: Language
) -> dict[str, object]:
    """Return the values on all periods: the number of losses, the lowest and the highest.

    ``cells`` is persons a year, shape (start years, end years), NaN where there is no period.
    """
    years = windows.years
    known = cells[~np.isnan(cells)]
    low, high = (
        np.unravel_index(pick(cells), cells.shape) for pick in (np.nanargmin, np.nanargmax)
    )
    return {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "count": known.size,
        "below": int((np.round(known) < 0).sum()),
        "start": years[0],
        "end": years[-1],
        "low": language.signed(float(cells[low])),
        "low_years": f"{years[low[0]]}–{years[low[1] + 1]}",
        "high": language.signed(float(cells[high])),
        "high_years": f"{years[high[0]]}–{years[high[1] + 1]}",
        "flag": language.message("break.flag") if windows.crosses_break.any() else "",
    }


@cites
def left_out(
    leave_one_out: LeaveOneOut, region: str, context: Context, language: Language
) -> Figure:
    """Return the regional shift without each industry, those that move it most."""
    values = leave_one_out.value(REGIONAL_SHIFT, region)
    whole = leave_one_out.whole(REGIONAL_SHIFT, region)
    moved = values - whole
    largest = np.argsort(-np.abs(np.nan_to_num(moved)), kind="stable").tolist()
    order = [k for k in largest if not np.isnan(moved[k])][:MAX_ROWS]
    order.sort(key=lambda k: values[k])
    names = [leave_one_out.industry_names[k] for k in order]

    def draw(ax: Axes, canvas: Canvas) -> None:
        ys = list(range(len(order)))[::-1]
        _from_whole(ax, ys, values[order], whole, canvas, language)
        ax.set_yticks(ys, [wrapped(name, canvas, language) for name in names])
        ax.set(xlabel="", ylabel="")
        axes.figures_axis(ax, language, "x")
        axes.only_grid(ax, "x")

    caption_values = {
        **_about_left_out(leave_one_out, region, context, language),
        "shown": len(order),
    }
    return Figure(
        **caption("left_out", caption_values, language),
        source=context.source,
        table=tables.left_out(leave_one_out, region, context, language),
        **drawings("left-out", draw, **row_heights(names, 50, language)),
    )


def _from_whole(
    ax: Axes,
    ys: Sequence[int],
    values: FloatArray,
    whole: float,
    canvas: Canvas,
    language: Language,
) -> None:
    """Draw a point for every industry left out, with a line from what it is with all of them."""
    ax.hlines(ys, whole, values, color=MUTED, linewidth=1.4)
    sns.scatterplot(x=values, y=ys, ax=ax, s=60, color=COLOURS["regional_shift"], zorder=4)
    ax.axvline(whole, color=INK, linewidth=1.2)
    for y, value in zip(ys, values.tolist(), strict=True):
        value_label(ax, y, value, language.signed(value), rightwards=value >= whole)
    low, high = float(np.min(values)), float(np.max(values))
    room = canvas.per(0.12, 0.3) * (max(high, whole) - min(low, whole) or 1.0)
    ax.set_xlim(min(low, whole) - room, max(high, whole) + room)


def _about_left_out(
    leave_one_out: LeaveOneOut, region: str, context: Context, language: Language
) -> dict[str, object]:
    """Return the values on the shift with all industries and without the most important one."""
    values, whole = (
        leave_one_out.value(REGIONAL_SHIFT, region),
        leave_one_out.whole(REGIONAL_SHIFT, region),
    )
    most = int(np.nanargmax(np.abs(values - whole)))
    return {
        "name": context.name,
        "measure": language.message(MEASURE[context.measure]),
        "whole": language.signed(whole),
        "industry": upper_first(leave_one_out.industry_names[most]),
        "industry_inside": inside(leave_one_out.industry_names[most]),
        "without": language.signed(float(values[most])),
        "low": language.signed(float(np.nanmin(values))),
        "high": language.signed(float(np.nanmax(values))),
    }
