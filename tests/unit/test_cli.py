"""The commands: what they print, what they refuse, and that a refusal writes nothing."""

import json
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pytest

from regionanalysis import __version__
from regionanalysis.cli import main
from regionanalysis.cli.decomposition import METHODS
from regionanalysis.core.project import reference_folder
from regionanalysis.errors import (
    InputError,
    OutputError,
    ParameterError,
    RegionAnalysisError,
    UnknownCellsError,
)
from regionanalysis.io.readers.reference import reference_origins
from regionanalysis.study import REPORT_KINDS

PANEL = """region,industry,year,employment
0,A,2015,1000
0,B,2015,1000
0,A,2016,1100
0,B,2016,900
0,A,2017,1200
0,B,2017,900
01,A,2015,100
01,B,2015,50
01,A,2016,120
01,B,2016,60
01,A,2017,130
01,B,2017,40
02,A,2015,10
02,B,2015,500
02,A,2016,11
02,B,2016,510
02,A,2017,0
02,B,2017,505
"""

UNKNOWN_CELL = PANEL.replace("02,A,2017,0\n", "02,A,2017,\n")


class Said(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def table(self) -> pd.DataFrame:
        """What it printed, read as CSV with codes as text."""
        return pd.read_csv(StringIO(self.out), dtype={"region": str, "industry": str})


Command = Callable[..., Said]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """A way to give a command and see what it says."""

    def run(*words: str | Path) -> Said:
        monkeypatch.setattr(sys, "argv", ["regionanalysis", *map(str, words)])
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        result = capsys.readouterr()
        return Said(code, result.out, result.err)

    return run


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    path = tmp_path / "panel.csv"
    path.write_text(PANEL, encoding="utf-8")
    return path


YEARS = ("--from", "2015", "--to", "2017")


class TestDecompose:
    def test_prints_tidy_csv_with_the_columns_promised(self, command: Command, panel: Path) -> None:
        result = command("decompose", panel, *YEARS)
        assert result.code == 0
        assert result.err == ""
        heading = result.out.splitlines()[0]
        assert heading == "region,industry,change,national_share,industry_mix,regional_shift"
        assert list(zip(result.table["region"], result.table["industry"], strict=True)) == [
            ("01", "A"),
            ("01", "B"),
            ("02", "A"),
            ("02", "B"),
        ]

    def test_gives_full_precision(self, command: Command, panel: Path) -> None:
        row = command("decompose", panel, *YEARS).table.iloc[0]
        # 100 jobs, the nation 2000 to 2100, the industry 1000 to 1200
        assert row["national_share"] == 100 * (2100 / 2000 - 1)
        parts = row[["national_share", "industry_mix", "regional_shift"]]
        assert abs(parts.sum() - row["change"]) < 1e-12

    def test_totals_have_one_row_a_region_and_no_industry(
        self, command: Command, panel: Path
    ) -> None:
        result = command("decompose", panel, *YEARS, "--totals")
        assert list(result.table.columns) == [
            "region",
            "change",
            "national_share",
            "industry_mix",
            "regional_shift",
        ]
        assert list(result.table["change"]) == [20, -5]

    def test_dynamic_adds_the_years_and_differs_from_the_two_years_compared(
        self, command: Command, panel: Path
    ) -> None:
        classic = command("decompose", panel, *YEARS, "--totals").table
        dynamic = command("decompose", panel, *YEARS, "--totals", "--method", "dynamic").table
        assert list(dynamic["change"]) == list(classic["change"])
        # growth was 0 and then 5 per cent, on 150 and then 180 jobs
        assert dynamic["national_share"][0] == pytest.approx(180 * 0.05)
        assert classic["national_share"][0] == pytest.approx(150 * 0.05)

    @pytest.mark.parametrize("method", METHODS)
    def test_every_method_adds_up_and_is_named_in_the_help(
        self, command: Command, panel: Path, tmp_path: Path, method: str
    ) -> None:
        weights = tmp_path / "weights.csv"
        weights.write_text("region,neighbour,weight\n01,02,1\n02,01,1\n", encoding="utf-8")
        more = ("--weights", weights) if method == "spatial" else ()
        result = command("decompose", panel, *YEARS, "--totals", "--method", method, *more)
        assert result.code == 0, result.err
        effects = [name for name in result.table.columns if name not in ("region", "change")]
        helped = " ".join(command("decompose", "--help").out.split())
        assert method in helped
        if method == "gerfin":
            found = result.table["industry_mix"] * result.table["regional"] / result.table["net"]
            assert found.to_numpy() == pytest.approx(1)
        else:
            assert result.table[effects].sum(axis=1).to_numpy() == pytest.approx([20, -5])
        if method != "dynamic":
            assert ",".join(effects).replace(",", "") in helped.replace(",", "").replace(" ", "")

    def test_gerfin_by_industry_is_the_regions_growth_over_the_nations(
        self, command: Command, panel: Path
    ) -> None:
        table = command("decompose", panel, *YEARS, "--method", "gerfin").table
        assert list(table.columns) == ["region", "industry", "regional"]
        # 100 to 130 in the region, 1000 to 1200 in the nation
        assert table["regional"][0] == pytest.approx(1.3 / 1.2)

    def test_a_method_that_is_misspelt_is_refused_with_the_nearest(
        self, command: Command, panel: Path
    ) -> None:
        result = command("decompose", panel, *YEARS, "--method", "esteban-marquilas")
        assert result.code == ParameterError.exit_code
        assert "esteban-marquillas" in result.err
        assert result.out == ""

    def test_the_spatial_method_needs_neighbours_and_no_other_takes_them(
        self, command: Command, panel: Path, tmp_path: Path
    ) -> None:
        result = command("decompose", panel, *YEARS, "--method", "spatial")
        assert result.code == ParameterError.exit_code
        assert "region,neighbour,weight" in result.err
        result = command("decompose", panel, *YEARS, "--weights", tmp_path / "weights.csv")
        assert result.code == ParameterError.exit_code

    def test_industries_can_be_added_into_sections(self, command: Command, tmp_path: Path) -> None:
        path = tmp_path / "panel.csv"
        rows = [
            f"{region},{code},{year},{size + year - 2015}"
            for region, size in (("0", 90), ("01", 9))
            for code in ("01", "02", "03", "05", "06", "07", "08", "09")
            for year in (2015, 2016)
        ]
        path.write_text("region,industry,year,employment\n" + "\n".join(rows), encoding="utf-8")
        result = command("decompose", path, "--level", "sections")
        assert result.code == 0, result.err
        assert list(result.table["industry"]) == ["A", "B"]
        assert list(result.table["change"]) == [3, 5]
        refused = command("decompose", tmp_path / "panel.csv", "--level", "section")
        assert refused.code == 2

    def test_neighbours_can_be_those_of_a_map_and_islands_are_named(
        self, command: Command, panel: Path, tmp_path: Path
    ) -> None:
        corners = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
        shapes = [
            {
                "type": "Feature",
                "properties": {"code": code},
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [[[x + east, y] for x, y in corners]],
                },
            }
            for code, east in (("01", 0), ("02", 5))
        ]
        path = tmp_path / "map.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": shapes}))
        result = command("decompose", panel, *YEARS, "--method", "spatial", "--weights", path)
        assert result.code == 0
        assert "without neighbours, and compared with the nation alone: 01, 02" in result.err

    def test_a_region_can_be_measured_against_the_rest_of_the_nation_or_another_region(
        self, command: Command, panel: Path
    ) -> None:
        rest = command("decompose", panel, *YEARS, "--totals", "--reference", "rest-of-nation")
        # 150 of 2000 jobs: the rest went from 1850 to 1930
        assert rest.table["national_share"][0] == pytest.approx(150 * (1930 / 1850 - 1))
        other = command("decompose", panel, *YEARS, "--totals", "--reference", "02")
        assert other.table["national_share"][0] == pytest.approx(150 * (505 / 510 - 1))
        result = command("decompose", panel, *YEARS, "--reference", "2")
        assert result.code == ParameterError.exit_code
        assert "02" in result.err

    def test_a_region_can_be_chosen_more_than_once(self, command: Command, panel: Path) -> None:
        result = command("decompose", panel, *YEARS, "--totals", "--region", "02")
        assert list(result.table["region"]) == ["02"]

    def test_a_region_can_be_chosen_by_name(self, command: Command, tmp_path: Path) -> None:
        path = tmp_path / "panel.csv"
        header, *lines = PANEL.splitlines()
        names = {"0": "Land", "01": "Bayern", "02": "Hessen"}
        rows = [f"{line},{names[line.split(',')[0]]}" for line in lines]
        path.write_text("\n".join([f"{header},region_name", *rows]), encoding="utf-8")
        result = command("decompose", path, *YEARS, "--totals", "--region", "bayern")
        assert list(result.table["region"]) == ["01"]
        refused = command("decompose", path, *YEARS, "--region", "Bayen")
        assert refused.code == ParameterError.exit_code
        assert "Nearest: 01 Bayern" in refused.err

    def test_the_nation_is_the_sum_of_regions_where_it_has_no_row_and_says_so(
        self, command: Command, panel: Path
    ) -> None:
        result = command("decompose", panel, *YEARS, "--nation", "none", "--totals")
        assert result.code == 0
        assert "the sum of the 3 regions in the file is used" in result.err
        # region 0 is then a region like the others
        assert list(result.table["region"]) == ["0", "01", "02"]
        assert abs(result.table["industry_mix"].sum()) < 1e-9

    def test_another_code_can_be_the_nation(self, command: Command, tmp_path: Path) -> None:
        path = tmp_path / "panel.csv"
        path.write_text(PANEL.replace("\n0,", "\nNO,"), encoding="utf-8")
        named = command("decompose", path, *YEARS, "--nation", "NO")
        path.write_text(PANEL, encoding="utf-8")
        assert named.out == command("decompose", path, *YEARS).out

    def test_an_unknown_cell_is_refused_unless_left_out(
        self, command: Command, tmp_path: Path
    ) -> None:
        path = tmp_path / "panel.csv"
        path.write_text(UNKNOWN_CELL, encoding="utf-8")
        refused = command("decompose", path, *YEARS)
        assert refused.code == UnknownCellsError.exit_code
        assert "region 02, industry A" in refused.err
        assert "--missing drop" in refused.err
        left_out = command("decompose", path, *YEARS, "--missing", "drop")
        assert left_out.out == command("decompose", path, *YEARS, "--unknown", "leave-out").out
        assert left_out.code == 0
        assert "Left out, not read as zero: 1 unknown cell." in left_out.err
        effects = left_out.table.set_index(["region", "industry"])
        assert effects.loc[[("02", "A")]].isna().to_numpy().all()
        assert effects.drop(index=("02", "A")).notna().to_numpy().all()

    def test_totals_with_cells_left_out_say_how_many(
        self, command: Command, tmp_path: Path
    ) -> None:
        path = tmp_path / "panel.csv"
        path.write_text(UNKNOWN_CELL, encoding="utf-8")
        result = command("decompose", path, *YEARS, "--unknown", "leave-out", "--totals")
        assert list(result.table["n_excluded"]) == [0, 1]
        assert list(result.table["undisclosed"].isna()) == [False, True]

    def test_a_file_gets_what_would_have_been_printed(
        self, command: Command, panel: Path, tmp_path: Path
    ) -> None:
        printed = command("decompose", panel, *YEARS).out
        result = command("decompose", panel, *YEARS, "--output", tmp_path / "effects.csv")
        assert result.out == ""
        assert (tmp_path / "effects.csv").read_text(encoding="utf-8") == printed


