"""The index of a folder of reports: a page in each of their languages that links to them all."""

from pathlib import Path

from filelock import FileLock, Timeout

from regionanalysis.core.files import write_atomic
from regionanalysis.core.project import DEFAULT_LANGUAGE
from regionanalysis.errors import OutputError
from regionanalysis.presentation.messages import languages
from regionanalysis.reporting.atomic import INDEX_LOCK
from regionanalysis.reporting.manifest import complete_reports
from regionanalysis.reporting.page.index_page import index_page

# seconds to wait for another process that writes it
LOCK_TIMEOUT = 60


def index_name(code: str = DEFAULT_LANGUAGE) -> str:
    """Return the file name of the index in a language."""
    return "index.html" if code == DEFAULT_LANGUAGE else f"index-{code}.html"


def write_index(folder: Path) -> list[Path]:
    """Write the index of the reports in a folder, and return its pages.

    There is one in bokmål, and one in each other language that there are reports in. It links to
    the reports that are complete. The same reports give the same bytes. Without reports there is no
    index.

    Raises
    ------
    OutputError
        When it cannot be written; the last one then stays.
    """
    if not folder.is_dir():
        return []
    try:
        with FileLock(folder / INDEX_LOCK, timeout=LOCK_TIMEOUT):
            return _write_pages(folder)
    except (Timeout, OSError) as cause:
        raise OutputError(
            f"Cannot write the index of {folder}: {cause}.",
            remedy="The reports are in place; build again for an index of them.",
        ) from cause


def refresh_index(folder: Path) -> None:
    """Write the index again where there is one, so that it is never older than the reports."""
    if (folder / index_name()).is_file():
        write_index(folder)


def index_faults(folder: Path) -> list[str]:
    """Return the pages of a folder's index that do not fit its reports.

    A folder without an index has no faults.
    """
    present = {
        code: (folder / index_name(code)).read_text(encoding="utf-8")
        for code in languages()
        if (folder / index_name(code)).is_file()
    }
    due = _pages(folder) if present else {}
    codes = sorted({*due, *present})
    return [index_name(code) for code in codes if due.get(code) != present.get(code)]


def _write_pages(folder: Path) -> list[Path]:
    pages = _pages(folder)
    for code, text in pages.items():
        write_atomic(folder / index_name(code), text)
    for code in set(languages()) - set(pages):
        (folder / index_name(code)).unlink(missing_ok=True)
    return [folder / index_name(code) for code in pages]


def _pages(folder: Path) -> dict[str, str]:
    """Return the pages of the index by their languages."""
    reports = complete_reports(folder)
    present = {report.language for report in reports}
    names = {code: index_name(code) for code in languages() if code in present}
    if reports:
        names |= {DEFAULT_LANGUAGE: index_name()}
    return {code: index_page(reports, code, names) for code in sorted(names)}
