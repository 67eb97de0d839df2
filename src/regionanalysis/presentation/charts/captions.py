"""What a figure says in words: found in the catalogue by the figure's key."""

from collections.abc import Mapping
from typing import TypedDict

from regionanalysis.presentation.charts.caption_keys import CAPTION_KEYS
from regionanalysis.presentation.language import Language


class Caption(TypedDict):
    """The words of a figure, and the language they are in."""

    key: str
    title: str
    subtitle: str
    alternative: str
    language: Language


def caption(
    key: str,
    values: Mapping[str, object],
    language: Language,
    *,
    way: str = "",
    shown: int = 0,
    rows: int = 0,
) -> Caption:
    """Return the words of a figure.

    They are the messages ``fig.<key>.title`` (``.<way>``), ``.subtitle`` and ``.alt``. When fewer
    rows are ``shown`` than there are, the subtitle tells that they are those at the ends.
    """
    keys = CAPTION_KEYS[key]
    subtitle = language.message(keys.subtitle, **values).strip()
    if shown < rows:
        ends = language.message("fig.ends", ends=shown // 2, rows=rows)
        subtitle = f"{subtitle} {ends}"
    return {
        "key": key.replace("_", "-"),
        "title": language.message(keys.title[way], **values),
        "subtitle": subtitle,
        "alternative": language.message(keys.alternative, **values),
        "language": language,
    }
