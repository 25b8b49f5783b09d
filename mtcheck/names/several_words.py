"""Names of several words that keep the source's case: one finding, with the reading of the whole name.

*Banjoj Luci* is Banja Luka: neither word is wrong by itself. The glossary has the name, or both words are found, or one
is found and the language's paradigms say how the word before it agrees (*Starom Gradu*: Stari Grad).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from mtcheck.glossary.index import Index
from mtcheck.glossary.inflect.forms import begins_with_adjective
from mtcheck.languages.respelling import fold, is_romanised_as
from mtcheck.model import Evidence, Severity, Side, Signal
from mtcheck.names.agreeing import adjectives_of, likeliest_first
from mtcheck.names.finding import Fault, Finding, left_in
from mtcheck.names.place_in_case import forms_of_place, places_in_case
from mtcheck.names.sentence import Sentence
from mtcheck.names.spoken import Spoken
from mtcheck.names.words import Word

__all__ = ["join_words", "places_left_in_case"]

_CONFIDENCE: Final = 0.9


def places_left_in_case(sentence: Sentence, names: Iterable[Spoken], index: Index, source_lang: str) -> list[Finding]:
    """The glossary's places of several words that the translation has as the source has them, in a case."""
    if not any(_are_kept(sentence, number, 2) for number in range(len(sentence.translation) - 1)):
        return []
    found = {one.start: one for one in _named_by_source(sentence, names, index)}
    starts = {word.start: number for number, word in enumerate(sentence.translation)}
    ends = {word.end: number for number, word in enumerate(sentence.translation, 1)}
    for one in places_in_case(sentence, index, source_lang):
        first, length = starts[one.start], ends[one.end] - starts[one.start]
        if length > 1 and _are_kept(sentence, first, length):
            found.setdefault(one.start, one)
    return list(found.values())


def _named_by_source(sentence: Sentence, names: Iterable[Spoken], index: Index) -> Iterator[Finding]:
    for name in dict.fromkeys(names):
        length = name.end - name.start
        number = sentence.rendered.get(name.start, -1)
        if name.surface.kind != "place" or length < 2 or number < 0 or number + length > len(sentence.translation):
            continue
        case = next((reading.case for reading in name.readings if reading.ending), "")
        right = index.preferred(name.surface.entry).text
        text = sentence.translation[number : number + length]
        if case and _renders(sentence, name.start, number, length) and fold(right).split() != [w.folded for w in text]:
            yield _finding(sentence, number, name, case, right)


def _finding(sentence: Sentence, number: int, name: Spoken, case: str, right: str) -> Finding:
    text, source = sentence.translation, sentence.source
    start, end = text[number].start, text[number + name.end - name.start - 1].end
    form = (sentence.segment.source or "")[source[name.start].start : source[name.end - 1].end]
    why = f"the source's {case} “{form}” was kept"
    evidence = (
        Evidence(Signal.GLOSSARY, f"“{right}” for “{name.surface.text}”"),
        Evidence(Signal.SOURCE, f"“{form}”: {why}"),
    )
    return left_in(sentence.segment, (start, end), right, why, evidence, _CONFIDENCE)


def _are_kept(sentence: Sentence, number: int, length: int) -> bool:
    """Whether the translation's words from ``number`` on are words of the source, in that order, and all but the first
    are joined to the one before."""
    text = sentence.translation[number : number + length]
    place = sentence.counterparts.get(number)
    if place is None or not all(word.capitalised for word in text) or not all(word.joined for word in text[1:]):
        return False
    return _renders(sentence, place, number, length)


def _renders(sentence: Sentence, place: int, number: int, length: int) -> bool:
    """Whether so many words of the translation are the source's from ``place`` on, unchanged or transliterated."""
    forms, text = sentence.source[place : place + length], sentence.translation[number : number + length]
    return len(forms) == len(text) and all(map(_is_same, (sentence,) * length, forms, text))


def _is_same(sentence: Sentence, form: Word, word: Word) -> bool:
    spelt = sentence.in_latin(form)
    return fold(spelt) == word.folded or (sentence.respelt and is_romanised_as(spelt, word.text))


# ------------------------------------------------------------------------------------------------- word by word


def join_words(found: Sequence[Finding], sentences: Sequence[Sentence]) -> list[Finding]:
    """The findings, with those of the words of one name as one, in place of the first."""
    by_segment: dict[int, dict[int, Finding]] = {}
    for one in filter(_is_of_a_word, found):
        by_segment.setdefault(one.segment.index, {})[one.start] = one
    instead: dict[tuple[int, int], Finding | None] = {}
    for sentence in sentences:
        number = sentence.segment.index
        for row, whole in _rows(sentence, by_segment.get(number, {})):
            instead |= {(number, one.start): None for one in row} | {(number, row[0].start): whole}
    told = (instead.get((one.segment.index, one.start), one) if _is_of_a_word(one) else one for one in found)
    return [one for one in told if one is not None]


def _is_of_a_word(finding: Finding) -> bool:
    left = finding.fault is Fault.LEFT_IN and finding.side is Side.TRANSLATION and bool(finding.right)
    return left and " " not in finding.right[0] + finding.segment.translation[finding.start : finding.end]


