"""Statistics Norway's tables with figures that differ by place, industry and year, as real ones do.

The tables are those of `statbank_tables`; the figures are made up. Every table is of the same
municipalities and jobs: industries add up to totals, sectors to jobs, and births and migration to
the change in inhabitants. Every 1 and 2 is made 0 or 3 where Statistics Norway does so.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

import numpy as np
import numpy.typing as npt

from pxweb_server import GROUPS, Figure, Tables
from regionanalysis.classifications.industry_standards import (
    IndustryStandard,
    all_divisions,
    groups,
)
from regionanalysis.classifications.municipality_codes import (
    LAST_VINTAGE,
    municipalities,
    successors,
)
from statbank_tables import whole_statbank

Floats = npt.NDArray[np.float64]
Chosen = Mapping[str, Sequence[str]]

YEARS = range(1994, 2027)
# the first year of a download that need not be long
SHORT_FIRST_YEAR = 2015
BASE = 2019
DIVISIONS = sorted(all_divisions(IndustryStandard.SN2007))
# shares of jobs in 13472: central government, counties, municipalities, public corporations
PUBLIC = {"6100": 0.08, "6500.6": 0.04, "6500.7": 0.2, "A+B+D+E.5-7": 0.03}
PRIVATE = "A+B+D+E.0-1+9"
# shares of persons by level of education, which rise for the two highest
LEVELS = {"01": 0.26, "02a": 0.39, "11": 0.03, "03a": 0.22, "04a": 0.09, "09a": 0.01}


@cache
def _places() -> tuple[tuple[str, ...], Mapping[int, Mapping[str, tuple[str, float]]]]:
    """Return the newest municipalities, and where a year's codes went, with their part of it."""
    newest = tuple(sorted(municipalities(LAST_VINTAGE)))
    by_year = {}
    for year in YEARS:
        vintage = min(year, LAST_VINTAGE)
        forward = {
            code: successors(vintage, LAST_VINTAGE)[code] for code in municipalities(vintage)
        }
        parts: dict[str, int] = {}
        for new in forward.values():
            parts[new[0]] = parts.get(new[0], 0) + 1
        by_year[year] = {code: (new[0], 1 / parts[new[0]]) for code, new in forward.items()}
    return newest, by_year


@cache
def _jobs() -> Floats:
    """Return jobs of the newest municipalities by division and year."""
    draw = np.random.default_rng(17)
    newest, _ = _places()
    shape = (len(newest), len(DIVISIONS))
    size = draw.lognormal(8.2, 1.0, len(newest))
    share = draw.gamma(0.6, size=shape) * draw.gamma(2.0, size=len(DIVISIONS))
    share /= share.sum(axis=1, keepdims=True)
    trend = draw.normal(0.006, 0.006, len(newest))[:, None] + draw.normal(0, 0.015, len(DIVISIONS))
    since = np.array([year - BASE for year in YEARS])
    swings = draw.normal(1, 0.01, (*shape, len(YEARS)))
    return size[:, None, None] * share[:, :, None] * np.exp(trend[:, :, None] * since) * swings


@cache
def _people() -> Floats:
    """Return inhabitants of the newest municipalities on 1 January by year."""
    draw = np.random.default_rng(18)
    newest, _ = _places()
    trend, since = draw.normal(0.005, 0.007, len(newest)), np.array([y - BASE for y in YEARS])
    first = 1.9 * _jobs().sum(axis=1)[:, YEARS.index(BASE)]
    return first[:, None] * np.exp(trend[:, None] * since)


def _of_codes(values: Floats, codes: Sequence[str], year: int) -> Floats:
    """Return a year's values for codes: 0 where one is not in force, the sum for the nation."""
    newest, by_year = _places()
    rows = []
    for code in codes:
        if code == "0":
            # a hundredth is in no municipality
            rows.append(values.sum(axis=0) * 1.01)
        elif code in by_year[year]:
            new, part = by_year[year][code]
            rows.append(values[newest.index(new)] * part)
        else:
            rows.append(np.zeros(values.shape[1:]))
    return np.array(rows)


def _disguised(values: Floats) -> Floats:
    rounded = np.round(values)
    return np.where(rounded == 1, 0, np.where(rounded == 2, 3, rounded))


def _divisions_of(code: str) -> list[int]:
    if code == "00-99":
        return list(range(len(DIVISIONS)))
    if code in GROUPS and code not in DIVISIONS:
        members = groups(IndustryStandard.SN2007, "groups")[code].divisions
        return [at for at, division in enumerate(DIVISIONS) if division in members]
    return [DIVISIONS.index(code)] if code in DIVISIONS else []


def _by_industry(codes: Sequence[str], chosen: Chosen, year: int) -> Floats:
    """Return figures by region and industry."""
    jobs = np.round(_of_codes(_jobs()[:, :, YEARS.index(year)], codes, year))
    columns = [jobs[:, _divisions_of(code)].sum(axis=1) for code in chosen["NACE2007"]]
    return _disguised(np.stack(columns, axis=1))


