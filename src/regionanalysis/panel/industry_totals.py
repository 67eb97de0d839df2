"""Industries that are sums of others: all industries, and sections beside divisions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from regionanalysis.classifications.industry_sets import industry_sets, prefix_pairs
from regionanalysis.classifications.total_labels import is_all_industries, may_be_whole
from regionanalysis.core.arrays import FloatArray
from regionanalysis.core.names import unknown_name
from regionanalysis.errors import InputError
from regionanalysis.panel.listing import MIN_PARTS, Listing
from regionanalysis.panel.nesting import (
    MANY_CELLS,
    MIN_CONTRARY_DIGITS,
    Match,
    covers,
    distinct,
    evident,
    halves,
    match,
)
from regionanalysis.panel.notes import ReadingNote, note, some

NO_TOTAL = "none"


@dataclass(frozen=True)
class IndustryReading:
    """What the industries of a table are.

    Attributes
    ----------
    total
        Code of the total of all industries; empty where it has no rows.
    dropped
        Codes of industries that are sums of others.
    """

    total: str
    dropped: frozenset[str]
    notes: tuple[ReadingNote, ...]


class _Industries(Listing):
    """Industries in the order of the file, each with its figures, and the sums among them."""

    what = "industries"
    option = "--total-industry"

    def label(self, position: int) -> str:
        code, name = self.codes[position], self.names[position]
        return code if code == name else f"{code} {name}"

    def part_label(self, position: int) -> str:
        return self.codes[position]

    def sum_note(self, position: int, parts: str) -> ReadingNote:
        return note("industry_total", industry=self.label(position), parts=parts)

    def are_apart(self, position: int, parts: Sequence[int]) -> bool:
        """Return whether a standard has an industry apart from all of some others.

        Numbers that are codes of a standard may be codes of another list too; many figures show
        that.
        """
        if evident(self.cells[position], MIN_CONTRARY_DIGITS):
            return False
        sets = industry_sets([self.codes[i] for i in (position, *parts)])
        whole = sets.get(self.codes[position])
        known = [sets[code] for i in parts if (code := self.codes[i]) in sets]
        return whole is not None and any(not whole.divisions & part.divisions for part in known)


def read_industries(
    codes: Sequence[str],
    names: Sequence[str],
    cells: FloatArray,
    *,
    total: str | None,
    rounding: float,
    source: str,
) -> IndustryReading:
    """Return which industry is the total of all, and which are sums of others.

    Parameters
    ----------
    codes, names
        Industries in the order of the file.
    cells
        Their figures, shape (industries, regions, years), the nation's too; NaN is unknown.
    total
        Code or name of the total, ``"none"`` where there is none; None where it is not known.
    rounding
        Largest error of each figure.

    Raises
    ------
    InputError
        For industries that lie within others and do not add to them.
    ParameterError
        For a total that is not there.
    """
    industries = _Industries(codes, names, cells, cells, source)
    stated = _stated_total(industries, total)
    total_row = stated if total else _labelled_total(industries)
    skip = () if total_row is None else (total_row,)
    _drop_holders(industries, skip, rounding)
    left = industries.left()
    known = industry_sets([codes[i] for i in left])
    # codes of a standard at one level are apart, whatever their figures
    listed = skip or all(codes[i] in known for i in left)
    twice = None if listed else halves(industries.cells[left], rounding)
    industries.drop_sums(skip, rounding)
    _refuse_two_divisions(industries, skip, rounding)
    if twice is not None:
        industries.refuse_twice([[left[row] for row in rows] for rows in twice])
    if total is None:
        if total_row is None:
            total_row = _sum_of_all(industries, rounding)
        else:
            _confirm(industries, total_row, rounding)
        if total_row is not None:
            named = is_all_industries(codes[total_row], names[total_row])
            named = named or _named_whole(industries, total_row)
            reason = "it is named so" if named else "it is the sum of the others"
            industries.notes.append(
                note("total", industry=industries.label(total_row), reason=reason)
            )
    dropped = frozenset(codes[position] for position in industries.dropped)
    return IndustryReading(
        "" if total_row is None else codes[total_row], dropped, tuple(industries.notes)
    )


def _stated_total(industries: _Industries, total: str | None) -> int | None:
    if not total or total == NO_TOTAL:
        return None
    for labels in (industries.codes, industries.names):
        if labels.count(total) == 1:
            return labels.index(total)
    raise unknown_name(f"industry in {industries.source} for the total", total, industries.codes)


def _labelled_total(industries: _Industries) -> int | None:
    both = list(zip(industries.codes, industries.names, strict=True))
    named = [i for i, (code, name) in enumerate(both) if is_all_industries(code, name)]
    if len(named) > 1:
        raise InputError(
            f"{industries.source} has several totals of all industries: "
            f"{some([industries.label(i) for i in named])}.",
            remedy="Say which with total_industry= (--total-industry), and leave out the others.",
        )
    # alone it is what is counted
    return named[0] if named and len(both) > 1 else None


def _drop_holders(industries: _Industries, skip: tuple[int, ...], rounding: float) -> None:
    """Drop industries that others lie within by the standard's codes, and are the sum of these."""
    for holder, parts in _holders(industries, skip, rounding).items():
        if holder in industries.dropped:
            continue
        whole, cells = industries.cells[holder], industries.cells[parts]
        if match(whole, cells, rounding) >= Match.DISGUISED:
            industries.drop(holder, parts)
            continue
        raise InputError(
            f"{industries.source} has {industries.label(holder)} beside "
            f"{some([industries.label(i) for i in parts])}, which lie within it and do not add to "
            "it: jobs would be counted twice.",
            remedy=f"Leave out {industries.codes[holder]}, or the industries within it.",
            evidence=(industries.codes[holder], [industries.codes[i] for i in parts]),
        )


