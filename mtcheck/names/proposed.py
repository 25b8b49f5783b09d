"""What to enter into a glossary for a name in an article: spelling, kind, gender, and the source's nominative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from mtcheck.glossary.entry import Gender, Kind
from mtcheck.glossary.inflect import Reading
from mtcheck.languages.common import is_form_of_common
from mtcheck.languages.declension import cues_for, declension_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_word
from mtcheck.languages.given_names import gender_of_given_name, is_given_name, is_own_given_name
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, is_heard_as, latin, plain_keys, respelling_key
from mtcheck.languages.surnames import surnames_for
from mtcheck.names.alike import differ_in_ending, is_of_people
from mtcheck.names.attested import is_attested
from mtcheck.names.sentence import Sentence, likeness
from mtcheck.names.words import Word

__all__ = ["Proposal", "is_adjective_of_a_place", "join_words", "proposal"]

_SOFT: Final = "j"
"""With what the vowels begin, in Latin script, that soften the letter before."""
_SAME_SOUND: Final = 70.0
_STEM: Final = 4
_LEAST_LIKENESS: Final = 0.75
_GENDERS: Final = {"f": Gender.FEMININE, "m": Gender.MASCULINE, "": None}


class Proposal(NamedTuple):
    """``source`` is the source's nominative, "" if the source lacks the name; ``declined`` says whether the source has
    it in another case, and ``forms`` are the words there; ``words`` are those of the name."""

    name: str
    kind: Kind | None
    gender: Gender | None
    source: str
    declined: bool
    words: tuple[str, ...]
    forms: tuple[Word, ...] = ()


def proposal(name: Sequence[str], run: Sequence[Word], sentence: Sentence) -> Proposal:
    """What to enter for a run of words of the translation, which should read ``name``."""
    name, run, found = _without_description(name, run, sentence)
    kind = Kind.PERSON if _is_person(name, found, sentence) else _kind(name, run, sentence, found)
    gender = gender_of_given_name(name[0]) if kind is Kind.PERSON else ""
    said = sentence.segment.translation
    if not found:
        return Proposal(join_words(name, run, said), kind, _GENDERS[gender], "", declined=False, words=tuple(name))
    forms = [sentence.in_latin(word) for word in found]
    nominatives = _nominatives(name, found, sentence, person=kind is Kind.PERSON)
    declined = any(form != nominative for form, nominative in zip(forms, nominatives, strict=True))
    own = kind is Kind.PERSON and is_own_given_name(nominatives[0], sentence.language)
    spelt = [_spelling(*row, sentence, own=own) for row in zip(name, found, nominatives, strict=True)]
    if kind is Kind.PERSON:
        gender = gender_of_given_name(spelt[0]) or gender
    source = [_in_own_script(*row, sentence) for row in zip(name, found, nominatives, strict=True)]
    written = join_words(source, found, sentence.segment.source or "")
    entered = join_words(spelt, run, said)
    return Proposal(entered, kind, _GENDERS[gender], written, declined, tuple(spelt), tuple(found))


def _in_own_script(said: str, form: Word, nominative: str, sentence: Sentence) -> str:
    """A nominative in Latin script as the source writes it: in its own letters if those of the form show them
    (*Хрущёва*: Хрущёв; *Гомулку*: Гомулка) and the translation is not more like the form, else the form."""
    if not sentence.respelt or form.text.isascii():
        return form.text if sentence.respelt else _like(form.text, nominative)
    language = sentence.language
    alike = [likeness(said, one, language, sentence.by_ear) for one in (sentence.in_latin(form), nominative)]
    if alike[0] > alike[1]:
        return form.text
    for end in range(len(form.text), 1, -1):
        rest = nominative.removeprefix(latin(form.text[:end], language))
        if len(rest) == len(nominative):
            continue
        softened = latin(form.text[end : end + 1], language)[:1] == _SOFT
        if not rest:
            return form.text if softened else form.text[:end]
        letter = next((one for one in _letters(language) if latin(one, language) == rest), "")
        return form.text[:end] + letter if letter and not form.text.isupper() else form.text
    return form.text


@cache
def _letters(language: str) -> tuple[str, ...]:
    """The letters of a language other than Latin ones, in alphabetical order."""
    return tuple(sorted(letter for letter in language_for(language).letters if letter != latin(letter, language)))


def _without_description(
    name: Sequence[str], run: Sequence[Word], sentence: Sentence
) -> tuple[Sequence[str], Sequence[Word], Sequence[Word]]:
    """The name, its run and the source's run without what tells what bears it, in front or, behind a person, at the end
    (*the John Dunlap Stamp mill*)."""
    found = _in_source(name, sentence)
    if not found and len(name) > 2 and is_word(name[-1]) and is_given_name(name[0]):
        found = _in_source(name[:-1], sentence)
        name, run = (name[:-1], run[:-1]) if found else (name, run)
    before = _length_of_description(name, found, sentence)
    return name[before:], run[before:], found[before:]


def _length_of_description(name: Sequence[str], found: Sequence[Word], sentence: Sentence) -> int:
    """How many words before a name tell what bears it: the last of them is in small letters in the source (*Turska diva
    Sezen Aksu*)."""
    small = [
        at for at, (word, form) in enumerate(zip(name, found, strict=False)) if form.text.islower() and is_word(word)
    ]
    length = small[-1] + 1 if small else 0
    described = all(is_word(word) or is_of_people(word, sentence.target_lang) for word in name[:length])
    return length if described and length < len(name) else 0


def _is_first_word(form: Word, sentence: Sentence) -> bool:
    """Whether a capital is only that of a sentence, of a word that the source's language often has."""
    return form.initial and is_form_of_common(sentence.in_latin(form), sentence.language)


