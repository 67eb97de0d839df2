"""The published figures in ``data/reference``, as checked values.

What reads a table raises as `open_reference` does.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from regionanalysis.classifications.industry_standards import ALL_INDUSTRIES, IndustryStandard
from regionanalysis.classifications.series_breaks import breaks_crossed, series_breaks
from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError, ProvenanceError
from regionanalysis.io.readers.corrections import corrected
from regionanalysis.io.readers.people import read_flows
from regionanalysis.io.readers.table import parse_table
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.model.published import EFFECTS, STRUCTURAL, PublishedEffects
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.provenance import Origin, read_origin, read_verified
from regionanalysis.panel.series import EmploymentSeries

NATION = "0"
FOURTH_QUARTER = 4
TOTAL_INDUSTRY = "Totalt for næringer"

# published with one decimal
COUNTY_ROUNDING = 0.05


def reference_origins(folder: Path) -> tuple[Origin, ...]:
    """Return the origin of every table in a folder, in order of name."""
    return tuple(read_origin(sidecar) for sidecar in sorted(folder.glob("*.toml")))


def open_reference(folder: Path, name: str) -> tuple[pd.DataFrame, Origin]:
    """Return a table and its origin, checked against one another.

    Raises
    ------
    ProvenanceError
        When the table is not there, or not the file its sidecar describes.
    """
    path = _held(folder, name)
    content, origin = read_verified(path)
    return corrected(parse_table(content, path.name), origin, path)


def _held(folder: Path, name: str) -> Path:
    path = folder / f"{name}.csv"
    if not path.exists() and not path.with_suffix(".toml").exists():
        raise ProvenanceError(
            f"The table {name} is not in {folder}, though it is part of the project.",
            remedy="Get it back from where you have the project (git restore data/reference).",
        )
    return path


def _grid(
    frame: pd.DataFrame, column: str, years: Sequence[int], codes: Sequence[str]
) -> FloatArray:
    wide = frame.pivot(index="year", columns="region", values=column)
    return wide.reindex(index=list(years), columns=list(codes)).to_numpy(dtype=float)


def _axes(frame: pd.DataFrame) -> tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]:
    years = tuple(int(year) for year in sorted(frame["year"].unique()))
    codes = tuple(sorted(frame["region"].unique()))
    names = frame.groupby("region")["region_name"].last()
    return years, codes, tuple(str(names[code]) for code in codes)


def published_effects(folder: Path, which: str) -> PublishedEffects:
    """Return Telemarksforsking's published effects for ``"private"`` or ``"total"`` jobs."""
    frame, origin = open_reference(folder, f"telemarksforsking_{which}_jobs")
    years, codes, names = _axes(frame)
    return PublishedEffects(
        years=years,
        places=codes,
        names=names,
        employment=_grid(frame, "employment", years, codes),
        population=_grid(frame, "population", years, codes),
        growth=_grid(frame, "growth_pct", years, codes),
        effects={name: _grid(frame, f"{name}_pct", years, codes) for name in EFFECTS},
        breaks=series_breaks(origin.concept),
        origin=origin,
    )


def region_comparison(folder: Path) -> RegionComparison:
    """Return the published figures of all Telemarksforsking's regions, private jobs."""
    frame, origin = open_reference(folder, "telemarksforsking_regions_private_jobs")
    means = {name: frame[f"{name}_pct"].to_numpy(dtype=float) for name in EFFECTS}
    means["relative"] = frame["relative_growth_pct"].to_numpy(dtype=float)
    start_year, end_year = int(frame["start_year"].iloc[0]), int(frame["end_year"].iloc[0])
    breaks = series_breaks(origin.concept)
    return RegionComparison(
        start_year=start_year,
        end_year=end_year,
        regions=tuple(frame["region"]),
        start=frame["start"].to_numpy(dtype=float),
        end=frame["end"].to_numpy(dtype=float),
        mean_effects={**means, "structural": np.sum([means[name] for name in STRUCTURAL], axis=0)},
        origins=(origin,),
        breaks=breaks_crossed(breaks, start_year=start_year, end_year=end_year),
    )


