"""The articles that a portal lists: RSS, Atom, and sitemaps."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import InputError
from mtcheck.read.url import join_url
from mtcheck.read.xml import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Entry", "Listing", "read_feed"]

_LARGEST_SITEMAP: Final = 50 * 1024 * 1024
"""The most bytes of an unpacked sitemap, by the limit of sitemaps.org."""

_MOST_ENTRIES: Final = 50_000
_GZIP: Final = b"\x1f\x8b"
_SITEMAP: Final = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a listing. ``stamp`` changes when the portal reports a change of the article; empty if it never
    does.

    ``url`` is the article's address; ``title``, ``published`` and ``section`` are from the listing, None if it lacks
    them.
    """

    url: str
    title: str | None = None
    published: date | None = None
    section: str | None = None
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """The contents of a feed or a sitemap: articles and, in an index, further sitemaps (newest first)."""

    entries: tuple[Entry, ...]
    sitemaps: tuple[str, ...] = ()


def read_feed(data: bytes, url: str) -> Listing:
    """The articles in ``data``, the bytes of a feed or sitemap (also gzipped) at ``url``.

    Raises :class:`mtcheck.errors.InputError` for anything else.
    """
    if data.startswith(_GZIP):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, _LARGEST_SITEMAP)
        except zlib.error as error:
            raise InputError(f"{url}: the sitemap is damaged: {error}") from error
    kind = _SITEMAP.search(data[:4096])
    if kind is not None:
        return _sitemap(data, url, index=kind[1] == b"sitemapindex")
    return Listing(tuple(_entries(data, url)))


def _entries(data: bytes, url: str) -> Iterator[Entry]:
    import feedparser  # type: ignore[import-untyped]

    try:
        feed = feedparser.parse(data, response_headers={"content-location": url}, sanitize_html=False)
    except (ValueError, LookupError, OverflowError, RecursionError, AttributeError, TypeError) as error:
        raise InputError(f"{url}: the feed is damaged: {error}") from error
    if not feed.get("version"):
        raise InputError(f"{url}: neither a feed (RSS, Atom) nor a sitemap")
    for item in feed.entries[:_MOST_ENTRIES]:
        address = join_url(url, str(item.get("link") or ""))
        if address:
            given: dict[str, Any] = dict(item)  # feedparser's own mapping warns, and mixes dates up
            moment = given.get("published_parsed") or given.get("updated_parsed")
            tags = item.get("tags") or [{}]
            yield Entry(
                address,
                str(item.get("title") or "").strip() or None,
                _date(moment),
                str(tags[0].get("term") or "").strip() or None,
                str(given.get("updated") or given.get("published") or ""),
            )


def _date(moment: Any) -> date | None:  # noqa: ANN401 - a struct_time, or whatever feedparser made of a bad date
    try:
        return date(*moment[:3]) if moment else None
    except (TypeError, ValueError):
        return None


def _sitemap(data: bytes, url: str, *, index: bool) -> Listing:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{url}: the sitemap is not valid XML: {error.msg}") from error
    if root is None:
        raise InputError(f"{url}: the sitemap is empty")
    found = []
    for element in list(root)[:_MOST_ENTRIES]:
        values = {name_of(child): child for child in element}
        if "loc" in values and join_url(url, values["loc"].text or ""):
            found.append(_entry_of_url(values, url))
    found.sort(key=lambda entry: entry.stamp, reverse=True)
    if index:
        return Listing((), tuple(entry.url for entry in found))
    return Listing(tuple(found))


def _entry_of_url(values: dict[str, Any], url: str) -> Entry:
    news = {name_of(child): (child.text or "").strip() for child in values.get("news", ()) if child.text}
    published = news.get("publication_date", "")
    changed = (values["lastmod"].text or "").strip() if "lastmod" in values else ""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        day = None
    return Entry(join_url(url, values["loc"].text), news.get("title") or None, day, None, changed or published)
