"""A project whose reports are quickly made: made-up regions, and a notebook of one chapter."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import nbformat

from many_regions import REGIONS, write_many_regions
from regionanalysis.reporting.build.many import BuildOptions, Outcome, build_reports, plan
from regionanalysis.reporting.build.reports_file import planned_reports
from regionanalysis.reporting.task import Task

PARAMETERS = """
region = "kongsvingerregionen"
members = []
start_year = None
end_year = None
language = "nb"
panel = None
columns = {}
mend_codes = False
population = None
commuting = None
coefficients = None
goal = None
"""

IMPORTS = """
from regionanalysis.presentation import charts, text
from regionanalysis.study import finish, open_region
"""

OPENED = """
report = open_region(region=region, language=language, panel=panel, start_year=start_year)
account, context = report.account, report.context
"""

CHAPTERS = """
with report.section("short") as show:
    show(charts.waterfall(account.total(), context, report.language))
    show(*text.caveats(account, context, report.language))
with report.section("sources") as show:
    show(*text.sources(report.origins, report.language))
"""

SHORT = (IMPORTS, OPENED, CHAPTERS, "print('not a word of this on the page')", "finish(report)")

# what becomes of the regions when the notebook is in trouble; the others are well
TROUBLE = """
import os, signal, time
if region == "9001":
    raise ValueError("no such luck")
if region == "9002":
    time.sleep(600)
if region == "9003":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    time.sleep(600)
if region == "9004":
    os.kill(os.getpid(), signal.SIGKILL)
if region == "9005":
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(600)
if region == "9006":
    raise SystemExit("good night")
"""


def write_small_project(folder: Path) -> Path:
    """Write the project, with a list of reports on eight regions, and return its folder."""
    for name in ("data/reference", "data/snapshots", "notebooks", "reports"):
        (folder / name).mkdir(parents=True)
    write_many_regions(folder / "data")
    write_notebook(folder / "notebooks" / "regional_report.ipynb", *SHORT)
    trouble = write_notebook(folder / "notebooks" / "trouble.ipynb", TROUBLE, *SHORT)
    trouble.metadata["regionanalysis"] = {"based_on": "regional_report"}
    nbformat.write(trouble, folder / "notebooks" / "trouble.ipynb")
    write_list(folder, REGIONS[:8])
    return folder


def write_list(folder: Path, regions: tuple[str, ...], **stated: str) -> Path:
    """Write the list of reports on regions of the panel, and return where it is."""
    more = "".join(f"{key} = {value}\n" for key, value in stated.items())
    path = folder / "reports" / "reports.toml"
    text = (
        f'[defaults]\npanel = "../data/panel.csv"\n[groups]\nsome = {list(regions)!r}\n'
        f'[[report]]\nfor_each = "region"\ngroup = "some"\n{more}'
    )
    path.write_text(text, encoding="utf-8")
    return path


def write_notebook(path: Path, *cells: str) -> nbformat.NotebookNode:
    """Write a notebook of a cell of parameters and these, and return it."""
    new: Any = nbformat.v4.new_code_cell
    parameters = new(PARAMETERS.strip(), metadata={"tags": ["parameters"]}, id="parameters")
    others = [new(source.strip(), id=f"cell-{crc32(source.encode())}") for source in cells]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    notebook: nbformat.NotebookNode = nbformat.v4.new_notebook(
        cells=[parameters, *others], metadata=kernel
    )
    nbformat.write(notebook, path)
    return notebook


def tasks_of(home: Path) -> list[Task]:
    """Return what the project's list asks for."""
    return planned_reports(home / "reports" / "reports.toml").tasks


def built(tasks: Sequence[Task], asked: BuildOptions) -> list[Outcome]:
    """Build what has changed, and return what became of each."""
    return build_reports(plan(tasks, asked), asked, lambda _: None)


def content(folder: Path, slug: str) -> dict[str, bytes]:
    """Return a report's files, and its manifest without the time it was built."""
    manifest = json.loads((folder / f"{slug}.json").read_text("utf-8"))
    assert manifest.pop("built_at")
    files = {name: (folder / name).read_bytes() for name in manifest["files"][:-1]}
    return {**files, "manifest": json.dumps(manifest).encode()}


def same(one: Path, other: Path, slug: str) -> bool:
    """Return whether a report is the same in two folders, to the byte."""
    return content(one, slug) == content(other, slug)
