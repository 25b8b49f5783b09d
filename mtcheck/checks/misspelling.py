"""An English word with a slip of the pen in it, or one that is not a word at all.

What it finds
-------------
A lower-case word that no dictionary has, one letter away (one missing, added, exchanged, or two swapped) from a word
that the dictionary does have: *goverment*, *soldiars*, *becuase*. The nearest word is the suggestion. Also a word
split by a space (*diffic ult*), two run together (*inthe*), a capitalised word with a slip that is not a name in the
source (*Infromation*), a word that no one writes and that resembles none in the source, and a name that lost some of
its diacritical marks and kept others (*Havliček* for *Havlíčka*).

Why it matters
--------------
Translation engines build words from pieces and now and then build one that does not exist; typing
errors come in when someone mends the text by hand.

Example
-------
``100,000 soldiars`` should be ``100,000 soldiers``.

Known limits
------------
English only, American and British. Names are rarely judged: a capitalised word only where there is a source, it is
one letter from a common word, and it is like no word of the source. Short words, parts of hyphenated words, words
that the source or a reference has too, and new words made of known parts (*reinjected*, *concertgoers*) are ignored.
Segments that are not English at all belong to ``untranslated-text``. A slip that makes another word (*form* for
*from*) is not seen.

Sources
-------
Hunspell's en_US dictionary and larger lists, made from SCOWL (K. Atkinson, http://wordlist.aspell.net); wordfreq
(R. Speer, https://doi.org/10.5281/zenodo.7199437) for words that are newer. One edit covers
80 % of misspellings: Damerau, "A technique for computer detection and correction of spelling errors",
CACM 7(3), 1964.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.checks.base import Check
from mtcheck.languages.english import is_word
from mtcheck.languages.language import Capability
from mtcheck.languages.respelling import fold, latin, romanisation
from mtcheck.languages.script import main_script, to_latin
from mtcheck.languages.spelling import is_seen, is_spelt, join_parted, nearest, split_glued
from mtcheck.model import Severity
from mtcheck.structure.marks import half_marked
from mtcheck.text.words import word_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_WORD = re.compile(r"(?<![\w'’@./#&\]-])[a-z]{4,25}(?![\w@/&\[-]|['’](?!s\b)\w|\.\w)")
_PARTED = re.compile(r"(?<![\w'’@./#&\]-])([A-Za-z][a-z]{1,15}) (?=([a-z]{2,15})(?![\w'’@/&\[-]|\.\w))")
_CAPITALISED = re.compile(r"(?<![\w'’@./#&\]-])[A-Z][a-z]{5,24}(?![\w@/&\[-]|['’](?!s\b)\w|\.\w)")
_IN_A_NAME = re.compile(r"(?<=[\w,] )[A-Z][\w.]*[ -]$")
_FULL_NAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][a-z]{5,24})\b")
_NAME_GOES_ON = re.compile(r"[ -][A-Z]")
_ROMANISED: Final = frozenset({"Latin", "Cyrillic"})
_LEAST_LIKENESS: Final = 0.5
_SAME_NAME: Final = 0.75
"""The share of letters in the same order: *Belgrado* is like *Beograd*, but *Infromation* is not a form of
*Informacije*."""
_SHORTEST_WORD: Final = 6


class _Slip(NamedTuple):
    start: int
    end: int
    meant: str | None


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at misspelt words."""
    surnames = _surnames(article)
    for segment in article.segments:
        for slip in _slips(segment, article.source_lang):
            if segment.translation[slip.start : slip.end] in surnames:
                continue
            word = segment.translation[slip.start : slip.end]
            message = _message(word, slip.meant)
            suggestions = (slip.meant,) if slip.meant else ()
            confidence = 0.7 if slip.meant else 0.5
            yield CHECK.issue(segment, slip.start, slip.end, message, suggestions=suggestions, confidence=confidence)


