"""The style of charts: one meaning a colour, fonts of every system, reproducible drawings.

A figure is drawn twice, for a page and for a phone, so that its letters are never too small to
read. Colours leave as CSS variables with the light colour as fallback, so that the page can
show them in the dark. The same figures give the same bytes.
"""

import io
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure as Drawing

from regionanalysis.presentation.charts.compact import compact
from regionanalysis.presentation.charts.text_layout import layouts_kept

INK = "#1c2733"
MUTED = "#5a6672"
RULE = "#d3d9df"
PAPER = "#ffffff"
# on a tint that is the same by day and by night
ON_TINT = "#101820"

# one meaning a colour throughout; ink is the place itself and what happened there
COLOURS = {
    "national_share": "#6d7a87",
    "industry_mix": "#1d5fa6",
    "population_effect": "#13808a",
    "attractiveness": "#c04f15",
    "regional_shift": "#c04f15",
    "structural": "#1d5fa6",
    "change": INK,
    "rounding": "#8b6f9c",
    "undisclosed": "#8b6f9c",
    "nation": "#6d7a87",
    "region": INK,
    "others": "#87929e",
    "goal": "#8a5a00",
}

# so that a figure can be read in black and white
HATCHES = {
    "population_effect": "////",
    "attractiveness": "\\\\\\",
    "regional_shift": "\\\\\\",
}

# Tints of loss and gain that colour-blind readers can distinguish, light enough for dark numbers,
# and none of them a tint of a colour above.
LOSS_TO_GAIN = ("#de9cc0", "#f4dfea", "#f6f7f8", "#deedcb", "#a3c97c")

# tints of a share, from none to much; the page has others in the dark, which its ink is read on
TINTS = ("#f0f1f1", "#dbdee0", "#c6cbd0", "#b1b8bf", "#9ca5af")

VARIABLES = {
    **{tint: f"tint-{letter}" for tint, letter in zip(TINTS, "abcde", strict=True)},
    INK: "ink",
    MUTED: "muted",
    RULE: "rule",
    PAPER: "paper",
    "#6d7a87": "nation",
    "#1d5fa6": "structure",
    "#13808a": "people",
    "#c04f15": "own",
    "#8b6f9c": "remainder",
    "#87929e": "others",
    "#8a5a00": "goal",
}

_STYLE: dict[str, Any] = {
    "font.family": "sans-serif",
    # measured with the font of matplotlib, displayed in the reader's own
    "font.sans-serif": ["DejaVu Sans"],
    "svg.fonttype": "none",
    # a name between dollar signs is no formula
    "text.parse_math": False,
    "axes.edgecolor": RULE,
    "axes.labelcolor": MUTED,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "grid.color": RULE,
    "grid.linewidth": 0.6,
    "hatch.color": PAPER,
    "hatch.linewidth": 0.9,
    "legend.frameon": False,
    "legend.handlelength": 1.3,
    "legend.columnspacing": 1.2,
    "legend.borderaxespad": 0.0,
    "lines.linewidth": 2.2,
    "patch.linewidth": 0.0,
    "text.color": INK,
    "xtick.color": MUTED,
    "xtick.labelcolor": INK,
    "xtick.bottom": False,
    "ytick.color": MUTED,
    "ytick.labelcolor": INK,
    "ytick.left": False,
    "figure.constrained_layout.w_pad": 0.02,
    "figure.constrained_layout.h_pad": 0.03,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
}

# letters of one size everywhere
_SIZES = ("font.size", "legend.fontsize", "xtick.labelsize", "ytick.labelsize", "axes.labelsize")


@dataclass(frozen=True)
class Canvas:
    """A size to draw for.

    Attributes
    ----------
    width
        Pixels of the page.
    font
        Size of letters in the same pixels.
    narrow
        Whether it is for a phone.
    """

    width: int
    font: float
    narrow: bool

    def per(self, wide: float, narrow: float) -> float:
        """Return one of two numbers, by the size."""
        return narrow if self.narrow else wide


WIDE = Canvas(width=720, font=12.5, narrow=False)
# beside words
HALF = Canvas(width=540, font=12.5, narrow=False)
NARROW = Canvas(width=340, font=11.5, narrow=True)

# the label of an axis that is given none
BLANK = " "

Draw = Callable[[Axes, Canvas], None]


class Heights(TypedDict):
    """Heights of the two drawings of a figure, in pixels."""

    wide: float
    narrow: float


class Drawings(TypedDict):
    """The two drawings of a figure, as SVG."""

    wide: str
    narrow: str


