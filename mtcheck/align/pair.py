"""Two texts, sentence beside sentence: the scores of beads, and the resulting path."""

from __future__ import annotations

from collections import Counter
from math import inf
from typing import TYPE_CHECKING, Final

from mtcheck.align.copies import alike, repeated_blocks
from mtcheck.align.match import Expected, expected_words, fit, length_cost
from mtcheck.align.path import Bead, best_path
from mtcheck.align.words import Words, words_of
from mtcheck.languages.lexicon import Lexicon, alignment_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.segment import Sentence

__all__ = ["Pairing", "bilingual", "monolingual", "one_language"]

_SKIP: Final = -5.0
_PRIORS: Final = {
    (1, 1): -0.1,
    (1, 0): _SKIP,
    (0, 1): _SKIP,
    (1, 2): -7.0,
    (2, 1): -7.0,
    (2, 2): -13.0,
    (1, 3): -11.0,
    (3, 1): -11.0,
}
"""Log priors with a broad lexicon, with which a true group explains many more words than its best pair."""

_UNAIDED: Final = {**_PRIORS, (1, 2): -4.0, (2, 1): -4.0, (2, 2): -8.0, (1, 3): -7.0, (3, 1): -7.0}
"""Log priors with only names, numbers, lengths and a small lexicon, closer to those of Gale and Church (1993)."""

_REPEATED: Final = 1.0
"""How much less it costs to skip a sentence that repeats the one before."""

_SENTENCES_FOR_RATIO: Final = 10
"""From this many sentences on, the lengths of two texts say more about their languages than a ratio of 1."""

_ACROSS_PARAGRAPHS: Final = -1.0
_PARAGRAPH_STARTS: Final = -1.5
_NO_LEXICON: Final = Lexicon({}, {}, broad=False)


def bilingual(
    sources: Sequence[Sentence],
    targets: Sequence[Sentence],
    source_lang: str,
    target_lang: str,
    *,
    paragraphs: bool,
    untranslatable: frozenset[int] = frozenset(),
) -> Pairing:
    """A source beside its translation. ``paragraphs``: the paragraphs of both texts are meaningful.

    ``untranslatable`` are sources that are known to have no translation.
    """
    headed = bool(sources and targets) and sources[0].heading and targets[0].heading
    originals = {sentence.text.strip() for sentence in sources}
    first = [words_of(sentence.text, source_lang) for sentence in sources]
    second = [words_of(sentence.text, target_lang) for sentence in targets]
    return Pairing(
        first,
        second,
        alignment_lexicon(source_lang, target_lang) or _NO_LEXICON,
        (_starts(sources), _starts(targets)) if paragraphs else None,
        frozenset(number for number, sentence in enumerate(targets) if sentence.text.strip() in originals),
        untranslatable,
        _surplus(second, first),
        asides=(_asides(sources, headed), _asides(targets, headed)),
        headed=headed,
    )


def monolingual(sources: Sequence[Sentence], targets: Sequence[Sentence], lang: str, *, paragraphs: bool) -> Pairing:
    """Two texts in one language with the same content: every word matches itself, and rare words count most."""
    first, second = ([words_of(sentence.text, lang) for sentence in side] for side in (sources, targets))
    starts = (_starts(sources), _starts(targets)) if paragraphs else None
    lexicon = one_language((*first, *second))
    return Pairing(first, second, lexicon, starts, untranslatable=_surplus(first, second))


def one_language(sentences: Iterable[Words]) -> Lexicon:
    """A lexicon in which each word of these sentences matches itself: the rarer the word, the more a match counts."""
    counts = Counter(key for words in sentences for key in words.keys)
    total = counts.total()
    rows = {key: {key: total / count} for key, count in counts.items()}
    return Lexicon(rows, rows)


def _surplus(words: Sequence[Words], others: Sequence[Words]) -> frozenset[int]:
    """The sentences of blocks that only one side repeats, if the lengths confirm it."""
    again = repeated_blocks(words)
    if not again or repeated_blocks(others):
        return frozenset()
    own, other = ([item.length for item in side] for side in (words, others))
    fair = _ratio(other, own) * sum(other)
    surplus = sum(own[number] for number in again)
    return frozenset(again) if length_cost(fair, sum(own) - surplus) < length_cost(fair, sum(own)) else frozenset()


def _ratio(sources: Sequence[int], targets: Sequence[int]) -> float:
    """How long a target sentence is relative to its source's, by the means, which missing or added sentences change
    little.

    The fewer sentences there are, the closer it is to 1.
    """
    count = min(len(sources), len(targets))
    if not count or not sum(sources) or not sum(targets):
        return 1.0
    ratio = (sum(targets) / len(targets)) / (sum(sources) / len(sources))
    return float(ratio ** (count / (count + _SENTENCES_FOR_RATIO)))


