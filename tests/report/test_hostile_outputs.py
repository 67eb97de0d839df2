"""A notebook of one's own whose cells show what their data tell them to: refused, or not shown."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pytest

from file_server import Served, serving_file
from hostile_html import AWAY, CUTS_SHORT, HARMLESS, HOSTILE, LEADS_AWAY
from regionanalysis.errors import NotebookError
from regionanalysis.reporting.build.many import BuildOptions, Outcome
from regionanalysis.reporting.page.sanitise import sanitise
from regionanalysis.reporting.run.in_process_engine import LEFT_OUT, MAX_PRINTED
from small_project import SHORT, built, content, tasks_of, write_notebook

# what a page has no place for, whatever is in it; and what is printed
NOT_SHOWN = """
from IPython.display import display
bad = "<script>alert(1)</script>"
display({"application/javascript": "alert(2)", "text/plain": bad}, raw=True)
display({"text/latex": "$\\\\href{javascript:alert(3)}{x}$", "text/markdown": bad}, raw=True)
display({"image/svg+xml": "<svg onload=alert(4)/>", "image/png": "no picture"}, raw=True)
display({"application/vnd.jupyter.widget-view+json": {"model_id": bad}}, raw=True)
print("</script></pre><img src=x onerror=alert(5)> \\u202e\\x1b[2J\\x1b]0;title\\x07")
for _ in range(50):
    print("x" * 1_000_000)
"""

SHOWS = """
from IPython.display import HTML, display
display(HTML({html!r}))
"""


def own(home: Path, name: str, *cells: str) -> None:
    """Write a notebook of one's own into the project: these cells, and a report's."""
    path = home / "notebooks" / f"{name}.ipynb"
    notebook = write_notebook(path, *cells, *SHORT)
    notebook.metadata["regionanalysis"] = {"based_on": "regional_report"}
    nbformat.write(notebook, path)


def build(home: Path, out: Path, name: str) -> Outcome:
    """Build the report that a notebook makes of the first region."""
    task = replace(tasks_of(home)[0], notebook=name)
    (outcome,) = built([task], BuildOptions(out))
    return outcome


def test_a_cell_that_shows_a_script_is_named_and_the_last_good_report_stays(
    copy_of_home: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    own(copy_of_home, "shows", SHOWS.format(html="<b>Grue</b>"))
    assert build(copy_of_home, out, "shows").state == "built"
    before = content(out, "bygd-9001-shows")
    assert b"<b>Grue</b>" in before["bygd-9001-shows.html"]
    own(copy_of_home, "shows", SHOWS.format(html=f"<b>Grue<img src={AWAY} onerror=alert(1)></b>"))
    failed = build(copy_of_home, out, "shows")
    assert isinstance(failed.error, NotebookError)
    assert str(failed.error).startswith(
        "shows.ipynb: cell 2 ('from IPython.display import HTML, display') shows <img>"
    )
    assert "html.escape" in str(failed.error)
    assert content(out, "bygd-9001-shows") == before


def test_what_is_no_html_is_not_shown_and_of_much_that_is_printed_some_is_kept(
    copy_of_home: Path, first: Path, tmp_path: Path
) -> None:
    own(copy_of_home, "loud", NOT_SHOWN)
    assert build(copy_of_home, tmp_path / "out", "loud").state == "built"
    loud = (tmp_path / "out" / "bygd-9001-loud.html").read_text("utf-8")
    alone = (first / "bygd-9001.html").read_text("utf-8")
    assert loud.replace("bygd-9001-loud", "bygd-9001") == alone
    notebook = json.loads((tmp_path / "out" / "bygd-9001-loud.ipynb").read_text("utf-8"))
    (printed,) = (
        "".join(one["text"])
        for one in notebook["cells"][2]["outputs"]
        if one["output_type"] == "stream"
    )
    assert len(printed) == MAX_PRINTED + len(LEFT_OUT)
    assert printed.startswith("</script></pre><img")
    assert printed.endswith(LEFT_OUT)


def test_what_a_cell_fails_with_is_told_in_short_and_carries_nothing_out(
    copy_of_home: Path, tmp_path: Path
) -> None:
    own(copy_of_home, "fails", 'raise ValueError("\\x1b[31m<script>\\u202e" + "x" * 5_000_000)')
    failed = build(copy_of_home, tmp_path / "out", "fails")
    assert failed.state == "failed"
    assert "fails.ipynb: cell 2" in str(failed.error)
    assert "<script>" in str(failed.error)
    assert len(str(failed.error)) < 3_000


class Seen(NamedTuple):
    """What a page did when it was opened and its links were followed by the keyboard.

    Attributes
    ----------
    ran
        What scripts said.
    asked
        How often a server was asked for something.
    whole
        Whether its foot is there to be read.
    """

    ran: list[str]
    asked: int
    whole: bool


Watch = Callable[[str], Seen]


@pytest.fixture
def watched(chromium: Any, tmp_path: Path) -> Iterator[Watch]:
    """Return a function that opens a page, clicks everything, and reports what the page did."""
    served = Served(b"")

    def watch(text: str) -> Seen:
        path = tmp_path / "page.html"
        path.write_text(text.replace(AWAY, address), encoding="utf-8")
        page = chromium.new_page()
        ran: list[str] = []

        def heard(dialog: Any) -> None:
            ran.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", heard)
        page.goto(path.as_uri())
        page.wait_for_load_state("networkidle")
        whole = page.locator("footer").inner_text().strip() != ""
        page.evaluate(
            "document.querySelectorAll('.shown *').forEach(one => { one.focus?.(); one.click?.() })"
        )
        page.wait_for_load_state("networkidle")
        page.close()
        return Seen(ran, served.asked, whole)

    with serving_file(served) as address:
        yield watch


@pytest.fixture(scope="module")
def page(first: Path) -> str:
    """A page that is whole."""
    return (first / "bygd-9001.html").read_text("utf-8")


def with_shown(page: str, *shown: str) -> str:
    """Return a page with more shown in it, as if a cell had."""
    begins = page.index("<section", page.index("<main"))
    more = "\n".join(f'<div class="shown">{one}</div>' for one in shown)
    return page[:begins] + more + page[begins:]


QUIET = Seen([], 0, whole=True)


@pytest.mark.browser
def test_what_is_let_through_does_nothing_in_a_browser_without_a_policy(
    watched: Watch, page: str
) -> None:
    unguarded = page.replace("Content-Security-Policy", "x")
    assert unguarded != page
    # what a reader follows is the reader's choice
    shown = [sanitise(one) for one in HARMLESS if "<a href" not in one]
    assert watched(with_shown(unguarded, *shown)) == QUIET
    # and there is something to be guarded against
    seen = watched(with_shown(unguarded, *HOSTILE[:4]))
    assert seen.ran
    assert seen.asked == 1


@pytest.mark.browser
def test_the_policy_of_a_page_is_a_second_wall(watched: Watch, page: str) -> None:
    alone = [one for one in HOSTILE if one not in (*LEADS_AWAY, *CUTS_SHORT)]
    assert watched(with_shown(page, *alone)) == QUIET
