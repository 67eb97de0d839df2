"""Which region of a panel of one's own a report is on."""

from dataclasses import replace

import pytest

from builders import panel_from_text
from regionanalysis.errors import ParameterError
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.find_region import codes_in_panel, find_in_panel
from regionanalysis.study.parameters import report_parameters
from regionanalysis.study.select_region import region_in_panel


def panel(*codes: str, vintage: int | None = 2024) -> EmploymentPanel:
    lines = [f"{code} trade {10 + at} {11 + at}" for at, code in enumerate(codes)]
    text = "\n".join(["region industry 2023 2024", *lines, "0 trade 900 910"])
    return panel_from_text(text, vintage=vintage)


def test_a_municipality_that_was_split_is_found_in_the_group_it_is_followed_in() -> None:
    figures = panel("1508+1580", "3401")
    assert codes_in_panel(figures, ("1580", "1508", "3401"), "A") == ("1508+1580", "3401")


def test_a_part_of_a_group_cannot_be_told_from_the_rest_of_it() -> None:
    with pytest.raises(
        ParameterError, match=r"Haram cannot be separated .*: 1508 has been one"
    ) as refused:
        codes_in_panel(panel("1508+1580"), ("1580",), "Haram")
    assert refused.value.evidence == ("1508",)


def test_a_municipality_that_the_figures_lack_is_named() -> None:
    with pytest.raises(ParameterError, match=r"municipality of Solør in the figures: '3417'"):
        codes_in_panel(panel("3418", "3419"), ("3418", "3417"), "Solør")


def test_where_no_region_is_named_it_is_the_first() -> None:
    found = region_in_panel(panel("west", "east", vintage=None), report_parameters())
    assert found[:3] == (("east",), "east", "east")


def test_a_known_region_is_found_in_the_codes_that_the_figures_have() -> None:
    older = ("0402", "0420", "0423", "0418", "0419", "0426", "0425")
    found = region_in_panel(
        panel(*older, vintage=None), report_parameters(region="Kongsvingerregionen")
    )
    assert found[:3] == (older, "Kongsvingerregionen", "kongsvingerregionen")


def test_members_are_found_by_code_or_name_and_the_region_is_called_what_is_asked() -> None:
    asked = report_parameters(region="Vår dal", members="WEST,east", panel="panel.csv")
    found = region_in_panel(panel("west", "east"), asked)
    assert found == (("west", "east"), "Vår dal", "var-dal", False)
    with pytest.raises(ParameterError, match=r"region in the figures 'wast'.*west"):
        region_in_panel(
            panel("west"), report_parameters(region="x", members="wast", panel="panel.csv")
        )


WITH_NAMES = replace(
    panel("3114", "3401", "3403", "3419"),
    region_names=("Våler (Østfold)", "Kongsvinger", "Hamar", "Våler (Innlandet)"),
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("0402", ("3401",)),
        ("kongsvinger", ("3401",)),
        ("0426", ("3419",)),
        ("Våler (Hedmark)", ("3419",)),
        ("3419 Våler", ("3419",)),
    ],
)
def test_a_municipality_is_found_by_old_codes_and_names(text: str, codes: tuple[str, ...]) -> None:
    assert find_in_panel(WITH_NAMES, text).codes == codes


def test_a_name_of_several_is_refused_with_all_of_them() -> None:
    with pytest.raises(ParameterError, match=r"3114 Våler \(Østfold\), 3419 Våler \(Innlandet\)"):
        find_in_panel(WITH_NAMES, "Våler")
    plain = replace(WITH_NAMES, vintage=None)
    with pytest.raises(ParameterError, match=r"several regions 'Våler' in the figures.*3114.*3419"):
        find_in_panel(plain, "Våler")


def test_a_misspelt_region_is_refused_with_the_nearest_of_the_figures() -> None:
    with pytest.raises(ParameterError, match=r"'Kongsvingar'.*Nearest: 3401 Kongsvinger"):
        find_in_panel(WITH_NAMES, "Kongsvingar")


@pytest.mark.parametrize("members", ["Grue", "Grue,Våler"])
def test_some_members_of_a_known_region_are_a_part_of_it(members: str) -> None:
    name = "Kongsvingerregionen"
    codes = ("3401", "3416", "3417", "3414", "3415", "3419", "3418")
    given = report_parameters(members=members, panel="panel.csv")
    choice = region_in_panel(panel(*codes), given)
    assert (choice.name, choice.slug) == (name, "kongsvingerregionen")
    assert choice.is_part
    every = report_parameters(members=",".join(codes), panel="panel.csv")
    assert region_in_panel(panel(*codes), every) == (codes, name, "kongsvingerregionen", False)


def test_a_member_by_name_is_the_regions_own() -> None:
    parameters = report_parameters(members="Våler,3401", panel="panel.csv")
    assert region_in_panel(WITH_NAMES, parameters).codes == ("3419", "3401")


def test_a_panel_of_counties_is_asked_by_its_own_codes_and_names() -> None:
    counties = replace(panel("03", "34"), region_names=("Oslo", "Innlandet"))
    assert [find_in_panel(counties, text).codes for text in ("34", "innlandet")] == [("34",)] * 2


def test_a_county_is_its_municipalities_where_the_panel_has_them() -> None:
    assert find_in_panel(panel("0301"), "Oslo fylke").codes == ("0301",)
    with pytest.raises(ParameterError, match="municipality of Innlandet in the figures"):
        find_in_panel(WITH_NAMES, "Innlandet")
