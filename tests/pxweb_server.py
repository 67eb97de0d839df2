"""A server on this machine that speaks PxWebApi v2, and fails as asked."""

import json
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from math import prod
from typing import Any

# seconds that no answer is waited for
HANG = 60

Dimensions = Mapping[str, Mapping[str, str]]


class Tables:
    """What the server has, what it was asked, and how it is to fail.

    Attributes
    ----------
    dimensions
        Codes and names by variable, by table; the labels are the variables in lower case.
    figures
        Figure of each combination of codes, by table; a combination that is not there is null.
    marks
        What stands in place of a figure, by table.
    faults
        What happens to the next requests for data, in turn: ``"429"``, ``"503"``, ``"slow"``,
        ``"half"`` (a body cut off), ``"broken"`` (a body that is no JSON), ``"400"``, ``"hang"``
        (no answer until ``released``), or ``""`` for nothing.
    """

    def __init__(self) -> None:
        self.dimensions: dict[str, dict[str, dict[str, str]]] = {}
        self.figures: dict[str, dict[tuple[str, ...], float | None]] = {}
        self.updated: dict[str, str] = {}
        self.discontinued: set[str] = set()
        self.marks: dict[str, dict[tuple[str, ...], str]] = {}
        self.faults: list[str] = []
        self.asked: list[tuple[str, dict[str, list[str]]]] = []
        self.most_cells = 800_000
        self.released = threading.Event()

    def add(
        self,
        table: str,
        dimensions: dict[str, dict[str, str]],
        figures: dict[tuple[str, ...], float | None],
        updated: str = "2026-11-20T07:00:00Z",
    ) -> None:
        self.dimensions[table], self.figures[table] = dimensions, figures
        self.updated[table] = updated

    def add_inhabitants(self, places: Mapping[str, str], years: Iterable[int]) -> None:
        """Add table 07459 with a figure for every place and year, by the year."""
        dimensions = {
            "Region": {"0": "Hele landet", **places},
            "ContentsCode": {"Personer1": "Personer"},
            "Tid": {str(year): str(year) for year in years},
        }
        figures: dict[tuple[str, ...], float | None] = {
            (place, "Personer1", year): 100 + int(year)
            for place in dimensions["Region"]
            for year in dimensions["Tid"]
        }
        self.add("07459", dimensions, figures)


def _category(codes: Mapping[str, str]) -> dict[str, Any]:
    return {"index": {code: at for at, code in enumerate(codes)}, "label": dict(codes)}


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    tables: Tables

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        del format, args

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/config":
            self.answer(
                {
                    "apiVersion": "2.0.0",
                    "maxDataCells": self.tables.most_cells,
                    "maxCallsPerTimeWindow": 0,
                    "timeWindow": 60,
                    "defaultLanguage": "no",
                }
            )
        elif path == "/tables":
            self.answer({"page": {"totalElements": len(self.tables.dimensions)}})
        elif path.endswith("/metadata"):
            self.metadata(path.split("/")[2])
        else:
            self.problem(404, "Not Found")

    def metadata(self, table: str) -> None:
        if table not in self.tables.dimensions:
            self.problem(404, f"No table {table}")
            return
        self.answer(
            {
                "label": f"Tabell {table}",
                "updated": self.tables.updated[table],
                "extension": {"px": {"discontinued": table in self.tables.discontinued}},
                "dimension": {
                    name: {"label": name.lower(), "category": _category(codes)}
                    for name, codes in self.tables.dimensions[table].items()
                },
            }
        )

    def do_POST(self) -> None:
        table = self.path.partition("?")[0].split("/")[2]
        length = int(self.headers["Content-Length"])
        selection = json.loads(self.rfile.read(length))["selection"]
        chosen = {one["variableCode"]: one["valueCodes"] for one in selection}
        self.tables.asked.append((table, chosen))
        fault = self.tables.faults.pop(0) if self.tables.faults else ""
        if fault in ("429", "503", "400"):
            self.problem(int(fault), f"fault {fault}")
            return
        if fault == "slow":
            time.sleep(2)
        if fault == "hang":
            self.tables.released.wait(HANG)
        if fault == "broken":
            self.written(b'{"class": "dataset", "id": [')
            return
        self.figures(table, chosen, half=fault == "half")

    def figures(self, table: str, chosen: dict[str, list[str]], *, half: bool) -> None:
        dimensions = self.tables.dimensions[table]
        wrong = [
            f"{name} {code}"
            for name, codes in chosen.items()
            for code in codes
            if code not in dimensions.get(name, {})
        ]
        cells = prod(len(codes) for codes in chosen.values())
        if wrong or cells > self.tables.most_cells:
            self.problem(400, f"Wrong selection: {wrong} {cells}")
            return
        # variables that are not asked about are summed over, and leave the answer
        names = [name for name in dimensions if name in chosen]
        found = {name: {code: dimensions[name][code] for code in chosen[name]} for name in names}
        figures = self.tables.figures[table]
        marks = self.tables.marks.get(table, {})
        places = list(product(*found.values()))
        status = {str(at): marks[key] for at, key in enumerate(places) if key in marks}
        body = {
            "class": "dataset",
            "id": names,
            "size": [len(codes) for codes in found.values()],
            "dimension": {
                name: {"label": name.lower(), "category": _category(codes)}
                for name, codes in found.items()
            },
            "value": [figures.get(key) for key in places],
            # as Statistics Norway leaves it out where every figure is published
            **({"status": status} if status else {}),
        }
        self.answer(body, half=half)

    def answer(self, body: object, *, half: bool = False, status: int = 200) -> None:
        content = json.dumps(body).encode()
        self.written(content[: len(content) // 2] if half else content, len(content), status)

    def written(self, content: bytes, length: int | None = None, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content) if length is None else length))
        if status == 429:
            self.send_header("Retry-After", "0.01")
        self.end_headers()
        # who asked may have given up
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(content)

    def problem(self, status: int, detail: str) -> None:
        self.answer({"title": "Problem", "status": status, "detail": detail}, status=status)


@contextmanager
def serving(tables: Tables) -> Iterator[str]:
    """Serve tables on loopback, and give the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Serving", (Handler,), {"tables": tables}))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
