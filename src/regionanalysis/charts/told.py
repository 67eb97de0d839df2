"""What a figure says in words: found in the catalogue by the figure's key."""

from collections.abc import Mapping
from typing import TypedDict

from regionanalysis.account import PlaceAccount
from regionanalysis.cumulated import Cumulated
from regionanalysis.language import Language
from regionanalysis.subject import Subject


class Words(TypedDict):
    """The words of a figure, and the language they are in."""

    key: str
    title: str
    subtitle: str
    alternative: str
    language: Language


def told(key: str, said: Mapping[str, object], language: Language, *, way: str = "") -> Words:
    """Return the words of a figure.

    They are the messages ``fig.<key>.title`` (``.<way>``), ``.subtitle`` and ``.alt``.
    """
    title = f"fig.{key}.title.{way}" if way else f"fig.{key}.title"
    return {
        "key": key.replace("_", "-"),
        "title": language.say(title, **said),
        "subtitle": language.say(f"fig.{key}.subtitle", **said).strip(),
        "alternative": language.say(f"fig.{key}.alt", **said),
        "language": language,
    }


def about(
    period: Cumulated | PlaceAccount, subject: Subject, language: Language
) -> dict[str, object]:
    """Return what a subtitle tells of an account: measure, place, years, and a break crossed."""
    return {
        "measure": language.say(f"measure.{subject.measure}"),
        "name": subject.name,
        "start": period.start_year,
        "end": period.end_year,
        "flag": language.say("break.flag") if period.breaks else "",
    }
