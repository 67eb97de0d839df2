"""The process of a `ReportWorker`: ``python -m regionanalysis.reporting.run.worker_process``."""

import gc
import os
import sys

from regionanalysis.errors import NoMemoryError, lacks_memory

STDIN, STDOUT, STDERR = 0, 1, 2


def main() -> None:
    """Import what reports need, and render those asked for on standard input.

    Out of memory while importing is an exit code, which the `ReportWorker` turns into the error.
    """
    requests, answers = os.fdopen(os.dup(STDIN), "rb"), os.fdopen(os.dup(STDOUT), "wb")
    # What a library prints must not be read as an answer.
    os.dup2(STDERR, STDOUT)
    _import_faster()
    try:
        from regionanalysis.reporting.run.worker_main import serve  # noqa: PLC0415

        serve(requests, answers)
    except Exception as cause:
        if not lacks_memory(cause):
            raise
        sys.exit(NoMemoryError.exit_code)


def _import_faster() -> None:
    """Save two of the five seconds of processor time that the imports take.

    No imported object is garbage, and looking for garbage is a fourth of the time; `serve` turns
    the collector on again. jsonschema imports ``rfc3987_syntax``, where Jupyter has installed it,
    to check the format of web addresses in schemas. That compiles a grammar for more than a second,
    and the schema of notebooks has no such format. Without the package jsonschema does without.
    """
    gc.disable()
    # An entry of None makes the import raise ImportError.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]


if __name__ == "__main__":
    main()
