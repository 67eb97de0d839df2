"""The colours of the page by day and by night: figures in tinted cells are read in both."""

import re
from importlib.resources import files

import pytest

from regionanalysis.presentation.charts.style import TINTS

# WCAG 1.4.3, for text
MIN_CONTRAST = 4.5

NAMES = [f"tint-{letter}" for letter in "abcde"]


def _colours(scheme: str) -> dict[str, str]:
    sheet = files("regionanalysis.reporting.page").joinpath("templates/page.css")
    light, dark, *_ = re.findall(r":root \{(.*?)\}", sheet.read_text(encoding="utf-8"), re.DOTALL)
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", light if scheme == "light" else dark))


def _lightness(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    low, high = sorted((_lightness(first), _lightness(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_figures_are_read_on_every_tint(scheme: str) -> None:
    colours = _colours(scheme)
    assert all(_contrast(colours["ink"], colours[name]) >= MIN_CONTRAST for name in NAMES)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_deeper_tint_is_further_from_the_paper(scheme: str) -> None:
    colours = _colours(scheme)
    steps = [_contrast(colours["paper"], colours[name]) for name in NAMES]
    assert steps == sorted(steps)
    assert steps[0] > 1


def test_tints_by_day_are_those_of_an_image() -> None:
    colours = _colours("light")
    assert tuple(colours[name] for name in NAMES) == TINTS
