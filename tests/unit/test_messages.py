"""The texts of reports: in every language all that can be asked for, and no other."""

import re
import string

import pytest

from message_keys import ASKED_FOR, FILLINGS, PARTS, keys_put_together, written
from regionanalysis.presentation.language import PEER_WORDS, language
from regionanalysis.presentation.messages import languages, messages


def words_in(text: str) -> set[str]:
    """Return the names in braces in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def placeholders(text: str) -> set[str]:
    """Return the names of the values that a text asks for.

    What places are set beside is there for every message, in the forms that its language needs.
    """
    return words_in(text) - set(PEER_WORDS)


def test_every_key_that_is_put_together_is_told_here_with_its_words() -> None:
    assert keys_put_together() == FILLINGS.keys()


@pytest.mark.parametrize("code", languages())
class TestEveryLanguage:
    def test_has_every_message_that_can_be_asked_for(self, code: str) -> None:
        assert ASKED_FOR - messages(code).keys() == set()

    def test_has_no_message_that_nothing_asks_for(self, code: str) -> None:
        assert messages(code).keys() - ASKED_FOR - written() == set()

    def test_has_the_same_messages_as_the_first(self, code: str) -> None:
        assert messages(code).keys() == messages("nb").keys()

    def test_has_a_text_for_every_message_and_every_number(self, code: str) -> None:
        first = messages("nb")
        for key, texts in messages(code).items():
            assert all(texts), key
            # one form, or one for one and one for more
            assert len(texts) == len(first[key]), key
            assert len(texts) in (1, 2), key

    def test_asks_for_the_same_values_as_the_first(self, code: str) -> None:
        first = {key: placeholders(texts[-1]) for key, texts in messages("nb").items()}
        for key, texts in messages(code).items():
            for text in texts:
                assert placeholders(text) == first[key], key

    def test_keeps_figures_and_signs_together(self, code: str) -> None:
        for key, texts in messages(code).items():
            for text in texts:
                assert not re.search(r"\d (?:\d{3}\b|%)", text), key
                assert "  " not in text, key

    @pytest.mark.parametrize("peers", PARTS)
    def test_can_say_what_it_says_of_regions_of_municipalities_too(
        self, code: str, peers: str
    ) -> None:
        said = language(code).with_peers(peers)
        others = {"regions", "municipalities"} - {peers}
        for key, texts in messages(code).items():
            if len(texts) == 1 and {"peers", "the_peers"} & words_in(texts[0]):
                values = dict.fromkeys(placeholders(texts[0]), "X")
                text = said.message(key, **values)
                assert (
                    said.message(f"peers.{peers}") in text
                    or said.message(f"the_peers.{peers}") in text
                )
                assert not any(said.message(f"peers.{one}") in text.split() for one in others), key
