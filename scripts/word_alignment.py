"""IBM model 1 (Brown et al. 1993) over sentence pairs, in both directions: which words translate which. Needs numpy."""

from __future__ import annotations

import gzip
import lzma
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

LONGEST = 40
ROUNDS = 6

Split = Callable[[str], Sequence[str]]
"""A sentence's word keys, in order."""


@dataclass
class Model:
    """Co-occurring pairs of key numbers with their probability each way and their expected count."""

    sources: list[str]
    targets: list[str]
    source: np.ndarray
    target: np.ndarray
    ratio: np.ndarray
    probability: np.ndarray
    count: np.ndarray


def read(path: Path, without: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    with unpacked(path) as stream:
        for line in stream:
            origin, source, target = line.rstrip("\n").split("\t")
            if not origin.startswith(without):
                yield origin, source, target


def unpacked(path: Path) -> IO[str]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def train(
    pairs: Sequence[tuple[str, str]], source_words: Split, target_words: Split, *, diagonal: float = 0.0
) -> Model:
    """Train on sentence pairs; sentences of more than ``LONGEST`` words are left out.

    ``diagonal`` is how strongly words at like places of their sentences are preferred (fast_align, Dyer et al. 2013).
    """
    source_ids: dict[str, int] = defaultdict(lambda: len(source_ids))
    target_ids: dict[str, int] = defaultdict(lambda: len(target_ids))
    sources, targets, nearness = [], [], []
    for source, target in pairs:
        first, second = source_words(source), target_words(target)
        if 0 < len(first) <= LONGEST and 0 < len(second) <= LONGEST:
            rows, columns = places(first), places(second)
            sources.append(np.array([source_ids[key] for key in rows]))
            targets.append(np.array([target_ids[key] for key in columns]))
            apart = np.abs(np.fromiter(rows.values(), np.float32)[:, None] - np.fromiter(columns.values(), np.float32))
            nearness.append(np.exp(-diagonal * apart).ravel())
    width = len(target_ids)
    cells = np.concatenate([(a[:, None] * width + b).ravel() for a, b in zip(sources, targets, strict=True)])
    kinds, kind = np.unique(cells, return_inverse=True)
    kind = kind.astype(np.int32)
    given_source, given_target = kinds // width, kinds % width
    source_share = np.bincount(np.concatenate(sources)) / sum(map(len, sources))
    target_share = np.bincount(np.concatenate(targets)) / sum(map(len, targets))
    near = np.concatenate(nearness)
    forward, forward_count = maximise(kind, near, given_source, groups(sources, targets, by_target=True))
    backward, backward_count = maximise(kind, near, given_target, groups(sources, targets, by_target=False))
    return Model(
        list(source_ids),
        list(target_ids),
        given_source,
        given_target,
        np.sqrt(forward / target_share[given_target] * backward / source_share[given_source]),
        np.maximum(forward, backward),
        np.minimum(forward_count, backward_count),
    )


def places(words: Sequence[str]) -> dict[str, float]:
    """Each word once, with the place where it first stands, from 0 to 1."""
    found: dict[str, float] = {}
    for number, word in enumerate(words):
        found.setdefault(word, number / len(words))
    return found


def groups(sources: list[np.ndarray], targets: list[np.ndarray], *, by_target: bool) -> np.ndarray:
    """For each cell, the number of the word (of one sentence) whose probability is shared out."""
    found, start = [], 0
    for a, b in zip(sources, targets, strict=True):
        words = np.arange(start, start + len(b if by_target else a), dtype=np.int32)
        found.append(np.tile(words, len(a)) if by_target else np.repeat(words, len(b)))
        start += len(words)
    return np.concatenate(found)


def maximise(
    kind: np.ndarray, nearness: np.ndarray, given: np.ndarray, group: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Expectation maximisation: p(word | given) and expected counts for each kind of cell."""
    probability = np.full(len(given), 1e-4, dtype=np.float32)
    for _ in range(ROUNDS):
        weight = probability[kind] * nearness
        total = np.bincount(group, weights=weight) + 1e-3
        count = np.bincount(kind, weights=weight / total[group], minlength=len(given))
        probability = (count / np.bincount(given, weights=count)[given]).astype(np.float32)
    return probability, count
