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
        (f"2{THIN}361", f"{MINUS}1{THIN}612", f"{MINUS}752"), ("2002", "2016"), "why"
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
