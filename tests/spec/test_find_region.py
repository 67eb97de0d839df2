"""The region that a text means, as a table: text → region, or refusal."""

import pytest

from regionanalysis.classifications.find_region import find_region, region_names
from regionanalysis.classifications.municipality_codes import municipalities
from regionanalysis.classifications.regions import OwnRegion
from regionanalysis.errors import ParameterError, UnknownNameError

SOLOR = OwnRegion("solor", "Solør", ("3417", "3418", "3419"), 2024)

# text, kind, name, number of municipalities
REGIONS = [
    ("solor", "own", "Solør", 3),
    ("Solør", "own", "Solør", 3),
    ("kongsvingerregionen", "named", "Kongsvingerregionen", 7),
    ("Kongsvingerregionen", "named", "Kongsvingerregionen", 7),
    ("  KONGSVINGERREGIONEN ", "named", "Kongsvingerregionen", 7),
    ("Glåmdal", "named", "Kongsvingerregionen", 7),
    ("glamdal", "named", "Kongsvingerregionen", 7),
    # å as a letter and a ring, as files of macOS have it
    ("Gla\N{COMBINING RING ABOVE}mdal", "named", "Kongsvingerregionen", 7),
    ("hadeland", "telemarksforsking", "Hadeland", 3),
    ("Sør Østerdal", "telemarksforsking", "Sør Østerdal", 5),
    ("sor-osterdal", "telemarksforsking", "Sør Østerdal", 5),
    ("Oslo", "telemarksforsking", "Oslo", 1),
    ("BA Hamar", "labour_market", "BA-region Hamar", 4),
    ("BA-region Hamar", "labour_market", "BA-region Hamar", 4),
    ("Hamar BA", "labour_market", "BA-region Hamar", 4),
    ("hamar BA-regionen", "labour_market", "BA-region Hamar", 4),
    ("ba kongsvinger", "labour_market", "BA-region Kongsvinger", 5),
    ("34", "county", "Innlandet", 46),
    ("Innlandet", "county", "Innlandet", 46),
    ("Innlandet fylke", "county", "Innlandet", 46),
    ("Oslo fylke", "county", "Oslo", 1),
    ("oslo-fylke", "county", "Oslo", 1),
    ("more-og-romsdal", "county", "Møre og Romsdal", 27),
    ("Hedmark", "county", "Hedmark", 22),
    ("Hedmark 2018", "county", "Hedmark (2018)", 22),
    ("Rogaland 2018", "county", "Rogaland (2018)", 23),
    ("Finnmark 2018", "county", "Finnmark (2018)", 18),
    ("Troms", "county", "Troms", 21),
    ("Viken", "county", "Viken", 51),
    ("3401", "municipality", "Kongsvinger", 1),
    ("0402", "municipality", "Kongsvinger", 1),
    ("Kongsvinger", "municipality", "Kongsvinger", 1),
    ("kongsvinger kommune", "municipality", "Kongsvinger", 1),
    ("Oslo kommune", "municipality", "Oslo", 1),
    ("voss-kommune", "municipality", "Voss", 1),
    ("3401 Kongsvinger", "municipality", "Kongsvinger", 1),
    ("3401 - Kongsvinger", "municipality", "Kongsvinger", 1),
    ("K-3401", "municipality", "Kongsvinger", 1),
    ("Våler (Innlandet)", "municipality", "Våler (Innlandet)", 1),
    ("valer-innlandet", "municipality", "Våler (Innlandet)", 1),
    ("Våler (Hedmark)", "municipality", "Våler (Innlandet)", 1),
    ("0426", "municipality", "Våler (Innlandet)", 1),
    ("sor-odal", "municipality", "Sør-Odal", 1),
    ("Sande", "municipality", "Sande (Møre og Romsdal)", 1),
    ("Trondheim", "municipality", "Trondheim - Tråante", 1),
    ("Tråante", "municipality", "Trondheim - Tråante", 1),
    ("Trondheim - Tråante", "municipality", "Trondheim - Tråante", 1),
    ("Karasjok", "municipality", "Kárášjohka - Karasjok", 1),
    ("Kautokeino", "municipality", "Guovdageaidnu - Kautokeino", 1),
    ("Os", "municipality", "Os", 1),
    ("Ås", "municipality", "Ås", 1),
    ("Haram", "municipality", "Haram", 1),
]


