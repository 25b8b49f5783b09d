"""Updates the exported files after decisions, a moment later and not once per click."""

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
"""The least seconds between two exports …"""
_TIMES: Final = 20
"""… and the least pause as a multiple of the last export's duration, so that many decisions load the machine no more
than few.
"""


class Exporting:
    """Exports now, and whenever :meth:`wake` is called."""

    def __init__(self, export: Callable[[], None]) -> None:
        self._export = export
        self._thread = Beside("exporting", self._round)
        self.start = self._thread.start
        self.wake = self._thread.wake

    def stop(self) -> None:
        """Run any export that is due, and end."""
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
