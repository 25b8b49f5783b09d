"""A state that the source does not name, where the source names one that the translation lacks (*Tunis*: Turkey).

A word names a state where it is a form of what CLDR calls it and of nothing else. Only a line in which both sides name
one such state is judged, and no word near it may have to do with the other side's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.respelling import fold
from mtcheck.languages.tags import USUAL_TARGET
from mtcheck.languages.world import Known, SourceWorld, TargetWorld, Token, source_world, target_world
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.names.declined.mention import Line
from mtcheck.names.finding import Fault, Finding
from mtcheck.names.words import Word

__all__ = ["compares_states", "other_states"]

_CONFIDENCE: Final = 0.75


@dataclass(frozen=True)
class _Line:
    """A line with what each side names; ``source`` is None for English, whose names ``world`` has itself."""

    line: Line
    world: TargetWorld
    source: SourceWorld | None
    target: SourceWorld

    @cached_property
    def _source_tokens(self) -> tuple[Token, ...]:
        plain = fold if self.source is None else self.source.plain
        return tuple(_token(word, plain(word.text)) for word in self.line.source)

    @cached_property
    def _target_tokens(self) -> tuple[Token, ...]:
        return tuple(_token(word, self.target.plain(word.text)) for word in self.line.translation)

    @cached_property
    def spoken(self) -> tuple[Known, ...]:
        """What the source names."""
        return tuple((self.source or self.world).known(self._source_tokens))

    @cached_property
    def said(self) -> tuple[Known, ...]:
        """What the translation names."""
        return tuple(self.target.known(self._target_tokens))

    def may_be_said(self, code: str) -> bool:
        """Whether a word of the translation may have to do with a state."""
        vague = _vague(self._target_tokens, self.said)
        return self._is_named(code, self.said) or self.target.may_speak_of(code, vague)

    def may_be_spoken_of(self, code: str) -> bool:
        """Whether a word of the source may have to do with a state."""
        if self._is_named(code, self.spoken):
            return True
        vague = _vague(self._source_tokens, self.spoken)
        if self.source is not None:
            return self.source.may_speak_of(code, vague)
        return any(token.text.startswith(tuple(self.world.stems(code))) for token in vague)

    def _is_named(self, code: str, names: Sequence[Known]) -> bool:
        """Whether the state, its people or one of its cities is among the names."""
        places = (self.world.places[place] for known in names for place in known.places)
        return any(code in {place.code, place.state} for place in places)


def compares_states(source_lang: str, target_lang: str) -> bool:
    """Whether the names of states in both languages are known, so that :func:`other_states` can compare them."""
    return _worlds(source_lang, target_lang) is not None


def _worlds(source_lang: str, target_lang: str) -> tuple[TargetWorld, SourceWorld | None, SourceWorld] | None:
    """The world that has a place's code, what the source's language calls it (None for the world's own), and what the
    target's does."""
    world = target_world(USUAL_TARGET)
    target = source_world(target_lang, world) if world is not None else None
    own = target_world(source_lang) is not None
    source = source_world(source_lang, world) if world is not None and not own else None
    if world is None or target is None or not (own or source):
        return None
    return world, source, target


def other_states(lines: Sequence[Line], source_lang: str, target_lang: str) -> Iterator[Finding]:
    """Each state that a translation names in place of the source's."""
    worlds = _worlds(source_lang, target_lang)
    if worlds is None:
        return
    world, source, target = worlds
    read = [_Line(line, world, source, target) for line in lines]
    for number, one in enumerate(read):
        yield from _in_line(one, read[max(0, number - 1) : number + 2])


def _in_line(one: _Line, near: Sequence[_Line]) -> Iterator[Finding]:
    spoken = _states(one.spoken, one.line.source, one.world)
    said = _states(one.said, one.line.translation, one.world)
    added = {code: place for code, place in said.items() if not any(other.may_be_spoken_of(code) for other in near)}
    lost = {code: place for code, place in spoken.items() if not any(other.may_be_said(code) for other in near)}
    if len(added) == len(lost) == 1:
        yield _finding(one.line, *added.values(), *lost.values())


def _vague(tokens: Sequence[Token], names: Sequence[Known]) -> list[Token]:
    """The words that do not surely name anything."""
    taken = {place for known in names for place in range(known.start, known.end)}
    return [token for place, token in enumerate(tokens) if place not in taken]


def _states(names: Sequence[Known], words: Sequence[Word], world: TargetWorld) -> dict[str, Word]:
    """The states among the names, each with the one word that names it; it may also be a city's (*Tunis*)."""
    found = {}
    for known in names:
        places = [world.places[code] for code in known.places]
        code, *others = {place.state or place.code for place in places}
        if not others and code in known.places and len(code) == 2 and _is_alone(known, words):
            found[code] = words[known.start]
    return found


def _is_alone(known: Known, words: Sequence[Word]) -> bool:
    """Whether a state's name is one word that no word beside it can be a part of (*Air France*)."""
    if known.adjective or known.end - known.start != 1:
        return False
    word, after = words[known.start], next(iter(words[known.end : known.end + 1]), None)
    before = words[known.start - 1] if known.start and word.joined else None
    beside = (before, after if after is not None and after.joined else None)
    named = any(other is not None and other.capitalised and not other.initial for other in beside)
    return word.capitalised and not (word.acronym or named or is_given_name(word.text))


def _token(word: Word, text: str) -> Token:
    return Token(text, word.capitalised, word.acronym)


def _finding(line: Line, wrong: Word, original: Word) -> Finding:
    return Finding(
        fault=Fault.MISSPELT,
        segment=line.segment,
        start=wrong.start,
        end=wrong.end,
        right=(),
        message=f"“{wrong.text}” is another country: the source has “{original.text}”",
        evidence=(Evidence(Signal.SOURCE, f"“{original.text}”"),),
        confidence=_CONFIDENCE,
        severity=Severity.MAJOR,
    )
