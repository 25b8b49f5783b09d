"""Names that differ from the source, the glossary or the rest of the article, in a target that declines names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from mtcheck.glossary import Glossary
from mtcheck.glossary.index import Index
from mtcheck.glossary.inflect import Reading
from mtcheck.glossary.store import index_of
from mtcheck.languages.capability import Capability
from mtcheck.languages.common import is_common
from mtcheck.languages.declension import declension_for
from mtcheck.languages.english import is_word
from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.language import language_for
from mtcheck.languages.respelling import fold, is_heard_as, plain_key, respelling_key
from mtcheck.languages.script import has_cyrillic
from mtcheck.languages.tags import group
from mtcheck.model import Article, Evidence, Severity, Side, Signal
from mtcheck.names.declined.endings import wrong_endings
from mtcheck.names.declined.known import Known, known_names
from mtcheck.names.declined.mention import Line, Mention, as_written, in_case, like, name_forms
from mtcheck.names.declined.objected import find_objected
from mtcheck.names.declined.other_state import other_states
from mtcheck.names.declined.usual import Usual, is_adjective, usual_forms
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.words import Word

__all__ = ["findings"]

_NEEDED: Final = {Fault.MISDECLINED: Capability.NAME_ENDINGS}
"""What a finding needs besides rules for foreign names: a finding that no check reports must not hide another."""
_LEAST_LIKENESS_OF_NAME: Final = 0.5
"""The least likeness of a form to a name of the source that it may render."""
_LEAST_LIKENESS_OF_SLIP: Final = 0.7
_SHORTEST_FORM: Final = 4
_NOT_HEARD: Final = "qwxy"
"""Letters that languages with *č* and *š* write only in foreign names."""
_VOWELS: Final = re.compile("[aeiou]")
_NOTHING: Final = Word(" ", 0, 0, initial=True, joined=False)
_PREFIX: Final = 4
"""The letters that an adjective or a people shares with the place (*Pariz*, *pariški*)."""


@lru_cache(maxsize=4)
def findings(article: Article, glossary: Glossary) -> tuple[Finding, ...]:
    """All name findings of the article by position; at most one per mention."""
    lines = [Line(segment, article.target_lang, article.source_lang) for segment in article.segments]
    index = index_of(glossary) if glossary else None
    if declension_for(article.source_lang).endings:
        found = [*_by_endings(lines, index)]
    else:
        found = [*_by_all(article, lines, index)]
    if Capability.BARE_NAMES not in language_for(article.source_lang).capabilities:
        found = [finding for finding in found if finding.fault is Fault.MISDECLINED]
    taken = {(finding.segment.index, finding.start) for finding in found}
    states = other_states(lines, article.source_lang, article.target_lang)
    found += [finding for finding in states if (finding.segment.index, finding.start) not in taken]
    able = language_for(article.target_lang).capabilities
    found = [finding for finding in found if _NEEDED.get(finding.fault, Capability.FOREIGN_NAMES) in able]
    if glossary and glossary.names_in(article.target_lang):
        found += find_objected(lines, index_of(glossary), found)
    return tuple(sorted(found, key=lambda one: (one.segment.index, one.start)))


def _by_endings(lines: Sequence[Line], index: Index | None) -> Iterator[Finding]:
    """Of two languages that decline, only the endings are compared; of a glossary, only what is a place."""
    for line, known in zip(lines, known_names(lines, index), strict=True):
        places = {place: name for place, name in known.items() if not name.person}
        yield from wrong_endings(line, places, {}) if line.source else ()


def _by_all(article: Article, lines: Sequence[Line], index: Index | None) -> Iterator[Finding]:
    known = known_names(lines, index)
    usual = usual_forms(lines, known)
    kept = Counter(
        mention.name.folded for line in lines for mention in line.mentions if mention.name.folded in mention.nominatives
    )
    by_ear = language_for(article.target_lang).by_ear or any(
        has_cyrillic(segment.translation) for segment in article.segments
    )
    for number, line in enumerate(lines):
        if line.source and line.translation:
            around = lines[max(0, number - 1) : number + 2]
            mine = [
                *_by_glossary(line, around, known[number], by_ear=by_ear),
                *_by_article(line, known[number], usual, by_ear=by_ear),
                *_respelt(line, known[number], kept, by_ear=by_ear),
                *_misspelt(line, known[number], index, by_ear=by_ear),
            ]
            taken = {(finding.start, finding.end) for finding in mine}
            mine += [slip for slip in wrong_endings(line, known[number], usual) if (slip.start, slip.end) not in taken]
            yield from sorted(mine, key=lambda finding: finding.start)


def _by_glossary(line: Line, around: Sequence[Line], known: Mapping[int, Known], *, by_ear: bool) -> Iterator[Finding]:
    rendered = {mention.place: mention for mention in line.mentions}
    numbers = {mention.number for mention in line.mentions}
    for place, name in known.items():
        if name.given:
            continue
        mention, original = rendered.get(place), line.source[place]
        heard = _heard(original.text, name, by_ear=by_ear)
        if mention is None:
            yield from _of_lost_name(line, around, place, name, by_ear=by_ear)
        elif not _is_rendered(mention, name, heard):
            spare = (word for number, word in enumerate(line.translation) if number not in numbers)
            if not any(_is(word, line, name, original, heard) for word in spare):
                right = _right(name, original, by_ear=by_ear)
                yield _mismatch(line, mention.form, right, _by_entry(name), original, name)


def _of_lost_name(line: Line, around: Sequence[Line], place: int, name: Known, *, by_ear: bool) -> Iterator[Finding]:
    """What is there instead of a name that no word renders; that it is missing, if it is a person's whole name."""
    original = line.source[place]
    heard = _heard(original.text, name, by_ear=by_ear)
    if any(_is(word, other, name, original, heard) for other in around for word in other.translation):
        return
    stranger = _stranger(line, around) if name.start == place else None
    if stranger is not None:
        right = _right(name, original, by_ear=by_ear)
        yield _mismatch(line, stranger, right, _by_entry(name), original, name)
    elif name.person and name.whole:
        yield _missing(line, name)


