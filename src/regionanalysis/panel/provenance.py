"""Where figures come from: a table, its sidecar, its checksum.

Every table in ``data/`` is a CSV file with a TOML file of the same name beside it. The
sidecar states the origin and the SHA-256 of the CSV file; a file that is not the one its
sidecar describes is not opened.
"""

import hashlib
import logging
import tomllib
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, Literal

from regionanalysis.classifications.industry_standards import IndustryStandard
from regionanalysis.core.names import unseen_in
from regionanalysis.errors import ProvenanceError
from regionanalysis.panel.corrections import Correction
from regionanalysis.panel.notes import ReadingNote

Place = Literal["work", "residence", "both", "none"]

PLACES: tuple[Place, ...] = ("work", "residence", "both", "none")

STANDARDS = tuple(IndustryStandard)

# small counts are disguised, and totals are sums of disguised figures, counted before, or
# disguised apart from their parts
Disguise = Literal["", "totals summed", "totals exact", "totals apart"]

DISGUISES: tuple[Disguise, ...] = ("", "totals summed", "totals exact", "totals apart")

# bytes: twenty short lines of text
MAX_SIDECAR = 100_000

LOGGER = logging.getLogger(__name__)

# fields that come about when a table is read
READ = frozenset({"corrections", "reading"})

DateKind = Literal["published", "accessed"]

DATE_KINDS: tuple[DateKind, ...] = ("published", "accessed")


@dataclass(frozen=True)
class Origin:
    """The origin of one table.

    Attributes
    ----------
    name
        Name of the file without its ending.
    producer, title, table
        Who published it, under which title, as which table or publication.
    unit
        What one figure counts, such as ``"persons"`` or ``"1 000 persons"``.
    place
        Whether people are counted where they work or where they live.
    period
        Years covered, such as ``"2003-2016"``.
    date
        Date of publication or, where that is not known, of access (``date_kind``).
    concept
        Key of the series in ``classifications/series_breaks.toml``; empty when no break is known.
    standard
        Industry standard of the codes: ``SN2002`` or ``SN2007``; empty where there are none.
    disguised
        Whether 1 and 2 are made 0 or 3 in the figures, and what totals then are: ``"totals
        summed"`` of disguised figures, ``"totals exact"``, or ``"totals apart"`` where they are
        disguised on their own; empty where they are not.
    language
        Language code of producer, title and notes.
    licence, url, notes, sha256
        As named.
    retrieved, updated, query, cells
        Of a downloaded table: when, when the producer last updated it, the query, and the number
        of cells.
    closed, accepted
        Of such a table: ``yes`` where the producer publishes no more of it, and what looked wrong
        in the figures and was accepted all the same.
    corrections
        Corrections made when the table was read; none of them is in the sidecar.
    reading
        How an analyst's file was read, where that is not evident; not in the sidecar either.
    """

    name: str
    producer: str
    title: str
    table: str
    unit: str
    place: Place
    period: str
    date: str
    date_kind: DateKind
    licence: str
    sha256: str
    concept: str = ""
    standard: str = ""
    disguised: Disguise = ""
    language: str = "nb"
    url: str = ""
    notes: str = ""
    retrieved: str = ""
    updated: str = ""
    query: str = ""
    cells: str = ""
    closed: str = ""
    accepted: str = ""
    corrections: tuple[Correction, ...] = ()
    reading: tuple[ReadingNote, ...] = ()

    def citation(self) -> str:
        """Return producer, title and table as one line to print under a figure."""
        return f"{self.producer}: {self.title} ({self.table})"

    def as_record(self) -> dict[str, str]:
        """Return the origin as plain values for a manifest, which lists corrections separately."""
        record = {
            field.name: str(getattr(self, field.name))
            for field in fields(self)
            if field.name not in READ
        }
        reading = " ".join(map(str, self.reading))
        return {**record, "reading": reading} if reading else record


