"""A study is opened once in a process for the same parameters on the same files."""

import os
from pathlib import Path
from typing import Any

import pytest

from many_regions import ManyRegions, write_many_regions
from regionanalysis import open_national_overview, open_region
from regionanalysis.reporting.run.render import prepare
from regionanalysis.reporting.task import Task
from regionanalysis.study import compare_methods, opening
from regionanalysis.study.cache import CACHE_SIZE
from regionanalysis.study.panel_data import PanelData
from regionanalysis.study.parameters import report_parameters


@pytest.fixture
def files(tmp_path: Path) -> ManyRegions:
    return write_many_regions(tmp_path)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The regions opened, one entry each time."""
    regions: list[str] = []

    class Counted(PanelData):
        def __init__(self, parameters: Any, language: Any) -> None:
            regions.append(parameters.region)
            super().__init__(parameters, language)

    monkeypatch.setattr(opening, "PanelData", Counted)
    opening._opened.clear()
    return regions


def test_check_file_name_and_notebook_open_a_study_once(
    files: ManyRegions, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files.panel.parent)
    # as given on the command line, and resolved as a notebook gets it
    task = Task(report_parameters(region="9001", panel=files.panel.name))
    prepare(task)
    open_region(region="9001", panel=str(files.panel.resolve()), members=[], columns={})
    assert opened == ["9001"]


def test_every_kind_of_report_shares_what_was_opened(files: ManyRegions, opened: list[str]) -> None:
    for kind in (open_region, compare_methods, open_national_overview):
        kind(region="9001", panel=files.panel)
    assert opened == ["9001"]


def test_a_report_opened_again_has_shown_nothing(files: ManyRegions) -> None:
    first = open_region(region="9001", panel=files.panel)
    first.cite(*first.account.origins)
    again = open_region(region="9001", panel=files.panel)
    assert again.data is first.data
    assert not again.origins


@pytest.mark.parametrize("given", [{"region": "9002"}, {"language": "en"}, {"end_year": 2022}])
def test_other_parameters_open_another_study(
    given: dict[str, Any], files: ManyRegions, opened: list[str]
) -> None:
    open_region(region="9001", panel=files.panel)
    open_region(**{"region": "9001", "panel": files.panel, **given})
    assert len(opened) == 2


def test_a_changed_file_opens_the_study_again(files: ManyRegions, opened: list[str]) -> None:
    before = open_region(region="9001", panel=files.panel).account.level[0]
    text = files.panel.read_text(encoding="utf-8")
    first = next(line for line in text.splitlines() if line.startswith("9001,"))
    *labels, jobs = first.split(",")
    files.panel.write_text(
        text.replace(first, ",".join([*labels, str(float(jobs) + 7)])), encoding="utf-8"
    )
    os.utime(files.panel, ns=(1, 1))
    after = open_region(region="9001", panel=files.panel).account.level[0]
    assert after == pytest.approx(before + 7)
    assert len(opened) == 2


def test_few_studies_are_kept(files: ManyRegions, opened: list[str]) -> None:
    regions = [f"900{number}" for number in range(1, 8)]
    for region in regions:
        open_region(region=region, panel=files.panel)
    assert opened == regions
    assert len(opening._opened) == CACHE_SIZE


def test_the_region_may_come_first_without_its_name() -> None:
    first = open_region("hadeland", language="en")
    assert first.name == open_region(region="hadeland", language="en").name == "Hadeland"
    with pytest.raises(TypeError, match="region"):
        open_region("hadeland", region="hadeland")
