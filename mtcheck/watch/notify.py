"""Reports verdicts: signed webhooks, and a feed for any reader."""

from __future__ import annotations

import hashlib
import hmac
import http.client
from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import format_datetime
from time import time
from typing import Any
from urllib.parse import urlsplit

from mtcheck.errors import InputError
from mtcheck.model import Decision
from mtcheck.read.url import AGENT, host_of
from mtcheck.report.headline import HEADLINES
from mtcheck.report.xml import element, serialise

__all__ = ["deliver", "signature", "verdict_feed"]


def signature(secret: bytes, timestamp: str, body: bytes) -> str:
    """``sha256=`` and the HMAC-SHA256 (RFC 2104) of timestamp, a full stop and body, in hexadecimal."""
    return "sha256=" + hmac.new(secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def deliver(url: str, message: str, secret: bytes, *, timeout: float = 10.0) -> None:
    """Post one message to a webhook.

    The headers ``X-Mtcheck-Timestamp`` (seconds since 1970) and ``X-Mtcheck-Signature`` let the receiver verify the
    sender and refuse old messages. Raises :class:`mtcheck.errors.InputError` unless the answer is 2xx.

    ``url`` is the webhook's address, ``secret`` the key that signs, and ``timeout`` is in seconds.
    """
    host = host_of(url)
    parts = urlsplit(url)
    body, timestamp = message.encode("utf-8", "replace"), str(int(time()))
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(host, parts.port, timeout=timeout)
    headers = {
        "Content-Type": "application/json",
        "User-Agent": AGENT,
        "X-Mtcheck-Timestamp": timestamp,
        "X-Mtcheck-Signature": signature(secret, timestamp, body),
    }
    try:
        connection.request("POST", f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}", body, headers)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise InputError(f"{url}: the webhook could not be reached: {error}") from error
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise InputError(f"{url}: the webhook answered {status}")


def verdict_feed(title: str, verdicts: Iterable[Mapping[str, Any]]) -> str:
    """The verdicts as RSS 2.0, in the order given (the newest first); ``title`` is the feed's."""
    feed = element("rss", {"version": "2.0"})
    channel = element("channel")
    feed.append(channel)
    about = "Verdicts of mtcheck on this portal's translations"
    channel.extend([element("title", text=title), element("link", text=title), element("description", text=about)])
    for verdict in verdicts:
        headline = HEADLINES[Decision(verdict["verdict"])]
        item = element("item")
        item.extend(
            [
                element("title", text=f"{headline}: {verdict['title'] or verdict['id']}"),
                element("link", text=verdict["id"]),
                element("guid", {"isPermaLink": "false"}, f"{verdict['id']}#{verdict['audited']}"),
                element("pubDate", text=format_datetime(datetime.fromisoformat(verdict["audited"]))),
                element("description", text="; ".join(verdict["reasons"])),
            ]
        )
        channel.append(item)
    return serialise(feed)
