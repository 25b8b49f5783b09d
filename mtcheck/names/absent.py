"""Names of the references that are nowhere in the translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import repeat
from typing import Final, NamedTuple

from mtcheck.languages.common import is_common
from mtcheck.languages.declension import cues_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.english_holes import has_hole
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold
from mtcheck.languages.script import has_cyrillic
from mtcheck.model import Evidence, Severity, Side, Signal
from mtcheck.names.alike import alike, initials, is_no_name, is_ordinary, same_state
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.intruding import intruding
from mtcheck.names.other_place import WorldOf, left_out
from mtcheck.names.sentence import Sentence, run_around
from mtcheck.names.words import Word, words
from mtcheck.quantities.currency import CODES

__all__ = ["absent"]

_SHORTEST_NAME: Final = 3
_SOURCE_STEM: Final = 3
_SHORTENED: Final = 6
_MOST_PAIRS: Final = 200_000
"""Of compared words: a whole text given as one segment is skipped."""


class _Absent(NamedTuple):
    word: Word
    counterpart: Word | None
    place: str | None
    """The source's word, if it names the same place."""


class _Said(NamedTuple):
    """The words of a translation and its neighbours. ``holed`` says whether the sentence itself lacks a word.

    ``places`` are the reference's words for places that it lacks, with the source's.
    """

    near: Sequence[Word]
    words: AbstractSet[str]
    names: AbstractSet[str]
    acronyms: AbstractSet[str]
    shortened: str
    holed: bool
    places: Mapping[str, str]
    target_lang: str


def absent(sentences: Sequence[Sentence], worlds: Sequence[WorldOf]) -> Iterator[Finding]:
    """Runs of capitalised words of the reference without a counterpart in the translation or its neighbours.

    ``worlds`` are the places of the sentences, if they are known. The source has to have the words too, or call the
    same place otherwise (*Deutschland*). If it does neither (*Mount Cook*, *Aoraki*), only words that no dictionary has
    in lower case count, and the finding is minor unless the translation has another name there or lacks a word where
    English needs one (*the mayor of in 2014*).
    """
    if not any(sentence.references for sentence in sentences):
        return
    lacking = left_out(worlds) if worlds else repeat({})
    for number, (sentence, places) in enumerate(zip(sentences, lacking, strict=False)):
        if not sentence.translation or not sentence.references or _in_capitals(sentence):
            continue
        around = sentences[max(0, number - 1) : number + 2]
        near = [word for other in around for word in other.translation]
        if len(near) * len(sentence.references) > _MOST_PAIRS:
            continue
        found = list(_findings(sentence, _words_said(sentence, near, places)))
        if not any(finding.severity is Severity.MAJOR for finding in found):
            found = list(intruding(sentence, around)) or found
        yield from found


def _words_said(sentence: Sentence, near: Sequence[Word], places: Mapping[str, str]) -> _Said:
    return _Said(
        near,
        {word.folded for word in near},
        {word.folded for word in near if word.capitalised},
        {word.folded for word in near if word.acronym} - sentence.reference_words,
        initials(near),
        has_hole(sentence.segment.translation),
        places,
        sentence.target_lang,
    )


def _in_capitals(sentence: Sentence) -> bool:
    """Whether capitals mean nothing, as in a headline."""
    return any(text.isupper() for text in sentence.segment.references if text)


def _findings(sentence: Sentence, said: _Said) -> Iterator[Finding]:
    run: list[_Absent] = []
    for found in _absent(sentence, said):
        if run and not (found.word.joined and found.word.start - run[-1].word.end <= 1):
            yield _finding(sentence, run, holed=said.holed)
            run = []
        run.append(found)
    if run:
        yield _finding(sentence, run, holed=said.holed)


