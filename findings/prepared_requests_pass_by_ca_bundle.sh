#!/usr/bin/env bash
# Behind a proxy that signs with an organisation's own certificate, REQUESTS_CA_BUNDLE makes requests
# work. pxwebpy and ssb-klass-python send prepared requests with Session.send, which reads the proxies of
# the environment and not its certificates: both fail where requests.get with the same address succeeds.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    pxwebpy==0.6.0 ssb-klass-python==1.0.8 requests==2.34.2 trustme==1.2.1
cd "$work"
"$work/venv/bin/python" - <<'PY'
import importlib.metadata
import json
import os
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import klass
import pxweb
import requests
import trustme
from klass import config

authority = trustme.CA()
authority.cert_pem.write_to_path("organisation.pem")
os.environ["REQUESTS_CA_BUNDLE"] = "organisation.pem"
ANSWERS = {
    "/config": {
        "apiVersion": "2.3.2",
        "maxDataCells": 800000,
        "maxCallsPerTimeWindow": 30,
        "timeWindow": 10,
    },
    "/tables": {"page": {"totalElements": 1}},
    "/classifications/131/codesAt": {"codes": [{"code": "0301", "name": "Oslo"}]},
}


class Service(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def do_GET(self):
        content = json.dumps(ANSWERS[self.path.partition("?")[0]]).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
authority.issue_cert("localhost").configure_cert(context)
server.socket = context.wrap_socket(server.socket, server_side=True)
threading.Thread(target=server.serve_forever, daemon=True).start()
url = f"https://localhost:{server.server_address[1]}"
config.BASE_URL = f"{url}/"


def outcome(call) -> str:
    try:
        call()
    except requests.exceptions.SSLError:
        return "the certificate is not trusted"
    return "works"


calls = {
    "requests": lambda: requests.get(f"{url}/config", timeout=5).json(),
    "pxwebpy": lambda: pxweb.PxApi(url, language="no"),
    "ssb-klass-python": lambda: klass.codes_at(131, "2024-01-01"),
}
outcomes = {name: outcome(call) for name, call in calls.items()}
for name, said in outcomes.items():
    print(f"{name} {importlib.metadata.version(name)} with REQUESTS_CA_BUNDLE: {said}")
assert outcomes == {
    "requests": "works",
    "pxwebpy": "the certificate is not trusted",
    "ssb-klass-python": "the certificate is not trusted",
}
server.shutdown()
PY
echo "Expected: clients built on requests trust what requests is set to trust."
