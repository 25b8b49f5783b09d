"""Everything the names engine finds in one article, computed once and shared by the name checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, takewhile, zip_longest

from mtcheck.glossary import Glossary
from mtcheck.glossary.index import Index, Role, Surface, split
from mtcheck.glossary.store import index_of
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.language import group, language_for
from mtcheck.languages.respelling import fold, romanisation
from mtcheck.model import Article, Evidence, Severity, Side, Signal
from mtcheck.names.absent import absent
from mtcheck.names.accents import is_written, other_accents
from mtcheck.names.agreeing import places_that_agree
from mtcheck.names.alike import alike
from mtcheck.names.assumed import assumed_language
from mtcheck.names.candidate import Candidate
from mtcheck.names.carried import find_carried
from mtcheck.names.consistency_witness import Vocabulary
from mtcheck.names.exonym import in_target
from mtcheck.names.explain import explain
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.full_name import left_in_case, women_in_case
from mtcheck.names.house_spelling import in_house
from mtcheck.names.hyphenated import find_hyphenated
from mtcheck.names.inconsistent import inconsistent
from mtcheck.names.judge import Judged, Witnesses, judge_mention
from mtcheck.names.kept_whole import kept_whole
from mtcheck.names.mention import Mention
from mtcheck.names.mentions import Mentions
from mtcheck.names.missing import missing
from mtcheck.names.other_person import find_swapped, labels, other_given_names, other_persons
from mtcheck.names.other_place import WorldOf, other_places, worlds_of
from mtcheck.names.particles import find_particles
from mtcheck.names.place_in_case import places_in_case
from mtcheck.names.sentence import Sentence, name_like, run_around
from mtcheck.names.several_words import join_words, places_left_in_case
from mtcheck.names.spoken import Spoken, find_spoken, without_namesakes
from mtcheck.names.translated import find_translated
from mtcheck.names.words import words
from mtcheck.names.written import are_of_one_entry

__all__ = ["Analysis", "analyse", "witness_sentences"]

_LONGEST_NAME = 6
_LEAST_OF_MAJOR = 0.75
"""The least calibrated probability of a major finding: three of four are right. Below it, the finding asks an editor to
look."""
_OBJECTED = frozenset([Role.DISCOURAGED, Role.FORBIDDEN])


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is wrong with the names of an article: ``findings`` by position, at most one for each mention, and the names
    of its references that its translation lacks (``absent``)."""

    findings: tuple[Finding, ...]
    absent: tuple[Finding, ...]


@lru_cache(maxsize=4)
def analyse(article: Article, glossary: Glossary) -> Analysis:
    """Everything about the article's names."""
    index = index_of(glossary) if glossary else None
    read = tuple(witness_sentences(article, index))
    sentences = tuple(sentence for sentence, _, _ in read)
    worlds = worlds_of(sentences, article.source_lang, article.target_lang)
    found: list[Finding] = []
    for (sentence, witnesses, names), world in zip_longest(read, worlds):
        said = _in_sentence(sentence, witnesses, names, world)
        if index is not None and sentence.segment.source is None:
            said = _without_source(said, sentence, index, article.source_lang)
        elif index is not None:
            said = _instead(said, places_left_in_case(sentence, names.values(), index, article.source_lang))
        own = tuple(said)
        found.extend(_instead(own, tuple(places_that_agree(sentence, world, own))))
        found.extend(find_hyphenated(sentence, index))
        found.extend(find_translated(sentence))
    named = tuple(tuple(dict.fromkeys(names.values())) for _, _, names in read)
    told = {(finding.segment.index, place) for finding in found for place in range(finding.start, finding.end)}
    others = chain(
        other_places(worlds, named, index),
        other_persons(sentences),
        chain.from_iterable(map(other_given_names, sentences)),
        chain.from_iterable(map(find_swapped, sentences)),
        chain.from_iterable(map(labels, sentences)),
        chain.from_iterable(map(left_in_case, sentences)),
        chain.from_iterable(map(women_in_case, sentences)),
        chain.from_iterable(find_particles(sentence, index, names) for sentence, _, names in read if index is not None),
    )
    found.extend(one for one in others if (one.segment.index, one.start) not in told)
    found = _without_right(join_words(found, sentences), index)
    found.extend(missing(sentences, named, index))
    found.extend(inconsistent(sentences, found, index))
    return Analysis(tuple(found), tuple(absent(sentences, worlds)))


def _without_right(findings: list[Finding], index: Index | None) -> list[Finding]:
    """The findings, except those on names that the glossary has as written."""
    return findings if index is None else [one for one in findings if not _is_right(one, index)]


