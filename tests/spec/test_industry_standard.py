"""Industry codes mean something in a standard only, and are added along its hierarchy."""

from dataclasses import replace

import numpy as np
import pytest

from builders import panel_from_text
from regionanalysis.classifications.industry_standards import (
    IndustryStandard,
    all_divisions,
    bridge,
    bridge_moves,
    divisions,
    groups,
    standard_of,
)
from regionanalysis.classifications.series_breaks import (
    breaks_by_industry,
    revisions,
    series_breaks,
)
from regionanalysis.errors import InputError, ParameterError, SeriesBreakError
from regionanalysis.panel.aggregate import merge_industries
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.industry_levels import join_panels, to_bridge, to_level
from regionanalysis.shiftshare import shift_share, shift_share_by_year

OLD, NEW = IndustryStandard.SN2002, IndustryStandard.SN2007


def test_sn2007_has_88_divisions_21_sections_and_16_groups() -> None:
    assert len(all_divisions(NEW)) == 88
    assert len(groups(NEW, "sections")) == 21
    # and the 17th of table 07984 is the unknown
    assert len(groups(NEW, "groups")) == 16


@pytest.mark.parametrize("standard", [OLD, NEW])
def test_every_division_is_in_one_section_one_group_and_one_group_of_the_bridge(
    standard: IndustryStandard,
) -> None:
    for levels in (groups(standard, "sections"), groups(standard, "groups"), bridge(standard)):
        held = [one for group in levels.values() for one in group.divisions]
        assert sorted(held) == sorted(all_divisions(standard))


def test_the_same_number_is_another_industry_in_the_other_standard() -> None:
    assert groups(OLD, "sections")["F"].divisions == {"45"}
    assert "45" in groups(NEW, "sections")["G"].divisions
    assert divisions("16.2", NEW) == {"16"}
    assert divisions("farming", NEW) == divisions("04", NEW) == frozenset()


def test_codes_tell_their_standard_where_only_one_has_them() -> None:
    assert standard_of(["01-03", "45-47"]) is NEW
    assert standard_of(["01-02", "45", "65-67"]) is OLD
    assert standard_of(["10", "45"]) is IndustryStandard.NONE
    assert standard_of(["farming", "trade"]) is IndustryStandard.NONE


def test_two_standards_in_one_table_are_refused() -> None:
    with pytest.raises(InputError, match=r"two standards: 34 .*SN2002|two standards: 04"):
        standard_of(["34", "04", "68"])


TEXT = """
    region  industry  2009  2010
    nes     05-09       10    17
    nes     10-33       90    80
    nes     84          50    51
    0       05-09      100   170
    0       10-33      900   830
    0       84         500   510
"""


def register(text: str = TEXT) -> EmploymentPanel:
    panel = panel_from_text(text, standard=NEW)
    return replace(panel, breaks=breaks_by_industry("register_employment", panel.industries, NEW))


def test_a_code_that_the_standard_does_not_have_is_refused() -> None:
    with pytest.raises(InputError, match=r"SN2007, which has no 40-41"):
        panel_from_text("region industry 2009\n nes 40-41 1\n nes 84 1", standard=NEW)


def test_sections_are_added_into_groups_and_no_group_is_added_in_part() -> None:
    panel = panel_from_text(
        "region industry 2009\n nes D 3\n nes E 4\n nes P 5\n nes 00 1", standard=NEW
    )
    added = to_level(panel, "groups")
    assert dict(zip(added.industries, added.employment[0, 0].tolist(), strict=True)) == {
        "00": 1,
        "35-39": 7,
        "85": 5,
    }
    assert added.standard is NEW
    assert "Undervisning" in added.industry_names
    with pytest.raises(ParameterError, match=r"35-39 of SN2007 cannot be added up: .* lacks 35"):
        to_level(panel_from_text("region industry 2009\n nes E 4", standard=NEW), "groups")
    text = "region industry 2009\n nes C 4\n nes 10-12 2"
    twice = panel_from_text(text, standard=NEW, find_totals=False)
    with pytest.raises(ParameterError, match=r"has 10, 11.* twice"):
        to_level(twice, "groups")


def test_a_group_is_not_divided_and_an_unknown_standard_has_no_hierarchy() -> None:
    with pytest.raises(ParameterError, match=r"35-39 of SN2007 is in no single one"):
        to_level(panel_from_text("region industry 2009\n nes 35-39 4", standard=NEW), "sections")
    with pytest.raises(ParameterError, match="standard of the panel is not known"):
        to_level(panel_from_text("region industry 2009\n nes farming 4"), "groups")


