"""What must hold of a built page: language, structure, names for what is seen, links that lead."""

import re
from base64 import b64decode
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

HEADINGS = {f"h{level}": level for level in range(1, 7)}

# the marks of a drawing are many, and say nothing that the drawing's name does not
_DRAWING = re.compile(r"(<svg\b[^>]*>).*?</svg>", re.DOTALL)

Attributes = dict[str, str | None]


class PageReading(HTMLParser):
    """What a page holds, read once from beginning to end.

    Attributes
    ----------
    language, title
        As the page states them.
    levels
        Levels of its headings, in their order.
    ids, links
        Every id, and every address that something leads to.
    fetched
        Addresses that a browser would fetch by itself.
    held
        Addresses of downloads that the page holds, by file name.
    faults
        What is wrong with a part of it, in sentences.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.language, self.title = "", ""
        self.levels: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.held: dict[str, str] = {}
        self.faults: list[str] = []
        self._open: dict[str, set[str]] = {}
        self._in_title = False
        self.feed(_DRAWING.sub(r"\1</svg>", text))
        self.close()
        if not text.rstrip().endswith("</html>"):
            self.faults.append("the page ends before its end")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of an element."""
        given: Attributes = dict(attrs)
        for parts in self._open.values():
            parts.add(tag)
        self._in_title = tag == "title"
        if tag == "html":
            self.language = given.get("lang") or ""
        if tag in HEADINGS:
            self.levels.append(HEADINGS[tag])
        if tag in ("table", "figure"):
            self._open[tag] = set()
        self.ids += [name for name in (given.get("id"),) if name]
        self._addresses(tag, given)
        self.faults += _nameless(tag, given)

    def _addresses(self, tag: str, given: Attributes) -> None:
        address = given.get("href") or ""
        if tag == "a" and address.startswith("data:"):
            self.held[given.get("download") or ""] = address
        elif tag == "a" and address:
            self.links.append(address)
        elif address:
            self.fetched.append(address)
        self.fetched += [value for key in ("src", "srcset", "poster") if (value := given.get(key))]

    def handle_endtag(self, tag: str) -> None:
        """Judge what has ended."""
        parts = self._open.pop(tag, None)
        wanted = {"table": "caption", "figure": "figcaption"}
        if parts is not None and wanted[tag] not in parts:
            self.faults.append(f"a {tag} has no {wanted[tag]}")

    def handle_data(self, data: str) -> None:
        """Take note of the title."""
        if self._in_title:
            self.title += data.strip()


def _nameless(tag: str, given: Attributes) -> Iterator[str]:
    hidden = given.get("aria-hidden") == "true"
    if tag == "svg" and not hidden and not (given.get("role") == "img" and given.get("aria-label")):
        yield "a drawing has no alternative text"
    if tag == "img" and given.get("alt") is None:
        yield "an image has no alternative text"
    if tag == "th" and given.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
        yield "a header cell has no scope"


def structure_faults(page: PageReading) -> Iterator[str]:
    """Yield what is wrong with headings, names and scopes, each once with how often."""
    if not page.title:
        yield "the page has no title"
    if page.levels.count(1) != 1:
        yield f"the page has {page.levels.count(1)} headings of the first level, and should have 1"
    for before, after in zip([0, *page.levels], page.levels, strict=False):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"
    for fault, times in Counter(page.faults).items():
        yield fault if times == 1 else f"{fault} ({times} times)"
    for name, times in Counter(page.ids).items():
        if times > 1:
            yield f"the id {name!r} is there {times} times"


def link_faults(page: PageReading, is_beside: Callable[[str], bool]) -> Iterator[str]:
    """Yield what leads nowhere, and what would be fetched.

    ``is_beside`` returns whether a file of a name is in the page's folder.

    Addresses out of the folder that a reader chooses to follow are left to the reader.
    """
    for address in dict.fromkeys(page.links):
        if address.startswith("#"):
            if address[1:] not in page.ids:
                yield f"the link {address} leads nowhere"
        elif not re.match(r"[a-z][a-z0-9+.-]*:", address):
            name = address.partition("#")[0]
            if not is_beside(name):
                yield f"the link {address} leads to a file that is not there"
    for address in page.fetched:
        if not address.startswith(("data:", "#")):
            yield f"the page would fetch {address}"


def held_bytes(address: str) -> bytes | None:
    """Return the file that an address holds; None where it is none."""
    about, _, content = address.partition(",")
    if not about.endswith(";base64"):
        return None
    try:
        return b64decode(content, validate=True)
    except ValueError:
        return None
