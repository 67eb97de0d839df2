"""What every study offers a notebook.

Figures are properties, computed when first asked for. Those that the project does not hold raise
`MissingDataError`, which a section turns into a note that names the command that brings them.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from regionanalysis.account import Cumulated, PlaceAccount
from regionanalysis.attractiveness import RegionComparison
from regionanalysis.commuting import Integration
from regionanalysis.concentration import IndustryProfile, industry_profile
from regionanalysis.errors import MissingDataError
from regionanalysis.language import Language, language
from regionanalysis.panel import EmploymentPanel, FloatArray
from regionanalysis.parameters import ReportParameters
from regionanalysis.population import PopulationRecord
from regionanalysis.provenance import Origin
from regionanalysis.scenarios import GoalNeed, GoalRecord
from regionanalysis.sections import Section, Sections
from regionanalysis.series import EmploymentSeries
from regionanalysis.shiftshare import RegionEffects, shift_share
from regionanalysis.subject import Subject


class Ranking(NamedTuple):
    """A rank among regions: 1 is the highest growth."""

    rank: int
    regions: int


class IndustryStudy(NamedTuple):
    """Employment by industry for the place whose industries are shown.

    ``own`` is false where a county stands in for the region.
    """

    panel: EmploymentPanel
    place: str
    subject: Subject
    decimals: int
    own: bool


class Study(ABC):
    """One region's figures.

    Attributes
    ----------
    parameters
        What was asked for.
    language
        The language of the report.
    """

    def __init__(self, parameters: ReportParameters) -> None:
        self.parameters = parameters
        self.language: Language = language(parameters.language)
        self._origins: dict[str, Origin] = {}
        self._sections = Sections(self.language, show_missing=parameters.panel is None)

    # what the report is about

    @property
    @abstractmethod
    def slug(self) -> str:
        """Name of the report's files."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Name of the region, as printed."""

    @property
    @abstractmethod
    def subject(self) -> Subject:
        """The place and measure of the headline account."""

    # the account

    @property
    @abstractmethod
    def account(self) -> PlaceAccount:
        """The headline account, over the years asked for."""

    @property
    @abstractmethod
    def member_accounts(self) -> Sequence[PlaceAccount]:
        """The same account for every member."""

    @property
    @abstractmethod
    def ranking(self) -> Ranking | None:
        """Rank in growth among all regions over the years of the account; None when not known."""

    @property
    @abstractmethod
    def industry(self) -> IndustryStudy:
        """Employment by industry."""

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
    def residents(self) -> IndustryStudy:
        """Employed residents by industry group."""
        raise self.lacks("residents")

    @property
    def education(self) -> EmploymentPanel:
        """Education and innovation against what the industries would give."""
        raise self.lacks("education")

    # what follows from the above

    @cached_property
    def member_results(self) -> Sequence[Cumulated]:
        """Cumulated effects of every member."""
        return [account.cumulated() for account in self.member_accounts]

    @cached_property
    def industry_effects(self) -> RegionEffects:
        """Classic shift-share by industry over the years asked for, or all years there are."""
        studied = self.industry
        start, end = self._industry_years(studied.panel)
        result = shift_share(
            studied.panel, start_year=start, end_year=end, unknown="leave_out", breaks="flag"
        )
        return result.region(studied.place)

    @cached_property
    def industry_profile(self) -> IndustryProfile:
        """Shares and location quotients in the last year."""
        studied = self.industry
        return industry_profile(studied.panel, self._industry_years(studied.panel)[1])

    def _industry_years(self, panel: EmploymentPanel) -> tuple[int, int]:
        return panel.years[0], panel.years[-1]

    def section(self, key: str) -> Section:
        """Return a section of the report to show blocks in."""
        return self._sections.section(key)

    @property
    def missing(self) -> Sequence[str]:
        """Keys of the figures that were asked for and not there."""
        return tuple(self._sections.missing)

    @property
    def origins(self) -> Sequence[Origin]:
        """Origins of all figures used so far, in the order of their names."""
        return tuple(self._origins[name] for name in sorted(self._origins))

    def uses(self, *origins: Origin | None) -> str:
        """Note that figures are used, and return the source line that names them."""
        known = [origin for origin in origins if origin is not None]
        self._origins.update({origin.name: origin for origin in known})
        cited = [origin.citation() if origin.producer else origin.title for origin in known]
        return self.language.say("source.line", sources="; ".join(dict.fromkeys(cited)))

    def lacks(self, what: str) -> MissingDataError:
        """Return the error that figures are not there."""
        return MissingDataError(
            f"There are no figures on {what} for {self.name}.",
            what=what,
            remedy="The report names the command that brings them.",
        )
