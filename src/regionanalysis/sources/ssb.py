"""Figures from Statistics Norway over the network, through pxwebpy and PxWebApi v2.

Queries over the limit of cells are split, and the limit of calls kept, by pxwebpy, which also waits
when told that calls are too many. What it does not do is done here: no answer is waited for longer
than a limit, and an answer that is broken, late or not there is asked for again, each time later.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

from regionanalysis.codes import FIRST_VINTAGE, in_force, municipalities
from regionanalysis.errors import SourceError
from regionanalysis.sources.ssb_tables import TableFacts

SSB = "https://data.ssb.no/api/pxwebapi/v2"
TIME, CONTENTS = "Tid", "ContentsCode"

# seconds to wait before asking again, and for an answer
WAITS = (1.0, 4.0, 15.0)
PATIENCE = 120.0

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class TableState:
    """What a table is now.

    Attributes
    ----------
    updated
        When it was last updated, as stated.
    codes
        Codes of every variable.
    names
        Name of every code, by variable.
    labels
        What every variable is called.
    """

    label: str
    updated: str
    codes: Mapping[str, tuple[str, ...]]
    names: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, str]

    @property
    def years(self) -> tuple[int, ...]:
        """Years the table has, oldest first."""
        return tuple(sorted(int(year) for year in self.codes[TIME]))


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

        self._patience, self._waits = patience, waits
        self._api = self._asked(
            "the interface",
            lambda: PxApi(url, language="no", disable_cache=True, max_workers=1),
        )

    def state(self, facts: TableFacts) -> TableState:
        """Return what a table is now.

        Raises
        ------
        SourceError
            When it is closed, or no longer has what is asked of it.
        """
        try:
            stated = self._asked(
                f"table {facts.table}", lambda: self._api.get_table_metadata(facts.table)
            )
        except SourceError as cause:
            if "404" in str(cause) or facts.successor:
                raise _closed(facts) from cause
            raise
        if stated.get("extension", {}).get("px", {}).get("discontinued"):
            raise _closed(facts)
        dimensions = stated["dimension"]
        names = {
            variable: {str(code): str(text) for code, text in one["category"]["label"].items()}
            for variable, one in dimensions.items()
        }
        found = TableState(
            label=str(stated.get("label", facts.title)),
            updated=str(stated.get("updated", "")),
            codes={variable: tuple(codes) for variable, codes in names.items()},
            names=names,
            labels={variable: str(one["label"]) for variable, one in dimensions.items()},
        )
        _check(facts, found)
        return found

    def year(self, facts: TableFacts, state: TableState, year: int) -> pd.DataFrame:
        """Return one year of a table: a row a combination of codes, empty where not published.

        Municipal codes that are not in force in the year are not asked for: the answer would be
        zero, and that is absent.

        Raises
        ------
        SourceError
            When no whole answer is had.
        """
        query: dict[str, list[str] | str] = {
            TIME: [str(year)],
            CONTENTS: list(facts.content.values()),
        }
        query |= {variable: [value] for variable, value in facts.fixed.items()}
        for column, variable in facts.columns.items():
            query[variable] = _codes(state, variable, column, facts, year)
        rows = self._asked(
            f"table {facts.table}, {year}",
            lambda: self._api.get_table_data(facts.table, value_codes=query, show="code"),
        )
        return _tidy(rows, facts, state, year)

    def _asked(self, what: str, call: Callable[[], Answer]) -> Answer:
        for wait in (*self._waits, None):
            try:
                return _within(self._patience, call)
            except Exception as cause:
                # pxwebpy raises what requests, json and urllib3 do
                refused = "Error 4" in str(cause) and "Error 429" not in str(cause)
                if wait is None or refused:
                    raise SourceError(
                        f"No answer from Statistics Norway on {what}: {cause}.",
                        remedy="Try again later; what was brought whole is kept.",
                    ) from cause
                time.sleep(wait)
        raise AssertionError


def _within(patience: float, call: Callable[[], Answer]) -> Answer:
    """Return what a call returns, if it does so in time; it is left to itself otherwise."""
    found: list[Answer] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            found.append(call())
        except Exception as cause:  # noqa: BLE001 - raised again where it is waited for
            failed.append(cause)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(patience)
    if failed:
        raise failed[0]
    if not found:
        raise TimeoutError(f"nothing within {patience:g} seconds")
    return found[0]


def _closed(facts: TableFacts) -> SourceError:
    after = f" Table {facts.successor} has taken over." if facts.successor else ""
    return SourceError(
        f"Table {facts.table} is closed or has another number.{after}",
        remedy="Correct its number in classifications/ssb_tables.toml.",
    )


def _check(facts: TableFacts, state: TableState) -> None:
    asked = {TIME, CONTENTS, *facts.columns.values(), *facts.fixed}
    missing = sorted(asked - state.codes.keys())
    wrong = [f"variable {name}" for name in missing]
    wrong += [
        f"{variable} {value}"
        for variable, value in (
            *((CONTENTS, code) for code in facts.content.values()),
            *facts.fixed.items(),
        )
        if variable in state.codes and value not in state.codes[variable]
    ]
    if wrong:
        raise SourceError(
            f"Table {facts.table} no longer has {', '.join(wrong)}; it has "
            f"{', '.join(state.codes)} with contents {', '.join(state.codes.get(CONTENTS, ()))}.",
            remedy="Correct classifications/ssb_tables.toml.",
            evidence=wrong,
        )


def _codes(
    state: TableState, variable: str, column: str, facts: TableFacts, year: int
) -> list[str]:
    """Return the codes of a variable to ask for; of municipalities those in force in the year."""
    codes = list(state.codes[variable])
    if column not in ("region", "residence", "workplace"):
        return codes
    vintage = max(year, FIRST_VINTAGE)
    known = municipalities(vintage)
    chosen = [code for code in codes if code in known and in_force(code, vintage)]
    return [*(code for code in facts.aggregate if code in codes), *chosen]


def _tidy(
    rows: list[dict[str, Any]], facts: TableFacts, state: TableState, year: int
) -> pd.DataFrame:
    """Return rows with the snapshot's columns."""
    if not rows:
        raise SourceError(
            f"Table {facts.table} gave nothing for {year}.", remedy="Try again later."
        )
    # the answer names variables by their labels
    variables = {label: variable for variable, label in state.labels.items()}
    columns = {variable: column for column, variable in facts.columns.items()}
    frame = pd.DataFrame(rows).rename(columns=lambda name: variables.get(name, name))
    frame = frame.rename(columns={**columns, CONTENTS: "content"})
    wide = frame.pivot(index=list(facts.columns), columns="content", values="value").reset_index()
    wide = wide.rename(columns={code: name for name, code in facts.content.items()})
    figures = list(facts.content)
    if facts.leave_out_zero:
        wide = wide[~(wide[figures] == 0).all(axis=1)]
    wide.insert(len(facts.columns), "year", year)
    return wide[[*facts.columns, "year", *figures]]
