"""Lists that the user writes, nearly right: reports, regions, corrections and command lines."""

import pickle
import re
import string
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
from hypothesis import example, given
from hypothesis import strategies as st

from damaged_files import damaged, fuzz, in_time, tried
from regionanalysis.core.names import slug_of, unknown_name
from regionanalysis.errors import RegionAnalysisError
from regionanalysis.io.readers.corrections import apply_correction, read_corrections
from regionanalysis.io.readers.own_regions import own_regions
from regionanalysis.reporting.build.reports_file import planned_reports
from regionanalysis.reporting.notebooks import NAME
from regionanalysis.reporting.task import Task
from regionanalysis.study.parameters import ReportParameters, report_parameters

VALUES = (
    '"solor"', '"../../tmp/x"', '"/etc/passwd"', '"<b>x</b>"', '"=1+1"', '""', '"\\u202E"',
    '"a\\u0000"', '["Grue", "Våler"]', "[]", '["3419", 1]', "[[]]", "{}", "{ a = 1 }", "true", "1",
    "-1", "2024", "1e400", "nan", "9" * 30, "1979-05-27", '"municipality"', '"region"', '"county"',
    '"nb"', '["nb", "en"]', '["tlh"]', '"national_overview"', '"regional_report"',
    '"' + "x" * 10_000 + '"',
)  # fmt: skip


def lists(tables: tuple[str, ...], keys: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Draw a TOML file of tables and keys, most of them right, with values of any kind."""
    name = st.one_of(st.sampled_from(keys), st.text(string.ascii_lowercase + "-_", min_size=1))
    pair = st.builds("{} = {}".format, name, st.sampled_from(VALUES))
    line = st.one_of(st.sampled_from(tables), pair, pair, pair)
    return st.lists(line, max_size=8).map(lambda lines: "\n".join(lines).encode("utf-8", "replace"))


REPORTS = b"""[defaults]
languages = ["nb"]
[groups]
solor = ["Grue", "3419"]
[[report]]
region = "kongsvingerregionen"
notebook = "national_overview"
slug = "x-1"
goal = 100
[[report]]
for_each = "municipality"
group = "solor"
"""


@fuzz
@given(
    st.one_of(
        damaged(REPORTS),
        lists(
            ("[defaults]", "[groups]", "[[report]]", "[[region]]", "[report]"),
            (
                *("region", "notebook", "languages", "slug", "pdf", "for_each", "group"),
                *("members", "start_year", "panel", "columns", "goal", "solor"),
            ),
        ),
        st.binary(max_size=100),
    )
)
@example(b'[[report]]\nregion = "kongsvingerregionen"\nslug = "x"\nnotebook = "../../x"\n')
@example(b'[[report]]\nfor_each = "municipality"\n[report.x]\n')
def test_a_list_of_reports(content: bytes) -> None:
    found: Any = tried("reports.toml", content, planned_reports)
    for task in found.tasks if found else ():
        # what becomes a file name cannot lead out of the folder
        assert re.fullmatch(r"[a-z0-9-]*", task.slug)
        assert NAME.match(task.notebook)
        # and the task reaches a worker unchanged
        assert pickle.loads(pickle.dumps(task)) == task  # noqa: S301 - our own


REGIONS = """[[region]]
slug = "solor"
name = "Solør"
members = ["Grue", "Åsnes", "3419"]
vintage = 2024
""".encode()


@fuzz
@given(
    st.one_of(
        damaged(REGIONS),
        lists(("[[region]]", "[region]"), ("slug", "name", "members", "vintage")),
        st.binary(max_size=100),
    )
)
def test_a_list_of_regions(content: bytes) -> None:
    found: Any = tried("reports.toml", content, own_regions)
    for region in found or ():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", region.slug)
        assert len(region.member_names) == len(set(region.members)) > 0


CORRECTIONS = b"""[[correction]]
table = "jobs"
where = { region = "0402", year = 2010 }
column = "employment"
action = "set"
value = 12.5
expect = 7
reason = "printed wrongly"
"""
TABLE = "region,year,employment\n0402,2010,7\n0402,2011,8\n0403,2010,9\n"


@fuzz
@given(
    st.one_of(
        damaged(CORRECTIONS),
        damaged(
            CORRECTIONS.replace(b'"set"', b'"drop"')
            .replace(b"value = 12.5\n", b"")
            .replace(b'column = "employment"\n', b"")
            .replace(b"expect = 7", b"expect = 1")
        ),
        lists(
            ("[[correction]]", "[correction]"),
            ("table", "where", "column", "action", "value", "expect", "reason", "source"),
        ),
        st.binary(max_size=100),
    )
)
def test_a_list_of_corrections(content: bytes) -> None:
    def correct(path: Path) -> object:
        table = pd.read_csv(StringIO(TABLE), dtype={"region": str})
        for one in read_corrections(path):
            before, table = table, apply_correction(table, one)
            # a correction that changes nothing must not pass for one that was made
            assert not before.equals(table)
        return table

    tried("corrections.toml", content, correct)


odd_text = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ("kongsvingerregionen", "0301", "Grue,Våler", "a=b,c", "=", ",", "\x00", "../x")
    ),
    st.just("x" * 10_000),
)
odd = st.one_of(
    odd_text,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.lists(odd_text, max_size=3),
    st.dictionaries(odd_text, odd_text, max_size=2),
)
names = st.one_of(st.sampled_from(list(ReportParameters.model_fields)), st.text(max_size=8))


@fuzz
@given(st.dictionaries(names, odd, max_size=4))
@example({"members": "x" * 10_000})
@example({"region": "\x00"})
def test_the_parameters_of_a_report(given_values: dict[str, Any]) -> None:
    with in_time():
        try:
            found = report_parameters(**given_values)
        except RegionAnalysisError as refused:
            wordless = not str(refused).strip()
        else:
            wordless = False
            assert pickle.loads(pickle.dumps(Task(found))).parameters == found  # noqa: S301
    assert not wordless


@fuzz
@given(st.text())
@example("x" * 10_000)
@example("../../etc/passwd")
@example("CON")
def test_a_name_of_a_file(name: str) -> None:
    with in_time():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug_of(name))
        assert len(slug_of(name)) <= 80
        assert len(str(unknown_name("region", name, ["Grue", "Våler", "Åsnes"] * 300))) < 2_000
