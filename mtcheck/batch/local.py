"""Supervised worker processes on this machine: a timeout or a crash loses one article, never its neighbours.

``concurrent.futures`` gives up the whole pool when one process dies. Here, every process has its own pipe and one
article at a time, so the article is known; it gets a second try in a new process.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Final, Self

from mtcheck.batch.worker import Outcome, serve
from mtcheck.errors import MtcheckError, reason_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from mtcheck.batch.item import Item, Options

__all__ = ["Answer", "LocalEngine", "default_memory"]

_TRIES: Final = 2
"""If a process dies twice with the same article, the article is the cause."""

_FAILED_STARTS: Final = 3
"""After this many consecutive processes die before they are ready, articles are not the cause."""

_WAIT: Final = 0.5
"""Seconds to wait for a message from a worker before doing something else."""

_LOOK_EVERY: Final = 0.1
"""Seconds between two checks of clocks and memory."""

_CONTEXT: Final = multiprocessing.get_context("spawn")


class WorkerStartError(MtcheckError):
    """No worker process can be started, or no worker could audit with these options."""

    def __init__(self, message: str, exit_code: int = 3) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome for the article with number ``ticket``, after ``attempts`` tries (1 or more)."""

    ticket: int
    outcome: Outcome
    attempts: int = 1


@dataclass(slots=True)
class _Task:
    ticket: int
    item: Item
    deaths: list[str] = field(default_factory=list)
    alone: bool = False
    """Whether it was in a list that failed, so that it is now submitted by itself."""


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    tasks: list[_Task] = field(default_factory=list)
    since: float = 0.0
    killed: str | None = None
    """Why it was killed."""


