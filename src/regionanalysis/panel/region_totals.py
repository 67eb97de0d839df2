"""Regions that are sums of others: the nation, counties beside municipalities, NUTS levels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from regionanalysis.classifications.municipality_codes import ever_in_force
from regionanalysis.classifications.total_labels import is_nation, is_total, may_be_whole
from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.names import unknown_name
from regionanalysis.errors import InputError
from regionanalysis.panel.listing import MIN_PARTS, Listing
from regionanalysis.panel.nesting import (
    MANY_CELLS,
    Match,
    distinct,
    evident,
    halves,
    match,
)
from regionanalysis.panel.notes import ReadingNote, count_of, note, some

NO_NATION = "none"
DEFAULT_NATION = "0"

_NUTS = re.compile(r"[A-Z]{2}[0-9A-Z]{0,4}")
_MUNICIPALITY = 4


@dataclass(frozen=True)
class RegionReading:
    """What the regions of a table are.

    Attributes
    ----------
    nation
        Code of the nation; empty where it has no row.
    dropped
        Codes of regions that are sums of others.
    """

    nation: str
    dropped: frozenset[str]
    notes: tuple[ReadingNote, ...]


class _Regions(Listing):
    """Regions in the order of the file, each with its figures, and the sums among them."""

    what = "regions"
    option = "--nation"

    def label(self, position: int) -> str:
        code, name = self.codes[position], self.names[position]
        return code if code == name else f"{name} ({code})"

    def sum_note(self, position: int, parts: str) -> ReadingNote:
        return note("region_total", region=self.label(position), parts=parts)

    def are_apart(self, position: int, parts: Sequence[int]) -> bool:
        """Return whether a region and its parts are all municipalities, none within another."""
        return all(ever_in_force(self.codes[i]) for i in (position, *parts))


def read_regions(
    codes: Sequence[str],
    names: Sequence[str],
    cells: FloatArray,
    *,
    nation: str | None,
    rounding: float,
    source: str,
) -> RegionReading:
    """Return which region is the nation, and which are sums of others.

    Parameters
    ----------
    codes, names
        Regions in the order of the file.
    cells
        Their figures, shape (regions, years, industries); NaN is unknown.
    nation
        Code or name of the nation, ``"none"`` where there is none; None where it is not known.
    rounding
        Largest error of each figure.

    Raises
    ------
    InputError
        For regions that lie within others and do not add to them.
    ParameterError
        For a nation that is not there.
    """
    # a region with no figure in a year adds nothing to a sum of that year
    absent = np.isnan(cells).all(axis=2, keepdims=True)
    regions = _Regions(codes, names, cells, np.where(absent, 0.0, cells), source)
    stated = _stated_nation(regions, nation)
    nation_row = stated if nation else _labelled_nation(regions)
    _drop_parents(regions, nation_row, rounding)
    left = regions.left()
    listed = nation_row is not None or all(ever_in_force(codes[i]) for i in left)
    twice = None if listed else halves(regions.parts[left], rounding)
    _drop_sums(regions, nation_row, rounding)
    if twice is not None:
        regions.refuse_twice([[left[row] for row in rows] for rows in twice])
    if nation_row is None and nation is None:
        nation_row = _sum_of_all(regions, rounding)
    elif stated is None and nation_row is not None:
        nation_row = _confirmed(regions, nation_row, rounding)
    if nation_row is not None and codes[nation_row] != DEFAULT_NATION and nation is None:
        reason = (
            "it is named so"
            if any(
                is_nation(label) or may_be_whole(label)
                for label in (codes[nation_row], names[nation_row])
            )
            else ("it is the sum of the others")
        )
        regions.notes.append(note("nation", region=regions.label(nation_row), reason=reason))
    if nation_row is None:
        count = len(regions.left())
        regions.notes.append(note("no_nation", count=count, regions=count_of(count, "region")))
    dropped = frozenset(codes[position] for position in regions.dropped)
    return RegionReading(
        "" if nation_row is None else codes[nation_row], dropped, tuple(regions.notes)
    )


def _stated_nation(regions: _Regions, nation: str | None) -> int | None:
    if not nation or nation == NO_NATION:
        return None
    for labels in (regions.codes, regions.names):
        if labels.count(nation) == 1:
            return labels.index(nation)
    if nation == DEFAULT_NATION:
        return None
    raise unknown_name(f"region in {regions.source} for the nation", nation, regions.codes)


def _labelled_nation(regions: _Regions) -> int | None:
    if DEFAULT_NATION in regions.codes:
        return regions.codes.index(DEFAULT_NATION)
    both = zip(regions.codes, regions.names, strict=True)
    named = [i for i, (code, name) in enumerate(both) if is_nation(code) or is_nation(name)]
    if len(named) > 1:
        # states side by side are regions, unless the codes of all the others begin with one's
        named = [
            i for i in named if all(code.startswith(regions.codes[i]) for code in regions.codes)
        ]
    return named[0] if len(named) == 1 and len(regions.codes) > 1 else None


def _confirmed(regions: _Regions, row: int, rounding: float) -> int | None:
    """Return the nation found by its label, where its figures are those of one."""
    others = regions.left(row)
    code = regions.codes[row]
    if not others or code == DEFAULT_NATION or regions.covers(row, others, rounding):
        return row
    if len(code) == len("NO") and code == regions.names[row]:
        # a code of two letters may be anything
        return None
    raise InputError(
        f"{regions.source} has {regions.label(row)}, which is named as a nation and has fewer "
        f"than the sum of {some([regions.label(i) for i in others])}.",
        remedy='Say which region is the nation with nation= (--nation CODE), or "none" for none, '
        "and leave out regions that are counted twice.",
    )


def _drop_parents(regions: _Regions, nation: int | None, rounding: float) -> None:
    """Drop regions whose code is the beginning of others' and that are the sum of these."""
    children = _children(regions.codes)
    for parent, parts in children.items():
        if parent == nation:
            continue
        agreement = match(regions.cells[parent], regions.parts[parts], rounding)
        if agreement >= Match.DISGUISED:
            regions.drop(parent, parts)
        elif _is_certain(regions.codes[parent], regions.codes[parts[0]]) or (
            len(regions.codes[parts[0]]) - len(regions.codes[parent]) > 1
            and regions.covers(parent, parts, rounding)
        ):
            raise InputError(
                f"{regions.source} has {regions.label(parent)} beside "
                f"{some([regions.label(i) for i in parts])}, which lie within it and are not the "
                "whole of it: jobs would be counted twice.",
                remedy=f"Leave out {regions.codes[parent]}, or the regions within it.",
                evidence=(regions.codes[parent], [regions.codes[i] for i in parts]),
            )


