"""Figures as they are read, that remember the values they were written from.

A table shows ``−6,8 %`` and its download holds −6.8179…: the text is what a reader needs, the value
what a program needs, and neither is worked out from the other.
"""

from typing import Literal, Self

Unit = Literal["", "%", "year"]


class FormattedNumber(str):
    """A figure written for a reader.

    Attributes
    ----------
    value
        What it was written from; NaN when the text tells that it is not known.
    decimals
        How many decimals the reader is shown.
    unit
        ``"%"`` when the value is in per cent, ``"year"`` when it is a year.
    signed
        Whether a positive value is written with its sign.
    """

    value: float
    decimals: int
    unit: Unit
    signed: bool

    def __new__(
        cls, text: str, value: float, *, decimals: int = 0, unit: Unit = "", signed: bool = False
    ) -> Self:
        """Return the text with its value."""
        self = super().__new__(cls, text)
        self.value, self.decimals, self.unit, self.signed = float(value), decimals, unit, signed
        return self


class FormattedInterval(str):
    """Two figures written as one for a reader: from the lowest to the highest.

    Attributes
    ----------
    low, high
        The ends.
    """

    low: FormattedNumber
    high: FormattedNumber

    def __new__(cls, text: str, low: FormattedNumber, high: FormattedNumber) -> Self:
        """Return the text with both ends."""
        self = super().__new__(cls, text)
        self.low, self.high = low, high
        return self
