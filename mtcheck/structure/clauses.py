"""The part of a source sentence that its translation seems to leave out: named features of one pair, and the place.

A pair is compared with what is usual in its article and between its languages: how long the translation is, how many
commas it has, and which words, names and numbers of the source have a counterpart. Decisions on the features are
fitted (``clauses.json``, by ``scripts/fit_clauses``), never summed by hand.
"""

from __future__ import annotations

import json
import math
import re
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from statistics import fmean
from typing import TYPE_CHECKING, Any, Final

from mtcheck.align.match import expected_words, fit
from mtcheck.align.words import word_places, words_of
from mtcheck.languages.language import group
from mtcheck.languages.lexicon import Lexicon, load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mtcheck.align.words import Words

__all__ = ["Usual", "features", "is_known", "lost_clause", "using", "usual"]

_COMMA: Final = re.compile(r"[,;:،؛、，；：]|\s[-–—]\s|\(")
_END: Final = re.compile(r"[.!?…。！？؟۔।։]['\"”“’»)\]」』]*\s*$")
_MARK_POTENTIAL: Final = math.log(1000.0)
_PRIOR_WEIGHT: Final = 4.0
"""What is usual between the languages counts as much as this many pairs of an article."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The natural logarithm of the translation's length divided by the source's, in ``letters`` and in ``words``."""

    letters: float
    words: float


def usual(pairs: Iterable[tuple[Words, Words]], source_lang: str, target_lang: str) -> Usual:
    """What is usual in an article, from its pairs and from its languages."""
    prior = _model()["usual"].get(f"{group(source_lang)}-{group(target_lang)}") or _model()["usual"]["*"]
    known = [(first, second) for first, second in pairs if first.length and second.length]
    letters = sorted(math.log(second.length / first.length) for first, second in known)
    words = sorted(math.log(len(second.keys) / len(first.keys)) for first, second in known)
    return Usual(_shrunk(letters, prior[0]), _shrunk(words, prior[1]))


def _shrunk(ratios: Sequence[float], prior: float) -> float:
    """The mean of the middle half, drawn towards ``prior``."""
    if not ratios:
        return prior
    quarter = len(ratios) // 4
    middle = fmean(ratios[quarter : len(ratios) - quarter])
    return (len(ratios) * middle + _PRIOR_WEIGHT * prior) / (len(ratios) + _PRIOR_WEIGHT)


def features(
    source: str, translation: str, source_lang: str, target_lang: str, usual_ratios: Usual
) -> dict[str, float]:
    """The named features of one pair; each grows with the apparent loss, except those of the other direction."""
    first, second = words_of(source, source_lang), words_of(translation, target_lang)
    lexicon = load_lexicon(source_lang, target_lang)
    length = first.length * math.exp(usual_ratios.letters)
    commas = len(_COMMA.findall(source)), len(_COMMA.findall(translation))
    lost, back = _losses(first, second, lexicon), _losses(second, first, lexicon, inverse=True)
    short = (length - second.length) / math.sqrt(length + second.length + 1)
    return {
        "shorter": short,
        "shorter_log": math.log((length + 1) / (second.length + 1)),
        "fewer_words": math.log((len(first.keys) * math.exp(usual_ratios.words) + 1) / (len(second.keys) + 1)),
        "letters": math.log(first.length + 1),
        "commas": commas[0] - commas[1],
        "commas_share": (commas[0] - commas[1]) / (sum(commas) + 1),
        "end": float(bool(_END.search(source)) and not _END.search(translation)),
        "marks": _count_unmatched(first, second),
        "lost_share": lost.share,
        "lost_run": lost.run,
        "lost_run_share": lost.run / (lost.potential + 1),
        "back_share": back.share,
        "back_run": back.run,
        "lost_and_shorter": max(short, 0.0) * lost.share,
        "run_and_shorter": max(short, 0.0) * lost.run / 10,
    }


@dataclass(frozen=True, slots=True)
class _Losses:
    """The evidence expected from the counterparts of a side's words, and the missing part of it, in natural logs.

    ``run`` is the greatest loss of a stretch of words, less the evidence that is there, and ``span`` its word numbers;
    ``rest`` is the evidence for the other words.
    """

    potential: float
    share: float
    run: float
    span: tuple[int, int]
    rest: float


