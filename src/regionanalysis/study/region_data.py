"""The figures a study may hold, and the refusal of those that it does not.

Figures are properties, computed when first asked for. Those that the project does not hold raise
`MissingDataError`, which a section turns into a note that names the command that brings them.
"""

from abc import abstractmethod
from collections.abc import Sequence
from typing import NamedTuple

from regionanalysis.classifications.municipality_codes import CodeMove
from regionanalysis.core.arrays import FloatArray
from regionanalysis.indicators.commuting import Integration
from regionanalysis.indicators.concentration import ResidentShares
from regionanalysis.indicators.education import EducationRecord, ExpectedEducation
from regionanalysis.indicators.innovation import InnovationRecord
from regionanalysis.indicators.population import PopulationRecord
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.model.goal import GoalNeed, GoalRecord
from regionanalysis.model.population_response import PopulationResponse
from regionanalysis.model.projection.outlook import RegionProjection
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.study.report import ReportContext


class Ranking(NamedTuple):
    """A rank among regions: 1 is the highest growth."""

    rank: int
    regions: int


class RegionData(ReportContext):
    """One region's figures: those that every study has, and those that only some have."""

    # figures that every study holds

    @property
    @abstractmethod
    def account(self) -> RegionAccount:
        """The headline account, over the years asked for."""

    @property
    @abstractmethod
    def member_accounts(self) -> Sequence[RegionAccount]:
        """The same account for every member."""

    @property
    @abstractmethod
    def ranking(self) -> Ranking | None:
        """Rank in growth among all regions over the years of the account; None when not known."""

    @property
    @abstractmethod
    def industry_panel(self) -> EmploymentPanel:
        """Employment by industry."""

    @property
    @abstractmethod
    def industry(self) -> IndustrySubject:
        """The place whose industries are shown."""

    # figures that only some studies hold

    @property
    def comparison(self) -> RegionComparison:
        """All regions' figures."""
        raise self.lacks("comparison")

    @property
    def comparison_name(self) -> str:
        """What the region is called among all regions."""
        raise self.lacks("comparison")

    @property
    def series(self) -> EmploymentSeries:
        """All jobs by member, as many years as there are."""
        raise self.lacks("series")

    @property
    def private_jobs(self) -> FloatArray | None:
        """Private jobs for the years of the series, NaN where not known."""
        return None

    @property
    def jobs(self) -> FloatArray:
        """All jobs in the members, for the years of the series."""
        raise self.lacks("series")

    @property
    def integration(self) -> Integration:
        """How far the members are one labour market."""
        raise self.lacks("commuting")

    @property
    def population(self) -> PopulationRecord:
        """Inhabitants against the nation."""
        raise self.lacks("population")

    @property
    def goal(self) -> GoalRecord:
        """Net new jobs a year against the region's goal."""
        raise self.lacks("goal")

    @property
    def goal_need(self) -> GoalNeed:
        """What the goal takes."""
        raise self.lacks("goal")

    @property
    def code_moves(self) -> Sequence[CodeMove]:
        """What became of municipal codes, where figures of several divisions are used."""
        return ()

    @property
    def response(self) -> PopulationResponse:
        """How much each industry follows people."""
        raise self.lacks("response")

    @property
    def outlook(self) -> RegionProjection:
        """Jobs and people in the years to come, by scenario."""
        raise self.lacks("outlook")

    @property
    def residents(self) -> ResidentShares:
        """Employed residents by industry group."""
        raise self.lacks("residents")

    @property
    def subsets(self) -> Sequence[tuple[Sequence[str], Sequence[str]]]:
        """Codes and left-out names of the parts of the region that others have reported on."""
        raise self.lacks("subsets")

    @property
    def all_codes(self) -> Sequence[str]:
        """Codes of every municipality of the region, also those left out of the members."""
        raise self.lacks("subsets")

    @property
    def education(self) -> EducationRecord:
        """Shares with a higher education."""
        raise self.lacks("education")

    @property
    def education_expected(self) -> ExpectedEducation | None:
        """What the mix of industries suggests; None where it cannot be computed."""
        return None

    @property
    def innovation(self) -> InnovationRecord:
        """Establishments with innovation, where there are figures for the region."""
        raise self.lacks("innovation")

    @property
    def total_account(self) -> RegionAccount:
        """The account of all jobs, private and public."""
        raise self.lacks("series")

    @property
    def total_subject(self) -> Context:
        """The place with all jobs as the measure."""
        raise self.lacks("series")

    @property
    def member_names(self) -> Sequence[str]:
        """The members' names."""
        raise self.lacks("members")

    @property
    def all_places(self) -> RegionComparison:
        """All regions' figures over the period that they are known for."""
        return self.comparison

    @property
    def all_codes_in_order(self) -> Sequence[str]:
        """Codes of the regions of ``all_places``, in its order."""
        raise self.lacks("boundaries")
