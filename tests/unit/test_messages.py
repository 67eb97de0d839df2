"""The texts of reports: every language has every message that the code asks for, and no other."""

import re
import string
import tomllib
from functools import cache
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords

from delivered import DELIVERED_NOTEBOOKS
from regionanalysis.errors import UnknownNameError
from regionanalysis.presentation.headings import CHAPTER, SECTION
from regionanalysis.presentation.keys import PARTS_COLUMN, PEERS
from regionanalysis.presentation.language import language
from regionanalysis.presentation.messages import languages, messages
from regionanalysis.presentation.sections import Sections

ROOT = Path(__file__).resolve().parents[2]
SECTION_CALL = re.compile(r'section\(\\"([a-z_.]+)\\"\)')
PEER_WORDS = {word for words in PEERS.values() for word in words}


@cache
def extracted() -> Catalog:
    """Return what ``pybabel extract`` finds in the source, with the options of `pyproject.toml`."""
    stated = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["babel"]
    (mapping,) = stated["mappings"]
    catalog = Catalog()
    for name, line, message, comments, context in extract_from_dir(
        ROOT / "src",
        method_map=[(mapping["pattern"], mapping["method"])],
        keywords=parse_keywords(mapping["keywords"]),
    ):
        catalog.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalog


def extracted_keys() -> dict[str, int]:
    """Return the keys in the source, with how many forms each has: one, or two with a plural."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: 1
        if isinstance(message.id, str)
        else 2
        for message in extracted()
        if message.id
    }


def words_in(text: str) -> set[str]:
    """Return the names in braces in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def placeholders(text: str) -> set[str]:
    """Return the names of the values that a text asks for.

    Words for the place and its peers are available to every message, in the forms that its language
    needs.
    """
    return words_in(text) - PEER_WORDS - {"the_place", "The_place"}


@pytest.mark.parametrize("code", languages())
class TestEveryLanguage:
    def test_has_every_message_in_the_source(self, code: str) -> None:
        assert extracted_keys().keys() - messages(code).keys() == set()

    def test_has_no_message_that_the_source_lacks(self, code: str) -> None:
        assert messages(code).keys() - extracted_keys().keys() == set()

    def test_has_a_text_for_every_form_in_the_source(self, code: str) -> None:
        forms = extracted_keys()
        for key, texts in messages(code).items():
            assert len(texts) == forms[key], key
            assert all(texts), key

    def test_asks_for_the_same_values_as_the_first(self, code: str) -> None:
        first = {key: placeholders(texts[-1]) for key, texts in messages("nb").items()}
        for key, texts in messages(code).items():
            for text in texts:
                assert placeholders(text) == first[key], key

    def test_keeps_numbers_and_signs_together(self, code: str) -> None:
        for key, texts in messages(code).items():
            for text in texts:
                assert not re.search(r"\d (?:\d{3}\b|%)", text), key
                assert "  " not in text, key

    def test_calls_one_municipality_a_municipality(self, code: str) -> None:
        texts = [text for forms in messages(code).values() for text in forms]
        place = {"nb": "kommunen", "nn": "kommunen", "en": "the municipality"}[code]
        assert sum("{the_place}" in text for text in texts) > 10
        sentence = language(code).with_place("municipality").message("short.gap.same")
        assert place in sentence.lower()
        assert language(code).message("short.gap.same") != sentence

    @pytest.mark.parametrize("peers", PARTS_COLUMN)
    def test_names_municipalities_or_regions_as_peers(self, code: str, peers: str) -> None:
        with_peers = language(code).with_peers(peers)
        (other,) = PEERS.keys() - {peers}
        word, the_word = (with_peers.message(PEERS[peers][form]) for form in ("peers", "the_peers"))
        other_word = with_peers.message(PEERS[other]["peers"])
        for key, texts in messages(code).items():
            if len(texts) == 1 and {"peers", "the_peers"} & words_in(texts[0]):
                text = with_peers.message(key, **dict.fromkeys(placeholders(texts[0]), "X"))
                assert word in text or the_word in text, key
                assert other_word not in text.split(), key


def test_every_section_of_a_notebook_has_a_heading() -> None:
    sections = {
        section
        for path in DELIVERED_NOTEBOOKS
        for section in SECTION_CALL.findall(path.read_text(encoding="utf-8"))
    }
    assert {section.partition(".")[0] for section in sections} == CHAPTER.keys()
    assert {section for section in sections if "." in section} == SECTION.keys()


def test_a_section_without_a_heading_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match=r"no section 'jobs\.levels'.*Nearest: jobs\.level"):
        Sections(language("en")).headings("jobs.levels")
