"""What the source alone says about a word of the translation: the cues of the sentence.

Croatian, Bosnian, Slovene and Czech keep a foreign name's spelling and decline it, so that a name which stands in the
translation just as in the source may carry a case ending. Several things tell: the preposition before it, the case of
the names and nouns beside it, an ending that no nominative has, the same name without the ending elsewhere, and a
common English name underneath.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.locales.cues import APPOSITION, FUNCTION_WORDS, MASCULINE_GENITIVE, TITLES, UNMISTAKABLE
from mtcheck.locales.endings import PREPOSITIONS
from mtcheck.locales.english import is_capitalised_word, is_word
from mtcheck.locales.language import group
from mtcheck.locales.respelling import fold, plain_key, respelling_key
from mtcheck.model import Evidence, Signal
from mtcheck.names.finding import Proposal
from mtcheck.names.sentence import Sentence, likeness
from mtcheck.names.words import Word

__all__ = ["propose"]

_FEMININE_LOOK: Final = re.compile("(?:[^aeiou]ka|ica|ola|ina|ova|eva|ija)$")
"""Ends of nominatives in *-a*, so that the form need not be a genitive."""
_NOUN: Final = re.compile("(?:om|em|nj[aeu]|[csz]ij[aeiu])$")
"""Ends of nouns in an oblique case."""
_VERBS: Final = frozenset({"je", "su", "se", "će", "bi", "ni", "nije", "so", "ima", "bo"})
_SURE: Final = 0.95
_WOMANS_SURNAME: Final = re.compile("(?:[sc]k|ov|ev)a$")
_FEMININE: Final = frozenset({"a", "ia", "ea", "ja", "ija"})


def propose(sentence: Sentence, number: int) -> Iterator[Proposal]:
    """The nominatives that the source's form must stand for, where the sentence leaves no doubt."""
    place = sentence.counterparts.get(number)
    if place is None:
        return
    if fold(sentence.in_latin(sentence.source[place])) == sentence.translation[number].folded:
        yield from _kept(sentence, number, place)
    else:
        yield from _changed(sentence, number, place)
    yield from _common_name(sentence, number, place)


def _kept(sentence: Sentence, number: int, place: int) -> Iterator[Proposal]:
    """The translation has the source's form as it is: is that a case form?"""
    word = sentence.translation[number]
    if sentence.respelt:
        return
    surname = _WOMANS_SURNAME.search(word.folded) and not sentence.cases(place)
    doubt = 1.3 if is_capitalised_word(word.text) else 0.05 if is_word(word.text) else 0.0
    for reading in sentence.readings(sentence.source[place]):
        if surname and reading.ending == "a":
            continue
        if reading.ending and not set(reading.cases) <= set("VM") and _name_like(reading.nominative):
            weight, cues = _cues(sentence, place, reading)
            yield _proposal(sentence, number, place, reading, weight - doubt, cues)


def _changed(sentence: Sentence, number: int, place: int) -> Iterator[Proposal]:
    """The translation made something of the source's form: can it be its nominative?"""
    word, form = sentence.translation[number], sentence.source[place]
    if is_capitalised_word(word.text) or is_word(word.text):
        return
    readings = sentence.readings(form)
    chosen = [reading for reading in readings if _same(sentence, reading.nominative, word.folded)]
    cases = sentence.cases(place)
    for reading in readings:
        if reading in chosen or not _name_like(reading.nominative) or set(reading.cases) <= set("VPM"):
            continue
        if cases and not set(cases) & set(reading.cases) and reading.ending:
            continue
        if not chosen and not sentence.respelt and _cut_short(reading, word.folded):
            cue = f"{word.text} is no nominative of it"
            yield _proposal(sentence, number, place, reading, 0.95 - 0.01 * len(reading.restored), [cue])
        elif chosen and cases and not any(_fits(other, cases) for other in chosen):
            same_stem = any(other.ending == reading.ending and not other.restored for other in chosen)
            if reading.restored == "a" and same_stem and set(cases) & set(reading.cases):
                cue = f"{word.text} + -{chosen[0].ending} does not fit what stands before it"
                yield _proposal(sentence, number, place, reading, 1.0, [cue])
        elif not reading.ending and chosen and chosen[0].ending == "a" and _nominative(sentence, place):
            yield _proposal(sentence, number, place, reading, 1.0, ["it is a nominative here"])


