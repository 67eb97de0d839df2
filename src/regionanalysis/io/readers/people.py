"""The analyst's own people: inhabitants, commuters, and how industries follow people."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from regionanalysis.classifications.total_labels import is_total, may_be_whole
from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError
from regionanalysis.io.readers.own_table import own_table
from regionanalysis.panel.commuting import OTHER, CommutingFlows
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.region_totals import read_regions

NATION = "0"
# digits of a municipal code
MUNICIPALITY = 4
# residences and years of which a workplace is the sum, to be one
MIN_SUMS = 2


def read_population(path: Path | str, *, nation: str = NATION) -> PopulationPanel:
    """Return the inhabitants on 1 January in a CSV file.

    Columns ``region,year,population`` and optionally ``region_name``. The nation is the row with
    its code, or one that is named so or is the sum of all the others; without one it is the sum of
    the regions, for the years in which all are known.

    Parameters
    ----------
    path : path or str
        The file.
    nation : str, default "0"
        Code of the nation.

    Raises
    ------
    InputError, ProvenanceError
        For a missing column, a figure that is no number or is negative, and a key more than once.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> import regionanalysis as ra
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "people.csv"
    ...     ra.example_population().to_csv(file, index=False)
    ...     people = ra.read_population(file)
    >>> people.years[0], people.years[-1]
    (2014, 2022)
    """
    table, origin = own_table(path, ("region", "year"), "population", "persons")
    years, codes = _labels(table["year"]), _labels(table["region"])
    figures = _grid(table, years, (("region", codes),), "population")
    names = table.drop_duplicates("region").set_index("region")
    stated = names["region_name"].to_dict() if "region_name" in names.columns else {}
    labels = [str(stated.get(code, code)) for code in codes]
    # a nation under another code, and counties beside municipalities, would be counted twice
    found = read_regions(
        codes,
        labels,
        figures.T[:, :, None],
        nation=nation if nation in codes else None,
        rounding=0.0,
        source=Path(path).name,
    )
    nation = found.nation or nation
    regions = [at for at, code in enumerate(codes) if code != nation and code not in found.dropped]
    people: FloatArray = figures[:, regions]
    whole = figures[:, codes.index(nation)] if nation in codes else people.sum(axis=1)
    return PopulationPanel(
        years=tuple(int(year) for year in years),
        regions=tuple(codes[at] for at in regions),
        region_names=tuple(str(stated.get(codes[at], codes[at])) for at in regions),
        population=people,
        nation=whole,
        origins=(origin,),
    )


def read_flows(path: Path | str) -> CommutingFlows:
    """Return the employed by residence and workplace in a CSV file.

    Columns ``year,residence,workplace,employment``. A pair without a row is no flow, and an empty
    figure is unknown; the code ``other`` gathers the places not listed.

    Raises
    ------
    InputError, ProvenanceError
        As for `read_population`.
    """
    table, origin = own_table(path, ("residence", "workplace", "year"), "employment", "persons")
    years = _labels(table["year"])
    places = tuple(sorted({*table["residence"], *table["workplace"]}))
    _refuse_totals(places, Path(path).name)
    axes = (("residence", places), ("workplace", places))
    # a pair without a row is no flow, and one whose figure is not published is unknown
    stated = _grid(table.assign(stated=1.0), years, axes, "stated")
    flows = np.where(np.isnan(stated), 0.0, _grid(table, years, axes, "employment"))
    _refuse_sums(places, flows, Path(path).name)
    if OTHER in places:
        flows[:, places.index(OTHER), places.index(OTHER)] = np.nan
    return CommutingFlows(
        years=tuple(int(year) for year in years), places=places, flows=flows, origin=origin
    )


def _refuse_totals(places: Sequence[str], source: str) -> None:
    """Refuse sums of all places among them: every commuter would be counted twice."""
    totals = [place for place in places if is_total(place) or may_be_whole(place)]
    totals += [place for place in places if place and not place.strip("0")]
    _refuse_holders(places, source)
    if totals:
        raise InputError(
            f"{source} has {totals[0]!r} among residences or workplaces, which is named as the "
            "sum of all: commuters would be counted twice.",
            remedy=f"Leave out its rows; what is in no other place may be called {OTHER!r}.",
            evidence=totals,
        )


def _refuse_holders(places: Sequence[str], source: str) -> None:
    """Refuse counties among the municipalities within them."""
    codes = {place for place in places if place.isdigit()}
    for code in sorted(codes):
        county = code[:-2]
        if len(code) == MUNICIPALITY and county in codes:
            raise InputError(
                f"{source} has {county} beside {code}, which lies within it: commuters would be "
                "counted twice.",
                remedy=f"Leave out the rows of {county}.",
                evidence=(county, code),
            )


def _refuse_sums(places: Sequence[str], flows: FloatArray, source: str) -> None:
    """Refuse a workplace that is the sum of all the others for everyone, whatever it is called."""
    known = np.nan_to_num(flows)
    for at, place in enumerate(places):
        others = np.delete(known, at, axis=2)
        several = (others > 0).sum(axis=2) > 1
        own, added = known[:, :, at], others.sum(axis=2)
        rows = (own > 0) | several
        if several.sum() >= MIN_SUMS and np.array_equal(own[rows], added[rows]):
            raise InputError(
                f"{source} has {place!r} among workplaces, which is the sum of all the others: "
                "commuters would be counted twice.",
                remedy=f"Leave out its rows; what is in no other place may be called {OTHER!r}.",
                evidence=(place,),
            )


def read_coefficients(path: Path | str) -> dict[str, float]:
    """Return how industries follow people: a CSV file with the columns ``industry,beta``.

    Raises
    ------
    InputError, ProvenanceError
        As for `read_population`.
    """
    table, _ = own_table(path, ("industry",), "beta", "percent")
    return dict(zip(table["industry"], table["beta"].tolist(), strict=True))


def _labels(column: "pd.Series[str]") -> tuple[str, ...]:
    return tuple(sorted(column.unique()))


def _grid(
    table: pd.DataFrame,
    years: tuple[str, ...],
    axes: tuple[tuple[str, tuple[str, ...]], ...],
    figures: str,
) -> FloatArray:
    """Return figures by year and the other axes; NaN where there is no row."""
    grid = np.full((len(years), *(len(labels) for _, labels in axes)), np.nan)
    at = [pd.Index(years).get_indexer(pd.Index(table["year"]))]
    at += [pd.Index(labels).get_indexer(pd.Index(table[column])) for column, labels in axes]
    grid[tuple(at)] = table[figures]
    return grid
