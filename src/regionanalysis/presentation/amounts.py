"""Formatted numbers that keep the values they were formatted from.

A table shows ``−6,8 %`` and its download holds −6.8179…: the text is for the reader, the value for
programs, and neither is parsed from the other.
"""

from typing import Literal, Self

Unit = Literal["", "%", "year"]


class FormattedNumber(str):
    """A number formatted for a reader.

    Attributes
    ----------
    value
        The value that was formatted; NaN if it is unknown.
    decimals
        Decimals in the text.
    unit
        ``"%"`` if the value is in per cent, ``"year"`` if it is a year.
    signed
        Whether a positive value has its sign.
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
    """An interval formatted for a reader, from the lowest to the highest.

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
