"""Every command that a report names for what it lacks, carried out: the report then has it.

The service is the test server, and a project has all its tables but those that the command is to
download.
"""

import shlex
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from file_server import Served, serving_file
from lively_statbank import SHORT_FIRST_YEAR, lively_statbank
from outlines import outlines
from pretend_clock import PretendClock
from pxweb_server import serving
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.errors import ParameterError
from regionanalysis.io.refresh import RefreshOptions, refresh
from regionanalysis.io.refresh.boundaries import refresh_boundaries
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.study.missing import _DOWNLOADS, download_commands
from regionanalysis.study.opening import open_report

# what a report on a region asks for and the snapshots without which it is missing, by the key of it
ASKED = {
    "commuting": ("integration", "03321"),
    "comparison_years": ("account", ""),
    "education": ("education", "09429"),
    "education_expected": ("education_expected", "07984_residence"),
    "finer_industries": ("finer_industries", "13470"),
    "population": ("population", "07459"),
    "private_jobs": ("newest_private", "13472"),
    "response": ("response", "07459"),
    "series": ("series", ""),
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(lively_statbank(SHORT_FIRST_YEAR)) as served:
        yield served


@pytest.fixture
def home(tmp_path: Path, lively_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own with every snapshot."""
    shutil.copytree(lively_home, tmp_path / "home", symlinks=True)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


def snapshots(home: Path) -> Path:
    return home / "data" / "snapshots"


def data(region: str, notebook: str = "regional_report") -> Any:
    """Return the results that a report on a region has."""
    report: Any = open_report(notebook, region=region)
    return report.data


def remove(home: Path, name: str) -> None:
    """Remove the snapshots with something in their names; all of them for nothing."""
    removed = [path for path in snapshots(home).iterdir() if name in path.name]
    assert removed
    for path in removed:
        path.unlink()


def carry_out(command: str, home: Path, address: str) -> None:
    """Carry out a ``regionanalysis refresh`` command against the test server."""
    program, subcommand, *tables = shlex.split(command)
    assert (program, subcommand) == ("regionanalysis", "refresh")
    bank = Statbank(address, clock=PretendClock().clock)
    refresh(RefreshOptions(snapshots(home), tuple(tables)), lambda _: None, bank)


@pytest.mark.parametrize("what", sorted(what for what, (_, name) in ASKED.items() if name))
def test_a_command_brings_what_was_missing(what: str, home: Path, address: str) -> None:
    attribute, name = ASKED[what]
    remove(home, name)
    before = data("kongsvingerregionen")
    assert getattr(before, attribute) is None
    assert before.reasons.get(attribute, attribute) == what
    for command in download_commands(what):
        carry_out(command, home, address)
    assert getattr(data("kongsvingerregionen"), attribute) is not None


@pytest.mark.skipif(find_spec("geopandas") is None, reason="geopandas is not installed")
def test_a_command_brings_outlines(home: Path) -> None:
    remove(home, "boundaries")
    (command,) = download_commands("municipal_boundaries")
    assert command == "regionanalysis refresh boundaries"
    overview: Any = open_report("national_overview")
    assert overview.boundaries is None
    assert overview.reasons["boundaries"] == "municipal_boundaries"
    with serving_file(Served(outlines())) as file:
        refresh_boundaries(snapshots(home), file)
    overview = open_report("national_overview")
    assert overview.boundaries is not None


def test_every_download_is_carried_out_here() -> None:
    # jobs by municipality bring all of these at once
    without = {"industry", "more_regions", "yearly_regions", "municipal_boundaries"}
    assert set(_DOWNLOADS) == set(ASKED) | without


def test_without_jobs_by_municipality_everything_is_downloaded(home: Path, address: str) -> None:
    remove(home, "")
    assert {download_commands(what) for what in ASKED} == {("regionanalysis refresh",)}
    assert download_commands("municipal_boundaries") == (
        "regionanalysis refresh",
        "regionanalysis refresh boundaries",
    )
    with pytest.raises(ParameterError, match="need to be downloaded first") as refused:
        data("Innlandet")
    assert "`regionanalysis refresh`" in str(refused.value.remedy)
    carry_out("regionanalysis refresh", home, address)
    report = data("Innlandet")
    missing = [name for name, _ in ASKED.values() if getattr(report, name) is None]
    assert missing == []
