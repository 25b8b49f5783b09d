"""Pages from a real server on loopback, and what no server may make us do."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from mtcheck.errors import InputError
from mtcheck.read.url import fetch, host_of


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        match self.path.partition("?")[0]:
            case "/page":
                if self.headers["If-None-Match"] == '"1"':
                    self._answer(304, b"")
                else:
                    self._answer(200, b"<p>Zdravo</p>", ETag='"1"', Last_Modified="Tue, 18 Jan 2022 10:00:00 GMT")
            case "/gzip":
                self._answer(200, gzip.compress(b"x" * 1000), Content_Encoding="gzip")
            case "/bomb":
                self._answer(200, gzip.compress(b"x" * 40_000_000), Content_Encoding="gzip")
            case "/damaged":
                self._answer(200, b"\x1f\x8bnothing", Content_Encoding="gzip")
            case "/to-page":
                self._answer(302, b"", Location="/page")
            case "/to-inside":
                self._answer(302, b"", Location="http://localhost.localdomain:1/secret")
            case "/to-file":
                self._answer(302, b"", Location="file:///etc/passwd")
            case "/round":
                self._answer(302, b"", Location="/round")
            case "/vesti/Кијев":
                self._answer(200, b"kyiv")
            case _:
                self._answer(404, b"none")

    def _answer(self, status: int, data: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


TYPED = frozenset({"127.0.0.1"})


def test_a_page_is_read_and_asked_for_again_only_if_it_changed(server: str) -> None:
    """The second time the server says that nothing changed."""
    first = fetch(f"{server}/page", typed=TYPED)
    second = fetch(f"{server}/page", typed=TYPED, etag=first.etag, last_modified=first.last_modified)

    assert first.data == b"<p>Zdravo</p>"
    assert not first.unchanged
    assert second.unchanged


def test_compressed_answers_and_redirects(server: str) -> None:
    """What ordinary servers do."""
    assert fetch(f"{server}/gzip", typed=TYPED).data == b"x" * 1000
    assert fetch(f"{server}/to-page", typed=TYPED).url == f"{server}/page"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/bomb", "larger than 20 MB"),
        ("/damaged", "damaged"),
        ("/none", "answered 404"),
        ("/to-file", "only http and https"),
        ("/to-inside", "was not found|not a public host"),
        ("/round", "redirected more than"),
    ],
)
def test_what_a_server_may_not_do(server: str, path: str, said: str) -> None:
    """Fill the memory, send us to files, to hosts inside, or round and round."""
    with pytest.raises(InputError, match=said):
        fetch(f"{server}{path}", typed=TYPED)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "0.0.0.0"])  # noqa: S104
def test_hosts_inside_are_refused_unless_typed(host: str) -> None:
    """A page cannot name our own machines."""
    with pytest.raises(InputError, match="not a public host"):
        fetch(f"http://{host}:1/", typed=frozenset())


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://host/x", "http://", "http://[x", "http://host:99999999/"])
def test_other_urls_are_refused(url: str) -> None:
    """One line, whatever it is."""
    with pytest.raises(InputError):
        host_of(url)
