"""Segments whose wrong words are known, for fitting and measuring the checks of meaning.

Answers of the embedded model come from the user's cache where they are known; the first run takes an hour.
"""

from __future__ import annotations

import difflib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.evaluate.opinion import SecondOpinion
from mtcheck.glossary import Glossary
from mtcheck.languages.language import language_for
from mtcheck.languages.script import main_script
from mtcheck.meaning.features import WordFeatures, features_of
from mtcheck.meaning.findings import is_doubtful
from mtcheck.model import Article, Segment
from mtcheck.score.likelihood import likelihood_of
from mtcheck.text.words import word_spans
from mtcheck.translate import Translator
from mtcheck.translate.scorer import Assessment, Pair

__all__ = [
    "HBS",
    "TARGET",
    "Comparing",
    "Reading",
    "Row",
    "Word",
    "Wrong",
    "annotated",
    "article_of",
    "as_asked",
    "by_source",
    "consulted",
    "demetr",
    "freely",
    "human",
    "joined",
    "otherwise",
    "replace",
    "reworded",
    "script",
    "words_of",
]

LANGUAGES = {"polish": "pl", "french": "fr", "spanish": "es", "german": "de", "japanese": "ja", "czech": "cs"}
TARGET = "en"
"""The language of all translations here."""
HBS = frozenset({"sr", "hr", "bs"})
STRONG = ("google", "microsoft")
REWORDINGS = Path(__file__).resolve().parent / "rewordings.tsv"
FITTED_KINDS = re.compile(r"critical|major|misspelled|char_removed")
"""Kinds of DEMETR that change words; those of punctuation and case are other checks'."""


class Wrong(NamedTuple):
    """An error that is marked in a translation: ``[start, end)`` in code points."""

    start: int
    end: int
    severity: str
    category: str


@dataclass(frozen=True)
class Row:
    """One segment. ``origin`` names its set, ``group`` what cross-validation must keep together."""

    origin: str
    group: str
    engine: str
    lang: str
    source: str
    translation: str
    reference: str | None
    wrong: tuple[Wrong, ...] = ()
    omitted: tuple[Wrong, ...] = ()
    kind: str = "clean"
    id: str = field(default="", compare=False)


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as text:
        yield from (json.loads(line) for line in text if line.strip())


def annotated(path: Path) -> list[Row]:
    """Outputs of engines, every error marked by hand."""
    return [
        Row(
            origin=path.stem,
            group=item["reference"],
            engine=item["engine"],
            lang=item["lang"],
            source=item["source"],
            translation=item["translation"],
            reference=item["reference"],
            wrong=tuple(
                Wrong(error["start"], error["end"], error["severity"], error["category"])
                for error in item["errors"]
                if error["side"] == "translation"
            ),
            omitted=tuple(
                Wrong(error["start"], error["end"], error["severity"], error["category"])
                for error in item["errors"]
                if error["side"] == "source"
            ),
            kind="annotated",
            id=item["id"],
        )
        for item in lines(path)
    ]


