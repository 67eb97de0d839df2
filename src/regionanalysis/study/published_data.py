"""Results from the published figures in ``data/reference``."""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from regionanalysis.classifications.counties import counties_of
from regionanalysis.classifications.municipality import municipality_name
from regionanalysis.classifications.municipality_codes import CodeMove
from regionanalysis.classifications.regions import Goal, Region
from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.project import reference_folder
from regionanalysis.indicators.commuting import Integration, labour_market_integration
from regionanalysis.indicators.concentration import (
    ResidentShares,
    industry_profile,
    resident_shares,
)
from regionanalysis.indicators.destinations import CommuterDestinations, commuter_destinations
from regionanalysis.indicators.education import EducationRecord
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.indicators.national_jobs import NationalJobs
from regionanalysis.indicators.population import PopulationRecord, population_record
from regionanalysis.indicators.population_change import PopulationChange, population_change
from regionanalysis.indicators.structure import StructureShares, structure_of_residents
from regionanalysis.io.readers import reference
from regionanalysis.io.readers.population_changes import read_population_changes
from regionanalysis.io.readers.projected_people import projected_people
from regionanalysis.io.readers.published_industries import county_manufacturing, national_jobs
from regionanalysis.io.readers.published_regions import published_region
from regionanalysis.model.account import GrowthAccount, RegionAccount
from regionanalysis.model.comparison import Ranking, RegionComparison
from regionanalysis.model.goal import GoalRecord, goal_record
from regionanalysis.model.newest import NewestChange, newest_change
from regionanalysis.model.projection.outlook import (
    LevelSource,
    RegionProjection,
    region_projection,
)
from regionanalysis.model.projection.scenarios import LEVELS, QUARTILES
from regionanalysis.model.published import growth_account
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.citing import origins_of
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.presentation.language import Language
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.study.contexts import context_of
from regionanalysis.study.industries import (
    effects_by_industry,
    in_language,
    residual_of,
    unpublished_by_industry,
)
from regionanalysis.study.missing import missing, missing_if_refused, need, none_if_missing
from regionanalysis.study.parameters import ReportParameters
from regionanalysis.study.parts import OF_THE_WHOLE, part_name, part_subtitle
from regionanalysis.study.skills import innovation_for, published_shares
from regionanalysis.uncertainty import UnpublishedCells

# Telemarksforsking's figures are by the codes of 2017, Statistics Norway's here by those of 2024
EARLY_VINTAGE, LATE_VINTAGE = 2017, 2024

# the nation in series of jobs
NATION = "0"


