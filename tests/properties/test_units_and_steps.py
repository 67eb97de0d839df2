"""What holds for every form of shift-share: the unit is of no account, and a step is a step.

Figures in millions put every cell between nought and one, where a guard against division by zero
that is off by one would leave them out.
"""

from typing import Any, ClassVar

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import ParameterError, UnknownCellsError
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.shiftshare import VARIANTS, Variant, shift_share, shift_share_by_year
from regionanalysis.shiftshare.forecast import backtest, project
from regionanalysis.shiftshare.inputs import inputs_between
from regionanalysis.shiftshare.reference_area import REST_OF_NATION, LikeRegions, NamedGroup
from regionanalysis.shiftshare.regression.by_year import patterson_by_year
from regionanalysis.shiftshare.regression.models import berzeg, patterson
from regionanalysis.shiftshare.variants.homothetic import quadrants_of
from regionanalysis.shiftshare.variants.index_form import growth_indices
from regionanalysis.shiftshare.variants.spatial import spatial, spatial_by_industry
from regionanalysis.shiftshare.weights import SpatialWeights
from strategies import FIRST_YEAR, employment_tables, long_table

MILLION = 1e6

DRAW = np.random.default_rng(17)
# four years, five regions, three industries; the last is in few places, and in none for a year
JOBS = DRAW.integers(1, 900, (4, 5, 3)).astype(float)
JOBS[:, 2:, 2] = 0
JOBS[1, :, 2] = 0
TABLE = long_table(np.concatenate([JOBS, JOBS.sum(axis=1)[:, None] + 50], axis=1))
PANEL = panel_from_frame(TABLE)
IN_MILLIONS = panel_from_frame(TABLE.assign(employment=TABLE["employment"] / MILLION))

NEIGHBOURS = SpatialWeights(PANEL.regions, np.ones((5, 5)) - np.eye(5))
SPATIAL = {"spatial": spatial, "spatial_by_industry": spatial_by_industry}
every_form = pytest.mark.parametrize("name", [*VARIANTS, *SPATIAL])


def form(name: str) -> Variant:
    return SPATIAL[name](NEIGHBOURS) if name in SPATIAL else VARIANTS[name]


def same(found: FloatArray, expected: FloatArray) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-9)


@every_form
def test_effects_in_millions_are_the_effects_in_millions(name: str) -> None:
    variant = form(name)
    whole = shift_share_by_year(PANEL, variant)
    millions = shift_share_by_year(IN_MILLIONS, variant)
    assert tuple(whole.effects) == variant.effects
    assert whole.method == variant.name == name
    for effect, jobs in whole.effects.items():
        same(MILLION * millions.effects[effect], jobs)


@every_form
def test_a_step_is_the_two_years_compared(name: str) -> None:
    variant = form(name)
    yearly = shift_share_by_year(PANEL, variant)
    for step, year in enumerate(yearly.years):
        alone = shift_share(PANEL, variant, start_year=year - 1, end_year=year)
        for effect, jobs in alone.effects.items():
            same(yearly.effects[effect][step], jobs)
        for effect, jobs in alone.total_effects.items():
            same(yearly.total_effects[effect][step], jobs)


def test_neighbours_whom_nobody_works_with_in_a_year_grow_as_the_nation_from_it() -> None:
    jobs = JOBS.copy()
    jobs[2, 1:] = 0
    nation = jobs.sum(axis=1)[:, None] + 50
    panel = panel_from_frame(long_table(np.concatenate([jobs, nation], axis=1)))
    yearly = shift_share_by_year(panel, form("spatial_by_industry"))
    assert yearly.effects["neighbour_growth"][2, 0] == pytest.approx([0, 0, 0])
    around = jobs[:, 1:].sum(axis=(1, 2))
    growth = around[1] / around[0] - nation[1].sum() / nation[0].sum()
    same(yearly.effects["neighbour_growth"][0, 0], jobs[0, 0] * growth)


@pytest.mark.parametrize("name", SPATIAL)
def test_the_spatial_forms_say_what_they_are_and_compare_with_the_nation_only(name: str) -> None:
    variant = form(name)
    assert "Nazara & Hewings (2004)" in variant.source
    with pytest.raises(ParameterError, match="compares with the nation only"):
        shift_share(PANEL, variant, reference=REST_OF_NATION)


@pytest.mark.parametrize("dynamic", [False, True])
def test_indices_have_no_unit(*, dynamic: bool) -> None:
    one, other = (growth_indices(panel, dynamic=dynamic) for panel in (PANEL, IN_MILLIONS))
    for name in ("industry_mix", "regional", "net", "by_industry"):
        same(getattr(other, name), getattr(one, name))