def _right(name: Known, original: Word, *, by_ear: bool) -> str:
    """The nominative to write: a person's name as the source spells it, unless the target respells names."""
    kept = name.person and not by_ear and not name.prescribed
    return original.text.lower() if kept else name.nominatives[0]


def _is(word: Word, line: Line, name: Known, original: Word, heard: re.Pattern[str] | None) -> bool:
    """Whether a word of the translation is a form of the name, keeps its spelling, or is derived from it."""
    form = fold(line.in_latin(word))
    keys = {respelling_key(nominative) for nominative in name.nominatives}
    for reading in line.readings(word):
        key = respelling_key(reading.nominative)
        if fold(reading.nominative) == original.folded or key in keys or (heard is not None and heard.fullmatch(key)):
            return True
    return not name.person and any(fold(nominative)[:_PREFIX] in form for nominative in name.nominatives)


def _is_rendered(mention: Mention, name: Known, heard: re.Pattern[str] | None) -> bool:
    """Whether a form is the name's, or an adjective, which may have an older stem than the place (*Виргинский*)."""
    line = mention.line
    adjective = not name.person and is_adjective(fold(line.in_latin(mention.form)))
    return adjective or _is(mention.form, line, name, line.source[mention.place], heard)


def _heard(original: str, name: Known, *, by_ear: bool) -> re.Pattern[str] | None:
    return _sibilants(original) if by_ear and not name.prescribed else None


@lru_cache(maxsize=256)
def _sibilants(name: str) -> re.Pattern[str]:
    """The keys of the usual respellings of a name with *s* or *z*: Scandinavians say *š* after *r*
    (*Kristeršon*, *Kristerson*), Spaniards say *s* for *z* (*Alkaras*, *Alkaraz*)."""
    return re.compile("".join("[szSZ]" if letter in "sz" else re.escape(letter) for letter in plain_key(name)))


def _by_entry(name: Known) -> Evidence:
    return Evidence(Signal.GLOSSARY, f"“{name.surface.text}” is “{' or '.join(map(str.title, name.nominatives))}”")


def _stranger(line: Line, around: Sequence[Line]) -> Word | None:
    """The only name of the translation that resembles no word of the source; None unless there is exactly one."""
    paired = {mention.number for mention in line.mentions}
    strangers = [
        word
        for number, word in enumerate(line.translation)
        if number not in paired and _is_a_lone_name(line, number) and not _resembles_any(line, word, around)
    ]
    return strangers[0] if len(strangers) == 1 else None


def _is_a_lone_name(line: Line, number: int) -> bool:
    """Whether a word of the translation can only be a name, and no other name is beside it."""
    word = line.translation[number]
    if not word.capitalised or word.initial or word.acronym or len(word.text) < _SHORTEST_FORM:
        return False
    before = line.translation[number - 1] if number else _NOTHING
    after = line.translation[number + 1] if number + 1 < len(line.translation) else _NOTHING
    return not ((word.joined and before.capitalised) or (after.joined and after.capitalised))


