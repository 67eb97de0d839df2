#!/usr/bin/env bash
# Statistics Norway's /config announces 0 calls in 0 seconds: the limit of 40 a minute is stated in the
# headers x-ratelimit-*. pxwebpy takes 0 for no limit, and reads no such header. After a 429 without
# Retry-After it waits 1 second, three times, and gives up. Its parameter `timeout` is kept and not used.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pxwebpy==0.6.0
"$work/venv/bin/python" - <<'PY'
import importlib.metadata
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pxweb

CONFIG = {"apiVersion": "2.3.2", "maxDataCells": 800000, "maxCallsPerTimeWindow": 0, "timeWindow": 0}
calls: list[float] = []
slow = [0.0]


class Service(BaseHTTPRequestHandler):
    """40 calls, and then 429 without Retry-After, as announced in the headers."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        calls.append(time.monotonic())
        time.sleep(slow[0])
        left = 40 - len(calls)
        problem = {"type": "Parameter error", "title": "Too many requests", "status": 429}
        answers = {"/config": CONFIG, "/tables": {"page": {"totalElements": 1}}}
        body = answers.get(self.path.partition("?")[0], {"dimension": {}})
        content = json.dumps(body if left >= 0 else problem).encode()
        self.send_response(200 if left >= 0 else 429)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("x-ratelimit-policy", "40;w=60s")
        self.send_header("x-ratelimit-remaining", str(max(left, 0)))
        self.end_headers()
        self.wfile.write(content)


server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"http://127.0.0.1:{server.server_address[1]}"
print("pxwebpy", importlib.metadata.version("pxwebpy"))

api = pxweb.PxApi(url, disable_cache=True, timeout=1)
slow[0] = 2.5
start = time.monotonic()
api.get_table_metadata("07459")
took = time.monotonic() - start
print(f"timeout=1 and an answer after 2.5 seconds: it was waited for, {took:.1f} seconds")
assert took > 2.4

slow[0] = 0.0
start, error = time.monotonic(), ""
made = len(calls)
try:
    while True:
        api.get_table_metadata("07459")
except Exception as cause:
    error = str(cause).splitlines()[0]
span = time.monotonic() - start
print(f"{len(calls) - made} calls more in {span:.1f} seconds, and then: {error}")
waits = [round(b - a) for a, b in zip(calls[-4:], calls[-3:])]
print(f"seconds between the refused calls: {waits}")
assert "429" in error
assert waits == [1, 1, 1]
assert span < 20
server.shutdown()
PY
echo "Expected: 0 is announced elsewhere, never 'no limit'; a refusal is waited out until the window of"
echo "60 seconds in x-ratelimit-policy is over; an answer is waited for no longer than the timeout."
