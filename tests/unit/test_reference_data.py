"""The published figures in ``data/reference``: as their sidecars say, digit for digit."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from math import prod
from pathlib import Path

import pytest

from regionanalysis.classifications.regions import named_region
from regionanalysis.classifications.series_breaks import breaks_crossed, series_breaks
from regionanalysis.io.readers.projected_people import projected_people
from regionanalysis.io.readers.table import CODE_COLUMNS, parse_table
from regionanalysis.panel.provenance import read_origin, read_verified

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = ROOT / "data" / "reference"
FACTS = ROOT.parent / "shared" / "facts"

# both have two decimals: four effects and their sum, each half a hundredth off at most
CLOSURE_OF_HUNDREDTHS = 0.025 + 1e-9
# the most that the flows from a municipality fall short of its employed residents
RESIDENTS_WITHOUT_A_FLOW = 9

Row = dict[str, str]

EFFECTS = {
    "growth_pct": "job_growth_pct",
    "national_share_pct": "national_pct",
    "industry_mix_pct": "industry_pct",
    "population_effect_pct": "population_effect_pct",
    "attractiveness_pct": "attractiveness_pct",
}


@dataclass(frozen=True)
class Table:
    """The key of a table's rows, and where its columns were published.

    ``renamed`` gives the published name of a column where it differs, ``added`` the value of a
    column that the published file states in its own name only.
    """

    keys: tuple[str, ...]
    facts: str = ""
    renamed: Row = field(default_factory=dict)
    added: Row = field(default_factory=dict)


def yearly_effects(which: str) -> Table:
    return Table(
        ("region", "year"),
        f"telemarksforsking_{which}_jobs_glamdal_2003_2016",
        {"region": "code", "region_name": "name", "employment": f"{which}_jobs", **EFFECTS},
    )


TABLES = {
    "telemarksforsking_private_jobs": yearly_effects("private"),
    "telemarksforsking_total_jobs": yearly_effects("total"),
    "telemarksforsking_regions_private_jobs": Table(
        ("region",),
        "telemarksforsking_85_regions_private_jobs_2003_2016",
        {"start": "jobs_2002", "end": "jobs_2016", **EFFECTS},
        {"start_year": "2002", "end_year": "2016"},
    ),
    "ssb_11713_county_industry": Table(
        ("region", "industry", "year"),
        "ssb_11713_hedmark_norway_2008_2018",
        {"region": "region_code", "employment": "employed_thousand"},
    ),
    "ssb_03321_commuting": Table(
        ("year", "residence", "workplace"),
        "ssb_03321_commuting_kongsvinger_2017_2022",
        {"employment": "employed"},
    ),
    "ssb_11618_totals": Table(
        ("region", "year"),
        "ssb_11618_totals_kongsvinger_norway_2017_2022",
        {
            "region_name": "name",
            "employment_residence": "employed_by_residence",
            "employment_work": "employed_by_workplace",
        },
    ),
    "ssb_07459_population": Table(
        ("region", "year"),
        "ssb_07459_population_kongsvinger_norway_2000_2026",
        {"region_name": "name"},
    ),
    "ssb_06913_births_migration": Table(
        ("region", "year"),
        "ssb_06913_births_migration_kongsvinger_2000_2025",
        {"region_name": "name"},
    ),
    "ssb_07984_residence_industry": Table(
        ("region", "industry", "year"),
        "ssb_07984_residence_industry_kongsvinger_2008_2025",
        {"region_name": "name", "employment": "employed_by_residence"},
    ),
    "kommuneprofilen_kongsvinger_jobs": Table(
        ("region", "year"),
        "kongsvinger_municipality_workplace_jobs_2005_2022",
        {"employment": "employed_by_workplace"},
        {"region": "3401", "region_name": "Kongsvinger"},
    ),
    "ssb_09429_education": Table(
        ("region", "year"),
        "ssb_09429_education_kongsvinger_2000_2025",
        {
            "region_name": "name",
            "persons": "persons_16_and_over",
            "higher_short": "higher_education_short",
            "higher_long": "higher_education_long",
        },
    ),
    # parts of larger files, or with names of their own: compared below
    "imdi_education_30_66": Table(("region", "year")),
    "ssb_11657_jobs": Table(("region", "year")),
    "ssb_11713_county_manufacturing": Table(("region", "industry", "year")),
    "ssb_13126_nation_industry": Table(("region", "industry", "year")),
    "ssb_innovation_2006": Table(("region", "year")),
    "ssb_projection_2018": Table(("region", "year")),
}

every_table = pytest.mark.parametrize("name", TABLES)


def rows_of(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def reference(name: str) -> list[Row]:
    return rows_of(REFERENCE / f"{name}.csv")


def keys_of(name: str) -> list[tuple[str, ...]]:
    return [tuple(row[key] for key in TABLES[name].keys) for row in reference(name)]


def test_every_table_has_a_sidecar_and_every_sidecar_a_table() -> None:
    tables = {path.stem for path in REFERENCE.glob("*.csv")}
    sidecars = {path.stem for path in REFERENCE.glob("*.toml")}
    assert tables == sidecars == set(TABLES)


@every_table
def test_the_table_is_the_one_its_sidecar_describes(name: str) -> None:
    content, origin = read_verified(REFERENCE / f"{name}.csv")
    assert content
    assert origin.name == name


@every_table
def test_the_sidecar_states_the_first_and_last_year_of_its_table(name: str) -> None:
    years = {row[column] for row in reference(name) for column in row if column.endswith("year")}
    span = "–".join(dict.fromkeys((min(years), max(years))))
    assert read_origin(REFERENCE / f"{name}.toml").period == span


@every_table
def test_the_sidecar_names_a_series_whose_breaks_are_known_or_none(name: str) -> None:
    concept = read_origin(REFERENCE / f"{name}.toml").concept
    assert not concept or series_breaks(concept)


# inhabitants, and their education, whose series breaks in another year
PEOPLE = {
    "ssb_06913_births_migration",
    "ssb_07459_population",
    "ssb_09429_education",
    "ssb_projection_2018",
    "imdi_education_30_66",
}


@pytest.mark.parametrize("name", [name for name in TABLES if name not in PEOPLE])
def test_employment_on_both_sides_of_2014_and_2015_says_that_the_series_breaks(name: str) -> None:
    origin = read_origin(REFERENCE / f"{name}.toml")
    start, *_, end = map(int, [*origin.period.split("–")] * 2)
    crossed = breaks_crossed(series_breaks(origin.concept), start_year=start, end_year=end)
    assert (2014 in {one.last_year for one in crossed}) == (start <= 2014 < end)


@every_table
def test_the_sidecar_tells_the_reader_what_the_figures_are(name: str) -> None:
    origin = read_origin(REFERENCE / f"{name}.toml")
    assert origin.unit in {"persons", "thousand persons", "percent", "jobs"}
    assert origin.url.startswith("https://")
    assert re.fullmatch(r"\d{4}(-\d{2}-\d{2})?", origin.date)
    assert origin.date_kind in {"published", "accessed"}
    assert origin.notes.endswith(".")
    assert "\n" not in origin.notes


@every_table
def test_the_table_is_utf_8_with_line_feeds_and_without_a_mark_in_front(name: str) -> None:
    content = (REFERENCE / f"{name}.csv").read_bytes()
    assert not content.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert content.decode("utf-8")


@every_table
def test_each_key_occurs_once_and_the_rows_are_in_order_of_their_keys(name: str) -> None:
    keys = keys_of(name)
    assert keys == sorted(set(keys))


@every_table
def test_codes_are_read_as_text_with_their_leading_zeros(name: str) -> None:
    path = REFERENCE / f"{name}.csv"
    frame = parse_table(path.read_bytes(), path.name)
    codes = [column for column in frame.columns if column in CODE_COLUMNS]
    assert codes
    for column in codes:
        assert frame[column].tolist() == [row[column] for row in reference(name)]


# the nation, a county, a municipality or an economic region; regions by name
CODE = re.compile(r"0|\d{2}|\d{4}|glamdal|other")


@pytest.mark.parametrize("name", [name for name in TABLES if "regions" not in name])
def test_codes_have_four_digits_unless_they_are_the_nation_the_county_or_a_group(
    name: str,
) -> None:
    codes = {
        row[column]
        for row in reference(name)
        for column in ("region", "residence", "workplace")
        if column in row
    }
    assert codes
    assert [code for code in codes if not CODE.fullmatch(code)] == []


def test_telemarksforsking_uses_the_codes_of_2017_and_statistics_norway_those_of_2024() -> None:
    region = named_region("kongsvingerregionen")
    for which in ("private", "total"):
        codes = {row["region"] for row in reference(f"telemarksforsking_{which}_jobs")}
        assert codes == {*region.codes_at(2017), "glamdal"}
    for name in ("ssb_11618_totals", "ssb_07459_population"):
        assert {row["region"] for row in reference(name)} == {*region.codes_at(2024), "0"}
    for name in ("ssb_09429_education", "imdi_education_30_66"):
        around = {"0", "0301", "3403", "3420"}
        assert {row["region"] for row in reference(name)} == {*region.codes_at(2024), *around}
    residents = {row["region"] for row in reference("ssb_07984_residence_industry")}
    assert residents == set(region.codes_at(2024))
    moves = {row["region"] for row in reference("ssb_06913_births_migration")}
    assert moves == {*region.codes_at(2024), "3403", "3420"}


# only flows that there are; Oslo from 2009 and the nation in 2020
NOT_WHOLE = {"ssb_03321_commuting", "ssb_09429_education"}


@pytest.mark.parametrize("name", [name for name in TABLES if name not in NOT_WHOLE])
def test_every_region_and_industry_has_a_row_in_every_year(name: str) -> None:
    keys = keys_of(name)
    assert len(keys) == prod(len(set(axis)) for axis in zip(*keys, strict=True))


def test_each_flow_is_of_somebody_and_starts_or_ends_in_the_region() -> None:
    members = set(named_region("kongsvingerregionen").codes_at(2024))
    for row in reference("ssb_03321_commuting"):
        assert {row["residence"], row["workplace"]} & members
        assert int(row["employment"]) > 0


def test_the_empty_cells_are_industries_in_hedmark_and_partners_of_few() -> None:
    empty = {
        (name, row.get("region"), row.get("industry"))
        for name in TABLES
        for row in reference(name)
        if "" in row.values()
    }
    assert empty == {
        # regions with few establishments that cooperate
        ("ssb_innovation_2006", "0593", None),
        ("ssb_innovation_2006", "0594", None),
        ("ssb_11713_county_industry", "04", "Fiske, fangst og akvakultur"),
        ("ssb_11713_county_industry", "04", "Utvinning av råolje og naturgass, inkl. tjenester"),
    }


@pytest.mark.parametrize("which", ["private", "total"])
@pytest.mark.parametrize("column", ["employment", "population"])
def test_the_region_is_the_sum_of_its_municipalities_in_every_year(which: str, column: str) -> None:
    sums: dict[str, int] = defaultdict(int)
    region = {}
    for row in reference(f"telemarksforsking_{which}_jobs"):
        if row["region"] == "glamdal":
            region[row["year"]] = int(row[column])
        else:
            sums[row["year"]] += int(row[column])
    assert len(region) == 14
    assert region == sums


@pytest.mark.parametrize("which", ["private", "total"])
def test_the_four_effects_add_up_to_the_growth_but_for_rounding(which: str) -> None:
    gaps = [
        float(row["growth_pct"]) - sum(float(row[name]) for name in list(EFFECTS)[1:])
        for row in reference(f"telemarksforsking_{which}_jobs")
    ]
    assert max(map(abs, gaps)) <= CLOSURE_OF_HUNDREDTHS


def employed_total(column: str) -> dict[tuple[str, str], int]:
    """Return a total of each municipality by year and code."""
    return {
        (row["year"], row["region"]): int(row[column])
        for row in reference("ssb_11618_totals")
        if row["region"] != "0"
    }


def commuters_by(axis: str) -> dict[tuple[str, str], int]:
    """Return the sum of a municipality's flows by year and code."""
    sums: dict[tuple[str, str], int] = defaultdict(int)
    for row in reference("ssb_03321_commuting"):
        sums[row["year"], row[axis]] += int(row["employment"])
    return sums


