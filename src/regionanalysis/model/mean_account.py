"""A region's mean yearly growth by effect, where no account of each year is published."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Self

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import MissingDataError
from regionanalysis.model.account import RegionAccount
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd

# parts of a `RegionAccount` that take figures of each year
_BY_YEAR = (
    "before_break",
    "jobs",
    "level",
    "percent",
    "relative",
    "remainder",
    "rounding_bound",
    "significance",
    "window",
    "years",
)


@dataclass(frozen=True, eq=False, repr=False)
class MeanAccount(Result):
    """A region's jobs in the first and last year, and its mean yearly growth split into effects.

    The means are of yearly percentages. Neither their sum nor their product over the years is the
    growth over the period, so they are not converted to jobs. What needs figures of each year, such
    as ``level``, raises `MissingDataError`; a report then does without.

    Attributes
    ----------
    start, end
        Jobs in the first and last year.
    national_growth
        The nation's growth over the period, per cent.
    mean_growth
        Mean yearly growth, per cent.
    effects
        Mean yearly effects, per cent of last year's jobs.
    mean_gap
        Mean yearly growth beyond the nation's, percentage points.
    """

    name: str
    unit: str
    start_year: int
    end_year: int
    start: float
    end: float
    national_growth: float
    mean_growth: float
    effects: Mapping[str, float]
    mean_gap: float
    structural_effects: tuple[str, ...]
    residual_effect: str
    breaks: tuple[SeriesBreak, ...] = ()
    origins: tuple[Origin, ...] = ()
    basis: Literal["means"] = "means"

    def __getattr__(self, name: str) -> Any:
        if name in _BY_YEAR:
            raise MissingDataError(
                f"There are no figures by year for {self.name}.",
                what="every_year",
                remedy="Download them with `regionanalysis refresh` (needs a network).",
            )
        raise AttributeError(f"{type(self).__name__} has no attribute {name!r}")

    @property
    def change(self) -> float:
        """Jobs at the end minus jobs at the start."""
        return self.end - self.start

    @property
    def growth(self) -> float:
        """Change as a fraction of the jobs at the start."""
        return self.change / self.start

    def total(self) -> Self:
        """Return the account itself: its figures are of the whole period already."""
        return self

    def to_frame(self) -> "pd.DataFrame":
        """Return mean yearly effects and growth in per cent, indexed by effect."""
        percent = {**self.effects, "change": self.mean_growth}
        return labelled_frame({"effect": tuple(percent)}, {"percent": list(percent.values())})


# the headline account of a report on a region
Account = RegionAccount | MeanAccount
