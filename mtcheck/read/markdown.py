"""Markdown to plain text: one paragraph per block, links, emphasis and HTML reduced to their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.read.encoding import without_controls
from mtcheck.read.html.tree import without_long_tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

__all__ = ["markdown_to_text"]

_FRONT_MATTER: Final = re.compile(
    r"\A\ufeff?(?:---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)|\+\+\+[ \t]*\n(?:.*\n)*?\+\+\+)[ \t]*(?:\n|\Z)"
)
"""YAML between dashes, TOML between pluses."""
_UNSAID: Final = frozenset(
    {"script", "style", "template", "del", "s", "strike", "head", "noscript", "iframe", "svg", "annotation",
     "annotation-xml"}
)  # fmt: skip
_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "ins", "kbd", "mark", "q", "small", "span",
     "strong", "sub", "sup", "time", "u", "var", "wbr"}
)  # fmt: skip
_DELETION: Final = re.compile(r"<(/?)(?:del|s|strike)\b", re.IGNORECASE)
_BREAK: Final = re.compile(r"<br\b", re.IGNORECASE)


def markdown_to_text(markdown: str) -> str:
    """The words of a Markdown text, blocks separated by an empty line.

    Fenced code, images, struck-out text and leading front matter (YAML, TOML) are left out: they are not the article. A
    number at the start of a line stays unless it only counts items: *18. januara 2022.*
    """
    from markdown_it import MarkdownIt

    # An indented paragraph of an article is not code.
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).disable("code")
    tokens = parser.parse(_FRONT_MATTER.sub("", markdown, count=1))
    return "\n\n".join(block for block in _blocks(tokens) if block)


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    number = ""
    counted: list[bool] = []
    for place, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            counted.append(_is_counted(tokens, place))
        elif token.type == "ordered_list_close":
            counted.pop()
        elif token.type == "list_item_open":
            number = "" if not token.info or (counted and counted[-1]) else f"{token.info}{token.markup} "
        elif token.type == "inline":
            yield number + _inline(token.children or [])
            number = ""
        elif token.type == "list_item_close":
            yield number.strip()
            number = ""
        elif token.type == "html_block":
            yield from _html(token.content)


def _is_counted(tokens: Sequence[Token], place: int) -> bool:
    """Whether a list's numbers count its items: they start at 1, and there are several, each opening an item."""
    level = tokens[place].level
    items = 0
    for number, token in enumerate(tokens[place + 1 :], place + 1):
        if token.type == "ordered_list_close" and token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            items += 1
            text = next((after.content for after in tokens[number : number + 3] if after.type == "inline"), "")
            if text[:1].islower() or token.info != str(items):
                return False
    return items > 1


def _inline(children: Sequence[Token]) -> str:
    parts: list[str] = []
    struck = 0
    for token in children:
        if token.type in {"s_open", "s_close"}:
            struck += token.nesting
        elif token.type == "html_inline":
            if deletion := _DELETION.match(token.content):
                struck = max(0, struck + (-1 if deletion[1] else 1))
            elif _BREAK.match(token.content):
                parts.append("\n")
        elif struck:
            continue
        elif token.type in {"text", "code_inline", "text_special"}:
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts).strip()


def _html(markup: str) -> Iterator[str]:
    """The paragraphs of a block of HTML."""
    from lxml import etree, html

    root = html.fragment_fromstring(without_long_tags(without_controls(markup)), create_parent="div")
    said: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        apart = "" if not name or name in _INLINE | _UNSAID else " " if name == "br" else "\n\n"
        if event == "start" and name in _UNSAID:
            walk.skip_subtree()
        elif event == "start":
            said.append(f"{apart}{element.text or ''}")
        else:
            said.append(f"{apart}{element.tail or ''}")
    for paragraph in "".join(said).split("\n\n"):
        yield " ".join(paragraph.split())
