"""Another state, people, language or city than the source's (*Irak*: Iran, *украинские*: Russian, *Beč*: Budapest)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from mtcheck.glossary.index import Index, Role, Surface
from mtcheck.languages.called_elsewhere import called_elsewhere
from mtcheck.languages.derivations import derivations_for
from mtcheck.languages.english import is_capitalised_word, is_word
from mtcheck.languages.given_names import gender_of_given_name, is_given_name
from mtcheck.languages.language import group
from mtcheck.languages.respelling import fold, respelling_key
from mtcheck.languages.world import (
    Known,
    SourceWorld,
    TargetWorld,
    Token,
    source_world,
    target_world,
)
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.both_exist import both_exist
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.mention import Mention
from mtcheck.names.sentence import Sentence, run_around
from mtcheck.names.spoken import Spoken, surnames
from mtcheck.names.words import Word

__all__ = ["Compared", "WorldOf", "other_places", "places_of_references", "worlds_of"]

_PLACE: Final = "place"
_ENTRY: Final = "entry:"
_LONGEST_NAME: Final = 4
_SHORTEST_STEM: Final = 3
_LONGEST_ENDING: Final = 3
_ROMANISED: Final = re.compile("([cksz])h")
_CONFIDENCE: Final = 0.85


@dataclass(frozen=True)
class WorldOf:
    """A sentence with the states, peoples, languages and cities that its texts name. ``borne`` are surnames in the
    article."""

    sentence: Sentence
    source: SourceWorld
    target: TargetWorld
    borne: frozenset[str]

    @cached_property
    def source_tokens(self) -> tuple[Token, ...]:
        """The source's words; if it has no spaces, only its names."""
        text = self.sentence.segment.source or ""
        if self.source.unspaced:
            return tuple(Token(text[start:end], True, False) for start, end in self.source.named(text))  # noqa: FBT003
        return tuple(
            Token(self.source.plain(name), name[:1].isupper(), len(name) > 1 and name.isupper())
            for name in (word.text.rpartition("'")[2] for word in self.sentence.source)  # l'Irak
        )

    @cached_property
    def target_tokens(self) -> tuple[Token, ...]:
        """The translation's words."""
        return tuple(_token(word) for word in self.sentence.translation)

    @cached_property
    def reference_tokens(self) -> tuple[Token, ...]:
        """The references' words."""
        return tuple(_token(word) for word in self.sentence.references)

    @cached_property
    def spoken(self) -> tuple[Known, ...]:
        """What the source names."""
        return tuple(known for known in self.source.known(self.source_tokens) if not self._is_a_surname(known))

    @cached_property
    def said(self) -> tuple[Known, ...]:
        """What the translation names."""
        return tuple(self.target.known(self.target_tokens))

    @cached_property
    def named(self) -> tuple[Known, ...]:
        """What the references name."""
        return tuple(self.target.known(self.reference_tokens))

    def read_as_places(self, place: int) -> frozenset[str]:
        """The places whose name the source's word is a case form of, as its language's endings tell."""
        known = next((one for one in self.spoken if (one.start, one.end) == (place, place + 1)), None)
        if known is None or known.adjective or self.source.unspaced:
            return frozenset()
        cases = set(self.sentence.cases(place))
        read = {
            self.source.plain(reading.nominative)
            for reading in self.sentence.readings(self.sentence.source[place])
            if reading.ending and set(reading.cases) - set("VMP") and (not cases or cases & set(reading.cases))
        }
        return frozenset(code for code in known.places if read & self.source.calls(code))

    def _is_a_surname(self, known: Known) -> bool:
        """Whether a person in the article has the place's name (*Martin Kuba*)."""
        if self.source.unspaced or not self.borne or known.end > known.start + 1:
            return False
        word = self.sentence.source[known.start]
        return any(fold(reading.nominative) in self.borne for reading in self.sentence.readings(word))


