"""Cues to the case of a name in the source.

They are a preposition, the case of the names and nouns beside it, an ending that no nominative has, the same name
without the ending elsewhere, and a verb of which it is not the subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.declension import cues_for, declension_for, nominatives_for
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.respelling import fold
from mtcheck.names.sentence import Sentence, run_around
from mtcheck.names.uninflected import names_a_class_noun

__all__ = ["cues", "has_vowel", "is_nominative", "is_with_a_genitive"]

_WORDS_BEFORE: Final = 5
_SURE_WEIGHT: Final = 0.95
_MOST_MENTIONS: Final = 20
"""The most mentions of a name that are looked at, so that time stays linear if a text repeats it."""
_FARTHEST_BEFORE: Final = 20
_FARTHEST_BEHIND: Final = 5


def cues(sentence: Sentence, place: int, reading: Reading) -> tuple[dict[str, float], list[str]]:
    """The evidence for and against the form at ``place`` being in one of the reading's cases, as features, and the
    reasons for it in words. ``certainty`` is the sum of the cues: 1 is enough without other evidence."""
    form = sentence.in_latin(sentence.source[place])
    governed = sentence.cases(place)
    found = {
        "preposition": _preposition(governed, reading),
        "word before": _word_before(sentence, place, reading),
        "word after": _word_after(sentence, place, reading),
        "neighbour": _neighbour(sentence, place, reading),
        "first of the names": _first_of_the_names(sentence, place, reading),
        "no subject": _no_subject(sentence, place, reading),
        "shape": _shape(sentence, form, reading),
        "stem": _stem(sentence, place, reading),
        "owner": _possessive(sentence, place, reading),
    }
    before_e = _before_e(sentence, place, reading) if reading.ending == "e" else None
    attribute = _is_attribute(sentence, place)
    against = _is_ruled_out(governed, reading, attribute=attribute)
    masculine = is_with_a_genitive(sentence, place)
    told = {f"cue {name}": cue[0] for name, cue in found.items() if cue is not None}
    told |= _unlikely(sentence, form, reading, masculine=masculine)
    told["cues"] = sum(cue[0] for cue in found.values() if cue is not None)
    told["attribute"] = attribute
    if reading.ending == "e":
        told["certainty"] = 0.0 if before_e is None else before_e[0]
        return told, [] if before_e is None else [before_e[1]]
    if against:
        told["certainty"] = 0.0
        return told, []
    masculine = masculine or _is_no_feminine(governed, reading)
    told["certainty"] = _certainty(sentence, form, reading, told["cues"], masculine=masculine)
    return told, [cue[1] for cue in found.values() if cue is not None]


def _is_ruled_out(governed: str, reading: Reading, *, attribute: bool) -> bool:
    """Whether the words before the form require another case, or none because the name is an attribute."""
    return bool(governed) and (attribute or not set(reading.cases) & set(governed))


def _is_no_feminine(governed: str, reading: Reading) -> bool:
    """Whether the words before the form require a genitive in *-a*: that of a name in *-ica* would end in *-ice*
    (*protiv Raonica*)."""
    return bool(governed) and set(reading.cases) <= set("GA") and not reading.restored


def _certainty(sentence: Sentence, form: str, reading: Reading, weight: float, *, masculine: bool) -> float:
    """The sum of the cues less the doubts about the reading."""
    weight -= _doubt(sentence, form, reading, masculine=masculine)
    common = is_capitalised_word(reading.nominative.capitalize()) and not is_word(reading.nominative)
    if weight >= _SURE_WEIGHT and common:
        weight += 0.4 if is_capitalised_word(form.capitalize()) else 1.0  # of two fitting nominatives, the common name
        weight -= 0.4 if len(reading.nominative) < 5 else 0.0  # of two common names, the longer one
    return weight


def _doubt(sentence: Sentence, form: str, reading: Reading, *, masculine: bool) -> float:
    """The doubt from a short stem, a nominative that the form does not show, or a form that looks like one."""
    known = is_capitalised_word(reading.nominative.capitalize())
    told = _unlikely(sentence, form, reading, masculine=masculine)
    doubt = 0.2 * told["not shown"] * (not known) + 0.4 * told["ends in j"]
    if told["stem"] < 4 and not (known and len(reading.ending) > 1 and len(reading.nominative) > 3):
        doubt += 1.6 if reading.restored else 0.5
    if not known:
        doubt += 0.6 * told["looks feminine"] + told["no such end"] + 0.6 * (reading.ending == "i")
        doubt += 0.4 * bool(nominatives_for(sentence.language).adjectival.search(reading.nominative))
    return doubt


Cue = tuple[float, str]


def _is_attribute(sentence: Sentence, place: int) -> bool:
    """Whether the name is undeclined before its class noun (*u Plaza hotelu*)."""
    after = place + 1
    return (
        after < len(sentence.source)
        and sentence.source[after].joined
        and bool(cues_for(sentence.language).apposition.fullmatch(sentence.spelt(after)))
    )


def _preposition(governed: str, reading: Reading) -> Cue | None:
    if not governed:
        return None
    if len(reading.nominative) < 4:
        return 0.4, "its preposition governs this case"
    certain = reading.ending not in {"a", "e", "i"} or (governed == "G" and reading.nominative[-1] != "e")
    if reading.ending == "u" and not reading.restored and reading.nominative[-1] in "aeio":
        certain = False
    return (1.0 if certain else 0.4), "its preposition governs this case"


def _before_e(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """A genitive in *-e* looks like many English names: only a preposition right before it shows the case."""
    if _is_before_a_capital(sentence, place) or not _is_genitive_of_a(reading):
        return None
    if sentence.by_ear and not is_capitalised_word(reading.nominative.capitalize()):
        return None  # a name that is not respelt may be undeclined, too
    cases = sentence.cases(place)
    if cases in {"G", "GA"} and len(reading.nominative) > 4:
        return 1.0, "the word before it requires this case"
    name = reading.nominative.capitalize()
    if is_capitalised_word(name) and ("G" in cases or (not cases and _is_behind_a_noun(sentence, place))):
        return 1.0, f"{name} is a common name"
    return None


def _is_before_a_capital(sentence: Sentence, place: int) -> bool:
    return place + 1 < len(sentence.source) and sentence.source[place + 1].capitalised


def _is_genitive_of_a(reading: Reading) -> bool:
    """Whether the form may be the genitive of a name in *-a*, and is long enough to show it."""
    return "G" in reading.cases and reading.restored == "a" and len(reading.nominative) > 3


def _is_behind_a_noun(sentence: Sentence, place: int) -> bool:
    """Whether a common word that is more than grammar is right before the name."""
    before = sentence.spelt(place - 1) if place and sentence.source[place].joined else ""
    return before.islower() and len(before) > 3 and not cues_for(sentence.language).function_words.fullmatch(before)


def _unlikely(sentence: Sentence, form: str, reading: Reading, *, masculine: bool) -> dict[str, float]:
    """Features against a reading: a short stem, a nominative that the form does not show, a form that looks like
    one."""
    nominative, ends = reading.nominative, nominatives_for(sentence.language)
    feminine = ends.anybodys if masculine else ends.feminine
    return {
        "not shown": reading.restored not in cues_for(sentence.language).feminine_ends | {""},
        "ends in j": nominative[-1] == "j" and nominative[-2] not in "aeou",
        "stem": len(form) - len(reading.ending),
        "looks feminine": reading.ending == "a" and bool(feminine.search(form)),
        "no such end": reading.ending == "a" and bool(ends.incomplete.search(form[:-1])),
    }


def _word_before(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """The cue of a noun, an adjective or a title right before the name."""
    if not place or not sentence.source[place].joined:
        return None
    before, told = sentence.spelt(place - 1), cues_for(sentence.language)
    if _is_behind_a_title(sentence, place) and reading.ending in told.behind_titles:
        return (0.4 if before.casefold() in told.abbreviated_titles else 0.95), f"“{before}” before it"
    if reading.ending in told.mans_datives and "L" in reading.cases and told.locative_adjectives.fullmatch(before):
        return 1.0, f"“{before}” before it is a locative"
    if not _may_show_a_case(sentence, place):
        return None
    return (
        _in_case_of_noun(sentence, place, reading)
        or _as_object(sentence, place, reading)
        or _as_instrumental(sentence, place, reading)
        or _as_owner(sentence, place, reading)
    )


def _is_behind_a_title(sentence: Sentence, place: int) -> bool:
    """Whether a title is right before the name, and no auxiliary right after it."""
    told = cues_for(sentence.language)
    after = sentence.spelt(place + 1).casefold() if place + 1 < len(sentence.source) else ""
    return sentence.spelt(place - 1).casefold() in told.titles and after not in told.auxiliaries


def _may_show_a_case(sentence: Sentence, place: int) -> bool:
    """Whether the word before the name is a noun or a verb, and not the noun of its class, behind which a name is
    undeclined (*gradu Niigata*)."""
    before, told = sentence.spelt(place - 1), cues_for(sentence.language)
    if before[0].isupper() or told.function_words.fullmatch(before.casefold()) or len(before) < 4:
        return False
    return not (told.apposition.fullmatch(before) or names_a_class_noun(sentence, place))


def _in_case_of_noun(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether the noun before the name is in the same case: a man in the genitive, a woman in the accusative."""
    before, told = sentence.spelt(place - 1), cues_for(sentence.language)
    lowered = before.casefold()
    if reading.ending in told.mans_genitives and not reading.restored and told.masculine_genitive.fullmatch(lowered):
        return 1.0, f"“{before}” before it is a genitive"
    if reading.restored in told.feminine_ends and reading.ending in {"u", "o"} and lowered.endswith(reading.ending):
        return 0.9, f"“{before}” before it is an accusative"
    return None


