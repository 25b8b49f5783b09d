"""What a full stop means in a language, read from its folder; what each key means is in README.md."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mtcheck.languages.data_file import DataFile

__all__ = ["SENTENCE_ENDS", "SentenceEnds", "read_sentence_ends"]

SENTENCE_ENDS: Final = "sentence_ends.toml"


@dataclass(frozen=True, slots=True)
class SentenceEnds:
    """The contents of a ``sentence_ends.toml``. Words are without their last stop; Serbo-Croatian's are in Latin
    script."""

    ordinals: bool = False
    vowelless: bool = True
    vowels: str = ""
    question: str = ""
    goes_on: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    may_end: frozenset[str] = frozenset()
    rarely_ends: frozenset[str] = frozenset()
    starters: frozenset[str] = frozenset()
    followers: frozenset[str] = frozenset()
    number_endings: frozenset[str] = frozenset()


def read_sentence_ends(folder: Path) -> SentenceEnds:
    """The facts of a folder; only the general rules if it has no such file.

    Raises :class:`mtcheck.errors.LanguageDataError` for the first mistake.
    """
    file = DataFile(folder / SENTENCE_ENDS)

    def words(key: str) -> frozenset[str]:
        return frozenset(file.words(key))

    found = SentenceEnds(
        ordinals=file.flag("ordinals"),
        vowelless=file.flag("vowelless", default=True),
        vowels=file.text("vowels"),
        question=file.mark("question"),
        goes_on=words("goes_on"),
        before_number=words("before_number"),
        numbered=words("numbered"),
        units=words("units"),
        may_end=words("may_end"),
        rarely_ends=words("rarely_ends"),
        starters=words("starters"),
        followers=words("followers"),
        number_endings=words("number_endings"),
    )
    file.finish()
    return found
