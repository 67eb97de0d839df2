"""Files that are nearly right, for readers to be tried with.

A valid file is cut, doubled, overwritten and sown with what has broken readers before.
``FUZZ_EXAMPLES=10000 python -m pytest tests/fuzz`` tries that many a reader, others each time, and
holds each to two seconds.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from regionanalysis.errors import RegionAnalysisError

EXAMPLES = os.environ.get("FUZZ_EXAMPLES")
FEW = 40

# seconds of the processor for one file, where many are tried
PATIENCE = 2.0

fuzz = settings(
    max_examples=int(EXAMPLES or FEW),
    derandomize=EXAMPLES is None,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

SPARKS = (
    b"\x00", b"\xff", b"\xef\xbb\xbf", b"\x81", b'"', b"'", b"\r", b"\n\n", b";", b",", b"\t", b" ",
    b"\xc2\xa0", b"-1", b"1e999", b"nan", b"inf", b"9" * 400, b"0301", b"301", b":", b"..", b".",
    b"=1+1", b"<", b"&x;", b"[[[[", b"{", b"}", b"null", b"true", b"2019", b"999999", b"-0.0",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """Draw a file that differs from a whole one in a few places."""
    found = whole
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(found)))
        to = draw(st.integers(at, min(len(found), at + 40)))
        kind = draw(st.sampled_from(["cut", "double", "spark", "bytes", "end"]))
        if kind == "cut":
            found = found[:at] + found[to:]
        elif kind == "double":
            found = found[:to] + found[at:]
        elif kind == "spark":
            found = found[:at] + draw(st.sampled_from(SPARKS)) + found[to:]
        elif kind == "bytes":
            found = found[:at] + draw(st.binary(max_size=8)) + found[to:]
        else:
            found = found[:at]
    return found


def tables(*columns: str, cells: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Draw a text table with a column's cells often right and sometimes not."""
    odd = st.one_of(st.sampled_from(cells), st.text(max_size=4))
    row = st.lists(odd, min_size=len(columns), max_size=len(columns) + 1)
    lines = st.lists(row, max_size=6).map(lambda rows: [list(columns), *rows])
    return st.builds(
        lambda rows, between, code: "\n".join(between.join(one) for one in rows).encode(
            code, "replace"
        ),
        lines,
        st.sampled_from([",", ";", "\t"]),
        st.sampled_from(["utf-8", "cp1252", "utf-8-sig", "utf-16"]),
    )


def tried(name: str, content: bytes, read: Callable[[Path], object]) -> object | None:
    """Return what a reader finds in a file; None where it refuses it with an error of ours."""
    with tempfile.TemporaryDirectory() as folder, in_time():
        path = Path(folder) / name
        path.write_bytes(content)
        found, message = None, "nothing is wrong"
        try:
            found = read(path)
        except RegionAnalysisError as refused:
            message = str(refused)
        assert message.strip(), "a refusal without a word is no refusal"
        assert [one.name for one in Path(folder).iterdir()] == [name]
        return found


@contextmanager
def in_time() -> Iterator[None]:
    """Check that what is done takes no longer than a reader may, where many files are tried."""
    began = time.process_time()
    yield
    # of the few that are tried otherwise none should fail because of the machine
    assert EXAMPLES is None or time.process_time() - began < PATIENCE