def _is_right(finding: Finding, index: Index) -> bool:
    """Whether the glossary has the name as written, and what another witness proposes is only another spelling of it
    (*Beograd*, where the user forbids *Belgrade*)."""
    if finding.fault is Fault.VARIANT or finding.side is not Side.TRANSLATION or not finding.right:
        return False
    said = finding.segment.translation[finding.start : finding.end]
    return are_of_one_entry(said, finding.right[0], index)


def _without_source(
    findings: Iterable[Finding], sentence: Sentence, index: Index, source_lang: str
) -> Iterator[Finding]:
    """The findings of a sentence that has no source, with those on places in a case instead of what else is said of
    their words, and none within a name that is kept whole; the glossary's own word on a spelling stays."""
    kept = kept_whole(sentence, index, source_lang)
    places = tuple(places_in_case(sentence, index, source_lang))
    for finding in _instead(findings, places):
        if finding.fault is Fault.VARIANT or finding.start not in kept:
            yield finding


def _instead(findings: Iterable[Finding], places: Sequence[Finding]) -> Iterator[Finding]:
    """The findings with those on places in a case instead of what else is said of their words, except the glossary's
    own word on a spelling."""
    for finding in findings:
        around = [one for one in places if one.start < finding.end and finding.start < one.end]
        own = finding.fault is Fault.VARIANT or " " in finding.segment.translation[finding.start : finding.end]
        if own:
            places = tuple(one for one in places if one not in around)
        if own or not around:
            yield finding
    yield from places


def witness_sentences(
    article: Article, index: Index | None
) -> Iterator[tuple[Sentence, Witnesses, Mapping[int, Spoken]]]:
    """Each sentence with the texts that may mention its names, and the glossary's names in its source, by place."""
    language = article.source_lang if index is None else assumed_language(article, index)
    told = frozenset(word.folded for name in article.told_names for word in words(name))
    sentences = tuple(Sentence(segment, language, article.target_lang, told) for segment in article.segments)
    said = tuple(find_spoken(sentence, index) if index is not None else () for sentence in sentences)
    witnesses = Witnesses(index, Vocabulary(sentences), Mentions(sentences))
    for sentence, names in zip(sentences, without_namesakes(sentences, said), strict=True):
        yield sentence, witnesses, {place: name for name in names for place in range(name.start, name.end)}


def _in_sentence(
    sentence: Sentence, witnesses: Witnesses, names: Mapping[int, Spoken], world: WorldOf | None
) -> Iterator[Finding]:
    index = witnesses.index
    surfaces: dict[int, Surface] = {}
    for start, end, surface in _mentions(sentence, index) if index is not None else ():
        surfaces.update(dict.fromkeys(range(start, end), surface))
        if (
            index is not None
            and surface.role in _OBJECTED
            and _is_objected(sentence, start, end, surface, names, index)
        ):
            yield _variant(sentence, start, end, surface, index)
    for number in range(len(sentence.translation)):
        finding = _of_word(Mention(sentence, number), surfaces.get(number), witnesses, names, world)
        if finding is not None:
            yield finding


def _of_word(
    mention: Mention,
    surface: Surface | None,
    witnesses: Witnesses,
    names: Mapping[int, Spoken],
    world: WorldOf | None,
) -> Finding | None:
    """What is wrong with a word; ``surface`` is the glossary's name, as the text has it, that the word is part of."""
    index, sentence, number = witnesses.index, mention.sentence, mention.number
    free = surface is None and _may_be_a_name(mention)
    discouraged = _discouraged_surname(sentence, number, index) if free and index is not None else None
    if discouraged is not None and index is not None:
        if not _is_objected(sentence, number, number + 1, discouraged, names, index, number):
            return None
        return _variant(sentence, number, number + 1, discouraged, index)
    told = judge_mention(mention, witnesses, names) if free else None
    if told is not None:
        return _judged_in_house(mention, told, world, index)
    if index is None or (surface is not None and surface.role in _OBJECTED):
        return None
    return other_accents(sentence, number, index, surface) or (find_carried(mention, index) if free else None)


def _judged_in_house(mention: Mention, told: Judged, world: WorldOf | None, index: Index | None) -> Finding | None:
    """The finding with the target's and the glossary's own spelling; None if that is what is written."""
    best = in_house(in_target(told.candidate, mention, world), mention, index)
    return None if fold(best.right) == mention.word.folded else _finding(mention, told._replace(candidate=best))


def _may_be_a_name(mention: Mention) -> bool:
    return name_like(mention.word) and not (_is_month(mention) or _is_in_capitals_only(mention))


def _is_in_capitals_only(mention: Mention) -> bool:
    """Whether a word that English writes in small letters has its capital of a headline in capitals (*SESSION*)."""
    text = mention.word.text
    return mention.sentence.in_capitals and is_word(text) and not is_capitalised_word(text.capitalize())


