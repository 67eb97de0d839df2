"""What is said of education beside what the industries suggest: as far as it can be read."""

import numpy as np
import pytest

from regionanalysis.indicators.education import EducationRecord, ExpectedEducation
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import language
from regionanalysis.presentation.text import education

SHARE = np.array([0.3])
FOUND = EducationRecord((2022,), SHARE, SHARE, SHARE[:, None], np.array([[30, 100]]))


@pytest.mark.parametrize(
    ("share", "spread", "told"),
    [
        (0.340, 0.01, "Andelen var 34,0 %, 4,0 prosentpoeng høyere. Det er mer enn vanlig"),
        (0.260, 0.01, "Andelen var 26,0 %, 4,0 prosentpoeng lavere. Det er mer enn vanlig"),
        (0.340, 0.03, "4,0 prosentpoeng fra det forventede. Så stor forskjell er vanlig"),
        # however well the figures fit, a difference that cannot be read is none
        (0.3001, 0.0, "0,0 prosentpoeng fra det forventede. Så stor forskjell er vanlig"),
    ],
)
def test_a_share_is_beyond_what_is_expected_where_that_is_rare_and_can_be_read(
    share: float, spread: float, told: str
) -> None:
    expected = ExpectedEducation(2022, 0.3, share, spread, 0.5, 50)
    paragraphs = education(FOUND, expected, Context("Grue", "inhabitants", ""), language("nb"))
    text = paragraphs[1].text.replace("\N{NO-BREAK SPACE}", " ")
    assert told in text
