"""A study on the analyst's own panel: any regions, any industries."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from regionanalysis.account import GrowthAccount, PlaceAccount
from regionanalysis.attractiveness import account_of_shift_share, ranks
from regionanalysis.errors import ParameterError
from regionanalysis.panel import EmploymentPanel
from regionanalysis.parameters import ReportParameters
from regionanalysis.project import DEFAULT_REGION
from regionanalysis.regions import Region, named_regions, unknown_name
from regionanalysis.shiftshare import RegionEffects, ShiftShareByYear, shift_share_by_year
from regionanalysis.sources.panel_file import read_panel
from regionanalysis.study.base import Ranking, Study
from regionanalysis.subject import IndustrySubject, Subject

# letters that Unicode does not take apart
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ß": "ss"})


class PanelStudy(Study):
    """A region, or a group of regions, of the panel in a file."""

    def __init__(self, parameters: ReportParameters) -> None:
        super().__init__(parameters)
        if parameters.panel is None:
            raise ParameterError("A study of one's own figures needs a panel.")
        self.panel: EmploymentPanel = read_panel(parameters.panel).in_persons()
        self.codes, self._name = self._chosen()
        _ = self.account

    def _chosen(self) -> tuple[tuple[str, ...], str]:
        """Return the codes that make up the region, and its name."""
        asked, panel = self.parameters, self.panel
        if asked.members:
            return tuple(self._code(one) for one in asked.members), asked.region
        known = _named(asked.region)
        if known is not None:
            codes = _codes_in(panel, known)
            if codes:
                return codes, known.name
        # no region was named: the first one, which the report's title tells
        first = asked.region == DEFAULT_REGION
        code = panel.regions[0] if first else self._code(asked.region)
        return (code,), panel.region_names[panel.regions.index(code)]

    def _code(self, asked: str) -> str:
        panel = self.panel
        for code, name in zip(panel.regions, panel.region_names, strict=True):
            if asked.casefold() in (code.casefold(), name.casefold()):
                return code
        labels = [
            code if code == name else f"{code} {name}"
            for code, name in zip(panel.regions, panel.region_names, strict=True)
        ]
        raise unknown_name("region in the panel", asked, labels)

    @property
    def slug(self) -> str:
        return slug_of(self._name)

    @property
    def name(self) -> str:
        return self._name

    @cached_property
    def subject(self) -> Subject:
        measure = "residents" if self.panel.place == "residence" else "panel"
        return Subject(self.name, measure, self.uses(*self.panel.origins), parts="regions")

    @cached_property
    def _by_year(self) -> ShiftShareByYear:
        return shift_share_by_year(
            self.industry_panel,
            start_year=self.parameters.start_year,
            end_year=self.parameters.end_year,
            unknown="leave_out",
            breaks="flag",
        )

    @cached_property
    def _accounts(self) -> GrowthAccount:
        return account_of_shift_share(self._by_year, self.panel.breaks)

    @cached_property
    def industry_effects(self) -> RegionEffects:
        # year by year and added, as the account is, so that the two agree
        return self._by_year.cumulated().region(self.industry.place)

    @cached_property
    def account(self) -> PlaceAccount:
        if len(self.codes) == 1:
            return self._accounts.place(self.codes[0]).named(self.name)
        return self._accounts.sum_of(self.codes, code=self.slug, name=self.name)

    @cached_property
    def member_accounts(self) -> Sequence[PlaceAccount]:
        if len(self.codes) == 1:
            raise self.lacks("members")
        return [self._accounts.place(code) for code in self.codes]

    @cached_property
    def ranking(self) -> Ranking | None:
        accounts = self._accounts
        if len(self.codes) > 1 or len(accounts.places) == 1:
            return None
        growth = accounts.level[-1] / accounts.level[0] - 1
        at = accounts.places.index(self.codes[0])
        return Ranking(int(ranks(growth)[at]), len(accounts.places))

    @cached_property
    def industry_panel(self) -> EmploymentPanel:
        return self.panel.with_groups({self.slug: self.codes})

    @cached_property
    def industry(self) -> IndustrySubject:
        panel = self.panel
        return IndustrySubject(
            place=self.slug,
            names=panel.industry_names,
            unit=panel.unit,
            subject=self.subject,
            decimals=0,
            own=True,
        )

    def industry_years(self, panel: EmploymentPanel) -> tuple[int, int]:
        return panel.window(self.parameters.start_year, self.parameters.end_year)


def slug_of(name: str) -> str:
    """Return a name as it can stand in a file name: lower case letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    letters = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:80] or "region"


def _named(asked: str) -> Region | None:
    return next((one for one in named_regions() if asked.casefold() == one.slug), None)


def _codes_in(panel: EmploymentPanel, region: Region) -> tuple[str, ...]:
    """Return the region's codes of the vintage that the panel has, if it has them all."""
    vintages = {code.until for one in region.members for code in one.codes}
    for vintage in sorted(vintages, reverse=True):
        codes = region.codes_at(vintage)
        if set(codes) <= set(panel.regions):
            return codes
    return ()
