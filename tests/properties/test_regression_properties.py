"""What holds for the regression form of shift-share on every panel it can be fitted to."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import shift_share
from regionanalysis.shiftshare.regression.by_year import patterson_by_year
from regionanalysis.shiftshare.regression.models import berzeg, patterson
from regionanalysis.shiftshare.regression.results import RegressionFit
from strategies import NATION, employment_tables

# of the largest figure: what least squares on weights from 1 to 5 000 keeps of 16 digits
RELATIVE = 1e-9

FITS = pytest.mark.parametrize("fit", [berzeg, patterson, patterson_by_year])

few = settings(max_examples=20)


def fitted(fit: Callable[..., RegressionFit], table: pd.DataFrame) -> RegressionFit:
    """Return the fit; a table that it refuses (too small, or not linked) is no example."""
    try:
        return fit(panel_from_frame(table))
    except ParameterError:
        return reject()


@st.composite
def without_zeros(draw: st.DrawFn) -> pd.DataFrame:
    """Draw a table with jobs in every cell, and no region with every industry."""
    table = draw(employment_tables(min_regions=2, min_industries=2))
    regions = table["region"].nunique()
    nation = table["region"] == NATION
    return table.assign(employment=table["employment"] + np.where(nation, regions + 1, 1))


def assert_same(one: FloatArray, other: FloatArray) -> None:
    scale = max(1.0, float(np.nanmax(np.abs(other), initial=0.0)))
    np.testing.assert_allclose(one, other, rtol=0, atol=RELATIVE * scale)


@given(without_zeros())
@few
def test_berzegs_estimates_are_the_accounts(table: pd.DataFrame) -> None:
    panel, fit = panel_from_frame(table), berzeg(panel_from_frame(table))
    growth = panel.nation_total[-1] / panel.nation_total[0] - 1
    assert_same(fit.nation.rate, np.array([growth]))
    assert_same(fit.by_industry.rate, panel.nation[-1] / panel.nation[0] - 1 - growth)


@given(without_zeros())
@few
def test_what_berzeg_leaves_is_the_regional_shift_in_every_cell(table: pd.DataFrame) -> None:
    fit = berzeg(panel_from_frame(table))
    account = shift_share(panel_from_frame(table).with_unallocated())
    assert fit.regions == account.regions
    assert_same(fit.shift, account.regional_shift)
    assert_same(fit.industry_mix, account.industry_mix.sum(axis=1))


@given(without_zeros())
@few
def test_pattersons_industries_and_region_are_the_gap_to_the_nation(table: pd.DataFrame) -> None:
    fit = patterson(panel_from_frame(table))
    account = shift_share(panel_from_frame(table).with_unallocated())
    gap = account.total_change - account.total_effects["national_share"]
    assert_same(fit.nation.rate, account.reference_growth)
    assert_same(fit.industry_mix + fit.regional_shift, gap)


@FITS
@given(table=employment_tables(min_regions=2, min_industries=2))
@few
def test_with_empty_cells_too_the_parts_and_new_jobs_are_the_change(
    fit: Callable[..., RegressionFit], table: pd.DataFrame
) -> None:
    result, panel = fitted(fit, table), panel_from_frame(table).with_unallocated()
    parts = result.national_share + result.industry_mix + result.regional_shift
    change = dict(zip(panel.regions, panel.region_total[-1] - panel.region_total[0], strict=True))
    # a remainder that never had jobs at the start of a step is no region
    assert_same(
        parts + result.without_base, np.array([change[region] for region in result.regions])
    )


@FITS
@given(table=employment_tables(min_regions=2, min_industries=2))
@few
def test_the_effects_are_none_over_all_industries_and_over_all_regions(
    fit: Callable[..., RegressionFit], table: pd.DataFrame
) -> None:
    result = fitted(fit, table)
    jobs = float(np.abs(result.change).sum())
    assert abs(result.industry_mix.sum()) <= RELATIVE * max(1.0, jobs)
    assert abs(result.regional_shift.sum()) <= RELATIVE * max(1.0, jobs)


@FITS
@given(table=employment_tables(min_regions=2, min_industries=2))
@few
def test_a_standard_error_is_never_zero(
    fit: Callable[..., RegressionFit], table: pd.DataFrame
) -> None:
    errors = fitted(fit, table).to_frame()["se"].dropna()
    assert (errors > 0).all()


@FITS
@given(table=without_zeros(), factor=st.integers(2, 1000))
@few
def test_figures_times_a_factor_give_the_same_rates_as_certain(
    fit: Callable[..., RegressionFit], table: pd.DataFrame, factor: int
) -> None:
    once = fitted(fit, table).to_frame()
    scaled = fitted(fit, table.assign(employment=table["employment"] * factor)).to_frame()
    for column in ("rate", "se", "df"):
        assert_same(scaled[column].to_numpy(), once[column].to_numpy())
    assert_same(scaled["jobs"].to_numpy() / factor, once["jobs"].to_numpy())


@FITS
@given(table=without_zeros())
@few
def test_the_names_and_order_of_regions_do_not_matter(
    fit: Callable[..., RegressionFit], table: pd.DataFrame
) -> None:
    codes = sorted(set(table["region"]) - {NATION})
    turned = dict(zip(codes, reversed(codes), strict=True))
    renamed = fitted(fit, table.replace({"region": turned})).to_frame().replace({"code": turned})
    kept = fitted(fit, table).to_frame()
    keys = [name for name in ("kind", "code", "year") if name in kept]
    for column in ("rate", "se"):
        assert_same(
            renamed.sort_values(keys)[column].to_numpy(), kept.sort_values(keys)[column].to_numpy()
        )
