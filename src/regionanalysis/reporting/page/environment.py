"""The Jinja environment of pages; importing it needs no notebook package."""

from functools import cache
from importlib.resources import files

import jinja2


def template(name: str) -> jinja2.Template:
    """Return one of our templates, which escape what is not marked as safe."""
    return _environment().get_template(name)


@cache
def _environment() -> jinja2.Environment:
    folder = str(files("regionanalysis.reporting.page").joinpath("templates"))
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=jinja2.select_autoescape(["html", "html.j2", "j2"]),
        undefined=jinja2.StrictUndefined,
    )
