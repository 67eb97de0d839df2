"""Industries of a panel of the user's own keep their letters in a sentence."""

import numpy as np

from regionanalysis.indicators.net_commuting import NetCommuting
from regionanalysis.presentation.blocks import Paragraph
from regionanalysis.presentation.language import language
from regionanalysis.presentation.text.labour_market import net_by_industry


def test_a_german_noun_keeps_its_capital() -> None:
    names = ("Land- und Forstwirtschaft", "Erbringung von Dienstleistungen")
    record = NetCommuting(2020, ("A", "S"), names, np.array([40.0, 10.0]), np.array([20.0, 50.0]))
    (paragraph,) = net_by_industry(record, "Region", language("nb"))
    assert isinstance(paragraph, Paragraph)
    assert all(name in paragraph.text for name in names)