def test_commuters_to_a_municipality_add_up_to_its_jobs() -> None:
    jobs, commuters = employed_total("employment_work"), commuters_by("workplace")
    assert len(jobs) == 7 * 6
    assert {place: commuters[place] for place in jobs} == jobs


def test_commuters_from_a_municipality_fall_a_few_short_of_its_employed_residents() -> None:
    residents, commuters = employed_total("employment_residence"), commuters_by("residence")
    short = [residents[place] - commuters[place] for place in residents]
    assert min(short) >= 0
    assert max(short) == RESIDENTS_WITHOUT_A_FLOW


def jobs_in(members: int, year: int) -> int:
    """Return all jobs of the seven municipalities, or of the six without Våler."""
    region = named_region("kongsvingerregionen")
    if members == 6:
        region = named_region(
            region.slug, [one.name for one in region.members if one.name != "Våler"]
        )
    assert len(region.members) == members
    name, column = (
        ("telemarksforsking_total_jobs", "employment")
        if year <= 2016
        else ("ssb_11618_totals", "employment_work")
    )
    jobs = {row["region"]: int(row[column]) for row in reference(name) if row["year"] == str(year)}
    return sum(jobs[code] for code in region.codes_at(2017 if year <= 2016 else 2024))


@pytest.mark.parametrize(("members", "published"), [(6, 1.76), (7, 1.51)])
def test_the_published_growth_of_2014_is_that_of_six_municipalities(
    members: int, published: float
) -> None:
    growth = 100 * (jobs_in(members, 2014) / jobs_in(members, 2013) - 1)
    assert round(growth, 2) == published


