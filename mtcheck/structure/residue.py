"""Words of the source language left in a translation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from mtcheck.languages.asking import mentioning
from mtcheck.languages.common import is_common, is_declined_word
from mtcheck.languages.declension import cues_for
from mtcheck.languages.english import knows_words
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.language import group, language_for
from mtcheck.languages.lexicon import alignment_lexicon, load_lexicon, word_key
from mtcheck.languages.lookup import locale_for
from mtcheck.languages.opposites import attributing
from mtcheck.languages.script import (
    foreign_script,
    has_cyrillic,
    in_data_script,
    is_cyrillic,
    look_alike,
    main_script,
    to_latin,
)
from mtcheck.languages.spelling import is_seen
from mtcheck.languages.telling import telling_for
from mtcheck.structure.left import Beside, begins_sentence, is_english
from mtcheck.structure.leftover import Leftovers, leftover_runs, runs_of_own_words
from mtcheck.text.words import Word, is_apart
from mtcheck.text.words import words as all_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mtcheck.languages.lexicon import Lexicon

__all__ = ["Residue", "find_residue", "words", "words_as_written"]

_PLACEHOLDER: Final = re.compile(r"\{\{[^{}\n]{1,60}\}\}|[{\[<][^\s{}\[\]<>]{1,60}[}\]>]|%\([^\s()]{1,60}\)[sd]")
"""A placeholder for a program, which stays the same as in the source: *{{korisnik}}*, *[ime]*."""
_ROMAN: Final = re.compile(r"(?<![A-Za-z])[IVX]{2,}$")
_LATIN: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_TITLED: Final = re.compile(r"[\"“”„«»(\[*_']")
_CAPITAL_BEFORE: Final = re.compile(r"(?<=\w )[A-Z][\w.]*[ -]$")
_CAPITAL_AFTER: Final = re.compile(r"[ -][A-Z]")
_NEXT_WORD: Final = re.compile(r"[ -]([\w'’-]{1,60})")
_CHARACTERS_BESIDE: Final = 60
_SHORTEST_WORD: Final = 3
_SAME_STEM: Final = 4


class _Pair(NamedTuple):
    """The languages of an article."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Residue:
    """A run of ``count`` untranslated words, ``[start, end)`` in code points of the translation, and the evidence for
    it."""

    start: int
    end: int
    count: int
    kind: str
    """``"words"``, ``"mixed"`` (Latin and Cyrillic in one word), or the name of the script (*Greek*)."""


def words_as_written(text: str) -> list[str]:
    """The words of a text, without web addresses, handles and the like."""
    return [word.text for word in _apart(text)]


def _apart(text: str) -> list[Word]:
    return [word for word in all_words(text) if is_apart(word, text)]


def words(text: str) -> list[str]:
    """The words of a text in Latin script and lower case."""
    return [to_latin(word).casefold() for word in words_as_written(text)]


def find_residue(
    translation: str,
    source: str | None,
    references: Iterable[str | None],
    source_lang: str,
    target_lang: str,
    script: str | None = None,
) -> Iterator[Residue]:
    """Runs of words left as they were in the source, that no reference has.

    ``script`` is the script of most of the article, if its language has two.
    """
    known = [reference for reference in references if reference]
    translation = _without_placeholders(translation, source)
    strangers = [
        residue
        for residue in _in_other_scripts(translation, target_lang, script)
        if residue.kind == "mixed" or not _is_quoted(translation[residue.start : residue.end], residue, source, known)
    ]
    yield from strangers
    allowed = {word for reference in known for word in words(reference)} | locale_for(target_lang).currencies.keys()
    if knows_words(target_lang):
        yield from _in_english(translation, source, _Pair(source_lang, target_lang), allowed)
    elif source is not None and group(source_lang) != group(target_lang):
        leftovers = Leftovers(source, source_lang, translation, target_lang)
        yield from _apart_from(strangers, _left_over(translation, leftovers, allowed))


