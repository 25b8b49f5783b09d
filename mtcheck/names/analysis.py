"""Everything the names engine finds in one article, computed once and shared by the name checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from mtcheck.glossary import Glossary
from mtcheck.glossary.index import Index, Role, Surface, build
from mtcheck.glossary.inflect import readings
from mtcheck.locales.english import is_word
from mtcheck.locales.respelling import fold, plain_key, respelling_key
from mtcheck.model import Article, Evidence, Severity, Signal
from mtcheck.names import glossary_witness, reference_witness, source_witness
from mtcheck.names.finding import Fault, Finding, Proposal
from mtcheck.names.sentence import Sentence, name_like
from mtcheck.names.words import Word

__all__ = ["findings"]

_ENOUGH = 0.95
_LONGEST_NAME = 6


@lru_cache(maxsize=4)
def findings(article: Article, glossary: Glossary) -> tuple[Finding, ...]:
    """All name findings of the article by position. One mention has one finding."""
    index = _index(glossary) if glossary else None
    return tuple(
        finding
        for segment in article.segments
        for finding in _in_sentence(Sentence(segment, article.source_lang), index)
    )


@lru_cache(maxsize=2)
def _index(glossary: Glossary) -> Index:
    return build(glossary.entries)


def _in_sentence(sentence: Sentence, index: Index | None) -> Iterator[Finding]:
    covered: set[int] = set()
    if index is not None:
        for start, end, surface in _mentions(sentence.translation, index):
            covered.update(range(start, end))
            if surface.role in {Role.DISCOURAGED, Role.FORBIDDEN}:
                yield _variant(sentence, start, end, surface, index)
    for number, word in enumerate(sentence.translation):
        if not name_like(word) or (number in covered):
            continue
        if index is not None and (discouraged := _discouraged_surname(sentence, number, index)) is not None:
            yield _variant(sentence, number, number + 1, discouraged, index)
            continue
        finding = _judged(sentence, number, index)
        if finding is not None:
            yield finding


def _mentions(text: tuple[Word, ...], index: Index) -> Iterator[tuple[int, int, Surface]]:
    """Longest names of the glossary that stand in the text word for word; single words only if they are variants."""
    start = 0
    while start < len(text):
        if not text[start].capitalised or not index.knows(text[start].folded):
            start += 1
            continue
        for end in range(min(len(text), start + _LONGEST_NAME), start, -1):
            found = [
                surface
                for surface in index.phrase(tuple(word.folded for word in text[start:end]))
                if surface.role is not Role.SOURCE
            ]
            best = min(found, key=lambda surface: surface.role, default=None)
            if best is None or (end == start + 1 and best.role <= Role.ALLOWED):
                continue
            if end == start + 1 and text[start].initial and is_word(text[start].text):
                continue
            yield start, end, best
            start = end
            break
        else:
            start += 1


def _discouraged_surname(sentence: Sentence, number: int, index: Index) -> Surface | None:
    """The discouraged or forbidden spelling of a full name whose last word stands here alone."""
    word = sentence.translation[number]
    surfaces = [index.surface(surface) for surface in index.containing(word.folded)]
    last = [surface for surface in surfaces if surface.words[-1] == word.folded]
    if any(surface.role <= Role.ALLOWED for surface in last):
        return None
    for surface in last:
        preferred = index.preferred(surface.entry)
        if len(preferred.words) == len(surface.words) > 1 and preferred.words[-1] != word.folded:
            return surface
    return None


def _variant(sentence: Sentence, start: int, end: int, surface: Surface, index: Index) -> Finding:
    """What a discouraged or forbidden spelling, or the last word of one, should be."""
    preferred = index.preferred(surface.entry)
    text = sentence.translation
    first, last = start, end
    right = preferred.text
    shift = len(surface.words) - (end - start)
    if len(preferred.words) == len(surface.words) == len(preferred.text.split()):
        differing = [
            place for place in range(start, end) if text[place].folded != preferred.words[place - start + shift]
        ]
        if differing:
            first, last = differing[0], differing[-1] + 1
            right = " ".join(preferred.text.split()[first - start + shift : last - start + shift])
    forbidden = surface.role is Role.FORBIDDEN
    note = f" ({surface.note})" if surface.note else ""
    said = sentence.segment.translation[text[first].start : text[last - 1].end]
    evidence = [Evidence(Signal.GLOSSARY, f"“{preferred.text}”, not “{surface.text}”{note}")]
    evidence.extend(_confirmed(sentence, start, end, preferred))
    return Finding(
        fault=Fault.MISSPELT if forbidden and len(evidence) > 1 else Fault.VARIANT,
        segment=sentence.segment,
        start=text[first].start,
        end=text[last - 1].end,
        right=(right.upper() if said.isupper() else right,),
        message=f"“{said}” should be “{right}”: the glossary writes {preferred.text}{note}",
        evidence=tuple(evidence),
        confidence=0.97 if forbidden else 0.9,
        severity=Severity.MAJOR if forbidden else Severity.MINOR,
    )


def _confirmed(sentence: Sentence, start: int, end: int, preferred: Surface) -> Iterator[Evidence]:
    """What source and reference have where the translation has words ``start`` to ``end``."""
    forms = [form.text for number in range(start, end) if (form := sentence.counterpart(number)) is not None]
    if forms:
        yield Evidence(Signal.SOURCE, f"“{' '.join(forms)}”")
    if preferred.words and preferred.words[-1] in sentence.reference_words:
        yield Evidence(Signal.REFERENCE, f"“{preferred.text.split()[-1]}”")


def _judged(sentence: Sentence, number: int, index: Index | None) -> Finding | None:
    word = sentence.translation[number]
    if word.folded in sentence.reference_words:
        return None
    if word.acronym and len(word.text) < 5:
        return None
    proposals = list(reference_witness.propose(sentence, number))
    if index is not None:
        proposals += glossary_witness.propose(sentence, number, index)
    best = _best(proposals)
    if best is None and (index is None or not index.knows(word.folded)):
        best = _best(source_witness.propose(sentence, number))
    return None if best is None else _finding(sentence, number, best)


def _best(proposals: Iterable[Proposal]) -> tuple[Proposal, ...] | None:
    """The proposals for the right name with the most weight; None when none has enough."""
    by_right: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        by_right.setdefault(fold(proposal.right), []).append(proposal)
    best = max(by_right.values(), key=_weight, default=None)
    return tuple(best) if best and _weight(best) >= _ENOUGH else None


def _weight(proposals: Iterable[Proposal]) -> float:
    return sum(proposal.weight for proposal in proposals)


def _finding(sentence: Sentence, number: int, proposals: tuple[Proposal, ...]) -> Finding:
    word = sentence.translation[number]
    first = proposals[0]
    right = first.right
    fault, why = explain(sentence, number, right)
    evidence = [item for proposal in proposals for item in proposal.evidence]
    if why and not any(item.signal is Signal.SOURCE for item in evidence):
        evidence.append(Evidence(Signal.SOURCE, why))
    named = next((proposal.name for proposal in proposals if " " in proposal.name), first.name)
    full = f" ({named})" if named and named != right else ""
    return Finding(
        fault=fault,
        segment=sentence.segment,
        start=word.start,
        end=word.end,
        right=(right,),
        message=f"“{word.text}” should be “{right}”{full}" + (f": {why}" if why else ""),
        evidence=tuple(dict.fromkeys(evidence)),
        confidence=min(0.99, 0.6 + 0.2 * _weight(proposals)),
        severity=Severity.MAJOR,
    )


def explain(sentence: Sentence, number: int, right: str) -> tuple[Fault, str]:
    """How the wrong word came about, judged by the source's form, and a sentence about it ("" when unknown)."""
    word = sentence.translation[number]
    form = sentence.counterpart(number)
    target = fold(right)
    if form is None:
        undone = [r for r in readings(word.folded, sentence.language) if r.ending and r.nominative == target]
        if undone:
            return Fault.LEFT_IN, f"it ends in the case ending -{undone[0].ending}"
        return Fault.MISSPELT, ""
    spelt = sentence.in_latin(form)
    matching = [r for r in sentence.readings(form) if _same(r.nominative, target, sentence)]
    oblique = [r for r in matching if r.ending]
    if _same(spelt, word.folded, sentence) and oblique:
        return Fault.LEFT_IN, f"the source's {oblique[0].case} “{form.text}” was kept"
    taken = next(
        (
            r
            for r in sentence.readings(form)
            if r.ending and not r.restored and _same(r.nominative, word.folded, sentence)
        ),
        None,
    )
    if taken and matching:
        case = f"{matching[0].case} " if matching[0].ending else ""
        return Fault.STRIPPED, f"the source's {case}“{form.text}” was read as {word.text} + -{taken.ending}"
    if any(r.ending and r.nominative == target for r in readings(word.folded, sentence.language)):
        return Fault.LEFT_IN, f"the source has “{form.text}”"
    return Fault.MISSPELT, f"the source has “{form.text}”"


def _same(spelt: str, folded: str, sentence: Sentence) -> bool:
    if fold(spelt) == folded:
        return True
    return sentence.respelt and respelling_key(spelt) == plain_key(folded)