def _cut_short(reading: Reading, folded: str) -> bool:
    """Whether one last vowel of the nominative is missing that is no case ending (*Weis* for *Weisea*: Weise)."""
    nominative = fold(reading.nominative)
    return nominative[:-1] == folded and nominative[-1] in "aeo" and len(reading.ending) == 1


def _common_name(sentence: Sentence, number: int, place: int) -> Iterator[Proposal]:
    """A common English name one last vowel away that fits the source at least as well (*Mecco* for *Meki*: Mecca)."""
    word, form = sentence.translation[number], sentence.source[place]
    if is_capitalised_word(word.text) or is_word(word.text) or len(word.text) < 5:
        return
    spelt = sentence.in_latin(form)
    now = likeness(word.text, spelt, sentence.language, sentence.respelt)
    declined = any(_same(sentence, reading.nominative, word.folded) for reading in sentence.readings(form))
    if declined and len(word.text) < 6:
        return
    for stem in (word.text, word.text[:-1] if word.text[-1] in "aeiou" else word.text):
        for vowel in ("e",) if fold(spelt) == word.folded else ("a", "o", "e", "i"):
            name = stem + vowel
            if name != word.text and is_capitalised_word(name):
                fits = likeness(name, spelt, sentence.language, sentence.respelt)
                needed = now - 0.04 if stem == word.text else now if len(name) > 6 else now + 0.01
                if fits >= max(needed, 0.9):
                    evidence = Evidence(Signal.SOURCE, f"“{form.text}”: {name} is a common name")
                    yield Proposal(name, 0.94 + 0.1 * fits, (evidence,), form=form.text)


def _fits(reading: Reading, cases: str) -> bool:
    """Whether a reading agrees with the cases asked for; a plural in *-e* is an accusative."""
    plural = "M" in reading.cases and (reading.ending != "e" or "A" in cases)
    return plural or bool(set(cases) & set(reading.cases))


def _nominative(sentence: Sentence, place: int) -> bool:
    """Whether a form in *-a* must be a nominative, because its noun stands in another case (*u prefekturi Niigata*)."""
    source = sentence.source
    before = source[place - 1].text if place and source[place].joined else ""
    return bool(APPOSITION.fullmatch(before)) and before[-1] in "iuom"


def _name_like(nominative: str) -> bool:
    return len(nominative) > 2 and any(letter in "aeiouyáéíóúöüäåèê" for letter in nominative)


def _same(sentence: Sentence, nominative: str, folded: str) -> bool:
    if sentence.respelt:
        return respelling_key(nominative) == plain_key(folded)
    return fold(nominative) == folded


def _proposal(
    sentence: Sentence, number: int, place: int, reading: Reading, weight: float, cues: list[str]
) -> Proposal:
    form = sentence.source[place].text
    word = sentence.translation[number]
    right = word.text + reading.restored if sentence.respelt else _cased(reading.nominative, word)
    case = f"{reading.case} " if reading.ending else ""
    return Proposal(
        right=right,
        weight=weight,
        evidence=(Evidence(Signal.SOURCE, f"{case}“{form}”: {'; '.join(cues)}"),) if cues else (),
        reading=reading,
        form=form,
    )


def _cues(sentence: Sentence, place: int, reading: Reading) -> tuple[float, list[str]]:
    """How sure it is that the form at ``place`` stands in one of the reading's cases (1 is enough), and why."""
    form = sentence.in_latin(sentence.source[place])
    if reading.ending == "e":
        return _before_e(sentence, place, reading)
    governed = sentence.cases(place)
    if governed and not set(reading.cases) & set(governed):
        return 0.0, []
    cues = [cue for cue in (
        _preposition(governed, reading),
        _word_before(sentence, place, reading),
        _word_after(sentence, place, reading),
        _neighbour(sentence, place, reading),
        _shape(sentence.in_latin(sentence.source[place]), reading),
        _stem(sentence, place, reading),
        _possessive(sentence, place, reading),
    ) if cue is not None]  # fmt: skip
    weight = sum(weight for weight, _ in cues) - _unlikely(form, reading)
    if weight >= _SURE and is_capitalised_word(reading.nominative.capitalize()):
        weight += 0.4  # of two nominatives that fit, the common name
    return weight, [text for _, text in cues]


