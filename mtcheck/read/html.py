"""The article inside a saved web page, by trafilatura (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mtcheck.errors import InputError

__all__ = ["Page", "html_to_text"]


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page: paragraphs separated by an empty line; title and date where the page has them."""

    text: str
    title: str | None
    published: date | None


def html_to_text(html: str, where: str) -> Page:
    """Find the article in ``html``. Nothing is fetched, no entity of the page's own is expanded.

    Raises :class:`InputError` when the page holds no article.
    """
    import trafilatura

    page = trafilatura.bare_extraction(
        html, include_comments=False, include_tables=False, with_metadata=True, favor_recall=True
    )
    text = page.text if page is not None and not isinstance(page, dict) else None
    if page is None or isinstance(page, dict) or not text:
        raise InputError(f"{where}: no article was found in this page; save the article's text as a .txt file instead")
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    if page.title and paragraphs[0] != page.title:
        paragraphs.insert(0, page.title)
    return Page("\n\n".join(paragraphs), page.title, _date(page.date))


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
