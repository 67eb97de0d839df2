"""Every sentence that the decomposition and the model refuse with, whole, and what it carries.

What was asked, what was found and what to do are read by an analyst who has nothing else to go by.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import (
    IdentityError,
    ParameterError,
    RegionAnalysisError,
    UnknownCellsError,
)
from regionanalysis.model.expected_growth import expected_growth
from regionanalysis.model.population_response import PopulationResponse
from regionanalysis.model.published import account_of_shift_share
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.shiftshare import shift_share, shift_share_by_year, variant_named
from regionanalysis.shiftshare.forecast import backtest, project
from regionanalysis.shiftshare.reference_area import REST_OF_NATION, LikeRegions, NamedGroup
from regionanalysis.shiftshare.regression.by_year import patterson_by_year
from regionanalysis.shiftshare.regression.models import berzeg, patterson
from regionanalysis.shiftshare.variants.index_form import growth_indices
from regionanalysis.shiftshare.variants.spatial import spatial
from regionanalysis.shiftshare.weights import SpatialWeights

TABLE = """
    region  industry  2015  2016  2018
    dal     farming    100    95    90
    dal     tech       100   110   130
    nes     farming    200   195   190
    nes     tech       200   220   250
    0       farming    500   480   450
    0       tech       500   560   650
"""
PANEL = panel_from_text(TABLE)
HIDDEN = panel_from_text(TABLE.replace("95    90", " ?     ?").replace("195", "  ?"))
MANY = panel_from_text(
    TABLE.replace("95    90", " ?    90")
    .replace("195", "  ?")
    .replace("110   130", "  ?   130")
    .replace("220", "  ?")
)
YEARLY = panel_from_text(TABLE.replace("2018", "2017"))
FAULT = "This is a fault in the figures or in the package; please report it."
FILL = (
    'Fill them in (0 where it is zero), or say unknown="drop" (--unknown leave-out) to have '
    "them left out and counted."
)
SIX = panel_from_text(
    "region  industry  2015  2016  2018\n"
    + "\n".join(f"r{number}  {i}  10  11  12" for number in range(6) for i in ("farming", "tech"))
)
APART = panel_from_text("""
    region  industry  2015  2016
    dal     tech         4     5
    dal     mining       0     0
    nes     tech         0     0
    nes     mining       4     5
