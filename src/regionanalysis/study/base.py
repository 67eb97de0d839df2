"""What every study offers a notebook.

Figures are properties, computed when first asked for. Those that the project does not hold raise
`MissingDataError`, which a section turns into a note that names the command that brings them.
"""

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from regionanalysis.account import PlaceAccount
from regionanalysis.codes import CodeMove
from regionanalysis.commuting import Integration
from regionanalysis.comparison import RegionComparison
from regionanalysis.concentration import IndustryProfile, ResidentShares, industry_profile
from regionanalysis.cumulated import Cumulated
from regionanalysis.education import EducationRecord, ExpectedEducation
from regionanalysis.errors import MissingDataError
from regionanalysis.industries import names_in
from regionanalysis.innovation import InnovationRecord
from regionanalysis.outlook import PlaceOutlook
from regionanalysis.panel import EmploymentPanel, FloatArray
from regionanalysis.population import PopulationRecord
from regionanalysis.population_response import PopulationResponse
from regionanalysis.regions import municipality_name
from regionanalysis.scenarios import GoalNeed, GoalRecord
from regionanalysis.series import EmploymentSeries
from regionanalysis.shiftshare import RegionEffects, shift_share
from regionanalysis.study.desk import Desk, Summary
from regionanalysis.study.headline import summary_of
from regionanalysis.subject import IndustrySubject, Subject
from regionanalysis.uncertainty import UnpublishedCells, effect_bounds, unpublished_cells
from regionanalysis.wording import joined

TEN_YEARS = 10


class Ranking(NamedTuple):
    """A rank among regions: 1 is the highest growth."""

    rank: int
    regions: int


class Study(Desk):
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
    def industry_names(self) -> Mapping[str, str]:
        """Names of the industries in the language of the report, by code."""
        panel = self.industry_panel
        return dict(zip(panel.industries, panel.industry_names, strict=True))

    @property
    def outlook(self) -> PlaceOutlook:
        """Jobs and people in the years to come, by scenario."""
        raise self.lacks("outlook")

    @property
    def goal_if_known(self) -> GoalRecord | None:
        """The goal's record; None where the region has no goal or no series."""
        try:
            return self.goal
        except MissingDataError:
            return None

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
    def total_account(self) -> PlaceAccount:
        """The account of all jobs, private and public."""
        raise self.lacks("series")

    @property
    def total_subject(self) -> Subject:
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

    # what follows from the above

    @property
    def comparison_subject(self) -> Subject:
        """The place among all regions."""
        return Subject(self.name, "private", self.uses(self.comparison.origin))

    @property
    def effects_comparison(self) -> RegionComparison:
        """All regions' mean effects, where the region's own are published."""
        found = self.comparison
        if not found.mean_effects:
            raise self.lacks("comparison_members")
        return found

    @property
    def series_subject(self) -> Subject:
        """The place with all jobs as the measure, from every table of the series."""
        return Subject(self.name, "all", self.uses(*self.series.origins), moment=self.moment)

    @property
    def goal_subject(self) -> Subject:
        """The place with all jobs as the measure, and who has set the goal."""
        found = self.series_subject
        if not self.goal.source:
            return found
        said = self.language.say("source.goal", source=self.language.quoted(self.goal.source))
        return Subject(found.name, found.measure, joined(" ", (found.source, said)))

    @property
    def residents_subject(self) -> Subject:
        """The place with employed residents as the measure."""
        return Subject(self.name, "residents", self.uses(*self.residents.origins))

    @property
    def integration_subject(self) -> Subject:
        """The place with commuting as the measure."""
        return Subject(self.name, "commuters", self.uses(self.integration.origin))

    @property
    def education_subject(self) -> Subject:
        """The place with education as the measure."""
        expected = self.education_expected
        more = () if expected is None else expected.origins
        return Subject(self.name, "inhabitants", self.uses(*self.education.origins, *more))

    @property
    def innovation_subject(self) -> Subject:
        """The place with innovation as the measure."""
        return Subject(self.name, "jobs", self.uses(self.innovation.origin))

    @property
    def destinations(self) -> Sequence[Sequence[str]]:
        """Names of the places most residents of each member commute to, by year."""
        codes = self.integration.largest_destination
        return [[municipality_name(code) if code else "" for code in year] for year in codes]

    @property
    def population_subject(self) -> Subject:
        """The place with inhabitants as the measure."""
        return Subject(self.name, "inhabitants", self.uses(*self.population.origins))

    @property
    def periods(self) -> Sequence[Cumulated]:
        """The whole period and, where it crosses a break, the part before and the part after."""
        return _periods(self.account)

    @property
    def total_periods(self) -> Sequence[Cumulated]:
        """The same for all jobs, private and public."""
        return _periods(self.total_account)

    @cached_property
    def member_growth(self) -> tuple[Sequence[PlaceAccount], Sequence[PlaceAccount]]:
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
        result = shift_share(
            panel, start_year=start, end_year=end, unknown="leave_out", breaks="flag"
        )
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


@lru_cache(4)
def _in_words(panel: EmploymentPanel, code: str) -> EmploymentPanel:
    # the same panel for the same figures, so that what is computed from it is found again
    return replace(panel, industry_names=names_in(code, panel.industry_names))


def _periods(account: PlaceAccount) -> Sequence[Cumulated]:
    parts = [account]
    before = account.before_break()
    if before is not None:
        parts.append(before)
        after = before.end_year + 1
        if after < account.end_year:
            parts.append(account.window(after, account.end_year))
    return [part.cumulated() for part in parts]