@pytest.mark.parametrize(("text", "kind", "name", "count"), REGIONS, ids=str)
def test_a_text_means_a_region(text: str, kind: str, name: str, count: int) -> None:
    match = find_region(text, own=[SOLOR])
    assert (match.kind, match.name, len(match.codes)) == (kind, name, count)
    assert set(match.codes) <= municipalities(2024).keys()


# text, year, words of the refusal
REFUSALS = [
    ("Våler", 2024, r"several municipalities 'Våler'.*3114 Våler \(Østfold\), 3419 Våler \(Inn"),
    ("Herøy", 2024, r"1515 Herøy \(Møre og Romsdal\), 1818 Herøy \(Nordland\)"),
    ("Sande", 2019, r"0713 Sande \(Vestfold\), 1514 Sande \(Møre og Romsdal\)"),
    ("Rømskog", 2024, r"0121 Rømskog is no .* after 2019: it is a part of 3226 Aurskog-Høland\."),
    ("0121", 2024, r"Ask for 3226 Aurskog-Høland"),
    ("0716", 2024, r"0716 Re is no .*Tønsberg"),
    ("1850", 2024, r"Tysfjord.* was split between 1806 Narvik and 1875"),
    ("Haram", 2023, r"1534 Haram is no .* after 2019: it is a part of 1507 Ålesund"),
    ("Hamar", 1993, r"Municipal codes of 1993 are not known"),
    ("Østfold 2018", 2024, r"Østfold is no area of its own in 2024.*Aurskog-Høland"),
    ("Nordfjord", 2024, r"Nordfjord is no area of its own in 2024: Kinn is in Sunnfjord"),
]


@pytest.mark.parametrize(("text", "year", "words"), REFUSALS, ids=str)
def test_a_text_with_no_single_meaning_is_refused(text: str, year: int, words: str) -> None:
    with pytest.raises(ParameterError, match=words):
        find_region(text, year)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Kongsvingar", "3401 Kongsvinger"),
        ("kongsvingeregionen", "kongsvingerregionen"),
        ("hadland", "Hadeland"),
        ("Inlandet", "Innlandet"),
        ("Soler", "solor"),
    ],
)
def test_a_misspelt_name_is_refused_with_the_nearest(text: str, nearest: str) -> None:
    with pytest.raises(UnknownNameError, match=f"There is no region '{text}'") as refused:
        find_region(text, own=[SOLOR])
    assert nearest in refused.value.evidence


def test_the_codes_are_those_of_the_year_asked_for() -> None:
    assert find_region("Kongsvinger", 2017).codes == ("0402",)
    assert find_region("3401", 2017).codes == ("0402",)
    assert find_region("Glåmdal", 2017).codes[0] == "0402"
    assert find_region("Trondheim", 2017).codes == ("1601",)
    # recoded alone, so it is followed back too
    assert find_region("3205", 2020).codes == ("3030",)


def test_kinds_can_be_chosen() -> None:
    assert find_region("Voss").kind == "telemarksforsking"
    assert find_region("Voss", kinds=("municipality",)).kind == "municipality"
    with pytest.raises(UnknownNameError, match="There is no county 'Voss'"):
        find_region("Voss", kinds=("county",))


@pytest.mark.parametrize("year", [1994, 2017, 2019, 2020, 2024])
def test_every_municipality_is_found_by_its_code_and_whole_name(year: int) -> None:
    for code, name in municipalities(year).items():
        for text in (code, name, f"{code} {name}"):
            assert find_region(text, year, kinds=("municipality",)).codes == (code,)


def test_every_name_that_errors_offer_means_a_region() -> None:
    unknown = []
    for name in region_names(own=[SOLOR]):
        try:
            find_region(name, own=[SOLOR])
        except UnknownNameError:
            unknown.append(name)
        except ParameterError:
            # a name of several, or of a region that is no area of its own any more
            continue
    assert not unknown
