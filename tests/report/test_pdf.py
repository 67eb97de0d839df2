"""The page as PDF: tagged, with bookmarks, the summary on its first page, the same bytes twice."""

import sys
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject
from typer.testing import CliRunner

from regionanalysis.cli import app
from regionanalysis.core.project import HOME_VARIABLE
from regionanalysis.errors import MissingExtraError, OutputError
from regionanalysis.reporting.build.one import Report
from regionanalysis.reporting.manifest import read_manifest
from regionanalysis.reporting.page.pdf import check_pdf_writer, pdf_of

MAX_BYTES = 1_000_000


@pytest.fixture(scope="session")
def written(built: Report) -> bytes:
    try:
        return pdf_of(built.page.read_text(encoding="utf-8"))
    except MissingExtraError as cause:
        pytest.skip(str(cause))


@pytest.fixture(scope="session")
def reader(written: bytes, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    path = tmp_path_factory.mktemp("pdf") / "page.pdf"
    path.write_bytes(written)
    return PdfReader(path)


def test_it_says_what_it_is_and_in_which_language(reader: PdfReader) -> None:
    assert reader.metadata is not None
    assert reader.metadata.title == "Arbeidsplasser i Kongsvingerregionen 2002–2016"
    assert str(reader.root_object["/Lang"]) == "nb"


def test_it_is_tagged_for_those_who_listen_to_it(reader: PdfReader) -> None:
    assert "/StructTreeRoot" in reader.root_object
    assert str(reader.root_object["/MarkInfo"]) == "{'/Marked': True}"
    described = reader.root_object["/Metadata"].get_object()
    assert isinstance(described, StreamObject)
    assert b"pdfuaid" in described.get_data()


def test_every_chapter_has_a_bookmark(reader: PdfReader, built: Report) -> None:
    page = built.page.read_text(encoding="utf-8")
    chapters = [one.title for one in reader.outline[1] if not isinstance(one, list)]
    # the values of the figures are an appendix
    assert len(chapters) == page.count("<h2 ") + 1
    assert (chapters[0], chapters[-1]) == ("Kort fortalt", "Tallene bak figurene")


def test_the_summary_and_its_figure_are_on_the_first_page(reader: PdfReader) -> None:
    first = " ".join(reader.pages[0].extract_text().split())
    for part in (
        "Avstand 2002–2016",
        "+419",
        "ikke kan skilles fra null",
        "Faktisk endring",
        "Kilde:",
    ):
        assert part in first, part


def test_every_page_has_its_number_and_the_title(reader: PdfReader) -> None:
    count = len(reader.pages)
    for at, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert f"{at} / {count}" in text
        assert "Arbeidsplasser i Kongsvingerregionen" in text


def test_the_same_page_gives_the_same_bytes(built: Report, written: bytes) -> None:
    assert pdf_of(built.page.read_text(encoding="utf-8")) == written
    assert len(written) < MAX_BYTES


def test_what_a_page_asks_for_outside_itself_is_not_brought(tmp_path: Path) -> None:
    image = tmp_path / "image.svg"
    image.write_text('<svg xmlns="http://www.w3.org/2000/svg"><text y="9">secret</text></svg>')
    asked = f'<html lang="nb"><title>a</title><img alt="a" src="{image.as_uri()}"></html>'
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf_of(asked))
    assert "secret" not in PdfReader(path).pages[0].extract_text()


def test_without_the_package_the_page_is_kept_and_only_the_pdf_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path
) -> None:
    lacking = tmp_path / "lacking"
    lacking.mkdir()
    (lacking / "weasyprint.py").write_text("raise ImportError")
    monkeypatch.setenv("PYTHONPATH", str(lacking))
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    out = tmp_path / "out"
    out.mkdir()
    # of an earlier build, and of other figures
    (out / "bygd-9001.pdf").write_bytes(b"%PDF")
    words = ["report", "9001", "--panel", str(home / "data" / "panel.csv"), "--out", str(out)]
    done = CliRunner().invoke(app, [*words, "--pdf"])
    assert done.exit_code == MissingExtraError.exit_code
    assert done.stdout.startswith(f"{out / 'bygd-9001.html'}: ")
    assert "Only the PDF is missing. A PDF needs packages" in done.stderr
    assert '[pdf]"' in done.stderr
    assert not (out / "bygd-9001.pdf").exists()
    manifest = read_manifest(out / "bygd-9001.json")
    assert "bygd-9001.pdf" not in manifest.files
    # and the next build makes it again
    assert manifest.fingerprint == ""


def test_a_pdf_that_is_written_is_named_and_so_is_the_report_it_replaces(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: Path, written: bytes
) -> None:
    assert written
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    out = tmp_path / "out"
    words = ["report", "9001", "--panel", str(home / "data" / "panel.csv"), "--out", str(out)]
    assert "Replaced" not in CliRunner().invoke(app, words).stderr
    done = CliRunner().invoke(app, [*words, "--pdf"])
    assert done.exit_code == 0
    assert f"{out / 'bygd-9001.pdf'}: the same as PDF" in done.stdout
    assert (out / "bygd-9001.pdf").read_bytes().startswith(b"%PDF")
    assert "Replaced the report of that name, built 20" in done.stderr


def test_a_library_that_pip_does_not_install_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = "raise OSError(\"cannot load library 'libpango-1.0-0'\")"
    (tmp_path / "weasyprint.py").write_text(text)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(OutputError, match=r"needs the library Pango.*apt install"):
        check_pdf_writer()