class Refusal(NamedTuple):
    """A command that is refused, and why."""

    content: bytes
    words: tuple[str, ...]
    error: type[RegionAnalysisError]
    says: tuple[str, ...]


def text(table: str) -> bytes:
    return table.encode("utf-8")


REFUSALS = {
    "missing column": Refusal(
        text(PANEL.replace("industry", "sort")), YEARS, InputError, ("lacks", "industry")
    ),
    "duplicate key": Refusal(
        text(f"{PANEL}01,A,2015,100\n"), YEARS, InputError, ("more than once", "region 01")
    ),
    "negative": Refusal(
        text(PANEL.replace("01,A,2015,100", "01,A,2015,-1")), YEARS, InputError, ("negative", "-1")
    ),
    "not a number": Refusal(
        text(PANEL.replace("01,A,2015,100", "01,A,2015,many")), YEARS, InputError, ("many",)
    ),
    "year not in panel": Refusal(
        text(PANEL), ("--from", "2010", "--to", "2017"), ParameterError, ("2010", "2015-2017")
    ),
    "unknown region": Refusal(
        text(PANEL), (*YEARS, "--region", "03"), ParameterError, ("'03'", "01")
    ),
    "start after end": Refusal(
        text(PANEL), ("--from", "2017", "--to", "2015"), ParameterError, ("2017 to 2015",)
    ),
    "start is end": Refusal(
        text(PANEL), ("--from", "2017", "--to", "2017"), ParameterError, ("2017 to 2017",)
    ),
    "empty file": Refusal(b"", YEARS, InputError, ("empty",)),
    "wrong encoding": Refusal(PANEL.encode("utf-16"), YEARS, InputError, ("no text file",)),
    "nation below its regions": Refusal(
        text(PANEL.replace("0,B,2016,900", "0,B,2016,90")),
        YEARS,
        InputError,
        ("90", "570", "2016"),
    ),
    "bars": Refusal(text(PANEL.replace(",", "|")), YEARS, InputError, ("lacks",)),
    "no rows": Refusal(text(PANEL.splitlines()[0]), YEARS, InputError, ("no rows",)),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
def test_bad_input_is_one_sentence_an_exit_code_and_nothing_written(
    refusal: Refusal, command: Command, tmp_path: Path
) -> None:
    path, output = tmp_path / "panel.csv", tmp_path / "effects.csv"
    path.write_bytes(refusal.content)
    output.write_text("the last good table", encoding="utf-8")
    result = command("decompose", path, *refusal.words, "--output", output)
    assert result.code == refusal.error.exit_code
    assert result.out == ""
    assert result.err.startswith("Error: ")
    assert "Traceback" not in result.err
    for part in refusal.says:
        assert part in result.err
    assert output.read_text(encoding="utf-8") == "the last good table"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["effects.csv", "panel.csv"]


def test_a_file_that_is_not_there_is_named(command: Command, tmp_path: Path) -> None:
    result = command("decompose", tmp_path / "nowhere.csv", *YEARS)
    assert result.code == InputError.exit_code
    assert "nowhere.csv" in result.err


def test_a_place_that_cannot_be_written_to_is_named(command: Command, panel: Path) -> None:
    result = command("decompose", panel, *YEARS, "--output", panel / "effects.csv")
    assert result.code == OutputError.exit_code
    assert "effects.csv" in result.err
    assert panel.read_text(encoding="utf-8") == PANEL


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("kongsvingeregionen",), "kongsvingerregionen"),
        (("--language", "nbb"), "nb"),
        (("--language", "tlh"), "en, nb, nn"),
        (("--members", "Gruve"), "Grue"),
        (("--from", "1999"), "2002"),
        (("--from", "2010", "--to", "2005"), "2010 to 2005"),
    ],
)
def test_a_report_that_cannot_be_made_leaves_no_folder(
    words: tuple[str, ...], says: str, command: Command, tmp_path: Path
) -> None:
    result = command("report", *words, "--out", tmp_path / "out")
    assert result.code == ParameterError.exit_code
    assert says in result.err
    assert not (tmp_path / "out").exists()


