"""The code history against Statistics Norway's own sums of codes, and on real figures."""

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from regionanalysis.classifications.municipality_codes import (
    LAST_VINTAGE,
    comparable_groups,
    in_force,
    municipalities,
    successors,
)
from regionanalysis.errors import ParameterError
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.panel.vintage import to_vintage

# what KLASS has of codes that are no municipalities
ELSEWHERE = "K.21-22"
SPLIT = "K.Rest"


@pytest.fixture(scope="module")
def sums(shared: Path) -> list[tuple[str, str]]:
    """The groups that Statistics Norway adds codes since 1994 in, and the codes."""
    file = shared / "data" / "municipality_codes" / "kommsummer_1994_2024.csv"
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return [(row["GRUPPEKODE"], row["KODE"]) for row in csv.DictReader(rows)]


def years_of(code: str) -> list[int]:
    return [year for year in range(1994, LAST_VINTAGE + 1) if in_force(code, year)]


def test_every_code_is_in_the_municipality_that_statistics_norway_adds_it_to(
    sums: list[tuple[str, str]],
) -> None:
    compared = 0
    for group, code in sums:
        years = years_of(code)
        if group in (ELSEWHERE, SPLIT) or not years:
            continue
        became = {new for year in years for new in successors(year, LAST_VINTAGE)[code]}
        assert group.removeprefix("K.") in became, (group, code)
        compared += 1
    assert compared > 800


def test_what_it_does_not_add_is_around_the_two_municipalities_split_in_2020(
    sums: list[tuple[str, str]],
) -> None:
    rest = {code for group, code in sums if group == SPLIT and in_force(code, 2019)}
    groups = comparable_groups(2019, 2020)
    assert rest == {*groups["1850"][0], *groups["5012"][0]}


@pytest.fixture(scope="module")
def totals(shared: Path) -> EmploymentPanel:
    """Jobs by municipality 2017-2022, in the codes of each year; zero is a code not in force."""
    table = pd.read_csv(
        shared / "data" / "ssb_11618_totals" / "totals_2017_2022.csv", dtype={"region": str}
    )
    table = table[(table["SysselArbsted"] > 0) & (table["region"].str.len() == 4)]
    frame = pd.DataFrame(
        {
            "region": table["region"],
            "industry": "all",
            "year": table["year"],
            "employment": table["SysselArbsted"],
        }
    )
    return panel_from_frame(frame, source="11618")


def test_real_jobs_are_kept_to_the_job(totals: EmploymentPanel) -> None:
    moved, audit = to_vintage(totals, 2024, splits="group")
    before = np.where(totals.present, totals.region_total, 0).sum(axis=1)
    # Rindal is in no code of 2019, and so neither is the municipality it is a part of
    assert np.nansum(moved.region_total, axis=1).tolist() == before.tolist()
    assert {code for label in moved.regions for code in label.split("+")} == set(
        municipalities(2024)
    )
    jobs = {(one.old, one.last_year): one.jobs for one in audit}
    assert jobs["0402", 2019] == totals.region_total[2, totals.regions.index("0402")]


def test_kongsvinger_is_one_line_through_the_reform(totals: EmploymentPanel) -> None:
    moved, audit = to_vintage(totals, 2024, splits="group")
    line = moved.region_total[:, moved.regions.index("3401")]
    assert line[0] == 8465
    assert np.isfinite(line).all()
    assert [(one.old, one.new, one.kind) for one in audit if one.new == "3401"] == [
        ("0402", "3401", "recode")
    ]


def test_real_alesund_is_refused_with_the_smallest_group_that_can_be_compared(
    totals: EmploymentPanel,
) -> None:
    with pytest.raises(ParameterError, match=r"was split into.*smallest comparable group"):
        to_vintage(totals, 2024)
    alesund = successors(2023, 2024)["1507"]
    assert alesund == ("1508", "1580")
    moved, _ = to_vintage(totals, 2024, splits="group")
    assert "1508+1580" in moved.regions