class Pairing:
    """Scores beads between two texts and remembers what it has compared."""

    def __init__(
        self,
        sources: Sequence[Words],
        targets: Sequence[Words],
        lexicon: Lexicon,
        starts: tuple[Sequence[bool], Sequence[bool]] | None,
        untranslated: frozenset[int] = frozenset(),
        untranslatable: frozenset[int] = frozenset(),
        copied: frozenset[int] = frozenset(),
        asides: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset()),
        *,
        headed: bool = False,
    ) -> None:
        """``starts`` says for each sentence of both sides whether it begins a paragraph.

        ``untranslated`` are the targets that are source sentences, ``untranslatable`` the sources that no target
        translates, ``copied`` the targets of blocks that occur again: these two are paired with nothing.
        ``asides`` are the sentences of both sides that are never part of a group; ``headed`` says that both texts
        begin with a headline.
        """
        self._sources, self._source_kinds = _expectations(sources, lexicon.pairs)
        self._targets, self._target_kinds = _expectations(targets, lexicon.inverse)
        self._lexicon = lexicon
        self._priors = _PRIORS if lexicon.broad else _UNAIDED
        self._starts = starts
        self._untranslated = untranslated
        self._untranslatable = untranslatable
        self._copied = copied
        self._asides = asides
        self._headed = headed
        self._source_repeats = _repeats(sources)
        self._target_repeats = _repeats(targets)
        self._ratio = _ratio([item.length for item in sources], [item.length for item in targets])
        self._source_classes, self._target_classes = self._classes()
        self._scores: dict[tuple[tuple[int, ...], tuple[int, ...], tuple[int, int]], float] = {}
        self._compared: dict[tuple[tuple[int, ...], tuple[int, ...]], tuple[float, float]] = {}

    def path(self) -> list[Bead]:
        """The best monotone path."""
        return best_path(len(self._sources), len(self._targets), self.score, self._anchors())

    def score(self, bead: Bead) -> float:
        """The log odds of a bead: its prior, its words, its lengths, and the paragraphs."""
        shape = (bead.sources, bead.targets)
        if shape == (1, 0):
            return self._priors[shape] + _REPEATED * self._source_repeats[bead.source]
        if shape == (0, 1):
            return self._priors[shape] + _REPEATED * self._target_repeats[bead.target]
        key = (
            self._source_classes[bead.source : bead.source + bead.sources + 1],
            self._target_classes[bead.target : bead.target + bead.targets + 1],
            shape,
        )
        known = self._scores.get(key)
        if known is None:
            known = self._scores[key] = self._group_score(bead, shape)
        return known

    def _group_score(self, bead: Bead, shape: tuple[int, int]) -> float:
        """The score of a bead with sentences on both sides: it depends on their classes, and on those of the next."""
        if self._stands_alone(bead):
            return -inf
        if shape != (1, 1) and (self._holds_copy(bead) or self._holds_untranslated(bead) or self._holds_aside(bead)):
            return -inf
        fitting, cost = self._compare(bead)
        score = self._priors[shape] + fitting - cost
        if self._is_odd(bead, fitting):
            score += _SKIP
        return score + self._paragraph_cost(bead) if self._starts else score

    def _classes(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """For each sentence of both sides, a number shared by all sentences that score alike in every bead."""
        found = []
        for side, (kinds, repeats, marked) in enumerate(
            (
                (self._source_kinds, self._source_repeats, (self._untranslatable,)),
                (self._target_kinds, self._target_repeats, (self._copied, self._untranslated)),
            )
        ):
            starts = self._starts[side] if self._starts else [False] * len(kinds)
            sets = (*marked, self._asides[side])
            traits = (
                (kind, repeat, start, number == 0 and self._headed, *(number in marks for marks in sets))
                for number, (kind, repeat, start) in enumerate(zip(kinds, repeats, starts, strict=True))
            )
            numbers: dict[tuple[int, ...], int] = {}
            found.append(tuple(numbers.setdefault(trait, len(numbers)) for trait in traits))
        return found[0], found[1]

    def _stands_alone(self, bead: Bead) -> bool:
        """Whether the bead has a sentence without a translation."""
        sources, targets = self._untranslatable, self._copied
        return bool(
            (sources and not sources.isdisjoint(range(bead.source, bead.source + bead.sources)))
            or (targets and not targets.isdisjoint(range(bead.target, bead.target + bead.targets)))
        )

    def _holds_copy(self, bead: Bead) -> bool:
        """Whether a sentence of the group is a copy of one beside it, which the source has only once."""
        return any(self._target_repeats[bead.target : bead.target + bead.targets + 1]) and not any(
            self._source_repeats[bead.source : bead.source + bead.sources + 1]
        )

    def _holds_untranslated(self, bead: Bead) -> bool:
        return not self._untranslated.isdisjoint(range(bead.target, bead.target + bead.targets))

    def _holds_aside(self, bead: Bead) -> bool:
        sources, targets = self._asides
        return not (
            sources.isdisjoint(range(bead.source, bead.source + bead.sources))
            and targets.isdisjoint(range(bead.target, bead.target + bead.targets))
        )

    def _is_odd(self, bead: Bead, fitting: float) -> bool:
        """Whether a line that may be furniture is beside a sentence that shares nothing with it, or one headline is not
        beside the other."""
        if self._headed and (bead.source == 0) != (bead.target == 0):
            return True
        sources, targets = self._asides
        return (bead.source in sources) != (bead.target in targets) and fitting <= 0

    def fit(self, bead: Bead) -> float:
        """The log-likelihood ratio of the bead's words; above 0 they fit better than chance."""
        return self._compare(bead)[0]

    def _compare(self, bead: Bead) -> tuple[float, float]:
        """How the words of a bead fit, and the cost of its lengths; beads with the same words share a result."""
        first, last = bead.source, bead.source + bead.sources
        start, end = bead.target, bead.target + bead.targets
        kinds = self._source_kinds[first:last], self._target_kinds[start:end]
        if kinds not in self._compared:
            sources, targets = self._sources[first:last], self._targets[start:end]
            length = self._ratio * sum(item.length for item in sources)
            cost = length_cost(length, sum(item.length for item in targets))
            self._compared[kinds] = fit(sources, targets), cost
        return self._compared[kinds]

    def _paragraph_cost(self, bead: Bead) -> float:
        source, target = self._starts or ((), ())
        cost = _PARAGRAPH_STARTS * (source[bead.source] != target[bead.target])
        if bead.sources == bead.targets == 1:
            return cost
        across = sum(source[bead.source + 1 : bead.source + bead.sources])
        across += sum(target[bead.target + 1 : bead.target + bead.targets])
        return cost + _ACROSS_PARAGRAPHS * across

    def _anchors(self) -> Iterator[tuple[int, int]]:
        """Pairs of sentences that share two features found nowhere else in their texts."""
        sources, targets = _once(self._sources), _once(self._targets, self._copied)
        votes: Counter[tuple[int, int]] = Counter()
        for key, source in sources.items():
            row = self._lexicon.pairs.get(key)
            best = max(row, key=row.__getitem__) if row else key
            if best in targets:
                votes[source, targets[best]] += 1
        return (pair for pair, count in votes.items() if count >= 2 and pair[0] not in self._untranslatable)


def _expectations(
    sentences: Sequence[Words], rows: Mapping[str, Mapping[str, float]]
) -> tuple[list[Expected], tuple[int, ...]]:
    """What can be expected beside each sentence, and a number shared by sentences with the same words."""
    known: dict[Words, tuple[int, Expected]] = {}
    for words in sentences:
        if words not in known:
            known[words] = len(known), expected_words(words, rows)
    found = [known[words] for words in sentences]
    return [item for _, item in found], tuple(kind for kind, _ in found)


def _once(sentences: Iterable[Expected], copied: frozenset[int] = frozenset()) -> dict[str, int]:
    """The places of keys and marks that occur in only one sentence, not counting ``copied`` ones."""
    found: dict[str, int] = {}
    for number, sentence in enumerate(sentences):
        if number in copied:
            continue
        for thing in sentence.places:
            found[thing] = -1 if thing in found else number
    return {thing: number for thing, number in found.items() if number >= 0}


def _asides(sentences: Iterable[Sentence], headed: bool) -> frozenset[int]:  # noqa: FBT001
    return frozenset(number for number, sentence in enumerate(sentences) if sentence.aside or (headed and number == 0))


def _starts(sentences: Sequence[Sentence]) -> list[bool]:
    before = -1
    starts = []
    for sentence in sentences:
        starts.append(sentence.paragraph != before)
        before = sentence.paragraph
    return starts


def _repeats(sentences: Sequence[Words]) -> list[bool]:
    """For each sentence, whether it repeats the one before."""
    return [bool(number) and alike(sentences[number - 1], words) for number, words in enumerate(sentences)]
