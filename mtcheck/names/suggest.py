"""Names in articles that a glossary lacks, with their names in the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple, TypeVar

from mtcheck.glossary.entry import Entry, Gender, Kind
from mtcheck.glossary.glossary import Glossary
from mtcheck.glossary.index import split
from mtcheck.languages.common import is_common
from mtcheck.languages.declension import cues_for
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.language import language_for
from mtcheck.languages.lookup import locale_for
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold
from mtcheck.languages.script import has_cyrillic
from mtcheck.model import Article
from mtcheck.names.alike import is_no_name
from mtcheck.names.nominatives import nominatives
from mtcheck.names.proposed import Proposal, is_adjective_of_a_place, join_words, proposal
from mtcheck.names.sentence import Sentence
from mtcheck.names.words import Word, words
from mtcheck.text.words import APOSTROPHES

__all__ = ["Suggestion", "suggestions"]

T = TypeVar("T")

_LONGEST_NAME: Final = 6


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
    language: str
    example: str
    article: int


def suggestions(articles: Iterable[Article], glossary: Glossary) -> tuple[Suggestion, ...]:
    """Runs of capitalised words that no entry covers, those with the most witnesses first.

    Witnesses are the source (it has the name too, or has it in another case, or the translation spells it otherwise),
    a given name in front, several mentions and several articles. A single word counts only away from the beginning of
    a sentence and if English does not write it in lower case. A surname alone counts for the full name if the articles
    have one. A misspelt name counts as its right spelling.
    """
    known = frozenset(word for entry in glossary.entries for word in _known_words(entry))
    found: dict[str, list[_Mention]] = {}
    for number, article in enumerate(articles):
        right = nominatives(article, glossary)
        for segment in article.segments:
            sentence = Sentence(segment, article.source_lang, article.target_lang)
            for run in _names(segment.translation, article.target_lang):
                name = [right.get((segment.index, word.start), word.text) for word in run]
                if all(fold(word) in known or word in _particles() for word in name):
                    continue
                if _is_word_of_source(run, sentence):
                    continue
                told = proposal(name, run, sentence)
                said = join_words([word.text for word in run], run, segment.translation)
                mention = _Mention(told, said, article.source_lang, segment.translation, number)
                found.setdefault(told.name, []).append(mention)
    counts = Counter({name: len(mentions) for name, mentions in found.items()})
    for part in _parts_of_others(counts):
        counts.pop(part)
    listed = [_suggestion(name, count, found[name]) for name, count in counts.items()]
    return tuple(sorted(listed, key=lambda item: (-len(item.evidence), -item.count, item.name)))


def _suggestion(name: str, count: int, mentions: Sequence[_Mention]) -> Suggestion:
    proposals = [mention.proposal for mention in mentions]
    sources = Counter((mention.language, mention.proposal.source) for mention in mentions if mention.proposal.source)
    evidence = {
        "in the source": bool(sources),
        "declined there": any(told.declined for told in proposals),
        "spelt otherwise there": any(mention.said != name for mention in mentions),
        "given name": any(told.kind is Kind.PERSON for told in proposals),
        "several times": count > 1,
        "several articles": len({mention.article for mention in mentions}) > 1,
    }
    return Suggestion(
        name=name,
        count=count,
        sources=tuple(form for form, _ in sources.most_common(3)),
        example=mentions[0].example,
        kind=_commonest(told.kind for told in proposals),
        gender=_commonest(told.gender for told in proposals),
        evidence=tuple(why for why, told in evidence.items() if told),
    )


def _commonest(told: Iterable[T | None]) -> T | None:
    found = Counter(value for value in told if value)
    return found.most_common(1)[0][0] if found else None


def _known_words(entry: Entry) -> Iterator[str]:
    for text in (entry.name, *(variant.text for variant in (*entry.allowed, *entry.discouraged, *entry.forbidden))):
        yield from (word.folded for word in words(text[:500], english=True))


def _particles() -> frozenset[str]:
    """Small words within names, in any language."""
    return cues_for(UNKNOWN.name).particles


def _names(text: str, target_lang: str) -> Iterator[Sequence[Word]]:
    """Each run of capitalised words, including particles inside it (*Ursula von der Leyen*)."""
    run: list[Word] = []
    for word in words(text, english=True):
        if run and (not word.joined or _owns(run[-1], text)):
            yield from _name(run, text, target_lang)
            run = []
        if (word.capitalised and not (word.initial and is_word(word.text))) or (run and word.text in _particles()):
            run.append(word)
        else:
            yield from _name(run, text, target_lang)
            run = []
    yield from _name(run, text, target_lang)


def _owns(word: Word, text: str) -> bool:
    """Whether a name ends here because it owns what follows (*Scotland's Alasdair Lamont*; not *People's Party*)."""
    return text[word.end : word.end + 1] in APOSTROPHES and not is_word(word.text)


def _name(run: Sequence[Word], text: str, target_lang: str) -> Iterator[Sequence[Word]]:
    run = _without_what_is_before(run, target_lang)
    if not run or len(run) > _LONGEST_NAME or _is_no_name(run, text, target_lang):
        return
    if len(run) > 1 or _stands_alone(run[0], target_lang):
        yield run


def _without_what_is_before(run: Sequence[Word], target_lang: str) -> Sequence[Word]:
    """The words of a name without titles, an article and what a name does not end with."""
    run = list(run)
    while run and run[-1].text in _particles():
        run.pop()
    titles = [place for place, word in enumerate(run) if word.text in cues_for(target_lang).offices]
    run = run[titles[-1] + 1 :] if titles else run
    if len(run) > 2 and is_word(run[0].text) and not any(is_word(word.text) for word in run[1:]):
        run = run[1:]  # "(Secretary of) State Antony Blinken"
    article = len(run) > 1 and run[0].text.casefold() in cues_for(target_lang).definite
    return run[1:] if article else run


def _is_no_name(run: Sequence[Word], text: str, target_lang: str) -> bool:
    written = language_for(target_lang).scripts
    return any(_is_no_part(word, text, target_lang) or not _is_in(word, written) for word in run)


def _is_word_of_source(run: Sequence[Word], sentence: Sentence) -> bool:
    """Whether it renders a small word of the source, or is one of its language left as it is (*Mjeseca*, *Nijemci*)."""
    if is_adjective_of_a_place(run, sentence):
        return True
    return len(run) == 1 and not run[0].acronym and is_common(run[0].text.lower(), sentence.source_lang)


def _is_in(word: Word, scripts: Sequence[str]) -> bool:
    """Whether a word is in one of these scripts, as far as it is known: the source left as it is makes no name."""
    return not scripts or "Cyrillic" in scripts or not has_cyrillic(word.text)


def _is_no_part(word: Word, text: str, target_lang: str) -> bool:
    """Whether a word shows that the run is a sentence in capitals (*I Love It*, *I've*, *Didn't Go Well*)."""
    initial = len(word.text) == 1 and text[word.end : word.end + 1] == "."
    return ("'" in word.text or len(word.text) == 1) and not initial and is_no_name(word.text, target_lang)


@cache
def _calendar(target_lang: str) -> frozenset[str]:
    locale = locale_for(target_lang)
    abbreviated = (month.capitalize() for month in locale.month_abbreviations)
    return frozenset((*locale.weekday_names, *locale.month_names, *abbreviated))


def _stands_alone(word: Word, target_lang: str) -> bool:
    if (
        word.initial
        or len(word.text) < 3
        or word.text in _calendar(target_lang)
        or (is_word(word.text) and not word.acronym)
    ):
        return False
    return not (derivations_for(target_lang).peoples_alone.search(word.text) and is_capitalised_word(word.text))


def _parts_of_others(counts: Counter[str]) -> list[str]:
    """Names whose words all belong to a longer one, which takes over their counts."""
    longer: dict[str, str] = {}
    for name in counts:
        own = split(name)
        for word in own if len(own) > 1 else ():
            longer.setdefault(word, name)
    parts = [name for name in counts if len(split(name)) == 1 and split(name)[0] in longer]
    for name in parts:
        counts[longer[split(name)[0]]] += counts[name]
    return parts
