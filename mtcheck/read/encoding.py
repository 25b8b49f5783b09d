"""Bytes to text as browsers read them: labels and their meanings are those of the WHATWG Encoding Standard.

In order: a byte-order mark; the markup's declaration, unless the bytes are valid UTF-8 or cannot be in that encoding;
UTF-8; a guess by chardetng, which Firefox uses. Anything but plain UTF-8 gets a notice. An invalid byte is replaced by
U+FFFD, also with a notice: one bad byte is no reason to refuse an article.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import Final

from mtcheck.errors import DecodingError, InputError
from mtcheck.languages.language import language_for
from mtcheck.text.words import word_texts

__all__ = ["Decoded", "decode", "without_controls"]

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE: Final = (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2))
_HEAD: Final = 4096
"""Bytes in which a declaration is looked for; the standard requires 1,024."""
_COMMENT: Final = re.compile(rb"<!--.*?-->", re.DOTALL)
_XML_DECLARATION: Final = re.compile(rb"\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([^\"'>]{1,60})[\"']", re.IGNORECASE)
_META: Final = re.compile(rb"<meta\b[^>]{0,1000}>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(rb"([a-z-]{1,20})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([^\"'\s;]{1,60})", re.IGNORECASE)

_DEFAULT: Final = "windows-1252"
"""The default declaration of servers and editors; browsers also read ISO-8859-1 as this."""
_MAC: Final = "x-mac-cyrillic"
_NO_TEXT: Final = frozenset({"replacement", "x-user-defined"})
_SURE_PROBABILITY: Final = 0.8
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HIGH_CONTROL: Final = re.compile(r"[\x80-\x84\x86-\x9f]")
_MOST_CONTROLS: Final = 0.01
"""The least share of control characters in bytes that are not text; two are always forgiven."""
_MOST_REPLACED: Final = 0.3
_SAMPLE: Final = 65_536
_COMMON: Final = re.compile(r"[ \n.,]")
_FEWEST_COMMON: Final = 0.03
_ODD: Final = frozenset({"Sk", "Sm", "So", "Cc", "Cn", "Co"})
_PRINTED: Final = frozenset("°©®™§±×")
_RARE: Final = frozenset("ÿþ")
"""What the bytes FF and FE become, which UTF-8 never has: signs of damage far more often than Icelandic."""
_FINAL_INSIDE: Final = re.compile("[ךםןףץς].")
_LEAST_WHOLE_SHARE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of some bytes, the encoding's name in the standard, and notices if it is not plain UTF-8."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, where: str, *, markup: bool = False, forgiving: bool = False) -> Decoded:
    """The text of ``data``; ``where`` names it in errors. ``markup``: believe a declaration inside it.

    ``forgiving``: invalid bytes are replaced and stray control characters kept, both with a notice that the caller
    shows. Otherwise both are refused. Raises :class:`InputError` for bytes that are not text at all and
    :class:`DecodingError` for text in an unknown encoding.
    """
    decoded = _decode_bytes(data, where, markup=markup)
    notices = list(decoded.notices)
    if lost := _count_lost(data, decoded):
        first, count = lost
        if not forgiving or count > _MOST_REPLACED * len(data):
            raise DecodingError(f"{where}: byte {first} is not {decoded.encoding}; save the file as UTF-8 again")
        what = "1 byte is" if count == 1 else f"{count:,} bytes are"
        notices.append(f"{where}: {what} not {decoded.encoding} and became U+FFFD; the first is byte {first:,}")
    if controls := _CONTROL.findall(decoded.text):
        if not forgiving or len(controls) > max(2, _MOST_CONTROLS * len(decoded.text)):
            raise InputError(f"{where}: this is a binary file, not text")
        kinds = ", ".join(f"U+{ord(char):04X}" for char in sorted(Counter(controls)))
        notices.append(f"{where}: {len(controls)} control character(s) among the text are ignored ({kinds})")
    return Decoded(decoded.text, decoded.encoding, tuple(notices))


_NO_XML: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 does not allow; a form feed is already a space."""


