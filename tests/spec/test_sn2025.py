"""SN2025 is a third standard: its codes are never those of SN2007, and totals still compare."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from builders import panel_from_text
from regionanalysis.classifications.industry_standards import (
    IndustryStandard,
    all_divisions,
    bridge,
    bridge_moves,
    check_codes,
    divisions,
    groups,
    standard_of,
)
from regionanalysis.errors import InputError, ParameterError, SeriesBreakError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.industry_levels import join_panels, to_bridge, to_level
from regionanalysis.shiftshare import shift_share, shift_share_by_year

OLD, NEW = IndustryStandard.SN2007, IndustryStandard.SN2025
BOTH = IndustryStandard.BRIDGE_2025


def test_it_has_87_divisions_and_22_sections() -> None:
    assert len(all_divisions(NEW)) == 87
    assert all_divisions(OLD) - all_divisions(NEW) == {"45"}
    assert "".join(groups(NEW, "sections")) == "ABCDEFGHIJKLMNOPQRSTUV"
    held = [one for section in groups(NEW, "sections").values() for one in section.divisions]
    assert sorted(held) == sorted(all_divisions(NEW))


def test_k_is_finance_in_sn2007_and_computing_in_sn2025() -> None:
    assert divisions("K", OLD) == divisions("L", NEW) == {"64", "65", "66"}
    assert divisions("K", NEW) == {"61", "62", "63"}
    assert divisions("V", OLD) == divisions("45", NEW) == frozenset()


@pytest.mark.parametrize("standard", [OLD, NEW])
def test_every_division_is_in_one_group_of_the_bridge(standard: IndustryStandard) -> None:
    held = [one for group in bridge(standard, BOTH).values() for one in group.divisions]
    assert sorted(held) == sorted(all_divisions(standard))
    assert bridge_moves(BOTH)["45-47"] == (
        "repair of motor vehicles (45.2) to other services (95.3)",
    )


@pytest.mark.parametrize(
    ("codes", "standard"),
    [
        (["A", "K", "V", "_T"], NEW),
        (["01", "46", "47", "zz5"], NEW),
        (["01-03", "46-47", "58-60", "61-63"], NEW),
        # neither 45 nor anything that only SN2025 has
        (["01-03", "46-47", "84"], IndustryStandard.NONE),
        (["01-03", "45-47", "58-63"], OLD),
        (["10-33", "84"], OLD),
        # the letters that both have
        (["A", "K", "U"], IndustryStandard.NONE),
    ],
)
def test_codes_tell_it_where_only_it_has_them(
    codes: Sequence[str], standard: IndustryStandard
) -> None:
    assert standard_of(codes) is standard


def test_codes_of_both_in_one_table_are_refused() -> None:
    with pytest.raises(InputError, match=r"two standards: 45-47 are of .* 58-60 of SN2025"):
        standard_of(["45-47", "46-47", "58-60", "58-63"])


def test_codes_of_another_standard_are_refused() -> None:
    check_codes(["A", "V", "01", "_T", "zz5"], NEW)
    with pytest.raises(InputError, match="SN2025, which has no 45, 45-47"):
        check_codes(["45", "45-47"], NEW)
    with pytest.raises(InputError, match="SN2007, which has no V, zz5"):
        check_codes(["V", "zz5"], OLD)


def test_divisions_are_added_into_its_own_sections() -> None:
    panel = panel_from_text(
        "region industry 2025\n nes 61 1\n nes 62 2\n nes 63 3\n nes zz5 1", standard=NEW
    )
    added = to_level(panel, "sections")
    assert dict(zip(added.industries, added.employment[0, 0].tolist(), strict=True)) == {
        "K": 6,
        "00": 1,
    }
    with pytest.raises(ParameterError, match="in no single one"):
        to_level(panel, "groups")


def two() -> tuple[EmploymentPanel, EmploymentPanel]:
    early = "region industry 2024 2025\n nes 45-47 9 10\n nes 84 5 5\n 0 45-47 90 100\n 0 84 50 50"
    late = "region industry 2026\n nes 46-47 8\n nes 84 6\n 0 46-47 85\n 0 84 52"
    return panel_from_text(early, standard=OLD), panel_from_text(late, standard=NEW)


def test_the_two_meet_in_the_bridge_alone_with_a_break_between() -> None:
    early, late = two()
    with pytest.raises(ParameterError, match=r"SN2007 and of SN2025 are not the same"):
        join_panels(early, late)
    # the bridge of SN2002 and SN2007 is another
    schools = panel_from_text("region industry 2025\n nes 85 1", standard=OLD)
    with pytest.raises(ParameterError, match="not the same"):
        join_panels(to_bridge(schools), to_bridge(late))
    panel = join_panels(to_bridge(early, BOTH), to_bridge(late))
    assert panel.industries == ("45-47", "84")
    (seam,) = panel.breaks
    assert (seam.label, seam.reason, seam.by_industry) == (
        "2025/2026",
        "industry_standard_2025",
        True,
    )
    # by industry it is refused, and can be flagged or left out; the totals compare
    with pytest.raises(SeriesBreakError, match="2025/2026"):
        shift_share(panel)
    assert shift_share(panel, breaks="flag").breaks == (seam,)
    assert shift_share_by_year(panel, breaks="link").total().region("nes").total_change == 1
    assert panel.region_total[:, 0].tolist() == [14, 15, 14]


def test_a_standard_has_no_bridge_that_it_is_no_end_of() -> None:
    _, late = two()
    with pytest.raises(ParameterError, match="SN2025 are not in the groups of SN2002 and SN2007"):
        to_bridge(late, IndustryStandard.BRIDGE)


def test_a_download_tells_it_by_the_name_of_its_variable(tmp_path: Path) -> None:
    codes = {
        "Region": ["0", "3401"],
        "NACE2025": ["A", "K", "_T"],
        "ContentsCode": ["SysselsatteArb"],
        "Tid": ["2026"],
    }
    labels = {"NACE2025": "næring (SN2025)", "Region": "region", "Tid": "år"}
    dataset = {
        "version": "2.0",
        "class": "dataset",
        "id": list(codes),
        "size": [len(one) for one in codes.values()],
        "dimension": {
            name: {
                "label": labels.get(name, "statistikkvariabel"),
                "category": {"index": one, "label": {code: f"navn {code}" for code in one}},
            }
            for name, one in codes.items()
        },
        "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
        "value": [100, 50, 150, 10, 5, 15],
    }
    path = tmp_path / "download.json"
    path.write_text(json.dumps(dataset), encoding="utf-8")
    panel = read_panel(path)
    assert panel.standard is NEW
    # and its total is no industry
    assert panel.industries == ("A", "K")


def test_letters_of_years_before_it_are_refused_without_a_stated_standard(tmp_path: Path) -> None:
    path = tmp_path / "letters.csv"
    rows = [f"nes,{letter},{year},1" for letter in "AKV" for year in (2020, 2026)]
    path.write_text("\n".join(["region,industry,year,employment", *rows]), encoding="utf-8")
    with pytest.raises(InputError, match=r"SN2025, which begins in 2025, and the figures in 2020"):
        read_panel(path)
