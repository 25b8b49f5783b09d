"""Names of the references that are nowhere in the translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, repeat
from typing import Final, NamedTuple

from mtcheck.languages.acronyms import acronyms, forms_pattern, institutions
from mtcheck.languages.cities import are_names_of_one_city, is_city
from mtcheck.languages.common import is_common
from mtcheck.languages.declension import cues_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_title, is_word
from mtcheck.languages.english_holes import begins_with_subject, has_hole
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.heard_syllables import heard_names, is_heard_in, tells_letters
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, plain_keys
from mtcheck.languages.script import has_cyrillic
from mtcheck.languages.spelling import is_seen
from mtcheck.languages.world import target_world
from mtcheck.model import Evidence, Severity, Side, Signal
from mtcheck.names.alike import alike, are_two_spellings, initials, is_no_name, is_ordinary, same_state
from mtcheck.names.both_exist import OwnGivenName, is_city_left, is_city_said_otherwise, own_given_names
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.intruding import has_alias, intruding
from mtcheck.names.lost_titles import lost_titles
from mtcheck.names.one_place import is_of_a_place_said
from mtcheck.names.other_place import Compared, WorldOf, places_of_references
from mtcheck.names.sentence import Sentence, run_around
from mtcheck.names.words import Word, words
from mtcheck.quantities.currency import CODES

__all__ = ["absent"]

_SHORTEST_NAME: Final = 3
_SOURCE_STEM: Final = 3
_SHORTENED: Final = 6
_SECOND_DATE: Final = re.compile(r"\d{3,4} \([^()\d\s]+ \d{1,3}\)")
_YEAR: Final = 6
"""The most characters of a year before a bracket, or behind a name in it."""
_DOTTED: Final = re.compile(r"\b(?:[A-Z]\.){2,4}")
_EMPTY_BRACKETS: Final = re.compile(r"\(\s*\)")
_LEAST_LIKENESS: Final = 0.7
_OF_TWO_WITNESSES: Final = 0.8
_LEAST_OF_MAJOR: Final = 0.75
_OF_ONE_WITNESS: Final = 0.5
_MOST_PAIRS: Final = 200_000
"""Of compared words: a whole text given as one segment is skipped."""


class _Absent(NamedTuple):
    word: Word
    counterpart: Word | None
    place: str | None
    """The source's words, if they name the same place or institution."""
    by_itself: bool
    """Whether the reference is witness enough."""
    title: int | None
    """Where the title begins that it is in, if the translation has no word of that."""


@dataclass(frozen=True)
class _Said:
    """What a translation says together with its neighbours (``near``), beside a sentence whose references name
    ``places``."""

    sentence: Sentence
    near: Sequence[Word]
    places: Compared

    @cached_property
    def words(self) -> AbstractSet[str]:
        return {word.folded for word in self.near} | self._spelt_out

    @cached_property
    def names(self) -> AbstractSet[str]:
        return {word.folded for word in self.near if word.capitalised} | self._spelt_out

    @cached_property
    def romanised(self) -> AbstractSet[str]:
        """The keys of the romanisations of its names."""
        return {self.sentence.romanised(word.text) for word in self.near if word.capitalised}

    @cached_property
    def acronyms(self) -> AbstractSet[str]:
        return {word.folded for word in self.near if word.acronym} - self.sentence.reference_words

    @cached_property
    def _spelt_out(self) -> AbstractSet[str]:
        """The acronyms of two letters that it has with full stops (*U.S.*)."""
        letters = pairwise(word for word in self.near if len(word.text) == 1)
        return {one.folded + other.folded for one, other in letters if other.joined and other.start == one.end + 1}

    @cached_property
    def shortened(self) -> str:
        return initials(self.near)

    @cached_property
    def holed(self) -> bool:
        """Whether the sentence itself lacks a word."""
        return has_hole(self.sentence.segment.translation)

    @cached_property
    def emptied(self) -> bool:
        """Whether it has brackets with nothing inside."""
        return _EMPTY_BRACKETS.search(self.sentence.segment.translation) is not None

    @cached_property
    def aliases(self) -> bool:
        """Whether it has a name that the source has and the reference has not, which may be what the reference calls
        otherwise (*Cheops*: Khufu)."""
        return has_alias(self.sentence)

    @cached_property
    def spelt(self) -> bool:
        """Whether the source is in letters that names can be compared by."""
        return tells_letters(self.sentence.segment.source or "")

    @cached_property
    def complete(self) -> bool:
        """Whether the translation renders each name of the source and has none that the references lack, so that a
        reference has added the one that it has more."""
        sentence = self.sentence
        if not self.spelt or self.holed:
            return False
        names = [place for place, word in enumerate(sentence.source) if word.capitalised and not word.initial]
        if not names or not all(place in sentence.rendered for place in names):
            return False
        known = sentence.reference_words
        return all(
            word.folded in known or not word.capitalised or _is_only_first(word) for word in sentence.translation
        )

    @cached_property
    def own_given_names(self) -> Sequence[OwnGivenName]:
        """The source's given names that the translation romanises."""
        return own_given_names(self.sentence)

    @cached_property
    def lost(self) -> Mapping[int, int]:
        """The places of words of the first reference, in titles of which the translation has no word; each with the
        place of the title's first word."""
        return lost_titles(words(self.reference, english=True), self.words, self.target_lang)

    @cached_property
    def reference(self) -> str:
        """The first reference."""
        return self.references[0]

    @cached_property
    def references(self) -> Sequence[str]:
        """The references, with acronyms of institutions and states without full stops."""
        known = institutions(self.target_lang)
        return [_without_stops(text, known) for text in self.sentence.segment.references if text]

    @property
    def target_lang(self) -> str:
        return self.sentence.target_lang


