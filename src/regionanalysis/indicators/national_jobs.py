"""Jobs in the nation by industry in two years, and how fast each has grown."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class NationalJobs(Result):
    """Jobs by industry at the start and at the end of a period.

    Attributes
    ----------
    industries, industry_names
        Codes and names, in the order of the codes.
    start, end
        Jobs, shape (industries,).
    """

    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    start_year: int
    end_year: int
    start: FloatArray
    end: FloatArray
    origins: tuple[Origin, ...] = ()

    @property
    def growth(self) -> FloatArray:
        """Growth of each industry, per cent, shape (industries,)."""
        return 100 * (self.end / self.start - 1)

    @property
    def total_growth(self) -> float:
        """Growth of all industries together, per cent."""
        return 100 * float(self.end.sum() / self.start.sum() - 1)

    @property
    def order(self) -> list[int]:
        """Positions of the industries, the fastest first."""
        return [int(i) for i in np.argsort(-self.growth, kind="stable")]

    def growth_of(self, industry: str) -> float:
        """Return the growth of an industry by its code, per cent."""
        return float(self.growth[self.industries.index(industry)])

    def to_frame(self) -> "pd.DataFrame":
        """Return jobs at start and end and the growth, indexed by industry."""
        columns = {"start": self.start, "end": self.end, "growth": self.growth}
        names = {"industry": self.industry_names}
        return labelled_frame({"industry": self.industries}, columns, names)
