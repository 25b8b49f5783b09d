"""The middleware for every request: sizes, rates, the names that the desk answers to, and headers of every answer."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from mtcheck.server.desk import Desk

__all__ = ["OWN_NAMES", "Shield", "policy"]

OWN_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})

_LONGEST_SIZE: Final = 18
"""In digits: Python refuses integers of more than 4,300."""
_DRAINED: Final = 100 * 2**20
"""Bytes of an oversized body that are read and dropped, so that the sender can read the answer."""


def policy(nonce: str) -> str:
    """The content security policy of the desk's pages: its own files, and scripts with this answer's nonce."""
    return (
        f"default-src 'none'; script-src 'self' 'nonce-{nonce}'; style-src 'self' 'nonce-{nonce}'; connect-src 'self'; "
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


class Shield:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {})["nonce"] = nonce
        answer = _Answer(send, nonce, secure=self._desk.setup.secure)
        refused = self._refusal(scope)
        if refused is not None:
            await _drain(receive)
            await answer.refuse(*refused)
            return
        body = _Body(receive, self._desk.setup.largest)
        try:
            await self._app(scope, body.receive, answer.send)
        except _TooLargeError:
            await body.drain()
            await answer.refuse(413, self._too_large())

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host = _host(headers.get(b"host", ""))
        if host not in OWN_NAMES | self._desk.setup.hosts:
            return 400, f"this desk does not serve the host {host[:100]!r}: start it with --public-url"
        if "\x00" in scope["path"] or b"%00" in scope["query_string"]:
            return 400, "the address has a null character: remove it"
        size = headers.get(b"content-length", "0")
        if size.isdecimal() and (len(size) > _LONGEST_SIZE or int(size) > self._desk.setup.largest):
            return 413, self._too_large()
        client = scope["client"][0] if scope.get("client") else "?"
        wait = self._desk.limiter.take(headers.get(b"authorization") or headers.get(b"cookie"), client)
        if wait:
            return 429, f"too many requests: {self._desk.setup.a_minute} a minute are allowed; wait {int(wait) + 1} s"
        return None

    def _too_large(self) -> str:
        largest = f"{self._desk.setup.largest / 2**20:g} MB"
        return f"the request is larger than {largest}, the most that is read: send less at once"


class _TooLargeError(Exception):
    pass


class _Body:
    """A request's body, up to this many bytes."""

    def __init__(self, receive: Receive, largest: int) -> None:
        self._receive = receive
        self._largest = largest
        self._more = True
        self._read = 0

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "http.request":
            self._more = message.get("more_body", False)
            self._read += len(message.get("body", b""))
            if self._read > self._largest:
                raise _TooLargeError
        return message

    async def drain(self) -> None:
        if self._more:
            await _drain(self._receive)


class _Answer:
    """Sends an answer with the common headers."""

    def __init__(self, send: Send, nonce: str, *, secure: bool) -> None:
        self._send = send
        self._begun = False
        self._headers = {
            b"content-security-policy": policy(nonce).encode(),
            b"x-content-type-options": b"nosniff",
            b"x-frame-options": b"DENY",
            b"referrer-policy": b"same-origin",
            b"cross-origin-opener-policy": b"same-origin",
            b"cross-origin-resource-policy": b"same-origin",
            b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
            b"cache-control": b"no-store",
        }
        if secure:
            self._headers[b"strict-transport-security"] = b"max-age=31536000"

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._begun = True
            own: list[tuple[bytes, bytes]] = list(message.get("headers", ()))
            told = {name.lower() for name, _ in own}
            message["headers"] = [*own, *((name, value) for name, value in self._headers.items() if name not in told)]
        await self._send(message)

    async def refuse(self, status: int, sentence: str) -> None:
        """Send an error answer, unless an answer has begun."""
        from mtcheck.server.problems import TITLES

        if self._begun:
            return
        told = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": sentence}
        body = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
        headers: list[tuple[bytes, bytes]] = [
            (b"content-type", b"application/problem+json"), (b"content-length", str(len(body)).encode()),
            *([(b"retry-after", b"2")] if status == 429 else []),
            (b"connection", b"close"),
        ]  # fmt: skip
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


async def _drain(receive: Receive) -> None:
    left = _DRAINED
    while left > 0:
        message: dict[str, Any] = dict(await receive())
        if message["type"] != "http.request" or not message.get("more_body", False):
            return
        left -= len(message.get("body", b""))


def _host(header: str) -> str:
    """The name in a Host header, without its port."""
    if header.startswith("["):
        return header[1:].partition("]")[0].lower()
    return header.partition(":")[0].lower()