def absent(sentences: Sequence[Sentence], worlds: Sequence[WorldOf]) -> Iterator[Finding]:
    """Runs of capitalised words of the reference without a counterpart in the translation or its neighbours.

    ``worlds`` are the places of the sentences, if they are known. The source has to have the words too, or call the
    same place otherwise (*Deutschland*). If it does neither (*Mount Cook*, *Aoraki*), only words that no dictionary has
    in lower case count, and the finding is minor unless the translation has another name there or lacks a word where
    English needs one (*the mayor of in 2014*). A source in characters that spell nothing (*渡辺*) cannot have it.
    """
    if not any(sentence.references for sentence in sentences):
        return
    told = places_of_references(worlds) if worlds else repeat(Compared({}, frozenset()))
    for number, (sentence, places) in enumerate(zip(sentences, told, strict=False)):
        if not sentence.translation or not sentence.references or _in_capitals(sentence):
            continue
        around = sentences[max(0, number - 1) : number + 2]
        near = [word for other in around for word in other.translation]
        if _are_too_many(near, sentence):
            continue
        found = list(_findings(_Said(sentence, near, places)))
        if not any(finding.severity is Severity.MAJOR for finding in found):
            found = list(intruding(sentence, around, places.kept)) or found
        yield from found


def _without_stops(text: str, known: Collection[str]) -> str:
    def undotted(found: re.Match[str]) -> str:
        letters = found[0].replace(".", "")
        return letters if letters in known else found[0]

    return _DOTTED.sub(undotted, text)


def _are_too_many(near: Sequence[Word], sentence: Sentence) -> bool:
    heard = len(heard_names(sentence.segment.source or ""))
    source, references = max(len(sentence.source), heard), len(sentence.references)
    return max(len(near) * source, len(near) * references, source * references) > _MOST_PAIRS


def _in_capitals(sentence: Sentence) -> bool:
    """Whether capitals mean nothing, as in a headline."""
    return any(text.isupper() for text in sentence.segment.references if text)


def _findings(said: _Said) -> Iterator[Finding]:
    run: list[_Absent] = []
    for found in _absent(said):
        if run and not _are_one(run[-1], found):
            yield _finding(said, run)
            run = []
        run.append(found)
    if run:
        yield _finding(said, run)


def _are_one(one: _Absent, other: _Absent) -> bool:
    """Whether both words are of one name or title (*Articles of Confederation*)."""
    if one.title is not None and one.title == other.title:
        return True
    return other.word.joined and other.word.start - one.word.end <= 1


