"""Languages as headers of columns name them: by tag (``sr-Latn``) or by name (*Serbian*, *srpski*, *сербська*)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from mtcheck.glossary.formats.row import RowError, language
from mtcheck.languages.called import adjectives, header_locales, tags_by_name
from mtcheck.languages.registry import tags
from mtcheck.languages.tags import USUAL_TARGET

__all__ = ["tag_of", "within"]

_SUBTAG: Final = re.compile(r"Latn|Cyrl|Grek|Arab|Hebr|Hans|Hant|Armn|Geor|[A-Z]{2}|\d{3}|i?jekavsk|ekavsk")
_CODES: Final = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
    nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """
_KNOWN: Final = frozenset(_CODES.split())
"""The languages of two letters; a list, for CLDR takes a while to load."""
_HEAD: Final = re.compile(r"([^(\[,–-]+?)\s*(?:[(\[]\s*|,\s*|\s[–-]\s)([^()\[\]]+(?:\([^()]*\))?)[)\]]?")
_SCRIPTS: Final = {"latin": "Latn", "latinica": "Latn", "cyrillic": "Cyrl", "ćirilica": "Cyrl", "латиница": "Latn",
                   "ћирилица": "Cyrl", "кириллица": "Cyrl", "latn": "Latn", "cyrl": "Cyrl"}  # fmt: skip


def tag_of(text: str) -> str | None:
    """The BCP 47 tag of a language given by tag or name, with or without a country or a script after it.

    None for anything that is not a language.
    """
    text = " ".join(text.split())
    return _by_tag(text) or _by_name(text)


def _by_tag(text: str) -> str | None:
    try:
        tag = language(text)
    except RowError:
        return None
    first, dash, rest = tag.partition("-")
    if rest and not all(_SUBTAG.fullmatch(part) for part in rest.split("-")):
        return None
    if len(first) == 3 and (short := _short(first)):
        return f"{short}{dash}{rest}"
    return tag if first in _KNOWN or (len(first) == 3 and first in tags()) else None


def _by_name(text: str) -> str | None:
    folded = text.casefold().removeprefix("по-").removeprefix("po-")
    if len(folded) > 60 or not any(map(str.isalpha, folded)):
        return None
    found = tags_by_name().get(folded) or _names().get(folded) or _language_of_adjective(folded)
    if found:
        return found
    parts = _HEAD.fullmatch(folded)
    head, rest = parts.groups() if parts else ("", "")
    known = tags_by_name().get(head) or _names().get(head)
    if known and (folded.endswith((")", "]")) or rest in _territories() or rest in _SCRIPTS):
        script = next((tag for word, tag in _SCRIPTS.items() if word in rest), "")
        return f"{known}-{script}" if script else known
    return None


def _language_of_adjective(word: str) -> str | None:
    """The language of an adjective in another form than the dictionary's (*англійською*, *engleskom*, *angielsku*)."""
    stem = _STEM.match(word)
    return _stems().get(stem[1]) if stem else None


@cache
def within(text: str) -> tuple[str, str] | None:
    """The language that some words of a header name, and the other words (``Term [en]``, ``English_Def``,
    ``translation_sr``, ``Serbian term``); None if none does."""
    words = _words(text)
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            named = words[start : start + size]
            tag = _tag_in_phrase(" ".join(named), words, start) or (_by_tag("-".join(named)) if size > 1 else None)
            if tag and size < len(words):
                return _with_script(tag, [*words[:start], *words[start + size :]])
    return None


def _with_script(tag: str, words: list[str]) -> tuple[str, str]:
    """A language's tag with the script that a header's other words name, and the words left, *term* if there are
    none."""
    script = next((_SCRIPTS[word.lower()] for word in words if word.lower() in _SCRIPTS), "")
    rest = [word for word in words if word.lower() not in _SCRIPTS]
    while rest and rest[-1].lower() in _PREPOSITIONS:
        rest.pop()
    return f"{tag}-{script}" if script and "-" not in tag else tag, " ".join(rest) or "term"


def _tag_in_phrase(named: str, words: tuple[str, ...], start: int) -> str | None:
    """A word of two letters names a language only at an end of the header, and only if it is not an ordinary word."""
    if len(named) <= 3:
        at_an_end = start == 0 or start == len(words) - 1
        return _by_tag(named) if at_an_end and named.lower() not in _ORDINARY else None
    return tag_of(named)


_ORDINARY: Final = frozenset(
    {"id", "is", "no", "in", "to", "as", "my", "so", "or", "do", "of", "od", "na", "za", "se", "he"}
)  # fmt: skip
_SPLIT: Final = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я][a-zа-я])|[\s_:.,;/()\[\]{}#*\"']+|\s[–-]\s")


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in _SPLIT.split(text) if word and word not in {"-", "–"})


_PREPOSITIONS: Final = frozenset({"in", "na", "u", "po", "auf", "на", "по", "w", "v", "of", "for", "jezik", "jeziku"})
_STEM: Final = re.compile(r"(.{2,}(?:sk|šk|ck|čk|ськ|ск|цк|цьк|чк|шк))[^\W\d_]{1,3}$")


@cache
def _stems() -> dict[str, str]:
    """The adjectives among the names of languages, without their endings; CLDR has nouns instead in some languages
    (*angličtina*)."""
    return {stem[1]: tag for name, tag in _names().items() if (stem := _STEM.match(name))} | adjectives()


def _territories() -> frozenset[str]:
    from mtcheck.languages.world import names_of_countries  # CLDR takes a while to load

    return names_of_countries(USUAL_TARGET)


def _short(code: str) -> str | None:
    from babel.core import get_global

    found: str | None = get_global("language_aliases").get(code)
    return found if found and len(found) == 2 else None


@cache
def _names() -> dict[str, str]:
    """The names of all languages with two-letter codes, in the languages of headers."""
    from babel import Locale

    names: dict[str, str] = {}
    for written in header_locales():
        for code, name in Locale.parse(written).languages.items():
            if code in _KNOWN:
                names.setdefault(name.casefold(), code)
    return names
