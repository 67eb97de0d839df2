"""The structure of a PDF as ISO 14289-1 (PDF/UA) has it, completed before the file is written.

WeasyPrint tags what it lays out. It leaves tags on running heads and page numbers, cuts what goes
over two pages in two, and knows nothing of languages, the scope of headers and description lists.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pydyf

from regionanalysis.reporting.page.pdf_boxes import DESCRIPTIONS, Tagged, is_reference

SCOPES = {"row": "/Row", "col": "/Column"}

# the flag of an annotation that is on paper as on the screen
PRINTED = 4

# in a pixel
POINTS = 0.75

# how many parts of the content stream open a marked sequence: tag, properties, operator
OPENING = 3


def complete_tags(layout: Any, pdf: Any, *, kinds: Any) -> None:
    """Complete the tags of a document that WeasyPrint has laid out: a finisher of its.

    Parameters
    ----------
    layout
        The document, laid out.
    pdf
        The PDF, as it is about to be written.
    kinds
        WeasyPrint's module of boxes.
    """
    tagged = Tagged(layout, pdf, kinds)
    heights = [float(page.height) for page in layout.pages]
    for height, boxes in zip(heights, tagged.pages, strict=True):
        for box in tagged.within(boxes):
            _mark_place(tagged, box, height)
    for box in list(tagged.boxes()):
        _mark_language(tagged, box)
        _mark_scope(tagged, box)
        if box.element_tag == "dl":
            _describe(tagged, box)
    for before, after in pairwise(tagged.pages):
        if before and after:
            _join(tagged, before[-1], after[0])
    for element in list(_elements(tagged, tagged.document)):
        if element["S"] == "/Table":
            _head_rows(tagged, element)
        elif element["S"] == "/L":
            _leave_out_space(tagged, element)
    _name_headers(tagged)
    _leave_out_the_rest(tagged, pdf)


def _elements(tagged: Tagged, element: Any) -> Iterator[Any]:
    """Yield an element and all within it."""
    yield element
    for kid in tagged.kids(element):
        if kid.get("Type") == "/StructElem":
            yield from _elements(tagged, kid)


def _mark_language(tagged: Tagged, box: Any) -> None:
    stated = box.element.attrib.get("lang") if box.element is not None else None
    if stated:
        tagged.element(box)["Lang"] = pydyf.String(stated)


def _mark_place(tagged: Tagged, box: Any, height: float) -> None:
    """Give the place of a drawing in points from the foot of the page, not pixels from its head."""
    element = tagged.element(box)
    if element["S"] == "/Figure":
        left, top, right, foot = (float(side) for side in element["A"]["BBox"])
        corners = (left, height - foot, right, height - top)
        element["A"]["BBox"] = pydyf.Array(round(POINTS * i, 3) for i in corners)


def _mark_scope(tagged: Tagged, box: Any) -> None:
    element = tagged.element(box)
    if element["S"] == "/TH":
        element["A"]["Scope"] = SCOPES[box.element.attrib.get("scope", "col")]


def _describe(tagged: Tagged, box: Any) -> None:
    """Make each group of a description list an item: the term its label, the rest its body."""
    for group in tagged.children(box):
        if group.element_tag != "div":
            continue
        item = tagged.element(group)
        item["S"] = "/LI"
        item["K"] = pydyf.Array()
        for part in tagged.children(group):
            element = tagged.element(part)
            if part.element_tag in DESCRIPTIONS:
                element["S"] = "/Lbl" if part.element_tag == "dt" else "/LBody"
            _adopt(item, element)


def _adopt(parent: Any, element: Any) -> None:
    element["P"] = parent.reference
    parent["K"].append(element.reference)


def _join(tagged: Tagged, last: Any, first: Any) -> None:
    """Make one element of a box's two parts, before and after the end of a page."""
    before, after = tagged.element(last), tagged.element(first)
    same = last.element is not None and last.element is first.element
    if not same or before is None or after is None or before["S"] != after["S"]:
        return
    # what is not in elements of its own is named by its page
    if not all(map(is_reference, after["K"])):
        return
    ends, begins = list(tagged.children(last)), list(tagged.children(first))
    if before["S"] == "/Table":
        begins = [box for box in begins if not _is_repeated(box)]
        _repoint(tagged, before, after)
    for kid in tagged.kids(after):
        if before["S"] != "/Table" or kid["S"] not in ("/THead", "/Caption"):
            _adopt(before, kid)
    parent = tagged.object(after["P"])
    parent["K"].remove(after.reference)
    tagged.assign(first, before)
    if before["S"] == "/TR":
        for end, begin in zip(ends, begins, strict=True):
            _join(tagged, end, begin)
    elif ends and begins:
        _join(tagged, ends[-1], begins[0])


