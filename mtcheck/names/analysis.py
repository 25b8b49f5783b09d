"""Everything the names engine finds in one article, computed once and shared by the name checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from mtcheck.glossary import Glossary
from mtcheck.glossary.index import Index, Role, Surface
from mtcheck.glossary.store import index_of
from mtcheck.languages.english import is_word
from mtcheck.languages.language import group
from mtcheck.languages.respelling import fold, romanisation
from mtcheck.model import Article, Evidence, Severity, Signal
from mtcheck.names import consistency_witness, glossary_witness, reference_witness, source_witness
from mtcheck.names.accents import is_written, other_accents
from mtcheck.names.alike import differ_in_ending
from mtcheck.names.explain import explain
from mtcheck.names.finding import Fault, Finding, Proposal
from mtcheck.names.inconsistent import inconsistent
from mtcheck.names.mentions import Mentions
from mtcheck.names.missing import missing
from mtcheck.names.sentence import Sentence, name_like, run_around
from mtcheck.names.spoken import Spoken, spoken, without_namesakes
from mtcheck.names.translated import translated

__all__ = ["findings"]

_ENOUGH = 0.95
_LONGEST_NAME = 6


@lru_cache(maxsize=4)
def findings(article: Article, glossary: Glossary) -> tuple[Finding, ...]:
    """All name findings of the article by position. One mention has one finding."""
    index = index_of(glossary) if glossary else None
    sentences = tuple(Sentence(segment, article.source_lang) for segment in article.segments)
    said = tuple(spoken(sentence, index) if index is not None else () for sentence in sentences)
    names = tuple(without_namesakes(sentences, said))
    vocabulary = consistency_witness.Vocabulary(sentences)
    mentions = Mentions(sentences)
    found: list[Finding] = []
    for sentence, named in zip(sentences, names, strict=True):
        at = {place: name for name in named for place in range(name.start, name.end)}
        found.extend(_in_sentence(sentence, index, at, vocabulary, mentions))
        found.extend(translated(sentence))
    found.extend(missing(sentences, names, index))
    found.extend(inconsistent(sentences, found, index))
    return tuple(found)


def _in_sentence(
    sentence: Sentence,
    index: Index | None,
    names: Mapping[int, Spoken],
    vocabulary: consistency_witness.Vocabulary,
    mentions: Mentions,
) -> Iterator[Finding]:
    covered: set[int] = set()
    mentioned: dict[int, Surface] = {}
    if index is not None:
        for start, end, surface in _mentions(sentence, index):
            covered.update(range(start, end))
            if surface.role not in {Role.DISCOURAGED, Role.FORBIDDEN}:
                mentioned.update(dict.fromkeys(range(start, end), surface))
            elif _meant(sentence, surface, names, index):
                yield _variant(sentence, start, end, surface, index)
    for number, word in enumerate(sentence.translation):
        if index is not None and (number in mentioned or number not in covered):
            accents = other_accents(sentence, number, index, mentioned.get(number))
        else:
            accents = None
        if not name_like(word) or (number in covered):
            if accents is not None:
                yield accents
            continue
        if index is not None and (discouraged := _discouraged_surname(sentence, number, index)) is not None:
            if _meant(sentence, discouraged, names, index, number):
                yield _variant(sentence, number, number + 1, discouraged, index)
            continue
        finding = _judged(sentence, number, index, names, vocabulary, mentions) or accents
        if finding is not None:
            yield finding


def _meant(
    sentence: Sentence, surface: Surface, names: Mapping[int, Spoken], index: Index, surname: int | None = None
) -> bool:
    """Whether the source speaks of the entry too, where its form in the source's language is known.

    ``surname`` is the number of the translation's word if that is all there is of the surface: then the source has to
    speak of the entry in the word that this one renders. A surname that is an ordinary word (*Mass arrests*) says
    nothing of the entry by itself: source or reference has to.
    """
    language = f"{group(sentence.language)}:"
    ordinary = surname is not None and is_word(sentence.translation[surname].text)
    if ordinary and index.preferred(surface.entry).words[-1] in sentence.reference_words:
        return True
    forms = [form for form in index.spellings(surface.entry) if form.role is Role.SOURCE and form.words]
    if not sentence.source or not any(form.words[0].startswith(language) for form in forms):
        return not ordinary
    place = None if surname is None else sentence.counterparts.get(surname)
    if ordinary and place is None:
        return False
    spoken_of = dict.fromkeys(names.values()) if place is None else [names[place]] if place in names else []
    return any(name.surface.entry == surface.entry for name in spoken_of)


def _mentions(sentence: Sentence, index: Index) -> Iterator[tuple[int, int, Surface]]:
    """Longest names of the glossary that stand in the text word for word; single words only if they are variants."""
    text = sentence.translation
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
            best = _closest(found, sentence.segment.translation[text[start].start : text[end - 1].end])
            if best is None or (end == start + 1 and best.role <= Role.ALLOWED):
                continue
            if end == start + 1 and text[start].initial and is_word(text[start].text):
                continue
            yield start, end, best
            start = end
            break
        else:
            start += 1


def _closest(surfaces: list[Surface], said: str) -> Surface | None:
    """The surface that speaks of these words: one with the same accents and hyphens, if there is one."""
    same = [surface for surface in surfaces if is_written(surface.text, said)]
    return min(same or surfaces, key=lambda surface: surface.role, default=None)


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
    if preferred.role is not Role.PREFERRED:
        return _not_to_be_written(sentence, start, end, surface)
    text = sentence.translation
    first, last = start, end
    right = preferred.text
    shift = len(surface.words) - (end - start)
    if len(preferred.words) == len(surface.words) == len(preferred.text.split()):
        right_words = preferred.text.split()
        differing = [
            place
            for place in range(start, end)
            if text[place].text.casefold() != right_words[place - start + shift].casefold()
        ]
        if differing:
            first, last = differing[0], differing[-1] + 1
            right = " ".join(right_words[first - start + shift : last - start + shift])
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


def _not_to_be_written(sentence: Sentence, start: int, end: int, surface: Surface) -> Finding:
    """A spelling that a glossary objects to without naming another."""
    text, forbidden = sentence.translation, surface.role is Role.FORBIDDEN
    said = sentence.segment.translation[text[start].start : text[end - 1].end]
    note = f": {surface.note}" if surface.note else ""
    return Finding(
        fault=Fault.VARIANT,
        segment=sentence.segment,
        start=text[start].start,
        end=text[end - 1].end,
        right=(),
        message=f"the glossary {'forbids' if forbidden else 'advises against'} “{said}”{note}",
        evidence=(Evidence(Signal.GLOSSARY, f"not “{surface.text}”{f' ({surface.note})' if surface.note else ''}"),),
        confidence=0.9,
        severity=Severity.MAJOR if forbidden else Severity.MINOR,
    )


def _confirmed(sentence: Sentence, start: int, end: int, preferred: Surface) -> Iterator[Evidence]:
    """What source and reference have where the translation has words ``start`` to ``end``."""
    forms = [form.text for number in range(start, end) if (form := sentence.counterpart(number)) is not None]
    if forms:
        yield Evidence(Signal.SOURCE, f"“{' '.join(forms)}”")
    if preferred.words and sentence.reference_words.issuperset(preferred.words):
        yield Evidence(Signal.REFERENCE, f"“{preferred.text}”")
    elif preferred.words and preferred.words[-1] in sentence.reference_words:
        yield Evidence(Signal.REFERENCE, f"“{preferred.text.split()[-1]}”")


def _judged(
    sentence: Sentence,
    number: int,
    index: Index | None,
    names: Mapping[int, Spoken],
    vocabulary: consistency_witness.Vocabulary,
    mentions: Mentions,
) -> Finding | None:
    word = sentence.translation[number]
    if word.folded in sentence.reference_words:
        return None
    if word.acronym and len(word.text) < 5:
        return None
    proposals = list(reference_witness.propose(sentence, number))
    if index is not None:
        told = glossary_witness.propose(sentence, number, index, names)
        vouched = word.folded in vocabulary.kept and not _is_kept(sentence, number)
        proposals += (item for item in told if not vouched or differ_in_ending(word.folded, fold(item.right)))
    if index is None or not index.knows(word.folded):
        proposals += consistency_witness.propose(sentence, number, vocabulary)
    best = _best(proposals)
    if best is None and (index is None or not index.knows(word.folded)):
        best = _best(source_witness.propose(sentence, number))
        if best is not None and not sentence.respelt:
            place = sentence.counterparts[number]
            if mentions.prefer(word.folded, fold(best[0].right), sentence, place):
                return None
    return None if best is None else _finding(sentence, number, best)


def _is_kept(sentence: Sentence, number: int) -> bool:
    """Whether the source has the word as it is."""
    form = sentence.counterpart(number)
    return form is not None and fold(sentence.in_latin(form)) == sentence.translation[number].folded


def _best(proposals: Iterable[Proposal]) -> tuple[Proposal, ...] | None:
    """The proposals for the right name with the most weight, one of each witness; None when none has enough."""
    by_right: dict[str, dict[str, Proposal]] = {}
    for proposal in proposals:
        if not proposal.evidence:
            continue
        witnesses = by_right.setdefault(fold(proposal.right), {})
        witness = proposal.evidence[0].signal
        if witness not in witnesses or proposal.weight > witnesses[witness].weight:
            witnesses[witness] = proposal
    best = max(by_right.values(), key=lambda witnesses: _weight(witnesses.values()), default=None)
    return tuple(best.values()) if best and _weight(best.values()) >= _ENOUGH else None


def _weight(proposals: Iterable[Proposal]) -> float:
    return sum(proposal.weight for proposal in proposals)


def _finding(sentence: Sentence, number: int, proposals: tuple[Proposal, ...]) -> Finding:
    word = sentence.translation[number]
    right = proposals[0].right
    reading = next((proposal.reading for proposal in proposals if proposal.reading is not None), None)
    fault, why = explain(sentence, number, right, reading)
    evidence = [item for proposal in proposals for item in proposal.evidence]
    if why and sentence.counterpart(number) is not None:
        evidence = [item for item in evidence if item.signal is not Signal.SOURCE or "”: " in item.detail]
        evidence.append(Evidence(Signal.SOURCE, _run(sentence, number, why)))
    full = next((proposal.name for proposal in proposals if " " in proposal.name), "")
    named = f" ({full})" if full else ""
    romanised = romanisation(word.text) == romanisation(right)
    return Finding(
        fault=Fault.VARIANT if romanised and fault is Fault.MISSPELT else fault,
        segment=sentence.segment,
        start=word.start,
        end=word.end,
        right=(right,),
        message=f"“{word.text}” should be “{right}”{named}" + (f": {why}" if why else ""),
        evidence=_one_each(evidence),
        confidence=round(min(0.99, 0.6 + 0.2 * _weight(proposals)), 2),
        severity=Severity.MINOR if romanised else Severity.MAJOR,
    )


def _one_each(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """What each witness says first."""
    return tuple({item.signal: item for item in reversed(list(evidence))}.values())[::-1]


def _run(sentence: Sentence, number: int, why: str) -> str:
    """The reason, with the whole name that the source's form is part of."""
    place = sentence.counterparts[number]
    start, end = run_around(sentence.source, place)
    start += start < place and bool(sentence.governing(sentence.source[start].text.casefold()))
    name = (sentence.segment.source or "")[sentence.source[start].start : sentence.source[end - 1].end]
    form = sentence.source[place].text
    return why if name == form else f"“{name}”: {why}"
