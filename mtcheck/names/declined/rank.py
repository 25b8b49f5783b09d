"""The title before a person's name, which has the same case as the name (*premijeru Keiru Starmeru*)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mtcheck.languages.declension import cues_for
from mtcheck.languages.english import is_title
from mtcheck.names.declined.mention import Mention
from mtcheck.names.words import Word

__all__ = ["Rank", "rank_before"]

_PLURAL: Final = "M"
_FEMININE: Final = "a"


@dataclass(frozen=True, slots=True)
class Rank:
    """A title, the cases that it may be in, as letters, and whether it is masculine by its end."""

    word: Word
    cases: str
    man: bool


def rank_before(mention: Mention, *, person: bool) -> Rank | None:
    """The title right before a name, if the source has one there too, so that the two are one phrase.

    ``person``: the name is known to be a person's, so any capitalised word counts as a title in the source.

    *Rekao je premijeru Keir Starmer* may mean that Starmer spoke: *Prime Minister Keir Starmer* may not.
    """
    line, number, place = mention.line, mention.number, mention.place
    if not number or not place or not line.translation[number].joined or not line.source[place].joined:
        return None
    word, before = line.translation[number - 1], line.source[place - 1]
    if not (is_title(before.text.lower()) or (person and before.capitalised)):
        return None
    ranks = cues_for(line.target_lang).ranks
    read = [reading for reading in line.readings(word) if reading.nominative in ranks]
    cases = "".join(dict.fromkeys(case for reading in read for case in reading.cases))
    man = all(not reading.nominative.endswith(_FEMININE) for reading in read)
    return Rank(word, cases, man) if cases and _PLURAL not in cases else None