def join_words(name: Sequence[str], run: Sequence[Word], text: str) -> str:
    """The words of a name with what the text has between them (*Black-Daley*)."""
    gaps = [text[one.end : other.start] for one, other in pairwise(run)]
    return name[0] + "".join(f"{gap or ' '}{word}" for gap, word in zip(gaps, name[1:], strict=True))


def is_adjective_of_a_place(run: Sequence[Word], sentence: Sentence) -> bool:
    """Whether a single word renders a small word of the source (*štajerski*: Styrian), and so is not a name."""
    if len(run) != 1 or run[0].acronym:
        return False
    folded = run[0].folded
    keys = {key[:_STEM] for key in plain_keys(run[0].text)}
    if any(_begins(word, folded, keys, sentence) for word in sentence.source if word.capitalised):
        return False
    return any(_begins(word, folded, keys, sentence) for word in sentence.source if word.text.islower()) or (
        bool(sentence.source) and derivations_for(sentence.target_lang).of_places.search(folded) is not None
    )


def _begins(word: Word, folded: str, keys: set[str], sentence: Sentence) -> bool:
    spelt = sentence.in_latin(word)
    return fold(spelt)[:_STEM] == folded[:_STEM] or respelling_key(spelt)[:_STEM] in keys


def _is_person(name: Sequence[str], found: Sequence[Word], sentence: Sentence) -> bool:
    """Whether the run begins with a given name, in the translation or the source, ends with a Slavic surname, or is a
    name behind which the source has an English word as a surname."""
    if len(name) < 2 or _noun(name, sentence) or (not found and any(is_word(word) for word in name[1:])):
        return False
    if found and _is_surname(name, found, sentence):
        return True
    if not any(map(is_word, name)) and surnames_for(sentence.language).plain.search(name[-1]):
        return True
    first = _case_readings(sentence, found[0]) if found else ()
    return is_given_name(name[0]) or any(is_given_name(reading.nominative) for reading in first)


def _is_surname(name: Sequence[str], found: Sequence[Word], sentence: Sentence) -> bool:
    """Whether the source spells an English word behind another word as it is heard, or declines both, as it does with
    neither an organisation nor a place (*Kanye West*: *Kanje Vest*, *Kanyea Westa*); in another alphabet all names are
    spelt so."""
    if is_word(name[0]) or not is_word(name[-1]) or sentence.respelt:
        return False
    forms = [fold(sentence.in_latin(word)) for word in found]
    if sentence.by_ear:
        return not any(reading.nominative == fold(name[-1]) for reading in sentence.readings(found[-1]))
    declined = [form.removeprefix(fold(word)) for form, word in zip(forms, name, strict=True)]
    return all(ending and len(ending) < len(form) for ending, form in zip(declined, forms, strict=True))


