"""Another person than the source's: *Petar Jovanović* for *Petar Marković*; two names that are swapped; a label behind
a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mtcheck.languages.declension import cues_for
from mtcheck.languages.english import is_capitalised_word, is_title, is_word
from mtcheck.languages.given_names import gender_of_given_name
from mtcheck.languages.respelling import fold, is_heard_as, plain_keys, respelling_key
from mtcheck.languages.surnames import surnames_for
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence, likeness
from mtcheck.names.words import Word, words

__all__ = ["find_swapped", "labels", "other_given_names", "other_persons"]

_SHORTEST_NAME: Final = 4
_LEAST_LIKENESS: Final = 0.45
"""The least likeness of a surname to its form in another alphabet, or in another spelling by ear."""
_LABEL: Final = re.compile(r"(?<=[^\W\d_]) ?\(([a-z]{4,}(?: [a-z]+){0,2})\)")
_BRACKETS: Final = re.compile(r"[(\[{（]")
_SAME_LIKENESS: Final = 0.8
_EXCHANGED: Final = frozenset(
    map(frozenset, "ck cs cz jy ij iy gj vw gh hj ej ey ae ao eo fp bv".split())  # noqa: SIM905
)
"""First letters of one given name in two languages."""
_ALSO_EXCHANGED: Final = {"đ": "gj"}
"""First letters of the source with those that a given name may have instead (*Đorđe*: Gjorge, George)."""
_CLOSER: Final = 2
"""By how many words swapping two names has to bring a translation nearer to a reference."""
_MOST_WORDS: Final = 80
_MOST_WORDS_BETWEEN: Final = 4


def other_persons(sentences: Sequence[Sentence]) -> Iterator[Finding]:
    """Surnames behind a given name that the source has with another surname, and that resemble nothing nearby."""
    for number, sentence in enumerate(sentences):
        near = sentences[max(0, number - 1) : number + 2]
        for place, said in sorted(sentence.rendered.items()):
            found = _surnames(sentence, place, said)
            if found is not None and _are_two(sentence, *found, near):
                yield _other_person(sentence, place, said, *found)


def other_given_names(sentence: Sentence) -> Iterator[Finding]:
    """Given names that the source, which keeps their spelling, lacks, before the same surname (*Marko*: Darko)."""
    if sentence.respelt:
        return
    for place, said in sorted(sentence.rendered.items()):
        word, form = sentence.translation[said], sentence.source[place]
        following = sentence.rendered.get(place + 1) == said + 1 and sentence.source[place + 1].joined
        if not following or not _is_regional(fold(sentence.source[place + 1].text), sentence):
            continue
        nominatives = [r.nominative for r in sentence.readings(form) if gender_of_given_name(r.nominative)]
        if not nominatives or not gender_of_given_name(word.text) or word.folded in sentence.reference_words:
            continue
        if all(not _is_same_given_name(word, nominative) for nominative in (*nominatives, sentence.in_latin(form))):
            yield _other_given_name(sentence, place, said, nominatives[0])


def _is_same_given_name(word: Word, nominative: str) -> bool:
    """Whether two given names begin alike, so that one may be the other in English (*Marija*: Mary; *Kiril*: Cyril)."""
    first = frozenset((fold(nominative)[0], word.folded[0]))
    if word.folded[0] in _ALSO_EXCHANGED.get(nominative[0].casefold(), ""):
        return True
    return len(first) == 1 or first in _EXCHANGED or is_heard_as(nominative, word.text)


def _other_given_name(sentence: Sentence, place: int, said: int, nominative: str) -> Finding:
    word, form = sentence.translation[said], sentence.source[place]
    right = nominative.capitalize()
    return Finding(
        fault=Fault.MISSPELT,
        segment=sentence.segment,
        start=word.start,
        end=word.end,
        right=(right,),
        message=f"“{word.text}” should be “{right}”: the source has “{form.text}”",
        evidence=(Evidence(Signal.SOURCE, f"“{form.text}”"),),
        confidence=0.85,
        severity=Severity.MAJOR,
    )


def _surnames(sentence: Sentence, place: int, said: int) -> tuple[int, int] | None:
    """The places of the surnames of the given name at ``place``, which the translation has at ``said``."""
    source, text = sentence.source, sentence.translation
    if place + 1 >= len(source) or said + 1 >= len(text) or not _is_given(sentence, place, said):
        return None
    form, word = source[place + 1], text[said + 1]
    both = _is_surname(form) and _is_surname(word) and form.joined and word.joined
    paired = sentence.counterparts.get(said + 1, place + 1) == sentence.rendered.get(place + 1, said + 1) - said + place
    return (place + 1, said + 1) if both and paired else None


def _is_given(sentence: Sentence, place: int, said: int) -> bool:
    if gender_of_given_name(sentence.translation[said].text):
        return True
    return any(gender_of_given_name(reading.nominative) for reading in sentence.readings(sentence.source[place]))


def _is_surname(word: Word) -> bool:
    return word.capitalised and not word.acronym and len(word.text) >= _SHORTEST_NAME


def _are_two(sentence: Sentence, place: int, number: int, near: Sequence[Sentence]) -> bool:
    form, word = sentence.source[place], sentence.translation[number]
    spelt = sentence.in_latin(form)
    if word.folded in sentence.reference_words or _is_no_surname(word, sentence) or is_word(spelt):
        return False
    if sentence.by_ear and not (_is_regional(spelt, sentence) or _is_regional(word.folded, sentence)):
        return False  # *Šekspir*, *Rejgan*: the sound says too little about the spelling
    return not _is_alike(word, spelt, sentence) and not any(_has_either(other, form, word, spelt) for other in near)


def _is_no_surname(word: Word, sentence: Sentence) -> bool:
    return is_word(word.text) or is_title(word.text.casefold()) or _is_epithet(word, sentence)


def _has_either(near: Sentence, form: Word, word: Word, spelt: str) -> bool:
    """Whether the sentence nearby has the source's surname in its translation, or the translation's in its source."""
    for number, said in enumerate(near.translation):
        free = said.capitalised and said is not word and number not in near.counterparts
        if free and _is_alike(said, spelt, near):
            return True
    for place, named in enumerate(near.source):
        if not named.capitalised or named is form:
            continue
        alike = likeness(word.text, near.in_latin(named), near.language, near.by_ear)
        if alike >= _SAME_LIKENESS or (place not in near.rendered and _is_alike(word, near.in_latin(named), near)):
            return True
    return False


def _is_alike(word: Word, spelt: str, sentence: Sentence) -> bool:
    """Whether a word may be the source's form in English; for surnames in *-ić* and the like, the stem decides."""
    if word.text.casefold() == spelt:
        return True
    alike = likeness(word.text, spelt, sentence.language, sentence.by_ear)
    regional = surnames_for(sentence.language).regional
    ends = regional.search(word.folded), regional.search(fold(spelt))
    if alike < _LEAST_LIKENESS or alike == 1.0 or ends[0] is None or ends[1] is None:
        return alike >= _LEAST_LIKENESS
    one, other = word.text[: ends[0].start()], spelt[: ends[1].start()]
    return (
        max(_likeness(fold(one), fold(other)), *(_likeness(k, respelling_key(other)) for k in plain_keys(one))) >= 0.6
    )


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.distance import OSA

    return OSA.normalized_similarity(one, other)


