"""Drawings of results for a notebook: one call, and matplotlib axes in return.

Results have a method ``plot`` that calls `plot`. They lie in rooms that do not import this one:
``regionanalysis/__init__.py`` hands them the function (`regionanalysis.core.results.set_plotter`),
and matplotlib is imported when something is first drawn.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import cycle
from typing import Literal

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes

from regionanalysis.core.arrays import safe_ratio
from regionanalysis.core.names import unknown_name
from regionanalysis.errors import ParameterError
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.presentation import language as languages
from regionanalysis.presentation.charts import axes
from regionanalysis.presentation.charts.style import COLOURS, HATCHES, PAPER
from regionanalysis.presentation.keys import EFFECT, UNIT
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.methods import EFFECT_OF
from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.effect_kinds import KIND_OF
from regionanalysis.shiftshare.results import RegionEffects, ShiftShare, rows_of
from regionanalysis.shiftshare.variant import NATIONAL_SHARE

PlotKind = Literal["waterfall", "industries", "scatter"]

KINDS: tuple[PlotKind, ...] = ("waterfall", "industries", "scatter")

Drawable = ShiftShare | ShiftShareByYear | RegionEffects | RegionAccount | PeriodAccount

# effects without a colour of their own take these in turn
MORE_COLOURS = ("#c04f15", "#13808a", "#8b6f9c", "#8a5a00", "#87929e", "#5a6672", "#a3c97c")

# regions that are all named in a scatter
MAX_NAMED = 20

# height of a bar in inches, and of what is above and below the bars
BAR, FRAME = 0.42, 1.3
WIDTH = 7.2


def plot(
    result: Drawable,
    kind: PlotKind | None = None,
    *,
    region: str | None = None,
    language: str = "en",
    ax: Axes | None = None,
) -> Axes:
    """Draw a result with matplotlib.

    Parameters
    ----------
    result : ShiftShare, ShiftShareByYear, RegionEffects, RegionAccount or PeriodAccount
        What to draw. Years of a year-by-year result are added.
    kind : {"waterfall", "industries", "scatter"}, optional
        ``"waterfall"`` goes from national growth by every effect to the change of one region.
        ``"industries"`` has a bar for each industry of one region, split by effect.
        ``"scatter"`` has a point for each region: structural growth against regional growth, per
        cent of the jobs at the start. By default a scatter of all regions, and a waterfall of
        one.
    region : str, optional
        Code or name of the region, or of a group; marked in a scatter. Needed for the other two
        unless ``result`` is of one region.
    language : {"en", "nb", "nn"}, default "en"
        Language of titles, labels and numbers.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; new ones if not given.

    Returns
    -------
    matplotlib.axes.Axes
        With title, labels and units. ``ax.figure.savefig("effects.svg")`` saves it.

    Raises
    ------
    ParameterError
        For a kind, region or language that does not exist or does not fit the result.
    TypeError
        For a result that there is no drawing of.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> import regionanalysis as ra
    >>> result = ra.shift_share(ra.example_jobs())
    >>> result.plot("waterfall", region="North").get_title()
    'North: change in jobs 2015–2022'
    """
    if not isinstance(result, Drawable):
        raise TypeError(
            f"There is no plot of a {type(result).__name__}. Draw its to_frame() with seaborn."
        )
    if kind is not None and kind not in KINDS:
        raise unknown_name("kind of plot", kind, KINDS)
    words = languages.language(language)
    # white hatches as in reports, and a name between dollar signs is no formula
    with mpl.rc_context({"hatch.color": PAPER, "text.parse_math": False}):
        return _draw(result, kind, region, words, ax)


def _draw(
    result: Drawable, kind: PlotKind | None, region: str | None, words: Language, ax: Axes | None
) -> Axes:
    if isinstance(result, ShiftShareByYear):
        result = result.total()
    if isinstance(result, ShiftShare) and (kind == "scatter" or (not kind and not region)):
        return _scatter(result, region, words, _new_axes(ax, 5.2))
    if kind == "scatter":
        raise ParameterError(
            "A scatter compares regions, and the result is of one.",
            remedy="Plot the result of shift_share().",
        )
    effects = _of_region(result, region)
    if kind != "industries":
        return _waterfall(effects, words, ax)
    if isinstance(effects, PeriodAccount):
        raise ParameterError(
            "The account has no effects by industry.",
            remedy="Plot the result of shift_share().",
        )
    return _industries(effects, words, ax)


def _of_region(
    result: ShiftShare | RegionEffects | RegionAccount | PeriodAccount, region: str | None
) -> RegionEffects | PeriodAccount:
    if isinstance(result, RegionAccount):
        return result.total()
    if not isinstance(result, ShiftShare):
        return result
    if region is None:
        if len(result.regions) > 1:
            raise ParameterError(
                "The drawing is of one region, and the result has several.",
                remedy='Name one: plot("waterfall", region=...).',
            )
        region = result.regions[0]
    rows = rows_of(region, result.regions, result.region_names, result.groups)
    name = region if region in result.groups else result.region_names[rows[0]]
    return replace(result.region(region), name=name)


def _new_axes(ax: Axes | None, height: float) -> Axes:
    if ax is not None:
        return ax
    # pyplot shows the figure under a notebook's cell; a report draws without it
    import matplotlib.pyplot as plt  # noqa: PLC0415

    _, new = plt.subplots(figsize=(WIDTH, height), layout="constrained")
    new.spines[["top", "right"]].set_visible(False)
    return new


def _label(effect: str, words: Language) -> str:
    """Return the name of an effect; effects of spatial variants have names in English only."""
    key = EFFECT.get(effect) or EFFECT_OF.get(effect)
    text = words.message(key) if key else effect.replace("_", " ")
    return text[:1].upper() + text[1:]


def _colours(effects: Iterable[str]) -> dict[str, str]:
    more = cycle(MORE_COLOURS)
    return {name: COLOURS.get(name) or next(more) for name in effects}


def _steps(result: RegionEffects | PeriodAccount) -> dict[str, float]:
    """Return jobs by effect, with what they leave over where there is any."""
    if isinstance(result, RegionEffects):
        rest, name = result.undisclosed, "undisclosed"
        effects = dict(result.total_effects)
    else:
        rest, name = result.remainder, str(result.remainder_kind)
        effects = dict(result.effects)
    return {**effects, name: rest} if np.isnan(rest) or round(rest, 1) else effects


def _waterfall(result: RegionEffects | PeriodAccount, words: Language, ax: Axes | None) -> Axes:
    steps = _steps(result)
    change = result.total_change if isinstance(result, RegionEffects) else result.change
    if not np.isfinite([*steps.values(), change]).all():
        raise ParameterError(
            f"An effect of {result.name} is unknown, so the effects do not lead to the change.",
            remedy="Fill in the unknown figures, or see what is known with to_frame().",
        )
    ax = _new_axes(ax, FRAME + BAR * (len(steps) + 1))
    colours, start = _colours(steps), 0.0
    for row, (effect, jobs) in enumerate([*steps.items(), ("change", change)]):
        left = 0.0 if effect == "change" else start
        colour = COLOURS["change"] if effect == "change" else colours[effect]
        bars = ax.barh(row, jobs, left=left, height=0.62, color=colour, hatch=HATCHES.get(effect))
        ax.bar_label(bars, [words.signed(jobs)], padding=3)
        start += jobs
    ax.set_yticks(range(len(steps) + 1), [_label(name, words) for name in (*steps, "change")])
    ax.invert_yaxis()
    ax.use_sticky_edges = False
    ax.margins(x=0.15)
    ax.set_title(_title(result, words))
    return _finished(ax, _unit(result.unit, words), words)


def _industries(result: RegionEffects, words: Language, ax: Axes | None) -> Axes:
    order = np.argsort(-result.change, kind="stable")
    known = [row for row in order.tolist() if not np.isnan(result.change[row])]
    if not known:
        raise ParameterError(
            f"No industry of {result.name} has figures in both years.",
            remedy="Draw another region, or broader industries.",
        )
    ax = _new_axes(ax, FRAME + BAR * len(known))
    colours = _colours(result.effects)
    parts = [(name, _label(name, words), jobs[known]) for name, jobs in result.effects.items()]
    axes.stacked_bars(ax, range(len(known)), parts, colours, horizontal=True, thickness=0.64)
    changes = result.change[known]
    label = _label("change", words)
    ax.plot(changes, range(len(known)), "D", color=COLOURS["change"], label=label, zorder=5)
    names = result.industry_names or result.industries
    ax.set_yticks(range(len(known)), [names[row] for row in known])
    ax.invert_yaxis()
    ax.set_title(_title(result, words))
    _finished(ax, _unit(result.unit, words), words)
    ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0), frameon=False)
    return ax


def _scatter(result: ShiftShare, region: str | None, words: Language, ax: Axes) -> Axes:
    structural = sum(
        jobs for name, jobs in result.total_effects.items() if KIND_OF.get(name) == "mix"
    )
    beyond = result.total_change - result.total_effects[NATIONAL_SHARE] - structural
    x, y = (safe_ratio(100 * jobs, result.total_start) for jobs in (structural, beyond))
    ax.scatter(x, y, color=COLOURS["others"], edgecolor="#5a6672", linewidth=0.4, zorder=3)
    if region is not None:
        rows = rows_of(region, result.regions, result.region_names, result.groups)
        ax.scatter(x[rows], y[rows], marker="D", s=80, color=COLOURS["region"], zorder=5)
    else:
        rows = list(range(len(result.regions))) if len(result.regions) <= MAX_NAMED else []
    for row in rows:
        where = (float(x[row]), float(y[row]))
        name = result.region_names[row]
        ax.annotate(name, where, (0, 7), textcoords="offset points", ha="center")
    ax.axhline(0, color=COLOURS["change"], linewidth=1)
    ax.margins(0.15)
    values = {"start": result.start_year, "end": result.end_year}
    ax.set_title(words.message("plot.scatter.title", **values))
    unit = words.message("unit.percent")
    ax.set_ylabel(
        words.message("plot.axis_with_unit", label=_label("regional_shift", words), unit=unit)
    )
    axes.figures_axis(ax, words, "y", percent=True)
    label = words.message("plot.axis_with_unit", label=_label("structural", words), unit=unit)
    return _finished(ax, label, words, percent=True)


def _title(result: RegionEffects | PeriodAccount, words: Language) -> str:
    years = {"start": result.start_year, "end": result.end_year}
    return words.message("plot.change.title", name=result.name, **years)


def _unit(unit: str, words: Language) -> str:
    """Return the unit in words; one of the panel's own as it is written there."""
    return words.message(UNIT[unit]) if unit in UNIT else unit


def _finished(ax: Axes, label: str, words: Language, *, percent: bool = False) -> Axes:
    ax.set_xlabel(label)
    ax.axvline(0, color=COLOURS["change"], linewidth=1, zorder=2)
    axes.figures_axis(ax, words, "x", percent=percent)
    return ax
