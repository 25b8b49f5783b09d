"""Reports are read in a separate process at a lower priority, so that decisions do not wait for an import."""

from __future__ import annotations

import multiprocessing
import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mtcheck.server.problems import Problem
from mtcheck.server.reports import Prepared, prepare_all

if TYPE_CHECKING:
    from collections.abc import Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

__all__ = ["Reading"]

_CONTEXT: Final = multiprocessing.get_context("spawn")
_NICER: Final = 10


class Reading:
    """The process: started by the first import, ended with the desk or with the process that started it."""

    def __init__(self) -> None:
        self._one_at_a_time = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def prepare(self, lines: Sequence[bytes]) -> list[Prepared]:
        """Each line's report.

        Raises :class:`mtcheck.server.problems.Problem` for a line that is not a report, and if the process dies.
        """
        with self._one_at_a_time:
            pipe = self._running_pipe()
            try:
                pipe.send(lines)
                answer = pipe.recv()
            except (EOFError, OSError) as error:
                self._end()
                raise Problem(
                    503, "the process that reads reports died; no report was stored: send fewer at once",
                ) from error  # fmt: skip
        if isinstance(answer, tuple):
            raise Problem(answer[0], answer[1], index=answer[2])
        return list(answer)

    def stop(self) -> None:
        """End the process; a running import fails."""
        self._end()

    def _running_pipe(self) -> Connection:
        if self._pipe is None or self._process is None or not self._process.is_alive():
            self._end()
            ours, theirs = _CONTEXT.Pipe()
            self._process = _CONTEXT.Process(target=_read, args=(theirs,), daemon=True, name="mtcheck-reading")
            self._process.start()
            theirs.close()
            self._pipe = ours
        return self._pipe

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _read(pipe: Connection) -> None:
    """Answer lists of lines with lists of :class:`Prepared`, or with the error of a line, until the pipe is closed."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the desk, which ends this process
    with suppress(OSError):
        os.nice(_NICER)
    while True:
        try:
            lines = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer: list[Prepared] | tuple[int, str, object] = prepare_all(lines)
        except Problem as problem:
            answer = problem.status, problem.sentence, problem.more["index"]
        pipe.send(answer)