def _message(word: str, meant: str | None) -> str:
    if " " in word:
        return f"{meant!r} is split by a space."
    if meant is None:
        return f"{word!r} is not an English word."
    if " " in meant:
        return f"A space is missing in {meant!r}."
    if fold(meant) == fold(word):
        return f"{word!r} has some diacritical marks of the source's name and lacks others: {meant!r}?"
    return f"{word!r} is not an English word; {meant!r} differs by one letter."


def _slips(segment: Segment, source_lang: str) -> Iterator[_Slip]:
    beside = _words([segment.source])
    parts = list(_split_words(segment.translation, beside))
    yield from parts
    inside = {place for part in parts for place in range(part.start, part.end)}
    for start, end, word in _unknown(segment.translation):
        if start in inside or _is_copied(word, segment):
            continue
        if (meant := split_glued(word) or nearest(word)) is not None:
            yield _Slip(start, end, meant)
        elif (
            len(word) >= _SHORTEST_WORD
            and not is_seen(word)
            and not _is_like(word, segment, source_lang, _LEAST_LIKENESS)
        ):
            yield _Slip(start, end, None)
    if segment.source:
        yield from _capitalised_slips(segment, source_lang)
        yield from (
            _Slip(name.start, name.end, name.meant) for name in half_marked(segment.translation, segment.source)
        )


def _surnames(article: Article) -> set[str]:
    """Words that follow a given name somewhere, and so are names by themselves too (*Ivan Shvets*, *Shvets said*)."""
    found = (pair for segment in article.segments for pair in _FULL_NAME.findall(segment.translation))
    return {surname for given, surname in found if not is_word(given)}


def _split_words(text: str, beside: set[str]) -> Iterator[_Slip]:
    for match in _PARTED.finditer(text):
        first, second = match[1].casefold(), match[2]
        if not {first, second} & beside and (whole := join_parted(first, second)):
            meant = whole.capitalize() if match[1][0].isupper() else whole
            yield _Slip(match.start(), match.end(2), meant)


def _capitalised_slips(segment: Segment, source_lang: str) -> Iterator[_Slip]:
    """Slips in capitalised words, which are names if the source has anything like them."""
    for match in _CAPITALISED.finditer(segment.translation):
        word, text = match[0].casefold(), match.string
        if _NAME_GOES_ON.match(text, match.end()) or _IN_A_NAME.search(text, max(0, match.start() - 30), match.start()):
            continue
        if is_seen(word) or (meant := nearest(word)) is None or _is_copied(word, segment):
            continue
        if not _is_like(word, segment, source_lang, _SAME_NAME):
            yield _Slip(*match.span(), meant.capitalize())


def _is_like(word: str, segment: Segment, source_lang: str, by: float) -> bool:
    """Whether the source has a word that this may come from; true if its script cannot be compared."""
    from rapidfuzz.distance import Indel

    if segment.source is None or main_script(segment.source) not in _ROMANISED:
        return True
    written = romanisation(word)
    words = (word for word in word_texts(segment.source, inside=()) if len(word) > 2)
    others = (romanisation(latin(word, source_lang)) for word in words)
    return any(Indel.normalized_similarity(written, other) > by for other in others)


def _unknown(text: str) -> list[tuple[int, int, str]]:
    """Words that are not English; none if there are so many that the text itself is not English."""
    words = [(*match.span(), match[0]) for match in _WORD.finditer(text)]
    unknown = [found for found in words if not is_spelt(found[2])]
    return unknown if len(unknown) <= 2 or 4 * len(unknown) < len(words) else []


def _words(texts: Iterable[str | None]) -> set[str]:
    return {word.casefold() for text in texts if text for word in word_texts(to_latin(text), inside=())}


def _is_copied(word: str, segment: Segment) -> bool:
    """Whether source or reference has the word, or the source another case form of it (*ajvara*, *ajvar*)."""
    return any(other.startswith(word[:-1]) for other in _words([segment.source])) or word in _words(segment.references)


CHECK = Check(
    name="misspelling",
    category="Fluency/Spelling",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.SPELLING}),
)
