"""Codes from Statistics Norway's KLASS over the network."""

import json
from collections.abc import Collection
from typing import Any, NamedTuple

import pandas as pd

from regionanalysis.classifications.municipality_codes import ChangeKind, CodeChange, municipalities
from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.client import PUBLISHER
from regionanalysis.io.statbank.service import Service

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
    """A connection to KLASS. Nothing is sent before something is asked for.

    Parameters
    ----------
    url
        Address of the interface.
    """

    def __init__(self, url: str = KLASS, service: Service | None = None) -> None:
        self._url = url.rstrip("/")
        self._service = service or Service(PUBLISHER)

    def changes(
        self, since: int, until: int, *, without: Collection[tuple[int, str, str]] = ()
    ) -> Changes:
        """Return what became of municipal codes, in the years from one to another, both with it.

        A code that lives on under another name is no change, and neither is one that only began
        or ended.

        Parameters
        ----------
        without
            Year, old and new code of changes that are left out.

        Raises
        ------
        SourceError
            When there is no answer, or it lacks what is needed.
        """
        found = self._get(
            f"{MUNICIPALITIES}/changes",
            "changes of municipal codes",
            {"from": f"{since}-01-01", "to": f"{until + 1}-01-01", "includeFuture": "true"},
        )
        rows = pd.DataFrame(found.get("codeChanges", []))
        if rows.empty:
            return Changes((), {})
        table = _columns(rows, "oldCode", "newCode", "newName", "changeOccurred")
        table = table.dropna(subset=["oldCode", "newCode"]).drop_duplicates()
        places = [~table[name].str.startswith(ELSEWHERE) for name in ("oldCode", "newCode")]
        table = table[places[0] & places[1]]
        return Changes(
            _of_rows(table, since, without),
            dict(zip(table["newCode"], table["newName"], strict=True)),
        )

    def codes(self, date: str) -> dict[str, str]:
        """Return the municipalities of a date, ``YYYY-MM-DD``: names by code.

        Raises
        ------
        SourceError
            When there is no answer, or it lacks what is needed.
        """
        found = self._get(f"{MUNICIPALITIES}/codesAt", f"municipal codes of {date}", {"date": date})
        table = _columns(pd.DataFrame(found.get("codes", [])), "code", "name")
        table = table[~table["code"].str.startswith(ELSEWHERE)]
        return dict(sorted(zip(table["code"], table["name"], strict=True)))

    def centrality(self, date: str) -> dict[str, str]:
        """Return how central every municipality of a date is, a class from 1, by code.

        Raises
        ------
        SourceError
            When there is no answer, or it lacks what is needed.
        """
        try:
            return self._levels(MUNICIPALITIES, CENTRALITY, "sourceCode", "targetCode", date)
        except SourceError:
            # the correspondence may be stated the other way round
            return self._levels(CENTRALITY, MUNICIPALITIES, "targetCode", "sourceCode", date)

    def _levels(
        self, source: int, target: int, municipality: str, level: str, date: str
    ) -> dict[str, str]:
        found = self._get(
            f"{source}/correspondsAt",
            f"centrality of {date}",
            {"targetClassificationId": str(target), "date": date},
        )
        rows = pd.DataFrame(found.get("correspondenceItems", []))
        table = _columns(rows, municipality, level)
        table = table[~table[municipality].str.startswith(ELSEWHERE)]
        return dict(sorted(zip(table[municipality], table[level], strict=True)))

    def _get(self, path: str, what: str, params: dict[str, str]) -> dict[str, Any]:
        def read(content: bytes) -> dict[str, Any]:
            stated = json.loads(content)
            if not isinstance(stated, dict):
                raise TypeError("the answer is no object of JSON")
            return stated

        return self._service.get(
            f"{self._url}/classifications/{path}",
            what,
            read=read,
            params={"language": "nb", **params},
        )


def _columns(rows: pd.DataFrame, *names: str) -> pd.DataFrame:
    lacking = [name for name in names if name not in rows.columns]
    if lacking:
        raise SourceError(
            f"KLASS gave no {', '.join(lacking)}; it gave {', '.join(rows.columns) or 'nothing'}.",
            remedy="Run the same command again later; if it stays so, KLASS has changed.",
        )
    return rows[list(names)]


def _of_rows(
    table: pd.DataFrame, since: int, without: Collection[tuple[int, str, str]]
) -> tuple[CodeChange, ...]:
    """Return changes with their kinds.

    A split has several new codes. A merger has several old ones, of which the one that keeps its
    code need not be stated.
    """
    year = table["changeOccurred"].astype(str).str[:4].astype(int)
    present = set(municipalities(since - 1))
    changes = []
    for changed in sorted(set(year)):
        pairs = table.loc[year == changed, ["oldCode", "newCode"]].drop_duplicates()
        followed = [(changed, *pair) not in without for pair in pairs.itertuples(index=False)]
        pairs = pairs[followed]
        # a code that stays the same is no change of another, as where only its name changed
        pairs = pairs[~_only_itself(pairs)]
        news = pairs.groupby("oldCode")["newCode"].agg(set)
        olds = pairs.groupby("newCode")["oldCode"].agg(set)
        left = {old for old, became in news.items() if old not in became}
        for old, new in pairs.itertuples(index=False):
            several = len(olds[new] | ({new} & present - left)) > 1
            kind: ChangeKind = "split" if len(news[old]) > 1 else "merger" if several else "recode"
            changes.append(CodeChange(changed, str(old), str(new), kind))
        present = (present - left) | set(olds.index)
    return tuple(sorted(changes, key=lambda change: (change.year, change.old, change.new)))


def _only_itself(pairs: pd.DataFrame) -> "pd.Series[bool]":
    """Return the rows of codes that became themselves, and of which nothing else came or went."""
    same = pairs["oldCode"] == pairs["newCode"]
    others = pairs[~same]
    involved = {*others["oldCode"], *others["newCode"]}
    return same & ~pairs["newCode"].isin(involved)
