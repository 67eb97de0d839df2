"""Words and figures as the language writes them."""

import pytest
from markupsafe import Markup

from regionanalysis.classifications.industry_names import names_in
from regionanalysis.errors import ParameterError
from regionanalysis.presentation.language import language
from regionanalysis.presentation.wording import direction, joined, lower_first

MINUS, THIN, HARD = "\N{MINUS SIGN}", "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"

nb, nn, en = (language(code) for code in ("nb", "nn", "en"))


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


def test_english_has_a_decimal_point_and_no_space_before_per_cent() -> None:
    assert en.number(-1234.56, 1) == f"{MINUS}1{THIN}234.6"
    assert en.percent(-6.8) == f"{MINUS}6.8%"
    assert en.signed_percent(0.21, 2) == "+0.21%"
    assert en.signed(1449) == f"+1{THIN}449"


def test_nynorsk_writes_figures_as_bokmal_does() -> None:
    assert nn.number(-1234.56, 1) == nb.number(-1234.56, 1) == f"{MINUS}1{THIN}234,6"
    assert nn.percent(6.8) == nb.percent(6.8)


def test_dates_lists_and_plurals_are_those_of_the_language() -> None:
    assert nn.date("2021-12-13") == "13. des. 2021"
    assert en.date("2021-12-13") == "13 Dec 2021"
    assert nn.join_list(["Grue", "Våler", "Åsnes"]) == "Grue, Våler og Åsnes"
    assert en.join_list(["Grue", "Våler", "Åsnes"]) == "Grue, Våler and Åsnes"
    assert (nn.jobs(1), nn.jobs(2)) == ("1 arbeidsplass", "2 arbeidsplassar")
    assert (en.jobs(1), en.jobs(-2)) == ("1 job", "2 jobs")


def test_names_are_sorted_as_the_language_sorts() -> None:
    names = ["Østfold", "Ålesund", "Åsnes", "Alta", "Ærø", "Voss", "Os"]
    norwegian = ["Alta", "Os", "Voss", "Ærø", "Østfold", "Ålesund", "Åsnes"]
    assert sorted(names, key=nb.sort_key) == sorted(names, key=nn.sort_key) == norwegian
    english = ["Ærø", "Ålesund", "Alta", "Åsnes", "Os", "Østfold", "Voss"]
    assert sorted(names, key=en.sort_key) == english
    # a ring may stand apart from its letter, as in names of files on a Mac
    assert nb.sort_key("A\N{COMBINING RING ABOVE}snes") == nb.sort_key("Åsnes")
    assert [one.initial("Åsnes") for one in (nb, nn, en)] == ["Å", "Å", "A"]


def test_industries_are_named_in_the_language_and_unknown_ones_left_as_they_are() -> None:
    came = ("Undervisning", "Bygge- og anleggsvirksomhet", "Min egen bransje")
    assert names_in("nb", came) == came
    assert names_in("nn", came)[1] == "Byggje- og anleggsverksemd"
    assert names_in("en", came) == ("Education", "Construction", "Min egen bransje")


class TestWordsOfAnotherLanguage:
    def test_are_marked_with_it(self) -> None:
        assert en.foreign("Folketall") == Markup('<span lang="nb">Folketall</span>')
        assert nb.foreign("Growth and Change", "en") == Markup(
            '<span lang="en">Growth and Change</span>'
        )

    def test_are_left_alone_where_they_are_of_the_pages_own(self) -> None:
        assert nb.foreign("Folketall <b>") == "Folketall <b>"
        assert not isinstance(nb.foreign("Folketall"), Markup)

    def test_cannot_bring_markup_into_the_page(self) -> None:
        marked = en.message("source.line", sources=en.foreign("<b>Tall</b>"))
        assert marked == Markup('Source: <span lang="nb">&lt;b&gt;Tall&lt;/b&gt;</span>.')
        both = en.plural("outward.one", 2, name="<i>", to=en.foreign("Voss"), persons=2)
        assert both.startswith("&lt;i&gt; to ")

    def test_stay_marked_when_joined(self) -> None:
        assert joined("; ", ("a", "b")) == "a; b"
        assert joined("; ", ("<a>", en.foreign("b"))) == Markup(
            '&lt;a&gt;; <span lang="nb">b</span>'
        )


def test_a_list_ends_in_og() -> None:
    assert nb.join_list(["Grue", "Våler", "Åsnes"]) == "Grue, Våler og Åsnes"
    assert nb.join_list(["Grue"]) == "Grue"


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
        nb.message("no.such")


def test_a_message_without_its_value_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"source\.line.*sources"):
        nb.message("source.line")


class TestPeers:
    def test_places_are_set_beside_regions_or_municipalities(self) -> None:
        assert language("nb").message("place.all", count=85) == "alle 85 regioner"
        beside = language("nb").with_peers("municipalities")
        assert beside.message("place.all", count=357) == "alle 357 kommuner"
        assert language("en").with_peers("municipalities").message("chapter.directory") == (
            "All the municipalities"
        )


class TestLists:
    def test_of_many_words_the_first_are_listed_and_the_rest_counted(self) -> None:
        words = ["Grue", "Nes", "Os", "Våler"]
        assert language("nb").join_list(words, 2) == "Grue, Nes og 2 til"
        assert language("en").join_list(words, 3) == "Grue, Nes, Os and 1 more"
        assert language("nb").join_list(words, 4) == "Grue, Nes, Os og Våler"
