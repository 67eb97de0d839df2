"""The HTML of blocks: Jinja macros in ``templates/blocks.html.j2``, which escape all text."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup


@cache
def macro(name: str) -> Callable[..., Markup]:
    """Return a macro by its name, to be called with what it shows."""
    found: Callable[..., Markup] = getattr(_blocks(), name)
    return found


@cache
def _blocks() -> Any:
    folder = str(files("regionanalysis.presentation").joinpath("templates"))
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("blocks.html.j2").module
