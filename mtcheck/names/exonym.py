"""What the target calls a place, where the witnesses lead to its name in the source's language (*Pradze*: Prague)."""

from __future__ import annotations

from dataclasses import replace

from mtcheck.languages.given_names import is_given_name
from mtcheck.languages.respelling import fold
from mtcheck.languages.world import Token
from mtcheck.names.candidate import Candidate
from mtcheck.names.mention import Mention
from mtcheck.names.other_place import WorldOf

__all__ = ["in_target"]


def in_target(candidate: Candidate, mention: Mention, world: WorldOf | None) -> Candidate:
    """The candidate by the target's name, if the form, or the nominative that it is read as, is what the source's
    language calls a state or city."""
    if world is None or mention.place is None or candidate.reading is None or world.source.unspaced:
        return candidate
    if mention.run != (mention.number, mention.number + 1):
        return candidate
    read = world.read_as_places(mention.place)
    code = next(iter(read)) if len(read) == 1 else _code_of(candidate.reading.nominative, world)
    if not code or fold(candidate.right) in map(fold, world.target.called(code)):
        return candidate
    return replace(candidate, right=world.target.places[code].name, name="")


def _code_of(nominative: str, world: WorldOf) -> str:
    """The one place of that name, if the word is not part of a person's name."""
    if is_given_name(nominative):
        return ""
    told = list(world.source.known([Token(text=world.source.plain(nominative), capital=True, capitals=False)]))
    if len(told) != 1 or told[0].adjective or len(told[0].places) != 1:
        return ""
    code = next(iter(told[0].places))
    return code if world.source.plain(nominative) in world.source.calls(code) else ""
