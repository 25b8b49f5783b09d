"""Bilingual files: formats by file name or content, and what all of them have in common.

A format is a module with a function ``read(data, where, asked)``; this module finds it, and reports on the units that
it read.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError
from mtcheck.model import UnitState
from mtcheck.read.pair import Asked, Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.read.pair import Content

__all__ = [
    "BILINGUAL",
    "BilingualDocument",
    "bilingual_format",
    "declared_in",
    "declared_languages",
    "read_articles",
    "read_bilingual",
]

BILINGUAL: Final = {"xliff": "XLIFF", "tmx": "TMX", "po": "PO", "bilingual_table": "table"}
"""The names of the formats, by the modules that read them."""

_SUFFIXES: Final = {
    **dict.fromkeys((".xlf", ".xliff", ".xlif", ".sdlxliff", ".mqxliff", ".mxliff", ".txlf"), "xliff"),
    ".tmx": "tmx",
    **dict.fromkeys((".po", ".pot"), "po"),
    **dict.fromkeys((".csv", ".tsv", ".tab"), "bilingual_table"),
}
_NAMED_LANGUAGES: Final = {
    "xliff": frozenset({"source_lang", "target_lang"}),
    "tmx": frozenset({"source_lang", "target_lang"}),
    "po": frozenset({"target_lang"}),
}
_LOOKED_AT: Final = 65_536
_ROOT: Final = re.compile(
    r"\ufeff?(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*+<(?:[\w.-]+:)?(xliff|tmx)[\s>/]", re.DOTALL
)
_PO: Final = re.compile(r'^msgid[ \t]+"(?:[^"\\\n]|\\.)*"[ \t\r]*\n(?:"|msgid_plural|msgstr)', re.MULTILINE)
_MOST_UNITS_NAMED: Final = 3
"""The most broken units that a notice names one by one."""


@dataclass(frozen=True, slots=True)
class BilingualDocument:
    """The pairs of one bilingual file, in order, and how it was read.

    ``format`` is ``"xliff"``, ``"tmx"``, ``"po"`` or ``"bilingual_table"``; ``sha256`` the hex digest of the bytes as
    read. Languages are BCP 47 tags, None if the file does not say. ``notices`` are sentences for the user.
    ``unread`` counts the broken units. ``original`` is the file itself, if notes can be written into it. ``path`` is
    the file as given.

    ``pairs`` are all units that could be read. ``source_lang`` and ``target_lang`` are
    the languages that it names.
    """

    format: str
    sha256: str
    pairs: tuple[Pair, ...]
    source_lang: str | None
    target_lang: str | None
    notices: tuple[str, ...] = ()
    unread: int = 0
    original: bytes | None = None
    path: str | None = None


def bilingual_format(data: bytes, suffix: str) -> str | None:
    """The format of ``data``, by its content or its file's ``suffix``; None for any other file."""
    head = _head(data)
    if root := _ROOT.match(head):
        return root[1]
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix in {"", ".txt"}:
        if _PO.search(head) and "msgstr" in head:
            return "po"
        from mtcheck.read.bilingual_table import is_table

        if is_table(head if len(data) <= _LOOKED_AT else head.rpartition("\n")[0]):
            return "bilingual_table"
    return None


def declared_languages(path: str | Path) -> frozenset[str]:
    """Which of ``source_lang`` and ``target_lang`` the format of the file ``path`` gives; empty for standard input."""
    path = Path(path)
    try:
        if not path.is_file():  # a pipe can be read only once
            return frozenset()
        with path.open("rb") as stream:
            return declared_in(stream.read(_LOOKED_AT), path.suffix.lower())
    except OSError:  # reported when the file is read
        return frozenset()


def declared_in(data: bytes, suffix: str) -> frozenset[str]:
    """Which of ``source_lang`` and ``target_lang`` a format gives: by a file's ``data`` and its ending ``suffix``."""
    return _NAMED_LANGUAGES.get(bilingual_format(data, suffix) or "", frozenset())


def _head(data: bytes) -> str:
    start = data[:_LOOKED_AT]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "replace")
    if start[1:2] == b"\x00":
        return start.decode("utf-16-le", "replace")
    return start.decode("utf-8", "replace")


