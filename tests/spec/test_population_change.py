"""Births and migration: what they add up to, and jobs beside them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from regionanalysis.classifications.series_breaks import series_breaks
from regionanalysis.core.arrays import FloatArray
from regionanalysis.errors import InputError, ParameterError
from regionanalysis.indicators.population_change import PopulationChange, population_change
from regionanalysis.io.readers.population_changes import read_population_changes
from regionanalysis.model.account import RegionAccount
from regionanalysis.model.jobs_and_migration import jobs_and_migration
from regionanalysis.panel.population import PopulationPanel
from regionanalysis.panel.population_changes import PopulationChanges
from regionanalysis.panel.provenance import sha256_of
from regionanalysis.panel.vintage import changes_to_vintage
from regionanalysis.presentation import charts, text
from regionanalysis.presentation.context import Context
from regionanalysis.presentation.language import language

NB = language("nb")
YEARS = (2014, 2015, 2016)

# A, B
BIRTHS = np.array([[-3.0, 1.0], [-2.0, 0.0], [-4.0, 2.0]])
MIGRATION = np.array([[10.0, -1.0], [5.0, -9.0], [6.0, 1.0]])
# 1 January 2014 to 2017; the register corrects A by one person in 2015
PEOPLE = np.array([[100.0, 50.0], [107.0, 50.0], [111.0, 41.0], [113.0, 44.0]])


def changes(births: FloatArray = BIRTHS, migration: FloatArray = MIGRATION) -> PopulationChanges:
    return PopulationChanges(YEARS, ("A", "B"), births, migration)


def people(population: FloatArray = PEOPLE) -> PopulationPanel:
    return PopulationPanel(
        (2014, 2015, 2016, 2017), ("A", "B"), ("A", "B"), population, population.sum(axis=1)
    )


@pytest.fixture
def change() -> PopulationChange:
    return population_change(changes(), people(), ["A", "B"])


def test_births_migration_and_correction_are_the_change(change: PopulationChange) -> None:
    assert change.births.tolist() == [-2, -2, -2]
    assert change.migration.tolist() == [9, -4, 7]
    assert change.change.tolist() == [7, -5, 5]
    assert change.correction.tolist() == [0, 1, 0]


def test_migration_is_measured_by_the_people_before_it(change: PopulationChange) -> None:
    assert change.migration_percent == pytest.approx([9 / 1.5, -4 / 1.57, 7 / 1.52])


def test_years_are_those_known_for_every_member_without_a_gap() -> None:
    births = BIRTHS.copy()
    births[1, 1] = np.nan
    assert population_change(changes(births), people(), ["A", "B"]).years == (2016,)
    assert population_change(changes(births), people(), ["A"]).years == YEARS


def test_a_newest_year_that_is_not_known_is_left_out() -> None:
    migration = MIGRATION.copy()
    migration[2] = np.nan
    assert population_change(changes(migration=migration), people(), ["A"]).years == (2014, 2015)


def test_no_known_year_is_refused_and_so_is_an_unknown_member() -> None:
    with pytest.raises(ParameterError, match="no year with births"):
        population_change(changes(), people(np.full((4, 2), np.nan)), ["A"])
    with pytest.raises(ParameterError, match="'C'"):
        population_change(changes(), people(), ["C"])


def test_figures_that_do_not_fit_their_labels_are_refused() -> None:
    with pytest.raises(InputError, match="births_surplus has shape"):
        changes(BIRTHS[:2])
    with pytest.raises(InputError, match="population has shape"):
        PopulationChange(YEARS, ("A", "B"), BIRTHS, MIGRATION, PEOPLE[:3])


def test_merged_municipalities_are_added() -> None:
    # Kongsvinger got a new code in 2020; Tjøme and Nøtterøy became Færder in 2018
    moved = changes_to_vintage(
        PopulationChanges(
            (2016,), ("0402", "0722", "0723"), np.array([[1.0, 2, 3]]), np.array([[4.0, 5, 6]])
        ),
        2020,
    )
    found = dict(zip(moved.regions, moved.births_surplus[0].tolist(), strict=True))
    assert found == {"3401": 1, "3811": 5}
    assert moved.net_migration[0].sum() == 15


def table(folder: Path, header: str, *rows: str) -> Path:
    content = "\n".join([header, *rows, ""]).encode()
    (folder / "t.csv").write_bytes(content)
    lines = {
        "producer": "Statistisk sentralbyrå",
        "title": "Oppdiktet",
        "table": "tabell 06913",
        "unit": "persons",
        "place": "residence",
        "period": "2025",
        "date": "2026",
        "date_kind": "accessed",
        "licence": "CC BY 4.0",
        "url": "https://example.org",
        "sha256": sha256_of(content),
        "notes": "Oppdiktet.",
    }
    text = "".join(f'{key} = "{value}"\n' for key, value in lines.items())
    (folder / "t.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_snapshot_and_a_published_table_are_read_alike(tmp_path: Path) -> None:
    # the newest year of 06913 has the population alone
    folder = table(
        tmp_path,
        "region,year,population,natural_increase,net_migration",
        "3401,2025,100,-5,7",
        "3401,2026,102,,",
    )
    found = read_population_changes(folder, "t")
    assert (found.years, found.regions) == ((2025,), ("3401",))
    assert (found.births_surplus[0, 0], found.net_migration[0, 0]) == (-5, 7)
    folder = table(tmp_path, "region,year,births_surplus,net_migration", "3401,2025,-5,7")
    assert read_population_changes(folder, "t").births_surplus[0, 0] == -5


def test_a_table_without_migration_is_refused(tmp_path: Path) -> None:
    folder = table(tmp_path, "region,year,natural_increase", "3401,2025,-5")
    with pytest.raises(InputError, match="lacks births surplus or net migration") as refused:
        read_population_changes(folder, "t")
    assert "net_migration" in refused.value.remedy


def account(relative: list[float], *, breaks: str = "") -> RegionAccount:
    """Return an account of 100 jobs a year from 2013, with growth beyond the nation's."""
    gap = np.array(relative)
    return RegionAccount(
        code="A",
        name="A",
        unit="persons",
        years=tuple(range(2014, 2014 + len(gap))),
        level=np.full(len(gap) + 1, 100.0),
        effects={"national_share": -gap, "regional_shift": gap},
        relative=gap,
        structural_effects=(),
        residual_effect="regional_shift",
        remainder_kind="undisclosed",
        basis="computed",
        breaks=series_breaks(breaks) if breaks else (),
    )


