"""Nation, totals and parts of a table: what each region and industry is, before it is a panel."""

from dataclasses import dataclass

import numpy as np

from regionanalysis.classifications.municipality_codes import ever_in_force, in_force
from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.panel.industry_totals import NO_TOTAL, IndustryReading, read_industries
from regionanalysis.panel.notes import ReadingNote, count_of, note, some
from regionanalysis.panel.region_totals import NO_NATION, RegionReading, read_regions


@dataclass(frozen=True)
class Asked:
    """What is known of a table's totals before they are looked for."""

    nation: str | None
    total_industry: str | None
    rounding: float
    source: str


@dataclass(frozen=True)
class Wholes:
    """Which labels are wholes, and which are left out.

    Attributes
    ----------
    nation, total
        Codes; empty where there is none.
    regions, industries
        Labels that are left out.
    """

    nation: str
    total: str
    regions: frozenset[str]
    industries: frozenset[str]
    notes: tuple[ReadingNote, ...] = ()


def stated_wholes(asked: Asked) -> Wholes:
    """Return nation and total as they are stated, of a table that is known."""
    none = frozenset[str]()
    nation = "" if asked.nation in (None, NO_NATION) else str(asked.nation)
    total = "" if asked.total_industry in (None, NO_TOTAL) else str(asked.total_industry)
    return Wholes(nation, total, none, none)


def find_wholes(
    regions: tuple[tuple[str, ...], tuple[str, ...]],
    industries: tuple[tuple[str, ...], tuple[str, ...]],
    cube: FloatArray,
    asked: Asked,
) -> Wholes:
    """Return the nation and the total of a table, and labels that are sums of others.

    Parameters
    ----------
    regions, industries
        Codes and names, in the order of the file.
    cube
        Figures of them all, shape (years, regions, industries); NaN is unknown.

    Raises
    ------
    InputError, ParameterError
        As for `read_regions` and `read_industries`.
    """
    of_industries: IndustryReading = read_industries(
        *industries,
        cube.transpose(2, 1, 0),
        total=asked.total_industry,
        rounding=asked.rounding,
        source=asked.source,
    )
    of_regions: RegionReading = read_regions(
        *regions,
        cube.transpose(1, 0, 2),
        nation=asked.nation,
        rounding=asked.rounding,
        source=asked.source,
    )
    return Wholes(
        of_regions.nation,
        of_industries.total,
        of_regions.dropped,
        of_industries.dropped,
        (*of_regions.notes, *of_industries.notes),
    )


def not_in_force(
    years: tuple[int, ...], regions: tuple[str, ...], employment: FloatArray
) -> tuple[BoolArray, tuple[ReadingNote, ...]]:
    """Return where a region is zero because its code was not in use, and notes on zeros.

    Parameters
    ----------
    employment
        Figures, shape (years, regions, industries).
    """
    zero = (employment == 0).any(axis=2) & ~(employment > 0).any(axis=2)
    zero &= (employment > 0).any(axis=(0, 2))
    absent = np.zeros(zero.shape, dtype=bool)
    for year, region in zip(*np.nonzero(zero), strict=True):
        code = regions[region]
        absent[year, region] = ever_in_force(code) and not in_force(code, years[year])
    notes = []
    if absent.any():
        codes = some([regions[i] for i in np.flatnonzero(absent.any(axis=0))])
        times = count_of(int(absent.sum()), "region-year")
        notes.append(note("not_in_force", codes=codes, times=times))
    for region in np.flatnonzero((zero & ~absent).any(axis=0))[:3]:
        rows = np.flatnonzero((zero & ~absent)[:, region])
        labels = some([str(years[i]) for i in rows])
        notes.append(note("zero_region", region=regions[region], years=labels))
    return absent, tuple(notes)
