"""Checking built reports: a folder that is well, and every kind of damage that is found."""

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from made_reports import write_made_report
from regionanalysis.cli import app
from regionanalysis.errors import ParameterError
from regionanalysis.panel.provenance import sha256_of
from regionanalysis.reporting.atomic import STAGING_PREFIX
from regionanalysis.reporting.build.one import Report
from regionanalysis.reporting.check import folder as checking
from regionanalysis.reporting.check.folder import check_reports
from regionanalysis.reporting.page.index import write_index

pytestmark = pytest.mark.usefixtures("at_home")

SLUG = "bygd-9001"
PAGE, MANIFEST, DATA = f"{SLUG}.html", f"{SLUG}.json", f"{SLUG}-data"


@pytest.fixture
def out(first: Path, tmp_path: Path) -> Path:
    """A copy of the reports that a test may damage."""
    return shutil.copytree(first, tmp_path / "out")


def found(folder: Path, *only: str) -> list[str]:
    """Return what is found, as it is printed."""
    return [f"{one.report} {one.about} {one.what}" for one in check_reports(folder, only).findings]


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def agreed(out: Path) -> None:
    """Let the manifest agree to the files as they are, so that only what they say is judged."""
    manifest = json.loads((out / MANIFEST).read_text("utf-8"))
    for name in manifest["sha256"]:
        manifest["sha256"][name] = sha256_of((out / name).read_bytes())
    (out / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def stated(out: Path, **values: object) -> None:
    manifest = json.loads((out / MANIFEST).read_text("utf-8"))
    (out / MANIFEST).write_text(json.dumps({**manifest, **values}), encoding="utf-8")


def test_a_folder_of_whole_reports_is_well(first: Path) -> None:
    assert found(first) == []


def test_an_index_leads_to_the_reports_that_are_there(out: Path) -> None:
    write_index(out)
    assert found(out) == []
    changed(out / "index.html", "Bygd 9001", "Bygd 9000")
    assert found(out) == [" index index.html is not that of the reports here: build again"]
    write_index(out)
    write_made_report(out, "index-regionen", "Indexregionen", language="nn")
    assert {one for one in found(out) if " index " in one} == {
        " index index-nn.html is not that of the reports here: build again",
        " index index.html is not that of the reports here: build again",
    }
    # a report may be called nearly as the index is
    assert any(one.startswith("index-regionen ") for one in found(out))


def test_the_projects_own_reports_are_well(
    built: Report,
    built_en: Report,
    built_with_people: Report,
    methods: Report,
    overview: Report,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REGIONANALYSIS_HOME")
    for one in (built, built_en, built_with_people, methods, overview):
        assert found(one.page.parent) == []


def test_many_are_checked_by_several_processes_with_the_same_result(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (out / PAGE).unlink()
    one_by_one = found(out)
    monkeypatch.setattr(checking, "WORTH_PROCESSES", 1)
    assert found(out) == one_by_one != []


class TestFiles:
    def test_a_file_that_is_missing(self, out: Path) -> None:
        (out / f"{SLUG}.xlsx").unlink()
        assert f"{SLUG} files {SLUG}.xlsx is missing" in found(out)

    @pytest.mark.parametrize("name", [PAGE, f"{SLUG}.ipynb", f"{DATA}/waterfall.csv"])
    def test_a_file_that_has_been_changed(self, name: str, out: Path) -> None:
        (out / name).write_bytes((out / name).read_bytes() + b"\n")
        assert f"{SLUG} files {name} is not the file that was built" in "\n".join(found(out))

    def test_a_file_without_a_checksum(self, out: Path) -> None:
        stated(out, sha256={})
        assert f"{SLUG} files {PAGE} has no checksum" in found(out)

    def test_what_belongs_to_no_report(self, out: Path) -> None:
        (out / "old.html").write_text("", encoding="utf-8")
        (out / DATA / "old.csv").write_text("", encoding="utf-8")
        (out / f"{STAGING_PREFIX}1-x").mkdir()
        (out / f"{STAGING_PREFIX}1-x" / "half.html").write_text("", encoding="utf-8")
        # the index is no report, and belongs here
        write_index(out)
        assert sorted(found(out)) == [
            f" leftover {STAGING_PREFIX}1-x/half.html: a build that was killed has left it",
            f"{SLUG} leftover {DATA}/old.csv: no report's",
            "old leftover old.html: no report's",
        ]


class TestManifest:
    @pytest.mark.parametrize(
        "name", ["../secret.txt", "/etc/hostname", "bygd-9001-data/../../secret.txt", "..\\up", ""]
    )
    def test_a_name_outside_the_folder_is_refused_and_nothing_opened(
        self, name: str, out: Path
    ) -> None:
        (out.parent / "secret.txt").write_text("secret", encoding="utf-8")
        files = json.loads((out / MANIFEST).read_text("utf-8"))["files"]
        stated(out, files=[*files, name])
        reported = f"it names {name!r}, which is not in this folder; nothing of it was opened"
        assert found(out, SLUG) == [f"{SLUG} manifest {reported}"]

    def test_a_link_out_of_the_folder_is_refused_too(self, out: Path) -> None:
        page = (out / PAGE).rename(out.parent / "elsewhere.html")
        (out / PAGE).symlink_to(page)
        assert "which is not in this folder" in found(out, SLUG)[0]

    @pytest.mark.parametrize("text", ["", "{", "[]", '{"slug": 1}', "[" * 5000])
    def test_what_is_no_manifest(self, text: str, out: Path) -> None:
        (out / MANIFEST).write_text(text, encoding="utf-8")
        (finding,) = found(out, SLUG)
        assert finding.startswith(f"{SLUG} manifest {MANIFEST} is not a manifest: ")
        assert finding.endswith("Build the report again.")

    def test_a_field_of_the_wrong_type_is_named(self, out: Path) -> None:
        stated(out, counties="Innlandet")
        (finding,) = found(out, SLUG)
        assert "counties: Input should be a valid list" in finding

    @pytest.mark.parametrize(
        ("schema", "writer"), [(1, "an earlier"), (99, "another"), ("2", "another")]
    )
    def test_the_manifest_of_another_version(self, schema: object, writer: str, out: Path) -> None:
        stated(out, schema=schema)
        (finding,) = found(out, SLUG)
        assert f"was written by {writer} version of regionanalysis" in finding

    def test_a_manifest_without_a_version_is_an_earlier_one(self, out: Path) -> None:
        manifest = json.loads((out / MANIFEST).read_text("utf-8"))
        del manifest["schema"]
        (out / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
        (finding,) = found(out, SLUG)
        assert "was written by an earlier version of regionanalysis" in finding
        assert finding.endswith("Build the report again.")

    def test_the_manifest_of_another(self, out: Path) -> None:
        shutil.copy(out / "bygd-9002.json", out / MANIFEST)
        assert found(out, SLUG) == [f"{SLUG} manifest it is the manifest of 'bygd-9002'"]


class TestFigures:
    @pytest.mark.parametrize(
        ("key", "value", "fault"),
        [
            ("end", 1.0, "is not"),
            ("national_share", 1.0, "the effects add to"),
            ("change", None, "the headline states no change"),
        ],
    )
    def test_a_headline_that_does_not_add_up(
        self, key: str, value: object, fault: str, out: Path
    ) -> None:
        headline = json.loads((out / MANIFEST).read_text("utf-8"))["headline"]
        stated(out, headline={**headline, key: value})
        assert f"{SLUG} figures " in found(out)[0]
        assert fault in found(out)[0]

    def test_steps_that_do_not_add_to_the_change(self, out: Path) -> None:
        path = out / DATA / "waterfall.csv"
        text = path.read_text("utf-8-sig")
        name, jobs = re.findall(r"^(Bransjeeffekt);(-?\d+)", text, re.MULTILINE)[0]
        changed(path, f"{name};{jobs}", f"{name};{int(jobs) + 1}")
        agreed(out)
        reported = "\n".join(found(out))
        assert "figures waterfall.csv: the steps add to" in reported
        # and the page, which holds the file too, says otherwise
        assert f"downloads the page holds another {SLUG}-waterfall.csv than" in reported

    @pytest.mark.parametrize("text", ["", "a\n", "a,b\n1\n", "\x00"])
    def test_a_file_that_holds_no_figures(self, text: str, out: Path) -> None:
        (out / DATA / "waterfall.csv").write_text(text, encoding="utf-8")
        assert f"{SLUG} figures {DATA}/waterfall.csv is not understood" in "\n".join(found(out))

    def test_a_page_that_does_not_hold_its_figures(self, out: Path) -> None:
        changed(out / PAGE, f'download="{SLUG}-waterfall.csv"', 'download="another.csv"')
        agreed(out)
        assert found(out) == [f"{SLUG} downloads the page does not hold {SLUG}-waterfall.csv"]


class TestPage:
    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            ('<html lang="nb">', '<html lang="en">', "language the page says it is in 'en'"),
            ("<html ", "<html data-x ", None),
            ("<h2", "<h3", "accessibility a heading of level 3 follows one of level 1"),
            ("<h1>", "<h2>", "accessibility the page has 0 headings of the first level"),
            ("<caption>", "<!-- ", "accessibility a table has no caption"),
            ("<figcaption>", "<div>", "accessibility a figure has no figcaption"),
            (" scope='col'", "", "accessibility a header cell has no scope"),
            ('role="img"', 'role="none"', "accessibility a drawing has no alternative text"),
            ("</main>", '<img src="data:,"></main>', "accessibility an image has no alternative"),
            ("</main>", '<p id="content"></main>', "accessibility the id 'content' is there 2"),
            ("<title>", "<title></title><title x=", "accessibility the page has no title"),
            ('href="#content"', 'href="#nowhere"', "links the link #nowhere leads nowhere"),
            ("</main>", '<a href="gone.html">x</a></main>', "links the link gone.html leads to a"),
            ("</main>", '<a href="bygd-9002.html">x</a></main>', None),
            ("</main>", '<a href="https://www.ssb.no">x</a></main>', None),
            ("</main>", '<script src="https://x.no/a"></script></main>', "links the page would f"),
            ("</head>", '<link href="style.css"></head>', "links the page would fetch style.css"),
            ("</html>", "", "accessibility the page ends before its end"),
        ],
    )
    def test_what_a_reader_would_miss(
        self, old: str, new: str, fault: str | None, out: Path
    ) -> None:
        changed(out / PAGE, old, new)
        agreed(out)
        reported = found(out)
        assert [one for one in reported if fault and f"{SLUG} {fault}" in one] or not (
            fault or reported
        )


class TestSources:
    def test_figures_that_have_changed_since(self, copy_of_home: Path, out: Path) -> None:
        panel = copy_of_home / "data" / "panel.csv"
        panel.write_bytes(panel.read_bytes() + b"\n")
        parameters = json.loads((out / MANIFEST).read_text("utf-8"))["parameters"]
        assert parameters["panel"] == "data/panel.csv"
        assert found(out, SLUG) == [
            f"{SLUG} sources the figures panel have changed since: build the report again"
        ]

    def test_figures_that_are_gone(self, out: Path) -> None:
        parameters = json.loads((out / MANIFEST).read_text("utf-8"))["parameters"]
        stated(out, parameters={**parameters, "panel": "data/gone/panel.csv"})
        assert found(out) == [f"{SLUG} sources the figures panel are not there any more"]

    def test_figures_outside_the_project_need_not_be_on_this_machine(self, out: Path) -> None:
        parameters = json.loads((out / MANIFEST).read_text("utf-8"))["parameters"]
        stated(out, parameters={**parameters, "panel": "panel.csv"})
        assert found(out) == []

    def test_figures_that_are_too_old(self, out: Path) -> None:
        (origin,) = json.loads((out / MANIFEST).read_text("utf-8"))["origins"]
        stated(out, origins=[{**origin, "date": "2017"}])
        reported = check_reports(out, not_before="2018-01-01")
        assert [one.what for one in reported.findings] == [
            "the figures panel are of 2017, before 2018-01-01"
        ]
        assert (reported.oldest, reported.newest) == ("2017", "2017")
        assert check_reports(out, not_before="2017-06-01").findings == []


def test_a_report_that_is_not_there_is_refused(first: Path, tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="no report 'bygd-9099'"):
        check_reports(first, ["bygd-9099"])
    with pytest.raises(ParameterError, match=r"no report in .* build"):
        check_reports(tmp_path)


class TestCommand:
    def run(self, out: Path, *options: str) -> tuple[int, str]:
        done = CliRunner().invoke(app, ["check", "--out", str(out), *options])
        return done.exit_code, done.stdout

    def test_all_is_well(self, first: Path) -> None:
        code, reported = self.run(first)
        assert code == 0
        *notes, summary = reported.splitlines()
        # each of the notebooks prints a line
        assert len(notes) == 8
        assert notes[0].startswith(f"{SLUG}  note  Cell 5 prints text, which the page leaves out")
        assert summary.startswith("8 reports checked (no dates), all is well, 8 notes, in ")

    def test_findings_are_a_table_and_the_exit_code(self, out: Path) -> None:
        (out / f"{SLUG}.xlsx").unlink()
        (out / "bygd-9002.json").write_text("{", encoding="utf-8")
        code, reported = self.run(out, SLUG, "bygd-9002")
        assert code == 1
        lines = [line for line in reported.splitlines() if "  note  " not in line]
        assert lines[0] == f"{SLUG}  files      {SLUG}.xlsx is missing"
        assert lines[-2].startswith("bygd-9002  manifest   bygd-9002.json is not a manifest: ")
        summary = r"2 reports checked \(no dates\), 3 findings in 2, 1 note, in "
        assert re.match(summary, lines[-1])

    def test_a_greatest_age_is_told_in_days(self, out: Path) -> None:
        (origin,) = json.loads((out / MANIFEST).read_text("utf-8"))["origins"]
        stated(out, origins=[{**origin, "date": "2017-05-01"}])
        assert self.run(out, SLUG)[0] == 0
        code, reported = self.run(out, SLUG, "--max-age", "30")
        assert code == 1
        assert "sources  the figures panel are of 2017-05-01, before 20" in reported

    def test_figures_that_are_still_to_come_are_told_where_ages_are_asked_for(
        self, out: Path
    ) -> None:
        (origin,) = json.loads((out / MANIFEST).read_text("utf-8"))["origins"]
        stated(out, origins=[{**origin, "date": "2017-05-01", "updated": "2999-05-01T07:00:00Z"}])
        assert self.run(out, SLUG)[0] == 0
        code, reported = self.run(out, SLUG, "--max-age", "30")
        assert code == 1
        assert "sources  the figures panel are of 2999-05-01T07:00:00Z, which is still" in reported
        stated(out, origins=[{**origin, "date": "unknown"}])
        assert self.run(out, SLUG, "--max-age", "30")[0] == 0

    def test_an_age_that_leads_out_of_the_calendar_is_refused(self, out: Path) -> None:
        code, _ = self.run(out, SLUG, "--max-age", "999999999")
        assert code == 2
        assert self.run(out, SLUG, "--max-age", "365000")[0] == 0
