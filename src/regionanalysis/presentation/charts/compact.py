"""Making a drawing smaller without changing what is seen.

matplotlib writes the style of every mark beside it, and each in groups of its own: with a mark
for every municipality a drawing is mostly that. What says nothing is left out here, and what marks
beside one another have in common is said once.
"""

from itertools import groupby
from xml.etree import ElementTree as ET

SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)

GROUP, TEXT = f"{{{SVG}}}g", f"{{{SVG}}}text"
EMPTY = {GROUP, f"{{{SVG}}}defs"}
MARKS = {TEXT, f"{{{SVG}}}path", f"{{{SVG}}}use"}

# what a group can say for all its marks; of a style all but what does not pass on to them
SHARED = ("style", "clip-path")
NOT_INHERITED = ("; opacity", "mix-blend-mode")

# a drawing has no fill and no line of its own here
UNSEEN = "fill: none"

# fewer marks than this are shorter as they are
FEWEST = 3


def compact(svg: str) -> str:
    """Return a drawing of matplotlib's with the same look in fewer bytes."""
    # our own drawing, not something from outside
    root = ET.fromstring(svg)  # noqa: S314
    _tidy(root)
    return ET.tostring(root, encoding="unicode")


def _tidy(parent: ET.Element) -> None:
    kept: list[ET.Element] = []
    for child in parent:
        _tidy(child)
        child.tail = None
        if child.tag == GROUP and not child.attrib:
            kept += child
        elif not _says_nothing(child):
            kept.append(child)
    if parent.tag != TEXT:
        parent.text = None
    parent[:] = _shared(_merged(kept))


def _says_nothing(one: ET.Element) -> bool:
    return (one.tag in EMPTY and not len(one)) or one.get("style") == UNSEEN


def _merged(children: list[ET.Element]) -> list[ET.Element]:
    """Return children, with groups of the same clipping that follow one another as one."""
    found: list[ET.Element] = []
    for child in children:
        last = found[-1] if found else None
        clips = child.tag == GROUP and set(child.attrib) == {"clip-path"}
        if clips and last is not None and (last.tag, last.attrib) == (child.tag, child.attrib):
            last[:] = _shared([*_apart(last), *_apart(child)])
        else:
            found.append(child)
    return found


def _apart(group: ET.Element) -> list[ET.Element]:
    """Return the marks of a group, each with what a group within says for it."""
    found: list[ET.Element] = []
    for one in group:
        if one.tag == GROUP and set(one.attrib) <= set(SHARED):
            for mark in one:
                mark.attrib.update(one.attrib)
                found.append(mark)
        else:
            found.append(one)
    return found


def _shared(children: list[ET.Element]) -> list[ET.Element]:
    """Return children, with a group for those beside one another that look the same."""
    found: list[ET.Element] = []
    for look, run in groupby(children, key=_look):
        marks = list(run)
        if look is None or len(marks) < FEWEST:
            found += marks
            continue
        group = ET.Element(GROUP, dict(look))
        for mark in marks:
            for name in SHARED:
                mark.attrib.pop(name, None)
        group[:] = marks
        found.append(group)
    return found


def _look(one: ET.Element) -> tuple[tuple[str, str], ...] | None:
    """Return what a mark can share with others; None where it must stay by itself."""
    look = tuple((name, one.attrib[name]) for name in SHARED if name in one.attrib)
    style = f"; {one.get('style', '')}"
    alone = one.tag not in MARKS or any(word in style for word in NOT_INHERITED)
    # clipping is told in the mark's own coordinates
    turned = "transform" in one.attrib and "clip-path" in one.attrib
    return None if alone or turned or not look else look