def _absent(said: _Said) -> Iterator[_Absent]:
    references = said.references
    texts = [words(text, english=True) for text in references]
    everywhere = set.intersection(*({word.folded for word in text} for text in texts))
    told: set[str] = set()
    for number, word in enumerate(texts[0]):
        if word.folded not in everywhere or not _is_unsaid(references[0], texts[0], number, said):
            continue
        if word.folded in told and word.folded in said.words:
            continue  # one mention is lacking, not each
        if _is_of_a_state(texts[0], number, said, everywhere) or _is_said_otherwise(texts[0], number, said):
            continue
        found = _read(word, said, said.lost.get(number))
        if _may_be_left_out(found, said) or _is_of_a_name_said(found, _beside(texts[0], number), said, everywhere):
            continue
        if _is_lacking(found, texts[0], said):
            told.add(word.folded)
            yield found


def _read(word: Word, said: _Said, title: int | None) -> _Absent:
    counterpart = _counterpart(word, said.sentence)
    place = None if counterpart is not None else _place_lacking(word, said) or _institution(word, said)
    return _Absent(word, counterpart, place, _is_by_itself(word, said), title)


def _place_lacking(word: Word, said: _Said) -> str | None:
    """The source's word for the place that the reference's names; one with full stops (*U.S.*) is read letter by
    letter."""
    lacking = said.places.lacking
    spelt = word.acronym and all(letter in lacking for letter in word.folded)
    return lacking.get(word.folded) or (lacking[word.folded[0]] if spelt else None)


def _is_lacking(found: _Absent, text: Sequence[Word], said: _Said) -> bool:
    """Whether the translation has no name like the word, or has it less often than the reference's ``text``."""
    word = found.word
    if word.folded not in said.words and not _is_among(word, said):
        return True
    return _is_another(found, said) or _is_said_less(word, text, said)


def _is_of_a_name_said(found: _Absent, beside: Sequence[Word], said: _Said, everywhere: AbstractSet[str]) -> bool:
    """Whether the word is part of a name that the translation shortens (*Volodymyr Zelensky*) or translates."""
    if found.counterpart is None:
        return _has_one_of(beside, said)
    return _is_translated(found.word, found.counterpart, beside, said, everywhere)


def _is_unsaid(reference: str, text: Sequence[Word], number: int, said: _Said) -> bool:
    """Whether a word of the reference is a name that the translation has not letter by letter, or has less often in a
    sentence that lacks a word."""
    word = text[number]
    if not word.capitalised or len(word.text) == 1:
        return False
    written = word.folded in (said.names if word.acronym else said.words)
    if (written or word.folded in said.places.kept) and not (written and said.holed):
        return False
    return not (_is_currency(reference, text, number, said.target_lang) or _is_of_a_second_date(reference, word))


def _may_be_left_out(found: _Absent, said: _Said) -> bool:
    """Whether the word is too short, only the capital of a sentence, or without any witness in the source."""
    word, counterpart = found.word, found.counterpart
    same = counterpart is not None and counterpart.text == word.text
    if len(word.text) < _SHORTEST_NAME and not (word.acronym or same):
        return True
    if word.initial and _is_usual(word, said.target_lang) and (counterpart is None or counterpart.initial):
        return not (same and (said.holed or _is_a_subject(word, said)))
    if counterpart is not None or found.place is not None:
        return False
    return (_is_only_in_reference(word, said) and found.title is None) or _is_not_in_source(word, said)


def _is_a_subject(word: Word, said: _Said) -> bool:
    """Whether an English word that begins source and reference is a name: no article is before it, a verb behind it
    (*Green wurde*, *Green was*; *Flick nannte*)."""
    return begins_with_subject(said.reference[word.start :]) and not is_common(
        word.text.casefold(), said.sentence.source_lang
    )


def _is_not_in_source(word: Word, said: _Said) -> bool:
    """Whether the source does not have what the word names: the translation has all that it names, or no characters of
    it name the state (*America's Amazon*: 米 before a name is often left out)."""
    if said.spelt or said.holed:
        return said.complete
    return _is_place(word, said.target_lang)


def _is_said_otherwise(text: Sequence[Word], number: int, said: _Said) -> bool:
    word = text[number]
    if _is_shortened(text, number, said) or _is_written_otherwise(word, said):
        return True
    if word.acronym:
        return False
    if any(own.stands_for(word.text) for own in said.own_given_names):
        return True
    name = _article_of(text, number) or word
    return is_city_left(name.folded, said.sentence) or is_of_a_place_said(name.folded, said.names, said.sentence)


