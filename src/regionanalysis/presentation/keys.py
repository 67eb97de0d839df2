"""Message keys that depend on a name, written whole.

``pybabel extract`` reads the keys from the source. A key is therefore a literal where it is used,
or in a mapping from what it depends on, marked with `N_` (`N_plural` for messages with a plural
form). The mappings here are used by several modules; others stand in the module that uses them.
"""

from collections.abc import Mapping

from regionanalysis.core.names import unknown_name


def N_(key: str) -> str:  # noqa: N802 - gettext's name for a mark
    """Return a message key; ``pybabel extract`` finds it by this mark."""
    return key


def N_plural(key: str) -> str:  # noqa: N802 - the same for a message with a plural form
    """Return the key of a message with a plural form; ``pybabel extract`` finds it by this mark."""
    return key


def key_of(kind: str, name: str, keys: Mapping[str, str]) -> str:
    """Return the message key of a name that a notebook gives, such as a section.

    Raises
    ------
    UnknownNameError
        If ``keys`` have no such name, with the nearest that they have.
    """
    if name not in keys:
        raise unknown_name(kind, name, keys)
    return keys[name]


EFFECT: Mapping[str, str] = {
    "national_share": N_("effect.national_share"),
    "industry_mix": N_("effect.industry_mix"),
    "population_effect": N_("effect.population_effect"),
    "attractiveness": N_("effect.attractiveness"),
    "regional_shift": N_("effect.regional_shift"),
    "rounding": N_("effect.rounding"),
    "undisclosed": N_("effect.undisclosed"),
    "change": N_("effect.change"),
    "gap": N_("effect.gap"),
    "structural": N_("effect.structural"),
}
"""Names of effects, and of what they add up to."""

THE_EFFECT: Mapping[str, str] = {
    "industry_mix": N_("effect.the.industry_mix"),
    "population_effect": N_("effect.the.population_effect"),
    "attractiveness": N_("effect.the.attractiveness"),
    "regional_shift": N_("effect.the.regional_shift"),
}
"""Names of effects as they stand inside a sentence."""

INDICATOR: Mapping[str, str] = {
    "growth": N_("indicator.growth"),
    "industry_mix": N_("indicator.industry_mix"),
    "population_effect": N_("indicator.population_effect"),
    "attractiveness": N_("indicator.attractiveness"),
    "regional_shift": N_("indicator.regional_shift"),
    "population_growth": N_("indicator.population_growth"),
    "commute_out": N_("indicator.commute_out"),
}
"""Names of the indicators that regions are ranked by."""

KIND: Mapping[str, str] = {
    "national": N_("kind.national"),
    "mix": N_("kind.mix"),
    "region": N_("kind.region"),
    "interaction": N_("kind.interaction"),
}
"""Names of the four kinds of effects, by which variants are compared."""

VARIANT: Mapping[str, str] = {
    "classic": N_("variant.classic"),
    "esteban_marquillas": N_("variant.esteban_marquillas"),
    "arcelus": N_("variant.arcelus"),
    "interaction": N_("variant.interaction"),
    "midpoint": N_("variant.midpoint"),
    "end_year": N_("variant.end_year"),
    "stilwell": N_("variant.stilwell"),
    "multifactor": N_("variant.multifactor"),
    "artige_van_neuss": N_("variant.artige_van_neuss"),
}
"""Names of the shift-share variants."""

MEASURE: Mapping[str, str] = {
    "private": N_("measure.private"),
    "all": N_("measure.all"),
    "panel": N_("measure.panel"),
    "residents": N_("measure.residents"),
    "county": N_("measure.county"),
}
"""What is counted."""

UNIT: Mapping[str, str] = {
    "persons": N_("unit.persons"),
    "thousand persons": N_("unit.thousand persons"),
    "percent": N_("unit.percent"),
    "outlines": N_("unit.outlines"),
}
"""Units of values."""

MOMENT: Mapping[str, str] = {
    "fourth_quarter": N_("moment.fourth_quarter"),
}
"""When in the year jobs are counted."""

