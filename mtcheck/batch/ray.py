"""A batch on a Ray cluster: actors with glossary and model, each with one list of articles at a time.

Ray restarts an actor that died (``max_restarts=-1``) and retries nothing (``max_task_retries=0``): its own retries are
used up within a second, which loses an article when a whole node dies. Here, an article is retried elsewhere, with
growing delays; an actor gets work again once it answers. The cluster is never started from here: a local ``ray.init()``
listens on all addresses. Ray Core: Moritz et al., "Ray: A Distributed Framework for Emerging AI Applications", OSDI
2018.
"""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, Final, Self

from mtcheck.batch.local import Answer, WorkerStartError
from mtcheck.batch.worker import Auditor, Outcome
from mtcheck.errors import UsageError
from mtcheck.version import __version__

if TYPE_CHECKING:
    from mtcheck.batch.item import Item, Options

__all__ = ["RayEngine"]

_TRIES: Final = 3
_BACK_OFF: Final = 2.0
"""Seconds until an article is retried; tripled after each failure."""

_WAIT: Final = 0.5
_PATIENCE: Final = 120.0
"""After this many seconds without an answer from any actor, the cluster has no room."""

_DEFAULT_TOKEN: Final = Path(".ray") / "auth_token"


class _Actor:
    """The actor that runs on the cluster."""

    def __init__(self, options: Options) -> None:
        self._auditor = Auditor(options)

    def version(self) -> str:
        return __version__

    def audit(self, items: list[Item]) -> list[Outcome]:
        return self._auditor.audit(items)


@dataclass(slots=True)
class _Task:
    ticket: int
    item: Item
    deaths: int = 0
    alone: bool = False
    not_before: float = 0.0


@dataclass(slots=True)
class _Call:
    actor: Any
    tasks: list[_Task] = field(default_factory=list)
    since: float = 0.0
    timed_out: bool = False