@dataclass(frozen=True)
class _Line:
    """A sentence with the places that both sides name, those of a glossary included."""

    own: WorldOf
    names: tuple[Spoken, ...] = ()
    index: Index | None = None

    @property
    def sentence(self) -> Sentence:
        return self.own.sentence

    @property
    def source(self) -> SourceWorld:
        return self.own.source

    @property
    def target(self) -> TargetWorld:
        return self.own.target

    @property
    def source_tokens(self) -> tuple[Token, ...]:
        return self.own.source_tokens

    @property
    def target_tokens(self) -> tuple[Token, ...]:
        return self.own.target_tokens

    @cached_property
    def spoken(self) -> tuple[Known, ...]:
        found = self.own.spoken
        taken = {place for known in found for place in range(known.start, known.end)}
        return found + tuple(
            Known(name.start, name.end, self._of_entry(name.surface), adjective=False)
            for name in self.names
            if name.surface.kind == _PLACE and name.whole and taken.isdisjoint(range(name.start, name.end))
        )

    @cached_property
    def said(self) -> tuple[Known, ...]:
        found = self.own.said
        taken = {place for known in found for place in range(known.start, known.end)}
        return (*found, *(known for known in self._entries() if taken.isdisjoint(range(known.start, known.end))))

    def _entries(self) -> Iterator[Known]:
        """The places of the glossary that the translation names, if the glossary has their name in the source
        language."""
        tokens, start = self.target_tokens, 0
        while self.index is not None and start < len(tokens):
            end = start + 1
            for stop in range(min(len(tokens), start + _LONGEST_NAME), start, -1) if tokens[start].capital else ():
                surfaces = self.index.phrase(tuple(token.text for token in tokens[start:stop]))
                known = {s for s in surfaces if s.kind == _PLACE and s.role <= Role.ALLOWED and self._has_source(s)}
                if known and all(s.kind == _PLACE for s in surfaces if s.role <= Role.ALLOWED):
                    yield Known(start, stop, frozenset().union(*map(self._of_entry, known)), adjective=False)
                    end = stop
                    break
            start = end

    def _of_entry(self, surface: Surface) -> frozenset[str]:
        """The code of the place with the entry's name, else the entry's own."""
        assert self.index is not None  # noqa: S101
        name = self.index.preferred(surface.entry).text
        return frozenset({self.target.code_of(name) or f"{_ENTRY}{surface.entry}"})

    def _has_source(self, surface: Surface) -> bool:
        return any(self._source_forms(surface.entry))

    def _source_forms(self, entry: int) -> Iterator[tuple[str, ...]]:
        start = f"{group(self.sentence.language)}:"
        for form in self.index.spellings(entry) if self.index is not None else ():
            if form.role is Role.SOURCE and form.words and form.words[0].startswith(start):
                yield tuple(word.removeprefix(start) for word in form.words)

    def state(self, code: str) -> str:
        """The state of a city, "" for anything else."""
        return "" if code.startswith(_ENTRY) else self.target.places[code].state

    def called(self, code: str) -> str:
        """How the translation should name a place."""
        if code.startswith(_ENTRY) and self.index is not None:
            return self.index.preferred(int(code.removeprefix(_ENTRY))).text
        return self.target.places[code].name

    def stems(self, code: str) -> frozenset[str]:
        """The beginnings of the translation's words that have to do with the place."""
        if not code.startswith(_ENTRY) or self.index is None:
            return self.target.stems(code)
        forms = self.index.spellings(int(code.removeprefix(_ENTRY)))
        return frozenset(word[:4] for form in forms if form.role <= Role.FORBIDDEN for word in form.words)

    def may_speak_of(self, code: str) -> bool:
        """Whether words of the source that do not surely name anything may have to do with the place."""
        if not code.startswith(_ENTRY):
            return self.source.may_speak_of(code, self.vaguely_spoken())
        forms = self._source_forms(int(code.removeprefix(_ENTRY)))
        stems = {fold(word)[:3] for form in forms for word in form} | {stem[:3] for stem in self.stems(code)}
        return any(token.text[:3] in stems for token in self.vaguely_spoken())

    @cached_property
    def referred(self) -> frozenset[str]:
        """The places that any reference names."""
        return frozenset(code for known in self.own.named for code in known.places)

    def vaguely_spoken(self) -> Iterator[Token]:
        """The words of the source that do not surely name anything."""
        taken = {place for known in self.spoken for place in range(known.start, known.end)}
        return (token for place, token in enumerate(self.source_tokens) if place not in taken)

    def vaguely_said(self) -> Iterator[Token]:
        """The words of the translation that do not surely name anything; a given name (*Danica*) does not name a
        people."""
        taken = {place for known in self.said for place in range(known.start, known.end)}
        words = self.sentence.translation
        return (
            token
            for place, token in enumerate(self.target_tokens)
            if place not in taken and token.capital and not is_given_name(words[place].text)
        )


def worlds_of(sentences: Sequence[Sentence], source_lang: str, target_lang: str) -> tuple[WorldOf, ...]:
    """The sentences with what they name; none if too little is known about a language."""
    target = target_world(target_lang)
    source = source_world(source_lang, target) if target is not None else None
    if target is None or source is None:
        return ()
    borne = surnames(sentences)
    return tuple(WorldOf(sentence, source, target, borne) for sentence in sentences)