def _is_month(mention: Mention) -> bool:
    """Whether the word is the month that its form in the source is, too (*Jun*)."""
    month = language_for(mention.sentence.target_lang).locale.months.get(mention.word.folded)
    if month is None or mention.form is None:
        return False
    locale, form = language_for(mention.sentence.source_lang).locale, mention.form.text.casefold()
    return month in {locale.months.get(form), locale.month_abbreviations.get(form)}


def _is_objected(
    sentence: Sentence,
    start: int,
    end: int,
    surface: Surface,
    names: Mapping[int, Spoken],
    index: Index,
    surname: int | None = None,
) -> bool:
    """Whether a spelling that the glossary objects to is the entry's here, not another person's."""
    return not _is_a_strangers(sentence, start, end, surface) and _is_meant_by_source(
        sentence, surface, names, index, surname
    )


def _is_meant_by_source(
    sentence: Sentence, surface: Surface, names: Mapping[int, Spoken], index: Index, surname: int | None = None
) -> bool:
    """Whether the source mentions the entry too, if its form in the source language is known.

    ``surname`` is the number of the translation's word if the surface is only that: then the source has to mention the
    entry in the word that this one renders. A surname that is an ordinary word (*Mass arrests*) or another's name
    (*Haris*, *Regan*) does not show that the entry is meant: the source or a reference has to.
    """
    ordinary = surname is not None and _may_be_anyones(sentence.translation[surname].text)
    if ordinary and index.preferred(surface.entry).words[-1] in sentence.reference_words:
        return True
    if not sentence.source or not _has_form_in(sentence.language, surface, index):
        return not ordinary
    place = None if surname is None else sentence.counterparts.get(surname)
    if ordinary and place is None:
        return False
    spoken_of = names.values() if place is None else [names[place]] if place in names else []
    return any(name.surface.entry == surface.entry for name in spoken_of)


def _may_be_anyones(surname: str) -> bool:
    return is_word(surname) or is_given_name(surname) or is_capitalised_word(surname)


def _has_form_in(source_lang: str, surface: Surface, index: Index) -> bool:
    """Whether the glossary has the entry's form in the source language."""
    start = f"{group(source_lang)}:"
    return any(
        form.role is Role.SOURCE and form.words and form.words[0].startswith(start)
        for form in index.spellings(surface.entry)
    )


def _is_a_strangers(sentence: Sentence, start: int, end: int, surface: Surface) -> bool:
    """Whether words ``start`` to ``end`` are part of another person's name, with words that the surface lacks
    (*Konstantin Nikolaev*, *Haris Arnaut*)."""
    if surface.kind == "person" and len(surface.words) == 1:
        return False  # An entry that is only a surname is that of all its bearers.
    first, last = Mention(sentence, start).run
    text = sentence.translation
    behind = takewhile(lambda place: not is_word(text[place].text), range(end, last))
    others = [*range(first, start), *behind]
    strangers = [place for place in others if text[place].folded not in surface.words and len(text[place].text) > 1]
    if surface.kind == "person":
        return any(not is_word(text[place].text) for place in strangers)
    return any(place < start and gender_of_given_name(text[place].text) for place in strangers)


def _mentions(sentence: Sentence, index: Index) -> Iterator[tuple[int, int, Surface]]:
    """The longest names of the glossary that the text has verbatim; single words only if they are variants."""
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
    """The surface with these words: the one with the same accents and hyphens, if there is one."""
    same = [surface for surface in surfaces if is_written(surface.text, said)]
    return min(same or surfaces, key=lambda surface: surface.role, default=None)


def _discouraged_surname(sentence: Sentence, number: int, index: Index) -> Surface | None:
    """The discouraged or forbidden spelling of a full name of which only the last word occurs here."""
    word = sentence.translation[number]
    surfaces = [index.surface(surface) for surface in index.containing(word.folded)]
    last = [one for one in surfaces if one.words[-1] == word.folded and (len(one.words) == 1 or one.kind != "place")]
    if any(surface.role <= Role.ALLOWED for surface in last):
        return None
    for surface in last:
        preferred = index.preferred(surface.entry)
        if len(preferred.words) == len(surface.words) > 1 and preferred.words[-1] != word.folded:
            return surface
    return None


def _variant(sentence: Sentence, start: int, end: int, surface: Surface, index: Index) -> Finding:
    """The right spelling for a discouraged or forbidden one, or for its last word."""
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
    elif part := _part_meant(surface, preferred):
        right = part
    forbidden = surface.role is Role.FORBIDDEN
    note = f" ({surface.note})" if surface.note else ""
    said = sentence.segment.translation[text[first].start : text[last - 1].end]
    evidence = [Evidence(Signal.GLOSSARY, f"“{preferred.text}”, not “{surface.text}”{note}")]
    evidence.extend(_evidence_beside(sentence, start, end, preferred))
    return Finding(
        fault=Fault.MISSPELT if forbidden and len(evidence) > 1 else Fault.VARIANT,
        segment=sentence.segment,
        start=text[first].start,
        end=text[last - 1].end,
        right=(right.upper() if said.isupper() and not surface.text.isupper() else right,),
        message=f"“{said}” should be “{right}”: the glossary writes {preferred.text}{note}",
        evidence=tuple(evidence),
        confidence=0.97 if forbidden else 0.9,
        severity=Severity.MAJOR if forbidden else Severity.MINOR,
    )