def read_bilingual(data: bytes, where: str, form: str, asked: Asked | None = None) -> BilingualDocument:
    """The pairs in ``data``, which is in the format ``form``.

    Raises :class:`InputError` for a file that is broken as a whole, has no unit or no translation at all, or does not
    have the languages or columns that were ``asked`` for. Single broken units are named in the notices.
    """
    content = _content(data, where, form, asked)
    return replace(
        _document(content, form, where, hashlib.sha256(data).hexdigest()), original=data if form == "xliff" else None
    )


def read_articles(
    data: bytes, where: str, form: str, asked: Asked
) -> Iterator[tuple[str, BilingualDocument | InputError]]:
    """The articles of a file that holds several, in the order in which they begin: the value of the field
    ``asked.article``, and the article's pairs or why there is nothing to audit.

    Units that name no article, and broken ones, are an error of their own, under an empty name. Raises what
    :func:`read_bilingual` raises, :class:`mtcheck.errors.InputError` if no unit names an article, and
    :class:`mtcheck.errors.UsageError` for a field that the format does not have.

    ``data`` is the file, ``where`` names it in errors, and ``form`` is the result of :func:`bilingual_format`.
    """
    content = _content(data, where, form, asked)
    articles: dict[str, list[Pair]] = {}
    for pair in content.pairs:
        articles.setdefault(pair.article, []).append(pair)
    strays = articles.pop("", [])
    if not articles:
        raise InputError(f"{where}: no unit has {asked.article!r}, which would name its article")
    for name, pairs in articles.items():
        try:
            part = replace(content, pairs=tuple(pairs), protected=0, broken=(), notices=())
            yield name, _document(part, form, where, _digest(pairs))
        except InputError as error:
            yield name, error
    lost = [f"line {pair.unit.line} does not name its article" for pair in strays]
    if lost := [*content.broken, *lost]:
        yield "", InputError(f"{where}: {_left_out(lost)}")


def _digest(pairs: Iterable[Pair]) -> str:
    return hashlib.sha256("\n".join(f"{pair.source}\t{pair.target}" for pair in pairs).encode()).hexdigest()


def _content(data: bytes, where: str, form: str, asked: Asked | None) -> Content:
    content: Content = import_module(f"mtcheck.read.{form}").read(data, where, asked or Asked())
    if not content.pairs:
        reason = f": {content.broken[0]}" if content.broken else ""
        reason = reason or (": all units are marked as not to be translated" if content.protected else "")
        raise InputError(f"{where}: this {BILINGUAL[form]} file has no unit to audit{reason}")
    return content


def _document(content: Content, form: str, where: str, sha256: str) -> BilingualDocument:
    if not any(pair.target for pair in content.pairs):
        count = _units(len(content.pairs), "has", "have")
        raise InputError(f"{where}: no unit has a translation ({count} only a source): there is nothing to audit yet")
    return BilingualDocument(
        format=form,
        sha256=sha256,
        pairs=content.pairs,
        source_lang=content.source_lang,
        target_lang=content.target_lang,
        notices=tuple(_notices(content)),
        unread=len(content.broken),
    )


def _notices(content: Content) -> Iterator[str]:
    yield from content.notices
    if content.broken:
        yield _left_out(content.broken)
    if content.protected:
        yield f"{_units(content.protected, 'is', 'are')} marked as not to be translated and left out"
    waiting = [pair for pair in content.pairs if pair.waits]
    if waiting:
        yield f"{_units(len(waiting), 'is', 'are')} not translated yet ({_ids(waiting)})"
    drafts = [pair for pair in content.pairs if not pair.waits and _is_draft(pair)]
    if drafts:
        yield f"{_units(len(drafts), 'is a draft', 'are drafts')} according to the file ({_ids(drafts)})"


def _left_out(broken: Sequence[str]) -> str:
    shown = "; ".join(broken[:_MOST_UNITS_NAMED])
    more = f"; and {len(broken) - _MOST_UNITS_NAMED:,} more" if len(broken) > _MOST_UNITS_NAMED else ""
    return f"{_units(len(broken), 'was', 'were')} left out: {shown}{more}"


def _is_draft(pair: Pair) -> bool:
    return pair.unit.state in {UnitState.UNTRANSLATED, UnitState.DRAFT}


def _units(count: int, one: str, many: str) -> str:
    return f"1 unit {one}" if count == 1 else f"{count:,} units {many}"


def _ids(pairs: Iterable[Pair]) -> str:
    ids = [pair.unit.id for pair in pairs]
    return ", ".join(ids[:_MOST_UNITS_NAMED]) + (" …" if len(ids) > _MOST_UNITS_NAMED else "")
