"""The files of snapshots: read, written as text, and joined with what is new."""

from io import BytesIO
from pathlib import Path

import pandas as pd

from regionanalysis.classifications.municipality_codes import spells_of
from regionanalysis.core.names import without_no_width
from regionanalysis.errors import ProvenanceError
from regionanalysis.io.statbank.answers import whole_figures
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.io.statbank.table_state import TableState, bare_code
from regionanalysis.io.statbank.tables import TableFacts, ssb_tables
from regionanalysis.panel.provenance import Origin, read_origin, read_verified

NAMED = {"region": "region_name", "industry": "industry_name"}


def last_origin(folder: Path, name: str) -> Origin | None:
    """Return the origin of the last snapshot, if there is one."""
    try:
        return read_origin(folder / f"{name}.toml")
    except ProvenanceError:
        return None


def last_snapshot(path: Path, *, all_years: bool, read: bool = True) -> pd.DataFrame | None:
    """Return the last snapshot, if there is one that is what its sidecar describes.

    One that is not, as when a refresh was killed between the two, is downloaded again as a whole:
    its years must not be taken over under a new checksum.

    Raises
    ------
    ProvenanceError
        When it is not, and only some years are asked for.
    """
    if not path.is_file() or (all_years and not read):
        return None
    try:
        content, _ = read_verified(path)
    except ProvenanceError as cause:
        if all_years:
            return None
        raise ProvenanceError(
            f"The years that are not asked for cannot stay: {cause.message}",
            remedy="Run it without --from and --to, so that all years are downloaded again.",
            evidence=cause.evidence,
        ) from cause
    return _parsed(content) if read else None


def with_other_years(
    found: pd.DataFrame, before: pd.DataFrame | None, facts: TableFacts
) -> pd.DataFrame:
    """Return what was downloaded with the years of the last snapshot that were not.

    A last snapshot with other columns was of something else, and is replaced.
    """
    columns = [name for name in found.columns if not name.endswith(MARK)]
    both = [found]
    if before is not None and set(columns) == {
        name for name in before.columns if not name.endswith(MARK)
    }:
        kept = before[~before["year"].isin(found["year"].unique())]
        both = [table for table in (kept, found) if not table.empty]
    keys = [*facts.columns, "year"]
    order = ["year", *facts.columns]
    table = pd.concat(both, ignore_index=True).sort_values(order, kind="stable", ignore_index=True)
    # marks beside their figures, where there are any
    marks = [f"{name}{MARK}" for name in facts.content]
    marks = [name for name in marks if name in table.columns and table[name].notna().any()]
    names = [name for name in columns if name not in (*keys, *facts.content)]
    return whole_figures(table[[*keys, *facts.content, *marks, *names]], facts)


def with_names(table: pd.DataFrame, facts: TableFacts, state: TableState) -> pd.DataFrame:
    """Return a table with names: municipalities as they are called here, others as stated.

    The service's names of municipalities may be in two languages, and with years.
    """
    for column, name in NAMED.items():
        if column in facts.columns:
            stated = state.names[facts.columns[column]]
            names = {bare_code(code): name for code, name in stated.items()}
            if column == "region":
                names |= {code: spells_of(code)[-1].name for code in names if spells_of(code)}
            table[name] = table[column].map(names).fillna(table[column])
    return table


def with_clean_names(table: pd.DataFrame) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return a table with names as they are seen, and those that were otherwise.

    A panel refuses names with more to them than is seen, and here the publisher's slip is known.
    """
    columns = [name for name in NAMED.values() if name in table.columns]
    seen = table[columns].map(without_no_width, na_action="ignore")
    other = (seen != table[columns]) & seen.notna()
    cleaned = [name for column in columns for name in seen.loc[other[column], column].unique()]
    return table.assign(**{column: seen[column] for column in columns}), tuple(cleaned)


def csv_text(table: pd.DataFrame) -> str:
    """Return a table as the text of a CSV file."""
    return table.to_csv(index=False, lineterminator="\n")


def read_part(path: Path) -> pd.DataFrame:
    """Return the answer to a query that was kept."""
    return _parsed(path.read_bytes())


def _parsed(content: bytes) -> pd.DataFrame:
    """Return a table that was written here: texts, and figures with empty ones unknown."""
    columns = pd.read_csv(BytesIO(content), nrows=0).columns
    figures = {"year", *(name for facts in ssb_tables().values() for name in facts.content)}
    texts = [name for name in columns if name not in figures]
    return pd.read_csv(
        BytesIO(content),
        dtype=dict.fromkeys(texts, "str"),
        keep_default_na=False,
        na_values=[""],
    )