def _noun(name: Sequence[str], sentence: Sentence) -> Kind | None:
    """The kind of thing that the last word of a name, or the one before *of*, says it is; so may the first word of a
    place (*Lake Ohrid*)."""
    told, lowered = cues_for(sentence.target_lang), [word.casefold() for word in name]
    of = next((at for at, word in enumerate(lowered) if at and word in told.owning), len(lowered))
    noun = lowered[of - 1]
    if noun in told.bodies:
        return None if noun in told.grounds else Kind.ORGANISATION  # *English Channel*, *Channel One*
    first = () if is_word(name[-1]) else lowered[:1]
    return Kind.PLACE if len(name) > 1 and told.grounds.intersection([noun, *first]) else None


def _is_placed(form: Word, sentence: Sentence) -> bool:
    """Whether something before a word of the source governs its case, if the language is known to have such words."""
    return not declension_for(sentence.language).prepositions or sentence.cases(_place(form, sentence)) != ""


def _place(form: Word, sentence: Sentence) -> int:
    return next(at for at, word in enumerate(sentence.source) if word.start == form.start)


def _kind(name: Sequence[str], run: Sequence[Word], sentence: Sentence, found: Sequence[Word] = ()) -> Kind | None:
    if len(name) > 1 and (told := _noun(name, sentence)):
        return told
    if run[0].acronym or any(map(is_word, name)):
        return None
    place = next((at for at, word in enumerate(sentence.translation) if word.start == run[0].start), 0)
    before = sentence.translation[place - 1].text if place and run[0].joined else ""
    if before not in cues_for(sentence.target_lang).situating:
        return None
    return Kind.PLACE if not found or _is_placed(found[0], sentence) else None


def _in_source(name: Sequence[str], sentence: Sentence) -> Sequence[Word]:
    """The run of capitalised words of the source, equal in number, that sounds like the name."""
    from rapidfuzz import fuzz

    keys = plain_keys(fold("".join(name)))
    best: tuple[Word, ...] = ()
    length, best_score = len(name), _SAME_SOUND
    source = [word for word in sentence.source if word.capitalised or not word.text[0].isalpha() or len(name) > 2]
    for place in range(len(source) - length + 1):
        run = tuple(source[place : place + length])
        if not run[0].capitalised or not run[-1].capitalised or not _is_one(run):
            continue
        sound = respelling_key("".join(map(sentence.in_latin, run)))
        each = [
            likeness(said, sentence.in_latin(word), sentence.language, sentence.by_ear)
            for said, word in zip(name, run, strict=True)
        ]
        score = max(100 * sum(each) / length, *(fuzz.ratio(key, sound) for key in keys))
        if score > best_score:
            best, best_score = run, score
    return best


def _is_one(run: Sequence[Word]) -> bool:
    return all(word.joined and word.start - before.end <= 1 for before, word in pairwise(run))


def _nominatives(name: Sequence[str], found: Sequence[Word], sentence: Sentence, *, person: bool) -> list[str]:
    """The source's forms in the nominative: for a person, a listed given name and a surname that agrees in case."""
    options = [tuple(_case_readings(sentence, word)) for word in found]
    given = _given_name(options[0], name[0]) if person and len(found) > 1 else None
    if given is None:
        return [_best(said, own, word, sentence) for said, own, word in zip(name, options, found, strict=True)]
    woman = gender_of_given_name(given.nominative) == "f"
    rest = []
    for said, own, word in zip(name[1:], options[1:], found[1:], strict=True):
        agreeing = [r for r in own if _agrees(given, r, woman=woman)]
        rest.append(_best(said, tuple(agreeing) or own, word, sentence))
    return [given.nominative, *rest]


def _given_name(options: Sequence[Reading], said: str) -> Reading | None:
    """The reading that is a listed given name: the translation's, then one without an ending."""
    known = [reading for reading in options if is_given_name(reading.nominative)]
    known.sort(key=lambda reading: fold(reading.nominative) != fold(said))
    if known and fold(known[0].nominative) == fold(said):
        return known[0]
    return next((reading for reading in known if not reading.ending), known[0] if known else None)


def _agrees(given: Reading, surname: Reading, *, woman: bool) -> bool:
    if not given.ending:
        return not surname.ending
    if not surname.ending:
        return woman and surname.nominative[-1] not in "aeiou"
    if woman and surname.nominative[-1] != "a":
        return False
    return bool(set(given.cases) & set(surname.cases))


def _case_readings(sentence: Sentence, word: Word) -> Iterator[Reading]:
    return (r for r in sentence.readings(word) if not set(r.cases) <= set("VMP") and len(r.nominative) > 1)


