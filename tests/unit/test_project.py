"""Where the project is: where it is said to be, or around the working folder."""

from pathlib import Path

import pytest

from regionanalysis.core.project import HOME_VARIABLE, has_snapshots, project_folder
from regionanalysis.errors import ParameterError


def project(folder: Path) -> Path:
    (folder / "data" / "reference").mkdir(parents=True)
    (folder / "notebooks").mkdir()
    return folder


def test_the_folder_that_is_named_goes_before_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, other = project(tmp_path / "named"), project(tmp_path / "other")
    monkeypatch.chdir(other)
    monkeypatch.setenv(HOME_VARIABLE, str(named))
    assert project_folder() == named


def test_one_that_is_named_and_is_no_project_is_refused_wherever_one_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project(tmp_path / "other"))
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    with pytest.raises(ParameterError, match=f"{HOME_VARIABLE} is .*no data/reference.*unset it"):
        project_folder()


def test_it_is_found_from_a_folder_within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    within = project(tmp_path) / "notebooks" / "mine"
    within.mkdir()
    monkeypatch.chdir(within)
    assert project_folder() == tmp_path


def test_there_are_snapshots_once_jobs_by_municipality_are_brought(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(project(tmp_path)))
    (tmp_path / "data" / "snapshots").mkdir()
    (tmp_path / "data" / "snapshots" / "ssb_07459.csv").touch()
    assert not has_snapshots()
    (tmp_path / "data" / "snapshots" / "ssb_07984_workplace.csv").touch()
    assert has_snapshots()
