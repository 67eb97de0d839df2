"""The terms of population growth, each in per cent of the population on 1 January.

For place p and year t, with Pop for inhabitants on 1 January, growth through the calendar year is

    100 (Pop_p,t+1 / Pop_pt − 1) = births surplus + net migration + register correction

    net migration = immigration + constant + size + integration + internal integration
                    + own growth (structure, attractiveness, public) + neighbour growth
                    + residential attractiveness

Every function takes all places of a level and all years at once and returns shape (years, places).
A mean over places is unweighted, over the places of the level whose figure is known that year.

References
----------
Vareide, K. & Nygaard, M. O. Telemarksforsking's regional analyses 2011-2018. The definitions were
recovered from its published results for 2003-2016.
"""

from collections.abc import Sequence

import numpy as np

from regionanalysis.core.arrays import FloatArray, safe_ratio
from regionanalysis.errors import InputError


def population_growth(population: FloatArray) -> FloatArray:
    """Return 100 (Pop_t+1 / Pop_t − 1), per cent, shape (years, places).

    Parameters
    ----------
    population
        Persons on 1 January of every year and of the one after, shape (years + 1, places).
    """
    return per_cent(np.diff(population, axis=0), population[:-1])


def per_cent(persons: FloatArray, population: FloatArray) -> FloatArray:
    """Return persons in per cent of the population; NaN where it is zero."""
    return safe_ratio(100 * persons, population)


def births_surplus(births: FloatArray, deaths: FloatArray, population: FloatArray) -> FloatArray:
    """Return 100 (births − deaths) / Pop, per cent.

    Parameters
    ----------
    births, deaths
        Persons through the year, shape (years, places).
    population
        Persons on 1 January of the year, the same shape.
    """
    return per_cent(births - deaths, population)


def immigration(net_migration: FloatArray, population: FloatArray, places: int) -> FloatArray:
    """Return the nation's net migration in per cent of its population, the same for all places.

    Parameters
    ----------
    net_migration, population
        Persons through the year and on 1 January in the nation, shape (years,).
    places
        How many places there are.
    """
    national = per_cent(net_migration, population)
    return np.repeat(national[:, None], places, axis=1)


def size_effect(population: FloatArray, beta: float) -> FloatArray:
    """Return β (ln Pop − mean of ln Pop), per cent; the mean is new every year.

    Parameters
    ----------
    population
        Persons on 1 January, shape (years, places). A place without inhabitants has no effect
        (NaN) and no part in the mean.
    """
    log: FloatArray = np.full(population.shape, np.nan)
    np.log(population, out=log, where=population > 0)
    return beta * _from_mean(log)


def integration_effect(integration: FloatArray, beta: float) -> FloatArray:
    """Return β (a − mean of a), per cent.

    Parameters
    ----------
    integration
        a = in-commuters / jobs + out-commuters / employed residents, shape (years, places).
    """
    return beta * _from_mean(integration)


def internal_integration_effect(
    internal: FloatArray, beta: float, members_count: Sequence[int]
) -> FloatArray:
    """Return β (m − mean of m), per cent, and zero for a place of one municipality.

    Parameters
    ----------
    internal
        m, the members' unweighted mean of in-commuters from other members / jobs + out-commuters
        to other members / employed residents, shape (years, places).
    members_count
        Municipalities in each place. A place of one counts as m = 0 in the mean.
    """
    alone = _of_places(np.array(members_count, dtype=float), internal, "members_count") == 1
    effect = beta * _from_mean(np.where(alone, 0.0, internal))
    return np.where(alone, 0.0, effect)


def own_growth(
    own_work_share: FloatArray, contribution: FloatArray, theta: Sequence[float]
) -> FloatArray:
    """Return o (θ₀ x_t + θ₁ x_t−1 + θ₂ x_t−2), per cent; NaN in the first two years.

    Parameters
    ----------
    own_work_share
        o, residents who work in the place / its employed residents, shape (years, places),
        (1, places) for one year's share in all years, or (places,).
    contribution
        x of one component (`job_contributions`), per cent of all jobs, shape (years, places).
    theta
        Coefficients of the year itself, the year before and the year before that.
    """
    return own_work_share * _lagged(contribution, theta)