def _article_of(text: Sequence[Word], number: int) -> Word | None:
    """The name that a word of three letters at most is before, as an article may be (*Den Haag*, *La Habana*)."""
    behind = text[number + 1] if number + 1 < len(text) and text[number + 1].joined else None
    short = len(text[number].text) <= _SHORTEST_NAME
    return behind if short and behind is not None and behind.capitalised else None


def _is_written_otherwise(word: Word, said: _Said) -> bool:
    """Whether the translation has the word in another spelling (*Archaeology*, *archeology*) or in two (*Mideast*,
    *Middle East*)."""
    near = (other for other in said.words if other[:_SOURCE_STEM] == word.folded[:_SOURCE_STEM])
    if any(are_two_spellings(word.folded, other) for other in near) or _is_romanised_otherwise(word, said):
        return True
    return any(_are_run_together(word.folded, *pair) for pair in pairwise(said.near))


def _is_romanised_otherwise(word: Word, said: _Said) -> bool:
    """Whether the translation romanises the source's Cyrillic name with another letter for a sound (*Георгій*:
    *Heorhii*, *Georgiy*)."""
    if not language_for(said.sentence.language).either_sound:
        return False
    key = said.sentence.romanised(word.text)
    return key in said.sentence.romanised_names and key in said.romanised


def _are_run_together(word: str, one: Word, other: Word) -> bool:
    """Whether a word is the beginning of one and the whole of the next."""
    start = word.removesuffix(other.folded)
    if start == word or min(len(start), len(other.folded)) < _SHORTEST_NAME:
        return False
    return one.folded.startswith(start)


def _is_only_first(word: Word) -> bool:
    """Whether a word has its capital from the start of the sentence."""
    return word.initial and is_word(word.text)


def _is_of_a_second_date(reference: str, word: Word) -> bool:
    """Whether it says again which year is meant (*1895 (Meiji 28)*)."""
    return _SECOND_DATE.search(reference, max(0, word.start - _YEAR), word.end + _YEAR) is not None


def _is_only_in_reference(word: Word, said: _Said) -> bool:
    """Whether a word of the reference that the source has not may mean nothing."""
    if word.acronym and word.text not in institutions(said.target_lang):
        return not said.holed  # translators write *CCTV*, *PC*, *MRI* as they like
    return _is_ordinary(word, said.target_lang, holed=said.holed) or said.aliases


def _is_by_itself(word: Word, said: _Said) -> bool:
    """Whether the reference's word is a name without any doubt, which a source that spells nothing must have."""
    return not (
        said.spelt
        or word.acronym
        or len(word.text) <= _SHORTEST_NAME
        or is_word(word.text)
        or _is_no_name(word.text, said.target_lang)
        or _is_place(word, said.target_lang)
    )


def _is_place(word: Word, target_lang: str) -> bool:
    """Whether it is a state's name, which is looked for in the source by itself."""
    world = target_world(target_lang)
    return world is not None and bool(world.codes_of(word.folded))


def _is_another(found: _Absent, said: _Said) -> bool:
    """Whether the source has the reference's name, perhaps with an ending, and the translation at most one that only
    begins like it (*Lindgren* for *Lindqvist*)."""
    from rapidfuzz.distance import OSA, Prefix

    word, form = found.word, found.counterpart
    if form is None or word.acronym or len(word.text) <= _SHORTENED:
        return False
    if not fold(form.text).startswith(word.folded) or is_common(word.text.casefold(), said.sentence.source_lang):
        return False  # *Patriotyczna* may be translated
    name = word.folded
    return not any(
        2 * Prefix.similarity(name, other) >= len(name)
        or OSA.normalized_similarity(name, other) >= _LEAST_LIKENESS
        or set(plain_keys(name)) & set(plain_keys(other))
        for other in said.words
    )


def _is_said_less(word: Word, text: Sequence[Word], said: _Said) -> bool:
    """Whether the translation has a name less often than the reference and the source; for a source that spells
    nothing, only a sentence that lacks a word tells."""
    times = _mentions(word.folded, text)
    if not said.holed:
        times = min(times, _mentions_in_source(word.folded, said.sentence))
    return _mentions(word.folded, said.near) < times


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