def _holders(
    industries: _Industries, skip: tuple[int, ...], rounding: float
) -> dict[int, list[int]]:
    """Return industries with those at the next level within them.

    Numbers of a list that begin alike are nested where the figures allow it.
    """
    codes = [industries.codes[i] for i in industries.left(*skip)]
    place = {code: i for i, code in enumerate(industries.codes)}
    sets = industry_sets(codes)
    found: dict[int, list[int]] = {}
    taken: set[str] = set()
    for code, held in sets.items():
        same = next((x for x in sets if x != code and sets[x] == held and x not in taken), None)
        if same is not None:
            # the same industry under two codes
            taken.add(code)
            found[place[code]] = [place[same]]
            continue
        holders = [x for x in sets if sets[x].holds(held)]
        # the smallest that holds it
        least = min(
            holders, key=lambda x: (len(sets[x].divisions), -len(sets[x].within)), default=""
        )
        if least and _allowed(industries, place[least], place[code], rounding):
            found.setdefault(place[least], []).append(place[code])
    for parent, child in prefix_pairs(codes):
        if _allowed(industries, place[parent], place[child], rounding):
            found.setdefault(place[parent], []).append(place[child])
    return found


def _allowed(industries: _Industries, holder: int, part: int, rounding: float) -> bool:
    """Return whether an industry may hold another: a number of any list, that has as many."""
    numbers = industries.codes[holder].isdigit() and industries.codes[part].isdigit()
    cells = industries.cells
    return not numbers or covers(cells[holder], cells[part][None], rounding)


def _refuse_two_divisions(industries: _Industries, skip: tuple[int, ...], rounding: float) -> None:
    """Refuse industries that are divided in two ways: a sum of some is the sum of the rest too."""
    for whole, parts in industries.dropped.items():
        rest = industries.left(*skip, *parts)
        cells = industries.cells
        is_sum = len(rest) >= MIN_PARTS and distinct(cells[rest]) and evident(cells[whole])
        if is_sum and match(cells[whole], cells[rest], rounding) == Match.EXACT:
            one, other = (some([industries.codes[i] for i in x]) for x in (parts, rest))
            raise InputError(
                f"{industries.source} has {industries.label(whole)} divided in two ways, into "
                f"{one} and into {other}: jobs would be counted twice.",
                remedy=f"Leave out {some([industries.codes[i] for i in parts], len(parts))}.",
                evidence=(industries.codes[whole],),
            )


def _sum_of_all(industries: _Industries, rounding: float) -> int | None:
    left = industries.left()
    if len(left) <= MIN_PARTS:
        return None
    size = np.nansum(industries.cells, axis=1)
    position = max(left, key=lambda i: size[i])
    others = industries.left(position)
    cells = industries.cells[others]
    agreement = match(industries.cells[position], cells, rounding)
    many = int((industries.cells[position] > 0).sum()) >= MANY_CELLS
    if agreement == Match.EXACT or (agreement == Match.DISGUISED and many):
        own = evident(industries.cells[position]) and not industries.are_apart(position, others)
        if distinct(cells) and own:
            return position
        industries.note_perhaps(position, others)
    elif _named_whole(industries, position) and covers(industries.cells[position], cells, rounding):
        return position
    elif _may_be_total(industries, position) and covers(
        industries.cells[position], cells, rounding
    ):
        words = {"what": "the total of all", "option": "--total-industry"}
        industries.notes.append(note("perhaps_whole", label=industries.label(position), **words))
    return None


def _named_whole(industries: _Industries, position: int) -> bool:
    """Return whether an industry has a word of wholes, and is no code of a standard."""
    labels = (industries.codes[position], industries.names[position])
    return _may_be_total(industries, position) and any(map(may_be_whole, labels))


def _may_be_total(industries: _Industries, position: int) -> bool:
    """Return whether an industry may be a total: it is no code of a standard, beside several."""
    several = len(industries.left(position)) > MIN_PARTS
    return several and not industry_sets([industries.codes[position]])


def _confirm(industries: _Industries, row: int, rounding: float) -> None:
    """Refuse a total found by its label that has less than its parts."""
    others = industries.left(row)
    whole, cells = industries.cells[row], industries.cells[others]
    if covers(whole, cells, rounding):
        return
    raise InputError(
        f"{industries.source} has {industries.label(row)}, which is named as the total of all "
        f"industries and has fewer than the sum of {some([industries.codes[i] for i in others])}.",
        remedy="Leave out industries that are counted twice, or say which is the total with "
        'total_industry= (--total-industry CODE), or "none" for none.',
    )
