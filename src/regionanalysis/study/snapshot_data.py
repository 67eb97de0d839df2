"""Results from the snapshots that `refresh` downloads: any municipality or named region."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property

import numpy as np

from regionanalysis.classifications.municipality_codes import LAST_VINTAGE, CodeMove
from regionanalysis.classifications.regions import Goal, Region, named_regions
from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.project import JOBS_SNAPSHOT, snapshot_folder
from regionanalysis.errors import RegionAnalysisError
from regionanalysis.indicators.concentration import industry_profile
from regionanalysis.indicators.education import (
    EducationRecord,
    ExpectedEducation,
    education_record,
    expected_education,
)
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.indicators.net_commuting import NetCommuting, net_commuting
from regionanalysis.indicators.people import Indicator, people_indicators
from regionanalysis.indicators.population_change import PopulationChange, population_change
from regionanalysis.indicators.structure import StructureShares, structure_of_jobs
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.model.private_jobs import PrivateJobs, private_jobs
from regionanalysis.panel.aggregate import flows_between_groups, population_of_groups
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.education import EducationPanel
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.find_region import codes_in_panel
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.language import Language
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.study import cache, snapshot_tables
from regionanalysis.study.cache import FileKey, file_key
from regionanalysis.study.industries import divisions_in_language, parents_of
from regionanalysis.study.missing import missing, missing_if_refused, need, none_if_missing
from regionanalysis.study.panel_data import MIN_COMPARED, PanelData
from regionanalysis.study.parameters import ReportParameters
from regionanalysis.study.parts import OF_THE_WHOLE
from regionanalysis.study.peers import Regions, compare_peers, peer_regions
from regionanalysis.study.published_data import PublishedData
from regionanalysis.study.region_data import Subset
from regionanalysis.study.skills import innovation_for, published_shares


class SnapshotData(PanelData):
    """A region by municipality and industry to the latest year, in the newest codes."""

    moment = "fourth_quarter"
    parts = "municipalities"

    def __init__(self, parameters: ReportParameters, language: Language) -> None:
        self._folder = snapshot_folder()
        super().__init__(parameters, language)
        # the headline account is of all jobs already
        self.reasons["total_account"] = "all_jobs"

    @property
    def optional(self) -> frozenset[str]:
        # jobs by industry are there, and parts of a region that others have reported on are not
        always = frozenset({"published_account", "residents", "subsets"})
        # of adults there are published shares for a few municipalities, and no table to download
        always |= {"education_adults"}
        always |= {"finer_industries", "national_jobs", "private_jobs", "all_jobs"}
        return always | OF_THE_WHOLE if self.is_part else always

    def _read_panel(self) -> EmploymentPanel:
        return snapshot_tables.jobs(file_key(self._folder / f"{JOBS_SNAPSHOT}.csv"))

    def _snapshot(self, name: str) -> FileKey | None:
        path = self._folder / f"{name}.csv"
        return file_key(path) if path.is_file() else None

    @cached_property
    def _population(self) -> PopulationPanel | None:
        file = self._snapshot(snapshot_tables.PEOPLE)
        return None if file is None else snapshot_tables.inhabitants(file)

    @cached_property
    def _flows(self) -> CommutingFlows | None:
        file = self._snapshot(snapshot_tables.COMMUTERS)
        return None if file is None else snapshot_tables.commuters(file)

    @cached_property
    def _levels(self) -> EducationPanel | None:
        file = self._snapshot(snapshot_tables.EDUCATION)
        return None if file is None else snapshot_tables.educated(file)

    @cached_property
    def _residents(self) -> EmploymentPanel | None:
        file = self._snapshot(snapshot_tables.RESIDENTS)
        return None if file is None else snapshot_tables.employed_residents(file)

    @none_if_missing
    def net_by_industry(self) -> NetCommuting:
        if self._residents is None:
            raise missing("net_by_industry", self.name)
        with missing_if_refused("net_by_industry", self.name):
            return net_commuting(self.panel, self._residents, self.codes)

    @none_if_missing
    def population_change(self) -> PopulationChange:
        file = self._snapshot(snapshot_tables.BIRTHS_AND_MIGRATION)
        if file is None or self._population is None:
            raise missing("population_change", self.name)
        changes = snapshot_tables.births_and_migration(file)
        with missing_if_refused("population_change", self.name):
            return population_change(changes, self._population, self.codes)

    @none_if_missing
    def private_record(self) -> PrivateJobs:
        file = self._snapshot(snapshot_tables.SECTORS)
        if file is None:
            raise missing("private_jobs", self.name)
        panel = snapshot_tables.jobs_by_sector(file)
        with missing_if_refused("private_jobs", self.name):
            return private_jobs(panel, codes_in_panel(panel, self.codes, self.name))

    @none_if_missing
    def newest_private(self) -> PrivateJobs:
        """Private jobs from the last published year on, or from the last break."""
        published, record = self.published_account, need(self, "private_record")
        start = self.account.start_year if published is None else published.end_year
        with missing_if_refused("private_jobs", self.name):
            newest: PrivateJobs = record.since(start)
            return newest

    @property
    def private_jobs(self) -> FloatArray | None:
        if self.private_record is None:
            return None
        known = dict(zip(self.private_record.years, self.private_record.jobs, strict=True))
        return np.array([known.get(year, np.nan) for year in self.series.years])

    @none_if_missing
    def finer_industries(self) -> EmploymentPanel:
        file = self._snapshot(snapshot_tables.FINER_INDUSTRIES)
        if file is None:
            raise missing("finer_industries", self.name)
        panel = divisions_in_language(snapshot_tables.jobs_by_division(file), self.language.code)
        with missing_if_refused("finer_industries", self.name):
            codes = codes_in_panel(panel, self.codes, self.name)
            return panel if len(codes) == 1 else panel.with_groups({self.slug: codes})

    @none_if_missing
    def finer_parents(self) -> Mapping[str, str]:
        return parents_of(need(self, "finer_industries"), self.panel)

    @none_if_missing
    def finer_effects(self) -> RegionEffects:
        # year by year and added, as the effects of the groups are
        by_year = cache.by_year(need(self, "finer_industries"), self._years)
        return by_year.total().region(self.industry.place)

    @none_if_missing
    def structure(self) -> StructureShares | None:
        years = self.industry_years(self.panel)
        first, last = (industry_profile(self._own_panel, year) for year in years)
        return structure_of_jobs(first, last, self.industry.place, self.panel.origins)

    def share(self) -> None:
        super().share()
        with suppress(RegionAnalysisError):
            _ = self._peer_places
        with suppress(RegionAnalysisError):
            _ = self._levels, self._residents

    @property
    def code_moves(self) -> Sequence[CodeMove]:
        return [move for move in self.panel.moves if move.new in self.codes]

    # all regions

    @property
    def peers(self) -> str:
        return "regions" if self._peer_regions else self.parts

    @cached_property
    def _peer_regions(self) -> Regions:
        """The regions to compare with; none for a municipality, which has municipalities."""
        if len(self.codes) == 1 or self._population is None:
            return {}
        regions = peer_regions(self.panel, self.codes, self.name)
        return regions if len(regions) >= MIN_COMPARED else {}

    @cached_property
    def _peer_places(self) -> RegionComparison | None:
        population, response = self._population, self.response
        if not self._peer_regions or population is None or response is None:
            return self.all_places if len(self.codes) == 1 else None
        return compare_peers(self.panel, self._peer_regions, self._years, population, response)

    def _indicators(self, places: RegionComparison) -> Mapping[str, Indicator]:
        if not self._peer_regions or self._population is None:
            return super()._indicators(places)
        groups = {name: self._peer_regions[name] for name in places.regions}
        return people_indicators(
            places.regions,
            population_of_groups(self._population, groups),
            None if self._flows is None else flows_between_groups(self._flows, groups),
            start_year=places.start_year,
            end_year=places.end_year,
        )

    @cached_property
    def overview_places(self) -> RegionComparison:
        if not self._peer_regions or self._peer_places is None:
            return self.all_places
        # without regions whose data cannot be separated from those of neighbours
        nation = {"growth": self.all_places.national_growth}
        return replace(self._peer_places, indicators_nation=nation)

    @property
    def overview_codes(self) -> Sequence[str]:
        if not self._peer_regions:
            return self._all_codes_in_order
        return ["+".join(self._peer_regions[name]) for name in self.overview_places.regions]

    # what is known of a named region

    @cached_property
    def _region(self) -> Region | None:
        return next((region for region in named_regions() if region.slug == self.slug), None)

    @none_if_missing
    def published_account(self) -> RegionAccount:
        if self._region is None:
            raise missing("published_account", self.name)
        all_years = {"start_year": None, "end_year": None}
        parameters = self.parameters.model_copy(update=all_years)
        with missing_if_refused("published_account", self.name):
            return PublishedData(parameters, self.language).account

    @property
    def _stated_goal(self) -> Goal | None:
        if self.parameters.goal is not None:
            return Goal(self.parameters.goal)
        # a part is not measured against the goal of the whole
        return None if self._region is None or self.is_part else self._region.goal

    @property
    def _series_places(self) -> tuple[str, ...]:
        return self.codes

    @cached_property
    def series(self) -> EmploymentSeries:
        """All jobs by municipality, with the years before those by industry."""
        series, file = self._goal_series, self._snapshot(snapshot_tables.LEVELS)
        if file is None or self.parameters.start_year is not None:
            return series
        levels = snapshot_tables.all_jobs(file)
        early = [row for row, year in enumerate(levels.years) if year < series.years[0]]
        gap = series.years[0] - 1 not in levels.years
        if gap or not {*series.places} <= {*levels.places}:
            return series
        columns = [levels.places.index(place) for place in series.places]
        first = EmploymentSeries(
            years=levels.years[: len(early)],
            places=series.places,
            employment=levels.employment[: len(early), columns],
            origin_of=levels.origin_of[: len(early)],
        )
        return first.concatenated(series)

    @property
    def jobs(self) -> FloatArray:
        return self.series.sum_of(self.codes)

    @cached_property
    def _goal_series(self) -> EmploymentSeries:
        """All jobs by municipality, also of those of the region that are left out."""
        account = self.account
        places = tuple(dict.fromkeys((*self.codes, *(self.all_codes or ()))))
        return EmploymentSeries(
            years=(account.start_year, *account.years),
            places=places,
            employment=np.stack([self._accounts.region(code).level for code in places], axis=1),
            origin_of=self.panel.origins[:1] * len(account.level),
            breaks=account.breaks,
        )

    @none_if_missing
    def all_codes(self) -> Sequence[str]:
        return self._codes_without(())

    @none_if_missing
    def subsets(self) -> Sequence[Subset]:
        if self._region is None or self.is_part or not self._region.subsets:
            raise missing("subsets", self.name)
        return [(self._codes_without(left_out), left_out) for left_out in self._region.subsets]

    def _codes_without(self, names: Sequence[str]) -> Sequence[str]:
        if self._region is None:
            raise missing("subsets", self.name)
        members = [member for member in self._region.all_members if member.name not in names]
        codes = tuple(member.code_at(LAST_VINTAGE) for member in members)
        with missing_if_refused("subsets", self.name):
            return codes_in_panel(self.panel, codes, self.name)

    # education and innovation

    @none_if_missing
    def education(self) -> EducationRecord:
        if self._levels is None:
            raise missing("education", self.name)
        return education_record(self._levels, self.codes)

    @none_if_missing
    def education_adults(self) -> EducationRecord:
        return published_shares("30-66", self.codes, self.name)

    @cached_property
    def education_expected(self) -> ExpectedEducation | None:
        if self._residents is None or self._levels is None:
            return None
        return expected_education(self._levels, self._residents, self.codes)

    @none_if_missing
    def innovation(self) -> InnovationRecord:
        return innovation_for(None if self.is_part else self._region, self.name)