@pytest.mark.parametrize(("members", "new_jobs"), [(6, 132), (7, 86)])
def test_the_published_132_new_jobs_of_2017_are_those_of_six_municipalities(
    members: int, new_jobs: int
) -> None:
    assert jobs_in(members, 2017) - jobs_in(members, 2016) == new_jobs


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table.facts])
@pytest.mark.skipif(not FACTS.is_dir(), reason="shared/facts is not beside the repository")
def test_every_figure_is_the_published_one_digit_for_digit(name: str) -> None:
    table = TABLES[name]
    published = rows_of(FACTS / f"{table.facts}.csv")
    carried = reference(name)
    columns = [column for column in carried[0] if column not in table.added]
    assert {table.renamed.get(column, column) for column in columns} == set(published[0])
    expected = [
        {column: row[table.renamed.get(column, column)] for column in columns} | table.added
        for row in published
    ]
    assert in_order(carried, table.keys) == in_order(expected, table.keys)


SHARED = FACTS.parent / "data"
shared_data = pytest.mark.skipif(not SHARED.is_dir(), reason="shared/data is not there")


@shared_data
def test_education_of_30_to_66_is_as_published_for_ten_places_and_the_nation() -> None:
    folder = SHARED / "imdi_education_30_66"
    published = {
        (row["region"], row["year"]): row
        for name in ("education", "nation")
        for row in rows_of(folder / f"{name}_2011_2020.csv")
    }
    columns = ("none", "basic", "upper_secondary", "higher", "unknown")
    for row in reference("imdi_education_30_66"):
        source = published[row["region"], row["year"]]
        assert row["persons"] == source["total"]
        assert [row[column] for column in columns] == [source[column] for column in columns]