def _resembles_any(line: Line, word: Word, around: Sequence[Line]) -> bool:
    """Whether a word of the translation may render a capitalised word of the sources ``around``."""
    form, language = line.in_latin(word), group(line.target_lang)
    return any(
        like(other.text, form, language) >= _LEAST_LIKENESS_OF_NAME
        for near in around
        for other in near.source
        if other.capitalised
    )


def _by_article(
    line: Line, known: Mapping[int, Known], usual: Mapping[str, Usual], *, by_ear: bool
) -> Iterator[Finding]:
    """Renderings that cannot be forms of the nominative that most others have, nor be derived from it.

    Where names are respelt (``by_ear``), a respelling beside the source's own spelling belongs to another name, or is
    right.
    """
    for mention in line.mentions:
        most = usual.get(mention.name.folded)
        if mention.place in known or most is None or len(mention.form.text) < _SHORTEST_FORM:
            continue
        keys = {respelling_key(reading.nominative) for reading in mention.readings}
        kept = mention.name.folded in mention.nominatives
        if most.votes < 2 or kept or respelling_key(most.nominative) in keys:
            continue
        if (by_ear and fold(most.nominative) == mention.name.folded) or _is_made_from(mention, most.nominative):
            continue
        evidence = Evidence(Signal.CONSISTENCY, f"{most.votes} times “{most.nominative.title()}” in this article")
        yield _mismatch(line, mention.form, most.nominative, evidence, mention.name)


def _respelt(line: Line, known: Mapping[int, Known], kept: Counter[str], *, by_ear: bool) -> Iterator[Finding]:
    """Where names keep their spelling: a person's name spelt as heard (*Makron*) that elsewhere has its own
    spelling."""
    for mention in line.mentions if not by_ear else ():
        name = known.get(mention.place)
        if name is None or not name.person or not kept[mention.name.folded]:
            continue
        if mention.name.folded in mention.nominatives:
            continue
        if not _sounds_alike(mention):
            continue
        evidence = Evidence(Signal.CONSISTENCY, f"“{mention.name.text}” elsewhere in this article")
        found = _mismatch(line, mention.form, mention.name.text.lower(), evidence, mention.name)
        yield replace(found, severity=Severity.MINOR)


def _misspelt(line: Line, known: Mapping[int, Known], index: Index | None, *, by_ear: bool) -> Iterator[Finding]:
    """Where names keep their spelling: a word that is almost the source's, beside another word of the name that is
    kept.

    *Coco Guff* for *Coco Gauff*: a text that keeps *Coco* neither respells nor translates this name.
    """
    by_number = {mention.number: mention for mention in line.mentions if not by_ear}
    for mention in by_number.values():
        if mention.place in known or not _is_nearly(mention) or _is_respelt(mention):
            continue
        beside = next((near for near in _beside(mention, by_number) if near.name.folded in near.nominatives), None)
        if beside is None or _is_known(mention.name, line.source_lang, index):
            continue
        if beside.place > mention.place and not is_given_name(mention.name.text.lower()):
            continue  # the word before a name may be an office or a people (*Talijan Musetti*)
        evidence = Evidence(Signal.SOURCE, f"“{beside.name.text}” beside it is kept")
        found = _mismatch(line, mention.form, mention.name.text.lower(), evidence, mention.name)
        yield replace(found, severity=Severity.MINOR) if _sounds_alike(mention) else found


def _is_nearly(mention: Mention) -> bool:
    """Whether a word is almost the source's, but neither a form of it nor derived from it."""
    name, form = mention.name.folded, fold(mention.line.in_latin(mention.form))
    if mention.likeness < _LEAST_LIKENESS_OF_SLIP or len(name) < _SHORTEST_FORM:
        return False
    return not (name in mention.nominatives or form.startswith(name) or is_adjective(form))


def _sounds_alike(mention: Mention) -> bool:
    return any(is_heard_as(reading.nominative, mention.name.text) for reading in mention.readings)


def _is_respelt(mention: Mention) -> bool:
    """Whether other letters spell the same sounds (*Anton Čehov* for *Anton Chekhov*), and not only fewer letters.

    Accents that the source lacks, or the loss of one of its *q, w, x, y*, show it too (*Šjaopinga* for *Xiaoping*,
    *Wladyslav*).
    """
    form = mention.line.in_latin(mention.form)
    if _as_respelt(mention.name.folded, mention.line) in {
        _as_respelt(one, mention.line) for one in mention.nominatives
    }:
        return True
    if form != fold(form) and mention.name.folded == mention.name.text.lower():
        return True
    if any(letter in _NOT_HEARD for letter in (Counter(mention.name.folded) - Counter(form))):
        return True
    return _sounds_alike(mention) and not any(_is_left_of(mention.name.folded, part) for part in mention.nominatives)


