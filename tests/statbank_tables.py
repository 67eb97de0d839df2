"""Statistics Norway's tables as they are documented, whole: every municipality, industry and year.

The figures are made up. Those of municipalities that are not in force are 0, as the service answers
(github.com/terchris/atlas; sources in data/README.md).
"""

from collections.abc import Mapping, Sequence
from functools import cache, partial

import numpy as np
import numpy.typing as npt

from pxweb_server import GROUPS, Figure, Tables
from regionanalysis.classifications.industry_standards import (
    IndustryStandard,
    all_divisions,
    groups,
)
from regionanalysis.classifications.municipality_codes import code_spells

Figures = npt.NDArray[np.int64]

# inhabitants, jobs and so on before what they are multiplied by
NATION = 100_000

YEARS = {
    "07984": range(2008, 2026),
    "13470": range(2008, 2026),
    "13472": range(2008, 2026),
    "03321": range(2000, 2026),
    "11618": range(2000, 2026),
    "07459": range(1986, 2027),
    "06913": range(1951, 2027),
    "09429": range(1980, 2026),
}

# contents beside those that are asked for
CONTENTS = {
    "07984": ("SysselsatteArb", "Sysselsatte"),
    "13470": ("SysselsatteArb", "Sysselsatte"),
    "13472": ("SysselEtterArbste", "SysselEtterBosted"),
    "03321": ("Sysselsatte",),
    "11618": ("BefolkningBosted", "SysselBosted", "SysselArbsted"),
    "07459": ("Personer1",),
    "06913": (
        "Folkemengde",
        "Levende",
        "Dode",
        "Fodselsoverskudd",
        "Innflyttinger",
        "Utflyttinger",
        "Nettoinnflytting",
        "Folketilvekst",
    ),
    "09429": ("Personer", "PersonerProsent"),
}

SECTORS = ("6100", "6500.6", "6500.7", "A+B+D+E.5-7", "A+B+D+E.0-1+9")
LEVELS = ("00", "01", "02a", "11", "03a", "04a", "09a")


@cache
def regions() -> dict[str, str]:
    """Names of the nation, counties and every municipality since 1994, old ones with their years.

    Names are in two languages where they are (NOTES of `pxweb_server`).
    """
    names = {"0": "Hele landet", "34": "Innlandet", "04": "Hedmark (-2019)"}
    for code, name, start, end in code_spells():
        bilingual = "Oslo - Oslove" if code == "0301" else name
        names[code] = f"{bilingual} ({start}-{end})" if end else bilingual
    return names


@cache
def nested_industries() -> dict[str, str]:
    """The list of NACE2007 in table 13470: total, groups, and two to five digits together."""
    codes = [*GROUPS, *sorted(all_divisions(IndustryStandard.SN2007))]
    finer = [
        f"{division}.{digits}"
        for division in sorted(all_divisions(IndustryStandard.SN2007))
        for digits in ("1", "11", "110", "2", "21", "210")
    ]
    return dict.fromkeys([*codes, *finer, "00"], "næring")


def _weight(code: str) -> int:
    """Return a number for a code: the same each time, and never 0."""
    return 20 + sum((i + 3) * ord(letter) for i, letter in enumerate(code)) % 480


@cache
def _in_force(year: int) -> frozenset[str]:
    return frozenset(
        code
        for code, _, start, end in code_spells()
        if int(start or 0) <= max(year, 1994) <= int(end or 9999)
    )


@cache
def _industry_factor(code: str) -> int:
    """Return a number for an industry, so that nested ones add up to those around them."""
    if code == "00-99":
        return sum(map(_industry_factor, all_divisions(IndustryStandard.SN2007)))
    if code in GROUPS and code not in all_divisions(IndustryStandard.SN2007):
        group = groups(IndustryStandard.SN2007, "groups")[code]
        return sum(map(_industry_factor, group.divisions))
    return 0 if code == "00" else 1 + _weight(code) % 7


def _factor(variable: str, code: str) -> int:
    if variable == "NACE2007":
        return _industry_factor(code)
    if variable == "Nivaa":
        return sum(range(1, len(LEVELS))) if code == "00" else LEVELS.index(code)
    return 1 + _weight(code) % 3


