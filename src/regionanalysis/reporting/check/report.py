"""Check a built report: complete, unchanged, adding up, well linked, readable, up to date.

Nothing here trusts a manifest: it names files of its folder, or is refused.
"""

import csv
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple

from regionanalysis.core.project import reference_folder, snapshot_folder
from regionanalysis.errors import InputError
from regionanalysis.reporting.check.identities import file_faults, headline_faults
from regionanalysis.reporting.check.page_rules import (
    PageReading,
    held_bytes,
    link_faults,
    structure_faults,
)
from regionanalysis.reporting.losses import loss_sentences
from regionanalysis.reporting.manifest import Manifest, read_manifest
from regionanalysis.reporting.published_paths import find_published
from regionanalysis.reporting.task import FILE_PARAMETERS

_DATE = re.compile(r"\d{4}-\d\d-\d\d")

About = Literal[
    "manifest",
    "files",
    "content",
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
    """A fault, and the report that has it."""

    report: str
    about: About
    what: str


class CheckedReport(NamedTuple):
    """The findings in a report, its files, the dates of its figures, and its notes."""

    findings: list[Finding]
    files: frozenset[str]
    dates: list[str]
    notes: Sequence[str] = ()


def check_report(folder: Path, between: tuple[str, str], slug: str) -> CheckedReport:
    """Return the findings in the report of a slug; see `check_reports`.

    ``between`` is the dates that figures should be of: not before the first, not after the second.
    """
    try:
        manifest = read_manifest(folder / f"{slug}.json")
    except InputError as error:
        return _only(Finding(slug, "manifest", str(error)))
    if manifest.slug != slug:
        return _only(Finding(slug, "manifest", f"it is the manifest of {manifest.slug!r}"))
    outside = [name for name in (*manifest.files, *manifest.sha256) if not _within(folder, name)]
    if outside:
        what = f"it names {outside[0]!r}, which is not in this folder; nothing of it was opened"
        return _only(Finding(slug, "manifest", what))
    checks = _Checks(folder, manifest)
    parts: Mapping[About, Iterator[str]] = {
        "files": checks.files(),
        "content": loss_sentences(manifest),
        "figures": checks.figures(),
        "downloads": checks.downloads(),
        "links": checks.links(),
        "language": checks.language(),
        "accessibility": checks.structure(),
        "sources": checks.sources(*between),
    }
    findings = [Finding(slug, about, what) for about, faults in parts.items() for what in faults]
    dates = [origin.get("updated") or origin.get("date", "") for origin in manifest.origins]
    return CheckedReport(findings, frozenset(manifest.files), dates, manifest.notes)


def _only(finding: Finding) -> CheckedReport:
    return CheckedReport([finding], frozenset(), [])


def _within(folder: Path, name: str) -> bool:
    """Return whether a name is that of a file in the folder, also when links are followed."""
    path = PurePosixPath(name)
    plain = bool(name) and not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return plain and (folder / path).resolve().is_relative_to(folder.resolve())


@dataclass
class _Checks:
    """The checks of a report; each yields its findings, in sentences."""

    folder: Path
    manifest: Manifest

    def __post_init__(self) -> None:
        self.present = {
            name: path.read_bytes()
            for name in self.manifest.files
            if (path := self.folder / name).is_file()
        }
        self.page: PageReading | None = None
        page = self.present.get(f"{self.manifest.slug}.html")
        if page is not None:
            self.page = PageReading(page.decode("utf-8", errors="replace"))

    def files(self) -> Iterator[str]:
        """Yield files that are missing, have changed since, or have no checksum."""
        own = f"{self.manifest.slug}.json"
        for name in self.manifest.files:
            if name not in self.present:
                yield f"{name} is missing"
            elif name != own and name not in self.manifest.sha256:
                yield f"{name} has no checksum"
            elif name != own and _sum(self.present[name]) != self.manifest.sha256[name]:
                yield f"{name} is not the file that was built: its checksum is another"
        yield from (
            f"the manifest has no {self.manifest.slug}.{ending}"
            for ending in ("html", "ipynb", "xlsx")
            if f"{self.manifest.slug}.{ending}" not in self.manifest.files
        )

    def figures(self) -> Iterator[str]:
        """Yield what does not add up, and downloads that are not the files beside the page."""
        headline, code = self.manifest.headline, self.manifest.language
        yield from headline_faults(headline)
        files = [name for name in self.present if name.endswith(".csv")]
        for name in files:
            try:
                yield from file_faults(self.folder / name, headline, code)
            except (ValueError, LookupError, csv.Error) as cause:
                yield f"{name} is not understood: {type(cause).__name__} {cause}"

    def downloads(self) -> Iterator[str]:
        """Yield figures that the page does not hold, and those that are not the files beside it."""
        if self.page is None:
            return
        slug, held = self.manifest.slug, self.page.held
        keys = [key.removeprefix("fig-") for key in self.page.ids if key.startswith("fig-")]
        # a table of one's own has a download without being a figure
        ends = [file.removeprefix(f"{slug}-") for file in held if file.startswith(f"{slug}-")]
        keys += [end.removesuffix(".csv") for end in ends if end.endswith(".csv")]
        files = {f"{slug}-{key}.csv": f"{slug}-data/{key}.csv" for key in keys}
        for download, name in (files | {f"{slug}.xlsx": f"{slug}.xlsx"}).items():
            if download not in held:
                yield f"the page does not hold {download}"
            elif held_bytes(held[download]) != self.present.get(name):
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
        for origin in self.manifest.origins:
            name, date = origin.get("name", ""), origin.get("updated") or origin.get("date", "")
            published = self._published_path(name)
            checksum = _checksum_of(published, name)
            if checksum is None and (not published or "/" in published):
                yield f"the figures {name} are not there any more"
            elif checksum not in (None, origin.get("sha256")):
                yield f"the figures {name} have changed since: build the report again"
            if date and not_before and date < not_before[: len(date)]:
                yield f"the figures {name} are of {date}, before {not_before}"
            if _DATE.match(date) and not_after and date[:10] > not_after:
                yield f"the figures {name} are of {date}, which is still to come: see the clock"

    def _published_path(self, name: str) -> str:
        """Return the path of the user's own figures of a name; empty for the project's.

        A bare file name is that of a file outside the project, which may not be on this machine.
        """
        given = [self.manifest.parameters.get(parameter) for parameter in FILE_PARAMETERS]
        return next((path for path in given if path and PurePosixPath(path).stem == name), "")


def _checksum_of(published: str, name: str) -> str | None:
    """Return the checksum of a file of figures as it is now; None where there is none."""
    if published:
        path = find_published(published)
    else:
        paths = [folder / f"{name}.csv" for folder in (reference_folder(), snapshot_folder())]
        path = next((path for path in paths if path.is_file()), None)
    return None if path is None else _sum_of_file(path, path.stat().st_mtime_ns)


@cache
def _sum_of_file(path: Path, _changed: int) -> str:
    return _sum(path.read_bytes())


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
