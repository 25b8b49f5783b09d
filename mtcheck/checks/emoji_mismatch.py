"""An emoji that became another, or was lost.

What it finds
-------------
A segment whose emoji is not the one of the source, and one that lost its emoji while the rest of the article has no
such emoji to spare.

Why it matters
--------------
In a quoted post the emoji is part of what was said: a laughing face turned into a crying one, or left out, changes
the tone or the meaning (✅ and ❌).

Example
-------
``We won! 😢`` for *Pobijedili smo! 🎉*.

Known limits
------------
Skin colours and variation selectors make no difference. Pointing hands, arrows, cameras and coloured squares that
pages set before links and captions may be left out. An emoji that the translation adds is not reported.

Sources
-------
Unicode Technical Standard #51, "Unicode Emoji". Public reports of engines that drop what follows an emoji.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Input, Severity, Side, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_PICTURE: Final = (
    "[\u2600-\u27bf\u2b50\u2b55\u231a\u231b\u23e9-\u23fa\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa"
    "\U0001f400-\U0001faff]"
)
_TONE: Final = "[\U0001f3fb-\U0001f3ff\ufe0f]"
_EMOJI: Final = re.compile(
    f"[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_PICTURE}{_TONE}*(?:\u200d{_PICTURE}{_TONE}*){{0,6}}"
)
_FURNITURE: Final = frozenset("👇👉👆👈📷📸🎥📹📺🔴🔵🟢⚫⚪▶➡⬇☞☛✎✍✂✉☎📞📱📲📌📍🔗📰✓✔☆★♦♥♠♣●■")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at emoji that differ, or at missing ones of the source."""
    if article.source is None or not _EMOJI.search(article.source):
        return
    spare = Counter(_key(match[0]) for match in _EMOJI.finditer(article.translation))
    spare.subtract(_key(match[0]) for match in _EMOJI.finditer(article.source))
    for segment in article.segments:
        if segment.source and segment.translation:
            yield from _segment_issues(segment, spare)


def _key(emoji: str) -> str:
    return re.sub(_TONE, "", emoji)


def _segment_issues(segment: Segment, spare: Counter[str]) -> Iterator[Issue]:
    given, there = list(_EMOJI.finditer(segment.source or "")), list(_EMOJI.finditer(segment.translation))
    keys = Counter(_key(match[0]) for match in given), Counter(_key(match[0]) for match in there)
    lost = [match for match in given if keys[0][_key(match[0])] > keys[1][_key(match[0])] and spare[_key(match[0])] < 0]
    new = [match for match in there if keys[1][_key(match[0])] > keys[0][_key(match[0])] and spare[_key(match[0])] > 0]
    for match in lost:
        evidence = [Evidence(Signal.SOURCE, f"The source has {match[0]}.")]
        if new:
            changed = new.pop(0)
            message = f"The source has {match[0]} here."
            yield CHECK.issue(segment, *changed.span(), message, suggestions=(match[0],), evidence=evidence)
        elif _key(match[0]) not in _FURNITURE:
            message = f"The translation left {match[0]} out."
            yield CHECK.issue(segment, *match.span(), message, side=Side.SOURCE, evidence=evidence, confidence=0.8)
        else:
            continue
        spare[_key(match[0])] += 1


CHECK = Check(
    name="emoji-mismatch",
    category="Accuracy/Omission",
    severity=Severity.MINOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
)
