"""The chart of all jobs, and its private and public part."""

import numpy as np
import pytest

from regionanalysis.core.arrays import FloatArray
from regionanalysis.panel.series import EmploymentSeries
from regionanalysis.presentation import charts
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import language

YEARS = tuple(range(2000, 2026))
TOTAL: FloatArray = np.linspace(5000.0, 5600.0, len(YEARS))
UNKNOWN_BEFORE_2015: FloatArray = np.where(np.array(YEARS) < 2015, np.nan, 0.65 * TOTAL)


@pytest.mark.filterwarnings("error")
def test_every_line_is_named_from_its_first_known_year() -> None:
    series = EmploymentSeries(YEARS, ("3420",), TOTAL[:, None], ())
    context = Context("Elverum", "all", "")
    figure = charts.level(series, TOTAL, UNKNOWN_BEFORE_2015, context, language("nb"))
    for drawing in (figure.wide, figure.narrow):
        for label in ("Private arbeidsplasser", "Offentlige arbeidsplasser"):
            assert label in drawing
