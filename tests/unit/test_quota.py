"""The number of calls that the service allows: 40 in 60 seconds, whatever /config says."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pxweb_server
from pretend_clock import PretendClock
from pxweb_server import Tables, serving
from regionanalysis.errors import SourceError
from regionanalysis.io.statbank.client import Statbank
from regionanalysis.io.statbank.quota import CALLS, WINDOW, Quota
from regionanalysis.io.statbank.retry import Clock


class Stopped:
    """A clock that moves only when someone sleeps."""

    def __init__(self) -> None:
        self.time = 0.0

    def sleep(self, seconds: float) -> None:
        self.time += seconds

    @property
    def clock(self) -> Clock:
        return Clock(lambda: self.time, self.sleep)


@pytest.fixture
def pretend() -> PretendClock:
    return PretendClock()


@pytest.fixture
def tables(pretend: PretendClock) -> Tables:
    found = Tables()
    found.add_inhabitants({"0301": "Oslo"}, (2024,))
    found.quota = pxweb_server.Quota(now=pretend.now)
    return found


@pytest.fixture
def bank(tables: Tables, pretend: PretendClock) -> Iterator[Statbank]:
    with serving(tables) as address:
        yield Statbank(address, clock=pretend.clock)


def ask(bank: Statbank, times: int) -> None:
    for _ in range(times):
        bank.listing("07459")


@pytest.mark.parametrize("sliding", [True, False])
def test_a_hundred_calls_are_never_refused(
    bank: Statbank, tables: Tables, pretend: PretendClock, *, sliding: bool
) -> None:
    assert tables.quota
    tables.quota.sliding = sliding
    begun = pretend.now()
    ask(bank, 100)
    assert tables.quota.refused == 0
    # 40 at once, 40 a minute later and 20 another minute later, on a slow machine too
    assert 2 * WINDOW <= pretend.now() - begun < 3 * WINDOW


def test_a_refusal_without_retry_after_waits_the_minute_out(
    bank: Statbank, tables: Tables, pretend: PretendClock
) -> None:
    assert tables.quota
    # colleagues behind the same address have made every call
    tables.quota.calls = [pretend.now()] * 40
    ask(bank, 1)
    assert tables.quota.refused == 1
    assert WINDOW <= pretend.slept <= WINDOW + 5


def test_a_refusal_with_retry_after_waits_as_long_as_it_says(
    bank: Statbank, tables: Tables, pretend: PretendClock
) -> None:
    assert tables.quota
    tables.quota.retry_after = "90"
    tables.quota.calls = [pretend.now()] * 40
    ask(bank, 1)
    assert 90 <= pretend.slept <= 95


def test_no_calls_left_is_waited_out_before_a_refusal(
    bank: Statbank, tables: Tables, pretend: PretendClock
) -> None:
    assert tables.quota
    tables.quota.calls = [pretend.now()] * 39
    ask(bank, 2)
    assert tables.quota.refused == 0
    assert pretend.slept >= WINDOW


def test_the_other_dialect_is_read_too(
    bank: Statbank, tables: Tables, pretend: PretendClock
) -> None:
    # Statistics Sweden: 30 calls in 10 seconds, announced in X-Rate-Limit headers
    assert tables.quota
    tables.quota.limit, tables.quota.window, tables.quota.dialect = 30, 10.0, "scb"
    tables.quota.calls = [pretend.now()] * 29
    ask(bank, 2)
    assert tables.quota.refused == 0
    assert 10 <= pretend.slept < 15


def test_a_service_that_refuses_for_ever_is_given_up(
    bank: Statbank, tables: Tables, pretend: PretendClock
) -> None:
    assert tables.quota
    tables.quota.limit = 0
    with pytest.raises(SourceError, match="too many calls, error 429"):
        ask(bank, 1)
    assert tables.quota.refused == 6
    assert pretend.slept < 7 * WINDOW


def test_a_limit_that_config_states_is_kept_where_it_is_lower() -> None:
    stopped = Stopped()
    quota = Quota(stopped.clock)
    quota.announce(0, 0)
    quota.announce(14, 60)
    for _ in range(14):
        quota.take()
    assert stopped.time > WINDOW


@given(st.lists(st.floats(0, 30), max_size=200))
def test_no_window_has_more_calls_than_the_limit(pauses: list[float]) -> None:
    stopped = Stopped()
    quota = Quota(stopped.clock)
    times = []
    for pause in pauses:
        stopped.sleep(pause)
        quota.take()
        times.append(stopped.time)
    for i, start in enumerate(times):
        assert sum(start <= time < start + WINDOW for time in times[i:]) <= CALLS


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_time_that_is_left_is_no_more_than_it_takes(before: int, more: int) -> None:
    stopped = Stopped()
    quota = Quota(stopped.clock)
    for _ in range(before):
        quota.take()
    stated, start = quota.seconds_for(more), stopped.time
    for _ in range(more):
        quota.take()
    assert stated <= stopped.time - start + WINDOW
