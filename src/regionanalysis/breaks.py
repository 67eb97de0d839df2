"""Breaks in series, as data with a reason and a source."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from regionanalysis.errors import SeriesBreakError

BreakPolicy = Literal["raise", "flag"]

# year by year the steps across breaks can be left out, and the others linked
LinkPolicy = Literal["raise", "flag", "chain"]


@dataclass(frozen=True)
class SeriesBreak:
    """A point in a series that figures cannot be compared across.

    Attributes
    ----------
    last_year
        Last year of the old series: figures of ``last_year`` and ``last_year + 1`` differ in kind.
    concept
        Series that breaks, as in a sidecar's ``concept``.
    reason, source
        Why, and who says so. ``reason`` is a key of ``locale`` (``break.<reason>``).
    industries
        Industries affected; empty when all are.
    bridge
        Comparable figures published across the break, where there are any.
    """

    last_year: int
    concept: str
    reason: str
    source: str
    industries: tuple[str, ...] = ()
    bridge: str = ""

    @property
    def label(self) -> str:
        """The two years on either side, as ``"2014/2015"``."""
        return f"{self.last_year}/{self.last_year + 1}"


@cache
def series_breaks(concept: str) -> tuple[SeriesBreak, ...]:
    """Return the known breaks of a series in order of time; none for an unknown series."""
    content = (
        files("regionanalysis").joinpath("classifications/series_breaks.toml").read_text("utf-8")
    )
    known = (
        SeriesBreak(**{**entry, "industries": tuple(entry.get("industries", ()))})
        for entry in tomllib.loads(content)["series_break"]
    )
    return tuple(
        sorted((one for one in known if one.concept == concept), key=lambda one: one.last_year)
    )


def breaks_crossed(
    breaks: Iterable[SeriesBreak], *, start_year: int, end_year: int
) -> tuple[SeriesBreak, ...]:
    """Return the breaks that a change from ``start_year`` to ``end_year`` goes across."""
    return tuple(one for one in breaks if start_year <= one.last_year < end_year)


def check_breaks(
    breaks: Iterable[SeriesBreak], *, start_year: int, end_year: int, policy: LinkPolicy
) -> tuple[SeriesBreak, ...]:
    """Return the breaks crossed, or refuse when the policy is ``"raise"``.

    Raises
    ------
    SeriesBreakError
        When a break is crossed and the caller did not say ``"flag"``.
    """
    crossed = breaks_crossed(breaks, start_year=start_year, end_year=end_year)
    if crossed and policy == "raise":
        where = ", ".join(one.label for one in crossed)
        raise SeriesBreakError(
            f"The change {start_year}-{end_year} crosses a break in the series: {where}.",
            remedy='Choose years on one side, or say breaks="flag" to have the result marked.',
            evidence=crossed,
        )
    return crossed
