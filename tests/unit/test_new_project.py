"""`regionanalysis init`: a project folder from the files that come with the package."""

import filecmp
from pathlib import Path

import pytest

from delivered import FILES, NOTEBOOKS, ROOT
from regionanalysis.cli import main
from regionanalysis.core import project
from regionanalysis.core.project import (
    DELIVERED,
    HOME_VARIABLE,
    find_project,
    notebook_path,
    project_folder,
    reference_folder,
    report_folder,
    reports_file,
    snapshot_folder,
)
from regionanalysis.errors import OutputError, ParameterError
from regionanalysis.reporting.new_project import make_project


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder outside any project, with the package installed from a wheel."""
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    monkeypatch.setattr(project, "_BUNDLED", ROOT)
    monkeypatch.setattr(project, "_CHECKOUT", tmp_path / "no checkout")
    folder = tmp_path / "empty"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_a_new_project_has_every_delivered_file(outside: Path) -> None:
    made = make_project(Path("my region"))
    assert made == outside / "my region"
    reference = [path.name for path in (ROOT / "data" / "reference").iterdir()]
    matched, differing, failed = filecmp.cmpfiles(
        ROOT / "data" / "reference", made / "data" / "reference", reference, shallow=False
    )
    assert (sorted(matched), differing, failed) == (sorted(reference), [], [])
    for name in DELIVERED:
        assert (made / name).read_bytes() == (ROOT / name).read_bytes()


def test_the_delivered_files_are_those_of_the_tests() -> None:
    assert {f"notebooks/{name}.ipynb" for name in NOTEBOOKS} | set(FILES) < set(DELIVERED)


def test_commands_find_the_project_from_within(
    outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_project(outside / "mine")
    monkeypatch.chdir(made / "notebooks")
    assert project_folder() == made
    assert report_folder() == made / "reports" / "html"


def test_an_empty_folder_becomes_a_project_in_place(outside: Path) -> None:
    assert make_project(Path()) == outside
    assert find_project() == outside
    assert {path.name for path in outside.iterdir()} == {
        ".gitignore", "data", "notebooks", "reports",
    }  # fmt: skip


def test_a_folder_with_files_is_left_as_it_is(outside: Path) -> None:
    (outside / "taken").mkdir()
    (outside / "taken" / "note.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match=r"taken is not empty, and is left as it is\. Choose"):
        make_project(Path("taken"))
    assert [path.name for path in outside.rglob("*")] == ["taken", "note.txt"]


def test_a_file_is_no_folder(outside: Path) -> None:
    (outside / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="taken is a file"):
        make_project(Path("taken"))


def test_what_cannot_be_written_leaves_nothing_behind(
    outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(OutputError, match=r"Cannot write to .*mine: "):
        make_project(Path("mine"))
    assert list(outside.iterdir()) == []


def test_outside_a_project_the_package_has_its_own_files(outside: Path) -> None:
    assert find_project() is None
    assert notebook_path("regional_report").is_file()
    assert reference_folder().is_dir()
    assert report_folder() == outside
    assert not snapshot_folder().exists()
    assert not reports_file().exists()


@pytest.mark.parametrize("command", [["refresh"], ["build"], ["new", "mine"], ["update"]])
def test_a_command_that_keeps_files_needs_a_project(
    outside: Path,
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["regionanalysis", *command])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == ParameterError.exit_code
    assert "Make one with `regionanalysis init my-region`" in capsys.readouterr().err
    assert list(outside.iterdir()) == []


def test_the_remedy_works(
    outside: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, folder in (["init", "my-region"], "my-region"), (["new", "mine"], "."):
        monkeypatch.setattr("sys.argv", ["regionanalysis", *command])
        with pytest.raises(SystemExit) as end:
            main()
        assert end.value.code == 0
        monkeypatch.chdir(folder)
    assert (outside / "my-region" / "notebooks" / "mine.ipynb").is_file()
    assert "cd my-region" in capsys.readouterr().out


def test_a_package_without_its_files_is_refused(
    outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project, "_BUNDLED", outside / "none")
    with pytest.raises(ParameterError, match="installed without its notebooks"):
        make_project(Path("mine"))
