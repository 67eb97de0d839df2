"""Panels that lack something: what can still be said, and what is refused with a reason."""

from pathlib import Path

import pandas as pd
import pytest

from many_regions import write_many_regions
from regionanalysis.errors import MissingDataError, ParameterError, UnknownCellsError
from regionanalysis.study import compare_methods, open_national_overview, open_region


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> pd.DataFrame:
    files = write_many_regions(tmp_path_factory.mktemp("many"))
    return pd.read_csv(files.panel, dtype={"region": str})


def saved(frame: pd.DataFrame, folder: Path) -> Path:
    path = folder / "panel.csv"
    frame.to_csv(path, index=False)
    return path


def test_two_years_can_be_compared_by_every_method_but_make_no_report(
    full: pd.DataFrame, tmp_path: Path
) -> None:
    panel = saved(full[full["year"].isin([2016, 2023])], tmp_path)
    methods = compare_methods(region="9001", panel=panel)
    assert methods.results.classic.end_year == 2023
    assert {row.kind for row in methods.need("intervals")} == {"limits"}
    assert methods.variation is None
    with pytest.raises(ParameterError, match="the panel lacks 2017"):
        open_region(region="9001", panel=panel)


def test_a_single_industry_has_no_mix_and_no_regression(full: pd.DataFrame, tmp_path: Path) -> None:
    panel = saved(full[full["industry"] == "Handel"], tmp_path)
    methods = compare_methods(region="9001", panel=panel)
    assert methods.results.classic.total_industry_mix == pytest.approx(0)
    assert methods.regression is None
    with pytest.raises(MissingDataError):
        methods.need("regression")


def test_a_nation_that_is_a_sum_of_regions_with_gaps_is_told_to_be_unknown(
    full: pd.DataFrame, tmp_path: Path
) -> None:
    frame = full[full["region"] != "0"].astype({"employment": float})
    # in every industry some region is unknown in some year
    frame.loc[frame["region"] == "9002", "employment"] = float("nan")
    with pytest.raises(UnknownCellsError, match="nation's own rows"):
        open_region(region="9001", panel=saved(frame, tmp_path))


def test_a_region_that_is_empty_is_left_out_of_the_overview(
    full: pd.DataFrame, tmp_path: Path
) -> None:
    frame = full.copy()
    frame.loc[frame["region"] == "9002", "employment"] = 0
    found = open_national_overview(region="9001", panel=saved(frame, tmp_path)).places
    assert len(found.regions) == 23
    assert "Bygd 9002" not in found.regions
