"""Texts of a report: one function a paragraph, for growth and decline, certain and uncertain."""

from regionanalysis.presentation.text.certainty import certainty, limits
from regionanalysis.presentation.text.education import (
    education,
    education_breaks,
    education_expected,
    innovation,
)
from regionanalysis.presentation.text.effects import (
    all_jobs,
    explained,
    members,
    method,
    private_jobs,
    published_account,
)
from regionanalysis.presentation.text.goal import (
    goal_need,
    goal_parts,
    goal_progress,
    membership,
)
from regionanalysis.presentation.text.industry import (
    industry_effects,
    industry_extremes,
    industry_place,
)
from regionanalysis.presentation.text.key_figures import key_figures
from regionanalysis.presentation.text.labour_market import (
    dependence,
    destinations,
    integration,
    labour_market_statement,
    net_by_industry,
    net_commuting,
)
from regionanalysis.presentation.text.methods import (
    crossed,
    kinds_explained,
    method_literature,
    methods_lead,
    stands_in,
    variants_explained,
)
from regionanalysis.presentation.text.newest import newest
from regionanalysis.presentation.text.outlook import outlook
from regionanalysis.presentation.text.people import population_effect
from regionanalysis.presentation.text.places import overview_lead, quadrants, small_places
from regionanalysis.presentation.text.population_change import (
    jobs_and_migration,
    population_change,
    residents_statement,
)
from regionanalysis.presentation.text.sensitivity import (
    by_time,
    detail,
    forecast,
    interval_limits,
    references,
    regression,
    specialisation,
    variation,
    without_one,
)
from regionanalysis.presentation.text.sources import glossary, method_in_short, sources
from regionanalysis.presentation.text.statements import (
    decline_statement,
    disputed_year_statement,
    education_innovation_statement,
    goal_kept_statement,
    statements,
    structure_statement,
)
from regionanalysis.presentation.text.structure import national_growth, structure
from regionanalysis.presentation.text.summary import caveats, summary_text
from regionanalysis.presentation.text.unpublished import unpublished

__all__ = [
    "all_jobs",
    "by_time",
    "caveats",
    "certainty",
    "crossed",
    "decline_statement",
    "dependence",
    "destinations",
    "detail",
    "disputed_year_statement",
    "education",
    "education_breaks",
    "education_expected",
    "education_innovation_statement",
    "explained",
    "forecast",
    "glossary",
    "goal_kept_statement",
    "goal_need",
    "goal_parts",
    "goal_progress",
    "industry_effects",
    "industry_extremes",
    "industry_place",
    "innovation",
    "integration",
    "interval_limits",
    "jobs_and_migration",
    "key_figures",
    "kinds_explained",
    "labour_market_statement",
    "limits",
    "members",
    "membership",
    "method",
    "method_in_short",
    "method_literature",
    "methods_lead",
    "national_growth",
    "net_by_industry",
    "net_commuting",
    "newest",
    "outlook",
    "overview_lead",
    "population_change",
    "population_effect",
    "private_jobs",
    "published_account",
    "quadrants",
    "references",
    "regression",
    "residents_statement",
    "small_places",
    "sources",
    "specialisation",
    "stands_in",
    "statements",
    "structure",
    "structure_statement",
    "summary_text",
    "unpublished",
    "variants_explained",
    "variation",
    "without_one",
]
