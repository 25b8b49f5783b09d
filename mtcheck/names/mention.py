"""One capitalised word of the translation with what is known about it before any witness is asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.declension import cues_for
from mtcheck.languages.english import is_capitalised_word, is_title, is_word
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold, is_heard_as
from mtcheck.languages.spelling import is_seen
from mtcheck.languages.surnames import surnames_for
from mtcheck.names.alike import is_plural_of_a_name
from mtcheck.names.sentence import Sentence, after_given_name, likeness, run_around
from mtcheck.names.words import Word

__all__ = ["Mention", "is_feminine_of"]

_WORDS_BESIDE: Final = 3


@dataclass(frozen=True)
class Mention:
    """The word ``number`` of a sentence's translation."""

    sentence: Sentence
    number: int

    @cached_property
    def word(self) -> Word:
        """The translation's word."""
        return self.sentence.translation[self.number]

    @cached_property
    def place(self) -> int | None:
        """The place of the source's word that it renders, if one is similar."""
        return self.sentence.counterparts.get(self.number)

    @cached_property
    def form(self) -> Word | None:
        """That word."""
        return None if self.place is None else self.sentence.source[self.place]

    @cached_property
    def spelt(self) -> str:
        """The source's form in Latin script; "" without one."""
        return "" if self.form is None else self.sentence.in_latin(self.form)

    @cached_property
    def kept(self) -> bool:
        """Whether the translation keeps the source's form, accents aside."""
        return bool(self.spelt) and fold(self.spelt) == self.word.folded

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The nominatives that the source's form can be a case form of; none without a form."""
        return () if self.form is None else self.sentence.readings(self.form)

    def beside(self, step: int) -> tuple[Word, Word] | None:
        """The words before (-1) or behind (1) it in source and translation, if each is joined to its own."""
        if self.place is None:
            return None
        source, place, text, number = self.sentence.source, self.place, self.sentence.translation, self.number
        if not (0 <= place + step < len(source) and 0 <= number + step < len(text)):
            return None
        joined = source[max(place, place + step)].joined and text[max(number, number + step)].joined
        return (source[place + step], text[number + step]) if joined else None

    @cached_property
    def cases(self) -> str:
        """The cases that the words before the source's form allow; "" if nothing shows it."""
        return "" if self.place is None else self.sentence.cases(self.place)

    @cached_property
    def fits(self) -> float:
        """How far the word as written can be the source's name, 0 to 1."""
        if not self.spelt:
            return 0.0
        if self.spelt == self.word.text.casefold():
            return 1.0
        return likeness(self.word.text, self.spelt, self.sentence.language, self.sentence.by_ear)

    @cached_property
    def run(self) -> tuple[int, int]:
        """The half-open range of the capitalised words around it that are not titles or English words."""
        start, end = run_around(self.sentence.translation, self.number)
        text = self.sentence.translation
        for place in range(self.number - 1, start - 1, -1):
            if not _is_of_a_name(text[place]):
                start = place + 1
                break
        return start, end

    @cached_property
    def given(self) -> str:
        """The gender of a given name right before it, ``"f"`` or ``"m"``; "" if it is neither, or unknown."""
        start, _ = self.run
        for place in range(self.number - 1, start - 1, -1):
            gender = gender_of_given_name(self.sentence.translation[place].text)
            if gender:
                return gender
        return ""

    @cached_property
    def is_placed(self) -> bool:
        """Whether a preposition of a place or *of*, with a common word before it and no article, shows that even a word
        of the dictionary is a name here (*south of Butt*; not *Ministry of Labour*)."""
        text, number, told = self.sentence.translation, self.number, cues_for(self.sentence.target_lang)
        if number < 2 or not (text[number].joined and text[number - 1].joined):
            return False
        if text[number - 1].text not in told.placing | told.owning or not text[number - 2].text.islower():
            return False
        return run_around(text, number) == (number, number + 1)

    @cached_property
    def is_of_a_woman(self) -> bool:
        """Whether the given name, or the past tense beside the source's name, is feminine."""
        if self.given or self.place is None:
            return self.given == "f"
        start, end = run_around(self.sentence.source, self.place)
        near = (
            *self.sentence.source[max(0, start - _WORDS_BESIDE) : start],
            *self.sentence.source[end : end + _WORDS_BESIDE],
        )
        verbs = cues_for(self.sentence.language).womans_verbs
        return any(word.text.islower() and verbs.fullmatch(self.sentence.in_latin(word)) for word in near)

    @cached_property
    def features(self) -> dict[str, float]:
        """Features of the word that do not depend on a candidate."""
        word, sentence = self.word, self.sentence
        start, end = self.run
        spelled = {fold(reading.nominative): reading for reading in self.readings}
        fitting = [r for r in self.readings if r.ending and self.cases and set(r.cases) & set(self.cases)]
        return {
            "letters": min(len(word.text), 12),
            "is word": is_word(word.text),
            "is common name": is_capitalised_word(word.text),
            "is seen": is_seen(word.folded),
            "is plural": is_plural_of_a_name(word.text, sentence.target_lang),
            "is initial": word.initial,
            "is capitals": word.acronym,
            "is placed": self.is_placed,
            "after given name": after_given_name(sentence, self.number),
            "given f": self.given == "f",
            "given m": self.given == "m",
            "woman": self.is_of_a_woman,
            "is surname": bool(surnames_for(self.sentence.language).usual.search(word.folded)),
            "is given": bool(gender_of_given_name(word.text)),
            "run": end - start,
            "last of run": self.number + 1 == end,
            "first of run": self.number == start,
            "has source": sentence.segment.source is not None,
            "has form": self.form is not None,
            "by ear": sentence.by_ear,
            "respelt": sentence.respelt,
            "kept": self.kept,
            "fits": self.fits,
            "governed": bool(self.cases),
            "said fits case": self.said_in_case,
            "said is nominative": word.folded in spelled,
            "said is no reading": self.is_no_reading,
            "sounds as the form": is_heard_as(self.spelt, word.text) if self.spelt else 0.0,
            "readings in case": len(fitting),
            "form initial": self.form is not None and self.form.initial,
        }

    @cached_property
    def is_no_reading(self) -> bool:
        """Whether the source's form cannot be a case form of the word as written."""
        return bool(self.readings) and not self.is_reading

    @cached_property
    def is_reading(self) -> bool:
        """Whether the source's form can be a case form of the word as written."""
        return any(map(self._is_said, self.readings))

    @cached_property
    def said_in_case(self) -> float:
        """Whether the form can be the translation's word in the required case: 1, 0, or -1 if it cannot."""
        if not self.cases:
            return 0.0
        own = [r for r in self.readings if self._is_said(r)]
        if not own:
            return -0.5
        return 1.0 if any(r.ending and set(r.cases) & set(self.cases) for r in own) else -1.0

    def _is_said(self, reading: Reading) -> bool:
        if fold(reading.nominative) == self.word.folded:
            return True
        return self.sentence.by_ear and is_heard_as(reading.nominative, self.word.text)


def _is_of_a_name(word: Word) -> bool:
    if is_given_name(word.text):
        return True
    return not is_title(word.text.casefold()) and not (is_word(word.text) and len(word.text) > 2)


def is_feminine_of(woman: str, man: str) -> bool:
    """Whether a woman's surname is the other, a man's, in the feminine (*Ivanova*, *Zakharova*, *Novotná*); folded."""
    if woman == man or not woman.endswith("a") or len(man) < 3:
        return False
    if woman in {man + "a", man + "ova", man.removesuffix("a") + "ova"}:
        return surnames_for(UNKNOWN.name).feminine.search(woman) is not None
    if len(man) > 3 and man[-1] in "kcl" and man[-2] == "e" and woman == man[:-2] + man[-1] + "ova":
        return True
    ends = surnames_for(UNKNOWN.name)
    stem = next((woman.removesuffix(end) for end in ends.womans_adjectives if woman.endswith(end)), woman)
    return len(stem) > 2 and any(stem + end == man for end in ends.mans_adjectives)
