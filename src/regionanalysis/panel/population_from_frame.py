"""From a table of pandas to a population panel."""

import numpy as np
import pandas as pd

from regionanalysis.classifications.total_labels import is_nation, is_total
from regionanalysis.core.names import wrong_with_code, wrong_with_name
from regionanalysis.errors import InputError
from regionanalysis.panel.long_table import long_table
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.row_checks import RowChecks

COLUMNS = ("region", "year", "population")


def population_from_frame(
    frame: pd.DataFrame, *, nation: str = "0", source: str = "the table"
) -> PopulationPanel:
    """Return the population panel that a table holds.

    Parameters
    ----------
    frame : pandas.DataFrame
        Region and year as columns or in the index. The table is long, with a column
        ``population`` (persons on 1 January), or wide, with a column for each year. An empty cell
        and a row that is not there are unknown.
    nation : str, default "0"
        Code of the nation. Where it has no rows, the nation is a region that is named as a nation
        or a total and is no less than the others together; if there is none, it is the sum of
        the regions, unknown in a year in which one of them is.
    source : str, optional
        What to call the table in errors.

    Returns
    -------
    PopulationPanel

    Raises
    ------
    InputError
        For a missing column, an empty table, a repeated key, a year that is no year, and
        population that is not a number or is negative.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> people = ra.population_from_frame(ra.example_population())
    >>> people.regions
    ('E', 'N', 'S', 'W')
    """
    table = _checked(long_table(frame, "population"), source)
    codes, years = (tuple(sorted(table[name].unique())) for name in ("region", "year"))
    names = _names(table, codes)
    nation = nation if nation in codes else _nation_among(table, codes, names) or nation
    regions = tuple(code for code in codes if code != nation)
    if not regions:
        raise InputError(
            f"{source} has no region beside the nation {nation!r}.",
            remedy="Give at least one region.",
        )
    persons = np.full((len(years), len(codes)), np.nan)
    rows = pd.Index(years).get_indexer(pd.Index(table["year"]))
    columns = pd.Index(codes).get_indexer(pd.Index(table["region"]))
    persons[rows, columns] = table["population"]
    own = persons[:, [codes.index(code) for code in regions]]
    return PopulationPanel(
        years=tuple(int(year) for year in years),
        regions=regions,
        region_names=tuple(name for code, name in zip(codes, names, strict=True) if code != nation),
        population=own,
        nation=persons[:, codes.index(nation)] if nation in codes else own.sum(axis=1),
    )


def _checked(frame: pd.DataFrame, source: str) -> pd.DataFrame:
    missing = [column for column in COLUMNS if column not in frame.columns]
    if missing:
        raise InputError(
            f"{source} lacks the column {', '.join(missing)}; it has {', '.join(frame.columns)}.",
            remedy=f"A population has the columns {', '.join(COLUMNS)}.",
            evidence=missing,
        )
    if frame.empty:
        raise InputError(f"{source} has no rows.", remedy="Give figures.")
    table = frame.copy()
    rows = RowChecks(table, source, COLUMNS, "population")
    rows.reject(table["region"].isna(), "no region")
    table["region"] = table["region"].astype("string").str.strip().astype(object)
    rows.check_names({"region": wrong_with_code, "region_name": wrong_with_name})
    table["year"] = rows.whole_years()
    stated = table["population"]
    number = pd.to_numeric(stated, errors="coerce").astype(float)
    wrong = (number.isna() & stated.notna()) | np.isinf(number) | (number < 0)
    wrong |= pd.api.types.is_bool_dtype(stated)
    rows.reject(wrong, "a population that is no number, or negative,")
    table["population"] = number
    rows.reject(
        table.duplicated(["region", "year"], keep=False), "the same region and year more than once"
    )
    return table


def _nation_among(
    table: pd.DataFrame, codes: tuple[str, ...], names: tuple[str, ...]
) -> str | None:
    """Return the one region that is named as a whole, and holds the others in every year."""
    named = [
        code
        for code, name in zip(codes, names, strict=True)
        if any(is_nation(label) or is_total(label) for label in (code, name))
    ]
    if len(named) != 1:
        return None
    own = table["region"] == named[0]
    others = table[~own].groupby("year")["population"].sum()
    whole = table[own].set_index("year")["population"].reindex(others.index)
    return named[0] if len(others) and (whole >= others).all() else None


def _names(table: "pd.DataFrame", regions: tuple[str, ...]) -> tuple[str, ...]:
    if "region_name" not in table.columns:
        return regions
    stated = table.dropna(subset=["region_name"]).groupby("region")["region_name"].last().to_dict()
    return tuple(str(stated.get(code, code)) for code in regions)