def without_controls(text: str) -> str:
    """``text`` for a parser that accepts no control characters, such as those of markup; a form feed becomes a
    space."""
    return _NO_XML.sub("", _CONTROL.sub("", text).replace("\f", " "))


def _decode_bytes(data: bytes, where: str, *, markup: bool) -> Decoded:
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, "replace")
            told = () if name == "utf-8" else (f"{where} was read as {name}: its byte-order mark says so",)
            return Decoded(text, name, told)
    if b"\x00" in data and (wide := _wide(data)):
        return Decoded(wide[0], wide[1], (f"{where} was read as {wide[1]}: it has no byte-order mark",))
    label = _declaration(data[:_HEAD]) if markup else None
    return _utf8_or_guess(data, where) if label is None else _decode_as_declared(data, label, where)


def _declaration(head: bytes) -> str | None:
    """The label in an XML declaration or in the first ``<meta>`` that has one."""
    head = _COMMENT.sub(b"", head)
    found = _XML_DECLARATION.match(head)
    if found is not None:
        return found[1].decode("ascii", "replace")
    for meta in _META.finditer(head):
        attributes = {name.lower(): b"".join(values) for name, *values in _ATTRIBUTE.findall(meta[0])}
        label = attributes.get(b"charset", b"").strip()
        if attributes.get(b"http-equiv", b"").strip().lower() == b"content-type":
            found = _CHARSET.search(attributes.get(b"content", b""))
            label = label or (found[1] if found else b"")
        if label:
            return label.decode("ascii", "replace")
    return None


def _decode_as_declared(data: bytes, label: str, where: str) -> Decoded:
    import webencodings

    encoding = webencodings.lookup(label)
    if encoding is None or encoding.name in _NO_TEXT:
        found = _utf8_or_guess(data, where)
        told = f"{where} declares {label!r}, which is not an encoding; it was read as {found.encoding}"
        return Decoded(found.text, found.encoding, (told,))
    if encoding.name.startswith("utf-"):
        # Markup that was read byte by byte is not UTF-16, whatever it declares (HTML Standard, 13.2.3.2).
        return _utf8_or_guess(data, where)
    if not data.isascii() and _is_utf8(data):
        return Decoded(data.decode(), "utf-8", (f"{where} declares {label} but is UTF-8, and was read as such",))
    text = _strictly(data, encoding.name)
    if text is None or _HIGH_CONTROL.search(text) or encoding.name == _DEFAULT:
        guess = _guess(data)
        if guess is not None and guess[1] != encoding.name and (text is None or _reads_better(guess[0], text)):
            told = f"{where} declares {label}, which does not fit; its encoding was detected as {guess[1]}"
            return Decoded(guess[0], guess[1], (told,))
    if text is None:
        text = data.decode(_codec(encoding.name), "replace")
    return Decoded(text, encoding.name, (f"{where} was read as {encoding.name}: the page declares {label}",))


def _utf8_or_guess(data: bytes, where: str) -> Decoded:
    if _is_utf8(data):
        return Decoded(data.decode(), "utf-8")
    text = data.decode("utf-8", "replace")
    sound = sum(char > "\x7f" for char in text) - text.count("\ufffd")
    guess = None if sound and sound >= text.count("\ufffd") else _guess(data)
    if guess is None or not _is_plausible(guess[0]):
        return Decoded(text, "utf-8")
    return Decoded(guess[0], guess[1], (f"{where} is not UTF-8; its encoding was detected as {guess[1]}",))


