"""Regions that the user has stated in reports/reports.toml."""

from pathlib import Path

import pytest

from regionanalysis.errors import InputError, ParameterError
from regionanalysis.io.readers.own_regions import own_regions

SOLOR = """
[defaults]
language = "nb"

[[report]]
region = "solor"

[[region]]
slug = "solor"
name = "Solør"
members = ["Åsnes", "3417", "Våler (Innlandet)"]
"""


def stated(folder: Path, text: str) -> Path:
    file = folder / "reports.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_members_are_named_or_numbered_and_the_rest_of_the_file_is_left_alone(
    tmp_path: Path,
) -> None:
    (region,) = own_regions(stated(tmp_path, SOLOR))
    assert (region.slug, region.name, region.vintage) == ("solor", "Solør", 2024)
    assert region.members == ("3418", "3417", "3419")
    assert region.member_names == ("Åsnes", "Grue", "Våler (Innlandet)")


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert own_regions(tmp_path / "reports.toml") == ()


def test_a_region_stated_in_older_codes_is_followed(tmp_path: Path) -> None:
    text = SOLOR.replace('"Åsnes", "3417", "Våler (Innlandet)"', '"0425", "Grue"')
    (region,) = own_regions(stated(tmp_path, f"{text}vintage = 2019\n"))
    assert region.codes_at(2019) == ("0423", "0425")
    assert region.codes_at(2024) == ("3417", "3418")


def test_a_region_that_has_lost_a_member_to_others_is_refused(tmp_path: Path) -> None:
    text = SOLOR.replace('"Åsnes", "3417", "Våler (Innlandet)"', '"Rømskog", "Marker"')
    (region,) = own_regions(stated(tmp_path, f"{text}vintage = 2019\n"))
    with pytest.raises(
        ParameterError, match=r"Solør is no area of its own in 2024: Aurskog-Høland is in Aurskog-"
    ):
        region.codes_at(2024)


@pytest.mark.parametrize(
    ("old", "new", "match"),
    [
        ('slug = "solor"', 'slug = "Solør"', r"Region 1 in reports.toml.*slug"),
        ('slug = "solor"', "", r"slug: Field required"),
        ('slug = "solor"', 'slug = "kongsvingerregionen"', r"kongsvingerregionen.*taken"),
        ('name = "Solør"', 'nam = "Solør"', r"nam: Extra inputs"),
        ('"Åsnes"', '"Åsness"', r"no municipality 'Åsness'.*Nearest: 3418 Åsnes"),
        ('"Åsnes"', '"3417"', r"names 3417 more than once"),
        ('"Våler (Innlandet)"', '"Våler"', r"several municipalities 'Våler'.*3114.*3419"),
        ('"Åsnes"', "3418", r"members.0: Input should be a valid string"),
        ("[[region]]", "[region]", r"double brackets"),
        ("[[region]]", "[[region", r"is not TOML"),
    ],
)
def test_what_is_not_stated_as_it_should_be_is_told(
    tmp_path: Path, old: str, new: str, match: str
) -> None:
    with pytest.raises(InputError, match=match):
        own_regions(stated(tmp_path, SOLOR.replace(old, new, 1)))


def test_two_regions_cannot_have_one_slug(tmp_path: Path) -> None:
    again = SOLOR[SOLOR.index("[[region]]") :]
    with pytest.raises(InputError, match=r"Region 2.*'solor', which is taken"):
        own_regions(stated(tmp_path, SOLOR + again))
