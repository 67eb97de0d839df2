"""A server on this machine that speaks PxWebApi v2 as Statistics Norway's service is documented to.

Each behaviour names its source:

* SPEC: github.com/PxTools/PxApiSpecs, PxAPI-2.yml (2026).
* SOFTWARE: github.com/PxTools/PxWebApi, what the service runs on (2026-06-29).
* NOTES: github.com/janbrus/pxwebapi-skills, notes on the live service (2026-07-29 to 2026-09-24).
* HEADERS: five independent readers of the service's headers (August and September 2026).
* ATLAS: github.com/terchris/atlas, source ssb-06913, read from the live table (2026).
"""

import json
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from math import prod
from typing import Any
from urllib.parse import parse_qs, urlsplit

from regionanalysis.classifications.industry_standards import IndustryStandard, groups

# seconds that no answer is waited for
HANG = 60

# The service allows 40 calls in 60 seconds for an address: searches, metadata and data together
# (HEADERS, NOTES api-details). Nothing found says that its 429 carries Retry-After.
LIMIT, WINDOW = 40, 60.0

# every group of table 07984, with its total
GROUPS = {
    **{code: group.name for code, group in groups(IndustryStandard.SN2007, "groups").items()},
    "00-99": "Alle næringer",
}

Dimensions = Mapping[str, Mapping[str, str]]
Figure = float | int | None
# figures of the codes chosen of every variable, in their order
Cube = Callable[[Mapping[str, Sequence[str]]], Sequence[Figure]]


@dataclass
class Quota:
    """The number of calls allowed.

    Attributes
    ----------
    sliding
        Whether the window slides; else it starts with its first call.
    retry_after
        Value of Retry-After in a refusal; no such header where empty.
    dialect
        ``ssb`` announces in ``x-ratelimit-*`` (HEADERS), ``scb`` in ``X-Rate-Limit-*`` of the
        package AspNetCoreRateLimit (SOFTWARE, appsettings.json: 30 calls in 10 seconds).
    """

    limit: int = LIMIT
    window: float = WINDOW
    sliding: bool = True
    retry_after: str = ""
    dialect: str = "ssb"
    now: Callable[[], float] = time.monotonic
    calls: list[float] = field(default_factory=list)
    refused: int = 0
    most: int = 0

    def allows(self) -> bool:
        """Return whether one call more is allowed now, and count it if it is."""
        now = self.now()
        if self.sliding:
            self.calls = [call for call in self.calls if call > now - self.window]
        elif self.calls and self.calls[0] <= now - self.window:
            self.calls = []
        if len(self.calls) >= self.limit:
            self.refused += 1
            return False
        self.calls.append(now)
        self.most = max(self.most, len(self.calls))
        return True

    def headers(self) -> dict[str, str]:
        left = str(self.limit - len(self.calls))
        if self.dialect == "scb":
            return {
                "X-Rate-Limit-Limit": f"{self.window:.0f}s",
                "X-Rate-Limit-Remaining": left,
                "X-Rate-Limit-Reset": "2026-09-20T10:00:10.1234567Z",
            }
        return {
            "x-ratelimit-limit": str(self.limit),
            "x-ratelimit-policy": f"{self.limit};w={self.window:.0f}s",
            "x-ratelimit-remaining": left,
            "x-ratelimit-resource": "SB_API_1MIN",
        }


