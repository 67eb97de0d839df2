"""The statements that open a report: a sentence each, and nothing where figures are missing."""

from regionanalysis.presentation import text
from regionanalysis.presentation.blocks import DescriptionList
from regionanalysis.presentation.language import language
from regionanalysis.presentation.late import Late
from regionanalysis.presentation.text.statements import Statement, statements

ENGLISH = language("en")


def html(answers: list[Statement | None], chapters: list[str]) -> str:
    (late,) = statements(answers, chapters, ENGLISH)
    assert isinstance(late, Late)
    (block,) = late.write("")
    assert isinstance(block, DescriptionList)
    return str(block.html())


class TestStatements:
    def test_lead_to_the_chapters_that_the_report_has(self) -> None:
        shown = html([Statement("A sentence.", "goal")], ["short", "goal"])
        assert '<li>A sentence. See “<a href="#goal">The goal</a>”.</li>' in shown

    def test_have_no_link_to_a_chapter_that_was_cut(self) -> None:
        assert "<li>A sentence.</li>" in html([Statement("A sentence.", "goal")], ["short"])

    def test_leave_out_what_is_not_known(self) -> None:
        assert html([None, Statement("One.", "goal")], []).count("<li>") == 1
        assert statements([None, None], [], ENGLISH) == []

    def test_escape_names_of_places(self) -> None:
        shown = html([Statement("<b>A & B</b>.", "goal")], ["goal"])
        assert "&lt;b&gt;A &amp; B&lt;/b&gt;." in shown

    def test_are_none_without_figures(self) -> None:
        assert text.structure_statement(None, None, None, ENGLISH) is None
        assert text.education_innovation_statement([None, None], None, ENGLISH) is None
        assert text.goal_kept_statement(None, ENGLISH) is None
        assert text.disputed_year_statement(None, None, None, ENGLISH) is None
