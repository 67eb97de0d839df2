"""The chart of education."""

from matplotlib.axes import Axes

from regionanalysis.indicators.education import EducationRecord
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.lines import end_named_lines
from regionanalysis.presentation.charts.style import Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables import education as tables
from regionanalysis.presentation.wording import direction


@cites
def education(record: EducationRecord, context: Context, language: Language) -> Figure:
    """Return the share with a higher education over the years, against the nation."""
    years = list(record.years)
    paths = {
        context.name: 100 * record.share,
        language.message("place.nation"): 100 * record.nation,
    }

    def draw(ax: Axes, canvas: Canvas) -> None:
        end_named_lines(ax, years, paths, canvas, language, from_zero=True)
        axes.figures_axis(ax, language, "y", percent=True)

    values = {
        "name": context.name,
        "start": years[0],
        "end": years[-1],
        "first": language.percent(100 * float(record.share[0])),
        "last": language.percent(100 * float(record.share[-1])),
        "nation_first": language.percent(100 * float(record.nation[0])),
        "nation": language.percent(100 * float(record.nation[-1])),
    }
    return Figure(
        **caption("education", values, language, variant=direction(record.gap, 1)),
        source=context.source,
        table=tables.education(record, context, language),
        **drawings("education", draw, wide=300, narrow=280),
    )
