"""The results of a comparison of methods: every variant, every period, every reference area.

Those that a panel does not allow are None, as in `RegionData`.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from regionanalysis.classifications.industry_names import industry_groups
from regionanalysis.classifications.series_breaks import SeriesBreak, breaks_crossed
from regionanalysis.errors import MissingDataError
from regionanalysis.panel.aggregate import merge_regions
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.presentation.context import IndustrySubject
from regionanalysis.shiftshare import RegionEffects, shift_share, shift_share_by_year
from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.reference_area import (
    NATION,
    REST_OF_NATION,
    NamedGroup,
    ReferenceArea,
)
from regionanalysis.shiftshare.variants import VARIANTS
from regionanalysis.study.missing import missing, missing_if_refused, need, none_if_missing
from regionanalysis.study.region_data import RegionData
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


class MethodResults:
    """Every variant on one region, or on the county whose industries stand in for it.

    Attributes
    ----------
    data
        The region's results, whose industries and years are used.
    industry
        The place whose industries are compared.
    reasons
        Why results are None, by their names.
    """

    def __init__(self, data: RegionData) -> None:
        """Begin with the two years compared.

        Raises
        ------
        MissingDataError
            When there are no figures by industry.
        """
        self.data = data
        self.reasons: dict[str, str] = {}
        if data.industry_panel is None:
            raise MissingDataError(
                f"A comparison of methods needs figures by industry, and there are none for "
                f"{data.name}.",
                what="industry",
                remedy="Run `regionanalysis refresh` (needs a network), or name a panel (--panel).",
            )
        self._source: EmploymentPanel = data.industry_panel
        self.industry: IndustrySubject = need(data, "industry")
        # refuse years that the figures lack before a report is begun
        _ = self.variants

    @property
    def name(self) -> str:
        """Name of the place, as printed."""
        return self.industry.context.name

    @property
    def place(self) -> str:
        """Code of the place in the panel."""
        return self.industry.place

    @cached_property
    def panel(self) -> EmploymentPanel:
        """Employment by industry, a group of regions as one region.

        Jobs in no region stand beside a region that is alone.
        """
        panel = self._source.in_persons()
        members = panel.groups.get(self.place)
        if members:
            panel = merge_regions(panel, members, self.place, self.industry.context.name)
        return panel if len(panel.regions) > 1 else panel.with_unallocated()

    @cached_property
    def years(self) -> tuple[int, int]:
        """First and last year of the comparison."""
        return self.data.industry_years(self.panel)

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

    @none_if_missing
    def by_year(self) -> ShiftShareByYear:
        """The classic variant year by year, all regions."""
        start, end = self.years
        with missing_if_refused("every_year", self.name):
            return shift_share_by_year(
                self.panel, start_year=start, end_year=end, missing="drop", breaks="flag"
            )

    @none_if_missing
    def by_time(self) -> Mapping[str, RegionEffects]:
        """The same three effects with the weights of other years."""
        by_year: ShiftShareByYear = need(self, "by_year")
        return {
            "classic": self.classic,
            "dynamic": by_year.total().region(self.place),
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

    @none_if_missing
    def detail(self) -> DetailSensitivity:
        """The classic effects with the panel's industries and with groups of them."""
        groups = industry_groups(self.panel.industries)
        if not groups or len(set(groups.values())) in (1, len(groups)):
            raise missing("industry_groups", self.name)
        # an unknown industry would make its whole group unknown, and is left alone
        unknown = np.isnan(self.classic.change)
        alone = [code for code, hide in zip(self.panel.industries, unknown, strict=True) if hide]
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
