"""Words on education and innovation: as far as the figures can be read, and no further."""

from pathlib import Path

import numpy as np
import pytest

from regionanalysis.classifications.series_breaks import series_breaks
from regionanalysis.indicators.education import (
    EducationRecord,
    ExpectedEducation,
    record_of_persons,
)
from regionanalysis.indicators.innovation import InnovationRates, InnovationRecord
from regionanalysis.panel.provenance import own_origin
from regionanalysis.presentation.language import language
from regionanalysis.presentation.text import education, education_expected, innovation
from regionanalysis.presentation.text.education import skills_sentence

NB = language("nb")


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def record(
    shares: list[float], nation: list[float], years: tuple[int, ...] = (2012, 2013, 2014, 2015)
) -> EducationRecord:
    """Return a region of 1 000 persons over years that cross the break of 2014."""
    persons = np.full((len(years), 1), 1000.0)
    higher = persons * np.array(shares)[:, None]
    breaks = series_breaks("education_register")
    return record_of_persons(years, higher, persons, np.array(nation), base="all", breaks=breaks)


def test_a_share_is_beside_the_nation_and_since_the_break() -> None:
    found = record([0.20, 0.21, 0.23, 0.24], [0.30, 0.31, 0.34, 0.36])
    assert plain(education(found, NB).text) == (
        "Av innbyggerne på 16 år og eldre hadde 24,0 % høyere utdanning i 2015 (240 personer). "
        "Det er 12,0 prosentpoeng lavere enn i landet (36,0 %). I 2012 var andelen 20,0 %. "
        # from 11 to 12 points; 2012 is before the break
        "Fra 2014 til 2015 økte avstanden til landet fra 11,0 til 12,0 prosentpoeng."
    )


def test_a_nation_known_for_one_year_is_compared_in_that_year() -> None:
    nan = float("nan")
    found = record([0.20, 0.21, 0.23, 0.24], [nan, nan, 0.34, nan])
    assert plain(education(found, NB).text) == (
        "Av innbyggerne på 16 år og eldre hadde 24,0 % høyere utdanning i 2015 (240 personer). "
        "I 2012 var andelen 20,0 %. I 2014 var andelen 11,0 prosentpoeng lavere enn i landet "
        "(23,0 % mot 34,0 %)."
    )


@pytest.mark.parametrize("nation", [0.241, 0.2444, 0.239, 0.2356])
def test_a_few_tenths_of_a_point_are_no_difference(nation: float) -> None:
    text = plain(education(record([0.2, 0.2, 0.2, 0.24], [0.2, 0.2, 0.2, nation]), NB).text)
    assert "Det er omtrent som i landet" in text
    assert "lavere" not in text
    assert "høyere enn" not in text


def test_a_distance_that_moves_by_tenths_is_about_the_same() -> None:
    found = record([0.20, 0.21, 0.23, 0.24], [0.30, 0.31, 0.34, 0.3520])
    text = plain(education(found, NB).text)
    assert "omtrent den samme i 2014 (11,0 prosentpoeng) som i 2015 (11,2)" in text


@pytest.mark.parametrize(
    ("share", "spread", "words"),
    [
        (0.340, 0.01, "4,0 prosentpoeng høyere enn forventet. Det er mer enn vanlig"),
        (0.260, 0.01, "4,0 prosentpoeng lavere enn forventet. Det er mer enn vanlig"),
        (0.340, 0.03, "4,0 prosentpoeng høyere enn forventet. Så stor forskjell er vanlig"),
        # however well the figures fit, a difference of tenths is none
        (0.3040, 0.0, "Andelen var 30,4 %, omtrent som forventet."),
    ],
)
def test_a_share_is_beyond_what_is_expected_where_that_can_be_read(
    share: float, spread: float, words: str
) -> None:
    expected = ExpectedEducation(2022, 0.3, share, spread, 0.5, 50)
    assert words in plain(education_expected(expected, NB)[0].text)


@pytest.mark.parametrize(("explained", "little"), [(0.02, True), (0.19, True), (0.2, False)])
def test_industries_that_explain_little_say_little(explained: float, little: bool) -> None:  # noqa: FBT001
    expected = ExpectedEducation(2022, 0.3, 0.34, 0.03, explained, 50)
    note = plain(education_expected(expected, NB)[1].text)
    assert ("så den forventede andelen sier lite" in note) == little
    # whom the two tables cover, and what is not taken into account
    assert "sysselsatte innbyggere på 15–74 år" in note
    assert "Forskjeller i alder er ikke regnet med" in note


def survey(share: float, establishments: int) -> InnovationRecord:
    nation = InnovationRates("Norge", 26669, {"any": 17.0})
    own = InnovationRates("Nes", establishments, {"any": share})
    other = InnovationRates("Vik", 100, {"any": 16.0})
    return InnovationRecord(
        2006, own, nation, nation, own_origin(Path("survey.csv"), b"", unit="percent"), (own, other)
    )


def test_a_small_region_near_the_nation_may_be_so_by_chance() -> None:
    # √(0.17 · 0.83 / 243) is 2.4 points, and twice that 4.8
    assert survey(15.0, 243).ordinary
    assert not survey(12.0, 243).ordinary
    assert not survey(15.0, 2430).ordinary
    assert "kan være tilfeldig" in innovation(survey(15.0, 243), NB)[0].text
    assert "kan være tilfeldig" not in innovation(survey(12.0, 243), NB)[0].text


def test_a_rank_says_among_how_many_and_that_others_are_left_out() -> None:
    assert survey(15.0, 243).rank == 2
    # a tie shares the better rank
    assert survey(16.0, 243).rank == 1
    text = innovation(survey(15.0, 243), NB)[0].text
    assert "plass 2 av 2 blant de økonomiske regionene i tabellen" in text
    assert "Landets andre økonomiske regioner er ikke med" in text


def test_education_and_innovation_are_one_sentence_with_figures_and_years() -> None:
    nan = float("nan")
    older = record([0.20, 0.21, 0.23, 0.24], [nan, nan, 0.34, nan])
    newer = record([0.20, 0.21, 0.23, 0.24], [0.30, 0.31, 0.34, 0.36])
    assert plain(skills_sentence([newer, None, older], survey(15.0, 243), NB)) == (
        "I 2015 hadde 24,0 % av innbyggerne på 16 år og eldre høyere utdanning, mot 36,0 % i "
        "landet; i 2006 hadde anslagsvis 15 % av bedriftene innført nye produkter eller prosesser, "
        "mot 17 % i landet, en forskjell som kan være tilfeldig."
    )


def test_what_is_not_known_is_left_out_of_the_sentence() -> None:
    alone = plain(skills_sentence([None], survey(5.0, 243), NB))
    assert alone == (
        "I 2006 hadde anslagsvis 5 % av bedriftene innført nye produkter eller prosesser, "
        "mot 17 % i landet."
    )
    assert skills_sentence([None], None, NB) == ""
