"""Titles, subtitles and alternative texts of charts."""

from collections.abc import Mapping
from typing import Any, TypedDict

from regionanalysis.presentation.charts.caption_keys import CAPTION_KEYS
from regionanalysis.presentation.language import Language


class Caption(TypedDict):
    """Title, subtitle and alternative text of a chart, in one language."""

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
    variant: str = "",
    displayed: int = 0,
    total: int = 0,
    other: Mapping[str, str] | None = None,
) -> Caption:
    """Return the caption of a chart.

    Parameters
    ----------
    key
        Key of the chart in `CAPTION_KEYS`.
    values
        Values for the placeholders of the messages.
    language
        Language of the caption.
    variant
        Which title to use, such as ``up`` or ``down``; a chart with one title has no variants.
    displayed, total
        Rows drawn, and rows there are. If fewer are drawn, the subtitle says that they are the
        first and the last.
    other
        Keys to use instead of those in `CAPTION_KEYS`, as ``subtitle`` and ``alternative``.
    """
    instead: dict[str, Any] = dict(other or {})
    keys = CAPTION_KEYS[key]._replace(**instead)
    subtitle = language.message(keys.subtitle, **values).strip()
    if displayed < total:
        ends = language.message("fig.ends", ends=displayed // 2, rows=total)
        subtitle = f"{subtitle} {ends}"
    return {
        "key": key.replace("_", "-"),
        "title": language.message(keys.title[variant], **values),
        "subtitle": subtitle,
        "alternative": language.message(keys.alternative, **values),
        "language": language,
    }
