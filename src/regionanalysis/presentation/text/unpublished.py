"""Texts on values that are not published as they were counted."""

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

# states of cells without a value
UNKNOWN = (CellState.SUPPRESSED, CellState.MISSING)


@cites
def unpublished(
    cells: UnpublishedCells | None, industry: IndustrySubject, language: Language
) -> list[Paragraph]:
    """Return the numbers of suppressed, missing and disguised cells; empty if there are none."""
    if cells is None:
        return []
    kinds = [
        language.plural(_STATE[state], number, number=language.number(number))
        for state, number in sorted(cells.count.items(), reverse=True)
    ]
    sentences = [
        language.message(
            "unpublished.count",
            figures=language.number(cells.figures),
            name=industry.context.name,
            years=years_of(cells, language),
            kinds=language.join_list(kinds),
        )
    ]
    if any(state in cells.count for state in UNKNOWN):
        sentences.append(language.message("unpublished.left_out"))
    sentences.append(language.message(_LIMITS[cells.limited], name=industry.context.name))
    return [Paragraph(" ".join(sentences))]
