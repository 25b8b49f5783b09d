"""An English text with one thing flipped: a pronoun's gender, or a negation removed or inserted.

A model that finds the flipped text more probable, given the source or a reference, contradicts the word
(contrastive evaluation: Sennrich, EACL 2017).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtcheck.meaning.features import FUNCTION_WORDS
from mtcheck.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["GENDER", "NEGATION", "Flip", "flips_of", "genders_of"]

GENDER: Final = "gender"
NEGATION: Final = "negation"
_MOST_FLIPS: Final = 8
"""The most flips of a text: the model reads each."""
_SHE: Final = dict(pair.split() for pair in ("he she", "his her", "him her", "himself herself"))
"""Feminine forms of masculine pronouns; *his* is *hers* if no noun follows."""
_HE: Final = dict(pair.split() for pair in ("she he", "hers his", "herself himself"))
"""Masculine forms of feminine pronouns; *her* is *his* before a noun, and *him* elsewhere."""
_HER: Final = "her"
_POSSESSIVE, _OBJECT = "his", "him"
_ABSOLUTE: Final = "hers"
_AUXILIARY: Final = (
    r"is|are|am|was|were|will|would|can|could|should|may|might|must|has|have|had|does|do|did"  # what *not* may follow
)
_WHOLE: Final = dict(pair.split("=") for pair in ("wo=will", "ca=can", "sha=shall"))
"""The stem before *n't*, and the verb that it stands for."""
_SHORT: Final = rf"{_AUXILIARY}|need|ought|{'|'.join(_WHOLE)}"
_DENIED: Final = re.compile(
    rf"\b(?P<verb>{_AUXILIARY}|shall) not\b|\b(?P<short>{_SHORT})n['’]t\b|\b(?P<one>cannot)\b"
    r"|\b(?P<bare>not|never|no)\b",
    re.IGNORECASE,
)
_AFFIRMED: Final = re.compile(rf"\b(?:{_AUXILIARY})\b(?! not\b|n?['’]t)", re.IGNORECASE)
_DO: Final = re.compile(r"do|does|did", re.IGNORECASE)
_OPEN: Final = re.compile(r"(?:only|just|merely|least|longer|more|less|fewer|one|doubt|matter)\b", re.IGNORECASE)
"""Words behind a negation that change its meaning."""


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


def flips_of(text: str, *, put_in: bool) -> tuple[Flip, ...]:
    """The flips of an English text; negations are inserted if ``put_in``; at most :data:`_MOST_FLIPS` in all."""
    found = [*_of_gender(text), *_without_negation(text)]
    if put_in:
        found += _with_negation(text)
    return tuple(found[:_MOST_FLIPS])


def genders_of(text: str) -> frozenset[str]:
    """The genders that the pronouns of an English text have."""
    words = {text[start:end].casefold() for start, end in word_spans(text)}
    males, females = words & _SHE.keys(), words & (_HE.keys() | {_HER})
    return frozenset(name for name, some in (("male", males), ("female", females)) if some)


def _flip(kind: str, text: str, start: int, end: int, instead: str) -> Flip:
    return Flip(kind, start, end, instead, text[:start] + instead + text[end:])


def _of_gender(text: str) -> Iterator[Flip]:
    """Each pronoun by itself, then all of one gender together, if there are several; the span is the first one's."""
    of_gender: dict[bool, list[Flip]] = {True: [], False: []}
    spans = list(word_spans(text))
    for number, (start, end) in enumerate(spans):
        following = spans[number + 1] if number + 1 < len(spans) else None
        is_before_noun = following is not None and _is_noun(text, end, following)
        other = _other_gender(text[start:end], before_noun=is_before_noun)
        if other:
            is_male = text[start:end].casefold() in _SHE
            of_gender[is_male].append(_flip(GENDER, text, start, end, other))
    for some in of_gender.values():
        yield from some
    for some in of_gender.values():
        if len(some) > 1:
            whole = text
            for each in reversed(some):
                whole = whole[: each.start] + each.instead + whole[each.end :]
            yield Flip(GENDER, some[0].start, some[0].end, some[0].instead, whole)


def _is_noun(text: str, end: int, following: tuple[int, int]) -> bool:
    """Whether the following word may be the possessed noun, or a word before it."""
    start, stop = following
    return text[end:start].isspace() and text[start:stop].casefold() not in FUNCTION_WORDS - {"own", "other", "few"}


def _other_gender(word: str, *, before_noun: bool) -> str | None:
    lower = word.casefold()
    other = _SHE.get(lower) or _HE.get(lower)
    if lower == _POSSESSIVE and not before_noun:
        other = _ABSOLUTE
    if lower == _HER:
        other = _POSSESSIVE if before_noun else _OBJECT
    if other is None:
        return None
    return other.capitalize() if word[0].isupper() else other


def _without_negation(text: str) -> Iterator[Flip]:
    for match in _DENIED.finditer(text):
        if _OPEN.match(text, match.end() + 1):
            continue
        instead = _verb_of(match)
        if instead:
            yield _flip(NEGATION, text, *match.span(), instead)
        if text[match.end() : match.end() + 1] == " " and (not instead or _DO.fullmatch(match["verb"] or "")):
            yield _shorter(text, *match.span())


def _verb_of(match: re.Match[str]) -> str:
    """The verb without its negation; empty for a negation without a verb."""
    if short := match["short"]:
        verb = _WHOLE.get(short.casefold(), short)
        return verb.capitalize() if short[0].isupper() else verb
    return match["verb"] or (match["one"] or "").removesuffix("not")


def _shorter(text: str, start: int, end: int) -> Flip:
    """The text without a word and the space behind it; the next word takes over its capital letter."""
    rest = text[end + 1 :]
    if text[start].isupper():
        rest = rest[:1].upper() + rest[1:]
    return Flip(NEGATION, start, end, "", text[:start] + rest)


def _with_negation(text: str) -> Iterator[Flip]:
    for match in _AFFIRMED.finditer(text):
        yield _flip(NEGATION, text, *match.span(), f"{match[0]} not")
