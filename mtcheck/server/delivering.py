"""A thread that empties the outbox: it sends the messages for a CMS, and retries if there is no answer."""

from __future__ import annotations

import http.client
import logging
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from mtcheck.errors import InputError
from mtcheck.server.beside import Beside, Rest
from mtcheck.server.schema import now, outbox, webhooks
from mtcheck.server.webhooks import signature

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Row

    from mtcheck.server.database import Database

__all__ = ["Delivering"]

_LOG: Final = logging.getLogger("mtcheck.server")
_TRIES: Final = 12
_FIRST_WAIT: Final = 5.0
"""Seconds until the second try; each further wait is doubled, up to …"""
_LONGEST_WAIT: Final = 6 * 3600.0
_TIMEOUT: Final = 15.0
_KEPT_FOR: Final = timedelta(days=30)
_PAUSE: Final = 2.0


class Delivering:
    """Delivers due messages, also whenever :meth:`wake` is called. ``hosts`` are those that may receive messages.

    Messages not sent when the desk ends stay in the outbox.
    """

    def __init__(self, database: Database, hosts: Collection[str]) -> None:
        self._database = database
        self._hosts = frozenset(hosts)
        self._thread = Beside("delivering", self._round)
        self.start = self._thread.start
        self.wake = self._thread.wake
        self.stop = self._thread.stop

    def _round(self) -> Rest:
        try:
            return Rest() if self._next() else Rest(most=_PAUSE)
        except DBAPIError as error:
            _LOG.warning("the outbox cannot be read: %s", " ".join(str(error).split())[:300])
            return Rest(_PAUSE)

    def _next(self) -> bool:
        """Try the longest overdue delivery; returns whether there was one."""
        with self._database.read() as connection:
            row = connection.execute(
                select(outbox, webhooks.c.url, webhooks.c.secret)
                .join(webhooks, webhooks.c.id == outbox.c.webhook_id)
                .where(outbox.c.state == "waiting", outbox.c.due <= now())
                .order_by(outbox.c.due)
                .limit(1)
            ).first()
        if row is None:
            return False
        error = self._deliver(row)
        attempts = row.attempts + 1
        wait = min(_FIRST_WAIT * 2**row.attempts, _LONGEST_WAIT)
        state = "delivered" if error is None else "waiting" if attempts < _TRIES else "failed"
        with self._database.write() as connection:
            connection.execute(
                update(outbox)
                .where(outbox.c.id == row.id)
                .values(state=state, attempts=attempts, error=error, due=now() + timedelta(seconds=wait))
            )
            connection.execute(delete(outbox).where(outbox.c.state != "waiting", outbox.c.created < now() - _KEPT_FOR))
        return True

    def _deliver(self, row: Row[Any]) -> str | None:
        """Deliver a message; returns why it failed, None if it did not."""
        from mtcheck.read.url import AGENT, connection_to, host_of, target_of, within

        body = row.payload.encode("utf-8", "replace")
        headers = {
            "Content-Type": "application/json",
            "User-Agent": AGENT,
            "Mtcheck-Event": row.event,
            "Mtcheck-Delivery": row.id,
            "Mtcheck-Signature": signature(row.secret, int(time.time()), body),
        }
        try:
            if host_of(row.url) not in self._hosts:
                return "the desk was not started with this host (--webhook-host)"
            connection = connection_to(row.url, self._hosts, _TIMEOUT)
            try:
                with within(3 * _TIMEOUT, connection):
                    connection.request("POST", target_of(row.url), body, headers)
                    status = connection.getresponse().status
            finally:
                connection.close()
        except (InputError, OSError, http.client.HTTPException, ValueError) as error:
            return str(error)[:300] or type(error).__name__
        return None if 200 <= status < 300 else f"answered {status}"
