"""JSON-stat 2, as PxWeb answers with and downloads are saved in: figures, and marks in their place.

A data set has a figure for every combination of the codes of its dimensions. Where a figure is not
published it is null, and ``status`` says why: ``.``, ``..`` or ``:``. Both are lists, or objects
with the place of each figure that is there as key.

The format is Xavier Badosa's, "JSON-stat format", version 2.0, 2015.
"""

import codecs
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from regionanalysis.errors import InputError
from regionanalysis.io.limits import MAX_COLUMNS, MAX_JSON, MAX_ROWS, too_large
from regionanalysis.io.statbank.marks import MARK
from regionanalysis.panel.label_columns import categories as categorical

VALUE = "value"

Positions = dict[int, float | None] | list[float | None]


class _Part(BaseModel):
    # what is nearly a number is none: it may as well be another
    model_config = ConfigDict(extra="ignore", frozen=True, allow_inf_nan=False, strict=True)


class _Category(_Part):
    index: dict[str, int] | list[str] | None = None
    label: dict[str, str] = Field(default_factory=dict)
    unit: dict[str, dict[str, Any]] = Field(default_factory=dict)

    def codes(self) -> list[str]:
        """Return the codes in their order; a dimension of one code need not say which is first."""
        if isinstance(self.index, list):
            return self.index
        if self.index is None:
            return list(self.label)
        return sorted(self.index, key=self.index.__getitem__)

    def in_order(self) -> bool:
        """Return whether every code has a place of its own, and none is left empty."""
        places = self.index.values() if isinstance(self.index, dict) else ()
        return not places or sorted(places) == list(range(len(places)))


class _Dimension(_Part):
    label: str = ""
    category: _Category


class _Role(_Part):
    time: tuple[str, ...] = ()
    metric: tuple[str, ...] = ()


class _Dataset(_Part):
    id: list[str]
    size: list[int]
    dimension: dict[str, _Dimension]
    value: Positions
    status: str | dict[int, str] | list[str | None] = Field(default_factory=dict)
    role: _Role = Field(default_factory=_Role)


@dataclass(frozen=True, eq=False)
class JsonStat:
    """A data set.

    Attributes
    ----------
    labels
        What every dimension is called, in their order.
    names
        Name of every code, by dimension.
    time, metric
        Dimensions of years and of contents, as far as the data set says.
    rows
        A row for every combination of codes: a column of codes for every dimension, ``value``
        (NaN where there is no figure), and ``value_mark`` (what stands in its place, or missing).
    units
        Units of what is counted, and of the whole.
    """

    labels: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]
    time: tuple[str, ...]
    metric: tuple[str, ...]
    rows: pd.DataFrame
    units: tuple[str, ...] = ()


def parse_json_stat(content: bytes, source: str, *, categories: bool = False) -> JsonStat:
    """Return the data set that the bytes hold.

    Parameters
    ----------
    source
        What to call it in errors.
    categories
        Whether columns of codes are categorical, which takes less memory.

    Raises
    ------
    InputError
        For bytes that are no data set of JSON-stat 2, are cut off, have another number of figures
        than their dimensions call for, or have more than are read.
    """
    if len(content) > MAX_JSON:
        raise too_large(source, f"{len(content):,} bytes", MAX_JSON)
    try:
        stated = _dataset(content.removeprefix(codecs.BOM_UTF8))
    except ValidationError as cause:
        _refuse_several(content, source)
        first = cause.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole"
        raise InputError(
            f"{source} is no data set of JSON-stat 2: {where}: {first['msg']}.",
            remedy="Save the table from Statbank as JSON-stat 2, or as CSV.",
        ) from cause
    codes = _codes(stated, source)
    count = prod(map(len, codes.values()))
    values, marks = _figures(stated, count, source)
    rows = pd.DataFrame(
        {
            dimension: categorical(at, codes[dimension])
            if categories
            else np.array(codes[dimension], dtype=object)[at]
            for dimension, at in _places(codes)
        }
    )
    return JsonStat(
        labels={name: stated.dimension[name].label or name for name in codes},
        names={
            name: {code: stated.dimension[name].category.label.get(code, code) for code in one}
            for name, one in codes.items()
        },
        time=stated.role.time,
        metric=stated.role.metric,
        rows=rows.assign(**{VALUE: values, f"{VALUE}{MARK}": marks}),
        units=_units(stated),
    )


def _places(codes: Mapping[str, list[str]]) -> Iterator[tuple[str, npt.NDArray[np.int32]]]:
    """Yield the place of every row's code, one dimension after the other, to hold few at a time."""
    outer, inner = 1, prod(map(len, codes.values()))
    for dimension, own in codes.items():
        inner //= len(own)
        yield dimension, np.tile(np.repeat(np.arange(len(own), dtype=np.int32), inner), outer)
        outer *= len(own)


