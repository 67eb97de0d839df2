"""Figures from Statistics Norway over the network: PxWebApi v2.

Four kinds of call are used: ``/config`` for the limit of cells, ``/tables/{id}/metadata`` for what
a table is now, ``/tables/{id}`` and ``/tables?query=`` where the metadata do not say whether the
table is closed or goes on in another, and ``/tables/{id}/data`` for figures. Answers are read as
they are, because they say why a figure is not there.
"""

import json
from typing import Any

import pandas as pd
from pydantic import BaseModel, ConfigDict

from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.answers import snapshot_rows
from regionanalysis.io.statbank.json_stat import JsonStat, parse_json_stat
from regionanalysis.io.statbank.quota import Quota
from regionanalysis.io.statbank.retry import BACKOFF, TIMEOUT, Clock, RetryPolicy
from regionanalysis.io.statbank.service import RefusedError, Service
from regionanalysis.io.statbank.table_state import Query, TableState, closed_table, table_state
from regionanalysis.io.statbank.tables import TableFacts

SSB = "https://data.ssb.no/api/pxwebapi/v2"
PUBLISHER = "Statistics Norway"

NOT_FOUND = 404


class RenewedError(SourceError):
    """A table that was updated while it was being downloaded."""


class TableListing(BaseModel):
    """A table in the list of tables: ``/tables/{id}``."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    label: str | None = ""
    updated: str | None = ""
    lastPeriod: str | None = ""  # noqa: N815 - its name there
    discontinued: bool | None = None
    variableNames: tuple[str, ...] = ()  # noqa: N815 - its name there


class _Envelope(BaseModel):
    # the part of an answer that says which state of the table it is of
    model_config = ConfigDict(extra="ignore", frozen=True)

    updated: str | None = ""


class Statbank:
    """A connection to Statbank. Nothing is sent before something is asked for.

    Parameters
    ----------
    url
        Address of the interface.
    timeout
        Seconds to wait for one answer.
    backoff
        Seconds before each new try.
    clock
        The time, and a way to wait.
    """

    def __init__(
        self,
        url: str = SSB,
        *,
        timeout: float = TIMEOUT,
        backoff: tuple[float, ...] = BACKOFF,
        clock: Clock | None = None,
    ) -> None:
        policy = RetryPolicy(timeout, backoff, clock or Clock())
        self.quota = Quota(policy.clock)
        self._url = url.rstrip("/")
        self._service = Service(PUBLISHER, policy, self.quota)
        self._max_cells = 0
        self._metadata: dict[str, dict[str, Any]] = {}

    @property
    def max_cells(self) -> int:
        """Figures that one query may ask for, empty ones counted too."""
        if not self._max_cells:
            config = self._get("config", "its limits")
            self._max_cells = int(config["maxDataCells"])
            calls, window = config.get("maxCallsPerTimeWindow"), config.get("timeWindow")
            self.quota.announce(int(calls or 0), float(window or 0))
        return self._max_cells

    def connect(self) -> None:
        """Connect for the first time.

        Raises
        ------
        UnreachableError
            When this machine has no way to the service.
        """
        self._service.reach(self._url)

    def state(self, facts: TableFacts, *, again: bool = False) -> TableState:
        """Return what a table is now.

        Parameters
        ----------
        again
            Whether to ask for it even if it was asked for before.

        Raises
        ------
        SourceError
            When it is not there, or no longer has what is asked of it.
        """
        if again or facts.table not in self._metadata:
            try:
                self._metadata[facts.table] = self._get(
                    f"tables/{facts.table}/metadata", f"table {facts.table}"
                )
            except RefusedError as cause:
                if cause.status == NOT_FOUND:
                    raise closed_table(facts) from cause
                raise
        return table_state(self._metadata[facts.table], facts)

    def listing(self, table: str) -> TableListing:
        """Return a table as it is listed."""
        return TableListing(**self._get(f"tables/{table}", f"table {table}"))

    def search(self, text: str) -> list[TableListing]:
        """Return the tables that a search finds."""
        found = self._get("tables", "a search for tables", query=text, pageSize="50")
        return [TableListing(**entry) for entry in found.get("tables", ())]

    def rows(self, facts: TableFacts, state: TableState, query: Query) -> pd.DataFrame:
        """Return the figures of a query: a row a combination of codes, empty if not published.

        Raises
        ------
        RenewedError
            When the table has been updated since its state was asked for.
        SourceError
            When there is no whole answer.
        """
        span = f"{query.years[0]}-{query.years[-1]}"
        what = f"table {facts.table}, {span}"

        def read(content: bytes) -> tuple[str, JsonStat]:
            updated = _Envelope.model_validate_json(content).updated or ""
            return updated, parse_json_stat(content, f"The answer on {what}")

        updated, answer = self._service.get(
            f"{self._url}/tables/{facts.table}/data",
            what,
            read=read,
            params={"lang": "no", "outputFormat": "json-stat2"},
            query={
                "selection": [
                    {"variableCode": variable, "valueCodes": list(codes)}
                    for variable, codes in query.codes.items()
                ]
            },
        )
        # the newest content asked for may be older than the newest of the table
        if updated > state.updated:
            raise RenewedError(
                f"Table {facts.table} was updated at {updated}, while it was downloaded.",
                remedy="Run the same command again.",
            )
        return snapshot_rows(answer, facts, query)

    def _get(self, path: str, what: str, **params: str) -> dict[str, Any]:
        return self._service.get(
            f"{self._url}/{path}", what, read=_read_object, params={"lang": "no", **params}
        )


def _read_object(content: bytes) -> dict[str, Any]:
    stated = json.loads(content)
    if not isinstance(stated, dict):
        raise TypeError("the answer is no object of JSON")
    return stated