def neighbour_growth(shares: FloatArray, growth: FloatArray, phi: Sequence[float]) -> FloatArray:
    """Return Σ_k s_pk (φ₀ g_kt + φ₁ g_k,t−1 + φ₂ g_k,t−2) over other places k, per cent.

    Parameters
    ----------
    shares
        Residents of p who work in k / employed residents of p, shape (places, workplaces), or
        (years, places, workplaces) when they are dated. The first columns are the places
        themselves, in their order, and more may follow (the continental shelf, elsewhere). What
        works in the place itself is no neighbour's, and is not read.
    growth
        g, growth of all jobs less the nation's, percentage points, shape (years, workplaces).
    phi
        Coefficients of the year itself, the year before and the year before that.

    Returns
    -------
    FloatArray
        Shape (years, places); NaN in the first two years and with commuters to a place whose
        growth is unknown.

    Raises
    ------
    InputError
        When shares and growth do not have the same workplaces.
    """
    places, workplaces = shares.shape[-2:]
    if workplaces != growth.shape[1] or workplaces < places:
        raise InputError(
            f"The shares are of {places} places and {workplaces} workplaces, and the growth of "
            f"{growth.shape[1]} workplaces.",
            remedy="Let the workplaces be the places in their order, and after them the rest.",
        )
    others = np.where(np.eye(places, workplaces, dtype=bool), 0.0, shares)
    push = _lagged(growth, phi)
    unknown = np.isnan(push)
    if shares.ndim == 2:  # noqa: PLR2004 - undated
        met = np.nan_to_num(push) @ others.T
        lost = unknown.astype(float) @ (others != 0).T
    else:
        met = (others @ np.nan_to_num(push)[:, :, None])[:, :, 0]
        lost = ((others != 0) @ unknown.astype(float)[:, :, None])[:, :, 0]
    return np.where((lost > 0) | unknown.all(axis=1, keepdims=True), np.nan, met)


def job_contributions(
    industry: FloatArray,
    population_effect: FloatArray,
    attractiveness: FloatArray,
    private: FloatArray,
    total: FloatArray,
    national_public_growth: FloatArray,
) -> dict[str, FloatArray]:
    """Return x of structure, attractiveness and public: relative job growth in its three parts.

        x_structure      = (industry mix + population effect) · J_private / J_total
        x_attractiveness = attractiveness · J_private / J_total
        x_public         = (growth of public jobs − the nation's) · J_public / J_total

    with jobs J at t − 1.

    Parameters
    ----------
    industry, population_effect, attractiveness
        Effects in per cent of private jobs at t − 1, shape (years, places).
    private, total
        Jobs in the 4th quarter of the year before the first year and of every year, shape
        (years + 1, places).
    national_public_growth
        Per cent, shape (years,).

    Returns
    -------
    dict
        Per cent of all jobs at t − 1, each of shape (years, places).
    """
    share = safe_ratio(private[:-1], total[:-1])
    public = total - private
    growth = safe_ratio(100 * np.diff(public, axis=0), public[:-1])
    # without public jobs there is no growth of them, and no share of all jobs either
    relative = np.where(public[:-1] > 0, growth - national_public_growth[:, None], 0.0)
    relative = np.where(np.isnan(public[:-1] + public[1:]), np.nan, relative)
    return {
        "structure": (industry + population_effect) * share,
        "attractiveness": attractiveness * share,
        "public": relative * (1 - share),
    }


def _lagged(values: FloatArray, weights: Sequence[float]) -> FloatArray:
    """Return Σ_l weight_l value_t−l; NaN in the years that lack a lag, shape as ``values``."""
    years, lags = len(values), len(weights)
    total: FloatArray = np.full(values.shape, np.nan)
    if years >= lags:
        total[lags - 1 :] = sum(
            weight * values[lags - 1 - lag : years - lag] for lag, weight in enumerate(weights)
        )
    return total


def _from_mean(values: FloatArray) -> FloatArray:
    known = ~np.isnan(values)
    mean = safe_ratio(np.where(known, values, 0.0).sum(axis=1), known.sum(axis=1).astype(float))
    return values - mean[:, None]


def _of_places(values: FloatArray, figures: FloatArray, what: str) -> FloatArray:
    if values.shape != figures.shape[1:]:
        raise InputError(
            f"{what} has shape {values.shape}; the figures call for {figures.shape[1:]}."
        )
    return values