def _is_repeated(box: Any) -> bool:
    return box.element_tag in ("thead", "caption")


def _repoint(tagged: Tagged, before: Any, after: Any) -> None:
    """Let cells below a head that is repeated refer to the first one."""
    first, repeated = ([cell["ID"] for cell in _heads(tagged, table)] for table in (before, after))
    instead = dict(zip(map(id, repeated), first, strict=True))
    for element in _elements(tagged, after):
        if element["S"] == "/TD":
            named = element["A"].get("Headers", ())
            element["A"]["Headers"] = pydyf.Array(instead.get(id(item), item) for item in named)


def _heads(tagged: Tagged, table: Any) -> list[Any]:
    """Return the header cells of a table's head, row by row."""
    parts = (kid for kid in tagged.kids(table) if kid["S"] == "/THead")
    rows = (row for part in parts for row in tagged.kids(part))
    return [cell for row in rows for cell in tagged.kids(row) if cell["S"] == "/TH"]


def _head_rows(tagged: Tagged, table: Any) -> None:
    """Let the header of each row refer to the header of their column."""
    heads = _heads(tagged, table)
    if not heads:
        return
    for element in _elements(tagged, table):
        if element["S"] == "/TH" and element["A"]["Scope"] == "/Row":
            element["A"]["Headers"] = pydyf.Array([heads[0]["ID"]])


def _leave_out_space(tagged: Tagged, element: Any) -> None:
    """Leave out the space between items of a list that are on one line."""
    items = (kid for kid in tagged.kids(element) if kid["S"] in ("/LI", "/L", "/Caption"))
    element["K"] = pydyf.Array(item.reference for item in items)


def _name_headers(tagged: Tagged) -> None:
    """Write the tree that leads from the names of header cells to the cells."""
    named = {
        element["ID"].string: element
        for element in _elements(tagged, tagged.document)
        if "ID" in element
    }
    names = pydyf.Array()
    for name in sorted(named):
        names += [pydyf.String(name), named[name].reference]
    tagged.tree["IDTree"] = pydyf.Dictionary({"Names": names})


def _leave_out_the_rest(tagged: Tagged, pdf: Any) -> None:
    """Mark as an artifact what no element holds: running heads, page numbers, repeated heads."""
    elements = list(_elements(tagged, tagged.document))
    held = {id(element) for element in elements}
    nums = tagged.object(tagged.tree["ParentTree"])["Nums"]
    parents = dict(zip(nums[::2], nums[1::2], strict=True))
    for number, reference in enumerate(pdf.page_references):
        page = tagged.object(reference)
        owners = parents[number]
        for annotation in map(tagged.object, page.get("Annots", ())):
            annotation["F"] = PRINTED
        loose = [i for i, owner in enumerate(owners) if id(tagged.object(owner)) not in held]
        _make_artifacts(tagged.object(page["Contents"]).stream, set(loose))
        for i in loose:
            tagged.object(owners[i]).clear()
            owners[i] = b"null"
    for left in pdf.objects:
        is_element = isinstance(left, pydyf.Dictionary) and left.get("Type") == "/StructElem"
        if is_element and id(left) not in held:
            left.clear()


def _make_artifacts(stream: list[Any], loose: set[int]) -> None:
    for i in range(len(stream) - OPENING + 1):
        properties = stream[i + 1]
        if stream[i + 2] == b"BDC" and properties["MCID"] in loose:
            stream[i] = "/Artifact"
            stream[i + 1] = pydyf.Dictionary({"Type": "/Pagination"})
