"""The file name of a report: the region's, and what differs from the region's usual report."""

import pytest

from regionanalysis.reporting.task import MAX_MEMBERS, Task, variant_of
from regionanalysis.study.parameters import report_parameters

SIX = "Kongsvinger,Eidskog,Grue,Nord-Odal,Sør-Odal,Åsnes"


@pytest.mark.parametrize(
    ("given", "variant"),
    [
        ({}, ""),
        ({"language": "en"}, ""),
        ({"start_year": 2002, "end_year": 2014}, "2002-2014"),
        ({"start_year": 2010}, "from-2010"),
        ({"end_year": 2014}, "to-2014"),
        ({"members": "Kongsvinger"}, "kongsvinger"),
        ({"members": "Våler,Grue"}, "grue-valer"),
        ({"members": "Grue,Våler"}, "grue-valer"),
        ({"members": SIX}, "asnes-eidskog-grue-kongsvinger-nord-odal-sor-odal"),
        ({"goal": 50}, "goal-50"),
        ({"dependence_threshold": 0.1}, ""),
        ({"dependence_threshold": 0.15}, "dependence-15"),
        ({"dependence_threshold": 0.125}, "dependence-12-5"),
        ({"members": "Grue", "end_year": 2014, "goal": 5}, "grue-to-2014-goal-5"),
    ],
)
def test_a_variant_is_named_after_what_differs(given: dict[str, object], variant: str) -> None:
    assert variant_of(report_parameters(**given)) == variant


def test_members_define_a_region_that_has_none_of_its_own() -> None:
    assert variant_of(report_parameters(region="Our region", members="3401,3416")) == ""


def test_a_goal_is_no_variant_where_a_panel_has_none() -> None:
    assert variant_of(report_parameters(region="BY", panel="panel.csv", goal=50)) == ""


def test_many_members_are_a_number_and_a_checksum() -> None:
    many, others = ([f"{kind} {i:02}" for i in range(30)] for kind in ("Bygd", "Grend"))
    one, other = (variant_of(report_parameters(members=names)) for names in (many, others))
    assert one.startswith("30-members-")
    assert len(one) < MAX_MEMBERS
    assert one != other


def test_a_slug_that_is_stated_is_the_whole_name() -> None:
    task = Task(report_parameters(end_year=2014), slug="mine")
    assert task.name == "mine nb"
    assert Task(report_parameters(end_year=2014)).name == "kongsvingerregionen-to-2014 nb"
