"""A panel file in, a tidy table of effects out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd

from regionanalysis.core.names import unknown_name
from regionanalysis.errors import ParameterError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.weights import read_weights
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.find_region import find_in_panel
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


@dataclass(frozen=True)
class Asked:
    """What is asked of a decomposition.

    Attributes
    ----------
    method
        One of `METHODS`.
    regions
        Codes or names of the regions to show; all where empty.
    reference
        ``"nation"``, ``"rest-of-nation"``, or the code of a region to measure against.
    weights
        File of neighbours' weights, for the spatial method.
    columns, mend_codes
        As for `read_panel`.
    """

    start_year: int
    end_year: int
    method: str = "classic"
    nation: str = "0"
    regions: tuple[str, ...] = ()
    totals: bool = False
    missing: MissingPolicy = "raise"
    reference: str = "nation"
    weights: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    mend_codes: bool = False


def decomposition(path: Path, asked: Asked, warn: Callable[[str], None]) -> str:
    """Return the decomposition of a panel file as CSV at full precision.

    Columns are ``region,industry,change`` and the method's effects, in the panel's unit; with
    ``totals`` one row a region without ``industry``. With ``missing="drop"``, a row whose
    cell is unknown is empty, and totals have two more columns: ``undisclosed`` (jobs; empty where
    the region's total is not known) and ``n_excluded`` (cells). Gerfin's indices have
    ``region,industry,regional``, or ``region,industry_mix,regional,net`` as totals.

    Raises
    ------
    RegionAnalysisError
        As for `read_panel`, `read_weights` and `shift_share`; and for a method that does not
        exist, or that has, or lacks, neighbours' weights.
    """
    _check_method(asked)
    panel = read_panel(
        path, nation=asked.nation, columns=asked.columns, mend_codes=asked.mend_codes
    )
    regions = {code for text in asked.regions for code in find_in_panel(panel, text).codes}
    if not panel.nation_stated:
        warn(
            f"the file has no rows for the nation ({asked.nation!r}); the sum of its regions is "
            "used."
        )
    table = _indices(panel, asked) if asked.method == "gerfin" else _effects(panel, asked, warn)
    if regions:
        table = table[table["region"].isin(regions)]
    return table.to_csv(index=False, lineterminator="\n")


def _check_method(asked: Asked) -> None:
    if asked.method not in METHODS:
        raise unknown_name("method", asked.method, METHODS)
    if asked.method == "spatial" and asked.weights is None:
        raise ParameterError(
            "The spatial method compares with neighbours, and none are given.",
            remedy="Name a file with the columns region,neighbour,weight with --weights.",
        )
    if asked.method != "spatial" and asked.weights is not None:
        raise ParameterError(
            f"The method {asked.method!r} has no use for neighbours' weights.",
            remedy="Leave out --weights, or use --method spatial.",
        )


def _effects(panel: EmploymentPanel, asked: Asked, warn: Callable[[str], None]) -> pd.DataFrame:
    result = _result(panel, asked)
    if result.absent:
        warn(f"absent in a year that is needed, and left out: {', '.join(result.absent)}.")
    if result.n_excluded.any():
        warn(
            f"{int(result.n_excluded.sum())} cells are unknown and were left out, not read as zero."
        )
    if not asked.totals:
        return result.to_frame().reset_index()
    table = result.totals().reset_index()
    unknown = ["undisclosed", "n_excluded"]
    return table if asked.missing == "drop" else table.drop(columns=unknown)


def _result(panel: EmploymentPanel, asked: Asked) -> ShiftShare:
    reference = _reference(asked.reference)
    start, end, missing = asked.start_year, asked.end_year, asked.missing
    if asked.method == "dynamic":
        by_year = shift_share_by_year(
            panel, CLASSIC, start_year=start, end_year=end, missing=missing, reference=reference
        )
        return by_year.total()
    if asked.weights is None:
        variant = _ADDITIVE[asked.method]
    else:
        variant = spatial(read_weights(asked.weights))
    return shift_share(
        panel, variant, start_year=start, end_year=end, missing=missing, reference=reference
    )


def _indices(panel: EmploymentPanel, asked: Asked) -> pd.DataFrame:
    found = growth_indices(
        panel,
        start_year=asked.start_year,
        end_year=asked.end_year,
        missing=asked.missing,
        reference=_reference(asked.reference),
    )
    return found.to_frame().reset_index() if asked.totals else _by_industry(found)


def _by_industry(found: GrowthIndices) -> pd.DataFrame:
    regions, industries = len(found.regions), len(found.industries)
    return pd.DataFrame(
        {
            "region": np.repeat(np.array(found.regions, dtype=object), industries),
            "industry": np.tile(np.array(found.industries, dtype=object), regions),
            "regional": found.by_industry.ravel(),
        }
    )


def _reference(stated: str) -> ReferenceArea:
    known: dict[str, ReferenceArea] = {"nation": NATION, "rest-of-nation": REST_OF_NATION}
    return known.get(stated) or NamedGroup(stated)