def other_places(
    worlds: Sequence[WorldOf], names: Sequence[tuple[Spoken, ...]] = (), index: Index | None = None
) -> Iterator[Finding]:
    """Places that the translation names and the source does not, where the source names one that it lacks."""
    spoken = names or [()] * len(worlds)
    lines = [_Line(own, told, index) for own, told in zip(worlds, spoken, strict=bool(worlds))]
    for number, line in enumerate(lines):
        if line.sentence.source and line.sentence.translation:
            yield from _in_line(line, lines[max(0, number - 1) : number + 2])


class Compared(NamedTuple):
    """The places of a sentence's references.

    ``lacking`` are the words, folded, for those that the source names, too, and no translation nearby; with the
    source's word for each. ``kept`` are the words of reference and translation for those that both name, and the
    translation as often, whatever it calls them (*Poland's*: Polish), and the translation's for those that the source
    names.
    """

    lacking: Mapping[str, str]
    kept: frozenset[str]


def places_of_references(worlds: Sequence[WorldOf]) -> Iterator[Compared]:
    """The places of each sentence's references."""
    lines = [_Line(own) for own in worlds]
    for number, line in enumerate(lines):
        near = lines[max(0, number - 1) : number + 2]
        referred = line.sentence.references and line.sentence.translation
        yield Compared(_lacking(line, near), _words_kept(line, near)) if referred else Compared({}, frozenset())


def _lacking(line: _Line, near: Sequence[_Line]) -> dict[str, str]:
    found: dict[str, str] = {}
    lacking = _not_said(line, near).values()
    for known in line.own.named if lacking else ():
        spoken = next((one for one in lacking if one.places & known.places), None)
        if spoken is not None:
            found |= dict.fromkeys(_words_of(line.own.reference_tokens, known), _form(line, spoken))
    return found


def _words_kept(line: _Line, near: Sequence[_Line]) -> frozenset[str]:
    named = Counter(code for known in line.own.named for code in known.places)
    said = Counter(code for other in near for known in other.said for code in known.places)
    both = {code for code, times in named.items() if said[code] >= times}
    words = [_words_of(line.own.reference_tokens, known) for known in line.own.named if known.places & both]
    spoken = _spoken_of(line, near)
    words += (_words_of(line.target_tokens, one) for one in line.said if one.places & both or one.places in spoken)
    return frozenset(word for some in words for word in some)


def _spoken_of(line: _Line, near: Sequence[_Line]) -> set[frozenset[str]]:
    """What the translation names and the sources nearby may mention."""
    return {places for places in {known.places for known in line.said} if _is_spoken_of(places, near)}


def _words_of(tokens: Sequence[Token], known: Known) -> Iterator[str]:
    return (token.text for token in tokens[known.start : known.end] if token.capital)


def _in_line(line: _Line, near: Sequence[_Line]) -> Iterator[Finding]:
    yield from _left_standing(line, near)
    spoken = _spoken_of(line, near)
    intruding = [
        known
        for known in line.said
        if known.places not in spoken and _is_mention(line, known) and _is_known_to_source(line, known)
    ]
    if not intruding:
        return
    lacking = _not_said(line, near)
    for known in intruding:
        kin = [one for one in lacking.values() if _kind(one) == _kind(known) and not _is_around(line, known, one)]
        if not kin or known.places & line.referred:
            continue
        finding = _finding(line, known, min(kin, key=lambda other: abs(_part(line, other) - known.start)))
        written = line.sentence.segment.translation[finding.start : finding.end]
        right, lang = finding.right[0], line.sentence.target_lang
        if not _is_spelling(right, written, lang) and not _is_region(known, right, written):
            yield finding


def _is_known_to_source(line: _Line, known: Known) -> bool:
    """Whether it is known what the source's language calls a place; that of states and cities nearly always is."""
    return all(not _is_in_no_list(code) or line.source.calls(code) for code in known.places)


def _is_spelling(right: str, written: str, target_lang: str) -> bool:
    """Whether two names differ at most by a plural (*the Himalaya*, *the Himalayas*)."""
    plural = derivations_for(target_lang).plural
    return fold(right).removesuffix(plural) == fold(written).removesuffix(plural)


def _is_region(known: Known, right: str, written: str) -> bool:
    """Whether the name is a region of what the source names, and not a state (*Central Asia* of *Asia*)."""
    return all(code.startswith(_ENTRY) for code in known.places) and fold(right) in fold(written).split()