def _children(codes: Sequence[str]) -> dict[int, list[int]]:
    """Return regions at the next level below, by codes that begin with one another."""
    place = {code: i for i, code in enumerate(codes)}
    children: dict[int, list[int]] = {}
    for i, code in enumerate(codes):
        if not any(letter.isdigit() for letter in code) or not code.isalnum():
            continue
        if len(code) == len("00000") and code.isdigit() and not code.endswith("000"):
            # a county of the United States: its state's code ends in zeros
            shorter = [f"{code[:2]}000"]
        else:
            shorter = []
        shorter += [code[:length] for length in range(len(code) - 1, 1, -1)]
        parent = next((place[prefix] for prefix in shorter if prefix in place), None)
        if parent is not None:
            children.setdefault(parent, []).append(i)
    return children


def _is_certain(parent: str, child: str) -> bool:
    """Return whether a standard has one code within the other."""
    if parent.isdigit() and len(parent) == _MUNICIPALITY - 2:
        return len(child) == _MUNICIPALITY and ever_in_force(child)
    nuts = _NUTS.fullmatch(parent) and _NUTS.fullmatch(child)
    return bool(nuts) and len(child) - len(parent) == 1


def _drop_sums(regions: _Regions, nation: int | None, rounding: float) -> None:
    """Drop regions that are the sum of those listed next to them, and labelled sums of all."""
    skip = () if nation is None else (nation,)
    regions.drop_sums(skip, rounding)
    for position in regions.left(*skip):
        total = is_total(regions.codes[position]) or is_total(regions.names[position])
        others = regions.left(position, *skip) if total and nation is not None else []
        if others:
            added = regions.parts[others]
            if match(regions.cells[position], added, rounding) >= Match.UNKNOWN:
                regions.drop(position, others)


def _is_evident(regions: _Regions, position: int, others: Sequence[int]) -> bool:
    """Return whether that a region is the sum of others is no coincidence."""
    if regions.are_apart(position, others):
        return False
    return distinct(regions.parts[others]) and evident(regions.cells[position])


def _unlabelled_sum(regions: _Regions, position: int) -> InputError:
    """Return the error for a region that nearly is the sum of all others and is not named so."""
    code = regions.codes[position]
    return InputError(
        f"{regions.source} has {regions.label(position)}, which is about the sum of all the other "
        "regions in every year and industry, and is not named as their total: jobs may be counted "
        "twice.",
        remedy=f'If it is their total, say nation="{code}" (--nation "{code}"); if it is a region '
        'beside them, nation="none" (--nation none).',
        evidence=code,
    )


def _sum_of_all(regions: _Regions, rounding: float) -> int | None:
    """Return the region that is the sum of all the others, or is named as their sum."""
    left = regions.left()
    if len(left) <= MIN_PARTS:
        return None
    size = np.nansum(regions.cells, axis=1)
    for position in sorted(left, key=lambda i: -size[i])[:2]:
        others = regions.left(position)
        parts = regions.parts[others]
        agreement = match(regions.cells[position], parts, rounding)
        labels = (regions.codes[position], regions.names[position])
        named = any(is_total(label) or may_be_whole(label) for label in labels)
        if named and (agreement >= Match.UNKNOWN or regions.covers(position, others, rounding)):
            return position
        many = int((regions.cells[position] > 0).sum()) >= MANY_CELLS
        if agreement == Match.EXACT or (agreement == Match.DISGUISED and many):
            if _is_evident(regions, position, others):
                return position
            regions.note_perhaps(position, others)
        elif agreement == Match.DISGUISED and _is_evident(regions, position, others):
            raise _unlabelled_sum(regions, position)
        elif regions.covers(position, others, rounding):
            label = regions.label(position)
            regions.notes.append(
                note("perhaps_whole", label=label, what="the nation", option="--nation")
            )
    return None
