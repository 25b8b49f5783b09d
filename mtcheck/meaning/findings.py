"""The words of an article that are likely wrong, as findings: computed once and shared by the checks of meaning."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.language import language_for
from mtcheck.languages.script import main_script
from mtcheck.meaning.beside import words_beside
from mtcheck.meaning.decide import decider
from mtcheck.meaning.dictionary import meanings
from mtcheck.meaning.features import features_of, is_alike, likely_words
from mtcheck.meaning.finding import Fault, Finding
from mtcheck.meaning.flips import CONTENT
from mtcheck.meaning.level import level_of
from mtcheck.meaning.missing import missing
from mtcheck.meaning.runs import runs
from mtcheck.meaning.vocabulary import function_words, is_strange, keys_of
from mtcheck.model import Evidence, Side, Signal
from mtcheck.names.hints import hints
from mtcheck.names.same_name import said_alike
from mtcheck.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.meaning.decide import Model
    from mtcheck.meaning.features import WordFeatures
    from mtcheck.model import Article, FlipGain, Segment

__all__ = [
    "ALONE",
    "findings",
    "is_confirmed",
    "is_contradicted",
    "is_doubtful",
    "is_settled",
    "unable",
    "unable_to_spell",
    "witnesses_of",
    "word_probabilities",
]

_FITTED_FOR: Final = "embedded"
"""The back end whose surprisals the models were fitted on; evidence from another is never more than a lead."""
_SOURCE: Final = "source"
"""The model for a segment that is judged by its source alone."""
_RETRANSLATED: Final = "source+retranslation"
"""The model for such a segment whose translation was also scored as another wording of the re-translation."""
_REFERENCE: Final = "no model, reference"
"""The model for a segment whose translation is compared with a reference word by word."""
ALONE: Final = "no model, source"
"""The model for words that no dictionary has, the only ones judged if there is only a source."""
_SPELT: Final = frozenset({"Latin", "Cyrillic"})
"""Scripts in which a name can be recognised by its spelling."""
_NOT_JUDGED: Final = ("digits", "named", "other_script")
_READ_BY_MODEL: Final = ("given_source", "given_reference")
_SPELT_ALIKE: Final = 0.5
"""The least likeness of a name to the source's: a change in one letter of four."""


_READ: Final = frozenset({Fault.MISTRANSLATION, Fault.GARBLED})
"""The faults for which the model's reading of a single word is shown: in place of a phrase, it would delete the
rest."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A segment, the model for its witnesses and that model's name, its words, and the probability that each is
    wrong."""

    segment: Segment
    witnesses: str | None
    model: Model | None
    words: Sequence[WordFeatures]
    probabilities: Sequence[float]

    @classmethod
    def of(cls, segment: Segment, article: Article, glossary: Glossary) -> _Read:
        witnesses = witnesses_of(segment, article)
        model = decider().model(witnesses) if witnesses else None
        if model is None:
            return cls(segment, witnesses, None, (), ())
        names = hints([segment.source], glossary, article.source_lang).values() if segment.source else ()
        found = features_of(segment, article, tuple(names))
        probabilities = word_probabilities(found, model)
        return cls(segment, witnesses, model, found, _without_names(found, probabilities, segment, witnesses))

    @property
    def is_by_source_alone(self) -> bool:
        """Whether there is only the source to judge the segment by."""
        return self.witnesses in {_SOURCE, _RETRANSLATED} and not any(self.segment.references)

    @property
    def is_sure(self) -> bool:
        """Whether a word is as doubtful as a major issue."""
        return self.model is not None and max(self.probabilities, default=0.0) >= self.model.major


@lru_cache(maxsize=4)
def findings(article: Article, glossary: Glossary) -> tuple[Finding, ...]:
    """All findings of an article by position.

    How doubtful a word must be if only the source contradicts it depends on what is usual in the article.
    """
    read = [_Read.of(segment, article, glossary) for segment in article.segments]
    alone = [each for each in read if each.is_by_source_alone and each.words]
    usual = level_of([(each.words, each.probabilities) for each in alone])
    level, sure = decider().level_for(len(alone)), sum(each.is_sure for each in alone)

    def least(each: _Read, model: Model) -> float:
        if level is None or not each.is_by_source_alone:
            return model.lead
        return level.lead(usual, len(alone), model, sure - each.is_sure)

    made: list[Finding] = []
    for each in read:
        doubtful = _with_flips(each.segment, article, _in_segment(each, article, least))
        made += doubtful if each.model is None else missing(each.segment, article, doubtful)
    return tuple(made)


def unable(article: Article) -> str | None:
    """Why the words of an article cannot be judged, or None if they can."""
    if _witnesses(article) - {None, ALONE}:
        return None
    return _why_not_fitted(article.target_lang) or "no likelihood and no reference"


