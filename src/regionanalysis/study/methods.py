"""The comparison of methods: what each variant says of one region, and what the answer hangs on."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property

import numpy as np

from regionanalysis.breaks import SeriesBreak, breaks_crossed
from regionanalysis.errors import MissingDataError, ParameterError
from regionanalysis.industries import industry_groups
from regionanalysis.intervals import Interval, RegionInterval, of_limits, of_regions, of_years
from regionanalysis.merging import merge_regions
from regionanalysis.panel import EmploymentPanel
from regionanalysis.reference_area import NATION, REST_OF_NATION, NamedGroup, ReferenceArea
from regionanalysis.shiftshare import (
    PattersonByYearFit,
    PattersonFit,
    RegionEffects,
    patterson,
    patterson_by_year,
    shift_share,
    shift_share_by_year,
)
from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.forecast import Backtest, backtest
from regionanalysis.shiftshare.variant import INDUSTRY_MIX, REGIONAL_SHIFT
from regionanalysis.shiftshare.variants import VARIANTS
from regionanalysis.specialisation import Specialisation, specialisation
from regionanalysis.study.base import Study
from regionanalysis.study.desk import Desk, Summary
from regionanalysis.study.method_summary import summary_of
from regionanalysis.subject import IndustrySubject, Subject
from regionanalysis.uncertainty import (
    BootstrapIntervals,
    DetailSensitivity,
    EffectBounds,
    LeaveOneOut,
    Windows,
    YearlyVariation,
    all_windows,
    block_bootstrap,
    by_detail,
    by_reference,
    effect_bounds,
    leave_one_out,
    yearly_variation,
)

# fewer regions than this say little of how regions differ
FEWEST_REGIONS = 5
ALL_REGIONS = "all regions"


class MethodComparison(Desk):
    """Every variant on one region, or on the county whose industries stand in for it.

    Attributes
    ----------
    study
        The region's study, whose industries and years are used.
    """

    def __init__(self, study: Study) -> None:
        super().__init__(study.parameters)
        self.study = study
        # figures that are not there are told before a kernel is started
        _ = self.classic

    @property
    def slug(self) -> str:
        """Name of the report's files."""
        return f"{self.study.slug}-methods"

    @property
    def name(self) -> str:
        """Name of the place, as printed."""
        return self.subject.name

    @cached_property
    def industry(self) -> IndustrySubject:
        """The place whose industries are compared."""
        return self.study.industry

    @property
    def place(self) -> str:
        """Code of the place in the panel."""
        return self.industry.place

    @cached_property
    def subject(self) -> Subject:
        """The place and measure."""
        self.uses(*self.panel.origins)
        return self.industry.subject

    @cached_property
    def panel(self) -> EmploymentPanel:
        """Employment by industry, a group of regions as one region.

        What is in no region stands beside a region that is alone.
        """
        panel = self.study.industry_panel.in_persons()
        members = panel.groups.get(self.place)
        if members:
            panel = merge_regions(panel, members, self.place, self.industry.subject.name)
        return panel if len(panel.regions) > 1 else panel.with_unallocated()

    @cached_property
    def years(self) -> tuple[int, int]:
        """First and last year of the comparison."""
        return self.study.industry_years(self.panel)

    @cached_property
    def variants(self) -> Mapping[str, RegionEffects]:
        """The place by every variant, the two years compared."""
        start, end = self.years
        return {
            name: shift_share(
                self.panel,
                variant,
                start_year=start,
                end_year=end,
                unknown="leave_out",
                breaks="flag",
            ).region(self.place)
            for name, variant in VARIANTS.items()
        }

    @property
    def classic(self) -> RegionEffects:
        """The place by the classic variant, the two years compared."""
        return self.variants["classic"]

    @property
    def breaks(self) -> Sequence[SeriesBreak]:
        """Breaks in the series that the period goes across."""
        start, end = self.years
        return breaks_crossed(self.panel.breaks, start_year=start, end_year=end)

    @cached_property
    def by_year(self) -> ShiftShareByYear:
        """The classic variant year by year, all regions."""
        start, end = self.years
        try:
            return shift_share_by_year(
                self.panel, start_year=start, end_year=end, unknown="leave_out", breaks="flag"
            )
        except ParameterError as gaps:
            raise self.lacks("every_year") from gaps

    @cached_property
    def dynamic(self) -> RegionEffects:
        """The place by the classic variant year by year, and added."""
        return self.by_year.cumulated().region(self.place)

    @property
    def by_time(self) -> Mapping[str, RegionEffects]:
        """The same three effects with the weights of other years."""
        return {
            "classic": self.classic,
            "dynamic": self.dynamic,
            "midpoint": self.variants["midpoint"],
            "end_year": self.variants["end_year"],
        }

    @cached_property
    def windows(self) -> Windows:
        """The classic effects for every pair of years."""
        start, end = self.years
        return all_windows(self.panel, start_year=start, end_year=end, unknown="leave_out")

    @cached_property
    def references(self) -> Mapping[str, RegionEffects]:
        """The classic effects against the nation, the rest of it, and the regions together."""
        start, end = self.years
        areas: dict[str, ReferenceArea] = {"nation": NATION, "rest_of_nation": REST_OF_NATION}
        panel = self.panel
        if len(panel.regions) >= FEWEST_REGIONS:
            panel = panel.with_groups({ALL_REGIONS: panel.regions})
            areas["all_regions"] = NamedGroup(ALL_REGIONS)
        results = by_reference(
            panel, areas, start_year=start, end_year=end, unknown="leave_out", breaks="flag"
        )
        return {name: result.region(self.place) for name, result in results.items()}

    @cached_property
    def left_out(self) -> LeaveOneOut:
        """The classic effects without each industry."""
        start, end = self.years
        return leave_one_out(self.panel, start_year=start, end_year=end, unknown="leave_out")

    @cached_property
    def detail(self) -> DetailSensitivity:
        """The classic effects with the panel's industries and with groups of them."""
        groups = industry_groups(self.panel.industries)
        if not groups or len(set(groups.values())) in (1, len(groups)):
            raise self.lacks("industry_groups")
        # an unknown industry would make its whole group unknown, and is left alone
        unknown = np.isnan(self.classic.change)
        alone = [one for one, hide in zip(self.panel.industries, unknown, strict=True) if hide]
        groups |= {industry: industry for industry in alone}
        start, end = self.years
        return by_detail(
            self.panel,
            groups,
            start_year=start,
            end_year=end,
            unknown="leave_out",
            breaks="flag",
        )

    @cached_property
    def variation(self) -> YearlyVariation:
        """How the yearly effects vary."""
        try:
            return yearly_variation(self.by_year)
        except ParameterError as few:
            raise self.lacks("every_year") from few

    @cached_property
    def bootstrap(self) -> BootstrapIntervals:
        """Intervals of the effects added over the years."""
        try:
            return block_bootstrap(self.by_year)
        except ParameterError as few:
            raise self.lacks("every_year") from few

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
        return patterson(
            self.panel, start_year=start, end_year=end, unknown="leave_out", breaks="flag"
        )

    @cached_property
    def regression_by_year(self) -> PattersonByYearFit | None:
        """The regression form over the years; None where there are too few, or a gap."""
        start, end = self.years
        try:
            return patterson_by_year(
                self.panel, start_year=start, end_year=end, unknown="leave_out", breaks="flag"
            )
        except ParameterError:
            return None

    @cached_property
    def regression_of_all(self) -> PattersonFit:
        """The regression form, where there are regions enough to set side by side."""
        if len(self.panel.regions) < FEWEST_REGIONS:
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
        if len(self.panel.regions) < FEWEST_REGIONS:
            raise self.lacks("more_regions")
        try:
            return backtest(self.panel, unknown="leave_out")
        except ParameterError as few:
            raise self.lacks("every_year") from few

    def summary(self) -> Summary:
        """Return what the comparison says in short."""
        return summary_of(self)
