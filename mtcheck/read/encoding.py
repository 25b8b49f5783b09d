"""Bytes to text: what is declared is believed, UTF-8 is the default, legacy encodings are detected.

Order: a byte-order mark; a declaration inside the markup (``<meta charset>``, an XML declaration); UTF-8; a guess by
charset-normalizer among the encodings that the region's archives hold. A guess is always told to the user.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from mtcheck.errors import DecodingError, InputError

__all__ = ["Decoded", "decode"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([A-Za-z0-9_.-]{2,40})""",
    re.IGNORECASE,
)
_LATIN: Final = ("cp1250", "iso8859_2", "cp1252")
_CYRILLIC: Final = ("cp1251", "iso8859_5", "koi8_r", "koi8_u")
_WIDE: Final = ("utf_16_le", "utf_16_be")
_LETTERS: Final = frozenset("čćžšđČĆŽŠĐäöüßÄÖÜéÉáÁíÍóÓúÚýÝçÇëËřŘěĚůŮťŤňŇľĽąęłńśźżĄĘŁŚŹŻñàèêîïôûâœæåøÅØ")
_MARKS_OF_PRINT: Final = frozenset("„“”‚‘’«»‹›–—…•·§°€£©®™×½¼¾\u00a0\u00ad\ufeff")
_SAMPLE: Final = 65_536
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


_CYRILLIC_WORD: Final = re.compile(r"[^\W\d_]*[\u0400-\u04ff][^\W\d_]*")
_MIXED: Final = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, the codec that read them, and a notice when it is not plain UTF-8."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, where: str, *, markup: bool = False) -> Decoded:
    """The text of ``data``; ``where`` names it in errors. ``markup``: trust a declaration inside it.

    Raises :class:`InputError` for bytes that are no text at all and :class:`DecodingError` for bytes that are
    text in no encoding we know.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_as(data, encoding, where, "its byte-order mark says so")
    declared = _DECLARED.search(data[:4096]) if markup else None
    if declared:
        label = (declared[1] or declared[2]).decode("ascii")
        return _decode_declared(data, label, where)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _guess(data, where, error)
    if _CONTROL.search(text):
        return _guess(data, where, None)
    return Decoded(text, "utf-8")


def _decode_as(data: bytes, encoding: str, where: str, why: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodingError(
            f"{where}: byte {error.start} is not {encoding}, although {why}; save the file as UTF-8"
        ) from error
    _refuse_binary(text, where)
    return Decoded(text, encoding, () if encoding.startswith("utf-8") else (f"{where} was read as {encoding}: {why}",))


def _decode_declared(data: bytes, label: str, where: str) -> Decoded:
    try:
        codec = codecs.lookup(label)
        text_codec = codec.name not in {"idna", "punycode"} and getattr(codec, "_is_text_encoding", True)
    except LookupError:
        text_codec = False
    if not text_codec:
        raise DecodingError(f"{where}: declares the unknown encoding {label!r}; save the file as UTF-8")
    try:
        return _decode_as(data, codec.name, where, "the page declares it")
    except DecodingError:
        try:
            return Decoded(
                data.decode("utf-8"),
                "utf-8",
                (f"{where} declares {label} but is UTF-8, and was read as such",),
            )
        except UnicodeDecodeError:
            return _guess(data, where, None)


def _guess(data: bytes, where: str, error: UnicodeDecodeError | None) -> Decoded:
    """The text in the likeliest legacy encoding in which it looks like text."""
    from charset_normalizer import from_bytes

    if error is not None and _is_damaged_utf8(data):
        raise DecodingError(f"{where}: byte {error.start} is damaged UTF-8; save the file as UTF-8 again")
    matches = from_bytes(data[:_SAMPLE], cp_isolation=[*_LATIN, *_CYRILLIC, *_WIDE], threshold=0.3)
    found = [match.encoding for match in matches]
    for encoding in dict.fromkeys([*found, *(_LATIN if set(found) & set(_LATIN) else ())]):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_plausible(text, encoding):
            return Decoded(text, encoding, (f"{where} is not UTF-8; its encoding was detected as {encoding}",))
    if error is None or b"\x00" in data or not found:
        raise InputError(f"{where}: this is a binary file, not text")
    raise DecodingError(f"{where}: byte {error.start} is not UTF-8 and no other encoding fits; save the file as UTF-8")


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is sound UTF-8."""
    sound = sum(char > "\x7f" for char in data.decode("utf-8", "ignore"))
    return sound > 0 and sound >= data.decode("utf-8", "replace").count("\ufffd")


def _is_plausible(text: str, encoding: str) -> bool:
    """Whether the letters are those of the languages that the encoding is used for."""
    if _CONTROL.search(text):
        return False
    special = [char for char in text if char > "\x7f"]
    if encoding in _CYRILLIC:
        if not all("\u0400" <= char <= "\u04ff" or char in _MARKS_OF_PRINT for char in special):
            return False
        words = _CYRILLIC_WORD.findall(text)
        whole = sum(len(word) for word in words if not _MIXED.search(word) and (word[1:].islower() or word.isupper()))
        return bool(words) and whole >= 0.9 * sum(map(len, words)) and whole >= 3 * len(words)
    expected = sum(char in _LETTERS or char in _MARKS_OF_PRINT for char in special)
    return expected >= 0.98 * len(special)


def _refuse_binary(text: str, where: str) -> None:
    if _CONTROL.search(text):
        raise InputError(f"{where}: this is a binary file, not text")
