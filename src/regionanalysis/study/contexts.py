"""What charts and sentences are about, with the source line of their figures."""

from collections.abc import Sequence
from dataclasses import replace

from regionanalysis.panel.provenance import Origin
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import joined


def context_of(
    name: str,
    measure: str,
    origins: Sequence[Origin],
    language: Language,
    *,
    parts: str = "municipalities",
    moment: str = "",
) -> Context:
    """Return the context of figures.

    Parameters
    ----------
    name
        Name of the region, as printed.
    measure
        Key of what is counted (``measure.<measure>`` in ``locale``).
    origins
        Origins of the tables that the source line names.
    language
        Language of the source line.
    parts, moment
        As in `Context`.
    """
    line = source_line(origins, language)
    return Context(name, measure, line, parts=parts, moment=moment, origins=tuple(origins))


def with_origins(context: Context, origins: Sequence[Origin], language: Language) -> Context:
    """Return the same context for figures from other tables."""
    return replace(context, source=source_line(origins, language), origins=tuple(origins))


def source_line(origins: Sequence[Origin], language: Language) -> str:
    """Return the line that names the sources of a chart."""
    cited = dict.fromkeys(
        language.foreign(origin.citation(), origin.language) if origin.producer else origin.title
        for origin in origins
    )
    return language.message("source.line", sources=joined("; ", tuple(cited)))
