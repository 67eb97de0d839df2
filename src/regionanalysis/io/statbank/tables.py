"""What is asked of Statistics Norway: the facts in ``classifications/ssb_tables.toml``, checked."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import BaseModel, ConfigDict

from regionanalysis.core.names import unknown_name
from regionanalysis.panel.provenance import Disguise


class TableFacts(BaseModel):
    """One snapshot: the table it comes from, and what its rows hold.

    Attributes
    ----------
    table
        Number of the table in Statbank.
    columns
        Snapshot column by the table's variable.
    codes
        Codes that are asked for, by snapshot column, where not all are.
    level
        Level of the industry standard that is asked for where the table nests several.
    fixed
        The one value asked of other variables.
    eliminated
        Variables that are left out, so that the service adds over them.
    content
        Snapshot column of figures by content code.
    aggregate
        Codes of regions that are no municipalities and are downloaded too.
    disguised
        Whether every 1 and 2 is made 0 or 3 at random, and what totals then are; as in a sidecar.
    successor
        The table that continues this one, where it is closed or has another standard.
    leave_out_zero
        Whether rows of zero are left out, as between places with no commuters.
    needed
        Whether a report reads the snapshot.
    max_fall
        Share by which the total of a year may fall before the table is refused.
    sources
        Who states these facts, and when.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    table: str
    title: str
    unit: str
    place: Literal["work", "residence"]
    first_year: int
    columns: Mapping[str, str]
    content: Mapping[str, str]
    codes: Mapping[str, tuple[str, ...]] = {}
    level: Literal["", "divisions", "groups"] = ""
    fixed: Mapping[str, str] = {}
    eliminated: tuple[str, ...] = ()
    concept: str = ""
    standard: Literal["", "SN2002", "SN2007", "SN2025"] = ""
    aggregate: tuple[str, ...] = ()
    total_industry: str = ""
    disguised: Disguise = ""
    successor: str = ""
    leave_out_zero: bool = False
    needed: bool = False
    max_fall: float = 0.05
    sources: tuple[str, ...] = ()


@cache
def ssb_tables() -> Mapping[str, TableFacts]:
    """Return the facts of every snapshot, by its name."""
    source = files("regionanalysis").joinpath("classifications/ssb_tables.toml")
    stated = tomllib.loads(source.read_text("utf-8"))
    return {name: TableFacts(**facts) for name, facts in stated.items()}


def snapshots_named(text: str) -> list[str]:
    """Return the names of the snapshots of a table number, or the snapshot of a name.

    Raises
    ------
    ParameterError
        When there is none.
    """
    tables = ssb_tables()
    names = [name for name, facts in tables.items() if text in (name, facts.table)]
    if not names:
        known = [*tables, *(facts.table for facts in tables.values())]
        raise unknown_name("table to refresh", text, list(dict.fromkeys(known)))
    return names
