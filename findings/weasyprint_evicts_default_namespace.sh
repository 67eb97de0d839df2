#!/usr/bin/env bash
# Importing WeasyPrint changes what xml.etree writes elsewhere in the process: it registers the empty
# prefix for the empty namespace, which takes it from the namespace that had it. An SVG that was
# written as <svg> is then written as <ns0:svg>, which HTML shows as nothing; nothing is raised.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check weasyprint==70.0
"$work/venv/bin/python" -W ignore - <<'PY'
from xml.etree import ElementTree

SVG = "http://www.w3.org/2000/svg"
ElementTree.register_namespace("", SVG)
chart = ElementTree.fromstring(f'<svg xmlns="{SVG}"><rect width="9" height="9"/></svg>')


def written() -> str:
    return ElementTree.tostring(chart, encoding="unicode")


before = written()
import weasyprint

after = written()
print("WeasyPrint", weasyprint.__version__)
print("before the import:", before)
print("after the import: ", after)
assert before.startswith("<svg ")
assert after.startswith("<ns0:svg ")
PY
