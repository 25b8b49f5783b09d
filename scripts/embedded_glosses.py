"""What Serbo-Croatian words usually mean, induced from sentence pairs for the embedded model's drafts.

Needs numpy and simplemma.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path

import numpy as np
import simplemma
from embedded_data import Pair
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from word_alignment import Model, train

from mtcheck.languages.lexicon import fold_hbs
from mtcheck.languages.script import to_latin
from mtcheck.text.words import word_texts
from mtcheck.translate.embedded.glosses import gloss_keys

DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
COMMON = 80
"""The most frequent forms need no gloss: *je*, *da*, *koji*."""
SMALLEST_COUNT, SMALLEST_PROBABILITY, SMALLEST_RATIO = 0.5, 0.03, 3.0
DIAGONAL = 4.0
LEMMA = 5.0
"""A form's lemma counts as much as this many alignments of the form itself."""
NEWS = 3
"""How often a pair counts that is not of books: they are few, and the texts that are translated are like them."""
MOST, NEARLY = 3, 0.3
"""The most glosses of a form, and the least share of the best one's score for another."""


def build(pairs: Sequence[Pair]) -> dict[str, list[str]]:
    """The glosses of each form, of different English lemmas, the likeliest first; none for the most frequent forms.

    Forms are aligned twice: as they are, which says how their translations are inflected, and as lemmas, which says
    what rare forms mean.
    """
    frequency = Counter(form for pair in pairs for form in source_words(pair.source))
    texts = [(p.source, p.target) for p in pairs for _ in range(1 if p.origin.startswith("books") else NEWS)]
    lemma = source_lemmas()
    by_lemma = translations(texts, lambda s: [lemma(form) for form in source_words(s)], target_lemmas, SMALLEST_COUNT)
    by_form = translations(texts, source_words, target_words, 0.3)
    glosses: dict[str, list[str]] = {}
    for form in frequency:
        found = by_lemma.get(lemma(form), [])
        total = sum(count for count, _ in found)
        choices = list(ranked(by_form.get(form, []), {word: LEMMA * count / total for count, word in found}))
        if choices and choices[0][0] >= SMALLEST_COUNT:
            best = choices[0][0]
            glosses[form] = [word for score, word in choices[:MOST] if score >= NEARLY * best]
    return glosses | {form: [] for form, _ in frequency.most_common(COMMON)}


def ranked(of_form: list[tuple[float, str]], of_lemma: dict[str, float]) -> Iterator[tuple[float, str]]:
    """Scores and translations, the best first: for each English lemma, the most frequent form, or the lemma itself."""
    score = defaultdict(float, of_lemma)
    surface: dict[str, str] = {}
    for count, word in of_form:
        lemma = target_lemma(word)
        score[lemma] += count
        surface.setdefault(lemma, word)
    for lemma, value in sorted(score.items(), key=lambda item: (-item[1], item[0])):
        yield value, surface.get(lemma, lemma)


def translations(
    texts: Sequence[tuple[str, str]],
    source: Callable[[str], Sequence[str]],
    target: Callable[[str], Sequence[str]],
    smallest: float,
) -> dict[str, list[tuple[float, str]]]:
    """Expected counts and translations of each source key, the most frequent first."""
    model: Model = train(texts, source, target, diagonal=DIAGONAL)
    keep = (model.count > smallest) & (model.probability > SMALLEST_PROBABILITY) & (model.ratio > SMALLEST_RATIO)
    found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for cell in np.flatnonzero(keep):
        found[model.sources[model.source[cell]]].append((float(model.count[cell]), model.targets[model.target[cell]]))
    for choices in found.values():
        choices.sort(key=lambda choice: (-choice[0], choice[1]))
    return found


def source_words(sentence: str) -> list[str]:
    return [key for _, key, _ in gloss_keys(to_latin(sentence))]


def target_words(sentence: str) -> list[str]:
    """In small letters, except acronyms, which lose their points: *U.S.* as *US*."""
    shouted = sentence.isupper()
    words = [re.sub(r"['’]s$", "", word) for word in word_texts(DOTTED.sub(_without_points, sentence))]
    return [word if is_acronym(word) and not shouted else word.lower() for word in words]


def _without_points(match: re.Match[str]) -> str:
    return match.group().replace(".", "")


def is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def target_lemmas(sentence: str) -> list[str]:
    return [target_lemma(word) for word in target_words(sentence)]


@cache
def target_lemma(word: str) -> str:
    return word if is_acronym(word) else simplemma.lemmatize(word, lang="en").lower()


def source_lemmas() -> Callable[[str], str]:
    """From the key of a form to that of its lemma, or to itself."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for form, entry in DefaultDictionaryFactory().get_dictionary("hbs").items():
        votes[fold_hbs(form)][fold_hbs(entry)] += 1
    lemmas = {form: max(found, key=lambda choice: (found[choice], choice)) for form, found in votes.items()}
    return lambda form: lemmas.get(form, form)


def write(glosses: dict[str, list[str]], output: Path) -> None:
    text = "".join("\t".join([form, *glosses[form]]) + "\n" for form in sorted(glosses))
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_bytes(gzip.compress(text.encode(), mtime=0))
