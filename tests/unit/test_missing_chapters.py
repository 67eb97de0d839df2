"""A chapter that only says what is missing is left out, and what it says is kept."""

from regionanalysis.reporting.page.missing import gather_missing

NOTE = '<p class="missing">Outlines are not there.</p>\n'


def _chapter(key: str, content: str) -> str:
    return f"<div>\n<h2 id='{key}'>Chapter {key}</h2>\n{content}</div>\n"


def test_a_chapter_with_a_note_alone_is_left_out() -> None:
    page = gather_missing(_chapter("map", NOTE) + _chapter("sources", "<p>Ours</p>\n"))
    assert "<h2 id='map'>" not in page
    assert page.count("Outlines are not there.") == 1
    assert page.index("Ours") < page.index("Outlines")
    assert page.count("<div>") == page.count("</div>")


def test_the_last_chapter_may_be_the_empty_one() -> None:
    page = gather_missing(_chapter("jobs", "<p>12</p>\n") + _chapter("map", NOTE))
    assert "<h2 id='map'>" not in page
    assert page.endswith('<p class="missing">Chapter map: Outlines are not there.</p>\n')


def test_a_chapter_that_shows_something_keeps_its_note() -> None:
    page = _chapter("map", f"{NOTE}<p>But this is</p>\n") + _chapter("sources", "")
    assert gather_missing(page) == page


def test_a_later_section_of_the_chapter_counts() -> None:
    page = _chapter("map", NOTE) + "<div>\n<h3 id='map-a'>A</h3>\n<p>1</p></div>\n"
    assert gather_missing(page) == page


def test_a_page_without_chapters_is_as_it_was() -> None:
    assert gather_missing(NOTE) == NOTE
