"""Errors of the decomposition and the model: their class, their evidence and their remedy.

An analyst has nothing else to go by. Three are held word for word; of the others the wording may
change.
"""

import re
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
    call: Callable[[], object]
    error: type[RegionAnalysisError]
    evidence: Sequence[object] = ()


REFUSALS = {
    "years": Refusal(
        lambda: shift_share_by_year(PANEL),
        ParameterError,
        (2017,),
    ),
    "years of indices": Refusal(
        lambda: growth_indices(PANEL, dynamic=True),
        ParameterError,
    ),
    "years of a regression": Refusal(
        lambda: patterson_by_year(PANEL),
        ParameterError,
        (2017,),
    ),
    "too few years of a regression": Refusal(
        lambda: patterson_by_year(YEARLY),
        ParameterError,
    ),
    "years of a test on the past": Refusal(
        lambda: backtest(panel_from_text(TABLE.replace("2016", "2017"))),
        ParameterError,
    ),
    "a reference": Refusal(
        lambda: shift_share(
            PANEL, spatial(SpatialWeights(PANEL.regions, np.eye(2)[::-1])), reference=REST_OF_NATION
        ),
        ParameterError,
    ),
    "an unknown cell": Refusal(
        lambda: shift_share(HIDDEN),
        UnknownCellsError,
        (("dal", "farming"),),
    ),
    "several unknown cells": Refusal(
        lambda: shift_share(HIDDEN, end_year=2016),
        UnknownCellsError,
        (("dal", "farming"), ("nes", "farming")),
    ),
    "many unknown cells": Refusal(
        lambda: shift_share(MANY, end_year=2016),
        UnknownCellsError,
        (("dal", "farming"), ("dal", "tech"), ("nes", "farming"), ("nes", "tech")),
    ),
    "a group that is not there": Refusal(
        lambda: shift_share(PANEL, reference=NamedGroup("mess")),
        ParameterError,
        ("nes",),
    ),
    "a group that is not there every year": Refusal(
        lambda: shift_share(
            panel_from_text(f"{TABLE.rstrip()}\n ny  tech  -  5  5"), reference=NamedGroup("ny")
        ),
        ParameterError,
    ),
    "regions of no kind": Refusal(
        lambda: shift_share(SIX, reference=LikeRegions({})),
        ParameterError,
        ("r0", "r1", "r2", "r3", "r4", "r5"),
    ),
    "regions alone of their kind": Refusal(
        lambda: shift_share(
            SIX, reference=LikeRegions({code: code for code in SIX.regions}, without_own=True)
        ),
        ParameterError,
        ("r0", "r1", "r2", "r3", "r4", "r5"),
    ),
    "a variant": Refusal(
        lambda: variant_named("clasic"),
        ParameterError,
        ("classic",),
    ),
    "an effect": Refusal(
        lambda: shift_share(PANEL).effect("industri_mix"),
        ParameterError,
        ("industry_mix",),
    ),
    "a region of a result": Refusal(
        lambda: shift_share(PANEL).region("ness"),
        ParameterError,
        ("nes",),
    ),
    "a region of the indices": Refusal(
        lambda: growth_indices(PANEL).region("ness"),
        ParameterError,
        ("nes",),
    ),
    "a region of a projection": Refusal(
        lambda: project(PANEL).region("ness"),
        ParameterError,
        ("nes",),
    ),
    "a region of a regression": Refusal(
        lambda: berzeg(PANEL).region("ness"),
        ParameterError,
        ("nes",),
    ),
    "an industry to assume growth of": Refusal(
        lambda: project(PANEL, industry_growth={"teck": 0.1}),
        ParameterError,
        ("tech",),
    ),
    "a nation without jobs": Refusal(
        lambda: shift_share(panel_from_text("region industry 2015 2016\n dal tech 0 5")),
        ParameterError,
    ),
    "a reference of which nothing is known": Refusal(
        lambda: shift_share(
            panel_from_text("region industry 2015 2016\n dal tech ? 5\n nes tech 4 5"),
            missing="drop",
        ),
        UnknownCellsError,
    ),
    "a regression of one region": Refusal(
        lambda: patterson(
            panel_from_text("region industry 2015 2016\n dal tech 4 5\n dal trade 4 5")
        ),
        ParameterError,
        (1, 2),
    ),
    "regions that share nothing": Refusal(
        lambda: patterson(APART),
        ParameterError,
        ("nes",),
    ),
    "an interval of a regression": Refusal(
        lambda: berzeg(PANEL, alpha=0),
        ParameterError,
    ),
    "an interval without a probability": Refusal(
        lambda: berzeg(PANEL, alpha=1),
        ParameterError,
    ),
    "an interval of a response": Refusal(
        lambda: replace(PopulationResponse.given({"tech": 1}), confidence=1),
        ParameterError,
    ),
    "a response without a probability": Refusal(
        lambda: replace(PopulationResponse.given({"tech": 1}), confidence=0),
        ParameterError,
    ),
    "industries without a coefficient": Refusal(
        lambda: PopulationResponse.given({"A": 1}).for_industries(list("ABCDEFG")),
        ParameterError,
        tuple("BCDEFG"),
    ),
    "jobs without a response to population": Refusal(
        lambda: expected_growth(
            YEARLY,
            people(),
            PopulationResponse.given({"farming": np.nan, "tech": np.nan}),
            missing="drop",
        ),
        ParameterError,
        ("farming", "tech"),
    ),
    "unknown inhabitants": Refusal(
        lambda: expected_growth(
            YEARLY, people(np.nan), PopulationResponse.given({"farming": 1, "tech": 1})
        ),
        UnknownCellsError,
        ((2016, "dal"), (2015, "the nation")),
    ),
    "years of an account": Refusal(
        lambda: (
            account_of_shift_share(shift_share_by_year(YEARLY)).region("dal").window(2014, 2016)
        ),
        ParameterError,
    ),
    "an effect of an account": Refusal(
        lambda: (
            account_of_shift_share(shift_share_by_year(YEARLY)).region("dal").jobs("industri_mix")
        ),
        ParameterError,
        ("industry_mix",),
    ),
    "a place of an account": Refusal(
        lambda: account_of_shift_share(shift_share_by_year(YEARLY)).region("ness"),
        ParameterError,
        ("nes",),
    ),
    "indices that do not multiply": Refusal(
        lambda: replace(growth_indices(PANEL), net=np.array([2.0, 2.0])),
        IdentityError,
    ),
}

