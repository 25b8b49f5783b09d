"""Events sent to open pages as they happen (server-sent events)."""

from __future__ import annotations

import asyncio
import json
import threading
from collections import deque
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

__all__ = ["Events"]

_MOST_EVENTS: Final = 1000
_LOOK: Final = 0.4
"""Seconds between two checks for new events."""
_ALIVE: Final = 15.0
"""Seconds of silence after which a comment shows that the connection is alive."""


class Events:
    """A list of recent events: any thread adds to it, and any page continues reading from its last one."""

    def __init__(self) -> None:
        self._kept: deque[tuple[int, str, dict[str, object]]] = deque(maxlen=_MOST_EVENTS)
        self._number = 0
        self._lock = threading.Lock()
        self.closed = False

    def tell(self, kind: str, **facts: object) -> None:
        """Add an event: ``kind`` is article, audit, decision, names or waivers."""
        with self._lock:
            self._number += 1
            self._kept.append((self._number, kind, facts))

    @property
    def last(self) -> int:
        """The number of the latest event, after which the events for a page made now begin."""
        return self._number

    def since(self, number: int) -> list[tuple[int, str, dict[str, object]]]:
        """The events after the one with this number."""
        with self._lock:
            return [event for event in self._kept if event[0] > number]

    async def stream(
        self, article: str | None, gone: Callable[[], Awaitable[bool]], last: int | None = None
    ) -> AsyncIterator[str]:
        """Events as they occur, in the format for browsers; only those of one article if it is given."""
        number = self._number if last is None or last > self._number else last  # the desk may have been restarted
        quiet = 0.0
        yield ": mtcheck\n\n"
        while not self.closed and not await gone():
            for found, kind, facts in self.since(number):
                number, quiet = found, 0.0
                if article is None or facts.get("article") in {None, article}:
                    yield f"id: {found}\nevent: {kind}\ndata: {json.dumps(facts)}\n\n"
            quiet += _LOOK
            if quiet >= _ALIVE:
                quiet = 0.0
                yield ": still here\n\n"
            await asyncio.sleep(_LOOK)
