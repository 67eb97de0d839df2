"""What there is: regions, reports and data."""

from collections.abc import Sequence

from regionanalysis.classifications.regions import named_regions
from regionanalysis.core.project import (
    has_snapshots,
    project_folder,
    reference_folder,
    report_folder,
    snapshot_folder,
)
from regionanalysis.io.readers.own_regions import own_regions
from regionanalysis.io.readers.reference import reference_origins
from regionanalysis.reporting.notebooks import based_on

NOTEBOOKS = {
    "regional_report": "the council's report on one region",
    "national_overview": "every region: ranks, structure, chance, map",
    "method_comparison": "for researchers: what the answer hangs on",
}
HOW_TO_DOWNLOAD = "download them: regionanalysis refresh"

NO_OWN_REGION = ("none yet", "state one: [[region]] with slug, name and members")
# name, meaning, and what can be built of it without snapshots
DIVISIONS = (
    ("hadeland", "Telemarksforsking's 85 regions of 2017, by name", "now: means of 2002-2016"),
    ('"BA Hamar"', "the 159 labour market regions (BA regions) of 2020", ""),
    ("34", 'a county by number or name; an earlier one by name and year: "Hedmark 2018"', ""),
    ("3401", "a municipality by number or name", "now: members of the regions above"),
)


def inventory() -> str:
    """Return regions, kinds of report, reports built, and data with origin and years, as text."""
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
    return "\n".join(
        [
            *_listed("Regions, and their municipalities (regionanalysis report NAME)", regions),
            *_listed(f"Your own regions (reports/reports.toml{need})", own or [NO_OWN_REGION]),
            *_listed(f"Divisions (regionanalysis report NAME{more})", _divisions()),
            *_listed("Kinds of report (--notebook NAME)", [*NOTEBOOKS.items(), *_own_notebooks()]),
            *_listed("Reports built", reports or [("none yet", "make one: regionanalysis report")]),
            *_listed("Data (data/reference)", data),
            *_listed("Snapshots (data/snapshots)", snapshots or [("none yet", HOW_TO_DOWNLOAD)]),
        ]
    )


def _divisions() -> list[tuple[str, str]]:
    """Return the divisions, each with what can be built of it now."""
    if has_snapshots():
        return [(name, meaning) for name, meaning, _ in DIVISIONS]
    return [(name, f"{meaning} ({now or 'not yet'})") for name, meaning, now in DIVISIONS]


def _own_notebooks() -> list[tuple[str, str]]:
    folder = project_folder() / "notebooks"
    names = sorted(path.stem for path in folder.glob("*.ipynb") if path.stem not in NOTEBOOKS)
    return [(name, f"your own, made from {based_on(name)}") for name in names]


def _listed(heading: str, rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(name) for name, _ in rows)
    return [heading, *(f"  {name:<{width}}  {what}" for name, what in rows), ""]
