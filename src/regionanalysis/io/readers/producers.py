"""Statistics offices whose files are recognised by their headers."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from regionanalysis.io.raw_table import RawTable
from regionanalysis.io.statbank.columns import name_here
from regionanalysis.panel.figures import Nil
from regionanalysis.panel.number_forms import Decimal


@dataclass(frozen=True)
class Producer:
    """A form of file: the columns it must have, and what they are here."""

    name: str
    needs: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    decimal: Decimal = ""
    nil: Nil = ""
    axes: str = ""
    codes: str = ""
    names: str = ""
    ignore: frozenset[str] = field(default_factory=frozenset)
    single: tuple[str, ...] = ()
    total: str = ""


@cache
def _known() -> tuple[Producer, ...]:
    source = files("regionanalysis").joinpath("classifications/producers.toml")
    stated: list[dict[str, Any]] = tomllib.loads(source.read_text("utf-8"))["producer"]
    return tuple(
        Producer(
            **{
                **entry,
                "needs": tuple(entry["needs"]),
                "ignore": frozenset(entry["ignore"]),
                "single": tuple(entry.get("single", ())),
                "columns": {role: tuple(names) for role, names in entry["columns"].items()},
            }
        )
        for entry in stated
    )


def recognise(raw: RawTable) -> Producer | None:
    """Return whose file a table is, by its headers; None where that is not known."""
    present = {str(column).strip().casefold() for column in raw.frame.columns}
    return next((one for one in _known() if all(_there(x, present) for x in one.needs)), None)


def _there(wanted: str, present: set[str]) -> bool:
    return _first((wanted,), present) != ""


def _first(wanted: tuple[str, ...], present: set[str]) -> str:
    for name in wanted:
        if name.endswith("*"):
            found = sorted(one for one in present if one.startswith(name[:-1]))
            if found:
                return found[0]
        elif name in present:
            return name
    return ""


def producer_roles(raw: RawTable, producer: Producer) -> dict[str, str]:
    """Return the columns of a producer's file, by what they are here."""
    plain = {str(column).strip().casefold(): str(column) for column in raw.frame.columns}
    found = {
        role: plain[name]
        for role, names in producer.columns.items()
        if (name := _first(names, set(plain)))
    }
    found |= _axes(raw, producer, plain)
    if "employment" not in found:
        # the figures' column is called after what they are
        figures = [name for name in plain if re.fullmatch(r"\w+__.+__.+", name)]
        found |= {"employment": plain[figures[0]]} if len(figures) == 1 else {}
    return found


def _axes(raw: RawTable, producer: Producer, plain: Mapping[str, str]) -> dict[str, str]:
    """Return the columns of axes that are numbered, by what their labels say that they are."""
    found: dict[str, str] = {}
    number = 1
    while producer.axes and (label := producer.axes.format(n=number)) in plain:
        stated = raw.frame[plain[label]].dropna().unique()
        role = name_here(str(stated[0])) if len(stated) == 1 else ""
        codes, names = (x.format(n=number) for x in (producer.codes, producer.names))
        if role in ("region", "industry") and role not in found and codes in plain:
            found[role] = plain[codes]
            if names in plain:
                found[f"{role}_name"] = plain[names]
        number += 1
    return found
