"""The exported files follow what is decided, a moment later and not once for every click."""

from __future__ import annotations

import logging
from time import monotonic
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DBAPIError

from mtcheck.errors import MtcheckError
from mtcheck.server.beside import Beside, Rest

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Exporting"]

_LOG: Final = logging.getLogger("mtcheck.server")
_PAUSE: Final = 1.0
"""Seconds between two exports at least …"""
_TIMES: Final = 20
"""… and so many times as long as the last one took: with many decisions it takes no more of the machine than with few.
"""


class Exporting:
    """Exports now, and whenever :meth:`wake` was called."""

    def __init__(self, export: Callable[[], None]) -> None:
        self._export = export
        self._thread = Beside("exporting", self._round)
        self.start = self._thread.start
        self.wake = self._thread.wake

    def stop(self) -> None:
        """Export what is due, and end."""
        self._thread.stop()
        self._round()

    def _round(self) -> Rest:
        began = monotonic()
        try:
            self._export()
        except (DBAPIError, MtcheckError) as error:
            _LOG.warning("not exported, trying again: %s", " ".join(str(error).split())[:300])
            return Rest(_PAUSE)
        return Rest(max(_PAUSE, _TIMES * (monotonic() - began)), None)
