"""The nominative of most renderings of a name in an article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mtcheck.languages.declension import nominatives_for
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.respelling import fold
from mtcheck.names.declined.known import Known
from mtcheck.names.declined.mention import Line, Mention, like

__all__ = ["Usual", "is_adjective", "usual_forms"]


@dataclass(frozen=True, slots=True)
class Usual:
    """The nominative that most mentions may have; ``votes`` is how many may."""

    nominative: str
    votes: int


def usual_forms(lines: Sequence[Line], known: Sequence[Mapping[int, Known]]) -> dict[str, Usual]:
    """For each name of the source (folded) that no glossary knows, the nominative of most of its renderings."""
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for line, names in zip(lines, known, strict=True):
        for mention in line.mentions:
            if mention.place not in names:
                mentions[mention.name.folded].append(mention)
    return {name: _usual(found) for name, found in mentions.items()}


def _usual(mentions: Sequence[Mention]) -> Usual:
    """The most votes; among equals, the source's own spelling, then one in the text, then the most similar."""
    votes: Counter[str] = Counter()
    written: set[str] = set()
    for mention in mentions:
        votes.update({reading.nominative for reading in mention.readings if not set(reading.cases) <= set("VM")})
        written.add(mention.line.in_latin(mention.form))
    most = max(votes.values())
    best = [nominative for nominative, count in votes.items() if count == most]
    name = mentions[0].name
    kept = [text for text in best if fold(text) == name.folded]
    chosen = min(kept or best, key=lambda text: (text not in written, -like(name.text, text, ""), len(text), text))
    return Usual(chosen, most)


def is_adjective(word: str) -> bool:
    """Whether it is an adjective made from a place's name, which may begin a sentence (*Britanska*, *Makedonski*)."""
    return nominatives_for(UNKNOWN.name).of_places.search(word) is not None
