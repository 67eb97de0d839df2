"""Manufacturing and farming: how large a part of a region's employment, beside the nation's.

A share is of all employed persons. The nation's comes from the same table where there is one.
Otherwise it is from the national accounts of the same year, which count on average over the year.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.concentration import IndustryProfile, ResidentShares
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.provenance import Origin

# groups of SN2007, and what the national accounts by county call them
MANUFACTURING: tuple[str, ...] = ("10-33", "Industri")
FARMING: tuple[str, ...] = ("01-03", "Jordbruk og skogbruk", "Fiske, fangst og akvakultur")

SECTORS: Mapping[str, tuple[str, ...]] = {"manufacturing": MANUFACTURING, "farming": FARMING}

Shares = Mapping[str, float]


@dataclass(frozen=True)
class StructureShares:
    """Shares of the two sectors, as fractions of all employed persons.

    Attributes
    ----------
    year
        The year in which the region and the nation are compared.
    place
        Where people are counted: ``work`` or ``residence``.
    share, nation
        The region's and the nation's shares in it.
    last_year, last
        The region's newest year and its shares.
    first_year, first
        The region's earliest year and its shares.
    county
        Location quotients of the county that stands in; empty where the figures are the region's.
    """

    year: int
    place: str
    share: Shares
    nation: Shares
    last_year: int
    last: Shares
    first_year: int
    first: Shares
    county: Shares = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()


def structure_of_residents(
    residents: ResidentShares, county: EmploymentPanel, profile: IndustryProfile, code: str
) -> StructureShares | None:
    """Return the residents' shares beside the nation's in the last year of both tables.

    Parameters
    ----------
    residents
        Employed residents by industry group.
    county
        Employment by industry, with the nation.
    profile
        Location quotients of the same in its last year.
    code
        Code of the county that stands in for the region.

    Returns
    -------
    StructureShares or None
        None where a sector or a common year is missing.
    """
    common = sorted(set(residents.years) & set(county.years))
    every_year = _by_year(residents.industries, residents.share)
    if not common or every_year is None:
        return None
    year = common[-1]
    row = county.year_index(year)
    nation = _sums(county.industries, county.nation[row] / county.nation_total[row])
    if nation is None:
        return None
    quotients = profile.location_quotient[profile.regions.index(code)]
    return StructureShares(
        year=year,
        place="residence",
        share=every_year[residents.years.index(year)],
        nation=nation,
        last_year=residents.years[-1],
        last=every_year[-1],
        first_year=residents.years[0],
        first=every_year[0],
        county=_quotients(profile.industries, quotients),
        origins=(*residents.origins, *county.origins),
    )


def structure_of_jobs(
    first: IndustryProfile, last: IndustryProfile, place: str, origins: tuple[Origin, ...]
) -> StructureShares | None:
    """Return the shares of the jobs in a region beside the nation's, from one table.

    Parameters
    ----------
    first, last
        Shares in the first and in the last year.
    place
        Code of the region or group.
    origins
        Where the figures come from.

    Returns
    -------
    StructureShares or None
        None where a sector is missing.
    """
    before, after = (_of_region(profile, place) for profile in (first, last))
    nation = _sums(last.industries, last.nation_share)
    if before is None or after is None or nation is None:
        return None
    return StructureShares(
        year=last.year,
        place="work",
        share=after,
        nation=nation,
        last_year=last.year,
        last=after,
        first_year=first.year,
        first=before,
        origins=origins,
    )


def _of_region(profile: IndustryProfile, place: str) -> Shares | None:
    return _sums(profile.industries, profile.share[profile.regions.index(place)])


def _by_year(industries: Sequence[str], shares: FloatArray) -> list[Shares] | None:
    sums = [_sums(industries, year) for year in shares]
    known = [shares for shares in sums if shares is not None]
    return known if len(known) == len(sums) else None


def _sums(industries: Sequence[str], shares: FloatArray) -> Shares | None:
    """Return the share of each sector; None where one is missing or not known."""
    sums = {
        sector: float(
            np.sum(
                [shares[industries.index(industry)] for industry in names if industry in industries]
            )
        )
        for sector, names in SECTORS.items()
        if any(industry in industries for industry in names)
    }
    whole = len(sums) == len(SECTORS) and all(np.isfinite(list(sums.values())))
    return sums if whole else None


def _quotients(industries: Sequence[str], quotients: FloatArray) -> Shares:
    """Return the location quotient of each sector's first industry that is known."""
    by_sector = {}
    for sector, names in SECTORS.items():
        for industry in names:
            if industry in industries and np.isfinite(quotients[industries.index(industry)]):
                by_sector[sector] = float(quotients[industries.index(industry)])
                break
    return by_sector
