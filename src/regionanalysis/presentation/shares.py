"""Words for shares of persons: whom they are of, and how far apart two must be to differ."""

from collections.abc import Mapping

from regionanalysis.indicators.education import EducationRecord
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import direction

# percentage points: less is no finding, neither against the nation nor over time
MIN_POINTS = 0.5

_COUNTED: Mapping[tuple[str, str], str] = {
    ("16", "known"): N_("education.counted.16.known"),
    ("16", "all"): N_("education.counted.16.all"),
    ("30-66", "known"): N_("education.counted.30-66.known"),
    ("30-66", "all"): N_("education.counted.30-66.all"),
}


def counted(record: EducationRecord, language: Language) -> str:
    """Return the words for the persons whom the shares are of."""
    return language.message(_COUNTED[record.ages, record.base])


def side(points: float) -> str:
    """Return ``"up"``, ``"down"`` or ``"same"``: a few tenths of a point are no difference."""
    return direction(points, 1) if abs(round(points, 1)) >= MIN_POINTS else "same"
