"""What stands where a figure is not known, which is not zero and not nothing."""

import math

from regionanalysis.presentation.amounts import FormattedInterval, FormattedNumber
from regionanalysis.presentation.language import language
from regionanalysis.presentation.tables.unknown import (
    between_if_known,
    signed_if_known,
    undisclosed_note,
)

SAID = language("nb")


def test_a_figure_that_is_not_known_says_so_and_has_no_value() -> None:
    unknown = signed_if_known(math.nan, SAID)
    assert isinstance(unknown, FormattedNumber)
    assert (unknown, math.isnan(unknown.value)) == ("ikke publisert", True)
    assert signed_if_known(0.0, SAID) == "0"
    assert signed_if_known(1.25, SAID, 1) == "+1,2"


def test_an_interval_that_is_not_known_says_so() -> None:
    assert between_if_known(math.nan, math.nan, SAID, 1) == "kan ikke regnes ut"
    known = between_if_known(-1, 2, SAID, 1)
    assert isinstance(known, FormattedInterval)
    assert known == "−1,0 til +2,0"


def test_what_is_undisclosed_is_told_where_it_can_be_read() -> None:
    assert "Noen tall er ikke kjent" in undisclosed_note(math.nan, SAID)
    assert "(+3)" in undisclosed_note(3.0, SAID)
    assert "(−0,04)" in undisclosed_note(-0.04, SAID, 2)
    # read as nothing, it is nothing to tell of
    assert undisclosed_note(-0.04, SAID, 1) == undisclosed_note(0.0, SAID) == ""
