"""A background thread that works in rounds, and rests between them until it is woken."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Beside", "Rest"]


class Rest(NamedTuple):
    """Seconds until the next round: at least ``least``, then until woken, but at most ``most`` (None: no limit).

    Only a stop cuts ``least`` short.
    """

    least: float = 0.0
    most: float | None = 0.0


class Beside:
    """The thread. ``work`` does one round and returns how long to rest; it never raises."""

    def __init__(self, name: str, work: Callable[[], Rest]) -> None:
        self._work = work
        self._woken = threading.Event()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def ending(self) -> bool:
        """Whether it has been told to stop."""
        return self._ending.is_set()

    def start(self) -> None:
        """Start with the first round."""
        self._thread.start()

    def wake(self) -> None:
        """Wake the thread: there may be something to do."""
        self._woken.set()

    def stop(self, grace: float = 10.0) -> None:
        """End after the current round, waiting this many seconds for it."""
        self._ending.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(timeout=grace)

    def _run(self) -> None:
        while not self.ending:
            self._woken.clear()  # before the round: a call during it starts another round
            rest = self._work()
            if not self._ending.wait(rest.least):
                self._woken.wait(rest.most)
