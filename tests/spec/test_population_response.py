"""How an industry's jobs follow last year's growth of the population."""

import numpy as np
import pytest
from statsmodels.regression.linear_model import WLS

from builders import panel_from_text
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import InputError, ParameterError, SeriesBreakError
from regionanalysis.model.population_response import PopulationResponse, population_response
from regionanalysis.model.response_fit import Intercept
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.population import PopulationPanel

# two places as large as one another: one per cent more and one per cent fewer people than in the
# nation, and then two per cent more and fewer jobs in trade, and as many in mining as elsewhere
TABLE = """
    region  industry  2018  2019
    dal     mining     100   110
    dal     trade      100   102
    vik     mining     100   110
    vik     trade      100    98
"""
PEOPLE = """
    region  industry  2018  2019
    dal     people    1000  1010
    vik     people    1000   990
"""

BREAK = SeriesBreak(2018, "jobs", "source", "Statistics")


def people(table: str = PEOPLE) -> PopulationPanel:
    """Return inhabitants from a text table."""
    read = panel_from_text(table)
    return PopulationPanel(
        read.years, read.regions, read.region_names, read.employment[:, :, 0], read.nation[:, 0]
    )


def drawn() -> tuple[EmploymentPanel, PopulationPanel]:
    """Return figures of 12 places, 4 years and 3 industries, some empty and some unknown."""
    draw = np.random.default_rng(7)
    shape = (4, 12, 3)
    cells = draw.integers(0, 400, shape) * draw.integers(0, 8, shape).clip(0, 1).astype(float)
    nation = cells.sum(axis=1) + 50.0
    cells[1, 3, 0] = cells[2, 5, 1] = np.nan
    inhabitants = draw.integers(900, 1100, shape[:2]) * np.linspace(1.0, 9.0, 12)
    inhabitants[0, 8] = np.nan
    codes = tuple(f"{number:02}" for number in range(12))
    years, industries = (2015, 2016, 2017, 2018), ("A", "B", "C")
    panel = EmploymentPanel(
        years=years,
        regions=codes,
        industries=industries,
        employment=cells,
        nation=nation,
        region_total=cells.sum(axis=2),
        nation_total=nation.sum(axis=1),
        present=np.ones(shape[:2], dtype=bool),
        region_names=codes,
        industry_names=industries,
    )
    return panel, PopulationPanel(
        years, codes, codes, inhabitants, np.nansum(inhabitants, axis=1) + 1000
    )


def statsmodels_fit(industry: int, intercept: Intercept) -> tuple[float, float, int]:
    """Return estimate, standard error and number of observations of the formula, by statsmodels."""
    panel, inhabitants = drawn()
    persons, nation = inhabitants.population, inhabitants.nation
    gap = 100 * (persons[1:] / persons[:-1] - (nation[1:] / nation[:-1])[:, None])
    jobs, national = panel.employment[:, :, industry], panel.nation[:, industry]
    rows = np.array(
        [
            (t, p, 100 * (jobs[t + 1, p] / jobs[t, p] - national[t + 1] / national[t]), gap[t, p])
            for t, p in np.ndindex(gap.shape)
            if jobs[t, p] > 0
        ]
    )
    year, place, excess, own_gap = rows[~np.isnan(rows).any(axis=1)].T
    design = np.column_stack([own_gap, *(year == t for t in range(3) if intercept == "year")])
    weights = jobs[year.astype(int), place.astype(int)]
    fit = WLS(excess, design.astype(float), weights=weights).fit(
        cov_type="cluster", cov_kwds={"groups": place.astype(int)}
    )
    return float(fit.params[0]), float(fit.bse[0]), len(excess)


def test_an_industry_that_follows_people_two_to_one_has_a_coefficient_of_two() -> None:
    found = population_response(panel_from_text(TABLE), people())
    assert found.industries == ("mining", "trade")
    assert found.estimate == pytest.approx([0, 2])
    assert found.cells.tolist() == found.clusters.tolist() == [2, 2]
    assert found.years == (2019,)
    assert found.basis == "estimated"


def test_what_fits_without_a_rest_has_no_standard_error_rather_than_none() -> None:
    found = population_response(panel_from_text(TABLE), people())
    assert np.isnan(found.se).all()
    assert all(np.isnan(column).all() for column in found.tests.values())


def test_people_count_the_year_before_the_jobs() -> None:
    later = people(PEOPLE.replace("2018  2019", "2019  2020"))
    with pytest.raises(ParameterError, match=r"inhabitants lack 2018.*cover 2019-2020"):
        population_response(panel_from_text(TABLE), later)


def test_the_gap_is_measured_from_the_places_the_industry_is_in() -> None:
    # shops are in towns only, where people are one and three per cent more: the nation's rate of 5
    # per cent holds the two per cent that their mean was worth at a coefficient of one
    shops = panel_from_text("""
        region  industry  2018  2019
        up      shops      100   104
        top     shops      100   106
        old     shops        0     0
    """)
    inhabitants = people("""
        region  industry  2018  2019
        up      people    1000  1010
        top     people    1000  1030
        old     people    1000   960
    """)
    assert population_response(shops, inhabitants).estimate == pytest.approx([1])
    plain = population_response(shops, inhabitants, intercept="none")
    # Σ x y / Σ x², x = 1 and 3, y = −1 and 1
    assert plain.estimate == pytest.approx([2 / 10])
    assert plain.without_base.tolist() == [1]


