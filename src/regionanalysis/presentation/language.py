"""Messages, numbers, dates and lists in the language of a report.

Every sentence of a report is a message with a key (see `messages`). Numbers follow the language:
a decimal comma and a space before the per cent sign in Norwegian, a decimal point and no space in
English; in all of them a thin space between thousands and a minus sign. Words in another language
than the page's are marked, so that a screen reader pronounces them right.
"""

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, get_group_symbol
from babel.support import Translations
from markupsafe import Markup, escape

from regionanalysis.core.names import unknown_name
from regionanalysis.core.project import DEFAULT_LANGUAGE
from regionanalysis.errors import ParameterError
from regionanalysis.presentation.amounts import FormattedInterval, FormattedNumber
from regionanalysis.presentation.in_file import in_file
from regionanalysis.presentation.keys import N_, PEERS, PLACE
from regionanalysis.presentation.messages import languages, translations
from regionanalysis.presentation.own_words import OwnWords, with_own_words
from regionanalysis.presentation.prepositions import with_prepositions
from regionanalysis.presentation.wording import upper_first

# a space that does not break, narrower than a word space
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"

# the locale for formats, if a language has several
LOCALES: Mapping[str, str] = {"en": "en_GB"}

CATALOGUES = "src/regionanalysis/presentation/locale"

# titles and notes of sources are not translated
SOURCES_ARE_IN = "nb"

# titles of journals are in English
WORKS_ARE_IN = "en"

# most names in one sentence
MAX_NAMED = 12

# letters after z in Norwegian, and how other languages sort them
AFTER_Z = "æøå"
ELSEWHERE = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


