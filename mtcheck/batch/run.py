"""A batch from start to end: items go in, and results are stored in the order of the items, whichever finishes
first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Final, Protocol

from mtcheck.batch.item import Broken, Item
from mtcheck.batch.store import Entry
from mtcheck.errors import MtcheckError

if TYPE_CHECKING:
    from mtcheck.batch.item import Options
    from mtcheck.batch.local import Answer
    from mtcheck.batch.store import Writer

__all__ = ["Engine", "Progress", "Summary", "run_batch"]

_MOST_RESULTS_AHEAD: Final = 2000
"""The most results that may wait for an earlier article; bounds memory."""

_TOLD_EVERY: Final = 100
"""Progress is reported after this many consecutive unchanged articles."""

_COMMIT_EVERY: Final = 50
_COMMIT_SECONDS: Final = 1.0


class Engine(Protocol):
    """Where articles are audited: worker processes here, or actors of a cluster."""

    @property
    def capacity(self) -> int:
        """How many articles can usefully be submitted before the first answer."""

    @property
    def running(self) -> int:
        """Articles submitted and not answered."""

    def submit(self, item: Item) -> int:
        """Submit one article; returns the number for its answer, 0 for the first, then rising by 1."""

    def answers(self) -> Iterator[Answer]:
        """Wait for an answer, and yield all that have arrived."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a run: articles ``done``, ``skipped`` (unchanged since an earlier run) and ``failed`` so far.

    ``verdicts`` counts the articles done by decision (``fix``); ``where`` names the last article.
    """

    done: int
    skipped: int
    failed: int
    verdicts: Counter[str]
    where: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The results of a run. ``worst`` are the worst severities of the articles of this source, including unchanged
    ones.

    ``failed_before`` are the skipped articles that failed in an earlier run. ``stopped`` says why the run ended before
    its source, None if it did not. ``audited``, ``skipped`` and ``failed`` count articles; ``seconds`` is wall-clock
    time.

    ``verdicts`` counts the articles audited in this run by decision (``fix``).
    """

    audited: int
    skipped: int
    failed: int
    failed_before: int
    verdicts: Counter[str]
    worst: Counter[str]
    seconds: float
    stopped: str | None = None
    failures: tuple[Entry, ...] = ()
    """The first failures of this run."""


@dataclass(slots=True)
class _State:
    audited: int = 0
    skipped: int = 0
    failed: int = 0
    failed_before: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    worst: Counter[str] = field(default_factory=Counter)
    failures: list[Entry] = field(default_factory=list)
    last: str = ""


_NAMED_FAILURES: Final = 20


@dataclass(slots=True)
class _Slot:
    """An article's place in the order, with its result once that is known."""

    item: Item | Broken
    key: str
    entry: Entry | None = None
    frame: bytes | None = None


def run_batch(
    items: Iterable[Item | Broken],
    options: Options,
    writer: Writer,
    engine: Engine,
    *,
    retry_failed: bool = False,
    max_failures: int | None = None,
    report: Callable[[Progress], None] = lambda _: None,
    stored: Callable[[Entry], None] = lambda _: None,
    stopping: Callable[[], bool] = lambda: False,
) -> Summary:
    """Audit new or changed articles; keep those stored under the same key, including failures unless ``retry_failed``.

    ``report`` is called with the progress of the run, ``stored`` with every article that was done or failed.
    ``stopping`` is called between articles: once it is true, nothing more is submitted, and running audits are
    finished. The run also ends after more than ``max_failures`` articles failed.

    Raises :class:`mtcheck.errors.OutputError`, anything that the engine raises if it cannot work at all and, after the
    items before it are done, anything that the source of the items raises; committed results are kept.

    ``options`` apply to all articles; ``writer`` stores the results in their folder.
    """
    began = monotonic()
    commits = _Commits(writer, began)
    state = _State()
    slots: dict[int, _Slot] = {}
    tickets: dict[int, int] = {}
    written = handed = 0

    def told() -> None:
        report(Progress(state.audited, state.skipped, state.failed, state.verdicts, state.last))

    source = _Source(
        _slots_to_do(items, options, writer, state, retry_failed=retry_failed, told=told, stopping=stopping)
    )
    while True:
        while not source.ended and engine.running < engine.capacity and handed - written < _MOST_RESULTS_AHEAD:
            if (reason := _reason_to_stop(state, max_failures, stopping)) is not None:
                source.end(reason)
            elif (slot := source.next()) is not None:
                slots[handed] = slot
                if isinstance(slot.item, Item):
                    tickets[engine.submit(slot.item)] = handed
                handed += 1
        for answer in engine.answers():
            slot = slots[tickets.pop(answer.ticket)]
            slot.entry, slot.frame = _entry(slot, answer), answer.outcome.frame
        ready = list(_ready(slots, written))
        for slot in ready:
            stored(_write(slot, writer, state))
        written += len(ready)
        commits.count(len(ready))
        told()
        if not slots and source.ended:
            break
    writer.finish()
    if source.error is not None:
        raise source.error
    return Summary(
        audited=state.audited,
        skipped=state.skipped,
        failed=state.failed,
        failed_before=state.failed_before,
        verdicts=state.verdicts,
        worst=state.worst,
        seconds=monotonic() - began,
        stopped=source.stopped,
        failures=tuple(state.failures),
    )


