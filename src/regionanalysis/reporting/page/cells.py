"""What the page shows of a notebook's cells, and what it leaves out."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from regionanalysis.core.names import slug_of
from regionanalysis.errors import NotebookError
from regionanalysis.presentation.sections import NOTEBOOK_ONLY, PAGE_TYPE
from regionanalysis.reporting.notebooks import NOT_ON_PAGE, cell_name, cell_numbers
from regionanalysis.reporting.page.markdown import PageMarkdown, has_title, page_markdown, words_of
from regionanalysis.reporting.page.sanitise import sanitise
from regionanalysis.reporting.task import NOTHING_LOST
from regionanalysis.study.record import RECORD_TYPE

# what a page cannot show, the richest first: a plot has a text beside its image
_KINDS = {
    "image/png": "an image",
    "image/jpeg": "an image",
    "image/gif": "an image",
    "image/svg+xml": "a drawing",
    "application/vnd.jupyter.widget-view+json": "a widget",
    "application/javascript": "a script",
    "application/pdf": "a document",
    "text/latex": "a formula",
    "text/markdown": "a text",
    "text/plain": "a value",
}

# what matplotlib gives back from drawing, which is not meant for the page
_DRAWN = re.compile(
    r"\[?<(matplotlib|seaborn|Axes|BarContainer|Figure)|Text\(|array\(\[<Axes|\(array"
)

_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL)
_ID = re.compile(r"""\bid=["']([^"']+)["']""")

# ids of the page itself
_PAGE_IDS = ("content", "contents-heading", "download")


class PageCells(NamedTuple):
    """The cells of a page, each with HTML outputs alone, and notes on what it leaves out."""

    cells: list[dict[str, Any]]
    notes: list[str]


def page_cells(notebook: Any, name: str, title: str) -> PageCells:
    """Return what the page shows of an executed notebook.

    Parameters
    ----------
    notebook
        The notebook.
    name
        The name of its file, for errors.
    title
        The page's title.

    Raises
    ------
    NotebookError
        If a cell shows what a page cannot hold: see `regionanalysis.reporting.page.sanitise`.
    """
    reading = _Reading(notebook, name, title)
    # a cell that shows nothing would leave an empty frame
    cells = [cell for cell in reading.cells() if cell["outputs"]]
    return PageCells(cells, reading.notes)


class _Reading:
    """A notebook read from its first cell to its last."""

    def __init__(self, notebook: Any, name: str, title: str) -> None:
        self.notes: list[str] = []
        self._notebook, self._name = notebook, name
        self._level, self._heading = 1, title
        texts = [cell.source for cell in notebook.cells if _is_text(cell)]
        self._ids = {*_PAGE_IDS, *_ids_of(notebook)} if texts else set()
        # with a heading of the first level, those of the second are below it
        self._shift = 1 if any(has_title(text) for text in texts) else 0

    def cells(self) -> Iterator[dict[str, Any]]:
        """Yield the cells, with what the page shows of each as its outputs."""
        numbers = cell_numbers(self._notebook.cells)
        for number, cell in zip(numbers, self._notebook.cells, strict=True):
            if cell.cell_type == "code":
                yield {**cell, "outputs": self._outputs(cell, number)}
            elif _is_text(cell):
                yield self._text(cell, number)
            elif cell.cell_type == "raw" and cell.source.strip():
                self._note(number, ["is raw"])

    def _outputs(self, cell: Any, number: int) -> list[dict[str, Any]]:
        shown = []
        for output in cell.outputs:
            if not _is_page(output):
                continue
            html = self._checked(output.data.get(PAGE_TYPE, output.data["text/html"]), cell, number)
            for level, heading in _HEADING.findall(html):
                self._level, self._heading = int(level), words_of(heading)
            # the figures that go with it are many, and the exporter would copy them all
            shown.append({**output, "data": {"text/html": html}})
        self._note(number, _left_out(cell.outputs))
        if any('class="dataframe"' in output["data"]["text/html"] for output in shown):
            self.notes.append(
                f"Cell {number} shows a DataFrame as notebooks do. In a section, "
                "show(df, title=…, source=…) makes it a table of the page."
            )
        return shown

    def _text(self, cell: Any, number: int) -> dict[str, Any]:
        text: PageMarkdown = page_markdown(
            cell.source, self._level, self._heading, shift=self._shift, anchor=self._anchor
        )
        self._level, self._heading = text.level, text.heading
        self._note(number, [f"holds {what}" for what in text.left_out])
        html = self._checked(text.html, cell, number)
        output = {
            "output_type": "display_data",
            "metadata": {},
            "data": {"text/html": f'<div class="prose">\n{html}</div>\n'},
        }
        return {
            **{key: cell[key] for key in ("id", "metadata", "source") if key in cell},
            "cell_type": "code",
            "execution_count": None,
            "outputs": [output] if html.strip() else [],
        }

    def _checked(self, html: Any, cell: Any, number: int) -> str:
        try:
            return sanitise(html)
        except ValueError as cause:
            raise NotebookError(
                f"{cell_name(self._name, number, cell.source)} shows {cause}, and a page holds no "
                "such thing.",
                remedy="Give a figure, a DataFrame or a text to show(…), and write what comes from "
                f"figures with html.escape. {NOTHING_LOST}",
            ) from cause

    def _anchor(self, heading: str) -> str:
        slug, number = slug_of(heading), 1
        while (anchor := slug if number == 1 else f"{slug}-{number}") in self._ids:
            number += 1
        self._ids.add(anchor)
        return anchor

    def _note(self, number: int, left_out: list[str]) -> None:
        if left_out:
            what = " and ".join(dict.fromkeys(left_out))
            self.notes.append(
                f"Cell {number} {what}, which the page leaves out: give it to show(…) in a section."
            )


def _is_text(cell: Any) -> bool:
    return cell.cell_type == "markdown" and NOT_ON_PAGE not in cell.metadata.get("tags", [])


def _is_page(output: Any) -> bool:
    # what a cell prints is for the researcher
    if output.output_type not in ("display_data", "execute_result"):
        return False
    about = output.get("metadata", {}).get("text/html", {})
    return "text/html" in output.data and not about.get(NOTEBOOK_ONLY)


def _ids_of(notebook: Any) -> Iterator[str]:
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    for output in outputs:
        if _is_page(output):
            yield from _ID.findall(str(output.data.get(PAGE_TYPE, output.data["text/html"])))


def _left_out(outputs: list[Any]) -> list[str]:
    """Return what of a cell's outputs the page leaves out, each as the end of a sentence."""
    kinds = []
    for output in outputs:
        if output.output_type == "stream":
            kinds.append("prints text" if output.name == "stdout" else "prints a warning")
        elif output.output_type in ("display_data", "execute_result"):
            kinds += _left_out_of(output.data)
    return kinds


def _left_out_of(data: Mapping[str, Any]) -> list[str]:
    if "text/html" in data or RECORD_TYPE in data or not data:
        return []
    kind = next((kind for kind in _KINDS if kind in data), next(iter(data)))
    if kind == "text/plain" and _DRAWN.match(str(data[kind])):
        return []
    return [f"shows {_KINDS.get(kind, 'something')} ({kind})"]
