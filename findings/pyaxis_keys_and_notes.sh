#!/usr/bin/env bash
# pyaxis reads a PX file with KEYS, whose rows begin with codes, by taking the codes for figures; and
# a file whose note has the text DATA= in it stops the reader, or is cut there.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "pyaxis==0.4.3"
"$folder/venv/bin/python" - "$folder" <<'PY'
import pathlib
import sys

from pyaxis import pyaxis

HEAD = """CHARSET="ANSI";
AXIS-VERSION="2013";
TITLE="Jobs";
STUB="region";
HEADING="year";
VALUES("region")="North","South";
VALUES("year")="2019","2020";
CODES("region")="01","02";
CODES("year")="2019","2020";
"""
folder = pathlib.Path(sys.argv[1])
files = {
    "plain": HEAD + "DATA=\n10 11\n20 21;\n",
    "KEYS": HEAD + 'KEYS("region")=CODES;\nDATA=\n"01",10 11\n"02",20 21;\n',
    "note": HEAD + 'NOTE="The rows of DATA= are regions.";\nDATA=\n10 11\n20 21;\n',
}
results = {}
for name, text in files.items():
    path = folder / f"{name}.px"
    path.write_text(text, encoding="latin-1")
    try:
        frame = pyaxis.parse(uri=str(path), encoding="latin-1")["DATA"]
        results[name] = [str(one) for one in frame["DATA"]]
    except Exception as cause:
        results[name] = [type(cause).__name__]
    print(f"{name:6}", results[name])
right = ["10", "11", "20", "21"]
sys.exit(0 if results["plain"] == right and right not in (results["KEYS"], results["note"]) else 1)
PY
