"""Results of a region of which only means over the years are published."""

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property

from regionanalysis.classifications.counties import counties_of
from regionanalysis.classifications.divisions import region_codes
from regionanalysis.classifications.municipality import municipality_name
from regionanalysis.classifications.municipality_codes import LAST_VINTAGE, CodeMove
from regionanalysis.core.project import reference_folder
from regionanalysis.errors import ParameterError
from regionanalysis.io.readers.published_regions import region_of_means
from regionanalysis.io.readers.reference import region_comparison
from regionanalysis.io.readers.region_means import mean_account
from regionanalysis.model.comparison import Ranking, RegionComparison
from regionanalysis.model.mean_account import MeanAccount
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import MISSING
from regionanalysis.presentation.language import Language
from regionanalysis.study.contexts import context_of
from regionanalysis.study.missing import missing
from regionanalysis.study.parameters import ReportParameters

# keys of what is missing, of the results that have another name
_REASONS = {
    "all_codes": "subsets",
    "destinations": "commuting",
    "education_adults": "education",
    "education_expected": "education",
    "industry_effects": "industry",
    "industry_panel": "industry",
    "integration": "commuting",
    "jobs": "series",
    "member_accounts": "members",
    "newest_private": "private_jobs",
    "overview_codes": "municipal_boundaries",
    "private_jobs": "series",
    "published_account": "every_year",
    "total_account": "series",
    "unpublished": "industry",
}


class MeansData:
    """One of Telemarksforsking's regions, from the table of them all.

    The table has jobs in the first and last year and mean yearly effects. Every other result is
    None, and its section is left out; the report states once what it lacks.
    """

    parts = "regions"
    peers = "regions"
    place = "region"
    optional = frozenset(MISSING)
    moment = "fourth_quarter"
    subtitle = ""
    code_moves: Sequence[CodeMove] = ()

    member_accounts = None
    total_account = None
    published_account = None
    overview_codes = None
    industry_panel = None
    finer_industries = None
    finer_parents = None
    finer_effects = None
    national_jobs = None
    structure = None
    private_record = None
    newest = None
    newest_contracts = None
    newest_private = None
    industry = None
    industry_effects = None
    unpublished = None
    series = None
    jobs = None
    private_jobs = None
    residents = None
    integration = None
    net_by_industry = None
    destinations = None
    population = None
    population_change = None
    response = None
    education = None
    education_adults = None
    education_expected = None
    innovation = None
    goal = None
    nation_jobs = None
    contracts = None
    outlook = None
    subsets = None
    all_codes = None

    def __init__(self, parameters: ReportParameters, language: Language) -> None:
        """Begin with the region.

        Raises
        ------
        ParameterError
            For other years than the table's, and for a goal, which needs jobs by year.
        """
        match = region_of_means(parameters.region, parameters.members)
        if match is None:
            raise missing("comparison", parameters.region)
        self.name, self.slug, self._codes = match.name, match.slug, match.codes
        self.language = language
        self.reasons = dict(_REASONS)
        self._refuse_more_than_means(parameters)

    def _refuse_more_than_means(self, parameters: ReportParameters) -> None:
        account = self.account
        wanted = (parameters.start_year, parameters.end_year)
        other = wanted[0] not in (None, account.start_year) or wanted[1] not in (
            None,
            account.end_year,
        )
        if other or parameters.goal is not None:
            raise ParameterError(
                f"The published figures on {self.name} are means over "
                f"{account.start_year}-{account.end_year}: no other years, and no goal.",
                remedy="Leave out years and goal, or run `regionanalysis refresh` (needs a "
                "network) for figures by year.",
            )

    def share(self) -> None:
        """Do nothing: a published table is read in no time."""

    @property
    def notes(self) -> tuple[str, ...]:
        note = (
            f"The figures on {self.name} are published means over the years. A full report takes "
            "figures by year, municipality and industry: run `regionanalysis refresh` (needs a "
            "network), then build it again."
        )
        return (note,)

    @property
    def counties(self) -> tuple[str, ...]:
        # a region that a merger crosses has no municipalities of its own today
        with suppress(ParameterError):
            return counties_of(region_codes(self.name, LAST_VINTAGE), LAST_VINTAGE)
        return ()

    @property
    def member_names(self) -> tuple[str, ...]:
        return tuple(municipality_name(code) for code in self._codes)

    @cached_property
    def context(self) -> Context:
        origins = self.account.origins
        return context_of(self.name, "private", origins, self.language, moment=self.moment)

    @cached_property
    def account(self) -> MeanAccount:
        return mean_account(reference_folder(), self.name)

    @cached_property
    def all_places(self) -> RegionComparison:
        return region_comparison(reference_folder())

    @property
    def overview_places(self) -> RegionComparison:
        return self.all_places

    @property
    def comparison(self) -> RegionComparison:
        return self.all_places

    @property
    def comparison_name(self) -> str:
        return self.name

    @property
    def ranking(self) -> Ranking:
        return self.all_places.ranking(self.name, "growth")

    def industry_years(self, panel: EmploymentPanel) -> tuple[int, int]:
        return panel.years[0], panel.years[-1]
