"""Building many reports: the same bytes however they are built, and nothing lost when one fails."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from filelock import FileLock
from typer.testing import CliRunner, Result

from many_regions import REGIONS
from regionanalysis.cli import app
from regionanalysis.core.project import HOME_VARIABLE, JOBS_SNAPSHOT
from regionanalysis.errors import NotebookError, OutputError, ParameterError
from regionanalysis.reporting.atomic import LOCK, STAGING_PREFIX, remove_stale
from regionanalysis.reporting.build import fingerprint
from regionanalysis.reporting.build import many as build_many
from regionanalysis.reporting.build.executors import RenderedTask
from regionanalysis.reporting.build.many import BuildOptions, Outcome, build_reports, plan
from regionanalysis.reporting.task import RenderedFiles, Task
from regionanalysis.study.parameters import ReportParameters
from small_project import built, content, same, tasks_of, write_list

pytestmark = pytest.mark.usefixtures("at_home")

# a guard against a hang; nothing here is timed
LONG = 120

MOUNT, UNMOUNT = shutil.which("mount") or "", shutil.which("umount") or ""

COMMAND = (sys.executable, "-c", "from regionanalysis.cli import main; main()")


def refuse(*_: object) -> RenderedTask:
    """Fail as a report does whose notebook fails."""
    raise NotebookError("no such luck")


def slugs(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("*.json"))


class TestSameBytes:
    def test_in_another_order_and_two_at_a_time(
        self, home: Path, first: Path, tmp_path: Path
    ) -> None:
        built: list[str] = []
        asked = BuildOptions(tmp_path, jobs=2)
        planned = plan(tasks_of(home)[::-1], asked)
        outcomes = build_reports(planned, asked, lambda one: built.append(one.slug))
        assert [one.slug for one in outcomes] == slugs(first)[::-1]
        assert sorted(built) == slugs(first) == slugs(tmp_path)
        for slug in slugs(first):
            assert same(first, tmp_path, slug)

    def test_nothing_but_the_manifest_has_a_time_or_a_place(self, home: Path, first: Path) -> None:
        for name, text in content(first, "bygd-9001").items():
            if not name.endswith(".xlsx"):
                assert str(first).encode() not in text
                assert b"_time" not in text
        page = content(first, "bygd-9001")["bygd-9001.html"].decode()
        assert str(home) not in page


class TestUnchanged:
    def due(self, home: Path, out: Path, **asked: object) -> list[str]:
        planned = plan(tasks_of(home), replace(BuildOptions(out), **asked))  # type: ignore[arg-type]
        assert len(planned.due) + len(planned.unchanged) == 8
        return [task.slug for task in planned.due]

    def test_nothing_is_built_the_second_time(self, home: Path, first: Path) -> None:
        assert self.due(home, first) == []

    def test_all_is_built_when_forced(self, home: Path, first: Path) -> None:
        assert self.due(home, first, force=True) == slugs(first)

    def test_a_report_that_has_lost_a_file_is_built(
        self, home: Path, first: Path, tmp_path: Path
    ) -> None:
        out = shutil.copytree(first, tmp_path / "out")
        (out / "bygd-9003.xlsx").unlink()
        (out / "bygd-9004.json").write_text("{", encoding="utf-8")
        assert self.due(home, out) == ["bygd-9003", "bygd-9004"]


EVERY = {"bygd-9001", "bygd-9002", "kongsvingerregionen", "solor"}
PANEL = {"bygd-9001", "bygd-9002"}
LIST = """
[[region]]
slug = "solor"
name = "Solør"
members = ["Grue", "Åsnes"]

[groups]
some = ["9001", "9002"]

[[report]]
for_each = "region"
group = "some"
panel = "../data/panel.csv"
population = "../data/population.csv"

[[report]]
region = "solor"
slug = "solor"

