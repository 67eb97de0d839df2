"""PDF/UA-1 is declared, and true: the tree of a PDF, and what an independent checker finds."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from regionanalysis.errors import MissingExtraError, OutputError
from regionanalysis.reporting.build.one import Report
from regionanalysis.reporting.page.pdf import pdf_of
from regionanalysis.reporting.page.pdf_tags import complete_tags

CHECKER = "REGIONANALYSIS_PDF_CHECKER"
REQUIRED = "REGIONANALYSIS_REQUIRE_BROWSER"

# TAG-002 takes a table's head, repeated on the next page, for prose; and TBL-010 a table of two
# columns, with a header in each row, for a table of headers
NO_ERRORS = "TAG-002,TBL-010"

# a page of what a report has, with a list and a table over several pages
ROWS = 120
ROW = "<tr><th scope='row'>Year {}</th><td>{}</td><td>{}</td></tr>"
PAGE = f"""<!doctype html><html lang="nb"><head><title>Arbeidsplasser</title><style>
@page {{ size: A4; @top-left {{ content: "Running head" }}
@bottom-right {{ content: counter(page) }} }}
.scroll, tr {{ break-inside: avoid }} .scroll {{ break-inside: auto }}
</style></head><body><header><h1>Jobs</h1></header><main><div><h2 id='a'>Short</h2>
<dl><div><dt>Term</dt><dd><span>Much</span> said</dd></div>
<div><dt>Other</dt><dd>more</dd></div></dl>
<p>By <span lang="en">shift-share</span>, see <a href="#a">above</a>.</p>
<figure><svg role="img" aria-label="Jobs &amp; &lt;people&gt; fell" viewBox="0 0 72 36" width="96"
><text y="9">12</text></svg></figure>
<ul><li>one<ul><li>within</li></ul></li><li>two</li></ul>
<ul style="list-style: none"><li>a</li> <li style="display: inline-block">b</li>
<li style="display: inline-block">c</li></ul>
<div class="scroll"><table><caption>All years</caption><thead><tr><th scope='col'>Year</th>
<th scope='col'>Jobs</th><th scope='col'>People</th></tr></thead><tbody>
{"".join(ROW.format(at, at, at) for at in range(ROWS))}</tbody></table></div>
<p>{"A sentence that goes on. " * 400}</p></div></main></body></html>"""


class Element:
    """An element of the tree of a PDF."""

    def __init__(self, written: Any, parent: "Element | None" = None) -> None:
        self.written, self.parent = written, parent
        self.kind = str(written["/S"])[1:]
        held = written.get("/K", [])
        found = [one.get_object() for one in (held if isinstance(held, list) else [held])]
        self.kids = [Element(one, self) for one in found if isinstance(one, dict) and "/S" in one]
        page = written.get("/Pg")
        self.marked = [
            (page.indirect_reference.idnum, int(one)) for one in found if not isinstance(one, dict)
        ]
        self.attributes: Any = written.get("/A", {})

    def all(self, *kinds: str) -> Iterator["Element"]:
        """Yield what is within it, itself first, of some kinds or of all."""
        if not kinds or self.kind in kinds:
            yield self
        for kid in self.kids:
            yield from kid.all(*kinds)

    def kinds(self) -> list[str]:
        """The kinds of what is directly within it."""
        return [kid.kind for kid in self.kids]


def _root(reader: PdfReader) -> Any:
    return reader.root_object["/StructTreeRoot"].get_object()


def _tree(reader: PdfReader) -> Element:
    return Element(_root(reader)["/K"][0].get_object())


def _read(page: str, folder: Path) -> PdfReader:
    path = folder / "page.pdf"
    try:
        path.write_bytes(pdf_of(page))
    except MissingExtraError as cause:
        pytest.skip(str(cause))
    return PdfReader(path)


def _contents(reader: PdfReader) -> list[tuple[int, bytes]]:
    """The content of each page, with the number of its object."""
    return [
        (page.indirect_reference.idnum, page.get_contents().get_data())  # type: ignore[union-attr]
        for page in reader.pages
    ]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return _read(PAGE, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def whole(built: Report, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    return _read(built.page.read_text(encoding="utf-8"), tmp_path_factory.mktemp("whole"))


@pytest.fixture(params=["small", "whole"])
def reader(request: pytest.FixtureRequest) -> PdfReader:
    found: PdfReader = request.getfixturevalue(request.param)
    return found


def test_every_figure_has_its_alternative_text(reader: PdfReader, built: Report) -> None:
    texts = [str(one.written.get("/Alt", "")) for one in _tree(reader).all("Figure")]
    assert texts
    assert all(len(text) > len("Jobs") for text in texts)
    if texts != ["Jobs & <people> fell"]:
        page = built.page.read_text(encoding="utf-8")
        assert len(texts) == page.count('<div class="plot wide">')


def test_a_figure_is_where_it_is_drawn(reader: PdfReader) -> None:
    box = reader.pages[0].mediabox
    for figure in _tree(reader).all("Figure"):
        left, low, right, high = (float(side) for side in figure.attributes["/BBox"])
        assert 0 <= left < right <= box.width
        assert 0 <= low < high <= box.height


def test_every_header_cell_has_scope_and_name(reader: PdfReader) -> None:
    heads = list(_tree(reader).all("TH"))
    names = [str(head.written["/ID"]) for head in heads]
    assert len(set(names)) == len(names) > 0
    assert {str(head.attributes["/Scope"]) for head in heads} == {"/Row", "/Column"}
    tree = _root(reader)["/IDTree"]["/Names"]
    assert [str(name) for name in tree[::2]] == sorted(names)


def test_every_cell_refers_to_headers_of_its_table(reader: PdfReader) -> None:
    for table in _tree(reader).all("Table"):
        names = {str(head.written["/ID"]) for head in table.all("TH")}
        (stub, *_) = [head for part in table.all("THead") for head in part.all("TH")]
        for row in (row for body in table.all("TBody") for row in body.all("TR")):
            head, *cells = row.kids
            assert [str(one) for one in head.attributes["/Headers"]] == [str(stub.written["/ID"])]
            for cell in cells:
                named = [str(one) for one in cell.attributes["/Headers"]]
                assert len(named) == 2
                assert set(named) <= names
                assert str(head.written["/ID"]) in named


def test_a_table_over_pages_is_one_table(small: PdfReader) -> None:
    (table,) = _tree(small).all("Table")
    assert table.kinds() == ["Caption", "THead", "TBody"]
    rows = list(table.kids[2].all("TR"))
    assert len(rows) == ROWS
    assert len({page for row in rows for span in row.all("Span") for page, _ in span.marked}) > 2
    # the repeated head is seen on each page, and read once
    assert sum(text.count("Peopl") for text in map(_text, small.pages)) > 2


def _text(page: Any) -> str:
    return str(page.extract_text())


def test_a_paragraph_over_pages_is_one_paragraph(small: PdfReader) -> None:
    long = max(_tree(small).all("P"), key=lambda one: len(list(one.all("Span"))))
    assert len({page for span in long.all("Span") for page, _ in span.marked}) > 1
    assert len(list(_tree(small).all("P"))) == 2


def test_lists_are_well_formed(reader: PdfReader) -> None:
    lists = list(_tree(reader).all("L"))
    assert lists
    for found in lists:
        assert set(found.kinds()) <= {"LI", "L"}, found.kinds()
    items = list(_tree(reader).all("LI"))
    assert all(item.parent is not None and item.parent.kind == "L" for item in items)


def test_a_term_is_the_label_of_its_description(small: PdfReader) -> None:
    described = next(_tree(small).all("L"))
    assert [item.kinds() for item in described.kids] == [["Lbl", "LBody"], ["Lbl", "LBody"]]


def test_words_of_another_language_are_marked(small: PdfReader) -> None:
    marked = [one for one in _tree(small).all() if "/Lang" in one.written]
    assert [str(one.written["/Lang"]) for one in marked] == ["en"]
    assert [one.kind for one in marked] == ["Span"]


def test_all_that_is_marked_is_in_the_tree_or_an_artifact(reader: PdfReader) -> None:
    held = {one for element in _tree(reader).all() for one in element.marked}
    pairs = _root(reader)["/ParentTree"]["/Nums"]
    owners = dict(zip(pairs[::2], pairs[1::2], strict=True))
    for number, (page, content) in enumerate(_contents(reader)):
        marked = [int(at) for at in re.findall(rb"/MCID (\d+)", content)]
        assert len(set(marked)) == len(marked)
        assert {(page, at) for at in marked} == {one for one in held if one[0] == page}
        for at in marked:
            assert owners[number][at].get_object()["/S"]


def test_running_heads_and_page_numbers_are_artifacts(reader: PdfReader) -> None:
    for _, content in _contents(reader):
        assert re.sub(rb"\s+", b" ", content).count(b"/Artifact <</Type /Pagination>> BDC") >= 2


def test_tags_in_another_order_are_refused() -> None:
    weasyprint = pytest.importorskip("weasyprint")

    def finish(layout: Any, pdf: Any) -> None:
        tree = pdf.objects[int(pdf.catalog["StructTreeRoot"].split()[0])]
        pdf.objects[int(tree["K"][0].split()[0])]["K"].pop()
        complete_tags(layout, pdf, kinds=weasyprint.formatting_structure.boxes)

    with pytest.raises(OutputError, match="tags a PDF in an unknown way") as refused:
        weasyprint.HTML(string=PAGE).write_pdf(finisher=finish, pdf_variant="pdf/ua-1")
    assert "Install the version" in refused.value.remedy


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command of outloud, which checks PDF/UA-1."""
    program = os.environ.get(CHECKER, "")
    if not Path(program).is_file():
        message = f"{CHECKER} does not name the program outloud"
        if os.environ.get(REQUIRED):
            pytest.fail(message)
        pytest.skip(message)
    return [program, "--skip", NO_ERRORS, "--no-info"]


def _check(checker: list[str], *files: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*checker, *map(str, files)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["built", "built_from_panel", "methods_en", "overview"])
def test_an_independent_checker_finds_no_error(
    checker: list[str], name: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    report: Report = request.getfixturevalue(name)
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(pdf_of(report.page.read_text(encoding="utf-8")))
    done = _check(checker, path)
    assert done.returncode == 0, done.stdout


def test_the_pdf_checker_finds_what_is_wrong(checker: list[str], tmp_path: Path) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    path = tmp_path / "page.pdf"
    weasyprint.HTML(string=PAGE).write_pdf(path, pdf_variant="pdf/ua-1")
    done = _check(checker, path)
    assert done.returncode == 1
    for rule in ("FIG-001", "LST-001", "TBL-002"):
        assert rule in done.stdout
