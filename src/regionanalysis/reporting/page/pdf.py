"""From a page to a PDF: tagged, with bookmarks, title and language, in the page's print style."""

import logging
import re
from functools import partial
from io import BytesIO
from typing import Any

from regionanalysis.errors import MissingExtraError, OutputError
from regionanalysis.reporting.page.paper import paper_page

# what is drawn has the colours of the light page behind its variables, for readers without them
_VARIABLE = re.compile(r"var\(--[a-z-]+, (#[0-9a-f]{6})\)")

# the standard for PDF that everyone can use, ISO 14289-1
ACCESSIBLE = "pdf/ua-1"


def check_pdf_writer() -> None:
    """Check that PDF can be written, before a report is built for it.

    Raises
    ------
    MissingExtraError
        When the package that writes PDF is not installed.
    OutputError
        When a library that it needs is not there.
    """
    _weasyprint()


def pdf_of(page: str) -> bytes:
    """Return a page as PDF/UA. The same page gives the same bytes. Errors as `check_pdf_writer`."""
    weasyprint = _weasyprint()
    # WeasyPrint warns of every property that print does not use.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    from regionanalysis.reporting.page.pdf_tags import complete_tags  # noqa: PLC0415 - an extra

    written = BytesIO()
    drawn = _VARIABLE.sub(r"\1", paper_page(page))
    # nothing is fetched
    nowhere = weasyprint.urls.URLFetcher(allowed_protocols=())
    weasyprint.HTML(string=drawn, url_fetcher=nowhere).write_pdf(
        written,
        finisher=partial(complete_tags, kinds=weasyprint.formatting_structure.boxes),
        pdf_variant=ACCESSIBLE,
    )
    return written.getvalue()


def _weasyprint() -> Any:
    try:
        # an extra, and slow to import
        import weasyprint  # noqa: PLC0415
        import weasyprint.formatting_structure.boxes  # noqa: PLC0415
        import weasyprint.urls  # noqa: PLC0415
    except ImportError as cause:
        raise MissingExtraError("A PDF", "pdf") from cause
    except OSError as cause:
        raise OutputError(
            "A PDF needs the library Pango, which could not be loaded.",
            remedy="Install it: `apt install libpangoft2-1.0-0` on Debian and Ubuntu, "
            "`brew install pango` on macOS.",
        ) from cause
    return weasyprint
