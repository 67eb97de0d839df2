"""Charts of the outlook by scenario."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from regionanalysis.core.arrays import FloatArray
from regionanalysis.model.projection.outlook import RegionProjection
from regionanalysis.model.projection.scenarios import LEVELS, Level
from regionanalysis.presentation.blocks import Figure
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.captions import caption
from regionanalysis.presentation.charts.labels import end_label, name_end, spread
from regionanalysis.presentation.charts.style import COLOURS, INK, Canvas, drawings
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import JOBS, LEVEL
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.outlook_words import tested
from regionanalysis.presentation.tables import outlook as tables
from regionanalysis.presentation.wording import direction

# people or jobs from which a change is given in hundreds
MANY = 10_000

# colour and line of each level of attractiveness
_LINES: Mapping[str, tuple[str, object]] = {
    "high": ("attractiveness", "-"),
    "neutral": ("change", (0, (5, 1.5))),
    "low": ("attractiveness", (0, (1.5, 1))),
}


@cites
def jobs_ahead(
    outlook: RegionProjection,
    years: Sequence[int],
    level: FloatArray,
    context: Context,
    language: Language,
) -> Figure:
    """Return jobs so far and by scenario, with what years like the past would spread.

    ``level`` is jobs in the past ``years``, shape (years,).
    """
    return _ahead("jobs_ahead", 0, outlook, (years, level), context, language)


@cites
def people_ahead(
    outlook: RegionProjection,
    years: Sequence[int],
    level: FloatArray,
    context: Context,
    language: Language,
) -> Figure:
    """Return inhabitants so far and by scenario, with what years like the past would spread.

    ``level`` is inhabitants on 1 January of the past ``years``, shape (years,).
    """
    return _ahead("people_ahead", 1, outlook, (years, level), context, language)


def _ahead(
    key: str,
    which: int,
    outlook: RegionProjection,
    past: tuple[Sequence[int], FloatArray],
    context: Context,
    language: Language,
) -> Figure:
    # people are counted on 1 January after the year, and known for later years than jobs
    first = outlook.known_people if which else 0
    ahead = [year + which for year in outlook.projection.years[first:]]
    paths = {level: outlook.scenario(level)[which][first:] for level in LEVELS}
    band = (outlook.fan.people if which else outlook.fan.jobs)[:, 0, first:, 0]
    so_far = [i for i, year in enumerate(past[0]) if year <= ahead[0]]
    years = [past[0][i] for i in so_far]

    def draw(ax: Axes, canvas: Canvas) -> None:
        ax.fill_between(ahead, band[0], band[-1], color=COLOURS["others"], alpha=0.25, linewidth=0)
        ax.fill_between(ahead, band[1], band[-2], color=COLOURS["others"], alpha=0.35, linewidth=0)
        ax.plot(years, past[1][so_far], color=INK)
        _scenarios(ax, ahead, paths, band, canvas, language)
        axes.year_axis(ax, [*years, *ahead[1:]], canvas, room_right=canvas.per(0.28, 0.5))
        axes.figures_axis(ax, language, "y")
        axes.only_grid(ax, "y")

    change = about(float(paths["neutral"][-1] - paths["neutral"][0]), float(past[1][so_far[-1]]))
    amount, variant = language.magnitude(change), direction(change)
    values: dict[str, object] = {
        "name": context.name,
        "start": ahead[0],
        "end": ahead[-1],
        "tested": tested(outlook, "people" if which else "jobs", language),
        "change": amount if which else language.plural(JOBS[variant], change, number=amount),
        **_about_ends(paths, band, language),
    }
    return Figure(
        **caption(key, values, language, variant=variant),
        source=context.source,
        table=tables.ahead(outlook, which, context, language),
        **drawings(key.replace("_", "-"), draw, wide=360, narrow=330),
    )


def about(change: float, level: float) -> float:
    """Return a change as no more than an example: in hundreds, or tens where there are few."""
    return round(change, -2 if level >= MANY else -1)


def _scenarios(
    ax: Axes,
    years: Sequence[int],
    paths: Mapping[Level, FloatArray],
    band: FloatArray,
    canvas: Canvas,
    language: Language,
) -> None:
    """Draw a line for every scenario, with name and last figure at the end."""
    ends = spread(
        [float(paths[level][-1]) for level in LEVELS], canvas.per(0.1, 0.14), {"all": band}
    )
    for level, end in zip(LEVELS, ends, strict=True):
        colour, style = _LINES[level]
        ax.plot(years, paths[level], color=COLOURS[colour], linestyle=style)
        last = language.number(paths[level][-1])
        text = end_label(language.message(LEVEL[level]), last, canvas)
        name_end(ax, (years[-1], end), text, COLOURS[colour])


def _about_ends(
    paths: Mapping[Level, FloatArray], band: FloatArray, language: Language
) -> dict[str, object]:
    """Return the values on the first and last year of the scenarios, and on their spread."""
    return {
        "first": language.number(float(paths["neutral"][0])),
        "neutral": language.number(float(paths["neutral"][-1])),
        "low": language.number(float(paths["low"][-1])),
        "high": language.number(float(paths["high"][-1])),
        "band_low": language.number(float(band[0, -1])),
        "band_high": language.number(float(band[-1, -1])),
    }