def test_projections_in_millions_are_the_projections_in_millions() -> None:
    one, other = project(PANEL), project(IN_MILLIONS)
    for name, jobs in one.employment.items():
        same(MILLION * other.employment[name], jobs)


def test_how_well_projections_did_has_no_unit() -> None:
    one, other = (
        backtest(panel_from_frame(table.query("year < 2018")))
        for table in (TABLE, TABLE.assign(employment=TABLE["employment"] / MILLION))
    )
    assert other.error == pytest.approx(one.error)
    assert other.best == pytest.approx(one.best)


@pytest.mark.parametrize("fit", [berzeg, patterson, patterson_by_year])
def test_regressions_have_no_unit(fit: Any) -> None:
    one, other = fit(PANEL), fit(IN_MILLIONS)
    for name in ("national_share", "industry_mix", "regional_shift", "without_base", "change"):
        same(MILLION * getattr(other, name), getattr(one, name))
    for ours, theirs in zip(one.terms, other.terms, strict=True):
        same(theirs.rate, ours.rate)
        same(theirs.se, ours.se)


@given(employment_tables())
def test_indices_multiply_or_are_unknown_on_every_panel(table: pd.DataFrame) -> None:
    panel = panel_from_frame(table)
    found = growth_indices(panel)
    same(found.industry_mix * found.regional, np.where(np.isnan(found.regional), np.nan, found.net))
    empty = panel.region_total[0] == 0
    assert np.isnan(found.net[empty]).all()
    assert (found.net[~empty & (panel.region_total[-1] == 0)] == 0).all()
    assert not np.isinf(found.by_industry).any()


class TestReferenceAreas:
    """Every cell of a reference area, added up by hand."""

    ROWS: ClassVar = [0, 3]
    HERE = np.ones(5, dtype=bool)

    def test_the_rest_of_the_nation_is_the_nation_less_the_region(self) -> None:
        found = REST_OF_NATION.figures(PANEL, self.ROWS, self.HERE)
        nation = JOBS.sum(axis=1) + 50
        for row, year in enumerate(self.ROWS):
            for region in range(5):
                same(found.industries[row, region], nation[year] - JOBS[year, region])
                same(found.total[row, region], nation[year].sum() - JOBS[year, region].sum())

    def test_a_region_may_be_what_all_are_measured_against(self) -> None:
        found = NamedGroup(PANEL.regions[1]).figures(PANEL, self.ROWS, self.HERE)
        same(found.industries[:, 0], JOBS[[0, 3], 1])
        same(found.total[:, 0], JOBS[[0, 3], 1].sum(axis=1))

    def test_what_is_unknown_elsewhere_does_not_matter_to_those_of_another_kind(self) -> None:
        hole = (TABLE["region"] == "05") & (TABLE["industry"] == "I0")
        panel = panel_from_frame(TABLE.assign(employment=TABLE["employment"].mask(hole)))
        kinds = dict(zip(panel.regions, "aabbb", strict=True))
        found = LikeRegions(kinds).figures(panel, self.ROWS, self.HERE)
        for row, year in enumerate(self.ROWS):
            same(found.industries[row, 0], JOBS[year, :2].sum(axis=0))
            assert np.isnan(found.industries[row, 2]).tolist() == [True, False, False]
        with pytest.raises(UnknownCellsError):
            inputs_between(panel, (FIRST_YEAR, FIRST_YEAR + 1))


def test_specialisation_is_more_than_the_share_and_advantage_faster_growth() -> None:
    # half of the nation's jobs are in each industry, and both double
    cells = np.array(
        [
            [[60, 40], [40, 60], [50, 50], [50.5, 49.5], [50.5, 49.5], [60, 40], [0, 0]],
            [[130, 70], [90, 110], [90, 110], [101.5, 98.5], [100.5, 99.5], [120, 80], [0, 0]],
        ]
    )
    nation = np.array([[1000, 1000], [2000, 2000]])
    table = long_table(np.concatenate([cells, nation[:, None]], axis=1))
    inputs = inputs_between(panel_from_frame(table), (2015, 2016))
    assert quadrants_of(inputs)[0].tolist() == [
        ["specialised_advantage", "unspecialised_disadvantage"],
        ["unspecialised_advantage", "specialised_disadvantage"],
        # with just its share there is no case, however fast it grows
        ["none", "none"],
        ["specialised_advantage", "unspecialised_disadvantage"],
        ["specialised_disadvantage", "unspecialised_advantage"],
        # nor with just the nation's growth
        ["none", "none"],
        ["none", "none"],
    ]
