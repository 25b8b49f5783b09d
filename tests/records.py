"""What the names engine, the reader of quantities and the judge of meaning make of some hundred texts, line by line.

Each line of ``tests/cases/records`` holds texts and what was found in them. A change of the code that changes any of it
shows here, wanted or not. If it is wanted, ``scripts/record_rooms --write`` records it again; read the difference.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import IntEnum
from functools import cache
from itertools import zip_longest
from math import isclose
from pathlib import Path
from typing import Any, Final

from mtcheck.checks import CHECKS
from mtcheck.checks.run import run_checks
from mtcheck.evaluate.jsonl import item
from mtcheck.evaluate.row import Row
from mtcheck.evaluate.run import glossary_of as glossary_of_items
from mtcheck.glossary import Glossary
from mtcheck.glossary.store import index_of
from mtcheck.meaning.features import features_of
from mtcheck.model import Article, Issue, Likelihood, Segment, Trust, WordLikelihood
from mtcheck.names import findings
from mtcheck.names.analysis import witness_sentences
from mtcheck.names.judge import likely, says_nothing
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import name_like
from mtcheck.quantities.parse import parse
from mtcheck.quantities.quantity import Quantity
from mtcheck.text.words import word_spans
from tests.conftest import ROOT

__all__ = ["HINT", "MADE", "differences", "file_of", "lines", "written"]

Line = dict[str, Any]
FOLDER: Final = ROOT / "tests" / "cases" / "records"
FACTS: Final = frozenset({
    "number-value", "number-format", "number-scale", "number-missing", "number-added", "unit-mismatch",
    "currency-mismatch", "date-value", "date-format", "weekday-mismatch", "order-changed",
})  # fmt: skip
MEANT: Final = frozenset({
    "mistranslation", "garbled-word", "doubtful-segment", "added-content", "missing-content", "misspelling",
})  # fmt: skip
OF_MEANING: Final = tuple(check for check in CHECKS if check.name in MEANT)
OF_QUANTITIES: Final = tuple(check for check in CHECKS if check.name in FACTS)
HINT: Final = "if this is wanted: scripts/record_rooms --write, and read what it changes"
_NUMBER: Final = re.compile(r"(?<==)-?[0-9.e+-]+")
"""The value of a feature."""
PLAIN: Final = {field.name: field.default for field in dataclasses.fields(Quantity)}


def file_of(room: str) -> Path:
    """The file with what a room found."""
    return FOLDER / f"{room}.jsonl"


def lines(room: str) -> list[Line]:
    """All lines of a room."""
    return [json.loads(line) for line in file_of(room).read_text(encoding="utf-8").splitlines()]


def written(line: Line) -> str:
    """A line as it is in the file."""
    return json.dumps(line, ensure_ascii=False, separators=(",", ":"))


def article_of(line: Line) -> Article:
    """The texts of a line, each segment beside its own source and references."""
    sources = line.get("source") or [None] * len(line["translation"])
    references = line.get("reference") or [None] * len(line["translation"])
    segments = tuple(
        Segment(number, text, 0, len(text), source=source, references=(reference,) if reference else ())
        for number, (text, source, reference) in enumerate(zip(line["translation"], sources, references, strict=True))
    )
    return Article(
        "", None, line["source_lang"], line["target_lang"], "\n".join(line["translation"]),
        "\n".join(line["source"]) if line.get("source") else None,
        ("\n".join(line["reference"]),) if line.get("reference") else (), segments,
    )  # fmt: skip


@cache
def starter() -> Glossary:
    """The starter glossary, read once."""
    return Glossary.default()


def glossary_of(line: Line) -> Glossary:
    """The names of a line; the starter glossary if it has none."""
    if "glossary" not in line:
        return starter()
    given = item(Row({"translation": "x", "glossary": line["glossary"]}, "record"), "sr")
    return glossary_of_items([given], Glossary())


def names(line: Line) -> Line:
    """What is found wrong, and what each mention is weighed by."""
    article, glossary = article_of(line), glossary_of(line)
    found = [
        [
            one.segment.index, one.side.value, one.start, one.end, one.fault.value, list(one.right), one.message,
            [f"{item.signal.value}: {item.detail}" for item in one.evidence], one.confidence, one.severity.value,
        ]
        for one in findings(article, glossary)
    ]  # fmt: skip
    return {"found": found, "weighed": list(weighed(article, glossary))}


def weighed(article: Article, glossary: Glossary) -> Iterator[list[str]]:
    """Each mention with its candidates and their features."""
    index = index_of(glossary) if glossary else None
    for sentence, witnesses, spoken in witness_sentences(article, index):
        for number in range(len(sentence.translation)):
            mention = Mention(sentence, number)
            if name_like(mention.word) and not says_nothing(mention):
                for candidate in likely(mention, witnesses, spoken):
                    yield [mention.word.text, candidate.right, values_of(candidate.features)]


def values_of(features: Mapping[str, float]) -> str:
    """Features in one line: what is 0 is left out, what is 1 is named alone."""
    told = ((name, float(value)) for name, value in sorted(features.items()) if value)
    return "; ".join(name if value == 1 else f"{name}={value:.5g}" for name, value in told)


def quantities(line: Line) -> Line:
    """What is read in each text, and what the checks of facts say."""
    article = article_of(line)
    texts = {article.target_lang: [*line["translation"], *line.get("reference", ())]}
    texts.setdefault(article.source_lang, []).extend(line.get("source", ()))
    issues, _ = run_checks(article, Glossary(), OF_QUANTITIES)
    return {
        "read": [[said(one) for one in parse(text, lang)] for lang, each in texts.items() for text in each],
        "found": [issue_of(one) for one in issues],
    }


def said(quantity: Quantity) -> Line:
    """A quantity without what is as usual."""
    values = {field: getattr(quantity, field) for field in PLAIN}
    return {field: _plain(value) for field, value in values.items() if value != PLAIN[field]}


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, tuple):
        return list(value)
    return int(value) if isinstance(value, IntEnum) else value


def meaning(line: Line) -> Line:
    """What is found wrong, and what each word is judged by. What a model would say is made up, alike for all."""
    article = article_of(line)
    segments = tuple(replace(segment, **guesses(segment, line["model"])) for segment in article.segments)
    article = replace(article, segments=segments, translator="made-up", translator_trust=Trust.HIGH)
    issues, _ = run_checks(article, starter(), OF_MEANING)
    return {
        "found": [issue_of(one) for one in issues],
        "weighed": [
            [segment.translation[word.start : word.end], word.reading, values_of(word.values)]
            for segment in segments
            for word in features_of(segment, article, line.get("names", ()))
        ],
    }


def guesses(segment: Segment, given: Sequence[str]) -> dict[str, Any]:
    """What a model may have said: which of its answers there are is ``given``."""
    text, likened = segment.translation, next(filter(None, (*segment.references, segment.source)), "")
    others = [likened[start:end] for start, end in word_spans(likened)] or [""]

    def likelihood(step: int) -> Likelihood:
        words = []
        for number, (start, end) in enumerate(word_spans(text)):
            reading = others[min(number, len(others) - 1)] if number % 3 == 1 else None
            words.append(WordLikelihood(start, end, float(1 + number * step % 23), reading))
        return Likelihood(mean=-0.5, words=tuple(words))

    said: dict[str, Any] = {
        "likelihood": likelihood(7),
        "paraphrase": likelihood(5),
        "retranslation": " ".join(others[1:]),
    }
    return {name: said[name] for name in given}


def issue_of(issue: Issue) -> list[Any]:
    """What an editor is shown of an issue, without its evidence."""
    return [
        issue.segment, issue.check, issue.span.side.value, issue.span.start, issue.span.end, issue.severity.value,
        issue.confidence, issue.message, list(issue.suggestions),
    ]  # fmt: skip


MADE: Final[Mapping[str, Callable[[Line], Line]]] = {"names": names, "quantities": quantities, "meaning": meaning}
"""What each room makes of the texts of a line."""


def differences(room: str, line: Line) -> Iterator[str]:
    """Where what a room makes of a line differs from what is recorded, one sentence each."""
    made = json.loads(written(MADE[room](line)))
    for part, now in made.items():
        for number, (one, other) in enumerate(zip_longest(line.get("result", {}).get(part, ()), now)):
            if not _same(one, other):
                yield f"{part} {number}: recorded {written(one)}, now {written(other)}"


def _same(one: object, other: object) -> bool:
    """Whether two values are equal, except for the last digits of a number, in which machines differ."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, str) and isinstance(other, str) and one != other:
        return _NUMBER.sub("#", one) == _NUMBER.sub("#", other) and all(
            isclose(float(left), float(right), rel_tol=1e-4)
            for left, right in zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
        )
    return one == other
