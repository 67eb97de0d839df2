"""Repeating a call that fails: how long to wait for an answer, and before the next try."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from requests.exceptions import ProxyError, SSLError
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_chain
from tenacity.wait import wait_fixed

# seconds before each new try, and for one answer
BACKOFF = (1.0, 4.0, 15.0)
TIMEOUT = 120.0

# times that a call is repeated because there were too many calls
MAX_REFUSALS = 5

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Clock:
    """The time, and a way to wait. Tests give one that does not wait."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class TooManyCallsError(Exception):
    """An answer that asks for a pause.

    Parameters
    ----------
    pause
        Seconds until the next call.
    """

    def __init__(self, pause: float) -> None:
        super().__init__("too many calls, error 429")
        self.pause = pause


class FailedAnswerError(Exception):
    """No answer, or an answer that says that the service failed or that the request is wrong.

    Parameters
    ----------
    cause
        The cause as part of a sentence.
    status
        Status of the answer; 0 where there was none.
    final
        Whether the same call would fail again.
    """

    def __init__(self, cause: str, status: int = 0, *, final: bool = False) -> None:
        super().__init__(cause)
        self.status = status
        self.final = final or 400 <= status < 500  # noqa: PLR2004 - errors of the caller


@dataclass(frozen=True)
class RetryPolicy:
    """How often a call is repeated.

    Attributes
    ----------
    timeout
        Seconds to wait for one answer.
    backoff
        Seconds before each new try.
    clock
        The time, and a way to wait.
    """

    timeout: float = TIMEOUT
    backoff: tuple[float, ...] = BACKOFF
    clock: Clock = Clock()

    def call(self, function: Callable[[], Answer]) -> Answer:
        """Return what a function returns.

        A refusal because of too many calls is waited out. Other failures are repeated, each time
        later. A request that is wrong is not repeated.

        Raises
        ------
        Exception
            What the last try raised.
        """
        patient = Retrying(
            sleep=self.clock.sleep,
            stop=stop_after_attempt(MAX_REFUSALS + 1),
            wait=_pause,
            retry=retry_if_exception(lambda cause: isinstance(cause, TooManyCallsError)),
            reraise=True,
        )
        persistent = Retrying(
            sleep=self.clock.sleep,
            stop=stop_after_attempt(len(self.backoff) + 1),
            wait=wait_chain(*map(wait_fixed, self.backoff or (0.0,))),
            retry=retry_if_exception(_may_pass),
            reraise=True,
        )
        return persistent(lambda: patient(function))


def _pause(state: RetryCallState) -> float:
    cause = state.outcome.exception() if state.outcome else None
    return cause.pause if isinstance(cause, TooManyCallsError) else 0.0


def _may_pass(cause: BaseException) -> bool:
    """Return whether the same call may succeed later."""
    if isinstance(cause, FailedAnswerError):
        return not cause.final
    lasting = (TooManyCallsError, SSLError, ProxyError)
    return isinstance(cause, Exception) and not isinstance(cause, lasting)


def within(timeout: float, call: Callable[[], Answer]) -> Answer:
    """Return what a call returns in time. A call that is late is left to itself.

    Raises
    ------
    TimeoutError
        When it does not return in time.
    Exception
        What the call raised.
    """
    answers: list[Answer] = []
    failures: list[Exception] = []

    def run() -> None:
        try:
            answers.append(call())
        except Exception as cause:  # noqa: BLE001 - raised in the thread that waits
            failures.append(cause)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout)
    if failures:
        raise failures[0]
    if not answers:
        raise TimeoutError(f"nothing within {timeout:g} seconds")
    return answers[0]
