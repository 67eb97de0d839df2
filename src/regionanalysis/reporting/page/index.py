"""The index of a folder of reports: a page in each of their languages that leads to them all."""

from pathlib import Path

from filelock import FileLock, Timeout

from regionanalysis.core.files import write_atomic
from regionanalysis.core.project import DEFAULT_LANGUAGE
from regionanalysis.errors import OutputError
from regionanalysis.presentation.messages import languages
from regionanalysis.reporting.atomic import INDEX_LOCK
from regionanalysis.reporting.complete_reports import complete_reports
from regionanalysis.reporting.page.index_page import index_page

# seconds to wait for another that writes it
PATIENCE = 60


def index_name(code: str = DEFAULT_LANGUAGE) -> str:
    """Return the file name of the index in a language."""
    return "index.html" if code == DEFAULT_LANGUAGE else f"index-{code}.html"


def write_index(folder: Path) -> list[Path]:
    """Write the index of the reports in a folder, and return its pages.

    There is one in bokmål, and one in each other language that there are reports in. It is made of
    the manifests of the reports that are whole, so that nothing else is led to; the same reports
    give the same bytes. Without reports there is no index.

    Raises
    ------
    OutputError
        When it cannot be written; the last one then stays.
    """
    if not folder.is_dir():
        return []
    try:
        with FileLock(folder / INDEX_LOCK, timeout=PATIENCE):
            return _written(folder)
    except (Timeout, OSError) as cause:
        raise OutputError(
            f"Cannot write the index of {folder}: {cause}.",
            remedy="The reports are in place; build again for an index of them.",
        ) from cause


def refresh_index(folder: Path) -> None:
    """Write the index anew where there is one, so that it is never older than the reports."""
    if (folder / index_name()).is_file():
        write_index(folder)


def index_faults(folder: Path) -> list[str]:
    """Return the pages of a folder's index that are not those of the reports that are there now.

    A folder without any page of an index has none to be wrong.
    """
    there = {
        code: (folder / index_name(code)).read_text(encoding="utf-8")
        for code in languages()
        if (folder / index_name(code)).is_file()
    }
    due = _pages(folder) if there else {}
    return [index_name(code) for code in sorted({*due, *there}) if due.get(code) != there.get(code)]


def _written(folder: Path) -> list[Path]:
    pages = _pages(folder)
    for code, text in pages.items():
        write_atomic(folder / index_name(code), text)
    for code in set(languages()) - set(pages):
        (folder / index_name(code)).unlink(missing_ok=True)
    return [folder / index_name(code) for code in pages]


def _pages(folder: Path) -> dict[str, str]:
    """Return the pages of the index by their languages."""
    reports = complete_reports(folder)
    there = {one.language for one in reports}
    shown = {code: index_name(code) for code in languages() if code in there}
    if reports:
        shown |= {DEFAULT_LANGUAGE: index_name()}
    return {code: index_page(reports, code, shown) for code in sorted(shown)}
