"""A study on the snapshots that `refresh` has brought: any municipality or named region."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from pathlib import Path

from regionanalysis.classifications.municipality_codes import LAST_VINTAGE, CodeMove
from regionanalysis.classifications.regions import named_regions
from regionanalysis.core.project import JOBS_SNAPSHOT, snapshot_folder
from regionanalysis.errors import RegionAnalysisError
from regionanalysis.indicators.education import (
    EducationRecord,
    ExpectedEducation,
    education_record,
    expected_education,
)
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.indicators.people import Indicator, people_indicators
from regionanalysis.io.readers.education import read_education
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.people import read_flows, read_population
from regionanalysis.io.statbank.tables import ssb_tables
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.panel.aggregate import flows_between_groups, population_of_groups
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.recode import flows_to_vintage, population_to_vintage, to_vintage
from regionanalysis.study.cache import KEPT, FileKey, file_key
from regionanalysis.study.innovation import surveyed
from regionanalysis.study.panel_data import MIN_COMPARED, PanelStudy
from regionanalysis.study.parameters import ReportParameters
from regionanalysis.study.peers import Regions, compared, regions_beside
from regionanalysis.uncertainty import with_narrowed_cells

PEOPLE, COMMUTERS = "ssb_07459", "ssb_03321"
RESIDENTS, EDUCATION = "ssb_07984_residence", "ssb_09429"


class SnapshotStudy(PanelStudy):
    """A region by municipality and industry to the latest year, in the newest codes."""

    moment = "fourth_quarter"
    parts = "municipalities"
    # jobs by industry are there, and parts of a region that others have reported on are not
    untold = frozenset({"residents", "subsets"})

    def __init__(self, parameters: ReportParameters) -> None:
        self._folder = snapshot_folder()
        super().__init__(parameters)
        if self._beside:
            self.set_beside("regions")

    def _read_panel(self) -> EmploymentPanel:
        return _jobs(file_key(self._file(JOBS_SNAPSHOT)))

    @property
    def code_moves(self) -> Sequence[CodeMove]:
        """What became of the codes that the region is made of."""
        return [one for one in self.panel.moves if one.new in self.codes]

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.csv"

    @property
    def _has_people(self) -> bool:
        return self._file(PEOPLE).is_file()

    @cached_property
    def _population(self) -> PopulationPanel:
        if not self._has_people:
            raise self.lacks("population")
        return _people(file_key(self._file(PEOPLE)))

    @property
    def _has_flows(self) -> bool:
        return self._file(COMMUTERS).is_file()

    @cached_property
    def _flows(self) -> CommutingFlows:
        if not self._has_flows:
            raise self.lacks("commuting")
        return _commuters(file_key(self._file(COMMUTERS)))

    @cached_property
    def _beside(self) -> Regions:
        """Regions that this one is set beside; none for a municipality, which has others."""
        if len(self.codes) == 1 or not self._has_people:
            return {}
        found = regions_beside(self.panel, self.codes, self.name)
        return found if len(found) >= MIN_COMPARED else {}

    @cached_property
    def peer_places(self) -> RegionComparison | None:
        if not self._beside:
            return super().peer_places
        return compared(self.panel, self._beside, self._years, self._population, self.response)

    def _indicators(self, found: RegionComparison) -> Mapping[str, Indicator]:
        if not self._beside:
            return super()._indicators(found)
        groups = {name: self._beside[name] for name in found.regions}
        return people_indicators(
            found.regions,
            population_of_groups(self._population, groups),
            flows_between_groups(self._flows, groups) if self._has_flows else None,
            start_year=found.start_year,
            end_year=found.end_year,
        )

    @cached_property
    def _education(self) -> EmploymentPanel:
        if not self._file(EDUCATION).is_file():
            raise self.lacks("education")
        return _educated(file_key(self._file(EDUCATION)))

    @cached_property
    def education(self) -> EducationRecord:
        return education_record(self._education, self.codes)

    @cached_property
    def _residents(self) -> EmploymentPanel | None:
        file = self._file(RESIDENTS)
        return _employed(file_key(file)) if file.is_file() else None

    @cached_property
    def education_expected(self) -> ExpectedEducation | None:
        if self._residents is None:
            return None
        return expected_education(self._education, self._residents, self.codes)

    def share(self) -> None:
        super().share()
        with suppress(RegionAnalysisError):
            _ = self.peer_places
        with suppress(RegionAnalysisError):
            _ = self._education, self._residents

    @property
    def total_account(self) -> RegionAccount:
        # the headline account is of all jobs already
        raise self.lacks("all_jobs")

    @cached_property
    def innovation(self) -> InnovationRecord:
        named = {region.slug: region for region in named_regions()}
        if self.slug not in named:
            raise self.lacks("innovation")
        return surveyed(self, named[self.slug])


@lru_cache(KEPT)
def _jobs(file: FileKey) -> EmploymentPanel:
    panel = read_panel(file.path, total_industry=ssb_tables()[JOBS_SNAPSHOT].total_industry)
    # while the figures are those that the totals are of: of merged regions they say less
    panel = with_narrowed_cells(panel)
    return to_vintage(panel, LAST_VINTAGE, splits="group")[0].in_persons()


@lru_cache(KEPT)
def _people(file: FileKey) -> PopulationPanel:
    return population_to_vintage(read_population(file.path), LAST_VINTAGE, splits="group")


@lru_cache(KEPT)
def _commuters(file: FileKey) -> CommutingFlows:
    return flows_to_vintage(read_flows(file.path), LAST_VINTAGE, splits="group")


@lru_cache(KEPT)
def _educated(file: FileKey) -> EmploymentPanel:
    return to_vintage(read_education(file.path), LAST_VINTAGE, splits="group")[0]


@lru_cache(KEPT)
def _employed(file: FileKey) -> EmploymentPanel:
    panel = read_panel(file.path, total_industry=ssb_tables()[RESIDENTS].total_industry)
    return to_vintage(panel, LAST_VINTAGE, splits="group")[0]