def _refuse_several(content: bytes, source: str) -> None:
    """Refuse JSON that has several data sets, or names them, and JSON of another kind."""
    try:
        stated = json.loads(content.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError):
        return
    kind = stated.get("class") if isinstance(stated, dict) else None
    parts = list(stated.values()) if isinstance(stated, dict) else stated
    several = [one for one in parts if isinstance(one, dict) and "dimension" in one]
    if kind == "collection":
        what = "is a collection of JSON-stat, which names data sets and is none itself"
    elif kind == "dimension":
        what = "is a dimension of JSON-stat, which has no figures"
    elif len(several) > 1:
        what = f"has {len(several)} data sets of JSON-stat, and one is read"
    elif isinstance(stated, list):
        what = "is a list of JSON, and no data set of JSON-stat"
    else:
        return
    raise InputError(
        f"{source} {what}.", remedy="Save the one table as JSON-stat 2, or as CSV, on its own."
    )


def _units(stated: _Dataset) -> tuple[str, ...]:
    units = [
        one for name in stated.role.metric for one in stated.dimension[name].category.unit.values()
    ]
    bases = [str(one.get("base") or one.get("label") or "") for one in units]
    return tuple(dict.fromkeys(base for base in bases if base))


def _dataset(content: bytes) -> _Dataset:
    try:
        return _Dataset.model_validate_json(content)
    except ValidationError:
        first = _second_version(content)
        if first is content:
            raise
    return _Dataset.model_validate_json(first)


def _second_version(content: bytes) -> bytes:
    """Return a data set of version 1 as one of version 2; other bytes as they are.

    Version 1 has the data set under a name, and what its dimensions are within them.
    """
    try:
        stated = json.loads(content)
        whole = [stated] if "value" in stated else list(stated.values())
        (inner,) = [one for one in whole if isinstance(one, dict) and "value" in one]
        within = inner["dimension"]
        moved = {key: within.pop(key) for key in ("id", "size", "role") if key in within}
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError):
        return content
    return json.dumps({**inner, **moved}).encode()


def _codes(stated: _Dataset, source: str) -> dict[str, list[str]]:
    """Return the codes of every dimension, checked against the size that is stated."""
    if len(stated.id) > MAX_COLUMNS:
        raise too_large(source, f"{len(stated.id):,} dimensions", MAX_COLUMNS)
    lacking = [name for name in stated.id if name not in stated.dimension]
    codes = {name: stated.dimension[name].category.codes() for name in stated.id if not lacking}
    sizes = [len(one) for one in codes.values()]
    wrong = [
        name
        for name, one in codes.items()
        if len(set(one)) < len(one)
        or name.startswith(VALUE)
        or not stated.dimension[name].category.in_order()
    ]
    if lacking or not sizes or sizes != stated.size or wrong or 0 in sizes:
        raise InputError(
            f"{source} is no whole data set of JSON-stat 2: its dimensions are "
            f"{', '.join(stated.id) or 'none'} of sizes {stated.size}, and have {sizes} codes"
            f"{', in no order of ' + ', '.join(wrong) if wrong else ''}.",
            remedy="Save the table from Statbank again.",
            evidence=lacking or wrong,
        )
    if prod(sizes) > MAX_ROWS:
        raise too_large(source, f"{prod(sizes):,} figures", MAX_ROWS)
    return codes


def _figures(
    stated: _Dataset, count: int, source: str
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.object_]]:
    """Return the figures and what stands in place of those that are not there."""
    values = np.full(count, np.nan)
    marks = np.full(count, None, dtype=object)
    status = dict.fromkeys(range(count), stated.status) if isinstance(stated.status, str) else None
    given = stated.status if status is None else status
    for name, found, there in (("value", values, stated.value), ("status", marks, given)):
        if isinstance(there, list):
            if len(there) != count:
                raise _mismatch(source, name, len(there), count)
            found[:] = np.array(there, dtype=found.dtype)
        elif isinstance(there, dict) and there:
            at = np.fromiter(there.keys(), dtype=np.int64, count=len(there))
            if at.min() < 0 or at.max() >= count:
                raise _mismatch(source, name, int(at.max()) + 1, count)
            found[at] = np.array(list(there.values()), dtype=found.dtype)
    # a mark on a figure that is there, as for preliminary ones, says nothing of whether it is known
    marks[~np.isnan(values)] = None
    marks[marks == ""] = None
    return values, marks


def _mismatch(source: str, name: str, found: int, count: int) -> InputError:
    return InputError(
        f"{source} has a {name} for {found:,} figures, and its dimensions call for {count:,}.",
        remedy="It is cut off or damaged: download it again.",
    )
