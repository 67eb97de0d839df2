"""Municipal codes as KLASS has them now, compared with those that the package knows.

The package's codes are files in ``classifications``, of a date, so that a report is the same
wherever it is made. What is new in KLASS is listed and put beside the other snapshots in the same
form. ``refresh klass --accept`` puts it in ``classifications``.
"""

import csv
import io
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from regionanalysis.classifications.municipality_codes import (
    LAST_VINTAGE,
    CodeChange,
    code_changes,
    code_spells,
    municipalities,
)
from regionanalysis.core.files import write_all_atomic
from regionanalysis.errors import OutputError, SourceError
from regionanalysis.io.refresh.klass import CENTRALITY, MUNICIPALITIES, Klass
from regionanalysis.io.refresh.sidecars import LICENCE, PRODUCER, sidecar

CHANGES, SPELLS, CENTRAL = "klass_municipality_changes", "klass_municipalities", "klass_centrality"

# the package's own file of each
OURS = {CHANGES: "municipality_changes", SPELLS: "municipalities"}

# changes named in a summary
MAX_NAMED = 8

Row = tuple[str, str, str, str]


@dataclass(frozen=True)
class _Comparison:
    """KLASS beside the package.

    Attributes
    ----------
    new
        Changes after the newest division known.
    spells
        Codes with names and years, with the new changes and names.
    differences
        What differs, a clause each.
    """

    new: tuple[CodeChange, ...]
    spells: list[Row]
    differences: tuple[str, ...]


def refresh_klass(klass: Klass, folder: Path, date: str, *, accept: bool = False) -> str:
    """Download municipal codes, put them in place, and return what differs from those known.

    Parameters
    ----------
    date
        Day of the codes, ``YYYY-MM-DD``.
    accept
        Whether to take new changes and names into ``classifications``.

    Raises
    ------
    SourceError, OutputError
        When they cannot be downloaded, or a folder cannot be written to.
    """
    known = code_changes()
    first = min(change.year for change in known)
    changes, names = klass.changes(first, int(date[:4]) + 1, without=minor_parts())
    codes = klass.codes(date)
    central, lacking = _centrality(klass, date)
    found = _compare(known, changes, {**names, **codes}, codes, date)
    tables: dict[str, tuple[str, int, Sequence[str], Sequence[Sequence[object]]]] = {
        CHANGES: (
            f"Endringer i kommuneinndelingen 2002–{date[:4]}",
            MUNICIPALITIES,
            ("year", "old", "new", "kind"),
            [(one.year, one.old, one.new, one.kind) for one in (*known, *found.new)],
        ),
        SPELLS: (
            f"Kommuner 1994–{date[:4]}, koder og gyldighet",
            MUNICIPALITIES,
            ("code", "name", "from", "to"),
            found.spells,
        ),
    }
    if central:
        tables[CENTRAL] = ("Sentralitet", CENTRALITY, ("code", "centrality"), [*central.items()])
    texts = {name: _csv(columns, rows) for name, (_, _, columns, rows) in tables.items()}
    sidecars = {
        name: _sidecar(name, title, number, date, texts[name])
        for name, (title, number, _, _) in tables.items()
    }
    write_all_atomic(
        {folder / f"{name}.csv": text for name, text in texts.items()}
        | {folder / f"{name}.toml": text for name, text in sidecars.items()}
    )
    if accept and found.differences:
        _take_in(texts, sidecars)
    return f"{_summary(found, codes, date, accept=accept)}{lacking}"


@cache
def minor_parts() -> frozenset[tuple[int, str, str]]:
    """Return the changes in KLASS that the history of codes does not follow."""
    source = files("regionanalysis").joinpath("classifications/municipality_parts.toml")
    stated = tomllib.loads(source.read_text("utf-8"))["part"]
    return frozenset((part["year"], part["old"], part["new"]) for part in stated)


def classifications_folder() -> Path:
    """Return the folder of the package's own codes."""
    return Path(str(files("regionanalysis").joinpath("classifications")))


def _take_in(texts: dict[str, str], sidecars: dict[str, str]) -> None:
    """Put changes and codes in the package's classifications."""
    place = classifications_folder()
    written = {place / f"{OURS[name]}.csv": texts[name] for name in OURS}
    written |= {place / f"{OURS[name]}.toml": sidecars[name] for name in OURS}
    try:
        write_all_atomic(written)
    except OutputError as cause:
        raise OutputError(
            f"The package's classifications cannot be changed: {cause.message}",
            remedy="Run it in a clone of the project, with the right to write to it.",
        ) from cause


