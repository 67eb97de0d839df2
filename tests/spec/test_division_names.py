"""Two-digit industries have names in the languages that their tables do not have them in."""

import pytest

from regionanalysis.classifications.industry_names import division_names_in
from regionanalysis.classifications.industry_standards import IndustryStandard, all_divisions


def test_every_division_has_a_name_in_nynorsk_and_in_english() -> None:
    codes = sorted(all_divisions(IndustryStandard.SN2007))
    assert len(codes) == 88
    for language in ("nn", "en"):
        names = division_names_in(language, codes, [""] * len(codes))
        assert all(names)
        assert len(set(names)) == len(codes)


@pytest.mark.parametrize(
    ("language", "code", "name"),
    [("en", "16", "Wood and wood products"), ("nn", "02", "Skogbruk og tenester til skogbruk")],
)
def test_a_division_is_named_by_its_code(language: str, code: str, name: str) -> None:
    assert division_names_in(language, [code], ["x"]) == (name,)


def test_bokmal_keeps_the_names_of_the_table_and_so_does_an_unknown_code() -> None:
    assert division_names_in("nb", ["16"], ["Trelast og trevarer"]) == ("Trelast og trevarer",)
    assert division_names_in("en", ["16.1"], ["Saging"]) == ("Saging",)
