#!/usr/bin/env bash
# PxWeb marks a cell of nothing with "-": nil, which is zero. In JSON-stat 2 `value` is then null and the
# mark stands in `status`, beside ":" (confidential), ".." (missing) and "." (not possible). pxwebpy and
# pyjstat drop `status`: a true zero and a figure that is withheld become the same missing value.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    pxwebpy==0.6.0 pyjstat==2.4.0 'pandas==2.2.3' 'setuptools<81'
"$work/venv/bin/python" -W ignore - <<'PY'
import importlib.metadata
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pxweb
from pyjstat import pyjstat

REGIONS = {"0301": "Oslo", "1151": "Utsira", "3401": "Kongsvinger"}
DATASET = {
    "version": "2.0",
    "class": "dataset",
    "id": ["Region", "ContentsCode", "Tid"],
    "size": [3, 1, 1],
    "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
    "dimension": {
        "Region": {
            "label": "region",
            "category": {"index": {code: i for i, code in enumerate(REGIONS)}, "label": REGIONS},
        },
        "ContentsCode": {
            "label": "contents",
            "category": {"index": {"Jobs": 0}, "label": {"Jobs": "jobs in mining"}},
        },
        "Tid": {"label": "year", "category": {"index": {"2024": 0}, "label": {"2024": "2024"}}},
    },
    # Oslo 120; Utsira nil, that is 0; Kongsvinger confidential
    "value": [120, None, None],
    "status": {"1": "-", "2": ":"},
}
CONFIG = {"apiVersion": "2.3.2", "maxDataCells": 10, "maxCallsPerTimeWindow": 30, "timeWindow": 10}


class Service(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        answers = {"/config": CONFIG, "/tables": {"page": {"totalElements": 1}}}
        content = json.dumps(answers.get(self.path.partition("?")[0], DATASET)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()


server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=server.serve_forever, daemon=True).start()
api = pxweb.PxApi(f"http://127.0.0.1:{server.server_address[1]}", disable_cache=True)
rows = api.get_table_data("x", value_codes={"Region": list(REGIONS), "Tid": ["2024"]})
print("pxwebpy", importlib.metadata.version("pxwebpy"), rows)
assert [row["value"] for row in rows] == [120, None, None]
assert not any("status" in row for row in rows)

frame = pyjstat.Dataset.read(json.dumps(DATASET)).write("dataframe")
print("pyjstat", importlib.metadata.version("pyjstat"), frame["value"].tolist())
assert frame["value"].isna().tolist() == [False, True, True]
assert not any("status" in name for name in frame.columns)
server.shutdown()
PY
echo "Expected: nil is 0, and a figure that is not published is distinct from it."
