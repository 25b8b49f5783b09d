"""The interface of a scorer: how probable is this translation, token by token, given this source?

A text is forced on the decoder and the probability of each of its tokens is read, as in Prism (Thompson
and Post, *Automatic Machine Translation Evaluation in Many Languages via Zero-Shot Paraphrasing*, EMNLP
2020): one pass, no search. A causal model can also be asked for the probability of the text given nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from mtcheck.text.words import word_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


__all__ = [
    "Assessment",
    "Assessor",
    "Pair",
    "Question",
    "Reading",
    "Scorer",
    "Token",
    "Weigher",
    "Wordings",
    "doubtful_places",
    "with_places",
]

_DOUBT: Final = 5.0
"""The least surprisal in nats at which the model continues freely at a word; below it, it mostly produces the word
itself."""
_READINGS: Final = 6
"""The most readings per text, for the most surprising words: a garbled text must not cost a pass per word."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a scored text: ``text[start:end]``, and its natural-log probability given all before it (``logprob``,
    at most 0).

    The token that ends the text is empty and is at its end.
    """

    start: int
    end: int
    logprob: float


@dataclass(frozen=True, slots=True)
class Question:
    """How probable is ``text`` as the translation of ``source``? With None: as an independent text."""

    source: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The model's continuation from ``start``, a code point of the text under audit: a few words, perhaps cut short."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and the questions about it. ``translation`` None: it is only to be translated; ``retranslate`` False:
    only the translation is to be scored; ``read`` False: without readings, which take most of the time."""

    source: str
    translation: str | None
    retranslate: bool = True
    read: bool = True


@dataclass(frozen=True, slots=True)
class Assessment:
    """A model's assessment of a :class:`Pair`.

    ``tokens`` are the translation's, empty if it was not scored; ``readings`` are at its doubtful words. ``whole``
    is False if the pair was too long for one pass and was scored in windows.
    """

    retranslation: str | None
    tokens: tuple[Token, ...] = ()
    readings: tuple[Reading, ...] = ()
    whole: bool = True


@runtime_checkable
class Assessor(Protocol):
    """A back end that reads a source once, translates it and says how probable a given translation is."""

    @property
    def name(self) -> str:
        """What reports call it, such as ``embedded``."""
        ...

    def translates(self, source_lang: str, target_lang: str) -> bool:
        """Whether it translates the pair; if not, it may still compare with references."""
        ...

    def assess(self, pairs: Sequence[Pair], *, source_lang: str, target_lang: str) -> list[Assessment]:
        """One assessment per pair, in order.

        Raises :class:`mtcheck.errors.TranslatorError`.
        """
        ...

    def paraphrase(self, pairs: Sequence[Pair], *, target_lang: str) -> list[Assessment]:
        """How probable each ``translation`` is as another wording of the reference, given as ``source``."""
        ...


@dataclass(frozen=True, slots=True)
class Wordings:
    """Texts that differ in a few words, one of which may be the best translation or paraphrase of ``source``."""

    source: str
    texts: tuple[str, ...]


@runtime_checkable
class Weigher(Protocol):
    """A back end that says which of several wordings is the most probable."""

    @property
    def name(self) -> str:
        """What reports call it, such as ``embedded``."""
        ...

    def weigh(self, asked: Sequence[Wordings], *, source_lang: str | None, target_lang: str) -> list[tuple[float, ...]]:
        """For each, the natural-log probabilities of its texts, without their common part; empty if there are none.

        With ``source_lang`` None, the sources are references in the target language.
        Raises :class:`mtcheck.errors.TranslatorError`.
        """
        ...


class Scorer(Protocol):
    """A local model that says how probable texts are."""

    @property
    def name(self) -> str:
        """What reports call it, such as ``embedded``."""
        ...

    @property
    def fingerprint(self) -> str:
        """Identifies weights and prompt; known without loading the weights."""
        ...

    @property
    def unconditional(self) -> bool:
        """Whether questions without a source are possible."""
        ...

    @property
    def both_ways(self) -> bool:
        """Whether it can also compute how probable a source is, given its translation."""
        ...

    def score(self, questions: Sequence[Question], *, source_lang: str, target_lang: str) -> list[tuple[Token, ...]]:
        """The tokens of each question's text, in order; none for a text too long for the model.

        Raises :class:`mtcheck.errors.LanguagePairError` for a pair that the model does not know, and
        :class:`mtcheck.errors.TranslatorError`.
        """
        ...


def with_places(values: Iterable[float], places: Iterable[tuple[int, int]]) -> tuple[Token, ...]:
    """Log-probabilities and the places of their tokens, as tokens."""
    return tuple(Token(start, end, value) for value, (start, end) in zip(values, places, strict=True))


def doubtful_places(text: str, places: Sequence[tuple[int, int]], logprobs: Sequence[float]) -> list[int]:
    """The numbers of the tokens that begin the most surprising words, where the model should continue freely.

    A word's surprisal is the sum of -log p over the tokens that overlap it (natural logarithm).
    """
    found: list[tuple[float, int]] = []
    for start, end in word_spans(text):
        over = [number for number, (left, right) in enumerate(places) if left < end and start < right]
        surprisal = -sum(logprobs[number] for number in over)
        if over and surprisal >= _DOUBT:
            found.append((surprisal, over[0]))
    return sorted({place for _, place in sorted(found, reverse=True)[:_READINGS]})
