"""Results from a panel of the user's own: any regions, any industries."""

import shlex
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property

from regionanalysis.classifications.counties import counties_of
from regionanalysis.classifications.municipality_codes import CodeMove
from regionanalysis.classifications.places import has_parallel_names, official_name, text_name
from regionanalysis.classifications.regions import Goal
from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError, RegionAnalysisError
from regionanalysis.indicators.commuting import Integration, labour_market_integration
from regionanalysis.indicators.destinations import CommuterDestinations, commuter_destinations
from regionanalysis.indicators.education import EducationRecord, ExpectedEducation
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.indicators.national_jobs import NationalJobs
from regionanalysis.indicators.net_commuting import NetCommuting
from regionanalysis.indicators.people import Indicator, people_indicators
from regionanalysis.indicators.population import PopulationRecord, population_record
from regionanalysis.indicators.population_change import PopulationChange
from regionanalysis.indicators.structure import StructureShares
from regionanalysis.model.account import GrowthAccount, RegionAccount
from regionanalysis.model.comparison import Ranking, RegionComparison
from regionanalysis.model.goal import GoalRecord, goal_record
from regionanalysis.model.newest import NewestChange
from regionanalysis.model.population_response import PopulationResponse
from regionanalysis.model.private_jobs import PrivateJobs
from regionanalysis.model.projection.outlook import RegionProjection
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.notes import some
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.citing import origins_of
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.presentation.language import Language
from regionanalysis.shiftshare import RegionEffects, ShiftShareByYear
from regionanalysis.study import cache
from regionanalysis.study.contexts import context_of
from regionanalysis.study.industries import in_language, residual_of
from regionanalysis.study.missing import missing, missing_if_refused, need, none_if_missing
from regionanalysis.study.own_words import own_words
from regionanalysis.study.panel_people import outlook_for, response_for
from regionanalysis.study.parameters import ReportParameters
from regionanalysis.study.parts import part_name, part_subtitle
from regionanalysis.study.region_data import Subset
from regionanalysis.study.select_region import region_in_panel
from regionanalysis.uncertainty import UnpublishedCells, unpublished_cells

# fewer regions say too little of how regions differ
MIN_COMPARED = 5


def check_every_year(panel: EmploymentPanel, parameters: ReportParameters) -> None:
    """Raise an error for a period that lacks a year: a report explains the change year by year.

    Raises
    ------
    ParameterError
        With a period that lacks none, or the command that compares the two years.
    """
    start, end = panel.window(parameters.start_year, parameters.end_year)
    gaps = [year for year in range(start, end) if year not in panel.years]
    if not gaps:
        return
    first, last = _longest_run(panel.years)
    remedy = (
        f"Choose years without a gap, such as --from {first} --to {last}"
        if last > first
        else "Add the years between"
    )
    raise ParameterError(
        f"A report explains the change from {start} to {end} year by year, and the panel lacks "
        f"{some([str(year) for year in gaps])}.",
        remedy=f"{remedy}; or compare the two years with --notebook method_comparison, or with "
        f"regionanalysis decompose {shlex.quote(str(parameters.panel))} --from {start} "
        f"--to {end} --totals.",
        evidence=gaps,
    )


def _longest_run(years: Sequence[int]) -> tuple[int, int]:
    runs = [[years[0]]]
    for year in years[1:]:
        if year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    longest = max(runs, key=len)
    return longest[0], longest[-1]


