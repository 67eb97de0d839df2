"""Jobs against employed residents by industry."""

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.indicators.net_commuting import NetCommuting, net_commuting
from regionanalysis.presentation import tables, text
from regionanalysis.presentation.language import language

NB = language("nb")

WORK = """
region industry 2020 2021
A      F        10   12
A      Q        40   41
B      F        5    6
B      Q        20   ?
"""
HOME = """
region industry 2019 2020
A      F        15   16
A      Q        30   31
B      F        8    9
B      Q        21   22
"""


def record(work: str = WORK, home: str = HOME, codes: str = "AB") -> NetCommuting:
    return net_commuting(panel_from_text(work), panel_from_text(home), list(codes))


def test_net_is_jobs_minus_residents_in_the_last_year_of_both() -> None:
    found = record()
    assert found.year == 2020
    assert dict(zip(found.industries, found.net.tolist(), strict=True)) == {"F": -10, "Q": 7}


def test_an_unknown_figure_is_unknown_and_not_zero() -> None:
    found = record(home=HOME.replace("2020", "2021"))
    assert found.year == 2021
    assert np.isnan(found.net[found.industries.index("Q")])
    (_, row) = sorted(tables.net_by_industry(found, NB).rows, key=list)
    assert row[1] == row[3] == NB.unknown()
    assert row[2] == "53"


def test_panels_without_a_common_year_are_refused() -> None:
    with pytest.raises(ParameterError, match="no year and industry in common") as refused:
        record(home=HOME.replace("2019", "2009").replace("2020", "2010"))
    assert refused.value.remedy


def test_a_member_without_figures_is_refused() -> None:
    with pytest.raises(ParameterError, match="'C'"):
        record(codes="AC")


def test_figures_that_do_not_fit_the_industries_are_refused() -> None:
    with pytest.raises(InputError, match="jobs has shape"):
        NetCommuting(2020, ("F",), ("Bygg",), np.zeros(2), np.zeros(1))


def test_the_text_names_the_two_ends_and_only_those_there_are() -> None:
    (paragraph,) = text.net_by_industry(record(), "Nord", NB)
    assert "i Q (+7)" in paragraph.text
    assert "(−10)" in paragraph.text
    both_short = HOME.replace("31", "91")
    (paragraph,) = text.net_by_industry(record(home=both_short), "Nord", NB)
    assert "+" not in paragraph.text


def test_the_table_has_the_largest_surplus_of_jobs_first() -> None:
    table = tables.net_by_industry(record(), NB)
    assert [row[3] for row in table.rows] == ["+7", "−10"]
