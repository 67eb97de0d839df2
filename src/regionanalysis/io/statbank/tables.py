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
        Snapshot column by the table's variable, all values in force.
    fixed
        The one value asked of other variables.
    content
        Snapshot column of figures by content code.
    aggregate
        Codes of regions that are no municipalities and are brought too.
    disguised
        Whether every 1 and 2 is made 0 or 3 at random, and what totals then are; as in a sidecar.
    successor
        The table that has taken over, where this one is closed.
    leave_out_zero
        Whether rows of zero are left out, as between places where nobody commutes.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    table: str
    title: str
    unit: str
    place: Literal["work", "residence"]
    first_year: int
    columns: Mapping[str, str]
    fixed: Mapping[str, str]
    content: Mapping[str, str]
    concept: str = ""
    standard: Literal["", "SN2002", "SN2007"] = ""
    aggregate: tuple[str, ...] = ()
    total_industry: str = ""
    disguised: Disguise = ""
    successor: str = ""
    leave_out_zero: bool = False


@cache
def ssb_tables() -> Mapping[str, TableFacts]:
    """Return every snapshot that can be brought, by its name."""
    source = files("regionanalysis").joinpath("classifications/ssb_tables.toml")
    stated = tomllib.loads(source.read_text("utf-8"))
    return {name: TableFacts(**facts) for name, facts in stated.items()}


def snapshots_named(asked: str) -> list[str]:
    """Return the names of the snapshots that a table number or a snapshot's name stands for.

    Raises
    ------
    ParameterError
        When there is none.
    """
    tables = ssb_tables()
    found = [name for name, facts in tables.items() if asked in (name, facts.table)]
    if not found:
        known = [*tables, *(facts.table for facts in tables.values())]
        raise unknown_name("table to refresh", asked, list(dict.fromkeys(known)))
    return found
