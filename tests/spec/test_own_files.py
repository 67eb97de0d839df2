"""What is understood of an analyst's file, and what is refused: totals, numbers, marks, codes."""

from pathlib import Path

import numpy as np
import pytest

from file_shapes import px, with_totals
from regionanalysis.errors import InputError, ParameterError, UnknownCellsError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.people import read_flows, read_population
from regionanalysis.panel.employment import EmploymentPanel
from regionanalysis.presentation.language import language
from regionanalysis.shiftshare import shift_share
from regionanalysis.study import open_region

# farming, industry and trade in 2016 and 2023
JOBS = {
    "0301": [(100, 90), (2000, 1800), (5000, 5600)],
    "3401": [(300, 270), (900, 850), (1200, 1260)],
    "3403": [(200, 210), (800, 760), (2500, 2700)],
}
NATION = [(1000, 950), (5000, 4800), (12000, 12900)]
INDUSTRIES = ("01-03", "10-33", "45-47")
HEADING = "region,industry,year,employment\n"


def rows(region: str, jobs: list[tuple[int, int]], industries: tuple[str, ...] = INDUSTRIES) -> str:
    return "".join(
        f"{region},{industry},{year},{number}\n"
        for industry, pair in zip(industries, jobs, strict=True)
        for year, number in zip((2016, 2023), pair, strict=True)
    )


def table(nation: str = "0", industries: tuple[str, ...] = INDUSTRIES) -> str:
    parts = "".join(rows(region, jobs, industries) for region, jobs in JOBS.items())
    return HEADING + (rows(nation, NATION, industries) if nation else "") + parts


def added(*jobs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [
        (sum(x[0] for x in pairs), sum(x[1] for x in pairs)) for pairs in zip(*jobs, strict=True)
    ]


def read(folder: Path, text: str, **options: object) -> EmploymentPanel:
    path = folder / "panel.csv"
    path.write_text(text, encoding="utf-8")
    return read_panel(path, **options)  # type: ignore[arg-type]


def notes(panel: EmploymentPanel) -> str:
    return " ".join(map(str, panel.notes))


class TestNation:
    @pytest.mark.parametrize(
        "label", ["0", "NO", "Norge", "Hele landet", "Brasil", "Deutschland", "US000", "Riket"]
    )
    def test_is_known_by_its_label(self, tmp_path: Path, label: str) -> None:
        panel = read(tmp_path, table(label))
        assert panel.regions == tuple(JOBS)
        assert panel.nation[0].tolist() == [1000, 5000, 12000]
        assert panel.nation_code == label

    def test_is_known_by_its_figures(self, tmp_path: Path) -> None:
        panel = read(tmp_path, table("") + rows("Midgard", added(*JOBS.values())))
        assert panel.nation_code == "Midgard"
        assert "the sum of the others" in notes(panel)

    def test_that_is_larger_than_all_others_is_asked_about(self, tmp_path: Path) -> None:
        panel = read(tmp_path, table("Midgard"))
        assert "say so with --nation" in notes(panel)
        assert read(tmp_path, table("Midgard"), nation="Midgard").regions == tuple(JOBS)

    def test_that_is_less_than_its_regions_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"Norge, which is named as a nation.*--nation"):
            read(tmp_path, table("") + rows("Norge", JOBS["3401"]))

    def test_that_is_not_there_is_refused_with_those_that_are(self, tmp_path: Path) -> None:
        with pytest.raises(ParameterError, match="for the nation 'N0'"):
            read(tmp_path, table("NO"), nation="N0")

    def test_without_a_row_is_the_sum_of_the_regions_in_the_file(self, tmp_path: Path) -> None:
        panel = read(tmp_path, table(""))
        assert not panel.nation_stated
        assert "the sum of the 3 regions in the file" in notes(panel)

    def test_states_side_by_side_are_regions(self, tmp_path: Path) -> None:
        text = HEADING + "".join(
            rows(code, jobs) for code, jobs in zip(("NO", "SE", "DK"), JOBS.values(), strict=True)
        )
        assert read(tmp_path, text).regions == ("DK", "NO", "SE")

    def test_with_an_unknown_figure_is_named_itself(self, tmp_path: Path) -> None:
        panel = read(tmp_path, table().replace("0,10-33,2023,4800", "0,10-33,2023,:"))
        with pytest.raises(UnknownCellsError, match=r"The nation \(0\).*industry 10-33 in 2023"):
            shift_share(panel)


