"""Words and figures in the reader's language.

Every sentence of a report is a message in ``locale/<language>/LC_MESSAGES/report.po``, found by a
key. Figures are written as the language does: in Norwegian with a decimal comma, a thin space
between thousands, and a real minus sign.
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, get_group_symbol
from babel.support import Translations

from regionanalysis.amounts import Amount, Between
from regionanalysis.errors import ParameterError
from regionanalysis.project import DEFAULT_LANGUAGE
from regionanalysis.regions import unknown_name

# a space that does not break, narrower than a word space
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"


def languages() -> tuple[str, ...]:
    """Return the languages that reports can be written in."""
    folders = files("regionanalysis").joinpath("locale").iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.is_dir()))


@dataclass(frozen=True, eq=False)
class Language:
    """One language: its messages and its way of writing figures."""

    code: str
    locale: Locale
    messages: Translations

    def say(self, key: str, **values: object) -> str:
        """Return the message behind a key with its values filled in.

        Raises
        ------
        ParameterError
            When the language has no such message, or the message asks for a value not given.
        """
        return self._filled(key, self.messages.ugettext(key), values)

    def each(self, *keys: str) -> list[str]:
        """Return several messages without values, as a table's headings."""
        return [self.say(key) for key in keys]

    def counted(self, key: str, amount: float, /, **values: object) -> str:
        """Return the message in the form that goes with an amount, read without its sign."""
        message = self.messages.ungettext(key, key, abs(round(amount)))
        return self._filled(key, message, values)

    def _filled(self, key: str, message: str, values: dict[str, object]) -> str:
        if message == key:
            raise ParameterError(
                f"There is no text {key!r} in the language {self.code!r}.",
                remedy=f"Add it to locale/{self.code}/LC_MESSAGES/report.po.",
            )
        try:
            return message.format(**values)
        except KeyError as cause:
            raise ParameterError(
                f"The text {key!r} in {self.code!r} asks for {cause}, which is not given.",
                remedy="Correct the text or the call.",
            ) from cause

    def number(self, value: float, decimals: int = 0) -> Amount:
        """Return a figure to read: ``13 347``, ``−6,8``."""
        return Amount(self._written(value, decimals), value, decimals=decimals)

    def signed(self, value: float, decimals: int = 0) -> Amount:
        """Return a figure with its sign, also when it is positive: ``+1 449``."""
        return Amount(self._with_sign(value, decimals), value, decimals=decimals, signed=True)

    def percent(self, value: float, decimals: int = 1) -> Amount:
        """Return a per cent figure: ``−6,8 %``. The value is in per cent already."""
        text = f"{self._written(value, decimals)}{NO_BREAK_SPACE}%"
        return Amount(text, value, decimals=decimals, unit="%")

    def signed_percent(self, value: float, decimals: int = 1) -> Amount:
        """Return a per cent figure with its sign."""
        text = f"{self._with_sign(value, decimals)}{NO_BREAK_SPACE}%"
        return Amount(text, value, decimals=decimals, unit="%", signed=True)

    def between(self, low: float, high: float, decimals: int = 0) -> Between:
        """Return the ends of an interval as one text: ``−1,2 til +0,4``."""
        ends = self.signed(low, decimals), self.signed(high, decimals)
        return Between(self.say("interval", low=ends[0], high=ends[1]), *ends)

    def year(self, year: int, *, broken: bool = False) -> Amount:
        """Return a year, with a word when its figure cannot be compared with the one before."""
        text = self.say("year.broken", year=year) if broken else str(year)
        return Amount(text, year, unit="year")

    def rank(self, rank: int, count: int) -> Amount:
        """Return a rank and among how many: ``75 av 85``."""
        return Amount(self.say("rank.of", rank=rank, count=count), rank)

    def unknown(self, key: str = "cell.undisclosed") -> Amount:
        """Return what stands in a cell whose figure is not known, which is not zero."""
        return Amount(self.say(key), math.nan)

    def _written(self, value: float, decimals: int) -> str:
        value = round(value, decimals) + 0.0  # no minus before a zero
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        text = format_decimal(value, format=pattern, locale=self.locale).replace("-", MINUS)
        group = get_group_symbol(self.locale)
        return text.replace(group, THIN_SPACE) if group.isspace() else text

    def _with_sign(self, value: float, decimals: int) -> str:
        text = self._written(value, decimals)
        return f"+{text}" if round(value, decimals) > 0 else text

    def size(self, value: float, decimals: int = 0) -> str:
        """Return a figure without its sign, for sentences whose verb tells the direction."""
        return self.number(abs(value), decimals)

    def listed(self, words: Sequence[str]) -> str:
        """Return words as a list in a sentence: ``Grue, Våler og Åsnes``."""
        return format_list(list(words), locale=self.locale)

    def sort_key(self, name: str) -> tuple[int, ...]:
        """Return what names are sorted by, with æ, ø and å last."""
        last = "æøå"
        return tuple(
            0x110000 + last.index(letter) if letter in last else ord(letter)
            for letter in unicodedata.normalize("NFC", name.casefold())
        )

    def date(self, stated: str) -> str:
        """Return a date as it is read (``23. nov. 2026``); a bare year is left as it is."""
        try:
            return format_date(date.fromisoformat(stated), format="medium", locale=self.locale)
        except ValueError:
            return stated

    def jobs(self, value: float) -> str:
        """Return a number of jobs with its noun, without sign: ``1 arbeidsplass``."""
        return self.counted("unit.jobs", value, number=self.size(value))


def direction(value: float, decimals: int = 0) -> str:
    """Return ``"up"``, ``"down"`` or ``"same"`` for a figure as it will be read."""
    shown = round(value, decimals)
    return "up" if shown > 0 else "down" if shown < 0 else "same"


def lower_first(words: str) -> str:
    """Return a heading as it stands inside a sentence; abbreviations are left alone."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


@cache
def language(code: str = DEFAULT_LANGUAGE) -> Language:
    """Return a language by its code.

    Raises
    ------
    ParameterError
        When reports cannot be written in it, with those they can.
    """
    known = languages()
    if code not in known:
        raise unknown_name("report language", code, known)
    source = files("regionanalysis").joinpath(f"locale/{code}/LC_MESSAGES/report.po")
    catalogue = read_po(BytesIO(source.read_bytes()), locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Language(code, Locale.parse(code), Translations(compiled, domain="report"))


def message_keys(code: str) -> frozenset[str]:
    """Return the keys a language has messages for."""
    source = files("regionanalysis").joinpath(f"locale/{code}/LC_MESSAGES/report.po")
    catalogue = read_po(BytesIO(source.read_bytes()), locale=code)
    return frozenset(_keys(message.id for message in catalogue if message.id))


def _keys(ids: Iterable[str | Sequence[str]]) -> Iterable[str]:
    for one in ids:
        yield one if isinstance(one, str) else one[0]