class PanelData:
    """A region, or a group of regions, of the panel in a file.

    Attributes
    ----------
    panel
        Employment by region and industry.
    codes
        Codes of the panel that the region is made of.
    is_part
        Whether they are only some of the codes of a known region.
    own_words
        Words for region, nation and job.
    """

    parts = "regions"
    moment = ""
    notes: Sequence[str] = ()
    total_account: RegionAccount | None = None
    residents = None
    nation_jobs: EmploymentSeries | None = None
    contracts: EmploymentSeries | None = None
    finer_industries: EmploymentPanel | None = None
    finer_parents: Mapping[str, str] | None = None
    finer_effects: RegionEffects | None = None
    national_jobs: NationalJobs | None = None
    structure: StructureShares | None = None
    private_record: PrivateJobs | None = None
    newest: NewestChange | None = None
    newest_contracts: NewestChange | None = None
    newest_private: PrivateJobs | None = None

    def __init__(self, parameters: ReportParameters, language: Language) -> None:
        self.parameters = parameters
        self.language = language
        self.reasons = {
            "total_account": "series",
            "all_codes": "subsets",
            "newest_private": "private_jobs",
        }
        self.panel: EmploymentPanel = in_language(self._read_panel(), language)
        choice = region_in_panel(self.panel, parameters)
        self.codes, self.slug, self.is_part = choice.codes, choice.slug, choice.is_part
        self._full_name = choice.name
        self.name = text_name(choice.name)
        self.own_words = own_words(parameters.panel, parameters.words, language.code).of(
            is_group=len(self.codes) > 1, has_municipalities=self.panel.vintage is not None
        )
        # the context's words and the report's are the same
        self.language = language.with_own_words(self.own_words)
        if self.is_part:
            self.name = part_name(choice.name, self.member_names, self.language)

    # files

    def _read_panel(self) -> EmploymentPanel:
        given = self.parameters
        if given.panel is None:
            raise ParameterError("A study of one's own figures needs a panel.")
        return cache.panel_in(cache.file_key(given.panel), given.reading)

    @cached_property
    def _population(self) -> PopulationPanel | None:
        path = self.parameters.population
        return None if path is None else cache.population_in(cache.file_key(path))

    @cached_property
    def _flows(self) -> CommutingFlows | None:
        path = self.parameters.commuting
        return None if path is None else cache.flows_in(cache.file_key(path))

    def share(self) -> None:
        # an error is raised again by the report that needs the figures
        with suppress(RegionAnalysisError):
            _ = self.all_places
        with suppress(RegionAnalysisError):
            _ = self._flows

    # the region

    @property
    def optional(self) -> frozenset[str]:
        # what only published tables on Norway have
        return frozenset({"national_jobs", "structure"})

    @property
    def subtitle(self) -> str:
        if self.is_part:
            return part_subtitle(self.member_names, self.language)
        # the official name once, where sentences have one of several parallel names
        return official_name(self._full_name) if has_parallel_names(self._full_name) else ""

    @property
    def peers(self) -> str:
        return self.parts

    @property
    def counties(self) -> Sequence[str]:
        vintage = self.panel.vintage
        return () if vintage is None else counties_of(self.codes, vintage)

    @property
    def place(self) -> str:
        """What the report is on: a ``region`` or a single ``municipality``."""
        alone = self.parts == "municipalities" and len(self.member_names) == 1
        return "municipality" if alone else "region"

    @property
    def member_names(self) -> Sequence[str]:
        return [self._region_names[code] for code in self.codes]

    @property
    def _region_names(self) -> Mapping[str, str]:
        return dict(zip(self.panel.regions, self.panel.region_names, strict=True))

    @property
    def code_moves(self) -> Sequence[CodeMove]:
        return ()

    @cached_property
    def context(self) -> Context:
        measure = "residents" if self.panel.place == "residence" else "panel"
        return context_of(self.name, measure, self.panel.origins, self.language, parts=self.parts)

    # accounts

    @property
    def _years(self) -> cache.Years:
        return cache.Years(self.parameters.start_year, self.parameters.end_year)

    @cached_property
    def _accounts(self) -> GrowthAccount:
        return cache.accounts_of(self._own_panel, self._years, self._population, self.response)

    @cached_property
    def account(self) -> RegionAccount:
        if len(self.codes) == 1:
            return self._accounts.region(self.codes[0]).named(self.name)
        if self._accounts.basis == "modelled":
            # a group has its own response and its own population gap
            return self._accounts.region(self.slug).named(self.name)
        return self._accounts.sum_of(self.codes, code=self.slug, name=self.name)

    @none_if_missing
    def member_accounts(self) -> Sequence[RegionAccount]:
        if len(self.codes) == 1:
            raise missing("members", self.name)
        return [self._accounts.region(code) for code in self.codes]

    # all regions

    @cached_property
    def all_places(self) -> RegionComparison:
        return cache.places_of(self._accounts, self.panel)

    @property
    def overview_places(self) -> RegionComparison:
        return self.all_places

    @property
    def overview_codes(self) -> Sequence[str]:
        return self._all_codes_in_order

    @property
    def _all_codes_in_order(self) -> Sequence[str]:
        codes = [code for code in self.panel.regions if code in self._accounts.places]
        level = self._accounts.level[:-1]
        return [code for code in codes if (level[:, self._accounts.places.index(code)] > 0).all()]

    @property
    def _peer_places(self) -> RegionComparison | None:
        """The regions that this one is among; None for a group of regions."""
        return self.all_places if len(self.codes) == 1 else None

    @property
    def comparison_name(self) -> str:
        return self.name

    @cached_property
    def ranking(self) -> Ranking | None:
        places = self._peer_places
        if places is None or len(places.regions) == 1 or self.name not in places.regions:
            return None
        return places.ranking(self.name, "growth")

    @none_if_missing
    def comparison(self) -> RegionComparison:
        places = self._peer_places
        few = places is None or len(places.regions) < MIN_COMPARED
        if places is None or few or self.name not in places.regions:
            raise missing("comparison", self.name)
        indicators = self._indicators(places)
        return replace(
            places,
            indicators={name: one.places for name, one in indicators.items()},
            indicators_nation={
                "growth": self.all_places.national_growth,
                **{name: one.nation for name, one in indicators.items()},
            },
            origins=origins_of(self.panel, self._population, self._flows),
        )

    def _indicators(self, places: RegionComparison) -> Mapping[str, Indicator]:
        """Return further figures of the regions compared."""
        return people_indicators(
            self._all_codes_in_order,
            self._population,
            self._flows,
            start_year=places.start_year,
            end_year=places.end_year,
        )

    # industries

    @cached_property
    def _own_panel(self) -> EmploymentPanel:
        # a single region is in the panel already, and all reports on it share its figures
        if len(self.codes) == 1:
            return self.panel
        return self.panel.with_groups({self.slug: self.codes})

    @property
    def industry_panel(self) -> EmploymentPanel:
        return self._own_panel

    @cached_property
    def industry(self) -> IndustrySubject:
        return IndustrySubject(
            place=self.codes[0] if len(self.codes) == 1 else self.slug,
            names=self.panel.industry_names,
            unit=self.panel.unit,
            context=self.context,
            decimals=0,
            own=True,
            residual=self._residual,
        )

    @property
    def _residual(self) -> str:
        try:
            return residual_of(self.account)
        except ParameterError:
            # methods are compared between two years too, and there is no account of every year
            return IndustrySubject.residual

    def industry_years(self, panel: EmploymentPanel) -> tuple[int, int]:
        return panel.window(self.parameters.start_year, self.parameters.end_year)

    @cached_property
    def industry_effects(self) -> RegionEffects:
        # year by year and added, as the account is, so that the two agree
        by_year: ShiftShareByYear = cache.by_year(self._own_panel, self._years)
        return by_year.total().region(self.industry.place)

    @cached_property
    def unpublished(self) -> UnpublishedCells | None:
        bounds = cache.bounds_by_year(self.panel, self._years)
        return unpublished_cells(self.panel, self.codes, self.industry_effects, bounds)

    # all jobs, and the goal

    @cached_property
    def series(self) -> EmploymentSeries:
        account = self.account
        return EmploymentSeries(
            years=(account.start_year, *account.years),
            places=(self.slug,),
            employment=account.level[:, None],
            origin_of=self.panel.origins[:1] * len(account.level),
            breaks=account.breaks,
        )

    @property
    def jobs(self) -> FloatArray:
        return self.account.level

    @property
    def private_jobs(self) -> FloatArray | None:
        return None

    @property
    def _stated_goal(self) -> Goal | None:
        """The goal that was asked for; None for none."""
        return None if self.parameters.goal is None else Goal(self.parameters.goal)

    @property
    def _goal_series(self) -> EmploymentSeries:
        """All jobs in the years that a goal without years of its own is held against."""
        return self.series

    @property
    def _series_places(self) -> tuple[str, ...]:
        """The places of the series that make up the region."""
        return (self.slug,)

    @none_if_missing
    def goal(self) -> GoalRecord:
        if self._stated_goal is None:
            raise missing("goal", self.name)
        with missing_if_refused("goal", self.name):
            return goal_record(self._goal_series, self._series_places, self._stated_goal)

    # people

    @none_if_missing
    def response(self) -> PopulationResponse:
        if self._population is None:
            raise missing("response", self.name)
        return response_for(self.panel, self._population, self.parameters)

    @none_if_missing
    def population(self) -> PopulationRecord:
        if self._population is None:
            raise missing("population", self.name)
        return population_record(self._population, self.codes)

    def _known_flows(self) -> CommutingFlows:
        if self._flows is None:
            raise missing("commuting", self.name)
        return self._flows

    @none_if_missing
    def integration(self) -> Integration:
        if len(self.codes) == 1:
            raise missing("one_area", self.name)
        return labour_market_integration(self._known_flows(), self.codes)

    @none_if_missing
    def destinations(self) -> CommuterDestinations:
        integration: Integration = need(self, "integration")
        return commuter_destinations(self._known_flows(), integration.members, self._region_names)

    @none_if_missing
    def outlook(self) -> RegionProjection:
        peers = self._peer_places or self.all_places
        if peers.yearly is None:
            raise missing("outlook", self.name)
        flows, people = self._known_flows(), need(self, "population")
        goal = self._stated_goal.jobs_a_year if self._stated_goal else None
        with missing_if_refused("outlook", self.name):
            return outlook_for(
                self.account,
                people,
                flows,
                peers.yearly,
                codes=self.codes,
                peers_end=peers.end_year,
                goal=goal,
            )

    @property
    def net_by_industry(self) -> NetCommuting | None:
        return None

    @property
    def population_change(self) -> PopulationChange | None:
        return None

    @property
    def published_account(self) -> RegionAccount | None:
        return None

    @property
    def subsets(self) -> Sequence[Subset] | None:
        return None

    @property
    def all_codes(self) -> Sequence[str] | None:
        return None

    @property
    def education(self) -> EducationRecord | None:
        return None

    @property
    def education_adults(self) -> EducationRecord | None:
        return None

    @property
    def education_expected(self) -> ExpectedEducation | None:
        return None

    @property
    def innovation(self) -> InnovationRecord | None:
        return None