@shared_data
def test_jobs_of_the_nation_by_industry_are_those_of_november() -> None:
    published = {
        (row["industry"], row["month"]): row["jobs_seasonally_adjusted"]
        for row in rows_of(SHARED / "ssb_11657_jobs" / "jobs_nation_by_industry_2019_2024.csv")
    }
    rows = reference("ssb_13126_nation_industry")
    assert len(rows) == 16 * 4
    for row in rows:
        assert row["employment"] == published[row["industry"], f"{row['year']}-11"]


@shared_data
def test_parts_of_manufacturing_are_as_published_and_add_up_to_it() -> None:
    published = {
        (row["region_code"], row["industry"].removeprefix("¬ "), row["year"]): row
        for row in rows_of(SHARED / "ssb_11713_county_industry" / "employment.csv")
    }
    parts: dict[tuple[str, str], float] = defaultdict(float)
    for row in reference("ssb_11713_county_manufacturing"):
        source = published[row["region"], row["industry"], row["year"]]
        assert (row["employment"], row["parent"]) == (source["employed_thousand"], "Industri")
        parts[row["region"], row["year"]] += float(row["employment"])
    for (region, year), total in parts.items():
        # eleven parts, each rounded to a tenth
        whole = float(published[region, "Industri", year]["employed_thousand"])
        assert total == pytest.approx(whole, abs=12 * 0.05)