def unable_to_spell(article: Article) -> str | None:
    """Why not even non-words can be judged, or None if they can."""
    if _witnesses(article) - {None}:
        return None
    return (
        _why_not_fitted(article.target_lang)
        or "no likelihood, no reference, and no source in Latin or Cyrillic letters"
    )


def _why_not_fitted(lang: str) -> str | None:
    """The reason if the models were fitted on translations into another language."""
    return None if decider().judges(lang) else f"nothing was fitted for translations into {language_for(lang).name}"


def _witnesses(article: Article) -> set[str | None]:
    return {witnesses_of(segment, article) for segment in article.segments}


def witnesses_of(segment: Segment, article: Article) -> str | None:
    """The name of the model for a segment's witnesses, see :mod:`mtcheck.meaning.decide`."""
    if not segment.translation or not decider().judges(article.target_lang):
        return None
    if segment.likelihood is not None:
        if segment.paraphrase is not None:
            return "source+reference"
        return _SOURCE if segment.rewording is None or decider().model(_RETRANSLATED) is None else _RETRANSLATED
    if segment.paraphrase is not None:
        return "reference"
    if any(segment.references):
        return _REFERENCE
    return ALONE if main_script(segment.source or "") in _SPELT else None


def _in_segment(read: _Read, article: Article, least: Callable[[_Read, Model], float]) -> Iterator[Finding]:
    """The findings of a segment; ``least`` tells how doubtful a word must be."""
    if read.model is None:
        return
    for run in runs(read.probabilities, least(read, read.model)):
        yield _finding(read.segment, article, read.words, run, read.model)


def _with_flips(segment: Segment, article: Article, found: Iterable[Finding]) -> list[Finding]:
    """The findings of a segment, and those of words that are better flipped.

    A sure finding replaces a mere doubt about the same words.
    """
    result = list(found)
    for flip in _of_flips(segment, article):
        beside = [
            each for each in result if each.side is Side.TRANSLATION and flip.start < each.end and each.start < flip.end
        ]
        if flip.sure and not any(each.sure for each in beside):
            result = [each for each in result if each not in beside]
            beside = []
        if not beside:
            result.append(flip)
    return result


def _of_flips(segment: Segment, article: Article) -> Iterator[Finding]:
    """The words for which the model finds the translation more probable without them, or with their opposite.

    A reference must support this: one that agrees with the translation outweighs the model. It is only consulted if its
    own words differ, so it makes a finding sure, unless the model has read the source and disagrees.
    """
    compared = any(segment.references)
    by_source = _gains_of(segment.flips, _SOURCE)
    witness = "reference" if compared else _SOURCE
    asked = _gains_of(segment.reference_flips, witness) if compared else by_source
    for place, flip in sorted(asked.items()):
        yield Finding(
            segment=segment,
            fault=Fault.MISTRANSLATION,
            start=flip.start,
            end=flip.end,
            confidence=decider().flips[f"{flip.kind}, {witness}"].confidence,
            sure=compared and _is_fitted_for(segment, article) and (segment.likelihood is None or place in by_source),
            reading=flip.instead or None,
            evidence=tuple(_evidence_of_flip(flip, segment, article)),
        )


def _evidence_of_flip(flip: FlipGain, segment: Segment, article: Article) -> Iterator[Evidence]:
    how = f"with “{flip.instead}”" if flip.instead else f"without “{segment.translation[flip.start : flip.end]}”"
    model = article.translator or "the local model"
    yield Evidence(Signal.LIKELIHOOD, f"{model} finds the sentence more probable {how}")
    if reference := next((text for text in segment.references if text), None):
        yield Evidence(Signal.REFERENCE, reference)


def _gains_of(flips: Iterable[FlipGain], witness: str) -> dict[tuple[int, int], FlipGain]:
    """By place, the flips that gain enough; the best of several. Not those that put in content: nothing is wrong with
    the words beside it."""
    points = decider().flips
    enough = [
        flip
        for flip in flips
        if flip.kind != CONTENT
        and (point := points.get(f"{flip.kind}, {witness}")) is not None
        and flip.gain >= point.lead
    ]
    return {(flip.start, flip.end): flip for flip in sorted(enough, key=lambda each: each.gain)}


def is_settled(segment: Segment, article: Article, glossary: Glossary) -> bool:
    """Whether neither the model's reading of the source nor the reference's words leave any word doubtful.

    If so, the model need not be asked about the reference.
    """
    read = _Read.of(segment, article, glossary)
    by_words = decider().model(_REFERENCE)
    if read.model is None or by_words is None or read.witnesses != _SOURCE:
        return False
    if segment.likelihood and not segment.likelihood.whole:
        return False
    doubts = ((read.probabilities, read.model), (word_probabilities(read.words, by_words), by_words))
    return all(max(values, default=0.0) < model.lead for values, model in doubts)


