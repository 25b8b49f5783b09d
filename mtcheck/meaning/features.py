"""The evidence of each witness about each word of a translation, as named numbers.

A word is :data:`mtcheck.text.words.WORD`. Surprisals are in nats. A feature that its witness cannot give is absent;
:mod:`mtcheck.meaning.decide` has one fitted model for each set of witnesses.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import fmean, quantiles
from typing import TYPE_CHECKING, Final

from mtcheck.languages.antonyms import antonyms
from mtcheck.languages.content import Content, content_for
from mtcheck.languages.language import language_for
from mtcheck.languages.lexicon import load_lexicon, word_key
from mtcheck.languages.negation import negation_for
from mtcheck.languages.respelling import romanisation
from mtcheck.languages.script import main_script, to_latin
from mtcheck.meaning.dictionary import has_dictionary, meanings
from mtcheck.meaning.spelling import Spelling
from mtcheck.meaning.vocabulary import function_words, is_strange, keys_of
from mtcheck.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.model import Article, Likelihood, Segment

__all__ = ["LARGEST_SURPRISAL", "WordFeatures", "features_of", "is_alike", "likely_words"]

_LONGEST_GAP: Final = 3
"""The most words of a reference that may be missing between two words: more mean another sentence structure."""
LARGEST_SURPRISAL: Final = 30.0
"""Larger surprisals mean no more: the model has given up on the word."""
_NEAR_SHARE: Final = 0.2
"""A word and its source are mostly within this share of the sentence's length."""
_STEM: Final = 4
"""The fewest letters of a word that a negative prefix may precede: *in* and *to* form no opposites."""


@dataclass(frozen=True, slots=True)
class WordFeatures:
    """One word, ``[start, end)`` in code points of its segment's translation, and its features by name (``values``;
    each is described where it is computed). ``reading`` is what the model would have written there, if asked.
    """

    start: int
    end: int
    values: Mapping[str, float]
    reading: str | None = None


def features_of(segment: Segment, article: Article, names: Iterable[str] = ()) -> list[WordFeatures]:
    """The words of a segment's translation. ``names`` are those that the glossary has for its source."""
    text, lang = segment.translation, article.target_lang
    spans = list(word_spans(text))
    if not spans:
        return []
    if spelling := Spelling.alone(segment, article):
        return _by_spelling(spelling, text, spans, keys_of(" ".join(names), lang))
    known = _Known.of(segment, article, names)
    by_word = {word: known.support(word) for word in {text[start:end] for start, end in spans}}
    support = [by_word[text[start:end]] for start, end in spans]
    named = [values["named"] > 0 for values in support]
    expected = _Expected.of(segment, spans, named)
    agreement = known.agreement(text) if expected.given else {}
    made = []
    equal = _Equal()
    for number, (start, end) in enumerate(spans):
        word = text[start:end]
        values = {**_of_word(word, lang, first=number == 0), **support[number]}
        values |= known.coverage(values, number / len(spans)) | known.half_copied(word)
        values |= expected.values(number)
        if expected.given is not None:
            values |= agreement | known.of_reading(expected.given.readings[number], word)
        made.append(WordFeatures(start, end, equal.once(values), expected.reading(number)))
    return _with_neighbours(made, text, known)


class _Equal:
    """Values shared by many words, stored once: a text may be one word a hundred thousand times."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], dict[tuple[float, ...], Mapping[str, float]]] = {}

    def once(self, values: Mapping[str, float]) -> Mapping[str, float]:
        """These values, or equal ones given before."""
        return self._known.setdefault(tuple(values), {}).setdefault(tuple(values.values()), values)


def _by_spelling(
    spelling: Spelling, text: str, spans: Sequence[tuple[int, int]], named: frozenset[str]
) -> list[WordFeatures]:
    """What is known about words if there is only a source; ``named`` has the keys of its names' words."""
    made = []
    for number, (start, end) in enumerate(spans):
        values = _of_word(text[start:end], spelling.target_lang, first=number == 0)
        values["named"] = float(bool(keys_of(text[start:end], spelling.target_lang) & named))
        made.append(WordFeatures(start, end, values | spelling.features(text, start, end, values)))
    return made


_BESIDE: Final = ("in_reference", "in_retranslation", "in_glosses")


