"""A portal on loopback, watched: a real HTTP server with a portal's markup, a feed, a sitemap, robots and a webhook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import patch

import pytest

from mtcheck.batch import open_results
from mtcheck.batch.item import Broken, Item
from mtcheck.errors import InputError
from mtcheck.read.url import Fetched
from mtcheck.watch import Rule, State, portal, read_feed
from mtcheck.watch.feed import Entry
from mtcheck.watch.notify import signature
from tests.cli.conftest import Ran, mtcheck
from tests.loopback import Handler, serving

__all__ = ["mtcheck"]

Run = Callable[..., Ran]

PAGE = """<!doctype html><html lang="{lang}"><head><title>{title}</title>
<link rel="alternate" hreflang="sr" href="/vesti/{name}"><link rel="alternate" hreflang="en" href="/en/{name}">
</head><body><nav><a href="/">Home</a></nav>
<article><h1>{title}</h1><p>{text}</p><p>{more}</p></article></body></html>"""

ENGLISH = (
    "Blinken met Dmytro Kuleb in Kyiv on Wednesday and they talked about the situation at the border.",
    "The minister said that the talks were useful and that they will be continued next week in Geneva.",
)
SERBIAN = (
    "Blinken se u sredu sastao s Dmitrom Kulebom u Kijevu i razgovarali su o situaciji na granici.",
    "Ministar je rekao da su razgovori bili korisni i da će biti nastavljeni sledeće nedelje u Ženevi.",
)


@dataclass
class Server:
    """What the portal holds, and what it was asked."""

    articles: list[str] = field(default_factory=list)
    robots: str = "User-agent: *\nDisallow: /private/\n"
    robots_status: int = 200
    asked: list[str] = field(default_factory=list)
    posted: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    webhook_works: bool = True
    url: str = ""

    def answer(self, path: str) -> bytes | None:
        match path.strip("/").split("/"):
            case ["robots.txt"]:
                return self.robots.encode()
            case ["feed.xml"]:
                items = "".join(
                    f"<item><title>{name}</title><link>{self.url}/en/{name}</link><category>World</category>"
                    f"<pubDate>Wed, 19 Jan 2022 10:00:00 GMT</pubDate></item>"
                    for name in self.articles
                )
                return f'<rss version="2.0"><channel><title>Portal</title>{items}</channel></rss>'.encode()
            case ["sitemap.xml"]:
                urls = "".join(
                    f"<url><loc>{self.url}/en/{name}</loc><lastmod>2022-01-{day:02}</lastmod></url>"
                    for day, name in enumerate(self.articles, 1)
                )
                return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()
            case ["en", name]:
                return PAGE.format(
                    lang="en", name=name, title="Blinken in Kyiv", text=ENGLISH[0], more=ENGLISH[1]
                ).encode()
            case ["vesti", name]:
                return PAGE.format(
                    lang="sr", name=name, title="Blinken u Kijevu", text=SERBIAN[0], more=SERBIAN[1]
                ).encode()
        return None


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    held = Server()
    monkeypatch.setattr("mtcheck.watch.portal.sleep", held.pauses.append)

    class Portal(Handler):
        def do_GET(self) -> None:
            held.asked.append(self.path)
            body = held.answer(self.path)
            etag = f'"{hash(body)}"'
            if body is not None and self.headers["If-None-Match"] == etag:
                self.reply(304)
            elif self.path == "/robots.txt" and held.robots_status != 200:
                self.reply(held.robots_status)
            else:
                self.reply(200 if body is not None else 404, body or b"", ETag=etag)

        def do_POST(self) -> None:
            body, works = self.rfile.read(int(self.headers["Content-Length"])), held.webhook_works
            if works:
                held.posted.append((dict(self.headers), body))
            self.reply(200 if works else 503)

    with serving(Portal) as held.url:
        yield held


def audited(folder: Path) -> list[str]:
    with open_results(folder) as results:
        return [json.loads(line)["article"]["id"] for line in results.reports()]


@pytest.mark.slow
def test_new_articles_are_audited_with_their_sources_and_none_twice(
    mtcheck: Run, server: Server, tmp_path: Path
) -> None:
    """The second round finds one new article, and asks for nothing else."""
    server.articles = ["one"]
    first = mtcheck("watch", f"{server.url}/feed.xml", "--once", "-o", tmp_path / "r")
    server.articles = ["two", "one"]
    server.asked.clear()
    second = mtcheck("watch", f"{server.url}/feed.xml", "--once", "-o", tmp_path / "r")
    server.asked.clear()
    third = mtcheck("watch", f"{server.url}/feed.xml", "--once", "-o", tmp_path / "r")

    assert (first.code, second.code, third.code) == (0, 0, 0), first.err + second.err
    assert audited(tmp_path / "r") == [f"{server.url}/en/one", f"{server.url}/en/two"]
    assert server.asked == ["/robots.txt", "/feed.xml"]
    with open_results(tmp_path / "r") as results:
        report = json.loads(results.find(f"{server.url}/en/one") or b"")
    assert report["article"]["source_lang"] == "sr"
    assert report["article"]["section"] == "World"
    assert report["article"]["published"] == "2022-01-19"
    assert "Kuleb" in {issue["text"] for issue in report["issues"]}


@pytest.mark.slow
def test_the_first_round_leaves_the_archive_alone(mtcheck: Run, server: Server, tmp_path: Path) -> None:
    """Of a sitemap the newest are audited, and later only what is new."""
    server.articles = ["a", "b", "c", "d"]
    mtcheck("watch", f"{server.url}/sitemap.xml", "--once", "--limit", 2, "-o", tmp_path / "r")
    assert audited(tmp_path / "r") == [f"{server.url}/en/d", f"{server.url}/en/c"]

    server.articles.append("e")
    mtcheck("watch", f"{server.url}/sitemap.xml", "--once", "--limit", 2, "-o", tmp_path / "r")

    assert audited(tmp_path / "r")[2:] == [f"{server.url}/en/e"]


@pytest.mark.slow
def test_requests_keep_a_pause(mtcheck: Run, server: Server, tmp_path: Path) -> None:
    """The portal's own where its robots.txt asks for one, between every two requests."""
    server.articles, server.robots = ["one"], "User-agent: *\nCrawl-delay: 7\n"

    mtcheck("watch", f"{server.url}/feed.xml", "--once", "-o", tmp_path / "r")

    assert len(server.pauses) == len(server.asked) - 1
    assert all(6 < pause <= 7 for pause in server.pauses)