def test_list_names_every_notebook_and_says_how_snapshots_are_had(command: Command) -> None:
    result = command("list").out
    for notebook in REPORT_KINDS:
        assert notebook in result
    assert "regionanalysis refresh" in result or "tabell 07984" in result


def test_list_names_regions_and_every_table_with_its_years(command: Command) -> None:
    result = command("list")
    assert result.code == 0
    assert "kongsvingerregionen" in result.out
    # what can be reported on now, and what needs figures first
    assert (
        "Divisions (regionanalysis report NAME; more after: regionanalysis refresh)" in result.out
    )
    assert "by name (now: means of 2002-2016)" in result.out
    assert "(BA regions) of 2020 (not yet)" in result.out
    assert "Våler" in result.out
    for origin in reference_origins(reference_folder()):
        assert origin.name in result.out
        assert origin.period in result.out


def test_list_names_reports_that_are_built_and_no_other_page(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("regionanalysis.cli.inventory.report_folder", lambda: tmp_path)
    for name in ("index.html", "glamdal.html", "glamdal.json"):
        (tmp_path / name).touch()
    result = command("list").out.partition("Reports built\n")[2].partition("\n\n")[0]
    assert result.split() == ["glamdal", str(tmp_path / "glamdal.html")]


def test_the_version_is_printed(command: Command) -> None:
    assert command("--version").out.strip() == __version__


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("report", ("--from", "--to", "--language", "--members", "--panel", "--out")),
        ("decompose", ("--from", "--to", "--method", "--nation", "--region", "--totals")),
        ("list", ()),
    ],
)
def test_help_names_the_options(command: Command, name: str, options: tuple[str, ...]) -> None:
    result = command(name, "--help")
    assert result.code == 0
    for option in options:
        assert option in result.out