def _with_neighbours(words: Sequence[WordFeatures], text: str, known: _Known) -> list[WordFeatures]:
    """The words with features of their neighbours: one doubtful word among supported ones is not a paraphrase."""
    own_words = [text[word.start : word.end].casefold() for word in words]
    made = []
    equal = _Equal()
    for number, word in enumerate(words):
        beside = [words[place] for place in (number - 1, number + 1) if 0 <= place < len(words)]
        values = dict(word.values)
        for name in _BESIDE:
            if name in values:
                values[f"{name}_beside"] = fmean(each.values[name] for each in beside) if beside else 0.0
        if known.references is not None:
            own, before = own_words[number], own_words[number - 1] if number else ""
            values["against_reference"] = float(known.is_opposite(own, known.reference_forms))
            values["pair_in_reference"] = float((before, own) in known.reference_pairs)
            values["gap_in_reference"] = float(bool(known.between(before, own)))
            values["gender_against_reference"] = float(_other_gender(own, known.reference_forms, known.content))
            values["negation_against_reference"] = float(
                values["negation"] > 0
                and not known.reference_forms & known.content.negations
                and not known.reference_denies
            )
        if known.retranslation_forms is not None:
            values["against_retranslation"] = float(known.is_opposite(own_words[number], known.retranslation_forms))
        made.append(WordFeatures(word.start, word.end, equal.once(values), word.reading))
    return made


def _other_gender(word: str, reference: frozenset[str], content: Content) -> bool:
    """Whether a pronoun has one gender and the reference only the other."""
    for own, other in ((content.masculine, content.feminine), (content.feminine, content.masculine)):
        if word in own:
            return bool(other & reference) and not own & reference
    return False


def _curve(name: str, surprisal: float) -> dict[str, float]:
    """A surprisal on a concave scale: the step from 2 to 6 nats means more than that from 16 to 20."""
    return {
        name: math.log1p(surprisal),
        f"{name}_over_5": max(0.0, surprisal - 5.0) / 5.0,
        f"{name}_over_9": max(0.0, surprisal - 9.0) / 5.0,
    }


@dataclass(frozen=True, slots=True)
class _Surprise:
    """The words' surprisals, in nats and capped, and the model's readings in their places.

    A name as the glossary has it counts as expected: it is right and must not make its neighbours doubtful.
    """

    values: Sequence[float]
    readings: Sequence[str | None]
    level: float
    """The mean of the values."""
    middle: float
    upper: float
    """Their median and upper quartile: high for free phrasing."""

    @classmethod
    def of(
        cls, likelihood: Likelihood | None, spans: Sequence[tuple[int, int]], named: Sequence[bool]
    ) -> _Surprise | None:
        """None if the model was not asked."""
        if likelihood is None:
            return None
        words = {word.start: word for word in likelihood.words}
        found = [words.get(start) for start, _ in spans]
        values = [
            0.0 if word is None or expected else min(word.surprisal, LARGEST_SURPRISAL)
            for word, expected in zip(found, named, strict=True)
        ]
        _, middle, upper = quantiles(values, n=4, method="inclusive") if len(values) > 1 else (0.0, 0.0, 0.0)
        return cls(values, [word.reading if word else None for word in found], fmean(values), middle, upper)

    def around(self, number: int, given: str) -> dict[str, float]:
        """A word's surprisal, given source or reference, beside that of its neighbours and of the whole segment."""
        own = self.values[number]
        before = self.values[number - 1] if number else 0.0
        after = self.values[number + 1] if number + 1 < len(self.values) else 0.0
        return {
            **_curve(f"given_{given}", own),
            f"before_{given}": math.log1p(before),
            f"after_{given}": math.log1p(after),
            f"level_{given}": self.level,
            f"usual_{given}": self.middle,
            f"upper_{given}": self.upper,
            f"above_upper_{given}": max(0.0, own - 3.0 * self.upper) / 5.0,
        }


@dataclass(frozen=True, slots=True)
class _Expected:
    """How much a model expects the words: given the source, the reference, and its own translation."""

    given: _Surprise | None
    compared: _Surprise | None
    reworded: _Surprise | None
    together: Sequence[Mapping[str, float]]
    """What source and own translation say of each word together."""

    @classmethod
    def of(cls, segment: Segment, spans: Sequence[tuple[int, int]], named: Sequence[bool]) -> _Expected:
        """Its own translation counts only beside the source that this is of."""
        given = _Surprise.of(segment.likelihood, spans, named)
        reworded = _Surprise.of(segment.rewording, spans, named) if given else None
        return cls(
            given,
            _Surprise.of(segment.paraphrase, spans, named),
            reworded,
            _together(given, reworded) if given and reworded else (),
        )

    def reading(self, number: int) -> str | None:
        """What the model reads instead of a word, given the source or else the reference."""
        found = (each.readings[number] for each in (self.given, self.compared) if each)
        return next(filter(None, found), None)

    def values(self, number: int) -> dict[str, float]:
        """A word's features."""
        values: dict[str, float] = {}
        conditions = (self.given, "source"), (self.compared, "reference"), (self.reworded, "retranslation")
        for each, name in conditions:
            if each is not None:
                values |= each.around(number, name)
        if self.given is not None and self.compared is not None:
            values |= _curve("least", min(self.given.values[number], self.compared.values[number]))
        return {**values, **self.together[number]} if self.together else values