def _as_instrumental(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether the name and the noun before it are in the instrumental."""
    before, told = sentence.spelt(place - 1), cues_for(sentence.language)
    if reading.ending in told.instrumentals and before.casefold().endswith(tuple(told.instrumental_nouns)):
        return 0.9, f"“{before}” before it is an instrumental"
    return None


def _as_owner(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether the name, in the genitive, is that of the owner of what the noun before it names."""
    if reading.cases[0] != "G":
        return None
    before = sentence.spelt(place - 1)
    lowered = before.casefold()
    if cues_for(sentence.language).oblique_nouns.fullmatch(lowered) or _governed_noun(sentence, place - 1):
        return 0.95, f"it belongs to “{before}” before it"
    return (0.6, f"it may belong to “{before}” before it") if lowered[-1] in "eu" else None


def _as_object(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether the name is the object of the verb right before it."""
    if reading.ending not in cues_for(sentence.language).mans_genitives or reading.restored:
        return None
    before = sentence.spelt(place - 1)
    if _takes_an_object(sentence, place - 1):
        return 0.95, f"it is the object of “{before}” before it"
    return (0.95, f"“{before}” before it has another subject") if _has_a_subject(sentence, place - 1) else None


def _word_after(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """The cue of an adjective behind the name in the same case (*Piqueta mlajšega*)."""
    if place + 1 == len(sentence.source) or reading.ending not in cues_for(sentence.language).mans_genitives:
        return None
    after = sentence.spelt(place + 1)
    return (0.95, f"“{after}” after it") if after in cues_for(sentence.language).agreeing else None


def _takes_an_object(sentence: Sentence, place: int) -> bool:
    """Whether the word is an infinitive whose subject does not follow, as it may in the future (*će doći Costa*)."""
    near = {sentence.spelt(other) for other in range(max(0, place - _WORDS_BEFORE), place)}
    verb = sentence.spelt(place)
    told = cues_for(sentence.language)
    return bool(told.infinitives.fullmatch(verb)) and verb not in told.copulas and told.futures.isdisjoint(near)


def _has_a_subject(sentence: Sentence, verb: int) -> bool:
    """Whether the word is a masculine past tense, with a man's name, kept by the translation, right before it and its
    auxiliary (*Gingrich je pohvalio Santoruma*)."""
    source = sentence.source
    if not cues_for(sentence.language).mans_verbs.fullmatch(sentence.spelt(verb)):
        return False
    for place in range(verb - 1, max(-1, verb - 3), -1):
        if not source[place + 1].joined:
            return False
        if source[place].capitalised:
            number, form = sentence.rendered.get(place), fold(sentence.in_latin(source[place]))
            return number is not None and sentence.translation[number].folded == form and form[-1] not in "aeiou"
        if sentence.spelt(place) not in cues_for(sentence.language).auxiliaries:
            return False
    return False


def _first_of_the_names(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """The cue of a noun before several names for a later one with the same ending (*pjevača Fatiha i Müslüma*)."""
    first = min(_beside(sentence, place), default=place)
    if first >= place or not sentence.in_latin(sentence.source[first]).endswith(reading.ending):
        return None
    return _word_before(sentence, first, reading)


def _no_subject(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether a dative precedes a verb whose subject is not a single person (*Reidu je uspelo*, *Shyamu so
    postregli*)."""
    source = sentence.source
    start, end = run_around(source, place)
    told = cues_for(sentence.language)
    if reading.ending not in told.mans_datives or reading.restored or place + 1 != end or end + 1 >= len(source):
        return None
    one_of_several = sentence.spelt(start - 1) in told.joining if source[start].joined else not source[start].initial
    if one_of_several or not source[end].joined:
        return None
    verb, after = sentence.spelt(end), sentence.spelt(end + 1)
    if verb in told.without_subject or (verb in told.impersonal and after.endswith(tuple(told.neuter_verbs))):
        return 0.95, f"it is not the subject of “{verb} {after}”"
    return None


def _governed_noun(sentence: Sentence, place: int) -> bool:
    """Whether the word is a noun in an oblique case: a preposition is at most two words before."""
    prepositions = declension_for(sentence.language).prepositions
    before = range(max(0, place - 2), place)
    return sentence.spelt(place)[-1] in "aeiu" and any(sentence.spelt(one).casefold() in prepositions for one in before)


def _neighbour(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether a name beside the form, or joined to it by *and*, is declined too."""
    for other in _beside(sentence, place) if reading.cases != "P" else ():
        cue = _declined_beside(sentence, other, reading)
        if cue is not None:
            return cue
    return None


def _declined_beside(sentence: Sentence, other: int, reading: Reading) -> Cue | None:
    """Whether the name at ``other`` is in a case of the reading's: the form without its ending is what the translation
    has or a common name, or the two endings are the same."""
    neighbour, rendered = sentence.source[other], sentence.rendered.get(other)
    said = sentence.translation[rendered].folded if rendered is not None else ""
    shared = cues_for(sentence.language).shared_endings
    for option in sentence.readings(neighbour):
        if not _is_in_a_case_of(option, reading):
            continue
        nominative = fold(option.nominative)
        known = is_capitalised_word(nominative.capitalize()) and not is_capitalised_word(neighbour.text)
        if nominative == said or known:
            certain = option.ending != "u" or nominative == said
            return (1.0 if certain else 0.6), f"“{neighbour.text}” beside it is in the same case"
        if option.ending == reading.ending and option.ending in shared:
            return 0.7, f"“{neighbour.text}” beside it has the same ending"
    return None


def _is_in_a_case_of(option: Reading, reading: Reading) -> bool:
    """Whether a neighbour, read so, has an ending and a case in common with the reading."""
    if not option.ending or option.cases in {"V", "M"}:
        return False
    return bool(set(option.cases) & set(reading.cases)) and has_vowel(option.nominative)


def is_with_a_genitive(sentence: Sentence, place: int) -> bool:
    """Whether a name beside the form is a man's in the genitive, judging by its translation (*Jima*: Jim), and both are
    one name in the translation (not *prezydentka Gdańska Aleksandra*)."""
    start, end = run_around(sentence.source, place)
    own = sentence.rendered.get(place)
    first, last = (0, len(sentence.translation)) if own is None else run_around(sentence.translation, own)
    for other in range(max(start, place - 2), min(end, place + 2)):
        number = sentence.rendered.get(other)
        if other == place or number is None or not first <= number < last:
            continue
        said = sentence.translation[number].folded
        if any(
            reading.ending == "a" and not reading.restored and fold(reading.nominative) == said
            for reading in sentence.readings(sentence.source[other])
        ):
            return True
    return False


def _beside(sentence: Sentence, place: int) -> Iterator[int]:
    """The names in the same run, with *and* between them."""
    source = sentence.source
    before = range(place - 1, max(-1, place - _FARTHEST_BEFORE), -1)
    behind = range(place + 1, min(len(source), place + _FARTHEST_BEHIND))
    for step, places in ((-1, before), (1, behind)):
        for other in places:
            if not source[max(other, other - step)].joined:
                break
            if source[other].capitalised:
                yield other
            elif sentence.spelt(other) not in cues_for(sentence.language).joining:
                break


def _shape(sentence: Sentence, form: str, reading: Reading) -> Cue | None:
    """The cue of the form's end. Where names are respelt, one in *-ea* was kept, perhaps undeclined."""
    if reading.restored or (sentence.by_ear and form.endswith("ea")):
        return None
    told = cues_for(sentence.language)
    found = told.unmistakable.search(form, max(0, len(form) - 4))
    if found and found.end() == len(form):
        return 1.0, f"hardly any name ends in -{reading.ending}"
    if reading.ending in told.seldom_own:
        return 0.3, f"few names end in -{reading.ending}"
    return None


def _possessive(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether a form in *-ov* or *-ova* agrees with a noun behind it (*Carterov savjetnik*)."""
    source = sentence.source
    if (
        reading.cases != "P"
        or reading.restored
        or reading.ending.startswith("in")
        or place + 1 == len(source)
        or not source[place + 1].joined
    ):
        return None
    after = sentence.spelt(place + 1)
    tail = reading.ending[-1] if reading.ending[-1] in "aeiou" else ""
    agrees = after[-1] == tail if tail else after[-1] not in "aeiou"
    named = place and source[place].joined and source[place - 1].capitalised
    if agrees and after.islower() and len(after) > 4 and not named:
        return 0.95, f"possessive before “{after}”"
    return None


def _stem(sentence: Sentence, place: int, reading: Reading) -> Cue | None:
    """Whether the nominative is a common name, or occurs elsewhere in the segment."""
    stem = reading.nominative.capitalize()
    if _stands_elsewhere(sentence, place, fold(reading.nominative)):
        return 1.0, f"“{stem}” appears elsewhere without the ending"
    if is_capitalised_word(stem) and reading.cases != "P":
        certain = len(stem) > 3 and not is_word(stem) and not _may_be_its_own(sentence, place, reading)
        return (0.95 if certain else 0.6), f"{stem} is a common name"
    return (0.2, f"{stem} is an English word") if is_word(stem) else None


def _may_be_its_own(sentence: Sentence, place: int, reading: Reading) -> bool:
    """Whether the form may be a nominative although a common name is underneath."""
    form = sentence.source[place]
    if _may_be_the_subject(sentence, place, reading) or reading.restored == "e":
        return True
    if reading.restored and is_word(form.text):
        return True
    if reading.ending == "u" and not reading.restored:  # a foreign name may well end in -u
        return True
    return reading.ending in {"a", "i"} and _first_name(sentence, place)  # a woman's first name ends in -a


def _may_be_the_subject(sentence: Sentence, place: int, reading: Reading) -> bool:
    """Whether the form is the first of the text, or of a sentence and may be a woman's name."""
    form = sentence.source[place]
    if not place or not form.initial:
        return not place
    return bool(reading.restored or nominatives_for(sentence.language).feminine.search(form.folded))


def _stands_elsewhere(sentence: Sentence, place: int, nominative: str) -> bool:
    """Whether the segment has the nominative: not after a preposition, and not for another word of the source."""
    for other in sentence.source_places.get(nominative, ())[:_MOST_MENTIONS]:
        if other != place and not sentence.cases(other):
            return True
    for number in sentence.translation_places.get(nominative, ())[:_MOST_MENTIONS]:
        form = sentence.counterpart(number)
        if form is None or any(fold(option.nominative) == nominative for option in sentence.readings(form)):
            return True
    return False


def _first_name(sentence: Sentence, place: int) -> bool:
    """Whether another name follows."""
    after = sentence.source[place + 1 : place + 2]
    return bool(after) and after[0].joined and after[0].capitalised


def is_nominative(sentence: Sentence, place: int) -> bool:
    """Whether a form in *-a* must be a nominative.

    Its noun is in another case (*u prefekturi Niigata*), or it is the subject of a feminine verb (*je Noosa
    premagala*).
    """
    source = sentence.source
    before = sentence.spelt(place - 1) if place and source[place].joined else ""
    after = sentence.spelt(place + 1) if place + 1 < len(source) and source[place + 1].joined else ""
    told = cues_for(sentence.language)
    if told.womans_predicates.fullmatch(f"{before} {after}"):
        return True
    return bool(told.apposition.fullmatch(before)) and before[-1] in "iuom"


def has_vowel(nominative: str) -> bool:
    """Whether a nominative has three letters or more and a vowel among them: others are abbreviations."""
    return len(nominative) > 2 and any(letter in "aeiouyáéíóúöüäåèê" for letter in nominative)
