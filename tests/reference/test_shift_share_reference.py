"""Shift-share agrees with exact fractions and with REAT, another program.

The inputs are those of both: three worked examples (fk2013) and two German towns. REAT is the R
package of T. Wieland; the fractions were worked out without rounding.
"""

import json
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest

from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import RegionEffects, shift_share, shift_share_by_year
from regionanalysis.shiftshare.variants.homothetic import ESTEBAN_MARQUILLAS

# both sides are floats of 15 to 16 digits; a dozen operations cost at most six of them
RELATIVE = 1e-9
# where the effects cancel to zero, a billionth of the town's jobs is what the floats can hold
OF_ALL_JOBS = 1e-9

WORKED = ("fk2013_region_A", "fk2013_region_B", "fk2013_region_C")
TOWNS = ("goettingen_2008_2017", "freiburg_2008_2014")
DYNAMIC = ("fk2013_region_A_dynamic", "goettingen_2008_2017_dynamic")

# of the two years without a name
YEAR_OF = {"t0": 2000, "t1": 2001}

TOTALS = {
    "Growth (t1-t)": "total_change",
    "National share": "total_national_share",
    "Industrial mix": "total_industry_mix",
    "Regional share": "total_regional_shift",
}
CELLS = {"Growth (t1-t)": "change", "Regional share": "regional_shift"}
EXACT = {
    "change": "change",
    "national": "national_share",
    "mix": "industry_mix",
    "competitive": "regional_shift",
}
BY_YEAR = {
    "National share": "national_share",
    "Industrial mix": "industry_mix",
    "Regional share": "regional_shift",
}


def panel_of(shared: Path, case: str) -> EmploymentPanel:
    wide = pd.read_csv(shared / "reference" / "shift_share" / "inputs" / f"{case}.csv")
    long = wide.melt("industry", value_name="employment")
    # region_t0, nation_2008
    whose = long["variable"].str.split("_", expand=True)
    table = long.assign(region=whose[0].replace({"nation": "0"}), year=whose[1].replace(YEAR_OF))
    assert pd.api.types.is_integer_dtype(table["employment"])
    return panel_from_frame(table)


def classic(shared: Path, case: str) -> RegionEffects:
    return shift_share(panel_of(shared, case)).region("region")


def dynamic(shared: Path, case: str) -> RegionEffects:
    return shift_share_by_year(panel_of(shared, case)).total().region("region")


def reat(shared: Path, case: str, fun: str, kind: str, method: str = "Dunn") -> pd.DataFrame:
    """Return REAT's figures by a method, of one case, function and kind of result."""
    results = pd.read_csv(shared / "reference" / "shift_share" / "reat_results.csv")
    by_method = results["args"].str.startswith(f"shift.method={method}")
    chosen = (results["case"] == case) & (results["fun"] == fun) & (results["object"] == kind)
    return results[by_method & chosen]


ESTEBAN = {
    "National share": "national_share",
    "Industrial mix": "industry_mix",
    "Regional share": "competitive",
    "Allocation effect": "allocation",
}


def assert_agree(found: dict[str, float], expected: dict[str, float], jobs: float) -> None:
    assert expected
    assert found == pytest.approx(expected, rel=RELATIVE, abs=OF_ALL_JOBS * jobs)


def by_column(results: pd.DataFrame, row: str) -> dict[str, float]:
    chosen = results[results["row"] == row]
    return dict(zip(chosen["col"], chosen["value"], strict=True))


def totals_of(effects: RegionEffects) -> dict[str, float]:
    return {row: getattr(effects, total) for row, total in TOTALS.items()}


def by_industry(effects: RegionEffects, effect: str) -> dict[str, float]:
    return dict(zip(effects.industries, getattr(effects, effect).tolist(), strict=True))


@pytest.mark.parametrize("effect", EXACT)
@pytest.mark.parametrize("case", WORKED)
def test_every_cell_and_total_is_the_exact_fraction(shared: Path, case: str, effect: str) -> None:
    effects = classic(shared, case)
    name = case.replace("fk2013", "farhauer_kroell")
    folder = shared / "reference" / "shift_share" / "worked_examples"
    oracle = pd.read_csv(folder / f"{name}_oracle.csv").query("component == @effect")
    expected = {
        industry: float(Fraction(exact))
        for industry, exact in zip(oracle["industry"], oracle["exact_fraction"], strict=True)
    }
    found = by_industry(effects, EXACT[effect])
    assert_agree(
        found | {"TOTAL": getattr(effects, f"total_{EXACT[effect]}")}, expected, effects.start
    )


