"""All regions in words."""

from collections.abc import Mapping

import numpy as np

from regionanalysis.core.arrays import ranks
from regionanalysis.indicators.ranks import QUADRANTS
from regionanalysis.indicators.ranks import quadrants as quadrants_of
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, about_places, break_reasons
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.uncertainty.noise_by_size import NoiseBySize

_QUADRANTS: Mapping[str, str] = {
    "attractiveness": N_("overview.quadrants.attractiveness"),
    "regional_shift": N_("overview.quadrants.regional_shift"),
}


@cites
def overview_lead(
    found: RegionComparison, marked: str | None, context: Context, language: Language
) -> list[Paragraph]:
    """Return how many regions grew, the nation they are part of, and where the marked one is."""
    growth = found.growth
    first, last = int(np.argmax(growth)), int(np.argmin(growth))
    values = {
        **about_places(found, context, language),
        "national": language.signed_percent(found.national_growth),
        "first": found.regions[first],
        "first_growth": language.signed_percent(float(growth[first])),
        "last": found.regions[last],
        "last_growth": language.signed_percent(float(growth[last])),
    }
    sentences = [
        language.message("overview.lead", **values),
        language.message("overview.ends", **values),
    ]
    if marked is not None:
        at = found.position(marked)
        sentences.append(
            language.message(
                "overview.marked",
                name=marked,
                rank=language.ordinal(int(ranks(growth)[at])),
                regions=len(found.regions),
                growth=language.signed_percent(float(growth[at])),
            )
        )
    notes = [Paragraph(break_reasons(found.breaks, language), "note")] if found.breaks else []
    return [Paragraph(" ".join(sentences), "lead"), *notes]


@cites
def quadrants(found: RegionComparison, language: Language) -> Paragraph:
    """Return how many regions have each combination of structure and what is left."""
    corners = quadrants_of(found.mean_effects[found.residual], found.mean_effects["structural"])
    counts: dict[str, object] = {corner: int((corners == corner).sum()) for corner in QUADRANTS}
    counts["regions"] = len(found.regions)
    return Paragraph(language.message(_QUADRANTS[found.residual], **counts))


@cites
def small_places(noise: NoiseBySize, language: Language) -> list[Paragraph]:
    """Return how much of a small place's mean is noise, and what to make of it."""
    sizes = np.array([500.0, 5000.0, 50_000.0])
    small, middle, large = (language.number(float(sd), 1) for sd in noise.yearly_sd(sizes))
    limit = noise.size_for(0.5)
    sentences = [language.message("overview.noise", small=small, middle=middle, large=large)]
    if np.isfinite(limit):
        rounded = float(np.ceil(limit / 100) * 100)
        sentences.append(language.message("overview.noise.size", size=language.number(rounded)))
    return [Paragraph(" ".join(sentences))]
