"""``regionanalysis update``: new figures, the reports that they change, and a check of them."""

import contextlib
import io
import sys
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TextIO

import typer

from regionanalysis import __version__
from regionanalysis.cli.build import build
from regionanalysis.cli.check import check
from regionanalysis.cli.refresh import refresh
from regionanalysis.core.names import spelled_out
from regionanalysis.errors import RegionAnalysisError

# how `refresh` begins what is to be known of a table; notes on notebooks are no news to a schedule
NOTE = "Note: table "


def update(
    *,
    quiet: Annotated[
        bool,
        typer.Option("--quiet", help="Print nothing when all is well; otherwise print the log."),
    ] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Reports at a time; the number of cores if not given.")
    ] = None,
    max_age: Annotated[
        int | None, typer.Option(min=1, help="Days that figures may be old; any age if not given.")
    ] = None,
    url: Annotated[str, typer.Option(help="Another address than the publisher's.")] = "",
) -> None:
    """Refresh, build and check, for a schedule. The log is reports/update.log.

    If tables cannot be downloaded, reports are built from existing snapshots. The exit code is
    that of the first step that failed.
    """
    from regionanalysis.core.project import project_folder

    path = project_folder() / "reports" / "update.log"
    earlier = _notes(path.read_text(encoding="utf-8")) if path.is_file() else set()
    log = _Log(None if quiet else sys.stderr)
    log.write(f"regionanalysis {__version__}, {datetime.now(tz=UTC):%Y-%m-%d %H:%M} UTC\n")
    steps: tuple[tuple[str, Callable[[], None]], ...] = (
        ("refresh", lambda: refresh(url=url)),
        ("build", lambda: build(jobs=jobs)),
        ("check", lambda: check(max_age=max_age)),
    )
    codes = [_step(name, step, log) for name, step in steps]
    code = next((code for code in codes if code), 0)
    text = log.getvalue()
    _write(path, text)
    if quiet and (code or _notes(text) - earlier):
        print(text, end="", file=sys.stderr)
    if code:
        raise typer.Exit(code)


class _Log(io.StringIO):
    """Text that is kept, and shown as well unless there is nowhere to."""

    def __init__(self, screen: TextIO | None) -> None:
        super().__init__()
        self._screen = screen

    def write(self, text: str) -> int:
        if self._screen is not None:
            self._screen.write(text)
        return super().write(text)

    def isatty(self) -> bool:
        return False


def _step(name: str, step: Callable[[], None], log: _Log) -> int:
    """Return the exit code of a step, whose words go to the log."""
    log.write(f"\n{name}\n")
    with _captured(log):
        try:
            step()
        except typer.Exit as end:
            return end.exit_code
        except RegionAnalysisError as error:
            print(spelled_out(f"Error: {error}"))
            return error.exit_code
        except Exception:  # noqa: BLE001 - the log must have it, and the next step its turn
            traceback.print_exc()
            return 1
    return 0


@contextlib.contextmanager
def _captured(log: _Log) -> Iterator[None]:
    with contextlib.redirect_stdout(log), contextlib.redirect_stderr(log):
        yield


def _notes(text: str) -> set[str]:
    return {line for line in text.splitlines() if line.startswith(NOTE)}


def _write(path: Path, text: str) -> None:
    from regionanalysis.core.files import write_atomic

    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, text)