def _absent(sentence: Sentence, said: _Said) -> Iterator[_Absent]:
    references = list(filter(None, sentence.segment.references))
    texts = [words(text, english=True) for text in references]
    everywhere = set.intersection(*({word.folded for word in text} for text in texts))
    for number, word in enumerate(texts[0]):
        folded = word.folded
        if not word.capitalised or folded in (said.names if word.acronym else said.words) or folded not in everywhere:
            continue
        if len(folded) == 1 or _is_currency(references[0], texts[0], number, sentence.target_lang):
            continue
        if _is_of_a_state(texts[0], number, said, everywhere) or _is_shortened(texts[0], number, said):
            continue
        counterpart = _counterpart(word, sentence)
        if len(folded) < _SHORTEST_NAME and not (word.acronym or (counterpart and counterpart.text == word.text)):
            continue
        if word.initial and _is_usual(word, sentence.target_lang) and (counterpart is None or counterpart.initial):
            continue
        place = said.places.get(folded) if counterpart is None else None
        if counterpart is None and place is None and _is_ordinary(word, sentence.target_lang, holed=said.holed):
            continue
        beside = _beside(texts[0], number)
        if counterpart is None and _has_one_of(beside, said):
            continue  # *Volodymyr Zelensky* for *Zelensky*
        if counterpart is not None and _is_translated(word, counterpart, beside, sentence, said, everywhere):
            continue
        if not _is_among(word, said.names) or _mentions(folded, said.near) < min(
            _mentions(folded, texts[0]), _mentions(folded, sentence.source)
        ):
            yield _Absent(word, counterpart, place)


def _is_of_a_state(text: Sequence[Word], number: int, said: _Said, everywhere: AbstractSet[str]) -> bool:
    """Whether the translation has another name of the state that the word names, or names together with the next word
    (*United States*: US) or the one before *of* (*States of America*: United States)."""
    word, others = text[number].folded, said.names - everywhere
    if same_state(word, others, said.target_lang):
        return True
    behind = text[number + 1] if number + 1 < len(text) and text[number + 1].joined else None
    named = behind is not None and behind.capitalised and is_word(text[number].text)
    if named and behind is not None and same_state(behind.folded, others, said.target_lang):
        return True
    if number < 2 or text[number - 1].text not in cues_for(said.target_lang).owning:
        return False
    before = text[number - 2].folded
    return before in said.names and same_state(word, {before}, said.target_lang)


def _is_written_in_full(folded: str, said: _Said) -> bool:
    """Whether the translation has the words of an acronym, or a word that it shortens (*ID*: identification)."""
    if folded in said.shortened:
        return True
    if len(folded) > _SHORTEST_NAME:
        return False
    return any(word.text.islower() and _is_short_of(folded, word.folded) for word in said.near)


def _is_shortened(text: Sequence[Word], number: int, said: _Said) -> bool:
    """Whether the translation has an acronym's words, or an acronym of the word and others beside it (*New South
    Wales*: NSW)."""
    if text[number].acronym and _is_written_in_full(text[number].folded, said):
        return True
    if not said.acronyms:
        return False
    first, last = run_around(text, number)
    letters, at = "".join(word.folded[:1] for word in text[first:last]), number - first
    return any(
        len(acronym) > 1 and letters.find(acronym, max(0, at - len(acronym) + 1), at + len(acronym)) >= 0
        for acronym in said.acronyms
    )


def _is_short_of(folded: str, word: str) -> bool:
    """Whether the word begins with the acronym (*ID*: identification) or with its first letter, and another word inside
    begins with its second one (*KO*: knockout)."""
    if len(word) <= _SHORTENED or word[:1] != folded[:1]:
        return False
    parts = (word[at:] for at in range(2, len(word) - 2) if word[at] == folded[1])
    return word.startswith(folded) or any(_are_in_order(folded[1:], part) and is_word(part) for part in parts)


def _are_in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _is_translated(
    word: Word,
    counterpart: Word,
    beside: Sequence[Word],
    sentence: Sentence,
    said: _Said,
    everywhere: AbstractSet[str],
) -> bool:
    """Whether the reference keeps an acronym or a common word of the source in a longer name (*Radio Svoboda*) that the
    translation may well write in English."""
    if _is_foreign_acronym(counterpart) and _written_out(said.near, everywhere):
        return True
    if counterpart.text != word.text or not beside or any(is_given_name(part.text) for part in beside):
        return False
    return is_common(word.text.casefold(), sentence.source_lang, foreign=True)


def _is_currency(text: str, read: Sequence[Word], number: int, target_lang: str) -> bool:
    """*US$30*, *RSD 5,000*, *500 KM*, *US dollars*: the currency is compared together with the amount."""
    word = read[number]
    if number + 1 < len(read) and read[number + 1].joined:
        unit = f"{word.folded} {read[number + 1].folded}"
        if unit in language_for(target_lang).locale.currencies:
            return True
    if text[word.start : word.end + 1] == f"{word.text}$":
        return True
    before, after = text[max(0, word.start - 2) : word.start].rstrip(), text[word.end : word.end + 2].lstrip()
    return word.text in CODES and (before[-1:].isdigit() or after[:1].isdigit())


