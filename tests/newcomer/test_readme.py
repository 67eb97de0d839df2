"""Every example in README.md and docs/, copied literally and run in a copy of the project.

A line that is not run as it stands is named here with the reason; a reason for a line that is no
longer there is a failure too. Reports that other tests build are checked and not built again
here; ``README_EXAMPLES=all python -m pytest tests/newcomer`` builds them all.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from delivered import ROOT, copy_delivered
from documents import Example, examples, text_of_documents
from many_regions import write_many_regions
from outlines import strip_of_squares
from pxweb_server import Tables, serving
from regionanalysis.cli import main
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.io.readers.own_regions import own_regions
from regionanalysis.io.statbank.table_state import codes_of_level
from regionanalysis.io.statbank.tables import TableFacts, ssb_tables
from regionanalysis.reporting.build.one import Report, build_task
from regionanalysis.reporting.run.render import prepare
from regionanalysis.reporting.run.worker import ReportWorker
from regionanalysis.reporting.task import Task

INSTALLS = "installs packages, which takes minutes and a network"
NOT_RUN = {
    "python -m venv .venv": INSTALLS,
    ".venv/bin/python -m pip install --editable .": INSTALLS,
    ".venv/bin/python -m pip install --upgrade pip": INSTALLS,
    '.venv/bin/python -m pip install --editable ".[cluster,parquet,pdf,spatial]" --group test': (
        INSTALLS
    ),
    ".venv/bin/regionanalysis report": "is the first command below Commands",
    ".venv/bin/python -m pytest": "runs this",
    "regionanalysis update": "is refresh, build and check, which run here one by one",
}
# reports that no other test builds in this way
BUILT_WHOLE = (
    'regionanalysis report "My region" --panel panel.csv --out somewhere',
    "regionanalysis report --notebook my_report",
)
BUILD_ALL = os.environ.get("README_EXAMPLES") == "all"


def place(example: Example) -> str:
    return example.place


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, without snapshots, and the files that examples name."""
    folder = tmp_path_factory.mktemp("a clone på Østlandet")
    copy_delivered(folder)
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    made = write_many_regions(folder, years=tuple(range(2015, 2024)))
    for path, name in (
        (made.panel, "panel.csv"),
        (made.population, "people.csv"),
        (made.commuting, "commuters.csv"),
    ):
        text = path.read_text(encoding="utf-8")
        # the regions that README speaks of
        text = (
            text.replace("9001", "3401").replace("9002", "3416").replace("Bygd 9003", "My region")
        )
        path.unlink()
        (folder / name).write_text(text, encoding="utf-8")
    codes = ["3401", "3416", *(f"{code}" for code in range(9003, 9025))]
    pairs = [f"{one},{other},1" for one in codes for other in codes if one != other]
    (folder / "neighbours.csv").write_text(
        "\n".join(["region,neighbour,weight", *pairs]), encoding="utf-8"
    )
    (folder / "map.geojson").write_text(strip_of_squares(codes), encoding="utf-8")
    return folder


