"""Answers of Statistics Norway that are nearly right: the figures they state, or a refusal.

What is taken from an answer is looked up in it once more, by the position that its dimensions give.
Most are read as they are; of some it is seen that they are read the same when they come from a
server, which takes thirty times as long.
"""

import json
from collections.abc import Callable, Iterator
from itertools import product
from math import prod
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from damaged_files import damaged, fuzz, in_time
from pxweb_server import Handler, Tables, serving
from regionanalysis.errors import RegionAnalysisError, SourceError
from regionanalysis.io.statbank.answers import snapshot_rows
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.io.statbank.json_stat import parse_json_stat
from regionanalysis.io.statbank.table_state import Query
from regionanalysis.io.statbank.tables import ssb_tables

NAME, YEAR = "ssb_07984_workplace", 2021
DIMENSIONS = {
    "Region": {"0": "Hele landet", "0301": "Oslo", "3401": "Kongsvinger"},
    "NACE2007": {"01-03": "Jordbruk", "10-33": "Industri"},
    "Alder": {"15-74": "15-74 år"},
    "Kjonn": {"0": "Begge kjønn"},
    "ContentsCode": {"SysselsatteArb": "Etter arbeidssted"},
    "Tid": {str(YEAR): str(YEAR)},
}
ASKED = {name: set(codes) for name, codes in DIMENSIONS.items()}
# the few industries here are not the groups of the table
FACTS = ssb_tables()[NAME].model_copy(update={"level": ""})
QUERY = Query((YEAR,), {name: list(codes) for name, codes in DIMENSIONS.items()})
OTHER_CONTENT = {"Sysselsatte": "Etter bosted"}
FIGURES = [9000, 8000, 50, 60, None, 7]
ANSWER = {
    "version": "2.0",
    "class": "dataset",
    "id": list(DIMENSIONS),
    "size": [len(codes) for codes in DIMENSIONS.values()],
    "dimension": {
        name: {
            "label": name.lower(),
            "category": {"index": {code: at for at, code in enumerate(codes)}, "label": codes},
        }
        for name, codes in DIMENSIONS.items()
    },
    "value": FIGURES,
    "status": {"4": ":"},
}
TEXT = json.dumps(ANSWER).encode()

odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10),
    st.sampled_from(["", "x", "0301", "1e999", 1e308, 0.5, float("nan"), [], {}, [[]]]),
)
names = st.sampled_from(["", "x", "1", "0301", "2020", "2022", "Sysselsatte", "Tid", "value"])


