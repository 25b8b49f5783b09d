"""Whether anything shows that a name is rightly spelt in the translation.

English writes it so, the source has it in the same letters, or it is a Slavic name that is romanised as usual. What a
translation makes of a foreign name that its source spells as it is heard is right one time in three, and a form of the
source that is left as it is may be in any case.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final

from mtcheck.glossary.entry import Kind
from mtcheck.glossary.inflect import Reading
from mtcheck.languages.common import is_common, is_form_of_common
from mtcheck.languages.content import content_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_word
from mtcheck.languages.given_names import is_given_name, is_own_given_name
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, is_romanised_as
from mtcheck.languages.surnames import surnames_for
from mtcheck.names.attested import is_attested
from mtcheck.names.proposed import Proposal
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word

__all__ = ["SMALL", "Forms", "forms_of", "is_named_in_source", "is_ordinary_phrase", "is_vouched"]

Forms = Mapping[str, AbstractSet[str]]
"""The forms, folded, of each nominative that a word of an article's source may have; of one in small letters, behind
``SMALL``."""
SMALL: Final = "-"
_STEM: Final = 4


def forms_of(sentences: Iterable[Sentence]) -> Forms:
    """The forms of each nominative in the sources of an article."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for word in sentence.source:
            mark = "" if word.capitalised else SMALL
            for reading in sentence.readings(word):
                if reading.ending and not reading.oblique:
                    continue
                found.setdefault(mark + fold(reading.nominative), set()).add(fold(sentence.in_latin(word)))
    return found


def is_vouched(told: Proposal, sentence: Sentence, forms: Forms) -> bool:
    """Whether each word of a name is rightly spelt for all that the source shows; nothing does without one."""
    if not sentence.source:
        return True
    if _is_doubled(told):
        return False
    if not told.forms:
        return all(map(_is_written, told.words))
    if len(told.words) == 1 and _is_no_capital(told, sentence, forms):
        return False
    pairs = zip(told.words, told.forms, strict=True)
    return all(_is_written(word) or _is_shown(word, form, told, sentence, forms) for word, form in pairs)


def _is_doubled(told: Proposal) -> bool:
    """Whether the translation repeats a word that the source does not (*Mystic River River*, *Galileo Galileo*)."""
    forms = [form.text.casefold() for form in told.forms] or [str(place) for place in range(len(told.words))]
    pairs = zip(pairwise(told.words), pairwise(forms), strict=True)
    return any(fold(one) == fold(other) and form != behind for (one, other), (form, behind) in pairs)


def is_named_in_source(told: Proposal, run: Sequence[Word], sentence: Sentence) -> bool:
    """Whether the source has the name, or a capital within a sentence that no other name of the translation renders;
    so it seems without a source. A sentence in capitals shows nothing itself."""
    if told.forms or not sentence.source:
        return True
    if _is_in_capitals(sentence):
        return False
    starts = {word.start for word in run}
    own = {number for number, word in enumerate(sentence.translation) if word.start in starts}
    return any(
        word.capitalised and not word.initial and sentence.rendered.get(place) in {None, *own}
        for place, word in enumerate(sentence.source)
    )


def _is_no_capital(told: Proposal, sentence: Sentence, forms: Forms) -> bool:
    """Whether the source's word has only the capital of a sentence, as elsewhere it has small letters (*Каріби*), or
    the translation's is made of its name (*Harappan*)."""
    form, folded = told.forms[0], fold(told.words[0])
    nominatives = {fold(reading.nominative) for reading in sentence.readings(form)}
    if form.initial and any(SMALL + nominative in forms for nominative in nominatives):
        return True
    found = derivations_for(sentence.target_lang).derived.search(folded)
    stem = folded[: found.start()] if found else ""
    own = {one for one in nominatives if one.startswith(stem)} if len(stem) >= _STEM else set()
    return bool(own) and not any(one.startswith(folded) for one in own)


def is_ordinary_phrase(told: Proposal, sentence: Sentence, known: AbstractSet[str] = frozenset()) -> bool:
    """Whether a name is of English words alone, or of these and ``known`` names (folded) and of no kind that these
    tell; is none of a place; and is not in the source (*Executive Board*, *Ancient Egypt*)."""
    if told.forms or not sentence.source or told.kind is Kind.PLACE:
        return False
    known = known if told.kind is None else frozenset()
    return all(is_word(word) or fold(word) in known for word in told.words)