def _mentions(folded: str, text: Sequence[Word]) -> int:
    """How often a text has the name or a word made from it (*Albania*, *Albanian*)."""
    if len(folded) < _SHORTEST_NAME:
        return 0
    return sum(alike(folded, word.folded.rpartition("'")[2]) for word in text)


def _is_foreign_acronym(word: Word) -> bool:
    """Whether English does not use the acronym, so that a translator writes it out: *PZPN*, but not *NATO*."""
    return word.acronym and not is_capitalised_word(word.text)


def _written_out(near: Sequence[Word], everywhere: AbstractSet[str]) -> bool:
    """Whether the translation has a name of several words that no reference has (*Football Association*)."""
    own = [word.capitalised and not word.initial and word.folded not in everywhere for word in near]
    return any(one and other and word.joined for one, other, word in zip(own, own[1:], near[1:], strict=False))


def _is_ordinary(word: Word, target_lang: str, *, holed: bool) -> bool:
    """Whether a word of the reference without a form in the source means nothing: a dictionary word, unless the
    translation lacks a word."""
    if holed and not word.initial:
        return False
    return _is_usual(word, target_lang) or _is_no_name(word.text, target_lang)


def _is_usual(word: Word, target_lang: str) -> bool:
    """Whether English has the word in small letters, in American or British spelling (*Organisers*)."""
    return not word.acronym and is_ordinary(word.text, target_lang)


def _is_no_name(word: str, target_lang: str) -> bool:
    return is_no_name(word, target_lang) or (
        derivations_for(target_lang).nationalities.search(word) is not None and is_capitalised_word(word)
    )


def _beside(text: Sequence[Word], number: int) -> list[Word]:
    """The capitalised words that form one name with a capitalised word."""
    before = text[number - 1 : number] if number and text[number].joined else ()
    after = text[number + 1 : number + 2] if number + 1 < len(text) and text[number + 1].joined else ()
    return [word for word in (*before, *after) if word.capitalised]


def _has_one_of(beside: Sequence[Word], said: _Said) -> bool:
    """Whether the translation has one of the words that a dictionary lacks."""
    return any(_is_among(word, said.names) for word in beside if word.acronym or not is_word(word.text))


def _is_among(word: Word, names: AbstractSet[str]) -> bool:
    if len(word.text) < _SHORTEST_NAME:
        return any(name.startswith(word.folded) for name in names)  # *Rzeczpospolita* for *Rz*
    return any(alike(word.folded, name) for name in names)


def _counterpart(word: Word, sentence: Sentence) -> Word | None:
    """The source's form of a name: the same word, else the first that is like it.

    In another script the first letters show too little of a word that a translator chooses (*Presidential*, *премьер*).
    """
    folded, first = word.folded, None
    chosen = _is_usual(word, sentence.target_lang)
    for other in sentence.source:
        name = other.text.rpartition("'")[2]  # *l'Amazone*
        if not name[:1].isupper():
            continue
        form = fold(sentence.in_latin(other)).rpartition("'")[2]
        if form == folded:
            return other
        if (
            first is None
            and not (chosen and has_cyrillic(name))
            and (form[:_SOURCE_STEM] == folded[:_SOURCE_STEM] or alike(folded, form))
        ):
            first = other
    return first


def _finding(sentence: Sentence, run: Sequence[_Absent], *, holed: bool) -> Finding:
    name = " ".join(found.word.text for found in run)
    counterparts = [found.counterpart for found in run if found.counterpart]
    evidence = [Evidence(Signal.REFERENCE, f"“{name}”")]
    start, end, side = 0, len(sentence.segment.translation), Side.TRANSLATION
    if counterparts:
        start, end, side = counterparts[0].start, max(word.end for word in counterparts), Side.SOURCE
        start = min(word.start for word in counterparts)
        evidence.append(Evidence(Signal.SOURCE, f"“{(sentence.segment.source or '')[start:end]}”"))
    elif place := next((found.place for found in run if found.place), ""):
        evidence.append(Evidence(Signal.SOURCE, f"“{place}”"))
    elif holed:
        evidence.append(Evidence(Signal.CONSISTENCY, "a word is missing from the English sentence"))
    sure = len(evidence) > 1
    return Finding(
        fault=Fault.MISSING,
        segment=sentence.segment,
        start=start,
        end=end,
        right=(name,),
        message=f"“{name}” of the reference is not in the translation",
        evidence=tuple(evidence),
        confidence=0.8 if sure else 0.5,
        severity=Severity.MAJOR if sure else Severity.MINOR,
        side=side,
    )
