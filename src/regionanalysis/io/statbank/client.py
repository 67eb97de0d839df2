"""Figures from Statistics Norway over the network, through pxwebpy and PxWebApi v2.

Queries over the limit of cells are split, and the limit of calls kept, by pxwebpy, which also waits
when told that calls are too many. What it does not do is done here: no answer is waited for longer
than a limit, an answer that is broken, late or not there is asked for again, each time later, and
answers are read as they are. The rows that pxwebpy makes of an answer have lost why a figure is not
there, and it is the answer that says so.
"""

import threading
from typing import Any

import pandas as pd
import requests
from requests.adapters import HTTPAdapter

from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.answers import snapshot_rows
from regionanalysis.io.statbank.json_stat import JsonStat, parse_json_stat
from regionanalysis.io.statbank.retry import PATIENCE, WAITS, Asking
from regionanalysis.io.statbank.table_state import TableState, closed, table_state
from regionanalysis.io.statbank.tables import TableFacts

SSB = "https://data.ssb.no/api/pxwebapi/v2"


class Statbank:
    """A connection to Statbank.

    Parameters
    ----------
    url
        Address of the interface.
    patience
        Seconds to wait for one answer.
    waits
        Seconds to wait before asking again, once for each time.

    Raises
    ------
    SourceError
        When it cannot be reached.
    """

    def __init__(
        self, url: str = SSB, *, patience: float = PATIENCE, waits: tuple[float, ...] = WAITS
    ) -> None:
        # only refreshing needs the network, and pays for its packages
        from pxweb import PxApi  # noqa: PLC0415

        self._asking = Asking(patience=patience, waits=waits)
        self._api = self._asking.asked(
            "the interface",
            lambda: PxApi(url, language="no", disable_cache=True, max_workers=1),
        )
        self._kept = _Kept(patience)
        # the one thing taken from inside pxwebpy: the session of requests that it sends with
        session: requests.Session = self._api._client.session  # noqa: SLF001
        session.mount("http://", self._kept)
        session.mount("https://", self._kept)

    def state(self, facts: TableFacts) -> TableState:
        """Return what a table is now.

        Raises
        ------
        SourceError
            When it is closed, or no longer has what is asked of it.
        """
        try:
            stated = self._asking.asked(
                f"table {facts.table}", lambda: self._api.get_table_metadata(facts.table)
            )
        except SourceError as cause:
            if "404" in str(cause) or facts.successor:
                raise closed(facts) from cause
            raise
        return table_state(stated, facts)

    def year(self, facts: TableFacts, state: TableState, year: int) -> pd.DataFrame:
        """Return one year of a table: a row a combination of codes, empty where not published.

        Raises
        ------
        SourceError
            When no whole answer is had.
        """
        what = f"table {facts.table}, {year}"
        query = state.query(facts, year)
        answers = self._asking.asked(what, lambda: self._answers(facts.table, query, what))
        return snapshot_rows(answers, facts, year, query)

    def _answers(self, table: str, query: dict[str, list[str]], what: str) -> list[JsonStat]:
        """Return every answer to a query, which is split where it asks for many cells."""
        self._kept.begin()
        asked: dict[str, list[str] | str] = {**query}
        # nothing is wanted of the rows: reading them is what makes pxwebpy ask
        for _ in self._api.get_table_data_iter(table, value_codes=asked, show="code"):
            pass
        return [parse_json_stat(content, f"The answer on {what}") for content in self._kept.bodies]


class _Kept(HTTPAdapter):
    """Sends for requests, waits no longer than a limit, and keeps the data that come back.

    What is kept is of one thread: a call that was given up on does not disturb the next.
    """

    def __init__(self, patience: float) -> None:
        super().__init__()
        self._patience = patience
        self._of_thread = threading.local()

    def begin(self) -> None:
        """Forget what has come."""
        self._of_thread.bodies = []

    @property
    def bodies(self) -> list[bytes]:
        """Data that have come to this thread since `begin`."""
        found: list[bytes] = self._of_thread.bodies
        return found

    def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:  # type: ignore[override]
        """Send a request; pxwebpy states no limit for how long it may take."""
        answer = super().send(request, **{**options, "timeout": self._patience})
        if answer.ok and request.method == "POST":
            self.bodies.append(answer.content)
        return answer
