"""The differences between results over the same articles, as values for every format of the comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from mtcheck.compare.bootstrap import RESAMPLES, SEED, holm, ratio_difference
from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.compare.bootstrap import Bootstrapped
    from mtcheck.compare.read import Result

__all__ = ["Comparison", "Difference", "Example", "Pair", "compare"]

SCHEMA: Final = "mtcheck.comparison/v1"

_EXAMPLES: Final = 5
_FEWEST_ARTICLES: Final = 2
"""The fewest articles for a comparison."""

_UNITS: Final = 4000
"""The most units drawn for the scores' test: with more articles, neighbours are drawn together. sacrebleu keeps all
resamples in memory."""

_SIGNIFICANT: Final = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of both systems: ``kind`` is ``score``, ``verdict``, ``penalty`` or ``check``.

    Scores are 0 to 100; ``verdict`` is the share of articles with it in percent; penalty is severity weights and a
    check's rate is issues, both per 100 words. ``higher_is_better`` says which direction is good; None if neither is.
    ``low`` and ``high`` are the difference's 95 % interval, None if the test gives none; ``p_holm`` is ``p``
    corrected for all figures of the pair. ``smallest`` is the smallest true difference that would be detected four
    times in five. ``baseline`` and ``value`` are the figures of the first system and of the other.

    ``name`` is the metric, decision or check; ``signature`` says how a score was made, in sacrebleu's format, and is
    empty for the rest.
    """

    kind: str
    name: str
    baseline: float
    value: float
    p: float
    p_holm: float
    higher_is_better: bool | None
    low: float | None = None
    high: float | None = None
    smallest: float | None = None
    signature: str = ""

    @property
    def difference(self) -> float:
        """``value - baseline``."""
        return self.value - self.baseline

    @property
    def outcome(self) -> str:
        """``better``, ``worse``, ``differs`` (if neither direction is good) or ``no difference seen``."""
        if self.p_holm >= _SIGNIFICANT or not self.difference:
            return "no difference seen"
        if self.higher_is_better is None:
            return "differs"
        return "better" if (self.difference > 0) == self.higher_is_better else "worse"


@dataclass(frozen=True, slots=True)
class Example:
    """An article and its penalties per 100 words: the ``baseline`` system's, and the other's (``value``)."""

    id: str
    title: str
    baseline: float
    value: float


