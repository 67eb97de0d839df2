"""The outlines of municipalities: downloaded, checked, and written beside the other snapshots."""

import tempfile
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from regionanalysis.classifications.municipality_codes import municipalities
from regionanalysis.core.files import write_all_atomic
from regionanalysis.errors import InputError, SourceError
from regionanalysis.io.readers.boundaries import read_boundaries
from regionanalysis.io.refresh.sidecars import sidecar, today
from regionanalysis.io.statbank.service import Service
from regionanalysis.panel.boundaries import Boundaries
from regionanalysis.panel.provenance import Origin, read_verified

NAME = "municipal_boundaries"

# bytes; outlines that a map needs are a few million
MAX_BOUNDARIES = 100_000_000


class BoundaryFacts(BaseModel):
    """The source of outlines, and what they are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str
    producer: str
    title: str
    table: str
    licence: str
    code: str
    vintage: int


@cache
def boundary_facts() -> BoundaryFacts:
    """Return what is known of the outlines: ``classifications/boundaries.toml``, checked."""
    source = files("regionanalysis").joinpath("classifications/boundaries.toml")
    return BoundaryFacts(**tomllib.loads(source.read_text("utf-8")))


def boundary_snapshot(folder: Path) -> Path:
    """Return the path of the downloaded outlines."""
    return folder / f"{NAME}.geojson"


def refresh_boundaries(folder: Path, url: str = "", service: Service | None = None) -> str:
    """Download the outlines of municipalities, put them in place, and return what they are.

    Parameters
    ----------
    url
        Another address than that of the facts.

    Raises
    ------
    SourceError
        When they cannot be had, or are not outlines of every municipality; the last are then kept.
    MissingExtraError
        When geopandas, which looks at them, is not installed.
    """
    facts = boundary_facts()
    address = url or facts.url
    service = service or Service(facts.producer)
    content = service.get(address, "outlines of municipalities", read=bytes, most=MAX_BOUNDARIES)
    expected = municipalities(facts.vintage)
    missing = sorted(expected.keys() - set(_looked_at(content, address, expected).codes))
    if missing:
        raise SourceError(
            f"{address} has no outline of {', '.join(missing[:5])} ({len(missing)} of "
            f"{len(expected)} municipalities of {facts.vintage}).",
            remedy="Correct classifications/boundaries.toml.",
            evidence=missing,
        )
    path = boundary_snapshot(folder)
    text = content.decode("utf-8")
    write_all_atomic({path: text, path.with_suffix(".toml"): _sidecar(facts, address, content)})
    return f"{NAME}: {len(expected)} municipalities of {facts.vintage}, {len(content):,} bytes"


def read_snapshot(folder: Path, codes: tuple[str, ...]) -> tuple[Boundaries, Origin]:
    """Return the downloaded outlines and their origin.

    Raises
    ------
    ProvenanceError, InputError, MissingExtraError
        When they are not what their sidecar describes, or cannot be read.
    """
    path = boundary_snapshot(folder)
    _, origin = read_verified(path)
    return replace(read_boundaries(path, codes), source=origin.citation()), origin


def _looked_at(content: bytes, address: str, expected: dict[str, str]) -> Boundaries:
    try:
        content.decode("utf-8")
        with tempfile.TemporaryDirectory() as folder:
            path = boundary_snapshot(Path(folder))
            path.write_bytes(content)
            return read_boundaries(path, expected)
    except (InputError, UnicodeDecodeError) as cause:
        raise SourceError(
            f"{address} gave no outlines: {cause}",
            remedy="Try again later, or correct classifications/boundaries.toml.",
        ) from cause


def _sidecar(facts: BoundaryFacts, address: str, content: bytes) -> str:
    return sidecar(
        NAME,
        content,
        producer=facts.producer,
        title=facts.title,
        table=facts.table,
        unit="outlines",
        place="none",
        period=str(facts.vintage),
        date=today(),
        date_kind="accessed",
        licence=facts.licence,
        url=address,
    )
