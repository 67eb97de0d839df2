"""Published divisions of the country into regions, as groups of municipalities.

Telemarksforsking's 85 regions are of 2017, and the 159 labour market regions (BA regions) of 2020.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from regionanalysis.classifications.division import Division

# the years whose codes the regions are stated in
TELEMARKSFORSKING_VINTAGE, BA_VINTAGE = 2017, 2020


@cache
def _groups(name: str) -> Mapping[str, tuple[str, ...]]:
    source = files("regionanalysis").joinpath(f"classifications/{name}.csv")
    groups: dict[str, list[str]] = {}
    for row in csv.DictReader(source.read_text("utf-8").splitlines()):
        groups.setdefault(row["region"], []).append(row["code"])
    return {region: tuple(codes) for region, codes in groups.items()}


def telemarksforsking_regions() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of 2017 of every region, by its name."""
    return _groups("telemarksforsking_regions")


def ba_regions() -> Mapping[str, tuple[str, ...]]:
    """Return the codes of 2020 of every labour market region (BA region), by its name.

    References
    ----------
    Gundersen, F., Holmen, R. B. & Hansen, W. (2019). Inndeling i BA-regioner 2020. TØI-rapport
    1713/2019. Oslo: Transportøkonomisk institutt.
    """
    return _groups("ba_regions")


def region_codes(name: str, vintage: int) -> tuple[str, ...]:
    """Return the codes in a year of one of Telemarksforsking's regions.

    Raises
    ------
    ParameterError
        When it is no longer an area of its own, with the region it shares a municipality with.
    """
    return Division(TELEMARKSFORSKING_VINTAGE, telemarksforsking_regions()).codes(name, vintage)


def ba_codes(name: str, vintage: int) -> tuple[str, ...]:
    """Return the codes in a year of a labour market region; errors are those of `region_codes`."""
    return Division(BA_VINTAGE, ba_regions()).codes(name, vintage)