@pytest.mark.skipif(not FACTS.is_dir(), reason="shared/facts is not beside the repository")
def test_innovation_is_as_published_but_for_the_names_of_areas() -> None:
    published = rows_of(FACTS / "ssb_innovation_economic_regions_2006.csv")
    figures = [list(row.values())[2:] for row in published]
    carried = {row["region"]: list(row.values())[2:] for row in reference("ssb_innovation_2006")}
    expected = dict(zip([row["region"] for row in published], figures, strict=True))
    assert {region: carried[region] for region in expected} == expected


def test_establishments_of_economic_regions_are_those_of_their_county() -> None:
    """Of the counties that are there with all their regions; each figure is rounded."""
    count = {row["region"]: int(row["establishments"]) for row in reference("ssb_innovation_2006")}
    for county in ("01", "02", "03", "04"):
        parts = [n for code, n in count.items() if len(code) == 4 and code.startswith(county)]
        assert abs(sum(parts) - count[county]) <= 1


def in_order(rows: list[Row], keys: tuple[str, ...]) -> list[Row]:
    return sorted(rows, key=lambda row: [row[key] for key in keys])


@pytest.mark.skipif(not FACTS.is_dir(), reason="shared/facts is not beside the repository")
def test_jobs_are_those_of_the_fourth_quarters() -> None:
    published = rows_of(FACTS / "ssb_11657_jobs_kongsvinger_norway_2020_2024.csv")
    fourth = {(r["region"], r["year"]): r["jobs"] for r in published if r["quarter"] == "4"}
    found = {(r["region"], r["year"]): r["jobs"] for r in reference("ssb_11657_jobs")}
    assert found == fourth


@pytest.mark.skipif(not FACTS.is_dir(), reason="shared/facts is not beside the repository")
def test_the_projection_is_the_published_one_of_2018() -> None:
    published = {
        (row["region"].removeprefix("region_"), year): row[column]
        for row in rows_of(FACTS / "ssb_projection_2018_2040_kongsvinger.csv")
        for year, column in (
            ("2018", "population_2018"),
            ("2040", "projected_2040_main_alternative"),
        )
    }
    found = {(r["region"], r["year"]): r["population"] for r in reference("ssb_projection_2018")}
    assert found == published


def test_the_projection_starts_from_the_population_of_2018() -> None:
    people = {(r["region"], r["year"]): r["population"] for r in reference("ssb_07459_population")}
    starts = {
        r["region"]: r["population"]
        for r in reference("ssb_projection_2018")
        if r["year"] == "2018"
    }
    shared = [code for code in starts if (code, "2018") in people]
    assert shared
    assert [code for code in shared if starts[code] != people[code, "2018"]] == []


def test_the_projection_is_of_a_whole_region_or_of_each_member() -> None:
    whole = projected_people(REFERENCE, ("3401", "3411"), "0491")
    assert whole is not None
    assert (whole.vintage, whole.start, whole.end) == (2018, 52_756, 55_655)
    two = projected_people(REFERENCE, ("3401", "3414"))
    assert two is not None
    assert (two.start, two.end) == (17_934 + 5_097, 20_187 + 5_498)
    # 3411 was not published
    assert projected_people(REFERENCE, ("3401", "3411")) is None
