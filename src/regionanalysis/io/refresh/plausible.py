"""Figures that a producer cannot have meant: refused before they replace the last snapshot.

Figures that are due to be revised stand as zero from five in the morning until eight, and a table
may be rebuilt with other codes. Sources: data/README.md.
"""

from collections.abc import Callable, Sequence

import pandas as pd

from regionanalysis.classifications.municipality_codes import FIRST_VINTAGE, municipalities
from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.table_state import PLACES
from regionanalysis.io.statbank.tables import TableFacts

# share of the municipalities of a year that may be zero or lack figures
MAX_MISSING = 0.05

# codes named in an error
MAX_NAMED = 5


class ImplausibleError(SourceError):
    """Figures that are refused until someone has looked at them."""


def implausible(
    facts: TableFacts, before: pd.DataFrame | None, after: pd.DataFrame
) -> tuple[str, ...]:
    """Return what cannot be right in a table, a clause each.

    Parameters
    ----------
    before
        The last snapshot, if there is one.
    after
        The table that would replace it.
    """
    checks: tuple[Callable[[], str], ...] = (
        lambda: _years_of_zeros(facts, after),
        lambda: _nation(facts, after),
        lambda: _missing_places(facts, after),
        lambda: _falls_by_year(facts, after),
        lambda: _falls_since(facts, before, after),
        lambda: _other_codes(facts, before, after),
    )
    return tuple(problem for check in checks if (problem := check()))


def refuse(facts: TableFacts, name: str, problems: Sequence[str]) -> ImplausibleError:
    """Return the error for figures that cannot be right."""
    return ImplausibleError(
        f"Table {facts.table} is not put in place: {'; '.join(problems)}.",
        remedy=(
            f"Look at it on www.ssb.no/statbank/table/{facts.table}; if the figures are right, run "
            f"`regionanalysis refresh {name} --accept`. The last snapshot is as it was."
        ),
        evidence=problems,
    )


def _main(facts: TableFacts) -> str:
    return next(iter(facts.content))


def _totals(facts: TableFacts, table: pd.DataFrame) -> "pd.Series[float]":
    """Return the total of every year: the nation's where the table has it, else the sum.

    A year whose figures are all unknown has no total.
    """
    rows = table
    if "region" in facts.columns and facts.aggregate:
        rows = rows[rows["region"].isin(facts.aggregate)]
    rows = rows[_summed(facts, rows)]
    figures = rows.assign(figure=rows[_main(facts)].astype(float))
    return figures.groupby("year")["figure"].sum(min_count=1)


def _summed(facts: TableFacts, rows: pd.DataFrame) -> "pd.Series[bool]":
    """Return the rows that add up to a total, each counted once."""
    if "industry" not in facts.columns or not facts.total_industry:
        return pd.Series(data=True, index=rows.index)
    totals = rows["industry"] == facts.total_industry
    return totals if totals.any() else ~totals


def _years_of_zeros(facts: TableFacts, table: pd.DataFrame) -> str:
    figures = table[_main(facts)].astype(float)
    known = figures.groupby(table["year"]).agg(["count", "max"])
    zeros = known.index[(known["count"] > 0) & (known["max"] == 0)]
    return f"every figure of {_listed(zeros)} is 0" if len(zeros) else ""


def _nation(facts: TableFacts, table: pd.DataFrame) -> str:
    if "region" not in facts.columns or not facts.aggregate:
        return ""
    totals = _totals(facts, table).reindex(sorted(table["year"].unique()))
    wrong = totals.index[totals.isna() | (totals == 0)]
    return f"the nation is 0 or unknown in {_listed(wrong)}" if len(wrong) else ""


def _missing_places(facts: TableFacts, table: pd.DataFrame) -> str:
    """Return the years that lack more than a few of the municipalities in force."""
    column = next((name for name in facts.columns if name in PLACES), "")
    if not column:
        return ""
    counted = table.loc[table[_main(facts)].astype(float) > 0, ["year", column]].drop_duplicates()
    lacking = []
    for year in sorted(table["year"].unique()):
        expected = municipalities(max(int(year), FIRST_VINTAGE)).keys()
        missing = sorted(expected - {*counted.loc[counted["year"] == year, column]})
        if len(missing) > MAX_MISSING * len(expected):
            some = _listed(missing)
            lacking.append(f"{year} ({len(missing)} of {len(expected)}, such as {some})")
    some = f"{', '.join(lacking[-2:])}"
    return f"municipalities are missing in {some}" if lacking else ""


def _falls_by_year(facts: TableFacts, table: pd.DataFrame) -> str:
    totals = _totals(facts, table)
    return _fallen(totals.shift(1), totals, facts.max_fall, "from the year before")


def _falls_since(facts: TableFacts, before: pd.DataFrame | None, after: pd.DataFrame) -> str:
    columns = {*facts.columns, "year", _main(facts)}
    if before is None or not columns <= set(before.columns):
        return ""
    then, now = _totals(facts, before).align(_totals(facts, after), join="inner")
    return _fallen(then, now, facts.max_fall, "from the last snapshot")


def _fallen(then: "pd.Series[float]", now: "pd.Series[float]", share: float, since: str) -> str:
    fallen = now.index[(now < then * (1 - share)) & (now > 0)]
    parts = [f"{year}: {then[year]:,.0f} to {now[year]:,.0f}" for year in fallen[-2:]]
    return f"the total falls by more than {share:.0%} {since} ({'; '.join(parts)})" if parts else ""


def _other_codes(facts: TableFacts, before: pd.DataFrame | None, after: pd.DataFrame) -> str:
    """Return the codes, other than those of places, that have come or gone."""
    parts = []
    for column in facts.columns:
        if before is None or column in PLACES or column not in before.columns:
            continue
        then, now = ({*frame[column].dropna()} for frame in (before, after))
        if gone := sorted(then - now):
            parts.append(f"{column} no longer has {_listed(gone)}")
        if new := sorted(now - then):
            parts.append(f"{column} has the new {_listed(new)}")
    return "; ".join(parts)


def _listed(values: "Sequence[object] | pd.Index[int]") -> str:
    some = [str(value) for value in list(values)[:MAX_NAMED]]
    more = len(values) - len(some)
    return f"{', '.join(some)}{f' and {more} more' if more else ''}"