def _guess(data: bytes) -> tuple[str, str] | None:
    """The text in the likeliest legacy encoding, and its name."""
    from chardetng_py import EncodingDetector  # type: ignore[import-untyped]

    detector = EncodingDetector()
    detector.feed(data, last=True)
    name = detector.guess(tld=None, allow_utf8=False).lower()
    text = _strictly(data, name)
    if name == _DEFAULT and text is not None:
        # Browsers use the page's top-level domain as a hint; here, the language has to serve.
        domain = language_for(_language(text)[0]).domain
        name = detector.guess(tld=domain.encode() or None, allow_utf8=False).lower()
        text = _strictly(data, name)
    if text is None or not _is_written(text):
        mac = _strictly(data, _MAC)
        if mac is not None and _is_written(mac) and _is_cyrillic(mac):
            return mac, _MAC
    return None if text is None else (text, name)


def _reads_better(guess: str, text: str) -> bool:
    """Whether another reading is more surely language than the declared one."""
    if _HIGH_CONTROL.search(text):
        return not _HIGH_CONTROL.search(guess)
    (language, sure), (other, less) = (_language(_foreign(reading)) for reading in (guess, text))
    return sure >= _SURE_PROBABILITY and (language != other or sure > less) and _is_plausible(guess)


def _foreign(text: str) -> str:
    """The words that another encoding spells differently."""
    return " ".join(word for word in text.split() if not word.isascii())


def _language(text: str) -> tuple[str, float]:
    from mtcheck.languages.identify import identify

    return identify(text)


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 or UTF-32 without a byte-order mark, recognised by spaces that only they have."""
    best: tuple[int, str] | None = None
    for name, width in _WIDE:
        try:
            sample = data[: _SAMPLE * width]
            text = sample[: len(sample) // width * width].decode(name)
        except UnicodeDecodeError:
            continue
        common = len(_COMMON.findall(text))
        if common >= _FEWEST_COMMON * len(text) and common > (best[0] if best else 0) and not _has_controls(text):
            best = common, name
    return (data.decode(best[1], "replace"), best[1]) if best else None


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(char) in {"Cc", "Cn", "Co", "Cs"} and char not in "\t\n\r\f" for char in set(text))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(_codec(name))
    except UnicodeDecodeError:
        return None


def _codec(name: str) -> str:
    """Python's codec for an encoding of the standard."""
    import webencodings

    encoding = webencodings.lookup(name)
    return encoding.codec_info.name if encoding else name


def _is_plausible(text: str) -> bool:
    """Whether the characters that an encoding makes of the high bytes are letters and typographic marks."""
    special = [char for char in text if char > "\x7f"]
    odd = sum(char in _RARE or (char not in _PRINTED and unicodedata.category(char) in _ODD) for char in special)
    return 2 * odd < len(special)


def _is_written(text: str) -> bool:
    """Whether words with non-ASCII letters have capitals and final letters only where words have them."""
    words = [word for word in word_texts(text, inside=()) if not word.isascii()]
    whole = sum(
        len(word)
        for word in words
        if (word[1:] == word[1:].lower() or word.isupper()) and not _FINAL_INSIDE.search(word)
    )
    return whole >= _LEAST_WHOLE_SHARE * sum(map(len, words))


def _is_cyrillic(text: str) -> bool:
    """Whether the text is Cyrillic throughout: words of several letters, without letters of another script inside."""
    words = [word for word in word_texts(text, inside=()) if not word.isascii()]
    whole = sum(len(word) for word in words if all("\u0400" <= char <= "\u04ff" for char in word))
    return bool(words) and whole >= max(_LEAST_WHOLE_SHARE * sum(map(len, words)), 3 * len(words))


def _count_lost(data: bytes, decoded: Decoded) -> tuple[int, int] | None:
    """The offset of the first invalid byte, and the number of invalid bytes."""
    if "\ufffd" not in decoded.text:
        return None
    count = decoded.text.count("\ufffd") - (data.count("\ufffd".encode()) if decoded.encoding == "utf-8" else 0)
    try:
        data.decode(_codec(decoded.encoding))
    except UnicodeDecodeError as error:
        return error.start, max(count, 1)
    return None
