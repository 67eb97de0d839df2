"""How many have a higher education, against the nation and against what the industries suggest.

The share is of those whose education is known, or of everyone, as the table allows; a record says
which, and what ages it covers. What the industries suggest is what other places with the same mix
have: over places p with shares s of their employed residents by industry, weighted by people,

    share_p = Σ_i s_pi γ_i + residual_p,

fitted without the region's own places. It says what places are like, and not what the people of an
industry have: nothing is published on that by place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

import numpy as np

from regionanalysis.classifications.series_breaks import SeriesBreak, breaks_crossed, series_breaks
from regionanalysis.core.arrays import FloatArray, positions, safe_ratio
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import ParameterError
from regionanalysis.panel.education import EducationPanel
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd

# levels of Statistics Norway's table 09429
HIGHER = ("03a", "04a")
KNOWN = ("01", "02a", "11", *HIGHER)

# places a fit needs for every industry
PLACES_PER_INDUSTRY = 3


Ages = Literal["16", "30-66"]
Base = Literal["known", "all"]


@dataclass(frozen=True, eq=False, repr=False)
class EducationRecord(Result):
    """Shares with a higher education, as fractions of the persons that the table counts.

    Attributes
    ----------
    share, nation
        The region and the nation, shape (years,); NaN where the nation is not known.
    members
        Every member, shape (years, members).
    persons
        Persons in the region with a higher education and all counted, shape (years, 2).
    ages
        Whom the table covers: ``16`` and over, or ``30-66``.
    base
        Whether the shares are of those whose education is ``known``, or of ``all``.
    breaks
        Breaks in the series between its years.
    """

    years: tuple[int, ...]
    share: FloatArray
    nation: FloatArray
    members: FloatArray
    persons: FloatArray
    ages: Ages = "16"
    base: Base = "known"
    breaks: tuple[SeriesBreak, ...] = ()
    origins: tuple[Origin, ...] = ()

    @property
    def compared(self) -> tuple[int, ...]:
        """Positions of the years in which the nation is known."""
        return tuple(np.flatnonzero(np.isfinite(self.nation)).tolist())

    @property
    def comparable(self) -> tuple[int, ...]:
        """Positions of those years that compare with the last one: none before a break."""
        after = max((series_break.last_year for series_break in self.breaks), default=-1)
        return tuple(i for i in self.compared if self.years[i] > after)

    def gap_at(self, position: int) -> float:
        """Return the region beyond the nation in one of the years, percentage points."""
        return 100 * float(self.share[position] - self.nation[position])

    @property
    def gap(self) -> float:
        """The region beyond the nation in the last year that has both, percentage points."""
        return self.gap_at(self.compared[-1]) if self.compared else float("nan")

    def to_frame(self) -> "pd.DataFrame":
        """Return the shares of the region and the nation, indexed by year."""
        return labelled_frame({"year": self.years}, {"share": self.share, "nation": self.nation})


@dataclass(frozen=True)
class ExpectedEducation:
    """What the mix of industries suggests in one year.

    Attributes
    ----------
    expected, share
        As suggested, and as it is; fractions.
    spread
        Standard deviation of other places about what their industries suggest, a fraction.
    explained
        How much of the variation between places the mix goes with (R²).
    places
        Number of other places.
    """

    year: int
    expected: float
    share: float
    spread: float
    explained: float
    places: int
    origins: tuple[Origin, ...] = ()

    @property
    def beyond(self) -> float:
        """The region beyond what its industries suggest, percentage points."""
        return 100 * (self.share - self.expected)

    @property
    def ordinary(self) -> bool:
        """Whether places commonly are as far from what their industries suggest."""
        return abs(self.share - self.expected) <= 2 * self.spread


class _Fit(NamedTuple):
    """Coefficients of the industries, the weighted spread of the rest, and R²."""

    coefficients: FloatArray
    spread: float
    explained: float


def education_record(panel: EducationPanel, codes: Sequence[str]) -> EducationRecord:
    """Return the shares of a region over the years in which all its places are known.

    Parameters
    ----------
    panel
        Persons by region and level of education.

    Raises
    ------
    ParameterError
        When no year has every place.
    """
    rows = [panel.regions.index(code) for code in codes if code in panel.regions]
    higher, known = _persons(panel, panel.persons[:, rows])
    whole = np.flatnonzero(np.isfinite(known).all(axis=1) & (len(rows) == len(codes)))
    if not whole.size:
        raise ParameterError(
            "The figures on education have no year with every municipality of the region.",
            remedy="Download more years: regionanalysis refresh 09429.",
        )
    nation_higher, nation_known = _persons(panel, panel.nation)
    years = [panel.years[i] for i in whole.tolist()]
    breaks = [
        series_break for concept in _concepts(panel) for series_break in series_breaks(concept)
    ]
    return record_of_persons(
        years,
        higher[whole],
        known[whole],
        (nation_higher / nation_known)[whole],
        breaks=breaks_crossed(breaks, start_year=years[0], end_year=years[-1]),
        origins=panel.origins,
    )


def _concepts(panel: EducationPanel) -> tuple[str, ...]:
    return tuple(dict.fromkeys(origin.concept for origin in panel.origins if origin.concept))


def record_of_persons(
    years: Sequence[int],
    higher: FloatArray,
    persons: FloatArray,
    nation: FloatArray,
    *,
    ages: Ages = "16",
    base: Base = "known",
    breaks: Sequence[SeriesBreak] = (),
    origins: tuple[Origin, ...] = (),
) -> EducationRecord:
    """Return the shares of a region from persons in its members.

    Parameters
    ----------
    years
        The years.
    higher, persons
        Persons with a higher education, and all that are counted, shape (years, members).
    nation
        The nation's share, shape (years,); NaN where it is not known.
    ages, base, breaks, origins
        As in `EducationRecord`.

    Examples
    --------
    >>> import numpy as np
    >>> higher, persons = np.array([[10.0, 20.0]]), np.array([[50.0, 50.0]])
    >>> record = record_of_persons([2020], higher, persons, np.array([0.4]))
    >>> round(record.gap, 1)
    -10.0
    """
    both = np.column_stack([higher.sum(axis=1), persons.sum(axis=1)])
    return EducationRecord(
        years=tuple(years),
        share=both[:, 0] / both[:, 1],
        nation=nation,
        members=safe_ratio(higher, persons),
        persons=both,
        ages=ages,
        base=base,
        breaks=tuple(breaks),
        origins=origins,
    )


def expected_education(
    panel: EducationPanel, residents: EmploymentPanel, codes: Sequence[str]
) -> ExpectedEducation | None:
    """Return what a region's mix of industries suggests in the last year of both tables.

    Parameters
    ----------
    residents
        Employed residents by place and industry.

    Returns
    -------
    ExpectedEducation or None
        None where there is no common year, or too few other places with known figures.
    """
    years = sorted(set(panel.years) & set(residents.years))
    places = [code for code in panel.regions if code in residents.regions]
    if not years or not set(codes) <= set(places):
        return None
    year = years[-1]
    higher, known = _persons(
        panel, panel.persons[panel.years.index(year), positions(places, panel.regions, "region")]
    )
    jobs = residents.employment[
        residents.year_index(year), positions(places, residents.regions, "region")
    ]
    usable = np.isfinite(known) & (known > 0) & np.isfinite(jobs).all(axis=1) & (jobs.sum(1) > 0)
    own = np.isin(places, list(codes))
    others = usable & ~own
    enough = int(others.sum()) >= PLACES_PER_INDUSTRY * len(residents.industries)
    if not (usable[own].all() and enough):
        return None
    mix, share = jobs[others] / jobs[others].sum(1, keepdims=True), (higher / known)[others]
    fit = _fitted(mix, share, known[others])
    region_mix = jobs[own].sum(axis=0) / jobs[own].sum()
    return ExpectedEducation(
        year=year,
        expected=float(np.clip(region_mix @ fit.coefficients, 0, 1)),
        share=float(higher[own].sum() / known[own].sum()),
        spread=fit.spread,
        explained=fit.explained,
        places=int(others.sum()),
        origins=(*panel.origins, *residents.origins),
    )


def _fitted(mix: FloatArray, share: FloatArray, weight: FloatArray) -> _Fit:
    root = np.sqrt(weight)
    # an industry that is nowhere gets no coefficient
    coefficients = np.asarray(
        np.linalg.lstsq(mix * root[:, None], share * root, rcond=None)[0], float
    )
    rest = share - mix @ coefficients
    left = float(np.average(rest**2, weights=weight))
    whole = float(np.average((share - np.average(share, weights=weight)) ** 2, weights=weight))
    freedom = len(share) / (len(share) - mix.shape[1])
    return _Fit(
        coefficients, float(np.sqrt(left * freedom)), 1 - left / whole if whole > 0 else 0.0
    )


def _persons(panel: EducationPanel, figures: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return persons with a higher education and with a known one; levels are the last axis."""
    missing = [level for level in KNOWN if level not in panel.levels]
    if missing:
        raise ParameterError(
            f"The figures on education lack the level {', '.join(missing)}; they have "
            f"{', '.join(panel.levels)}.",
            remedy="Download them again: regionanalysis refresh 09429.",
        )
    columns = {level: panel.levels.index(level) for level in KNOWN}
    higher: FloatArray = figures[..., [columns[level] for level in HIGHER]].sum(axis=-1)
    known: FloatArray = figures[..., [columns[level] for level in KNOWN]].sum(axis=-1)
    return higher, known