class Tables:
    """What the server has, what it was asked, and how it is to fail.

    Attributes
    ----------
    dimensions
        Codes and names by variable, by table; the labels are the variables in lower case.
    figures
        Figure of each combination of codes, by table; a combination that is not there is null.
    cubes
        Figures by table as a function of the codes chosen, in place of ``figures``.
    marks
        What stands in place of a figure, by table.
    labels
        Label of a table; a closed one ends with "(avslutta serie)" (NOTES).
    discontinued
        Closed tables: the flag stands at the root of ``extension`` (SPEC extension-root, NOTES).
    listed_as_discontinued
        Closed tables whose metadata lack the flag, which the list of tables has: SOFTWARE sets it
        in TableResponseMapper alone.
    mandatory
        Variables that must be stated, by table: their ``elimination`` is false (SPEC
        extension-dimension). ``ContentsCode`` and ``Tid`` always are (NOTES).
    elimination_codes
        The code that stands for a variable that is left out, by table and variable. A variable
        without one is added over (NOTES; SOFTWARE DatasetMapper.AddEliminationInfo).
    units, notes
        Unit of a content code; notes of a table, the first of which must be shown.
    faults
        What happens to the next requests for data, in turn: a status, ``"slow"``, ``"half"`` (a
        body cut off), ``"broken"`` (a body that is no JSON), ``"hang"`` (no answer until
        ``released``), or ``""`` for nothing.
    metadata_faults
        Statuses of the next requests for metadata, in turn: 503 while metadata are renewed, at
        05:00 and 11:30 (NOTES api-details).
    renewed
        New time of update by table, from the next request for its data on.
    max_calls, time_window
        As stated in /config: the service states 0 and 0 (NOTES).
    """

    def __init__(self) -> None:
        self.dimensions: dict[str, dict[str, dict[str, str]]] = {}
        self.figures: dict[str, dict[tuple[str, ...], Figure]] = {}
        self.cubes: dict[str, Cube] = {}
        self.updated: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.discontinued: set[str] = set()
        self.listed_as_discontinued: set[str] = set()
        self.marks: dict[str, dict[tuple[str, ...], str]] = {}
        self.mandatory: dict[str, set[str]] = {}
        self.elimination_codes: dict[str, dict[str, str]] = {}
        self.units: dict[str, str] = {}
        self.notes: dict[str, list[str]] = {}
        self.faults: list[str] = []
        self.metadata_faults: list[int] = []
        self.renewed: dict[str, str] = {}
        self.asked: list[tuple[str, dict[str, list[str]]]] = []
        self.calls: list[str] = []
        self.max_cells = 800_000
        self.max_calls, self.time_window = 0, 0
        self.quota: Quota | None = None
        self.released = threading.Event()

    def add(
        self,
        table: str,
        dimensions: dict[str, dict[str, str]],
        figures: dict[tuple[str, ...], Figure],
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
        figures: dict[tuple[str, ...], Figure] = {
            (place, "Personer1", year): 100 + int(year)
            for place in dimensions["Region"]
            for year in dimensions["Tid"]
        }
        self.add("07459", dimensions, figures)

    def renew(self, table: str) -> None:
        """Let a table have been updated a second later."""
        stated = self.updated[table]
        self.updated[table] = f"{stated[:17]}{int(stated[17:19]) + 1:02}Z"

    def is_mandatory(self, table: str, variable: str) -> bool:
        return variable in {"ContentsCode", "Tid", *self.mandatory.get(table, ())}

    def label(self, table: str) -> str:
        return self.labels.get(table, f"{table}: Tabell {table}")


def _category(codes: Mapping[str, str]) -> dict[str, Any]:
    return {"index": {code: i for i, code in enumerate(codes)}, "label": dict(codes)}


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    tables: Tables

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        del format, args

    def refused(self) -> bool:
        """Refuse a call beyond the quota, with a body and no Retry-After (see LIMIT)."""
        quota = self.tables.quota
        if quota is None or quota.allows():
            return False
        # SPEC ErrorResponse429: problem+json, whose example has these fields
        self.problem(429, "Too many requests", detail="You have reach the threshold.")
        return True

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        self.tables.calls.append(f"GET {address.path}")
        if self.refused():
            return
        parts = address.path.strip("/").split("/")
        if parts == ["config"]:
            self.answer(
                {
                    # NOTES troubleshooting, 2026-08-30
                    "apiVersion": "2.3.2",
                    "appVersion": "2.5.0",
                    "languages": [{"id": "no", "label": "Norsk"}, {"id": "en", "label": "English"}],
                    "defaultLanguage": "no",
                    "maxDataCells": self.tables.max_cells,
                    "maxCallsPerTimeWindow": self.tables.max_calls,
                    "timeWindow": self.tables.time_window,
                    "license": "https://creativecommons.org/licenses/by/4.0/",
                    "defaultDataFormat": "json-stat2",
                    "dataFormats": ["json-stat2", "csv", "xlsx", "html", "px", "json-px"],
                }
            )
        elif parts == ["tables"]:
            self.search(parse_qs(address.query).get("query", [""])[0])
        elif len(parts) == 3 and parts[2] == "metadata":
            self.metadata(parts[1])
        elif len(parts) == 2 and parts[0] == "tables":
            self.listing(parts[1])
        else:
            self.problem(404, "Non-existent table")

    def search(self, text: str) -> None:
        """List the tables that have every word in their label or variables."""
        words = text.casefold().split()
        found = [
            entry
            for entry in map(self.entry, self.tables.dimensions)
            if all(word in json.dumps(entry, ensure_ascii=False).casefold() for word in words)
        ]
        self.answer({"tables": found, "page": {"totalElements": len(found)}})

    def entry(self, table: str) -> dict[str, Any]:
        """Return a table of the list (SPEC Table; SOFTWARE TableResponseMapper)."""
        tables, years = self.tables, sorted(self.tables.dimensions[table]["Tid"])
        closed = tables.discontinued | tables.listed_as_discontinued
        return {
            "id": table,
            "label": tables.label(table),
            "updated": tables.updated[table],
            "firstPeriod": years[0],
            "lastPeriod": years[-1],
            "timeUnit": "Annual",
            "discontinued": True if table in closed else None,
            # a variable of the newest industry standard is named so (NOTES)
            "variableNames": [
                {"NACE2007": "næring (SN2007)", "NACE2025": "næring (SN2025)"}.get(
                    name, name.lower()
                )
                for name in tables.dimensions[table]
            ],
            "links": [],
        }

    def listing(self, table: str) -> None:
        if table in self.tables.dimensions:
            self.answer(self.entry(table))
        else:
            # SOFTWARE ProblemUtility.NonExistentTable: no detail
            self.problem(404, "Non-existent table")

    def metadata(self, table: str) -> None:
        tables = self.tables
        if tables.metadata_faults and (status := tables.metadata_faults.pop(0)) != 200:
            self.problem(status, "Backend fetch failed")
            return
        if table not in tables.dimensions:
            self.problem(404, "Non-existent table")
            return
        # SPEC Dataset: metadata are a JSON-stat 2 data set without figures
        dimensions = tables.dimensions[table]
        extension: dict[str, Any] = {"px": {"tableid": table, "language": "no"}}
        if table in tables.notes:
            extension["noteMandatory"] = {"0": True}
        if table not in tables.listed_as_discontinued:
            extension["discontinued"] = table in tables.discontinued
        self.answer(
            {
                "version": "2.0",
                "class": "dataset",
                "label": tables.label(table),
                "source": "Statistisk sentralbyrå",
                "updated": tables.updated[table],
                "link": {"alternate": []},
                "note": tables.notes.get(table, []),
                "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
                "id": list(dimensions),
                "size": [len(codes) for codes in dimensions.values()],
                "dimension": {
                    name: self.dimension(table, name, codes) for name, codes in dimensions.items()
                },
                "extension": extension,
                "value": None,
            }
        )

    def dimension(self, table: str, name: str, codes: Mapping[str, str]) -> dict[str, Any]:
        """Return a dimension as metadata and data have it (SPEC, SOFTWARE DatasetMapper)."""
        tables, category = self.tables, _category(codes)
        if name == "ContentsCode":
            category["unit"] = {
                code: {"base": tables.units.get(code, "personer"), "decimals": 0} for code in codes
            }
        extension: dict[str, Any] = {"elimination": not tables.is_mandatory(table, name)}
        if (code := tables.elimination_codes.get(table, {}).get(name)) is not None:
            extension["eliminationValueCode"] = code
        return {"label": name.lower(), "category": category, "extension": extension}

    def do_POST(self) -> None:
        tables = self.tables
        table = self.path.partition("?")[0].split("/")[2]
        length = int(self.headers["Content-Length"])
        selection = json.loads(self.rfile.read(length))["selection"]
        tables.calls.append(f"POST {table}")
        if self.refused():
            return
        chosen = {one["variableCode"]: one["valueCodes"] for one in selection}
        tables.asked.append((table, chosen))
        if table in tables.renewed:
            tables.updated[table] = tables.renewed.pop(table)
        fault = tables.faults.pop(0) if tables.faults else ""
        if fault.isdecimal():
            self.problem(int(fault), f"fault {fault}")
            return
        if fault == "slow":
            time.sleep(2)
        if fault == "hang":
            tables.released.wait(HANG)
        if fault == "broken":
            self.written(b'{"class": "dataset", "id": [')
            return
        self.figures(table, chosen, half=fault == "half")

    def wrong(self, table: str, chosen: Mapping[str, Sequence[str]]) -> str:
        """Return the title of what is wrong in a selection (SOFTWARE ProblemUtility, as it is)."""
        dimensions = self.tables.dimensions[table]
        if any(name not in dimensions for name in chosen):
            return "Non-existent variable"
        if any(self.tables.is_mandatory(table, name) and name not in chosen for name in dimensions):
            return "Missing selection for mandantory variable"
        if any(code not in dimensions[name] for name, codes in chosen.items() for code in codes):
            return "Non-existent value"
        if prod(len(codes) for codes in chosen.values()) > self.tables.max_cells:
            return "Too many cells selected"
        return ""

    def figures(self, table: str, chosen: dict[str, list[str]], *, half: bool) -> None:
        if title := self.wrong(table, chosen):
            self.problem(400, title)
            return
        if any(len(set(codes)) < len(codes) for codes in chosen.values()):
            # a code twice in a query: an empty body (NOTES)
            self.written(b"", status=500)
            return
        tables, dimensions = self.tables, self.tables.dimensions[table]
        names = [name for name in dimensions if name in chosen]
        # in the table's order, whatever the order of the query
        found = {
            name: {code: dimensions[name][code] for code in dimensions[name] if code in picked}
            for name in names
            for picked in [set(chosen[name])]
        }
        values, status = self.cells(table, found)
        body = {
            "version": "2.0",
            "class": "dataset",
            "label": tables.label(table),
            "source": "Statistisk sentralbyrå",
            "updated": tables.updated[table],
            "note": tables.notes.get(table, []),
            "role": {"time": ["Tid"], "metric": ["ContentsCode"]},
            # variables that are left out leave the answer (NOTES)
            "id": names,
            "size": [len(codes) for codes in found.values()],
            "dimension": {
                name: self.dimension(table, name, codes) for name, codes in found.items()
            },
            "extension": {"px": {"tableid": table, "decimals": 0}},
            "value": values,
            # left out where every figure is published (SOFTWARE JsonStat2Serializer)
            **({"status": status} if status else {}),
        }
        self.answer(body, half=half)

    def cells(
        self, table: str, found: Mapping[str, Mapping[str, str]]
    ) -> tuple[list[Figure], dict[str, str]]:
        """Return figures, and marks by position; variables left out are added over."""
        tables = self.tables
        if table in tables.cubes:
            return list(
                tables.cubes[table]({name: list(codes) for name, codes in found.items()})
            ), {}
        figures, marks = tables.figures[table], tables.marks.get(table, {})
        codes_left_out = [
            [code] if (code := tables.elimination_codes.get(table, {}).get(name)) else list(codes)
            for name, codes in tables.dimensions[table].items()
            if name not in found
        ]
        order = list(tables.dimensions[table])
        left_out = [name for name in order if name not in found]
        values: list[Figure] = []
        status = {}
        for i, key in enumerate(product(*found.values())):
            parts = []
            for others in product(*codes_left_out):
                by_name = dict(zip(found, key, strict=True)) | dict(
                    zip(left_out, others, strict=True)
                )
                full = tuple(by_name[name] for name in order)
                parts.append(full)
            known = [figures[full] for full in parts if figures.get(full) is not None]
            values.append(sum(known) if known else None)  # type: ignore[arg-type]
            if len(parts) == 1 and parts[0] in marks:
                status[str(i)] = marks[parts[0]]
        return values, status

    def answer(self, body: object, *, half: bool = False, status: int = 200) -> None:
        content = json.dumps(body).encode()
        kind = "application/json" if status == 200 else "application/problem+json"
        self.written(
            content[: len(content) // 2] if half else content, len(content), status, kind=kind
        )

    def written(
        self,
        content: bytes,
        length: int | None = None,
        status: int = 200,
        *,
        kind: str = "application/json",
    ) -> None:
        quota = self.tables.quota
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content) if length is None else length))
        for name, value in (quota.headers() if quota else {}).items():
            self.send_header(name, value)
        if status == 429 and quota and quota.retry_after:
            self.send_header("Retry-After", quota.retry_after)
        self.end_headers()
        # who asked may have given up
        with suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(content)

    def problem(self, status: int, title: str, *, detail: str = "") -> None:
        """Answer with problem+json, in which the detail is mostly missing (NOTES, SOFTWARE)."""
        body = {"type": "Parameter error", "title": title, "status": status}
        self.answer(body | ({"detail": detail} if detail else {}), status=status)


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
