"""Regions or industries in the order of a file, and those of them that are sums of others."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError
from regionanalysis.panel.nesting import covers, distinct, sum_parts
from regionanalysis.panel.notes import ReadingNote, note, some

# one part is no sum
MIN_PARTS = 2


class Listing(ABC):
    """Labels in the order of the file, each with its figures, and the sums among them.

    Attributes
    ----------
    cells
        Figures of each label, shape (labels, cells); NaN is unknown.
    parts
        The same where a label is a part of a sum.
    dropped
        Positions of sums, each with the positions of its parts.
    """

    # in the plural, in errors
    what: ClassVar[str]
    # of the command line, which says what is the whole
    option: ClassVar[str]

    def __init__(
        self,
        codes: Sequence[str],
        names: Sequence[str],
        cells: FloatArray,
        parts: FloatArray,
        source: str,
    ) -> None:
        self.codes, self.names, self.source = list(codes), list(names), source
        self.cells = cells.reshape(len(codes), -1)
        self.parts = parts.reshape(len(codes), -1)
        self.dropped: dict[int, Sequence[int]] = {}
        self.notes: list[ReadingNote] = []

    @abstractmethod
    def label(self, position: int) -> str:
        """Return the code and name of a label."""

    def part_label(self, position: int) -> str:
        """Return what a label is called among the parts of a sum."""
        return self.label(position)

    @abstractmethod
    def sum_note(self, position: int, parts: str) -> ReadingNote:
        """Return the note that a label is the sum of others, and left out."""

    @abstractmethod
    def are_apart(self, position: int, parts: Sequence[int]) -> bool:
        """Return whether a standard has a label beside others, whatever their figures."""

    def left(self, *without: int) -> list[int]:
        """Return the positions that are not dropped, without some."""
        return [i for i in range(len(self.codes)) if i not in self.dropped and i not in without]

    def drop(self, position: int, parts: Sequence[int]) -> None:
        """Drop a label that is the sum of others, with a note."""
        self.dropped[position] = parts
        self.notes.append(self.sum_note(position, some([self.part_label(i) for i in parts])))

    def covers(self, position: int, others: Sequence[int], rounding: float) -> bool:
        """Return whether a label has at least the figures of others, as far as is known."""
        return covers(self.cells[position], self.parts[others], rounding)

    def note_perhaps(self, position: int, parts: Sequence[int]) -> None:
        """Note that a label may be the sum of others, once."""
        labels = some([self.part_label(i) for i in parts])
        remark = note("perhaps_total", label=self.label(position), parts=labels, option=self.option)
        if remark not in self.notes:
            self.notes.append(remark)

    def drop_sums(self, skip: tuple[int, ...], rounding: float) -> None:
        """Drop labels that are the sum of those listed next to them."""
        while self._drop_sum(skip, rounding):
            pass

    def _drop_sum(self, skip: tuple[int, ...], rounding: float) -> bool:
        left = self.left(*skip)
        values = self.parts[left]
        size = np.nan_to_num(values).sum(axis=1)
        for row, position in enumerate(left):
            rows = sum_parts(values, size, row, rounding)
            # the sum of all the others is the whole, if there is none
            if not rows or (len(rows) == len(left) - 1 and not skip):
                continue
            parts = [left[i] for i in rows]
            if distinct(self.parts[parts]) and not self.are_apart(position, parts):
                self.drop(position, parts)
                return True
            self.note_perhaps(position, parts)
        return False

    def refuse_twice(self, twice: Sequence[Sequence[int]]) -> None:
        """Refuse labels that are there as they are and by larger ones, which are not left out."""
        if any(set(rows) <= set(self.dropped) for rows in twice):
            return
        few, many = ([self.part_label(i) for i in rows] for rows in twice)
        raise InputError(
            f"{self.source} has all {self.what} twice, as {some(few)} and as {some(many)}, which "
            "add to the same: jobs would be counted twice.",
            remedy=f"Leave out {some(few, len(few))}.",
            evidence=(few, many),
        )
