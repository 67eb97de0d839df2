"""How the page looks and is used: one screen, the keyboard, zoom, forced colours, contrast."""

import re
from typing import Any

import pytest

from page_text import PAGES
from regionanalysis.reporting.build.one import Report

pytestmark = pytest.mark.browser

# an ordinary laptop's window
SCREEN = {"width": 1280, "height": 900}

# WCAG 1.4.11: what must be seen to understand a drawing, against what it is drawn on
LEAST_CONTRAST = 3.0

COLOURS = ("ink", "muted", "nation", "structure", "people", "own", "remainder", "others", "goal")

# what figures are read against need not stand out
GROUND = {"rule", "paper"}

CONTRAST = """() => {
    const light = colour => {
        const parts = colour.match(/[0-9.]+/g).slice(0, 3).map(one => one / 255)
            .map(one => one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    const probe = document.createElement('p')
    document.body.append(probe)
    const of = name => {
        probe.style.color = `var(--${name})`
        return light(getComputedStyle(probe).color)
    }
    const paper = of('paper')
    const ratio = one => (Math.max(one, paper) + 0.05) / (Math.min(one, paper) + 0.05)
    return Object.fromEntries(NAMES.map(name => [name, ratio(of(name))]))
}"""


@pytest.fixture(params=PAGES)
def report(request: pytest.FixtureRequest) -> Report:
    found: Report = request.getfixturevalue(request.param)
    return found


def opened(chromium: Any, report: Report, **options: Any) -> Any:
    page = chromium.new_page(**{"viewport": SCREEN, **options})
    page.goto(report.page.as_uri())
    return page


@pytest.mark.parametrize("language", ["built", "built_nn", "built_en"])
def test_the_report_in_short_is_on_one_screen(
    chromium: Any, request: pytest.FixtureRequest, language: str
) -> None:
    page = opened(chromium, request.getfixturevalue(language))
    ends = page.evaluate(
        """() => [...document.querySelectorAll('.key-figures, .beside .statements, .beside svg')]
            .map(one => one.getBoundingClientRect().bottom).filter(end => end > 0)"""
    )
    page.close()
    assert len(ends) >= 3
    assert max(ends) <= SCREEN["height"]


def test_the_first_key_press_leads_past_the_contents(chromium: Any, report: Report) -> None:
    page = opened(chromium, report)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()


def test_everything_that_can_be_used_is_reached_by_keyboard_in_the_order_it_is_read(
    chromium: Any, built: Report
) -> None:
    page = opened(chromium, built)
    there = page.evaluate(
        """() => [...document.querySelectorAll('a[href], summary, [tabindex="0"]')]
            .filter(one => one.checkVisibility()).length"""
    )
    seen: list[float] = []
    for _ in range(there):
        page.keyboard.press("Tab")
        seen.append(
            page.evaluate(
                """() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"""
            )
        )
    page.close()
    assert len(set(seen)) == there
    assert seen == sorted(seen)


def test_a_figures_table_opens_by_keyboard(chromium: Any, built: Report) -> None:
    page = opened(chromium, built)
    page.locator("#fig-waterfall summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#fig-waterfall table").is_visible()
    page.close()


def test_focus_is_seen(chromium: Any, report: Report) -> None:
    page = opened(chromium, report)
    page.locator(".contents a").first.focus()
    page.keyboard.press("Tab")
    style = page.evaluate(
        """() => { const one = getComputedStyle(document.activeElement);
            return [one.outlineStyle, parseFloat(one.outlineWidth)] }"""
    )
    page.close()
    assert style[0] == "solid"
    assert style[1] >= 2


@pytest.mark.parametrize("zoom", [2, 4])
def test_zoomed_in_nothing_scrolls_sideways(chromium: Any, report: Report, zoom: int) -> None:
    # zoom is fewer and larger pixels
    window = {"width": SCREEN["width"] // zoom, "height": SCREEN["height"] // zoom}
    page = opened(chromium, report, viewport=window, device_scale_factor=zoom)
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= window["width"]


def test_text_may_be_spaced_out(chromium: Any, report: Report) -> None:
    # WCAG 1.4.12
    page = opened(chromium, report, viewport={"width": 320, "height": 800})
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
        "word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }"
    )
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_drawn_stands_out_from_the_paper(chromium: Any, built: Report, scheme: str) -> None:
    page = opened(chromium, built, color_scheme=scheme)
    names = "[" + ", ".join(f"'{name}'" for name in COLOURS) + "]"
    found = page.evaluate(CONTRAST.replace("NAMES", names))
    page.close()
    assert set(found) == set(COLOURS)
    assert min(found.values()) >= LEAST_CONTRAST, found


def test_every_drawn_colour_is_one_that_is_measured(built: Report) -> None:
    page = built.page.read_text(encoding="utf-8")
    drawn = set(re.findall(r"var\(--([a-z]+), #[0-9a-f]{6}\)", page))
    assert {"ink", "own", "structure"} <= drawn <= {*COLOURS, *GROUND}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_drawings_keep_theirs_on_their_own_paper(
    chromium: Any, built: Report, scheme: str
) -> None:
    page = opened(chromium, built, forced_colors="active", color_scheme=scheme)
    adjust, paper, ink = page.evaluate(
        """() => { const one = document.querySelector('.plot svg')
            const written = one.querySelector('text')
            return [getComputedStyle(one).forcedColorAdjust, getComputedStyle(one).backgroundColor,
                getComputedStyle(written).fill] }"""
    )
    page.close()
    assert adjust == "none"
    dark, light = sorted(sum(map(int, re.findall(r"\d+", colour)[:3])) for colour in (paper, ink))
    # far apart, whichever of them is the dark one
    assert light - dark > 500


def test_motion_is_reduced_on_request(chromium: Any, built: Report) -> None:
    page = opened(chromium, built, reduced_motion="reduce")
    behaviour = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    page.close()
    assert behaviour == "auto"


def test_scripts_and_everything_from_outside_are_forbidden(chromium: Any, built: Report) -> None:
    page = opened(chromium, built)
    failures: list[str] = []
    page.on("requestfailed", lambda request: failures.append(request.failure))
    ran, refused = page.evaluate(
        """async () => { window.ran = false
            const refused = []
            document.addEventListener('securitypolicyviolation',
                event => refused.push(event.effectiveDirective))
            const one = document.createElement('script')
            one.textContent = 'window.ran = true'
            const image = document.createElement('img')
            const tried = new Promise(resolve => { image.onerror = image.onload = resolve })
            image.src = 'https://localhost:1/a.png'
            document.body.append(one, image)
            await tried
            return [window.ran, refused.sort()] }"""
    )
    page.close()
    assert ran is False
    assert refused == ["img-src", "script-src-elem"]
    # the browser itself refused, before anything was sent
    assert failures == ["csp"]
