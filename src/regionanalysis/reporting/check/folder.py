"""Checking the reports of a folder: each of them, and what lies beside them."""

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
    """How many reports were checked, what was found, and the dates of the figures they rest on."""

    reports: int
    findings: list[Finding]
    oldest: str
    newest: str


def check_reports(
    folder: Path, only: Sequence[str] = (), *, not_before: str = "", not_after: str = ""
) -> Checked:
    """Check the reports in a folder.

    Parameters
    ----------
    only
        Slugs of the reports to check; all of them, and what else is there, if none is named.
    not_before
        A date (ISO 8601): older figures are found fault with. Empty for none.
    not_after
        A date as well: figures that claim to be newer are, too. Empty for none.

    Raises
    ------
    ParameterError
        When there is no report in the folder, or none of a slug.
    """
    there = sorted(path.stem for path in folder.glob("*.json"))
    missing = [slug for slug in only if slug not in there]
    if missing or not there:
        what = f"report {missing[0]!r}" if missing else "report"
        raise ParameterError(
            f"There is no {what} in {folder}.", remedy="Build it with `regionanalysis build`."
        )
    slugs = sorted(set(only)) or there
    found = list(_each(partial(check_report, folder, (not_before, not_after)), slugs))
    findings = [one for each in found for one in each.findings]
    if not only:
        known = {LOCK, INDEX_LOCK, *map(index_name, languages())}
        findings += _leftovers(folder, known.union(*(each.files for each in found)))
        findings += [
            Finding("", "index", f"{name} is not that of the reports here: build again")
            for name in index_faults(folder)
        ]
    dates = sorted(date for each in found for date in each.dates if date)
    return Checked(len(slugs), findings, *((dates[0], dates[-1]) if dates else ("", "")))


def _each(check: Callable[[str], CheckedReport], slugs: Sequence[str]) -> Iterable[CheckedReport]:
    processes = os.cpu_count() or 1
    if processes == 1 or len(slugs) < WORTH_PROCESSES:
        return map(check, slugs)
    # a copy of a process with threads may hang
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return list(pool.map(check, slugs, chunksize=8))


def _leftovers(folder: Path, known: Collection[str]) -> Iterator[Finding]:
    """Yield what is in the folder and belongs to no report."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        top = name.partition("/")[0]
        if path.is_dir() or name in known:
            continue
        slug = top.partition(".")[0].removesuffix("-data")
        told = (
            "a build that was killed has left it"
            if top.startswith(STAGING_PREFIX)
            else "no report's"
        )
        yield Finding("" if top.startswith(STAGING_PREFIX) else slug, "leftover", f"{name}: {told}")
