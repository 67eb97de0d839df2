"""Figures that many reports share: read once, and again when the file has changed."""

import os
from pathlib import Path

import pytest

from regionanalysis.errors import InputError
from regionanalysis.io.readers.panel_options import PanelOptions
from regionanalysis.study.cache import file_key, panel_in

ROWS = "region,industry,year,employment\n01,A,2019,{}\n01,A,2020,6\n"


def test_a_file_is_read_once_and_again_when_it_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "panel.csv"
    path.write_text(ROWS.format(5), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    first = panel_in(file_key(path), PanelOptions())
    assert panel_in(file_key(path), PanelOptions()) is first
    # of the same size, and of another time
    path.write_text(ROWS.format(4), encoding="utf-8")
    os.utime(path, ns=(2, 2))
    assert panel_in(file_key(path), PanelOptions()).employment[0, 0, 0] == 4


def test_a_file_that_is_not_there_is_told_by_its_reader(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"panel\.csv"):
        panel_in(file_key(tmp_path / "panel.csv"), PanelOptions())