def _as_respelt(folded: str, line: Line) -> str:
    """The name with the letters that the target writes for those of a romanisation (*Khamenei*, *Chamenei*)."""
    for letters, own in language_for(line.target_lang).respelt.items():
        folded = folded.replace(letters, own)
    return folded


def _is_known(name: Word, language: str, index: Index | None) -> bool:
    """Whether a name may have another word in the target: the glossary has it as a place's name, or it is a common
    noun."""
    lowered = name.text.lower()
    if index is not None and any(surface.kind == "place" for surface in index.phrase((name.folded,))):
        return True
    return is_common(lowered, language) or is_word(lowered)


def _is_left_of(whole: str, part: str) -> bool:
    """Whether ``part`` is ``whole`` with some letters left out."""
    letters = iter(whole)
    return all(char in letters for char in part)


def _beside(mention: Mention, by_number: Mapping[int, Mention]) -> Iterator[Mention]:
    """The mentions right before and after, if both texts have the two as one name."""
    line = mention.line
    for step in (-1, 1):
        near = by_number.get(mention.number + step)
        if near is None or near.place != mention.place + step:
            continue
        later = max(mention, near, key=lambda one: one.place)
        if line.source[later.place].joined and line.translation[later.number].joined:
            yield near


def _is_made_from(mention: Mention, nominative: str) -> bool:
    """Whether a form is derived from the name (*Willoughbyno*, *Aleksandrove*), or the name from an adjective."""
    form = mention.line.in_latin(mention.form)
    if is_adjective(form) or is_adjective(nominative):
        return True
    return _VOWELS.sub("", fold(form)).startswith(_VOWELS.sub("", fold(nominative)))


def _mismatch(
    line: Line, word: Word, right: str, evidence: Evidence, original: Word, known: Known | None = None
) -> Finding:
    if line.spells_back:
        suggestion = _like_written(line, word, right, person=known is None or known.person)
        shown = as_written(word.text, right)
    else:
        suggestion = _in_own_letters(line, word, right, known)
        shown = known.spelt if known is not None else ""
    if suggestion and suggestion.lower().startswith(original.text.lower()):
        suggestion = original.text + suggestion[len(original.text) :]
    shown = suggestion or shown
    said = f"“{word.text}” should be “{shown}”" if shown else f"“{word.text}” is another name"
    return Finding(
        fault=Fault.MISSPELT,
        segment=line.segment,
        start=word.start,
        end=word.end,
        right=(suggestion,) if suggestion else (),
        message=f"{said}: the source has “{original.text}”",
        evidence=(evidence, Evidence(Signal.SOURCE, f"“{original.text}”")),
        confidence=0.85,
        severity=Severity.MAJOR,
    )


def _likest(line: Line, word: Word, right: str) -> list[Reading]:
    """The readings of the wrong word, those most like the right name first."""
    from rapidfuzz.distance import OSA

    def unlikeness(reading: Reading) -> tuple[float, int]:
        return -OSA.normalized_similarity(reading.nominative, right), len(reading.ending)

    return sorted(line.readings(word), key=unlikeness)


def _in_own_letters(line: Line, word: Word, right: str, known: Known | None) -> str | None:
    """The glossary's form of the right name in the case of the wrong one; None if no glossary has it."""
    if known is None or not known.spelt:
        return None
    told = (in_case(known.spelt, r.cases, line.target_lang, person=known.person) for r in _likest(line, word, right))
    return next((form for form in told if form), None)


def _like_written(line: Line, word: Word, right: str, *, person: bool) -> str | None:
    """The right name in the case and the script of the wrong one."""
    for reading in _likest(line, word, right):
        form = in_case(right, reading.cases, line.target_lang, person=person) or name_forms(right, reading)
        if form is not None:
            return as_written(word.text, form) or None
    return None


def _missing(line: Line, name: Known) -> Finding:
    start, end = line.source[name.start].start, line.source[name.place].end
    return Finding(
        fault=Fault.MISSING,
        segment=line.segment,
        start=start,
        end=end,
        right=(),
        message=f"“{(line.segment.source or '')[start:end]}” of the source is not in its translation",
        evidence=(_by_entry(name),),
        confidence=0.8,
        severity=Severity.MAJOR,
        side=Side.SOURCE,
    )
