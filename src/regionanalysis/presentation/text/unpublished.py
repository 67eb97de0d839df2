"""What is told of figures that are not published as they are counted."""

from regionanalysis.panel.cells import CellState
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.context import IndustrySubject
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unpublished import years_of
from regionanalysis.uncertainty import UnpublishedCells

# nobody knows these, or they are known not to be
UNKNOWN = (CellState.SUPPRESSED, CellState.MISSING)


def unpublished(
    found: UnpublishedCells | None, industry: IndustrySubject, language: Language
) -> list[Paragraph]:
    """Return how many figures are hidden, missing or disguised; nothing where all are published."""
    if found is None:
        return []
    kinds = [
        language.plural(f"unpublished.{state.name.lower()}", number, number=language.number(number))
        for state, number in sorted(found.count.items(), reverse=True)
    ]
    said = [
        language.message(
            "unpublished.count",
            figures=language.number(found.figures),
            name=industry.context.name,
            years=years_of(found, language),
            kinds=language.join_list(kinds),
        )
    ]
    if any(state in found.count for state in UNKNOWN):
        said.append(language.message("unpublished.left_out"))
    said.append(language.message(f"unpublished.limits.{found.limited}", name=industry.context.name))
    return [Paragraph(" ".join(said))]
