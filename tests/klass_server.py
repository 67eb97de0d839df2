"""A server on this machine that speaks the part of KLASS's interface that the client calls."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from regionanalysis.classifications.municipality_codes import (
    CodeChange,
    code_changes,
    municipalities,
)


class Codes:
    """What the server has, and how it is to fail.

    Attributes
    ----------
    changes
        Changes of municipal codes with what the new codes are called; those that are known to
        begin with.
    names
        Municipalities of the day, by code.
    central_from
        Which classification the table of centrality is of: 131 or 128.
    faults
        Statuses of the next answers, in turn; 200 for none.
    """

    def __init__(self) -> None:
        self.changes: list[CodeChange] = [
            # KLASS has both successors of 0720 Stokke (ssb-klassr's data of KLASS 131, 2025-01)
            CodeChange(2017, "0720", "0704", "split"),
            *code_changes(),
        ]
        # with what is among them and is none
        self.names = {**municipalities(2024), "2100": "Svalbard", "9999": "Uoppgitt"}
        self.named: dict[str, str] = {}
        self.central_from = 131
        self.faults: list[int] = []
        self.asked: list[str] = []

    def change(self, year: int, old: str, new: str, name: str) -> None:
        """Have a code become another."""
        self.changes.append(CodeChange(year, old, new, "recode"))
        self.names.pop(old, None)
        self.names[new] = self.named[new] = name


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    codes: Codes

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        del format, args

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(address.query).items()}
        self.codes.asked.append(self.path)
        fault = self.codes.faults.pop(0) if self.codes.faults else 200
        what = address.path.removeprefix("/api/klass/v1/classifications/")
        answers = {
            "131/changes": self.changes,
            "131/codesAt": self.codes_at,
            f"{self.codes.central_from}/correspondsAt": self.central,
        }
        if fault != 200 or what not in answers:
            self.send_response(fault if fault != 200 else 404)
            self.end_headers()
            return
        self.answer(answers[what](asked))

    def changes(self, asked: dict[str, str]) -> dict[str, Any]:
        rows = [
            {
                "oldCode": one.old,
                "oldName": one.old,
                "oldShortName": "",
                "newCode": one.new,
                "newName": self.codes.named.get(one.new, one.new),
                "newShortName": "",
                "changeOccurred": f"{one.year}-01-01",
            }
            for one in self.codes.changes
            if asked["from"] <= f"{one.year}-01-01" < asked["to"]
        ]
        return {"codeChanges": rows}

    def codes_at(self, asked: dict[str, str]) -> dict[str, Any]:
        del asked
        return {
            "codes": [
                {"code": code, "name": name, "parentCode": None, "level": "1"}
                for code, name in self.codes.names.items()
            ]
        }

    def central(self, asked: dict[str, str]) -> dict[str, Any]:
        assert {str(self.codes.central_from), asked["targetClassificationId"]} == {"131", "128"}
        ends = ["sourceCode", "targetCode"]
        if self.codes.central_from != 131:
            ends.reverse()
        return {
            "correspondenceItems": [
                dict(zip(ends, (code, "1" if code == "0301" else "5"), strict=True))
                for code in self.codes.names
            ]
        }

    def answer(self, body: object) -> None:
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving_codes(codes: Codes) -> Iterator[str]:
    """Serve codes on loopback, and give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Serving", (Handler,), {"codes": codes}))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/api/klass/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
