"""OpenDocument texts (ISO/IEC 26300), zipped or flat: the text as it reads with all changes accepted.

Tracked deletions, comments and notes are not the article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError
from mtcheck.read.archive import open_archive, part, root_of
from mtcheck.read.xml import attribute, name_of, space_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["flat_odt_to_text", "odt_to_text"]

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_BLOCKS: Final = frozenset({"p", "h"})
_CHARACTERS: Final = {"tab": "\t", "line-break": "\n"}
_SKIPPED: Final = frozenset({"tracked-changes", "annotation", "note", "ruby-text", "title", "desc"})
_WHITE: Final = re.compile(r"[ \t\r\n]+")
_MOST_SPACES: Final = 1000


def odt_to_text(data: bytes, where: str) -> str:
    """The paragraphs and headings of the document, separated by an empty line.

    Raises :class:`InputError` for a damaged or protected document.
    """
    with open_archive(data, where) as archive:
        if _MANIFEST in archive.namelist() and b"encryption-data" in part(archive, _MANIFEST, where):
            raise InputError(f"{where}: this document is protected by a password; save it without one")
        root = root_of(part(archive, _CONTENT, where), _CONTENT, where)
    return _text(root, where)


def flat_odt_to_text(data: bytes, where: str) -> str:
    """The text of a document that is a single XML file (.fodt); ``where`` names it in errors."""
    return _text(root_of(data, "the document", where), where)


def _text(root: _Element, where: str) -> str:
    body = root.find(f"{{{_OFFICE}}}body/{{{_OFFICE}}}text")
    if body is None:
        raise InputError(f"{where}: this document has no text part; save or download it again")
    return "\n\n".join(_paragraphs(body))


def _paragraphs(body: _Element) -> Iterator[str]:
    """A text box comes before the paragraph that it is tied to."""
    from lxml import etree

    paragraphs: list[list[str]] = []
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        name = name_of(element)
        if event == "start" and name in _SKIPPED:
            walk.skip_subtree()
        elif space_of(element) == _TEXT and name in _BLOCKS:
            if event == "start":
                paragraphs.append([])
            elif text := "".join(paragraphs.pop()).strip():
                yield text
        if paragraphs:
            paragraphs[-1].append(_text_of(element, name) if event == "start" else _white(element.tail))


def _text_of(element: _Element, name: str) -> str:
    """The text at the start of an element; white space between words is one space, except elements that stand for
    more."""
    if space_of(element) == _TEXT and name == "s":
        count = attribute(element, "c") or "1"
        return " " * min(int(count[:6]) if count.isdecimal() else 1, _MOST_SPACES)
    return _CHARACTERS.get(name, "") or ("" if name in _SKIPPED else _white(element.text))


def _white(text: str | None) -> str:
    return _WHITE.sub(" ", text or "")
