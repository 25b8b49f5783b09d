"""Names of the source that are nowhere in its translation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.glossary.index import Index, Role
from mtcheck.languages.respelling import plain_keys
from mtcheck.model import Evidence, Severity, Side, Signal
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.sentence import Sentence
from mtcheck.names.spoken import Spoken

__all__ = ["missing"]

_LEAST_LIKENESS = 0.6
_SHORTEST_NAME = 4


def missing(
    sentences: Sequence[Sentence], names: Sequence[tuple[Spoken, ...]], index: Index | None
) -> Iterator[Finding]:
    """Persons of the glossary named in a source sentence, but neither in its translation nor in those of its
    neighbours."""
    if index is None:
        return
    for number, (sentence, spoken) in enumerate(zip(sentences, names, strict=True)):
        if not sentence.translation:
            continue
        near = sentences[max(0, number - 1) : number + 2]
        said = {word.folded for other in near for word in other.translation}
        for name in spoken:
            if name.surface.kind == "person" and name.whole and not _stands(name, said, index):
                yield _finding(sentence, name, index)


def _stands(name: Spoken, said: set[str], index: Index) -> bool:
    from rapidfuzz.distance import OSA

    spellings = list(index.spellings(name.surface.entry))
    own = {word for surface in spellings if surface.role is not Role.SOURCE for word in surface.words}
    own |= {word.partition(":")[2] for surface in spellings if surface.role is Role.SOURCE for word in surface.words}
    for word in own:
        if len(word) < _SHORTEST_NAME:
            if word in said:
                return True
            continue
        for other in said:
            if other == word or OSA.normalized_similarity(word, other, score_cutoff=_LEAST_LIKENESS):
                return True
            if set(plain_keys(word)) & set(plain_keys(other)):
                return True
    return False


def _finding(sentence: Sentence, name: Spoken, index: Index) -> Finding:
    start, end = sentence.source[name.start].start, sentence.source[name.end - 1].end
    form = (sentence.segment.source or "")[start:end]
    preferred = index.preferred(name.surface.entry).text
    return Finding(
        fault=Fault.MISSING,
        segment=sentence.segment,
        start=start,
        end=end,
        right=(preferred,),
        message=f"“{form}” ({preferred}) of the source is not in its translation",
        evidence=(
            Evidence(Signal.GLOSSARY, f"“{preferred}” for “{name.surface.text}”"),
            Evidence(Signal.SOURCE, f"“{form}”"),
        ),
        confidence=0.8,
        severity=Severity.MAJOR,
        side=Side.SOURCE,
    )
