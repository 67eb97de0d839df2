"""The people of a region of a panel: inhabitants, commuters, and what can be told with them."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from regionanalysis.errors import ParameterError
from regionanalysis.indicators.commuting import Integration, labour_market_integration
from regionanalysis.indicators.people import Indicator, people_indicators
from regionanalysis.indicators.population import PopulationRecord, population_record
from regionanalysis.io.readers.people import read_coefficients
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.model.population_response import PopulationResponse
from regionanalysis.panel.commuting import CommutingFlows
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.study import cache as shared
from regionanalysis.study.region import RegionStudy

# fewer places say too little of how industries follow people
MIN_PLACES = 20


class PanelPeople(RegionStudy):
    """A study of a panel, as far as people are concerned: where there are files of them.

    Attributes
    ----------
    panel
        Employment by region and industry.
    codes
        Codes of the panel that the region is made of.
    """

    panel: EmploymentPanel
    codes: tuple[str, ...]

    @property
    def _years(self) -> shared.Years:
        return shared.Years(self.parameters.start_year, self.parameters.end_year)

    @property
    def _has_people(self) -> bool:
        return self.parameters.population is not None

    @cached_property
    def _population(self) -> PopulationPanel:
        if self.parameters.population is None:
            raise self.lacks("population")
        return shared.population_in(shared.file_key(self.parameters.population))

    @cached_property
    def response(self) -> PopulationResponse:
        """How much each industry follows people: as given, or estimated from the panel.

        Raises
        ------
        ParameterError
            When there are too few regions to estimate it from.
        """
        asked = self.parameters
        if not self._has_people:
            raise self.lacks("response")
        if asked.coefficients is not None:
            return PopulationResponse.given(read_coefficients(asked.coefficients))
        if len(self.panel.regions) < MIN_PLACES:
            raise ParameterError(
                f"How industries follow people cannot be estimated from {len(self.panel.regions)} "
                f"regions; {MIN_PLACES} at least are needed.",
                remedy="Give a panel of more regions, or coefficients (industry,beta).",
            )
        return shared.response_of(self.panel, self._population, self._years)

    @cached_property
    def integration(self) -> Integration:
        """How far the members are one labour market."""
        if len(self.codes) == 1:
            raise self.lacks("one_municipality")
        return labour_market_integration(self._flows, self.codes)

    @property
    def _has_flows(self) -> bool:
        return self.parameters.commuting is not None

    @cached_property
    def _flows(self) -> CommutingFlows:
        if self.parameters.commuting is None:
            raise self.lacks("commuting")
        return shared.flows_in(shared.file_key(self.parameters.commuting))

    @property
    def destinations(self) -> Sequence[Sequence[str]]:
        """Names of the places most residents of each member commute to, by year."""
        names = dict(zip(self.panel.regions, self.panel.region_names, strict=True))
        return [
            [names.get(code, code) for code in year]
            for year in self.integration.largest_destination
        ]

    @cached_property
    def population(self) -> PopulationRecord:
        """Inhabitants against the nation."""
        panel = self._population
        self.uses(*panel.origins)
        return population_record(panel, self.codes)

    def _indicators(self, found: RegionComparison) -> Mapping[str, Indicator]:
        """Return further figures of the places compared."""
        return people_indicators(
            self.all_codes_in_order,
            self._population if self._has_people else None,
            self._flows if self._has_flows else None,
            start_year=found.start_year,
            end_year=found.end_year,
        )