class TestNestedRegions:
    def test_a_county_that_is_its_municipalities_is_left_out(self, tmp_path: Path) -> None:
        county = rows("34", added(JOBS["3401"], JOBS["3403"]))
        panel = read(tmp_path, table() + county)
        assert panel.regions == tuple(JOBS)
        assert "34 is left out: it is the sum of 3401 and 3403" in notes(panel)

    def test_a_county_with_some_of_its_municipalities_is_refused(self, tmp_path: Path) -> None:
        more = [(pair[0] + 50, pair[1] + 60) for pair in added(JOBS["3401"], JOBS["3403"])]
        with pytest.raises(InputError, match=r"34 beside 3401 and 3403.*Leave out 34"):
            read(tmp_path, table() + rows("34", more))

    def test_levels_of_nuts_are_counted_once(self, tmp_path: Path) -> None:
        text = HEADING + rows("NO", NATION)
        for region, code in zip(JOBS, ("NO081", "NO020", "NO021"), strict=True):
            text += rows(code, JOBS[region])
        text += rows("NO08", JOBS["0301"]) + rows("NO02", added(JOBS["3401"], JOBS["3403"]))
        panel = read(tmp_path, text)
        assert panel.regions == ("NO020", "NO021", "NO081")
        assert panel.nation_code == "NO"


