"""A portal over the network: polite (robots, pauses, conditional requests), and each article's source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from mtcheck.batch.item import Broken, Item
from mtcheck.errors import InputError, SettingsError
from mtcheck.inputs import Upload
from mtcheck.languages.bounded import compile_bounded
from mtcheck.languages.language import group
from mtcheck.languages.tags import USUAL_TARGET
from mtcheck.read.url import AGENT, Fetched, RefusedError, fetch, host_of, join_url, label_encoding
from mtcheck.watch.feed import Entry, Listing, read_feed

if TYPE_CHECKING:
    from mtcheck.watch.state import State

__all__ = ["Portal", "Rule"]

_LINK: Final = re.compile(r"<link\b[^>]{0,1000}>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"""\b(rel|hreflang|href)\s*=\s*(?:"([^"]{1,2000})"|'([^']{1,2000})'|([^\s>"']{1,2000}))""", re.IGNORECASE
)
_TAG: Final = re.compile("[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
_LONGEST_PAUSE: Final = 60
"""The most seconds between two requests, whatever robots.txt requires."""
_ROBOTS: Final = 512_000
"""How many bytes of a robots.txt are read (RFC 9309, section 2.5)."""
_HEAD: Final = 300_000
"""How many bytes of a page are searched for its links to other languages."""

_SITEMAPS: Final = 5
"""How many sitemaps of an index are read, the newest first."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How a source's URL follows from its translation's: a regular expression and its replacement.

    ``pattern`` is searched in the translation's URL and ``replacement`` may use its groups (``\\1``), as in
    :func:`re.sub`.
    """

    pattern: str
    replacement: str

    def source_of(self, url: str) -> str | None:
        """The source's URL, None if the pattern does not match.

        Raises :class:`mtcheck.errors.SettingsError` for an invalid pattern or replacement.
        """
        try:
            made, count = compile_bounded(self.pattern).subn(self.replacement, url, count=1)
        except (re.error, IndexError, OverflowError, RecursionError) as error:
            raise SettingsError(f"source_url: {self.pattern!r} and {self.replacement!r}: {error}") from error
        return made if count and made != url else None


class Portal:
    """One portal, listed by a feed or sitemap at ``url``.

    ``pause`` is in seconds, between two requests to one host, or longer if its robots.txt requires more.
    """

    def __init__(
        self,
        url: str,
        *,
        source_lang: str | None,
        target_lang: str | None,
        rule: Rule | None = None,
        pause: float = 1.0,
    ) -> None:
        self._url = url
        self._typed = frozenset({host_of(url)})
        self._source_lang = source_lang
        self._target_lang = target_lang or USUAL_TARGET
        self._rule = rule
        self._pause = pause
        self._robots: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def listing(self, state: State) -> Listing:
        """The portal's current listing; empty if the server reports no change.

        Raises :class:`mtcheck.errors.InputError`.
        """
        answer = self._get(self._url, *state.validators(self._url))
        if answer.unchanged:
            return Listing(())
        listing = read_feed(answer.data, answer.url)
        entries = list(listing.entries)
        for place in listing.sitemaps[:_SITEMAPS]:
            part = self._get(place, *state.validators(place))
            if not part.unchanged:
                entries += read_feed(part.data, part.url).entries
                state.remember(place, part.etag, part.last_modified)
        state.remember(self._url, answer.etag, answer.last_modified)
        return Listing(tuple(entries))

    def articles(self, entries: Iterable[Entry]) -> Iterator[Item | Broken]:
        """The articles of these entries with their sources, each fetched on demand."""
        for entry in entries:
            try:
                yield self._article(entry)
            except InputError as error:
                yield Broken(entry.url, entry.url, str(error))

    def _article(self, entry: Entry) -> Item:
        page = self._get(entry.url)
        tag, place = self._source(page)
        source = label_encoding(self._get(place)) if place else None
        return Item(
            id=entry.url,
            where=entry.url,
            translation=Upload(label_encoding(page), "translation.html"),
            source=Upload(source, "source.html") if source else None,
            source_lang=self._source_lang or tag,
            target_lang=self._target_lang,
            title=entry.title,
            published=entry.published,
            section=entry.section,
        )

    def _source(self, page: Fetched) -> tuple[str | None, str | None]:
        """Language and URL of the original: by the rule, else by the page's own links to other languages."""
        if self._rule is not None and (made := self._rule.source_of(page.url)):
            return None, made
        others = [
            (tag, place)
            for tag, href in _alternates(page.data)
            if tag != "x-default" and group(tag) != group(self._target_lang) and (place := join_url(page.url, href))
        ]
        if self._source_lang is not None:
            others = [(tag, href) for tag, href in others if group(tag) == group(self._source_lang)]
        return others[0] if others else (None, None)

    def _get(self, url: str, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        host = host_of(url)
        robots = self._robots_of(url, host)
        try:
            allowed = robots.can_fetch(AGENT, url)
        except ValueError as error:  # it checks the URL without its escapes
            raise InputError(f"{url}: not a valid URL: {error}") from error
        if not allowed:
            raise InputError(f"{url}: the portal's robots.txt does not allow it")
        self._keep_pause(host, float(min(robots.crawl_delay(AGENT) or 0, _LONGEST_PAUSE)))
        return fetch(url, typed=self._typed, etag=etag, last_modified=last_modified)

    def _keep_pause(self, host: str, asked: float) -> None:
        left = self._last.get(host, float("-inf")) + max(self._pause, asked) - monotonic()
        if left > 0:
            sleep(left)
        self._last[host] = monotonic()

    def _robots_of(self, url: str, host: str) -> RobotFileParser:
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            robots = RobotFileParser()
            self._keep_pause(host, 0.0)
            try:
                robots.parse(_rules(fetch(f"{root}/robots.txt", typed=self._typed).data))
            except RefusedError as error:
                if error.status >= 500:  # until it can be read, everything is forbidden (RFC 9309, 2.3.1.4)
                    raise
                robots.parse([])  # there is no robots.txt: nothing is forbidden (RFC 9309, 2.3.1.3)
            self._robots[root] = robots
        return self._robots[root]


def _rules(data: bytes) -> list[str]:
    """The lines of a robots.txt without those on which Python's parser fails (``Crawl-delay: ²``)."""
    rules = []
    for line in data[:_ROBOTS].decode("utf-8", "replace").splitlines():
        try:
            RobotFileParser().parse(["User-agent: *", line])
        except ValueError:
            continue
        rules.append(line)
    return rules


def _alternates(data: bytes) -> list[tuple[str, str]]:
    import html

    made = []
    for element in _LINK.findall(data[:_HEAD].decode("utf-8", "replace")):
        values = {
            name.lower(): html.unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(element)
        }
        tag, place = values.get("hreflang", "").strip(), values.get("href", "").strip()
        if "alternate" in values.get("rel", "").lower() and _TAG.fullmatch(tag) and place:
            made.append((tag, place))
    return made
