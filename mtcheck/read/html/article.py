"""The article of a page, by trafilatura (Barbaresi 2021, doi:10.18653/v1/2021.acl-demo.15), and what it leaves out.

Trafilatura finds the blocks of a page that are its article; their text is taken from the page itself, in its order.
The rest is repairs: the headline once, the lead between headline and body, and captions, subheads and linked paragraphs
inside the body.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtcheck.errors import InputError
from mtcheck.read.html.agree import without_site
from mtcheck.read.html.beside import prune
from mtcheck.read.html.blocks import blocks_of, marked_blocks, skeleton
from mtcheck.read.html.date import find_date
from mtcheck.read.html.fragment import is_page
from mtcheck.read.html.headline import find_headline
from mtcheck.read.html.layout import select
from mtcheck.read.html.meta import Meta, read_meta
from mtcheck.read.html.tree import parse, remove_unseen

if TYPE_CHECKING:
    from datetime import date

    from mtcheck.read.html.blocks import Block

__all__ = ["Page", "html_to_text"]


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page: paragraphs separated by an empty line; title and date if the page has them.

    ``text`` is the article; ``title`` is the headline and ``published`` the day of publication, None if the page
    does not say.
    """

    text: str
    title: str | None
    published: date | None


def html_to_text(html: str, where: str) -> Page:
    """Find the article in ``html``. Nothing is fetched, no entity of the page's own is expanded.

    In a piece of HTML that is not a whole page, everything except menus and the like is the article. Raises
    :class:`InputError` if there is none.

    ``where`` names the page in errors.
    """
    root = parse(html)
    if root is None:
        raise _no_article(where)
    meta = read_meta(root)
    remove_unseen(root)
    blocks = blocks_of(root)
    prune(root, blocks, find_headline(blocks, meta))
    blocks = blocks_of(root)
    headline = find_headline(blocks, meta)
    if not is_page(html):
        text = "\n\n".join(block.text for block in blocks)
        if not text:
            raise _no_article(where)
        return Page(text, headline.text if headline else None, None)
    article = select(blocks, _extract(blocks), headline, meta)
    paragraphs = [block.text for block in article] or list(meta.body)
    if not paragraphs:
        raise _no_article(where)
    title = headline.text if headline else _declared_title(meta)
    published = meta.published or find_date(root, headline.element if headline else None, article)
    return Page("\n\n".join([title, *paragraphs] if title else paragraphs), title, published)


def _extract(blocks: list[Block]) -> set[int]:
    """The blocks that trafilatura takes."""
    import trafilatura

    page = trafilatura.bare_extraction(
        skeleton(blocks), include_comments=False, include_tables=False, with_metadata=False, favor_recall=True
    )
    return set(marked_blocks(page.text or "")) if page is not None and not isinstance(page, dict) else set()


def _declared_title(meta: Meta) -> str | None:
    return without_site(meta.titles[0], meta.site) if meta.titles else None


def _no_article(where: str) -> InputError:
    return InputError(f"{where}: no article was found in this page; save the article's text as a .txt file instead")
