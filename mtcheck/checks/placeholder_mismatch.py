"""A placeholder of a template that was lost or changed.

What it finds
-------------
``{name}``, ``{{title}}``, ``${price}``, ``%s``, ``%1$d``, ``%(count)s`` and tags such as ``<b>`` or ``<br/>`` that
the source has and the translation lacks or has less often.

Why it matters
--------------
A program fills them in when the text is shown. Where one is gone, the reader misses a name or a number; where one was
translated (``{ime}`` made ``{name}``) the program fails or shows the braces.

Example
-------
``Hello {name}`` for *Zdravo {ime}*.

Known limits
------------
Order is free: languages need it. A per cent sign before a word (*100 % sigurno*) is not a placeholder. Markup that a
page or a file format brings is taken out before a text is audited.

Sources
-------
gettext's manual, "c-format" and "python-format"; Unicode MessageFormat; OmegaT's and Weblate's checks of the same
name.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Input, Severity, Side, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_PLACEHOLDER: Final = re.compile(
    r"\{\{[^{}\n]{1,60}\}\}|\$?\{[\w.:, #-]{1,60}\}"
    r"|(?<![\d\s%])%(?:\d\$)?[sd@](?![^\W_])|(?<=\s)(?<!\d\s)%(?:\d\$)?[sd@](?![^\W_])|^%(?:\d\$)?[sd@](?![^\W_])"
    r"|%\(\w{1,40}\)[sdf]|</?(?:[a-z]|br|em|strong|span|ph|mrk)(?:\s[^<>]{0,200})?/?>"
)
_MARKS: Final = re.compile("[{%<]")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at placeholders that the translation lacks, placed at their replacement if that is clear."""
    for segment in article.segments:
        if segment.source and segment.translation and _MARKS.search(segment.source):
            given = list(_PLACEHOLDER.finditer(segment.source))
            if given:
                yield from _segment_issues(segment, given)


def _segment_issues(segment: Segment, given: Sequence[re.Match[str]]) -> Iterator[Issue]:
    there = list(_PLACEHOLDER.finditer(segment.translation))
    wanted, found = Counter(match[0] for match in given), Counter(match[0] for match in there)
    missing = _without(given, found)
    other = _without(there, wanted)
    for match in missing:
        evidence = [Evidence(Signal.SOURCE, f"The source has {match[0]}.")]
        if other:
            changed = other.pop(0)
            message = f"The placeholder should be {match[0]}; software that fills it in will not find it."
            yield CHECK.issue(segment, *changed.span(), message, suggestions=(match[0],), evidence=evidence)
        else:
            message = f"The translation lacks the placeholder {match[0]}."
            yield CHECK.issue(segment, *match.span(), message, side=Side.SOURCE, evidence=evidence)


def _without(matches: Sequence[re.Match[str]], others: Counter[str]) -> list[re.Match[str]]:
    """The placeholders that the other side does not have, or not as often."""
    left = Counter(others)
    lone: list[re.Match[str]] = []
    for match in matches:
        if left[match[0]]:
            left[match[0]] -= 1
        else:
            lone.append(match)
    return lone


CHECK = Check(
    name="placeholder-mismatch",
    category="Accuracy/Do not translate",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
)