class TestTotals:
    @pytest.mark.parametrize("label", ["00-99", "TOTAL", "_T", "I alt", "Insgesamt", "A-U"])
    def test_are_known_by_their_label(self, tmp_path: Path, label: str) -> None:
        text = table()
        for region, jobs in {"0": NATION, **JOBS}.items():
            text += rows(region, [(sum(x[0] for x in jobs), sum(x[1] for x in jobs))], (label,))
        panel = read(tmp_path, text)
        assert panel.industries == INDUSTRIES
        assert panel.totals_stated
        assert panel.region_total[0].tolist() == [7100, 2400, 3500]

    def test_are_known_by_their_figures(self, tmp_path: Path) -> None:
        text = table()
        for region, jobs in {"0": NATION, **JOBS}.items():
            text += rows(region, [(sum(x[0] for x in jobs), sum(x[1] for x in jobs))], ("zz",))
        assert "zz is read as the total" in notes(read(tmp_path, text))

    def test_more_than_the_industries_leave_a_remainder(self, tmp_path: Path) -> None:
        text = table()
        for region, jobs in {"0": NATION, **JOBS}.items():
            whole = (sum(x[0] for x in jobs) + 10, sum(x[1] for x in jobs) + 30)
            text += rows(region, [whole], ("Total",))
        result = shift_share(read(tmp_path, text))
        assert result.undisclosed.tolist() == pytest.approx([20, 20, 20], abs=20)
        assert np.abs(result.undisclosed).min() > 0

    def test_less_than_the_industries_is_refused(self, tmp_path: Path) -> None:
        text = table() + "".join(rows(region, [(1, 1)], ("Total",)) for region in ("0", *JOBS))
        with pytest.raises(InputError, match=r"Total, which is named as the total.*fewer"):
            read(tmp_path, text)

    def test_sections_beside_their_divisions_are_left_out(self, tmp_path: Path) -> None:
        text = table(industries=("A", "C", "G"))
        for region, jobs in {"0": NATION, **JOBS}.items():
            half = [(x[0] // 2, x[1] // 2) for x in jobs]
            rest = [(x[0] - h[0], x[1] - h[1]) for x, h in zip(jobs, half, strict=True)]
            text += rows(region, half, ("01", "10", "46")) + rows(region, rest, ("02", "11", "47"))
        panel = read(tmp_path, text)
        assert panel.industries == ("01", "02", "10", "11", "46", "47")
        assert np.nansum(panel.nation[0]) == 18000

    def test_a_division_beside_its_range_is_refused(self, tmp_path: Path) -> None:
        text = table() + "".join(
            rows(region, [jobs[0]], ("10",)) for region, jobs in {"0": NATION, **JOBS}.items()
        )
        with pytest.raises(InputError, match="10-33 beside 10, which lie within it"):
            read(tmp_path, text)


class TestNumbers:
    @pytest.mark.parametrize(
        "mark", [".", "'", " ", "\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"]
    )
    def test_with_marks_between_thousands_are_read(self, tmp_path: Path, mark: str) -> None:
        text = table().replace(",", ";")
        lines = [line.rpartition(";") for line in text.splitlines()[1:]]
        body = "\n".join(f"{a};{int(n):,}".replace(",", mark) for a, _, n in lines)
        panel = read(tmp_path, f"{HEADING.replace(',', ';')}{body}\n")
        assert panel.employment[0, 0].tolist() == [100, 2000, 5000]

    def test_that_may_be_read_in_two_ways_are_refused(self, tmp_path: Path) -> None:
        text = "region;industry;year;employment\n01;A;2016;10.125\n01;A;2017;11.250\n"
        with pytest.raises(InputError, match=r"may be 10125 or 10.125.*--decimal"):
            read(tmp_path, text)
        assert read(tmp_path, text, decimal=".").employment[0, 0, 0] == 10.125
        assert read(tmp_path, text, decimal=",").employment[0, 0, 0] == 10125

    def test_written_in_two_ways_are_refused(self, tmp_path: Path) -> None:
        text = "region;industry;year;employment\n01;A;2016;1.200,5\n01;A;2017;1,200.5\n"
        with pytest.raises(InputError, match="written in two ways"):
            read(tmp_path, text)

    def test_in_thousands_by_their_heading_keep_their_unit(self, tmp_path: Path) -> None:
        text = "region;næring;Sysselsatte (1 000 personer) 2016;Sysselsatte (1 000 personer) 2017\n"
        panel = read(tmp_path, text + "01;A;1,5;1,6\n02;A;2,5;2,6\n")
        assert panel.unit == "thousand persons"
        assert panel.in_persons().employment[0, 0, 0] == 1500

    def test_in_per_cent_are_refused(self, tmp_path: Path) -> None:
        text = "region,industry,year,unit,value\n01,A,2016,Percent,5\n01,A,2017,Percent,6\n"
        with pytest.raises(InputError, match="no number of persons"):
            read(tmp_path, text)


class TestMarks:
    def test_nil_is_asked_about_where_the_publisher_is_not_known(self, tmp_path: Path) -> None:
        text = table().replace("3403,01-03,2023,210", "3403,01-03,2023,-")
        with pytest.raises(InputError, match=r"nil .zero.*--nil zero"):
            read(tmp_path, text)
        assert read(tmp_path, text, nil="zero").employment[1, 2, 0] == 0
        assert np.isnan(read(tmp_path, text, nil="missing").employment[1, 2, 0])

    @pytest.mark.parametrize("mark", ["(D)", "*", "x", "NA", "..", ": c"])
    def test_of_other_publishers_are_unknown(self, tmp_path: Path, mark: str) -> None:
        text = table().replace("3403,01-03,2023,210", f"3403,01-03,2023,{mark}")
        assert np.isnan(read(tmp_path, text).employment[1, 2, 0])

    def test_a_zero_flagged_as_not_disclosed_is_unknown(self, tmp_path: Path) -> None:
        heading = "area_fips,own_code,industry_code,agglvl_code,year,disclosure_code,"
        text = heading + "annual_avg_emplvl\n"
        text += "01001,0,11,74,2016,,50\n01001,0,11,74,2017,N,0\n01003,0,11,74,2016,,5\n"
        panel = read(tmp_path, text + "01003,0,11,74,2017,,0\n")
        assert np.isnan(panel.employment[1, 0, 0])
        assert panel.employment[1, 1, 0] == 0

    def test_a_code_not_in_force_with_zero_is_absent(self, tmp_path: Path) -> None:
        text = table() + rows("0402", [(5, 0), (6, 0), (7, 0)])
        panel = read(tmp_path, text)
        assert panel.present[:, panel.regions.index("0402")].tolist() == [True, False]
        assert "0402" in notes(panel)


class TestTables:
    def test_a_last_line_that_sums_all_is_left_out(self, tmp_path: Path) -> None:
        text = "Region;Næring;2016;2023\n0301;01-03;1;2\n3401;01-03;3;4\n;Sum;99;99\n"
        panel = read(tmp_path, text)
        assert panel.industries == ("01-03",)
        assert "line 4" in notes(panel)

    def test_errors_name_the_line_of_the_file(self, tmp_path: Path) -> None:
        text = "Region;Næring;2016;2023\n\n0301;01-03;1;2\n3401;01-03;mye;4\n"
        with pytest.raises(InputError, match="line 4"):
            read(tmp_path, text)

    def test_a_name_with_commas_and_a_year_can_be_given(self, tmp_path: Path) -> None:
        text = table().replace("industry", '"næring, SNI 2007"')
        panel = read(tmp_path, text, columns={"industry": "næring, SNI 2007"})
        assert panel.industries == INDUSTRIES

    def test_a_column_displaced_by_the_analysts_choice_is_a_name(self, tmp_path: Path) -> None:
        text = "knr;region;industry;year;employment\n0301;Oslo;A;2016;5\n0301;Oslo;A;2017;6\n"
        panel = read(tmp_path, text, columns={"region": "knr"})
        assert (panel.regions, panel.region_names) == (("0301",), ("Oslo",))

    def test_the_total_of_sexes_is_read(self, tmp_path: Path) -> None:
        text = "region,kjønn,industry,year,employment\n"
        for sex, number in (("Begge kjønn", 5), ("Menn", 3), ("Kvinner", 2)):
            text += "".join(f"0301,{sex},A,{year},{number}\n" for year in (2016, 2017))
        assert read(tmp_path, text).employment[0, 0, 0] == 5

    def test_quarters_are_chosen_or_averaged(self, tmp_path: Path) -> None:
        text = HEADING + "".join(
            f"0301,A,{year}K{quarter},{quarter}\n"
            for year in (2016, 2017)
            for quarter in range(1, 5)
        )
        with pytest.raises(InputError, match=r"Q1, Q2, Q3 and Q4.*--quarter 4"):
            read(tmp_path, text)
        assert read(tmp_path, text, quarter="4").employment[0, 0, 0] == 4
        assert read(tmp_path, text, quarter="mean").employment[0, 0, 0] == 2.5

    def test_codes_that_became_dates_are_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="has made dates: 2001-03-01"):
            read(tmp_path, table().replace("01-03", "2001-03-01"))

    def test_the_register_break_is_asked_about(self, tmp_path: Path) -> None:
        panel = read(tmp_path, table("").replace("2016", "2013"))
        assert [one.last_year for one in panel.breaks] == [2014]
        assert "--breaks none" in notes(panel)


class TestProducers:
    def test_tab_separated_files_of_eurostat_are_read(self, tmp_path: Path) -> None:
        text = "freq,unit,nace_r2,geo\\TIME_PERIOD\t2016 \t2017 \n"
        text += "A,THS,A,NO081\t1.5 \t1.6 b\nA,THS,A,NO020\t2.5 \t: c\nA,THS,A,NO\t9.0 \t9.5 \n"
        panel = read(tmp_path, text)
        assert panel.regions == ("NO020", "NO081")
        assert panel.employment[1, 1, 0] == 1.6
        assert np.isnan(panel.employment[1, 0, 0])
        assert panel.unit == "thousand persons"

    def test_statistics_canada_is_read(self, tmp_path: Path) -> None:
        text = "REF_DATE,GEO,DGUID,North American Industry Classification System (NAICS),UOM,"
        text += "SCALAR_FACTOR,VALUE,STATUS\n"
        for year, number in ((2016, 100), (2017, 110)):
            text += f"{year},Canada,1,Retail trade,Persons,thousands,{number},\n"
            text += f"{year},Ontario,2,Retail trade,Persons,thousands,{number - 60},\n"
            text += f"{year},Quebec,3,Retail trade,Persons,thousands,,x\n"
        panel = read(tmp_path, text)
        assert panel.regions == ("Ontario", "Quebec")
        assert (panel.nation_code, panel.unit) == ("Canada", "thousand persons")
        assert np.isnan(panel.employment[0, 1, 0])


class TestReports:
    def test_without_a_nation_speak_of_the_regions_in_the_file(self) -> None:
        for code, words in (
            ("nb", "de tre regionene i filen"),
            ("nn", "dei tre regionane i fila"),
            ("en", "the three regions in the file"),
        ):
            spoken = language(code).with_regions_in_file(3)
            assert words in spoken.message("reference.nation").casefold()

    def test_on_years_with_a_gap_are_refused_at_once(self, tmp_path: Path) -> None:
        path = tmp_path / "panel.csv"
        path.write_text(table(), encoding="utf-8")
        with pytest.raises(ParameterError, match=r"lacks 2017.*decompose"):
            open_region(panel=path, region="0301")


def test_commuters_that_are_not_published_are_unknown(tmp_path: Path) -> None:
    path = tmp_path / "flows.csv"
    path.write_text(
        "year,residence,workplace,employment\n2019,01,02,5\n2019,02,01,:\n2019,01,01,9\n",
        encoding="utf-8",
    )
    flows = read_flows(path).flows[0]
    assert flows[0].tolist() == [9, 5]
    assert np.isnan(flows[1, 0])
    assert flows[1, 1] == 0


def test_inhabitants_of_a_nation_under_another_code_are_its_own(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(
        "region,year,population\nNO,2019,100\n01,2019,40\n02,2019,50\n", encoding="utf-8"
    )
    found = read_population(path)
    assert found.regions == ("01", "02")
    assert found.nation.tolist() == [100]


class TestLinesBelow:
    @pytest.mark.parametrize(
        "below",
        [
            "Kilde: SSB\n",
            "\nKilde: SSB,,,\n* Foreløpige tall,,,\n",
            ',,,\n"Kilde: SSB, tabell 07984, 2023",,,\n',
            "Kilde: SSB, tabell 07984\n",
        ],
    )
    def test_that_have_no_figure_are_left_out(self, tmp_path: Path, below: str) -> None:
        panel = read(tmp_path, table() + below)
        assert panel.regions == tuple(JOBS)
        assert np.array_equal(panel.employment, read(tmp_path, table()).employment)
        panel = read(tmp_path, table() + below)
        assert "below the table without a figure, 'Kilde: SSB" in notes(panel)

    def test_that_have_a_figure_are_not(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="no industry in 1 row, first in line 26"):
            read(tmp_path, table() + "Kilde: SSB,,,7\n")

    def test_an_unknown_figure_of_a_year_is_kept(self, tmp_path: Path) -> None:
        short = table().rstrip().rpartition(",")[0]
        assert np.isnan(read(tmp_path, f"{short},\n").employment[1, 2, 2])


class TestTwoLinesOfHeadings:
    @pytest.mark.parametrize("blank", [False, True])
    def test_of_years_and_industries(self, tmp_path: Path, blank: bool) -> None:  # noqa: FBT001
        years = [year if not blank or at == 0 else "" for year in (2016, 2023) for at in range(3)]
        heads = [["", *map(str, years)], ["region", *INDUSTRIES * 2]]
        body = [
            [region, *(str(pair[at]) for at in (0, 1) for pair in jobs)]
            for region, jobs in JOBS.items()
        ]
        panel = read(tmp_path, "\n".join(";".join(row) for row in [*heads, *body]))
        assert np.array_equal(panel.employment, read(tmp_path, table("")).employment)

    def test_of_industries_and_years_are_refused(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="there twice"):
            read(tmp_path, ";01-03;01-03;10-33\nregion;2016;2023;2016\n0301;1;2;3\n3401;5;6;7\n")


class TestCountsInWords:
    def test_of_one_figure(self, tmp_path: Path) -> None:
        text = table().replace("3401,01-03,2016,300", "3401,01-03,2016,:")
        assert "Unknown: 1 figure (':' 1)." in notes(read(tmp_path, text))

    def test_of_one_region(self, tmp_path: Path) -> None:
        panel = read(tmp_path, HEADING + rows("0301", JOBS["0301"]))
        assert "the sum of the 1 region in the file" in notes(panel)


def test_a_px_file_may_begin_with_any_of_its_keywords(tmp_path: Path) -> None:
    parts = np.array([[[1200, 34], [560, 78]], [[1100, 40], [600, 70]]])
    cells = with_totals(parts, ["0301", "3401"], ["01-03", "10-33"], (2016, 2017), 5)
    content = px(cells).replace(b'CHARSET="ANSI";', b'SUBJECT-AREA="Arbeid";LAST.UPDATED="x";')
    (tmp_path / "a.px").write_bytes(content)
    assert read_panel(tmp_path / "a.px").employment[0, 0, 0] == 1200
