"""Sentences built from figures: right for growth and decline, for sure and unsure."""

from regionanalysis.text.certainty import certainty, limits
from regionanalysis.text.effects import all_jobs, explained, members, method
from regionanalysis.text.ending import glossary, method_in_short, sources
from regionanalysis.text.goal import goal_need, membership
from regionanalysis.text.industry import industry_effects, industry_place
from regionanalysis.text.people import dependence, integration, population_effect
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