@pytest.mark.slow
@pytest.mark.parametrize(("status", "code"), [(404, 0), (403, 0), (500, 3), (503, 3)])
def test_a_portal_whose_robots_cannot_be_read_now_is_left_alone(
    mtcheck: Run, server: Server, tmp_path: Path, status: int, code: int
) -> None:
    """RFC 9309: without a robots.txt all is allowed, while the server fails nothing is."""
    server.articles, server.robots_status = ["one"], status

    ran = mtcheck("watch", f"{server.url}/feed.xml", "--once", "-o", tmp_path / "r")

    assert ran.code == code
    assert ("/feed.xml" in server.asked) == (code == 0)
    assert (f"robots.txt: the server answered {status}" in ran.err) == (code == 3)


def test_robots_are_obeyed(mtcheck: Run, server: Server, tmp_path: Path) -> None:
    """What the portal does not allow is said and not fetched."""
    server.articles, server.robots = ["one"], "User-agent: mtcheck\nDisallow: /en/\n"

    ran = mtcheck("watch", f"{server.url}/feed.xml", "--once", "-o", tmp_path / "r")

    assert "robots.txt does not allow it" in ran.err
    assert "/en/one" not in server.asked


@pytest.mark.slow
def test_an_article_that_is_gone_is_tried_three_times(mtcheck: Run, server: Server, tmp_path: Path) -> None:
    """Then it is ignored until it changes."""
    server.articles = ["x/y"]
    for number in range(4):
        server.articles = ["x/y", *map(str, range(number))]
        mtcheck("watch", f"{server.url}/feed.xml", "--once", "-o", tmp_path / "r")

    assert server.asked.count("/en/x/y") == 3


