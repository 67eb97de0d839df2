"""Breaks in series, as data with a reason and a source."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from regionanalysis.classifications.industry_standards import IndustryStandard, divisions
from regionanalysis.errors import SeriesBreakError

BreakPolicy = Literal["raise", "flag"]

# year by year the steps across breaks can be left out, and the others linked
LinkPolicy = Literal["raise", "flag", "link"]


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
    standard
        Industry standard of ``industries``; empty if they are given by name.
    by_industry
        Whether figures by industry alone are concerned, and totals compare.
    within
        Whether jobs moved between the industries affected only, so that their sum compares.
    """

    last_year: int
    concept: str
    reason: str
    source: str
    industries: tuple[str, ...] = ()
    bridge: str = ""
    standard: str = ""
    by_industry: bool = False
    within: bool = False

    def affected(self, industries: Sequence[str]) -> tuple[str, ...]:
        """Return which of some industries are affected, as they are called there."""
        if not self.industries:
            return tuple(industries)
        standard = IndustryStandard(self.standard)
        hit = {division for code in self.industries for division in divisions(code, standard)}
        return tuple(
            code
            for code in industries
            if code in self.industries or divisions(code, standard) & hit
        )

    def among(self, industries: Sequence[str]) -> "SeriesBreak | None":
        """Return the break as it concerns some industries; None where it does not.

        Where all that are affected are one of them, and jobs moved between them only, it does not.
        """
        if not self.industries:
            return self
        codes = self.affected(industries)
        if not codes or (self.within and len(codes) == 1):
            return None
        return replace(self, industries=codes, standard="")

    def grouped(self, grouping: Mapping[str, str]) -> "SeriesBreak | None":
        """Return the break as it concerns industries added into groups; None where it does not."""
        if not self.industries:
            return self
        labels = sorted({grouping[code] for code in self.industries if code in grouping})
        return replace(self, industries=tuple(labels)).among(labels)

    @property
    def label(self) -> str:
        """The two years on either side, as ``"2014/2015"``."""
        return f"{self.last_year}/{self.last_year + 1}"


@dataclass(frozen=True)
class Revision:
    """Years whose figures were revised; ``reason`` is a key of ``locale`` as for a break."""

    first_year: int
    last_year: int
    concept: str
    reason: str
    source: str

    @property
    def label(self) -> str:
        """The years, as ``"2015–2019"``."""
        return f"{self.first_year}\N{EN DASH}{self.last_year}"


@cache
def revisions(concept: str) -> tuple[Revision, ...]:
    """Return the known revisions of a series in order of time."""
    entries = (Revision(**entry) for entry in _stated()["revision"])
    return tuple(revision for revision in entries if revision.concept == concept)


@cache
def _stated() -> dict[str, Any]:
    content = files("regionanalysis").joinpath("classifications/series_breaks.toml")
    return tomllib.loads(content.read_text("utf-8"))


@cache
def _known() -> tuple[SeriesBreak, ...]:
    breaks = (
        SeriesBreak(**{**entry, "industries": tuple(entry.get("industries", ()))})
        for entry in _stated()["series_break"]
    )
    return tuple(sorted(breaks, key=lambda one: one.last_year))


def series_breaks(concept: str) -> tuple[SeriesBreak, ...]:
    """Return the known breaks of a series' totals in order of time; none for an unknown series."""
    return tuple(known for known in _known() if known.concept == concept and not known.by_industry)


def breaks_by_industry(
    concept: str, industries: Sequence[str], standard: IndustryStandard
) -> tuple[SeriesBreak, ...]:
    """Return the known breaks of a series by industry: those of its totals, and more.

    A break in industries of a standard concerns figures in that standard, and a panel that has
    any of them; ``industries`` of the breaks are the panel's own.
    """
    breaks = [
        known.among(industries)
        for known in _known()
        if known.concept == concept
        and (not known.by_industry or not known.standard or known.standard == standard)
    ]
    return tuple(known for known in breaks if known is not None)


_NEW_STANDARDS = {
    IndustryStandard.BRIDGE: (
        "industry_standard",
        "Statistics Norway: SN2007 (NACE Rev. 2) instead of SN2002 (NACE Rev. 1.1)",
    ),
    IndustryStandard.BRIDGE_2025: (
        "industry_standard_2025",
        "Statistics Norway: SN2025 (NACE Rev. 2.1) instead of SN2007 (NACE Rev. 2)",
    ),
}


def standard_break(
    last_year: int, between: IndustryStandard = IndustryStandard.BRIDGE
) -> SeriesBreak:
    """Return the break where one standard ends and the next begins in figures by industry.

    Totals compare across it.
    """
    reason, source = _NEW_STANDARDS[between]
    return SeriesBreak(last_year, "industry_standard", reason, source, by_industry=True)


def breaks_crossed(
    breaks: Iterable[SeriesBreak], *, start_year: int, end_year: int
) -> tuple[SeriesBreak, ...]:
    """Return the breaks that a change from ``start_year`` to ``end_year`` goes across."""
    return tuple(
        series_break for series_break in breaks if start_year <= series_break.last_year < end_year
    )


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
        where = ", ".join(series_break.label for series_break in crossed)
        raise SeriesBreakError(
            f"The change {start_year}-{end_year} crosses a break in the series: {where}.",
            remedy='Choose years on one side, or say breaks="flag" (--breaks flag) to have the '
            'result marked, or breaks="link" (--breaks link) to leave the step out, year by year.',
            evidence=crossed,
        )
    return crossed
