"""TMX 1.4 (LISA), the exchange format of translation memories: each ``tu`` is a pair of the requested languages.

A memory may hold many languages. It is read twice, once for the languages and once for the texts, so that only the pair
is kept in memory. Broken XML inside a unit spoils only that unit.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache, partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError
from mtcheck.languages.language import primary
from mtcheck.model import Unit, UnitState
from mtcheck.read.encoding import decode
from mtcheck.read.inline import plain
from mtcheck.read.pair import Asked, Content, Pair
from mtcheck.read.tags import closest, tag_of
from mtcheck.read.xml import BrokenXMLError, attribute, elements, line_of, name_of, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.etree import _Element

__all__ = ["read"]

_START: Final = re.compile(r"<!--.*?(?:-->|\Z)|<tu(?=[\s>])", re.DOTALL)
_CLOSE: Final = re.compile(r"</tu\s*>")
_END: Final = re.compile(r"</body\s*>\s*+(?:<!--(?>.*?-->)\s*+)*+</tmx\s*>\s*+(?:<!--(?>.*?-->)\s*+)*+\Z", re.DOTALL)
_TAIL: Final = 10_000
"""A file's last tags are within this many characters of its end."""
_SOURCE: Final = re.compile(r"""<header\b[^>]*\bsrclang\s*=\s*["']([^"']*)""")
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_LANGUAGES_NAMED: Final = 12
"""The most languages that a message names."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A ``tu``, or the reason why it cannot be read, and its line."""

    line: int
    element: _Element | None
    reason: str = ""


@dataclass(slots=True)
class _Languages:
    """The languages of a memory with their counts; ``source`` is the one that its header names."""

    source: str | None = None
    tags: Counter[str] = field(default_factory=Counter)
    variants: bool = False
    """Whether a unit has two variants of one language, which then count as languages."""

    def choices(self) -> list[str]:
        """The commonest tag of each language, or every tag, in the order of their first use."""
        if self.variants or len({primary(tag) for tag in self.tags}) == 1:
            return list(self.tags)
        best = {primary(tag): tag for tag, _ in reversed(self.tags.most_common())}
        return [best[language] for language in dict.fromkeys(map(primary, self.tags))]


def read(data: bytes, where: str, asked: Asked) -> Content:
    """The requested pair of languages, or the only one.

    Raises :class:`InputError` for anything that is not TMX and for languages that need to be chosen.
    """
    languages = _Languages()
    entries: Callable[[_Languages], Iterator[_Entry]] = partial(_entries, data, where)
    try:
        _count(entries(languages), languages)
    except BrokenXMLError:
        text = decode(data, where, markup=True).text
        if not (_START.search(text) and _END.search(text, max(0, len(text) - _TAIL))):
            raise
        entries = partial(_each_alone, text)
        languages = _Languages()
        _count(entries(languages), languages)
    source, target = _choose_pair(languages, asked, where)
    strict = languages.variants or source not in languages.choices() or target not in languages.choices()
    pairs: list[Pair] = []
    broken: list[str] = []
    for number, entry in enumerate(entries(languages)):
        found = _pair(entry, number, (source, target), asked, strict=strict)
        if isinstance(found, str):
            broken.append(f"line {entry.line}: {found}")
        elif found.source or found.target:
            pairs.append(found)
    return Content(tuple(pairs), source, target, broken=tuple(broken))


def _entries(data: bytes, where: str, languages: _Languages) -> Iterator[_Entry]:
    for event, element in elements(data, where, "tmx", wanted={"header", "tu"}, forgotten={"tu"}):
        name = name_of(element)
        if name == "header" and event == "start":
            languages.source = element.get("srclang")
        elif name == "tu" and event == "end":
            yield _Entry(line_of(element) or 0, element)


def _each_alone(text: str, languages: _Languages) -> Iterator[_Entry]:
    """The units of a memory that is not well-formed as a whole, each read separately."""
    if header := _SOURCE.search(text):
        languages.source = header[1]
    starts = [match.start() for match in _START.finditer(text) if match[0] == "<tu"]
    line = at = 0
    for start, stop in pairwise([*starts, len(text)]):
        line += text.count("\n", at, start)
        at = start
        close = _CLOSE.search(text, start, stop)
        if close is None:
            yield _Entry(line + 1, None, "is not closed")
            continue
        element, reason = parse(text[start : close.end()])
        yield _Entry(line + 1, element, reason)


