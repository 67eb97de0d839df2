"""A panel file in, a tidy table of effects out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, cast

import numpy as np
import pandas as pd

from regionanalysis.classifications.series_breaks import BreakPolicy, LinkPolicy
from regionanalysis.core.names import unknown_name
from regionanalysis.errors import ParameterError
from regionanalysis.io.readers.panel import read_panel_file
from regionanalysis.io.readers.panel_options import PanelOptions
from regionanalysis.io.readers.weights import read_neighbours
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.find_region import find_in_panel
from regionanalysis.panel.industry_levels import to_level
from regionanalysis.panel.notes import QUIET, count_of
from regionanalysis.shiftshare import (
    VARIANTS,
    MissingPolicy,
    ShiftShare,
    Variant,
    shift_share,
    shift_share_by_year,
)
from regionanalysis.shiftshare.reference_area import (
    NATION,
    REST_OF_NATION,
    NamedGroup,
    ReferenceArea,
)
from regionanalysis.shiftshare.variants.classic import CLASSIC
from regionanalysis.shiftshare.variants.index_form import GrowthIndices, growth_indices
from regionanalysis.shiftshare.variants.spatial import spatial

# on a command line words have hyphens between them
_ADDITIVE: Mapping[str, Variant] = {
    name.replace("_", "-"): variant for name, variant in VARIANTS.items()
}
METHODS = (
    "classic",
    "dynamic",
    *(name for name in _ADDITIVE if name != "classic"),
    "spatial",
    "gerfin",
)


# share of the largest change that sums of floats may be off by
FLOAT_NOISE = 1e-9


@dataclass(frozen=True)
class DecompositionOptions:
    """What is asked of a decomposition.

    Attributes
    ----------
    start_year, end_year
        The file's first and last year where not given.
    method
        One of `METHODS`.
    regions
        Codes or names of the regions to show; all where empty.
    breaks
        ``"raise"``, ``"flag"``, ``"link"``, or ``"none"`` where the figures have none.
    reference
        ``"nation"``, ``"rest-of-nation"``, or the code of a region to measure against.
    level
        ``"groups"`` or ``"sections"`` of the industries' standard, or ``"as-given"``.
    weights
        File of neighbours' weights, for the spatial method.
    reading
        How the file is read.
    """

    start_year: int | None = None
    end_year: int | None = None
    method: str = "classic"
    regions: tuple[str, ...] = ()
    totals: bool = False
    missing: MissingPolicy = "raise"
    breaks: str = "raise"
    reference: str = "nation"
    level: Literal["as-given", "groups", "sections"] = "as-given"
    weights: Path | None = None
    reading: PanelOptions = field(default_factory=PanelOptions)


def decomposition(path: Path, options: DecompositionOptions, warn: Callable[[str], None]) -> str:
    """Return the decomposition of a panel file as CSV at full precision.

    Columns are ``region,industry,change`` and the method's effects, in the panel's unit; with
    ``totals`` one row a region without ``industry``, and ``undisclosed`` (jobs; empty where the
    region's total is not known) wherever the effects do not add up to the change. With
    ``missing="drop"``, a row whose cell is unknown is empty, and totals always have ``undisclosed``
    and ``n_excluded`` (cells). Gerfin's indices have ``region,industry,regional``, or
    ``region,industry_mix,regional,net`` as totals.

    Raises
    ------
    RegionAnalysisError
        As for `read_panel_file`, `read_neighbours` and `shift_share`; and for a method that does
        not exist, or that has, or lacks, neighbours' weights.
    """
    _check_method(options)
    panel = read_panel_file(path, options.reading).panel
    for note in panel.notes:
        if note.key not in QUIET:
            warn(str(note))
    if options.breaks == "none":
        panel = replace(panel, breaks=())
    if options.level != "as-given":
        panel = to_level(panel, options.level)
    options = _with_years(panel, options, warn)
    regions = {code for text in options.regions for code in find_in_panel(panel, text).codes}
    by_index = options.method == "gerfin"
    table = _indices(panel, options) if by_index else _effects(panel, options, warn)
    if regions:
        table = table[table["region"].isin(regions)]
    return table.to_csv(index=False, lineterminator="\n")


def _with_years(
    panel: EmploymentPanel, options: DecompositionOptions, warn: Callable[[str], None]
) -> DecompositionOptions:
    start, end = panel.window(options.start_year, options.end_year)
    if options.start_year is None or options.end_year is None:
        warn(f"The change is from {start} to {end}.")
    return replace(options, start_year=start, end_year=end)


def _check_method(options: DecompositionOptions) -> None:
    if options.method not in METHODS:
        raise unknown_name("method", options.method, METHODS)
    if options.method == "spatial" and options.weights is None:
        raise ParameterError(
            "The spatial method compares with neighbours, and none are given.",
            remedy="Name a file with --weights: CSV with the columns region,neighbour,weight, or a "
            "map of the regions (GeoJSON).",
        )
    if options.method != "spatial" and options.weights is not None:
        raise ParameterError(
            f"The method {options.method!r} takes no weights of neighbours.",
            remedy="Leave out --weights, or use --method spatial.",
        )


def _effects(
    panel: EmploymentPanel, options: DecompositionOptions, warn: Callable[[str], None]
) -> pd.DataFrame:
    result = _result(panel, options, warn)
    if result.breaks:
        labels = ", ".join(series_break.label for series_break in result.breaks)
        warn(f"The change crosses a break in the series: {labels}.")
    if result.absent:
        warn(f"absent in a year that is needed, and left out: {', '.join(result.absent)}.")
    if result.n_excluded.any():
        unknown = count_of(int(result.n_excluded.sum()), "unknown cell")
        warn(f"Left out, not read as zero: {unknown}.")
    if not options.totals:
        return result.to_frame().reset_index()
    table = result.totals().reset_index()
    if options.missing == "drop":
        return table
    remainder = result.undisclosed
    largest = float(np.nanmax(np.abs(result.total_change), initial=1.0))
    adds_up = bool((np.abs(remainder) <= FLOAT_NOISE * largest).all())
    rest = [] if adds_up else ["undisclosed"]
    if rest:
        warn(
            "The industries in the file are not all of the total: undisclosed is the change that "
            "they do not account for."
        )
    return table[["region", "change", *result.effects, *rest]]


def _result(
    panel: EmploymentPanel, options: DecompositionOptions, warn: Callable[[str], None]
) -> ShiftShare:
    reference = _reference(options.reference)
    start, end, missing = options.start_year, options.end_year, options.missing
    breaks = "raise" if options.breaks == "none" else options.breaks
    if options.method == "dynamic" or breaks == "link":
        if options.method not in ("dynamic", "classic"):
            raise ParameterError(
                f"The method {options.method!r} does not link across breaks.",
                remedy="Use --method dynamic, or --breaks flag.",
            )
        by_year = shift_share_by_year(
            panel,
            CLASSIC,
            start_year=start,
            end_year=end,
            missing=missing,
            breaks=cast("LinkPolicy", breaks),
            reference=reference,
        )
        return by_year.total()
    if options.weights is None:
        variant = _ADDITIVE[options.method]
    else:
        weights = read_neighbours(options.weights, panel.regions)
        alone = [code for code in weights.islands if code in panel.regions]
        if alone:
            warn(f"without neighbours, and compared with the nation alone: {', '.join(alone)}.")
        variant = spatial(weights)
    return shift_share(
        panel,
        variant,
        start_year=start,
        end_year=end,
        missing=missing,
        breaks=cast("BreakPolicy", breaks),
        reference=reference,
    )


def _indices(panel: EmploymentPanel, options: DecompositionOptions) -> pd.DataFrame:
    indices = growth_indices(
        panel,
        start_year=options.start_year,
        end_year=options.end_year,
        missing=options.missing,
        reference=_reference(options.reference),
    )
    return indices.to_frame() if options.totals else _by_industry(indices)


def _by_industry(indices: GrowthIndices) -> pd.DataFrame:
    regions, industries = len(indices.regions), len(indices.industries)
    return pd.DataFrame(
        {
            "region": np.repeat(np.array(indices.regions, dtype=object), industries),
            "industry": np.tile(np.array(indices.industries, dtype=object), regions),
            "regional": indices.by_industry.ravel(),
        }
    )


def _reference(stated: str) -> ReferenceArea:
    known: dict[str, ReferenceArea] = {"nation": NATION, "rest-of-nation": REST_OF_NATION}
    return known.get(stated) or NamedGroup(stated)