def _is_quoted(text: str, residue: Residue, source: str | None, references: Sequence[str]) -> bool:
    """Whether a word in another script is quoted by the source, which is in a third script, or is in a reference."""
    in_source = source is not None and text in source and main_script(source) != residue.kind
    return in_source or any(text in reference for reference in references)


def _apart_from(strangers: Sequence[Residue], found: Iterable[Residue]) -> Iterator[Residue]:
    for residue in found:
        if not any(residue.start < other.end and other.start < residue.end for other in strangers):
            yield residue


def _without_placeholders(translation: str, source: str | None) -> str:
    """The translation with spaces where it keeps a placeholder of the source."""
    if source is None:
        return translation
    return _PLACEHOLDER.sub(lambda match: " " * len(match[0]) if match[0] in source else match[0], translation)


def _in_english(text: str, source: str | None, pair: _Pair, allowed: set[str]) -> Iterator[Residue]:
    in_source = frozenset(words(source)) if source is not None else None
    beside = Beside(source, pair.source) if source is not None else None
    found = [word for word in _apart(text) if not has_cyrillic(word.text)]
    passed = _places_to_skip(found, text, beside, allowed, pair.source)
    run: list[Word] = []
    bridge: Word | None = None
    copied = beside.copies(found) if beside is not None else frozenset()
    for word in found:
        if word.start in copied or (word.start not in passed and _is_residue(word, text, in_source, pair, beside)):
            run += [bridge, word] if bridge is not None else [word]
            bridge = None
        elif run and bridge is None and in_source and word.text.casefold() in in_source:
            bridge = word
        else:
            yield from _close(run)
            run, bridge = [], None
    yield from _close(run)


def _places_to_skip(
    found: Sequence[Word], text: str, beside: Beside | None, allowed: set[str], source_lang: str
) -> frozenset[int]:
    """The places of words that a reference has, or that belong to a name and are less common than *dana*."""
    named = beside.names(found, text) if beside else frozenset()
    common = telling_for(source_lang).words
    lowered = ((word.start, word.text.casefold()) for word in found)
    return frozenset(at for at, word in lowered if word in allowed or (at in named and word not in common))


def _left_over(text: str, leftovers: Leftovers, allowed: set[str]) -> Iterator[Residue]:
    found = _apart(text)
    runs = list(leftover_runs(leftovers, found))
    taken = {word for run in runs for word in run}
    runs += (run for run in runs_of_own_words(leftovers, found) if taken.isdisjoint(run))
    for run in runs:
        if not _is_title(run[0], text) and not all(word.text.casefold() in allowed for word in run):
            yield from _close(run)


def _close(run: list[Word]) -> Iterator[Residue]:
    if run:
        yield Residue(run[0].start, run[-1].end, len(run), "words")


def _in_other_scripts(text: str, target_lang: str, script: str | None) -> Iterator[Residue]:
    """Runs of words in a script that the target language is not written in, unless the text is about them."""
    run: list[tuple[int, int]] = []
    kind = ""
    latin = _is_latin(text, target_lang, script)
    own = _own_script(text, target_lang, script)
    for word in all_words(text, inside=()):
        scripts = [
            _other_script(char, target_lang, own) or ("Cyrillic" if latin and has_cyrillic(char) else None)
            for char in word.text
        ]
        found = _script_of(scripts) if is_apart(word, text) else ""  # *#НеДавимоБеоград*, *@ВладаМК*
        mixed = _is_mixed(word.text, home=found != "Cyrillic")
        if found != kind or mixed:
            yield from _script_run(text, run, kind, target_lang)
            run, kind = [], ""
        if mixed:
            yield Residue(word.start, word.end, 1, "mixed")
        elif found:
            # Chinese and Japanese put no space between words, so a Latin one may be next to theirs.
            places = [place for place, letter in enumerate(scripts, word.start) if letter]
            run.append((places[0], places[-1] + 1))
            kind = found
    yield from _script_run(text, run, kind, target_lang)


