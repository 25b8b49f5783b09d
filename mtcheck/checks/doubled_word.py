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
Languages whose folder lists the words that they double (*that that*, *had had*, *vrlo vrlo*). Those are silent, and so
are groups of digits, Roman numbers (*I i II*), and names like *Bora Bora*: where the source or a reference doubles the
word too, and, when neither was given, wherever both words have a capital or are figures. Longer repeated runs belong to
``repeated-text``.

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
            word, plain = match[1], in_data_script(match[1], article.target_lang).casefold()
            name = all(not part[0].islower() for part in match[0].split()) and plain not in language.never_names
            one_letter = len(word) == 1 and not (match[0].islower() or match[0].isupper())
            counted = one_letter or (word.isdigit() and len(word) == _GROUP)
            if counted or plain in language.doubled or (name and not beside):
                continue
            yield CHECK.issue(segment, *match.span(), f"{word!r} is repeated.", suggestions=(word,))


CHECK = Check(
    name="doubled-word",
    category="Fluency/Duplication",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.DOUBLING}),
)