def _contents(content: str, jobs: Floats, people: Floats, moved: Floats) -> Floats:
    """Return the figures of a content code from jobs, inhabitants and those of a year later."""
    births, deaths = np.round(people * 0.009), np.round(people * 0.012)
    out = np.round(people * 0.05)
    change = np.round(moved) - np.round(people)
    return {
        "Personer1": people,
        "Folkemengde": people,
        "Levende": births,
        "Dode": deaths,
        "Fodselsoverskudd": births - deaths,
        "Utflyttinger": out,
        "Innflyttinger": change - births + deaths + out,
        "Nettoinnflytting": change - births + deaths,
        "Folketilvekst": change,
        "BefolkningBosted": people * 0.74,
        "SysselBosted": jobs * 1.04,
        "SysselArbsted": jobs,
    }[content]


def _totals(chosen: Chosen, year: int) -> Floats:
    """Return figures by region and content."""
    codes, column = chosen["Region"], YEARS.index(year)
    later = min(column + 1, len(YEARS) - 1)
    jobs = _of_codes(_jobs()[:, :, column], codes, year).sum(axis=1)
    people, moved = (_of_codes(_people()[:, at], codes, year) for at in (column, later))
    return np.stack([_contents(one, jobs, people, moved) for one in chosen["ContentsCode"]], axis=1)


def _sectors(codes: Sequence[str], chosen: Chosen, year: int) -> Floats:
    jobs = _of_codes(_jobs()[:, :, YEARS.index(year)], codes, year).sum(axis=1)
    # the municipalities grow a little faster
    shares = {name: share * (1 + 0.01 * (year - BASE)) for name, share in PUBLIC.items()}
    shares[PRIVATE] = 1 - sum(shares.values())
    return _disguised(np.stack([jobs * shares[code] for code in chosen["Sektor"]], axis=1))


def _levels(codes: Sequence[str], chosen: Chosen, year: int) -> Floats:
    newest, _ = _places()
    people = 0.8 * _people()[:, YEARS.index(year)]
    weights = np.array([1 + 0.3 * np.sin(float(code)) for code in newest])
    higher = {name: LEVELS[name] * (1 + 0.01 * (year - BASE)) * weights for name in ("03a", "04a")}
    rest = 1 - higher["03a"] - higher["04a"]
    low = sum(share for name, share in LEVELS.items() if name not in higher)
    shares = {name: rest * share / low for name, share in LEVELS.items()} | higher
    shares["00"] = np.ones(len(newest))
    persons = np.stack([people * shares[code] for code in chosen["Nivaa"]], axis=1)
    return np.round(_of_codes(persons, codes, year))


def _flows(chosen: Chosen, year: int) -> Floats:
    """Return commuters by workplace and residence: most work where they live or next to it."""
    work, home = chosen["ArbstedKomm"], chosen["Bokommuen"]
    jobs = _of_codes(_jobs()[:, :, YEARS.index(year)], home, year).sum(axis=1)
    gap = np.abs(np.subtract.outer([int(code) for code in work], [int(code) for code in home]))
    share = np.where(gap == 0, 0.72, np.where(gap < 20, 0.03 / (1 + gap), 0))
    in_force = _of_codes(_jobs()[:, :, YEARS.index(year)], work, year).sum(axis=1) > 0
    return np.round(share * jobs * in_force[:, None])


def _by_year(
    rows: Callable[[Chosen, int], Floats], order: Sequence[str], chosen: Chosen
) -> list[Figure]:
    """Return figures in the order of a table's variables; years come last and others are one."""
    values = np.stack([rows(chosen, int(year)) for year in chosen["Tid"]], axis=-1)
    named = [name for name in order if name in chosen]
    shape = [len(chosen[name]) for name in named]
    figures: list[Figure] = np.round(values).astype(int).reshape(shape).ravel().tolist()
    return figures


def _with_regions(
    rows: Callable[[Sequence[str], Chosen, int], Floats],
) -> Callable[[Chosen, int], Floats]:
    return lambda chosen, year: rows(chosen["Region"], chosen, year)


def _by_content(chosen: Chosen, year: int) -> Floats:
    """Return workers by workplace, or by residence: a twentieth more."""
    by_industry = _by_industry(chosen["Region"], chosen, year)
    (content,) = chosen["ContentsCode"]
    return by_industry if content == "SysselsatteArb" else _disguised(by_industry * 1.05)


ROWS: Mapping[str, Callable[[Chosen, int], Floats]] = {
    "07984": _by_content,
    "13470": _by_content,
    "13472": _with_regions(_sectors),
    "03321": _flows,
    "11618": _totals,
    "07459": _totals,
    "06913": _totals,
    "09429": _with_regions(_levels),
}


def lively_statbank(first_year: int = 0) -> Tables:
    """Return every table that `refresh` asks for, from a year on."""
    tables = whole_statbank(first_year)
    for table, rows in ROWS.items():
        tables.cubes[table] = partial(_by_year, rows, tuple(tables.dimensions[table]))
    return tables