def is_doubtful(segment: Segment, article: Article, glossary: Glossary) -> bool:
    """Whether there is only the source to judge the segment by, and it leaves a word so doubtful that the model should
    compare the translation with its own."""
    if not segment.retranslation or segment.likelihood is None or any(segment.references):
        return False
    read = _Read.of(segment, article, glossary)
    return read.witnesses == _SOURCE and max(read.probabilities, default=0.0) >= decider().asked


def word_probabilities(words: Sequence[WordFeatures], model: Model) -> list[float]:
    """The probability that each word is wrong, in [0, 1].

    Numbers and other scripts are left to other checks, and names spelt as in the glossary are right, however
    surprising. Without a model's reading, a word that a reference has is right. A name spelt as in the source, except
    for an ending, is left to the checks of names, unless it is as doubtful as a major issue. A word that one of the
    witnesses alone does not doubt at all is phrased freely.
    """
    found = [
        model.probability(word.values) if _is_judged(word) and _is_doubted_by_each(word.values, model) else 0.0
        for word in words
    ]
    return [
        value if value >= model.major or not _is_kept_name(word.values) else 0.0
        for word, value in zip(words, found, strict=True)
    ]


def _without_names(
    words: Sequence[WordFeatures], probabilities: Sequence[float], segment: Segment, witnesses: str | None
) -> Sequence[float]:
    """The probabilities without those of names that a reference has in another spelling, where nothing but the
    reference's words doubts them."""
    if witnesses != _REFERENCE or not any(probabilities):
        return probabilities
    texts = [segment.translation[word.start : word.end] for word in words]
    references = (text[start:end] for text in segment.references if text for start, end in word_spans(text))
    alike = said_alike(texts, references)
    return [0.0 if text in alike else value for text, value in zip(texts, probabilities, strict=True)]


def _is_doubted_by_each(values: Mapping[str, float], model: Model) -> bool:
    return all(each.probability(values) >= model.alone[name] for name, each in _models_alone(model))


def _models_alone(model: Model) -> Iterator[tuple[str, Model]]:
    """The models for each witness alone of those that a model weighs together."""
    return ((name, each) for name in model.alone if (each := decider().model(name)))


def is_confirmed(values: Mapping[str, float], model: Model) -> bool:
    """Whether witnesses that are independent of each other contradict the word, each by itself.

    The reference lacks right words too where it phrases things in its own way. So if the model has read source and
    reference, the word must be a lead given either.
    """
    return is_contradicted(values) and all(each.probability(values) >= each.lead for _, each in _models_alone(model))


def _is_kept_name(values: Mapping[str, float]) -> bool:
    """Whether a word is a name with the source's spelling, and there is no reference to contradict it."""
    alike = values.get("copied", 0.0) > 0 or values.get("half_copied", 0.0) >= _SPELT_ALIKE
    return alike and values.get("name", 0.0) > 0 and "in_reference" not in values


def _is_judged(word: WordFeatures) -> bool:
    values = word.values
    if values.get("in_reference_as_is") and not any(name in values for name in _READ_BY_MODEL):
        return False
    return values.get("odd") != 0.0 and not any(values[name] for name in _NOT_JUDGED)


def is_contradicted(values: Mapping[str, float]) -> bool:
    """Whether a second witness, independent of the model, contradicts the word.

    The dictionary does if no word of the source can mean it, one means the model's reading, and the model uses that in
    its own translation too: its prompt has the dictionary's words, and it may merely repeat one. A reference does if it
    lacks the word. Function words are not in the dictionary and vary in references; names have several spellings, and
    their own checks.
    """
    if values["function"] or values["name"] or values["no_word_name"]:
        return False
    by_dictionary = (
        values.get("in_glosses") == 0.0
        and values.get("reading_in_glosses") == 1.0
        and values.get("reading_in_retranslation", 1.0) == 1.0
    )
    return by_dictionary or values.get("in_reference") == 0.0


def _finding(
    segment: Segment, article: Article, words: Sequence[WordFeatures], run: Sequence[tuple[int, float]], model: Model
) -> Finding:
    added = _count_of_added_words([words[number] for number, _ in run], segment.translation)
    run = run[: added or len(run)]
    first, last = words[run[0][0]], words[run[-1][0]]
    greatest, probability = max(run, key=lambda item: item[1])
    worst = words[greatest]
    lang = article.target_lang
    readings = [worst.reading, *(words[number].reading for number, _ in run)]
    reading = next((each for each in readings if each and _begins_with_word(each, lang)), None)
    fault = Fault.ADDED if added else _fault([words[number] for number, _ in run])
    evidence = tuple(_evidence(segment, article, worst, reading))
    shown = len(run) == 1 and fault in _READ and is_agreed(worst, reading, segment, article)
    return Finding(
        segment=segment,
        fault=fault,
        start=first.start,
        end=last.end,
        confidence=model.confidence(probability),
        # Both must contradict the same word: with free phrasing, they doubt different words.
        sure=_is_fitted_for(segment, article)
        and any(found >= model.major and is_confirmed(words[place].values, model) for place, found in run),
        reading=reading if shown else None,
        evidence=evidence,
    )


