"""What the columns of a table are: as the analyst, the format, or their names say."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from regionanalysis.core.names import unknown_name
from regionanalysis.errors import InputError
from regionanalysis.io.raw_table import CONTENT, RawTable
from regionanalysis.io.readers.producers import Producer, producer_roles, recognise
from regionanalysis.io.statbank.columns import CONTENTS, role_of
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.panel.notes import note, some

# names of this package's own that no publisher has
OWN = ("neighbour", "weight", "beta")

# figures of either may be called by the names of both
COUNTED = ("employment", "population")
MAY_BE_SEVERAL = ("mark", "unit", "quarter")

# columns that may be beside one another as code and name
PAIRED = ("region", "industry")

# a quarter without its year, also where a program has made it a decimal number
_QUARTER = re.compile(
    r"[kq]?[1-4](?:\.0)?|[1-4]\.? ?(?:kv\.?|kvartal|quarter|quartal)", re.IGNORECASE
)


def columns_by_role(
    raw: RawTable, stated: Mapping[str, str], figure: str, source: str
) -> dict[str, str]:
    """Return the columns of a table, by what they are here.

    Parameters
    ----------
    stated
        What columns are called in the file, as the analyst says.
    figure
        What the figures are called here.

    Raises
    ------
    InputError
        When several columns may be the same.
    ParameterError
        For a column that is not there.
    """
    found = {ours: _named(raw, theirs, source) for ours, theirs in stated.items()}
    found |= _by_format(raw, found, figure)
    producer = recognise(raw)
    if producer is not None:
        raw.producer = producer.name
        raw.decimal = raw.decimal or producer.decimal
        raw.nil = raw.nil or producer.nil
        theirs = producer_roles(raw, producer)
        if "employment" in theirs:
            theirs[figure] = theirs.pop("employment")
        found |= _free(theirs, found)
        _check_single(raw, producer, source)
        _name_total(raw, producer, found)
    _by_name(raw, found, figure, source)
    return found


def _check_single(raw: RawTable, producer: Producer, source: str) -> None:
    """Refuse several values of what a producer's figures are never added over."""
    for column in map(str, raw.frame.columns):
        if column.strip().casefold() not in producer.single:
            continue
        values = sorted(map(str, raw.frame[column].dropna().unique()))
        if len(values) > 1:
            raise InputError(
                f"{source} has the variable {column!r} with {len(values)} values, "
                f"{some(values)}, where one is wanted.",
                remedy=f"Keep the rows of one of them, such as {column} {values[-1]}.",
                evidence=values,
            )


def _name_total(raw: RawTable, producer: Producer, found: Mapping[str, str]) -> None:
    """Name the code of all industries, where a file of codes alone does not."""
    column = found.get("industry", "")
    if producer.total and column and "industry_name" not in found and column not in raw.names:
        labels = [str(label) for label in raw.frame[column].dropna().unique()]
        named = {x: "Total, all industries" if x == producer.total else x for x in labels}
        raw.names[column] = named


def _named(raw: RawTable, theirs: str, source: str) -> str:
    """Return the column that the analyst names, by its name, its label, or in other letters."""
    columns = [str(column) for column in raw.frame.columns]
    if theirs in columns:
        return theirs
    labels = {raw.label(column): column for column in columns}
    if theirs in labels:
        return labels[theirs]
    folded = {column.strip().casefold(): column for column in (*labels, *columns)}
    if theirs.strip().casefold() in folded:
        column = folded[theirs.strip().casefold()]
        return labels.get(column, column)
    raise unknown_name(f"column in {source}", theirs, [*dict.fromkeys([*labels, *columns])])


def contents_columns(raw: RawTable) -> list[str]:
    """Return the columns whose values are what is counted."""
    return [
        column
        for column in map(str, raw.frame.columns)
        if raw.roles.get(column) == CONTENTS
        or column == CONTENT
        or (column not in raw.roles and role_of(raw.label(column)) == CONTENTS)
    ]


def _by_format(raw: RawTable, found: Mapping[str, str], figure: str) -> dict[str, str]:
    theirs = {role: column for column, role in raw.roles.items() if role != CONTENTS}
    if raw.figures:
        theirs[figure] = raw.figures
        if f"{raw.figures}{MARK}" in raw.frame.columns:
            theirs[f"{figure}{MARK}"] = f"{raw.figures}{MARK}"
    return _free(theirs, found)


