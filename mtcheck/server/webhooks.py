"""Telling a CMS what became of an article: signed, timestamped, tried again, and never lost on the way.

What is to be told is written into the outbox in the same transaction as what happened. Each delivery is a POST with::

    Mtcheck-Event: article.finished
    Mtcheck-Delivery: 0f3c…                     the same at every try
    Mtcheck-Signature: t=1764316800,v1=<hex>    HMAC-SHA256 of "<t>.<body>" with the webhook's secret

Only hosts that the desk was started with are told anything, and no redirect is followed.
"""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import logging
import secrets
import threading
import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from mtcheck.errors import InputError
from mtcheck.read.url import AGENT, connection_to, host_of, target_of
from mtcheck.server.articles import new_id
from mtcheck.server.database import new_key
from mtcheck.server.problems import Problem
from mtcheck.server.schema import articles, now, outbox, reviews, webhooks

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection, Row

    from mtcheck.server.database import Database
    from mtcheck.server.people import Person

__all__ = ["EVENTS", "Delivering", "add", "signature", "tell_all"]

EVENTS: Final = ("audit.done", "audit.failed", "article.finished", "article.reopened")

_LOG: Final = logging.getLogger("mtcheck.server")
_TRIES: Final = 12
_FIRST: Final = 5.0
"""Seconds until the second try; each further one waits twice as long, up to …"""
_LONGEST: Final = 6 * 3600.0
_TIMEOUT: Final = 15.0
_KEPT: Final = timedelta(days=30)
_PAUSE: Final = 2.0


def signature(secret: str, moment: int, body: bytes) -> str:
    """The value of ``Mtcheck-Signature`` for a body that is sent at this Unix time."""
    made = hmac.new(secret.encode(), b"%d." % moment + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={made}"


def add(connection: Connection, url: str, hosts: Collection[str], person: Person) -> tuple[int, str]:
    """A new webhook: its number, and the secret that its deliveries are signed with.

    Raises :class:`mtcheck.server.problems.Problem` for a URL that the desk does not send to.
    """
    try:
        host = host_of(url)
    except InputError as error:
        raise Problem(422, str(error)) from error
    if "@" in url.partition("://")[2].partition("/")[0]:
        raise Problem(422, "a webhook URL must not contain a user or password: deliveries are signed instead")
    if host not in hosts:
        known = ", ".join(sorted(hosts)) or "none"
        raise Problem(
            422, f"this desk does not send webhooks to {host}: start it with --webhook-host {host} (now: {known})"
        )
    secret = "whsec_" + secrets.token_urlsafe(24)
    row = connection.execute(
        insert(webhooks).values(url=url[:1000], secret=secret, active=True, created=now(), created_by=person.name)
    )
    return new_key(row), secret


def listed(connection: Connection) -> list[Row[Any]]:
    """Those that are told."""
    return list(connection.execute(select(webhooks).where(webhooks.c.active).order_by(webhooks.c.id)))


def remove(connection: Connection, number: int) -> None:
    """Tell one no longer. Raises :class:`mtcheck.server.problems.Problem` for none."""
    done = connection.execute(update(webhooks).where(webhooks.c.id == number).values(active=False))
    if not done.rowcount:
        raise Problem(404, f"unknown webhook {number}")
    connection.execute(
        update(outbox).where(outbox.c.webhook_id == number, outbox.c.state == "waiting").values(state="failed")
    )


def deliveries(connection: Connection, most: int = 50) -> list[Row[Any]]:
    """The latest of the outbox."""
    query = select(outbox, webhooks.c.url).join(webhooks, webhooks.c.id == outbox.c.webhook_id)
    return list(connection.execute(query.order_by(outbox.c.created.desc()).limit(most)))


def tell_all(connection: Connection, event: str, article: str, audit: str | None) -> None:
    """Have every webhook told that something became of an article; part of the transaction in which it did."""
    hooks = listed(connection)
    if not hooks:
        return
    row = connection.execute(select(articles).where(articles.c.id == article)).one()
    told: dict[str, Any] = {
        "event": event,
        "article": row.name,
        "audit": audit,
        "verdict": row.verdict,
        "issues": row.issues,
        "state": row.state,
        "reason": row.reason,
        "at": now().isoformat(),
        "page": f"/articles/{article}",
    }
    if event == "article.finished":
        query = select(reviews).where(reviews.c.article_id == article).order_by(reviews.c.id.desc()).limit(1)
        review = connection.execute(query).one()
        told |= {"outcome": review.outcome, "text": review.text, "note": review.note, "by": review.by}
    payload = json.dumps(told, ensure_ascii=False)
    moment = now()
    rows = [
        {"id": new_id(), "webhook_id": hook.id, "event": event, "payload": payload, "state": "waiting", "attempts": 0,
         "due": moment, "created": moment}
        for hook in hooks
    ]  # fmt: skip
    connection.execute(insert(outbox), rows)


class Delivering:
    """The thread that empties the outbox. ``hosts`` are those that may be told."""

    def __init__(self, database: Database, hosts: Collection[str]) -> None:
        self._database = database
        self._hosts = frozenset(hosts)
        self._wake = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="delivering", daemon=True)

    def start(self) -> None:
        """Begin with what an earlier run left."""
        self._thread.start()

    def wake(self) -> None:
        """There may be something to tell."""
        self._wake.set()

    def stop(self) -> None:
        """End; what is not told stays in the outbox."""
        self._stopping = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._stopping:
            try:
                if self._next():
                    continue
            except DBAPIError as error:
                _LOG.warning("the outbox cannot be read: %s", " ".join(str(error).split())[:300])
            self._wake.wait(_PAUSE)
            self._wake.clear()

    def _next(self) -> bool:
        """Try the delivery that is due longest; whether there was one."""
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
        wait = min(_FIRST * 2**row.attempts, _LONGEST)
        state = "delivered" if error is None else "waiting" if attempts < _TRIES else "failed"
        with self._database.write() as connection:
            connection.execute(
                update(outbox)
                .where(outbox.c.id == row.id)
                .values(state=state, attempts=attempts, error=error, due=now() + timedelta(seconds=wait))
            )
            connection.execute(delete(outbox).where(outbox.c.state != "waiting", outbox.c.created < now() - _KEPT))
        return True

    def _deliver(self, row: Row[Any]) -> str | None:
        """Why it could not be delivered; None where it was."""
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
                connection.request("POST", target_of(row.url), body, headers)
                status = connection.getresponse().status
            finally:
                connection.close()
        except (InputError, OSError, http.client.HTTPException, ValueError) as error:
            return str(error)[:300] or type(error).__name__
        return None if 200 <= status < 300 else f"answered {status}"
