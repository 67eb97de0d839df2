"""Several tables in one refresh: planned first, so that the time that is left is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from regionanalysis.errors import RegionAnalysisError
from regionanalysis.io.refresh.continuations import (
    closed_notice,
    is_closed,
    is_late,
    newer_standard_notice,
)
from regionanalysis.io.refresh.sidecars import today
from regionanalysis.io.refresh.snapshot_files import last_origin
from regionanalysis.io.refresh.snapshots import (
    SnapshotPlan,
    download_snapshot,
    plan_snapshot,
)
from regionanalysis.io.statbank.client import RenewedError, Statbank
from regionanalysis.io.statbank.service import UnreachableError
from regionanalysis.io.statbank.tables import TableFacts, ssb_tables

# seconds of an ordinary answer, to state the time that is left before any has come
SECONDS_A_CALL = 2.0

# a wait that is worth a line
NOTICED = 5.0

MINUTE = 60


@dataclass
class Download:
    """Tables that are downloaded one after the other.

    Attributes
    ----------
    folder
        Folder of the snapshots.
    say
        Called with every line of what happens.
    show
        Called with every line of what goes on meanwhile; ``say`` if not given.
    years
        First and last year that are asked for, as far as any is.
    accept, force
        As in `RefreshOptions`.
    """

    bank: Statbank
    folder: Path
    say: Callable[[str], None]
    years: tuple[int | None, int | None] = (None, None)
    accept: bool = False
    force: bool = False
    show: Callable[[str], None] | None = None
    _left: int = field(default=0, init=False)
    _notices: list[str] = field(default_factory=list, init=False)

    def __post_init__(self) -> None:
        self.bank.quota.waiting = self._waiting

    def dry_run(self, names: Sequence[str]) -> dict[str, RegionAnalysisError]:
        """Say what would be downloaded, and return the tables that could not be, with the cause."""
        plans, failures = self._plans(names)
        for name, plan in plans.items():
            updated = plan.state.updated or "unknown"
            if plan.unchanged:
                self.say(f"{name}: nothing new (updated {updated})")
            else:
                count = len(plan.missing)
                self.say(
                    f"{name}: would download {plan.years[0]}-{plan.years[-1]} in {count} "
                    f"quer{'y' if count == 1 else 'ies'} (updated {updated})"
                )
        return failures

    def run(self, names: Sequence[str]) -> dict[str, RegionAnalysisError]:
        """Download what has changed, and return the tables that could not be, with the cause."""
        plans, failures = self._plans(names)
        self._left = sum(len(plan.missing) for plan in plans.values())
        for name, plan in plans.items():
            try:
                self._one(plan)
            except UnreachableError:
                raise
            except RegionAnalysisError as cause:
                self._fail(name, cause, failures)
        for notice in dict.fromkeys(self._notices):
            self.say(f"Note: {notice}.")
        return failures

    def _plans(
        self, names: Sequence[str]
    ) -> tuple[dict[str, SnapshotPlan], dict[str, RegionAnalysisError]]:
        plans: dict[str, SnapshotPlan] = {}
        failures: dict[str, RegionAnalysisError] = {}
        for name in names:
            try:
                plans[name] = self._plan(name)
            except UnreachableError:
                raise
            except RegionAnalysisError as cause:
                self._fail(name, cause, failures)
        return plans, failures

    def _plan(self, name: str) -> SnapshotPlan:
        return plan_snapshot(
            self.bank,
            name,
            ssb_tables()[name],
            self.folder,
            start_year=self.years[0],
            end_year=self.years[1],
            force=self.force,
        )

    def _fail(
        self, name: str, cause: RegionAnalysisError, failures: dict[str, RegionAnalysisError]
    ) -> None:
        self.say(f"{name}: {cause}")
        failures[name] = cause

    def _one(self, plan: SnapshotPlan) -> None:
        name, facts = plan.name, plan.facts
        if plan.unchanged:
            self.say(f"{name}: nothing new since {plan.state.updated[:10]}")
            self._note(facts, plan)
            return
        try:
            changes = download_snapshot(
                self.bank, plan, accept=self.accept, progress=self._progress(plan)
            )
        except RenewedError as cause:
            self.say(f"{name}: {cause.message} It is downloaded again.")
            self.bank.state(facts, again=True)
            changes = download_snapshot(self.bank, self._plan(name), accept=self.accept)
        self.say(changes.summary())
        self._note(facts, plan, closed=changes.closed)

    def _note(self, facts: TableFacts, plan: SnapshotPlan, *, closed: bool | None = None) -> None:
        """Keep what is to be said of a table that is closed, or goes on in another."""
        late = is_late(plan.state, today())
        if closed is None:
            # a table that is as it was is asked about only when it is late
            origin = last_origin(self.folder, plan.name)
            closed = plan.state.closed or bool(origin and origin.closed)
            if late and plan.state.closed is None:
                closed = is_closed(self.bank, facts, plan.state)
        if closed:
            self._notices.append(closed_notice(facts, plan.state))
        if late or closed:
            notice = newer_standard_notice(self.bank, facts, plan.state)
            self._notices += [notice] if notice else []

    def _progress(self, plan: SnapshotPlan) -> Callable[[str], None]:
        def progress(years: str) -> None:
            seconds = max(self.bank.quota.seconds_for(self._left), SECONDS_A_CALL * self._left)
            self._show(f"{plan.name}: {years} ({self._left} queries left, {_about(seconds)})")
            self._left -= 1

        return progress

    def _show(self, line: str) -> None:
        (self.show or self.say)(line)

    def _waiting(self, seconds: float) -> None:
        if seconds > NOTICED:
            self._show(f"Waiting {seconds:.0f} seconds: the service allows 40 calls a minute.")


def _about(seconds: float) -> str:
    minutes = round(seconds / MINUTE)
    return f"about {minutes} min" if minutes else f"about {max(1, round(seconds))} s"
