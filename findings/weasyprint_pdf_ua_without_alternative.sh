#!/usr/bin/env bash
# WeasyPrint, asked for PDF/UA-1, writes the mark of conformance on a file whose figures have no
# alternative text: of an inline SVG it takes <title>, and neither aria-label nor <desc>, which are how
# accessible web pages name a drawing.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0 pypdf==7.1.1
"$work/venv/bin/python" -W ignore - <<'PY'
import io

import weasyprint
from pypdf import PdfReader

PAGE = """<html lang="en"><head><title>Jobs</title></head><body><h1>Jobs</h1>
<figure><svg xmlns="http://www.w3.org/2000/svg" width="40" height="40" {attributes}>{children}
<rect width="10" height="10"/></svg><figcaption>Jobs by year</figcaption></figure></body></html>"""
NAMED = {
    "aria-label": ('role="img" aria-label="Jobs fell"', ""),
    "<desc>": ('role="img"', "<desc>Jobs fell</desc>"),
    "<title>": ('role="img"', "<title>Jobs fell</title>"),
}


def alternatives(node):
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [text for child in node for text in alternatives(child)]
    if not hasattr(node, "get"):
        return []
    own = [node.get("/Alt")] if node.get("/S") == "/Figure" else []
    return own + (alternatives(node["/K"]) if "/K" in node else [])


print("WeasyPrint", weasyprint.__version__)
for name, (attributes, children) in NAMED.items():
    html = PAGE.format(attributes=attributes, children=children)
    root = PdfReader(
        io.BytesIO(weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))
    ).trailer["/Root"]
    declared = b"pdfuaid" in root["/Metadata"].get_object().get_data()
    found = alternatives(root["/StructTreeRoot"])
    print(f"named by {name}: declares PDF/UA {declared}, alternative text {found}")
    assert declared
    assert found == (["Jobs fell"] if name == "<title>" else [None])
PY
