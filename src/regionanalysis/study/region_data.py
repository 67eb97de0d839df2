"""The results that a study of one region holds, wherever its figures come from."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from regionanalysis.classifications.municipality_codes import CodeMove
from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.commuting import Integration
from regionanalysis.indicators.concentration import ResidentShares
from regionanalysis.indicators.destinations import CommuterDestinations
from regionanalysis.indicators.education import EducationRecord, ExpectedEducation
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.indicators.national_jobs import NationalJobs
from regionanalysis.indicators.net_commuting import NetCommuting
from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.indicators.population_change import PopulationChange
from regionanalysis.indicators.structure import StructureShares
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.comparison import Ranking, RegionComparison
from regionanalysis.model.goal import GoalRecord
from regionanalysis.model.mean_account import Account
from regionanalysis.model.newest import NewestChange
from regionanalysis.model.population_response import PopulationResponse
from regionanalysis.model.private_jobs import PrivateJobs
from regionanalysis.model.projection.outlook import RegionProjection
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.presentation.own_words import OwnWords
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.uncertainty import UnpublishedCells

# codes of a part of a region that others have reported on, and the names of those left out
Subset = tuple[Sequence[str], Sequence[str]]


class RegionData(Protocol):
    """One region's results, each computed when first read.

    A result that the figures do not allow is None; ``reasons`` then has the key of what is missing.

    Attributes
    ----------
    reasons
        Why results are None, by their names.
    """

    reasons: dict[str, str]

    def __hash__(self) -> int:
        """Return the hash of the object, which is equal to none but itself."""

    @property
    def parts(self) -> str:
        """What the figures are by: ``regions`` or ``municipalities``."""

    @property
    def peers(self) -> str:
        """What the region is compared with: ``regions`` or ``municipalities``."""

    @property
    def place(self) -> str:
        """What the report is on: a ``region`` or a single ``municipality``."""

    @property
    def optional(self) -> frozenset[str]:
        """Keys of what a report leaves out without a note where it is missing."""

    @property
    def slug(self) -> str:
        """Name of the report's files."""

    @property
    def name(self) -> str:
        """Name of the region, as printed."""

    @property
    def subtitle(self) -> str:
        """The members' names, where the region's name does not state them; else empty."""

    @property
    def counties(self) -> Sequence[str]:
        """Names of the counties that the region lies in; none where that is not known."""

    @property
    def moment(self) -> str:
        """When in the year jobs are counted (``moment.<moment>`` in ``locale``), if known."""

    @property
    def context(self) -> Context:
        """The region and the measure of the headline account."""

    @property
    def notes(self) -> Sequence[str]:
        """What the figures lack and how to get it, for the terminal and the manifest."""

    @property
    def account(self) -> Account:
        """The headline account, over the years asked for."""

    @property
    def member_names(self) -> Sequence[str]:
        """The members' names."""

    @property
    def code_moves(self) -> Sequence[CodeMove]:
        """What became of municipal codes, where figures of several divisions are used."""

    @property
    def member_accounts(self) -> Sequence[RegionAccount] | None:
        """The headline account of every member."""

    @property
    def total_account(self) -> RegionAccount | None:
        """The account of all jobs, private and public, where it is another one."""

    @property
    def published_account(self) -> RegionAccount | None:
        """The published account of private jobs, where the headline account is another one."""

    @property
    def ranking(self) -> Ranking | None:
        """Rank in growth among all regions over the years of the account."""

    @property
    def comparison(self) -> RegionComparison | None:
        """All regions' figures over the years of the account."""

    @property
    def comparison_name(self) -> str:
        """Name of the region among all regions."""

    @property
    def all_places(self) -> RegionComparison | None:
        """All regions' figures over the period that they are known for."""

    @property
    def overview_places(self) -> RegionComparison | None:
        """The regions that an overview shows, this one among them where it can be."""

    @property
    def overview_codes(self) -> Sequence[str] | None:
        """Codes of the regions of ``overview_places``; those of a group with a plus between."""

    @property
    def industry_panel(self) -> EmploymentPanel | None:
        """Employment by industry."""

    @property
    def finer_industries(self) -> EmploymentPanel | None:
        """Employment by two-digit industry, with the region as ``industry.place``."""

    @property
    def finer_parents(self) -> Mapping[str, str] | None:
        """The industry that each finer one is a part of, by their codes."""

    @property
    def finer_effects(self) -> RegionEffects | None:
        """Classic shift-share by finer industry, over the years of ``industry_effects``."""

    @property
    def national_jobs(self) -> NationalJobs | None:
        """Jobs in the nation by industry, newer than the figures by industry of the region."""

    @property
    def structure(self) -> StructureShares | None:
        """Manufacturing and farming beside the nation."""

    @property
    def industry(self) -> IndustrySubject | None:
        """The place whose industries are shown."""

    @property
    def industry_effects(self) -> RegionEffects | None:
        """Classic shift-share by industry over the years asked for, or all years there are."""

    @property
    def unpublished(self) -> UnpublishedCells | None:
        """Figures by industry that are hidden, missing or disguised."""

    @property
    def series(self) -> EmploymentSeries | None:
        """All jobs by member, as many years as there are."""

    @property
    def jobs(self) -> FloatArray | None:
        """All jobs in the members, for the years of the series."""

    @property
    def private_jobs(self) -> FloatArray | None:
        """Private jobs for the years of the series, NaN where not known."""

    @property
    def private_record(self) -> PrivateJobs | None:
        """Private jobs by year against the nation's, by sector."""

    @property
    def newest_private(self) -> PrivateJobs | None:
        """The same from the last published year on."""

    @property
    def residents(self) -> ResidentShares | None:
        """Employed residents by industry group."""

    @property
    def integration(self) -> Integration | None:
        """How far the members are one labour market."""

    @property
    def destinations(self) -> CommuterDestinations | None:
        """Where the residents of each member commute to."""

    @property
    def net_by_industry(self) -> NetCommuting | None:
        """Jobs against employed residents by industry."""

    @property
    def population(self) -> PopulationRecord | None:
        """Inhabitants against the nation."""

    @property
    def population_change(self) -> PopulationChange | None:
        """Births surplus and net migration of the members."""

    @property
    def response(self) -> PopulationResponse | None:
        """How much each industry follows people."""

    @property
    def education(self) -> EducationRecord | None:
        """Shares with a higher education."""

    @property
    def education_adults(self) -> EducationRecord | None:
        """The same for ages 30 to 66, as published."""

    @property
    def education_expected(self) -> ExpectedEducation | None:
        """Share with a higher education that the mix of industries suggests."""

    @property
    def innovation(self) -> InnovationRecord | None:
        """Establishments with innovation."""

    @property
    def goal(self) -> GoalRecord | None:
        """Net new jobs a year against the region's goal."""

    @property
    def nation_jobs(self) -> EmploymentSeries | None:
        """All jobs in the nation, for years that the account does not cover."""

    @property
    def newest(self) -> NewestChange | None:
        """The newest change in all jobs against the nation's, where the account is older."""

    @property
    def newest_contracts(self) -> NewestChange | None:
        """The same in contracts of employment."""

    @property
    def contracts(self) -> EmploymentSeries | None:
        """Jobs as contracts, not persons, by municipality."""

    @property
    def outlook(self) -> RegionProjection | None:
        """Jobs and people in the years to come, by scenario."""

    @property
    def subsets(self) -> Sequence[Subset] | None:
        """Codes and left-out names of the parts of the region that others have reported on."""

    @property
    def all_codes(self) -> Sequence[str] | None:
        """Codes of every municipality of the region, also those left out of the members."""

    def industry_years(self, panel: EmploymentPanel) -> tuple[int, int]:
        """Return the years that industries are compared over."""

    def share(self) -> None:
        """Read and compute what reports on other regions of the same figures use too."""


def regions_in_file(data: RegionData) -> int:
    """Return how many regions a file without a row for the nation has; 0 where there is one."""
    panel: EmploymentPanel | None = getattr(data, "panel", None)
    return 0 if panel is None or panel.nation_stated else len(panel.regions)


def own_words_of(data: RegionData) -> OwnWords | None:
    """Return the words of a panel of the user's own; None for other figures."""
    words: OwnWords | None = getattr(data, "own_words", None)
    return words
