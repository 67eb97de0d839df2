"""What a report says in figures, handed from the notebook to the page and the manifest."""

from math import isnan
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

RECORD_TYPE = "application/vnd.regionanalysis.record+json"


def _none_if_nan(value: Any) -> Any:
    return None if isinstance(value, float) and isnan(value) else value


# JSON has no NaN.
Figure = Annotated[float | None, BeforeValidator(_none_if_nan)]


class Headline(BaseModel):
    """The headline figures of a report, at full precision; each kind of report states its own.

    In a report on a region ``change`` is ``end − start``, and equals the effects and ``remainder``
    together. An effect that the method does not have is left out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    start_year: int = Field(description="First year: the change starts here.")
    end_year: int = Field(description="Last year.")
    crosses_break: bool = Field(description="Whether the period crosses a break in the series.")
    # on a region
    unit: str = Field("", description="Unit of the figures below.")
    start: Figure = Field(None, description="Jobs in the first year.")
    end: Figure = Field(None, description="Jobs in the last year.")
    change: Figure = Field(None, description="Jobs gained or lost.")
    national_share: Figure = Field(None, description="Change at the nation's growth.")
    industry_mix: Figure = Field(None, description="Effect of the region's industries.")
    population_effect: Figure = Field(None, description="Effect of the population's growth.")
    attractiveness: Figure = Field(None, description="What is left of the change.")
    regional_shift: Figure = Field(None, description="What is left, in classic shift-share.")
    structural: Figure = Field(None, description="Industry mix and population effect.")
    gap: Figure = Field(None, description="Jobs more or fewer than at the nation's growth.")
    remainder: Figure = Field(None, description="Change that no effect accounts for.")
    remainder_kind: str = Field("", description="What the remainder is: rounding, for example.")
    left_out: int | None = Field(None, description="Industries left out, their figures unknown.")
    rank: int | None = Field(None, description="Rank among the regions by growth.")
    of: int | None = Field(None, description="How many regions are ranked.")
    mean_effects: dict[str, Figure] | None = Field(
        None, description="Mean yearly effects, in per cent, where no others are published."
    )
    mean_growth: Figure = Field(None, description="Mean yearly growth, in per cent.")
    mean_gap: Figure = Field(None, description="That beyond the nation's, in percentage points.")
    # on all regions
    regions: int | None = Field(None, description="How many regions there are.")
    grew: int | None = Field(None, description="How many of them gained jobs.")
    national_growth: Figure = Field(None, description="The nation's growth, in per cent.")
    growth_by_region: dict[str, Figure] | None = Field(None, description="Growth, in per cent.")
    rank_by_region: dict[str, Figure] | None = Field(None, description="Rank by growth.")
    # by several methods
    undisclosed: dict[str, Figure] | None = Field(
        None, description="Change in undisclosed figures, by method."
    )
    variants: dict[str, dict[str, Figure]] | None = Field(None, description="Effects, by method.")
    kinds: dict[str, dict[str, Figure]] | None = Field(
        None, description="The same in three kinds: nation, mix and region."
    )


class ReportRecord(BaseModel):
    """What the page, the manifest and the index need to know of a finished notebook."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    slug: str = Field(description="Name of the report's files, without their endings.")
    name: str = Field(description="Name of the region.")
    counties: list[str] = Field(description="Counties the region lies in, where known.")
    measure: str = Field(description="Key of what is counted.")
    title: str = Field(description="Title of the page.")
    subtitle: str = Field("", description="Members of a part of a region; empty where none.")
    description: str = Field(description="What the report is about, in a sentence.")
    sentence: str = Field(description="The headline, in a sentence.")
    headline: Headline = Field(description="The headline figures.")
    sections: list[str] = Field([], description="Keys of the sections that the page shows.")
    left_out: dict[str, str] = Field(
        {},
        description="Keys of the sections that are left out, with the key of what is missing, as "
        "in `missing.<key>` in `locale`.",
    )
    parameters: dict[str, Any] = Field(description="The report's parameters.")
    origins: list[dict[str, str]] = Field(description="Sources of the figures, with checksums.")
    corrections: list[dict[str, str]] = Field(description="Corrections made to the sources.")
