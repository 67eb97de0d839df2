"""Indices agree with REAT, another program, and where they do not it is known why."""

import json
from pathlib import Path

import pandas as pd
import pytest

from regionanalysis.indicators.concentration import industry_profile
from regionanalysis.indicators.specialisation import specialisation
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare.variants.index_form import growth_indices

CASES = (
    "fk2013_region_A",
    "fk2013_region_B",
    "fk2013_region_C",
    "goettingen_2008_2017",
    "freiburg_2008_2014",
)
DYNAMIC = ("fk2013_region_A_dynamic", "goettingen_2008_2017_dynamic")
INDICES = {"Industrial mix": "industry_mix", "Regional share": "regional", "Net total shift": "net"}
MEASURES = {"krugman.spec": "krugman", "herf": "herfindahl", "gini.spec": "gini"}
YEAR_OF = {"t0": 2000, "t1": 2001}

# both are floats of 15 to 16 digits
RELATIVE = 1e-9


def panel_of(shared: Path, case: str) -> EmploymentPanel:
    wide = pd.read_csv(shared / "reference" / "shift_share" / "inputs" / f"{case}.csv")
    long = wide.melt("industry", value_name="employment")
    whose = long["variable"].str.split("_", expand=True)
    table = long.assign(region=whose[0].replace({"nation": "0"}), year=whose[1].replace(YEAR_OF))
    return panel_from_frame(table)


def reat(shared: Path, case: str, fun: str, args: str) -> pd.DataFrame:
    results = pd.read_csv(shared / "reference" / "shift_share" / "reat_results.csv")
    chosen = (results["case"] == case) & (results["fun"] == fun) & (results["args"] == args)
    assert chosen.any()
    return results[chosen]


@pytest.mark.parametrize("case", CASES)
def test_gerfins_indices_are_those_of_reat(shared: Path, case: str) -> None:
    found = growth_indices(panel_of(shared, case)).region("region")
    rows = reat(shared, case, "shift", "shift.method=Gerfin").set_index("row")["value"]
    expected = {index: rows[row] for row, index in INDICES.items()}
    assert found == pytest.approx(expected, rel=RELATIVE)


@pytest.mark.parametrize("case", CASES)
def test_every_industrys_factor_is_that_of_reat(shared: Path, case: str) -> None:
    found = growth_indices(panel_of(shared, case))
    rows = reat(shared, case, "shifti", "shift.method=Gerfin")
    values = rows[rows["object"] == "components.industry"].set_index("col")["value"]
    own = dict(zip(found.industries, found.by_industry[0].tolist(), strict=True))
    assert own == pytest.approx(values.to_dict(), rel=RELATIVE)


@pytest.mark.parametrize("case", DYNAMIC)
def test_years_are_multiplied_where_reat_takes_their_mean(shared: Path, case: str) -> None:
    content = (shared / "reference" / "shift_share" / "dynamic_exact.json").read_text("utf-8")
    (exact,) = (one for one in json.loads(content) if one["case"] == case)
    found = growth_indices(panel_of(shared, case), dynamic=True).region("region")
    assert list(found.values()) == pytest.approx(exact["gerfin_chain_product"], rel=RELATIVE)
    # the net index of the years multiplied is that of the whole period; their mean is not
    assert found["net"] == pytest.approx(exact["regional_index_total"], rel=RELATIVE)
    assert exact["gerfin_reat_mean"][2] != pytest.approx(found["net"], rel=1e-3)


@pytest.mark.parametrize("fun", MEASURES)
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("when", [0, 1])
def test_specialisation_is_that_of_reat(shared: Path, case: str, fun: str, when: int) -> None:
    panel = panel_of(shared, case)
    found = specialisation(panel, panel.years[when]).region("region")[MEASURES[fun]]
    (expected,) = reat(shared, case, fun, f"t={when}")["value"]
    assert found == pytest.approx(float(expected), rel=RELATIVE)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("when", [0, 1])
def test_location_quotients_are_those_of_reat(shared: Path, case: str, when: int) -> None:
    panel = panel_of(shared, case)
    profile = industry_profile(panel, panel.years[when])
    rows = reat(shared, case, "locq", f"LQ.method=m;t={when}").set_index("row")["value"]
    found = dict(zip(profile.industries, profile.location_quotient[0].tolist(), strict=True))
    assert [found[name] for name in rows.index] == pytest.approx(rows.tolist(), rel=RELATIVE)
