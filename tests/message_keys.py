"""The keys of the texts that the package can ask for.

A key is written whole where it is asked for, or put together there from words. `FILLINGS` has every
key that is put together, with the words that its gaps can have.
"""

import ast
import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import get_args

from regionanalysis.classifications.municipality_codes import ChangeKind
from regionanalysis.indicators.innovation import KINDS as INNOVATIONS
from regionanalysis.indicators.ranks import QUADRANTS
from regionanalysis.model.population_response import ResponseBasis
from regionanalysis.model.projection.scenarios import LEVELS
from regionanalysis.panel.cells import CellState
from regionanalysis.panel.corrections import Action
from regionanalysis.panel.provenance import DateKind
from regionanalysis.presentation.charts.barometer import INDICATORS
from regionanalysis.presentation.language import PEER_WORDS
from regionanalysis.presentation.messages import messages
from regionanalysis.presentation.tables.sensitivity import TOLD_MEASURES
from regionanalysis.presentation.text.methods import AGREED
from regionanalysis.presentation.text.sources import GLOSSARY
from regionanalysis.reporting.page import index_page
from regionanalysis.shiftshare import VARIANTS
from regionanalysis.shiftshare.effect_kinds import KINDS
from regionanalysis.shiftshare.forecast import ASSUMPTIONS
from regionanalysis.uncertainty.intervals import IntervalKind
from regionanalysis.uncertainty.yearly import Verdict

ROOT = Path(__file__).resolve().parents[1]

WAYS = ("up", "down", "same")
SURE = ("certain", "uncertain")
RESIDUALS = ("attractiveness", "regional_shift")
EFFECTS = ("national_share", "industry_mix", "population_effect", *RESIDUALS)
REMAINDERS = ("rounding", "undisclosed")
MEASURES = ("private", "all", "panel", "residents")
PARTS = ("municipalities", "regions")
UNITS = ("persons", "thousand persons")
BY_TIME = ("classic", "dynamic", "midpoint", "end_year")
REFERENCES = ("nation", "rest_of_nation", "all_regions")
BREAKS = tomllib.loads(
    files("regionanalysis").joinpath("classifications/series_breaks.toml").read_text("utf-8")
)

# titles of a figure that are worded in several ways
TITLES: Mapping[str, Iterable[str]] = {
    **dict.fromkeys(("certainty", "intervals"), ("some", "none")),
    **dict.fromkeys(("cumulated", "education", "index", "integration", "level", "map"), WAYS),
    **dict.fromkeys(("population", "population_effect", "residents", "waterfall"), WAYS),
    **dict.fromkeys(("jobs_ahead", "people_ahead"), WAYS),
    **dict.fromkeys(("positions", "positions_shift"), QUADRANTS),
    "funnel": ("none", "one", "some"),
    "members": ("behind", "ahead", "both"),
    "side_by_side": (*WAYS, "split"),
}
OTHER_FIGURES = (
    *("barometer", "by_industry", "by_year", "commuting", "commuting_flows", "goal", "left_out"),
    *("location_quotients", "member_growth", "ranking", "region_effects", "relative"),
    *("small_multiples", "windows", "years"),
)

# words of one gap, or of several gaps together
Caption = Iterable[object]


def in_notebooks(name: str) -> set[str]:
    """Return the texts that notebooks give to a method, as ``section("short")``."""
    found: set[str] = set()
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = "\n".join("".join(one["source"]) for one in cells if one["cell_type"] == "code")
        found |= {str(one) for one in given_to(ast.parse(code), name)}
    return found


