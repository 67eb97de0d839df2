"""Words for region, nation and job that a report or the sidecar of its panel states."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from regionanalysis.core.names import unknown_name, wrong_with_name
from regionanalysis.errors import ParameterError, ProvenanceError
from regionanalysis.presentation.messages import languages
from regionanalysis.presentation.own_words import WORDS, OwnWords, lacking, words_of

StatedWords = Mapping[str, Mapping[str, str]]


def checked_words(stated: Any) -> dict[str, dict[str, str]]:
    """Return words by language and form, checked.

    Raises
    ------
    ParameterError
        For another language or form, a word that is no name, and a form that is lacking.
    """
    if not isinstance(stated, Mapping):
        raise _wrong("words are not a table of languages")
    return {str(code): _checked(str(code), forms) for code, forms in stated.items()}


def _checked(code: str, forms: Any) -> dict[str, str]:
    if code not in languages():
        raise unknown_name("language of words", code, languages())
    if not isinstance(forms, Mapping):
        raise _wrong(f"the words in {code!r} are no table")
    for form, word in forms.items():
        if form not in WORDS:
            raise unknown_name(f"word ({code})", str(form), WORDS)
        if not isinstance(word, str) or not word.strip() or wrong_with_name(word):
            raise _wrong(f"{form!r} in {code!r} is no word")
        if "{" in word or "}" in word:
            raise _wrong(f"{form!r} in {code!r} has a brace")
    missing = lacking(forms)
    if missing:
        raise _wrong(f"the words in {code!r} lack {', '.join(missing)}")
    return {str(form): word.strip() for form, word in forms.items()}


def _wrong(problem: str) -> ParameterError:
    return ParameterError(
        f"Words for region, nation and job are not valid: {problem}.",
        remedy="State every form of a word, by language: "
        '[words.en] region = "state", the_region = "the state", regions = "states", '
        'the_regions = "the states", nation = "Brazil".',
    )


def own_words(panel: Path | None, stated: StatedWords, code: str) -> OwnWords:
    """Return the words of a panel in one language.

    Parameters
    ----------
    panel
        File of the panel, whose sidecar may state words.
    stated
        Words that the report states, which go before those of the sidecar.
    code
        Language of the report.

    Raises
    ------
    ParameterError
        For words in the sidecar that are not right.
    """
    in_sidecar = {} if panel is None else _in_sidecar(panel.with_suffix(".toml"))
    return words_of({**in_sidecar.get(code, {}), **stated.get(code, {})})


def _in_sidecar(sidecar: Path) -> StatedWords:
    if not sidecar.is_file():
        return {}
    try:
        content = tomllib.loads(sidecar.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as cause:
        raise ProvenanceError(
            f"{sidecar} is not valid TOML: {cause}.", remedy="Correct the sidecar."
        ) from cause
    return checked_words(content.get("words", {}))
