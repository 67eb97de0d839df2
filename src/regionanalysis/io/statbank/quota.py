"""The number of calls that an address may make, and waiting so that it is not exceeded.

Statistics Norway allows 40 calls a minute for an address: searches, metadata and data together.
Its ``/config`` announces 0 calls in 0 seconds, which means that the limit is stated elsewhere, in
the headers of every answer. Sources: data/README.md.
"""

import re
from collections import deque
from collections.abc import Callable, Mapping

from regionanalysis.io.statbank.retry import Clock

# calls and seconds: some are left to colleagues behind the same address
CALLS, WINDOW = 36, 60.0

# one call in so many of those announced is left to others
SPARE = 10

# seconds: clocks differ, and a call takes its time
MARGIN = 0.5

# no pause that a service asks for is longer
MAX_PAUSE = 600.0

# the period of a limit in the dialect of AspNetCoreRateLimit, as in 10s
_PERIOD = re.compile(r"(?P<number>\d+)(?P<unit>[smhd])")
_SECONDS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


class Quota:
    """Calls within sliding windows, shared by all calls to one service.

    Parameters
    ----------
    clock
        The time, and a way to wait.
    waiting
        Called with the number of seconds before a wait that a reader would notice.
    """

    def __init__(
        self, clock: Clock | None = None, waiting: Callable[[float], None] = lambda _seconds: None
    ) -> None:
        self._clock = clock or Clock()
        self.waiting = waiting
        self._calls: deque[float] = deque(maxlen=1000)
        self._limits: dict[float, int] = {WINDOW: CALLS}
        self._closed_until = 0.0
        self.count = 0

    def take(self) -> None:
        """Wait until a call may be made, and count it."""
        now = self._clock.now()
        free = max([self._closed_until, *map(self._free_at, self._limits)])
        if free > now:
            self.waiting(free - now)
            self._clock.sleep(free - now)
            now = self._clock.now()
        self._calls.append(now)
        self.count += 1

    def announce(self, calls: int, seconds: float) -> None:
        """Keep a limit that the service states; 0 is no statement."""
        if calls > 0 and seconds > 0:
            kept = calls - calls // SPARE
            self._limits[seconds] = min(kept, self._limits.get(seconds, kept))

    def learn(self, headers: Mapping[str, str]) -> None:
        """Read what an answer says of the quota, in either dialect.

        Statistics Norway: ``x-ratelimit-limit: 40``, ``x-ratelimit-policy: 40;w=60s``,
        ``x-ratelimit-remaining: 39``. Statistics Sweden and Latvia: ``X-Rate-Limit-Limit: 10s``
        (a period), ``X-Rate-Limit-Remaining: 29``.
        """
        policy = headers.get("x-ratelimit-policy", "")
        calls, _, period = policy.partition(";w=")
        if calls.isdecimal():
            self.announce(int(calls), _seconds(period))
        left, window = headers.get("x-ratelimit-remaining", ""), _seconds(period) or WINDOW
        if "x-rate-limit-remaining" in headers:
            left = headers["x-rate-limit-remaining"]
            window = _seconds(headers.get("x-rate-limit-limit", "")) or WINDOW
        if left.isdecimal() and int(left) == 0:
            self.close(window)

    def close(self, seconds: float) -> None:
        """Make no call for some seconds."""
        self._closed_until = max(self._closed_until, self._clock.now() + seconds + MARGIN)

    def pause(self, headers: Mapping[str, str]) -> float:
        """Return the seconds to wait after a refusal: as stated, or until the window is over."""
        stated = headers.get("Retry-After", "")
        if re.fullmatch(r"\d+(\.\d+)?", stated):
            return min(float(stated), MAX_PAUSE)
        period = headers.get("x-ratelimit-policy", "").partition(";w=")[2]
        period = period or headers.get("x-rate-limit-limit", "")
        return min((_seconds(period) or WINDOW) + MARGIN, MAX_PAUSE)

    def seconds_for(self, calls: int) -> float:
        """Return how long some more calls are held back at least."""
        now = self._clock.now()
        waits = [self._closed_until - now, 0.0]
        for window, limit in self._limits.items():
            recent = sum(call > now - window for call in self._calls)
            waits.append((recent + calls - 1) // limit * window)
        return max(waits)

    def _free_at(self, window: float) -> float:
        """Return when a window has room for one call more."""
        limit = self._limits[window]
        if len(self._calls) < limit:
            return 0.0
        return self._calls[-limit] + window + MARGIN


def _seconds(period: str) -> float:
    match = _PERIOD.fullmatch(period.strip())
    return int(match["number"]) * _SECONDS[match["unit"]] if match else 0.0
