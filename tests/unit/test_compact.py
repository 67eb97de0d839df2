"""A drawing in fewer bytes looks the same."""

import re
from xml.etree import ElementTree as ET

from regionanalysis.presentation.charts.compact import compact

HEAD = '<svg xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg">'


def made(inside: str) -> str:
    """Return what is left inside a drawing."""
    found = compact(f"{HEAD}{inside}</svg>")
    return re.sub(r"^<svg[^>]*>|</svg>$", "", found)


def marks(count: int, style: str) -> str:
    return "".join(f'<use xlink:href="#m" x="{at}" y="1" style="{style}" />' for at in range(count))


def test_what_marks_beside_one_another_share_is_said_once() -> None:
    found = made(marks(3, "fill: #111111"))
    plain = "".join(f'<use xlink:href="#m" x="{at}" y="1" />' for at in range(3))
    assert found == f'<g style="fill: #111111">{plain}</g>'


def test_marks_that_differ_stay_as_they_are() -> None:
    different = marks(2, "fill: #111111") + marks(2, "fill: #222222")
    assert made(different) == different


def test_groups_that_clip_alike_become_one() -> None:
    clipped = "".join(f'<g clip-path="url(#p)">{marks(1, "fill: red")}</g>' for _ in range(4))
    found = made(clipped)
    assert found.count("clip-path") == found.count("fill: red") == 1
    assert found.count("<use") == 4


def test_groups_that_clip_otherwise_stay_apart() -> None:
    clipped = "".join(f'<g clip-path="url(#{p})">{marks(1, "fill: red")}</g>' for p in "pq")
    assert made(clipped) == clipped


def test_order_is_kept_for_what_covers_what() -> None:
    found = made(marks(3, "fill: red") + '<path d="M 0 0" style="fill: blue" />')
    assert found.index("red") < found.index("blue")


def test_a_group_that_says_nothing_is_left_out_with_what_is_not_seen() -> None:
    path = '<path d="M 0 0 L 1 1" style="fill: none" />'
    text = '<text x="1" y="1">Grue</text>'
    assert made(f"<defs></defs><g> <g>{path}</g> <g> {text} </g> </g>") == text


def test_a_line_without_a_fill_is_seen() -> None:
    line = '<path d="M 0 0 L 1 1" style="fill: none; stroke: #111111" />'
    assert made(line) == line


def test_opacity_is_not_passed_on() -> None:
    # a group would be seen through as a whole, not mark by mark
    faint = marks(3, "fill: red; opacity: 0.5")
    assert made(faint) == faint
    assert made(marks(3, "fill: red; fill-opacity: 0.5")).count("fill-opacity") == 1


def test_clipping_of_what_is_turned_stays_with_it() -> None:
    turned = '<path d="M 0 0" clip-path="url(#p)" transform="rotate(9)" />' * 3
    assert made(turned) == turned


def test_a_prefix_that_another_library_takes_is_taken_back() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="9" height="9" /></svg>'
    ET.register_namespace("", "")
    assert compact(svg) == svg
