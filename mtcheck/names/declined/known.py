"""The nominatives of a name of the source in the target language, as far as the glossary has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from mtcheck.glossary.index import Index, Role, Surface, source_word
from mtcheck.languages.language import language_for
from mtcheck.languages.tags import group
from mtcheck.names.declined.mention import Line

__all__ = ["Known", "known_names"]

_LONGEST_NAME: Final = 6
_SHORTEST_NAME: Final = 4


@dataclass(frozen=True, slots=True)
class Known:
    """A word of the source that is part of a glossary's name, and what it is in the target.

    ``nominatives`` are in Latin script, lower case, the usual one first; ``spelt`` is that one as the glossary spells
    it, "" if the glossary has other words there. ``whole`` is false for a surname alone, ``given`` true for a word
    before the last. ``place`` is the word's index in the source line, ``start`` that of the name's first word.
    """

    place: int
    start: int
    surface: Surface
    nominatives: tuple[str, ...]
    whole: bool
    given: bool = False
    spelt: str = ""

    @property
    def prescribed(self) -> bool:
        """Whether the glossary's name itself is in the target's language and so can be written as it is."""
        return self.surface.role is Role.SOURCE

    @property
    def person(self) -> bool:
        """Whether it is a person's."""
        return self.surface.kind == "person"


def known_names(lines: Sequence[Line], index: Index | None) -> list[dict[int, Known]]:
    """For each line, the known words of its source by place; surnames by themselves if the article has the whole
    name."""
    if index is None:
        return [{} for _ in lines]
    found = [dict(_whole(line, index)) for line in lines]
    people = {}
    for line, names in zip(lines, found, strict=True):
        people.update(
            {line.source[name.place].folded: name for name in names.values() if name.person and not name.given}
        )
    for line, names in zip(lines, found, strict=True):
        inside = {place for name in names.values() for place in range(name.start, name.place + 1)}
        for place, word in enumerate(line.source):
            name = people.get(word.folded)
            if name is not None and place not in inside and _alone(line, place):
                names[place] = Known(place, place, name.surface, name.nominatives, whole=False, spelt=name.spelt)
    return found


def _whole(line: Line, index: Index) -> Iterator[tuple[int, Known]]:
    source, start = line.source, 0
    while start < len(source):
        end = start + 1
        if source[start].capitalised:
            end = next((stop for stop in _ends(line, start) if _entry(line, start, stop, index)), end)
            surface = _entry(line, start, end, index)
            columns = _nominatives(surface, end - start, line, index) if surface else ()
            spelt = _own_spellings(surface, len(columns), line, index) if surface else ()
            for place, nominatives, own in zip(range(end - len(columns), end), columns, spelt, strict=True):
                if surface is not None:
                    given = place < end - 1
                    yield place, Known(place, start, surface, nominatives, whole=True, given=given, spelt=own)
        start = end


def _ends(line: Line, start: int) -> Iterator[int]:
    stop = start + 1
    while stop < len(line.source) and stop - start < _LONGEST_NAME and line.source[stop].joined:
        stop += 1
    return iter(range(stop, start, -1))


def _entry(line: Line, start: int, stop: int, index: Index) -> Surface | None:
    words = tuple(word.folded for word in line.source[start:stop])
    if not line.source[stop - 1].capitalised or len(words[-1]) < _SHORTEST_NAME:
        return None
    found = [surface for surface in index.phrase(words) if surface.role in {Role.PREFERRED, Role.ALLOWED}]
    if line.source_lang:
        forms = tuple(source_word(word.text, line.source_lang) for word in line.source[start:stop])
        found += index.phrase(forms)
    if len({surface.entry for surface in found}) != 1 or found[0].kind not in {"person", "place"}:
        return None
    if len(words) == 1 and (found[0].kind == "person" or _has_neighbours(line, start)):
        return None
    return found[0]


def _has_neighbours(line: Line, place: int) -> bool:
    """Whether a capitalised word is beside it, so that the name may be another (*China Daily*)."""
    after = place + 1 < len(line.source) and line.source[place + 1].joined and line.source[place + 1].capitalised
    return after or not _alone(line, place)


def _nominatives(surface: Surface, length: int, line: Line, index: Index) -> tuple[tuple[str, ...], ...]:
    """The forms of each word in the target language, or only of the last word if the numbers of words differ.

    For a place, only forms with the same number of words.
    """
    if surface.role is Role.ALLOWED and surface.kind == "place":
        return ()  # *Afghan*, of Afghanistan
    own = _forms_in_target(surface, line, index)
    if not own or (surface.kind == "place" and any(len(words) != length for words in own)):
        return ()
    depth = length if all(len(words) == length for words in own) else 1
    return tuple(tuple(dict.fromkeys(words[place] for words in own)) for place in range(-depth, 0))


def _forms_in_target(surface: Surface, line: Line, index: Index) -> list[tuple[str, ...]]:
    """The words of each spelling of the entry in the target language that may be written."""
    prefix = f"{group(line.target_lang)}:"
    roles = (Role.SOURCE, Role.PREFERRED, Role.ALLOWED)
    forms = (form.words for form in index.spellings(surface.entry) if form.role in roles and form.words)
    return [tuple(word.removeprefix(prefix) for word in words) for words in forms if words[0].startswith(prefix)]


def _own_spellings(surface: Surface, length: int, line: Line, index: Index) -> tuple[str, ...]:
    """The last ``length`` words of the first form in the target language, in its letters."""
    prefix = f"{group(line.target_lang)}:"
    forms = (form for form in index.spellings(surface.entry) if form.role is Role.SOURCE and form.words)
    own = next((form for form in forms if form.words[0].startswith(prefix)), None)
    parts = own.text.split() if own is not None else []
    same = own is not None and len(parts) == len(own.words)
    return tuple(parts[len(parts) - length :]) if same else ("",) * length


def _alone(line: Line, place: int) -> bool:
    """Whether no other name comes before the word, so that it can stand for a full name."""
    if not (place and line.source[place].joined and line.source[place - 1].capitalised):
        return True
    before = line.source[place - 1]
    return before.initial and before.text.lower() in language_for(line.source_lang).phrase_words
