"""Drawings as part of a page, and as images that need no style sheet."""

import re
from urllib.parse import quote

from markupsafe import Markup

_VARIABLE = re.compile(r"var\(--[\w-]+, (#[0-9a-f]+)\)")
_VIEW = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')

# letters that need no escape in a data address between double quotes
_PLAIN = " !$'()*+,-./:;=?@_~"

# The page sets the font of its drawings; an image needs one of its own.
_FONT = "font-family: system-ui, Segoe UI, Roboto, Noto Sans, Arial, sans-serif"


def labelled(svg: str, alternative: str) -> Markup:
    """Return a drawing for a page, with its alternative text."""
    label = Markup('role="img" aria-label="{}" ').format(alternative)
    return Markup(svg.replace("<svg ", f"<svg {label}", 1))  # noqa: S704 - our own drawing


def image_address(svg: str, width: int) -> str:
    """Return a drawing as an address that holds it, in its light colours and of a width."""
    size = f'width="{width}" height="{_height(svg, width)}" style="{_FONT}"'
    alone = _VARIABLE.sub(r"\1", svg).replace("<svg ", f"<svg {size} ", 1)
    # double quotes would have to be escaped, and there are many
    return f"data:image/svg+xml,{quote(_single_quoted(alone), safe=_PLAIN)}"


def view_width(svg: str) -> int:
    """Return how wide a drawing is at its own size, in pixels."""
    found = _VIEW.search(svg)
    return round(float(found[1])) if found else 0


def _height(svg: str, width: int) -> int:
    found = _VIEW.search(svg)
    return round(width * float(found[2]) / float(found[1])) if found else 0


def _single_quoted(svg: str) -> str:
    """Return a drawing with its attributes in single quotes where they hold none."""
    return re.sub(r'="([^"\'<>]*)"', r"='\1'", svg)
