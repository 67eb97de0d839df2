"""What inhabitants and commuters add to the results from a panel."""

from collections.abc import Sequence

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.io.readers.people import read_coefficients
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.population_response import PopulationResponse
from regionanalysis.model.projection.outlook import (
    LevelSource,
    RegionProjection,
    region_projection,
)
from regionanalysis.model.projection.scenarios import quartile_levels
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.presentation.citing import origins_of
from regionanalysis.study.cache import Years, response_of
from regionanalysis.study.parameters import ReportParameters

# fewer regions say too little of how industries follow people
MIN_REGIONS = 20
TEN_YEARS = 10


def response_for(
    panel: EmploymentPanel, population: PopulationPanel, parameters: ReportParameters
) -> PopulationResponse:
    """Return how much each industry follows people: as given, or estimated from the panel.

    Raises
    ------
    ParameterError
        When there are too few regions to estimate it from.
    """
    if parameters.coefficients is not None:
        return PopulationResponse.given(read_coefficients(parameters.coefficients))
    if len(panel.regions) < MIN_REGIONS:
        raise ParameterError(
            f"How industries follow people cannot be estimated from {len(panel.regions)} "
            f"regions; {MIN_REGIONS} at least are needed.",
            remedy="Give a panel of more regions, or coefficients (industry,beta).",
        )
    return response_of(panel, population, Years(parameters.start_year, parameters.end_year))


def outlook_for(
    account: RegionAccount,
    people: PopulationRecord,
    flows: CommutingFlows,
    yearly: FloatArray,
    *,
    codes: Sequence[str],
    peers_end: int,
    goal: float | None,
) -> RegionProjection:
    """Return jobs and people in the years to come, by scenario.

    Parameters
    ----------
    account, people
        The region's account and inhabitants.
    flows
        Commuters, who tell how many residents work in the region.
    yearly
        Every region's attractiveness, per cent, shape (years, regions).
    codes
        Codes that the region is made of.
    peers_end
        The last year of the regions' attractiveness.
    goal
        Net new jobs a year.

    Raises
    ------
    ParameterError
        For too few years.
    """
    rows = flows.rows(codes)
    last, taken = flows.flows[-1][rows], min(TEN_YEARS, len(yearly))
    return region_projection(
        account.before_break() or account,
        people,
        quartile_levels(yearly, taken),
        own_share=float(last[:, rows].sum() / np.nansum(last)),
        base_year=account.end_year,
        jobs=float(account.level[-1]),
        levels_of=LevelSource(
            int((~np.isnan(yearly[-taken:]).any(axis=0)).sum()), peers_end - taken, peers_end
        ),
        goal=goal,
        origins=origins_of(flows),
    )
