"""A text with one thing flipped: a pronoun's gender, a negation removed or inserted, or content put in.

A model that finds the flipped text more probable, given the source or a reference, contradicts the word
(contrastive evaluation: Sennrich, EACL 2017).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.content import Content, content_for
from mtcheck.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["CONTENT", "GENDER", "NEGATION", "Flip", "flips_of", "genders_of"]

GENDER: Final = "gender"
NEGATION: Final = "negation"
CONTENT: Final = "content"
"""Words of another wording that are put in, see :mod:`mtcheck.meaning.missing`."""
_MOST_FLIPS: Final = 8
"""The most flips of a text: the model reads each."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A text with the words in ``[start, end)`` flipped: the words ``instead``, and the whole flipped text.

    ``start == end`` if a word is inserted.
    """

    kind: str
    start: int
    end: int
    instead: str
    text: str


@cache
def _denial(lang: str) -> re.Pattern[str]:
    """A verb with its negation, or a negation without one."""
    words = content_for(lang)
    verbs, short = words.auxiliaries | words.denied_alone, words.auxiliaries | words.contracted_alone
    return re.compile(
        rf"\b(?P<verb>{_any_of(verbs)}) {words.negation}\b"
        rf"|\b(?P<short>{_any_of(short | words.contracted_stems.keys())}){words.contracted}\b"
        rf"|\b(?P<one>{_any_of(words.joined)})\b|\b(?P<bare>{_any_of(words.bare_negations)})\b",
        re.IGNORECASE,
    )


@cache
def _affirmation(lang: str) -> re.Pattern[str]:
    """A verb without a negation, behind which there may be one."""
    words = content_for(lang)
    behind = rf" {words.negation}\b|{words.contracted_behind}"
    return re.compile(rf"\b(?:{_any_of(words.auxiliaries)})\b(?!{behind})", re.IGNORECASE)


@cache
def _change(lang: str) -> re.Pattern[str]:
    """Words behind a negation that change its meaning."""
    return re.compile(content_for(lang).after_negation, re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def flips_of(text: str, lang: str, *, put_in: bool) -> tuple[Flip, ...]:
    """The flips of a text in a language with a content model, none in others; negations are inserted if ``put_in``.

    At most :data:`_MOST_FLIPS` in all.
    """
    words = content_for(lang)
    if not words.function_words:
        return ()
    found = [*_of_gender(text, words), *_without_negation(text, lang)]
    if put_in:
        found += _with_negation(text, lang)
    return tuple(found[:_MOST_FLIPS])


def genders_of(text: str, lang: str) -> frozenset[str]:
    """The genders that the pronouns of a text in such a language have."""
    known = content_for(lang)
    words = {text[start:end].casefold() for start, end in word_spans(text)}
    males, females = words & known.she.keys(), words & (known.he.keys() | known.before_noun.keys())
    return frozenset(name for name, some in (("male", males), ("female", females)) if some)


def _flip(kind: str, text: str, start: int, end: int, instead: str) -> Flip:
    return Flip(kind, start, end, instead, text[:start] + instead + text[end:])


def _of_gender(text: str, words: Content) -> Iterator[Flip]:
    """Each pronoun by itself, then all of one gender together, if there are several; the span is the first one's."""
    of_gender: dict[bool, list[Flip]] = {True: [], False: []}
    spans = list(word_spans(text))
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1] if number + 1 < len(spans) else None
        is_before_noun = following is not None and _is_noun(text, end, following, words)
        other = _other_gender(text[start:end], words, before_noun=is_before_noun)
        if other:
            is_male = text[start:end].casefold() in words.she
            of_gender[is_male].append(_flip(GENDER, text, start, end, other))
    for some in of_gender.values():
        yield from some
    for some in of_gender.values():
        if len(some) > 1:
            whole = text
            for each in reversed(some):
                whole = whole[: each.start] + each.instead + whole[each.end :]
            yield Flip(GENDER, some[0].start, some[0].end, some[0].instead, whole)


def _is_noun(text: str, end: int, following: tuple[int, int], words: Content) -> bool:
    """Whether the following word may be the possessed noun, or a word before it."""
    start, stop = following
    return text[end:start].isspace() and text[start:stop].casefold() not in words.function_words - words.before_nouns


def _other_gender(word: str, words: Content, *, before_noun: bool) -> str | None:
    lower = word.casefold()
    by_place = words.before_noun if before_noun else words.elsewhere
    other = by_place.get(lower) or words.she.get(lower) or words.he.get(lower)
    if other is None:
        return None
    return other.capitalize() if word[0].isupper() else other


def _without_negation(text: str, lang: str) -> Iterator[Flip]:
    words = content_for(lang)
    for match in _denial(lang).finditer(text):
        if _change(lang).match(text, match.end() + 1):
            continue
        instead = _verb_of(match, words)
        if instead:
            yield _flip(NEGATION, text, *match.span(), instead)
        supporting = (match["verb"] or "").lower() in words.supporting
        if text[match.end() : match.end() + 1] == " " and (not instead or supporting):
            yield _shorter(text, *match.span())


def _verb_of(match: re.Match[str], words: Content) -> str:
    """The verb without its negation; empty for a negation without a verb."""
    if short := match["short"]:
        verb = words.contracted_stems.get(short.casefold(), short)
        return verb.capitalize() if short[0].isupper() else verb
    if one := match["one"]:
        verb = words.joined[one.casefold()]
        return verb.capitalize() if one[0].isupper() else verb
    return match["verb"] or ""


def _shorter(text: str, start: int, end: int) -> Flip:
    """The text without a word and the space behind it; the next word takes over its capital letter."""
    rest = text[end + 1 :]
    if text[start].isupper():
        rest = rest[:1].upper() + rest[1:]
    return Flip(NEGATION, start, end, "", text[:start] + rest)


def _with_negation(text: str, lang: str) -> Iterator[Flip]:
    for match in _affirmation(lang).finditer(text):
        yield _flip(NEGATION, text, *match.span(), f"{match[0]} {content_for(lang).negation}")