def _rows(sentence: Sentence, left: Mapping[int, Finding]) -> Iterator[tuple[Sequence[Finding], Finding]]:
    """The findings of each word of a name, and the one of the whole name."""
    text, number = sentence.translation, 0
    while left and number < len(text):
        end = number
        while end < len(text) and text[end].start in left and (end == number or _are_one(text, end)):
            end += 1
        row = [left[word.start] for word in text[number:end]]
        if row:
            yield row, _whole(sentence, number, row)
        number = max(end, number + 1)


def _are_one(text: Sequence[Word], number: int) -> bool:
    """Whether only a space or a hyphen is between the word and the one before."""
    return text[number].joined and text[number].start == text[number - 1].end + 1


def _whole(sentence: Sentence, number: int, row: Sequence[Finding]) -> Finding:
    rights = [one.right[0] for one in row]
    if len(row) == 1 and _may_agree(sentence, number):
        agreed = _agreed(sentence, number - 1, "", rights[0])
        return _of_words(sentence, number - 1, number, row, agreed) if agreed else row[0]
    if len(row) == 1:
        return row[0]
    agreed = _agreed_of_two(sentence, number, row) if len(row) == 2 else ""
    said, text = sentence.segment.translation, sentence.translation[number : number + len(row)]
    between = [said[one.end : other.start] for one, other in pairwise(text)]
    told = "".join(f"{right}{mark}" for right, mark in zip(rights, (*between, ""), strict=True))
    return _of_words(sentence, number, number + len(row) - 1, row, agreed or told)


def _may_agree(sentence: Sentence, number: int) -> bool:
    """Whether the word before a word that is left in a case is left as well."""
    text = sentence.translation
    return number > 0 and text[number - 1].capitalised and _are_one(text, number) and _are_kept(sentence, number - 1, 2)


def _agreed_of_two(sentence: Sentence, number: int, row: Sequence[Finding]) -> str:
    """The nominative of two words, each of which is found; what only the source shows of the second may be another name
    that agrees better (*Velikom Gradištu*: Veliko Gradište, neither Veliki Gradišt nor Veliki Gradište)."""
    adjective, noun = (one.right[0] for one in row)
    place = sentence.counterparts.get(number + 1)
    if place is None or any(evidence.signal is not Signal.SOURCE for evidence in row[1].evidence):
        return _agreed(sentence, number, adjective, noun)
    if _are_nouns_in_one_case(sentence, number, adjective, noun):
        return ""
    read = {one.nominative.capitalize() for one in sentence.readings(sentence.source[place]) if one.ending}
    agreed = (_agreed(sentence, number, adjective, one) for one in likeliest_first({noun, *read}, sentence.source_lang))
    return next(filter(None, agreed), "")


def _are_nouns_in_one_case(sentence: Sentence, number: int, *rights: str) -> bool:
    """Whether the source's words are nouns in one case, as a given name and a surname are (*Kristofferu
    Schneideru*)."""
    if begins_with_adjective(" ".join(rights), sentence.source_lang):
        return False
    cases = [set[str](), set[str]()]
    for step, right in enumerate(rights):
        place = sentence.counterparts.get(number + step)
        for one in sentence.readings(sentence.source[place]) if place is not None else ():
            if fold(one.nominative) == fold(right):
                cases[step] |= set(one.cases)
    return not cases[0].isdisjoint(cases[1])


def _agreed(sentence: Sentence, number: int, adjective: str, noun: str) -> str:
    """The nominative of an adjective (``adjective`` is what it has been read as) and the noun behind it, by what the
    language makes of the two in a case; "" if they do not agree."""
    lang, form = sentence.source_lang, " ".join(word.folded for word in sentence.translation[number : number + 2])
    for head in filter(None, (adjective, *adjectives_of(sentence.translation[number], lang))):
        name = f"{head} {noun}"
        if begins_with_adjective(name, lang) and form in forms_of_place(name, lang):
            return name
    return ""


def _of_words(sentence: Sentence, first: int, last: int, row: Sequence[Finding], right: str) -> Finding:
    start, end = sentence.translation[first].start, sentence.translation[last].end
    said = sentence.segment.translation[start:end]
    why = "; ".join(dict.fromkeys(filter(None, (one.message.partition(": ")[2] for one in row))))
    return replace(
        max(row, key=lambda one: one.confidence),
        start=start,
        end=end,
        right=(right,),
        message=f"“{said}” should be “{right}”" + (f": {why}" if why else ""),
        evidence=tuple(_evidence(row)),
        severity=Severity.MAJOR if any(one.severity is Severity.MAJOR for one in row) else row[0].severity,
    )


def _evidence(row: Sequence[Finding]) -> Iterator[Evidence]:
    """What each witness says of the words."""
    told: dict[Signal, dict[str, None]] = {}
    for one in (one for finding in row for one in finding.evidence):
        told.setdefault(one.signal, {})[one.detail] = None
    return (Evidence(signal, "; ".join(details)) for signal, details in told.items())
