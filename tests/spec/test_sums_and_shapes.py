"""Figures of files in shapes that people save, with right values worked out by hand."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from regionanalysis.errors import InputError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.people import read_flows, read_population
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.shiftshare import shift_share

# farming, industry and trade in 2016 and 2023, of a nation and three municipalities
JOBS = {
    "0": [(1000, 950), (5000, 4800), (12000, 12900)],
    "0301": [(100, 90), (2000, 1800), (5000, 5600)],
    "3401": [(300, 270), (900, 850), (1200, 1260)],
    "3403": [(200, 210), (800, 760), (2500, 2700)],
}
INDUSTRIES = ("01-03", "10-33", "45-47")
HEADING = "region,industry,year,employment\n"
# 7100 x 650 / 18000; 100 x -0.05 + 2000 x -0.04 + 5000 x 0.075 less that; 390 less both
SHARE, MIX, SHIFT = 256.389, 33.611, 100.0
# three regions, in which the first industry is the sum of the two others
CHANCE = [
    [(100, 110), (60, 70), (40, 40)],
    [(50, 61), (31, 40), (19, 21)],
    [(70, 80), (30, 35), (40, 45)],
]

Pairs = Sequence[tuple[int, int]]


def rows(region: str, jobs: Pairs, industries: Sequence[str] = INDUSTRIES) -> str:
    return "".join(
        f"{region},{industry},{year},{number}\n"
        for industry, pair in zip(industries, jobs, strict=True)
        for year, number in zip((2016, 2023), pair, strict=True)
    )


def table(nation: str = "0") -> str:
    return HEADING + "".join(
        rows(nation if region == "0" else region, jobs) for region, jobs in JOBS.items()
    )


def read(folder: Path, text: str, **options: object) -> EmploymentPanel:
    path = folder / "panel.csv"
    path.write_text(text, encoding="utf-8")
    return read_panel(path, **options)  # type: ignore[arg-type]


def notes(panel: EmploymentPanel) -> str:
    return " ".join(map(str, panel.notes))


def assert_oslo(panel: EmploymentPanel, region: str = "0301") -> None:
    oslo = shift_share(panel, start_year=2016, end_year=2023).region(region)
    found = (oslo.total_national_share, oslo.total_industry_mix, oslo.total_regional_shift)
    assert found == pytest.approx((SHARE, MIX, SHIFT), abs=0.001)


class TestLabelsOfWholes:
    @pytest.mark.parametrize(
        "label",
        [
            "Landet i alt",
            "EAK Hele landet",
            "0 Hele landet",
            "Alle fylker",
            "NO0",
            "Fastlands-Norge",
        ],
    )
    def test_a_nation_is_known_by_words_of_wholes(self, tmp_path: Path, label: str) -> None:
        panel = read(tmp_path, table(label))
        assert_oslo(panel)
        assert "it is named so" in notes(panel)

    def test_a_state_among_regions_is_no_nation(self, tmp_path: Path) -> None:
        text = HEADING + "".join(
            rows(region, JOBS[code])
            for region, code in (("LU00", "3401"), ("SE11", "0301"), ("DK01", "3403"))
        )
        assert read(tmp_path, text).regions == ("DK01", "LU00", "SE11")


class TestSumsByChance:
    def test_divisions_are_apart_by_their_standard(self, tmp_path: Path) -> None:
        text = HEADING + "".join(
            rows(f"N{i}", jobs, ("10", "11", "12")) for i, jobs in enumerate(CHANCE)
        )
        panel = read(tmp_path, text)
        assert panel.industries == ("10", "11", "12")
        assert "10 equals the sum of 11 and 12" in notes(panel)

    def test_four_figures_show_no_sum(self, tmp_path: Path) -> None:
        text = HEADING
        text += rows("East", [(100, 110), (50, 60)], ("a", "b"))
        text += rows("West", [(60, 70), (20, 25)], ("a", "b"))
        text += rows("South", [(40, 40), (30, 35)], ("a", "b"))
        assert read(tmp_path, text).regions == ("East", "South", "West")

    def test_a_municipality_is_no_sum_of_others(self, tmp_path: Path) -> None:
        text = HEADING
        for region, jobs in (
            ("0301", [(1001, 1112), (503, 627), (71, 99)]),
            ("3401", [(600, 700), (301, 322), (31, 55)]),
            ("3403", [(401, 412), (202, 305), (40, 44)]),
        ):
            text += rows(region, jobs, ("A", "B", "C"))
        panel = read(tmp_path, text)
        assert panel.regions == ("0301", "3401", "3403")
        assert "equals the sum of" in notes(panel)

    def test_many_figures_show_a_total_under_any_code(self, tmp_path: Path) -> None:
        text = table()
        for region, jobs in JOBS.items():
            text += rows(region, [(sum(x[0] for x in jobs), sum(x[1] for x in jobs))], ("99",))
        assert_oslo(read(tmp_path, text))


class TestPartsApart:
    def test_a_county_between_its_parts_is_left_out(self, tmp_path: Path) -> None:
        county = [(500, 480), (1700, 1610), (3700, 3960)]
        text = HEADING
        for region, jobs in (
            ("Kongsvinger", JOBS["3401"]),
            ("Oslo", JOBS["0301"]),
            ("Hamar", JOBS["3403"]),
            ("Innlandet", county),
        ):
            text += rows(region, jobs)
        panel = read(tmp_path, text)
        assert panel.regions == ("Hamar", "Kongsvinger", "Oslo")
        assert "Innlandet is left out: it is the sum of Kongsvinger and Hamar" in notes(panel)


class TestCodes:
    @pytest.mark.parametrize("form", ["'{}", '="{}"'])
    def test_marks_of_text_are_no_part(self, tmp_path: Path, form: str) -> None:
        text = table()
        for code in JOBS:
            text = text.replace(f"\n{code},", f"\n{form.format(code)},")
        assert_oslo(read(tmp_path, text))

    def test_a_dash_is_a_hyphen(self, tmp_path: Path) -> None:
        assert_oslo(read(tmp_path, table().replace("3403,45-47,2023", "3403,45\u201347,2023")))

    def test_of_another_country_have_lost_no_zero(self, tmp_path: Path) -> None:
        danish = {"000": "0", "101": "0301", "147": "3401", "155": "3403"}
        text = HEADING + "".join(rows(code, JOBS[own]) for code, own in danish.items())
        assert_oslo(read(tmp_path, text), "101")

    def test_that_begin_alike_and_are_less_are_not_nested(self, tmp_path: Path) -> None:
        text = HEADING + "".join(rows(r, jobs, ("70", "500", "700")) for r, jobs in JOBS.items())
        assert_oslo(read(tmp_path, text))


class TestPeriods:
    def test_of_two_seasons_are_refused(self, tmp_path: Path) -> None:
        text = table().replace(",2016,", ",2016K1,").replace(",2023,", ",2023K4,")
        with pytest.raises(InputError, match="not the same one: Q1 and Q4"):
            read(tmp_path, text)
        text = text.replace(",2016K1,", ",2016K4,")
        assert_oslo(read(tmp_path, text))

    def test_of_months_have_a_mean(self, tmp_path: Path) -> None:
        text = HEADING.replace("year", "month")
        for line in table().splitlines()[1:]:
            region, industry, year, number = line.split(",")
            for month, apart in (("01", -3), ("12", 3)):
                text += f"{region},{industry},{year}M{month},{int(number) + apart}\n"
        with pytest.raises(InputError, match="--quarter mean"):
            read(tmp_path, text)
        assert_oslo(read(tmp_path, text, quarter="mean"))


class TestColumns:
    def test_of_no_year_among_years_is_refused(self, tmp_path: Path) -> None:
        wide = "region,industry,2016,2023{}\n" + "".join(
            f"{region},{industry},{a},{b}{{}}\n"
            for region, jobs in JOBS.items()
            for industry, (a, b) in zip(INDUSTRIES, jobs, strict=True)
        )
        with pytest.raises(InputError, match=r"'change' among columns of years.*Delete"):
            read(tmp_path, wide.replace("{}", ",change", 1).replace("{}", ",7"))
        assert_oslo(read(tmp_path, wide.replace("{}", "")))

    def test_that_are_lacking_are_named_with_those_left(self, tmp_path: Path) -> None:
        text = table().replace("employment", "here")
        text = "".join(f"{line},{5 if i else 'there'}\n" for i, line in enumerate(text.split()))
        with pytest.raises(
            InputError, match=r"not recognised: 'here' and 'there'.*employment=here"
        ):
            read(tmp_path, text)

    def test_of_two_divisions_are_both_named(self, tmp_path: Path) -> None:
        text = HEADING.replace("\n", ",sex,age\n")
        for line in table().splitlines()[1:]:
            for sex in ("women", "men"):
                text += f"{line},{sex},15-39\n{line},{sex},40-74\n"
        with pytest.raises(InputError, match="divided by 'sex' and 'age' too"):
            read(tmp_path, text)

    def test_of_eurostat_have_time_across(self, tmp_path: Path) -> None:
        text = r"freq,unit,nace_r2,geo\TIME_PERIOD,2016,2023" + "\n"
        for region, code in zip(JOBS, ("NO", "NO08", "NO02", "NO0A"), strict=True):
            for industry, (a, b) in zip("ACG", JOBS[region], strict=True):
                text += f"A,PER,{industry},{code},{a},{b}\n"
        assert_oslo(read(tmp_path, text), "NO08")

    def test_lines_of_separators_are_blank(self, tmp_path: Path) -> None:
        assert_oslo(read(tmp_path, table().replace("\n3401,01-03", "\n,,,\n3401,01-03") + ",,,\n"))


class TestFramesAndSheets:
    def frame(self) -> "pd.DataFrame":
        return pd.DataFrame(
            [
                (region, industry, year, float(number))
                for region, jobs in JOBS.items()
                for industry, pair in zip(INDUSTRIES, jobs, strict=True)
                for year, number in zip(("2016", "2023"), pair, strict=True)
            ],
            columns=["region", "industry", "year", "employment"],
        )

    def test_labels_in_an_index_are_columns(self, tmp_path: Path) -> None:
        path = tmp_path / "panel.parquet"
        self.frame().set_index(["region", "industry", "year"]).to_parquet(path)
        assert_oslo(read_panel(path))

    def test_years_across_in_parquet_are_read(self, tmp_path: Path) -> None:
        path = tmp_path / "panel.parquet"
        wide = self.frame().pivot_table(
            index=["region", "industry"], columns="year", values="employment"
        )
        wide.reset_index().rename_axis(None, axis=1).to_parquet(path)
        assert_oslo(read_panel(path))

    def test_notes_beside_cells_are_no_figures(self, tmp_path: Path) -> None:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(["region", "industry", 2016, None, 2023, None])
        for region, jobs in JOBS.items():
            for industry, (a, b) in zip(INDUSTRIES, jobs, strict=True):
                sheet.append([region, industry, a, None, b, "*"])
        path = tmp_path / "panel.xlsx"
        book.save(path)
        assert_oslo(read_panel(path))


class TestPeople:
    def test_inhabitants_in_thousands_are_given_in_persons(self, tmp_path: Path) -> None:
        path = tmp_path / "people.csv"
        path.write_text("region,year,population (1000)\n3401,2016,17.8\n3401,2023,18.1\n")
        people = read_population(path).population[:, 0]
        assert people.tolist() == pytest.approx([17800, 18100])

    @pytest.mark.parametrize("total", ["0", "Alle", "Hele landet", "I alt"])
    def test_commuters_to_a_sum_of_places_are_refused(self, tmp_path: Path, total: str) -> None:
        path = tmp_path / "flows.csv"
        own = "residence,workplace,year,persons\n3401,3401,2023,900\n3401,0301,2023,50\n"
        path.write_text(f"{own}3401,{total},2023,950\n", encoding="utf-8")
        with pytest.raises(InputError, match=r"named as the sum of all.*Leave out its rows"):
            read_flows(path)
        path.write_text(own, encoding="utf-8")
        assert read_flows(path).flows.sum() == 950


class TestMeasures:
    @pytest.mark.parametrize(
        "heading",
        [
            "Bedrifter",
            "Antall bedrifter",
            "Foretak (antall)",
            "Establishments",
            "Unternehmen",
            "Verdiskaping",
            "Gross value added at basic prices",
            "Omsetning",
            "Innbyggere",
            "Folkemengde",
        ],
    )
    def test_that_are_no_jobs_are_refused(self, tmp_path: Path, heading: str) -> None:
        with pytest.raises(InputError, match="no number of persons"):
            read(tmp_path, table().replace("employment", heading))

    @pytest.mark.parametrize(
        "heading",
        ["Bedrifter (sysselsatte)", "Employed population", "Wage earners", "Personer", "Antall"],
    )
    def test_of_the_employed_are_read(self, tmp_path: Path, heading: str) -> None:
        assert_oslo(read(tmp_path, table().replace("employment", heading)))


class TestTotalsOfFewCells:
    def test_a_last_line_of_all_regions_and_industries(self, tmp_path: Path) -> None:
        last = "Regionen samlet,Alle,2016,13000\nRegionen samlet,Alle,2023,13540\n"
        text = HEADING + "".join(rows(r, jobs) for r, jobs in JOBS.items() if r != "0")
        panel = read(tmp_path, text + last)
        result = shift_share(panel, start_year=2016, end_year=2023)
        # the sums of each region's industries in 2023 less those in 2016
        changes = dict(zip(panel.regions, result.change.sum(axis=1), strict=True))
        assert changes == {"0301": 390, "3401": -20, "3403": 170}
        assert panel.nation_total.tolist() == [13000, 13540]
        assert panel.region_total.tolist() == [[7100, 2400, 3500], [7490, 2380, 3670]]

    def test_that_are_disguised_and_without_a_name_are_refused(self, tmp_path: Path) -> None:
        jobs = {name: JOBS[code] for name, code in (("A", "0301"), ("B", "3401"), ("C", "3403"))}
        # sums of the three but for one or two in a few cells
        jobs["D"] = [(601, 570), (3700, 3411), (8700, 9560)]
        text = HEADING + "".join(rows(region, pairs) for region, pairs in jobs.items())
        with pytest.raises(InputError, match="about the sum of all the other regions") as refused:
            read(tmp_path, text)
        assert '--nation "D"' in str(refused.value)
        assert read(tmp_path, text, nation="D").regions == ("A", "B", "C")
        assert read(tmp_path, text, nation="none").regions == ("A", "B", "C", "D")


class TestQuarters:
    def test_beside_years_are_no_years(self, tmp_path: Path) -> None:
        text = table().replace("employment", "kvartal,employment").replace("year", "år")
        text = text.replace(",2016,", ",2016,4,").replace(",2023,", ",2023,4,")
        assert_oslo(read(tmp_path, text))

    def test_that_are_named_in_a_remedy_are_there(self, tmp_path: Path) -> None:
        """The last year has no fourth quarter, and none has a third."""
        text = table().replace(",2016,", ",2016K1,").replace(",2023,", ",2023K1,")
        text += "0301,01-03,2016K2,95\n"
        with pytest.raises(InputError, match="--quarter 1"):
            read(tmp_path, text)
        assert_oslo(read(tmp_path, text, quarter="1"))