""")


def people(nation: float = 1000.0) -> PopulationPanel:
    persons = np.array([[100.0, 200.0], [np.nan, 200.0], [100.0, 200.0]])
    codes, years = YEARLY.regions, YEARLY.years
    return PopulationPanel(years, codes, codes, persons, np.array([nation, 1000.0, 1000.0]))


class Refusal(NamedTuple):
    asked: Callable[[], object]
    error: type[RegionAnalysisError]
    message: str
    remedy: str
    evidence: Sequence[object] = ()


REFUSALS = {
    "years": Refusal(
        lambda: shift_share_by_year(PANEL),
        ParameterError,
        "Year by year from 2015 to 2018 needs every year; the panel lacks 2017.",
        "Use the classic method, or years without a gap between them.",
        (2017,),
    ),
    "years of indices": Refusal(
        lambda: growth_indices(PANEL, dynamic=True),
        ParameterError,
        "Year by year from 2015 to 2018 needs every year.",
        "Leave dynamic out, or use years without a gap between them.",
    ),
    "years of a regression": Refusal(
        lambda: patterson_by_year(PANEL),
        ParameterError,
        "A regression by year from 2015 to 2018 needs every year, and 4 at least; the panel lacks "
        "2017.",
        "Compare two years, or choose a longer period without a gap.",
        (2017,),
    ),
    "too few years of a regression": Refusal(
        lambda: patterson_by_year(YEARLY),
        ParameterError,
        "A regression by year from 2015 to 2017 needs every year, and 4 at least; it has 3.",
        "Compare two years, or choose a longer period without a gap.",
    ),
    "years of a test on the past": Refusal(
        lambda: backtest(panel_from_text(TABLE.replace("2016", "2017"))),
        ParameterError,
        "A test on the past needs three years as far apart; 2015, 2016 and 2017 are not all in "
        "the panel.",
        "Give a panel with a year in the middle.",
    ),
    "a reference": Refusal(
        lambda: shift_share(
            PANEL, spatial(SpatialWeights(PANEL.regions, np.eye(2)[::-1])), reference=REST_OF_NATION
        ),
        ParameterError,
        "The variant 'spatial' compares with the nation only.",
        "Leave out the reference, or use another variant.",
    ),
    "an unknown cell": Refusal(
        lambda: shift_share(HIDDEN),
        UnknownCellsError,
        "The decomposition 2015-2018 needs figures that are unknown: region dal, industry farming.",
        FILL,
        (("dal", "farming"),),
    ),
    "several unknown cells": Refusal(
        lambda: shift_share(HIDDEN, end_year=2016),
        UnknownCellsError,
        "The decomposition 2015-2016 needs figures that are unknown: region dal, industry farming; "
        "region nes, industry farming.",
        FILL,
        (("dal", "farming"), ("nes", "farming")),
    ),
    "many unknown cells": Refusal(
        lambda: shift_share(MANY, end_year=2016),
        UnknownCellsError,
        "The decomposition 2015-2016 needs figures that are unknown: region dal, industry farming; "
        "region dal, industry tech; region nes, industry farming and 1 more.",
        FILL,
        (("dal", "farming"), ("dal", "tech"), ("nes", "farming"), ("nes", "tech")),
    ),
    "a group that is not there": Refusal(
        lambda: shift_share(PANEL, reference=NamedGroup("mess")),
        ParameterError,
        "There is no group to compare with 'mess'.",
        "Nearest: nes.",
        ("nes",),
    ),
    "a group that is not there every year": Refusal(
        lambda: shift_share(
            panel_from_text(f"{TABLE.rstrip()}\n ny  tech  -  5  5"), reference=NamedGroup("ny")
        ),
        ParameterError,
        "No region of the group 'ny' exists in every year needed.",
        "Choose other years or another group.",
    ),
    "regions of no kind": Refusal(
        lambda: shift_share(SIX, reference=LikeRegions({})),
        ParameterError,
        "There is no kind for region r0, r1, r2, r3, r4 (6 of 6).",
        "State a kind for every region of the panel.",
        ("r0", "r1", "r2", "r3", "r4", "r5"),
    ),
    "regions alone of their kind": Refusal(
        lambda: shift_share(
            SIX, reference=LikeRegions({code: code for code in SIX.regions}, without_own=True)
        ),
        ParameterError,
        "Region r0, r1, r2, r3, r4 is the only one of its kind.",
        "Keep the region in its reference, or use broader kinds than r0, r1, r2, r3, r4.",
        ("r0", "r1", "r2", "r3", "r4", "r5"),
    ),
    "a variant": Refusal(
        lambda: variant_named("clasic"),
        ParameterError,
        "There is no variant of shift-share 'clasic'.",
        "Nearest: classic.",
        ("classic",),
    ),
    "an effect": Refusal(
        lambda: shift_share(PANEL).effect("industri_mix"),
        ParameterError,
        "There is no effect in this variant 'industri_mix'.",
        "Nearest: industry_mix.",
        ("industry_mix",),
    ),
    "a region of a result": Refusal(
        lambda: shift_share(PANEL).region("ness"),
        ParameterError,
        "There is no region 'ness'.",
        "Nearest: nes.",
        ("nes",),
    ),
    "a region of the indices": Refusal(
        lambda: growth_indices(PANEL).region("ness"),
        ParameterError,
        "There is no region 'ness'.",
        "Nearest: nes.",
        ("nes",),
    ),
    "a region of a projection": Refusal(
        lambda: project(PANEL).region("ness"),
        ParameterError,
        "There is no region 'ness'.",
        "Nearest: nes.",
        ("nes",),
    ),
    "a region of a regression": Refusal(
        lambda: berzeg(PANEL).region("ness"),
        ParameterError,
        "There is no region 'ness'.",
        "Nearest: nes.",
        ("nes",),
    ),
    "an industry to assume growth of": Refusal(
        lambda: project(PANEL, industry_growth={"teck": 0.1}),
        ParameterError,
        "There is no industry in the panel 'teck'.",
        "Nearest: tech.",
        ("tech",),
    ),
    "a nation with nobody": Refusal(
        lambda: shift_share(panel_from_text("region industry 2015 2016\n dal tech 0 5")),
        ParameterError,
        "The nation has no employment in 2015, so it has no growth from that year.",
        "Start in a year with figures for it.",
    ),
    "a reference of which nothing is known": Refusal(
        lambda: shift_share(
            panel_from_text("region industry 2015 2016\n dal tech ? 5\n nes tech 4 5"),
            missing="drop",
        ),
        UnknownCellsError,
        "No industry of the nation is known in every year needed; a sum of regions is unknown "
        "where one of them is.",
        "Give the nation's own rows, or figures for the unknown cells.",
    ),
    "a regression of one region": Refusal(
        lambda: patterson(
            panel_from_text("region industry 2015 2016\n dal tech 4 5\n dal trade 4 5")
        ),
        ParameterError,
        "A regression needs two regions and two industries with employment at the start; there "
        "are 1 and 2.",
        "Give more regions or finer industries, or use the classic method.",
        (1, 2),
    ),
    "regions that share nothing": Refusal(
        lambda: patterson(APART),
        ParameterError,
        "Regions that share no industry cannot be compared: nes (1 in all) share none with region "
        "dal, not even by way of others.",
        "Use broader industries, or broader regions.",
        ("nes",),
    ),
    "an interval of a regression": Refusal(
        lambda: berzeg(PANEL, confidence=1),
        ParameterError,
        "An interval has a probability between 0 and 1; asked for 1.",
        "0.95 is usual.",
    ),
    "an interval without a probability": Refusal(
        lambda: berzeg(PANEL, confidence=0),
        ParameterError,
        "An interval has a probability between 0 and 1; asked for 0.",
        "0.95 is usual.",
    ),
    "an interval of a response": Refusal(
        lambda: replace(PopulationResponse.given({"tech": 1}), confidence=1),
        ParameterError,
        "An interval has a probability between 0 and 1; asked for 1.",
        "0.95 is usual.",
    ),
    "a response without a probability": Refusal(
        lambda: replace(PopulationResponse.given({"tech": 1}), confidence=0),
        ParameterError,
        "An interval has a probability between 0 and 1; asked for 0.",
        "0.95 is usual.",
    ),
    "industries without a coefficient": Refusal(
        lambda: PopulationResponse.given({"A": 1}).for_industries(list("ABCDEFG")),
        ParameterError,
        "The population response has no coefficient for industry B, C, D, E, F (6 of 7).",
        "Estimate it on figures with the same industries, or state every one.",
        tuple("BCDEFG"),
    ),
    "jobs that nobody knows how they follow people": Refusal(
        lambda: expected_growth(
            YEARLY,
            people(),
            PopulationResponse.given({"farming": np.nan, "tech": np.nan}),
            missing="drop",
        ),
        ParameterError,
        "There are jobs in industry farming, tech and no estimate of how they follow people.",
        "Give coefficients, or use broader industries.",
        ("farming", "tech"),
    ),
    "unknown inhabitants": Refusal(
        lambda: expected_growth(
            YEARLY, people(np.nan), PopulationResponse.given({"farming": 1, "tech": 1})
        ),
        UnknownCellsError,
        "The population effect needs inhabitants that are unknown: dal in 2016 (2 such figures).",
        'Fill them in, or say unknown="drop" to have these places without it.',
        ((2016, "dal"), (2015, "the nation")),
    ),
    "years of an account": Refusal(
        lambda: (
            account_of_shift_share(shift_share_by_year(YEARLY)).region("dal").window(2014, 2016)
        ),
        ParameterError,
        "Asked for the change 2014 to 2016 in dal.",
        "The figures allow a start before an end within 2015-2017.",
    ),
    "an effect of an account": Refusal(
        lambda: (
            account_of_shift_share(shift_share_by_year(YEARLY)).region("dal").jobs("industri_mix")
        ),
        ParameterError,
        "There is no effect in the account 'industri_mix'.",
        "Nearest: industry_mix.",
        ("industry_mix",),
    ),
    "a place of an account": Refusal(
        lambda: account_of_shift_share(shift_share_by_year(YEARLY)).region("ness"),
        ParameterError,
        "There is no place in the account 'ness'.",
        "Nearest: nes.",
        ("nes",),
    ),
    "indices that do not multiply": Refusal(
        lambda: replace(growth_indices(PANEL), net=np.array([2.0, 2.0])),
        IdentityError,
        "The indices of mix and region do not give the net index when multiplied.",
        FAULT,
    ),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
def test_what_is_refused_says_what_was_asked_what_was_found_and_what_to_do(
    refusal: Refusal,
) -> None:
    with pytest.raises(RegionAnalysisError) as refused:
        refusal.asked()
    found = refused.value
    assert isinstance(found, refusal.error)
    assert found.exit_code == refusal.error.exit_code
    assert found.message == refusal.message
    assert found.remedy == refusal.remedy
    assert found.evidence == tuple(refusal.evidence)