class LocalEngine:
    """Audits articles in ``workers`` processes. A context manager.

    ``timeout`` is in seconds for one article and counts from its submission to a process; ``memory`` bounds each
    process's resident set in bytes (None: not bounded; only on Linux). ``group`` is how many articles a process gets at
    once: 1, or more if a model computes many sentences together. The processes' niceness is increased by ``nicer``.
    """

    def __init__(
        self, options: Options, *, workers: int, timeout: float, memory: int | None, group: int = 1, nicer: int = 0
    ) -> None:  # fmt: skip
        self._options = options
        self._group = group
        self._nicer = nicer
        self._timeout = timeout
        self._memory = memory
        self._waiting: deque[_Task] = deque()
        self._answers: deque[Answer] = deque()
        self._ticket = 0
        self._failed_starts = 0
        self._watched = 0.0
        self._wanted = workers
        self._workers: list[_Worker] = [self._start() for _ in range(workers)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def capacity(self) -> int:
        """How many articles can usefully be submitted before the first answer."""
        return 2 * self._wanted * self._group

    @property
    def running(self) -> int:
        """Articles submitted and not answered."""
        return len(self._waiting) + len(self._answers) + sum(len(worker.tasks) for worker in self._workers)

    def submit(self, item: Item) -> int:
        """Submit one article; returns the number for its answer."""
        self._waiting.append(_Task(self._ticket, item))
        self._ticket += 1
        if len(self._waiting) >= self._group:
            self._hand_out()
        return self._ticket - 1

    def answers(self) -> Iterator[Answer]:
        """Wait for an answer and yield all that have arrived; none if nothing is running.

        Raises :class:`WorkerStartError` if the processes cannot start.
        """
        while not self._answers and self.running:
            self._look()
        while self._answers:
            yield self._answers.popleft()

    def poll(self) -> Iterator[Answer]:
        """The same, but wait no longer than half a second, for callers with more to submit."""
        if not self._answers and self.running:
            self._look()
        while self._answers:
            yield self._answers.popleft()

    def _look(self) -> None:
        self._hand_out()
        self._listen()
        self._watch()

    def stop(self) -> None:
        """End all processes; running audits are lost."""
        for worker in self._workers:
            if not worker.tasks and worker.ready:
                with suppress(OSError):
                    worker.pipe.send(None)
            else:
                worker.process.kill()
        for worker in self._workers:
            worker.process.join(timeout=2)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.pipe.close()
        self._workers = []

    def _start(self) -> _Worker:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(
            target=serve, args=(theirs, self._options, self._nicer), daemon=True, name="mtcheck-worker"
        )
        try:
            process.start()
        except OSError as error:
            raise WorkerStartError(f"cannot start a worker process: {reason_of(error)}") from error
        theirs.close()
        return _Worker(process, ours)

    def _hand_out(self) -> None:
        for worker in self._workers:
            if not self._waiting:
                return
            if worker.ready and not worker.tasks and worker.killed is None:
                worker.tasks, worker.since = self._next(), monotonic()
                with suppress(OSError):  # it is dead, which _listen notices
                    worker.pipe.send([task.item for task in worker.tasks])

    def _next(self) -> list[_Task]:
        """The next articles to give to one process."""
        tasks = [self._waiting.popleft()]
        while not tasks[0].alone and len(tasks) < self._group and self._waiting and not self._waiting[0].alone:
            tasks.append(self._waiting.popleft())
        return tasks

    def _listen(self) -> None:
        ready = set(wait([*(worker.pipe for worker in self._workers), *self._sentinels()], timeout=_WAIT))
        for worker in list(self._workers):
            if worker.pipe in ready:
                self._receive(worker)
            elif worker.process.sentinel in ready:
                self._bury(worker)

    def _sentinels(self) -> list[int]:
        return [worker.process.sentinel for worker in self._workers]

    def _receive(self, worker: _Worker) -> None:
        try:
            message = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(message, tuple):
            code, reason = message
            raise WorkerStartError(reason, code)
        if message is None:
            worker.ready, self._failed_starts = True, 0
        else:
            for task, outcome in zip(worker.tasks, message, strict=True):
                self._answers.append(Answer(task.ticket, outcome, len(task.deaths) + 1))
            worker.tasks = []
        self._hand_out()

    def _watch(self) -> None:
        """Kill processes that take too much time or memory, checked only occasionally because checks cost time."""
        now = monotonic()
        if now - self._watched < _LOOK_EVERY:
            return
        self._watched = now
        for worker in self._workers:
            if not worker.tasks or worker.killed is not None:
                continue
            if now - worker.since > self._timeout * len(worker.tasks):
                worker.killed = f"took longer than {self._timeout:g} s (--timeout)"
            elif self._memory is not None and (used := _resident(worker.process.pid)) > self._memory:
                worker.killed = f"needed {used / 2**20:.0f} MB of memory, more than {self._memory / 2**20:.0f}"
            if worker.killed is not None:
                worker.process.kill()

    def _bury(self, worker: _Worker) -> None:
        """Take back a dead process's article, and start another process in its place."""
        worker.process.join()
        worker.pipe.close()
        self._workers.remove(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _FAILED_STARTS:
                raise WorkerStartError(f"worker processes die before they are ready ({_ending(worker.process)})")
        reason = worker.killed or f"its process ended: {_ending(worker.process)}"
        for task in reversed(worker.tasks):
            self._take_back(task, reason, timed_out=worker.killed is not None and "--timeout" in worker.killed)
        self._workers.append(self._start())

    def _take_back(self, task: _Task, reason: str, *, timed_out: bool) -> None:
        """Retry an article whose process died, unless the article was the cause."""
        if self._group > 1 and not task.alone:
            task.alone = True
            self._waiting.appendleft(task)
            return
        task.deaths.append(reason)
        if timed_out:
            self._answers.append(Answer(task.ticket, Outcome(reason=reason), len(task.deaths)))
        elif len(task.deaths) >= _TRIES:
            crashed = Outcome(reason=f"crashed {len(task.deaths)} times: {reason}")
            self._answers.append(Answer(task.ticket, crashed, len(task.deaths)))
        else:
            self._waiting.appendleft(task)


def default_memory(workers: int) -> int | None:
    """The most bytes for each of this many processes: an equal share of nine tenths of the machine's memory."""
    try:
        total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError, AttributeError):
        return None
    return total * 9 // 10 // max(workers, 1)


def _resident(pid: int | None) -> int:
    """Bytes of a process's resident set; 0 if unknown."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
    except (OSError, IndexError):
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _ending(process: SpawnProcess) -> str:
    import signal

    code = process.exitcode or 0
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