def _together(given: _Surprise, reworded: _Surprise) -> list[dict[str, float]]:
    """What two conditions say of each word: free phrasing surprises in one of them, and in many words of a text."""
    means = list(map(fmean, zip(given.values, reworded.values, strict=True)))
    made = []
    for number, own in enumerate(means):
        beside = [means[place] for place in (number - 1, number + 1) if 0 <= place < len(means)]
        made.append(
            {
                **_curve("least", min(given.values[number], reworded.values[number])),
                "doubt_above_beside": max(0.0, own - max(beside, default=0.0)) / 5.0,
            }
        )
    return made


def _of_word(word: str, lang: str, *, first: bool) -> dict[str, float]:
    lower, known = word.lower(), content_for(lang)
    letters = any(char.isalpha() for char in word)
    capital = word[0].isupper()
    return {
        "first": float(first),
        "function": float(lower in known.function_words),
        "negation": float(known.denies(lower)),
        "pronoun": float(lower in known.pronouns),
        "digits": float(any(char.isdigit() for char in word)),
        "name": float(capital and not first),
        "no_word": float(letters and not capital and is_strange(word, lang)),
        "no_word_name": float(letters and capital and is_strange(word, lang)),
        "other_script": float(main_script(word) not in {None, *language_for(lang).scripts}),
        "letters": min(len(word), 12) / 12,
    }


def _meanings(source: str, lang: str) -> list[frozenset[str]]:
    """The dictionary's words for each of the source's words, by key."""
    function = function_words(lang)
    return [keys_of(" ".join(words), lang) - function for _, words in meanings(source)]


def _unsaid(said: Sequence[frozenset[str]], translation: frozenset[str]) -> dict[float, frozenset[str]]:
    """The words none of whose meanings the translation has, by their place in the source (0 to 1)."""
    return {place / len(said): keys for place, keys in enumerate(said) if keys and not keys & translation}


def _in_small(names: Iterable[str]) -> frozenset[str]:
    return frozenset(part for name in names for part in name.split() if not part[0].isupper())


def is_alike(word: str, other: str) -> bool:
    """Whether two words are spelt alike: they share more than half of their letters, in order."""
    return _likeness(frozenset({word.casefold()}), frozenset({other.casefold()})) > 0


def likely_words(source: str, article: Article) -> Mapping[str, float]:
    """The lexicon's words for a source's words, by key, with the highest ratio of each; none without a lexicon."""
    return _likely(source, article) or {}


def _likely(source: str, article: Article) -> dict[str, float] | None:
    """The lexicon's words for the source's words, with the highest ratio of each; None if there is no lexicon."""
    lexicon = load_lexicon(article.source_lang, article.target_lang)
    if lexicon is None:
        return None
    key, likely = word_key(article.source_lang), dict[str, float]()
    for start, end in word_spans(source):
        for target, ratio in lexicon.pairs.get(key(source[start:end]), {}).items():
            likely[target] = max(likely.get(target, 0.0), ratio)
    return likely


