"""The result of reading a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Document"]


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one file, free of markup, and how it was read.

    ``format`` is a word such as ``"text"``, ``"html"`` or ``"docx"``; ``encoding`` a name of the WHATWG Encoding
    Standard; ``sha256`` the hex digest of the bytes as read. ``notices`` are sentences for the user, such as "read as
    windows-1250". ``title`` and ``published`` are declared by the markup itself. ``path`` is the file that was read, as
    given.
    """

    text: str
    format: str
    encoding: str
    sha256: str
    notices: tuple[str, ...] = ()
    title: str | None = None
    published: date | None = None
    path: str | None = None
