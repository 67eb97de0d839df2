"""Which region of a panel of one's own a report is on."""

import pytest

from builders import panel_from_text
from regionanalysis.errors import ParameterError
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.study.parameters import report_parameters
from regionanalysis.study.select_region import chosen, codes_in_panel


def panel(*codes: str, vintage: int | None = 2024) -> EmploymentPanel:
    lines = [f"{code} trade {10 + at} {11 + at}" for at, code in enumerate(codes)]
    text = "\n".join(["region industry 2023 2024", *lines, "0 trade 900 910"])
    return panel_from_text(text, vintage=vintage)


def test_a_municipality_that_was_split_is_found_in_the_group_it_is_followed_in() -> None:
    figures = panel("1508+1580", "3401")
    assert codes_in_panel(figures, ("1580", "1508", "3401"), "A") == ("1508+1580", "3401")


def test_a_part_of_a_group_cannot_be_told_from_the_rest_of_it() -> None:
    with pytest.raises(ParameterError, match=r"Haram cannot be told .*: 1508 has been one") as told:
        codes_in_panel(panel("1508+1580"), ("1580",), "Haram")
    assert told.value.evidence == ("1508",)


def test_a_municipality_that_the_figures_lack_is_named() -> None:
    with pytest.raises(ParameterError, match=r"municipality of Solør in the figures: '3417'"):
        codes_in_panel(panel("3418", "3419"), ("3418", "3417"), "Solør")


def test_where_no_region_is_named_it_is_the_first() -> None:
    found = chosen(panel("west", "east", vintage=None), report_parameters())
    assert found == (("east",), "east", "east")


def test_a_known_region_is_found_in_the_codes_that_the_figures_have() -> None:
    older = ("0402", "0420", "0423", "0418", "0419", "0426", "0425")
    found = chosen(panel(*older, vintage=None), report_parameters(region="Kongsvingerregionen"))
    assert found == (older, "Kongsvingerregionen", "kongsvingerregionen")


def test_members_are_found_by_code_or_name_and_the_region_is_called_what_is_asked() -> None:
    asked = report_parameters(region="Vår dal", members="WEST,east", panel="panel.csv")
    assert chosen(panel("west", "east"), asked) == (("west", "east"), "Vår dal", "var-dal")
    with pytest.raises(ParameterError, match=r"region in the panel 'wast'.*west"):
        chosen(panel("west"), report_parameters(region="x", members="wast", panel="panel.csv"))
