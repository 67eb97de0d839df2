"""Checking a built report: whole, as built, adding up, leading somewhere, readable, up to date.

Nothing here trusts a manifest: it names files of its folder, or is refused.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from regionanalysis.core.project import reference_folder, snapshot_folder
from regionanalysis.errors import ParameterError, problems_of
from regionanalysis.reporting.check.identities import file_faults, headline_faults
from regionanalysis.reporting.check.page_rules import (
    PageReading,
    held_bytes,
    link_faults,
    structure_faults,
)
from regionanalysis.reporting.task import FILE_PARAMETERS

_DATE = re.compile(r"\d{4}-\d\d-\d\d")

About = Literal[
    "manifest",
    "files",
    "figures",
    "downloads",
    "links",
    "language",
    "accessibility",
    "sources",
    "index",
    "leftover",
]


class Finding(NamedTuple):
    """Something that is not as it should be, and the report it is found in."""

    report: str
    about: About
    what: str


class Manifest(BaseModel):
    """What a manifest must state for its report to be checked."""

    model_config = ConfigDict(extra="ignore", strict=True)

    slug: str
    language: str
    files: list[str]
    sha256: dict[str, str]
    headline: dict[str, Any]
    parameters: dict[str, Any]
    origins: list[dict[str, str]]
    built_at: str


class CheckedReport(NamedTuple):
    """What was found in a report, the files it has, and the dates of the figures it rests on."""

    findings: list[Finding]
    files: frozenset[str]
    dates: list[str]


def check_report(folder: Path, between: tuple[str, str], slug: str) -> CheckedReport:
    """Return what is found in the report of a slug; see `check_reports`.

    ``between`` is the dates that figures should be of: not before the first, not after the second.
    """
    try:
        manifest = Manifest.model_validate_json((folder / f"{slug}.json").read_bytes())
    except (OSError, ValidationError) as cause:
        told = str(cause) if isinstance(cause, OSError) else "; ".join(problems_of(cause))
        return CheckedReport(
            [Finding(slug, "manifest", f"it is no manifest: {told}")], frozenset(), []
        )
    if manifest.slug != slug:
        told = f"it is of {manifest.slug!r} by its own account"
        return CheckedReport([Finding(slug, "manifest", told)], frozenset(), [])
    outside = [name for name in (*manifest.files, *manifest.sha256) if not _within(folder, name)]
    if outside:
        told = f"it names {outside[0]!r}, which is not in this folder; nothing of it was opened"
        return CheckedReport([Finding(slug, "manifest", told)], frozenset(), [])
    checks = _Checks(folder, manifest)
    parts: Mapping[About, Iterator[str]] = {
        "files": checks.files(),
        "figures": checks.figures(),
        "downloads": checks.downloads(),
        "links": checks.links(),
        "language": checks.language(),
        "accessibility": checks.structure(),
        "sources": checks.sources(*between),
    }
    findings = [Finding(slug, about, what) for about, told in parts.items() for what in told]
    dates = [origin.get("updated") or origin.get("date", "") for origin in manifest.origins]
    return CheckedReport(findings, frozenset(manifest.files), dates)


def _within(folder: Path, name: str) -> bool:
    """Return whether a name is that of a file in the folder, also when links are followed."""
    path = PurePosixPath(name)
    plain = bool(name) and not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return plain and (folder / path).resolve().is_relative_to(folder.resolve())


@dataclass
class _Checks:
    """A report whose manifest can be read, and what is found in it, in sentences."""

    folder: Path
    manifest: Manifest

    def __post_init__(self) -> None:
        self.there = {
            name: path.read_bytes()
            for name in self.manifest.files
            if (path := self.folder / name).is_file()
        }
        self.page: PageReading | None = None
        page = self.there.get(f"{self.manifest.slug}.html")
        if page is not None:
            self.page = PageReading(page.decode("utf-8", errors="replace"))

    def files(self) -> Iterator[str]:
        """Yield files that are missing, have changed since, or have no checksum."""
        own = f"{self.manifest.slug}.json"
        for name in self.manifest.files:
            if name not in self.there:
                yield f"{name} is missing"
            elif name != own and name not in self.manifest.sha256:
                yield f"{name} has no checksum"
            elif name != own and _sum(self.there[name]) != self.manifest.sha256[name]:
                yield f"{name} is not the file that was built: its checksum is another"
        yield from (
            f"the manifest has no {self.manifest.slug}.{ending}"
            for ending in ("html", "ipynb", "xlsx")
            if f"{self.manifest.slug}.{ending}" not in self.manifest.files
        )

    def figures(self) -> Iterator[str]:
        """Yield what does not add up, and downloads that are not the files beside the page."""
        try:
            yield from headline_faults(self.manifest.headline)
        except (TypeError, ValueError, LookupError, AttributeError) as cause:
            yield f"the headline is not understood: {cause}"
        files = [name for name in self.there if name.endswith(".csv")]
        for name in files:
            try:
                headline, code = self.manifest.headline, self.manifest.language
                yield from file_faults(self.folder / name, headline, code)
            except (ValueError, LookupError, StopIteration, ParameterError) as cause:
                yield f"{name} is not understood: {type(cause).__name__} {cause}"

    def downloads(self) -> Iterator[str]:
        """Yield figures that the page does not hold, and those that are not the files beside it."""
        if self.page is None:
            return
        slug, held = self.manifest.slug, self.page.held
        keys = [one.removeprefix("fig-") for one in self.page.ids if one.startswith("fig-")]
        files = {f"{slug}-{key}.csv": f"{slug}-data/{key}.csv" for key in keys}
        for download, name in (files | {f"{slug}.xlsx": f"{slug}.xlsx"}).items():
            if download not in held:
                yield f"the page does not hold {download}"
            elif held_bytes(held[download]) != self.there.get(name):
                yield f"the page holds another {download} than {name} is"

    def links(self) -> Iterator[str]:
        """Yield links that lead nowhere, and what the page would fetch."""
        if self.page is not None:
            yield from link_faults(self.page, self._is_beside)

    def _is_beside(self, name: str) -> bool:
        return _within(self.folder, name) and (self.folder / name).is_file()

    def language(self) -> Iterator[str]:
        """Yield where the page is in another language than its manifest says."""
        if self.page is not None and self.page.language != self.manifest.language:
            stated, wanted = self.page.language, self.manifest.language
            yield f"the page says it is in {stated!r}, and the manifest in {wanted!r}"

    def structure(self) -> Iterator[str]:
        """Yield what a reader who sees or hears the page otherwise would miss."""
        if self.page is not None:
            yield from structure_faults(self.page)

    def sources(self, not_before: str, not_after: str) -> Iterator[str]:
        """Yield figures that have changed since the report was built, or are of another time."""
        given = [self.manifest.parameters.get(name) for name in FILE_PARAMETERS]
        own = {Path(path).stem: Path(path) for path in given if path}
        for origin in self.manifest.origins:
            name, date = origin.get("name", ""), origin.get("updated") or origin.get("date", "")
            now = _sum_of(own.get(name), name)
            if now is None:
                yield f"the figures {name} are not there any more"
            elif now != origin.get("sha256"):
                yield f"the figures {name} have changed since: build the report again"
            if date and not_before and date < not_before[: len(date)]:
                yield f"the figures {name} are of {date}, before {not_before}"
            if _DATE.match(date) and not_after and date[:10] > not_after:
                yield f"the figures {name} are of {date}, which is still to come: see the clock"


@cache
def _sum_of(own: Path | None, name: str) -> str | None:
    """Return the checksum of a file of figures as it is now; None where there is none."""
    folders = (reference_folder(), snapshot_folder())
    paths = [own] if own is not None else [folder / f"{name}.csv" for folder in folders]
    found = next((path for path in paths if path.is_file()), None)
    return None if found is None else _sum(found.read_bytes())


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
