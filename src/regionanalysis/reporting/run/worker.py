"""Asking a warm process to make reports; importing this costs nothing."""

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from regionanalysis.errors import NoMemoryError, NotebookError, error_of, lacks_memory
from regionanalysis.reporting.task import RenderedFiles, Task

# threads of linear algebra libraries only get in each other's way, and a process that is to be
# copied should have no others: Arrow's allocator has one
ONE_THREAD = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}

# How the process begins. Nothing that is imported is garbage, and looking for it takes a fifth of
# the time. The module named would compile a grammar of web addresses for jsonschema, which takes a
# quarter, and no schema of ours has any; jsonschema does without where it is not installed.
BEGIN = (
    "import gc, sys; gc.disable(); sys.modules['rfc3987_syntax'] = None; "
    "from regionanalysis.reporting.run.worker import begin; begin()"
)

# seconds for a process that has said its last to be gone
LAST = 1


def begin() -> None:
    """Be the process that makes reports; want of memory is for the one who asks to tell."""
    try:
        # imports everything
        from regionanalysis.reporting.run.worker_main import main  # noqa: PLC0415

        main()
    except Exception as cause:
        if not lacks_memory(cause):
            raise
        sys.exit(NoMemoryError.exit_code)


class ReportWorker:
    """A process with everything imported, that makes one report at a time.

    It is started when first asked, again if it has died, and ended with `close`.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def make(self, task: Task, folder: Path) -> RenderedFiles:
        """Return a report made in a folder.

        Raises
        ------
        RegionAnalysisError
            As when it was made here; and when the process ends without an answer.
        """
        request = {"task": task.as_record(), "folder": str(folder.resolve())}
        answer = self._ask(json.dumps(request).encode() + b"\n")
        if "error" in answer:
            raise error_of(answer["error"])
        return RenderedFiles(**answer["made"])

    def _ask(self, request: bytes) -> dict[str, Any]:
        process = self._started()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the process was started without pipes")
        try:
            process.stdin.write(request)
            process.stdin.flush()
            line = process.stdout.readline()
        except BrokenPipeError:
            line = b""
        if not line:
            with suppress(subprocess.TimeoutExpired):
                process.wait(LAST)
            # it may have died before its child
            self.end()
            self.close()
            if process.returncode == NoMemoryError.exit_code:
                raise NoMemoryError
            raise NotebookError(
                "The process that makes reports ended without an answer.",
                remedy="Nothing was replaced; run it again, and see that there is memory enough.",
            )
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 - what is run is ours
                [sys.executable, "-c", BEGIN],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**ONE_THREAD, **os.environ},
                # with its children in a group of its own, they can be ended together
                start_new_session=True,
            )
            if self._process.stdout is not None:
                self._process.stdout.readline()
        return self._process

    def close(self) -> None:
        """End the process, and with it what it is making and what its reports have begun."""
        if self._process is not None:
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    # what it was asked last may not have reached it
                    with suppress(BrokenPipeError):
                        pipe.close()
            self._process.wait()
            self.end()
            self._process = None

    def end(self) -> None:
        """End the process at once, also while another thread waits for its answer."""
        if self._process is None:
            return
        with suppress(ProcessLookupError, PermissionError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