def test_an_option_that_does_not_exist_is_refused(command: Command, panel: Path) -> None:
    assert command("decompose", panel, *YEARS, "--colour", "blue").code == 2


def test_a_command_does_not_pay_for_imports_it_does_not_need() -> None:
    heavy = "{'pandas', 'numpy', 'matplotlib', 'statsmodels', 'papermill', 'babel'}"
    code = f"import sys, regionanalysis.cli; print({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("Hamra", "no region 'Hamra'. Nearest: 1580 Haram, 3403 Hamar"),
        ("Herøy", "several municipalities 'Herøy'"),
        ("3403", "Hamar need to be downloaded first. Run `regionanalysis refresh`"),
    ],
)
def test_a_region_is_refused_before_anything_large_is_imported(region: str, words: str) -> None:
    program = (
        "import sys; from regionanalysis.cli import main\n"
        f"sys.argv = ['regionanalysis', 'report', {region!r}]\n"
        "try: main()\n"
        "finally: print(sorted({'pandas', 'matplotlib', 'nbformat'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert run.returncode == ParameterError.exit_code
    assert words in run.stderr
    assert run.stdout.strip() == "[]"


def test_the_installed_command_answers_with_its_exit_code(tmp_path: Path) -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "regionanalysis", "decompose", tmp_path / "no.csv", *YEARS],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == InputError.exit_code
    assert done.stderr.startswith("Error: ")
