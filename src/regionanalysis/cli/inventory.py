"""What there is: regions, reports and data."""

from collections.abc import Sequence
from typing import NamedTuple

from regionanalysis.classifications.regions import named_regions
from regionanalysis.core.project import (
    find_project,
    has_snapshots,
    reference_folder,
    report_folder,
    snapshot_folder,
    source_folder,
)
from regionanalysis.io.readers.own_regions import own_regions
from regionanalysis.io.readers.reference import reference_origins
from regionanalysis.reporting.notebooks import based_on

KINDS = {
    "regional_report": "the council's report on one region",
    "national_overview": "every region: ranks, structure, chance, map",
    "method_comparison": "for researchers: what the answer hangs on",
}
HOW_TO_DOWNLOAD = "download them: regionanalysis refresh"
HOW_TO_BEGIN = "make a project to download them to: regionanalysis init my-region"

NO_OWN_REGION = ("none yet", "state one: [[region]] with slug, name and members")
# name, meaning, and what can be built of it without snapshots
DIVISIONS = (
    ("hadeland", "Telemarksforsking's 85 regions of 2017, by name", "now: means of 2002-2016"),
    ('"BA Hamar"', "the 159 labour market regions (BA regions) of 2020", ""),
    ("34", 'a county by number or name; an earlier one by name and year: "Hedmark 2018"', ""),
    ("3401", "a municipality by number or name", "now: members of the regions above"),
)


class Section(NamedTuple):
    """One kind of what there is.

    Attributes
    ----------
    key
        Its name in JSON.
    heading
        Its heading, for people.
    rows
        Name and description of each.
    otherwise
        The row of a section that is empty, for people.
    """

    key: str
    heading: str
    rows: Sequence[tuple[str, str]]
    otherwise: tuple[str, str] = ("none", "")


def inventory_text() -> str:
    """Return regions, kinds of report, reports built, and data with origin and years, as text."""
    sections = inventory()
    return "\n".join(
        line for part in sections for line in _listed(part.heading, part.rows or [part.otherwise])
    )


def inventory_json() -> dict[str, list[dict[str, str]]]:
    """Return the same as values of JSON."""
    return {
        part.key: [{"name": name, "description": text} for name, text in part.rows]
        for part in inventory()
    }


def inventory() -> list[Section]:
    """Return regions, kinds of report, reports built, and data."""
    need = "" if has_snapshots() else "; first run: regionanalysis refresh"
    more = "" if has_snapshots() else "; more after: regionanalysis refresh"
    regions = [
        (region.slug, f"{region.name}: {', '.join(member.name for member in region.members)}")
        for region in named_regions()
    ]
    own = [
        (region.slug, f"{region.name}: {', '.join(region.member_names)}")
        for region in own_regions()
    ]
    folder = report_folder()
    pages = sorted(folder.glob("*.html")) if folder.is_dir() else []
    # a page without a manifest is the index, or none of ours
    built = [page for page in pages if page.with_suffix(".json").is_file()]
    reports = [(page.stem, str(page)) for page in built]
    data = [
        (origin.name, f"{origin.producer}, {origin.table}, {origin.period}, {origin.licence}")
        for origin in reference_origins(reference_folder())
    ]
    snapshots = [
        (origin.name, f"{origin.table}, {origin.period}, updated {origin.updated or origin.date}")
        for origin in reference_origins(snapshot_folder())
    ]
    named = "Regions, and their municipalities (regionanalysis report NAME)"
    stated = f"Your own regions (reports/reports.toml{need})"
    divisions = f"Divisions (regionanalysis report NAME{more})"
    kinds = [*KINDS.items(), *_own_notebooks()]
    no_report = ("none yet", "make one: regionanalysis report")
    no_snapshot = ("none yet", _how_to_download())
    return [
        Section("regions", named, regions),
        Section("own_regions", stated, own, NO_OWN_REGION),
        Section("divisions", divisions, _divisions()),
        Section("notebooks", "Kinds of report (--notebook NAME)", kinds),
        Section("reports", "Reports built", reports, no_report),
        Section("data", "Data (data/reference)", data),
        Section("snapshots", "Snapshots (data/snapshots)", snapshots, no_snapshot),
    ]


def _how_to_download() -> str:
    return HOW_TO_BEGIN if find_project() is None else HOW_TO_DOWNLOAD


def _divisions() -> list[tuple[str, str]]:
    """Return the divisions, each with what can be built of it now."""
    if has_snapshots():
        return [(name, meaning) for name, meaning, _ in DIVISIONS]
    return [(name, f"{meaning} ({now or 'not yet'})") for name, meaning, now in DIVISIONS]


def _own_notebooks() -> list[tuple[str, str]]:
    folder = source_folder() / "notebooks"
    names = sorted(path.stem for path in folder.glob("*.ipynb") if path.stem not in KINDS)
    return [(name, f"your own, made from {based_on(name)}") for name in names]


def _listed(heading: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(name) for name, _ in rows)
    return [heading, *(f"  {name:<{width}}  {what}" for name, what in rows), ""]
