"""What a cell may show on a page: text, tables and drawings, nothing that runs or is fetched.

Notebooks are trusted, and their data are not: a cell that shows a name as HTML shows whatever the
name is. The HTML is read as a browser reads it (the tokens of the HTML standard, chapter 13.2.5),
from every place where a tag could begin, also where something around it would hide it. The page's
Content-Security-Policy is a second wall, which does not stop a page from being replaced by another,
nor from being covered or cut short.

nh3 was tried instead. It repairs in silence what is refused by name here, unclosed elements and
comments among others, and writes half of the outputs differently. With the filter that styles and
addresses need, it saves 9 ms of a report.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape

from regionanalysis.core.names import shorten

# characters of one output; the largest that the project makes has some hundred thousand
MAX_SHOWN = 20_000_000


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# elements with an end tag
_CLOSED = _words(
    "a abbr article aside b bdi bdo blockquote caption center cite code data del details dfn div "
    "dl em figcaption figure font footer h1 h2 h3 h4 h5 h6 header i ins kbd mark nav ol pre q s "
    "samp section small span strong sub summary sup svg table time title u ul var"
)
# elements closed by the start of another, or without an end
_OPEN = _words(
    "br col colgroup dd dt hr li p tbody td tfoot th thead tr wbr "
    "circle clippath defs desc ellipse g line lineargradient marker mask metadata path pattern "
    "polygon polyline radialgradient rect stop symbol text textpath tspan use"
)
_KNOWN = _words(
    "align border cellpadding cellspacing class color colspan datetime dir download headers height "
    "hidden href hreflang id lang open rel reversed role rowspan scope span start style tabindex "
    "title translate type valign value width "
    "clip-path clip-rule clippathunits cx cy d dominant-baseline dx dy fill fill-opacity fill-rule "
    "font-family font-size font-style font-weight fr fx fy gradienttransform gradientunits "
    "lengthadjust letter-spacing marker-end marker-mid marker-start markerheight markerunits "
    "markerwidth mask maskunits offset opacity orient paint-order patterncontentunits "
    "patterntransform patternunits points preserveaspectratio r refx refy rotate rx ry "
    "shape-rendering spreadmethod stop-color stop-opacity stroke stroke-dasharray "
    "stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width text-anchor text-rendering textlength transform vector-effect version viewbox "
    "visibility x x1 x2 xlink:href xml:space xmlns xmlns:xlink y y1 y2"
)
# attributes whose values are those of a style sheet; the values of others are text
_STYLES = _words("style fill stroke clip-path mask marker-end marker-mid marker-start")
# where a reader may choose to go
_SCHEMES = ("http", "https", "mailto")

_SPACE = r"[\t\n\f\r ]"
_TAG = re.compile(r"<(/?)([a-zA-Z][^\t\n\f\r />]*)")
_ATTRIBUTE = re.compile(
    rf"""(?:{_SPACE}|/)*([^\t\n\f\r />][^\t\n\f\r />=]*)"""
    rf"""(?:{_SPACE}*={_SPACE}*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >"'][^\t\n\f\r >]*)?))?"""
)
_END = re.compile(rf"(?:{_SPACE}|/)*>")
# also an end of what has no name, which browsers take for one
_COMMENT = re.compile(r"<(?:[!?]|/(?![a-zA-Z]))")
_STYLE_BEGINS = re.compile(rf"<style(?={_SPACE}|[/>])", re.IGNORECASE)
_STYLE_ENDS = re.compile(rf"</style{_SPACE}*>", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
# what is fetched, lies over the rest, or is written so that it is not recognised
_STYLED = re.compile(r"url\((?![\"']?#)|image-set|@import|position:|\\")
_IGNORED = re.compile(r"[\x00-\x20]+")


def sanitise(shown: object) -> str:
    """Return the HTML that a cell shows, without style sheets: a page has one, its own.

    Raises
    ------
    ValueError
        For what does not belong on a page, which it names.
    """
    if not isinstance(shown, str):
        raise ValueError(f"{type(shown).__name__} for HTML")  # noqa: TRY004 - names what a cell shows
    if len(shown) > MAX_SHOWN:
        raise ValueError(f"{len(shown):,} characters, of more than {MAX_SHOWN:,},")
    html = _without_style(shown)
    for harm in _harms(html):
        raise ValueError(shorten(harm))
    return html


def _without_style(html: str) -> str:
    kept, position = [], 0
    while (begins := _STYLE_BEGINS.search(html, position)) and (
        ends := _STYLE_ENDS.search(html, begins.end())
    ):
        kept.append(html[position : begins.start()])
        position = ends.end()
    return "".join([*kept, html[position:]])


def _harms(html: str) -> Iterator[str]:
    if _COMMENT.search(html):
        yield "a comment or declaration"
    balance: Counter[str] = Counter()
    for match in _TAG.finditer(html):
        closes, name = match[1], match[2].lower()
        if name in _CLOSED:
            balance[name] += -1 if closes else 1
        elif name not in _OPEN:
            yield f"<{closes}{name}>"
        if balance[name] < 0:
            yield f"</{name}> without <{name}>"
        attributes, position = _attributes(html, match.end())
        if not _END.match(html, position):
            yield f"<{closes}{name}> that does not end"
        for attribute, value in attributes.items():
            if not _harmless(name, attribute, value, attributes):
                yield f"<{name} {attribute}>"
    yield from (f"<{name}> without </{name}>" for name, count in balance.items() if count)


def _attributes(html: str, position: int) -> tuple[Mapping[str, str], int]:
    """Return the attributes of a tag, and where they end; of two of a name the first counts."""
    given: dict[str, str] = {}
    while not _END.match(html, position) and (match := _ATTRIBUTE.match(html, position)):
        name, *values = match.groups()
        given.setdefault(name.lower(), next((value for value in values if value is not None), ""))
        position = match.end()
    return given, position


def _harmless(tag: str, name: str, value: str, given: Mapping[str, str]) -> bool:
    if name not in _KNOWN and not name.startswith(("aria-", "data-")):
        return False
    plain = _IGNORED.sub("", unescape(value)).lower()
    if name not in ("href", "xlink:href"):
        return name not in _STYLES or not _STYLED.search(plain)
    if tag != "a":
        return plain.startswith("#")
    scheme = _SCHEME.match(plain)
    return scheme is None or scheme[1] in (*_SCHEMES, *(["data"] if "download" in given else []))
