"""The page around an article, by tag, role and name: menus, shares, comments, related articles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mtcheck.read.html.blocks import Block, is_sentence
from mtcheck.read.html.names import kinds
from mtcheck.read.html.tree import remove

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from mtcheck.read.html.headline import Headline

__all__ = ["prune"]

_NEVER_TAGS: Final = frozenset({"nav", "search", "amp-sidebar", "amp-consent", "amp-ad", "amp-user-notification"})
_NEVER_ROLES: Final = frozenset({"navigation", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"})
_BESIDE_TAGS: Final = frozenset({"aside", "footer", "amp-carousel"})
_KEPT_TAGS: Final = frozenset({"html", "body", "main"})
_FEWEST_LEFT: Final = 120
_MENU, _LABEL, _MOST = 6, 25, 1_000_000


def prune(root: HtmlElement, blocks: Sequence[Block], headline: Headline | None) -> None:
    """Take out what surrounds the article.

    Elements that hold the headline stay, and at least one sentence is left. A list of links is a menu, whatever its
    name.
    """
    prose, links = _weigh(blocks)
    whole = prose[root]
    held = {headline.element, *headline.element.iterancestors()} if headline else set()
    gone: list[HtmlElement] = []
    stack: list[HtmlElement] = [root]
    while stack:
        element = stack.pop()
        if (
            element.tag not in _KEPT_TAGS
            and element not in held
            and (links[element] >= _MENU or _is_beside(element, prose[element], whole))
        ):
            gone.append(element)
        else:
            stack.extend(element)
    for element in gone:
        remove(element)


def _weigh(blocks: Sequence[Block]) -> tuple[Counter[HtmlElement], Counter[HtmlElement]]:
    """The characters of sentences inside each element, and how many links there are alone in their blocks.

    An element with more than links and short labels has a negative number of links.
    """
    prose: Counter[HtmlElement] = Counter()
    links: Counter[HtmlElement] = Counter()
    for block in blocks:
        told = len(block.text) if is_sentence(block.text) else 0
        link = 1 if block.linked > 0.9 and not told else 0 if len(block.text) < _LABEL else -_MOST
        for element in (block.element, *block.element.iterancestors()):
            prose[element] += told if block.linked < 1 else 0
            links[element] += link - (_MOST if told else 0)
    return prose, links


def _is_beside(element: HtmlElement, prose: int, whole: int) -> bool:
    called = kinds(element)
    if "comments" in called:
        return whole - prose >= min(_FEWEST_LEFT, whole)
    if "never" in called or element.tag in _NEVER_TAGS or element.get("role") in _NEVER_ROLES:
        return prose * 2 <= whole
    return ("beside" in called or element.tag in _BESIDE_TAGS) and prose * 3 <= whole
