"""Telemarksforsking's coefficients of migration, estimated again on other figures.

For place p and year t, in per cent of the population on 1 January::

    net migration − immigration = constant + β₁ (ln Pop − mean) + β₂ (a − mean) + β₃ (m − mean)
                                  + Σ_l θ_l o x_t−l + Σ_l φ_l Σ_k s_pk g_k,t−l + ε,   l = 0, 1, 2

Least squares, weighted when weights are named, with standard errors clustered on place: a place's
residuals of different years go together. Places are taken as independent of one another, though
neighbours are not. Growth of jobs is no experiment (jobs follow people as well as people jobs), so
that the estimates describe and do not prove a cause.

References
----------
Cameron, A. C. & Miller, D. L. (2015). A practitioner's guide to cluster-robust inference. Journal
of Human Resources 50(2), 317-372.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import BoolArray, FloatArray
from regionanalysis.core.intervals import ALPHA, confidence_of
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.model.migration import terms
from regionanalysis.model.migration.coefficients import MigrationCoefficients
from regionanalysis.model.migration.model import MigrationInputs

if TYPE_CHECKING:
    import pandas as pd

CONSTANT = "constant"
# the year itself, the year before, and the year before that
LAGS = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


@dataclass(frozen=True, eq=False, repr=False)
class MigrationEstimate(Result):
    """Coefficients estimated here, beside Telemarksforsking's.

    Attributes
    ----------
    names
        The regressors, the constant first.
    telemarksforsking
        Its coefficients, shape (names,); NaN where it has none.
    estimate, se, low, high
        Our own with standard error and limits, shape (names,).
    n, clusters
        Observations and places in the sample.
    r_squared
        Share of the (weighted) variance that is met.
    weighted
        Whether observations were weighted.
    """

    names: tuple[str, ...]
    telemarksforsking: FloatArray
    estimate: FloatArray
    se: FloatArray
    low: FloatArray
    high: FloatArray
    n: int
    clusters: int
    r_squared: float
    weighted: bool
    confidence: float = 1 - ALPHA

    def __post_init__(self) -> None:
        for entry in fields(self):
            array = getattr(self, entry.name)
            if isinstance(array, np.ndarray) and array.shape != (len(self.names),):
                raise InputError(
                    f"{entry.name} has shape {array.shape}; there are {len(self.names)} regressors."
                )

    @property
    def differs(self) -> BoolArray:
        """Whether Telemarksforsking's coefficient lies outside our interval, shape (names,)."""
        theirs = self.telemarksforsking
        return (theirs < self.low) | (theirs > self.high)

    def to_frame(self) -> "pd.DataFrame":
        """Return both coefficients side by side, indexed by regressor."""
        names = ("telemarksforsking", "estimate", "se", "low", "high")
        columns = {name: getattr(self, name) for name in names}
        return labelled_frame({"regressor": self.names}, columns)


def migration_regressors(inputs: MigrationInputs) -> dict[str, FloatArray]:
    """Return every term for a coefficient of one, each lag by itself, shape (years, places).

    Own growth is of the three components together. Internal integration is left out where every
    place is one municipality.
    """
    x = np.sum(list(inputs.contributions.values()), axis=0)
    regressors = {
        "size": terms.size_effect(inputs.population[:-1], 1.0),
        "labour_market_integration": terms.integration_effect(inputs.integration, 1.0),
    }
    if max(inputs.members_count) > 1:
        regressors["internal_integration"] = terms.internal_integration_effect(
            inputs.internal, 1.0, inputs.members_count
        )
    for lag, unit in enumerate(LAGS):
        regressors[f"own_growth_lag_{lag}"] = terms.own_growth(inputs.own_work_share, x, unit)
    for lag, unit in enumerate(LAGS):
        regressors[f"neighbour_growth_lag_{lag}"] = terms.neighbour_growth(
            inputs.shares, inputs.workplace_growth, unit
        )
    shape = (len(inputs.years), len(inputs.places))
    return {name: np.broadcast_to(values, shape) for name, values in regressors.items()}


def estimate_migration(
    migration: FloatArray,
    regressors: Mapping[str, FloatArray],
    coefficients: MigrationCoefficients | None = None,
    *,
    weights: FloatArray | None = None,
    alpha: float = ALPHA,
) -> MigrationEstimate:
    """Return the coefficients of net migration with errors clustered on place.

    Parameters
    ----------
    migration
        Net migration less immigration, per cent of the population, shape (years, places).
    regressors
        By name (`migration_regressors`), each of the same shape. Cells with an unknown figure are
        left out; a constant is added.
    coefficients
        Telemarksforsking's, to stand beside the estimates.
    weights
        Weights of the observations, the same shape (people, where the question is of people);
        none is one place one vote, as in Telemarksforsking's model.

    Raises
    ------
    InputError
        For shapes that differ, and regressors that are collinear.
    ParameterError
        For weights that are not positive.
    """
    confidence = confidence_of(alpha)
    names, design, answer, used = _sample(migration, regressors)
    places = np.broadcast_to(np.arange(migration.shape[1]), migration.shape)[used]
    weight = np.ones(len(answer)) if weights is None else weights[used]
    if not (weight > 0).all():
        raise ParameterError("Weights of the observations must be positive.")
    # heavy, and needed only where coefficients are estimated
    from statsmodels.regression.linear_model import WLS  # noqa: PLC0415

    fit = WLS(answer, design, weights=weight).fit(
        cov_type="cluster", cov_kwds={"groups": places}, use_t=True
    )
    low, high = fit.conf_int(alpha=1 - confidence).T
    theirs = {} if coefficients is None else coefficients.by_regressor()
    return MigrationEstimate(
        names=tuple(names),
        telemarksforsking=np.array([theirs.get(name, np.nan) for name in names]),
        estimate=fit.params,
        se=fit.bse,
        low=low,
        high=high,
        n=len(answer),
        clusters=len(np.unique(places)),
        r_squared=float(fit.rsquared),
        weighted=weights is not None,
        confidence=confidence,
    )


def _sample(
    migration: FloatArray, regressors: Mapping[str, FloatArray]
) -> tuple[Sequence[str], FloatArray, FloatArray, BoolArray]:
    """Return names, design, left side, and which cells they are of."""
    for name, values in regressors.items():
        if values.shape != migration.shape:
            raise InputError(f"{name} has shape {values.shape}; migration {migration.shape}.")
    columns = np.stack([np.ones_like(migration), *regressors.values()], axis=2)
    used = ~np.isnan(migration) & ~np.isnan(columns).any(axis=2)
    design: FloatArray = columns[used]
    names = (CONSTANT, *regressors)
    if len(design) <= len(names) or np.linalg.matrix_rank(design) < len(names):
        raise InputError(
            f"{len(names)} coefficients cannot be separated on {len(design)} observations.",
            remedy="Leave out a regressor that is the same everywhere or follows from others, "
            "or add years.",
            evidence=names,
        )
    return names, design, migration[used], used
