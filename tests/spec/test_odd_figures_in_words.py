"""Figures that cannot be computed, or do not add up, in words."""

import pandas as pd
import pytest

from builders import panel_from_text
from regionanalysis.classifications.industry_standards import IndustryStandard
from regionanalysis.model.population_response import population_response
from regionanalysis.model.published import account_of_shift_share
from regionanalysis.panel.from_frame import panel_from_frame
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import language
from regionanalysis.presentation.tables import response
from regionanalysis.presentation.text import caveats
from regionanalysis.shiftshare import shift_share_by_year

# no jobs are in an unknown industry, as in most years
JOBS = """
    region  industry  2018  2019
    dal     mining     100   110
    dal     unknown      0     0
    vik     mining     100   105
    vik     unknown      0     0
"""
PEOPLE = """
    region  industry  2018  2019
    dal     people    1000  1010
    vik     people    1000   990
"""
CONTEXT = Context(name="Dal", measure="panel", source="", parts="regions")


@pytest.mark.parametrize("code", ["nb", "nn", "en"])
def test_an_estimate_of_no_jobs_is_in_words(code: str) -> None:
    read = panel_from_text(PEOPLE)
    people = PopulationPanel(
        read.years, read.regions, read.region_names, read.employment[:, :, 0], read.nation[:, 0]
    )
    estimated = population_response(panel_from_text(JOBS), people)
    words = language(code)
    rows = {row[0]: row[1:] for row in response(estimated, {}, CONTEXT, words).rows}
    assert set(map(str, rows["unknown"])) == {str(words.unknown("interval.unknown"))}
    assert "NaN" not in str(rows["mining"])


def test_parts_that_miss_their_total_are_no_unknown_figures() -> None:
    rows = [
        ("dal", "mining", 2018, 60),
        ("dal", "trade", 2018, 40),
        # a total disguised on its own
        ("dal", "all", 2018, 100),
        ("dal", "mining", 2019, 60),
        ("dal", "trade", 2019, 40),
        ("dal", "all", 2019, 103),
    ]
    frame = pd.DataFrame(rows, columns=["region", "industry", "year", "employment"])
    panel = panel_from_frame(frame, total_industry="all", standard=IndustryStandard.NONE)
    result = shift_share_by_year(panel, missing="drop")
    account = account_of_shift_share(result).region("dal")
    (note,) = caveats(account, CONTEXT, language("nb"))
    assert note.text == (
        "Næringene summerer seg ikke helt til regionens samlede tall. Forskjellen utgjør +3 av "
        "endringen."
    )