@dataclass(frozen=True, eq=False)
class Language:
    """A language: its messages and its formats.

    Attributes
    ----------
    code
        ``nb``, ``nn`` or ``en``.
    locale
        The formats of dates, lists and numbers.
    catalogue
        The texts, by key.
    peers
        What the region is compared with: ``regions`` or ``municipalities``.
    place
        What the report is on: a ``region`` or a single ``municipality``.
    in_file
        How many regions a file has that has no row for the nation; 0 where there is a nation.
    own_words
        Words of a panel of the user's own; None for the messages' own.
    """

    code: str
    locale: Locale
    catalogue: Translations
    peers: str = "regions"
    place: str = "region"
    in_file: int = 0
    own_words: OwnWords | None = None

    def with_peers(self, peers: str) -> "Language":
        """Return the language with other words for what the region is compared with.

        Messages name them with ``{peer}``, ``{the_peer}``, ``{peers}`` and ``{the_peers}``.
        ``peers`` is ``regions`` or ``municipalities``.
        """
        return replace(self, peers=peers)

    def with_place(self, place: str) -> "Language":
        """Return the language with a word for what the report is on.

        Messages name it with ``{the_place}``, and ``{The_place}`` where a sentence begins.
        ``place`` is ``region`` or ``municipality``.
        """
        return replace(self, place=place)

    def with_regions_in_file(self, count: int) -> "Language":
        """Return the language with the nation called the regions in the file; 0 for a nation."""
        return replace(self, in_file=count)

    def with_own_words(self, words: OwnWords | None) -> "Language":
        """Return the language with a panel's own words for region, nation and job."""
        return replace(self, own_words=words)

    def message(self, key: str, **values: object) -> str:
        """Return the message of a key with its values filled in.

        Raises
        ------
        ParameterError
            If the language has no such message, or a value of the message is not given.
        """
        return self._filled(key, self.catalogue.ugettext(key), values)

    def messages(self, *keys: str) -> list[str]:
        """Return messages without values, such as the headings of a table."""
        return [self.message(key) for key in keys]

    def plural(self, key: str, amount: float, /, **values: object) -> str:
        """Return a message in the form for an amount, disregarding its sign."""
        message = self.catalogue.ungettext(key, key, abs(round(amount)))
        return self._filled(key, message, values)

    def _filled(self, key: str, message: str, values: dict[str, object]) -> str:
        if message == key:
            raise ParameterError(
                f"There is no text {key!r} in the language {self.code!r}.",
                remedy=f"Add it to {CATALOGUES}/{self.code}/LC_MESSAGES/report.po.",
            )
        if self.own_words is not None:
            message = with_own_words(key, message, self.code, self.own_words)
        if self.own_words is None or self.own_words.has_municipalities:
            message = with_prepositions(message, values, self.code)
        if self.in_file:
            message = in_file(message, self.code, self.in_file)
        if any(isinstance(value, Markup) for value in values.values()):
            # keep the markup of marked values, and escape everything else
            message = escape(message)
        try:
            return message.format(**{**self._peer_words, **values})
        except KeyError as cause:
            raise ParameterError(
                f"The text {key!r} in {self.code!r} asks for {cause}, which is not given.",
                remedy="Give the value in the call, or correct the text.",
            ) from cause

    @cached_property
    def _peer_words(self) -> dict[str, str]:
        words = {word: self.catalogue.ugettext(key) for word, key in PEERS[self.peers].items()}
        place = self.catalogue.ugettext(PLACE[self.place])
        if self.own_words is None:
            return {**words, **_beginning_too(place)}
        # words for other regions than the report's own have every form
        own = self.own_words.of(is_group=False, has_municipalities=True)
        words = {word: with_own_words("", text, self.code, own) for word, text in words.items()}
        return {**words, **_beginning_too(with_own_words("", place, self.code, self.own_words))}

    def number(self, value: float, decimals: int = 0) -> FormattedNumber:
        """Return a formatted number: ``13 347``, ``−6,8`` (``−6.8`` in English)."""
        return FormattedNumber(self._written(value, decimals), value, decimals=decimals)

    def signed(self, value: float, decimals: int = 0) -> FormattedNumber:
        """Return a number with its sign, also if it is positive: ``+1 449``."""
        return FormattedNumber(
            self._with_sign(value, decimals), value, decimals=decimals, signed=True
        )

    def percent(self, value: float, decimals: int = 1) -> FormattedNumber:
        """Return a percentage, from a value in per cent: ``−6,8 %``."""
        text = f"{self._written(value, decimals)}{self._per_cent}"
        return FormattedNumber(text, value, decimals=decimals, unit="%")

    def signed_percent(self, value: float, decimals: int = 1) -> FormattedNumber:
        """Return a percentage with its sign."""
        text = f"{self._with_sign(value, decimals)}{self._per_cent}"
        return FormattedNumber(text, value, decimals=decimals, unit="%", signed=True)

    def interval(self, low: float, high: float, decimals: int = 0) -> FormattedInterval:
        """Return a formatted interval: ``−1,2 til +0,4``."""
        ends = self.signed(low, decimals), self.signed(high, decimals)
        return FormattedInterval(self.message("interval", low=ends[0], high=ends[1]), *ends)

    def year(self, year: int, *, broken: bool = False) -> FormattedNumber:
        """Return a year, marked if its value cannot be compared with the year before."""
        text = self.message("year.broken", year=year) if broken else str(year)
        return FormattedNumber(text, year, unit="year")

    def rank(self, rank: int, count: int) -> FormattedNumber:
        """Return a rank and the number of regions: ``75 av 85``."""
        return FormattedNumber(self.message("rank.of", rank=rank, count=count), rank)

    def unknown(self, key: str = N_("cell.undisclosed")) -> FormattedNumber:
        """Return the text of a cell whose value is unknown, which is not zero."""
        return FormattedNumber(self.message(key), math.nan)

    def _written(self, value: float, decimals: int) -> str:
        value = round(value, decimals) + 0.0  # no minus before a zero
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        text = format_decimal(value, format=pattern, locale=self.locale).replace("-", MINUS)
        return text.replace(get_group_symbol(self.locale), THIN_SPACE)

    def _with_sign(self, value: float, decimals: int) -> str:
        text = self._written(value, decimals)
        return f"+{text}" if round(value, decimals) > 0 else text

    @property
    def _per_cent(self) -> str:
        pattern = self.locale.percent_formats[None].pattern
        return f"{NO_BREAK_SPACE}%" if pattern[-2].isspace() else "%"

    def magnitude(self, value: float, decimals: int = 0) -> str:
        """Return a number without its sign, for sentences whose verb has the direction."""
        return self.number(abs(value), decimals)

    def join_list(self, words: Sequence[str], most: int | None = None) -> str:
        """Return words as a list in a sentence: ``Grue, Våler og Åsnes``.

        If there are more words than ``most``, the first are listed and the others counted.
        """
        if most is not None and len(words) > most:
            more = self.message("list.more", count=self.number(len(words) - most))
            return self.join_list([*words[:most], more])
        return format_list(list(words), locale=self.locale)

    def sort_key(self, name: str) -> tuple[int, ...]:
        """Return the sort key of a name: æ, ø and å last in Norwegian, else with a and o."""
        letters = unicodedata.normalize("NFC", name.casefold())
        if self._sorts_plainly:
            plain = unicodedata.normalize("NFKD", letters.translate(ELSEWHERE))
            return tuple(ord(letter) for letter in plain if not unicodedata.combining(letter))
        return tuple(
            0x110000 + AFTER_Z.index(letter) if letter in AFTER_Z else ord(letter)
            for letter in letters
        )

    @property
    def _sorts_plainly(self) -> bool:
        return self.locale.language not in ("nb", "nn")

    def initial(self, name: str) -> str:
        """Return the letter that a name is listed under."""
        return chr(self.sort_key(name)[0]).upper() if self._sorts_plainly else name[:1].upper()

    def foreign(self, words: str, code: str = DEFAULT_LANGUAGE) -> str:
        """Return words marked with their language, if it is not the page's."""
        if not words or code == self.code:
            return words
        return Markup('<span lang="{}">{}</span>').format(code, words)

    def date(self, stated: str) -> str:
        """Return a formatted date (``23. nov. 2026``); a year alone is returned as given."""
        try:
            return format_date(date.fromisoformat(stated), format="medium", locale=self.locale)
        except ValueError:
            return stated

    def jobs(self, value: float) -> str:
        """Return a number of jobs with its noun, without its sign: ``1 arbeidsplass``."""
        return self.plural("unit.jobs", value, number=self.magnitude(value))


@cache
def language(code: str = DEFAULT_LANGUAGE) -> Language:
    """Return a language by its code.

    Raises
    ------
    ParameterError
        If there is no catalogue for it, with the languages that have one.
    """
    known = languages()
    if code not in known:
        raise unknown_name("report language", code, known)
    return Language(code, Locale.parse(LOCALES.get(code, code)), translations(code))


def _beginning_too(place: str) -> dict[str, str]:
    """Return the word for what a report is on, within a sentence and where one begins."""
    return {"the_place": place, "The_place": upper_first(place)}
