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
English only. Words that English doubles (*that that*, *had had*, *very very*) are silent, and so are
names like *Bora Bora*: where the source or a reference doubles the word too, and, when neither was
given, wherever both words have a capital or are figures. Longer repeated runs belong to ``repeated-text``.

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
from mtcheck.languages.language import Capability
from mtcheck.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]

_DOUBLED = re.compile(r"(?<![\w'’-])([^\W_]+(?:[-–][^\W_]+)*)(?:[ \t\u00a0]+\1)+(?![\w'’-])", re.IGNORECASE)

_ENGLISH_DOUBLES = re.compile(
    r"that|had|is|do|does|did|so|very|many|much|more|long|far|never|ever|really|too|bye|no|yes|ha|hey|now|there|well|"
    r"blah|tut|knock|night|hush|dear|poor|on|her|you",
    re.IGNORECASE,
)
_NEVER_A_NAME = re.compile(
    r"the|a|an|this|these|and|but|or|of|in|to|for|at|by|with|from|he|she|it|they|we|in|if|when|as", re.IGNORECASE
)


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at runs of one word."""
    for segment in article.segments:
        for match in _DOUBLED.finditer(segment.translation):
            word = match[1]
            if _ENGLISH_DOUBLES.fullmatch(word):
                continue
            beside = [text for text in (segment.source, *segment.references) if text]
            name = all(not part[0].islower() for part in match[0].split()) and not _NEVER_A_NAME.fullmatch(word)
            if (name and not beside) or any(_DOUBLED.search(text) for text in beside):
                continue
            yield CHECK.issue(segment, *match.span(), f"{word!r} stands twice in a row.", suggestions=(word,))


CHECK = Check(
    name="doubled-word",
    category="Fluency/Duplication",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.GRAMMAR}),
)
