"""Markdown to plain text: one paragraph per block, links and emphasis reduced to their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["markdown_to_text"]

_FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


def markdown_to_text(markdown: str) -> str:
    """The words of a Markdown text, blocks separated by an empty line.

    Code blocks, HTML blocks, images and a leading YAML front matter are left out: they are not the article.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = parser.parse(_FRONT_MATTER.sub("", markdown, count=1))
    blocks = (_inline(token.children or []) for token in tokens if token.type == "inline")
    return "\n\n".join(block for block in blocks if block)


def _inline(children: list[Token]) -> str:
    parts: list[str] = []
    for token in children:
        if token.type in {"text", "code_inline", "text_special"}:
            parts.append(token.content)
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak":
            parts.append("\n")
    return "".join(parts).strip()