def _losses(words: Words, other: Words, lexicon: Lexicon | None, *, inverse: bool = False) -> _Losses:
    rows: Mapping[str, Mapping[str, float]] = {}
    if lexicon is not None:
        rows = lexicon.inverse if inverse else lexicon.pairs
    keys, marks = set(other.keys), {mark[1:] for mark in other.marks if mark}
    missing, there = [], []
    for key, mark in zip(words.keys, words.marks, strict=True):
        row = rows.get(key)
        potential = math.log(max(row.values())) if row else 0.0
        got = max((math.log(row[item]) for item in keys & row.keys()), default=0.0) if row else 0.0
        if mark and mark[1:] in marks:
            got = potential = max(potential, _MARK_POTENTIAL)
        elif mark[:1] in {"#", "^"}:
            potential = max(potential, _MARK_POTENTIAL)
        missing.append(max(potential - got, 0.0))
        there.append(got)
    run, span = _worst(missing, there)
    total = sum(missing)
    potential = total + sum(there)
    rest = sum(there[: span[0]]) + sum(there[span[1] :])
    return _Losses(potential, total / (potential + 1), run, span, rest)


def _worst(missing: Sequence[float], there: Sequence[float]) -> tuple[float, tuple[int, int]]:
    """The greatest loss of a stretch of words, less the evidence that is there; and the stretch, with adjacent words
    that have no counterpart either."""
    best, span = 0.0, (0, 0)
    running, start = 0.0, 0
    for place, (lost, got) in enumerate(zip(missing, there, strict=True)):
        if running <= 0:
            running, start = 0.0, place
        running += lost - got
        if running > best:
            best, span = running, (start, place + 1)
    start, end = span
    while 0 < start < end and not there[start - 1]:
        start -= 1
    while start < end < len(there) and not there[end]:
        end += 1
    return best, (start, end)


def _count_unmatched(words: Words, other: Words) -> float:
    """How many names and numbers the other side lacks."""
    marks = {mark[1:] for mark in other.marks if mark}
    return float(sum(mark[:1] in {"#", "^"} and mark[1:] not in marks for mark in words.marks))


def is_known(source_lang: str, target_lang: str) -> bool:
    """Whether the decision was fitted on these languages."""
    return f"{group(source_lang)}-{group(target_lang)}" in _model()["usual"]


def lost_clause(
    source: str, translation: str, source_lang: str, target_lang: str, usual_ratios: Usual
) -> tuple[int, int] | None:
    """The half-open span of the source that the translation likely leaves out; None if there is none.

    Without a lexicon the clause is unknown, and the span is the whole sentence.
    """
    lexicon = load_lexicon(source_lang, target_lang)
    model = _model()["unaided" if lexicon is None else "aided"]
    found = features(source, translation, source_lang, target_lang, usual_ratios)
    logit = model["intercept"] + sum(model["weights"][name] * value for name, value in found.items())
    if logit <= model["point"]:
        return None
    words, others = words_of(source, source_lang), words_of(translation, target_lang)
    losses = _losses(words, others, lexicon)
    first, last = losses.span
    if lexicon is None or first == last:
        return 0, len(source)
    if losses.rest <= 0 or fit([expected_words(words, lexicon.pairs)], [expected_words(others, lexicon.inverse)]) <= 0:
        return None  # The rest of the sentence is missing too: this is another sentence.
    places = word_places(source)
    return places[first][0], places[last - 1][1]


def _model() -> Mapping[str, Any]:
    """``usual`` ratios by pair of languages; weights and a point for pairs ``aided`` by a lexicon and ``unaided``."""
    return _used.get() or _shipped_model()


@cache
def _shipped_model() -> Mapping[str, Any]:
    model: dict[str, Any] = json.loads(files("mtcheck.structure").joinpath("clauses.json").read_text(encoding="utf-8"))
    return model


_used: ContextVar[Mapping[str, Any] | None] = ContextVar("clauses", default=None)


@contextmanager
def using(model: Mapping[str, Any]) -> Iterator[None]:
    """Within the block, use another model than the one that ships, such as one being fitted."""
    token = _used.set(model)
    try:
        yield
    finally:
        _used.reset(token)
