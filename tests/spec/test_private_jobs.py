"""Private jobs of a region against the nation's."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.classifications.series_breaks import SeriesBreak
from regionanalysis.errors import ParameterError
from regionanalysis.model.private_jobs import PrivateJobs, private_jobs

TABLE = """
    region  industry       2014  2015  2016
    dal     6100             50    50    60
    dal     A+B+D+E.0-1+9    80    90    99
    dal     A+B+D+E.5-7      20    10    11
    vik     6100             50    50    50
    vik     A+B+D+E.0-1+9   180   190   180
    vik     A+B+D+E.5-7      20    10    10
"""
BREAK = SeriesBreak(2014, "jobs", "source", "Statistics")


def dal() -> PrivateJobs:
    return private_jobs(panel_from_text(TABLE, breaks=(BREAK,)), ["dal"])


def test_public_corporations_are_private_and_government_is_not() -> None:
    assert dal().jobs.tolist() == [100, 100, 110]
    assert dal().nation.tolist() == [300, 300, 300]


def test_the_gap_is_the_change_beyond_the_nations_growth() -> None:
    both = private_jobs(panel_from_text(TABLE), ["vik"])
    assert both.jobs.tolist() == [200, 200, 190]
    assert both.gap.tolist() == [0, -10]
    assert (both.gap + both.national_share).tolist() == np.diff(both.jobs).tolist()


def test_no_change_is_across_a_break() -> None:
    assert dal().since(2010).years == (2015, 2016)
    assert dal().since(2010).breaks == ()
    with pytest.raises(ParameterError, match="two years or more from 2016"):
        dal().since(2016)


def test_an_unknown_sector_is_refused_and_not_zero() -> None:
    unknown = private_jobs(panel_from_text(TABLE.replace("   99", "    ?")), ["dal"])
    assert np.isnan(unknown.jobs[2])
    with pytest.raises(ParameterError, match="not known"):
        unknown.since(2015)


def test_a_table_without_a_private_sector_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"lacks the sector A\+B\+D\+E.5-7") as refused:
        private_jobs(panel_from_text(TABLE.replace("A+B+D+E.5-7  ", "other        ")), ["dal"])
    assert "refresh 13472" in refused.value.remedy
