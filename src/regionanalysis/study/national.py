"""All regions at once: what the national overview is made at."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from regionanalysis.core.arrays import FloatArray, ranks
from regionanalysis.core.project import snapshot_folder
from regionanalysis.errors import ParameterError
from regionanalysis.io.readers.boundaries import read_boundaries
from regionanalysis.io.refresh.boundaries import boundary_snapshot, read_snapshot
from regionanalysis.model.comparison import RegionComparison
from regionanalysis.panel.boundaries import Boundaries
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.keys import MEASURE
from regionanalysis.presentation.language import Language
from regionanalysis.study.contexts import context_of
from regionanalysis.study.missing import missing, missing_if_refused, need, none_if_missing
from regionanalysis.study.parameters import ReportParameters
from regionanalysis.study.region_data import RegionData, own_words_of, regions_in_file
from regionanalysis.study.report import ReportContext, Summary
from regionanalysis.uncertainty.noise_by_size import NoiseBySize, noise_by_size

MIN_REGIONS = 3


class NationalOverview(ReportContext):
    """Every region of the figures side by side, one of them marked.

    Attributes
    ----------
    data
        The results of the marked region, whose figures are used.
    places
        All regions' figures.
    """

    def __init__(self, parameters: ReportParameters, data: RegionData) -> None:
        """Begin with all regions' figures.

        Raises
        ------
        ParameterError
            When there are too few regions, and for boundaries that are not those of the regions.
        """
        super().__init__(
            parameters,
            parts=data.peers,
            in_file=regions_in_file(data),
            own_words=own_words_of(data),
        )
        self.data = data
        self.places: RegionComparison = need(data, "overview_places")
        if len(self.places.regions) < MIN_REGIONS:
            raise ParameterError(
                f"An overview of {len(self.places.regions)} regions is none.",
                remedy="Give a panel of more regions.",
            )
        if parameters.boundaries is not None:
            # refuse a map that cannot be drawn before a report is begun
            _ = self.boundaries

    def share(self) -> None:
        """Read and compute what other overviews use too."""
        self.data.share()

    @property
    def slug(self) -> str:
        """Name of the report's files."""
        return f"{self.data.slug}-overview"

    @property
    def name(self) -> str:
        """What the overview is of, as printed."""
        return self.language.message("place.all", count=len(self.places.regions))

    @cached_property
    def context(self) -> Context:
        """What is counted, and where the figures come from."""
        measure, origins = self.data.context.measure, self.places.origins
        return context_of(self.name, measure, origins, self.language, parts=self.parts)

    @none_if_missing
    def marked(self) -> str:
        """Name of the region the overview was asked for from, where it is among them."""
        if self.data.comparison_name not in self.places.regions:
            raise missing("marked", self.name)
        return self.data.comparison_name

    @property
    def marked_context(self) -> Context | None:
        """The marked region and what is counted."""
        return None if self.marked is None else replace(self.context, name=self.marked)

    @none_if_missing
    def yearly(self) -> FloatArray:
        """The residual effect every year, per cent, shape (years, regions)."""
        if self.places.yearly is None:
            raise missing("yearly_regions", self.name)
        return self.places.yearly

    @none_if_missing
    def noise(self) -> NoiseBySize:
        """How much of each mean is noise."""
        with missing_if_refused("yearly_regions", self.name):
            return noise_by_size(need(self, "yearly"), (self.places.start + self.places.end) / 2)

    @none_if_missing
    def codes(self) -> Sequence[str]:
        """Codes of the regions, in their order."""
        codes: Sequence[str] = need(self.data, "overview_codes")
        return codes

    @none_if_missing
    def boundaries(self) -> Boundaries:
        """The regions' outlines."""
        codes: Sequence[str] = need(self, "codes")
        if self.parameters.boundaries is not None:
            return read_boundaries(self.parameters.boundaries, codes)
        if self.data.parts != "municipalities":
            raise missing("boundaries", self.name)
        if not boundary_snapshot(snapshot_folder()).is_file():
            raise missing("municipal_boundaries", self.name)
        municipalities = tuple(code for label in codes for code in label.split("+"))
        boundaries, origin = read_snapshot(snapshot_folder(), municipalities)
        return replace(boundaries.grouped(codes), origins=(origin,))

    def summary(self) -> Summary:
        """Return what the overview says in short."""
        places, language = self.places, self.language
        values = {**_extremes(places, language), "start": places.start_year, "end": places.end_year}
        values |= {
            "regions": len(places.regions),
            "grew": _grew(places),
            "measure": language.message(MEASURE[self.context.measure]),
        }
        return Summary(
            title=language.message("page.overview.title", **values),
            description=language.message("page.overview.description", **values),
            sentence=language.message("headline.overview", **values),
            headline=_headline(places),
            origins=self.context.origins,
        )


def _grew(places: RegionComparison) -> int:
    # as the growth will be read
    return int((np.round(places.growth, 1) > 0).sum())


def _extremes(places: RegionComparison, language: Language) -> dict[str, object]:
    """Return the regions that grew the most and the least."""
    growth = places.growth
    first, last = int(np.argmax(growth)), int(np.argmin(growth))
    return {
        "first": places.regions[first],
        "first_growth": language.signed_percent(float(growth[first])),
        "last": places.regions[last],
        "last_growth": language.signed_percent(float(growth[last])),
    }


def _headline(places: RegionComparison) -> dict[str, Any]:
    growth = places.growth
    return {
        "start_year": places.start_year,
        "end_year": places.end_year,
        "regions": len(places.regions),
        "grew": _grew(places),
        "national_growth": places.national_growth,
        "growth_by_region": dict(zip(places.regions, growth.tolist(), strict=True)),
        "rank_by_region": dict(zip(places.regions, ranks(growth).tolist(), strict=True)),
        "crosses_break": bool(places.breaks),
    }
