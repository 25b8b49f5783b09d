"""The exported files follow what is decided, a moment later and not once for every click."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError

from mtcheck.errors import MtcheckError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Exporting"]

_LOG: Final = logging.getLogger("mtcheck.server")
_PAUSE: Final = 1.0
"""Seconds between two exports at least."""


class Exporting:
    """A thread that exports when something changed."""

    def __init__(self) -> None:
        self._due = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, export: Callable[[], None]) -> None:
        """Export now, and whenever :meth:`wake` was called."""
        self._due.set()
        self._thread = threading.Thread(target=self._run, args=(export,), name="exporting", daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """Something changed."""
        self._due.set()

    def stop(self) -> None:
        """Export what is due and end."""
        self._stopped.set()
        self._due.set()
        if self._thread is not None:
            self._thread.join(timeout=10)

    def _run(self, export: Callable[[], None]) -> None:
        while True:
            self._due.wait()
            self._due.clear()
            try:
                export()
            except (DBAPIError, MtcheckError) as error:
                _LOG.warning("not exported, trying again: %s", " ".join(str(error).split())[:300])
                self._due.set()
            if self._stopped.wait(_PAUSE):
                return
