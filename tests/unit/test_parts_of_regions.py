"""A report on some members of a region: its name, and what only the whole has."""

import pytest

from regionanalysis.presentation.messages import languages
from regionanalysis.study import RegionStudy, open_national_overview, open_region
from regionanalysis.study.handover import report_record

ALL = "Kongsvinger,Eidskog,Grue,Nord-Odal,Sør-Odal,Våler,Åsnes"
PARTS = ["Kongsvinger", "Grue,Åsnes", ALL.replace("Våler,", "")]


@pytest.fixture(params=PARTS)
def part(request: pytest.FixtureRequest) -> RegionStudy:
    return open_region(members=request.param)


def test_a_single_member_has_its_own_name() -> None:
    record = report_record(open_region(members="Kongsvinger"))
    assert record.name == "Kongsvinger"
    assert record.title == "Arbeidsplasser i Kongsvinger 2002–2016"
    assert "Kongsvinger 2002–2016" in record.sentence
    assert record.subtitle == ""


@pytest.mark.parametrize(
    ("language", "name", "subtitle"),
    [
        ("nb", "Kongsvingerregionen (2 kommuner)", "Grue og Åsnes"),
        ("nn", "Kongsvingerregionen (2 kommunar)", "Grue og Åsnes"),
        ("en", "Kongsvingerregionen (2 municipalities)", "Grue and Åsnes"),
    ],
)
def test_several_members_are_named_in_the_subtitle(language: str, name: str, subtitle: str) -> None:
    record = report_record(open_region(members="Åsnes,Grue", language=language))
    assert (record.name, record.subtitle) == (name, subtitle)


def test_all_members_are_the_region_without_a_subtitle() -> None:
    record = report_record(open_region(members=ALL))
    assert (record.name, record.subtitle) == ("Kongsvingerregionen", "")
    assert "subtitle" not in record.model_dump(exclude_unset=True)


def test_a_part_is_not_ranked_among_regions(part: RegionStudy) -> None:
    assert part.data.ranking is None
    assert part.data.comparison is None
    assert part.effects_comparison is None
    assert part.data.reasons["comparison"] == "comparison_members"


def test_the_nation_does_not_change_with_the_members(part: RegionStudy) -> None:
    whole = open_region().data.all_places
    assert whole is not None
    assert part.data.all_places is not None
    assert part.data.all_places.national_growth == whole.national_growth
    assert part.data.all_places.end.sum() == whole.end.sum()


def test_what_is_about_the_whole_is_left_out_without_a_note(part: RegionStudy) -> None:
    for result in ("innovation", "goal", "subsets"):
        assert getattr(part.data, result) is None
        assert part.data.reasons[result] in part.data.optional
    whole = open_region().data
    assert whole.innovation is not None
    assert whole.subsets is not None
    assert "innovation" not in whole.optional


def test_a_goal_that_is_given_is_the_parts_own() -> None:
    goal = open_region(members="Grue", goal=10).data.goal
    assert goal is not None
    assert goal.goal.jobs_a_year == 10


@pytest.mark.parametrize("language", languages())
def test_no_region_is_marked_in_the_overview_of_a_part(language: str) -> None:
    overview = open_national_overview(members="Kongsvinger", language=language)
    assert overview.marked is None
    assert open_national_overview(language=language).marked == "Glåmdal"
