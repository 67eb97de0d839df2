"""What every notebook works at: parameters, language, sections, and the origins of what is used."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from regionanalysis.errors import MissingDataError, ParameterError
from regionanalysis.panel.provenance import Origin
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import SOURCES_ARE_IN, Language, language
from regionanalysis.presentation.sections import Section, Sections
from regionanalysis.presentation.wording import joined
from regionanalysis.study.parameters import ReportParameters


class Summary(NamedTuple):
    """What a report says in short: for the page's head, the terminal and the manifest."""

    title: str
    description: str
    sentence: str
    headline: dict[str, Any]


class ReportContext(ABC):
    """What a report is made at.

    Attributes
    ----------
    parameters
        What was asked for.
    language
        The language of the report.
    parts
        What the figures are by: ``regions`` or ``municipalities``.
    peers
        What the region is set beside, one of the two.
    untold
        What the report leaves out without a word where it is not there.
    """

    parts = "regions"
    untold: frozenset[str] = frozenset()

    def __init__(self, parameters: ReportParameters) -> None:
        self.parameters = parameters
        self._origins: dict[str, Origin] = {}
        self.set_beside(self.parts)

    def set_beside(self, peers: str) -> None:
        """Have other words for what the region is set beside; before anything is shown."""
        self.peers = peers
        self.language: Language = language(self.parameters.language).with_peers(peers)
        self._sections = Sections(
            self.language, show_missing=self.parameters.panel is None, untold=self.untold
        )

    @property
    @abstractmethod
    def slug(self) -> str:
        """Name of the report's files, before the language where it is not the first."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Name of the region, as printed."""

    @property
    @abstractmethod
    def context(self) -> Context:
        """The place and measure of the headline figures."""

    @property
    def counties(self) -> Sequence[str]:
        """Names of the counties that the region lies in, where that is known."""
        return ()

    @abstractmethod
    def summary(self) -> Summary:
        """Return what the report says in short."""

    @abstractmethod
    def share(self) -> None:
        """Read and reckon what reports on other regions of the same figures use too."""

    def section(self, key: str, title: str = "") -> Section:
        """Return a section of the report to show blocks in; ``title`` heads one of your own."""
        return self._sections.section(key, title)

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
        cited = dict.fromkeys(
            self.language.foreign(origin.citation(), SOURCES_ARE_IN)
            if origin.producer
            else origin.title
            for origin in known
        )
        sources = joined("; ", tuple(cited))
        return self.language.message("source.line", sources=sources)

    @contextmanager
    def lacking(self, what: str) -> Iterator[None]:
        """Have what cannot be reckoned from these figures, as too few years, not be there.

        Raises
        ------
        MissingDataError
            Instead of a `ParameterError`.
        """
        try:
            yield
        except ParameterError as cause:
            raise self.lacks(what) from cause

    def lacks(self, what: str) -> MissingDataError:
        """Return the error that figures are not there."""
        return MissingDataError(
            f"There are no figures on {what} for {self.name}.",
            what=what,
            remedy="The report names the command that brings them.",
        )