@pytest.mark.parametrize("case", [*WORKED, *TOWNS])
def test_the_totals_are_those_of_reat(shared: Path, case: str) -> None:
    effects = classic(shared, case)
    rows = reat(shared, case, "shift", "components").set_index("row")["value"]
    assert_agree(totals_of(effects), {row: rows[row] for row in TOTALS}, effects.start)


@pytest.mark.parametrize("row", CELLS)
@pytest.mark.parametrize("case", [*WORKED, *TOWNS])
def test_the_industries_are_those_of_reat(shared: Path, case: str, row: str) -> None:
    effects = classic(shared, case)
    expected = by_column(reat(shared, case, "shifti", "components.industry"), row)
    assert_agree(by_industry(effects, CELLS[row]), expected, effects.start)


@pytest.mark.parametrize("case", DYNAMIC)
def test_the_dynamic_totals_are_those_of_reat(shared: Path, case: str) -> None:
    effects = dynamic(shared, case)
    rows = reat(shared, case, "shiftd", "components").set_index("row")["value"]
    assert_agree(totals_of(effects), {row: rows[row] for row in TOTALS}, effects.start)


@pytest.mark.parametrize("row", CELLS)
@pytest.mark.parametrize("case", DYNAMIC)
def test_the_dynamic_industries_are_those_of_reat(shared: Path, case: str, row: str) -> None:
    effects = dynamic(shared, case)
    expected = by_column(reat(shared, case, "shiftid", "components.industry"), row)
    assert_agree(by_industry(effects, CELLS[row]), expected, effects.start)


@pytest.mark.parametrize("row", BY_YEAR)
@pytest.mark.parametrize("case", DYNAMIC)
def test_the_effects_of_each_year_are_those_of_reat(shared: Path, case: str, row: str) -> None:
    result = shift_share_by_year(panel_of(shared, case))
    jobs = getattr(result, BY_YEAR[row])[:, 0].sum(axis=1).tolist()
    found = {f"{year - 1}-{year}": one for year, one in zip(result.years, jobs, strict=True)}
    expected = by_column(reat(shared, case, "shiftd", "components.year"), row)
    assert_agree(found, expected, result.level[0, 0])


@pytest.mark.parametrize("case", DYNAMIC)
def test_the_dynamic_totals_are_those_worked_out_exactly(shared: Path, case: str) -> None:
    effects = dynamic(shared, case)
    content = (shared / "reference" / "shift_share" / "dynamic_exact.json").read_text("utf-8")
    (exact,) = (one for one in json.loads(content) if one["case"] == case)
    found = {
        "ns": effects.total_national_share,
        "im": effects.total_industry_mix,
        "cs": effects.total_regional_shift,
    }
    assert_agree(found, {name: exact[name] for name in found}, effects.start)


@pytest.mark.parametrize("case", [*WORKED, *TOWNS])
def test_esteban_marquillas_is_that_of_reat(shared: Path, case: str) -> None:
    effects = shift_share(panel_of(shared, case), ESTEBAN_MARQUILLAS).region("region")
    rows = reat(shared, case, "shift", "components", "Esteban").set_index("row")["value"]
    found = {row: effects.total_effects[effect] for row, effect in ESTEBAN.items()}
    assert_agree(found, {row: rows[row] for row in ESTEBAN}, effects.start)


@pytest.mark.parametrize("case", DYNAMIC)
def test_dynamic_esteban_marquillas_is_that_of_reat_and_exact(shared: Path, case: str) -> None:
    by_year = shift_share_by_year(panel_of(shared, case), ESTEBAN_MARQUILLAS)
    effects = by_year.total().region("region")
    rows = reat(shared, case, "shiftd", "components", "Esteban").set_index("row")["value"]
    found = {row: effects.total_effects[effect] for row, effect in ESTEBAN.items()}
    assert_agree(found, {row: rows[row] for row in ESTEBAN}, effects.start)
    content = (shared / "reference" / "shift_share" / "dynamic_exact.json").read_text("utf-8")
    (exact,) = (one for one in json.loads(content) if one["case"] == case)
    exactly = {"Regional share": exact["emc"], "Allocation effect": exact["ema"]}
    assert_agree({row: found[row] for row in exactly}, exactly, effects.start)
