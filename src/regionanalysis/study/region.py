"""The report on one region: its results, and the contexts that charts and sentences need."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from regionanalysis.indicators.as_nation import AsNation, as_nation
from regionanalysis.indicators.commuting import Integration
from regionanalysis.indicators.concentration import IndustryProfile, industry_profile
from regionanalysis.indicators.dependence import Dependence, dependence
from regionanalysis.indicators.population_change import PopulationChange
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.model.goal import GoalNeed, GoalRecord, GoalSplit, newest_need
from regionanalysis.model.jobs_and_migration import JobsAndMigration, jobs_and_migration
from regionanalysis.model.mean_account import Account, MeanAccount
from regionanalysis.model.period_account import PeriodAccount
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.presentation.citing import origins_of
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.text.statements import Statement
from regionanalysis.presentation.wording import joined
from regionanalysis.shiftshare import RegionEffects
from regionanalysis.study.contexts import context_of, with_origins
from regionanalysis.study.goal_results import (
    contracts_of_goal,
    parts_of_goal,
    split_of_goal,
)
from regionanalysis.study.missing import missing, missing_if_refused, need, none_if_missing
from regionanalysis.study.parameters import ReportParameters
from regionanalysis.study.region_data import RegionData, own_words_of, regions_in_file
from regionanalysis.study.report import ReportContext, Summary
from regionanalysis.study.statements import region_statements
from regionanalysis.study.summary import region_summary

TEN_YEARS = 10

# what is counted in each result, as ``measure.<measure>`` in ``locale``
MEASURES: Mapping[str, str] = {
    "dependence": "commuters",
    "destinations": "commuters",
    "education": "inhabitants",
    "education_adults": "inhabitants",
    "goal": "all",
    "innovation": "jobs",
    "integration": "commuters",
    "population": "inhabitants",
    "population_change": "inhabitants",
    "newest_private": "private",
    "published_account": "private",
    "residents": "residents",
    "series": "all",
    "total_account": "all",
}

# results that are counted at one time of the year, where the figures of a region are
COUNTED_AT_A_MOMENT = ("newest_private", "published_account", "series", "integration")


class RegionStudy(ReportContext):
    """The report on one region.

    Attributes
    ----------
    data
        The region's results: published ones, those of a panel, or those of snapshots.
    """

    def __init__(self, parameters: ReportParameters, data: RegionData) -> None:
        super().__init__(
            parameters,
            parts=data.parts,
            peers=data.peers,
            place=data.place,
            optional=data.optional,
            in_file=regions_in_file(data),
            own_words=own_words_of(data),
        )
        self.data = data

    @property
    def slug(self) -> str:
        """Name of the report's files."""
        return self.data.slug

    @property
    def name(self) -> str:
        """Name of the region, as printed."""
        return self.data.name

    @property
    def subtitle(self) -> str:
        """The members' names, where the region's name does not state them; else empty."""
        return self.data.subtitle

    @property
    def notes(self) -> Sequence[str]:
        """What the figures lack and how to get it, for the terminal and the manifest."""
        return self.data.notes

    @property
    def counties(self) -> Sequence[str]:
        """Names of the counties that the region lies in, where that is known."""
        return self.data.counties

    @property
    def account(self) -> Account:
        """The headline account, over the years asked for."""
        return self.data.account

    def share(self) -> None:
        """Read and compute what reports on other regions of the same figures use too."""
        self.data.share()

    def summary(self) -> Summary:
        """Return what the report says in short."""
        return region_summary(self.account, self.data.ranking, self.context, self.language)

    def _needed(self, name: str) -> Any:
        return need(self if hasattr(type(self), name) else self.data, name)

    @property
    def statements(self) -> Sequence[Statement | None]:
        """The statements that open the report, None for each whose figures are missing."""
        return region_statements(self.data, self.as_nation, self.dependence, self.language)

    # contexts

    @property
    def context(self) -> Context:
        """The region and the measure of the headline account."""
        return self.data.context

    def context_for(self, name: str) -> Context:
        """Return the region with the measure and the sources of a result.

        Parameters
        ----------
        name
            Name of the result in ``data``, such as ``"population"``.

        Raises
        ------
        MissingDataError
            When the result is None.
        """
        result = self.need(name)
        if name not in MEASURES:
            return with_origins(self.context, origins_of(result), self.language)
        beside = {
            "education": self.data.education_expected,
            "series": self.data.private_record,
        }
        origins = origins_of(result, beside.get(name))
        moment = self.data.moment if name in COUNTED_AT_A_MOMENT else ""
        context = context_of(self.name, MEASURES[name], origins, self.language, moment=moment)
        return self._with_who_set_it(context, result) if name == "goal" else context

    def _with_who_set_it(self, context: Context, goal: GoalRecord) -> Context:
        if not goal.goal.source:
            return context
        source = self.language.foreign(goal.goal.source)
        line = self.language.message("source.goal", source=source)
        return replace(context, source=joined(" ", (context.source, line)))

    # what follows from the results

    @property
    def industry_names(self) -> Mapping[str, str] | None:
        """Names of the industries in the language of the report, by code."""
        panel = self.data.industry_panel
        if panel is None:
            return None
        return dict(zip(panel.industries, panel.industry_names, strict=True))

    @none_if_missing
    def industry_profile(self) -> IndustryProfile:
        """Shares and location quotients in the last year."""
        panel: EmploymentPanel = need(self.data, "industry_panel")
        return industry_profile(panel, self.data.industry_years(panel)[1])

    @none_if_missing
    def as_nation(self) -> AsNation:
        """What the industries would have had, had each of them followed the nation."""
        panel, effects = need(self.data, "industry_panel"), need(self.data, "industry_effects")
        return self._as_nation(panel, effects)

    @property
    def finer_as_nation(self) -> Mapping[str, AsNation]:
        """The same for parts of industries, by the industry that they are parts of."""
        panel, effects = self.data.finer_industries, self.data.finer_effects
        whole, parents = self.data.industry_effects, self.data.finer_parents
        if panel is None or effects is None or whole is None or parents is None:
            return {}
        if (effects.start_year, effects.end_year) != (whole.start_year, whole.end_year):
            return {}
        parts = self._as_nation(panel, effects)
        positions: dict[str, list[int]] = {}
        for i, code in enumerate(parts.industries):
            if code in parents:
                positions.setdefault(parents[code], []).append(i)
        return {parent: parts.subset(rows) for parent, rows in positions.items()}

    def _as_nation(self, panel: EmploymentPanel, effects: RegionEffects) -> AsNation:
        place = need(self.data, "industry").place
        profiles = [industry_profile(panel, y) for y in (effects.start_year, effects.end_year)]
        start, end = (one.employment[one.regions.index(place)] for one in profiles)
        return as_nation(effects, start, end, panel.industry_names, panel.origins)

    @none_if_missing
    def effects_comparison(self) -> RegionComparison:
        """All regions' mean effects, where the region's own are published."""
        comparison: RegionComparison = need(self.data, "comparison")
        if not comparison.mean_effects:
            raise missing("comparison_members", self.name)
        return comparison

    @none_if_missing
    def dependence(self) -> Dependence:
        """Mutually dependent pairs of members, by the threshold of the report."""
        integration: Integration = need(self.data, "integration")
        return dependence(integration, self.parameters.dependence_threshold)

    @none_if_missing
    def jobs_and_migration(self) -> JobsAndMigration:
        """Growth of jobs beyond the nation's beside net migration, year by year."""
        if isinstance(self.account, MeanAccount):
            raise missing("every_year", self.name)
        change: PopulationChange = need(self.data, "population_change")
        with missing_if_refused("population_change", self.name):
            return jobs_and_migration(self.account, change)

    @property
    def periods(self) -> Sequence[PeriodAccount]:
        """The whole period and, where it crosses a break, the part before and the part after."""
        return _periods(self.account)

    @none_if_missing
    def total_periods(self) -> Sequence[PeriodAccount]:
        """The same for all jobs, private and public."""
        return _periods(need(self.data, "total_account"))

    @none_if_missing
    def published_periods(self) -> Sequence[PeriodAccount]:
        """The same for private jobs, as published beside a newer account."""
        return _periods(need(self.data, "published_account"))

    @none_if_missing
    def goal_split(self) -> GoalSplit:
        """Each year of the goal in what nation and structure gave, and the region's own."""
        return split_of_goal(self.data, need(self.data, "goal"))

    @none_if_missing
    def goal_need(self) -> GoalNeed:
        """What the goal takes, from the newest years with known national growth."""
        split, record = need(self, "goal_split"), need(self.data, "goal")
        found = newest_need(split, record.goal.jobs_a_year)
        if found is None:
            raise missing("goal", self.name)
        return found

    @none_if_missing
    def goal_parts(self) -> Mapping[int, GoalRecord]:
        """The same record for parts that others report on, by how many members they have."""
        return parts_of_goal(self.data, need(self.data, "goal"))

    @property
    def goal_contracts(self) -> GoalRecord | None:
        """The same years counted in contracts, where they are known."""
        record = self.data.goal
        return None if record is None else contracts_of_goal(self.data, record.goal)

    @none_if_missing
    def member_growth(self) -> tuple[Sequence[RegionAccount], Sequence[RegionAccount]]:
        """Every member's last year and last ten years."""
        accounts: Sequence[RegionAccount] = need(self.data, "member_accounts")
        end = accounts[0].end_year
        start = max(accounts[0].start_year, end - TEN_YEARS)
        return (
            [account.window(end - 1, end) for account in accounts],
            [account.window(start, end) for account in accounts],
        )


def _periods(account: Account) -> Sequence[PeriodAccount]:
    if isinstance(account, MeanAccount):
        raise missing("every_year", account.name)
    parts, before = [account], account.before_break()
    if before is not None:
        parts.append(before)
        after = before.end_year + 1
        if after < account.end_year:
            parts.append(account.window(after, account.end_year))
    return [part.total() for part in parts]
