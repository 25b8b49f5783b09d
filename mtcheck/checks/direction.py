"""A direction that became the opposite one.

What it finds
-------------
A source that names north, south, east, west, left or right where the translation names only the opposite, or a share
that is *more* in the source and *less* in the translation.

Why it matters
--------------
*The column is moving south* is wrong news, and nothing in the sentence shows it.

Example
-------
*Колонна движется на север.* translated as ``The column is moving south.``; *18 % de plus* as ``18% less``.

Known limits
------------
Only where source and translation name opposite ends of one axis: a sentence that names both is not judged. Left and
right are distinguished from *left* (went away) and *right* (law) by the source alone.

Sources
-------
Public reports of wrong directions in machine-translated war news. MQM, "Accuracy/Mistranslation".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.model import Evidence, Input, Severity, Signal
from mtcheck.structure.opposite import opposite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_AXES: Final = ("north_south", "east_west", "left_right", "difference")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at the directions that the source contradicts."""
    for segment in article.segments:
        for found in opposite(segment, article.source_lang, article.target_lang, _AXES):
            evidence = [Evidence(Signal.SOURCE, f"The source has “{found.source}”.")]
            message = f"“{found.text}” is the opposite of the source's “{found.source}”."
            yield CHECK.issue(segment, found.start, found.end, message, evidence=evidence, confidence=0.8)


CHECK = Check(
    name="direction",
    category="Accuracy/Mistranslation",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
    of_source=frozenset({Capability.OPPOSITES}),
    of_target=frozenset({Capability.OPPOSITES}),
)