def test_each_year_is_in_the_quadrant_of_its_two_signs(change: PopulationChange) -> None:
    record = jobs_and_migration(account([-2, -1, 3]), change)
    assert record.jobs.tolist() == [-2, -1, 3]
    assert record.counts() == {"in_ahead": 1, "in_behind": 1, "out_ahead": 0, "out_behind": 1}


def test_a_year_without_growth_beyond_the_nation_is_in_none(change: PopulationChange) -> None:
    assert sum(jobs_and_migration(account([-2, 0, 3]), change).counts().values()) == 2


def test_a_year_after_a_break_is_shown_and_not_counted(change: PopulationChange) -> None:
    record = jobs_and_migration(account([-2, -1, 3], breaks="register_employment"), change)
    assert record.comparable.tolist() == [True, False, True]
    assert record.counts()["out_behind"] == 0
    (paragraph,) = text.jobs_and_migration(record, NB)
    assert "2015 ikke er regnet med" in paragraph.text


@pytest.mark.parametrize(
    ("relative", "expected"),
    [
        ([-2, -1, -3], "I 2 av dem flyttet det flere inn enn ut. I alle disse årene vokste"),
        ([2, 1, 3], "I alle disse årene vokste arbeidsplassene minst like sterkt som i landet."),
        ([-2, -1, 3], "I 1 av disse årene vokste arbeidsplassene svakere enn i landet."),
    ],
)
def test_all_and_none_of_the_years_have_words_of_their_own(
    change: PopulationChange, relative: list[float], expected: str
) -> None:
    (paragraph,) = text.jobs_and_migration(jobs_and_migration(account(relative), change), NB)
    assert expected in paragraph.text
    assert " 0 av" not in paragraph.text


def test_years_when_more_moved_in_every_year_are_all_the_years(change: PopulationChange) -> None:
    record = jobs_and_migration(account([-2, -1, -3]), change)
    every = replace(record, migration=np.array([0.1, 0.2, 0.3]))
    (paragraph,) = text.jobs_and_migration(every, NB)
    assert "I alle årene flyttet det flere inn enn ut." in paragraph.text
    none = replace(record, migration=-every.migration)
    (paragraph,) = text.jobs_and_migration(none, NB)
    assert "Ikke i noen av årene flyttet det flere inn enn ut." in paragraph.text
    assert "disse årene" not in paragraph.text


def test_jobs_and_migration_without_a_common_year_are_refused(change: PopulationChange) -> None:
    later = replace(account([1.0, 1.0]), years=(2020, 2021))
    with pytest.raises(ParameterError, match=r"2020-2021 .* 2014-2016") as refused:
        jobs_and_migration(later, change)
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("births", "migration", "title"),
    [
        (-1.0, 1.0, "Flere flytter inn enn ut, men færre fødes enn dør"),
        (1.0, 1.0, "Flere flytter inn enn ut, og flere fødes enn dør"),
        (-1.0, -1.0, "Flere flytter ut enn inn, og færre fødes enn dør"),
        (1.0, -1.0, "Flere flytter ut enn inn, men flere fødes enn dør"),
        (0.0, 1.0, "Fødselsoverskudd og netto innflytting hvert år"),
    ],
)
def test_the_title_says_which_way_people_move(births: float, migration: float, title: str) -> None:
    record = PopulationChange(
        (2020,), ("A",), np.array([[births]]), np.array([[migration]]), np.full((2, 1), 100.0)
    )
    context = Context("Nord", "inhabitants", "")
    assert charts.population_change(record, context, NB).title == title


def test_the_statement_has_both_sums_and_their_years(change: PopulationChange) -> None:
    assert text.residents_statement(change, "Nord", NB) == (
        "Fra 2014 til 2016 flyttet 12 flere personer til Nord enn fra. "
        "I de samme årene var det 6 færre fødsler enn dødsfall."
    )