def _is_fitted_for(segment: Segment, article: Article) -> bool:
    """Whether the probabilities come from the translator that the models were fitted with, for the whole segment."""
    whole = segment.likelihood is None or segment.likelihood.whole
    return whole and (article.translator or _FITTED_FOR).startswith(_FITTED_FOR)


def _begins_with_word(reading: str, lang: str) -> bool:
    """Whether a reading begins with a word, not with the end of one: after *A*, *valanches* would make *Avalanches*."""
    first = next((reading[start:end] for start, end in word_spans(reading)), "")
    return not first.islower() or not is_strange(first, lang)


def is_agreed(word: WordFeatures, reading: str | None, segment: Segment, article: Article) -> bool:
    """Whether the reading for a word may be suggested, because others say the same there.

    A reference must have its content words. Without one, the model's own translation must have them in that place, and
    the table of word pairs for words of the source. A word that the dictionary gives is not replaced, and neither is a
    name by a similar one: engines and people spell it in several ways. *the* or *at* alone only shows another
    continuation.
    """
    lang, own = article.target_lang, segment.translation[word.start : word.end]
    keys = keys_of(reading or "", lang) - function_words(lang)
    if not reading or not keys or word.values.get("in_glosses") or _is_another_spelling(own, reading):
        return False
    if references := [text for text in segment.references if text]:
        return keys <= keys_of(" ".join(references), lang)
    if segment.retranslation is not None:
        there = words_beside(segment.translation, segment.retranslation, word.start)
        if not keys <= keys_of(" ".join(there), lang):
            return False
    return keys <= likely_words(segment.source or "", article).keys()


def _is_another_spelling(word: str, reading: str) -> bool:
    return word[0].isupper() and reading[0].isupper() and is_alike(word, reading)


def _count_of_added_words(run: Sequence[WordFeatures], text: str) -> int:
    """How many words of a run the model would leave out: its reading at the first is what follows them.

    0 if it reads something else or only one word, or if a word is garbled.
    """
    reading = run[0].reading
    if not reading or _is_garbled(run):
        return 0
    said = [reading[start:end].casefold() for start, end in word_spans(reading)]
    for count in range(2, len(run) + 1):
        rest = text[run[count - 1].end :]
        if said == [rest[start:end].casefold() for start, end in word_spans(rest)][: len(said)]:
            return count
    return 0


def _is_garbled(run: Sequence[WordFeatures]) -> bool:
    return any("odd" in word.values or (word.values["no_word"] and not word.values["copied"]) for word in run)


def _fault(run: Sequence[WordFeatures]) -> Fault:
    if len(run) == 1 and run[0].values.get("gap_in_reference"):
        return Fault.MISSING
    return Fault.GARBLED if _is_garbled(run) else Fault.MISTRANSLATION


def _evidence(segment: Segment, article: Article, word: WordFeatures, reading: str | None) -> Iterator[Evidence]:
    """The evidence in plain words. The model's reading and its re-translation are one witness."""
    text = segment.translation[word.start : word.end]
    values = word.values
    model = article.translator or "the local model"
    if reading:
        yield Evidence(Signal.LIKELIHOOD, f"{model} reads “{reading}” here")
    elif segment.likelihood or segment.paraphrase:
        yield Evidence(Signal.LIKELIHOOD, f"{model} does not expect “{text}” here")
    if segment.retranslation and not values.get("in_retranslation"):
        yield Evidence(Signal.RETRANSLATION, segment.retranslation)
    if said := _said_by_source(segment, article.target_lang, values, reading):
        yield Evidence(Signal.SOURCE, said)
    if values.get("in_reference") == 0.0:
        reference = next((each for each in segment.references if each), "")
        yield Evidence(Signal.REFERENCE, reference)


def _said_by_source(segment: Segment, lang: str, values: Mapping[str, float], reading: str | None) -> str | None:
    if values.get("odd"):
        return (
            "one of its words is spelt almost the same"
            if values["native"]
            else "none of its words is spelt like this one"
        )
    if values.get("in_glosses") == 0.0 and not values["function"] and segment.source:
        return _dictionary(segment.source, lang, reading)
    return None


def _dictionary(source: str, lang: str, reading: str | None) -> str | None:
    """The dictionary's entry for the source word that the reading translates."""
    wanted = keys_of(reading or "", lang) - function_words(lang)
    for word, glosses in meanings(source):
        if wanted & keys_of(" ".join(glosses), lang):
            return f"the dictionary has for “{word}”: {', '.join(glosses)}"
    return None
