"""What the source alone says about a word of the translation: the cues of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.names.finding import Proposal
from mtcheck.names.sentence import Sentence

__all__ = ["propose"]


def propose(sentence: Sentence, number: int) -> Iterator[Proposal]:
    """The nominatives that the source's form must stand for, where the sentence leaves no doubt."""
    yield from ()