Cue = tuple[float, str]


def _preposition(governed: str, reading: Reading) -> Cue | None:
    if not governed:
        return None
    if len(reading.nominative) < 4:
        return 0.4, "its preposition asks for this case"
    certain = reading.ending not in {"a", "e", "i"} or (governed == "G" and reading.nominative[-1] != "e")
    if reading.ending == "u" and not reading.restored and reading.nominative[-1] in "aeio":
        certain = False
    return (1.0 if certain else 0.4), "its preposition asks for this case"


def _before_e(sentence: Sentence, place: int, reading: Reading) -> tuple[float, list[str]]:
    """A genitive in *-e* looks like many an undeclined English name: only a preposition right before it tells."""
    alone = place + 1 == len(sentence.source) or not sentence.source[place + 1].capitalised
    genitive = sentence.cases(place) in {"G", "GA"}
    if alone and reading.restored == "a" and genitive and len(reading.nominative) > 4:
        return 1.0, ["what stands before it asks for this case"]
    return 0.0, []


def _unlikely(form: str, reading: Reading) -> float:
    """What speaks against a reading: a short stem, a nominative the form does not show, a form that looks like one."""
    known = is_capitalised_word(reading.nominative.capitalize())
    doubt = 0.0 if known or reading.restored in _FEMININE | {""} else 0.2
    doubt += 0.4 if reading.nominative[-1] == "j" and reading.nominative[-2] not in "aeou" else 0.0
    if len(form) - len(reading.ending) < 4:
        doubt += 1.6 if reading.restored else 0.5
    if not known:
        doubt += 0.6 if reading.ending == "a" and _FEMININE_LOOK.search(form) else 0.0
        doubt += 0.6 if reading.ending == "i" else 0.0
    return doubt