def _part_meant(surface: Surface, preferred: Surface) -> str:
    """The words of a longer name (a surname, say) that resemble a shorter spelling; empty if none do."""
    right = preferred.text.split()
    length = len(surface.words)
    if len(preferred.words) == len(right) > length:
        for first in range(len(right) - length, -1, -1):
            part = preferred.words[first : first + length]
            if part != surface.words and all(map(alike, surface.words, part)):
                return " ".join(right[first : first + length])
    return ""


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


def _evidence_beside(sentence: Sentence, start: int, end: int, preferred: Surface) -> Iterator[Evidence]:
    """The words of source and reference in place of words ``start`` to ``end`` of the translation."""
    forms = [form.text for number in range(start, end) if (form := sentence.counterpart(number)) is not None]
    if forms:
        yield Evidence(Signal.SOURCE, f"“{' '.join(forms)}”")
    if preferred.words and sentence.reference_words.issuperset(preferred.words):
        yield Evidence(Signal.REFERENCE, f"“{preferred.text}”")
    elif preferred.words and preferred.words[-1] in sentence.reference_words:
        yield Evidence(Signal.REFERENCE, f"“{preferred.text.split()[-1]}”")


def _finding(mention: Mention, told: Judged) -> Finding:
    word, sentence, number, best = mention.word, mention.sentence, mention.number, told.candidate
    right = best.right
    if told.lone:
        return _lead(mention, told)
    fault, why = explain(sentence, number, right, best.reading)
    evidence = list(best.evidence)
    if why and sentence.counterpart(number) is not None:
        of_source = "candidate words" not in best.features  # its cues are better evidence than how the form was read
        evidence = [
            item for item in evidence if item.signal is not Signal.SOURCE or (of_source and "”: " in item.detail)
        ]
        evidence.append(Evidence(Signal.SOURCE, _run(sentence, number, why)))
    named = f" ({best.name})" if " " in best.name and not _has_other_surname(mention, best) else ""
    romanised = romanisation(word.text) == romanisation(right)
    return Finding(
        fault=Fault.VARIANT if romanised and fault is Fault.MISSPELT else fault,
        segment=sentence.segment,
        start=word.start,
        end=word.end,
        right=(right,),
        message=f"“{word.text}” should be “{right}”{named}" + (f": {why}" if why else ""),
        evidence=_one_each(evidence),
        confidence=told.confidence,
        severity=Severity.MINOR if romanised or told.confidence < _LEAST_OF_MAJOR else Severity.MAJOR,
    )


def _lead(mention: Mention, told: Judged) -> Finding:
    """What only the re-translation says."""
    word, best = mention.word, told.candidate
    fault, _ = explain(mention.sentence, mention.number, best.right, best.reading)
    source = () if mention.form is None else (Evidence(Signal.SOURCE, f"“{mention.form.text}”"),)
    return Finding(
        fault=fault,
        segment=mention.sentence.segment,
        start=word.start,
        end=word.end,
        right=(best.right,),
        message=f"“{word.text}” may be wrong: the re-translation has “{best.right}”",
        evidence=(*best.evidence, *source),
        confidence=told.confidence,
        severity=Severity.MINOR,
    )


def _has_other_surname(mention: Mention, best: Candidate) -> bool:
    """Whether only a given name is the candidate's, and the words after it are not: *Vesna Pusić* is not *Vesna
    Medenica*."""
    given, *surname = split(best.name)
    text, number = mention.sentence.translation, mention.number
    after = text[number + 1 : run_around(text, number)[1]]
    return (
        bool(after)
        and split(best.right) == (given,)
        and not any(alike(word.folded, other) for word in after for other in surname)
    )


def _one_each(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first evidence of each witness."""
    return tuple({item.signal: item for item in reversed(list(evidence))}.values())[::-1]


def _run(sentence: Sentence, number: int, why: str) -> str:
    """The reason, with the whole name that the source's form is part of."""
    place = sentence.counterparts[number]
    start, end = run_around(sentence.source, place)
    start += start < place and bool(sentence.governing(sentence.source[start].text.casefold()))
    name = (sentence.segment.source or "")[sentence.source[start].start : sentence.source[end - 1].end]
    form = sentence.source[place].text
    return why if name == form else f"“{name}”: {why}"
