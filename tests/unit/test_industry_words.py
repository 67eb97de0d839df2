"""Words on industries: whose they are, in which unit, and no more than the figures have."""

from dataclasses import replace

import numpy as np
import pytest

from regionanalysis.indicators.as_nation import AsNation
from regionanalysis.indicators.national_jobs import NationalJobs
from regionanalysis.indicators.structure import StructureShares
from regionanalysis.presentation import tables
from regionanalysis.presentation.context import Context, IndustrySubject
from regionanalysis.presentation.industry_words import employed, inside_effect, unit_note
from regionanalysis.presentation.language import language
from regionanalysis.presentation.text.industry import industry_extremes
from regionanalysis.presentation.text.structure import (
    national_growth,
    structure,
    structure_sentence,
)
from regionanalysis.presentation.wording import inside

NB = language("nb")
FARMING = "Jordbruk, skogbruk og fiske"
COUNTY = IndustrySubject(
    "04",
    ("Industri", "Undervisning"),
    "thousand persons",
    Context("Hedmark fylke", "county", ""),
    decimals=1,
    own=False,
    residual="population_and_attractiveness",
)
OWN = replace(COUNTY, unit="persons", context=Context("Nes", "panel", ""), decimals=0, own=True)

ROWS = AsNation(
    industries=("10-33", "85"),
    industry_names=("Industri", "Undervisning"),
    start_year=2008,
    end_year=2018,
    start=np.array([8.7, 6.7]),
    end=np.array([7.8, 6.9]),
    followed=np.array([7.465, 7.657]),
    total_start=15.4,
    total_end=14.7,
    total_followed=15.12,
    total_own=-0.42,
)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_a_countys_thousands_are_read_as_hundreds_of_persons() -> None:
    assert employed(-0.876, COUNTY, NB) == "900 personer"
    assert employed(0.335, COUNTY, NB, signed=True) == "+300 personer"
    assert plain(unit_note(COUNTY.unit, NB)) == " (1 000 personer)"


def test_a_regions_own_figures_are_jobs() -> None:
    assert employed(-1, OWN, NB) == "1 arbeidsplass"
    assert plain(employed(1201, OWN, NB, signed=True)) == "+1 201 arbeidsplasser"
    assert unit_note(OWN.unit, NB) == ""


def test_what_is_left_is_named_as_in_the_headline_account() -> None:
    assert inside_effect(COUNTY, NB) == "befolkningseffekt og næringsattraktivitet"
    assert inside_effect(replace(OWN, residual="regional_shift"), NB) == "ikke-strukturelle forhold"


def test_the_strongest_and_the_weakest_industry_are_named_with_whose_they_are() -> None:
    (found,) = industry_extremes(ROWS, COUNTY, NB)
    assert plain(found.text) == (
        "Målt mot samme næring i landet hadde industri den sterkeste egne utviklingen i Hedmark "
        "fylke fra 2008 til 2018 (+300 personer), og undervisning den svakeste (−800 personer)."
    )
    assert industry_extremes(None, COUNTY, NB) == []
    assert industry_extremes(ROWS.subset([0]), COUNTY, NB) == []


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Undervisning", "undervisning"),
        ("Education", "education"),
        # of an own panel, in a language that is not known
        ("Land- und Forstwirtschaft", "Land- und Forstwirtschaft"),
    ],
)
def test_only_names_that_are_known_get_a_small_letter(name: str, within: str) -> None:
    assert inside(name) == within


def test_a_table_opens_its_rows_and_its_file_has_them_all() -> None:
    parts = replace(ROWS, industry_names=("Trevare", "Metall"), industries=("16", "24"))
    table = tables.as_nation(ROWS, {"10-33": parts}, COUNTY, NB)
    html = table.html()
    assert html.count("<details><summary>Industri</summary></details>") == 1
    assert html.count('<tr class="part">') == 2
    assert "<summary>Undervisning" not in html
    rows = table.data("as-nation").rows
    assert [row[0].text for row in rows] == [
        "Industri",
        "Industri: Trevare",
        "Industri: Metall",
        "Undervisning",
        "Alle næringer",
    ]
    # 8.7 thousand, 7.465 with the nation's growth, 7.8 in fact
    assert [cell.value for cell in rows[0][1:]] == pytest.approx([8.7, 7.465, 7.8, 0.335])


def test_a_table_without_parts_opens_nothing() -> None:
    html = tables.as_nation(ROWS, {}, COUNTY, NB).html()
    assert "<details>" not in html
    assert "Næringer med en pil" not in html


SHARES = StructureShares(
    year=2018,
    place="residence",
    share={"manufacturing": 0.0936, "farming": 0.0534},
    nation={"manufacturing": 0.0773, "farming": 0.0234},
    last_year=2025,
    last={"manufacturing": 0.0928, "farming": 0.0528},
    first_year=2008,
    first={"manufacturing": 0.123, "farming": 0.0614},
    county={"manufacturing": 1.085, "farming": 3.02},
)


def test_manufacturing_and_farming_are_beside_the_nation_in_one_sentence() -> None:
    assert plain(structure_sentence(SHARES, NB)) == (
        "I 2018 arbeidet 9,4 % av de sysselsatte innbyggerne i industri og 5,3 % i jordbruk, "
        "skogbruk og fiske, mot 7,7 % og 2,3 % i landet; i 2025 var andelene 9,3 % og 5,3 %."
    )


def test_the_county_and_the_first_year_follow_and_the_tables_differ() -> None:
    text, note = structure(SHARES, COUNTY, NB)
    assert plain(text.text).endswith(
        "I 2008 var de 12,3 % og 6,1 %. Hedmark fylke hadde i 2018 1,1 ganger landets andel i "
        "industri og 3,0 ganger i jordbruk og skogbruk."
    )
    assert "nasjonalregnskapet for 2018" in note.text
    own = replace(SHARES, place="work", county={})
    (text,) = structure(own, OWN, NB)
    assert "av arbeidsplassene" in text.text
    assert structure(None, OWN, NB) == []


def test_the_nations_growth_says_that_it_is_the_nations() -> None:
    jobs = NationalJobs(
        industries=("01-03", "10-33", "77-82"),
        industry_names=(
            "Jordbruk, skogbruk og fiske",
            "Industri",
            "Forretningsmessig tjenesteyting",
        ),
        start_year=2019,
        end_year=2024,
        start=np.array([100.0, 200.0, 100.0]),
        end=np.array([114.0, 206.0, 98.0]),
    )
    text, note = national_growth(jobs, NB)
    assert plain(text.text) == (
        "I landet endret tallet på jobber seg med +4,5 % fra november 2019 til november 2024, mest "
        "i jordbruk, skogbruk og fiske (+14,0 %) og minst i forretningsmessig tjenesteyting "
        "(−2,0 %). Endringen var +3,0 % i industri og +14,0 % i jordbruk, skogbruk og fiske."
    )
    assert "ikke for regionen" in note.text
    table = tables.national_jobs(jobs, None, Context("Nes", "panel", ""), NB)
    assert [row[0] for row in table.rows][-1] == "Alle næringer"
    assert len(table.columns) == 4
