"""Figures of which a spreadsheet has made decimals: 1.120 is 1.12, and 310 is left as it is."""

import numpy as np

from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError

_THOUSAND = 1000
# whole figures among those with decimals, of which figures in thousands have one in a thousand
MIN_WHOLE = 3
MIN_SHARE_WHOLE = 0.1
# error of a twelfth with three decimals, times twelve
_TWELFTH = 0.0061
# of three decimals
MAX_OFF = 1e-3


def refuse_lost_thousands(numbers: FloatArray, source: str) -> None:
    """Refuse figures that have lost the mark between thousands.

    Raises
    ------
    InputError
        When they are likely to have.
    """
    lost = lost_thousands(numbers)
    if np.isfinite(lost):
        raise InputError(
            f"{source} has figures such as {lost:g} among whole ones, and none of a thousand: a "
            "spreadsheet may have taken the mark between thousands for decimals, and made "
            f"{lost:g} of {lost * _THOUSAND:.0f}.",
            remedy="Export the figures without anything between thousands; or, if they are right, "
            'say decimal="." or decimal="," as they are written (--decimal .).',
            evidence=(lost,),
        )


def refuse_parts_of_persons(numbers: FloatArray, figure: str, source: str) -> None:
    """Refuse persons that are no whole numbers and fewer than a thousand everywhere.

    Raises
    ------
    InputError
        When a figure is so.
    """
    known = numbers[np.isfinite(numbers)]
    parts = known[np.round(known % 1, 6) > 0]
    if len(parts) and known.max() < _THOUSAND:
        raise InputError(
            f"{source} has a {figure} of {parts[0]:g}, which is no number of persons.",
            remedy="Write the figures without anything between thousands; or, where they are in "
            'thousands, add a column unit with "1000 persons".',
            evidence=(float(parts[0]),),
        )


def lost_thousands(numbers: FloatArray) -> float:
    """Return a number of which a program has made decimals; NaN where none is likely to be so.

    A spreadsheet that takes the point of ``1.120`` for decimals makes it 1.12, and leaves 310 as it
    is. Then all figures are below a thousand, those with decimals are above one and have three, and
    many are whole. Figures in thousands are seldom whole, and means of months have few decimals.
    """
    known = np.unique(np.round(numbers[np.isfinite(numbers) & (numbers != 0)], 6))
    parts = np.round(known % 1, 6)
    decimal, whole = known[parts > 0], known[parts == 0]
    if not len(decimal) or known.max() >= _THOUSAND or decimal.min() < 1:
        return np.nan
    if (np.abs(known * _THOUSAND - np.round(known * _THOUSAND)) > MAX_OFF).any():
        return np.nan
    three = decimal[np.round(decimal * 100, 4) % 1 > 0]
    twelfths = np.abs(three * 12 - np.round(three * 12)) < _TWELFTH
    many = len(whole) >= MIN_WHOLE and len(whole) >= MIN_SHARE_WHOLE * len(known)
    return float(decimal[0]) if (~twelfths).sum() * 2 > len(decimal) and many else np.nan
