"""What every notebook works at: parameters, language, sections, and the origins to cite."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from regionanalysis.panel.provenance import Origin
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import Language, language
from regionanalysis.presentation.late import Live
from regionanalysis.presentation.own_words import OwnWords
from regionanalysis.presentation.sections import Section, Sections
from regionanalysis.study import missing
from regionanalysis.study.parameters import ReportParameters


class Summary(NamedTuple):
    """What a report says in short: for the page's head, the terminal and the manifest.

    ``origins`` are those of the headline's figures, which the report cites whatever it shows.
    """

    title: str
    description: str
    sentence: str
    headline: dict[str, Any]
    origins: tuple[Origin, ...]


class ReportContext(ABC):
    """What a report is made at.

    Attributes
    ----------
    parameters
        Parameters of the report, checked.
    language
        Language of the report, with its words for the peers of the region.
    parts
        What the figures are by: ``regions`` or ``municipalities``.
    reasons
        Why attributes are None: a key of what is missing (``missing.<key>`` in ``locale``).
    """

    def __init__(
        self,
        parameters: ReportParameters,
        *,
        parts: str = "regions",
        peers: str | None = None,
        place: str = "region",
        optional: frozenset[str] = frozenset(),
        in_file: int = 0,
        own_words: OwnWords | None = None,
    ) -> None:
        """Begin a report with nothing shown yet.

        Parameters
        ----------
        parameters, parts
            As the attributes.
        peers
            What the region is set beside, ``regions`` or ``municipalities``; ``parts`` by default.
        place
            What the report is on: a ``region`` or a single ``municipality``.
        optional
            Keys of what the report leaves out without a note where it is missing.
        in_file
            Regions in a file without a row for the nation; 0 where there is a nation.
        own_words
            Words of a panel for region, nation and job; None for the messages' own.
        """
        self.parameters = parameters
        self.parts = parts
        self.reasons: dict[str, str] = {}
        self.language: Language = (
            language(parameters.language)
            .with_peers(peers or parts)
            .with_place(place)
            .with_regions_in_file(in_file)
            .with_own_words(own_words)
        )
        # a section that lacks figures is left out: the page says so in one place, and the manifest
        # says how to get them
        self._sections = Sections(self.language, show_missing=False, optional=optional)

    @property
    @abstractmethod
    def slug(self) -> str:
        """Name of the report's files, before the language where it is not the first."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Name of the region, as printed."""

    @property
    def subtitle(self) -> str:
        """The members' names, where the region's name does not state them; else empty."""
        return ""

    @property
    def notes(self) -> Sequence[str]:
        """What the figures lack and how to get it, for the terminal and the manifest."""
        return ()

    @property
    @abstractmethod
    def context(self) -> Context:
        """The region and the measure of the headline figures."""

    @property
    def counties(self) -> Sequence[str]:
        """Names of the counties that the region lies in, where that is known."""
        return ()

    @abstractmethod
    def summary(self) -> Summary:
        """Return what the report says in short."""

    @abstractmethod
    def share(self) -> None:
        """Read and compute what reports on other regions of the same figures use too."""

    def section(self, key: str, title: str = "") -> Section:
        """Return a section of the report to show blocks in; ``title`` heads one of your own."""
        return self._sections.section(key, title)

    def need(self, *names: str) -> Any:
        """Return results that a section needs: one, or a list of several.

        Raises
        ------
        MissingDataError
            When one of them is None. In a section this ends the section, which is then left out or
            says what is missing.
        """
        found = [self._needed(name) for name in names]
        return found[0] if len(found) == 1 else found

    def _needed(self, name: str) -> Any:
        return missing.need(self, name)

    @property
    def missing(self) -> Sequence[str]:
        """Keys of the figures that sections have needed and that are missing, whenever read."""
        return Live(lambda: tuple(self._sections.missing))

    @property
    def chapters(self) -> Sequence[str]:
        """Keys of the chapters that the report has, whenever read."""
        return Live(lambda: self._sections.chapters)

    @property
    def sections(self) -> Sequence[str]:
        """Keys of the sections shown so far, in their order."""
        return tuple(self._sections.shown)

    @property
    def left_out(self) -> Mapping[str, str]:
        """What is missing from the sections that were left out, by the section's key."""
        return self._sections.left_out

    @property
    def origins(self) -> Sequence[Origin]:
        """Origins of the figures shown, in the order of their names, whenever read."""
        return Live(lambda: self._sections.origins)

    def cite(self, *origins: Origin) -> None:
        """Add origins to those of the figures shown."""
        self._sections.cite(*origins)

    def settle(self) -> None:
        """Display sections about the whole report as they are at its end."""
        self._sections.settle()
