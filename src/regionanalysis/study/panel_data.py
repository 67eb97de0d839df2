"""A study on the analyst's own panel: any regions, any industries."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property

import numpy as np

from regionanalysis.classifications.counties import counties_of
from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError, RegionAnalysisError
from regionanalysis.model.account import GrowthAccount, RegionAccount
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.model.goal import GoalNeed, GoalRecord, goal_need, goal_record
from regionanalysis.model.projection.outlook import RegionProjection, region_projection
from regionanalysis.model.projection.scenarios import quartile_levels
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.shiftshare import RegionEffects, ShiftShareByYear
from regionanalysis.study import cache as shared
from regionanalysis.study.panel_people import PanelPeople
from regionanalysis.study.parameters import ReportParameters
from regionanalysis.study.region import TEN_YEARS
from regionanalysis.study.region_data import Ranking
from regionanalysis.study.select_region import region_in_panel
from regionanalysis.uncertainty import UnpublishedCells, unpublished_cells

# fewer places say too little of how places differ
MIN_COMPARED = 5


class PanelStudy(PanelPeople):
    """A region, or a group of regions, of the panel in a file."""

    moment = ""

    def __init__(self, parameters: ReportParameters) -> None:
        super().__init__(parameters)
        self.panel: EmploymentPanel = self.in_words(self._read_panel())
        self.codes, self._name, self._slug = region_in_panel(self.panel, parameters)

    def _read_panel(self) -> EmploymentPanel:
        asked = self.parameters
        if asked.panel is None:
            raise ParameterError("A study of one's own figures needs a panel.")
        columns = tuple(sorted(asked.columns.items()))
        return shared.panel_in(shared.file_key(asked.panel), columns, mend_codes=asked.mend_codes)

    def share(self) -> None:
        # whoever needs what is not there will hear of it
        with suppress(RegionAnalysisError):
            _ = self.all_places
        with suppress(RegionAnalysisError):
            _ = self._flows

    @property
    def slug(self) -> str:
        return self._slug

    @property
    def name(self) -> str:
        return self._name

    @property
    def counties(self) -> Sequence[str]:
        vintage = self.panel.vintage
        return () if vintage is None else counties_of(self.codes, vintage)

    @cached_property
    def context(self) -> Context:
        measure = "residents" if self.panel.place == "residence" else "panel"
        return Context(self.name, measure, self.uses(*self.panel.origins), parts=self.parts)

    @property
    def _by_year(self) -> ShiftShareByYear:
        return shared.by_year(self.industry_panel, self._years)

    @cached_property
    def _accounts(self) -> GrowthAccount:
        people = (self._population, self.response) if self._has_people else (None, None)
        return shared.accounts_of(self.industry_panel, self._years, *people)

    @cached_property
    def industry_effects(self) -> RegionEffects:
        # year by year and added, as the account is, so that the two agree
        return self._by_year.total().region(self.industry.place)

    @cached_property
    def unpublished(self) -> UnpublishedCells | None:
        bounds = shared.bounds_by_year(self.panel, self._years)
        return unpublished_cells(self.panel, self.codes, self.industry_effects, bounds)

    @property
    def member_names(self) -> Sequence[str]:
        names = dict(zip(self.panel.regions, self.panel.region_names, strict=True))
        return [names[code] for code in self.codes]

    @cached_property
    def account(self) -> RegionAccount:
        if len(self.codes) == 1:
            return self._accounts.region(self.codes[0]).named(self.name)
        if self._accounts.basis == "modelled":
            # a group has its own response and its own population gap
            return self._accounts.region(self.slug).named(self.name)
        return self._accounts.sum_of(self.codes, code=self.slug, name=self.name)

    @cached_property
    def member_accounts(self) -> Sequence[RegionAccount]:
        if len(self.codes) == 1:
            raise self.lacks("members")
        return [self._accounts.region(code) for code in self.codes]

    @cached_property
    def ranking(self) -> Ranking | None:
        found = self.peer_places
        if found is None or len(found.regions) == 1 or self.name not in found.regions:
            return None
        return Ranking(found.rank(self.name, "growth"), len(found.regions))

    @property
    def peer_places(self) -> RegionComparison | None:
        """The regions that this one is among; None for a group of regions, which is no place."""
        return self.all_places if len(self.codes) == 1 else None

    @cached_property
    def all_places(self) -> RegionComparison:
        return shared.places_of(self._accounts, self.panel)

    @property
    def all_codes_in_order(self) -> Sequence[str]:
        codes = [code for code in self.panel.regions if code in self._accounts.places]
        level = self._accounts.level[:-1]
        return [code for code in codes if (level[:, self._accounts.places.index(code)] > 0).all()]

    @cached_property
    def comparison(self) -> RegionComparison:
        found = self.peer_places
        few = found is None or len(found.regions) < MIN_COMPARED
        if found is None or few or self.name not in found.regions:
            raise self.lacks("comparison")
        known = self._indicators(found)
        return replace(
            found,
            indicators={name: one.places for name, one in known.items()},
            indicators_nation={
                "growth": self.all_places.national_growth,
                **{name: one.nation for name, one in known.items()},
            },
        )

    @property
    def comparison_name(self) -> str:
        return self.name

    @cached_property
    def comparison_subject(self) -> Context:
        people = self._population.origins if self._has_people else ()
        commuters = (self._flows.origin,) if self._has_flows else ()
        source = self.uses(*self.panel.origins, *people, *commuters)
        return replace(self.context, source=source)

    @cached_property
    def outlook(self) -> RegionProjection:
        yearly = (self.peer_places or self.all_places).yearly
        if yearly is None:
            raise self.lacks("outlook")
        flows = self._flows
        self.uses(flows.origin)
        rows = flows.rows(self.codes)
        last = flows.flows[-1][rows]
        with self.lacking("outlook"):
            return region_projection(
                self.account.before_break() or self.account,
                self.population,
                quartile_levels(yearly, min(TEN_YEARS, len(yearly))),
                own_share=float(last[:, rows].sum() / np.nansum(last)),
                base_year=self.account.end_year,
                jobs=float(self.account.level[-1]),
                goal=self.parameters.goal,
            )

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

    @cached_property
    def jobs(self) -> FloatArray:
        return self.account.level

    @cached_property
    def goal(self) -> GoalRecord:
        if self.parameters.goal is None:
            raise self.lacks("goal")
        return goal_record(self.series, (self.slug,), self.parameters.goal)

    @cached_property
    def goal_need(self) -> GoalNeed:
        account = self.account
        return goal_need(account.before_break() or account, self.goal.goal)

    @cached_property
    def industry_panel(self) -> EmploymentPanel:
        # a single region is there already, and all reports on the panel share its figures
        if len(self.codes) == 1:
            return self.panel
        return self.panel.with_groups({self.slug: self.codes})

    @cached_property
    def industry(self) -> IndustrySubject:
        panel = self.panel
        return IndustrySubject(
            place=self.codes[0] if len(self.codes) == 1 else self.slug,
            names=panel.industry_names,
            unit=panel.unit,
            context=self.context,
            decimals=0,
            own=True,
        )

    def industry_years(self, panel: EmploymentPanel) -> tuple[int, int]:
        return panel.window(self.parameters.start_year, self.parameters.end_year)
