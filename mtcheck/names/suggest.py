"""Names of articles that a glossary does not know yet, with what the sources call them."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mtcheck.glossary.entry import Entry
from mtcheck.glossary.glossary import Glossary
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.language import primary
from mtcheck.languages.respelling import fold, latin, plain_keys, respelling_key
from mtcheck.model import Article, Segment
from mtcheck.names.nominatives import nominatives
from mtcheck.names.words import Word, words

__all__ = ["Suggestion", "suggestions"]

_PARTICLES: Final = frozenset(
    ["al", "bin", "da", "de", "del", "della", "der", "di", "du", "el", "la", "le", "van", "von"]
)
_TITLES: Final = re.compile(
    "Ambassador|Captain|Chairman|Chancellor|Colonel|Commissioner|Director|Dr|General|Governor|Judge|King|Lady|Lord|Mayor|"
    "Minister|Mr|Mrs|Ms|Pope|Premier|President|Prince|Princess|Professor|Queen|Representative|Secretary|Senator|Sir|"
    "Speaker|Spokesman|Spokesperson|Spokeswoman"
)
_CALENDAR: Final = frozenset((*day_name, *month_name))
_OF_A_PEOPLE: Final = re.compile("(?:ian|ean|can|ese|ish)$")
_SAME_SOUND: Final = 70.0
_LONGEST: Final = 6


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name worth adding: how often it stands in the articles, its forms in the sources, and one sentence."""

    name: str
    count: int
    sources: tuple[tuple[str, str], ...]
    example: str


def suggestions(articles: Iterable[Article], glossary: Glossary) -> tuple[Suggestion, ...]:
    """Runs of capitalised words that no entry accounts for, the most frequent first.

    A single word counts only away from the beginning of a sentence and if English does not write it in lower case. A
    surname alone counts for the full name if the articles have one. A name that is wrongly written counts as what it
    should read.
    """
    known = frozenset(word for entry in glossary.entries for word in _known_words(entry))
    counts: Counter[str] = Counter()
    examples: dict[str, str] = {}
    sources: dict[str, Counter[tuple[str, str]]] = {}
    for article in articles:
        right = nominatives(article, glossary)
        for segment in article.segments:
            for run in _names(segment.translation):
                name = " ".join(right.get((segment.index, word.start), word.text) for word in run)
                if all(fold(word) in known or word in _PARTICLES for word in name.split()):
                    continue
                counts[name] += 1
                examples.setdefault(name, segment.translation)
                sources.setdefault(name, Counter()).update(_spellings(name, segment, article.source_lang))
    for name in _parts_of_others(counts):
        counts.pop(name)
    return tuple(
        Suggestion(name, count, tuple(form for form, _ in sources[name].most_common(3)), examples[name])
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _known_words(entry: Entry) -> Iterator[str]:
    for text in (entry.name, *(variant.text for variant in (*entry.allowed, *entry.discouraged, *entry.forbidden))):
        yield from (word.folded for word in words(text[:500], english=True))


def _names(text: str) -> Iterator[Sequence[Word]]:
    """Each run of capitalised words, particles inside included (*Ursula von der Leyen*)."""
    run: list[Word] = []
    for word in words(text, english=True):
        if run and not word.joined:
            yield from _name(run)
            run = []
        if (word.capitalised and not (word.initial and is_word(word.text))) or (run and word.text in _PARTICLES):
            run.append(word)
        else:
            yield from _name(run)
            run = []
    yield from _name(run)


def _name(run: Sequence[Word]) -> Iterator[Sequence[Word]]:
    run = list(run)
    while run and run[-1].text in _PARTICLES:
        run.pop()
    titles = [place for place, word in enumerate(run) if _TITLES.fullmatch(word.text)]
    run = run[titles[-1] + 1 :] if titles else run
    if len(run) > 2 and is_word(run[0].text) and not any(is_word(word.text) for word in run[1:]):
        run = run[1:]  # "(Secretary of) State Antony Blinken"
    if not run or len(run) > _LONGEST or (len(run) == 1 and not _stands_alone(run[0])):
        return
    yield run


def _stands_alone(word: Word) -> bool:
    if word.initial or len(word.text) < 3 or word.text in _CALENDAR or (is_word(word.text) and not word.acronym):
        return False
    return not (_OF_A_PEOPLE.search(word.text) and is_capitalised_word(word.text))


def _parts_of_others(counts: Counter[str]) -> list[str]:
    """Names whose words all belong to a longer one, which takes over their counts."""
    longer: dict[str, str] = {}
    for name in counts:
        for word in name.split() if " " in name else ():
            longer.setdefault(word, name)
    parts = [name for name in counts if " " not in name and name in longer]
    for name in parts:
        counts[longer[name]] += counts[name]
    return parts


def _spellings(name: str, segment: Segment, language: str) -> list[tuple[str, str]]:
    """The run of as many words of the source that sounds like the name, in the case form in which it stands."""
    from rapidfuzz import fuzz

    if not segment.source:
        return []
    keys = plain_keys(fold(name).replace(" ", ""))
    length = len(name.split())
    found = [word for word in words(segment.source, english=True) if word.capitalised or word.text in _PARTICLES]
    best, best_score = "", _SAME_SOUND
    for place in range(len(found) - length + 1):
        run = found[place : place + length]
        sound = respelling_key(latin("".join(word.text for word in run), primary(language)))
        score = max(fuzz.ratio(key, sound) for key in keys)
        if score > best_score:
            best, best_score = " ".join(word.text for word in run), score
    return [(language, best)] if best else []
