"""The comparison of methods: what each variant says of one region, and what the answer hangs on."""

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property

from regionanalysis.errors import MissingDataError, ParameterError
from regionanalysis.indicators.specialisation import Specialisation, specialisation
from regionanalysis.shiftshare import PattersonByYearFit, PattersonFit, patterson, patterson_by_year
from regionanalysis.shiftshare.forecast import Backtest, backtest
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, REGIONAL_SHIFT
from regionanalysis.study.method_figures import MIN_REGIONS, MethodFigures
from regionanalysis.study.method_summary import summary_of
from regionanalysis.study.report import Summary
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


class MethodComparison(MethodFigures):
    """Every variant on one region, and how certain the answer is."""

    @cached_property
    def variation(self) -> YearlyVariation:
        """How the yearly effects vary."""
        with self.lacking("every_year"):
            return yearly_variation(self.by_year)

    @cached_property
    def bootstrap(self) -> BootstrapIntervals:
        """Intervals of the effects added over the years."""
        with self.lacking("every_year"):
            return block_bootstrap(self.by_year)

    @cached_property
    def bounds(self) -> EffectBounds:
        """Limits of the classic effects, for what is unknown or rounded."""
        start, end = self.years
        return effect_bounds(self.panel, start_year=start, end_year=end)

    @cached_property
    def intervals(self) -> Sequence[Interval]:
        """Industry mix and regional shift with the intervals that can be had."""
        asked = (INDUSTRY_MIX, REGIONAL_SHIFT)
        classic = {name: self.classic.total_effects[name] for name in asked}
        found = of_limits(self.bounds, self.place, classic)
        # two years alone have limits and no variation
        with suppress(MissingDataError):
            found += of_years(self.bootstrap, self.place, asked)
        if not found:
            raise self.lacks("every_year")
        return sorted(found, key=lambda one: asked.index(one.effect))

    @cached_property
    def regression(self) -> PattersonFit:
        """The regression form, the two years compared."""
        start, end = self.years
        with self.lacking("regression"):
            return patterson(
                self.panel, start_year=start, end_year=end, missing="drop", breaks="flag"
            )

    @cached_property
    def regression_by_year(self) -> PattersonByYearFit | None:
        """The regression form over the years; None where there are too few, or a gap."""
        start, end = self.years
        try:
            return patterson_by_year(
                self.panel, start_year=start, end_year=end, missing="drop", breaks="flag"
            )
        except ParameterError:
            return None

    @cached_property
    def regression_of_all(self) -> PattersonFit:
        """The regression form, where there are regions enough to set side by side."""
        if len(self.panel.regions) < MIN_REGIONS:
            raise self.lacks("more_regions")
        return self.regression

    @cached_property
    def region_intervals(self) -> Sequence[RegionInterval]:
        """Every region's effect in the regression form."""
        names = dict(zip(self.panel.regions, self.panel.region_names, strict=True))
        names[self.place] = self.name
        return of_regions(self.regression_of_all, names, self.place)

    @cached_property
    def specialisation(self) -> Specialisation:
        """Measures of specialisation in the last year."""
        return specialisation(self.panel, self.years[1])

    @cached_property
    def backtest(self) -> Backtest:
        """How prognoses by shift-share would have done on the past."""
        if len(self.panel.regions) < MIN_REGIONS:
            raise self.lacks("more_regions")
        with self.lacking("every_year"):
            return backtest(self.panel, missing="drop")

    def summary(self) -> Summary:
        """Return what the comparison says in short."""
        return summary_of(self)