@dataclass(frozen=True, slots=True)
class _Known:
    """The words of a segment's other texts, by key (:func:`mtcheck.languages.lexicon.word_key`)."""

    lang: str
    """The translation's language."""
    source: frozenset[str]
    named: frozenset[str]
    named_in_small: frozenset[str]
    """The words of these names that begin with a small letter, as the glossary writes them: *de*, *al-Sisi*."""
    retranslation: frozenset[str] | None
    references: frozenset[str] | None
    reference_forms: frozenset[str]
    reference_romanised: frozenset[str]
    """Names of the references by a key for the usual romanisations of a Slavic name."""
    reference_words: tuple[list[str], ...]
    """In small letters, a list for each reference."""
    reference_places: tuple[Mapping[str, list[int]], ...]
    """Where each of these words is in its list."""
    reference_pairs: frozenset[tuple[str, str]]
    """Pairs of consecutive words, in small letters; the first follows an empty one."""
    retranslation_forms: frozenset[str] | None
    translation_forms: frozenset[str]
    translation: frozenset[str]
    glosses: frozenset[str] | None
    unsaid: frozenset[str]
    """Glosses of source words of which no gloss is in the translation."""
    unsaid_places: tuple[float, ...]
    """The places of these words in the source, in [0, 1)."""
    unsaid_share: float
    """Their share of the words that have glosses."""
    likely: Mapping[str, float] | None
    shared: Mapping[str, float]
    """The share of the translation's content words that the references have, and the reverse: a reference that phrases
    things in its own way lacks right words too."""

    @classmethod
    def of(cls, segment: Segment, article: Article, names: Iterable[str]) -> _Known:
        source, lang = segment.source or "", article.target_lang
        written = tuple(names)
        translation = keys_of(segment.translation, lang)
        said = _meanings(source, lang) if source and has_dictionary(article.source_lang, lang) else None
        unsaid = _unsaid(said or (), translation)
        references = [text for text in segment.references if text]
        forms = list(map(_forms, references))
        return cls(
            lang=lang,
            source=frozenset(to_latin(source[start:end]).casefold() for start, end in word_spans(source)),
            named=keys_of(" ".join(written), lang),
            named_in_small=_in_small(written),
            retranslation=None if segment.retranslation is None else keys_of(segment.retranslation, lang),
            references=keys_of(" ".join(references), lang) if references else None,
            reference_forms=frozenset(chain.from_iterable(forms)),
            reference_romanised=frozenset(_romanised_names(references)),
            reference_words=tuple(forms),
            reference_places=tuple(map(_places, forms)),
            reference_pairs=frozenset(chain.from_iterable(pairwise(["", *words]) for words in forms)),
            retranslation_forms=None if segment.retranslation is None else frozenset(_forms(segment.retranslation)),
            translation_forms=frozenset(_forms(segment.translation)),
            translation=translation,
            glosses=None if said is None else frozenset().union(*said),
            unsaid=frozenset().union(*unsaid.values()),
            unsaid_places=tuple(unsaid),
            unsaid_share=len(unsaid) / max(1, sum(map(bool, said or ()))),
            likely=_likely(source, article) if source else None,
            shared=_shares(translation, keys_of(" ".join(references), lang), function_words(lang)),
        )

    @property
    def content(self) -> Content:
        """The words of the translation's language by which texts are compared."""
        return content_for(self.lang)

    def between(self, before: str, word: str) -> tuple[str, ...]:
        """What a reference has between two adjacent words of the translation, if it includes content words that the
        translation lacks."""
        if not before or (before, word) in self.reference_pairs:
            return ()
        for words, places in zip(self.reference_words, self.reference_places, strict=True):
            for place in places.get(before, ()):
                rest = words[place + 1 : place + 2 + _LONGEST_GAP]
                if word in rest:
                    lost = words[place + 1 : place + 1 + rest.index(word)]
                    content = keys_of(" ".join(lost), self.lang) - function_words(self.lang)
                    if content and not content & self.translation:
                        return tuple(lost)
        return ()

    def is_opposite(self, word: str, others: frozenset[str]) -> bool:
        """Whether the other text has the opposite of a word, which the translation lacks, and not the word."""
        if word in others:
            return False
        opposites = antonyms(self.lang).get(word, frozenset()) | _with_prefix(word, self.content)
        return bool((opposites & others) - self.translation_forms)

    @property
    def reference_denies(self) -> bool:
        """Whether a reference negates, in other words (*failed to*, *remained silent*) or in a contraction."""
        negation = negation_for(self.lang)
        if negation is None:
            return False
        denying = [each for each in (negation.clear, negation.hidden, negation.antonyms) if each]
        return any(each.search(text) for each in denying for text in map(" ".join, self.reference_words))

    def is_named(self, word: str, keys: frozenset[str]) -> bool:
        """Whether it is a word of a name as the glossary writes it: *argentina* is not *Argentina*."""
        return bool(keys & self.named) and (word[0].isupper() or word in self.named_in_small)

    def support(self, word: str) -> dict[str, float]:
        """Which other texts have the word or a form of it."""
        keys = keys_of(word, self.lang)
        values = {
            "copied": float(to_latin(word).casefold() in self.source),
            "named": float(self.is_named(word, keys)),
        }
        if self.retranslation is not None:
            values["in_retranslation"] = float(bool(keys & self.retranslation))
            values["like_retranslation"] = _likeness(keys, self.retranslation)
        if self.references is not None:
            values["in_reference"] = float(bool(keys & self.references))
            values["in_reference_as_is"] = float(
                word.casefold() in self.reference_forms
                or (word.istitle() and romanisation(word) in self.reference_romanised)
            )
            values |= self.shared
            values["lacks_shared"] = (1.0 - values["in_reference"]) * self.shared["shared"]
        if self.glosses is not None:
            values["in_glosses"] = float(bool(keys & self.glosses))
        if self.likely is not None:
            best = max((self.likely.get(key, 1.0) for key in keys), default=1.0)
            values["in_lexicon"] = min(math.log(max(best, 1.0)), 8.0) / 8.0
        return values

    def coverage(self, values: Mapping[str, float], place: float) -> dict[str, float]:
        """Whether a word, at ``place`` in [0, 1) of the translation, is where the source has something unsaid."""
        if self.glosses is None:
            return {}
        behind = bisect_left(self.unsaid_places, place)
        closest = self.unsaid_places[max(0, behind - 1) : behind + 1]
        near = max((0.0, *(1.0 - abs(place - each) / _NEAR_SHARE for each in closest)))
        stranger = float(not any(values[name] for name in ("in_glosses", "function", "name", "digits")))
        return {
            "unsaid_near": near,
            "unsaid_share": self.unsaid_share,
            "stranger_near": stranger * near,
            "stranger_to_lexicon": stranger * (1.0 - values.get("in_lexicon", 0.0)),
        }

    def half_copied(self, word: str) -> dict[str, float]:
        """How similar a word that the dictionary lacks is to a source word: *obal* of *obala*."""
        if not self.source or len(word) < _STEM or not is_strange(word, self.lang):
            return {"half_copied": 0.0}
        long = frozenset(each for each in self.source if len(each) >= _STEM)
        return {"half_copied": _likeness(frozenset({to_latin(word).casefold()}), long)}

    def agreement(self, text: str) -> dict[str, float]:
        """How much of the translation the re-translation and the dictionary share, as shares of its content words."""
        content = keys_of(text, self.lang) - function_words(self.lang)
        values = {}
        if content and self.retranslation is not None:
            values["agreement"] = fmean(key in self.retranslation for key in content)
        if content and self.glosses is not None:
            values["coverage"] = fmean(key in self.glosses for key in content)
        return values

    def of_reading(self, reading: str | None, word: str) -> dict[str, float]:
        """Whether other witnesses have the model's reading for the word."""
        keys = keys_of(reading or "", self.lang) - keys_of(word, self.lang) - function_words(self.lang)
        values = {
            "read": float(bool(keys)),
            "reading_in_translation": float(bool(keys & self.translation)),
            "reading_new": float(bool(keys - self.translation)),
        }
        if self.retranslation is not None:
            values["reading_in_retranslation"] = float(bool(keys & self.retranslation))
        if self.references is not None:
            values["reading_in_reference"] = float(bool(keys & self.references))
        if self.glosses is not None:
            values["reading_in_glosses"] = float(bool(keys & self.glosses))
            values["reading_unsaid"] = float(bool(keys & self.unsaid))
        return values