def _best(said: str, readings: Sequence[Reading], word: Word, sentence: Sentence) -> str:
    """The nominative that the translation chose, if the form can have it, else the first; where English does not write
    the translation's word, the only one that it does write."""
    folded, keys = fold(said), plain_keys(said)
    known = _attested_nominatives(said, readings, word, sentence)
    if len(known) == 1:
        return next(iter(known))
    plurals = (reading for reading in sentence.readings(word) if set(reading.cases) <= set("M"))
    for reading in (*readings, *plurals):
        if fold(reading.nominative) == folded or (sentence.by_ear and respelling_key(reading.nominative) in keys):
            return reading.nominative
    return readings[0].nominative if readings else sentence.in_latin(word)


def _attested_nominatives(said: str, readings: Sequence[Reading], word: Word, sentence: Sentence) -> AbstractSet[str]:
    """The nominatives that English writes, if it does not write the word said."""
    if sentence.respelt or is_attested(said) or is_word(said):
        return frozenset()
    kept, governed = _possible(said, readings, word, sentence)
    named = {one.nominative for one in governed if is_attested(one.nominative) and not is_word(one.nominative)}
    return named or {one.nominative for one in kept if _is_of_a_word(one)}


def _possible(
    said: str, readings: Sequence[Reading], word: Word, sentence: Sentence
) -> tuple[Sequence[Reading], Sequence[Reading]]:
    """The readings that may be meant, and those in a case that fits: of a form that the translation has too, those to
    which an ending was added, or a feminine one, and something governs that; of a form that it made a nominative, those
    of which it cut off more (*Oah*: Oahu)."""
    if word.text == said:
        cases = set(sentence.cases(_place(word, sentence)))
        added = [one for one in readings if _is_added(one, sentence)]
        return added, [one for one in added if cases.intersection(one.cases)]
    if any(fold(one.nominative) == fold(said) for one in readings):
        readings = [one for one in readings if fold(one.nominative).startswith(fold(said))]
    return readings, readings


def _is_added(reading: Reading, sentence: Sentence) -> bool:
    return not reading.restored or reading.restored in declension_for(sentence.language).feminine_letters


def _is_of_a_word(reading: Reading) -> bool:
    """Whether an ending was added to an English word (*Airwaysa*)."""
    return len(reading.nominative) >= _STEM and not reading.restored and is_word(reading.nominative)


def _spelling(said: str, form: Word, nominative: str, sentence: Sentence, *, own: bool) -> str:
    """The spelling to enter: the translation's, unless it is a slip or another case of what the source has in a name's
    own letters; with the source's accents if the bearer is one of its language's ``own``, or English has no other."""
    if sentence.respelt and not form.text.isascii():
        return said
    if fold(nominative) == fold(said):
        foreign = form.text.isascii() and not said.isascii() and not sentence.respelt
        return said if foreign or (is_attested(said) and not own) else _like(form.text, nominative)
    return _like(form.text, nominative) if _is_meant(said, nominative, sentence) else said


def _is_meant(said: str, nominative: str, sentence: Sentence) -> bool:
    """Whether the translation's word is wrong for the source's: it is near, and English does not write it."""
    from rapidfuzz.distance import OSA

    if OSA.normalized_similarity(fold(said), fold(nominative)) < _LEAST_LIKENESS:
        return False
    if sentence.by_ear and is_heard_as(nominative, said):
        return False
    if is_given_name(nominative) and not is_given_name(said):
        return True
    if is_attested(said) or is_word(said):
        return False
    return not sentence.by_ear or _is_in_a_case(said, nominative, sentence)


def _is_in_a_case(said: str, nominative: str, sentence: Sentence) -> bool:
    """Whether the translation's word can be another case of what the source spells as it is heard."""
    if is_heard_as(nominative, said):
        return False
    return sentence.respelt or (differ_in_ending(fold(said), fold(nominative)) and fold(said)[-1] != "y")


def _like(form: str, nominative: str) -> str:
    """A nominative with the capitals of the source's form."""
    if form.isupper() and len(form) > 1:
        return nominative.upper()
    shared = 0
    while shared < min(len(form), len(nominative)) and form[shared].casefold() == nominative[shared]:
        shared += 1
    return form[:shared] + nominative[shared:] if shared else nominative.capitalize()
