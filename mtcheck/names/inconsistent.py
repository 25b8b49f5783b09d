"""Two spellings of one name in one translation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.glossary.index import Index
from mtcheck.languages.english import is_capitalised_word, is_word, same_family
from mtcheck.languages.respelling import plain_key
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence, name_like

__all__ = ["inconsistent"]

_SHORTEST = 5


def inconsistent(sentences: Sequence[Sentence], found: Iterable[Finding], index: Index | None) -> Iterator[Finding]:
    """Mentions whose spelling sounds like another, more frequent or earlier one, and that nothing else explains."""
    found = tuple(found)
    told = {(finding.segment.index, finding.start) for finding in found}
    objected = {
        finding.segment.translation[finding.start : finding.end] for finding in found if finding.fault is Fault.VARIANT
    }
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    mentions = []
    for sentence in sentences:
        for word in sentence.translation:
            if name_like(word) and len(word.text) >= _SHORTEST and not word.acronym and not _ordinary(word.text):
                spellings[plain_key(word.text)][word.text] += 1
                mentions.append((sentence, word))
    referenced = frozenset(word for sentence in sentences for word in sentence.reference_words)
    for sentence, word in mentions:
        usual, times = max(
            spellings[plain_key(word.text)].items(), key=lambda item: (_believed(item[0], index), item[1])
        )
        if word.text == usual or usual in objected or same_family(word.text.casefold(), usual.casefold()):
            continue
        if (sentence.segment.index, word.start) in told or word.folded in sentence.reference_words:
            continue
        if _believed(word.text, index) or {word.text.casefold(), usual.casefold()} <= referenced:
            continue
        yield Finding(
            fault=Fault.INCONSISTENT,
            segment=sentence.segment,
            start=word.start,
            end=word.end,
            right=(usual,),
            message=f"“{word.text}” is written “{usual}” elsewhere in the article",
            evidence=(Evidence(Signal.CONSISTENCY, f"“{usual}”, {times} times"),),
            confidence=0.8,
            severity=Severity.MINOR,
        )


def _ordinary(text: str) -> bool:
    return is_word(text) or is_capitalised_word(text)


def _believed(text: str, index: Index | None) -> bool:
    return index is not None and index.knows(text.casefold())
