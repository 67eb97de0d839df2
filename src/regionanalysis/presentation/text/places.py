"""Texts on all regions."""

from collections.abc import Mapping

import numpy as np

from regionanalysis.core.arrays import ranks
from regionanalysis.indicators.ranks import QUADRANTS
from regionanalysis.indicators.ranks import quadrants as quadrants_of
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.citing import cites
from regionanalysis.presentation.context import Context, break_reasons, comparison_values
from regionanalysis.presentation.keys import N_
from regionanalysis.presentation.language import Language
from regionanalysis.presentation.wording import how_many
from regionanalysis.uncertainty.noise_by_size import NoiseBySize

_LEAD: Mapping[str, str] = {
    "some": N_("overview.lead.some"),
    "all": N_("overview.lead.all"),
    "none": N_("overview.lead.none"),
}

_QUADRANTS: Mapping[str, str] = {
    "attractiveness": N_("overview.quadrants.attractiveness"),
    "regional_shift": N_("overview.quadrants.regional_shift"),
}


@cites
def overview_lead(
    comparison: RegionComparison, marked: str | None, context: Context, language: Language
) -> list[Paragraph]:
    """Return the number of regions that grew, the first and the last, and the marked one."""
    growth = comparison.growth
    first, last = int(np.argmax(growth)), int(np.argmin(growth))
    # as the growth will be read
    grew = int((np.round(growth, 1) > 0).sum())
    values = {
        **comparison_values(comparison, context, language),
        "national": language.signed_percent(comparison.national_growth),
        "first": comparison.regions[first],
        "first_growth": language.signed_percent(float(growth[first])),
        "last": comparison.regions[last],
        "last_growth": language.signed_percent(float(growth[last])),
    }
    sentences = [
        language.message(_LEAD[how_many(grew, len(growth))], **values),
        language.message("overview.ends", **values),
    ]
    if marked is not None:
        position = comparison.position(marked)
        sentences.append(
            language.message(
                "overview.marked",
                name=marked,
                rank=language.number(int(ranks(growth)[position])),
                regions=len(comparison.regions),
                growth=language.signed_percent(float(growth[position])),
            )
        )
    notes = (
        [Paragraph(break_reasons(comparison.breaks, language), "note")] if comparison.breaks else []
    )
    return [Paragraph(" ".join(sentences), "lead"), *notes]


@cites
def quadrants(comparison: RegionComparison, language: Language) -> Paragraph:
    """Return the number of regions by quadrant of structure and residual."""
    corners = quadrants_of(
        comparison.mean_effects[comparison.residual], comparison.mean_effects["structural"]
    )
    counts: dict[str, object] = {corner: int((corners == corner).sum()) for corner in QUADRANTS}
    counts["regions"] = len(comparison.regions)
    return Paragraph(language.message(_QUADRANTS[comparison.residual], **counts))


@cites
def small_places(noise: NoiseBySize, language: Language) -> list[Paragraph]:
    """Return the noise in the means of small and of large regions."""
    sizes = np.nanquantile(noise.jobs, [0.25, 0.5, 0.75])
    small, middle, large = (language.number(float(sd), 1) for sd in noise.yearly_sd(sizes))
    if small == large:
        return [Paragraph(language.message("overview.noise.flat", middle=middle))]
    values = {"small": small, "middle": middle, "large": large}
    values |= {
        f"size_{name}": language.number(float(f"{size:.2g}"))
        for name, size in zip(("small", "middle", "large"), sizes.tolist(), strict=True)
    }
    limit = noise.size_for(0.5)
    sentences = [language.message("overview.noise", **values)]
    # beyond the largest place the figures say nothing
    if limit <= np.nanmax(noise.jobs):
        rounded = float(np.ceil(limit / 100) * 100)
        sentences.append(language.message("overview.noise.size", size=language.number(rounded)))
    return [Paragraph(" ".join(sentences))]
