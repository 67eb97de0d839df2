"""The comparison of methods: what each variant says of one region, and what the answer hangs on."""

from collections.abc import Mapping
from functools import cached_property

from regionanalysis.panel import EmploymentPanel
from regionanalysis.shiftshare import RegionEffects, shift_share, shift_share_by_year
from regionanalysis.shiftshare.by_year import ShiftShareByYear
from regionanalysis.shiftshare.variants import VARIANTS
from regionanalysis.study.base import Study
from regionanalysis.study.desk import Desk, Summary
from regionanalysis.study.method_summary import summary_of
from regionanalysis.subject import IndustrySubject, Subject


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

    @cached_property
    def subject(self) -> Subject:
        """The place and measure."""
        self.uses(*self.panel.origins)
        return self.industry.subject

    @cached_property
    def panel(self) -> EmploymentPanel:
        """Employment by industry; what is in no region stands beside a region that is alone."""
        panel = self.study.industry_panel.in_persons()
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
            ).region(self.industry.place)
            for name, variant in VARIANTS.items()
        }

    @property
    def classic(self) -> RegionEffects:
        """The place by the classic variant, the two years compared."""
        return self.variants["classic"]

    @cached_property
    def by_year(self) -> ShiftShareByYear:
        """The classic variant year by year, all regions."""
        start, end = self.years
        return shift_share_by_year(
            self.panel, start_year=start, end_year=end, unknown="leave_out", breaks="flag"
        )

    @cached_property
    def dynamic(self) -> RegionEffects:
        """The place by the classic variant year by year, and added."""
        return self.by_year.cumulated().region(self.industry.place)

    def summary(self) -> Summary:
        """Return what the comparison says in short."""
        return summary_of(self)
