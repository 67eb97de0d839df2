"""All regions at once: what the national overview is made at.

What cannot be had of the figures raises `MissingDataError`, as in a study.
"""

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
from regionanalysis.study.region import RegionStudy
from regionanalysis.study.report import ReportContext, Summary
from regionanalysis.uncertainty.noise_by_size import NoiseBySize, noise_by_size

FEWEST = 3


class NationalOverview(ReportContext):
    """Every region of the figures side by side, one of them marked.

    Attributes
    ----------
    study
        The study of the marked region, whose figures are used.
    """

    def __init__(self, study: RegionStudy) -> None:
        self.parts = study.parts
        super().__init__(study.parameters)
        self.study = study
        if len(self.places.regions) < FEWEST:
            raise ParameterError(
                f"An overview of {len(self.places.regions)} regions is none.",
                remedy="Give a panel of more regions.",
            )
        if self.parameters.boundaries is not None:
            # a map that cannot be drawn is told before a kernel is started
            _ = self.boundaries

    def share(self) -> None:
        """Read what other overviews use too."""
        self.study.share()

    @property
    def slug(self) -> str:
        """Name of the report's files."""
        return f"{self.study.slug}-overview"

    @property
    def name(self) -> str:
        """What the overview is of, as printed."""
        return self.language.message("place.all", count=len(self.places.regions))

    @cached_property
    def places(self) -> RegionComparison:
        """All regions' figures."""
        return self.study.all_places

    @cached_property
    def context(self) -> Context:
        """What is counted, and where the figures come from."""
        return Context(
            self.name, self.study.context.measure, self.uses(self.places.origin), parts=self.parts
        )

    @property
    def marked(self) -> str | None:
        """Name of the region the overview was asked for from; None where it is not among them."""
        try:
            name = self.study.comparison_name
        except ParameterError:
            return None
        return name if name in self.places.regions else None

    @property
    def marked_region(self) -> str:
        """Name of the marked region."""
        if self.marked is None:
            raise self.lacks("marked")
        return self.marked

    @property
    def marked_subject(self) -> Context:
        """The marked region and what is counted."""
        return replace(self.context, name=self.marked_region)

    @property
    def yearly(self) -> FloatArray:
        """What is left every year, per cent, shape (years, regions)."""
        found = self.places.yearly
        if found is None:
            raise self.lacks("yearly_regions")
        return found

    @cached_property
    def noise(self) -> NoiseBySize:
        """How much of each mean is noise."""
        with self.lacking("yearly_regions"):
            return noise_by_size(self.yearly, (self.places.start + self.places.end) / 2)

    @property
    def codes(self) -> Sequence[str]:
        """Codes of the regions, in their order."""
        return self.study.all_codes_in_order

    @cached_property
    def boundaries(self) -> Boundaries:
        """The regions' outlines."""
        if self.parameters.boundaries is not None:
            return read_boundaries(self.parameters.boundaries, self.codes)
        if self.parts != "municipalities":
            raise self.lacks("boundaries")
        if not boundary_snapshot(snapshot_folder()).is_file():
            raise self.lacks("municipal_boundaries")
        found, origin = read_snapshot(snapshot_folder(), tuple(self.codes))
        self.uses(origin)
        return found.grouped(self.codes)

    def summary(self) -> Summary:
        """Return what the overview says in short."""
        found, language = self.places, self.language
        growth = found.growth
        first, last = int(np.argmax(growth)), int(np.argmin(growth))
        values: dict[str, object] = {
            "start": found.start_year,
            "end": found.end_year,
            "regions": len(found.regions),
            "grew": int((np.round(growth, 1) > 0).sum()),
            "measure": language.message(MEASURE[self.context.measure]),
            "first": found.regions[first],
            "first_growth": language.signed_percent(float(growth[first])),
            "last": found.regions[last],
            "last_growth": language.signed_percent(float(growth[last])),
        }
        headline: dict[str, Any] = {
            "start_year": found.start_year,
            "end_year": found.end_year,
            "regions": len(found.regions),
            "grew": values["grew"],
            "national_growth": found.national_growth,
            "growth_by_region": dict(zip(found.regions, growth.tolist(), strict=True)),
            "rank_by_region": dict(zip(found.regions, ranks(growth).tolist(), strict=True)),
            "crosses_break": bool(found.breaks),
        }
        return Summary(
            title=language.message("page.overview.title", **values),
            description=language.message("page.overview.description", **values),
            sentence=language.message("headline.overview", **values),
            headline=headline,
        )
