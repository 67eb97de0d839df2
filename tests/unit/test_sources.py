"""Reading files: what is accepted as it is, and what is refused and how."""

from pathlib import Path

import numpy as np
import pytest

from regionanalysis.core.project import reference_folder
from regionanalysis.errors import InputError, ProvenanceError
from regionanalysis.io.readers.panel import read_panel
from regionanalysis.io.readers.people import read_coefficients, read_flows, read_population
from regionanalysis.io.readers.reference import open_reference, population_panel
from regionanalysis.io.readers.table import parse_table
from regionanalysis.io.readers.weights import read_weights
from regionanalysis.panel.commuting import OTHER
from regionanalysis.panel.provenance import sha256_of

PANEL = """region,industry,year,employment
0301,NA,2015,5
0301,NA,2016,
0302,NA,2015,7
0302,NA,2016,8
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "panel.csv"
    found.write_text(PANEL, encoding="utf-8")
    return found


def test_leading_zeros_are_part_of_a_code_and_na_is_a_code(path: Path) -> None:
    panel = read_panel(path)
    assert panel.regions == ("0301", "0302")
    assert panel.industries == ("NA",)


@pytest.mark.parametrize(
    "content",
    [
        PANEL.encode("utf-8-sig"),
        PANEL.replace("\n", "\r\n").encode(),
        PANEL.rstrip("\n").encode(),
        PANEL.replace("employment\n", "employment,note\n").replace("5\n", "5,ok\n").encode(),
    ],
    ids=["byte order mark", "Windows line ends", "no last line end", "a column more"],
)
def test_a_table_as_programs_write_it_is_accepted(content: bytes, path: Path) -> None:
    expected = read_panel(path).region_total
    path.write_bytes(content)
    assert read_panel(path).region_total[0].tolist() == expected[0].tolist()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is empty"),
        (b" \n \n", "is empty"),
        (PANEL.encode("utf-16"), "no text file"),
        (PANEL.encode() + b"\x81", "neither UTF-8 nor Windows-1252"),
        (b'region,industry\n"01,a\n', "not a CSV table"),
        (PANEL.encode() + b"1,2,3,4,5,6\n", "not a CSV table"),
        (PANEL.replace(",", "|").encode(), "lacks the column"),
    ],
    ids=["empty", "blank", "utf-16", "no encoding", "open quote", "ragged", "bars"],
)
def test_what_is_no_table_is_refused(content: bytes, says: str, path: Path) -> None:
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_panel(path)
    assert says in str(caught.value)
    assert "panel.csv" in str(caught.value)


def test_a_file_that_is_missing_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(InputError, match="Cannot read"):
            read_panel(path)


def test_a_table_is_parsed_with_empty_cells_empty() -> None:
    table = parse_table(PANEL.encode(), "panel.csv")
    assert table["employment"].isna().tolist() == [False, True, False, False]


ROUNDED = """region,industry,year,employment
0,A,2015,0.3
0,A,2016,0.4
01,A,2015,0.2
01,A,2016,0.2
02,A,2015,0.2
02,A,2016,0.2
"""


def test_a_nation_less_than_its_regions_by_rounding_is_no_error(path: Path) -> None:
    path.write_text(ROUNDED, encoding="utf-8")
    assert read_panel(path).rounding == 0.05
    # but whole figures are counts
    path.write_text(ROUNDED.replace("0.", ""), encoding="utf-8")
    with pytest.raises(InputError, match="fewer than"):
        read_panel(path)


@pytest.mark.parametrize(
    ("figures", "rounding"), [("5", 0), ("5.25", 0.005), ("5.1234567", 0), ("1e12", 0)]
)
def test_rounding_is_told_by_the_decimals(figures: str, rounding: float, path: Path) -> None:
    path.write_text(PANEL.replace("0302,NA,2016,8", f"0302,NA,2016,{figures}"), encoding="utf-8")
    assert read_panel(path).rounding == rounding


SIDECAR = """
producer = "The county"
title = "Jobs"
table = "own count"
unit = "thousand persons"
place = "residence"
period = "2015-2016"
date = "2026-01-01"
date_kind = "accessed"
licence = "CC BY 4.0"
concept = "register_employment"
sha256 = "{checksum}"
"""


def test_without_a_sidecar_the_file_is_its_own_origin(path: Path) -> None:
    (origin,) = read_panel(path).origins
    assert (origin.name, origin.title) == ("panel", "panel.csv")
    assert origin.sha256 == sha256_of(PANEL.encode())


def test_a_sidecar_gives_origin_unit_place_and_breaks(path: Path) -> None:
    checksum = sha256_of(PANEL.encode())
    path.with_suffix(".toml").write_text(SIDECAR.format(checksum=checksum), encoding="utf-8")
    panel = read_panel(path)
    assert (panel.unit, panel.place) == ("thousand persons", "residence")
    assert [one.last_year for one in panel.breaks] == [2014]
    assert panel.origins[0].producer == "The county"


def test_a_file_that_is_not_the_one_its_sidecar_describes_is_not_opened(path: Path) -> None:
    path.with_suffix(".toml").write_text(SIDECAR.format(checksum="0" * 64), encoding="utf-8")
    with pytest.raises(ProvenanceError) as caught:
        read_panel(path)
    for part in ("panel.csv", "000000000000", "Restore panel.csv", "panel.toml"):
        assert part in str(caught.value)


def test_a_reference_table_that_was_changed_is_not_opened(tmp_path: Path) -> None:
    name = "ssb_11618_totals"
    for ending in ("csv", "toml"):
        content = (reference_folder() / f"{name}.{ending}").read_bytes()
        (tmp_path / f"{name}.{ending}").write_bytes(content)
    assert len(open_reference(tmp_path, name)[0]) > 0
    table = tmp_path / f"{name}.csv"
    table.write_bytes(table.read_bytes().replace(b"2017", b"2016", 1))
    with pytest.raises(ProvenanceError, match=f"{name}.csv is not the file"):
        open_reference(tmp_path, name)


def test_a_reference_table_that_is_lost_is_no_figure_that_is_yet_to_come(tmp_path: Path) -> None:
    with pytest.raises(ProvenanceError, match=r"ssb_99999 is not in .*git restore data/reference"):
        open_reference(tmp_path, "ssb_99999")


def test_inhabitants_without_the_nation_are_no_reference(tmp_path: Path) -> None:
    name = "ssb_07459_population"
    for ending in ("csv", "toml"):
        text = (reference_folder() / f"{name}.{ending}").read_text(encoding="utf-8")
        (tmp_path / f"{name}.{ending}").write_text(text, encoding="utf-8")
    assert population_panel(tmp_path).nation[-1] > 5_000_000
    table, sidecar = tmp_path / f"{name}.csv", tmp_path / f"{name}.toml"
    before = sha256_of(table.read_bytes())
    lines = table.read_text(encoding="utf-8").splitlines(keepends=True)
    table.write_text("".join(one for one in lines if not one.startswith("0,")), encoding="utf-8")
    stated = sidecar.read_text(encoding="utf-8")
    sidecar.write_text(stated.replace(before, sha256_of(table.read_bytes())), encoding="utf-8")
    with pytest.raises(InputError, match="no row for the nation"):
        population_panel(tmp_path)


class TestWeightsFile:
    def written(self, tmp_path: Path, text: str) -> Path:
        path = tmp_path / "weights.csv"
        path.write_text(text, encoding="utf-8")
        return path

    def test_is_read_with_codes_as_text_and_pairs_without_a_row_as_zero(
        self, tmp_path: Path
    ) -> None:
        path = self.written(tmp_path, "region,neighbour,weight\n0301,3201,2\n3201,0301,1.5\n")
        weights = read_weights(path)
        assert weights.regions == ("0301", "3201")
        assert weights.weights.tolist() == [[0, 2], [1.5, 0]]

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("region,weight\n01,1\n", "lacks the column neighbour"),
            ("region,neighbour,weight\n01,,1\n", "empty key.*line 2"),
            ("region,neighbour,weight\n01,02,1\n02,01,\n", "no weight.*line 3"),
            ("region,neighbour,weight\n01,02,-1\n", "negative.*line 2"),
            ("region,neighbour,weight\n01,02,1\n01,02,1\n", "more than once.*line 2"),
            ("region,neighbour,weight\n01,01,1\n", "its own neighbour"),
        ],
    )
    def test_that_is_wrong_is_refused_with_the_line(
        self, tmp_path: Path, text: str, message: str
    ) -> None:
        with pytest.raises(InputError, match=message):
            read_weights(self.written(tmp_path, text))


class TestPeopleFiles:
    def written(self, tmp_path: Path, text: str) -> Path:
        path = tmp_path / "people.csv"
        path.write_text(text, encoding="utf-8")
        return path

    def test_the_nation_is_its_row_or_the_sum_of_the_regions(self, tmp_path: Path) -> None:
        rows = "region,year,population\n01,2019,10\n02,2019,20\n01,2020,11\n02,2020,\n"
        summed = read_population(self.written(tmp_path, rows))
        assert summed.regions == ("01", "02")
        assert summed.nation[0] == 30
        assert np.isnan(summed.nation[1])
        stated = read_population(self.written(tmp_path, rows + "0,2019,35\n0,2020,36\n"))
        assert stated.regions == ("01", "02")
        assert stated.nation.tolist() == [35, 36]
        assert np.isnan(stated.population[1, 1])

    def test_a_pair_without_a_row_is_no_flow_and_the_rest_is_not_stated(
        self, tmp_path: Path
    ) -> None:
        rows = (
            "year,residence,workplace,employment\n2020,01,01,5\n2020,01,other,2\n2020,other,01,3\n"
        )
        flows = read_flows(self.written(tmp_path, rows))
        assert flows.places == ("01", OTHER)
        assert flows.flows[0, 0].tolist() == [5, 2]
        assert np.isnan(flows.flows[0, 1, 1])

    def test_coefficients_are_by_industry(self, tmp_path: Path) -> None:
        path = self.written(tmp_path, "industry,beta\n01,0.2\nF,1.5\n")
        assert read_coefficients(path) == {"01": 0.2, "F": 1.5}

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("region,year\n01,2019\n", "lacks the column population"),
            ("region,year,population\n", "has no rows"),
            ("region,year,population\n01,2019,ten\n", "no number.*line 2"),
            ("region,year,population\n01,2019,-1\n", "negative.*line 2"),
            ("region,year,population\n01,2019,inf\n", "no number.*line 2"),
            ("region,year,population\n,2019,1\n", "empty key"),
            ("region,year,population\n01,19.5,1\n", "not a year"),
            ("region,year,population\n01,2019,1\n01,2019,2\n", "more than once"),
        ],
    )
    def test_that_are_wrong_are_refused_with_the_line(
        self, tmp_path: Path, text: str, message: str
    ) -> None:
        with pytest.raises(InputError, match=message):
            read_population(self.written(tmp_path, text))

    def test_a_sidecar_is_checked(self, tmp_path: Path) -> None:
        path = self.written(tmp_path, "region,year,population\n01,2019,1\n")
        path.with_suffix(".toml").write_text("producer = 'me'", encoding="utf-8")
        with pytest.raises(ProvenanceError, match="lacks"):
            read_population(path)
