"""A study on the published figures in ``data/reference``."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from regionanalysis.classifications.counties import counties_of
from regionanalysis.classifications.regions import Region
from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.project import reference_folder
from regionanalysis.indicators.commuting import Integration, labour_market_integration
from regionanalysis.indicators.concentration import ResidentShares, resident_shares
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.indicators.population import PopulationRecord, population_record
from regionanalysis.io.readers import reference
from regionanalysis.io.readers.published_regions import published_region
from regionanalysis.model.account import GrowthAccount, RegionAccount
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.model.goal import GoalNeed, GoalRecord, goal_need, goal_record
from regionanalysis.model.projection.outlook import RegionProjection, region_projection
from regionanalysis.model.projection.scenarios import LEVELS, QUARTILES
from regionanalysis.model.published import PublishedEffects, growth_account
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.study.innovation import surveyed
from regionanalysis.study.parameters import ReportParameters
from regionanalysis.study.region import RegionStudy
from regionanalysis.study.region_data import Ranking

# Telemarksforsking's figures are by the codes of 2017, Statistics Norway's here by those of 2024
EARLY_VINTAGE, LATE_VINTAGE = 2017, 2024


class PublishedStudy(RegionStudy):
    """A named region, from what Telemarksforsking and Statistics Norway have published."""

    def __init__(self, parameters: ReportParameters) -> None:
        super().__init__(parameters)
        self.region: Region = published_region(parameters.region, parameters.members)
        self._folder = reference_folder()

    def share(self) -> None:
        """Do nothing: what is published is soon read."""

    @property
    def slug(self) -> str:
        return self.region.slug

    @property
    def name(self) -> str:
        if self.region.whole:
            return self.region.name
        members = len(self.region.members)
        return self.language.plural("place.part", members, name=self.region.name, count=members)

    @cached_property
    def context(self) -> Context:
        return Context(
            self.name, "private", self.uses(self._private.origin), moment="fourth_quarter"
        )

    @cached_property
    def total_subject(self) -> Context:
        return Context(self.name, "all", self.uses(self._total.origin))

    @cached_property
    def _private(self) -> PublishedEffects:
        return reference.published_effects(self._folder, "private")

    @cached_property
    def _total(self) -> PublishedEffects:
        return reference.published_effects(self._folder, "total")

    @cached_property
    def account(self) -> RegionAccount:
        return self._windowed(growth_account(self._private))

    @cached_property
    def total_account(self) -> RegionAccount:
        return self._windowed(growth_account(self._total))

    def _windowed(self, accounts: GrowthAccount) -> RegionAccount:
        if self.region.whole:
            place = accounts.region(self.region.published_as["telemarksforsking_code"])
        else:
            place = accounts.sum_of(self._early, code=self.region.slug, name=self.name)
        return self._asked(place).named(self.name)

    def _asked(self, account: RegionAccount) -> RegionAccount:
        asked = self.parameters
        start = account.start_year if asked.start_year is None else asked.start_year
        end = account.end_year if asked.end_year is None else asked.end_year
        return account.window(start, end)

    @property
    def _early(self) -> tuple[str, ...]:
        return self.region.codes_at(EARLY_VINTAGE)

    @property
    def late_codes(self) -> tuple[str, ...]:
        """The members' codes in the tables of Statistics Norway."""
        return self.region.codes_at(LATE_VINTAGE)

    @property
    def counties(self) -> tuple[str, ...]:
        return counties_of(self.late_codes, LATE_VINTAGE)

    @property
    def member_names(self) -> tuple[str, ...]:
        return tuple(member.name for member in self.region.members)

    @cached_property
    def member_accounts(self) -> Sequence[RegionAccount]:
        if len(self._early) == 1:
            raise self.lacks("members")
        accounts = growth_account(self._private)
        return [self._asked(accounts.region(code)) for code in self._early]

    @cached_property
    def comparison(self) -> RegionComparison:
        found, level = self.all_places, self.account.level
        if not self._over_the_same_years:
            raise self.lacks("comparison_years")
        if self.region.whole:
            return found
        return found.with_figures(self.comparison_name, float(level[0]), float(level[-1]))

    @property
    def _over_the_same_years(self) -> bool:
        """Whether the account is over the years that all regions' figures are of."""
        found, account = self.all_places, self.account
        return (account.start_year, account.end_year) == (found.start_year, found.end_year)

    @cached_property
    def all_places(self) -> RegionComparison:
        return reference.region_comparison(self._folder)

    @property
    def comparison_name(self) -> str:
        return self.region.published_as["telemarksforsking"]

    @cached_property
    def ranking(self) -> Ranking | None:
        if not self._over_the_same_years:
            return None
        comparison = self.comparison
        rank = comparison.rank(self.comparison_name, "growth")
        return Ranking(rank, len(comparison.regions))

    @cached_property
    def series(self) -> EmploymentSeries:
        members = self.region.all_members
        codes = {one.code_at(EARLY_VINTAGE): one.code_at(LATE_VINTAGE) for one in members}
        return reference.workplace_series(self._folder, codes)

    @cached_property
    def jobs(self) -> FloatArray:
        return self.series.sum_of(self.late_codes)

    @cached_property
    def private_jobs(self) -> FloatArray | None:
        accounts = growth_account(self._private)
        total = accounts.sum_of(self._early, code="", name=self.name)
        known = np.full(len(self.series.years), np.nan)
        known[: total.level.size] = total.level
        return known

    @cached_property
    def industry_panel(self) -> EmploymentPanel:
        panel = reference.county_panel(self._folder)
        if self.region.county_code not in panel.regions:
            raise self.lacks("industry")
        return self.in_words(panel)

    @cached_property
    def industry(self) -> IndustrySubject:
        panel = self.industry_panel
        place = self.language.message("place.county", name=self.region.county_name)
        return IndustrySubject(
            place=self.region.county_code,
            names=panel.industry_names,
            unit=panel.unit,
            context=Context(place, "county", self.uses(*panel.origins)),
            decimals=1,
            own=False,
        )

    @cached_property
    def residents(self) -> ResidentShares:
        panel = reference.residence_panel(self._folder)
        self.uses(*panel.origins)
        return resident_shares(panel, self.late_codes)

    @cached_property
    def integration(self) -> Integration:
        if len(self.late_codes) == 1:
            raise self.lacks("one_municipality")
        flows = reference.commuting_flows(self._folder)
        return labour_market_integration(flows, self.late_codes)

    @cached_property
    def population(self) -> PopulationRecord:
        panel = reference.population_panel(self._folder)
        self.uses(*panel.origins)
        return population_record(panel, self.late_codes)

    @cached_property
    def goal(self) -> GoalRecord:
        return goal_record(self.series, self.late_codes, self._stated_goal, self.region.goal_source)

    @cached_property
    def goal_need(self) -> GoalNeed:
        account = self.total_account
        return goal_need(account.before_break() or account, self._stated_goal)

    @cached_property
    def outlook(self) -> RegionProjection:
        account = self.total_account
        found = self.all_places
        self.uses(found.origin)
        quartiles = np.percentile(found.mean_effects["attractiveness"], QUARTILES).tolist()
        with self.lacking("outlook"):
            return region_projection(
                account.before_break() or account,
                self.population,
                dict(zip(LEVELS, quartiles, strict=True)),
                own_share=float(1 - self.integration.out_share[-1]),
                base_year=self.series.years[-1],
                jobs=float(self.jobs[-1]),
                goal=self.region.goal,
            )

    @property
    def _stated_goal(self) -> int:
        if self.region.goal is None:
            raise self.lacks("goal")
        return self.region.goal

    @cached_property
    def innovation(self) -> InnovationRecord:
        return surveyed(self, self.region)

    @property
    def subsets(self) -> Sequence[tuple[Sequence[str], Sequence[str]]]:
        if not self.region.subsets:
            raise self.lacks("subsets")
        found = []
        for left_out in self.region.subsets:
            kept = [one for one in self.region.all_members if one.name not in left_out]
            found.append(([one.code_at(LATE_VINTAGE) for one in kept], left_out))
        return found

    @property
    def all_codes(self) -> Sequence[str]:
        return [one.code_at(LATE_VINTAGE) for one in self.region.all_members]
