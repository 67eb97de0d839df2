"""The chart of education."""

import numpy as np
from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.education import EducationRecord
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import end_label, name_end
from regionanalysis.presentation.charts.lines import end_named_lines
from regionanalysis.presentation.charts.style import COLOURS, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.shares import counted, side
from regionanalysis.presentation.tables import education as tables

# of the range of the drawing, above the nation's point
ABOVE = 1.5


@cites
def education(record: EducationRecord, context: Context, language: Language) -> Figure:
    """Return the share with a higher education over the years, against the nation.

    The nation is a line, or a point for every year where only some are known.
    """
    years = list(record.years)
    region, nation = 100 * record.share, 100 * record.nation
    whole = len(record.compared) == len(years)

    def draw(ax: Axes, canvas: Canvas) -> None:
        paths = {context.name: region}
        if whole:
            paths[language.message("place.nation")] = nation
        end_named_lines(ax, years, paths, canvas, language, from_zero=True)
        if not whole:
            _points(ax, record, nation, canvas, language)
        axes.figures_axis(ax, language, "y", percent=True)
        axes.mark_breaks(ax, record.breaks, language)

    values = _about(record, context, language)
    variant = side(record.gap) if record.compared else "alone"
    words = caption("education", values, language, variant=variant)
    words["key"] = _key(record)
    return Figure(
        **words,
        source=context.source,
        table=tables.education(record, context, language),
        **drawings(_key(record), draw, wide=300, narrow=280),
    )


def _key(record: EducationRecord) -> str:
    return "education" if record.ages == "16" else "education-adults"


def _points(
    ax: Axes, record: EducationRecord, nation: FloatArray, canvas: Canvas, language: Language
) -> None:
    """Mark the nation in the years that it is known for."""
    positions = list(record.compared)
    if not positions:
        return
    years = [record.years[i] for i in positions]
    ax.plot(years, nation[positions], linestyle="none", marker="s", color=COLOURS["nation"])
    last = float(nation[positions[-1]])
    label = end_label(language.message("place.nation"), language.number(last, 1), canvas)
    name_end(ax, (years[-1], last), label, COLOURS["nation"])
    ax.set_ylim(top=max(ax.get_ylim()[1], last + ABOVE))


def _about(record: EducationRecord, context: Context, language: Language) -> dict[str, object]:
    """Return the values of the caption; those on the nation are of the last year that has it."""
    last = record.compared[-1] if record.compared else len(record.years) - 1
    national = float(record.nation[last])
    return {
        "name": context.name,
        "start": record.years[0],
        "end": record.years[-1],
        "year": record.years[last],
        "first": language.percent(100 * float(record.share[0])),
        "last": language.percent(100 * float(record.share[-1])),
        "share": language.percent(100 * float(record.share[last])),
        "nation": language.unknown() if np.isnan(national) else language.percent(100 * national),
        "counted": counted(record, language),
    }
