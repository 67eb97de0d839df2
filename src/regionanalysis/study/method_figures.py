"""The figures of a comparison of methods: every variant, every period, every reference area.

Those that cannot be had of a panel raise `MissingDataError`, as those of a study do.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from regionanalysis.classifications.industry_names import industry_groups
from regionanalysis.classifications.series_breaks import SeriesBreak, breaks_crossed
from regionanalysis.panel.aggregate import merge_regions
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.shiftshare import RegionEffects, shift_share, shift_share_by_year
from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.reference_area import (
    NATION,
    REST_OF_NATION,
    NamedGroup,
    ReferenceArea,
)
from regionanalysis.shiftshare.variants import VARIANTS
from regionanalysis.study.region import RegionStudy
from regionanalysis.study.report import ReportContext
from regionanalysis.uncertainty import (
    DetailSensitivity,
    LeaveOneOut,
    Windows,
    all_windows,
    by_detail,
    by_reference,
    leave_one_out,
)

# fewer regions than this say little of how regions differ
MIN_REGIONS = 5
ALL_REGIONS = "all regions"


class MethodFigures(ReportContext):
    """Every variant on one region, or on the county whose industries stand in for it.

    Attributes
    ----------
    study
        The region's study, whose industries and years are used.
    """

    def __init__(self, study: RegionStudy) -> None:
        self.parts = study.parts
        super().__init__(study.parameters)
        self.study = study
        # figures that are not there are told before a kernel is started
        _ = self.classic

    def share(self) -> None:
        """Read what other comparisons use too."""
        self.study.share()

    @property
    def slug(self) -> str:
        """Name of the report's files."""
        return f"{self.study.slug}-methods"

    @property
    def name(self) -> str:
        """Name of the place, as printed."""
        return self.context.name

    @property
    def counties(self) -> Sequence[str]:
        """Names of the counties that the region lies in, where that is known."""
        return self.study.counties

    @cached_property
    def industry(self) -> IndustrySubject:
        """The place whose industries are compared."""
        return self.study.industry

    @property
    def place(self) -> str:
        """Code of the place in the panel."""
        return self.industry.place

    @cached_property
    def context(self) -> Context:
        """The place and measure."""
        self.uses(*self.panel.origins)
        return self.industry.context

    @cached_property
    def panel(self) -> EmploymentPanel:
        """Employment by industry, a group of regions as one region.

        What is in no region stands beside a region that is alone.
        """
        panel = self.study.industry_panel.in_persons()
        members = panel.groups.get(self.place)
        if members:
            panel = merge_regions(panel, members, self.place, self.industry.context.name)
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
                missing="drop",
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
        with self.lacking("every_year"):
            return shift_share_by_year(
                self.panel, start_year=start, end_year=end, missing="drop", breaks="flag"
            )

    @cached_property
    def dynamic(self) -> RegionEffects:
        """The place by the classic variant year by year, and added."""
        return self.by_year.total().region(self.place)

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
        return all_windows(self.panel, start_year=start, end_year=end, missing="drop")

    @cached_property
    def references(self) -> Mapping[str, RegionEffects]:
        """The classic effects against the nation, the rest of it, and the regions together."""
        start, end = self.years
        areas: dict[str, ReferenceArea] = {"nation": NATION, "rest_of_nation": REST_OF_NATION}
        panel = self.panel
        if len(panel.regions) >= MIN_REGIONS:
            panel = panel.with_groups({ALL_REGIONS: panel.regions})
            areas["all_regions"] = NamedGroup(ALL_REGIONS)
        results = by_reference(
            panel, areas, start_year=start, end_year=end, missing="drop", breaks="flag"
        )
        return {name: result.region(self.place) for name, result in results.items()}

    @cached_property
    def left_out(self) -> LeaveOneOut:
        """The classic effects without each industry."""
        start, end = self.years
        return leave_one_out(self.panel, start_year=start, end_year=end, missing="drop")

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
            missing="drop",
            breaks="flag",
        )