def both() -> tuple[EmploymentPanel, EmploymentPanel]:
    early = (
        "region industry 2007 2008\n nes 65-67 10 11\n nes 80 20 21\n 0 65-67 90 91\n 0 80 80 81"
    )
    late = "region industry 2009 2010\n nes 64-66 12 12\n nes 85 25 26\n 0 64-66 95 96\n 0 85 88 89"
    return panel_from_text(early, standard=OLD), panel_from_text(late, standard=NEW)


def test_two_standards_are_not_mixed_but_in_the_groups_of_both_with_a_break_between() -> None:
    early, late = both()
    with pytest.raises(ParameterError, match=r"SN2002 and of SN2007 are not the same"):
        join_panels(early, late)
    panel = join_panels(to_bridge(early), to_bridge(late))
    assert panel.years == (2007, 2008, 2009, 2010)
    assert panel.industries == ("education", "finance")
    assert panel.standard is IndustryStandard.BRIDGE
    assert [one.label for one in panel.breaks] == ["2008/2009"]
    with pytest.raises(SeriesBreakError, match="2008/2009"):
        shift_share(panel)
    linked = shift_share_by_year(panel, breaks="link").total()
    assert linked.region("nes").total_change == 2 + 1
    assert bridge_moves()["finance"]


def test_two_panels_one_after_the_other_say_no_more_than_both_do() -> None:
    early, late = register(), replace(register(), years=(2011, 2012))
    panel = join_panels(replace(early, vintage=2009, rounding=0.5), replace(late, vintage=2012))
    assert (panel.vintage, panel.rounding) == (None, 0.5)
    assert join_panels(replace(early, vintage=2009), replace(late, vintage=2009)).vintage == 2009
    # a region of one of them is absent from the years of the other
    moved = join_panels(early, replace(late, regions=("vik",), region_names=("Vik",)))
    assert moved.regions == ("nes", "vik")
    assert moved.present.tolist() == [[True, False], [True, False], [False, True], [False, True]]
    assert np.isnan(moved.employment[2:, 0]).all()
    assert moved.employment[2:, 1].tolist() == late.employment[:, 0].tolist()


def test_two_panels_that_do_not_follow_one_another_are_refused() -> None:
    panel = register()
    with pytest.raises(ParameterError, match=r"goes to 2010 and the second starts in 2009"):
        join_panels(panel, panel)
    later = replace(panel, years=(2011, 2012))
    turned = replace(later, industries=("05-09", "84", "10-33"))
    for other in (replace(later, unit="thousand persons"), turned):
        with pytest.raises(ParameterError, match="other industries or another unit"):
            join_panels(panel, other)


def test_the_move_of_2010_concerns_figures_by_industry_and_not_totals() -> None:
    assert [one.label for one in series_breaks("register_employment")] == ["2014/2015"]
    first, second = register().breaks
    assert (first.label, first.industries) == ("2009/2010", ("05-09", "10-33"))
    assert second.label == "2014/2015"
    # divisions and sections within the two groups are affected too
    fine = breaks_by_industry("register_employment", ["06", "25", "84"], NEW)
    assert fine[0].industries == ("06", "25")


def test_it_does_not_concern_other_industries_nor_the_two_together() -> None:
    others = breaks_by_industry("register_employment", ["84", "85"], NEW)
    assert [one.label for one in others] == ["2014/2015"]
    together = merge_industries(register(), {"05-09": "both", "10-33": "both", "84": "84"})
    assert [one.label for one in together.breaks] == ["2014/2015"]
    renamed = merge_industries(register(), {"05-09": "oil", "10-33": "goods", "84": "public"})
    assert renamed.breaks[0].industries == ("goods", "oil")


def test_it_is_refused_flagged_or_linked_in_the_industries_concerned() -> None:
    with pytest.raises(SeriesBreakError, match=r"2009/2010.*link"):
        shift_share_by_year(register())
    flagged = shift_share_by_year(register(), breaks="flag")
    assert [one.label for one in flagged.breaks] == ["2009/2010"]
    linked = shift_share_by_year(register(), breaks="link")
    nes = linked.total().region("nes")
    # seven went to oil and ten left manufacturing, which is left out; one came in administration
    assert nes.total_change == 1
    assert sum(nes.total_effects.values()) == pytest.approx(1)
    assert linked.left_out_at_breaks is not None
    assert linked.left_out_at_breaks[0] == -3
    assert linked.level[:, 0].tolist() == [147, 148]
    assert linked.effect("industry_mix")[0, 0, 2] == pytest.approx(
        flagged.effect("industry_mix")[0, 0, 2]
    )
    assert np.isfinite(linked.total_national_share).all()


def test_revised_years_are_known() -> None:
    (one,) = revisions("register_employment")
    assert one.label == "2015–2019"
    assert revisions("population") == ()
