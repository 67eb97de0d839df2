"""Texts of drawings are laid out once, and a drawing is the same for it."""

from collections.abc import Callable

import pytest
from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.text import Text

from regionanalysis.presentation.charts import text_layout
from regionanalysis.presentation.charts.style import Canvas, Drawings, drawings


def draw(ax: Axes, canvas: Canvas) -> None:
    """Draw texts that differ in all that a layout depends on."""
    ax.barh([0, 1, 2], [3, -2, 1])
    ax.set_yticks([0, 1, 2], ["Industri", "Jordbruk,\nskogbruk og fiske", "Undervisning"])
    for turn, (across, up) in enumerate(
        [("left", "top"), ("right", "bottom"), ("center", "center")]
    ):
        ax.text(turn, turn, "Industri", ha=across, va=up, rotation=30 * turn)
        ax.text(turn, 0, "Industri", fontsize=canvas.font + turn, fontweight="bold")
    ax.text(0, 1, "ab\nabcd", multialignment="right", linespacing=2)
    ax.annotate("Industri", (1, 1), rotation=45, rotation_mode="anchor")


def drawn() -> Drawings:
    return drawings("texts", draw, wide=300, narrow=260)


def times_laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that each text enters when matplotlib lays it out."""
    laid_out: list[str] = []
    original: Callable[[Text, RendererBase], object] = vars(Text)[text_layout.METHOD]

    def counted(text: Text, renderer: RendererBase) -> object:
        laid_out.append(text.get_text())
        return original(text, renderer)

    monkeypatch.setattr(Text, text_layout.METHOD, counted)
    monkeypatch.setattr(text_layout, "_LAYOUTS", {})
    return laid_out


def test_a_drawing_is_the_same_as_without(monkeypatch: pytest.MonkeyPatch) -> None:
    first, again = drawn(), drawn()
    monkeypatch.setattr(text_layout, "METHOD", "a_name_that_matplotlib_has_not")
    assert drawn() == first == again


def test_each_text_is_laid_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out = times_laid_out(monkeypatch)
    drawn()
    # two drawings, and as many sizes and places as the word has in them
    assert 0 < laid_out.count("Industri") <= 2 * 8
    before = len(laid_out)
    drawn()
    assert len(laid_out) == before


def test_the_layouts_kept_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_layout, "MAX_TEXTS", 5)
    monkeypatch.setattr(text_layout, "_LAYOUTS", {})
    whole = drawn()
    assert 0 < len(text_layout._LAYOUTS) <= 5
    monkeypatch.undo()
    assert drawn() == whole


def test_matplotlib_is_as_before_when_the_drawing_ends() -> None:
    before = vars(Text)[text_layout.METHOD]

    def fail(_ax: Axes, _canvas: Canvas) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        drawings("fails", fail, wide=100, narrow=100)
    assert vars(Text)[text_layout.METHOD] is before
