"""Texts of drawings, laid out once each.

matplotlib lays a text out whenever it asks how large it is: in both passes that make room for
labels, and when it draws. It measures the font and every line again each time, which is a third of
the time of a drawing. The drawings of a page and of a phone, and those of one report after another,
have most of their texts in common.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.text import Text

# Texts kept; a report has some 1 500.
MAX_TEXTS = 20_000

# The method of `Text` is private: matplotlib has no other place to remember a layout. Where it is
# called something else, drawings are the same and take longer.
METHOD = "_get_layout"

Layout = Callable[[Text, RendererBase], Any]

_LAYOUTS: dict[Hashable, Any] = {}


@contextmanager
def layouts_kept() -> Iterator[None]:
    """Keep the layout of each text that is drawn in this context.

    The settings of fonts (``rcParams``) must be the same in every such context.
    """
    lay_out: Layout | None = vars(Text).get(METHOD)
    if lay_out is None:
        yield
        return
    setattr(Text, METHOD, _kept(lay_out))
    try:
        yield
    finally:
        setattr(Text, METHOD, lay_out)


def _kept(lay_out: Layout) -> Layout:
    def layout(text: Text, renderer: RendererBase) -> Any:
        # where it breaks depends on the room around it
        if text.get_wrap():
            return lay_out(text, renderer)
        key = _key(text, renderer)
        if key not in _LAYOUTS:
            if len(_LAYOUTS) >= MAX_TEXTS:
                _LAYOUTS.clear()
            _LAYOUTS[key] = lay_out(text, renderer)
        return _LAYOUTS[key]

    return layout


def _key(text: Text, renderer: RendererBase) -> Hashable:
    """Return all that the layout of a text depends on."""
    figure = text.get_figure(root=True)
    return (
        text.get_text(),
        # equal for matplotlib where their hashes are
        hash(text.get_fontproperties()),
        text.get_rotation(),
        text.get_rotation_mode(),
        text.get_horizontalalignment(),
        text.get_verticalalignment(),
        vars(text).get("_multialignment"),
        vars(text).get("_linespacing"),
        text.get_parse_math(),
        text.get_usetex(),
        type(renderer),
        None if figure is None else figure.dpi,
    )
