"""What is told of all regions under every figure of them."""

import numpy as np

from regionanalysis.comparison import RegionComparison
from regionanalysis.language import Language
from regionanalysis.subject import Subject


def about_places(
    found: RegionComparison, subject: Subject, language: Language
) -> dict[str, object]:
    """Return measure, what is left, how many regions there are and grew, and the years."""
    return {
        "measure": language.say(f"measure.{subject.measure}"),
        "residual": language.say(f"effect.{found.residual}"),
        "regions": len(found.regions),
        "grew": int((np.round(found.growth, 1) > 0).sum()),
        "start": found.start_year,
        "end": found.end_year,
        "flag": language.say("break.flag") if found.breaks else "",
    }
