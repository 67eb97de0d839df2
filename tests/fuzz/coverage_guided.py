"""Readers tried with files that are led by what the readers do with them (Atheris, libFuzzer).

``pip install atheris`` where it may be, then ``PYTHONPATH=src:tests python
tests/fuzz/coverage_guided.py panel -runs=10000``; without a name it lists the readers.
A folder as the last argument keeps what a run has found, so that the next goes on from it.
An error that is not ours, or two seconds of the processor for one file, is a crash: the file is
left as ``crash-…``, to be given again as the last argument.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import atheris  # type: ignore[import-untyped, import-not-found, unused-ignore]

with atheris.instrument_imports(include=["regionanalysis"]):
    from fuzz import test_answers, test_lists, test_readers
    from regionanalysis.errors import RegionAnalysisError
    from regionanalysis.io.readers.boundaries import read_boundaries
    from regionanalysis.io.readers.corrections import read_corrections
    from regionanalysis.io.readers.own_regions import own_regions
    from regionanalysis.io.readers.panel import read_panel
    from regionanalysis.io.statbank.answers import snapshot_rows
    from regionanalysis.io.statbank.json_stat import parse_json_stat
    from regionanalysis.panel.provenance import read_origin
    from regionanalysis.reporting.build.reports_file import planned_reports
    from regionanalysis.reporting.manifest import complete_reports
    from regionanalysis.reporting.page.sanitise import sanitise

PATIENCE = 2.0

QUERY = test_answers.QUERY
FACTS = test_answers.FACTS
EXPORT = (
    '"07984: Sysselsatte, etter region, næring, år og statistikkvariabel"\n\n'
    '"region";"næring (SN2007)";"Sysselsatte 2020";"Sysselsatte 2021"\n'
    '"0301 Oslo";"01-03 Jordbruk";5;6\n"";"10-33 Industri";7;:\n\nKilde: SSB\n'
).encode("cp1252")
# what needs no figures by municipality, which may not be there
REPORTS = test_lists.REPORTS.partition(b"[[report]]\nfor_each")[0]
MANIFEST = b"""{"slug": "x", "title": "T", "language": "nb", "notebook": "n", "kind": "n",
"name": "x", "counties": [], "measure": "panel",
"headline": {"start_year": 2015, "end_year": 2020, "rank": 1},
"files": ["x.json"]}"""
HTML = b"<p class='x' title=\"a > b\">x &lt;<br/></p><a href='#y'>y</a><style>z{}</style>"


def answer(path: Path) -> object:
    """Read a file as an answer of Statistics Norway."""
    found = parse_json_stat(path.read_bytes(), "It")
    return snapshot_rows(found, FACTS, QUERY)


def shown(path: Path) -> object:
    """Look through a file as what a cell shows."""
    with suppress(ValueError):
        return sanitise(path.read_text(encoding="utf-8", errors="replace"))
    return None


# what is read, under which name, and a file that is whole
READERS: dict[str, tuple[Callable[[Path], object], str, bytes]] = {
    "panel": (lambda path: read_panel(path, mend_codes=True), "panel.csv", test_readers.TEXT),
    "export": (lambda path: read_panel(path, mend_codes=True), "panel.csv", EXPORT),
    "download": (read_panel, "panel.json", test_readers.DATASET),
    "answer": (answer, "answer.json", test_answers.TEXT),
    "sidecar": (read_origin, "panel.toml", test_readers.SIDECAR),
    "reports": (planned_reports, "reports.toml", REPORTS),
    "regions": (own_regions, "reports.toml", test_lists.REGIONS),
    "corrections": (read_corrections, "corrections.toml", test_lists.CORRECTIONS),
    "outlines": (lambda path: read_boundaries(path, ["0301"]), "x.geojson", test_readers.OUTLINES),
    "manifest": (lambda path: complete_reports(path.parent), "x.json", MANIFEST),
    "shown": (shown, "x.html", HTML),
}


def tried(name: str, folder: Path) -> Callable[[bytes], None]:
    """Return what tries a reader with one file."""
    read, file, _ = READERS[name]

    def one(content: bytes) -> None:
        path = folder / file
        path.write_bytes(content)
        began = time.process_time()
        try:
            read(path)
        except RegionAnalysisError as refused:
            if not str(refused).strip():
                raise AssertionError("a refusal without a word is no refusal") from refused
        if time.process_time() - began > PATIENCE:
            raise AssertionError(f"more than {PATIENCE} seconds")

    return one


def main() -> None:
    """Try the reader that is named, with the options of libFuzzer that follow."""
    name, *options = sys.argv[1:] or [""]
    if name not in READERS:
        sys.exit(f"Name a reader: {', '.join(READERS)}.")
    # atheris ends the process without a word, and so these are left for the system to sweep
    folder, seeds = (Path(tempfile.mkdtemp(prefix="regionanalysis-")) for _ in range(2))
    (seeds / "whole").write_bytes(READERS[name][2])
    corpus = [] if any(not one.startswith("-") for one in options) else [str(seeds)]
    atheris.Setup(
        [sys.argv[0], "-timeout=10", "-rss_limit_mb=4096", *options, *corpus], tried(name, folder)
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