def _is_regional(name: str, sentence: Sentence) -> bool:
    """Whether a surname's end shows that the languages of the region spell it as its bearer does."""
    return surnames_for(sentence.language).regional.search(name) is not None


def _is_epithet(word: Word, sentence: Sentence) -> bool:
    """*Alexander Great*, *John Paul*: a capitalised word of the dictionary that is not only a surname."""
    return is_capitalised_word(word.text) and not _is_regional(word.folded, sentence)


def _other_person(sentence: Sentence, place: int, said: int, surname: int, number: int) -> Finding:
    word, form = sentence.translation[number], sentence.source[surname]
    source = sentence.segment.source or ""
    named = source[sentence.source[place].start : form.end]
    given = sentence.translation[said].text
    kept = not sentence.respelt and form.text[:1].isupper()
    nominatives = [
        r.nominative for r in sentence.readings(form) if _is_regional(r.nominative, sentence) or not r.ending
    ]
    right = min(nominatives, key=len).capitalize() if kept and nominatives else ""
    return Finding(
        fault=Fault.MISSPELT,
        segment=sentence.segment,
        start=word.start,
        end=word.end,
        right=(right,) if right else (),
        message=f"“{given} {word.text}” is another person: the source has “{named}”",
        evidence=(Evidence(Signal.SOURCE, f"“{named}”"),),
        confidence=0.85,
        severity=Severity.MAJOR,
    )


# --------------------------------------------------------------------------------------------------- swapped names


def find_swapped(sentence: Sentence) -> Iterator[Finding]:
    """Two names that, if swapped, would be nearer to a reference or to the re-translation; without either, names whose
    case forms in the source show who did what to whom."""
    pairs = _pairs(sentence)
    if not pairs or len(sentence.translation) > _MOST_WORDS:
        return
    segment = sentence.segment
    told = [(text, Signal.REFERENCE) for text in segment.references if text]
    if not told and segment.retranslation:
        told = [(segment.retranslation, Signal.RETRANSLATION)]
    for first, second in pairs:
        if _is_placed_by_source(sentence, first, second):
            continue
        by = next((signal for text, signal in told if _is_nearer(sentence, first, second, text)), None)
        if by is None and not segment.references and _is_done_to(sentence, first, second):
            by = Signal.SOURCE
        if by is not None:
            yield _swap(sentence, first, second, by)
            return


def _pairs(sentence: Sentence) -> list[tuple[int, int]]:
    """Words of the translation that are names of the source, each occurring once on either side."""
    counts = sentence.counts
    names = [
        number
        for number, place in sorted(sentence.counterparts.items())
        if counts[sentence.translation[number].folded] == 1
        and len(sentence.translation[number].text) >= _SHORTEST_NAME
        and not is_word(sentence.translation[number].text)
        and sentence.source[place].capitalised
    ]
    return [(one, other) for at, one in enumerate(names) for other in names[at + 1 : at + 4]]


