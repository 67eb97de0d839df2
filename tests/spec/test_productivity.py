"""Output per job: growth within industries, and jobs moving between them."""

from dataclasses import replace

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import InputError, ParameterError, UnknownCellsError
from regionanalysis.indicators.productivity import (
    OutputPanel,
    adjusted_productivity,
    productivity_shift_share,
)

JOBS = panel_from_text("""
    region  industry  2008  2018
    dal     farming     50    25
    dal     tech        50    75
    vik     farming    100   100
    vik     tech         0     0
""")
# dal: farming 1 a job and then 2, tech 3 and then 4; vik: farming 2 throughout
OUTPUT = OutputPanel(
    years=(2008, 2018),
    regions=("dal", "vik"),
    industries=("farming", "tech"),
    output=np.array([[[50.0, 150.0], [200.0, 0.0]], [[50.0, 300.0], [200.0, 0.0]]]),
    unit="million kroner",
)


def test_growth_is_within_industries_and_between_them() -> None:
    found = productivity_shift_share(JOBS, OUTPUT)
    assert found.unit == "million kroner / persons"
    assert (found.start[0], found.end[0]) == (2, 3.5)
    assert found.total("within")[0] == pytest.approx(0.5 * 1 + 0.5 * 1)
    # a quarter of the jobs moved from 1 to 3
    assert found.total("static")[0] == pytest.approx(0.25 * (3 - 1))
    assert found.total("dynamic")[0] == pytest.approx(0.25 * (1 - 1))


def test_an_industry_above_the_mean_that_grows_has_a_positive_static_term() -> None:
    static = productivity_shift_share(JOBS, OUTPUT).terms["static"][0]
    # one below and one above the mean of 2
    assert static == pytest.approx([-0.25 * (1 - 2), 0.25 * (3 - 2)])


def test_nothing_moves_where_nothing_changes() -> None:
    found = productivity_shift_share(JOBS, OUTPUT)
    assert [found.total(term)[1] for term in ("within", "static", "dynamic")] == [0, 0, 0]


def test_an_industry_that_is_new_counts_as_jobs_moving() -> None:
    jobs = replace(JOBS, employment=JOBS.employment.copy())
    jobs.employment[1, 1] = [60.0, 40.0]
    output = replace(OUTPUT, output=OUTPUT.output.copy())
    output.output[1, 1] = [120.0, 160.0]
    found = productivity_shift_share(jobs, output)
    # forty per cent of the jobs are now at 4 rather than 2
    assert found.total("within")[1] == pytest.approx(0)
    assert found.total("static")[1] == pytest.approx(0.4 * (4 - 2))


def test_productivity_is_adjusted_by_what_the_nation_makes_in_the_same_industries() -> None:
    found = adjusted_productivity(JOBS, OUTPUT, 2008)
    # farming makes 250 with 150 jobs and tech 150 with 50
    assert found == pytest.approx([2 - (0.5 * 250 / 150 + 0.5 * 3), 2 - 250 / 150])


def test_output_without_jobs_and_other_industries_are_refused() -> None:
    output = replace(OUTPUT, output=OUTPUT.output + 1)
    with pytest.raises(InputError, match="output in an industry without jobs"):
        productivity_shift_share(JOBS, output)
    with pytest.raises(InputError, match="other regions or industries"):
        productivity_shift_share(JOBS, replace(OUTPUT, industries=("tech", "farming")))
    with pytest.raises(InputError, match="no output for 2008"):
        productivity_shift_share(JOBS, replace(OUTPUT, years=(2007, 2018)))


def test_unknown_output_and_terms_are_refused() -> None:
    unknown = replace(OUTPUT, output=np.where(OUTPUT.output == 150, np.nan, OUTPUT.output))
    with pytest.raises(UnknownCellsError):
        productivity_shift_share(JOBS, unknown)
    with pytest.raises(ParameterError, match="'between'"):
        productivity_shift_share(JOBS, OUTPUT).total("between")