def demetr(path: Path, count: int, seed: int = 16) -> list[Row]:
    """Per language and kind of damage ``count`` texts (half as many of kinds that are not critical), and their clean
    twins."""
    by_kind: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for item in lines(path):
        by_kind[item["lang"], item["perturbation"]].append(item)
    draw = random.Random(seed)
    rows = []
    for lang, kind in sorted(by_kind):
        if kind.startswith("base_id35") or "empty" in kind:
            continue
        wanted = count if kind.startswith("critical") else max(1, count // 2)
        some = by_kind[lang, kind]
        for item in draw.sample(some, min(wanted, len(some))):
            shared = ("demetr", item["reference"], "demetr", LANGUAGES[lang], item["source"])
            rows.append(Row(*shared, item["clean"], item["reference"], id=item["id"] + "-clean"))
            damage = tuple(changed(item["clean"], item["perturbed"]))
            rows.append(Row(*shared, item["perturbed"], item["reference"], damage, kind=kind, id=item["id"]))
    return rows


def changed(clean: str, damaged: str) -> Iterator[Wrong]:
    """The words that the damage added; if it removed words, the one now in their place."""
    spans = list(word_spans(damaged))
    before = [clean[start:end] for start, end in word_spans(clean)]
    after = [damaged[start:end] for start, end in spans]
    for code, _, _, first, end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if code == "equal" or not spans:
            continue
        last = max(end, min(first + 1, len(spans)))
        if first < last:
            yield Wrong(spans[first][0], spans[last - 1][1], "major", code)


def outputs(path: Path) -> list[dict[str, str]]:
    """A table of engines' outputs, a row each."""
    import lzma

    with lzma.open(path, "rt", encoding="utf-8") as text:
        table = [line.rstrip("\n").split("\t") for line in text]
    return [dict(zip(table[0], cells, strict=True)) for cells in table[1:]]


def human(engines: Path, structure: Path, count: int, seed: int = 7) -> list[Row]:
    """Human translations, which are right: ``count`` of FLORES devtest and as many sentences of NTREX."""
    draw = random.Random(seed)
    named = outputs(engines)
    flores = sorted({(row["lang"], row["source"], row["reference"]) for row in named})
    ntrex = sorted(
        {
            (item["lang"], source.strip(), translation.strip())
            for item in lines(structure)
            if item["kind"] == "none" and len(item["source"]) == len(item["translation"])
            for source, translation in zip(item["source"], item["translation"], strict=True)
        }
    )
    return [
        Row(origin, text, "human", lang, source, text, None)
        for origin, some in (("flores", flores), ("ntrex", ntrex))
        for lang, source, text in draw.sample(some, min(count, len(some)))
    ]


def freely(people: Iterable[Row], engines: Path, seed: int = 5) -> list[Row]:
    """Human translations, which are right, each beside a strong engine's output for its source as the reference. Not
    outputs in another script: some were left as they were."""
    draw = random.Random(seed)
    known = {(row["lang"], row["source"], row["engine"]): unescape(row["translation"]) for row in outputs(engines)}
    made = []
    for row in people:
        said = known.get((row.lang, row.source, draw.choice(STRONG)))
        if said and main_script(said) in language_for(TARGET).scripts:
            made.append(replace(row, reference=said, origin="beside an engine's"))
    return made


def otherwise(rows: Iterable[Row], engines: Path) -> list[Row]:
    """The rows that there is another wording of, beside that as the reference: each as it is, and the human translation
    in its place, which is right."""
    numbers = {row["reference"]: row["number"] for row in outputs(engines)}
    words = dict(
        line.split("\t") for line in REWORDINGS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    made = []
    for row in rows:
        said = words.get(numbers.get(row.group, ""))
        if said:
            made.append(replace(row, reference=said, origin="reworded"))
            made.append(Row("reworded", row.group, "human", row.lang, row.source, row.group, said, id=row.id))
    return made


def article_of(row: Row, *, reference: bool) -> Article:
    """An article of one segment, with the row's reference or without."""
    references = (row.reference,) if reference and row.reference else ()
    segment = Segment(0, row.translation, 0, len(row.translation), row.source, 0, len(row.source), references)
    return Article(row.id, None, row.lang, TARGET, row.translation, row.source, references, (segment,))


def joined(articles: Sequence[Article]) -> Article:
    """Articles of one segment each as one; offsets stay those in their own articles."""
    segments = [replace(article.segments[0], index=number) for number, article in enumerate(articles)]
    return replace(
        articles[0],
        translation="\n".join(article.translation for article in articles),
        source="\n".join(article.source or "" for article in articles),
        segments=tuple(segments),
    )


class Reading:
    """A translator that is not asked about flips: no model of words weighs them."""

    def __init__(self, translator: Any) -> None:
        self.name, self.trust = translator.name, translator.trust
        self.translates, self.assess = translator.translates, translator.assess
        self.paraphrase, self.translate = translator.paraphrase, translator.translate


class Comparing:
    """A translator that only compares with references: re-translating DEMETR's six languages takes hours."""

    def __init__(self, translator: Any) -> None:
        self.name, self.trust = translator.name, translator.trust
        self.paraphrase, self.weigh = translator.paraphrase, translator.weigh

    def translates(self, _source_lang: str, _target_lang: str) -> bool:
        return False

    def assess(self, pairs: Sequence[Pair], **_: str) -> list[Assessment]:
        return [Assessment(None) for _ in pairs]

    def translate(self, sentences: Sequence[str], **_: str) -> list[str]:
        return list(sentences)


def consulted(rows: Iterable[Row], translator: Translator, glossary: Glossary, *, reference: bool) -> list[Article]:
    """The rows as articles that the model has read, all at once: alone each would take three times as long."""
    return SecondOpinion(translator, glossary).of(article_of(row, reference=reference) for row in rows)


def reworded(articles: Sequence[Article], translator: Any) -> list[Article]:
    """The articles of one segment with the probability of each translation as another wording of its re-translation,
    also of those that no word of is doubtful."""
    segments = [article.segments[0] for article in articles]
    pairs = [Pair(each.retranslation or "", each.translation, retranslate=False, read=False) for each in segments]
    answers = translator.paraphrase(pairs, target_lang=TARGET)
    return [
        replace(article, segments=(replace(segment, rewording=likelihood_of(segment.translation, answer)),))
        for article, segment, answer in zip(articles, segments, answers, strict=True)
    ]


def by_source(article: Article) -> Article:
    """The article of one segment as if it had not been compared with its re-translation."""
    return replace(article, segments=(replace(article.segments[0], rewording=None),))


def as_asked(article: Article, glossary: Glossary) -> Article:
    """The article of one segment, compared with its re-translation only if the current models find it doubtful."""
    bare = by_source(article)
    return article if is_doubtful(bare.segments[0], bare, glossary) else bare


class Word(NamedTuple):
    """A word's features, and whether it lies in a major error, or in any."""

    features: WordFeatures
    major: bool
    wrong: bool


def words_of(row: Row, article: Article) -> list[Word]:
    return [
        Word(
            word,
            any(each.severity == "major" and each.start < word.end and word.start < each.end for each in row.wrong),
            any(each.start < word.end and word.start < each.end for each in row.wrong),
        )
        for word in features_of(article.segments[0], article)
    ]


def script(name: str) -> Any:
    """Another script as a module; scripts have no suffix."""
    from importlib.machinery import SourceFileLoader
    from importlib.util import module_from_spec, spec_from_loader

    loader = SourceFileLoader(name, str(Path(__file__).resolve().parent / name))
    spec = spec_from_loader(name, loader)
    if spec is None:
        raise ImportError(name)
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module
