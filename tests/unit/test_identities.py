"""What must add up in published files: right figures pass, and a wrong one is found."""

from contextlib import suppress
from pathlib import Path

import pytest

from regionanalysis.reporting.check.identities import RULES, file_faults, headline_faults
from regionanalysis.study.record import Headline

YEARS = {"start_year": 2015, "end_year": 2020, "crosses_break": False}
FIGURES = {**YEARS, "start": 100.0, "end": 103.0, "change": 3.0}
HEADLINE = Headline.model_validate(FIGURES)

# right figures, and one of them with the wrong one that takes its place
FILES = {
    "waterfall": ("h,x\nLandets vekst,5\nAvrunding,-2\nFaktisk endring,3\n", "-2", "-1"),
    "cumulated": ("h,a,b,x\n2020,1,1,2\n2021,2,1,3\n", "2021,2", "2021,7"),
    "by-industry": ("h,x,a,b,c\nA,3,1,1,1\nB,,,,\nAlle,4,1,1,1\n", "A,3", "A,4"),
    "members": ("h,2020,2021,x\nGrue,10,13,3\nVåler,,4,\n", "10,13", "10,14"),
    "why-cumulated": ("h,p\nVed start,100\nVed slutt,103\nFaktisk endring,3\n", "103", "104"),
    "why-all-jobs": ("h,p\nVed start,100\nVed slutt,103\nFaktisk endring,3\n", "100", "90"),
    "side-by-side": ("h,a,b,x\nKlassisk,1,2,3\n", "1,2,3", "1,2,4"),
}


def headline_of(**stated: object) -> Headline:
    return Headline.model_validate({**FIGURES, **stated})


def faults(folder: Path, key: str, text: str) -> list[str]:
    path = folder / f"{key}.csv"
    # as written in Norwegian: semicolons between columns, a decimal comma
    path.write_text(text.replace(",", ";").replace(".", ","), encoding="utf-8-sig")
    return list(file_faults(path, HEADLINE, "nb"))


def test_every_rule_is_tried_here() -> None:
    assert FILES.keys() == RULES.keys()


@pytest.mark.parametrize("key", FILES)
def test_figures_that_add_up_pass_and_one_that_is_wrong_is_found(key: str, tmp_path: Path) -> None:
    text, right, wrong = FILES[key]
    assert faults(tmp_path, key, text) == []
    (fault,) = faults(tmp_path, key, text.replace(right, wrong))
    assert fault.startswith(f"{key}.csv: ")


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("waterfall", "h,x\nLandets vekst,4\nFaktisk endring,4\n"),
        ("cumulated", "h,a,b,x\n2020,1,1,2\n2021,2,2,4\n"),
    ],
)
def test_a_file_that_adds_up_to_another_change_than_the_headline_is_found(
    key: str, text: str, tmp_path: Path
) -> None:
    (fault,) = faults(tmp_path, key, text)
    assert fault.endswith(("3 in the headline", "the change is 3"))


def test_a_file_without_a_rule_may_hold_anything(tmp_path: Path) -> None:
    assert faults(tmp_path, "level", "h,x\nA,1\n") == []


class TestHeadline:
    def test_what_adds_up_passes(self) -> None:
        effects = {"national_share": 5.0, "industry_mix": -3.0, "remainder": 1.0}
        variants = {"variants": {"classic": {"a": 1.0, "b": 1.0}}, "undisclosed": {"classic": 1.0}}
        assert list(headline_faults(headline_of(**effects, **variants))) == []

    @pytest.mark.parametrize(
        ("wrong", "fault"),
        [
            ({"end": 104.0}, "from 100 to 104 is not 3"),
            ({"national_share": 4.0}, "the effects add to 4, and the change is 3"),
            ({"variants": {"classic": {"a": 1.0}}}, "the effects of classic add to 1, not to 3"),
        ],
    )
    def test_what_does_not_is_found(self, wrong: dict[str, object], fault: str) -> None:
        assert list(headline_faults(headline_of(**wrong))) == [fault]


@pytest.mark.parametrize("key", RULES)
@pytest.mark.parametrize("text", ["h,x\nSomething else,1\n", "h\nA\n", "h,x\nA,one\n"])
def test_a_file_of_another_form_is_no_accident_of_the_check(
    key: str, text: str, tmp_path: Path
) -> None:
    # `check` reports these errors as findings, and no others
    with suppress(ValueError, LookupError):
        faults(tmp_path, key, text)
