"""A page from the network, if the user allows it: bounded in size, and never from a place that the user did not mean.

Only ``http`` and ``https``. A host that the user typed may be anywhere; a host that a page or a redirect names must
have only public addresses. The connection goes to the address that was checked, so that a name cannot change in between
(server-side request forgery, OWASP).
"""

from __future__ import annotations

import codecs
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from mtcheck.errors import InputError, reason_of
from mtcheck.version import __version__

__all__ = [
    "AGENT",
    "Fetched",
    "Pinned",
    "RefusedError",
    "connection_to",
    "fetch",
    "host_of",
    "join_url",
    "label_encoding",
    "target_of",
    "within",
]

AGENT: Final = f"mtcheck/{__version__}"

_LARGEST_PAGE: Final = 20 * 1024 * 1024
_LONGEST_ANSWER: Final = 120.0
"""The most seconds that a whole answer may take: a trickle of bytes would never reach the timeout of a read."""

_CHUNK: Final = 65_536
_REDIRECTS: Final = 5
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_UNCHANGED: Final = 304
_OK: Final = 200
_CHARSET: Final = re.compile(r";\s*charset\s*=\s*\"?([^\s\";]{1,60})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A server's answer. ``data`` is empty if ``unchanged``: the known copy is still valid."""

    url: str
    data: bytes
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


def host_of(url: str) -> str:
    """The host of an http or https URL, in lower case.

    Raises :class:`mtcheck.errors.InputError` for any other URL.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise InputError(f"{url}: not a valid URL: {error}") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise InputError(f"{url}: only http and https URLs can be read")
    return host.lower()


def join_url(url: str, link: str) -> str:
    """The target of a link on the page at ``url``; empty for no link, and for anything that is not an address."""
    try:
        return urljoin(url, link.strip()) if link.strip() else ""
    except ValueError:
        return ""


class RefusedError(InputError):
    """A server's answer that is not a page; ``status`` gives the reason (RFC 9110, section 15)."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


def fetch(
    url: str,
    *,
    typed: Collection[str],
    etag: str | None = None,
    last_modified: str | None = None,
    timeout: float = 20.0,
) -> Fetched:
    """The content at ``url``, at most 20 MB. ``typed`` are the hosts that the user named, in lower case.

    ``etag`` and ``last_modified``, from an earlier answer, request it only if it has changed (RFC 9110, section
    13). ``timeout`` is in seconds, for the connection and for each read; an answer may take two minutes in all. Raises
    :class:`mtcheck.errors.InputError`, also for an answer that ends early.
    """
    headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Connection": "close"}
    if etag:
        headers["If-None-Match"] = etag
    if last_modified:
        headers["If-Modified-Since"] = last_modified
    place = url
    for _ in range(_REDIRECTS + 1):
        connection = connection_to(place, typed, timeout)
        try:
            with within(_LONGEST_ANSWER, connection):
                connection.request("GET", target_of(place), headers=headers)
                with connection.getresponse() as answer:
                    if answer.status in _MOVED and (location := answer.getheader("Location")):
                        place = urljoin(place, location)
                        continue
                    return _read_answer(url, place, answer)
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise InputError(f"{url}: cannot be read: {_reason(error)}") from error
        finally:
            connection.close()
    raise InputError(f"{url}: redirected more than {_REDIRECTS} times")


def label_encoding(page: Fetched) -> bytes:
    """The page with the encoding that its server gives, which overrides the page's own (HTML, 13.2.3.2)."""
    import webencodings

    label = _CHARSET.search(page.content_type)
    encoding = webencodings.lookup(label[1]) if label else None
    if encoding is None or encoding.name == "utf-8":
        return page.data
    try:
        return codecs.BOM_UTF8 + page.data.decode(encoding.codec_info.name).encode()
    except UnicodeDecodeError:
        return page.data


def _read_answer(url: str, place: str, answer: http.client.HTTPResponse) -> Fetched:
    etag, last_modified = answer.getheader("ETag"), answer.getheader("Last-Modified")
    if answer.status == _UNCHANGED:
        return Fetched(place, b"", etag=etag, last_modified=last_modified, unchanged=True)
    if answer.status != _OK:
        raise RefusedError(f"{url}: the server answered {answer.status} {answer.reason}".rstrip(), answer.status)
    gzipped = (answer.getheader("Content-Encoding") or "").lower() in {"gzip", "x-gzip"}
    unpack = zlib.decompressobj(wbits=31) if gzipped else None
    data = bytearray()
    while chunk := answer.read(_CHUNK):
        try:
            data += unpack.decompress(chunk, _LARGEST_PAGE + 1 - len(data)) if unpack else chunk
        except zlib.error as error:
            raise InputError(f"{url}: the response is damaged: {error}") from error
        if len(data) > _LARGEST_PAGE:
            raise InputError(f"{url}: larger than {_LARGEST_PAGE // 2**20} MB")
    if answer.length or (unpack is not None and data and not unpack.eof):
        raise http.client.IncompleteRead(bytes(data), answer.length)
    return Fetched(place, bytes(data), answer.getheader("Content-Type") or "", etag, last_modified)


@contextmanager
def within(seconds: float, connection: Pinned) -> Iterator[None]:
    """Cut a connection off when the time is over, whatever it is waiting for."""
    over = threading.Event()

    def end() -> None:
        over.set()
        connection.cut()

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    failed: Exception | None = None
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:
        failed = error
    finally:
        timer.cancel()
    if over.is_set():  # even if nothing failed: a cut looks like a regular end
        raise TimeoutError from failed
    if failed is not None:
        raise failed


def connection_to(url: str, typed: Collection[str], timeout: float) -> Pinned:
    """A connection, not opened yet, to the address that the URL's host has now; see :func:`fetch`.

    Raises :class:`mtcheck.errors.InputError` for a host that is not found or not allowed.
    """
    host = host_of(url)
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(f"{url}: the host {host} was not found") from error
    addresses = [str(entry[4][0]) for entry in found]
    if host not in typed and not all(ipaddress.ip_address(address.split("%")[0]).is_global for address in addresses):
        raise InputError(f"{url}: {host} is not a public host, and was not given by the user")
    context = ssl.create_default_context() if secure else None
    return Pinned(host, port, addresses[0], context, timeout)


class Pinned(http.client.HTTPConnection):
    """A connection to an address that was checked, whatever the host's name resolves to later."""

    def __init__(self, host: str, port: int, address: str, context: ssl.SSLContext | None, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        if context is not None:
            self.default_port = 443
        self._address = address
        self._context = context
        self._made: socket.socket | None = None  # ``sock`` is None once an answer's head has been read

    def connect(self) -> None:
        """Connect to the checked address."""
        made: Any = socket.create_connection((self._address, self.port), self.timeout)
        self._made = made
        self.sock = self._made = self._context.wrap_socket(made, server_hostname=self.host) if self._context else made

    def cut(self) -> None:
        """Close the connection on which another thread is waiting."""
        if self._made is not None:
            with suppress(OSError):
                self._made.shutdown(socket.SHUT_RDWR)


def target_of(url: str) -> str:
    """The request target of a URL: its path and query, escaped."""
    from urllib.parse import quote

    parts = urlsplit(url)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return f"{path}?{quote(parts.query, safe='/%:@!$&()*+,;=~?-._')}" if parts.query else path


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the server did not answer in time"
    if isinstance(error, ssl.SSLError):
        return f"the connection is not safe: {error.reason or error}"
    if isinstance(error, http.client.IncompleteRead):
        return "the response ended early"
    return reason_of(error) or type(error).__name__