BREAK: Mapping[str, str] = {
    "a_ordningen": N_("break.a_ordningen"),
    "accounts_2015": N_("break.accounts_2015"),
    "education_2014": N_("break.education_2014"),
    "finance_2010": N_("break.finance_2010"),
    "industry_standard": N_("break.industry_standard"),
    "industry_standard_2025": N_("break.industry_standard_2025"),
    "oil_2010": N_("break.oil_2010"),
    "oil_2011": N_("break.oil_2011"),
    "revised_2015": N_("break.revised_2015"),
}
"""Sentences on why a series breaks."""

INTERVAL: Mapping[str, str] = {
    "years": N_("interval.years"),
    "limits": N_("interval.limits"),
}
"""Kinds of intervals."""

LEVEL: Mapping[str, str] = {
    "low": N_("level.low"),
    "neutral": N_("level.neutral"),
    "high": N_("level.high"),
}
"""Levels of a scenario."""

JOBS: Mapping[str, str] = {
    "up": N_plural("unit.jobs.up"),
    "down": N_plural("unit.jobs.down"),
    "same": N_plural("unit.jobs.same"),
}
"""Numbers of jobs gained or lost."""

PARTS_COLUMN: Mapping[str, str] = {
    "municipalities": N_("column.municipalities"),
    "regions": N_("column.regions"),
}
"""Headings of columns of members."""

MISSING: Mapping[str, str] = {
    "all_jobs": N_("missing.all_jobs"),
    "boundaries": N_("missing.boundaries"),
    "commuting": N_("missing.commuting"),
    "comparison": N_("missing.comparison"),
    "comparison_members": N_("missing.comparison_members"),
    "comparison_years": N_("missing.comparison_years"),
    "education": N_("missing.education"),
    "education_adults": N_("missing.education_adults"),
    "education_expected": N_("missing.education_expected"),
    "every_year": N_("missing.every_year"),
    "finer_industries": N_("missing.finer_industries"),
    "goal": N_("missing.goal"),
    "industry": N_("missing.industry"),
    "industry_groups": N_("missing.industry_groups"),
    "innovation": N_("missing.innovation"),
    "marked": N_("missing.marked"),
    "members": N_("missing.members"),
    "more_regions": N_("missing.more_regions"),
    "municipal_boundaries": N_("missing.municipal_boundaries"),
    "net_by_industry": N_("missing.net_by_industry"),
    "national_jobs": N_("missing.national_jobs"),
    "one_area": N_("missing.one_area"),
    "outlook": N_("missing.outlook"),
    "population": N_("missing.population"),
    "population_change": N_("missing.population_change"),
    "private_jobs": N_("missing.private_jobs"),
    "regression": N_("missing.regression"),
    "residents": N_("missing.residents"),
    "response": N_("missing.response"),
    "series": N_("missing.series"),
    "subsets": N_("missing.subsets"),
    "yearly_regions": N_("missing.yearly_regions"),
}
"""Notes on what is missing from a report."""

COUNT: Mapping[int, str] = {
    1: N_("count.1"),
    2: N_("count.2"),
    3: N_("count.3"),
    4: N_("count.4"),
    5: N_("count.5"),
    6: N_("count.6"),
    7: N_("count.7"),
}
"""Small numbers in words."""

PARTS: Mapping[str, Mapping[str, str]] = {
    "municipalities": {
        "part": N_("part.municipalities"),
        "parts": N_("parts.municipalities"),
        "the_parts": N_("the_parts.municipalities"),
    },
    "regions": {
        "part": N_("part.regions"),
        "parts": N_("parts.regions"),
        "the_parts": N_("the_parts.regions"),
    },
}
"""Words for what the region is divided into."""

PEERS: Mapping[str, Mapping[str, str]] = {
    "municipalities": {
        "peer": N_("peer.municipalities"),
        "the_peer": N_("the_peer.municipalities"),
        "peers": N_("peers.municipalities"),
        "the_peers": N_("the_peers.municipalities"),
    },
    "regions": {
        "peer": N_("peer.regions"),
        "the_peer": N_("the_peer.regions"),
        "peers": N_("peers.regions"),
        "the_peers": N_("the_peers.regions"),
    },
}
"""Words for what the region is compared with."""

PLACE: Mapping[str, str] = {
    "municipality": N_("the_place.municipality"),
    "region": N_("the_place.region"),
}
"""Words for what the report is on."""
