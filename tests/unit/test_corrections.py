"""Known errors in published figures: corrected when read, listed, and void once published right."""

from pathlib import Path

import pandas as pd
import pytest

from regionanalysis.core.project import project_folder, reference_folder
from regionanalysis.errors import CorrectionError
from regionanalysis.io.readers.corrections import apply_correction, read_corrections
from regionanalysis.io.readers.people import read_population
from regionanalysis.io.statbank.tables import ssb_tables
from regionanalysis.panel.corrections import Correction
from regionanalysis.panel.provenance import own_origin, sha256_of

TABLE = pd.DataFrame(
    {
        "region": ["0402", "0402", "3401", "3401"],
        "year": [2018, 2019, 2019, 2020],
        "population": [17900, 1785, 9, 17851],
    }
)


def correction(**changed: object) -> Correction:
    stated: dict[str, object] = {
        "table": "ssb_07459",
        "where": {"region": "0402", "year": 2019},
        "action": "set",
        "column": "population",
        "expect": 1785,
        "value": 17850.0,
        "reason": "Et siffer har falt ut.",
    }
    return Correction(**{**stated, **changed})  # type: ignore[arg-type]


def test_a_figure_is_set_and_the_others_stay() -> None:
    corrected = apply_correction(TABLE, correction())
    assert corrected["population"].tolist() == [17900, 17850, 9, 17851]
    assert TABLE["population"].tolist()[1] == 1785


def test_a_figure_is_made_unknown() -> None:
    corrected = apply_correction(TABLE, correction(action="unknown", value=None))
    assert corrected["population"].isna().tolist() == [False, True, False, False]


def test_rows_are_dropped_or_given_another_code() -> None:
    early = {"region": "3401", "year": 2019}
    dropped = apply_correction(
        TABLE, correction(action="drop", where=early, expect=1, column="", value=None)
    )
    assert dropped["year"].tolist() == [2018, 2019, 2020]
    recoded = apply_correction(
        TABLE, correction(action="recode", where=early, expect=1, column="region", value="0402")
    )
    assert recoded["region"].tolist() == ["0402", "0402", "0402", "3401"]


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"where": {"region": "0301"}}, r"ssb_07459 matches no row \(region 0301\)"),
        ({"value": 1785.0}, r"already right \(region 0402, year 2019: 1785\)"),
        ({"expect": 1786}, r"finds 1785 and not 1786"),
        ({"where": {"region": "0402"}}, r"matches 2 rows, and must match one"),
        ({"where": {"kommune": "0402"}}, r"kommune, which is no column"),
        (
            {"action": "drop", "expect": 3, "column": "", "value": None},
            r"matches 1 rows, not 3",
        ),
    ],
)
def test_a_correction_that_no_longer_fits_stops(changed: dict[str, object], match: str) -> None:
    with pytest.raises(CorrectionError, match=match) as caught:
        apply_correction(TABLE, correction(**changed))
    assert "data/corrections.toml" in caught.value.remedy


def test_a_figure_that_is_unknown_already_needs_no_correction() -> None:
    unknown = TABLE.assign(population=[1.0, float("nan"), 1.0, 1.0])
    with pytest.raises(CorrectionError, match="already right"):
        apply_correction(unknown, correction(action="unknown", value=None))


STATED = """
[[correction]]
table = "people"
where = { region = "0402", year = 2019 }
action = "set"
column = "population"
expect = 1785
value = 17850
reason = "Et siffer har falt ut."
"""


def project(folder: Path, stated: str) -> Path:
    """Return a table of a project with corrections beside its folder."""
    (folder / "data" / "snapshots").mkdir(parents=True)
    (folder / "data" / "corrections.toml").write_text(stated, encoding="utf-8")
    table = folder / "data" / "snapshots" / "people.csv"
    TABLE.to_csv(table, index=False)
    return table


def test_a_table_is_corrected_when_it_is_read_and_its_origin_tells(tmp_path: Path) -> None:
    panel = read_population(project(tmp_path, STATED))
    assert panel.of(["0402"])[1] == 17850
    (made,) = panel.origins[0].corrections
    assert made.as_record()["expect"] == "1785"
    assert made.rows == "region 0402, year 2019"
    assert "corrections" not in panel.origins[0].as_record()


def test_a_file_of_ones_own_elsewhere_is_left_as_it_is(tmp_path: Path) -> None:
    table = project(tmp_path, STATED)
    own = tmp_path / "data" / "own" / "people.csv"
    own.parent.mkdir()
    own.write_bytes(table.read_bytes())
    assert read_population(own).of(["0402"])[1] == 1785


@pytest.mark.parametrize(
    ("old", "new", "match"),
    [
        ('action = "set"', 'action = "fix"', "action Input should be 'set', 'unknown'"),
        ('reason = "Et siffer har falt ut."', "", "reason Field required"),
        ('reason = "Et siffer har falt ut."', 'reason = ""', "reason String should have"),
        ("value = 17850", "", "set needs a number as value"),
        ('column = "population"', "", "set needs a column"),
        ("expect = 1785", "expects = 1785", "expects Extra inputs"),
        ('action = "set"', 'action = "recode"', "recode needs a code as value"),
        ("[[correction]]", "[[correction", "is not a valid list of corrections"),
    ],
)
def test_what_is_not_stated_as_it_should_be_is_told(
    tmp_path: Path, old: str, new: str, match: str
) -> None:
    table = project(tmp_path, STATED.replace(old, new))
    with pytest.raises(CorrectionError, match=match):
        read_population(table)


def test_the_projects_own_corrections_are_well_stated_and_concern_its_tables() -> None:
    # every one is tried when its table is read, which the tests of each table do
    file = project_folder() / "data" / "corrections.toml"
    assert file.is_file()
    tables = {path.stem for path in reference_folder().glob("*.csv")} | ssb_tables().keys()
    assert {one.table for one in read_corrections(file)} <= tables


def test_an_origin_without_corrections_has_none(tmp_path: Path) -> None:
    origin = own_origin(tmp_path / "a.csv", b"a", unit="persons")
    assert origin.corrections == ()
    assert origin.sha256 == sha256_of(b"a")