def drawings(key: str, draw: Draw, *, wide: float, narrow: float, page: Canvas = WIDE) -> Drawings:
    """Return the figure drawn for a page and for a phone, with the height of each in pixels.

    ``page`` is the room it has on a page.
    """
    return {
        "wide": _svg(f"{key}-wide", [draw], page, wide, 1),
        "narrow": _svg(f"{key}-narrow", [draw], NARROW, narrow, 1),
    }


def small_drawings(key: str, draws: Sequence[Draw], *, height: float) -> Drawings:
    """Return many small drawings with the same scales: four in a row, two on a phone.

    ``height`` is that of a row, in pixels.
    """
    columns = {WIDE: 4, NARROW: 2}
    wide, narrow = (
        _svg(
            f"{key}-{'narrow' if canvas.narrow else 'wide'}",
            draws,
            canvas,
            height * -(-len(draws) // across),
            across,
        )
        for canvas, across in columns.items()
    )
    return {"wide": wide, "narrow": narrow}


def _svg(name: str, draws: Sequence[Draw], canvas: Canvas, height: float, columns: int) -> str:
    style: Any = {**_STYLE, **dict.fromkeys(_SIZES, canvas.font), "svg.hashsalt": name}
    with mpl.rc_context(style), layouts_kept():
        # 72 points an inch makes a point a pixel
        drawing = Drawing(figsize=(canvas.width / 72, height / 72), dpi=72, layout="constrained")
        rows = -(-len(draws) // columns)
        axes = drawing.subplots(rows, columns, sharex=True, sharey=True, squeeze=False).ravel()
        for ax, draw in zip(axes, draws, strict=False):
            # seaborn names an axis without a label, and goes through all its ticks to do so
            ax.set(xlabel=BLANK, ylabel=BLANK)
            draw(ax, canvas)
            _leave_out_blank_labels(ax)
        for ax in axes[len(draws) :]:
            ax.axis("off")
        written = io.StringIO()
        # savefig draws once more, without writing, to lay out what is laid out here anyway
        canvas_of_svg: Any = FigureCanvasSVG(drawing)
        canvas_of_svg.print_svg(written, metadata={"Date": None, "Creator": None})
    return inline_svg(written.getvalue())


def _leave_out_blank_labels(ax: Axes) -> None:
    """Spare the search for room for axis labels that say nothing: all ticks, time and again."""
    for axis in (ax.xaxis, ax.yaxis):
        if not axis.label.get_text().strip():
            axis.set_label_text("")
            axis.set_label_coords(0, 0)


def inline_svg(svg: str, *, themed: bool = True) -> str:
    """Return a drawing fit to stand inside a page: no ids that could clash, no own fonts.

    The colours of a ``themed`` drawing are those of the page, by day and by night.
    """
    svg = svg[svg.index("<svg ") :]
    for what, instead in _TIDY:
        svg = what.sub(instead, svg)
    svg = compact(svg)
    for colour, name in VARIABLES.items() if themed else ():
        svg = svg.replace(colour, f"var(--{name}, {colour})")
    return svg.strip()


_TIDY = (
    (re.compile(r"<metadata>.*?</metadata>\s*", re.DOTALL), ""),
    (re.compile(r"<style[^>]*>.*?</style>\s*", re.DOTALL), ""),
    (re.compile(r"<!--.*?-->\s*", re.DOTALL), ""),
    # ticks that are not written leave empty groups
    (re.compile(r"<g id=\"[^\"]*\"\s*/>"), ""),
    (re.compile(r"<g id=\"[^\"]*\">"), "<g>"),
    # the page sets the font; only its size and weight are the figure's
    (re.compile(r" font-family: [^;\"]*;"), ""),
    (re.compile(r" transform=\"rotate\(-0 [^\"]*\""), ""),
    # the page sets the width; the drawing keeps its proportions
    (re.compile(r"(?<=<svg )([^>]*?)(?:width|height)=\"[^\"]*pt\" "), r"\1"),
    (re.compile(r"(?<=<svg )([^>]*?)(?:width|height)=\"[^\"]*pt\" "), r"\1"),
    # a hundredth of a pixel is enough, but 46.731 in a text is the code of an industry
    (re.compile(r"(>[^<]*<)|(\d+\.\d\d)\d+"), r"\1\2"),
    (re.compile(r"\s*\n\s*"), " "),
    # a point with round ends
    (re.compile(r"M (\S+ \S+) L \1(?= )"), r"M \1 h 0"),
)