class _Commits:
    """Commits what was written, after a number of results or some time."""

    def __init__(self, writer: Writer, began: float) -> None:
        self._writer = writer
        self._uncommitted = 0
        self._last = began

    def count(self, results: int) -> None:
        self._uncommitted += results
        if self._is_due():
            self._writer.commit()
            self._uncommitted, self._last = 0, monotonic()

    def _is_due(self) -> bool:
        many = self._uncommitted >= _COMMIT_EVERY
        return self._uncommitted > 0 and (many or monotonic() - self._last >= _COMMIT_SECONDS)


class _Source:
    """The slots to fill, until there are no more, the run is stopped, or reading fails."""

    def __init__(self, slots: Iterator[_Slot | None]) -> None:
        self._slots = slots
        self.ended = False
        self.stopped: str | None = None
        self.error: MtcheckError | None = None

    def next(self) -> _Slot | None:
        """The next slot; None if there is none now: see ``ended``."""
        try:
            return next(self._slots)
        except StopIteration:
            self.ended = True
        except MtcheckError as error:
            self.ended, self.error = True, error
        return None

    def end(self, reason: str) -> None:
        self.ended, self.stopped = True, reason


def _slots_to_do(
    items: Iterable[Item | Broken],
    options: Options,
    writer: Writer,
    state: _State,
    *,
    retry_failed: bool,
    told: Callable[[], None],
    stopping: Callable[[], bool],
) -> Iterator[_Slot | None]:
    """A slot for every item to audit; stored ones are only counted. None if the run should stop while there is nothing
    to do.
    """
    for item in items:
        if (first := writer.meet(item.id, item.where)) is not None:
            broken = Broken(f"{item.id} ({item.where})", item.where, f"the id {item.id!r} is already used by {first}")
            yield _Slot(broken, "", _failure(broken))
            continue
        if isinstance(item, Broken):
            yield _Slot(item, "", _failure(item))
            continue
        key = item.key(options)
        known = writer.find(item.id)
        if known is not None and known[0] == key and (known[1] == "done" or not retry_failed):
            state.skipped += 1
            state.failed_before += known[1] == "failed"
            if known[3] is not None:
                state.worst[known[3]] += 1
            if state.skipped % _TOLD_EVERY == 0:
                told()
            if stopping():
                yield None
            continue
        yield _Slot(item, key)


def _reason_to_stop(state: _State, max_failures: int | None, stopping: Callable[[], bool]) -> str | None:
    if max_failures is not None and state.failed > max_failures:
        return f"more than {max_failures} articles failed (--max-failures)"
    return "interrupted" if stopping() else None


def _ready(slots: dict[int, _Slot], first: int) -> Iterator[_Slot]:
    """Remove and return the filled slots, in order, up to the first unfilled one."""
    while first in slots and slots[first].entry is not None:
        yield slots.pop(first)
        first += 1


def _failure(broken: Broken) -> Entry:
    return Entry(broken.id, "", "failed", 1, broken.where, reason=broken.reason)


def _entry(slot: _Slot, answer: Answer) -> Entry:
    outcome = answer.outcome
    done = outcome.frame is not None
    return Entry(
        slot.item.id,
        slot.key,
        "done" if done else "failed",
        answer.attempts,
        slot.item.where,
        outcome.verdict,
        outcome.worst,
        outcome.reason,
    )


def _write(slot: _Slot, writer: Writer, state: _State) -> Entry:
    entry = slot.entry
    assert entry is not None  # noqa: S101
    writer.add(entry, slot.frame)
    state.last = entry.place
    if entry.state == "done":
        state.audited += 1
        state.verdicts[entry.verdict or ""] += 1
        if entry.worst is not None:
            state.worst[entry.worst] += 1
    else:
        state.failed += 1
        if len(state.failures) < _NAMED_FAILURES:
            state.failures.append(entry)
    return entry
