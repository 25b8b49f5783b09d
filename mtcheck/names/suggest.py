"""Names in articles that a glossary lacks, with their names in the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from mtcheck.glossary.entry import Entry, Gender, Kind
from mtcheck.glossary.glossary import Glossary
from mtcheck.glossary.index import split
from mtcheck.languages.respelling import fold
from mtcheck.model import Article
from mtcheck.names.nominatives import nominatives
from mtcheck.names.proposed import Proposal, join_words, proposal
from mtcheck.names.runs import calendar, is_word_of_source, names_in, particles
from mtcheck.names.sentence import Sentence
from mtcheck.names.vouched import forms_of, is_named_in_source, is_ordinary_phrase, is_vouched
from mtcheck.names.words import words

__all__ = ["Suggestion", "suggestions"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name worth adding: how often it occurs in the articles (``count``), its nominatives in the sources, and one
    sentence as an example.

    ``evidence`` lists what supports it, one entry for each witness; ``kind`` and ``gender`` are None if
    unknown.
    """

    name: str
    count: int
    sources: tuple[tuple[str, str], ...]
    example: str
    kind: Kind | None = None
    gender: Gender | None = None
    evidence: tuple[str, ...] = ()


class _Mention(NamedTuple):
    proposal: Proposal
    said: str
    sentence: Sentence
    article: int
    shown: bool


def suggestions(articles: Iterable[Article], glossary: Glossary) -> tuple[Suggestion, ...]:
    """Runs of capitalised words that no entry covers, those with the most witnesses first.

    Witnesses are the source (it has the name too, or has it in another case, or the translation spells it otherwise),
    a given name in front, several mentions and several articles. A single word counts only away from the beginning of
    a sentence and if English does not write it in lower case. A surname alone counts for the full name if the articles
    have one. A misspelt name counts as its right spelling. A name whose spelling nothing shows is left out, unless
    several articles have it.
    """
    known = frozenset(word for entry in glossary.entries for word in _known_words(entry))
    found: dict[str, list[_Mention]] = {}
    for number, article in enumerate(articles):
        for mention in _mentions(article, number, glossary, known):
            found.setdefault(fold(mention.proposal.name), []).append(mention)
    shown = {name for name, mentions in found.items() if _is_shown(mentions)}
    counts = Counter({name: len(mentions) for name, mentions in found.items()})
    for part in _parts_of_others(counts, shown):
        counts.pop(part)
    listed = [
        _suggestion(count, found[name])
        for name, count in counts.items()
        if name in shown
        and not (count == 1 and is_ordinary_phrase(found[name][0].proposal, found[name][0].sentence, known))
    ]
    return tuple(sorted(listed, key=lambda item: (-len(item.evidence), -item.count, item.name)))


def _mentions(article: Article, number: int, glossary: Glossary, known: AbstractSet[str]) -> Iterator[_Mention]:
    """The mentions of names, except those whose words are all ``known``."""
    right = nominatives(article, glossary)
    sentences = [Sentence(segment, article.source_lang, article.target_lang) for segment in article.segments]
    forms = forms_of(sentences)
    for sentence in sentences:
        text = sentence.segment.translation
        for run in names_in(text, article.target_lang):
            name = [right.get((sentence.segment.index, word.start), word.text) for word in run]
            if _are_known(name, known, article.target_lang) or is_word_of_source(run, sentence):
                continue
            told = proposal(name, run, sentence)
            if _are_known(told.words, known, article.target_lang):
                continue
            said = join_words([word.text for word in run], run, text)
            shown = is_vouched(told, sentence, forms) and is_named_in_source(told, run, sentence)
            yield _Mention(told, said, sentence, number, shown)


def _are_known(name: Sequence[str], known: AbstractSet[str], target_lang: str) -> bool:
    return all(fold(word) in known or word in particles() or word in calendar(target_lang) for word in name)


def _is_shown(mentions: Sequence[_Mention]) -> bool:
    return any(mention.shown for mention in mentions) or len({mention.article for mention in mentions}) > 1


def _suggestion(count: int, mentions: Sequence[_Mention]) -> Suggestion:
    proposals = [mention.proposal for mention in mentions]
    name = Counter(told.name for told in proposals).most_common(1)[0][0]
    sources = Counter(
        (mention.sentence.source_lang, mention.proposal.source) for mention in mentions if mention.proposal.source
    )
    evidence = {
        "in the source": bool(sources),
        "declined there": any(told.declined for told in proposals),
        "spelt otherwise there": any(not f" {mention.said}".endswith(f" {name}") for mention in mentions),
        "given name": any(told.kind is Kind.PERSON for told in proposals),
        "several times": count > 1,
        "several articles": len({mention.article for mention in mentions}) > 1,
    }
    return Suggestion(
        name=name,
        count=count,
        sources=tuple(form for form, _ in sources.most_common(3)),
        example=mentions[0].sentence.segment.translation,
        kind=_of_most([told.kind for told in proposals]),
        gender=_commonest(told.gender for told in proposals),
        evidence=tuple(why for why, told in evidence.items() if told),
    )


def _commonest(told: Iterable[T | None]) -> T | None:
    found = Counter(value for value in told if value)
    return found.most_common(1)[0][0] if found else None


def _of_most(told: Sequence[T | None]) -> T | None:
    """What more than half of the mentions tell (a single *in Velociraptor* makes no place)."""
    value, count = Counter(told).most_common(1)[0]
    return value if 2 * count > len(told) else None


def _known_words(entry: Entry) -> Iterator[str]:
    for text in (entry.name, *(variant.text for variant in (*entry.allowed, *entry.discouraged, *entry.forbidden))):
        yield from (word.folded for word in words(text[:500], english=True))


def _parts_of_others(counts: Counter[str], shown: AbstractSet[str]) -> list[str]:
    """Names whose words all belong to a longer one that is listed, which takes over their counts."""
    longer: dict[str, str] = {}
    for name in counts:
        own = split(name)
        for word in own if len(own) > 1 and name in shown else ():
            longer.setdefault(word, name)
    parts = [name for name in counts if len(split(name)) == 1 and split(name)[0] in longer]
    for name in parts:
        counts[longer[split(name)[0]]] += counts[name]
    return parts
