"""What is told of figures that are not published as they are counted."""

from collections.abc import Mapping

from regionanalysis.panel.cells import CellState
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import IndustrySubject
from regionanalysis.presentation.keys import N_, N_plural
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.tables.unpublished import years_of
from regionanalysis.uncertainty import UnpublishedCells

_STATE: Mapping[CellState, str] = {
    CellState.DISGUISED: N_plural("unpublished.disguised"),
    CellState.NOT_POSSIBLE: N_plural("unpublished.not_possible"),
    CellState.MISSING: N_plural("unpublished.missing"),
    CellState.SUPPRESSED: N_plural("unpublished.suppressed"),
}

# by which effects have limits
_LIMITS: Mapping[str, str] = {
    "all": N_("unpublished.limits.all"),
    "some": N_("unpublished.limits.some"),
    "none": N_("unpublished.limits.none"),
}

# nobody knows these, or they are known not to be
UNKNOWN = (CellState.SUPPRESSED, CellState.MISSING)


@cites
def unpublished(
    found: UnpublishedCells | None, industry: IndustrySubject, language: Language
) -> list[Paragraph]:
    """Return how many figures are hidden, missing or disguised; nothing where all are published."""
    if found is None:
        return []
    kinds = [
        language.plural(_STATE[state], number, number=language.number(number))
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
    said.append(language.message(_LIMITS[found.limited], name=industry.context.name))
    return [Paragraph(" ".join(said))]
