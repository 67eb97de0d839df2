"""Markdown cells as HTML for the page: headings at its levels, no HTML and no images."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

# the levels of a page: 1 is its title, 2 a chapter
CHAPTER_LEVEL, DEEPEST = 2, 6

_COMMENT = re.compile(r"\s*<!--.*?-->\s*", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class PageMarkdown(NamedTuple):
    """A markdown cell as the page has it.

    Attributes
    ----------
    html
        Its text; empty for a cell that says nothing.
    level
        Level of the last heading so far.
    heading
        Text of that heading.
    left_out
        What of the cell is not on the page, each as the end of a sentence.
    """

    html: str
    level: int
    heading: str
    left_out: list[str]


def words_of(html: str) -> str:
    """Return the words of HTML without its tags."""
    return Markup(html).striptags()  # noqa: S704 - it becomes text


def has_title(source: str) -> bool:
    """Return whether a cell has a heading of the first level, above which there is none."""
    return any(
        token.type == "heading_open" and token.tag == "h1" for token in _parser().parse(source)
    )


def page_markdown(
    source: str, level: int, heading: str, *, shift: int, anchor: Callable[[str], str]
) -> PageMarkdown:
    """Return a markdown cell for the page.

    Parameters
    ----------
    source
        The cell.
    level, heading
        Level and text of the last heading before it.
    shift
        Added to the levels of its headings; no level is skipped, and none is above a chapter.
    anchor
        Gives a heading an id that is free.
    """
    tokens = _parser().parse(source)
    left_out: list[str] = []
    for index, token in enumerate(tokens):
        if token.type == "inline":
            token.children = list(_inline(token.children or [], left_out))
        elif token.type == "heading_open":
            wanted = int(token.tag[1]) + shift
            level = min(max(wanted, CHAPTER_LEVEL), level + 1, DEEPEST)
            token.tag = tokens[index + 2].tag = f"h{level}"
            heading = _text(tokens[index + 1])
            token.attrSet("id", anchor(heading))
        elif token.type == "html_block":
            left_out += _html(token)
        elif token.type == "th_open":
            token.attrSet("scope", "col")
        elif token.type == "table_open":
            token.meta["caption"] = heading
    html = _parser().renderer.render(tokens, _parser().options, {})
    return PageMarkdown(str(html), level, heading, left_out)


def _inline(tokens: Sequence[Token], left_out: list[str]) -> Iterator[Token]:
    """Yield what a line holds, an image as its alternative text."""
    for token in tokens:
        if token.type == "image":
            left_out.append(f"an image ({_shortened(str(token.attrGet('src') or ''))})")
            yield Token("text", "", 0, content=token.content)
        elif token.type == "html_inline" and _BREAK.fullmatch(token.content):
            yield Token("hardbreak", "br", 0)
        else:
            if token.type == "html_inline":
                left_out += _html(token)
            yield token


def _html(token: Token) -> list[str]:
    """Return HTML as something left out, and empty its token; comments are not for a reader."""
    html = _COMMENT.sub("", token.content).strip()
    token.content = ""
    return [f"HTML ({_shortened(html)})"] if html and not html.startswith("</") else []


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"  # noqa: PLR2004 - a part of a line


def _text(inline: Token) -> str:
    """Return the words of a heading."""
    kinds = ("text", "code_inline", "softbreak", "hardbreak")
    return "".join(
        token.content or " " for token in inline.children or [] if token.type in kinds
    ).strip()


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.add_render_rule("heading_open", _heading_open)
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    return parser


def _heading_open(_self: Any, tokens: Sequence[Token], index: int, *_rest: Any) -> str:
    # as the headings of sections are written, which the list of contents is made from
    return Markup("<{} id='{}'>").format(tokens[index].tag, tokens[index].attrGet("id"))


def _table_open(_self: Any, tokens: Sequence[Token], index: int, *_rest: Any) -> str:
    caption = tokens[index].meta["caption"]
    return Markup(
        '<div class="scroll" role="region" aria-label="{0}" tabindex="0"><table>\n'
        '<caption><span class="aside">{0}</span></caption>\n'
    ).format(caption)


def _table_close(*_parts: Any) -> str:
    return "</table></div>\n"
