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
from mtcheck.languages.acronyms import acronyms, forms_pattern, institutions
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.script import in_data_script
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
    """Issues at acronyms that are none of the target's, or the wrong ones."""
    named = institutions(article.target_lang)
    known = {acronym: name for acronym, name in acronyms(article.source_lang).items() if name in named}
    for segment in article.segments:
        if segment.source:
            meant = _meant(in_data_script(segment.source, article.source_lang), known)
            yield from _segment_issues(segment, meant, article.target_lang)


def _meant(source: str, known: Mapping[str, str]) -> dict[str, str]:
    """The known acronyms of the source, with what they stand for."""
    words = _WORD.findall(source)
    capitals = [word for word in words if word.isupper()]
    if len(words) > 1 and len(capitals) > _SHOUTED * len(words):
        return {}
    return {word: known[word] for word in capitals if word in known}


def _segment_issues(segment: Segment, meant: Mapping[str, str], target: str) -> Iterator[Issue]:
    text, named = segment.translation, institutions(target)
    found = list(_CAPITALS.finditer(text)) if meant else []
    for acronym, name in meant.items():
        forms, pattern = named[name], forms_pattern(name, target)
        left = [match for match in found if match[0] == acronym and acronym not in forms]
        if not left and not pattern.search(text) and not _absent_from_references(segment, pattern):
            left = [match for match in found if match[0] in named and _is_another(match[0], meant)][:1]
        for match in left:
            evidence = f"The source has “{acronym}”, in {language_for(target).name} {forms[0]}."
            yield CHECK.issue(
                segment,
                *match.span(),
                f"“{match[0]}” should be {forms[0]}: the source has {acronym}.",
                suggestions=forms[:1],
                evidence=[Evidence(Signal.SOURCE, evidence)],
            )


def _is_another(written: str, meant: Mapping[str, str]) -> bool:
    """Whether this acronym is of something that the source does not mention."""
    return written not in meant.values() and written not in meant


def _absent_from_references(segment: Segment, pattern: re.Pattern[str]) -> bool:
    references = [reference for reference in segment.references if reference]
    return bool(references) and not any(pattern.search(reference) for reference in references)


CHECK = Check(
    name="acronym-mismatch",
    category="Terminology/Wrong term",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
    of_source=frozenset({Capability.ACRONYMS}),
    of_target=frozenset({Capability.INSTITUTIONS}),
)
