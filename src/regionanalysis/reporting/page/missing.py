"""Chapters that have nothing to show: their notes on what is missing, in one place."""

import re

# a chapter, from its heading to the next
_CHAPTERS = re.compile(r"(?=<h2 id=')")

# a heading with nothing but a note on what is missing; headings and notes hold text alone
_BEGINS_WITH_NOTE = re.compile(r"<h2 id='[^']*'>([^<]*)</h2>\s*<p class=\"missing\">([^<]*)</p>\s*")

_TAG = re.compile(r"<[^>]*>")


def gather_missing(body: str) -> str:
    """Return the body of a page without chapters that only say what is missing.

    What they say is at the end of the last chapter, each after its title. Chapters that show
    something keep their notes.
    """
    notes: list[str] = []
    before, *chapters = _CHAPTERS.split(body)
    retained = [_without_note(chapter, notes) for chapter in chapters]
    return "".join([before, *retained, *notes])


def _without_note(chapter: str, notes: list[str]) -> str:
    match = _BEGINS_WITH_NOTE.match(chapter)
    # what is left of an empty chapter is the frames of its cells
    if match is None or _TAG.sub("", chapter[match.end() :]).strip():
        return chapter
    title, note = match.groups()
    notes.append(f'<p class="missing">{title}: {note}</p>\n')
    return chapter[match.end() :]