def _is_abbreviated(text: Sequence[Word], number: int, said: _Said) -> bool:
    """Whether the translation has the first and last letter of the word before the same word (*Saint Petersburg*: St.
    Petersburg)."""
    word, behind = text[number].folded, text[number + 1].folded if number + 1 < len(text) else ""
    if len(word) <= _SHORTEST_NAME or not behind:
        return False
    return any(
        one.capitalised
        and len(one.text) < _SHORTEST_NAME
        and one.folded == word[0] + word[-1]
        and other.folded == behind
        for one, other in pairwise(said.near)
    )


def _is_written_in_full(acronym: Word, said: _Said) -> bool:
    """Whether the translation has the words of an acronym, or a word that it shortens (*ID*: identification)."""
    folded = acronym.folded
    if folded in said.shortened or _is_institution_in_words(acronym.text, said):
        return True
    if len(folded) > _SHORTEST_NAME:
        return False
    return any(word.text.islower() and _is_short_of(folded, word.folded) for word in said.near)


def _is_shortened(text: Sequence[Word], number: int, said: _Said) -> bool:
    """Whether the translation has an acronym's words, or an acronym of the word and others beside it (*New South
    Wales*: NSW). Brackets that are left empty had it (*Agency ()*)."""
    if text[number].acronym and not said.emptied and _is_written_in_full(text[number], said):
        return True
    if _is_abbreviated(text, number, said):
        return True
    if not said.acronyms:
        return False
    first, last = run_around(text, number)
    letters, at = "".join(word.folded[:1] for word in text[first:last]), number - first
    return any(
        len(acronym) > 1 and letters.find(acronym, max(0, at - len(acronym) + 1), at + len(acronym)) >= 0
        for acronym in said.acronyms
    )


def _is_institution_in_words(acronym: str, said: _Said) -> bool:
    """Whether the translation calls the institution otherwise (*GDP*: gross domestic product)."""
    if acronym not in institutions(said.target_lang):
        return False
    forms = forms_pattern(acronym, said.target_lang)
    written = Counter(forms.findall(said.sentence.segment.translation))
    return bool(written - Counter(forms.findall(said.reference)))


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
    word: Word, counterpart: Word, beside: Sequence[Word], said: _Said, everywhere: AbstractSet[str]
) -> bool:
    """Whether the reference keeps an acronym or a common word of the source in a longer name (*Radio Svoboda*) that the
    translation may well write in English."""
    if _is_foreign_acronym(counterpart) and _written_out(said, everywhere):
        return True
    if said.holed and not _written_out(said, everywhere):
        return False
    if counterpart.text != word.text or not beside or any(map(_is_of_a_person, beside)):
        return False
    sentence = said.sentence
    left = any(not is_word(part.text) and part.folded in sentence.source_places for part in beside)
    return is_common(word.text.casefold(), sentence.source_lang, foreign=not left)


def _is_of_a_person(word: Word) -> bool:
    return is_given_name(word.text) or is_title(word.text.casefold())


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


def _mentions_in_source(folded: str, sentence: Sentence) -> int:
    """The same of the source, whatever its script."""
    if not sentence.respelt:
        return _mentions(folded, sentence.source)
    if len(folded) < _SHORTEST_NAME:
        return 0
    return sum(alike(folded, fold(sentence.in_latin(word))) for word in sentence.source if word.capitalised)


def _is_foreign_acronym(word: Word) -> bool:
    """Whether English does not use the acronym, so that a translator writes it out: *PZPN*, but not *NATO*, *FIFA*."""
    return word.acronym and not is_capitalised_word(word.text) and not is_seen(word.folded)


def _written_out(said: _Said, everywhere: AbstractSet[str]) -> bool:
    """Whether the translation has a name of several words that no reference has (*Football Association*) and that is
    not a state's."""
    own = [
        word.capitalised and not word.initial and word.folded not in everywhere and word.folded not in said.places.kept
        for word in said.near
    ]
    return any(one and other and word.joined for one, other, word in zip(own, own[1:], said.near[1:], strict=False))


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
    if word.casefold() in language_for(target_lang).locale.month_abbreviations and not is_given_name(word):
        return True
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
    return any(_is_among(word, said) for word in beside if word.acronym or not is_word(word.text))


def _is_among(word: Word, said: _Said) -> bool:
    if len(word.text) < _SHORTEST_NAME:
        return any(name.startswith(word.folded) for name in said.names)  # *Rzeczpospolita* for *Rz*
    if any(alike(word.folded, name) and not _are_two_cities(word.folded, name, said) for name in said.names):
        return True
    # *australopithecines* for *Australopithecus*
    return any(
        alike(word.folded, other.folded) for other in said.near if not (other.capitalised or is_word(other.text))
    )