def sha256_of(content: bytes) -> str:
    """Return the SHA-256 of the bytes as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def own_origin(
    path: Path, content: bytes, *, unit: str, place: Place = "work", period: str = ""
) -> Origin:
    """Return the origin of a file without a sidecar: the file itself, and its checksum."""
    return Origin(
        name=path.stem,
        producer="",
        title=path.name,
        table="",
        unit=unit,
        place=place,
        period=period,
        date="",
        date_kind="accessed",
        licence="",
        sha256=sha256_of(content),
    )


def read_origin(sidecar: Path) -> Origin:
    """Return the origin a sidecar states.

    Raises
    ------
    ProvenanceError
        When the sidecar is missing, is not TOML, or lacks or misspells a field.
    """
    if not sidecar.is_file():
        raise ProvenanceError(
            f"{sidecar.with_suffix('.csv').name} has no sidecar {sidecar.name}.",
            remedy=f"Write {sidecar} with the table's origin and checksum (see data/README.md).",
        )
    try:
        with sidecar.open("rb") as file:
            content = file.read(MAX_SIDECAR + 1)
        if len(content) > MAX_SIDECAR:
            raise ProvenanceError(
                f"{sidecar} is larger than {MAX_SIDECAR:,} bytes, which no sidecar is.",
                remedy="Correct the sidecar (see data/README.md for its fields).",
            )
        stated = tomllib.loads(content.decode("utf-8"))
    except (ValueError, RecursionError, OSError) as cause:
        # not TOML, not UTF-8, nested without end, a number of too many digits, not to be read
        raise ProvenanceError(
            f"{sidecar} is not valid TOML: {cause}.", remedy="Correct the sidecar."
        ) from cause
    return _origin_from(stated, sidecar)


def _origin_from(stated: dict[str, Any], sidecar: Path) -> Origin:
    # words for region and nation are read with the report
    stated = {"name": sidecar.stem, **{key: stated[key] for key in stated if key != "words"}}
    known = {field.name for field in fields(Origin)} - READ
    required = {field.name for field in fields(Origin) if field.default is MISSING}
    problems = [
        *(f"lacks {name}" for name in sorted(required - set(stated))),
        *(f"has the unknown field {name}" for name in sorted(set(stated) - known)),
        *(f"{name} is not text" for name in stated if not isinstance(stated[name], str)),
    ]
    unseen = {name: unseen_in(str(stated[name]).replace("\n", " ")) for name in stated}
    problems += [
        f"{name} has a character that cannot be seen ({values})"
        for name, values in unseen.items()
        if values
    ]
    if not problems and stated["place"] not in PLACES:
        problems.append(f"place is {stated['place']!r}, not one of {', '.join(PLACES)}")
    if not problems and stated["date_kind"] not in DATE_KINDS:
        problems.append(f"date_kind is {stated['date_kind']!r}, not one of {', '.join(DATE_KINDS)}")
    if not problems and stated.get("standard", "") not in STANDARDS:
        problems.append(f"standard is {stated['standard']!r}, not one of {', '.join(STANDARDS)}")
    if not problems and stated.get("disguised", "") not in DISGUISES:
        known_words = ", ".join(disguise for disguise in DISGUISES if disguise)
        problems.append(f"disguised is {stated['disguised']!r}, not one of {known_words}")
    if problems:
        raise ProvenanceError(
            f"The sidecar {sidecar} {'; '.join(problems)}.",
            remedy="Correct the sidecar (see data/README.md for its fields).",
            evidence=problems,
        )
    return Origin(**stated)


def read_verified(table: Path) -> tuple[bytes, Origin]:
    """Return the bytes of a table and its origin, after checking one against the other.

    Raises
    ------
    ProvenanceError
        When table or sidecar is missing, or the checksum differs.
    """
    origin = read_origin(table.with_suffix(".toml"))
    if not table.is_file():
        raise ProvenanceError(
            f"{table} is missing, though its sidecar is there.",
            remedy="Restore the file from version control or download it again.",
        )
    content = table.read_bytes()
    checksum = sha256_of(content)
    if checksum != origin.sha256:
        raise ProvenanceError(
            f"{table} is not the file its sidecar describes: the checksum is {checksum[:12]}…, "
            f"the sidecar says {origin.sha256[:12]}….",
            remedy=(
                f"Restore {table.name} from version control, or download it again with `refresh`; "
                "or, if the new figures are meant, "
                f"state their origin and the new checksum in {table.with_suffix('.toml').name}."
            ),
            evidence=(str(table), checksum, origin.sha256),
        )
    LOGGER.info("read %s: %s, %s", table.name, origin.table, origin.period)
    return content, origin
