"""A decision in words for an editor, the same in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.model import Decision, Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtcheck.model import Issue

__all__ = ["AGAINST", "COUNTED", "HEADLINES", "SIDES", "count_noun", "list_suggestions"]

HEADLINES: Final = {
    Decision.PUBLISH: "Ready to publish",
    Decision.FIX: "Fix before publishing",
    Decision.REJECT: "Do not publish",
    Decision.UNKNOWN: "Cannot tell",
}

COUNTED: Final = {**HEADLINES, Decision.UNKNOWN: "Could not be judged"}
"""The same for many articles."""

SIDES: Final = {Side.TRANSLATION: "Translation", Side.SOURCE: "Source"}

AGAINST: Final = {"reference": "reference", "retranslation": "re-translation"}
"""How reports call the side that a score was computed against."""


def count_noun(number: int, noun: str) -> str:
    """``1 segment``, ``2 segments``: ``number`` is 0 or more, ``noun`` has a regular plural."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def list_suggestions(
    issue: Issue, write: Callable[[str], str] = str, *, label: str = "", separator: str = " or "
) -> str:
    """The suggestions, each written by ``write``, after ``label`` or, if a model guessed them, after "guess".

    Empty if there are none.
    """
    text = separator.join(map(write, issue.suggestions))
    if issue.guess:
        label = "Guess" if label[:1].isupper() else "guess"
    return f"{label}: {text}" if text and label else text
