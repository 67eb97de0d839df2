"""Results that are None where their figures are missing, and why they are.

Inside a computation a missing figure is an error, `MissingDataError`, which ends it. Outside, an
attribute is a result or None, and ``reasons`` has the key of what is missing (``missing.<key>`` in
``locale``). A section of a notebook that cannot do without asks for the attribute by `need`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, wraps
from typing import Any, Protocol, TypeVar

from regionanalysis.errors import MissingDataError, ParameterError

Result = TypeVar("Result")


class HasReasons(Protocol):
    """What has a name, and attributes that may be None for a reason."""

    reasons: dict[str, str]

    @property
    def name(self) -> str:
        """Name of the region, as printed."""


def none_if_missing(compute: Callable[[Any], Result]) -> "cached_property[Result | None]":
    """Return a cached property that is None where its figures are missing; the reason is kept."""

    @wraps(compute)
    def value(owner: HasReasons) -> Result | None:
        try:
            return compute(owner)
        except MissingDataError as error:
            owner.reasons[compute.__name__] = error.what
            return None

    return cached_property(value)


def missing(what: str, name: str) -> MissingDataError:
    """Return the error that figures on something are missing for a region."""
    return MissingDataError(
        f"There are no figures on {what} for {name}.",
        what=what,
        remedy="The report names the command that downloads them.",
    )


@contextmanager
def missing_if_refused(what: str, name: str) -> Iterator[None]:
    """Have figures count as missing when a computation refuses them, as for too few years.

    Raises
    ------
    MissingDataError
        Instead of a `ParameterError`.
    """
    try:
        yield
    except ParameterError as cause:
        raise missing(what, name) from cause


def need(owner: HasReasons, attribute: str) -> Any:
    """Return an attribute that a computation cannot do without.

    Raises
    ------
    MissingDataError
        When it is None, for the reason that it is.
    """
    value = getattr(owner, attribute)
    if value is None:
        raise missing(owner.reasons.get(attribute, attribute), owner.name)
    return value
