"""Origins that go with what is shown, from a result to the block that shows it.

Results of an analysis carry the origins of the tables they are computed from. A function that makes
blocks of them is marked with `cites`, and the blocks then carry the origins on. What a report cites
is therefore what its sections show, and reading a result changes nothing.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from regionanalysis.panel.provenance import Origin

P = ParamSpec("P")
Made = TypeVar("Made")


@dataclass(frozen=True, kw_only=True)
class Cites:
    """What carries the origins of the figures in it.

    Attributes
    ----------
    origins
        Origins of the tables that the figures are computed from.
    """

    origins: tuple[Origin, ...] = field(default=(), compare=False, repr=False)


def origins_of(*values: object) -> tuple[Origin, ...]:
    """Return the origins that results carry, each once.

    Parameters
    ----------
    values
        Results with ``origins`` or an ``origin``, lists and mappings of such results, and anything
        else, which has none.
    """
    # two files of the user's own may have one name
    found = {(o.name, o.sha256): o for value in values for o in _origins(value)}
    return tuple(found.values())


def _origins(value: Any) -> Iterator[Origin]:
    if isinstance(value, Origin):
        yield value
        return
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from _origins(part)
    elif isinstance(getattr(value, "origins", None), tuple):
        yield from value.origins
    elif isinstance(getattr(value, "origin", None), Origin):
        yield value.origin


def cites(make: Callable[P, Made]) -> Callable[P, Made]:
    """Return the function with the origins of its arguments on the blocks that it returns."""

    @wraps(make)
    def citing(*args: P.args, **kwargs: P.kwargs) -> Made:
        made: Made = _with_origins(make(*args, **kwargs), origins_of(*args, *kwargs.values()))
        return made

    return citing


def _with_origins(made: Any, origins: tuple[Origin, ...]) -> Any:
    if isinstance(made, Cites):
        return replace(made, origins=origins_of(made, origins))
    if isinstance(made, list | tuple):
        return type(made)(_with_origins(block, origins) for block in made)
    return made
