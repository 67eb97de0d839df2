"""Reports on a panel from another country hold nothing Norwegian but the language."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from brazilian_states import WORDS, BrazilianFiles, write_brazilian_states
from regionanalysis.core.project import DEFAULT_NOTEBOOK
from regionanalysis.errors import ParameterError
from regionanalysis.presentation.messages import languages
from regionanalysis.reporting.build.one import Report, build_report
from regionanalysis.study.parameters import report_parameters
from sentences import Caption, report_words, without_drawings

__all__ = ["without_drawings"]

NORWEGIAN = re.compile(
    r"statistisk sentralbyrå|statistics norway|\bssb\b|kommun|municipal|\bfylk|\bcount(y|ies)\b"
    r"|a.ordning|telemark|\bkroner\b|\bNOK\b|\bnorge|\bnoreg|\bnorsk|norweg|tabell \d{5}"
    r"|4\. kvartal|4th quarter",
    re.IGNORECASE,
)
# the method's authors are named where the literature is
LITERATURE = re.compile(r"(?:Litteratur|Literature): [^\n]*?\(Telemarksforsking\)")
OWN_WORDS = {
    "nb": r"\blandet\b|\blandets\b|\bregion(?!ale?\b|saksen)",
    "nn": r"\blandet\b|\bregion",
    "en": r"\bcountry|\bregions?\b",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> BrazilianFiles:
    return write_brazilian_states(tmp_path_factory.mktemp("states"))


def asked(files: BrazilianFiles, notebook: str, code: str) -> dict[str, Any]:
    """Return the parameters of a report on São Paulo."""
    given: dict[str, Any] = {"region": "35", "panel": str(files.panel), "language": code}
    if notebook != "method_comparison":
        given["population"] = str(files.population)
    if notebook == DEFAULT_NOTEBOOK:
        given |= {"commuting": str(files.commuting), "goal": 50}
    return given


def norwegian(texts: tuple[Caption, ...]) -> list[str]:
    """Return the texts with a Norwegian office, unit or division."""
    return [one.text for one in texts if NORWEGIAN.search(LITERATURE.sub("", one.text))]


@pytest.mark.usefixtures("without_drawings")
@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("notebook", [DEFAULT_NOTEBOOK, "method_comparison", "national_overview"])
def test_no_text_names_anything_norwegian(
    files: BrazilianFiles, notebook: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = report_words(notebook, monkeypatch, **asked(files, notebook, code))
    assert len(texts) > 100
    assert norwegian(texts) == []


@pytest.mark.usefixtures("without_drawings")
@pytest.mark.parametrize("code", languages())
def test_a_group_of_states_names_nothing_norwegian(
    files: BrazilianFiles, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = asked(files, DEFAULT_NOTEBOOK, code) | {"region": "Sul", "members": "41,42,43"}
    texts = report_words(DEFAULT_NOTEBOOK, monkeypatch, **given)
    assert norwegian(texts) == []


@pytest.mark.usefixtures("without_drawings")
@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("notebook", [DEFAULT_NOTEBOOK, "method_comparison", "national_overview"])
def test_stated_words_take_the_place_of_region_and_country(
    files: BrazilianFiles, notebook: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = asked(files, notebook, code) | {"reading": {"words": WORDS}}
    texts = report_words(notebook, monkeypatch, **given)
    assert [one.text for one in texts if re.search(OWN_WORDS[code], one.text, re.I)] == []
    own = (WORDS[code]["nation"], WORDS[code]["regions"])
    assert any(word in one.text for word in own for one in texts)
    assert not any(re.search(r"\ba [aeio]|\{|\}", one.text) for one in texts if code == "en")


@pytest.mark.usefixtures("without_drawings")
def test_a_sidecar_states_words_too(
    files: BrazilianFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = tmp_path / "panel.csv"
    panel.write_bytes(files.panel.read_bytes())
    sidecar(panel)
    given = {"region": "35", "panel": str(panel), "language": "en"}
    texts = report_words(DEFAULT_NOTEBOOK, monkeypatch, **given)
    words = " ".join(one.text for one in texts)
    assert "compared with Brazil" in words
    assert not re.search(r"\bthe country\b", words)


def sidecar(panel: Path) -> None:
    """Write a sidecar with origin and words beside a panel."""
    from hashlib import sha256  # noqa: PLC0415

    words = "\n".join(
        f"[words.{code}]\n" + "\n".join(f'{form} = "{word}"' for form, word in stated.items())
        for code, stated in WORDS.items()
    )
    checksum = sha256(panel.read_bytes()).hexdigest()
    panel.with_suffix(".toml").write_text(
        f"""producer = "Ministério do Trabalho"
title = "RAIS"
table = "estoque"
unit = "persons"
language = "pt"
place = "work"
period = "2010-2020"
date = "2021-11-30"
date_kind = "published"
licence = "CC BY"
sha256 = "{checksum}"
{words}
""",
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ({"pt": {"nation": "Brasil"}}, "pt"),
        ({"en": {"country": "Brazil"}}, "country"),
        ({"en": {"region": "state"}}, "the_region"),
        ({"en": {"nation": "{name}"}}, "brace"),
        ({"en": {"nation": ""}}, "no word"),
        ({"en": "Brazil"}, "no table"),
        ("Brazil", "table of languages"),
    ],
)
def test_words_that_are_not_right_are_refused(words: Any, problem: str) -> None:
    with pytest.raises(ParameterError, match=problem):
        report_parameters(words=words)


@pytest.fixture(scope="module")
def built(files: BrazilianFiles, tmp_path_factory: pytest.TempPathFactory) -> Report:
    parameters = report_parameters(**asked(files, DEFAULT_NOTEBOOK, "en"), words=WORDS)
    return build_report(parameters, tmp_path_factory.mktemp("built"))


def test_the_built_files_hold_nothing_norwegian(built: Report) -> None:
    page = BeautifulSoup(built.page.read_text(encoding="utf-8"), "html.parser")
    names = [str(one["aria-label"]) for one in page.select("[aria-label]")]
    texts = [page.get_text(" "), *names, built.headline]
    manifest = json.loads(built.manifest.read_text(encoding="utf-8"))
    assert manifest.pop("counties") == []
    texts.append(json.dumps(manifest, ensure_ascii=False))
    data = sorted((built.page.parent / f"{built.page.stem}-data").glob("*.csv"))
    assert len(data) > 10
    texts += [one.read_text(encoding="utf-8-sig") for one in data]
    found = [NORWEGIAN.search(LITERATURE.sub("", text)) for text in texts]
    assert [one[0] for one in found if one] == []
    assert manifest["parameters"]["words"]["en"]["region"] == "state"
