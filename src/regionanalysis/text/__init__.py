"""Sentences built from figures: right for growth and decline, for sure and unsure."""

from regionanalysis.text.chapters import (
    all_jobs,
    certainty,
    dependence,
    explained,
    goal_need,
    industry_effects,
    industry_place,
    integration,
    limits,
    members,
    membership,
    method,
    population_effect,
)
from regionanalysis.text.ending import glossary, method_in_short, sources
from regionanalysis.text.short import caveats, lead, standing, why

__all__ = [
    "all_jobs",
    "caveats",
    "certainty",
    "dependence",
    "explained",
    "glossary",
    "goal_need",
    "industry_effects",
    "industry_place",
    "integration",
    "lead",
    "limits",
    "members",
    "membership",
    "method",
    "method_in_short",
    "population_effect",
    "sources",
    "standing",
    "why",
]
