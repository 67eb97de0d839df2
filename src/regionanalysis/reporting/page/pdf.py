"""From a page to a PDF: tagged, with bookmarks, title and language, in the page's print style."""

import logging
import re
from io import BytesIO

from regionanalysis.errors import MissingExtraError

# what is drawn has the colours of the light page behind its variables, for readers without them
_VARIABLE = re.compile(r"var\(--[a-z-]+, (#[0-9a-f]{6})\)")

# the standard for PDF that everyone can use, ISO 14289-1
ACCESSIBLE = "pdf/ua-1"


def pdf_of(page: str) -> bytes:
    """Return a page as PDF/UA. The same page gives the same bytes.

    Raises
    ------
    MissingExtraError
        When the package that writes PDF, or a library it needs, is not installed.
    """
    try:
        # an extra, and slow to import
        from weasyprint import HTML  # noqa: PLC0415
        from weasyprint.urls import URLFetcher  # noqa: PLC0415
    except (ImportError, OSError) as cause:
        raise MissingExtraError("A PDF (beside the library Pango)", "pdf") from cause
    # what print has no use for is passed over in silence
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    written = BytesIO()
    drawn = _VARIABLE.sub(r"\1", page)
    # nothing is fetched
    nowhere = URLFetcher(allowed_protocols=())
    HTML(string=drawn, url_fetcher=nowhere).write_pdf(written, pdf_variant=ACCESSIBLE)
    return written.getvalue()
