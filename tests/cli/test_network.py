"""Articles from the network, where the user allows it: a real server on loopback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.loopback import Handler, serving

Run = Callable[..., Ran]

SOURCE = "Blinken će se sastati s Dmitrom Kulebom u Kijevu. Šta će biti sjutra, niko ne zna, kaže ministar."
TRANSLATION = "Blinken will meet Dmytro Kuleb in Kyiv. Nobody knows what will happen tomorrow, the minister says."


class Portal(Handler):
    def do_GET(self) -> None:
        text, kind = (SOURCE, "text/html; charset=windows-1250") if self.path == "/a/" else (TRANSLATION, "text/html")
        page = f"<!DOCTYPE html><html><head><title>x</title></head><body><article><p>{text}</p></article></body></html>"
        self.reply(200 if self.path in {"/a/", "/b/?id=1//2"} else 404, page.encode("cp1250"), Content_Type=kind)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with serving(Portal) as url:
        yield url


def test_pages_are_fetched_where_the_user_allows_it(mtcheck: Run, server: str) -> None:
    """The server's encoding is used, and the address is requested as written."""
    ran = mtcheck("audit", f"{server}/b/?id=1//2", "--source", f"{server}/a/", "--allow-network", "--source-lang", "sr")

    assert ran.code == 1
    assert "Kuleb" in ran.out
    assert "not re-translated" not in ran.err


@pytest.mark.parametrize("role", ["article", "source", "reference"])
def test_no_connection_is_opened_unasked(mtcheck: Run, tmp_path: Path, role: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TRANSLATION, encoding="utf-8")
    url = "https://portal.example/vest/?id=1"

    ran = mtcheck("audit", url) if role == "article" else mtcheck("audit", file, f"--{role}", url)

    assert ran.code == 3
    assert ran.out == ""
    assert ran.err == (
        f"mtcheck: error: {url}: this is a URL, and mtcheck opens no connections without --allow-network; "
        "add it, or save the page and give the file\n"
    )


def test_what_the_server_does_not_have_is_told(mtcheck: Run, server: str) -> None:
    ran = mtcheck("audit", f"{server}/none", "--allow-network")

    assert (ran.code, ran.out) == (3, "")
    assert "404" in ran.err


@pytest.mark.parametrize("url", ["ftp://portal.example/a", "file:///etc/passwd"])
def test_other_schemes_are_refused(mtcheck: Run, url: str) -> None:
    ran = mtcheck("audit", url, "--allow-network")

    assert ran.code == 3
    assert "only http and https" in ran.err


def test_a_url_where_a_file_is_wanted_is_told(mtcheck: Run, demo: Path) -> None:
    ran = mtcheck("audit", demo, "--quotes", "https://portal.example/a")

    assert ran.code == 3
    assert "this is a URL" in ran.err