@pytest.mark.slow
def test_verdicts_are_posted_signed_and_again_if_they_did_not_arrive(
    mtcheck: Run, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The receiver can identify the sender by the secret."""
    monkeypatch.setenv("MTCHECK_WEBHOOK_SECRET", "s3cret")
    monkeypatch.setattr("mtcheck.watch.state._FIRST_RETRY", 0.0)
    server.articles, server.webhook_works = ["one"], False
    arguments = ("watch", f"{server.url}/feed.xml", "--once", "-o", tmp_path / "r", "--webhook", f"{server.url}/hook")

    ran = mtcheck(*arguments, "--feed", tmp_path / "verdicts.xml")
    server.webhook_works = True
    mtcheck(*arguments)
    mtcheck(*arguments)

    assert "the webhook answered 503" in ran.err
    ((headers, body),) = server.posted
    message = json.loads(body)
    assert (message["schema"], message["verdict"]) == ("mtcheck.verdict/v1", "fix")
    assert headers["X-Mtcheck-Signature"] == signature(b"s3cret", headers["X-Mtcheck-Timestamp"], body)
    listing = read_feed((tmp_path / "verdicts.xml").read_bytes(), "file")
    assert [entry.url for entry in listing.entries] == [f"{server.url}/en/one"]
    assert "Fix before publishing" in (listing.entries[0].title or "")


def test_a_webhook_without_a_secret_is_refused(mtcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sender would be unknown."""
    monkeypatch.delenv("MTCHECK_WEBHOOK_SECRET", raising=False)

    ran = mtcheck("watch", "http://127.0.0.1:1/", "--webhook", "http://127.0.0.1:1/", "-o", tmp_path / "r")

    assert ran.code == 2
    assert "MTCHECK_WEBHOOK_SECRET" in ran.err


@pytest.mark.slow
def test_a_folder_is_watched_too(mtcheck: Run, tmp_path: Path) -> None:
    """What lies there already is skipped the second time."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.en.txt").write_text(ENGLISH[0])
    (folder / "a.sr.txt").write_text(SERBIAN[0])
    mtcheck("watch", folder, "--once", "-o", tmp_path / "r")
    (folder / "b.en.txt").write_text(ENGLISH[1])

    ran = mtcheck("watch", folder, "--once", "-o", tmp_path / "r")

    assert "1 article audited" in ran.err
    assert audited(tmp_path / "r") == ["a", "b"]


def test_a_portal_that_is_away_is_said(mtcheck: Run, tmp_path: Path) -> None:
    """Once: an error; else the next round tries again."""
    ran = mtcheck("watch", "http://127.0.0.1:9/feed", "--once", "-o", tmp_path / "r")

    assert ran.code == 3
    assert "cannot be read" in ran.err


@pytest.mark.parametrize("every", ["10", "m", "0s", "-1m", "10 days"])
def test_a_wrong_interval_is_refused(mtcheck: Run, tmp_path: Path, every: str) -> None:
    """With an example of a right one."""
    assert mtcheck("watch", tmp_path, "--every", every, "-o", tmp_path / "r").code == 2


def test_a_rule_makes_the_source_of_the_translation() -> None:
    """For portals that do not link their languages."""
    rule = Rule(r"^https://(?:www\.)?portal\.example/en/(.*)", r"https://portal.example/\1")

    assert rule.source_of("https://www.portal.example/en/a/b") == "https://portal.example/a/b"
    assert rule.source_of("https://portal.example/sr/a") is None


def test_sitemap_indexes_news_and_bad_listings() -> None:
    """An index names sitemaps; a news sitemap has titles; anything else is refused; no entity is expanded."""
    index = read_feed(
        b"<sitemapindex><sitemap><loc>http://p/1.xml</loc><lastmod>2021</lastmod></sitemap>"
        b"<sitemap><loc>http://p/2.xml</loc><lastmod>2022</lastmod></sitemap></sitemapindex>",
        "http://p/",
    )
    news = read_feed(
        b'<urlset xmlns:n="news"><url><loc>http://p/a</loc><n:news><n:title>T</n:title>'
        b"<n:publication_date>2022-01-18T10:00:00Z</n:publication_date></n:news></url></urlset>",
        "http://p/",
    )
    bomb = b'<!DOCTYPE urlset [<!ENTITY a "http://secret/">]><urlset><url><loc>&a;</loc></url></urlset>'

    assert index.sitemaps == ("http://p/2.xml", "http://p/1.xml")
    assert (news.entries[0].title, str(news.entries[0].published)) == ("T", "2022-01-18")
    assert all("secret" not in entry.url for entry in read_feed(bomb, "http://p/").entries)
    with pytest.raises(InputError, match="neither a feed"):
        read_feed(b"<html><body>No feed</body></html>", "http://p/")


def test_what_was_met_survives(tmp_path: Path) -> None:
    """State is on disk, not in the process."""
    with State(tmp_path) as state:
        state.met("a", "1")
        state.remember("f", '"x"', None)
    with State(tmp_path) as state:
        assert not state.is_new("a", "1")
        assert state.is_new("a", "2")
        assert state.is_new("b", "1")
        assert state.validators("f") == ('"x"', None)


@pytest.mark.parametrize(
    ("robots", "page"),
    [
        *((f"User-agent: *\n{rule}\n", "") for rule in (
            "Crawl-delay: ²", "Request-rate: 1/²", "Disallow: http://[::1", f"Crawl-delay: {'9' * 5000}",
            f"Crawl-delay: {'9' * 400}",
        )),
        *(("", f'<link rel="alternate" hreflang="sr" href="{place}">') for place in (
            "http://[::1", "http://[x]/", "//[", "http://℀.example/",
        )),
        ("", '<link rel="alternate" hreflang="no\x00tag" href="/sr">'),
    ],
)  # fmt: skip
def test_whatever_a_portal_answers_its_articles_are_read(
    robots: str, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {"robots.txt": robots, "page": page}
    monkeypatch.setattr(portal, "sleep", lambda _: None)
    monkeypatch.setattr(
        portal, "fetch", lambda url, **_: Fetched(url, answers.get(url.rpartition("/")[2], "").encode())
    )
    watched = portal.Portal("https://portal.example/feed", source_lang=None, target_lang="en")

    (item,) = watched.articles([Entry("https://portal.example/page", None, None, None, "")])

    assert isinstance(item, Item)
    assert item.source is None


def test_an_address_that_is_none_without_its_escapes_is_said() -> None:
    answered = Fetched("", b"User-agent: *\nDisallow: /x\n")
    watched = portal.Portal("https://portal.example/feed", source_lang=None, target_lang="en", pause=0)
    with patch.object(portal, "fetch", lambda _url, **_: answered):
        (broken,) = watched.articles([Entry("https://%5B/page", None, None, None, "")])

    assert isinstance(broken, Broken)
    assert "not a valid URL" in broken.reason
