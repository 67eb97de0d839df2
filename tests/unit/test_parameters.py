"""The parameters of a report: checked at the door, whether a notebook or a command gives them."""

import pytest

from regionanalysis.errors import ParameterError
from regionanalysis.study import open_region
from regionanalysis.study.parameters import GO_WITH_PANEL, report_parameters


def test_words_and_pairs_may_be_given_as_a_line_of_text() -> None:
    found = report_parameters(members=" Grue, Våler,", columns="region=Kommune, employment=Antall")
    assert found.members == ("Grue", "Våler")
    assert found.columns == {"region": "Kommune", "employment": "Antall"}
    assert report_parameters(members=["Sør-Odal, den gamle"]).members == ("Sør-Odal, den gamle",)


def test_an_error_of_a_value_keeps_its_own_words_and_remedy() -> None:
    with pytest.raises(ParameterError) as refused:
        report_parameters(columns="Kommune", panel="panel.csv")
    assert refused.value.message == "--columns has 'Kommune', which names no column."
    assert "region=Kommune" in refused.value.remedy


def test_years_may_be_given_as_text_and_must_be_numbers() -> None:
    assert report_parameters(start_year="2008").start_year == 2008
    with pytest.raises(ParameterError, match=r"end_year: .*valid integer"):
        report_parameters(end_year="i fjor")


@pytest.mark.parametrize("threshold", [0, -0.1, 1.5, "nan"])
def test_a_threshold_of_dependence_is_a_share(threshold: object) -> None:
    with pytest.raises(ParameterError, match="dependence_threshold"):
        report_parameters(dependence_threshold=threshold)
    assert report_parameters(dependence_threshold="0.2").dependence_threshold == 0.2


def test_a_report_uses_the_threshold_that_it_is_given() -> None:
    stricter = open_region(dependence_threshold=0.2)
    assert stricter.need("dependence").threshold == 0.2
    assert stricter.need("dependence").count[-1] < open_region().need("dependence").count[-1]


def test_a_parameter_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ParameterError, match=r"regoin: Extra inputs.*Parameters are region, "):
        report_parameters(regoin="Grue")


@pytest.mark.parametrize("name", GO_WITH_PANEL)
def test_what_goes_with_a_panel_is_refused_without_one(name: str) -> None:
    with pytest.raises(ParameterError, match=rf"{name} go with figures .* there is no panel"):
        report_parameters(**{name: "file.csv"})
    assert report_parameters(panel="panel.csv", **{name: "file.csv"}).panel is not None


@pytest.mark.parametrize(
    ("region", "members", "expected"),
    [
        ("Glåmdal", "", ("kongsvingerregionen", ())),
        ("3401", "", ("kongsvingerregionen", ("Kongsvinger",))),
        ("Kongsvinger", "", ("kongsvingerregionen", ("Kongsvinger",))),
        ("Glåmdal", "0402,Våler", ("kongsvingerregionen", ("Kongsvinger", "Våler"))),
        # what has no published figures, or no meaning, is left for the study to refuse
        ("hadeland", "", ("hadeland", ())),
        ("Herøy", "", ("Herøy", ())),
        ("Hamra", "Grue", ("Hamra", ("Grue",))),
    ],
)
def test_other_names_of_a_published_region_become_its_slug(
    region: str, members: str, expected: tuple[str, tuple[str, ...]]
) -> None:
    parameters = report_parameters(region=region, members=members)
    assert (parameters.region, parameters.members) == expected


def test_the_region_of_a_panel_is_left_as_it_is() -> None:
    assert report_parameters(region="3401", panel="panel.csv").region == "3401"
