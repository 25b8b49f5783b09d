"""The text of a glossary file: UTF-8, UTF-16 as Excel exports it, or an old code page."""

from __future__ import annotations

from mtcheck.errors import GlossaryError, InputError
from mtcheck.read.encoding import decode

__all__ = ["text_of"]


def text_of(data: bytes, where: str) -> str:
    r"""The text with ``\n`` as its only line break.

    Bytes that break UTF-8 in a file that is UTF-8 otherwise come back as lone surrogates, so that only their
    rows are spoilt. Raises :class:`mtcheck.errors.GlossaryError` for what is no text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _mostly_utf8(data) or _legacy(data, where)
    if "\x00" in text and text.count("\x00") > len(text) // 1000:
        text = _legacy(data, where)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _mostly_utf8(data: bytes) -> str | None:
    """The text, if more of the characters beyond ASCII are UTF-8 than are not."""
    text = data.decode("utf-8-sig", errors="surrogateescape")
    beyond = [character for character in text if character > "\x7f"]
    broken = sum("\udc80" <= character <= "\udcff" for character in beyond)
    return text if broken < len(beyond) - broken else None


def _legacy(data: bytes, where: str) -> str:
    try:
        return decode(data, where).text
    except InputError as error:
        raise GlossaryError(str(error)) from error
