"""An acronym that was left in the source's letters, or became another one.

What it finds
-------------
Acronyms of states and institutions whose letters differ between languages (*SAD* is US, *OEBS* is OSCE): left as they
stand in the source, or, where the translation has no form of the right one, another known acronym in its place.

Why it matters
--------------
*SAD* is an English word and no country; *OSCE* and *OECD* are two organisations.

Example
-------
Source ``Misija OEBS-a``, translation ``The OEBS mission``: should be ``OSCE``.

Known limits
------------
Only the acronyms in ``mtcheck/languages/acronyms.py``, into English; others are names, for a glossary and
``name-mismatch``. Full names and what news writes instead (*the bloc*) count as translated. Sentences in capitals
are left alone.

Sources
-------
The institutions' own names, as in the EU's Interinstitutional Style Guide (2022), annex A4. MQM Terminology/Wrong term.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.acronyms import FORMS, acronyms, forms_pattern
from mtcheck.languages.language import Capability, group
from mtcheck.languages.script import to_latin
from mtcheck.model import Evidence, Input, Severity, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_CAPITALS: Final = re.compile(r"(?<![\w.-])[A-Z]{2,6}(?![\w.])")
_SHOUTED: Final = 0.5
"""A source whose words are in capitals to this share is a headline, and its capitals say nothing."""


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at acronyms that are no English ones, or the wrong ones."""
    known = acronyms(article.source_lang)
    if not known:
        return
    cyrillic = group(article.source_lang) == "hbs"
    for segment in article.segments:
        if segment.source:
            source = to_latin(segment.source) if cyrillic else segment.source
            yield from _segment_issues(segment, _meant(source, known))


def _meant(source: str, known: Mapping[str, str]) -> dict[str, str]:
    """The known acronyms of the source, with what they stand for."""
    words = _WORD.findall(source)
    capitals = [word for word in words if word.isupper()]
    if len(words) > 1 and len(capitals) > _SHOUTED * len(words):
        return {}
    return {word: known[word] for word in capitals if word in known}


def _segment_issues(segment: Segment, meant: Mapping[str, str]) -> Iterator[Issue]:
    text = segment.translation
    found = list(_CAPITALS.finditer(text)) if meant else []
    for acronym, key in meant.items():
        left = [match for match in found if match[0] == acronym and acronym not in FORMS[key]]
        if not left and not forms_pattern(key).search(text) and not _absent_from_references(segment, key):
            left = [match for match in found if _another(match[0], meant)][:1]
        for match in left:
            yield CHECK.issue(
                segment,
                *match.span(),
                f"“{match[0]}” should be {FORMS[key][0]}: the source has {acronym}.",
                suggestions=FORMS[key][:1],
                evidence=[Evidence(Signal.SOURCE, f"The source has “{acronym}”, in English {FORMS[key][0]}.")],
            )


def _another(written: str, meant: Mapping[str, str]) -> bool:
    """Whether this is the English acronym of something that the source does not mention."""
    return written in FORMS and written not in meant.values() and written not in meant


def _absent_from_references(segment: Segment, key: str) -> bool:
    references = [reference for reference in segment.references if reference]
    return bool(references) and not any(forms_pattern(key).search(reference) for reference in references)


CHECK = Check(
    name="acronym-mismatch",
    category="Terminology/Wrong term",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
    of_source=frozenset({Capability.ACRONYMS}),
    of_target=frozenset({Capability.INSTITUTIONS}),
)