[[report]]
region = "kongsvingerregionen"
slug = "kongsvingerregionen"
"""


@pytest.mark.parametrize(
    ("name", "old", "new", "changed"),
    [
        ("data/panel.csv", "9024", "9025", PANEL),
        ("data/population.csv", "9024", "9025", PANEL),
        ("data/population.toml", "", "# stated", PANEL),
        ("data/corrections.toml", "", "# noted", EVERY),
        ("data/reference/table.csv", "", "1,2", EVERY - PANEL),
        ("data/snapshots/table.csv", "", "1,2", EVERY - PANEL),
        ("notebooks/regional_report.ipynb", "not a word", "no word", EVERY),
        ("notebooks/trouble.ipynb", "no such luck", "what luck", set()),
        ("reports/reports.toml", '"Grue", ', "", {"solor"}),
        (
            "reports/reports.toml",
            'slug = "solor"\nname',
            'slug = "solor"\nvintage = 2023\nname',
            {"solor"},
        ),
        ("reports/reports.toml", 'group = "some"', 'group = "some"\nstart_year = 2018', PANEL),
        ("reports/reports.toml", '["9001", "9002"]', '["9002", "9001"]', set()),
        ("package/charts/lines.py", "", "# drawn again", EVERY),
        ("package/locale/nb/report.po", "", "msgid", EVERY),
        ("package/charts/lines.pyc", "", "compiled", set()),
    ],
)
def test_exactly_what_hangs_on_a_change_is_built_again(
    name: str,
    old: str,
    new: str,
    changed: set[str],
    copy_of_home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (copy_of_home / "package" / "charts").mkdir(parents=True)
    (copy_of_home / "package" / "locale" / "nb").mkdir(parents=True)
    monkeypatch.setattr(fingerprint, "PACKAGE", copy_of_home / "package")
    (copy_of_home / "reports" / "reports.toml").write_text(LIST, encoding="utf-8")

    def found() -> set[tuple[str, str]]:
        of = fingerprint.Fingerprints().of
        return {(task.slug, of(task)) for task in tasks_of(copy_of_home)}

    before = found()
    assert {slug for slug, _ in before} == EVERY
    path = copy_of_home / name
    text = path.read_text("utf-8") if path.exists() else ""
    assert old in text
    path.write_text(text.replace(old, new) if old else text + new, encoding="utf-8")
    assert {slug for slug, _ in found() - before} == changed


@pytest.mark.parametrize("region", ["solor-2", "Solør to", "SOLØR  to", "Sol\u00f8r to "])
def test_any_spelling_of_an_own_region_depends_on_its_members(
    region: str, copy_of_home: Path
) -> None:
    task = Task(ReportParameters(region=region))
    listed = copy_of_home / "reports" / "reports.toml"
    prints = []
    for members in (["Grue"], ["Grue", "Åsnes"]):
        stated = {"slug": "solor-2", "name": "Solør to", "members": members}
        lines = (f"{key} = {json.dumps(value)}" for key, value in stated.items())
        listed.write_text("\n".join(["[[region]]", *lines]), encoding="utf-8")
        prints.append(fingerprint.Fingerprints().of(task))
    assert prints[0] != prints[1]


def test_another_version_of_what_draws_builds_all_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = tasks_of(home)[0]
    before = fingerprint.Fingerprints().of(task)
    monkeypatch.setattr(fingerprint, "_version", lambda name: "0" if name == "matplotlib" else "1")
    assert fingerprint.Fingerprints().of(task) != before


@pytest.fixture(scope="session")
def troubled(
    home: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, Outcome]]:
    """What became of eight reports of which six go wrong, each in a way of its own."""
    out = tmp_path_factory.mktemp("troubled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        tasks = [replace(task, notebook="trouble", time_limit=2) for task in tasks_of(home)]
        for task in tasks:
            (out / f"{task.slug}-trouble.html").write_text("the last good page")
        outcomes = built(tasks, BuildOptions(out, jobs=2))
    return out, {one.task.parameters.region: one for one in outcomes}


class TestFailure:
    @pytest.mark.parametrize(
        ("region", "cause"),
        [
            ("9001", "cell 2 .* failed with ValueError: no such luck"),
            ("9002", "CellTimeoutError: A cell ran past its limit of 2 seconds"),
            ("9003", "cell 2 ran past its limit of 2 seconds and was stopped"),
            ("9004", "its process died in cell 2"),
            ("9005", "The process that renders reports ended without an answer"),
            ("9006", "SystemExit: good night"),
        ],
    )
    def test_each_is_told_with_its_cause_and_its_last_good_page_stays(
        self, region: str, cause: str, troubled: tuple[Path, dict[str, Outcome]]
    ) -> None:
        out, outcomes = troubled
        assert outcomes[region].state == "failed"
        assert re.search(cause, str(outcomes[region].error)), str(outcomes[region].error)
        page = out / f"bygd-{region}-trouble.html"
        assert page.read_text("utf-8") == "the last good page"
        assert not page.with_suffix(".json").exists()

    @pytest.mark.parametrize("region", ["9007", "9008"])
    def test_the_others_are_as_if_nothing_had_happened(
        self, region: str, first: Path, troubled: tuple[Path, dict[str, Outcome]]
    ) -> None:
        out, outcomes = troubled
        assert outcomes[region].state == "built"
        page = (out / f"bygd-{region}-trouble.html").read_text("utf-8")
        alone = (first / f"bygd-{region}.html").read_text("utf-8")
        assert page.replace(f"bygd-{region}-trouble", f"bygd-{region}") == alone

    def test_nothing_else_is_left(self, troubled: tuple[Path, dict[str, Outcome]]) -> None:
        out, _ = troubled
        others = {one.name for one in out.iterdir() if not one.name.startswith("bygd-900")}
        assert others <= {LOCK}

    def test_the_first_failure_stops_the_rest_when_asked(
        self, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(build_many, "run_task", refuse)
        outcomes = built(tasks_of(home), BuildOptions(tmp_path, keep_going=False))
        assert [one.state for one in outcomes].count("failed") == 1
        assert [one.state for one in outcomes].count("left") == 7

    def test_two_builds_at_once_are_refused(self, home: Path, tmp_path: Path) -> None:
        with (
            FileLock(tmp_path / LOCK),
            pytest.raises(OutputError, match="Another build is running"),
        ):
            built(tasks_of(home), BuildOptions(tmp_path))

    def test_two_reports_with_one_name_are_not_written_over_each_other(
        self, home: Path, first: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        out = shutil.copytree(first, tmp_path / "out")
        made = RenderedTask(
            RenderedFiles("bygd-9001", ["bygd-9001.html", "bygd-9001.json"], ""), {}
        )
        monkeypatch.setattr(build_many, "run_task", lambda *_: made)
        one, other = tasks_of(home)[:2]
        # the first has not changed, and so is not built
        outcomes = built([one, replace(other, slug=one.slug)], BuildOptions(out))
        assert [one.state for one in outcomes] == ["failed"]
        assert "would both be called bygd-9001" in str(outcomes[0].error)
        assert same(first, out, "bygd-9001")

    def test_what_is_left_of_a_killed_build_is_swept_and_of_a_running_one_is_not(
        self, tmp_path: Path
    ) -> None:
        dead = subprocess.Popen([sys.executable, "-c", ""])
        dead.wait()
        gone, here = (tmp_path / f"{STAGING_PREFIX}{pid}-x" for pid in (dead.pid, os.getpid()))
        for folder in (gone, here):
            folder.mkdir()
        remove_stale(tmp_path)
        assert not gone.exists()
        assert here.exists()

    def test_a_name_that_no_report_has_is_refused_with_the_nearest(self, home: Path) -> None:
        with pytest.raises(ParameterError, match=r"no report in the list 'bygd-9099'.*bygd-900"):
            plan(tasks_of(home), BuildOptions(home, only=("bygd-9099",)))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Give a way to mount a small disk of one's own; a reason to skip where one may not."""
    disk = tmp_path / "disk"
    disk.mkdir()

    def mounted(options: str) -> Path:
        asked = [MOUNT, "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
        if not MOUNT or subprocess.run(asked, capture_output=True, check=False).returncode:
            pytest.skip("a small disk can be mounted by root alone")
        return disk

    yield mounted
    if UNMOUNT:
        subprocess.run([UNMOUNT, str(disk)], capture_output=True, check=False)


def test_a_full_disk_is_told_and_what_was_there_stays(
    home: Path, first: Path, small_disk: Callable[[str], Path]
) -> None:
    # room for one report, and for a part of the next
    size = sum(len(one) for one in content(first, "bygd-9001").values())
    out = small_disk(f"size={size * 3 // 2 + 40_000}")
    for name in json.loads((first / "bygd-9001.json").read_text("utf-8"))["files"]:
        (out / name).parent.mkdir(exist_ok=True)
        shutil.copy(first / name, out / name)
    (failed,) = built(tasks_of(home)[1:2], BuildOptions(out))
    assert failed.state == "failed"
    assert isinstance(failed.error, OutputError)
    assert "No space left on device" in str(failed.error)
    assert same(first, out, "bygd-9001")
    assert slugs(out) == ["bygd-9001"]


def test_a_folder_that_cannot_be_written_to_is_told(
    home: Path, small_disk: Callable[[str], Path]
) -> None:
    with pytest.raises(OutputError, match=r"Cannot write reports to .*Read-only.*--out"):
        built(tasks_of(home), BuildOptions(small_disk("ro")))


class TestCommand:
    def run(self, *options: str) -> Result:
        return CliRunner().invoke(app, ["build", *options])

    def test_a_dry_run_tells_what_is_due_and_writes_nothing(
        self, first: Path, tmp_path: Path
    ) -> None:
        out = shutil.copytree(first, tmp_path / "out")
        (out / "bygd-9003.xlsx").unlink()
        before = sorted(out.rglob("*"))
        found = self.run("--dry-run", "--out", str(out))
        assert found.stdout == "would build bygd-9003 nb\n1 to build, 7 unchanged.\n"
        assert sorted(out.rglob("*")) == before

    def test_only_those_named_are_built_by_slug_or_region(self, tmp_path: Path) -> None:
        options = ("--only", "bygd-9003", "--only", "9005", "--language", "en")
        found = self.run("--dry-run", "--out", str(tmp_path), *options)
        assert found.stdout == (
            "would build bygd-9003 en\nwould build bygd-9005 en\n2 to build, 0 unchanged.\n"
        )

    def test_a_second_build_does_nothing_and_is_well(self, first: Path) -> None:
        found = self.run("--out", str(first))
        assert found.exit_code == 0
        assert found.stdout.startswith("0 built, 8 unchanged, 0 failed, in ")

    def test_a_failure_is_told_at_the_end_and_in_the_exit_code(
        self, copy_of_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(build_many, "run_task", refuse)
        write_list(copy_of_home, REGIONS[:1], notebook='"trouble"')
        found = self.run("--out", str(tmp_path / "out"), "--jobs", "1")
        assert found.exit_code == 1
        assert "1/1 failed bygd-9001" in found.stderr
        assert re.search("Failed: bygd-9001 trouble nb: .*no such luck", found.stderr)
        assert found.stdout.startswith("0 built, 0 unchanged, 1 failed, in ")
        assert slugs(tmp_path / "out") == []

    def test_regions_that_are_left_out_are_told(self, copy_of_home: Path, tmp_path: Path) -> None:
        (copy_of_home / "data" / "snapshots" / f"{JOBS_SNAPSHOT}.csv").touch()
        (copy_of_home / "reports" / "reports.toml").write_text('[[report]]\nfor_each = "region"\n')
        found = self.run("--dry-run", "--out", str(tmp_path / "out"))
        assert "Left out: reports.toml, report 1: Salten is no area of its own" in found.stderr
        assert found.stdout.endswith("78 to build, 0 unchanged.\n")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="without fork a kernel makes reports")
class TestKilled:
    def test_a_killed_build_leaves_whole_reports_and_no_process_and_the_next_goes_on(
        self, home: Path, first: Path, tmp_path: Path
    ) -> None:
        build = subprocess.Popen(
            [*COMMAND, "build", "--out", str(tmp_path), "--jobs", "2"],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert build.stderr is not None
        assert re.fullmatch(r"1/8 built bygd-90\d\d\n", build.stderr.readline())
        family = psutil.Process(build.pid).children(recursive=True)
        assert family
        build.kill()
        build.wait()
        _, alive = psutil.wait_procs(family, timeout=LONG)
        assert alive == []
        done = sorted(path.stem for path in tmp_path.glob("*.json"))
        assert 1 <= len(done) < 8
        for slug in done:
            assert same(first, tmp_path, slug)
        build.stderr.close()
        outcomes = built(tasks_of(home), BuildOptions(tmp_path))
        assert sorted(one.slug for one in outcomes) == sorted(set(slugs(first)) - set(done))
        assert slugs(tmp_path) == slugs(first)
        assert not list(tmp_path.glob(f"{STAGING_PREFIX}*"))
