"""Statbank's downloads with this package's column names: JSON-stat 2, and exports as rows of text.

What a figure is of becomes ``region``, ``industry``, ``year`` and so on, with the codes that stand
in front of names taken apart from them. A variable of one value, such as both sexes, is left out.
"""

import re
from collections.abc import Collection, Mapping

import pandas as pd

from regionanalysis.errors import InputError
from regionanalysis.io.statbank.columns import CODED, CONTENTS, YEAR, name_here
from regionanalysis.io.statbank.exports import Export
from regionanalysis.io.statbank.json_stat import VALUE, JsonStat, parse_json_stat
from regionanalysis.io.statbank.marks import MARK

# the nation, where it is told by its name alone
NATION = {"hele landet": "0", "heile landet": "0", "the whole country": "0"}

_CODE_AND_NAME = re.compile(r"(?P<code>[A-Z]?\d[\w.,+-]*|[A-Z])\s+(?P<name>\S.*)")


def from_json_stat(
    content: bytes, source: str, *, mapped: Collection[str], figure: str
) -> pd.DataFrame:
    """Return the table of a JSON-stat 2 data set.

    Parameters
    ----------
    mapped
        Columns that the analyst says what are: they keep their names.
    figure
        What to call the figures, where one thing is counted.

    Raises
    ------
    InputError
        As for `parse_json_stat` and `from_export`.
    """
    found = parse_json_stat(content, source)
    roles = {YEAR: found.time, CONTENTS: found.metric}
    by_role = {name: ours for ours, names in roles.items() for name in names}
    ours = {
        variable: by_role.get(variable) or name_here(variable) or name_here(label)
        for variable, label in found.labels.items()
    }
    counted = next((name for name, here in ours.items() if here == CONTENTS), None)
    kept = [variable for variable in ours if variable != counted]
    names = {one: _column(one, found.labels[one], ours[one], mapped) for one in kept}
    kept = _without_single(found.rows, kept, names, ours, mapped, source)
    coded = {one: f"{ours[one]}_name" for one in kept if ours[one] in CODED}
    for variable, column in coded.items():
        found.rows[column] = found.rows[variable].map(found.names[variable])
    table, contents = _counted(found, counted, [*kept, *coded.values()], mapped)
    unmarked = [f"{name}{MARK}" for name in contents if table[f"{name}{MARK}"].isna().all()]
    table = table.drop(columns=unmarked).rename(columns=names)
    return _figured(table, contents, mapped, figure, source)


def _counted(
    found: JsonStat, counted: str | None, keys: list[str], mapped: Collection[str]
) -> tuple[pd.DataFrame, list[str]]:
    """Return a table with a column, and one of marks, for each thing that is counted."""
    mark = f"{VALUE}{MARK}"
    if counted is None:
        return found.rows[[*keys, VALUE, mark]], [VALUE]
    said = found.names[counted]
    labels = {code: code if code in mapped else said[code] for code in said}
    rows = found.rows.assign(**{counted: found.rows[counted].map(labels)})
    wide = rows.pivot(index=keys, columns=counted, values=[VALUE, mark])
    figures = {name: wide[VALUE, name].astype(float) for name in labels.values()}
    marks = {f"{name}{MARK}": wide[mark, name] for name in labels.values()}
    return pd.DataFrame(figures | marks).reset_index(), list(labels.values())


def from_rows(export: Export, source: str, *, mapped: Collection[str], figure: str) -> pd.DataFrame:
    """Return the table of an export, its figures as text; parameters as for `from_json_stat`.

    Raises
    ------
    InputError
        For a variable of several values that is not known here, and several things counted
        where one is asked for.
    """
    table, ours = export.table, {name: name_here(name) for name in export.variables}
    counted = next((name for name, here in ours.items() if here == CONTENTS), None)
    contents = list(export.contents)
    kept = [name for name in export.variables if name != counted]
    if counted is not None:
        contents = list(dict.fromkeys(table[counted]))
        if len(export.contents) > 1 or table.duplicated([*kept, counted]).any():
            raise InputError(
                f"{source} has what is counted both across and in the column {counted!r}.",
                remedy="Export the table from Statbank anew.",
            )
        figures = export.contents[0]
        wide = table.pivot(index=kept, columns=counted, values=figures)
        table = wide.fillna("").reset_index()
    names = {name: _column(name, name, ours[name], mapped) for name in kept}
    for name in kept:
        if ours[name] in CODED:
            table[name], table[f"{ours[name]}_name"] = _codes_and_names(table[name])
    _without_single(table, kept, names, ours, mapped, source)
    return _figured(table.rename(columns=names), contents, mapped, figure, source)


def _column(variable: str, label: str, here: str, mapped: Collection[str]) -> str:
    """Return what the column of a variable is called: as the analyst has it, or as here."""
    return variable if variable in mapped else label if label in mapped else here or label


def _without_single(
    table: pd.DataFrame,
    kept: list[str],
    names: Mapping[str, str],
    ours: Mapping[str, str],
    mapped: Collection[str],
    source: str,
) -> list[str]:
    """Return the variables that tell figures apart; those not known here have one value each."""
    known = [name for name in kept if ours[name] or names[name] in mapped]
    for name in kept:
        count = table[name].nunique()
        if name not in known and count > 1:
            raise InputError(
                f"{source} has the variable {names[name]!r} with {count} values, "
                f"{', '.join(map(str, table[name].unique()[:3]))} ..., where one is wanted.",
                remedy="Choose one of them, or their sum, in Statbank, and export the table anew.",
            )
    twice = [name for name in known if [names[one] for one in known].count(names[name]) > 1]
    if twice:
        raise InputError(
            f"{source} has several variables that may be {names[twice[0]]!r}: {', '.join(twice)}.",
            remedy="Say which with --columns, as in region=bostedskommune.",
        )
    return known


def _codes_and_names(column: "pd.Series[str]") -> tuple["pd.Series[str]", "pd.Series[str]"]:
    """Return the codes in front of names, and the names; names are codes where there are none."""
    nation = column.str.casefold().map(NATION)
    parts = column.str.extract(_CODE_AND_NAME)
    if (parts["code"].isna() & nation.isna()).any():
        return column.where(nation.isna(), nation), column
    return parts["code"].where(nation.isna(), nation), parts["name"].where(nation.isna(), column)


def _figured(
    table: pd.DataFrame, contents: list[str], mapped: Collection[str], figure: str, source: str
) -> pd.DataFrame:
    """Return the table with its figures called what they are to be, where one thing is counted."""
    if not figure or set(contents) & set(mapped):
        return table
    if len(contents) > 1:
        raise InputError(
            f"{source} counts {len(contents)} things: {', '.join(contents)}.",
            remedy=f'Say which with --columns "{figure}={contents[0]}", or export one of them.',
        )
    return table.rename(columns={contents[0]: figure, f"{contents[0]}{MARK}": f"{figure}{MARK}"})
