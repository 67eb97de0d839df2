#!/usr/bin/env bash
# pandas.read_csv with dtype="category" makes numbers of categories that are all digits, so that the
# municipal code 0301 is read as 301. One word in the column, and every code keeps its zero.
# pandas 3.0 keeps the zeros, and its user guide says that categories are always parsed as strings.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet "pandas==3.1.1"
"$folder/venv/bin/python" - <<'PY'
import io
import sys

import pandas as pd

codes = "code\n0301\n1103\n"
digits = pd.read_csv(io.StringIO(codes), dtype="category")["code"]
words = pd.read_csv(io.StringIO(codes + "other\n"), dtype="category")["code"]
text = pd.read_csv(io.StringIO(codes), dtype=str)["code"]
print("pandas", pd.__version__)
print('dtype="category", digits only:', list(digits.cat.categories))
print('dtype="category", with a word:', list(words.cat.categories))
print("dtype=str:                    ", list(text))
loses = list(digits.cat.categories) == [301, 1103]
keeps = "0301" in list(words.cat.categories) and text[0] == "0301"
sys.exit(0 if loses and keeps else 1)
PY