def _region_figures(codes: Sequence[str], year: int) -> Figures:
    """Return figures of regions: parts of a nation that stays the same."""
    in_force = _in_force(year)
    share = NATION / sum(_weight(code) for code in in_force)
    return np.array(
        [
            NATION if code == "0" else int(_weight(code) * share) if code in in_force else 0
            for code in codes
        ],
        dtype=np.int64,
    )


def _figures(chosen: Mapping[str, Sequence[str]], order: Sequence[str]) -> list[Figure]:
    """Return figures: the product of a number for the region, the year, and every other code."""
    names = [name for name in order if name in chosen]
    years = [int(year) for year in chosen["Tid"]]
    result = np.ones([len(chosen[name]) for name in names], dtype=np.int64)
    for axis, name in enumerate(names):
        if name == "Tid":
            factors = np.array([1000 + (year - 1950) for year in years])
        elif name == "Region":
            continue
        else:
            factors = np.array([_factor(name, code) for code in chosen[name]])
        result *= np.expand_dims(factors, [i for i in range(len(names)) if i != axis])
    by_year = np.stack([_region_figures(chosen["Region"], year) for year in years], axis=1)
    axes = (names.index("Region"), names.index("Tid"))
    result *= np.expand_dims(by_year, [i for i in range(len(names)) if i not in axes])
    return list(result.ravel().tolist())


def _commuters(chosen: Mapping[str, Sequence[str]]) -> list[Figure]:
    """Return figures between places: most work where they live, some in every fortieth place."""
    work, home = chosen["ArbstedKomm"], chosen["Bokommuen"]
    same = np.array([[one == other for other in home] for one in work])
    near = np.add.outer(np.arange(len(work)), np.arange(len(home))) % 40 == 0
    flows = [
        (same * 50 + near) * np.outer(_region_figures(work, year) > 0, _region_figures(home, year))
        for year in map(int, chosen["Tid"])
    ]
    # the contents are one, and years vary fastest
    figures: list[Figure] = np.stack(flows, axis=-1).ravel().tolist()
    return figures


def whole_statbank(first_year: int = 0) -> Tables:
    """Return every table that `refresh` asks for, as wide as it is, from a year on."""
    places = regions()
    municipal = {code: name for code, name in places.items() if len(code) == 4}
    others: dict[str, dict[str, dict[str, str]]] = {
        "07984": {
            "Region": places,
            "NACE2007": {**GROUPS, "00": "Uoppgitt"},
            "Alder": {"15-74": "15-74 år", "20-66": "20-66 år"},
            "Kjonn": {"0": "Begge kjønn", "1": "Menn", "2": "Kvinner"},
        },
        "13470": {"Region": places, "NACE2007": nested_industries()},
        "13472": {
            "Region": places,
            "NACE2007": GROUPS,
            "Sektor": dict.fromkeys(SECTORS, "sektor"),
        },
        "03321": {"ArbstedKomm": municipal, "Bokommuen": municipal},
        "11618": {
            "Region": places,
            "Kjonn": {"0": "Begge kjønn", "1": "Menn"},
            "Alder": {"15-74": "15-74 år"},
        },
        "07459": {
            "Region": places,
            "Kjonn": {"1": "Menn", "2": "Kvinner"},
            "Alder": {"000": "0 år"},
        },
        "06913": {"Region": places},
        "09429": {
            "Region": places,
            "Nivaa": dict.fromkeys(LEVELS, "nivå"),
            "Kjonn": {"0": "Begge kjønn", "1": "Menn"},
        },
    }
    tables = Tables()
    for table, dimensions in others.items():
        every = {
            **dimensions,
            "ContentsCode": {code: code for code in CONTENTS[table]},
            "Tid": {str(year): str(year) for year in YEARS[table] if year >= first_year},
        }
        tables.add(table, every, {}, "2026-02-26T07:00:00Z")
        tables.cubes[table] = partial(_figures, order=tuple(every))
        tables.labels[table] = f"{table}: Sysselsatte etter region, {table}"
        if "Kjonn" in every:
            # mandatory where the variable has a code for its total
            tables.mandatory[table] = {name for name in ("Kjonn", "Alder") if table != "07459"}
            tables.mandatory[table] &= every.keys()
    tables.cubes["03321"] = _commuters
    tables.mandatory["13472"] = {"NACE2007"}
    tables.notes["07984"] = ["Alle ett-tall og to-tall er endret til 0 eller 3."]
    return tables
