"""The analyst's own figures: one file, in any of the shapes that offices and programs save."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from regionanalysis.classifications.industry_standards import (
    ALL_2025,
    ALL_INDUSTRIES,
    FIRST_YEAR_2025,
    IndustryStandard,
    standard_named,
    standard_of,
)
from regionanalysis.classifications.municipality_codes import ever_in_force
from regionanalysis.classifications.series_breaks import (
    SeriesBreak,
    breaks_by_industry,
    breaks_crossed,
)
from regionanalysis.core.periods import parse_period
from regionanalysis.core.project import REFERENCE, SNAPSHOTS
from regionanalysis.errors import InputError
from regionanalysis.io.raw_table import RawTable
from regionanalysis.io.readers.corrections import corrected
from regionanalysis.io.readers.lost_thousands import refuse_lost_thousands
from regionanalysis.io.readers.missing_columns import check_columns
from regionanalysis.io.readers.panel_options import PanelOptions, TableOptions, checked_columns
from regionanalysis.io.readers.table import read_bytes, read_table, typed
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.figures import Nil, read_figures, written_rounding
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.panel.label_columns import label_column
from regionanalysis.panel.notes import QUIET, ReadingNote, note
from regionanalysis.panel.number_forms import Decimal
from regionanalysis.panel.provenance import Origin, own_origin, read_verified
from regionanalysis.panel.row_checks import RowChecks

# the concept of register-based employment, as in a sidecar
REGISTER = "register_employment"

LOGGER = logging.getLogger(__name__)

KEYS = ("region", "industry", "year")
COLUMNS = (*KEYS, "employment")


@dataclass(frozen=True, eq=False)
class PanelFile:
    """A panel, and how its file was understood.

    Attributes
    ----------
    raw
        The file's table.
    """

    panel: EmploymentPanel
    raw: RawTable

    @property
    def columns(self) -> str:
        """The file's columns that are read, for a sentence."""
        return ", ".join(f"{theirs} is {ours}" for ours, theirs in self.raw.read.items())


def read_panel(
    path: Path | str,
    *,
    nation: str | None = None,
    columns: Mapping[str, str] | None = None,
    restore_zeros: bool = False,
    total_industry: str | None = None,
    sheet: str = "",
    quarter: str = "",
    decimal: Decimal = "",
    nil: Nil = "",
    mend_codes: bool = False,
) -> EmploymentPanel:
    """Return the panel in a CSV, XLSX, parquet, JSON-stat or PX file.

    Columns ``region,industry,year,employment`` and optionally ``region_name,industry_name``, or
    what these are called by statistics offices; years may be across. An empty cell is unknown, and
    so are publishers' marks. A sidecar beside the file (the same name with ``.toml``) states its
    origin, its unit and the series whose breaks are known, and is checked; without one, the origin
    is the file itself with its checksum, in persons by place of work.

    Parameters
    ----------
    path : path or str
        The file.
    nation
        Code or name of the nation, or ``"none"``; found by its name or its figures if not given.
    columns
        What the columns are called in the file, by what they are called here.
    restore_zeros
        Whether codes that have lost their leading zero are given it back; they are refused
        otherwise. ``mend_codes`` is its earlier name.
    total_industry
        Code or name of the total of all industries, or ``"none"``; found by its name or its
        figures if not given.
    sheet
        Name of the sheet of a workbook that has several tables.
    quarter
        ``"1"`` to ``"4"``, or ``"mean"`` of the year, where there are several periods a year.
    decimal
        Decimal separator, ``"."`` or ``","``, where the figures do not show it.
    nil
        Whether ``-`` is ``"zero"`` or ``"missing"``, where the publisher is not known.

    Raises
    ------
    InputError, ProvenanceError, ParameterError
        As for `panel_from_frame`, `read_table` and `read_verified`.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import regionanalysis as ra
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "jobs.csv"
    ...     ra.example_jobs().to_csv(file, index=False)
    ...     panel = ra.read_panel(file)
    >>> panel.region_names
    ('East', 'North', 'South', 'West')
    """
    options = PanelOptions(
        columns=tuple(sorted(checked_columns(columns or {}).items())),
        nation=nation or "",
        total_industry=total_industry or "",
        sheet=sheet,
        quarter=str(quarter),
        decimal=decimal,
        nil=nil,
        restore_zeros=restore_zeros or mend_codes,
    )
    return read_panel_file(path, options).panel


def read_panel_file(path: Path | str, options: PanelOptions) -> PanelFile:
    """Return the panel in a file, and how the file was understood.

    Raises
    ------
    RegionAnalysisError
        As for `read_panel`.
    """
    path = Path(path)
    stated: Origin | None = None
    if path.with_suffix(".toml").is_file():
        content, stated = read_verified(path)
    else:
        content = read_bytes(path)
    raw, table = read_table(content, path.name, KEYS, "employment", options.table)
    check_columns(raw, table, COLUMNS, path.name)
    ours = path.parent.name in (REFERENCE, SNAPSHOTS)
    if stated is not None and ours:
        table, stated = corrected(typed(table), stated, path)
    table, notes = _with_figures(table, raw, options.table, path.name)
    attributes = _by_file(table, raw) if stated is None else _by_sidecar(table, stated)
    nation, total = options.nation or None, options.total_industry or None
    if stated is not None and (ours or stated.retrieved):
        # a table that this package has downloaded is known
        attributes["find_totals"] = False
        total = total or _total_in(table)
    panel = panel_from_frame(
        table,
        nation=nation,
        total_industry=total,
        source=path.name,
        notes=(*raw.notes, *notes),
        **attributes,
    )
    if stated is None:
        period = f"{panel.years[0]}\N{EN DASH}{panel.years[-1]}"
        origin = own_origin(path, content, unit=panel.unit, place=panel.place, period=period)
        reading = tuple(note for note in panel.notes if note.key not in QUIET)
        panel = replace(panel, origins=(replace(origin, reading=reading),))
    LOGGER.info(
        "read %s: %d regions, %d industries, %d years",
        path.name,
        len(panel.regions),
        len(panel.industries),
        len(panel.years),
    )
    return PanelFile(panel, raw)