def _script_of(scripts: Sequence[str | None]) -> str:
    """The other script of a word, by those of its letters; empty for a Greek symbol (*π*, *μm*, *IFNγ*)."""
    found = next(filter(None, scripts), "")
    return "" if found == "Greek" and not (all(scripts) and len(scripts) > 1) else found


def _own_script(text: str, lang: str, script: str | None) -> str | None:
    """The script of a text in a language without a folder; None if the language's scripts are known."""
    return (script or main_script(text)) if language_for(lang).folder is None else None


def _other_script(char: str, lang: str, own: str | None) -> str | None:
    found = foreign_script(char, lang)
    return None if found == own else found


def _is_latin(text: str, lang: str, script: str | None) -> bool:
    """Whether this text of a language with two scripts is in Latin script, so that a Cyrillic word is foreign."""
    return (
        script != "Cyrillic" and has_cyrillic(text) and not is_cyrillic(text) and "Latin" in language_for(lang).scripts
    )


def _is_mixed(word: str, *, home: bool) -> bool:
    """Whether a word has Latin and Cyrillic letters.

    ``home``: the language is written in Cyrillic. Then an ending may follow a Latin name (*Twitterу*), and the test is
    whether all letters of one script look like letters of the other. Roman numerals are Latin (*СВII*).
    """
    if not has_cyrillic(word) or not _LATIN.search(word) or _ROMAN.search(word):
        return False
    cyrillic = [char for char in word if has_cyrillic(char)]
    latin = [char for char in word if _LATIN.match(char)]
    return not home or all(map(look_alike, cyrillic)) or all(map(look_alike, latin))


def _script_run(text: str, run: list[tuple[int, int]], kind: str, lang: str) -> Iterator[Residue]:
    if not run:
        return
    start, end = run[0][0], run[-1][1]
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1  # A vowel sign is not a separate letter.
    titled = bool(start) and bool(_TITLED.match(text, start - 1))
    before = in_data_script(text[max(0, start - _CHARACTERS_BESIDE) : start], lang)
    if not titled and not mentioning(lang).search(before):
        yield Residue(start, end, len(run), kind)


def _is_residue(found: Word, text: str, in_source: frozenset[str] | None, pair: _Pair, beside: Beside | None) -> bool:
    word = found.text
    lowered = word.casefold()
    if len(word) < _SHORTEST_WORD or is_english(lowered):
        return False
    if word[0].isupper():
        return (
            _is_capitalised_residue(found, text, in_source, pair.source)
            or _is_noun(found, text, beside)
            or _is_adjective(found, text, pair, beside)
            or _is_first_word(found, text, pair, beside)
        )
    if beside is None or in_source is None:
        return _is_source_word(lowered, pair, witnessed=False)
    if lowered in in_source and _is_source_word(lowered, pair, witnessed=True):
        return True
    forms = beside.forms(lowered) if len(word) > _SHORTEST_WORD else ()
    return any(is_common(form, pair.source) for form in forms) or (
        bool(forms) and _has_entry(lowered, pair, load_lexicon(*pair))
    )


def _is_capitalised_residue(word: Word, text: str, in_source: frozenset[str] | None, source_lang: str) -> bool:
    """Whether a capitalised word is a noun of an institution, or a case form of a common source word."""
    lowered = word.text.casefold()
    if in_source is not None and lowered in in_source and is_declined_word(lowered, source_lang):
        return True
    return _is_institution(lowered, in_source, source_lang) and not _is_title(word, text)