class RayEngine:
    """Audits articles on the cluster at ``address`` (``host:port`` or ``auto``). A context manager.

    ``workers`` None makes one actor for each CPU. ``timeout`` is in seconds for one article; ``group`` is how many an
    actor gets at once. Raises :class:`mtcheck.errors.UsageError` for a cluster that is not secured or not found, and if
    Ray is not installed.
    """

    def __init__(self, options: Options, *, address: str, workers: int | None, timeout: float, group: int = 1) -> None:
        _check_secured()
        ray = _ray()
        try:
            ray.init(address=address, namespace="mtcheck", log_to_driver=False, logging_level="error")
        except (ConnectionError, ValueError, RuntimeError, OSError) as error:
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise UsageError(f"--ray {address}: no cluster could be reached: {reason}") from error
        self._ray = ray
        self._timeout = timeout
        self._group = group
        self._waiting: deque[_Task] = deque()
        self._answers: deque[Answer] = deque()
        self._calls: dict[Any, _Call] = {}
        self._pings: dict[Any, Any] = {}
        self._idle: list[Any] = []
        self._ticket = 0
        self._heard = monotonic()
        count = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        remote = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=0)(_Actor)
        self._actors = [remote.remote(options) for _ in range(count)]
        for actor in self._actors:
            self._ping(actor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for actor in self._actors:
            self._ray.kill(actor)
        self._ray.shutdown()

    @property
    def capacity(self) -> int:
        """How many articles can usefully be submitted before the first answer."""
        return 2 * len(self._actors) * self._group

    @property
    def running(self) -> int:
        """Articles submitted and not answered."""
        return len(self._waiting) + len(self._answers) + sum(len(call.tasks) for call in self._calls.values())

    def submit(self, item: Item) -> int:
        """Submit one article; returns the number for its answer."""
        self._waiting.append(_Task(self._ticket, item))
        self._ticket += 1
        return self._ticket - 1

    def answers(self) -> Iterator[Answer]:
        """Wait for an answer and yield all that have arrived; none if nothing is running.

        Raises :class:`mtcheck.batch.local.WorkerStartError` if no actor answers, or none could audit anything.
        """
        while not self._answers and self.running:
            self._hand_out()
            self._listen()
            self._watch()
        while self._answers:
            yield self._answers.popleft()

    def _ping(self, actor: Any) -> None:  # noqa: ANN401 - Ray's handles have no type of their own
        self._pings[actor.version.remote()] = actor

    def _hand_out(self) -> None:
        now = monotonic()
        ready = deque(task for task in self._waiting if task.not_before <= now)
        while self._idle and ready:
            tasks = [ready.popleft()]
            while not tasks[0].alone and len(tasks) < self._group and ready and not ready[0].alone:
                tasks.append(ready.popleft())
            actor = self._idle.pop()
            taken = {task.ticket for task in tasks}
            self._waiting = deque(task for task in self._waiting if task.ticket not in taken)
            self._calls[actor.audit.remote([task.item for task in tasks])] = _Call(actor, tasks, now)

    def _listen(self) -> None:
        pending = [*self._calls, *self._pings]
        if not pending:
            sleep(_WAIT)
            return
        done, _ = self._ray.wait(pending, num_returns=len(pending), timeout=0)
        if not done:
            done, _ = self._ray.wait(pending, num_returns=1, timeout=_WAIT)
        for reference in done:
            if reference in self._pings:
                self._hear(reference)
            else:
                self._receive(reference)
        if not self._idle and not self._calls and monotonic() - self._heard > _PATIENCE:
            raise WorkerStartError(f"no actor has answered for {_PATIENCE:g} s: the cluster is down or has no free CPU")

    def _hear(self, reference: Any) -> None:  # noqa: ANN401
        actor = self._pings.pop(reference)
        try:
            version = self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            raise self._unable(error) from error
        except self._ray.exceptions.RayActorError as error:
            if (cause := _cause(error)) is not None:
                raise WorkerStartError(cause) from error
            self._ping(actor)
            return
        except self._ray.exceptions.RayError:
            self._ping(actor)
            return
        if version != __version__:
            raise WorkerStartError(
                f"the cluster has mtcheck {version}, this is {__version__}: install the same version on both"
            )
        self._heard = monotonic()
        self._idle.append(actor)

    def _receive(self, reference: Any) -> None:  # noqa: ANN401
        call = self._calls.pop(reference)
        try:
            outcomes = self._ray.get(reference)
        except self._ray.exceptions.RayTaskError as error:
            raise self._unable(error) from error
        except self._ray.exceptions.RayError as error:
            reason = f"took longer than {self._timeout:g} s (--timeout)" if call.timed_out else _first_line(error)
            for task in reversed(call.tasks):
                self._take_back(task, reason, timed_out=call.timed_out)
            self._ping(call.actor)
            return
        self._heard = monotonic()
        for task, outcome in zip(call.tasks, outcomes, strict=True):
            self._answers.append(Answer(task.ticket, outcome, task.deaths + 1))
        self._idle.append(call.actor)

    def _take_back(self, task: _Task, reason: str, *, timed_out: bool) -> None:
        if self._group > 1 and not task.alone:
            task.alone = True
            self._waiting.appendleft(task)
            return
        task.deaths += 1
        if timed_out:
            self._answers.append(Answer(task.ticket, Outcome(reason=reason), task.deaths))
        elif task.deaths >= _TRIES:
            crashed = Outcome(reason=f"crashed {task.deaths} times: {reason}")
            self._answers.append(Answer(task.ticket, crashed, task.deaths))
        else:
            task.not_before = monotonic() + _BACK_OFF * 3 ** (task.deaths - 1)
            self._waiting.appendleft(task)

    def _watch(self) -> None:
        now = monotonic()
        for call in self._calls.values():
            if not call.timed_out and now - call.since > self._timeout * len(call.tasks):
                call.timed_out = True
                self._ray.kill(call.actor, no_restart=False)

    def _unable(self, error: Any) -> WorkerStartError:  # noqa: ANN401
        return WorkerStartError(str(error.cause).splitlines()[0] if error.cause else _first_line(error))


def _ray() -> Any:  # noqa: ANN401 - the package is not there when types are checked
    try:
        import ray
    except ImportError as error:
        raise UsageError('--ray needs Ray: pip install "mtcheck[ray]"') from error
    return ray


def _check_secured() -> None:
    """Refuse a cluster that anyone in the network could use, or that sends usage reports.

    Raises :class:`mtcheck.errors.UsageError`.
    """
    if os.environ.get("RAY_AUTH_MODE") != "token":
        raise UsageError("--ray: set RAY_AUTH_MODE=token here and on every node: without it anyone can run code there")
    if os.environ.get("RAY_USAGE_STATS_ENABLED") != "0":
        raise UsageError(
            "--ray: set RAY_USAGE_STATS_ENABLED=0 here and on the head node: otherwise Ray sends usage statistics"
        )
    if os.environ.get("RAY_AUTH_TOKEN"):
        return
    path = Path(os.environ.get("RAY_AUTH_TOKEN_PATH") or Path.home() / _DEFAULT_TOKEN)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        raise UsageError(f"--ray: no token at {path}: create one with ray get-auth-token --generate") from error
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise UsageError(f"--ray: other users can read the token {path}: chmod 600 it")


def _cause(error: Exception) -> str | None:
    """Why an actor could not be created, if the cause is one of mtcheck's own errors."""
    text = str(error)
    marker = "mtcheck.errors."
    if marker not in text:
        return None
    return text.rpartition(marker)[2].partition(": ")[2].strip().splitlines()[0] or None


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
