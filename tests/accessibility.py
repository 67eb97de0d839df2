"""What axe finds on a page."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# A dark page is the light one in other colours.
RULES: dict[str, dict[str, Any]] = {
    "light": {"type": "tag", "values": LEVELS},
    "dark": {"type": "rule", "values": ["color-contrast"]},
}


def axe_violations(tab: Any, scheme: str = "light") -> str:
    """Return what axe finds on a page with everything unfolded; empty for nothing.

    Elements without a violation are not described one by one, which takes axe most of its time.
    """
    tab.evaluate("document.querySelectorAll('details').forEach(folded => { folded.open = true })")
    result = Axe().run(tab, options={"runOnly": RULES[scheme], "resultTypes": ["violations"]})
    passed = {rule["id"] for rule in result.response["passes"]}
    assert "color-contrast" in passed or result.violations_count
    assert scheme == "dark" or len(passed) > 20 or result.violations_count
    return str(result.generate_report()) if result.violations_count else ""
