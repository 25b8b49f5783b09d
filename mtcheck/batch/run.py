"""A batch from beginning to end: items in, results stored in the order of the items, whichever is finished first."""

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
"""Results that may wait for an article before them; a bound on memory."""

_TOLD_EVERY: Final = 100
"""Unchanged articles in a row after which it is said how far the run is."""

_COMMIT_EVERY: Final = 50
_COMMIT_SECONDS: Final = 1.0


class Engine(Protocol):
    """Where articles are audited: worker processes here, or actors of a cluster."""

    @property
    def capacity(self) -> int:
        """How many articles can usefully be handed in before the first is answered."""

    @property
    def running(self) -> int:
        """Articles handed in and not answered."""

    def submit(self, item: Item) -> int:
        """Hand in one article; the number by which it will be answered, 0 for the first, rising by 1."""

    def answers(self) -> Iterator[Answer]:
        """Wait until something is answered, and yield all that is."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: articles ``done``, ``skipped`` (unchanged since an earlier run) and ``failed`` so far.

    ``verdicts`` counts the articles done by decision (``fix``); ``where`` names the article that was last done.
    """

    done: int
    skipped: int
    failed: int
    verdicts: Counter[str]
    where: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. ``worst`` are the gravest severities of the articles of this source, unchanged ones included.

    ``failed_before`` are those of the skipped that failed in an earlier run. ``stopped`` says why the run ended before
    its source did, None if it did not. ``audited``, ``skipped`` and ``failed`` count articles; ``seconds`` is
    wall-clock time.

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
    """The first of this run."""


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
    """An article's place in the order: what will be written there, once it is known."""

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
    """Audit what is new or changed; leave what is stored under the same key, failures too unless ``retry_failed``.

    ``report`` is called with the progress of the run, ``stored`` with every article that was done or failed.
    ``stopping`` is called between articles: once it is true nothing more is handed out, and what is running is
    finished. The run also ends after more than ``max_failures`` articles failed.

    Raises :class:`mtcheck.errors.OutputError`, whatever the engine raises when it cannot work at all, and what the
    source of the items raises, once those before are done; what was committed stays.

    ``options`` hold for all articles; ``writer`` stores what is done, in the folder of results.
    """
    began = last_commit = monotonic()
    state = _State()
    slots: dict[int, _Slot] = {}
    tickets: dict[int, int] = {}
    written = handed = uncommitted = 0

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
        uncommitted += len(ready)
        if uncommitted and (uncommitted >= _COMMIT_EVERY or monotonic() - last_commit >= _COMMIT_SECONDS):
            writer.commit()
            uncommitted, last_commit = 0, monotonic()
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


class _Source:
    """The slots to be filled, until there are no more, the run is stopped, or what is read breaks."""

    def __init__(self, slots: Iterator[_Slot | None]) -> None:
        self._slots = slots
        self.ended = False
        self.stopped: str | None = None
        self.error: MtcheckError | None = None

    def next(self) -> _Slot | None:
        """None if there is none now: look at ``ended``."""
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
    """A slot for every item that is to be done; what is stored already is counted. None if someone wants to stop
    while there is nothing to do.
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
    """Take out the slots that are filled, in order, up to the first that is not."""
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
