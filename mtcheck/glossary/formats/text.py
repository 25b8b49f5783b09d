"""The text of a glossary file: UTF-8, UTF-16 as Excel exports it, or an old code page."""

from __future__ import annotations

import re
from typing import Final

from mtcheck.errors import GlossaryError, InputError
from mtcheck.read.encoding import decode

__all__ = ["text_of"]

_SAMPLE: Final = 65_536
_CHARACTERS_PER_BROKEN: Final = 10_000
_ESCAPED: Final = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII: Final = re.compile("[^\x00-\x7f]")


def text_of(data: bytes, where: str) -> str:
    r"""The text with ``\n`` as its only line break.

    Invalid bytes in a file that is otherwise UTF-8 become lone surrogates, so that only their rows are spoilt. Raises
    :class:`mtcheck.errors.GlossaryError` for anything that is not text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _damaged_utf8(data) or _legacy(data, where)
    if "\x00" in text[:_SAMPLE] and text.count("\x00", 0, _SAMPLE) > len(text[:_SAMPLE]) // 10:
        text = _legacy(data, where)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _damaged_utf8(data: bytes) -> str | None:
    """The text, if it is UTF-8 except for a few bytes: fewer than its other characters beyond ASCII, or very few."""
    text = data.decode("utf-8-sig", errors="surrogateescape")
    broken = len(_ESCAPED.findall(text))
    beyond = len(_BEYOND_ASCII.findall(text)) - broken
    return text if broken < beyond or broken * _CHARACTERS_PER_BROKEN < len(text) else None


def _legacy(data: bytes, where: str) -> str:
    try:
        return decode(data, where).text
    except InputError as error:
        raise GlossaryError(str(error)) from error
