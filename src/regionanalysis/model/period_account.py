"""Effects added over a period."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd

Remainder = Literal["rounding", "undisclosed"]


# "modelled" rests on estimated or given coefficients; a group's effects are then not its members'
Basis = Literal["published", "modelled", "sum_of_members", "computed"]


@dataclass(frozen=True, repr=False)
class PeriodAccount(Result):
    """Effects added over a period, in jobs.

    ``change = Σ effects + remainder`` exactly, and ``gap`` is what national growth leaves of it.
    ``published_gap`` is the gap that follows from the published percentages, which have been
    rounded: growth minus national growth, on last year's jobs, added over the years.
    ``n_excluded`` is the number of unknown cells that the account does without.
    """

    name: str
    unit: str
    start_year: int
    end_year: int
    start: float
    end: float
    effects: Mapping[str, float]
    structural_effects: tuple[str, ...]
    residual_effect: str
    published_gap: float
    remainder: float
    remainder_kind: Remainder
    basis: Basis
    breaks: tuple[SeriesBreak, ...]
    n_excluded: int = 0
    origins: tuple[Origin, ...] = ()

    @property
    def change(self) -> float:
        """Jobs at the end minus jobs at the start."""
        return self.end - self.start

    @property
    def rounded(self) -> bool:
        """Whether the effects come from published percentages, which have been rounded."""
        return self.remainder_kind == "rounding" and self.basis != "modelled"

    @property
    def growth(self) -> float:
        """Change as a fraction of the jobs at the start."""
        return self.change / self.start if self.start else float("nan")

    @property
    def national_share(self) -> float:
        """What the nation's growth every year would have given, in jobs."""
        return self.effects["national_share"]

    @property
    def gap(self) -> float:
        """The change beyond what the nation's growth would have given, in jobs."""
        return self.change - self.national_share

    @property
    def structural(self) -> float:
        """The structural effects together, in jobs."""
        return sum(self.effects[effect] for effect in self.structural_effects)

    @property
    def residual(self) -> float:
        """What neither the nation's growth nor the structure accounts for, in jobs."""
        return self.effects[self.residual_effect]

    def per_cent_of_start(self, jobs: float) -> float:
        """Return jobs in per cent of the jobs at the start; 0 of none."""
        return 100 * jobs / self.start if self.start else 0.0

    def share_of_gap(self, effect: str) -> float:
        """Return an effect, or ``"structural"``, as a fraction of the gap."""
        value = self.structural if effect == "structural" else self.effects[effect]
        return value / self.gap if self.gap else float("nan")

    def to_frame(self) -> "pd.DataFrame":
        """Return the effects, the remainder and the change in jobs, indexed by effect."""
        jobs = {**self.effects, self.remainder_kind: self.remainder, "change": self.change}
        return labelled_frame({"effect": tuple(jobs)}, {"jobs": list(jobs.values())})
