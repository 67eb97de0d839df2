"""Results that are None where their figures are missing, and why they are.

Inside a computation a missing figure is an error, `MissingDataError`, which ends it. Outside, an
attribute is a result or None, and ``reasons`` has the key of what is missing (``missing.<key>`` in
``locale``). A section of a notebook that cannot do without asks for the attribute by `need`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, wraps
from typing import Any, Protocol, TypeVar

from regionanalysis.core.project import has_snapshots
from regionanalysis.errors import MissingDataError, ParameterError

Result = TypeVar("Result")

# What `refresh` takes to download what is missing; nothing for all tables. What is not here cannot
# be downloaded.
_DOWNLOADS: Mapping[str, str] = {
    "commuting": "03321",
    "comparison_years": "",
    "education": "09429 07984",
    "education_expected": "09429 07984",
    "finer_industries": "13470",
    "industry": "",
    "more_regions": "",
    "municipal_boundaries": "boundaries",
    "population": "07459",
    "private_jobs": "13472",
    "response": "07459",
    "series": "",
    "yearly_regions": "",
}

# the option of a panel's report that takes the file
_OPTIONS: Mapping[str, str] = {
    "boundaries": "--boundaries",
    "commuting": "--commuting",
    "population": "--population",
    "response": "--population",
}


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
    return MissingDataError(f"There are no figures on {what} for {name}.", what=what)


def how_to_get(what: str, *, own: bool) -> str:
    """Return how to get what is missing, in a sentence; empty where there is no way.

    Parameters
    ----------
    what
        Key of what is missing.
    own
        Whether the report is on a panel of the user's own.
    """
    if own:
        return f"Give a file of them with {_OPTIONS[what]}." if what in _OPTIONS else ""
    commands = download_commands(what)
    return f"Run {' and '.join(f'`{command}`' for command in commands)}." if commands else ""


def download_commands(what: str) -> tuple[str, ...]:
    """Return the commands that download what is missing; none where it cannot be.

    Without jobs by municipality no other table is used, so that all are downloaded.
    """
    if what not in _DOWNLOADS:
        return ()
    whole, part = "regionanalysis refresh", f"regionanalysis refresh {_DOWNLOADS[what]}".strip()
    if has_snapshots():
        return (part,)
    return (whole, part) if _DOWNLOADS[what] == "boundaries" else (whole,)


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
        error = missing(owner.reasons.get(attribute, attribute), owner.name)
        parameters = getattr(owner, "parameters", None)
        error.remedy = how_to_get(error.what, own=getattr(parameters, "panel", None) is not None)
        raise error
    return value