def _not_said(line: _Line, near: Sequence[_Line]) -> dict[frozenset[str], Known]:
    """What the source names here and no translation nearby names, by the places that may be meant."""
    spoken = {known.places: known for known in line.spoken}
    others = [token.text for token in line.vaguely_said()]
    return {
        places: known
        for places, known in spoken.items()
        if not _is_said(places, near) and not _is_another_name(line, known, others)
    }


def _is_another_name(line: _Line, known: Known, others: Sequence[str]) -> bool:
    """Whether the translation keeps the source's word, which then does not name a known place (*Перми*: Perm)."""
    forms = [token.text for token in line.source_tokens[known.start : known.end] if token.capital]
    sounds = [respelling_key(form) for form in forms]
    return any(
        _is_form(form, other) or _is_form(sound, respelling_key(other))
        for form, sound in zip(forms, sounds, strict=True)
        for other in others
    )


def _is_form(form: str, name: str) -> bool:
    """Whether a word is a name, perhaps without its last letter, and at most an ending."""
    stem = max(_SHORTEST_STEM, len(name) - 1)
    return form[:stem] == name[:stem] and len(form) <= len(name) + _LONGEST_ENDING


def _left_standing(line: _Line, near: Sequence[_Line]) -> Iterator[Finding]:
    """Places that the source names and the translation calls as another language does (*Wiedeń*, *Warschau*)."""
    foreign = _foreign_words(line)
    if not foreign:
        return
    named = {code for other in near for known in other.said for code in known.places}
    lacking = [known for known in line.spoken if not known.adjective and not known.places & named]
    once = {known.places: known for known in lacking}.values()
    called = {known.places: iter(_places_of_names(line, known, foreign)) for known in once}
    taken: set[int] = set()
    for known in lacking:
        place = next((place for place in called[known.places] if place not in taken), None)
        if place is not None:
            yield _finding(line, Known(place, place + 1, known.places, adjective=False), known)
            taken.add(place)


def _places_of_names(line: _Line, known: Known, foreign: Mapping[str, Sequence[int]]) -> list[int]:
    """Where in the translation any language's name for the place is."""
    return sorted(place for word in foreign if _is_called(line, known, word) for place in foreign[word])


def _foreign_words(line: _Line) -> dict[str, list[int]]:
    """Words of the translation that may be foreign names and are not in a place's name, folded, with their places."""
    named = {place for known in line.said for place in range(known.start, known.end)}
    foreign: dict[str, list[int]] = {}
    text = line.sentence.translation
    copied = {word.text for word in line.sentence.source if word.text.islower()}
    for place, word in enumerate(text):
        behind = text[place + 1].text if place + 1 < len(text) and text[place + 1].joined else ""
        if behind in copied and not is_word(behind):
            continue  # a name kept whole: *Hrvatska poštanska banka*
        if word.folded in line.sentence.reference_words:
            continue  # the reference keeps it too: a person's name (*Kuba*), say
        if place not in named and _may_be_foreign(text, place):
            foreign.setdefault(word.folded, []).append(place)
    return foreign


def _may_be_foreign(text: Sequence[Word], place: int) -> bool:
    """Whether a word is not English, not a given name, and not part of a longer name (*Ivana Kanada*).

    An English word with a capital inside a sentence may be (*from Rim*), if the words beside it have none.
    """
    word = text[place]
    if not word.capitalised or word.acronym or is_given_name(word.text):
        return False
    start, end = run_around(text, place)
    if is_word(word.text):
        return word.joined and place > 0 and end == start + 1
    return all(is_word(other.text) for other in (*text[start:place], *text[place + 1 : end]))


def _is_called(line: _Line, known: Known, word: str) -> bool:
    """Whether any language uses this name for the place (in small letters without accents), in the source language also
    romanised or in a case."""
    spelt = _ROMANISED.sub(r"\1", word)
    if _is_left_in_case(line, known, word):
        return True
    for code in known.places:
        if code.startswith((_ENTRY, "lang:")) or word in map(fold, line.target.called(code)):
            continue
        own = line.source.calls(code)
        if word in own or any(name == spelt for name in own if len(name) > _LONGEST_NAME):
            return True
        if word in called_elsewhere(code) and not is_word(word) and not is_capitalised_word(word.capitalize()):
            return True  # but *Columbia*, *Granada* and *Athena* are names in English too
    return False


def _is_left_in_case(line: _Line, known: Known, word: str) -> bool:
    """Whether it is the form that the source declines the place's name to (*z Říma*)."""
    if line.source.unspaced or known.end > known.start + 1 or line.source_tokens[known.start].text != word:
        return False
    if len(word) < _SHORTEST_STEM or is_capitalised_word(word.capitalize()):
        return False
    return bool(line.own.read_as_places(known.start) & known.places)


