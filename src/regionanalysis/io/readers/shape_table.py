"""From a table with the columns of its file to one with this package's."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from regionanalysis.classifications.industry_sets import industry_sets
from regionanalysis.classifications.total_labels import is_all_industries, is_total
from regionanalysis.core.names import shorten
from regionanalysis.errors import InputError
from regionanalysis.io.raw_table import CONTENT, VALUE, RawTable
from regionanalysis.io.readers.code_labels import relabelled, split_codes, whole_codes
from regionanalysis.io.readers.panel_options import TableOptions
from regionanalysis.io.readers.roles import columns_by_role, contents_columns
from regionanalysis.io.readers.time_column import whole_periods
from regionanalysis.io.readers.units import flagged, unit_of
from regionanalysis.io.statbank.columns import CODED, name_here, role_of
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.panel.label_columns import factorize
from regionanalysis.panel.notes import count_of, note, some

# columns that may tell what a figure is of
LABELLED = (*CODED, "region_name", "industry_name", "neighbour")
# columns that divide figures where they are no keys
DIVIDING = ("sector", "level")
MAX_SHOWN = 3
# things that are counted, in an error
MAX_LISTED = 12
# a year and a figure
MIN_COLUMNS = 2


def shaped(
    raw: RawTable, keys: Sequence[str], figure: str, options: TableOptions, source: str
) -> pd.DataFrame:
    """Return a table with this package's columns, a row for every figure.

    Parameters
    ----------
    keys
        Columns that together tell what a figure is of.
    figure
        What the figures are called.

    Raises
    ------
    InputError
        For columns that may be the same, and a variable of several values that is no key.
    ParameterError
        For a column that is not there.
    """
    stated = _choose_content(raw, options.columns, figure, source)
    found = columns_by_role(raw, stated, figure, source)
    raw.read = {
        ours: raw.label(theirs) for ours, theirs in found.items() if theirs not in (VALUE, CONTENT)
    }
    _leave_out_footnotes(raw, [found[key] for key in ("year", figure) if key in found])
    frame = _without_sums(raw, found, keys)
    _single_values(raw, frame, found, keys, source)
    frame = raw.frame
    table = pd.DataFrame(index=frame.index)
    for role in dict.fromkeys((*keys, *LABELLED, figure, f"{figure}{MARK}", "quarter", "unit")):
        if role in found:
            table[role] = frame[found[role]]
    _names(raw, table, found, source, restore=options.restore_zeros)
    marks = [column for role, column in found.items() if role == "mark"]
    marks += [c for c in frame.columns if c not in found.values() and _is_mark(str(c), raw)]
    table = flagged(raw, table, figure, frame[list(dict.fromkeys(marks))])
    if "year" in keys and "year" in table.columns:
        table = whole_periods(raw, table, [k for k in keys if k != "year"], figure, options, source)
    unit_of(raw, table, found, figure, source)
    drop = [column for column in ("quarter", "unit") if column in table.columns]
    return table.drop(columns=drop)


def _leave_out_footnotes(raw: RawTable, columns: Sequence[str]) -> None:
    """Leave out lines below a table that have no year and no figure: sources and notes."""
    if len(columns) < MIN_COLUMNS or raw.frame.empty:
        return
    empty = np.ones(len(raw.frame), dtype=bool)
    for column in columns:
        places, values = factorize(raw.frame[column])
        empty &= np.array([str(value).strip() == "" for value in values] + [True])[places]
    count = int(np.argmin(empty[::-1])) if not empty.all() else 0
    if not count:
        return
    below = raw.frame.iloc[-count:].astype(object).fillna("")
    first = next((text for row in below.to_numpy() for x in row if (text := str(x).strip())), "")
    raw.frame = raw.frame.iloc[:-count]
    if first:
        raw.notes.append(note("footnotes", count=count_of(count, "line"), first=shorten(first)))


def _is_mark(column: str, raw: RawTable) -> bool:
    return role_of(raw.label(column)) == "mark"


def _choose_content(
    raw: RawTable, stated: Mapping[str, str], figure: str, source: str
) -> dict[str, str]:
    """Keep one of the things that are counted, and return what else the analyst says."""
    stated = dict(stated)
    for column in contents_columns(raw):
        if column in stated.values() or raw.label(column) in stated.values():
            continue
        labels = [str(label) for label in pd.unique(raw.frame[column].astype(object))]
        names = raw.names.get(column, {})
        asked = stated.get(figure, "")
        if not asked and _are_industries(raw, labels):
            raw.roles[column] = "industry"
            continue
        if asked in (*labels, *(names.get(label) for label in labels)):
            del stated[figure]
        if len(labels) > 1:
            kept = next((x for x in labels if asked and asked in (x, names.get(x))), None)
            if kept is None:
                raise _several_contents(raw, [names.get(x, x) for x in labels], figure, source)
            raw.frame = raw.frame[(raw.frame[column].astype(object) == kept).to_numpy()]
            labels = [kept]
        counted = names.get(labels[0], labels[0]) if labels else ""
        raw.unit = raw.unit or counted
        raw.frame = raw.frame.drop(columns=column)
    return stated


def _several_contents(raw: RawTable, labels: Sequence[str], figure: str, source: str) -> InputError:
    """Return the error for several things that are counted, or are of several industries."""
    choose = f'Say which with --columns "{figure}={labels[0]}", or export one of them.'
    if CONTENT in raw.frame.columns and not _has_industries(raw):
        choose = (
            f'If these are industries, say --columns "industry={CONTENT}". Otherwise give a table '
            "with a column of industries."
        )
    return InputError(
        f"{source} counts {len(labels)} things: {some(labels, MAX_LISTED)}.", remedy=choose
    )


def _has_industries(raw: RawTable) -> bool:
    return any(name_here(raw.label(str(column))) == "industry" for column in raw.frame.columns)


def _are_industries(raw: RawTable, labels: Sequence[str]) -> bool:
    """Return whether what stands beside periods is industries, of which there is no column."""
    if len(labels) == 1 or _has_industries(raw):
        return False
    known = industry_sets([label for label in labels if not is_all_industries(label)])
    return all(label in known or is_all_industries(label) for label in labels)


def _without_sums(raw: RawTable, found: Mapping[str, str], keys: Sequence[str]) -> pd.DataFrame:
    """Return the rows but for lines that sum others and have no region."""
    frame = raw.frame
    column = found.get("region")
    others = [found[key] for key in keys if key in found and key not in ("region", "year")]
    if column is None or "region" not in keys:
        return frame
    places, values = factorize(frame[column])
    blank = np.array([str(value) == "" for value in values] + [True])[places]
    if not blank.any():
        return frame
    rows = frame[blank].astype(object)
    if (empty := ((rows == "") | rows.isna()).all(axis=1).to_numpy()).any():
        # a spreadsheet writes lines of separators below a table
        raw.frame = frame.drop(index=rows.index[empty])
        return _without_sums(raw, found, keys)
    sums = np.zeros(len(rows), dtype=bool)
    for other in others:
        sums |= rows[other].map(lambda label: is_total(str(label))).to_numpy(dtype=bool)
    if sums.any():
        line = int(rows.index[int(np.flatnonzero(sums)[0])]) + 2
        count = count_of(int(sums.sum()), "row")
        raw.notes.append(note("sum_line", count=count, label=f"a sum, line {line}"))
        gone = np.zeros(len(frame), dtype=bool)
        gone[np.flatnonzero(blank)[sums]] = True
        raw.frame = frame[~gone]
    return raw.frame


def _single_values(
    raw: RawTable, frame: pd.DataFrame, found: dict[str, str], keys: Sequence[str], source: str
) -> None:
    """Leave out columns that tell no figures apart, or keep the total of one that does."""
    by_key = [found[key] for key in keys if key in found]
    if "quarter" in found:
        by_key.append(found["quarter"])
    by_key = list(dict.fromkeys(by_key))
    known = {column for role, column in found.items() if role in keys or role not in DIVIDING}
    left = [str(column) for column in frame.columns if column not in known]
    left = [column for column in left if not column.endswith(MARK)]
    if len(by_key) < len(keys) or not left or not _repeated(frame, by_key):
        return
    for column in left:
        places, values = factorize(frame[column])
        seen = [str(values[place]) for place in np.unique(places[places >= 0])]
        if len(seen) <= 1:
            continue
        names = raw.names.get(column, {})
        totals = [v for v in seen if is_total(v) or is_total(names.get(v, ""))]
        if len(totals) == 1 and (frame[column].astype(object) == totals[0]).any():
            kept = (raw.frame[column].astype(object) == totals[0]).to_numpy()
            parts = some([names.get(v, v) for v in seen if v != totals[0]])
            label = raw.label(column)
            value = names.get(totals[0], totals[0])
            raw.frame = raw.frame[kept]
            raw.notes.append(note("chosen_total", column=label, value=value, others=parts))
            if not _repeated(raw.frame, by_key):
                return
            frame = raw.frame
    _refuse_several(raw, left, source, by_key)


def _refuse_several(raw: RawTable, left: Sequence[str], source: str, by_key: Sequence[str]) -> None:
    frame = raw.frame
    for column in left:
        values = [str(value) for value in frame[column].dropna().unique()]
        # a name beside a code, or a number of the row, distinguishes no rows
        if len(values) > 1 and not _repeated(frame, [*by_key, column]):
            raise InputError(
                f"{source} has the variable {raw.label(column)!r} with {len(values)} values, "
                f"{', '.join(values[:MAX_SHOWN])} ..., where one is wanted.",
                remedy="Choose one of them, or their sum, where the table is from, and export it "
                "again; or delete the rows of the others.",
            )
    several = [raw.label(column) for column in left if len(frame[column].unique()) > 1]
    if len(several) > 1 and not _repeated(frame, [*by_key, *left]):
        raise InputError(
            f"{source} is divided by {some(list(map(repr, several)))} too, and each figure is of "
            "a part.",
            remedy="Choose one value of each, or their sum, where the table is from, and export "
            "it again; or delete the rows of the others.",
        )


def _repeated(frame: pd.DataFrame, columns: Sequence[str]) -> bool:
    key = np.zeros(len(frame), dtype=np.int64)
    for column in columns:
        places, values = factorize(frame[column])
        key = key * (len(values) + 1) + places + 1
        key = pd.factorize(key)[0]
    return bool(pd.Series(key).duplicated().any())


def _fill_codes(table: pd.DataFrame, role: str) -> None:
    """Fill codes that are empty with the name beside them, as totals of GENESIS have none."""
    if f"{role}_name" not in table.columns:
        return
    places, values = factorize(table[role])
    empty = np.array([str(value) == "" for value in values] + [True])[places]
    if empty.any() and not empty.all():
        codes, names = (table[column].astype(object) for column in (role, f"{role}_name"))
        table[role] = codes.where(~empty, names)


def _names(
    raw: RawTable, table: pd.DataFrame, found: Mapping[str, str], source: str, *, restore: bool
) -> None:
    """Give every code its name, and codes their own column."""
    for role in CODED:
        if role not in table.columns:
            continue
        _fill_codes(table, role)
        names = raw.names.get(found[role])
        if names is None:
            codes, split = split_codes(table[role])
            table[role] = codes
            if split is not None and f"{role}_name" not in table.columns:
                table[f"{role}_name"] = split
        elif f"{role}_name" not in table.columns:
            table[f"{role}_name"] = table[role].map(dict(names))
            codes, _ = split_codes(table[role])
            table[role] = codes
        if role in ("region", "industry", "residence", "workplace"):
            kind = "industry" if role == "industry" else "region"
            table[role], notes = whole_codes(table[role], kind, source, restore=restore)
            raw.notes += notes
    for role in ("region_name", "industry_name", "neighbour"):
        if role in table.columns and role in found:
            places, values = factorize(table[role])
            texts = [str(value).strip() for value in values]
            table[role] = relabelled(table[role], places, texts)
