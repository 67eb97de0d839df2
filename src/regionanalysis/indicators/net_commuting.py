"""Jobs against employed residents by industry: where a region's industries take people in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from regionanalysis.core.arrays import FloatArray, positions
from regionanalysis.core.results import Result, labelled_frame
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.provenance import Origin

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class NetCommuting(Result):
    """Jobs in a region and its employed residents, by industry, in one year.

    Attributes
    ----------
    industries, industry_names
        Codes and names.
    jobs, residents
        Persons who work in the region, and employed who live there, shape (industries,); NaN is
        unknown.
    """

    year: int
    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    jobs: FloatArray
    residents: FloatArray
    origins: tuple[Origin, ...] = ()

    def __post_init__(self) -> None:
        for name in ("jobs", "residents"):
            actual = getattr(self, name).shape
            if actual != (len(self.industries),):
                raise InputError(
                    f"{name} has shape {actual}; there are {len(self.industries)} industries."
                )

    @property
    def net(self) -> FloatArray:
        """Jobs minus employed residents, persons, shape (industries,)."""
        return self.jobs - self.residents

    def to_frame(self) -> "pd.DataFrame":
        """Return jobs, employed residents and the difference, indexed by industry."""
        columns = {"jobs": self.jobs, "residents": self.residents, "net": self.net}
        return labelled_frame(
            {"industry": self.industries}, columns, {"industry": self.industry_names}
        )


def net_commuting(
    work: EmploymentPanel, residence: EmploymentPanel, codes: Sequence[str]
) -> NetCommuting:
    """Return jobs and employed residents by industry in the last year that both panels have.

    Parameters
    ----------
    work, residence
        Employed by place of work and by place of residence.
    codes
        Codes of the members.

    Raises
    ------
    ParameterError
        For a member without figures, and where no year or no industry is in both.
    """
    years = [year for year in work.years if year in residence.years]
    industries = tuple(code for code in work.industries if code in residence.industries)
    if not years or not industries:
        raise ParameterError(
            "The figures by place of work and by place of residence have no year and industry "
            "in common.",
            remedy="Use figures of the same years and industries.",
        )
    year = max(years)
    parts = []
    for panel in (work, residence):
        rows = positions(codes, panel.regions, "region in the figures by industry")
        columns = positions(industries, panel.industries, "industry")
        parts.append(panel.employment[panel.year_index(year)][rows][:, columns].sum(axis=0))
    names = dict(zip(work.industries, work.industry_names, strict=True))
    return NetCommuting(
        year=year,
        industries=industries,
        industry_names=tuple(names[code] for code in industries),
        jobs=parts[0],
        residents=parts[1],
        origins=(*work.origins, *residence.origins),
    )
