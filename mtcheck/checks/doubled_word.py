"""The same word twice in a row.

What it finds
-------------
A word directly followed by itself, in any case (*The the*, *Kolonko Kolonko*).

Why it matters
--------------
Neural translation repeats words when its attention gets stuck, and people repeat them when they edit;
neither is seen by the person who wrote it.

Example
-------
``The minister minister said so.`` should be ``The minister said so.``

Known limits
------------
Only languages whose folder lists the words that they double (*that that*, *had had*, *vrlo vrlo*). Those words are
ignored, and so are groups of digits, Roman numbers (*I i II*), and names like *Bora Bora*: where the source or a
reference doubles the word too, and, when neither was given, wherever both words have a capital or are figures. Longer
repeated runs belong to ``repeated-text``.

Sources
-------
Karpinska et al., "DEMETR: Diagnosing Evaluation Metrics for Translation", EMNLP 2022, perturbation 1;
the idea is as old as ``diction`` in the Writer's Workbench (Cherry and Vesterman, Bell Laboratories
1981).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability, language_for
from mtcheck.languages.script import in_data_script
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_GROUP = 3
"""Digits that are together in a large number (*5 000 000*)."""
_DOUBLED = re.compile(r"(?<![\w'’-])([^\W_]+(?:[-–][^\W_]+)*)(?:[ \t\u00a0]+\1)+(?![\w'’-])", re.IGNORECASE)


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at runs of one word."""
    language = language_for(article.target_lang)
    for segment in article.segments:
        beside = [text for text in (segment.source, *segment.references) if text]
        if any(_DOUBLED.search(text) for text in beside):
            continue
        for match in _DOUBLED.finditer(segment.translation):
            plain = in_data_script(match[1], article.target_lang).casefold()
            may_be_name = not beside and plain not in language.never_names and _is_capitalised(match[0])
            if not (plain in language.doubled or may_be_name or _is_counted(match)):
                yield CHECK.issue(segment, *match.span(), f"{match[1]!r} is repeated.", suggestions=(match[1],))


def _is_capitalised(words: str) -> bool:
    return all(not word[0].islower() for word in words.split())


def _is_counted(match: re.Match[str]) -> bool:
    """Whether the repetition is a group of digits (*100 100*), or a letter in both cases (*A a*)."""
    word = match[1]
    one_letter = len(word) == 1 and word.isalpha() and not (match[0].islower() or match[0].isupper())
    return one_letter or (word.isdigit() and len(word) == _GROUP)


CHECK = Check(
    name="doubled-word",
    category="Fluency/Duplication",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.DOUBLING}),
)
