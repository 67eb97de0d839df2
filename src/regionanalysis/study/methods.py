"""The comparison of methods: what each variant says of one region, and how certain it is."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from regionanalysis.errors import ParameterError
from regionanalysis.indicators.specialisation import Specialisation, specialisation
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.shiftshare import (
    PattersonByYearFit,
    PattersonFit,
    ShiftShareByYear,
    patterson,
    patterson_by_year,
)
from regionanalysis.shiftshare.forecast import Backtest, backtest
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, REGIONAL_SHIFT
from regionanalysis.study.method_results import MIN_REGIONS, MethodResults
from regionanalysis.study.method_summary import method_summary
from regionanalysis.study.missing import missing, missing_if_refused, need, none_if_missing
from regionanalysis.study.parameters import ReportParameters
from regionanalysis.study.region_data import own_words_of, regions_in_file
from regionanalysis.study.report import ReportContext, Summary
from regionanalysis.uncertainty import (
    BootstrapIntervals,
    EffectBounds,
    YearlyVariation,
    block_bootstrap,
    effect_bounds,
    yearly_variation,
)
from regionanalysis.uncertainty.intervals import (
    Interval,
    RegionInterval,
    of_limits,
    of_regions,
    of_years,
)


class MethodComparison(ReportContext):
    """Every variant on one region, and how certain the answer is.

    Attributes
    ----------
    data
        The region's results, whose industries and years are used.
    results
        The place by every variant, period and reference area.
    """

    def __init__(self, parameters: ReportParameters, results: MethodResults) -> None:
        super().__init__(
            parameters,
            parts=results.data.parts,
            in_file=regions_in_file(results.data),
            own_words=own_words_of(results.data),
        )
        self.data = results.data
        self.results = results

    def share(self) -> None:
        """Read and compute what other comparisons use too."""
        self.data.share()

    @property
    def slug(self) -> str:
        """Name of the report's files."""
        return f"{self.data.slug}-methods"

    @property
    def name(self) -> str:
        """Name of the place, as printed."""
        return self.results.name

    @property
    def region_name(self) -> str:
        """Name of the region asked for, which a county may stand in for."""
        return self.data.name

    @property
    def counties(self) -> Sequence[str]:
        """Names of the counties that the region lies in, where that is known."""
        return self.data.counties

    @property
    def industry(self) -> IndustrySubject:
        """The place whose industries are compared."""
        return self.results.industry

    @property
    def place(self) -> str:
        """Code of the place in the panel."""
        return self.results.place

    @property
    def context(self) -> Context:
        """The place and measure."""
        return self.industry.context

    def _needed(self, name: str) -> Any:
        return need(self if hasattr(type(self), name) else self.results, name)

    @none_if_missing
    def variation(self) -> YearlyVariation:
        """How the yearly effects vary."""
        with missing_if_refused("every_year", self.name):
            return yearly_variation(self._by_year())

    @none_if_missing
    def bootstrap(self) -> BootstrapIntervals:
        """Intervals of the effects added over the years."""
        with missing_if_refused("every_year", self.name):
            return block_bootstrap(self._by_year())

    def _by_year(self) -> ShiftShareByYear:
        by_year: ShiftShareByYear = need(self.results, "by_year")
        return by_year

    @cached_property
    def bounds(self) -> EffectBounds:
        """Limits of the classic effects, for what is unknown or rounded."""
        start, end = self.results.years
        return effect_bounds(self.results.panel, start_year=start, end_year=end)

    @none_if_missing
    def intervals(self) -> Sequence[Interval]:
        """Industry mix and regional shift with the intervals that there are."""
        effects = (INDUSTRY_MIX, REGIONAL_SHIFT)
        classic = {name: self.results.classic.total_effects[name] for name in effects}
        intervals = of_limits(self.bounds, self.place, classic)
        # two years alone have limits and no variation
        if self.bootstrap is not None:
            intervals += of_years(self.bootstrap, self.place, effects)
        if not intervals:
            raise missing("every_year", self.name)
        return sorted(intervals, key=lambda interval: effects.index(interval.effect))

    @none_if_missing
    def regression(self) -> PattersonFit:
        """The regression form, the two years compared."""
        start, end = self.results.years
        with missing_if_refused("regression", self.name):
            return patterson(
                self.results.panel, start_year=start, end_year=end, missing="drop", breaks="flag"
            )

    @cached_property
    def regression_by_year(self) -> PattersonByYearFit | None:
        """The regression form over the years; None where there are too few, or a gap."""
        start, end = self.results.years
        try:
            return patterson_by_year(
                self.results.panel, start_year=start, end_year=end, missing="drop", breaks="flag"
            )
        except ParameterError:
            return None

    @none_if_missing
    def region_intervals(self) -> Sequence[RegionInterval]:
        """Every region's effect in the regression form, where there are regions enough."""
        panel = self._panel_of_many()
        names = dict(zip(panel.regions, panel.region_names, strict=True))
        names[self.place] = self.name
        return of_regions(need(self, "regression"), names, self.place)

    def _panel_of_many(self) -> EmploymentPanel:
        if len(self.results.panel.regions) < MIN_REGIONS:
            raise missing("more_regions", self.name)
        return self.results.panel

    @cached_property
    def specialisation(self) -> Specialisation:
        """Measures of specialisation in the last year."""
        return specialisation(self.results.panel, self.results.years[1])

    @none_if_missing
    def backtest(self) -> Backtest:
        """How prognoses by shift-share would have done on the past."""
        panel = self._panel_of_many()
        with missing_if_refused("every_year", self.name):
            return backtest(panel, missing="drop")

    def summary(self) -> Summary:
        """Return what the comparison says in short."""
        results = self.results
        return method_summary(results.variants, results.breaks, self.context, self.language)