def _is_in_capitals(sentence: Sentence) -> bool:
    """Whether the translation is a headline in which all but function words have a capital."""
    small = content_for(sentence.target_lang).function_words
    others = [word for word in sentence.translation if word.text not in small]
    ordinary = [word for word in others if is_word(word.text) and not word.initial]
    return len(ordinary) > 1 and all(word.capitalised for word in others)


def _is_written(word: str) -> bool:
    return not word[0].isalpha() or is_word(word) or is_attested(word)


def _is_shown(word: str, form: Word, told: Proposal, sentence: Sentence, forms: Forms) -> bool:
    """Whether the source shows the spelling of a word that English does not write."""
    if form.acronym:
        return form.text == word
    if is_form_of_common(word.lower(), sentence.language):
        return False
    if _ends_as_own(word, form, told, sentence) and _is_romanised(word, form, sentence):
        return True
    if (sentence.respelt and not form.text.isascii()) or _is_transliterated(word, told, sentence):
        return False
    return _is_nominative(word, form, told, sentence, forms)


def _is_nominative(word: str, form: Word, told: Proposal, sentence: Sentence, forms: Forms) -> bool:
    """Whether a word is a nominative of the source's form in the same letters. As the form itself, it may be in a case;
    so may a single word, until a second form shows the first one's nominative."""
    folded, readings = fold(word), sentence.readings(form)
    if folded not in {fold(one.nominative) for one in readings}:
        return False
    unchanged = folded == fold(sentence.in_latin(form))
    in_case = [one for one in readings if one.ending and fold(one.nominative) != folded]
    if len(told.words) > 1 or not word[1:].islower():
        chosen = not unchanged or _is_of_a_nominative(told, sentence)
        return chosen or not any(_is_case_of(one, form, sentence) for one in in_case)
    others = forms.get(folded, frozenset())
    if folded in others and len(others) > 1:
        return True
    return unchanged and not in_case


def _is_transliterated(word: str, told: Proposal, sentence: Sentence) -> bool:
    """Whether a word has letters of the source's language, as a foreign name has none that it writes as it is
    (*Hitoši Saito*); a person with a given name of that language has."""
    own = told.kind is Kind.PERSON and is_own_given_name(told.words[0], sentence.language)
    return not own and any(not letter.isascii() and letter in _letters(sentence) for letter in word.casefold())


def _letters(sentence: Sentence) -> AbstractSet[str]:
    return language_for(sentence.language).letters


def _is_of_a_nominative(told: Proposal, sentence: Sentence) -> bool:
    """Whether a person's given name is in the nominative in the source, and so is the surname; it may be in a case of
    another given name, too (*Roberta*)."""
    given = sentence.readings(told.forms[0])
    if told.kind is not Kind.PERSON or fold(given[0].nominative) != fold(told.words[0]):
        return False
    return not any(one.ending and one.oblique and is_given_name(one.nominative) for one in given)


def _is_case_of(reading: Reading, form: Word, sentence: Sentence) -> bool:
    """Whether a form may be of a common word (*Otoke*), or a case, behind what governs that, or a possessive of a word
    that English writes."""
    if is_common(reading.nominative, sentence.language):
        return True
    if not is_attested(reading.nominative):
        return False
    place = next((at for at, word in enumerate(sentence.source) if word.start == form.start), 0)
    governed = set(sentence.cases(place))
    return "P" in reading.cases or bool(governed & set(reading.cases))


def _ends_as_own(word: str, form: Word, told: Proposal, sentence: Sentence) -> bool:
    """Whether a word ends as Slavic surnames do, or Slavic places whose form in the source is another one."""
    ends = surnames_for(sentence.language)
    if (ends.usual if told.kind is Kind.PERSON else ends.plain).search(fold(word)):
        return True
    declined = fold(sentence.in_latin(form)) != fold(word)
    return declined and ends.places.search(fold(word)) is not None


def _is_romanised(word: str, form: Word, sentence: Sentence) -> bool:
    return any(is_romanised_as(reading.nominative, word) for reading in sentence.readings(form))