def _are_two_cities(one: str, other: str, said: _Said) -> bool:
    """Whether two names that are too unlike to be spellings of one, of which the references have only the first, are
    cities (*Genoa*, *Geneva*)."""
    from rapidfuzz.distance import OSA

    if other in said.sentence.reference_words or OSA.normalized_similarity(one, other) >= _LEAST_LIKENESS:
        return False
    if are_names_of_one_city(one, other) or any(map(is_given_name, (one.capitalize(), other.capitalize()))):
        return False
    return is_city(one) and is_city(other)


def _counterpart(word: Word, sentence: Sentence) -> Word | None:
    """The source's form of a name: the same word, else the first that is like it or sounds like it.

    In another script the first letters show too little of a word that a translator chooses (*Presidential*, *премьер*).
    """
    folded, first = word.folded, None
    chosen = _is_usual(word, sentence.target_lang)
    for other in sentence.source:
        name = other.text.rpartition("'")[2]  # *l'Amazone*
        if not name[:1].isupper():
            continue
        form = fold(sentence.in_latin(other)).rpartition("'")[2]
        if form == folded or _is_meant(word, name, sentence):
            return other
        if (
            first is None
            and not (chosen and has_cyrillic(name))
            and (form[:_SOURCE_STEM] == folded[:_SOURCE_STEM] or alike(folded, form))
        ):
            first = other
    return first or _heard(word, sentence)


def _is_meant(word: Word, form: str, sentence: Sentence) -> bool:
    """Whether an acronym is the source's, in English (*ONU*: UN), and of an institution."""
    if not (word.acronym and form.isupper() and word.text in institutions(sentence.target_lang)):
        return False
    return acronyms(sentence.source_lang).get(form) == word.text


def _institution(word: Word, said: _Said) -> str | None:
    """How the source calls the institution or state of an acronym (*Evropské unie*: EU)."""
    source_lang = said.sentence.source_lang
    if not word.acronym or word.text not in institutions(source_lang):
        return None
    found = forms_pattern(word.text, source_lang).search(said.sentence.segment.source or "")
    return found and found.group()


def _heard(word: Word, sentence: Sentence) -> Word | None:
    """The syllables of the source that may be the name; they may be a word, too (*サービス*)."""
    source = sentence.segment.source or ""
    found = next((heard for heard in heard_names(source) if is_heard_in(word.text, heard)), None)
    return found and Word(source[found.start : found.end], found.start, found.end, initial=True, joined=False)


def _finding(said: _Said, run: Sequence[_Absent]) -> Finding:
    sentence = said.sentence
    name = said.reference[run[0].word.start : run[-1].word.end]
    counterparts = [found.counterpart for found in run if found.counterpart]
    start, end, side = 0, len(sentence.segment.translation), Side.TRANSLATION
    if counterparts:
        start, end, side = min(word.start for word in counterparts), max(word.end for word in counterparts), Side.SOURCE
    form = (
        (sentence.segment.source or "")[start:end] if counterparts else next(filter(None, (f.place for f in run)), "")
    )
    evidence = [Evidence(Signal.REFERENCE, f"“{name}”")]
    if form:
        evidence.append(Evidence(Signal.SOURCE, f"“{form}”"))
    elif said.holed:
        evidence.append(Evidence(Signal.CONSISTENCY, "a word is missing from the English sentence"))
    confidence = _confidence(run, len(evidence))
    if any(is_city_said_otherwise(found.word.folded, sentence) for found in run):
        confidence = min(confidence, _OF_ONE_WITNESS)
    return Finding(
        fault=Fault.MISSING,
        segment=sentence.segment,
        start=start,
        end=end,
        right=(name,),
        message=f"“{name}” of the reference is not in the translation",
        evidence=tuple(evidence),
        confidence=confidence,
        severity=Severity.MINOR if confidence < _LEAST_OF_MAJOR else Severity.MAJOR,
        side=side,
    )


def _confidence(run: Sequence[_Absent], witnesses: int) -> float:
    if witnesses > 1:
        return _OF_TWO_WITNESSES
    return _LEAST_OF_MAJOR if any(found.by_itself for found in run) else _OF_ONE_WITNESS
