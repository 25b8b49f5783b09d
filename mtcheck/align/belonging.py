"""Whether two aligned texts belong to one article.

Texts of different articles can be aligned too, but then the pairs fit no better than chance. Ten numbers
say how well a whole article fits, and a logistic regression weighs them (``scripts/fit_belonging`` makes
``belonging.json``, with what it was fitted on and its cross-validated figures).
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from mtcheck.align.match import expected_words, fit, length_cost
from mtcheck.align.pair import one_language
from mtcheck.align.words import words_of
from mtcheck.calibrated import logistic
from mtcheck.languages.language import group
from mtcheck.languages.lexicon import Lexicon, alignment_lexicon
from mtcheck.languages.script import main_script, to_latin

if TYPE_CHECKING:
    from mtcheck.align.words import Words

__all__ = [
    "FEWEST_SENTENCES",
    "FEWEST_WORDS",
    "Belonging",
    "Model",
    "belonging",
    "features",
    "is_enough",
    "lengths_alone",
    "models",
]

FEWEST_SENTENCES: Final = 2
FEWEST_WORDS: Final = 20
"""The fewest words on each side. Shorter texts are not judged: two sentences may share words by chance."""

_LEAST_SHARED_OF_COPY: Final = 0.8
_LONGEST_COST: Final = 12.0
_SHORTEST_NAME: Final = 4
_NO_LEXICON: Final = Lexicon({}, {})

Pair = tuple[str, str]
"""The texts on the two sides; either may be empty."""


class Belonging(Enum):
    """Whether two texts are of one article."""

    YES = "yes"
    UNSURE = "unsure"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression on the unscaled features: ``intercept`` plus ``weights`` by feature, in log-odds.

    Texts do not belong together below the probability ``strange``, in [0, 1]; below ``unsure``, which is not lower,
    there is too little evidence that they do.
    """

    intercept: float
    weights: Mapping[str, float]
    strange: float
    unsure: float

    def probability(self, values: Mapping[str, float]) -> float:
        """That the texts are of one article, in [0, 1]."""
        logit = self.intercept + sum(weight * values[name] for name, weight in self.weights.items())
        return logistic(logit)


def belonging(pairs: Iterable[Pair], first_lang: str, second_lang: str) -> Belonging:
    """Whether aligned texts are of one article; ``YES`` also if they are too short to judge.

    ``pairs`` are the aligned units in order; languages are BCP 47 tags, equal for a translation and its reference.
    Units that are copies of each other are skipped: an untranslated article belongs too.
    """
    pairs = [pair for pair in pairs if not _is_copy(*pair)]
    if not (is_enough(first for first, _ in pairs) and is_enough(second for _, second in pairs)):
        return Belonging.YES
    kind = _kind(first_lang, second_lang)
    model = models()[kind]
    values = features(pairs, first_lang, second_lang)
    probability = model.probability(values)
    if probability < model.strange:
        return Belonging.NO
    return Belonging.UNSURE if lengths_alone(kind, values) or probability < model.unsure else Belonging.YES


def _kind(first_lang: str, second_lang: str) -> str:
    if group(first_lang) == group(second_lang):
        return "one language"
    lexicon = alignment_lexicon(first_lang, second_lang)
    if lexicon is None:
        return "no lexicon"
    return "lexicon" if lexicon.broad else "small lexicon"


def _is_copy(first: str, second: str) -> bool:
    """Whether most words of both are the same, in any script."""
    words, others = ({*to_latin(text).casefold().split()} for text in (first, second))
    return bool(words) and len(words & others) >= _LEAST_SHARED_OF_COPY * max(len(words), len(others))


def is_enough(texts: Iterable[str]) -> bool:
    """Whether a side has enough text to judge, in a script whose names can be compared."""
    said = [text for text in texts if text]
    if len(said) < FEWEST_SENTENCES or sum(len(text.split()) for text in said) < FEWEST_WORDS:
        return False
    return main_script(" ".join(said)) in {"Latin", "Cyrillic"}


def features(pairs: Iterable[Pair], first_lang: str, second_lang: str) -> dict[str, float]:
    """How well the texts fit each other, as named numbers.

    ``beside`` is the share of all letters in units with both sides, ``fit`` the log-likelihood ratio per
    word there, ``lengths`` the mean cost of the units' lengths, ``cognates`` the share of other words with a like
    one. ``fit of all`` and ``lengths of all`` are the sums divided by the square root of the count, which do not grow
    with the text by chance. For names and numbers: how many have a counterpart on the other side of their unit and how
    many do not, as log(1 + n).
    """
    sides = [(words_of(first, first_lang), words_of(second, second_lang)) for first, second in pairs]
    both = [(first, second) for first, second in sides if first.keys and second.keys]
    if group(first_lang) == group(second_lang):
        lexicon = one_language(words for pair in sides for words in pair)
    else:
        lexicon = alignment_lexicon(first_lang, second_lang) or _NO_LEXICON
    letters = sum(first.length + second.length for first, second in sides)
    fits = sum(
        fit([expected_words(first, lexicon.pairs)], [expected_words(second, lexicon.inverse)]) for first, second in both
    )
    costs = [min(length_cost(first.length, second.length), _LONGEST_COST) for first, second in both]
    met, unmet = _count_marks(sides)
    words = max(sum(len(first.keys) + len(second.keys) for first, second in both), 1)
    return {
        "beside": sum(first.length + second.length for first, second in both) / max(letters, 1),
        "fit": 2 * fits / words,
        "fit of all": 2 * fits / math.sqrt(words),
        "lengths": sum(costs) / max(len(costs), 1),
        "lengths of all": sum(costs) / math.sqrt(max(len(costs), 1)),
        "cognates": met["~"] / max(met["~"] + unmet["~"], 1),
        "numbers met": math.log1p(met["#"]),
        "numbers unmet": math.log1p(unmet["#"]),
        "names met": math.log1p(met["^"]),
        "names unmet": math.log1p(unmet["^"]),
    }


def lengths_alone(kind: str, values: Mapping[str, float]) -> bool:
    """Whether a model has only lengths to judge by: no lexicon, and no name, number or cognate on the other side."""
    return kind == "no lexicon" and not (values["names met"] or values["numbers met"] or values["cognates"])


def _count_marks(sides: Iterable[tuple[Words, Words]]) -> tuple[Counter[str], Counter[str]]:
    """How many marks of each kind the other side of their unit has and lacks; a name need not be one there.

    Not names are the first word, which always has a capital, and short words that begin a sentence (*The*, *Die*).
    """
    met: Counter[str] = Counter()
    unmet: Counter[str] = Counter()
    for pair in sides:
        held = [{_thing(mark) for mark in words.marks if mark} for words in pair]
        for words, other in zip(pair, reversed(held), strict=True):
            for place, (key, mark) in enumerate(zip(words.keys, words.marks, strict=True)):
                if mark and not (mark[0] == "^" and (not place or len(key) < _SHORTEST_NAME)):
                    (met if _thing(mark) in other else unmet)[mark[0]] += 1
    return met, unmet


def _thing(mark: str) -> str:
    return mark if mark[0] == "#" else mark[1:]


@cache
def models() -> Mapping[str, Model]:
    """The models that ship with mtcheck."""
    data = json.loads(files("mtcheck.align").joinpath("belonging.json").read_text(encoding="utf-8"))
    return {
        name: Model(values["intercept"], values["weights"], values["strange"], values["unsure"])
        for name, values in data["models"].items()
    }
