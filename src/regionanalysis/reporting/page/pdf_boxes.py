"""The boxes that WeasyPrint laid out, each with the structure element that it wrote for it."""

from collections.abc import Iterable, Iterator
from typing import Any

from regionanalysis.errors import OutputError

DESCRIPTIONS = ("dt", "dd")
LISTS = ("ul", "ol")


class Tagged:
    """The pages of a document, laid out and tagged.

    WeasyPrint writes elements in the order of its boxes, and keeps no record of which is whose. So
    the boxes are gone through once more, in the same order.

    Attributes
    ----------
    pages
        The boxes of each page that are directly in the document's element.
    document
        The element of the document, the root of all others.
    """

    def __init__(self, layout: Any, pdf: Any, kinds: Any) -> None:
        self._objects, self._kinds = pdf.objects, kinds
        self._elements: dict[int, Any] = {}
        self.tree = self.object(pdf.catalog["StructTreeRoot"])
        self.document = self.object(self.tree["K"][0])
        kids = iter(self.document["K"])
        # a page's box is the library's own, and nothing public leads to it
        roots = [page._page_box for page in layout.pages]  # noqa: SLF001
        self.pages = [list(self._flattened(root)) for root in roots]
        try:
            for box in (box for page in self.pages for box in page):
                self._pair(box, kids)
        except (StopIteration, TypeError, KeyError, ValueError) as cause:
            raise _unknown_order() from cause
        if next(kids, None) is not None:
            raise _unknown_order()

    def object(self, reference: Any) -> Any:
        """Return the object that a reference leads to."""
        return self._objects[int(bytes(reference).split()[0])]

    def element(self, box: Any) -> Any:
        """Return the element of a box; None for text and for what is not tagged."""
        return self._elements.get(id(box))

    def assign(self, box: Any, element: Any) -> None:
        """Give a box another element."""
        self._elements[id(box)] = element

    def boxes(self) -> Iterator[Any]:
        """Yield all boxes with an element, from the first page to the last."""
        for page in self.pages:
            yield from self.within(page)

    def within(self, boxes: Iterable[Any]) -> Iterator[Any]:
        """Yield those of the boxes, and of the boxes in them, that have an element."""
        for box in boxes:
            if id(box) in self._elements:
                yield box
            yield from self.within(self.children(box))

    def children(self, box: Any) -> Iterator[Any]:
        """Yield the boxes in a box, as they are tagged: without lines and frames of tables."""
        wrapped = box.get_wrapped_table() if getattr(box, "is_table_wrapper", False) else None
        for child in getattr(box, "children", ()):
            inside = child is wrapped or isinstance(child, self._kinds.LineBox)
            for leaf in child.children if inside else (child,):
                yield _placed(leaf)

    def kids(self, element: Any) -> list[Any]:
        """Return the elements in an element."""
        return [self.object(kid) for kid in element["K"] if is_reference(kid)]

    def _flattened(self, box: Any) -> Iterator[Any]:
        box = _placed(box)
        if isinstance(box, self._kinds.MarginBox):
            return
        if isinstance(box, self._kinds.PageBox) or box.element_tag in ("html", "body"):
            for child in box.children:
                yield from self._flattened(child)
        else:
            yield box

    def _pair(self, box: Any, kids: Iterator[Any]) -> None:
        element = self.object(next(kids))
        if element["S"] == "/LI" and _has_item_around(box):
            element = self.object(element["K"][0])
        self.assign(box, element)
        inner = iter(element["K"])
        for annotation in (box.link_annotation, box.widget_annotation):
            if annotation:
                next(inner)
        # a list in an item of a list is written behind the item, not in it
        lists = []
        for child in self.children(box):
            if isinstance(child, self._kinds.TextBox):
                next(inner)
            elif child.element_tag in LISTS and element["S"] == "/LI":
                lists.append(child)
            else:
                self._pair(child, inner)
        for nested in lists:
            self._pair(nested, kids)


def is_reference(kid: Any) -> bool:
    """Return whether something in an element is another object, not marked content."""
    return isinstance(kid, bytes)


def _placed(box: Any) -> Any:
    """Return a box itself where it has been taken out of the flow."""
    return getattr(box, "_box", box)


def _has_item_around(box: Any) -> bool:
    """Return whether WeasyPrint puts an item of a list around the element of a box."""
    if box.element_tag in DESCRIPTIONS:
        return True
    unmarked = "list-item" not in box.style["display"] or box.style["list_style_type"] == "none"
    return bool(box.element_tag == "li" and unmarked)


def _unknown_order() -> OutputError:
    return OutputError(
        "This version of WeasyPrint tags a PDF in an unknown way.",
        remedy="Install the version that this project was tested with: weasyprint 70.",
    )