def _shares(own: frozenset[str], others: frozenset[str], function: frozenset[str]) -> dict[str, float]:
    content, other_content = own - function, others - function
    both = len(content & other_content)
    return {"shared": both / max(1, len(content)), "shared_of_reference": both / max(1, len(other_content))}


def _romanised_names(texts: Iterable[str]) -> Iterator[str]:
    words = (text[start:end] for text in texts for start, end in word_spans(text))
    return (romanisation(word) for word in words if word.istitle())


def _forms(text: str) -> list[str]:
    return [text[start:end].casefold() for start, end in word_spans(text)]


def _places(words: Sequence[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    return dict(places)


def _with_prefix(word: str, content: Content) -> frozenset[str]:
    """The words that differ by a negative prefix: *legal* and *illegal*."""
    if len(word) < _STEM:
        return frozenset()
    bare = {word.removeprefix(prefix) for prefix in content.negating} - {word}
    return frozenset({f"{prefix}{word}" for prefix in content.negating} | {each for each in bare if len(each) >= _STEM})


def _likeness(keys: frozenset[str], others: frozenset[str]) -> float:
    """How similar in spelling the nearest of the others is, in [0, 1]; a similarity below one half is 0."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = (process.extractOne(key, others, scorer=OSA.normalized_similarity, score_cutoff=0.5) for key in keys)
    best = max((float(each[1]) for each in found if each), default=0.0)
    return max(0.0, 2.0 * best - 1.0)
