"""The page in a browser: accessible, whole at every width, and silent on the network."""

from typing import Any

import pytest

from accessibility import axe_violations
from page_text import PAGES
from regionanalysis.reporting.build.one import Report

pytestmark = pytest.mark.browser


@pytest.fixture(params=PAGES)
def report(request: pytest.FixtureRequest) -> Report:
    found: Report = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing(chromium: Any, report: Report, width: int, scheme: str) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(report.page.as_uri())
    violations = axe_violations(page, scheme)
    page.close()
    assert violations == ""


@pytest.mark.parametrize("width", [1280, 768, 375, 320])
def test_nothing_needs_sideways_scrolling(chromium: Any, report: Report, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(report.page.as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= width


def test_nothing_is_asked_of_the_network(chromium: Any, report: Report) -> None:
    asked: list[str] = []
    page = chromium.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(report.page.as_uri())
    page.wait_for_load_state("networkidle")
    page.close()
    assert asked == [report.page.as_uri()]


@pytest.mark.parametrize("width", [1280, 375])
def test_one_drawing_of_every_figure_is_shown_and_no_text_is_cut(
    chromium: Any, report: Report, width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(report.page.as_uri())
    shown = page.evaluate(
        """() => [...document.querySelectorAll('figure')].map(figure => ({
            key: figure.id,
            drawings: [...figure.querySelectorAll('.plot')]
                .filter(one => getComputedStyle(one).display !== 'none').length,
            cut: [...figure.querySelectorAll('.plot svg')]
                .filter(svg => svg.getBoundingClientRect().width > 0)
                .flatMap(svg => [...svg.querySelectorAll('text')].filter(text => {
                    const box = text.getBoundingClientRect()
                    return box.left < -1 || box.right > document.documentElement.clientWidth + 1
                }).map(text => text.textContent))
        }))"""
    )
    page.close()
    assert shown
    for figure in shown:
        assert figure["drawings"] == 1, figure
        assert figure["cut"] == [], figure
