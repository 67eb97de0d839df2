#!/usr/bin/env bash
# ssb-klass-python reads dates with dateutil, which fills what a text leaves out from today. A year alone,
# or a year and a month, asks KLASS for today's day of that year: changes(131, from_date="2024") leaves out
# every change of 1 January 2024, all of them, unless it is run on 1 January.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check ssb-klass-python==1.0.8
"$work/venv/bin/python" - <<'PY'
import datetime
import importlib.metadata
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import klass
from klass import config

# two of the recodings of 1 January 2024
CHANGES = [
    {"oldCode": "3807", "newCode": "4003", "newName": "Skien", "changeOccurred": "2024-01-01"},
    {"oldCode": "3005", "newCode": "3301", "newName": "Drammen", "changeOccurred": "2024-01-01"},
]
asked: list[str] = []


class Service(BaseHTTPRequestHandler):
    """KLASS 131: the changes from a date on."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        since = parse_qs(urlsplit(self.path).query)["from"][0]
        asked.append(since)
        rows = [row for row in CHANGES if row["changeOccurred"] >= since]
        content = json.dumps({"codeChanges": rows}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=server.serve_forever, daemon=True).start()
config.BASE_URL = f"http://127.0.0.1:{server.server_address[1]}/"
print("ssb-klass-python", importlib.metadata.version("ssb-klass-python"))
counts = {}
for text in ("2024-01-01", "2024", "2024-01"):
    counts[text] = len(klass.changes(131, from_date=text))
    print(f"from_date={text!r} asks for changes from {asked[-1]}: {counts[text]} of 2")
today = datetime.date.today()
assert counts["2024-01-01"] == 2
if (today.month, today.day) not in {(1, 1), (2, 29)}:
    assert asked[1] == f"2024-{today:%m-%d}"
    assert counts["2024"] == 0
if today.day != 1:
    assert counts["2024-01"] == 0
server.shutdown()
PY
echo "Expected: a year is its first day, or is refused; an answer does not depend on the day of the run."