def given_to(tree: ast.AST, *names: str) -> Iterator[object]:
    """Yield the constants that are the first argument of methods, and all those of ``messages``."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in names
        ):
            said = node.args if node.func.attr == "messages" else node.args[:1]
            yield from (one.value for one in said if isinstance(one, ast.Constant))


@cache
def modules() -> tuple[ast.Module, ...]:
    return tuple(
        ast.parse(path.read_text(encoding="utf-8")) for path in (ROOT / "src").rglob("*.py")
    )


def lacked() -> set[str]:
    """Return the names of what a study can lack."""
    return {
        str(one)
        for tree in modules()
        for name in ("lacks", "lacking")
        for one in given_to(tree, name)
    }


FILLINGS: Mapping[str, Caption] = {
    "assumption.{}": ASSUMPTIONS,
    "break.{}": {one["reason"] for kind in BREAKS.values() for one in kind} | {"industry_standard"},
    "caveat.{}": ("undisclosed", "known_only"),
    "certainty.{}": SURE,
    "chapter.{}": {one.partition(".")[0] for one in in_notebooks("section")},
    "code.{}": get_args(ChangeKind),
    "column.{}": (
        *("indicator", "region", "nation", "median", "range", "rank", *PARTS),
        *("by_time", "reference"),
    ),
    "correction.{}": get_args(Action),
    "count.{}": range(1, 8),
    "dependence.{}": ("all", "alone", "none"),
    "education.expected.{}": ("ordinary", "up", "down"),
    "effect.{}": (*EFFECTS, *REMAINDERS, "change", "gap", "structural"),
    "effect.of.{}": {effect for one in VARIANTS.values() for effect in one.effects},
    "effect.the.{}": EFFECTS[1:],
    "explain.{}": in_notebooks("explained") | {"certainty"},
    "explain.effect.{}": EFFECTS,
    "fig.{}.alt": (*TITLES, *OTHER_FIGURES),
    "fig.{}.subtitle": (*TITLES, *OTHER_FIGURES),
    "fig.{}.title": OTHER_FIGURES,
    "fig.{}.title.{}": [(key, way) for key, ways in TITLES.items() for way in ways],
    "goal.need.{}": (
        *("size", "own", "needed.more", "needed.none"),
        *(f"structure.{way}" for way in WAYS),
    ),
    "headline.{}": ("published", "computed"),
    "index.{}": (*index_page.WORDS, *index_page.FIGURES),
    "index.explained.{}": ("gap", "several", "lacks"),
    "index.order.{}": index_page.ORDERS,
    "indicator.{}": INDICATORS,
    "industry.{}": ("01-03", "10-33", "84", "85", "86-88"),
    "industry.effects.{}": UNITS,
    "innovation.{}": INNOVATIONS,
    "interval.{}": get_args(IntervalKind),
    "key.{}.meaning": RESIDUALS,
    "key.gap.meaning.{}": WAYS,
    "kind.{}": KINDS,
    "kind.{}.is": KINDS,
    "kind.{}.the": AGREED,
    "level.{}": LEVELS,
    "measure.{}": (*MEASURES, "county"),
    "measure_of.{}": TOLD_MEASURES,
    "measure_of.{}.runs": TOLD_MEASURES,
    **{
        f"method.{{}}.{part}": ("published", "modelled", "computed")
        for part in ("what", "how", "literature")
    },
    "methods.{}": ("same_sign", "split"),
    "methods.forecast.{}": ("better", "worse"),
    "methods.regression.{}": (*SURE, "two_years", "by_year"),
    "methods.variation.{}": get_args(Verdict),
    "methods.without_one.{}": ("turned", "holds"),
    "missing.{}": lacked(),
    "moment.{}": ("fourth_quarter",),
    "ordinal.{}": ("one", "two", "few", "other"),
    "outlook.goal.{}": ("most", "half", "quarter", "above"),
    "overview.quadrants.{}": RESIDUALS,
    "page.{}": ("skip", "kicker", "contents", "download"),
    "population.effect.{}": WAYS,
    "quadrant.{}.{}": (*product(RESIDUALS, QUADRANTS),),
    "row.{}": ("in_share", "out_share"),
    "section.{}": {one for one in in_notebooks("section") if "." in one},
    **{f"short.{part}.{{}}": WAYS for part in ("change", "national", "gap")},
    "short.residual.{}": SURE,
    "short.residual.{}.{}": (*product(RESIDUALS, (*WAYS, "behind")),),
    "short.structure.{}.{}": (*product(("population", "industry"), WAYS),),
    "short.structure.{}.behind": ("population", "industry"),
    "source.{}": get_args(DateKind),
    "table.{}": ("jobs_ahead", "people_ahead", "by_time", "reference"),
    "table.response.{}": get_args(ResponseBasis),
    "term.{}": GLOSSARY,
    "term.{}.is": GLOSSARY,
    "unit.{}": (*UNITS, "percent"),
    "unit.jobs.{}": WAYS,
    "unpublished.{}": [one.name.lower() for one in CellState if one],
    "unpublished.limits.{}": ("all", "some", "none"),
    "variant.{}": VARIANTS,
    "variant.{}.is": VARIANTS,
    "{}.{}": (
        *product(("fewer", "more"), MEASURES),
        *product(("part", "parts", "the_parts", *PEER_WORDS), PARTS),
        *product(("by_time",), BY_TIME),
        *product(("reference",), REFERENCES),
    ),
}


def keys_put_together() -> set[str]:
    """Return the keys that the package puts together, with ``{}`` for what it fills in."""
    found = set()
    for tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                parts = (
                    str(one.value) if isinstance(one, ast.Constant) else "{}" for one in node.values
                )
                found.add("".join(parts))
    return {one for one in found if "." in one and any(map(_gaps(one).fullmatch, messages("nb")))}


def _gaps(template: str) -> re.Pattern[str]:
    """Return what fits a key that is put together, with any words in its gaps."""
    return re.compile(re.escape(template).replace(r"\{\}", ".+"))


def filled(template: str) -> Iterator[str]:
    """Yield the keys that a template becomes."""
    for words in FILLINGS[template]:
        yield template.format(*(words if isinstance(words, tuple) else (words,)))


def stated() -> set[str]:
    """Return the keys that are asked for as they are written."""
    return {
        str(one)
        for tree in modules()
        for one in given_to(tree, "message", "plural", "messages", "unknown")
    }


def written() -> set[str]:
    """Return every text of the package that has a dot in it, among them keys given on."""
    constants = (
        node.value
        for tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
    )
    return {one for one in constants if isinstance(one, str) and "." in one}


ASKED_FOR = stated() | {key for template in FILLINGS for key in filled(template)}
