"""The commands, and how a run of one ends. Heavy imports wait until a command needs them."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from regionanalysis import __version__
from regionanalysis.cli.build import build
from regionanalysis.cli.check import check
from regionanalysis.cli.decompose import decompose
from regionanalysis.cli.examples import epilog, exit_codes
from regionanalysis.cli.init import init
from regionanalysis.cli.inspect import inspect
from regionanalysis.cli.list import list_all
from regionanalysis.cli.new import new
from regionanalysis.cli.output import echo_stderr, with_verbosity
from regionanalysis.cli.refresh import refresh
from regionanalysis.cli.report import report
from regionanalysis.cli.update import update
from regionanalysis.errors import NoMemoryError, OutputError, RegionAnalysisError, lacks_memory

app = typer.Typer(
    name="regionanalysis",
    help="Analyse whether a region has lost jobs relative to the country, how many, and why.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    epilog=exit_codes(),
)


def _version(asked: bool) -> None:
    if asked:
        print(__version__)
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Analyse whether a region has lost jobs relative to the country, how many, and why."""


# in the order that help lists them
for command in (init, report, decompose, inspect, refresh, new, build, check, update):
    app.command(epilog=epilog(command.__name__))(with_verbosity(command))
app.command("list", epilog=epilog("list"))(with_verbosity(list_all))


def main() -> None:
    """Run a command; a deliberate error is a sentence and an exit code, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        # Norwegian letters must not stop a command where the terminal cannot show them
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except RegionAnalysisError as error:
        _fail(error)
    except BrokenPipeError as cause:
        raise SystemExit(OutputError.exit_code) from cause
    except Exception as cause:
        if not lacks_memory(cause):
            raise
        _fail(NoMemoryError())


def _fail(error: RegionAnalysisError) -> NoReturn:
    try:
        echo_stderr(f"Error: {error}")
    except MemoryError:
        error = NoMemoryError()
        os.write(sys.stderr.fileno(), f"Error: {error}\n".encode())
    sys.exit(error.exit_code)