def _with_figures(
    table: pd.DataFrame, raw: RawTable, options: TableOptions, source: str
) -> tuple[pd.DataFrame, tuple[ReadingNote, ...]]:
    """Return the table with its figures as numbers, and marks of those that are unknown."""
    if "employment" not in table.columns:
        return table, ()
    rows = RowChecks(table, source, [c for c in COLUMNS if c in table.columns], "employment")
    decimal = options.decimal or raw.decimal
    figures = read_figures(rows, "employment", decimal=decimal, nil=options.nil or raw.nil)
    if not decimal and not raw.unit:
        refuse_lost_thousands(figures.numbers, source)
    table["employment"] = figures.numbers
    if figures.marks is not None:
        stated = table.get("employment_mark")
        marks = figures.marks
        table["employment_mark"] = marks if stated is None else stated.where(stated.notna(), marks)
    return table, figures.notes


def _total_in(table: pd.DataFrame) -> str | None:
    """Return the code of all industries, where it is beside others, whose jobs it would double."""
    codes = _codes(table)
    totals = [code for code in (ALL_INDUSTRIES, ALL_2025) if code in codes]
    return totals[0] if totals and len(codes) > 1 else None


def _codes(table: pd.DataFrame) -> list[str]:
    return sorted(label_column(table["industry"]).labels) if "industry" in table.columns else []


def _years(table: pd.DataFrame) -> list[int]:
    """Return the years of a table in order; what is no year is refused elsewhere."""
    labels = label_column(table["year"]).labels if "year" in table.columns else ()
    periods = [parse_period(label) for label in labels]
    return sorted({period.year for period in periods if period is not None})


def _rounding(table: pd.DataFrame) -> float:
    if "employment" not in table.columns:
        return 0.0
    return written_rounding(table["employment"].to_numpy(dtype=float))


def _standard(table: pd.DataFrame, raw: RawTable) -> IndustryStandard:
    """Return the standard that the names of variables state, or else the codes.

    Raises
    ------
    InputError
        When codes can be of the newest standard alone, in years before it was in force: the
        letters of the years before may be another standard's.
    """
    codes = _codes(table)
    named = standard_named([*map(str, raw.frame.columns), *raw.labels.values()], codes)
    if named:
        return named
    standard = standard_of(codes)
    years = _years(table) if standard is IndustryStandard.SN2025 else []
    if years and years[0] < FIRST_YEAR_2025:
        raise InputError(
            f"The industries are of SN2025, which begins in {FIRST_YEAR_2025}, and the figures in "
            f"{years[0]}: the same letter is another industry in SN2007.",
            remedy='State the standard of all years in a sidecar (standard = "SN2025"), or give '
            "the years of each standard apart.",
        )
    return standard


def _by_file(table: pd.DataFrame, raw: RawTable) -> dict[str, Any]:
    """Return what a table without a sidecar shows of itself."""
    unit = {"unit": raw.unit} if raw.unit else {}
    standard = _standard(table, raw)
    breaks = _presumed_breaks(table, raw, standard)
    return {"rounding": _rounding(table), "standard": standard, "breaks": breaks, **unit}


def _presumed_breaks(
    table: pd.DataFrame, raw: RawTable, standard: IndustryStandard
) -> tuple[SeriesBreak, ...]:
    """Return the breaks of register-based employment, where a table of municipalities has it.

    Nothing in a file says which series it is of. Jobs in Norwegian municipalities before and after
    2014/2015 are of the register, unless a sidecar or the analyst says otherwise.
    """
    if not {"region", "year", "employment"} <= set(table.columns):
        return ()
    regions = label_column(table["region"]).labels
    own = sum(ever_in_force(code) for code in regions)
    if own * 2 <= len(regions):
        return ()
    years = _years(table)
    breaks = breaks_by_industry(REGISTER, _codes(table), standard)
    found = (
        breaks_crossed(breaks, start_year=years[0], end_year=years[-1]) if len(years) > 1 else ()
    )
    if found:
        labels = ", ".join(one.label for one in found)
        raw.notes.append(note("presumed_break", years=labels))
    return found


def _by_sidecar(table: pd.DataFrame, stated: Origin) -> dict[str, Any]:
    """Return what a sidecar states, and the standard and breaks of the table's industries."""
    attributes: dict[str, Any] = {
        "rounding": _rounding(table),
        "unit": stated.unit,
        "place": stated.place,
        "disguised": stated.disguised,
        "origins": (stated,),
    }
    codes = _codes(table)
    if not codes:
        return attributes
    standard = IndustryStandard(stated.standard) if stated.standard else standard_of(codes)
    breaks = breaks_by_industry(stated.concept, codes, standard)
    return {**attributes, "standard": standard, "breaks": breaks}
