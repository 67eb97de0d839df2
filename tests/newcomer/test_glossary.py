"""GLOSSARY.md has the names of the code and the terms of the catalogues."""

import re
from importlib import import_module
from typing import NamedTuple

import pytest

from delivered import ROOT
from regionanalysis.presentation.messages import messages


class Row(NamedTuple):
    """A term of the glossary."""

    term: str
    meaning: str
    code: str
    message: str
    nb: str
    nn: str
    en: str


def rows() -> list[Row]:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    _, _, *lines = re.findall(r"^\|(.*)\|$", text, re.MULTILINE)
    return [Row(*(cell.strip(" `") for cell in line.split("|"))) for line in lines]


def test_the_terms_are_in_order_and_each_is_there_once() -> None:
    terms = [row.term for row in rows()]
    assert terms == sorted(set(terms))


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.term)
def test_a_term_is_that_of_the_code_and_the_catalogues(row: Row) -> None:
    module, _, name = row.code.rpartition(".")
    assert hasattr(import_module(f"regionanalysis.{module}"), name)
    assert row.meaning.endswith(".")
    for code in ("nb", "nn", "en"):
        assert getattr(row, code) == (messages(code)[row.message][0] if row.message else "")
