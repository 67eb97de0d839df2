"""The documentation site: accessible, as wide as the screen, and without dead links.

`make docs` builds it, and CI does so before the tests.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest
from bs4 import BeautifulSoup

from accessibility import axe_violations
from delivered import ROOT

SITE = ROOT / "docs" / "_build"
REQUIRED = "REGIONANALYSIS_REQUIRE_BROWSER"
# one page a function, all alike
GENERATED = "reference/generated"


@pytest.fixture(scope="module")
def pages() -> list[Path]:
    """Return every page but listings of modules; skip where the site is not built."""
    if not (SITE / "index.html").exists():
        message = "the site is not built; run `make docs`"
        if os.environ.get(REQUIRED):
            pytest.fail(message)
        pytest.skip(message)
    return sorted(
        path for path in SITE.rglob("*.html") if not {"_static", "_modules"} & {*path.parts}
    )


@pytest.mark.browser
@pytest.mark.parametrize(
    ("width", "scheme", "every"),
    [(1280, "light", True), (375, "dark", False), (1280, "dark", False), (375, "light", False)],
)
def test_axe_finds_nothing_and_no_page_is_too_wide(
    chromium: Any, pages: list[Path], width: int, scheme: str, *, every: bool
) -> None:
    """Check every page, and pages that are not alike at both widths and in both schemes."""
    chosen = [page for page in pages if every or GENERATED not in page.as_posix()]
    assert len(chosen) > 20
    tab = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    problems = []
    for page in chosen:
        tab.goto(page.as_uri())
        name = page.relative_to(SITE).as_posix()
        violations = axe_violations(tab, scheme)
        if violations:
            problems.append(f"{name}: {violations}")
        if tab.evaluate("document.documentElement.scrollWidth") > width:
            problems.append(f"{name}: wider than {width}")
    tab.close()
    assert problems == []


def test_links_within_the_site_lead_somewhere(pages: list[Path]) -> None:
    parsed = {page: BeautifulSoup(page.read_bytes(), "html.parser") for page in pages}
    anchors = {
        page: {element["id"] for element in soup.find_all(id=True)} for page, soup in parsed.items()
    }
    dead, checked = [], 0
    for page, soup in parsed.items():
        for address in (link["href"] for link in soup.find_all("a", href=True)):
            path, anchor = urldefrag(str(address))
            if ":" in path:
                continue
            checked += 1
            target = (page.parent / unquote(path)).resolve() if path else page
            missing = anchor and target in anchors and unquote(anchor) not in anchors[target]
            if not target.is_file() or missing:
                dead.append(f"{page.relative_to(SITE)}: {address}")
    assert checked > 1000
    assert dead == []
