"""Codes from Statistics Norway's KLASS over the network, through ssb-klass-python.

Needs the extra ``klass``.
"""

from importlib import import_module
from types import ModuleType
from typing import NamedTuple

import pandas as pd

from regionanalysis.classifications.municipality_codes import ChangeKind, CodeChange, municipalities
from regionanalysis.errors import MissingExtraError, SourceError
from regionanalysis.io.statbank.retry import Asking

KLASS = "https://data.ssb.no/api/klass/v1/"

# classifications of municipalities, and of how central places are
MUNICIPALITIES, CENTRALITY = 131, 128

# what is among municipalities and is none: Svalbard, Jan Mayen and the shelf, and unknown
ELSEWHERE = ("21", "22", "23", "25", "26", "99")


class Changes(NamedTuple):
    """Changes of codes, oldest first, and what the new codes are called."""

    changes: tuple[CodeChange, ...]
    names: dict[str, str]


class Klass:
    """A connection to KLASS.

    Parameters
    ----------
    url
        Address of the interface.

    Raises
    ------
    MissingExtraError
        When ssb-klass-python is not installed.
    """

    def __init__(self, url: str = KLASS, asking: Asking | None = None) -> None:
        self._client = _client(url)
        self._asking = asking or Asking()

    def changes(self, since: int, until: int) -> Changes:
        """Return what became of municipal codes, in the years from one to another, both with it.

        A code that lives on under another name is no change, and neither is one that only began
        or ended.

        Raises
        ------
        SourceError
            When no answer is had, or it lacks what is needed.
        """
        client = self._client
        rows = self._asking.asked(
            "changes of municipal codes",
            lambda: client.changes(
                MUNICIPALITIES,
                from_date=f"{since}-01-01",
                to_date=f"{until + 1}-01-01",
                include_future=True,
            ),
        )
        if rows.empty:
            return Changes((), {})
        table = _columns(rows, "oldCode", "newCode", "newName", "changeOccurred")
        table = table.dropna(subset=["oldCode", "newCode"]).drop_duplicates()
        places = [~table[name].str.startswith(ELSEWHERE) for name in ("oldCode", "newCode")]
        table = table[places[0] & places[1]]
        return Changes(
            _of_rows(table, since), dict(zip(table["newCode"], table["newName"], strict=True))
        )

    def codes(self, date: str) -> dict[str, str]:
        """Return the municipalities of a date, ``YYYY-MM-DD``: names by code.

        Raises
        ------
        SourceError
            When no answer is had, or it lacks what is needed.
        """
        client = self._client
        rows = self._asking.asked(
            f"municipal codes of {date}", lambda: client.codes_at(MUNICIPALITIES, date)
        )
        table = _columns(rows, "code", "name")
        table = table[~table["code"].str.startswith(ELSEWHERE)]
        return dict(sorted(zip(table["code"], table["name"], strict=True)))

    def centrality(self, date: str) -> dict[str, str]:
        """Return how central every municipality of a date is, a class from 1, by code.

        Raises
        ------
        SourceError
            When no answer is had, or it lacks what is needed.
        """
        try:
            return self._levels(MUNICIPALITIES, CENTRALITY, "sourceCode", "targetCode", date)
        except SourceError:
            # the correspondence may be told the other way
            return self._levels(CENTRALITY, MUNICIPALITIES, "targetCode", "sourceCode", date)

    def _levels(
        self, source: int, target: int, municipality: str, level: str, date: str
    ) -> dict[str, str]:
        found = self._asking.asked(
            f"centrality of {date}", lambda: self._client.corresponds_at(source, target, date)
        )
        rows = pd.DataFrame(found.get("correspondenceItems", []))
        table = _columns(rows, municipality, level)
        table = table[~table[municipality].str.startswith(ELSEWHERE)]
        return dict(sorted(zip(table[municipality], table[level], strict=True)))


def _client(url: str) -> ModuleType:
    try:
        # an extra
        client, config = import_module("klass"), import_module("klass.config")
    except ImportError as cause:
        raise MissingExtraError("Bringing codes from KLASS", "klass") from cause
    # the client reads its address there, every time it asks
    vars(config)["BASE_URL"] = f"{url.rstrip('/')}/"
    return client


def _columns(rows: pd.DataFrame, *names: str) -> pd.DataFrame:
    lacking = [name for name in names if name not in rows.columns]
    if lacking:
        raise SourceError(
            f"KLASS gave no {', '.join(lacking)}; it gave {', '.join(rows.columns) or 'nothing'}.",
            remedy="Try again later; if it stays so, ssb-klass-python or KLASS has changed.",
        )
    return rows[list(names)]


def _of_rows(table: pd.DataFrame, since: int) -> tuple[CodeChange, ...]:
    """Return changes with their kinds.

    A split has several new codes. A merger has several old ones, of which the one that keeps its
    code need not be told.
    """
    year = table["changeOccurred"].astype(str).str[:4].astype(int)
    here = set(municipalities(since - 1))
    found = []
    for at in sorted(set(year)):
        pairs = table.loc[year == at, ["oldCode", "newCode"]].drop_duplicates()
        news = pairs.groupby("oldCode")["newCode"].agg(set)
        olds = pairs.groupby("newCode")["oldCode"].agg(set)
        left = {old for old, became in news.items() if old not in became}
        for old, new in pairs.itertuples(index=False):
            several = len(olds[new] | ({new} & here - left)) > 1
            kind: ChangeKind = "split" if len(news[old]) > 1 else "merger" if several else "recode"
            if old != new or kind != "recode":
                found.append(CodeChange(at, str(old), str(new), kind))
        here = (here - left) | set(olds.index)
    return tuple(sorted(found, key=lambda one: (one.year, one.old, one.new)))
