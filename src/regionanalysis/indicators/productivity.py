"""Productivity shift-share: growth within industries, and jobs moving between them.

With s_i for an industry's share of a region's jobs, p_i for output per job and P for output per job
in all, and 0 and 1 for start and end::

    P_1 − P_0 = Σ s_0 (p_1 − p_0)          within
              + Σ (s_1 − s_0) (p_0 − P_0)  static: jobs move to industries of higher level
              + Σ (s_1 − s_0) (p_1 − p_0)  dynamic: jobs move to industries of faster growth

Taking P_0 off in the static term changes nothing in its sum, for shares add up to one; by industry
it makes an industry's term positive when jobs come to it and it is more productive than the rest.

References
----------
Fagerberg, J. (2000). Technological progress, structural change and productivity growth: a
comparative study. Structural Change and Economic Dynamics 11(4), 393-411.
Haynes, K. E. & Dinc, M. (1997). Productivity change in manufacturing regions: a multifactor/
shift-share approach. Growth and Change 28(2), 201-221.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import FloatArray, safe_ratio
from regionanalysis.core.names import unknown_name
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import IdentityError, InputError, UnknownCellsError
from regionanalysis.panel.as_panel import accepts_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.long_table import long_table
from regionanalysis.shiftshare.closure import CLOSURE_TOLERANCE

if TYPE_CHECKING:
    import pandas as pd

TERMS = ("within", "static", "dynamic")


@dataclass(frozen=True, eq=False)
class OutputPanel:
    """Output by year, region and industry, such as value added; NaN is unknown.

    Attributes
    ----------
    output
        Shape (years, regions, industries), in ``unit``.
    """

    years: tuple[int, ...]
    regions: tuple[str, ...]
    industries: tuple[str, ...]
    output: FloatArray
    unit: str

    def __post_init__(self) -> None:
        shape = (len(self.years), len(self.regions), len(self.industries))
        if self.output.shape != shape:
            raise InputError(f"output has shape {self.output.shape}; the labels call for {shape}.")


@dataclass(frozen=True, eq=False, repr=False)
class ProductivityGrowth(Result):
    """Growth of output per job of every region, split in three.

    Attributes
    ----------
    start, end
        Output per job, output unit per employment unit, shape (regions,); NaN without employment.
    terms
        By name (`TERMS`), in the same unit, each of shape (regions, industries).
    """

    start_year: int
    end_year: int
    unit: str
    regions: tuple[str, ...]
    industries: tuple[str, ...]
    start: FloatArray
    end: FloatArray
    terms: dict[str, FloatArray]

    def __post_init__(self) -> None:
        total = np.sum([self.total(name) for name in TERMS], axis=0)
        scale = np.maximum(1.0, np.abs(self.start) + np.abs(self.end))
        if (np.abs(self.end - self.start - total) > CLOSURE_TOLERANCE * scale).any():
            raise IdentityError(
                "The three terms do not add up to the growth of output per job.",
                remedy="Report it: this is a fault in the figures or in the package.",
            )

    def total(self, term: str) -> FloatArray:
        """Return a term of all industries together, shape (regions,).

        Examples
        --------
        >>> import regionanalysis as ra
        >>> jobs = ra.example_jobs()
        >>> output = jobs.assign(output=jobs["employment"] * (jobs["year"] - 1915) / 100)
        >>> ra.productivity_shift_share(jobs, output).total("within").round(2)
        array([0.07, 0.07, 0.07, 0.07])
        """
        if term not in self.terms:
            raise unknown_name("term", term, self.terms)
        return self.terms[term].sum(axis=1)

    def to_frame(self) -> "pd.DataFrame":
        """Return output per job at start and end, and its three terms, indexed by region.

        Examples
        --------
        >>> import regionanalysis as ra
        >>> jobs = ra.example_jobs()
        >>> output = jobs.assign(output=jobs["employment"] * (jobs["year"] - 1915) / 100)
        >>> ra.productivity_shift_share(jobs, output).to_frame()["within"].round(2)
        region
        E    0.07
        N    0.07
        S    0.07
        W    0.07
        Name: within, dtype: float64
        """
        columns = {"start": self.start, "end": self.end, **{n: self.total(n) for n in TERMS}}
        return labelled_frame({"region": self.regions}, columns)


@accepts_frame
def productivity_shift_share(
    employment: EmploymentPanel,
    output: "OutputPanel | pd.DataFrame",
    *,
    start_year: int | None = None,
    end_year: int | None = None,
) -> ProductivityGrowth:
    """Return the growth of output per job of every region between two years.

    An industry without employment in a region in a year has no output per job: the one it has
    in the other year stands in for both, so that it counts as jobs moving.

    Parameters
    ----------
    employment : EmploymentPanel or pandas.DataFrame
        Jobs by region, industry and year, as for `shift_share`.
    output : OutputPanel or pandas.DataFrame
        Output of the same regions, industries and years; a table has the column ``output`` where
        one of jobs has ``employment``.
    start_year, end_year : int, optional
        The two years; the panel's first and last by default.

    Returns
    -------
    ProductivityGrowth
        Growth within industries, and from jobs that moved to industries with higher (static) or
        faster growing (dynamic) output per job.

    Raises
    ------
    InputError
        When the two panels have other regions or industries, or output without jobs.
    ParameterError, UnknownCellsError
        For years that do not fit, and unknown figures.

    References
    ----------
    Fagerberg, J. (2000). Technological progress, structural change and productivity growth: a
    comparative study. Structural Change and Economic Dynamics 11(4), 393-411.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> jobs = ra.example_jobs()
    >>> output = jobs.assign(output=jobs["employment"] * (jobs["year"] - 1915) / 100)
    >>> result = ra.productivity_shift_share(jobs, output)
    >>> result.to_frame()[["start", "end", "within"]].round(3)
            start   end  within
    region
    E         1.0  1.07    0.07
    N         1.0  1.07    0.07
    S         1.0  1.07    0.07
    W         1.0  1.07    0.07
    """
    output = _as_output(output, employment)
    start, end = employment.window(start_year, end_year)
    jobs = employment.employment[[employment.year_index(year) for year in (start, end)]]
    made = _matching(employment, output, (start, end))
    if np.isnan(jobs).any() or np.isnan(made).any():
        raise UnknownCellsError(
            f"Output per job {start}-{end} needs figures that are unknown.",
            remedy="Fill them in, or use broader industries.",
        )
    if ((jobs == 0) & (made != 0)).any():
        raise InputError(
            "There is output in an industry without jobs.",
            remedy="Add the industry to another, in both panels.",
        )
    total = jobs.sum(axis=2)
    share = safe_ratio(jobs, total[:, :, None])
    per_job = _per_job(made, jobs)
    level = safe_ratio(made.sum(axis=2), total)
    moved, grown = share[1] - share[0], per_job[1] - per_job[0]
    return ProductivityGrowth(
        start_year=start,
        end_year=end,
        unit=f"{output.unit} / {employment.unit}",
        regions=employment.regions,
        industries=employment.industries,
        start=level[0],
        end=level[1],
        terms={
            "within": share[0] * grown,
            "static": moved * (per_job[0] - level[0][:, None]),
            "dynamic": moved * grown,
        },
    )


@accepts_frame
def adjusted_productivity(
    employment: EmploymentPanel, output: "OutputPanel | pd.DataFrame", year: int
) -> FloatArray:
    """Return output per job beyond what the nation's gives with the region's industries.

    P_r − Σ_i s_ir p_i, with p_i for all regions together, shape (regions,), in output unit per
    employment unit: Telemarksforsking's "bransjejustert produktivitet".

    Parameters
    ----------
    employment, output
        As for `productivity_shift_share`.
    year : int
        The year.

    Examples
    --------
    >>> import regionanalysis as ra
    >>> from regionanalysis.indicators import adjusted_productivity
    >>> jobs = ra.example_jobs()
    >>> output = jobs.assign(output=jobs["employment"] * (1 + (jobs["region"] == "N")))
    >>> adjusted_productivity(jobs, output, 2022).round(2)
    array([-0.15,  0.8 , -0.13, -0.16])
    """
    output = _as_output(output, employment)
    jobs = employment.employment[employment.year_index(year)]
    made = _matching(employment, output, (year,))[0]
    all_jobs, all_made = jobs.sum(axis=0), made.sum(axis=0)
    nation = np.nan_to_num(safe_ratio(all_made, all_jobs))
    return safe_ratio(made.sum(axis=1) - jobs @ nation, jobs.sum(axis=1))


def _as_output(data: "OutputPanel | pd.DataFrame", employment: EmploymentPanel) -> OutputPanel:
    """Return an output panel, or the one that a table holds for the cells of a panel of jobs."""
    if isinstance(data, OutputPanel):
        return data
    # arrays need no data frames
    import pandas as pd  # noqa: PLC0415

    from regionanalysis.panel.row_checks import RowChecks  # noqa: PLC0415

    if not isinstance(data, pd.DataFrame):
        raise TypeError(
            f"An OutputPanel or a pandas DataFrame is needed, not {type(data).__name__}."
        )
    table = long_table(data, "output")
    keys = ["year", "region", "industry"]
    missing = [name for name in (*keys, "output") if name not in table.columns]
    if missing:
        raise InputError(
            f"The table of output lacks the column {', '.join(missing)}.",
            remedy=f"Its columns are {', '.join(keys)} and output.",
        )
    rows = RowChecks(table, "The table of output", (*keys, "output"), "output")
    for label in ("region", "industry"):
        rows.reject(table[label].isna(), f"no {label}")
    stated = table["output"]
    number = pd.to_numeric(stated, errors="coerce").astype(float)
    wrong = (number.isna() & stated.notna()) | np.isinf(number)
    rows.reject(wrong | pd.api.types.is_bool_dtype(stated), "output that is not a number")
    table = table.assign(year=rows.whole_years(), output=number)
    table = table.astype({"region": str, "industry": str})
    twice = table.duplicated(keys, keep=False)
    rows.reject(twice, "the same region, industry and year more than once")
    labels = [employment.years, employment.regions, employment.industries]
    cells = pd.MultiIndex.from_product(labels, names=keys)
    output = table.set_index(keys)["output"].reindex(cells)
    shape = tuple(len(axis) for axis in labels)
    return OutputPanel(
        years=employment.years,
        regions=employment.regions,
        industries=employment.industries,
        output=np.asarray(output, dtype=np.float64).reshape(shape),
        unit="output",
    )


def _matching(
    employment: EmploymentPanel, output: OutputPanel, years: tuple[int, ...]
) -> FloatArray:
    if (output.regions, output.industries) != (employment.regions, employment.industries):
        raise InputError(
            "Output and employment have other regions or industries, or in another order.",
            remedy="Give both for the same regions and industries.",
        )
    missing = [year for year in years if year not in output.years]
    if missing:
        raise InputError(f"There is no output for {missing[0]}.")
    return output.output[[output.years.index(year) for year in years]]


def _per_job(made: FloatArray, jobs: FloatArray) -> FloatArray:
    rate = safe_ratio(made, jobs)
    # use the other year if one has no employment; nothing if neither has
    return np.nan_to_num(np.where(np.isnan(rate), rate[::-1], rate))
