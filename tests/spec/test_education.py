"""Higher education in a region: the share, and what the industries would suggest."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from builders import frame_from_text, panel_from_text
from pxweb_server import Figure, Tables, serving
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.indicators.education import education_record, expected_education
from regionanalysis.io.readers.education import read_education
from regionanalysis.io.refresh.snapshots import refresh_snapshot
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.io.statbank.tables import ssb_tables
from regionanalysis.panel.education import EducationPanel
from regionanalysis.panel.education_from_frame import education_from_frame
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.panel.vintage import education_to_vintage

PEOPLE = """
    region  level  2020  2021
    nes     01       20    10
    nes     02a      60    60
    nes     11       10    10
    nes     03a       8    15
    nes     04a       2     5
    vik     01       10     ?
    vik     02a      50    50
    vik     11        0     0
    vik     03a      30    30
    vik     04a      10    10
    0       01      100   100
    0       02a     500   480
    0       11      100   100
    0       03a     200   210
    0       04a     100   110
"""


def persons(text: str) -> EducationPanel:
    """Return the education panel in a text table."""
    names = {"industry": "level", "employment": "persons"}
    return education_from_frame(frame_from_text(text).rename(columns=names))


def test_the_share_is_of_those_whose_education_is_known() -> None:
    found = education_record(persons(PEOPLE), ["nes"])
    assert found.years == (2020, 2021)
    assert found.share.tolist() == [0.10, 0.20]
    assert found.nation.tolist() == [0.30, 0.32]
    assert found.gap == pytest.approx(-12)


def test_a_region_is_all_its_people_together_in_the_years_all_are_known() -> None:
    found = education_record(persons(PEOPLE), ["nes", "vik"])
    assert found.years == (2020,)
    assert found.persons.tolist() == [[50, 200]]
    assert found.share.tolist() == [0.25]
    assert found.members.tolist() == [[0.10, 0.40]]


def test_no_year_with_every_place_is_refused() -> None:
    with pytest.raises(ParameterError, match="no year with every municipality"):
        education_record(persons(PEOPLE), ["nes", "ås"])
    with pytest.raises(ParameterError, match="lack the level 11, 04a"):
        education_record(persons("region level 2020\n a 01 1\n a 02a 1\n a 03a 1\n 0 01 9"), ["a"])


def places(count: int, *, beyond: float = 0.0) -> tuple[EducationPanel, EmploymentPanel]:
    """Return places where a tenth in farming and half in services have a higher education.

    The first has ``beyond`` more.
    """
    farming = np.linspace(0.1, 0.9, count)
    people, jobs = ["region level 2020"], ["region industry 2020"]
    whole = np.zeros(5)
    for at, share in enumerate(farming.tolist()):
        higher = 0.1 * share + 0.5 * (1 - share) + (beyond if at == 0 else 0)
        figures = np.round(1000 * np.array([0.1, 0.8 - higher, 0.1, higher, 0.0]), 3)
        whole += figures
        levels = zip(("01", "02a", "11", "03a", "04a"), figures.tolist(), strict=True)
        people += [f"p{at} {level} {figure:.3f}" for level, figure in levels]
        jobs += [f"p{at} farming {400 * share:.3f}", f"p{at} services {400 * (1 - share):.3f}"]
    levels = zip(("01", "02a", "11", "03a", "04a"), (whole + 1).tolist(), strict=True)
    people += [f"0 {level} {figure:.3f}" for level, figure in levels]
    return persons("\n".join(people)), panel_from_text("\n".join(jobs))


def test_a_place_like_others_has_what_its_industries_suggest() -> None:
    panel, residents = places(12)
    found = expected_education(panel, residents, ["p0"])
    assert found is not None
    # 10 per cent in farming: 0.1 * 0.1 + 0.9 * 0.5
    assert found.expected == pytest.approx(0.46, abs=1e-5)
    assert found.places == 11
    assert found.explained == pytest.approx(1, abs=1e-4)
    assert found.year == 2020


def test_what_a_place_has_beyond_that_is_not_in_the_expected() -> None:
    panel, residents = places(12, beyond=0.05)
    found = expected_education(panel, residents, ["p0"])
    assert found is not None
    assert found.beyond == pytest.approx(5, abs=1e-3)
    assert not found.ordinary


def test_too_few_places_or_no_common_year_give_nothing() -> None:
    panel, residents = places(6)
    assert expected_education(panel, residents, ["p0"]) is None
    assert expected_education(panel, residents, ["p99"]) is None
    later = panel_from_text("region industry 2021\n p0 farming 1\n p0 services 1")
    assert expected_education(panel, later, ["p0"]) is None


def test_the_table_is_brought_in_persons_and_read_by_level(tmp_path: Path) -> None:
    tables = Tables()
    levels = ("00", "01", "02a", "11", "03a", "04a", "09a")
    persons = (1010.0, 200.0, 500.0, 30.0, 220.0, 50.0, 10.0)
    dimensions = {
        "Region": {"0": "Hele landet", "3401": "Kongsvinger"},
        "Nivaa": {level: level for level in levels},
        "Kjonn": {"0": "Begge kjønn", "1": "Menn"},
        "ContentsCode": {"Personer": "Personer", "PersonerProsent": "Prosent"},
        "Tid": {"2023": "2023"},
    }
    figures: dict[tuple[str, ...], Figure] = {
        (region, level, "0", "Personer", "2023"): size * (10 if region == "0" else 1)
        for region in dimensions["Region"]
        for level, size in zip(levels, persons, strict=True)
    }
    tables.add("09429", dimensions, figures)
    with serving(tables) as address:
        bank = Statbank(address, backoff=(0.01,))
        refresh_snapshot(bank, "ssb_09429", ssb_tables()["ssb_09429"], tmp_path, accept=True)
    panel = read_education(tmp_path / "ssb_09429.csv")
    # neither the sum nor those whose education is not known
    assert panel.levels == ("01", "02a", "03a", "04a", "11")
    assert education_record(panel, ["3401"]).share.tolist() == [0.27]


def test_persons_by_level_follow_the_codes_as_jobs_do() -> None:
    text = """
        region  level  2019  2020
        1103    01      100   150
        1141    01       40     -
        1142    01        5     -
        0402    01       10     -
        3401    01        -    11
        0       01      500   510
    """
    moved = education_to_vintage(persons(text), 2024)
    assert moved.regions == ("3401", "1103")
    assert moved.region_names == ("Kongsvinger", "Stavanger")
    assert moved.persons[:, :, 0].tolist() == [[10, 145], [11, 150]]


def test_arrays_that_do_not_fit_their_labels_are_refused() -> None:
    panel = persons("region level 2020\n a 01 1\n 0 01 9")
    with pytest.raises(InputError, match=r"nation has shape \(1, 2\)"):
        replace(panel, nation=np.ones((1, 2)))