def test_larger_places_count_for_more() -> None:
    panel = panel_from_text("""
        region  industry  2018  2019
        big     trade      300   306
        same    trade      300   300
        tiny    trade        6     6
        far     trade        6     6
    """)
    inhabitants = people("""
        region  industry  2018  2019
        big     people    1000  1010
        same    people    1000  1000
        tiny    people    1000  1010
        far     people    1000  1000
    """)
    # 2 in the big place and 0 in the tiny one, by 300 and 6 jobs
    assert population_response(panel, inhabitants).estimate == pytest.approx([2 * 300 / 306])


def test_a_negative_estimate_is_used_as_zero_by_choice() -> None:
    turned = people("""
        region  industry  2018  2019
        dal     people    1000   990
        vik     people    1000  1010
    """)
    found = population_response(panel_from_text(TABLE), turned)
    assert found.estimate == pytest.approx([0, -2])
    assert found.used == pytest.approx([0, 0])
    free = population_response(panel_from_text(TABLE), turned, floor=False)
    assert free.used == pytest.approx([0, -2])


@pytest.mark.parametrize("intercept", ["year", "none"])
@pytest.mark.parametrize("industry", [0, 1, 2])
def test_estimate_and_standard_error_are_those_of_statsmodels(
    industry: int, intercept: Intercept
) -> None:
    found = population_response(*drawn(), intercept=intercept)
    estimate, error, number = statsmodels_fit(industry, intercept)
    assert found.estimate[industry] == pytest.approx(estimate, rel=1e-9)
    assert found.se[industry] == pytest.approx(error, rel=1e-9)
    assert found.cells[industry] == number


def test_every_cell_is_fitted_empty_or_unknown() -> None:
    found = population_response(*drawn())
    assert (found.cells + found.without_base + found.unknown == 3 * 12).all()
    # an unknown value excludes the step before and after it; no job counts twice
    assert found.unknown.tolist() == [3, 3, 1]


def test_the_interval_is_the_estimate_and_what_it_may_be_off() -> None:
    found = population_response(*drawn())
    tests = found.tests
    assert (tests["low"] < found.estimate).all()
    assert (found.estimate < tests["high"]).all()
    assert tests["t"] == pytest.approx(found.estimate / found.se)
    certain = (tests["low"] > 0) | (tests["high"] < 0)
    assert (certain == (tests["p"] < 0.05)).all()
    assert tests["df"] == pytest.approx(found.effective_clusters - 1)
    wide = population_response(*drawn(), alpha=0.01).tests
    assert (wide["high"] > tests["high"]).all()


def test_jobs_in_no_region_are_in_the_nation_only() -> None:
    panel, inhabitants = drawn()
    once, kept = (
        population_response(one, inhabitants) for one in (panel, panel.with_unallocated())
    )
    np.testing.assert_array_equal(once.estimate, kept.estimate)


def test_an_industry_in_one_place_tells_nothing() -> None:
    alone = TABLE.replace("vik     mining     100   110", "vik     mining       0     0")
    found = population_response(panel_from_text(alone), people())
    assert np.isnan(found.estimate[0])
    assert np.isnan(found.used[0])
    assert found.cells.tolist() == [1, 2]


def test_coefficients_may_be_given() -> None:
    found = PopulationResponse.given({"trade": 0.5, "mining": -0.1})
    assert found.basis == "given"
    assert found.used.tolist() == [0.5, -0.1]
    assert np.isnan(found.se).all()
    assert PopulationResponse.given({"mining": -0.1}, floor=True).used.tolist() == [0]
    assert found.for_industries(["mining"])[0].tolist() == [-0.1]
    assert list(found.to_frame()["basis"]) == ["given", "given"]


def test_a_table_has_one_row_an_industry() -> None:
    table = population_response(*drawn()).to_frame()
    assert list(table.index) == ["A", "B", "C"]
    assert {"estimate", "used", "se", "t", "p", "low", "high", "cells", "clusters"} <= {*table}


def test_what_does_not_fit_is_refused() -> None:
    panel = panel_from_text(TABLE)
    with pytest.raises(ParameterError, match=r"jobs in vik and no figures of inhabitants \(1 of 2"):
        population_response(panel, people(PEOPLE.replace("vik", "nes")))
    with pytest.raises(ParameterError, match="no year 2020"):
        population_response(panel, people(), end_year=2020)
    gap = panel_from_text(TABLE.replace("2018  2019", "2018  2020"))
    with pytest.raises(ParameterError, match="those of jobs lack 2019"):
        population_response(gap, people())
    with pytest.raises(ParameterError, match=r"no coefficient for industry steel \(1 of 2\)"):
        PopulationResponse.given({"trade": 1}).for_industries(["trade", "steel"])
    with pytest.raises(ParameterError, match="between 0 and 1"):
        population_response(panel, people(), alpha=95)
    one = PopulationResponse.given({"trade": 1})
    with pytest.raises(InputError, match=r"estimate has shape \(1,\)"):
        PopulationResponse(**{**vars(one), "industries": ("trade", "steel")})


def test_a_break_is_not_crossed_unsaid() -> None:
    panel = panel_from_text(TABLE, breaks=(BREAK,))
    with pytest.raises(SeriesBreakError, match="2018/2019"):
        population_response(panel, people())
    assert population_response(panel, people(), breaks="flag").breaks == (BREAK,)