# whole, so that the tone of an error is held too: problem, evidence, remedy
TEXTS = {
    "several unknown cells": (
        "The decomposition 2015-2016 needs figures that are unknown: region dal, industry farming; "
        "region nes, industry farming. Fill them in (0 where it is zero), or pass "
        'missing="drop" (--missing drop), which leaves them out and counts them.'
    ),
    "regions that share nothing": (
        "Regions that share no industry cannot be compared: nes (1 in all) share none with region "
        "dal, not even by way of others. Use broader industries, or broader regions."
    ),
    "a variant": "There is no variant of shift-share 'clasic'. Nearest: classic.",
}

# a remedy says what to do, or which names there are
REMEDY = re.compile(
    r"(Choose|Compare|Estimate|Fill|Give|Keep|Leave|Nearest|Report|Start|State|Use)\b.*\.$"
)


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
class TestARefusal:
    def test_has_a_class_evidence_and_a_remedy(self, refusal: Refusal) -> None:
        with pytest.raises(RegionAnalysisError) as refused:
            refusal.call()
        error = refused.value
        assert isinstance(error, refusal.error)
        assert error.exit_code == refusal.error.exit_code
        assert error.evidence == tuple(refusal.evidence)
        assert error.message.endswith(".")
        assert REMEDY.match(error.remedy), error.remedy

    def test_names_its_evidence(self, refusal: Refusal) -> None:
        with pytest.raises(RegionAnalysisError) as refused:
            refusal.call()
        # of long lists, the message names the first
        for item in refused.value.evidence[:1]:
            for part in item if isinstance(item, tuple) else (item,):
                assert str(part) in str(refused.value)


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_of_a_refusal_reads_as_written(name: str) -> None:
    with pytest.raises(RegionAnalysisError) as refused:
        REFUSALS[name].call()
    assert str(refused.value) == TEXTS[name]
