"""Ask a worker process to render reports. Importing this is cheap."""

import os
import pickle
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from regionanalysis.errors import NoMemoryError, NotebookError, RegionAnalysisError
from regionanalysis.reporting.task import RenderedFiles, Task

# Threads of linear algebra libraries compete with one another here, and a process that is to be
# forked should have no threads: Arrow's allocator has one.
ONE_THREAD = {
    **dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}

COMMAND = (sys.executable, "-m", "regionanalysis.reporting.run.worker_process")

# seconds for a process that has closed its output to end
LAST = 1


class ReportWorker:
    """A process with everything imported, that renders one report at a time.

    It is started when it is first needed, again if it has died, and ended with `close`.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def render(self, task: Task, folder: Path) -> RenderedFiles:
        """Return a report whose files are rendered into a folder.

        Raises
        ------
        RegionAnalysisError
            As raised in the process; `NotebookError` when it ends without an answer.
        """
        answer = self._ask((task, folder.resolve()))
        if isinstance(answer, RegionAnalysisError):
            raise answer
        rendered: RenderedFiles = answer
        return rendered

    def _ask(self, request: tuple[Task, Path]) -> Any:
        process = self._started()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the process was started without pipes")
        try:
            pickle.dump(request, process.stdin)
            process.stdin.flush()
            return pickle.load(process.stdout)  # noqa: S301 - from our own process
        except (BrokenPipeError, EOFError, pickle.UnpicklingError) as cause:
            raise self._died(process) from cause

    def _died(self, process: "subprocess.Popen[bytes]") -> RegionAnalysisError:
        with suppress(subprocess.TimeoutExpired):
            process.wait(LAST)
        # its children may have outlived it
        self.end()
        self.close()
        if process.returncode == NoMemoryError.exit_code:
            return NoMemoryError()
        return NotebookError(
            "The process that renders reports ended without an answer.",
            remedy="Nothing was replaced; run it again, and check that there is enough memory.",
        )

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                COMMAND,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**ONE_THREAD, **os.environ},
                # In a group of its own, it can be ended together with its children.
                start_new_session=True,
            )
        return self._process

    def close(self) -> None:
        """End the process when it is idle, and with it every process that its reports started."""
        if self._process is not None:
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    # the last request may not have reached it
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
