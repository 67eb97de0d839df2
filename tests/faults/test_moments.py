"""Files that belong together, killed between any two: detected, and repaired by the next run.

The process is a copy of this one that ends silently at a given moment.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from pxweb_server import Tables, serving
from regionanalysis.core import files
from regionanalysis.core.files import UNDER_WAY, write_all_atomic, write_atomic
from regionanalysis.errors import OutputError, ProvenanceError
from regionanalysis.io.refresh import RefreshOptions, refresh
from regionanalysis.panel.provenance import read_verified, sha256_of
from regionanalysis.reporting.atomic import publish
from regionanalysis.reporting.check.folder import check_reports
from regionanalysis.reporting.manifest import SCHEMA, complete_reports
from regionanalysis.reporting.page.index import write_index
from regionanalysis.reporting.task import RenderedFiles

forked = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes cannot be copied")

NAME = "ssb_07459"
YEARS = ("2018", "2019", "2020", "2021")


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Do something in a copy of this process, that ends before so many changes of names.

    Return whether it was ended so.
    """
    child = os.fork()
    if child == 0:
        left = iter(range(step))
        change, remove = Path.replace, Path.unlink

        def counted(path: Path, target: Path) -> Path:
            if next(left, None) is None:
                os._exit(9)
            return change(path, target)

        def counted_too(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002
            if next(left, None) is None:
                os._exit(9)
            remove(path, missing_ok=missing_ok)

        Path.replace, Path.unlink = counted, counted_too  # type: ignore[method-assign, assignment]
        act()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == 9


def made_report(folder: Path, text: str) -> RenderedFiles:
    """Make a small report's files in a folder; one made later has a table less."""
    tables = ["growth", "jobs", "people"] if text == "old" else ["growth", "jobs"]
    names = ["x.html", "x.ipynb", "x.xlsx", *(f"x-data/{one}.csv" for one in tables)]
    (folder / "x-data").mkdir(parents=True)
    for name in names:
        (folder / name).write_text(f"{text} {name}</html>", encoding="utf-8")
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    stated = {
        "schema": SCHEMA,
        **dict.fromkeys(("slug", "notebook", "kind", "name", "description", "sentence"), "x"),
        "title": text,
        "language": "nb",
        "measure": "panel",
        "parameters": {},
        "counties": [],
        "origins": [],
        "corrections": [],
        "headline": {"start_year": 2015, "end_year": 2020, "crosses_break": False},
        "files": [*names, "x.json"],
        "sha256": sums,
        "package_version": "0",
        "fingerprint": "",
        "built_at": "2026-01-01",
    }
    (folder / "x.json").write_text(json.dumps(stated), encoding="utf-8")
    return RenderedFiles("x", [*names, "x.json"], "")


@forked
def test_a_report_killed_at_any_moment_has_no_manifest_that_is_not_its_own(tmp_path: Path) -> None:
    steps, without = 0, 0
    while True:
        here = tmp_path / str(steps)
        out = here / "out"
        publish(here / "old", out, made_report(here / "old", "old"))
        made = made_report(here / "new", "new")
        if not killed_at(steps, partial(publish, here / "new", out, made)):
            break
        steps += 1
        for path in out.rglob("*.*"):
            # each is the old or the new, and no half
            content = path.read_text(encoding="utf-8")
            assert path.suffix == ".json" or content.endswith(f"{path.relative_to(out)}</html>")
        if (out / "x.json").exists():
            wrong = {"manifest", "files", "leftover"}
            assert [one for one in check_reports(out).findings if one.about in wrong] == []
        else:
            # the next build makes it again, and no index leads to it
            without += 1
            assert complete_reports(out) == []
            write_index(out)
            assert not (out / "index.html").exists()
            publish(here / "again", out, made_report(here / "again", "new"))
            assert [one.title for one in complete_reports(out)] == ["new"]
            assert not (out / "x-data" / "people.csv").exists()
    # the manifest goes, five files come, the table that is left over goes, the manifest comes
    assert (steps, without) == (8, 7)


@forked
def test_a_table_and_its_sidecar_are_of_one_time_or_are_told_not_to_be(tmp_path: Path) -> None:
    found = []
    for step in range(4):
        folder = tmp_path / str(step)
        folder.mkdir()
        write_all_atomic(table(folder, "old"))
        killed_at(step, partial(write_all_atomic, table(folder, "new")))
        found.append(read_or_told(folder / "t.csv"))
        files.remove_stale(folder)
        assert not list(folder.glob(f"*{UNDER_WAY}*"))
        write_all_atomic(table(folder, "new"))
        assert read_verified(folder / "t.csv")[0] == b"new"
    warning = found.pop(1)
    assert "download it again with `refresh`" in warning
    assert found == ["old", "new", "new"]


def read_or_told(path: Path) -> str:
    """Return a table that is what its sidecar describes, or what is said of it."""
    try:
        return read_verified(path)[0].decode()
    except ProvenanceError as error:
        return str(error)


def table(folder: Path, text: str) -> dict[Path, str]:
    """Return a table and its sidecar."""
    stated = {
        **dict.fromkeys(("producer", "title", "table", "unit", "period", "licence"), "x"),
        "place": "work",
        "date": "2026-01-01",
        "date_kind": "published",
        "sha256": sha256_of(text.encode()),
    }
    sidecar = "".join(f'{key} = "{value}"\n' for key, value in stated.items())
    return {folder / "t.csv": text, folder / "t.toml": sidecar}


def test_nothing_is_put_in_place_before_it_is_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    sync, change = os.fsync, Path.replace

    def synced(handle: int) -> None:
        done.append("kept")
        sync(handle)

    def changed(path: Path, target: Path) -> Path:
        done.append("in place")
        return change(path, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", changed)
    write_all_atomic(table(tmp_path, "new"))
    assert done == ["kept"] * 2 + ["in place"] * 2
    done.clear()
    publish(tmp_path / "made", tmp_path / "out", made_report(tmp_path / "made", "new"))
    assert done == ["kept"] * 6 + ["in place"] * 6


def test_a_disk_that_is_full_only_when_all_is_written_is_told_before_anything_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    publish(tmp_path / "old", out, made_report(tmp_path / "old", "old"))
    write_atomic(out / "t.csv", "old")
    made = made_report(tmp_path / "made", "new")
    before = {path: path.read_bytes() for path in out.rglob("*.*")}

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        publish(tmp_path / "made", out, made)
    with pytest.raises(OutputError, match="No space left on device"):
        write_atomic(out / "t.csv", "new")
    assert {path: path.read_bytes() for path in out.rglob("*.*")} == before


def test_a_folder_in_the_way_of_one_leaves_the_others_as_they_were(tmp_path: Path) -> None:
    write_atomic(tmp_path / "t.csv", "old")
    (tmp_path / "t.toml").mkdir()
    with pytest.raises(OutputError, match=r"t\.toml: Is a directory"):
        write_all_atomic(table(tmp_path, "new"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.csv", "t.toml"]
    assert (tmp_path / "t.csv").read_text(encoding="utf-8") == "old"


@pytest.fixture
def bank() -> Iterator[str]:
    """A server with inhabitants, and its address."""
    tables = Tables()
    tables.add_inhabitants({"0301": "Oslo"}, map(int, YEARS))
    with serving(tables) as address:
        yield address


@pytest.mark.parametrize(
    "damage",
    [
        # as when it was killed between the table and its sidecar
        lambda text: text.replace("2118", "2119"),
        lambda text: text[: len(text) // 2],
        lambda _text: "",
        lambda _text: "PK\x03\x04\x00",
    ],
)
def test_a_snapshot_that_is_not_what_its_sidecar_says_is_downloaded_again_and_not_used(
    damage: Callable[[str], str], bank: str, tmp_path: Path
) -> None:
    options = RefreshOptions(tmp_path, (NAME,), accept=True, force=True, url=bank)
    refresh(options, print)
    path = tmp_path / f"{NAME}.csv"
    good = path.read_text(encoding="utf-8")
    assert damage(good) != good
    path.write_text(damage(good), encoding="utf-8")
    # the years before would stay, and get a checksum that says that all is well
    with pytest.raises(ProvenanceError, match=r"cannot stay.*without --from and --to"):
        refresh(
            RefreshOptions(tmp_path, (NAME,), accept=True, start_year=2020, url=bank),
            lambda _line: None,
        )
    assert path.read_text(encoding="utf-8") == damage(good)
    refresh(options, print)
    assert read_verified(path)[0].decode() == good
    # and then some years will do again
    refresh(
        RefreshOptions(tmp_path, (NAME,), accept=True, start_year=2020, url=bank),
        lambda _line: None,
    )
    assert read_verified(path)[0].decode() == good
