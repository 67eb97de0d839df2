"""Words and figures: every message there and used, figures as the language writes them."""

import ast
import re
from pathlib import Path

import pytest

from regionanalysis.errors import ParameterError
from regionanalysis.language import direction, language, languages, lower_first, message_keys

ROOT = Path(__file__).resolve().parents[2]
MINUS, THIN, HARD = "\N{MINUS SIGN}", "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"

nb = language("nb")


def patterns() -> set[str]:
    """Return a pattern for every text in the package that may be, or may begin, a key."""
    found = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = (
                    re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+"
                    for one in node.values
                )
                found.add("".join(parts))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(re.escape(node.value))
    # one that is all gap would match anything
    return {one for one in found if one.replace(".+", "")}


def stated_keys() -> set[str]:
    """Return every whole key that the package says, without those put together as it runs."""
    keys = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("say", "counted", "each")
            ):
                said = node.args if node.func.attr == "each" else node.args[:1]
                keys |= {str(one.value) for one in said if isinstance(one, ast.Constant)}
    return keys


@pytest.mark.parametrize("code", languages())
class TestEveryLanguage:
    def test_has_every_message_that_is_asked_for(self, code: str) -> None:
        assert stated_keys() - message_keys(code) == set()

    def test_has_the_same_messages_as_the_first(self, code: str) -> None:
        assert message_keys(code) == message_keys("nb")

    def test_has_no_message_that_nothing_asks_for(self, code: str) -> None:
        asked = re.compile("|".join(f"(?:{one})" for one in patterns()))
        unused = {key for key in message_keys(code) if not asked.fullmatch(key)}
        assert unused == set()


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (13347, 0, f"13{THIN}347"),
        (1234567, 0, f"1{THIN}234{THIN}567"),
        (-6.84, 1, f"{MINUS}6,8"),
        (-0.04, 1, "0,0"),
        (0.5, 0, "0"),
        (999, 0, "999"),
    ],
)
def test_numbers_have_decimal_comma_thin_space_and_a_real_minus(
    value: float, decimals: int, written: str
) -> None:
    assert nb.number(value, decimals) == written


def test_a_signed_number_has_a_plus_only_when_it_will_be_read_as_more_than_zero() -> None:
    assert nb.signed(1449) == f"+1{THIN}449"
    assert nb.signed(0.4) == "0"
    assert nb.signed(-910) == f"{MINUS}910"


def test_per_cent_stays_with_its_number() -> None:
    assert nb.percent(-6.8) == f"{MINUS}6,8{HARD}%"
    assert nb.signed_percent(0.21, 2) == f"+0,21{HARD}%"


def test_a_list_ends_in_og() -> None:
    assert nb.listed(["Grue", "Våler", "Åsnes"]) == "Grue, Våler og Åsnes"
    assert nb.listed(["Grue"]) == "Grue"


def test_one_job_and_two_jobs() -> None:
    assert nb.jobs(1) == "1 arbeidsplass"
    assert nb.jobs(-1) == "1 arbeidsplass"
    assert nb.jobs(-2361) == f"2{THIN}361 arbeidsplasser"


def test_a_date_is_written_out_and_a_year_left_alone() -> None:
    assert nb.date("2021-12-13") == "13. des. 2021"
    assert nb.date("2017") == "2017"


def test_the_direction_is_that_of_the_figure_as_it_will_be_read() -> None:
    assert (direction(0.4), direction(-0.4), direction(0.6)) == ("same", "same", "up")
    assert direction(-0.04, 1) == "same"


def test_a_heading_inside_a_sentence_keeps_its_abbreviations() -> None:
    assert lower_first("Industri") == "industri"
    assert lower_first("IT-tjenester") == "IT-tjenester"


def test_a_language_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(ParameterError, match=r"'tlh'.*nb"):
        language("tlh")


def test_a_message_that_is_not_there_is_refused_with_the_file() -> None:
    with pytest.raises(ParameterError, match=r"no\.such.*report\.po"):
        nb.say("no.such")


def test_a_message_without_its_value_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"source\.line.*sources"):
        nb.say("source.line")
