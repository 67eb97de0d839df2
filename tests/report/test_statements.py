"""The statements of the commission, each answered on the first page in every language."""

import re
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup, Tag

from page_text import MINUS, THIN
from regionanalysis.reporting.build.one import Report


class Answer(NamedTuple):
    """What a statement must hold: its figures, their years, and the chapter that it leads to."""

    figures: tuple[str, ...]
    years: tuple[str, ...]
    chapter: str


# of METHOD.md and the facts; shares of residents are 2 177 and 1 238 of 23 460, and those of the
# nation 215.8 and 65.4 of 2 792.4 thousand
ANSWERS = {
    "a larger decline than the country's, partly structural": Answer(
        (f"2{THIN}359", f"{MINUS}1{THIN}612", f"{MINUS}752"), ("2002", "2016"), "why"
    ),
    "much manufacturing and farming": Answer(
        ("9.3", "5.3", "7.7", "2.3"), ("2018", "2025"), "industries"
    ),
    "lower education and innovation": Answer(
        ("25.1", "41.7", "15", "17"), ("2020", "2006"), "education"
    ),
    "a labour market that hangs together": Answer(
        ("4", "3", "Nord-Odal"), ("2017", "2022"), "labour_market"
    ),
    "a goal of a hundred net new jobs a year": Answer(
        ("100", "+441", "+700", "2", "7"), ("2016", "2022"), "goal"
    ),
    "+132 without Våler, +86 with it": Answer(("+132", "+86", "Våler"), ("2017",), "goal"),
}


@pytest.fixture(scope="module", params=["nb", "nn", "en"])
def page(request: pytest.FixtureRequest) -> BeautifulSoup:
    name = "built" if request.param == "nb" else f"built_{request.param}"
    report: Report = request.getfixturevalue(name)
    return BeautifulSoup(report.page.read_text(encoding="utf-8"), "html.parser")


def statements_of(page: BeautifulSoup) -> list[Tag]:
    """Return the statements of a page's first chapter."""
    return page.select("ul.statements li")


def holds(statement: Tag, answer: Answer) -> bool:
    """Return whether a statement has an answer's figures and years, as whole words."""
    words = set(re.findall(r"[\w+−.\u202f-]+", statement.get_text().replace(",", ".")))
    words = {word.strip(".") for word in words} | {
        year for word in words for year in word.split("–")
    }
    return {*answer.figures, *answer.years} <= words


@pytest.mark.parametrize("statement", ANSWERS)
def test_a_statement_of_the_commission_is_answered(page: BeautifulSoup, statement: str) -> None:
    answer = ANSWERS[statement]
    (found,) = (one for one in statements_of(page) if holds(one, answer))
    (link,) = found.select("a")
    assert link["href"] == f"#{answer.chapter}"
    heading = page.find(id=answer.chapter)
    assert isinstance(heading, Tag)
    assert heading.name == "h2"
    assert heading.get_text() == link.get_text()


def test_the_statements_are_in_the_first_chapter(page: BeautifulSoup) -> None:
    (first,) = page.select("ul.statements")
    heading = first.find_previous("h2")
    assert isinstance(heading, Tag)
    assert heading["id"] == "short"


def whole(written: str) -> int:
    """Return a whole number as it is written in a sentence."""
    return int(written.replace(THIN, "").replace(MINUS, "-").replace("+", ""))


def test_the_first_screen_adds_up(built: Report) -> None:
    soup = BeautifulSoup(built.page.read_text(encoding="utf-8"), "html.parser")
    amounts = [whole(one.get_text()) for one in soup.select(".key-figures .amount")[1:3]]
    lead = " ".join(one.get_text() for one in soup.select(".beside .statements p"))
    number = rf"([+{MINUS}]?[\d{THIN}]+)"
    pattern = (
        rf"fra {number} til {number}, altså {number} færre .*?økt med {number}\. "
        rf"Regionen har dermed {number} færre .*?{number} av dem \((\d+).*?bransjene ga {number}, "
        rf".*?beregnet til {number}\. Resten, {number} \((\d+).*?Avrunding utgjør {number}\."
    )
    read = re.search(pattern, lead)
    assert read is not None, lead
    first, last, fewer, nation, gap, structure, share, mix, people, rest, own, rounding = (
        whole(one) for one in read.groups()
    )
    assert (amounts[0], abs(amounts[1])) == (-fewer, gap)
    assert first - fewer == last
    assert nation + fewer == gap
    assert -structure == mix + people
    assert structure + rest - rounding == gap
    assert share + own == 100
    assert [round(100 * part / gap) for part in (structure, rest)] == [share, own]
    (statement,) = (one.get_text() for one in statements_of(soup) if "avrunding" in one.get_text())
    parts = re.findall(rf"([+{MINUS}][\d{THIN}]+) ", statement)
    assert sum(whole(part) for part in parts) == -gap


def test_the_published_gap_is_in_a_note(page: BeautifulSoup) -> None:
    notes = [one.get_text() for one in page.select("#short ~ .note")] or [
        one.get_text() for one in page.select("p.note")
    ]
    assert any(f"{MINUS}2{THIN}361" in note and f"{MINUS}2{THIN}359" in note for note in notes)