def _centrality(klass: Klass, date: str) -> tuple[dict[str, str], str]:
    """Return how central municipalities are, or why that is not there: codes do without."""
    try:
        return klass.centrality(date), ""
    except SourceError as cause:
        return {}, f"; without centrality: {cause.message}"


def _compare(
    known: Sequence[CodeChange],
    changes: Sequence[CodeChange],
    names: dict[str, str],
    codes: dict[str, str],
    date: str,
) -> _Comparison:
    new = tuple(change for change in changes if change.year > LAST_VINTAGE)
    earlier = {change for change in changes if change.year <= LAST_VINTAGE}
    expected = set(municipalities(LAST_VINTAGE))
    for change in new:
        if f"{change.year}-01-01" <= date:
            expected = (expected - {change.old}) | {change.new}
    spells, renamed = _renamed(_spells(new, names), codes)
    parts = (
        ("new in KLASS", [_written(change) for change in new]),
        (
            "in KLASS and not known here",
            [_written(change) for change in sorted(earlier - {*known}, key=_key)],
        ),
        (
            "known here and not in KLASS",
            [_written(change) for change in sorted({*known} - earlier, key=_key)],
        ),
        (f"of {date} in KLASS alone", sorted(codes.keys() - expected)),
        (f"of {date} here alone", sorted(expected - codes.keys())),
        (f"name{'s' * (len(renamed) != 1)} newer in KLASS", renamed),
    )
    differences = [f"{len(rows)} {what}: {_listed(rows)}" for what, rows in parts if rows]
    return _Comparison(new, spells, tuple(differences))


def _spells(new: Sequence[CodeChange], names: dict[str, str]) -> list[Row]:
    """Return codes with the years they are in force, those that have ended or begun with them."""
    rows = [(code, name, start, end) for code, name, start, end in code_spells()]
    for year in sorted({change.year for change in new}):
        of_year = [change for change in new if change.year == year]
        olds, news = {one.old for one in of_year}, {one.new for one in of_year}
        rows = [
            (code, name, start, str(year - 1) if not end and code in olds - news else end)
            for code, name, start, end in rows
        ]
        rows += [(code, names.get(code, code), str(year), "") for code in sorted(news - olds)]
    return rows


def _renamed(rows: list[Row], codes: dict[str, str]) -> tuple[list[Row], list[str]]:
    """Return codes by their names of today, and the names that are other than they were.

    The county in brackets behind an ambiguous name is not part of the name.
    """
    renamed: list[str] = []
    result: list[Row] = []
    for code, name, start, end in rows:
        now = codes.get(code, name) if not end else name
        if now != name and now != name.partition(" (")[0]:
            renamed.append(f"{code} {name} to {now}")
            result.append((code, now, start, end))
        else:
            result.append((code, name, start, end))
    return result, renamed


def _summary(found: _Comparison, codes: dict[str, str], date: str, *, accept: bool) -> str:
    counted = f"klass: {len(codes)} municipalities of {date}"
    if not found.differences:
        return f"{counted}, all known"
    differences = "; ".join(found.differences)
    if accept:
        return f"{counted}; {differences}. Taken into classifications: run the tests, and commit."
    return (
        f"{counted}; {differences}. Look them over, and take them in with "
        "`regionanalysis refresh klass --accept`."
    )


def _key(change: CodeChange) -> tuple[int, str, str]:
    return change.year, change.old, change.new


def _written(change: CodeChange) -> str:
    return f"{change.old} to {change.new} in {change.year} ({change.kind})"


def _listed(rows: Sequence[str]) -> str:
    more = f" and {len(rows) - MAX_NAMED} more" if len(rows) > MAX_NAMED else ""
    return f"{', '.join(rows[:MAX_NAMED])}{more}"


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return written.getvalue()


def _sidecar(name: str, title: str, number: int, date: str, text: str) -> str:
    return sidecar(
        name,
        text.encode(),
        producer=PRODUCER,
        title=title,
        table=f"KLASS {number}",
        unit="codes",
        place="residence",
        period=date[:4],
        date=date,
        date_kind="accessed",
        licence=LICENCE,
        url=f"https://www.ssb.no/klass/klassifikasjoner/{number}",
    )
