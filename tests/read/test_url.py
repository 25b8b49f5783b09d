"""Pages from a real server on loopback, and what no server may make us do."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from mtcheck.errors import InputError
from mtcheck.read.url import fetch, host_of
from tests.loopback import Handler, serving


class Pages(Handler):
    def do_GET(self) -> None:
        match self.path.partition("?")[0]:
            case "/page":
                if self.headers["If-None-Match"] == '"1"':
                    self.reply(304, b"")
                else:
                    self.reply(200, b"<p>Zdravo</p>", ETag='"1"', Last_Modified="Tue, 18 Jan 2022 10:00:00 GMT")
            case "/gzip":
                self.reply(200, gzip.compress(b"x" * 1000), Content_Encoding="gzip")
            case "/bomb":
                self.reply(200, gzip.compress(b"x" * 40_000_000), Content_Encoding="gzip")
            case "/damaged":
                self.reply(200, b"\x1f\x8bnothing", Content_Encoding="gzip")
            case "/to-page":
                self.reply(302, b"", Location="/page")
            case "/to-inside":
                self.reply(302, b"", Location="http://localhost.localdomain:1/secret")
            case "/to-file":
                self.reply(302, b"", Location="file:///etc/passwd")
            case "/round":
                self.reply(302, b"", Location="/round")
            case "/vesti/Кијев":
                self.reply(200, b"kyiv")
            case _:
                self.end_badly()

    def end_badly(self) -> None:
        """Too early, never, or with nothing."""
        match self.path:
            case "/short":
                self.reply(200, b"<p>Half", Content_Length="1000")
            case "/short-gzip":
                self.reply(200, gzip.compress(b"x" * 1000)[:-4], Content_Encoding="gzip")
            case "/slow" | "/slow-head":
                self.drip(head=self.path == "/slow-head")
            case _:
                self.reply(404, b"none")

    def drip(self, *, head: bool) -> None:
        """An occasional byte, without end."""
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX: " if head else b"HTTP/1.0 200 OK\r\n\r\n")
        with suppress(OSError):
            while True:
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.02)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(Pages) as url:
        yield url


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


@pytest.mark.slow
@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/bomb", "larger than 20 MB"),
        ("/damaged", "damaged"),
        ("/none", "answered 404"),
        ("/to-file", "only http and https"),
        ("/to-inside", "was not found|not a public host"),
        ("/round", "redirected more than"),
        ("/short", "ended early"),
        ("/short-gzip", "ended early"),
    ],
)
def test_what_a_server_may_not_do(server: str, path: str, said: str) -> None:
    """Fill the memory, send us to files, to hosts inside, or round and round."""
    with pytest.raises(InputError, match=said):
        fetch(f"{server}{path}", typed=TYPED)


@pytest.mark.parametrize("path", ["/slow", "/slow-head"])
def test_an_answer_without_end_is_cut_off(server: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes in time, and the last one never."""
    monkeypatch.setattr("mtcheck.read.url._LONGEST_ANSWER", 0.3)

    with pytest.raises(InputError, match="did not answer in time"):
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
