"""Asking a publisher: waiting no longer than a limit, and asking again, each time later."""

import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from regionanalysis.errors import SourceError

# seconds to wait before asking again, and for an answer
WAITS = (1.0, 4.0, 15.0)
PATIENCE = 120.0

Answer = TypeVar("Answer")

# how clients tell that a request is wrong, so that asking again is no use; 429 is too many of them
_REFUSED = re.compile(r"Error 4(?!29)\d\d|4(?!29)\d\d Client Error")


@dataclass(frozen=True)
class Asking:
    """Who is asked, and how patiently.

    Attributes
    ----------
    publisher
        What the publisher is called in errors.
    patience
        Seconds to wait for one answer.
    waits
        Seconds to wait before asking again, once for each time.
    """

    publisher: str = "Statistics Norway"
    patience: float = PATIENCE
    waits: tuple[float, ...] = WAITS

    def asked(self, what: str, call: Callable[[], Answer]) -> Answer:
        """Return what a call returns.

        Parameters
        ----------
        what
            What is asked for, in errors.

        Raises
        ------
        SourceError
            When there is no answer, or the request is refused.
        """
        for wait in (*self.waits, None):
            try:
                return _within(self.patience, call)
            except Exception as cause:
                # clients raise what requests, json and urllib3 do
                if wait is None or _REFUSED.search(str(cause)):
                    said = str(getattr(cause, "message", cause)).rstrip(".")
                    raise SourceError(
                        f"No answer from {self.publisher} on {what}: {said}.",
                        remedy="Try again later; what was brought whole is kept.",
                    ) from cause
                time.sleep(wait)
        raise AssertionError


def _within(patience: float, call: Callable[[], Answer]) -> Answer:
    """Return what a call returns, if it does so in time; it is left to itself otherwise."""
    found: list[Answer] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            found.append(call())
        except Exception as cause:  # noqa: BLE001 - raised again where it is waited for
            failed.append(cause)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(patience)
    if failed:
        raise failed[0]
    if not found:
        raise TimeoutError(f"nothing within {patience:g} seconds")
    return found[0]
