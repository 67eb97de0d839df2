"""A clock whose waits take no time."""

import time

from regionanalysis.io.statbank.retry import Clock


class PretendClock:
    """The machine's clock, and the seconds that were slept since, in no time.

    Attributes
    ----------
    slept
        Seconds of sleep.
    """

    def __init__(self) -> None:
        self.slept = 0.0

    def now(self) -> float:
        return time.monotonic() + self.slept

    def sleep(self, seconds: float) -> None:
        self.slept += seconds

    @property
    def clock(self) -> Clock:
        return Clock(self.now, self.sleep)
