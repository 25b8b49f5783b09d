"""The rest of the translation as a witness: the same name spelt otherwise elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from mtcheck.glossary.inflect import Reading
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.respelling import fold
from mtcheck.languages.surnames import surnames_for
from mtcheck.model import Evidence, Signal
from mtcheck.names.alike import is_derived, is_foreign_plural, is_one_letter_off, is_slip
from mtcheck.names.candidate import Candidate
from mtcheck.names.compared import alikeness, by_source
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence, name_like
from mtcheck.names.words import Word

__all__ = ["Vocabulary", "propose"]

_SHORTEST_NAME = 4
_SHORTEST_SLIP = 5
_MOST_ALIKE: Final = 50


class Vocabulary:
    """The names of an article's translation, with their places."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences

    @cached_property
    def kept(self) -> dict[str, str]:
        """Names that the source writes as the translation does, and so in the nominative: the spelling by folded
        name."""
        found: dict[str, str] = {}
        for sentence in self._sentences:
            if sentence.respelt:
                continue
            for number, place in sentence.counterparts.items():
                word = sentence.translation[number]
                if fold(sentence.in_latin(sentence.source[place])) == word.folded and len(word.text) >= _SHORTEST_NAME:
                    found.setdefault(word.folded, word.text)
        return found

    @cached_property
    def _places(self) -> dict[str, list[tuple[Sentence, int]]]:
        found: dict[str, list[tuple[Sentence, int]]] = defaultdict(list)
        for sentence in self._sentences:
            for number, word in enumerate(sentence.translation):
                if name_like(word) and len(word.text) >= _SHORTEST_SLIP and number in sentence.counterparts:
                    found[word.folded].append((sentence, number))
        return found

    @cached_property
    def _by_part(self) -> dict[str, list[str]]:
        """Names by their first and by their last letters: one of the two survives any slip."""
        found: dict[str, list[str]] = defaultdict(list)
        for folded in self._places:
            for part in _parts(folded):
                found[part].append(folded)
        return found

    def usual(self, sentence: Sentence, number: int) -> str | None:
        """Another spelling, one letter away, used by more mentions of the name; as spelt there."""
        folded = sentence.translation[number].folded
        near = {other for part in _parts(folded) for other in self._by_part.get(part, ())[:_MOST_ALIKE]}
        here = _nominatives(sentence, number)
        for other in sorted(near):
            more = self.count(other) > self.count(folded)
            if more and is_slip(folded, other, sentence.target_lang) and here & _nominatives(*self._places[other][0]):
                return self.spelt(other)
        return None

    def count(self, folded: str) -> int:
        """How many mentions have this spelling."""
        return len(self._places.get(folded, ()))

    def spelt(self, folded: str) -> str:
        """The spelling of the first mention."""
        sentence, number = self._places[folded][0]
        return sentence.translation[number].text


def _nominatives(sentence: Sentence, number: int) -> frozenset[str]:
    """The nominatives that the source's form of a mention may stand for."""
    readings = sentence.readings(sentence.source[sentence.counterparts[number]])
    return frozenset(fold(reading.nominative) for reading in readings if reading.cases != "V")


def _parts(folded: str) -> tuple[str, str]:
    return f"{folded[:3]}-", f"-{folded[-3:]}"


def propose(mention: Mention, names: Vocabulary) -> Iterator[Candidate]:
    """A name that occurs elsewhere in the nominative, or more often with another letter."""
    word, form, sentence = mention.word, mention.form, mention.sentence
    if form is None or is_capitalised_word(word.text) or is_word(word.text):
        return
    if not sentence.respelt and not surnames_for(sentence.language).both_genders.search(word.folded):
        yield from _nominative(mention, form, names)
    if len(word.text) >= _SHORTEST_SLIP and word.folded not in names.kept:
        usual = names.usual(sentence, mention.number)
        if usual is not None and not is_derived(word.folded, fold(usual), sentence.target_lang):
            evidence = Evidence(Signal.CONSISTENCY, f"the article writes “{usual}” elsewhere")
            told = (
                {"usual": 1.0, "certainty": 1.0}
                | alikeness(mention, fold(usual))
                | by_source(mention, fold(usual), None)
            )
            yield Candidate(usual, told, (evidence,), form=form.text)


def _nominative(mention: Mention, form: Word, names: Vocabulary) -> Iterator[Candidate]:
    """A name of which the source has a case form here, or the name itself, misspelt in the translation."""
    word, lang = mention.word, mention.sentence.target_lang
    for reading in mention.readings:
        nominative = fold(reading.nominative)
        if (
            word.folded in {nominative, nominative + derivations_for(lang).plural}
            or is_derived(word.folded, nominative, lang)
            or not _is_told(reading)
        ):
            continue
        more = names.count(nominative) - names.count(word.folded)
        if nominative in names.kept and more >= 0:
            told = bool(reading.ending) or is_one_letter_off(word.folded, nominative, lang)
        else:
            told = bool(reading.ending) and more > 0
        if told:
            other = names.kept.get(nominative) or names.spelt(nominative)
            features = {
                "elsewhere": 1.0,
                "certainty": 1.0,
                "more often": max(-3, min(more, 3)),
                "kept elsewhere": nominative in names.kept,
            }
            yield Candidate(
                right=other,
                features=features | alikeness(mention, nominative) | by_source(mention, nominative, reading),
                evidence=(Evidence(Signal.CONSISTENCY, f"the article writes “{other}” elsewhere"),),
                reading=reading,
                form=form.text,
            )


def _is_told(reading: Reading) -> bool:
    """Whether such a reading may identify a name: not as a vocative or a possessive, and as a plural only if it is
    foreign."""
    return reading.cases not in {"V", "M", "P"} or (reading.cases == "M" and is_foreign_plural(reading.nominative))
