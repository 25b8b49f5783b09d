"""Bytes that no browser sends: the desk refuses them, or continues without them, and answers everyone else."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import pytest

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from tests.server.conftest import Running, Visitor


@pytest.fixture(scope="module")
def desk(start: Callable[..., Running]) -> Running:
    return start(a_minute=100_000)


def _answer(desk: Running, sent: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", desk.port), PATIENCE) as connection:
        with suppress(OSError):  # who is refused half-way is cut off
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
        found = b""
        with suppress(ConnectionError):
            while block := connection.recv(65_536):
                found += block
        return found


WEB_SOCKET = b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
HOST = b"Host: 127.0.0.1\r\nConnection: close\r\n"


@pytest.mark.parametrize(
    "sent",
    [
        b"GET /../../etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET //etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET /static/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET /static/..%5c..%5cetc%5cpasswd HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET file:///etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET /sign-in?next=%0d%0aSet-Cookie:%20evil=1 HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET /articles/x%0d%0aSet-Cookie:%20evil=1 HTTP/1.1\r\n" + HOST + b"\r\n",
        b"GET /events HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nHost: 127.0.0.1\r\n" + WEB_SOCKET,
        b"POST /sign-in HTTP/1.1\r\n" + HOST + b"Content-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\n--x",
        b"POST /sign-in HTTP/1.1\r\n" + HOST + b"Content-Type: multipart/form-data; boundary=" + b"x" * 5000
        + b"\r\nContent-Length: 3\r\n\r\n--x",
        b"POST /sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST /sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\nContent-Length: 30\r\n\r\nabc",
        b"POST /sign-in HTTP/1.1\r\n" + HOST + b"Content-Length: -1\r\n\r\nabc",
        b"GET / HTTP/1.1\r\n" + HOST + b"Cookie: " + b"a=b; " * 20_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"x" * 200_000 + b"\r\n\r\n",
        b"GET /" + b"a/" * 100_000 + b" HTTP/1.1\r\n" + HOST + b"\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"TRACE / HTTP/1.1\r\n" + HOST + b"\r\n",
        b"CONNECT 169.254.169.254:80 HTTP/1.1\r\n" + HOST + b"\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
    ids=range(20),
)  # fmt: skip
def test_no_bytes_get_a_file_a_header_or_an_error_of_the_desk(desk: Running, ana: Visitor, sent: bytes) -> None:
    answer = _answer(desk, sent)

    head = answer.partition(b"\r\n\r\n")[0].lower()
    assert b"root:" not in answer
    assert b"\r\nset-cookie: evil" not in head
    assert b" 101 " not in head.split(b"\r\n")[0]
    assert not head.startswith((b"http/1.1 5", b"http/1.0 5"))
    assert ana.get("/").status == 200


def test_visitors_who_never_finish_keep_nobody_out(desk: Running, ana: Visitor) -> None:
    with ExitStack() as stack:
        for number in range(200):
            slow = stack.enter_context(socket.create_connection(("127.0.0.1", desk.port), PATIENCE))
            slow.sendall(
                b"GET / HTTP/1.1\r\nX: " if number % 2 else b"POST /sign-in HTTP/1.1\r\nContent-Length: 99\r\n"
            )
        assert ana.get("/").status == 200
