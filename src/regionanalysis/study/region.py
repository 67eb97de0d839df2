"""What every study offers a notebook: its figures, what follows from them, and what they are of."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache

from regionanalysis.classifications.industry_names import names_in
from regionanalysis.classifications.municipality_codes import municipality_name
from regionanalysis.errors import MissingDataError
from regionanalysis.indicators.concentration import IndustryProfile, industry_profile
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.model.goal import GoalRecord
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.wording import joined
from regionanalysis.shiftshare import RegionEffects, shift_share
from regionanalysis.study.cache import KEPT
from regionanalysis.study.region_data import RegionData
from regionanalysis.study.report import Summary
from regionanalysis.study.summary import summary_of
from regionanalysis.uncertainty import UnpublishedCells, effect_bounds, unpublished_cells

TEN_YEARS = 10


class RegionStudy(RegionData):
    """One region's figures.

    Attributes
    ----------
    moment
        When in the year jobs are counted, a key of ``locale`` (``moment.<moment>``), if known.
    """

    moment = "fourth_quarter"

    def summary(self) -> Summary:
        """Return what the report says in short."""
        return summary_of(self)

    # what the figures are of

    @property
    def comparison_subject(self) -> Context:
        """The place among all regions."""
        return Context(self.name, "private", self.uses(self.comparison.origin))

    @property
    def series_subject(self) -> Context:
        """The place with all jobs as the measure, from every table of the series."""
        return Context(self.name, "all", self.uses(*self.series.origins), moment=self.moment)

    @property
    def goal_subject(self) -> Context:
        """The place with all jobs as the measure, and who has set the goal."""
        found = self.series_subject
        if not self.goal.source:
            return found
        said = self.language.message("source.goal", source=self.language.foreign(self.goal.source))
        return Context(found.name, found.measure, joined(" ", (found.source, said)))

    @property
    def residents_subject(self) -> Context:
        """The place with employed residents as the measure."""
        return Context(self.name, "residents", self.uses(*self.residents.origins))

    @property
    def integration_subject(self) -> Context:
        """The place with commuting as the measure."""
        return Context(self.name, "commuters", self.uses(self.integration.origin))

    @property
    def education_subject(self) -> Context:
        """The place with education as the measure."""
        expected = self.education_expected
        more = () if expected is None else expected.origins
        return Context(self.name, "inhabitants", self.uses(*self.education.origins, *more))

    @property
    def innovation_subject(self) -> Context:
        """The place with innovation as the measure."""
        return Context(self.name, "jobs", self.uses(self.innovation.origin))

    @property
    def population_subject(self) -> Context:
        """The place with inhabitants as the measure."""
        return Context(self.name, "inhabitants", self.uses(*self.population.origins))

    # what follows from them

    @property
    def industry_names(self) -> Mapping[str, str]:
        """Names of the industries in the language of the report, by code."""
        panel = self.industry_panel
        return dict(zip(panel.industries, panel.industry_names, strict=True))

    @property
    def goal_if_known(self) -> GoalRecord | None:
        """The goal's record; None where the region has no goal or no series."""
        try:
            return self.goal
        except MissingDataError:
            return None

    @property
    def effects_comparison(self) -> RegionComparison:
        """All regions' mean effects, where the region's own are published."""
        found = self.comparison
        if not found.mean_effects:
            raise self.lacks("comparison_members")
        return found

    @property
    def destinations(self) -> Sequence[Sequence[str]]:
        """Names of the places most residents of each member commute to, by year."""
        codes = self.integration.largest_destination
        return [[municipality_name(code) if code else "" for code in year] for year in codes]

    @property
    def periods(self) -> Sequence[PeriodAccount]:
        """The whole period and, where it crosses a break, the part before and the part after."""
        return _periods(self.account)

    @property
    def total_periods(self) -> Sequence[PeriodAccount]:
        """The same for all jobs, private and public."""
        return _periods(self.total_account)

    @cached_property
    def member_growth(self) -> tuple[Sequence[RegionAccount], Sequence[RegionAccount]]:
        """Every member's last year and last ten years."""
        accounts = self.member_accounts
        end = accounts[0].end_year
        start = max(accounts[0].start_year, end - TEN_YEARS)
        return (
            [one.window(end - 1, end) for one in accounts],
            [one.window(start, end) for one in accounts],
        )

    @cached_property
    def industry_effects(self) -> RegionEffects:
        """Classic shift-share by industry over the years asked for, or all years there are."""
        panel = self.industry_panel
        start, end = self.industry_years(panel)
        result = shift_share(panel, start_year=start, end_year=end, missing="drop", breaks="flag")
        return result.region(self.industry.place)

    @cached_property
    def unpublished(self) -> UnpublishedCells | None:
        """Figures by industry that are hidden, missing or disguised; None where there are none."""
        panel, place = self.industry_panel, self.industry.place
        start, end = self.industry_years(panel)
        bounds = effect_bounds(panel, start_year=start, end_year=end)
        members = panel.groups.get(place, (place,))
        return unpublished_cells(panel, members, self.industry_effects, bounds)

    @cached_property
    def industry_profile(self) -> IndustryProfile:
        """Shares and location quotients in the last year."""
        panel = self.industry_panel
        return industry_profile(panel, self.industry_years(panel)[1])

    def in_words(self, panel: EmploymentPanel) -> EmploymentPanel:
        """Return a panel with its industries' names in the language of the report."""
        return _in_words(panel, self.language.code)

    def industry_years(self, panel: EmploymentPanel) -> tuple[int, int]:
        """Return the years that industries are compared over."""
        return panel.years[0], panel.years[-1]


@lru_cache(KEPT)
def _in_words(panel: EmploymentPanel, code: str) -> EmploymentPanel:
    # the same panel for the same figures, so that what is computed from it is found again
    return replace(panel, industry_names=names_in(code, panel.industry_names))


def _periods(account: RegionAccount) -> Sequence[PeriodAccount]:
    parts = [account]
    before = account.before_break()
    if before is not None:
        parts.append(before)
        after = before.end_year + 1
        if after < account.end_year:
            parts.append(account.window(after, account.end_year))
    return [part.total() for part in parts]
