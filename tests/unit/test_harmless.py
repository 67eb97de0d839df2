"""What a cell may show on a page, and what is refused before it gets there."""

import time
from contextlib import suppress

import pytest

from hostile_html import HARMLESS, HOSTILE
from regionanalysis.reporting.page.sanitise import MAX_SHOWN, sanitise


@pytest.mark.parametrize("html", HOSTILE)
def test_what_runs_fetches_covers_or_cuts_short_is_refused(html: str) -> None:
    with pytest.raises(ValueError, match=r"<|comment"):
        sanitise(f"<p>before</p>{html}<p>after</p>")
    # at the end of all there is too, where nothing of ours comes after it
    with pytest.raises(ValueError, match=r"<|comment"):
        sanitise(html)


@pytest.mark.parametrize("html", HARMLESS)
def test_what_is_read_or_looked_at_is_left_as_it_is(html: str) -> None:
    assert sanitise(html) == html


def test_style_sheets_are_left_out_and_cannot_put_a_tag_together() -> None:
    frame = "<style scoped>td{display:none}</style><table><tr><td>1</td></tr></table>"
    assert sanitise(frame) == "<table><tr><td>1</td></tr></table>"
    assert sanitise("<STYLE\n>x</style ><p>1</p><style/>y</style>") == "<p>1</p>"
    assert sanitise("<svg><style><img src=x onerror=alert(1)></style></svg>") == "<svg></svg>"
    with pytest.raises(ValueError, match="<script>"):
        sanitise("<scr<style></style>ipt>alert(1)</scr<style></style>ipt>")
    with pytest.raises(ValueError, match="<style>"):
        sanitise("<style>td{display:none}")


@pytest.mark.parametrize("shown", [None, 5, b"<p>", ["<p>", "</p>"]])
def test_what_is_no_text_is_refused(shown: object) -> None:
    with pytest.raises(ValueError, match="for HTML"):
        sanitise(shown)


def test_what_no_reader_could_open_is_refused() -> None:
    with pytest.raises(ValueError, match="20,000,001 characters"):
        sanitise("x" * (MAX_SHOWN + 1))


@pytest.mark.parametrize("piece", ["<style>", "<a ", "<a title='", '<p class="', "</style>", "<"])
def test_no_text_takes_long_to_look_through(piece: str) -> None:
    many = piece * 200_000
    began = time.process_time()
    # whether it is refused or not, it is soon known
    with suppress(ValueError):
        sanitise(many)
    assert time.process_time() - began < 5
