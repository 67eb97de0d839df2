"""Drawings of results in a notebook."""

from collections.abc import Iterator
from typing import Any

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

import regionanalysis as ra
from regionanalysis.model.published import account_of_shift_share

JOBS = ra.example_jobs()
RESULT = ra.shift_share(JOBS)
BY_YEAR = ra.shift_share_by_year(JOBS)


@pytest.fixture(autouse=True)
def _no_window() -> Iterator[None]:
    with mpl.rc_context({"backend": "agg"}):
        yield
    plt.close("all")


def bars(ax: Any) -> list[tuple[float, float]]:
    return [(bar.get_x(), bar.get_width()) for bar in ax.patches]


def test_a_waterfall_goes_from_each_effect_to_the_next_and_ends_in_the_change() -> None:
    ax = RESULT.plot("waterfall", region="North")
    north = RESULT.region("N")
    effects = [north.total_effects[name] for name in RESULT.effects]
    starts = [0.0, *np.cumsum(effects)[:-1]]
    np.testing.assert_allclose(bars(ax)[:-1], list(zip(starts, effects, strict=True)))
    assert bars(ax)[-1] == pytest.approx((0.0, north.total_change))


def test_bars_by_industry_add_up_to_each_change() -> None:
    ax = RESULT.plot("industries", region="N")
    widths = np.array([width for _, width in bars(ax)]).reshape(len(RESULT.effects), -1)
    changes = ax.lines[0].get_xdata()
    np.testing.assert_allclose(widths.sum(axis=0), changes)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert sorted(labels) == ["Farming", "Manufacturing", "Services"]


def test_a_scatter_has_structure_against_shift_in_per_cent() -> None:
    points = RESULT.plot().collections[0].get_offsets()
    start = RESULT.total_start
    np.testing.assert_allclose(points[:, 0], 100 * RESULT.total_effects["industry_mix"] / start)
    np.testing.assert_allclose(points[:, 1], 100 * RESULT.total_effects["regional_shift"] / start)


def test_titles_and_units_are_in_the_language_asked_for() -> None:
    titles = {code: RESULT.plot(region="N", language=code).get_title() for code in ("en", "nb")}
    assert titles["en"] == "North: change in jobs 2015–2022"
    assert titles["nb"] == "North: endring i arbeidsplasser 2015–2022"
    assert RESULT.plot(region="N", language="nn").get_xlabel() == "personar"


def test_it_draws_on_the_axes_given() -> None:
    _, ax = plt.subplots()
    assert RESULT.plot("scatter", ax=ax) is ax


@pytest.mark.parametrize(
    "result",
    [
        RESULT.region("N"),
        BY_YEAR.total().region("N"),
        account_of_shift_share(BY_YEAR).region("N"),
        account_of_shift_share(BY_YEAR).region("N").total(),
    ],
    ids=lambda result: type(result).__name__,
)
def test_a_result_of_one_region_is_drawn_without_naming_it(result: Any) -> None:
    assert len(bars(result.plot())) == 4


@pytest.mark.parametrize("variant", ["esteban-marquillas", "arcelus", "interaction", "multifactor"])
def test_effects_of_every_variant_have_a_name_and_a_colour(variant: str) -> None:
    result = ra.shift_share(JOBS, variant)
    ax = result.plot("waterfall", region="N")
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert len(set(labels)) == len(result.effects) + 1


def test_what_no_effect_accounts_for_is_a_step_of_its_own() -> None:
    gaps = JOBS.assign(employment=JOBS["employment"].astype(float))
    gaps.loc[(gaps["region"] == "N") & (gaps["industry"] == "A"), "employment"] = np.nan
    total = JOBS.groupby(["region", "year"], as_index=False)["employment"].sum()
    table = ra.panel_from_frame(
        pd.concat([gaps, total.assign(industry="all")]), total_industry="all"
    )
    ax = ra.shift_share(table, missing="drop").plot("waterfall", region="N")
    assert "Not disclosed" in [label.get_text() for label in ax.get_yticklabels()]


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(KeyError, match="kind of plot 'pie'"):
        RESULT.plot("pie")
    with pytest.raises(ValueError, match="has several"):
        RESULT.plot("waterfall")
    with pytest.raises(ValueError, match="compares regions"):
        RESULT.region("N").plot("scatter")
    with pytest.raises(ValueError, match="no effects by industry"):
        account_of_shift_share(BY_YEAR).region("N").plot("industries")
    with pytest.raises(TypeError, match="no plot of a LeaveOneOut"):
        ra.leave_one_out(JOBS).plot()
    with pytest.raises(KeyError, match="report language 'de'"):
        RESULT.plot(language="de")
