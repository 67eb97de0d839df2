"""Shift-share against the neighbours."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from builders import panel_from_text
from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.panel.commuting import OTHER, CommutingFlows
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import shift_share
from regionanalysis.shiftshare.inputs import inputs_between
from regionanalysis.shiftshare.reference_area import REST_OF_NATION
from regionanalysis.shiftshare.variants.spatial import (
    neighbours_factor,
    spatial,
    spatial_by_industry,
)
from regionanalysis.shiftshare.weights import (
    SpatialWeights,
    weights_of_flows,
    weights_of_neighbours,
)

# Dal's neighbours are Nes, ten times its size, which stands still, and Vik, which doubles.
TABLE = """
    region  industry  2008  2018
    dal     farming     10    11
    nes     farming    100   100
    vik     farming     10    20
    øya     farming      5     6
    0       farming    200   240
"""

NEIGHBOURS = {"dal": ("nes", "vik"), "nes": ("dal",), "vik": ("dal",), "øya": ()}
WEIGHTS = weights_of_neighbours(NEIGHBOURS)


def test_neighbours_grow_as_their_jobs_together_and_not_as_the_mean_of_their_rates() -> None:
    inputs = inputs_between(panel_from_text(TABLE), (2008, 2018))
    growth = neighbours_factor(inputs, WEIGHTS)[0, :, 0] - 1
    # 110 to 120 jobs; the mean of 0 and 100 per cent would be 50
    assert growth[inputs.regions.index("dal")] == pytest.approx(10 / 110)


def test_the_spatial_shift_is_what_the_region_grew_beyond_its_neighbours() -> None:
    dal = shift_share(panel_from_text(TABLE), spatial(WEIGHTS)).region("dal")
    assert dal.total_effects == pytest.approx(
        {
            "national_share": 10 * 0.2,
            "neighbour_mix": 10 * (10 / 110 - 0.2),
            "spatial_shift": 11 - 10 * 120 / 110,
        }
    )


def test_an_island_is_measured_against_the_nation() -> None:
    assert WEIGHTS.islands == ("øya",)
    panel = panel_from_text(TABLE)
    alone, classic = shift_share(panel, spatial(WEIGHTS)), shift_share(panel)
    found = alone.region("øya").total_effects["spatial_shift"]
    assert found == pytest.approx(classic.region("øya").total_regional_shift)


def test_with_every_region_as_neighbour_alike_the_form_is_nearly_classic() -> None:
    table = "\n".join(line for line in TABLE.splitlines() if not line.strip().startswith("0"))
    panel = panel_from_text(table)
    everyone = SpatialWeights(panel.regions, 1 - np.eye(4))
    classic = shift_share(panel).effects["regional_shift"]
    found = shift_share(panel, spatial(everyone)).effects["spatial_shift"]
    # what differs is the region's own weight in the nation
    assert np.sign(found).tolist() == np.sign(classic).tolist()


def test_the_neighbours_growth_is_told_from_their_industries() -> None:
    panel = panel_from_text("""
        region  industry  2008  2018
        dal     farming     10    11
        dal     tech        10    10
        nes     farming    100   100
        nes     tech       100   150
        0       farming    200   240
        0       tech       200   200
    """)
    weights = weights_of_neighbours({"dal": ("nes",), "nes": ("dal",)})
    dal = shift_share(panel, spatial_by_industry(weights)).region("dal")
    assert dal.effects["neighbour_growth"] == pytest.approx([10 * 0.15, 10 * 0.15])
    # farming: neighbours 0 against 20 in the nation; tech: 50 against 0; both less 25 − 10
    assert dal.effects["neighbour_industry"] == pytest.approx([10 * -0.35, 10 * 0.35])
    assert dal.effects["spatial_shift"] == pytest.approx([1, -5])


def test_commuters_both_ways_make_neighbours() -> None:
    flows = CommutingFlows(
        years=(2017,),
        places=("dal", "nes", OTHER),
        flows=np.array([[[50.0, 8.0, 1.0], [2.0, 70.0, 0.0], [3.0, 3.0, np.nan]]]),
    )
    weights = weights_of_flows(flows, ["nes", "dal"])
    assert weights.weights.tolist() == [[0, 10], [10, 0]]
    with pytest.raises(ParameterError, match="no flows for 2018"):
        weights_of_flows(flows, ["dal"], 2018)


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        (np.eye(2), "its own neighbour"),
        (np.array([[0, -1], [1, 0]]), "negative"),
        (np.array([[0, np.nan], [1, 0]]), "unknown"),
        (np.zeros((2, 3)), "shape"),
    ],
)
def test_weights_that_are_none_are_refused(weights: FloatArray, says: str) -> None:
    with pytest.raises(InputError, match=says):
        SpatialWeights(("a", "b"), weights)


def test_a_neighbour_that_is_no_region_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"neighbour of dal: 'ness'.*nes"):
        weights_of_neighbours({"dal": ("ness",), "nes": ()})


def test_every_region_needs_weights() -> None:
    few = weights_of_neighbours({"dal": ("nes",), "nes": ()})
    with pytest.raises(ParameterError, match="'vik'"):
        shift_share(panel_from_text(TABLE), spatial(few))


def test_weights_are_those_of_the_regions_asked_for_in_whatever_order() -> None:
    shares = WEIGHTS.standardised(["øya", "vik", "dal"])
    # Nes is not asked for, and so Vik is all the neighbours that Dal has
    assert shares.tolist() == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]


def test_it_compares_with_the_nation_only() -> None:
    with pytest.raises(ParameterError, match="'spatial'"):
        shift_share(panel_from_text(TABLE), spatial(WEIGHTS), reference=REST_OF_NATION)


def test_the_neighbours_growth_is_the_exact_fraction(shared: Path) -> None:
    folder = shared / "reference" / "shift_share" / "worked_examples"
    given = pd.read_csv(folder / "spatial_sshare_formula_input.csv")
    long = given.melt(["region", "neighbours"], value_name="employment").dropna()
    parts = long["variable"].str.split("_", expand=True)
    table = long.assign(industry=parts[0], year=parts[1].map({"t0": 2000, "t1": 2001}))
    names = dict(zip(given["region"], given["neighbours"].str.split("|"), strict=True))
    exact = pd.read_csv(folder / "spatial_lag_variants_exact.csv").dropna()
    # an industry a region does not have is no neighbour's growth: the rows of R3 are zero there
    panel = panel_from_frame(table)
    filled = panel_from_frame(
        pd.concat(
            [
                table,
                pd.DataFrame(
                    {"region": "R3", "industry": "I2", "year": [2000, 2001], "employment": 0}
                ),
            ]
        )
    )
    assert panel.regions == filled.regions
    inputs = inputs_between(filled, (2000, 2001))
    growth = neighbours_factor(inputs, weights_of_neighbours(names))[0] - 1
    for row in exact.itertuples():
        at = inputs.regions.index(str(row.region)), filled.industries.index(str(row.industry))
        assert growth[at] == pytest.approx(float(Fraction(str(row.Wg_i_levels))), rel=1e-9)
    different = exact[exact["Wg_i_levels"] != exact["Wg_i_mean_of_rates"]]
    assert len(different) >= 2