@pytest.fixture
def here(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(copy)
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    return copy


@pytest.fixture(scope="module")
def process(copy: Path) -> Iterator[ReportWorker]:
    """One process that makes all reports: the imports of every one would take a minute."""
    with ReportWorker() as worker, pytest.MonkeyPatch.context() as patch:
        # the worker keeps the folder and the environment that it is started with
        patch.chdir(copy)
        patch.delenv(HOME_VARIABLE, raising=False)
        worker._started()
        patch.undo()
        yield worker


@pytest.fixture
def asked(process: ReportWorker, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The slugs of reports whose parameters and figures were found, built or not."""
    slugs: list[str] = []

    def build(task: Task, out: Path, _own: ReportWorker, **_: object) -> Report:
        slugs.append(prepare(task).slug)
        command = shlex.join(sys.argv)
        if BUILD_ALL or command in [shlex.join(shlex.split(one)) for one in BUILT_WHOLE]:
            return build_task(task, out, process)
        return Report(out / f"{slugs[-1]}.html", Path(), Path(), "")

    monkeypatch.setattr("regionanalysis.reporting.build.one.build_task", build)
    return slugs


def _codes(facts: TableFacts, column: str) -> set[str]:
    """Return the codes of a variable that `refresh` asks for."""
    level = codes_of_level(facts) if column == "industry" and facts.level else set()
    return {*facts.codes.get(column, ()), *level}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """A server on this machine that has the tables that `refresh` asks for, without figures."""
    tables = Tables()
    for facts in ssb_tables().values():
        known = tables.dimensions.get(facts.table, {})
        contents = {code: code for code in facts.content.values()}
        dimensions = {
            **known,
            **{
                variable: {code: code for code in ("0", *_codes(facts, column))}
                for column, variable in facts.columns.items()
            },
            **{variable: {value: value} for variable, value in facts.fixed.items()},
            "ContentsCode": known.get("ContentsCode", {}) | contents,
            "Tid": {"2023": "2023", "2024": "2024"},
        }
        tables.add(facts.table, dimensions, {})
    with serving(tables) as found:
        yield found


def given(command: str, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a command as a shell would, and see that it ends well."""
    words = shlex.split(command)
    if words[1] == "refresh":
        # the one command that uses the network
        words += ["--dry-run", "--url", address, "--accept"]
    monkeypatch.setattr(sys, "argv", words)
    try:
        main()
    except SystemExit as end:
        if end.code:
            pytest.fail(f"{command} ended with {end.code}")


@pytest.mark.parametrize("example", examples("sh"), ids=place)
@pytest.mark.usefixtures("here")
def test_a_shell_example_runs(
    example: Example,
    address: str,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for command in example.commands:
        if command in NOT_RUN:
            continue
        if command.startswith("make "):
            # what it would do: the rest installs packages
            words = shlex.split(command)
            words.insert(1, "--dry-run")
            subprocess.run(words, check=True, timeout=60)
            continue
        assert command.startswith("regionanalysis "), command
        given(command, address, monkeypatch)
        captured = capsys.readouterr()
        if command.startswith("regionanalysis report"):
            page = Path(captured.out.partition(": ")[0])
            assert page.stem == asked[-1]
            if BUILD_ALL or command in BUILT_WHOLE:
                assert page.is_file(), command
                assert page.with_suffix(".json").is_file(), command


@pytest.mark.parametrize(
    "example",
    # Airflow is another's; `tests/unit/test_readme.py` reads what is said for it
    [example for example in examples("python") if "airflow" not in example.text],
    ids=place,
)
@pytest.mark.usefixtures("here")
def test_a_python_example_runs(example: Example) -> None:
    exec(compile(example.text, example.place, "exec"), {})  # noqa: S102


@pytest.mark.parametrize(
    "example", [example for example in examples("toml") if "[[region]]" in example.text], ids=place
)
def test_an_example_of_a_list_of_regions_is_read(example: Example, tmp_path: Path) -> None:
    path = tmp_path / "reports.toml"
    path.write_text(example.text, encoding="utf-8")
    stated = tomllib.loads(example.text)
    assert [one.slug for one in own_regions(path)] == [one["slug"] for one in stated["region"]]


def test_every_example_is_of_a_kind_that_is_tried() -> None:
    fences = re.findall(r"^```([^`\n]*)$", text_of_documents(), re.MULTILINE)
    kinds = [fence for fence in fences if fence]
    assert len(fences) == 2 * len(kinds), "a fence without a language"
    # cells run and directives are read when the pages are built
    kinds = [kind for kind in kinds if not kind.startswith("{")]
    # schedules are of other programs, and read by `tests/unit/test_readme.py`
    assert set(kinds) == {"sh", "python", "toml", "cron", "yaml"}


def test_every_exception_names_a_line_of_the_documents() -> None:
    lines = {command for example in examples("sh") for command in example.commands}
    assert NOT_RUN.keys() | set(BUILT_WHOLE) <= lines


def test_every_extra_that_is_named_is_there() -> None:
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = re.findall(r'"\.\[([\w,]+)\]"', text_of_documents())
    assert named
    extras = {extra for names in named for extra in names.split(",")}
    assert extras <= stated["optional-dependencies"].keys()


def test_every_file_and_folder_that_is_named_is_there() -> None:
    # what a user builds, downloads or adds does not exist yet
    made = ("reports/html", "reports/update.log", "data/snapshots", "notebooks/my")
    named = re.findall(
        r"`((?:src|data|notebooks|reports|tests|charts|classifications|cli|indicators|io|presentation"
        r"|shiftshare|study)/[\w./]*)`",
        text_of_documents() + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"),
    )
    assert len(named) > 10
    package = ROOT / "src" / "regionanalysis"
    for name in named:
        folders = (ROOT, package, package / "presentation")
        present = any((folder / name).exists() for folder in folders)
        assert present or name.startswith(made), name