def _word_before(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """What a noun, an adjective or a title right before the name says."""
    if not place or not sentence.source[place].joined:
        return None
    before = sentence.source[place - 1].text
    lowered = before.casefold()
    after = sentence.source[place + 1].text.casefold() if place + 1 < len(sentence.source) else ""
    if lowered in TITLES and after not in _VERBS and reading.ending in {"a", "u", "ja", "ju", "om", "em", "jem"}:
        return 0.95, f"“{before}” before it"
    if before[0].isupper() or FUNCTION_WORDS.fullmatch(lowered) or len(before) < 4 or APPOSITION.fullmatch(before):
        return None
    if reading.ending in {"a", "ja"} and not reading.restored and MASCULINE_GENITIVE.fullmatch(lowered):
        return 1.0, f"“{before}” before it is a genitive"
    if reading.restored in _FEMININE and reading.ending in {"u", "o"} and lowered.endswith(reading.ending):
        return 0.9, f"“{before}” before it is an accusative"
    if reading.ending in {"om", "em", "jem"} and lowered.endswith(("om", "em", "im")):
        return 0.9, f"“{before}” before it is an instrumental"
    if reading.cases[0] == "G" and (_NOUN.search(lowered) or _governed_noun(sentence, place - 1)):
        return 0.95, f"it belongs to “{before}” before it"
    if reading.cases[0] == "G" and lowered[-1] in "eu":
        return 0.6, f"it may belong to “{before}” before it"
    return None


def _word_after(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """An adjective after the name, in the same case (*Piqueta mlajšega*)."""
    if place + 1 == len(sentence.source) or reading.ending not in {"a", "ja"}:
        return None
    after = sentence.source[place + 1].text
    return (
        (0.95, f"“{after}” after it")
        if after in {"mlajšega", "starejšega", "mlađeg", "starijeg", "mlađega", "starijega"}
        else None
    )


def _governed_noun(sentence: Sentence, place: int) -> bool:
    """Whether the word is a noun in an oblique case: a preposition stands at most two words before it."""
    prepositions = PREPOSITIONS.get(group(sentence.language), {})
    before = sentence.source[max(0, place - 2) : place]
    return sentence.source[place].text[-1] in "aeiu" and any(word.text.casefold() in prepositions for word in before)


def _neighbour(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether a name beside the form, or joined to it by *and*, was declined too."""
    for other in _beside(sentence, place):
        neighbour = sentence.source[other]
        rendered = next((number for number, at in sentence.counterparts.items() if at == other), None)
        said = sentence.translation[rendered].folded if rendered is not None else ""
        for option in sentence.readings(neighbour):
            if (
                not option.ending
                or option.cases in {"V", "M"}
                or not set(option.cases) & set(reading.cases)
                or not _name_like(option.nominative)
            ):
                continue
            nominative = fold(option.nominative)
            known = is_capitalised_word(nominative.capitalize()) and not is_capitalised_word(neighbour.text)
            if nominative == said or known:
                certain = option.ending != "u" or nominative == said
                return (1.0 if certain else 0.6), f"“{neighbour.text}” beside it stands in the same case"
            if option.ending == reading.ending and option.ending in {"om", "em", "jem", "ju"}:
                return 0.7, f"“{neighbour.text}” beside it has the same ending"
    return None


def _beside(sentence: Sentence, place: int) -> Iterator[int]:
    """The names in the same run of names, with *and* between them."""
    source = sentence.source
    for step, stop in ((-1, -1), (1, len(source))):
        for other in range(place + step, max(-1, min(stop, place + 5 * step)), step):
            if not source[max(other, other - step)].joined:
                break
            if source[other].capitalised:
                yield other
            elif source[other].text not in {"i", "in", "ili", "ali"}:
                break


def _shape(form: str, reading: Reading) -> Cue | None:
    if reading.restored:
        return None
    found = UNMISTAKABLE.search(form, max(0, len(form) - 4))
    if found and found.end() == len(form):
        return 1.0, f"hardly a name ends in -{reading.ending}"
    if reading.ending in {"om", "jem"}:
        return 0.3, f"few names end in -{reading.ending}"
    return None


def _possessive(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether a form in *-ov*, *-ova* agrees with a noun after it (*Carterov savjetnik*)."""
    source = sentence.source
    if (
        reading.cases != "P"
        or reading.restored
        or reading.ending.startswith("in")
        or place + 1 == len(source)
        or not source[place + 1].joined
    ):
        return None
    after = source[place + 1].text
    tail = reading.ending[-1] if reading.ending[-1] in "aeiou" else ""
    agrees = after[-1] == tail if tail else after[-1] not in "aeiou"
    named = place and source[place].joined and source[place - 1].capitalised
    if agrees and after.islower() and len(after) > 4 and not named:
        return 0.95, f"possessive before “{after}”"
    return None


def _stem(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether the nominative is a common name, or stands elsewhere in the segment."""
    stem = reading.nominative.capitalize()
    texts = (*sentence.source[:place], *sentence.source[place + 1 :], *sentence.translation)
    if any(word.capitalised and word.folded == fold(reading.nominative) for word in texts):
        return 1.0, f"“{stem}” stands elsewhere without the ending"
    if is_capitalised_word(stem) and reading.cases != "P":
        shown = reading.ending != "u" or bool(reading.restored)  # a foreign name may well end in -u
        first = reading.ending == "a" and _first_name(sentence, place)  # a woman's first name ends in -a
        certain = place and len(stem) > 3 and not is_word(stem) and shown and not first  # the first word is the subject
        return (0.95 if certain else 0.6), f"{stem} is a common name"
    return (0.2, f"{stem} is an English word") if is_word(stem) else None


def _cased(nominative: str, word: Word) -> str:
    """The nominative with the translation's capitals and accents where they agree."""
    if word.acronym:
        return nominative.upper()
    kept = 0
    while kept < min(len(nominative), len(word.text)) and fold(nominative[kept]) == fold(word.text[kept]):
        kept += 1
    return word.text[:kept] + nominative[kept:]


def _first_name(sentence: Sentence, place: int) -> bool:
    """Whether another name follows."""
    after = sentence.source[place + 1 : place + 2]
    return bool(after) and after[0].joined and after[0].capitalised
