"""PO (GNU gettext), read by polib: each ``msgid`` and its ``msgstr`` are a pair, each plural form one of its own.

The header and obsolete entries are not units; fuzzy entries are drafts. Placeholders (``%s``, ``{0}``) stay text.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError, UsageError
from mtcheck.model import Unit, UnitState
from mtcheck.read.encoding import decode
from mtcheck.read.pair import Asked, Content, Pair, trim
from mtcheck.read.tags import tag_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polib import POEntry

__all__ = ["read"]

_CHARSET: Final = re.compile(rb"""^"Content-Type:[^"\n]*charset=([\w.-]{2,40})""", re.MULTILINE | re.IGNORECASE)
_LINE: Final = re.compile(r"\(line (\d+)\)")
_TEXT: Final = re.compile(r"(?:#~[ \t]*)?(?:(msgctxt|msgid(?:_plural)?|msgstr)(?:\[\d+\])?[ \t]*)?\"(.*)")
_CLOSED: Final = re.compile(r'(?:[^"\\]|\\.)*"[ \t]*')


class _Lines(str):
    """Lines that end only at line feeds: ``str.splitlines`` also breaks at U+2028 and others, inside texts."""

    __slots__ = ()

    def splitlines(self, keepends: bool = False) -> list[str]:  # noqa: FBT001, FBT002 - str's own signature
        return self.split("\n") if not keepends else super().splitlines(keepends)


def read(data: bytes, where: str, asked: Asked) -> Content:
    """Every pair; the languages are those of the header.

    Raises :class:`InputError` with the line at which the file is broken, :class:`UsageError` for a field other than the
    context.
    """
    import polib

    text = _decode_po(data, where).replace("\r\n", "\n").replace("\r", "\n")
    _check(text, where)
    try:
        # The line feed keeps a text from being taken for a file name.
        catalogue = polib.pofile(_Lines(text + "\n"))
    except (OSError, ValueError, IndexError, KeyError, AttributeError) as error:
        found = _LINE.search(str(error)[-200:])
        line = f", line {found[1]}" if found else ""
        raise InputError(f"{where}{line}: this is not a valid PO file; nothing was audited") from error
    pairs: list[Pair] = []
    if asked.article not in {None, "context"}:
        raise UsageError(f"{where}: --split-by of a PO file must be context, not {asked.article!r}")
    for number, entry in enumerate(entry for entry in catalogue if not entry.obsolete):
        pairs.extend(_pairs(entry, number))
    metadata = catalogue.metadata
    source = tag_of(metadata.get("X-Source-Language") or metadata.get("Source-Language"))
    return Content(tuple(pairs), source, tag_of(metadata.get("Language") or metadata.get("X-Language")))


def _check(text: str, where: str) -> None:
    """Find what polib would silently cut short: an unclosed text, an entry that breaks off."""
    keyword, last = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if found := _TEXT.match(line.strip()):
            keyword, last = found[1] or keyword, number
            if not _CLOSED.fullmatch(found[2]):
                raise InputError(f"{where}, line {number}: a quotation mark is missing; nothing was audited")
    if keyword not in {"", "msgstr"}:
        raise InputError(f"{where}, line {last}: the file ends in the middle of an entry; nothing was audited")


def _decode_po(data: bytes, where: str) -> str:
    declared = _CHARSET.search(data)
    label = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return data.decode("utf-8-sig" if codecs.lookup(label).name == "utf-8" else label)
    except (LookupError, UnicodeDecodeError):
        return decode(data, where).text


def _pairs(entry: POEntry, number: int) -> Iterator[Pair]:
    state = UnitState.DRAFT if entry.fuzzy else UnitState.TRANSLATED
    forms = entry.msgstr_plural or {0: entry.msgstr}
    line = entry.linenum or 1  # polib counts the first entry's lines from 0
    for form, target in sorted(forms.items()):
        source = entry.msgid_plural if entry.msgid_plural and int(form) > 0 else entry.msgid
        name = f"line {line}" + (f"[{form}]" if entry.msgid_plural else "")
        reached = state if trim(target) else UnitState.UNTRANSLATED
        yield Pair(Unit(name, number, reached, line), trim(source), trim(target), article=entry.msgctxt or "")
