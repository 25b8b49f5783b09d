"""What a page declares about itself: its titles, its descriptions, its site and its date."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from mtcheck.read.html.agree import agreement
from mtcheck.read.html.date import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from lxml.html import HtmlElement

__all__ = ["Meta", "read_meta"]

_DATES: Final = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "og:pubdate",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "article.published",
    "publish-date",
    "publishdate",
    "publish_date",
    "publication_date",
    "pubdate",
    "pub_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
)
_ARTICLE: Final = re.compile(r"(?:Article|BlogPosting|Posting|Report|Reportage|Review)$")
_INSIDE: Final = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_HEADINGS: Final = 5
_MOST_NODES: Final = 2_000


@dataclass(frozen=True, slots=True)
class Meta:
    """``titles`` and ``descriptions`` are the likeliest first; ``site`` is the site's name.

    ``body`` are the paragraphs of an article that the page has only for search engines.
    """

    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    site: str | None = None
    published: date | None = None
    body: tuple[str, ...] = ()


def read_meta(root: HtmlElement) -> Meta:
    """What the tree of a page declares; read it before scripts are taken out."""
    tags = _meta_tags(root)
    title = root.findtext(".//title")
    titles = [tags.get("og:title"), tags.get("twitter:title"), tags.get("headline"), title]
    shown = [heading.text_content() for heading in islice(root.iter("h1"), _MOST_HEADINGS)]
    node = _article_node(root, [text for text in (*titles, *shown) if text])
    titles.insert(0, _text(node, "headline"))
    descriptions = [
        _text(node, "alternativeHeadline"),
        _text(node, "description"),
        *(tags.get(name) for name in ("og:description", "description", "twitter:description", "dc.description")),
    ]
    return Meta(
        titles=_distinct(titles),
        descriptions=_distinct(descriptions),
        site=_line(tags.get("og:site_name") or tags.get("application-name")),
        published=parse_date(_text(node, "datePublished")) or _declared_date(tags),
        body=tuple(line for part in (_text(node, "articleBody") or "").splitlines() if (line := _line(part))),
    )


def _meta_tags(root: HtmlElement) -> dict[str, str]:
    """The first value of each ``<meta>``, whether it is named by name, property or itemprop; names in lower case."""
    tags: dict[str, str] = {}
    for element in root.iter("meta"):
        content = element.get("content")
        in_head = next(element.iterancestors("head"), None) is not None
        for attribute in ("property", "name", "itemprop"):
            for name in (element.get(attribute) or "").lower().split():
                # Microdata outside the head may be another article's.
                if content and (attribute != "itemprop" or in_head):
                    tags.setdefault(name, content)
    return tags


def _declared_date(tags: dict[str, str]) -> date | None:
    return next((found for name in _DATES if (found := parse_date(tags.get(name)))), None)


def _article_node(root: HtmlElement, titles: list[str]) -> dict[str, object]:
    """The JSON-LD of the page's own article: the one with its title, or the only one."""
    nodes = [node for script in root.iter("script") for node in _nodes(script)]
    articles = [node for node in nodes if _is_article(node)]
    if not articles:
        return next((node for node in nodes if _text(node, "datePublished")), {})
    if len(articles) == 1:
        return articles[0]
    best = max(articles, key=lambda node: agreement(_text(node, "headline") or _text(node, "name") or "", titles))
    return best if agreement(_text(best, "headline") or _text(best, "name") or "", titles) > 0 else {}


def _nodes(script: HtmlElement) -> Iterator[dict[str, object]]:
    """The objects at the top of a JSON-LD script, in ``@graph`` or as the main entity; not lists of other articles."""
    if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
        return
    try:
        stack: list[object] = [json.loads(script.text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while stack and seen < _MOST_NODES:
        item = stack.pop()
        seen += 1
        if isinstance(item, list):
            stack.extend(reversed(item))
        elif isinstance(item, dict):
            yield item
            stack.extend(item[key] for key in _INSIDE if key in item)


def _is_article(node: dict[str, object]) -> bool:
    kind = node.get("@type")
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in (kind if isinstance(kind, list) else [kind]))


def _text(node: dict[str, object], key: str) -> str | None:
    value = node.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, str) else None


def _line(text: str | None) -> str | None:
    import html

    return " ".join(html.unescape(text).split()) or None if text else None


def _distinct(texts: list[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line for text in texts if (line := _line(text))))