def _count(entries: Iterator[_Entry], languages: _Languages) -> None:
    for entry in entries:
        if entry.element is None:
            continue
        tags = list(filter(None, map(_tag, _variants(entry.element))))
        languages.tags.update(dict.fromkeys(tags, 1))
        languages.variants |= len({primary(tag) for tag in tags}) < len(set(tags))


def _variants(unit: _Element) -> list[_Element]:
    return [child for child in unit if name_of(child) == "tuv"]


def _tag(variant: _Element) -> str | None:
    value = variant.get(_LANG) or attribute(variant, "lang")
    return _known_tag(value) if value else None


@lru_cache(maxsize=1024)
def _known_tag(value: str) -> str:
    return tag_of(value) or value.strip()


def _choose_pair(languages: _Languages, asked: Asked, where: str) -> tuple[str, str]:
    tags, choices = list(languages.tags), languages.choices()
    if not tags:
        raise InputError(f"{where}: this TMX file has no unit with a language")
    source = _asked_tag(tags, asked.source_lang, where)
    target = _asked_tag([tag for tag in tags if tag != source], asked.target_lang, where)
    if source is None and languages.source:
        source = closest([tag for tag in choices if tag != target], languages.source)
    rest = _not_chosen(choices, source, target)
    if len(rest) == (source, target).count(None):
        source, target = source or rest.pop(0), target or rest.pop()
    if source is None or target is None:
        raise _unclear_languages(tags, where)
    return source, target


def _unclear_languages(tags: Sequence[str], where: str) -> InputError:
    shown = ", ".join(sorted(tags)[:_MOST_LANGUAGES_NAMED]) + (" …" if len(tags) > _MOST_LANGUAGES_NAMED else "")
    if len(tags) == 1:
        return InputError(f"{where}: all of it is in one language ({shown}): a translation is missing")
    return InputError(f"{where}: it has {len(tags)} languages ({shown}); name two: --source-lang, --target-lang")


def _asked_tag(tags: list[str], tag: str | None, where: str) -> str | None:
    if tag is None:
        return None
    found = closest(tags, tag)
    if found is None:
        shown = ", ".join(sorted(tags)[:_MOST_LANGUAGES_NAMED])
        raise InputError(f"{where}: it has no text in {tag}; its languages are {shown}")
    return found


def _not_chosen(choices: list[str], source: str | None, target: str | None) -> list[str]:
    """The languages of which neither the tag nor another variant was chosen."""
    return [tag for tag in choices if tag not in {source, target} and not _is_either(tag, source, target, choices)]


def _is_either(tag: str, source: str | None, target: str | None, choices: list[str]) -> bool:
    """Whether another variant of the tag's language was chosen instead."""
    return any(
        chosen is not None and chosen not in choices and primary(chosen) == primary(tag) for chosen in (source, target)
    )


def _pair(entry: _Entry, number: int, tags: tuple[str, str], asked: Asked, *, strict: bool) -> Pair | str:
    """The unit's pair, or what is wrong with it."""
    if entry.element is None:
        return f"unit {number + 1} {entry.reason}"
    name = entry.element.get("tuid") or str(number + 1)
    texts: list[str] = []
    for tag in tags:
        text = _text(_variants(entry.element), tag, strict=strict)
        if text is None:
            return f"unit {name} has no text in {tag}"
        texts.append(text)
    article = _property(entry.element, asked.article) if asked.article else ""
    return Pair(Unit(name, number, UnitState.TRANSLATED, entry.line), texts[0], texts[1], article=article)


def _property(unit: _Element, kind: str) -> str:
    """The value of a ``prop`` of this type of the unit or of one of its texts."""
    found = (item for item in unit.iter() if name_of(item) == "prop" and (item.get("type") or "").strip() == kind)
    return next((text for item in found if (text := (item.text or "").strip())), "")


def _text(variants: list[_Element], tag: str, *, strict: bool) -> str | None:
    by_tag = {found: variant for variant in reversed(variants) if (found := _tag(variant))}
    chosen = by_tag.get(tag)
    if chosen is None and not strict:
        chosen = next((variant for found, variant in by_tag.items() if primary(found) == primary(tag)), None)
    segments = [child for child in chosen if name_of(child) == "seg"] if chosen is not None else []
    return plain(segments[0]) if segments else None