@dataclass(frozen=True, slots=True)
class Pair:
    """One system beside the baseline.

    ``wins``, ``losses`` and ``ties`` count articles by penalty. ``scored`` counts those with the same references on
    both sides.

    ``name`` is the other system's. ``differences`` has all figures; ``best`` and ``worst`` are the articles that gained
    and lost most by penalty.
    """

    name: str
    articles: int
    scored: int
    differences: tuple[Difference, ...]
    wins: int
    losses: int
    ties: int
    best: tuple[Example, ...]
    worst: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All systems beside the first, on the ``articles`` that all have. ``left_out`` counts, by system, the articles
    that some systems lack.

    ``baseline`` is the name of the first system; ``pairs`` has one value for each other system, in the order given.
    """

    baseline: str
    pairs: tuple[Pair, ...]
    articles: int
    left_out: Mapping[str, int]

    def to_dict(self) -> dict[str, Any]:
        """The comparison as JSON values, schema ``mtcheck.comparison/v1``."""
        return {
            "schema": SCHEMA,
            "baseline": self.baseline,
            "articles": self.articles,
            "left_out": dict(self.left_out),
            "test": {"name": "paired bootstrap over articles", "resamples": RESAMPLES, "seed": SEED},
            "pairs": [_pair_dict(pair) for pair in self.pairs],
        }


def compare(systems: Sequence[tuple[str, Mapping[str, Result]]]) -> Comparison:
    """Compare every system with the first, over the articles that all of them have.

    Raises :class:`mtcheck.errors.InputError` for fewer than two systems or two shared articles.
    """
    if len(systems) < _FEWEST_ARTICLES:
        raise InputError("a comparison needs the results of two systems or more")
    shared = sorted(set.intersection(*(set(results) for _, results in systems)))
    if len(shared) < _FEWEST_ARTICLES:
        names = " and ".join(name for name, _ in systems)
        raise InputError(f"{names}: a comparison needs at least 2 articles with the same id in all, not {len(shared)}")
    (baseline, first), *others = systems
    return Comparison(
        baseline=baseline,
        pairs=tuple(
            _pair(name, [first[key] for key in shared], [results[key] for key in shared]) for name, results in others
        ),
        articles=len(shared),
        left_out={name: len(results) - len(shared) for name, results in systems},
    )


def _pair(name: str, first: Sequence[Result], other: Sequence[Result]) -> Pair:
    scores, scored = _scores(first, other)
    found = [*scores, *_verdicts(first, other), _penalty(first, other), *_checks(first, other)]
    adjusted = holm([difference.p for difference in found])
    changes = sorted(
        (Example(a.id, b.title, a.penalty, b.penalty) for a, b in zip(first, other, strict=True)),
        key=lambda example: (example.value - example.baseline, example.id),
    )
    wins = sum(example.value < example.baseline for example in changes)
    losses = sum(example.value > example.baseline for example in changes)
    return Pair(
        name=name,
        articles=len(first),
        scored=scored,
        differences=tuple(replace(item, p_holm=p) for item, p in zip(found, adjusted, strict=True)),
        wins=wins,
        losses=losses,
        ties=len(changes) - wins - losses,
        best=tuple(example for example in changes[:_EXAMPLES] if example.value < example.baseline),
        worst=tuple(example for example in changes[::-1][:_EXAMPLES] if example.value > example.baseline),
    )


def _scores(first: Sequence[Result], other: Sequence[Result]) -> tuple[list[Difference], int]:
    """BLEU and chrF2 of whole articles, with sacrebleu's paired bootstrap, over those with the same references."""
    pairs = [(a, b) for a, b in zip(first, other, strict=True) if any(a.references) and a.references == b.references]
    streams = min((len(a.references) for a, _ in pairs), default=0)
    if len(pairs) < _FEWEST_ARTICLES or not streams:
        return [], 0
    size = -(-len(pairs) // _UNITS)
    units = [pairs[start : start + size] for start in range(0, len(pairs), size)]
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.significance import PairedTest

    test = PairedTest(
        [
            ("baseline", [" ".join(a.translation for a, _ in unit) for unit in units]),
            ("other", [" ".join(b.translation for _, b in unit) for unit in units]),
        ],
        {"BLEU": BLEU(), "chrF": CHRF()},
        [[" ".join(a.references[number] for a, _ in unit) for unit in units] for number in range(streams)],
        test_type="bs",
        n_samples=RESAMPLES,
    )
    return list(_differences(*test())), len(pairs)


def _verdicts(first: Sequence[Result], other: Sequence[Result]) -> list[Difference]:
    ones = [1.0] * len(first)
    made = []
    for decision, good in (("publish", True), ("reject", False), ("unknown", None)):
        before = [100.0 * (result.decision == decision) for result in first]
        after = [100.0 * (result.decision == decision) for result in other]
        if any(before) or any(after):
            made.append(_difference("verdict", decision, (before, ones), (after, ones), higher_is_better=good))
    return made


def _penalty(first: Sequence[Result], other: Sequence[Result]) -> Difference:
    before, after = ([100.0 * result.weight for result in side] for side in (first, other))
    return _difference("penalty", "penalty", (before, _words(first)), (after, _words(other)), higher_is_better=False)


def _checks(first: Sequence[Result], other: Sequence[Result]) -> list[Difference]:
    names = sorted({name for result in (*first, *other) for name in result.counts})
    return [
        _difference(
            "check",
            name,
            ([100.0 * result.counts[name] for result in first], _words(first)),
            ([100.0 * result.counts[name] for result in other], _words(other)),
            higher_is_better=False,
        )
        for name in names
    ]


def _words(results: Iterable[Result]) -> list[float]:
    return [float(result.words) for result in results]


def _difference(
    kind: str,
    name: str,
    baseline: tuple[Sequence[float], Sequence[float]],
    other: tuple[Sequence[float], Sequence[float]],
    *,
    higher_is_better: bool | None,
) -> Difference:
    found: Bootstrapped = ratio_difference(baseline, other)
    before = sum(baseline[0]) / max(sum(baseline[1]), 1e-12)
    return Difference(
        kind,
        name,
        before,
        before + found.difference,
        found.p,
        1.0,
        higher_is_better,
        found.low,
        found.high,
        found.smallest,
        f"bootstrap:paired|resamples:{RESAMPLES}|seed:{SEED}",
    )


def _pair_dict(pair: Pair) -> dict[str, Any]:
    return {
        "name": pair.name,
        "articles": pair.articles,
        "scored": pair.scored,
        "wins": pair.wins,
        "losses": pair.losses,
        "ties": pair.ties,
        "differences": [
            {
                "kind": item.kind,
                "name": item.name,
                "baseline": round(item.baseline, 4),
                "value": round(item.value, 4),
                "difference": round(item.difference, 4),
                "interval": None
                if item.low is None or item.high is None
                else [round(item.low, 4), round(item.high, 4)],
                "p": round(item.p, 5),
                "p_holm": round(item.p_holm, 5),
                "smallest_seen": None if item.smallest is None else round(item.smallest, 4),
                "outcome": item.outcome,
                "signature": item.signature,
            }
            for item in pair.differences
        ],
        "best": [_example_dict(example) for example in pair.best],
        "worst": [_example_dict(example) for example in pair.worst],
    }


def _example_dict(example: Example) -> dict[str, Any]:
    return {
        "id": example.id,
        "title": example.title,
        "baseline": round(example.baseline, 2),
        "value": round(example.value, 2),
    }


def _differences(signatures: Mapping[str, Any], results: Mapping[str, Any]) -> Iterator[Difference]:
    """The results of sacrebleu's paired test for each metric."""
    for metric, signature in signatures.items():
        before, after = results[metric]
        p = 1.0 if after.p_value is None else after.p_value
        yield Difference(
            "score", metric, before.score, after.score, p, 1.0, higher_is_better=True, signature=str(signature)
        )
