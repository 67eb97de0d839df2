"""Municipal codes as KLASS has them now, held against those that the package knows.

The package's codes are files in ``classifications``, of a date, so that a report is the same
wherever it is made. What is new in KLASS is told, and put beside the other snapshots in the same
form, to be looked over and put in place by a maintainer.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from regionanalysis.classifications.municipality_codes import (
    LAST_VINTAGE,
    CodeChange,
    code_changes,
    code_spells,
    municipalities,
)
from regionanalysis.core.files import write_all_atomic
from regionanalysis.errors import SourceError
from regionanalysis.io.refresh.klass import CENTRALITY, MUNICIPALITIES, Klass
from regionanalysis.io.refresh.sidecars import LICENCE, PRODUCER, sidecar

CHANGES, SPELLS, CENTRAL = "klass_municipality_changes", "klass_municipalities", "klass_centrality"

# changes named in a summary
MAX_NAMED = 8


def refresh_klass(klass: Klass, folder: Path, date: str) -> str:
    """Bring codes of municipalities and put them in place; return what differs from those known.

    Parameters
    ----------
    date
        Day of the codes, ``YYYY-MM-DD``.

    Raises
    ------
    SourceError, OutputError
        When they cannot be had, or the folder cannot be written to.
    """
    known = code_changes()
    first = min(one.year for one in known)
    found = klass.changes(first, int(date[:4]) + 1)
    codes = klass.codes(date)
    central, lacking = _centrality(klass, date)
    new = tuple(one for one in found.changes if one.year > LAST_VINTAGE)
    tables: dict[str, tuple[str, int, Sequence[str], Sequence[Sequence[object]]]] = {
        CHANGES: (
            "Endringer i kommuneinndelingen",
            MUNICIPALITIES,
            ("year", "old", "new", "kind"),
            [(one.year, one.old, one.new, one.kind) for one in (*known, *new)],
        ),
        SPELLS: (
            "Kommuneinndelingen",
            MUNICIPALITIES,
            ("code", "name", "from", "to"),
            _spells(new, {**found.names, **codes}),
        ),
    }
    if central:
        tables[CENTRAL] = (
            "Sentralitet",
            CENTRALITY,
            ("code", "centrality"),
            list(central.items()),
        )
    written: dict[Path, str] = {}
    for name, (title, number, columns, rows) in tables.items():
        text = _csv(columns, rows)
        written[folder / f"{name}.csv"] = text
        written[folder / f"{name}.toml"] = _sidecar(name, title, number, date, text)
    write_all_atomic(written)
    return f"{_told(known, found.changes, new, codes, date)}{lacking}"


def _centrality(klass: Klass, date: str) -> tuple[dict[str, str], str]:
    """Return how central municipalities are, or why that is not had: codes can be had without."""
    try:
        return klass.centrality(date), ""
    except SourceError as cause:
        return {}, f"; centrality could not be had: {cause.message}"


def _spells(new: Sequence[CodeChange], names: dict[str, str]) -> list[tuple[str, str, str, str]]:
    """Return codes with the years they are in force, those that have ended or begun with them."""
    rows = code_spells()
    for year in sorted({one.year for one in new}):
        here = [one for one in new if one.year == year]
        olds, news = {one.old for one in here}, {one.new for one in here}
        rows = [
            (code, name, start, str(year - 1) if not end and code in olds - news else end)
            for code, name, start, end in rows
        ]
        rows += [(code, names.get(code, code), str(year), "") for code in sorted(news - olds)]
    return rows


def _told(
    known: Sequence[CodeChange],
    found: Sequence[CodeChange],
    new: Sequence[CodeChange],
    codes: dict[str, str],
    date: str,
) -> str:
    """Return what differs, a sentence each."""
    earlier = {one for one in found if one.year <= LAST_VINTAGE}
    expected = set(municipalities(LAST_VINTAGE))
    for one in new:
        if f"{one.year}-01-01" <= date:
            expected = (expected - {one.old}) | {one.new}
    parts = [
        ("new in KLASS", [_written(one) for one in new]),
        (
            "in KLASS and not known here",
            [_written(one) for one in sorted(earlier - {*known}, key=_key)],
        ),
        (
            "known here and not in KLASS",
            [_written(one) for one in sorted({*known} - earlier, key=_key)],
        ),
        (f"of {date} in KLASS alone", sorted(codes.keys() - expected)),
        (f"of {date} here alone", sorted(expected - codes.keys())),
    ]
    said = [f"{len(rows)} {what}: {_listed(rows)}" for what, rows in parts if rows]
    if not said:
        return f"klass: {len(codes)} municipalities of {date}, and every change is known here"
    place = "src/regionanalysis/classifications"
    return (
        f"klass: {len(codes)} municipalities of {date}; {'; '.join(said)}. Look them over, and put "
        f"{CHANGES} and {SPELLS} in {place} as municipality_changes and municipalities."
    )


def _key(one: CodeChange) -> tuple[int, str, str]:
    return one.year, one.old, one.new


def _written(one: CodeChange) -> str:
    return f"{one.old} to {one.new} in {one.year} ({one.kind})"


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
