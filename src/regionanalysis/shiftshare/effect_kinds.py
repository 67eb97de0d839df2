"""What the effects of different variants have in common: four kinds they can be compared by."""

from collections.abc import Mapping
from typing import Literal

Kind = Literal["national", "mix", "region", "interaction"]

KINDS: tuple[Kind, ...] = ("national", "mix", "region", "interaction")

# interaction is what belongs to mix and region together, and is given to neither
KIND_OF: Mapping[str, Kind] = {
    "national_share": "national",
    "national_share_allocation": "national",
    "industry_mix": "mix",
    "industry_mix_allocation": "mix",
    "proportionality_modification": "mix",
    "neighbour_mix": "mix",
    "neighbour_growth": "interaction",
    "neighbour_industry": "interaction",
    "regional_shift": "region",
    "competitive": "region",
    "residual_differential_shift": "region",
    "region_effect": "region",
    "regional_growth": "region",
    "regional_industry": "region",
    "spatial_shift": "region",
    "allocation": "interaction",
    "interaction": "interaction",
    "regional_growth_allocation": "interaction",
    "regional_industry_allocation": "interaction",
}


def by_kind(effects: Mapping[str, float]) -> dict[Kind, float]:
    """Return the sum of a variant's effects by kind, in the order of `KINDS`."""
    sums: dict[Kind, float] = dict.fromkeys(KINDS, 0.0)
    for name, jobs in effects.items():
        sums[KIND_OF[name]] += jobs
    return sums