class PublishedData:
    """A named region, from what Telemarksforsking and Statistics Norway have published."""

    parts = "regions"
    peers = "regions"
    published_account = None
    moment = "fourth_quarter"
    code_moves: Sequence[CodeMove] = ()
    notes: Sequence[str] = ()
    response = None
    net_by_industry = None
    private_record = None
    newest_private = None
    education_expected = None
    overview_codes = None

    def __init__(self, parameters: ReportParameters, language: Language) -> None:
        self.parameters = parameters
        self.language = language
        self.region: Region = published_region(parameters.region, parameters.members)
        self.reasons = {
            "newest_private": "private_jobs",
            "overview_codes": "municipal_boundaries",
        }
        self._folder = reference_folder()

    def share(self) -> None:
        """Do nothing: published figures are read in no time."""

    @property
    def slug(self) -> str:
        return self.region.slug

    @property
    def name(self) -> str:
        if self.region.whole:
            return self.region.name
        return part_name(self.region.name, self.member_names, self.language)

    @property
    def subtitle(self) -> str:
        return "" if self.region.whole else part_subtitle(self.member_names, self.language)

    @property
    def optional(self) -> frozenset[str]:
        # the headline account is the published one
        return frozenset({"published_account", "private_jobs"}) | (
            set() if self.region.whole else OF_THE_WHOLE
        )

    @property
    def counties(self) -> tuple[str, ...]:
        return counties_of(self.late_codes, LATE_VINTAGE)

    @property
    def _early(self) -> tuple[str, ...]:
        return self.region.codes_at(EARLY_VINTAGE)

    @property
    def late_codes(self) -> tuple[str, ...]:
        """The members' codes in the tables of Statistics Norway."""
        return self.region.codes_at(LATE_VINTAGE)

    @property
    def place(self) -> str:
        """What the report is on: a ``region`` or a single ``municipality``."""
        alone = len(self.member_names) == 1
        return "municipality" if alone else "region"

    @property
    def member_names(self) -> tuple[str, ...]:
        return tuple(member.name for member in self.region.members)

    @cached_property
    def context(self) -> Context:
        origins = self._private.origins
        return context_of(self.name, "private", origins, self.language, moment=self.moment)

    # accounts

    @cached_property
    def _private(self) -> GrowthAccount:
        return growth_account(reference.published_effects(self._folder, "private"))

    @cached_property
    def account(self) -> RegionAccount:
        return self._windowed(self._private)

    @cached_property
    def total_account(self) -> RegionAccount:
        return self._windowed(self._total)

    @cached_property
    def _total(self) -> GrowthAccount:
        return growth_account(reference.published_effects(self._folder, "total"))

    def _windowed(self, accounts: GrowthAccount) -> RegionAccount:
        return self._over_the_years(self._place_in(accounts)).named(self.name)

    def _place_in(self, accounts: GrowthAccount) -> RegionAccount:
        if self.region.whole:
            return accounts.region(self.region.published_as["telemarksforsking_code"])
        return accounts.sum_of(self._early, code=self.region.slug, name=self.name)

    def _over_the_years(self, account: RegionAccount) -> RegionAccount:
        start, end = self.parameters.start_year, self.parameters.end_year
        return account.window(
            account.start_year if start is None else start,
            account.end_year if end is None else end,
        )

    @none_if_missing
    def member_accounts(self) -> Sequence[RegionAccount]:
        if len(self._early) == 1:
            raise missing("members", self.name)
        return [self._over_the_years(self._private.region(code)) for code in self._early]

    # all regions

    @cached_property
    def all_places(self) -> RegionComparison:
        return reference.region_comparison(self._folder)

    @property
    def overview_places(self) -> RegionComparison:
        return self.all_places

    @property
    def comparison_name(self) -> str:
        # a part is none of the regions
        return self.region.published_as["telemarksforsking"] if self.region.whole else self.name

    @none_if_missing
    def comparison(self) -> RegionComparison:
        comparison, account = self.all_places, self.account
        if not self.region.whole:
            raise missing("comparison_members", self.name)
        years = (comparison.start_year, comparison.end_year)
        if (account.start_year, account.end_year) != years:
            raise missing("comparison_years", self.name)
        return comparison

    @property
    def ranking(self) -> Ranking | None:
        if self.comparison is None:
            return None
        return self.comparison.ranking(self.comparison_name, "growth")

    # all jobs

    @cached_property
    def series(self) -> EmploymentSeries:
        members = self.region.all_members
        codes = {one.code_at(EARLY_VINTAGE): one.code_at(LATE_VINTAGE) for one in members}
        return reference.workplace_series(self._folder, codes)

    @cached_property
    def jobs(self) -> FloatArray:
        # the region's own level where it is published, so that one year has one figure
        jobs, published = self.series.sum_of(self.late_codes), self._place_in(self._total).level
        jobs[: published.size] = published
        return jobs

    @cached_property
    def private_jobs(self) -> FloatArray:
        total = self._place_in(self._private)
        known = np.full(len(self.series.years), np.nan)
        known[: total.level.size] = total.level
        return known

    # industries

    @none_if_missing
    def industry_panel(self) -> EmploymentPanel:
        panel = reference.county_panel(self._folder)
        if self.region.county_code not in panel.regions:
            raise missing("industry", self.name)
        return in_language(panel, self.language)

    @none_if_missing
    def industry(self) -> IndustrySubject:
        panel: EmploymentPanel = need(self, "industry_panel")
        place = self.language.message("place.county", name=self.region.county_name)
        return IndustrySubject(
            place=self.region.county_code,
            names=panel.industry_names,
            unit=panel.unit,
            context=context_of(place, "county", panel.origins, self.language),
            decimals=1,
            own=False,
            residual=residual_of(self.account),
        )

    def industry_years(self, panel: EmploymentPanel) -> tuple[int, int]:
        return panel.years[0], panel.years[-1]

    @none_if_missing
    def industry_effects(self) -> RegionEffects:
        return effects_by_industry(need(self, "industry_panel"), self.region.county_code)

    @none_if_missing
    def unpublished(self) -> UnpublishedCells | None:
        panel, effects = need(self, "industry_panel"), need(self, "industry_effects")
        return unpublished_by_industry(panel, self.region.county_code, effects)

    @cached_property
    def _finer(self) -> tuple[EmploymentPanel, Mapping[str, str]]:
        return county_manufacturing(self._folder)

    @none_if_missing
    def finer_industries(self) -> EmploymentPanel:
        if self.region.county_code not in self._finer[0].regions:
            raise missing("finer_industries", self.name)
        return in_language(self._finer[0], self.language)

    @property
    def finer_parents(self) -> Mapping[str, str]:
        return self._finer[1]

    @none_if_missing
    def finer_effects(self) -> RegionEffects:
        return effects_by_industry(need(self, "finer_industries"), self.region.county_code)

    @cached_property
    def national_jobs(self) -> NationalJobs:
        return national_jobs(self._folder, self.language.code)

    @none_if_missing
    def structure(self) -> StructureShares | None:
        panel: EmploymentPanel = need(self, "industry_panel")
        profile = industry_profile(panel, panel.years[-1])
        return structure_of_residents(self.residents, panel, profile, self.region.county_code)

    # people

    @cached_property
    def residents(self) -> ResidentShares:
        return resident_shares(reference.residence_panel(self._folder), self.late_codes)

    @none_if_missing
    def integration(self) -> Integration:
        if len(self.late_codes) == 1:
            raise missing("one_area", self.name)
        return labour_market_integration(reference.commuting_flows(self._folder), self.late_codes)

    @none_if_missing
    def destinations(self) -> CommuterDestinations:
        integration: Integration = need(self, "integration")
        flows = reference.commuting_flows(self._folder)
        names = {code: municipality_name(code) for code in flows.places}
        return commuter_destinations(flows, integration.members, names)

    @cached_property
    def population(self) -> PopulationRecord:
        return population_record(reference.population_panel(self._folder), self.late_codes)

    @none_if_missing
    def education(self) -> EducationRecord:
        return published_shares("16", self.late_codes, self.name)

    @none_if_missing
    def education_adults(self) -> EducationRecord:
        return published_shares("30-66", self.late_codes, self.name)

    @none_if_missing
    def population_change(self) -> PopulationChange:
        changes = read_population_changes(self._folder, "ssb_06913_births_migration")
        people = reference.population_panel(self._folder)
        return population_change(changes, people, self.late_codes)

    @none_if_missing
    def innovation(self) -> InnovationRecord:
        return innovation_for(self.region if self.region.whole else None, self.name)

    # the goal and the years to come

    @property
    def _stated_goal(self) -> Goal | None:
        if self.parameters.goal is not None:
            return Goal(self.parameters.goal)
        # a part is not measured against the goal of the whole
        return self.region.goal if self.region.whole else None

    @none_if_missing
    def goal(self) -> GoalRecord:
        if self._stated_goal is None:
            raise missing("goal", self.name)
        with missing_if_refused("goal", self.name):
            return goal_record(self.series, self.late_codes, self._stated_goal)

    @cached_property
    def nation_jobs(self) -> EmploymentSeries:
        return reference.nation_series(self._folder)

    @cached_property
    def contracts(self) -> EmploymentSeries:
        return reference.contract_series(self._folder)

    @cached_property
    def newest(self) -> NewestChange | None:
        """The newest change in all jobs, where the account is older."""
        return self._newer(self.series, self.nation_jobs)

    @cached_property
    def newest_contracts(self) -> NewestChange | None:
        return self._newer(self.contracts, self.contracts)

    def _newer(self, series: EmploymentSeries, nation: EmploymentSeries) -> NewestChange | None:
        if not set(self.late_codes) <= set(series.places):
            return None
        change = newest_change(series, self.late_codes, nation, NATION)
        return change if change and change.end_year > self.account.end_year else None

    @none_if_missing
    def outlook(self) -> RegionProjection:
        account, places = self.total_account, self.all_places
        integration: Integration = need(self, "integration")
        quartiles = np.percentile(places.mean_effects["attractiveness"], QUARTILES).tolist()
        whole = self.region.published_as.get("ssb_economic_region") if self.region.whole else None
        regions = LevelSource(len(places.regions), places.start_year, places.end_year, private=True)
        with missing_if_refused("outlook", self.name):
            return region_projection(
                account.before_break() or account,
                self.population,
                dict(zip(LEVELS, quartiles, strict=True)),
                own_share=float(1 - integration.out_share[-1]),
                base_year=self.series.years[-1],
                jobs=float(self.jobs[-1]),
                levels_of=regions,
                projected=projected_people(self._folder, self.late_codes, whole),
                goal=self._stated_goal.jobs_a_year if self._stated_goal else None,
                origins=origins_of(places, integration, self.series),
            )

    @none_if_missing
    def subsets(self) -> Sequence[tuple[Sequence[str], Sequence[str]]]:
        if not (self.region.subsets and self.region.whole):
            raise missing("subsets", self.name)
        return [(self._codes_without(left_out), left_out) for left_out in self.region.subsets]

    def _codes_without(self, names: Sequence[str]) -> Sequence[str]:
        members = [member for member in self.region.all_members if member.name not in names]
        return [member.code_at(LATE_VINTAGE) for member in members]

    @property
    def all_codes(self) -> Sequence[str]:
        return self._codes_without(())
