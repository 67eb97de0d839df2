"""Check the reports of a folder, and the files beside them."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from regionanalysis.errors import ParameterError
from regionanalysis.presentation.messages import languages
from regionanalysis.reporting.atomic import INDEX_LOCK, LOCK, STAGING_PREFIX
from regionanalysis.reporting.check.report import CheckedReport, Finding, check_report
from regionanalysis.reporting.page.index import index_faults, index_name

# fewer reports are checked sooner by one process than others are started
WORTH_PROCESSES = 24


class Checked(NamedTuple):
    """How many reports were checked, and the findings.

    Attributes
    ----------
    reports
        How many.
    findings
        Their faults.
    oldest, newest
        Dates of their figures.
    notes
        What their pages leave out, each with the report's slug.
    """

    reports: int
    findings: list[Finding]
    oldest: str
    newest: str
    notes: Sequence[tuple[str, str]] = ()


def check_reports(
    folder: Path, only: Sequence[str] = (), *, not_before: str = "", not_after: str = ""
) -> Checked:
    """Check the reports in a folder.

    Parameters
    ----------
    only
        Slugs of the reports to check; all of them, and the files beside them, if none is named.
    not_before
        A date (ISO 8601): older figures are a finding. Empty for no limit.
    not_after
        A date: newer figures are a finding. Empty for no limit.

    Raises
    ------
    ParameterError
        When there is no report in the folder, or none of a slug.
    """
    present = sorted(path.stem for path in folder.glob("*.json"))
    missing = [slug for slug in only if slug not in present]
    if missing or not present:
        what = f"report {missing[0]!r}" if missing else "report"
        raise ParameterError(
            f"There is no {what} in {folder}.",
            remedy="Build it with `regionanalysis report`, or all with `regionanalysis build`.",
        )
    slugs = sorted(set(only)) or present
    checked = list(_check_each(partial(check_report, folder, (not_before, not_after)), slugs))
    findings = [finding for report in checked for finding in report.findings]
    if not only:
        known = {LOCK, INDEX_LOCK, *map(index_name, languages())}
        findings += _leftovers(folder, known.union(*(report.files for report in checked)))
        findings += [
            Finding("", "index", f"{name} is not that of the reports here: build again")
            for name in index_faults(folder)
        ]
    dates = sorted(date for report in checked for date in report.dates if date)
    notes = [
        (slug, note) for slug, report in zip(slugs, checked, strict=True) for note in report.notes
    ]
    oldest, newest = (dates[0], dates[-1]) if dates else ("", "")
    return Checked(len(slugs), findings, oldest, newest, notes)


def _check_each(
    check: Callable[[str], CheckedReport], slugs: Sequence[str]
) -> Iterable[CheckedReport]:
    processes = os.cpu_count() or 1
    if processes == 1 or len(slugs) < WORTH_PROCESSES:
        return map(check, slugs)
    # a copy of a process with threads may hang
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return list(pool.map(check, slugs, chunksize=8))


def _leftovers(folder: Path, known: Collection[str]) -> Iterator[Finding]:
    """Yield the files in the folder that belong to no report."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        top = name.partition("/")[0]
        if path.is_dir() or name in known:
            continue
        stale = top.startswith(STAGING_PREFIX)
        slug = "" if stale else top.partition(".")[0].removesuffix("-data")
        what = "a build that was killed has left it" if stale else "no report's"
        yield Finding(slug, "leftover", f"{name}: {what}")