def _part(line: _Line, spoken: Known) -> float:
    """Where in the translation a name of the source would be if the word order were the same."""
    return spoken.start * len(line.target_tokens) / max(len(line.source_tokens), 1)


def _kind(known: Known) -> str:
    code = min(known.places)
    if code.startswith("lang:"):
        return "language"
    return "state" if code.isalpha() and not _is_in_no_list(code) else "city"


def _is_in_no_list(code: str) -> bool:
    """Whether a code is that of a river, a region or a city that CLDR lacks."""
    return code.isalpha() and code.islower()


def _is_spoken_of(asked: frozenset[str], near: Sequence[_Line]) -> bool:
    """Whether the sources nearby may mention any of the places."""
    for line in near:
        places = {code for other in line.spoken for code in other.places}
        states = {line.state(code) for code in places}
        for code in asked:
            if code in places or code in states or line.state(code) in places:
                return True
            if line.may_speak_of(code):
                return True
    return False


def _is_said(asked: frozenset[str], near: Sequence[_Line]) -> bool:
    """Whether the translations nearby may name any of the places; a city that the source names too does not count for
    its state."""
    spoken = {code for line in near for other in line.spoken for code in other.places}
    for line in near:
        places = {code for other in line.said for code in other.places}
        states = {line.state(code) for code in places - spoken}
        for code in asked:
            if code in places or code in states or line.state(code) in places:
                return True
            stems = line.stems(code)
            if any(token.text[:4] in stems for token in line.vaguely_said()):
                return True
    return False


def _is_mention(line: _Line, known: Known) -> bool:
    """Whether the words name the place and are not part of another name (*Jordan Peterson*, *Air China*)."""
    text = line.sentence.translation
    first, last = text[known.start], text[known.end - 1]
    if first.initial and is_word(first.text):
        return False  # *Polish*, *Turkey*
    start, end = run_around(text, known.start)
    if known.adjective:
        before = text[known.start - 1] if known.start > start else None
        return before is None or not gender_of_given_name(before.text)
    others = [*text[start : known.start], *text[known.end : end]]
    return last.end > first.start and all(_is_beside_a_place(other) for other in others)


def _is_beside_a_place(word: Word) -> bool:
    return word.initial and is_word(word.text)


def _is_around(line: _Line, known: Known, lacking: Known) -> bool:
    """Whether the words are part of the missing name (the *Salvador* of El Salvador), or contain it
    (*Northern Ireland*) without being another place's usual name (*South Sudan*)."""
    said = [token.text for token in line.target_tokens[known.start : known.end]]
    usual = {_words(line.called(code)) for code in known.places}
    for right in (_words(line.called(code)) for code in lacking.places):
        for start in range(max(0, known.end - len(right)), known.start + 1):
            if tuple(token.text for token in line.target_tokens[start : start + len(right)]) == right:
                return True
        inside = any(tuple(said[start : start + len(right)]) == right for start in range(len(said)))
        if inside and tuple(said) not in usual:
            return True
    return False


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


def _finding(line: _Line, known: Known, lacking: Known) -> Finding:
    sentence, text = line.sentence, line.sentence.translation
    start, end = text[known.start].start, text[known.end - 1].end
    said = sentence.segment.translation[start:end]
    code = min(lacking.places)
    people = "" if code.startswith(_ENTRY) or not known.adjective else line.target.people_as(said, code)
    right = people or line.called(code)
    form = _form(line, lacking)
    evidence = [Evidence(Signal.SOURCE, f"“{form}”")]
    both = False
    if lacking.places & line.referred:
        evidence.append(Evidence(Signal.REFERENCE, f"“{right}”"))
        both = both_exist(Mention(sentence, known.start), right)
    return Finding(
        fault=Fault.MISSPELT,
        segment=sentence.segment,
        start=start,
        end=end,
        right=(right,),
        message=f"“{said}” should be “{right}”: the source has “{form}”",
        evidence=tuple(evidence),
        confidence=_CONFIDENCE,
        severity=Severity.MINOR if both else Severity.MAJOR,
    )


def _form(line: _Line, spoken: Known) -> str:
    """The source's words for a place."""
    if line.source.unspaced:
        return line.source_tokens[spoken.start].text
    words = line.sentence.source[spoken.start : spoken.end]
    return (line.sentence.segment.source or "")[words[0].start : words[-1].end]


def _token(word: Word) -> Token:
    return Token(fold(word.text), word.capitalised, word.acronym)
