"""What is understood of a panel's file, as lines of text."""

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from regionanalysis.classifications.series_breaks import breaks_crossed
from regionanalysis.io.readers.panel import PanelFile, read_panel_file
from regionanalysis.io.readers.panel_options import PanelOptions
from regionanalysis.panel.cells import CellState
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.notes import count_of, some

# regions and industries shown
MAX_LISTED = 4

# begins the lines that are commands
COMMAND = "  regionanalysis"

# how unknown figures are published, in words
STATES = {
    CellState.SUPPRESSED: "confidential",
    CellState.MISSING: "missing",
    CellState.NOT_POSSIBLE: "not possible",
}


@dataclass(frozen=True)
class Inspection:
    """How a file is read.

    Attributes
    ----------
    rows
        Properties by name, each in words; an empty one has nothing to say.
    notes
        What was decided in reading, a sentence each.
    next
        What the other commands do with the file: lines, and commands indented.
    panel
        What was read.
    """

    rows: dict[str, str]
    notes: tuple[str, ...]
    next: tuple[str, ...]
    panel: EmploymentPanel

    def text(self) -> str:
        """Return it for people to read."""
        width = max(map(len, self.rows))
        lines = [f"{name:<{width}}  {value}" for name, value in self.rows.items() if value]
        notes = ["", "How it is read", *(f"- {note}" for note in self.notes)] if self.notes else []
        return "\n".join([*lines, *notes, "", *self.next])

    def as_json(self) -> dict[str, Any]:
        """Return it as values of JSON."""
        panel = self.panel
        crossed = breaks_crossed(panel.breaks, start_year=panel.years[0], end_year=panel.years[-1])
        return {
            "file": self.rows["File"],
            "columns": self.rows["Columns"],
            "unit": panel.unit,
            "count_basis": panel.place,
            "standard": str(panel.standard) or None,
            "years": list(panel.years),
            "regions": dict(zip(panel.regions, panel.region_names, strict=True)),
            "industries": dict(zip(panel.industries, panel.industry_names, strict=True)),
            "nation": panel.nation_code if panel.nation_stated else None,
            "total_industry": panel.totals_stated,
            "known": int((~np.isnan(panel.employment)).sum()),
            "unknown": int(np.isnan(panel.employment[panel.present]).sum()),
            "breaks": [series_break.label for series_break in crossed],
            "notes": list(self.notes),
            "commands": [line.strip() for line in self.next if line.startswith(COMMAND)],
        }


def inspection(path: Path, options: PanelOptions) -> Inspection:
    """Return how a file is read, and what to run next.

    Raises
    ------
    RegionAnalysisError
        As for `read_panel_file`.
    """
    file = read_panel_file(path, options)
    panel = file.panel
    rows = {
        "File": _shape(path, file),
        "Columns": file.columns,
        "Figures": _figures(panel),
        "Years": _years(panel.years),
        "Regions": _labels(panel.regions, panel.region_names),
        "Nation": _nation(panel),
        "Industries": _labels(panel.industries, panel.industry_names),
        "Standard": str(panel.standard) or "not known by the codes",
        "Total": "has figures of its own" if panel.totals_stated else "the sum of the industries",
        "Unknown": _unknown(panel),
        "Breaks": _breaks(panel),
    }
    return Inspection(rows, tuple(map(str, panel.notes)), tuple(_next(path, panel, options)), panel)


def _shape(path: Path, file: PanelFile) -> str:
    producer = f", as {file.raw.producer} publishes" if file.raw.producer else ""
    return f"{path.name}: {file.raw.shape}{producer}"


def _figures(panel: EmploymentPanel) -> str:
    known = int((~np.isnan(panel.employment)).sum())
    rounding = f", rounded to {2 * panel.rounding:g}" if panel.rounding else ""
    where = "where they live" if panel.place == "residence" else "where they work"
    return f"{known:,} known, in {panel.unit}{rounding}, people counted {where}"


def _years(years: Sequence[int]) -> str:
    if len(years) > 1 and list(years) == list(range(years[0], years[-1] + 1)):
        return f"{years[0]}-{years[-1]} ({len(years)} years)"
    return ", ".join(map(str, years))


def _labels(codes: Sequence[str], names: Sequence[str]) -> str:
    both = [c if c == n else f"{c} {n}" for c, n in zip(codes, names, strict=True)]
    more = f"; and {len(both) - MAX_LISTED} more" if len(both) > MAX_LISTED else ""
    return f"{len(codes)}: {'; '.join(both[:MAX_LISTED])}{more}"


def _nation(panel: EmploymentPanel) -> str:
    if not panel.nation_stated:
        return f"none: the sum of the {count_of(len(panel.regions), 'region')} in the file is used"
    gap = panel.unallocated[-1]
    share = np.nansum(gap) / np.nansum(panel.nation[-1]) if np.nansum(panel.nation[-1]) else 0.0
    rest = f"; {share:.1%} of its jobs in {panel.years[-1]} are in no region" if share > 0 else ""
    return f"{panel.nation_code!r}{rest}"


def _unknown(panel: EmploymentPanel) -> str:
    absent = int((~panel.present).sum())
    parts = [f"{count_of(absent, 'region-year')} absent"] if absent else []
    if panel.cells is not None:
        for state, words in STATES.items():
            count = panel.cells.count(state)
            parts += [f"{count_of(count)} {words}"] if count else []
    nation = int(np.isnan(panel.nation).sum())
    parts += [f"{count_of(nation)} of the nation"] if nation else []
    return "; ".join(parts) or "none"


def _breaks(panel: EmploymentPanel) -> str:
    crossed = breaks_crossed(panel.breaks, start_year=panel.years[0], end_year=panel.years[-1])
    labels = ", ".join(series_break.label for series_break in crossed)
    return f"{labels}: say --breaks flag or link" if labels else "none known"


def _next(path: Path, panel: EmploymentPanel, options: PanelOptions) -> list[str]:
    """Return what the other commands do with the file, and how they are run."""
    stated = _stated(options)
    unknown = bool(np.isnan(panel.employment[panel.present]).any() or np.isnan(panel.nation).any())
    crossed = breaks_crossed(panel.breaks, start_year=panel.years[0], end_year=panel.years[-1])
    parts = [*stated, *(["--missing drop"] if unknown else [])]
    parts += ["--breaks flag"] if crossed else []
    name = shlex.quote(str(path))
    if len(panel.years) == 1:
        return ["The file has one year, and a change needs two."]
    gaps = [y for y in range(panel.years[0], panel.years[-1]) if y not in panel.years]
    lines = ["Next", f"{COMMAND} decompose {name} --totals {' '.join(parts)}".rstrip()]
    region = shlex.quote(panel.regions[0])
    report = f"{COMMAND} report {region} --panel {name} {' '.join(stated)}".rstrip()
    lines.append(
        f"  report needs every year, and {some(list(map(str, gaps)))} are missing"
        if gaps
        else report
    )
    return lines


def _stated(options: PanelOptions) -> list[str]:
    """Return the options of a file as they are written on a command line."""
    given = []
    if options.columns:
        pairs = ",".join(f"{ours}={theirs}" for ours, theirs in options.columns)
        given.append(f"--columns {shlex.quote(pairs)}")
    for field in fields(options):
        value = getattr(options, field.name)
        if field.name == "columns" or not value:
            continue
        flag = f"--{field.name.replace('_', '-')}"
        given.append(flag if value is True else f"{flag} {shlex.quote(str(value))}")
    return given
