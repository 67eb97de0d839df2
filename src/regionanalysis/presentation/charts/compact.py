"""Smaller SVG with the same appearance.

matplotlib writes the style of every mark, each in a group of its own. With a mark for every
municipality, that is most of the file. Elements without effect are removed here, and the style that
adjacent marks share is written once.
"""

from itertools import groupby
from xml.etree import ElementTree as ET

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"

GROUP, TEXT = f"{{{SVG}}}g", f"{{{SVG}}}text"
EMPTY = {GROUP, f"{{{SVG}}}defs"}
MARKS = {TEXT, f"{{{SVG}}}path", f"{{{SVG}}}use"}

# attributes that a group can have for its marks, and styles that marks do not inherit
SHARED = ("style", "clip-path")
NOT_INHERITED = ("; opacity", "mix-blend-mode")

# an element without fill and line
UNSEEN = "fill: none"

# a group for fewer marks would be longer
MIN_MARKS = 3


def compact(svg: str) -> str:
    """Return an SVG of matplotlib's with the same appearance in fewer bytes."""
    # the SVG is our own, not input
    root = ET.fromstring(svg)  # noqa: S314
    _tidy(root)
    # Prefixes are the process's: a library that registers the empty one, as WeasyPrint does when it
    # is imported, would have this write <ns0:svg>.
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", XLINK)
    return ET.tostring(root, encoding="unicode")


def _tidy(parent: ET.Element) -> None:
    retained: list[ET.Element] = []
    for child in parent:
        _tidy(child)
        child.tail = None
        if child.tag == GROUP and not child.attrib:
            retained += child
        elif not _has_no_effect(child):
            retained.append(child)
    if parent.tag != TEXT:
        parent.text = None
    parent[:] = _shared(_merged(retained))


def _has_no_effect(element: ET.Element) -> bool:
    return (element.tag in EMPTY and not len(element)) or element.get("style") == UNSEEN


def _merged(children: list[ET.Element]) -> list[ET.Element]:
    """Return the children, with adjacent groups of the same clip path merged."""
    merged: list[ET.Element] = []
    for child in children:
        last = merged[-1] if merged else None
        clips = child.tag == GROUP and set(child.attrib) == {"clip-path"}
        if clips and last is not None and (last.tag, last.attrib) == (child.tag, child.attrib):
            last[:] = _shared([*_apart(last), *_apart(child)])
        else:
            merged.append(child)
    return merged


def _apart(group: ET.Element) -> list[ET.Element]:
    """Return the marks of a group, each with the attributes of its inner group."""
    marks: list[ET.Element] = []
    for child in group:
        if child.tag == GROUP and set(child.attrib) <= set(SHARED):
            for mark in child:
                mark.attrib.update(child.attrib)
                marks.append(mark)
        else:
            marks.append(child)
    return marks


def _shared(children: list[ET.Element]) -> list[ET.Element]:
    """Return the children, with a group for adjacent marks that share their attributes."""
    shared: list[ET.Element] = []
    for look, run in groupby(children, key=_look):
        marks = list(run)
        if look is None or len(marks) < MIN_MARKS:
            shared += marks
            continue
        group = ET.Element(GROUP, dict(look))
        for mark in marks:
            for name in SHARED:
                mark.attrib.pop(name, None)
        group[:] = marks
        shared.append(group)
    return shared


def _look(mark: ET.Element) -> tuple[tuple[str, str], ...] | None:
    """Return the attributes that a mark can share; None if it must keep its own."""
    look = tuple((name, mark.attrib[name]) for name in SHARED if name in mark.attrib)
    style = f"; {mark.get('style', '')}"
    alone = mark.tag not in MARKS or any(word in style for word in NOT_INHERITED)
    # a clip path uses the coordinates of its mark
    turned = "transform" in mark.attrib and "clip-path" in mark.attrib
    return None if alone or turned or not look else look