def _free(theirs: Mapping[str, str], found: Mapping[str, str]) -> dict[str, str]:
    """Return roles that are not taken, of columns that are not taken."""
    taken = set(found.values())
    return {
        ours: column for ours, column in theirs.items() if ours not in found and column not in taken
    }


def _by_name(raw: RawTable, found: dict[str, str], figure: str, source: str) -> None:
    """Add the columns that are known by their names."""
    columns = [str(column) for column in raw.frame.columns if column not in found.values()]
    by_role = _roles(raw, columns, figure)
    if f"{figure}{MARK}" in columns:
        found.setdefault(f"{figure}{MARK}", f"{figure}{MARK}")
    _pair(by_role, found)
    for role, several in by_role.items():
        if role in found:
            continue
        names = several if role in MAY_BE_SEVERAL else _narrower(raw, several)
        if len(names) > 1 and role not in MAY_BE_SEVERAL:
            raise InputError(
                f"{source} has several variables that may be {role!r}: {', '.join(names)}.",
                remedy=f'Say which with --columns, as in "{role}={names[0]}".',
            )
        found[role] = names[0]
    if figure not in found:
        _only_figures(raw, found, figure)


def _roles(raw: RawTable, columns: Sequence[str], figure: str) -> dict[str, list[str]]:
    """Return columns by the roles that their names have; this package's own names come first."""
    by_role: dict[str, list[str]] = {}
    for column in columns:
        role = role_of(raw.label(column)) or role_of(column)
        if column in (figure, *OWN):
            role = column
        if role in COUNTED and figure in COUNTED:
            role = figure
        if role and role != CONTENTS:
            by_role.setdefault(role, []).append(column)
    _part_quarters(raw, by_role)
    return {role: [role] if role in names else names for role, names in by_role.items()}


def _part_quarters(raw: RawTable, by_role: dict[str, list[str]]) -> None:
    """Take a column of quarters beside one of years, which both may be called periods."""
    times = by_role.get("year", [])
    quarters = [column for column in times if _are_quarters(raw.frame[column])]
    if "quarter" not in by_role and len(quarters) == 1 and len(times) > 1:
        by_role["quarter"] = quarters
        by_role["year"] = [column for column in times if column not in quarters]


def _are_quarters(column: "pd.Series[str]") -> bool:
    seen = [str(value).strip() for value in column.dropna().unique()]
    return bool(seen) and all(map(_QUARTER.fullmatch, seen))


def _pair(by_role: dict[str, list[str]], found: dict[str, str]) -> None:
    """Make the column of codes the region or industry, and the one beside it their names."""
    for role in PAIRED:
        codes = by_role.pop(f"{role}_code", [])
        names = by_role.get(role, [])
        if role in found:
            # a column of this name is displaced by what the analyst says
            by_role.pop(role, None)
            beside = [*codes, *names]
            if len(beside) == 1 and f"{role}_name" not in found and not by_role.get(f"{role}_name"):
                by_role[f"{role}_name"] = beside
            continue
        if len(codes) == 1:
            by_role[role] = codes
            if len(names) == 1 and not by_role.get(f"{role}_name"):
                by_role[f"{role}_name"] = names
        elif codes:
            by_role[role] = codes


def _narrower(raw: RawTable, names: Sequence[str]) -> list[str]:
    """Return the columns of those that are not the same in every row."""
    if len(names) == 1:
        return list(names)
    varied = [name for name in names if len(raw.frame[name].unique()) > 1]
    return varied or list(names)


def _only_figures(raw: RawTable, found: dict[str, str], figure: str) -> None:
    """Add the only column of figures that is left, where there is but one."""
    left = [column for column in raw.frame.columns if column not in found.values()]
    numbers = [column for column in left if _is_figures(raw.frame[column])]
    if len(numbers) == 1:
        found[figure] = str(numbers[0])
        raw.notes.append(note("figures_column", column=found[figure], figure=figure))


def _is_figures(column: "pd.Series[str]") -> bool:
    if column.dtype.kind in "iuf":
        return True
    seen = [str(value).strip() for value in column.dropna().unique()[:1000]]
    figures = [value for value in seen if value[:1].isdigit() or value in ("", ".", "..", ":", "-")]
    plain = [value for value in seen if value.replace(" ", "").replace(".", "").isdigit()]
    return bool(seen) and len(figures) == len(seen) and len(plain) > len(seen) / 2
