"""The message catalogues of reports.

A language is a folder of ``locale`` with a file ``LC_MESSAGES/report.po``, which has a text for
every key. All languages have the same keys.
"""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from io import BytesIO

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that reports can be written in."""
    folders = files("regionanalysis.presentation").joinpath("locale").iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.is_dir()))


def translations(code: str) -> Translations:
    """Return the messages of a language, to be looked up by their keys.

    They are compiled when read, in 25 ms. A compiled file beside the text would save that, and
    could be older than the text in a clone.
    """
    compiled = BytesIO()
    write_mo(compiled, _read(code))
    compiled.seek(0)
    return Translations(compiled, domain="report")


def messages(code: str) -> Mapping[str, tuple[str, ...]]:
    """Return every message of a language by its key: one text, or one for each plural form."""
    return {_first(message.id): _all(message.string) for message in _read(code) if message.id}


def _read(code: str) -> Catalog:
    source = files("regionanalysis.presentation").joinpath(f"locale/{code}/LC_MESSAGES/report.po")
    return read_po(BytesIO(source.read_bytes()))


def _first(key: str | Sequence[str]) -> str:
    return key if isinstance(key, str) else key[0]


def _all(text: str | Sequence[str] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ())