def _is_placed_by_source(sentence: Sentence, first: int, second: int) -> bool:
    """Whether the source has the names in the translation's order, and a preposition before the second one, so that
    they are not swapped (*Korydallus u Ateni*)."""
    one, two = sentence.counterparts[first], sentence.counterparts[second]
    return one < two and bool(sentence.cases(two)) and not sentence.cases(one)


def _is_nearer(sentence: Sentence, first: int, second: int, text: str) -> bool:
    from rapidfuzz.distance import Indel

    said = [word.folded for word in sentence.translation]
    other = [word.folded for word in words(text, english=True)]
    one, two = said[first], said[second]
    if other.count(one) != 1 or other.count(two) != 1 or other.index(one) < other.index(two):
        return False
    if second == first + 1 or abs(other.index(one) - other.index(two)) == 1:
        return False
    if _stays(sentence, first, other) or _stays(sentence, second, other):
        return False
    between = {*said[first + 1 : second], *other[other.index(two) + 1 : other.index(one)]}
    cues = cues_for(sentence.target_lang)
    if between <= cues.enumerating or between & cues.agents:
        return False
    swapped_words = [*said]
    swapped_words[first], swapped_words[second] = two, one
    return Indel.distance(swapped_words, other) <= Indel.distance(said, other) - _CLOSER


def _stays(sentence: Sentence, number: int, other: Sequence[str]) -> bool:
    """Whether a name has the same neighbour in both texts, so that a whole phrase has moved."""
    text = sentence.translation
    place = other.index(text[number].folded)
    before = number > 0 and text[number].joined and text[number - 1].capitalised
    after = number + 1 < len(text) and text[number + 1].joined and text[number + 1].capitalised
    if before and place and other[place - 1] == text[number - 1].folded:
        return True
    return after and place + 1 < len(other) and other[place + 1] == text[number + 1].folded


def _is_done_to(sentence: Sentence, first: int, second: int) -> bool:
    """Whether the first name is an object in the source, without a preposition, and the second the subject, and the
    translation has them the other way round."""
    text, source = sentence.translation, sentence.source
    one, two = sentence.counterparts[first], sentence.counterparts[second]
    between, passive = text[first + 1 : second], cues_for(sentence.target_lang).passive
    plain = len(between) < _MOST_WORDS_BETWEEN and all(
        word.text.islower() and word.folded not in passive for word in between
    )
    if sentence.respelt or two > min(one, 1) or first > 1 or not plain:
        return False
    alone = two == 0 or not source[two].joined or not source[two - 1].capitalised
    is_subject = alone and fold(sentence.in_latin(source[two])) == text[second].folded
    return is_subject and not sentence.cases(one) and _is_object(sentence, one, text[first].folded)


def _is_object(sentence: Sentence, place: int, nominative: str) -> bool:
    readings = sentence.readings(sentence.source[place])
    undone = [reading for reading in readings if reading.ending and fold(reading.nominative) == nominative]
    return bool(undone) and all(not set(reading.cases) <= set("VMGP") for reading in undone)


def _swap(sentence: Sentence, first: int, second: int, by: Signal) -> Finding:
    one, two = sentence.translation[first], sentence.translation[second]
    detail = {
        Signal.SOURCE: f"“{sentence.source[sentence.counterparts[second]].text}” is the subject of the source sentence",
        Signal.REFERENCE: f"“{two.text}” comes before “{one.text}”",
        Signal.RETRANSLATION: f"“{two.text}” comes before “{one.text}”",
    }[by]
    lone = by is not Signal.REFERENCE
    return Finding(
        fault=Fault.MISSPELT,
        segment=sentence.segment,
        start=one.start,
        end=two.end,
        right=(),
        message=f"“{one.text}” and “{two.text}” are swapped",
        evidence=(Evidence(by, detail),),
        confidence=0.6 if lone else 0.85,
        severity=Severity.MINOR if lone else Severity.MAJOR,
    )


# ---------------------------------------------------------------------------------------------------------- labels


def labels(sentence: Sentence) -> Iterator[Finding]:
    """Labels in brackets behind a name, if the source has no brackets (*Dodik (politician)*)."""
    segment = sentence.segment
    told = (segment.source, *segment.references)
    if not segment.source or any(text and _BRACKETS.search(text) for text in told):
        return
    for match in _LABEL.finditer(segment.translation):
        name = next((word for word in sentence.translation if word.end == match.start() and word.capitalised), None)
        if name is not None:
            yield Finding(
                fault=Fault.MISSPELT,
                segment=segment,
                start=match.start(),
                end=match.end(),
                right=(),
                message=f"“({match[1]})” after “{name.text}” is not in the source",
                evidence=(Evidence(Signal.SOURCE, "no brackets"),),
                confidence=0.85,
                severity=Severity.MAJOR,
            )
