"""What commands print, and how much of it."""

import functools
import inspect
import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated, Any

import typer

from regionanalysis.core.names import spelled_out

# the package's own messages, for those who use it in Python and for --verbose
LOGGER = logging.getLogger("regionanalysis")


class _ToStderr(logging.Handler):
    """Print log records to standard error as it is when they come, which tests replace."""

    def emit(self, record: logging.LogRecord) -> None:
        echo_stderr(f"{record.name}: {record.getMessage()}")


_HANDLER = _ToStderr()


# whether the command that runs was given --quiet
_QUIET: ContextVar[bool] = ContextVar("quiet", default=False)

_FLAGS = {
    "quiet": typer.Option("--quiet", help="Print only results and errors."),
    "verbose": typer.Option("--verbose", help="Print what is read and downloaded."),
}


def with_verbosity(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command with ``--quiet`` and ``--verbose`` beside its own options."""
    signature = inspect.signature(command)
    flags = {name: flag for name, flag in _FLAGS.items() if name not in signature.parameters}

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        chosen = {name: kwargs.pop(name) for name in flags}
        quiet = _QUIET.set(chosen.get("quiet", False))
        if chosen["verbose"]:
            LOGGER.addHandler(_HANDLER)
            LOGGER.setLevel(logging.INFO)
        try:
            command(*args, **kwargs)
        finally:
            _QUIET.reset(quiet)
            LOGGER.removeHandler(_HANDLER)
            LOGGER.setLevel(logging.NOTSET)

    run.__doc__ = unwrapped(inspect.getdoc(command) or "")
    added = {name: Annotated[bool, flag] for name, flag in flags.items()}
    run.__annotations__ = {**command.__annotations__, **added}
    parameters = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=False, annotation=kind)
        for name, kind in added.items()
    ]
    run.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[*signature.parameters.values(), *parameters]
    )
    return run


def unwrapped(text: str) -> str:
    """Return a text with one line for each paragraph, because help keeps line ends.

    A paragraph with columns, two spaces or more apart, is a table and keeps its lines.
    """
    parts = text.split("\n\n")
    return "\n\n".join(part if "  " in part else " ".join(part.split()) for part in parts)


def echo_stderr(sentence: str) -> None:
    """Print a sentence to standard error, with control characters spelled out."""
    print(spelled_out(sentence), file=sys.stderr)


def is_quiet() -> bool:
    """Return whether the command that runs was given ``--quiet``."""
    return _QUIET.get()


def echo_note(sentence: str) -> None:
    """Print a sentence to standard error, unless the command is to be quiet."""
    if not _QUIET.get():
        echo_stderr(sentence)


def print_json(content: object) -> None:
    """Print JSON to standard output."""
    print(json.dumps(content, ensure_ascii=False, indent=2))


@contextmanager
def progress_line(sentence: str) -> Iterator[Callable[[str], None]]:
    """Show what goes on: in one changing line of a terminal, otherwise in a line each.

    Yields
    ------
    callable
        Takes the next line.
    """
    if _QUIET.get() or not sys.stderr.isatty():
        yield echo_note
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(f"{escape(spelled_out(sentence))} ...") as status:
        yield lambda line: status.update(escape(spelled_out(line)))


@contextmanager
def working(sentence: str) -> Iterator[None]:
    """Show what a command does while it does it."""
    with progress_line(sentence) as show:
        if show is echo_note:
            echo_note(f"{sentence} ...")
        yield


def relative_path(path: Path) -> Path:
    """Return a path relative to the working folder, where it is in it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