def county_panel(folder: Path) -> EmploymentPanel:
    """Return employment by industry, county and nation (national accounts by county)."""
    return _panel(folder, "ssb_11713_county_industry", TOTAL_INDUSTRY, rounding=COUNTY_ROUNDING)


def residence_panel(folder: Path) -> EmploymentPanel:
    """Return employed residents by industry group and municipality, with their published total."""
    return _panel(folder, "ssb_07984_residence_industry", ALL_INDUSTRIES)


def _panel(
    folder: Path, name: str, total_industry: str, *, rounding: float = 0.0
) -> EmploymentPanel:
    frame, origin = open_reference(folder, name)
    return panel_from_frame(
        frame,
        nation=NATION,
        total_industry=total_industry,
        source=f"{origin.name}.csv",
        find_totals=False,
        unit=origin.unit,
        place=origin.place,
        standard=IndustryStandard.SN2007,
        rounding=rounding,
        breaks=series_breaks(origin.concept),
        origins=(origin,),
    )


def commuting_flows(folder: Path) -> CommutingFlows:
    """Return employed persons by residence and workplace."""
    return read_flows(_held(folder, "ssb_03321_commuting"))


def population_panel(folder: Path) -> PopulationPanel:
    """Return inhabitants on 1 January by municipality, and the nation."""
    frame, origin = open_reference(folder, "ssb_07459_population")
    years, codes, names = _axes(frame)
    keep = [at for at, code in enumerate(codes) if code != NATION]
    if len(keep) == len(codes):
        raise InputError(f"{origin.name}.csv has no row for the nation ({NATION}).")
    population = _grid(frame, "population", years, codes)
    return PopulationPanel(
        years=years,
        regions=tuple(codes[at] for at in keep),
        region_names=tuple(names[at] for at in keep),
        population=population[:, keep],
        nation=population[:, codes.index(NATION)],
        origins=(origin,),
    )


def workplace_series(folder: Path, code_now: dict[str, str]) -> EmploymentSeries:
    """Return all jobs by municipality: Telemarksforsking's series, then Statistics Norway's.

    Parameters
    ----------
    code_now
        Code in the later table by code in the earlier one.
    """
    early = published_effects(folder, "total")
    frame, origin = open_reference(folder, "ssb_11618_totals")
    years, codes, _ = _axes(frame)
    work = _grid(frame, "employment_work", years, codes)
    rows = [early.places.index(code) for code in code_now]
    if early.origin is None:
        raise InputError("The published effects carry no origin.")
    first = EmploymentSeries(
        years=(early.years[0] - 1, *early.years),
        places=tuple(code_now.values()),
        employment=np.vstack([early.first_level, early.employment])[:, rows],
        origin_of=(early.origin,) * (len(early.years) + 1),
        breaks=early.breaks,
    )
    later = EmploymentSeries(
        years=years,
        places=tuple(code_now.values()),
        employment=work[:, [codes.index(code) for code in code_now.values()]],
        origin_of=(origin,) * len(years),
    )
    return first.concatenated(later)


def nation_series(folder: Path) -> EmploymentSeries:
    """Return all jobs in the nation, as persons by place of work."""
    frame, origin = open_reference(folder, "ssb_11618_totals")
    years, _, _ = _axes(frame)
    return EmploymentSeries(
        years=years,
        places=(NATION,),
        employment=_grid(frame, "employment_work", years, (NATION,)),
        origin_of=(origin,) * len(years),
    )


def contract_series(folder: Path) -> EmploymentSeries:
    """Return jobs as contracts, not persons, by municipality and the nation, 4th quarter."""
    frame, origin = open_reference(folder, "ssb_11657_jobs")
    fourth = frame.loc[frame["quarter"].astype(int) == FOURTH_QUARTER]
    years, codes, _ = _axes(fourth)
    return EmploymentSeries(
        years=years,
        places=codes,
        employment=_grid(fourth, "jobs", years, codes),
        origin_of=(origin,) * len(years),
    )
