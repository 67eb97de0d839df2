"""Made-up jobs and inhabitants for examples and first tries."""

from itertools import product

import pandas as pd

YEARS = range(2015, 2023)
REGIONS = {"E": "East", "N": "North", "S": "South", "W": "West"}
INDUSTRIES = {"A": "Farming", "C": "Manufacturing", "G": "Services"}

# jobs in the first year, and growth a year by industry and beyond it by region
_START = {
    "E": (120, 300, 580),
    "N": (260, 140, 300),
    "S": (90, 410, 950),
    "W": (180, 350, 420),
}
_INDUSTRY_GROWTH = (-0.02, -0.005, 0.02)
_REGION_GROWTH = {"E": 0.004, "N": -0.008, "S": 0.006, "W": -0.003}


def example_jobs() -> pd.DataFrame:
    """Return made-up jobs in four regions and three industries, 2015 to 2022.

    Returns
    -------
    pandas.DataFrame
        A long table with the columns of `panel_from_frame`: ``region``, ``region_name``,
        ``industry``, ``industry_name``, ``year`` and ``employment`` (persons).

    Examples
    --------
    >>> import regionanalysis as ra
    >>> ra.example_jobs().head(3)
      region region_name industry industry_name  year  employment
    0      E        East        A       Farming  2015         120
    1      E        East        A       Farming  2016         118
    2      E        East        A       Farming  2017         116
    """
    rows = [
        (region, REGIONS[region], industry, INDUSTRIES[industry], year, _jobs(region, i, year))
        for region, (i, industry), year in product(REGIONS, enumerate(INDUSTRIES), YEARS)
    ]
    columns = ["region", "region_name", "industry", "industry_name", "year", "employment"]
    return pd.DataFrame(rows, columns=columns)


def example_population() -> pd.DataFrame:
    """Return made-up inhabitants of the regions of `example_jobs`, 2014 to 2022.

    Returns
    -------
    pandas.DataFrame
        A long table with ``region``, ``region_name``, ``year`` and ``population`` (persons on
        1 January), as `population_from_frame` takes it.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> ra.example_population().groupby("year")["population"].sum().head(2)
    year
    2014    8200
    2015    8252
    Name: population, dtype: int64
    """
    rows = [
        (region, name, year, _people(region, year))
        for (region, name), year in product(REGIONS.items(), range(2014, 2023))
    ]
    return pd.DataFrame(rows, columns=["region", "region_name", "year", "population"])


def _jobs(region: str, industry: int, year: int) -> int:
    rate = 1 + _INDUSTRY_GROWTH[industry] + _REGION_GROWTH[region]
    return round(_START[region][industry] * rate ** (year - YEARS[0]))


def _people(region: str, year: int) -> int:
    inhabitants = 2 * sum(_START[region])
    # good and bad years, so that growth varies within a region too
    swing = 0.002 * ((year * len(region) + ord(region)) % 3 - 1)
    rate = 1 + 0.004 + _REGION_GROWTH[region] + swing
    return round(inhabitants * rate ** (year - YEARS[0] + 1))
