"""Webhooks that tell a CMS the outcome for an article: signed, timestamped, retried, and never lost.

The message is written into the outbox in the same transaction as the event. Each delivery is a POST with::

    Mtcheck-Event: article.finished
    Mtcheck-Delivery: 0f3c…                     the same at every try
    Mtcheck-Signature: t=1764316800,v1=<hex>    HMAC-SHA256 of "<t>.<body>" with the webhook's secret

Messages go only to hosts that the desk was started with, and no redirect is followed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, update

from mtcheck.errors import InputError
from mtcheck.server.articles import new_id
from mtcheck.server.database import new_key
from mtcheck.server.problems import Problem
from mtcheck.server.schema import articles, now, outbox, reviews, webhooks

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection, Row

    from mtcheck.server.people import Person

__all__ = ["EVENTS", "add", "signature", "tell_all"]

EVENTS: Final = ("audit.done", "audit.failed", "article.finished", "article.reopened")


def signature(secret: str, moment: int, body: bytes) -> str:
    """The value of ``Mtcheck-Signature`` for a body sent at this Unix time."""
    made = hmac.new(secret.encode(), b"%d." % moment + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={made}"


def add(connection: Connection, url: str, hosts: Collection[str], person: Person) -> tuple[int, str]:
    """Add a webhook; returns its number, and the secret that signs its deliveries.

    Raises :class:`mtcheck.server.problems.Problem` for a URL to which the desk does not send.
    """
    from mtcheck.read.url import host_of

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


def list_webhooks(connection: Connection) -> list[Row[Any]]:
    """The active webhooks."""
    return list(connection.execute(select(webhooks).where(webhooks.c.active).order_by(webhooks.c.id)))


def remove(connection: Connection, number: int) -> None:
    """Remove a webhook. Raises :class:`mtcheck.server.problems.Problem` for an unknown one."""
    done = connection.execute(update(webhooks).where(webhooks.c.id == number).values(active=False))
    if not done.rowcount:
        raise Problem(404, f"unknown webhook {number}: the People page lists all webhooks")
    connection.execute(
        update(outbox).where(outbox.c.webhook_id == number, outbox.c.state == "waiting").values(state="failed")
    )


def deliveries(connection: Connection, most: int = 50) -> list[Row[Any]]:
    """The latest deliveries of the outbox."""
    query = select(outbox, webhooks.c.url).join(webhooks, webhooks.c.id == outbox.c.webhook_id)
    return list(connection.execute(query.order_by(outbox.c.created.desc()).limit(most)))


def tell_all(connection: Connection, event: str, article: str, audit: str | None) -> None:
    """Queue a message to every webhook about an article's outcome, within the transaction that makes it."""
    hooks = list_webhooks(connection)
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
        told |= {
            "outcome": review.outcome,
            "text": review.text,
            "format": "html" if review.html else "text",
            "note": review.note,
            "by": review.by,
        }
    payload = json.dumps(told, ensure_ascii=False)
    moment = now()
    rows = [
        {"id": new_id(), "webhook_id": hook.id, "event": event, "payload": payload, "state": "waiting", "attempts": 0,
         "due": moment, "created": moment}
        for hook in hooks
    ]  # fmt: skip
    connection.execute(insert(outbox), rows)