def places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything in a value of JSON."""
    items = part.items() if isinstance(part, dict) else enumerate(part)
    for key, value in items:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


PLACES = list(places(ANSWER))


@st.composite
def rewritten(draw: st.DrawFn) -> bytes:
    """Draw an answer in which a few parts are taken away, doubled, or something else."""
    found = json.loads(TEXT)
    for path in draw(st.lists(st.sampled_from(PLACES), min_size=1, max_size=3)):
        part = found
        try:
            for key in path[:-1]:
                part = part[key]
            kind = draw(st.sampled_from(["gone", "odd", "twice", "renamed"]))
            if kind == "gone":
                del part[path[-1]]
            elif kind == "odd":
                part[path[-1]] = draw(odd)
            elif kind == "renamed" and isinstance(part, dict):
                part[draw(names)] = part.pop(path[-1])
            elif isinstance(part, list):
                part.insert(path[-1], part[path[-1]])
        except (KeyError, IndexError, TypeError):
            # what the way goes through has been changed already
            continue
    return json.dumps(found).encode()


class Answers:
    """What the server answers with."""

    content = b""


@pytest.fixture(scope="module")
def bank() -> Iterator[Statbank]:
    """A connection to a server on this machine whose data are `Answers.content`."""
    tables = Tables()
    content = {**DIMENSIONS["ContentsCode"], **OTHER_CONTENT}
    tables.add("07984", {**DIMENSIONS, "ContentsCode": content}, {})

    def figures(self: Handler, *_asked: object, **_how: object) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(Answers.content)))
        self.end_headers()
        self.wfile.write(Answers.content)

    with pytest.MonkeyPatch.context() as patch, serving(tables) as address:
        patch.setattr(Handler, "figures", figures)
        yield Statbank(address, timeout=30.0, backoff=())


def in_order(category: Any) -> list[str]:
    """Return the codes of a dimension in the order that it states."""
    index = category.get("index")
    if isinstance(index, list):
        return index
    return list(category["label"]) if index is None else sorted(index, key=index.__getitem__)


def check(found: pd.DataFrame, answer: Any) -> None:
    """Check that every figure found is the one that the answer has in that place."""
    names = list(dict.fromkeys(answer["id"]))
    codes = [in_order(answer["dimension"][name]["category"]) for name in names]
    keys, values = list(product(*codes)), answer["value"]
    figures = values if isinstance(values, list) else [values.get(str(n)) for n in range(len(keys))]
    stated = dict(zip(keys, figures, strict=True))
    # what was not asked for is no answer, however whole it is
    assert {name: set(one) for name, one in zip(names, codes, strict=True)} == ASKED
    region, industry = names.index("Region"), names.index("NACE2007")
    by_place = {(key[region], key[industry]): figure for key, figure in stated.items()}
    assert len(found) == len(by_place)
    for row in found.to_dict("records"):
        figure = by_place[row["region"], row["industry"]]
        known = not pd.isna(row["employment"])
        assert row["year"] == YEAR
        assert (known and row["employment"] == figure) or (not known and figure is None)


def no_answer(content: bytes, read: Callable[[], pd.DataFrame]) -> str:
    """Return what is said of an answer that is refused; empty where it was read, and rightly."""
    message = None
    with in_time():
        try:
            found = read()
        except RegionAnalysisError as refused:
            message = str(refused).strip()
    if message is None:
        check(found, json.loads(content))
        return ""
    # a refusal without a word is no refusal
    assert message
    return message


nearly_right = st.one_of(rewritten(), damaged(TEXT), st.binary(max_size=50))


@fuzz
@given(nearly_right)
@example(TEXT)
@example(TEXT.replace(b"9000, 8000", b"8000"))
@example(TEXT.replace(b'"size": [3', b'"size": [4'))
@example(TEXT.replace(b"[9000, 8000, 50, 60, null, 7]", b'{"0": 9000, "1": 8000, "5": 7}'))
@example(TEXT.replace(b'"0301": 1, "3401": 2', b'"0301": 2, "3401": 1'))
@example(TEXT.replace(b"9000", b"1e300"))
@example(TEXT.replace(b"9000", b'"9000"'))
@example(TEXT.replace(b"9000", b"true"))
@example(TEXT.replace(b'"01-03": 0, "10-33": 1', b'"01-03": 1, "10-33": 1'))
@example(TEXT.replace(b'"01-03": 0, "10-33": 1', b'"01-03": "0301", "10-33": 1'))
@example(TEXT.replace(b'"index": {"01-03": 0, "10-33": 1}', b'"index": null'))
def test_an_answer_with_figures(content: bytes) -> None:
    no_answer(
        content,
        lambda: snapshot_rows(parse_json_stat(content, "It"), FACTS, QUERY),
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"index": {"2021": 0}', '"index": {"2020": 0}'),
        ('"index": {"0": 0}, "label": {"0": "Begge', '"index": {"1": 0}, "label": {"1": "Begge'),
        ('"3401": 2', '"3403": 2'),
        # two years, one after the other, and a region less
        ('"size": [3, 2, 1, 1, 1, 1]', '"size": [3, 2, 1, 1, 1, 2]'),
        ('"size": [3, 2, 1, 1, 1, 1]', '"size": [2, 2, 1, 1, 1, 1]'),
    ],
)
def test_a_whole_answer_to_another_question_is_none(old: str, new: str) -> None:
    text = TEXT.decode()
    assert old in text
    text = text.replace(old, new)
    if '"size": [3, 2, 1, 1, 1, 2]' in text:
        text = text.replace('"index": {"2021": 0}', '"index": {"2021": 0, "2022": 1}')
        text = text.replace("[9000, 8000, 50, 60, null, 7]", str(list(range(12))))
    if '"size": [2' in text:
        text = text.replace('"0301": 1, "3401": 2', '"0301": 1')
        text = text.replace("[9000, 8000, 50, 60, null, 7]", "[9000, 8000, 50, 60]")
        text = text.replace('"status": {"4": ":"}', '"status": {}')
    answer = parse_json_stat(text.encode(), "It")
    with pytest.raises(SourceError, match="other figures for 2021 than those asked for"):
        snapshot_rows(answer, FACTS, QUERY)


@pytest.mark.parametrize("name", DIMENSIONS)
def test_an_answer_without_a_variable_that_was_asked_for_is_none(name: str) -> None:
    answer = json.loads(TEXT)
    at = answer["id"].index(name)
    del answer["id"][at], answer["size"][at], answer["status"]
    answer["value"] = list(range(prod(answer["size"])))
    found = parse_json_stat(json.dumps(answer).encode(), "It")
    with pytest.raises(SourceError, match=f"other figures for 2021 than those asked for: {name}"):
        snapshot_rows(found, FACTS, QUERY)


@settings(fuzz, max_examples=min(fuzz.max_examples, 300))
@given(nearly_right)
@example(TEXT)
@example(TEXT.replace(b"9000, 8000", b"8000"))
@example(b"")
def test_an_answer_over_the_network(bank: Statbank, content: bytes) -> None:
    Answers.content = content
    state = bank.state(FACTS)
    refused = no_answer(content, lambda: bank.rows(FACTS, state, QUERY))
    assert (content == TEXT) <= (refused == "")