def _is_first_word(word: Word, text: str, pair: _Pair, beside: Beside | None) -> bool:
    """Whether a word was left over at the start of a sentence, where names and other words look alike.

    It must begin a sentence of the source too, be common there in small letters, and have other words in the lexicon.
    A given name is ignored, and so is what says or writes something, because newspapers have such names (*Danas*).
    """
    lowered = word.text.casefold()
    says = attributing(pair.target)
    return (
        beside is not None
        and word.text[1:].islower()
        and beside.begins_with(word.text)
        and begins_sentence(text, word.start)
        and not _is_title(word, text)
        and not _is_named_with_next(word, text, beside)
        and is_common(lowered, pair.source, foreign=True)
        and not is_given_name(word.text)
        and not (says and says.search(text, word.end, word.end + _CHARACTERS_BESIDE))
        and _has_entry(lowered, pair, alignment_lexicon(*pair))
    )


def _is_named_with_next(word: Word, text: str, beside: Beside) -> bool:
    """Whether the source has the next word behind this one too: *Crvena zvezda*."""
    after = _NEXT_WORD.match(text, word.end)
    return after is not None and beside.follows(word.text, after[1])


def _is_noun(word: Word, text: str, beside: Beside | None) -> bool:
    """Whether the word is a noun of a language that capitalises all nouns: it is by itself, and does not look like a
    name."""
    if (
        beside is None
        or not is_common(word.text.casefold(), beside.lang, foreign=True)
        or not beside.is_noun(word.text)
    ):
        return False
    alone = not _CAPITAL_BEFORE.search(text, max(0, word.start - _CHARACTERS_BESIDE), word.start)
    return alone and not _CAPITAL_AFTER.match(text, word.end) and not _is_title(word, text)


def _is_adjective(word: Word, text: str, pair: _Pair, beside: Beside | None) -> bool:
    """Whether the word is an adjective in the name of a place or the like, whose noun was translated: *Zelenortski
    Islands* for *Zelenortskih ostrva*. In the source it has a case ending that a surname would hardly have there."""
    lexicon = alignment_lexicon(*pair)
    after = _NEXT_WORD.match(text, word.end)
    if beside is None or lexicon is None or after is None or is_seen(word.text.casefold()):
        return False
    if _CAPITAL_BEFORE.search(text, max(0, word.start - _CHARACTERS_BESIDE), word.start):
        return False  # A surname, behind a first name.
    key, noun = word_key(pair.source), word_key(pair.target)(after[1])
    forms = cues_for(pair.source).oblique_words
    return any(noun in lexicon.pairs.get(key(other), {}) for other in beside.behind(word.text, forms))


def _is_institution(lowered: str, in_source: frozenset[str] | None, source_lang: str) -> bool:
    """Whether a capitalised word is a common noun in an institution's name."""
    if not telling_for(source_lang).institutions.fullmatch(lowered):
        return False
    return in_source is None or any(word[:6] == lowered[:6] for word in in_source)


def _is_title(word: Word, text: str) -> bool:
    """Whether a word begins a quotation or a bracket."""
    return bool(word.start) and bool(_TITLED.match(text, word.start - 1))


@lru_cache(maxsize=16384)
def _is_source_word(word: str, pair: _Pair, *, witnessed: bool) -> bool:
    """Whether this lower-case word, which English does not have, is one of the source language.

    ``witnessed``: the source has it too; otherwise the word itself must show it.
    """
    telling = telling_for(pair.source)
    if word in telling.words:
        return True
    if not telling.letters.isdisjoint(word):
        return witnessed or len(word) > _SHORTEST_WORD
    if not witnessed or len(word) <= _SHORTEST_WORD:
        return False
    return _has_entry(word, pair, load_lexicon(*pair))


def _has_entry(word: str, pair: _Pair, lexicon: Lexicon | None) -> bool:
    """Whether the lexicon has the word, and no similar word of the target language for it."""
    if lexicon is None:
        return False
    row = lexicon.pairs.get(word_key(pair.source)(word), {})
    return bool(row) and not any(target[:_SAME_STEM] == word[:_SAME_STEM] for target in row)
