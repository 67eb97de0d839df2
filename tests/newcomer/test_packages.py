"""What the wheel and the source distribution hold; ``.ci/packages`` installs and runs them."""

import shutil
import subprocess
import tarfile
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

from delivered import ROOT
from regionanalysis.core.project import DELIVERED

# not needed to use, build or test the package
ELSEWHERE = (".github/", ".gitattributes", ".gitignore", ".pre-commit-config.yaml", "findings/")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("dist")


def test_a_wheel_holds_what_a_project_begins_with(folder: Path) -> None:
    [wheel] = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    reference = [path for path in (ROOT / "data" / "reference").iterdir() if path.is_file()]
    with ZipFile(wheel) as content:
        held = {name for name in content.namelist() if name.startswith("regionanalysis/project/")}
        expected = {
            f"regionanalysis/project/{path.relative_to(ROOT).as_posix()}": path.read_bytes()
            for path in [*reference, *(ROOT / name for name in DELIVERED)]
        }
        assert held == expected.keys()
        assert all(content.read(name) == text for name, text in expected.items())


def test_a_source_distribution_holds_every_file_of_the_project(folder: Path) -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("the list of the project's files is git's, and this is no clone")
    tracked = subprocess.run(
        [git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    [archive] = SdistBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with tarfile.open(archive) as content:
        held = {name.partition("/")[2] for name in content.getnames()}
    assert {name for name in tracked if not name.startswith(ELSEWHERE)} - held == set()
