"""What Serbo-Croatian words usually mean, induced from sentence pairs for the embedded model's drafts. Needs numpy."""

from __future__ import annotations

import lzma
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from embedded_data import Pair
from word_alignment import train

from mtcheck.locales.lexicon import fold_hbs
from mtcheck.translate.glosses import WORD

COMMON = 80
"""The most frequent forms need no gloss: *je*, *da*, *koji*."""
SMALLEST_COUNT, SMALLEST_PROBABILITY, SMALLEST_RATIO = 1.0, 0.03, 3.0
DIAGONAL = 4.0
NEARLY = 0.5
"""The share of the best translation's score from which the second is told too."""


def source_words(sentence: str) -> list[str]:
    return [fold_hbs(word) for word in WORD.findall(sentence)]


def target_words(sentence: str) -> list[str]:
    return [word.lower() for word in WORD.findall(sentence)]


def build(pairs: Sequence[Pair]) -> dict[str, list[str]]:
    """The glosses of each form, none for the most frequent ones."""
    frequency = Counter(form for pair in pairs for form in source_words(pair.source))
    common = [form for form, _ in frequency.most_common(COMMON)]
    model = train([(pair.source, pair.target) for pair in pairs], source_words, target_words, diagonal=DIAGONAL)
    keep = np.flatnonzero(
        (model.count > SMALLEST_COUNT) & (model.probability > SMALLEST_PROBABILITY) & (model.ratio > SMALLEST_RATIO)
    )
    found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for cell, score in zip(keep, model.count[keep], strict=True):
        found[model.sources[model.source[cell]]].append((-float(score), model.targets[model.target[cell]]))
    glosses: dict[str, list[str]] = {}
    for form, choices in found.items():
        best, *others = sorted(choices)
        glosses[form] = [best[1], *(gloss for score, gloss in others[:1] if score < NEARLY * best[0])]
    return glosses | {form: [] for form in common}


def write(glosses: dict[str, list[str]], output: Path) -> None:
    text = "".join("\t".join([form, *glosses[form]]) + "\n" for form in sorted(glosses))
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(lzma.compress(text.encode(), preset=9))
