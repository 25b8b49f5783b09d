"""A word that a local model would hardly have expected, source in hand.

What it finds
-------------
A word of the translation whose probability under the local model, given the source and all words before it, is below
one in 8,000 (mean natural-log probability of its tokens at most -9), and no higher than without the source: the
source does not speak for it. Silent where a reference or the re-translation has the word too.

Why it matters
--------------
Invented words, wrong names, misspellings and antonyms read well and surprise the model, with no reference and no
glossary needed.

Example
-------
``The Council of Ministers decided chronic on Thursday`` for ``Vijeće ministara odlučilo je u četvrtak`` marks
*chronic*.

Known limits
------------
A lead, not a finding: a right but rare word surprises a small model too, and an error that the model would make
itself passes. Measured with the untrained embedded base on 104 pairs of DEMETR (Polish and French, 30 kinds of damage),
of which 54 were used to choose the threshold: there 12 marks on words that the damage had brought in (of 77) and 2 on
words of the clean translations, precision 0.86; on the 50 others 22 (of 199) and 4, precision 0.85. With the
trained adapter, of 24 more with a wrong or misspelled word (``scripts/bench_likelihood``) 7 were marked, and 1 word of
their clean translations. Models
that cannot be asked without a source are held to the first condition only.

Sources
-------
Thompson and Post, "Automatic Machine Translation Evaluation in Many Languages via Zero-Shot Paraphrasing", EMNLP
2020 (Prism); Fomicheva et al., "Unsupervised Quality Estimation for Neural Machine Translation", TACL 2020.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.model import Evidence, Input, Severity, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment, WordLikelihood

__all__ = ["CHECK"]

_UNLIKELY: Final = -9.0
_WORD: Final = re.compile(r"\w+(?:[-'’]\w+)*")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """One issue per unlikely word."""
    for segment in article.segments:
        if segment.likelihood is None:
            continue
        expected = _words_beside(segment)
        for word in segment.likelihood.words:
            text = segment.translation[word.start : word.end]
            if _is_unlikely(word) and text.casefold() not in expected:
                odds = f"{math.exp(word.logprob):.0e}"
                yield CHECK.issue(
                    segment,
                    word.start,
                    word.end,
                    f"{text!r} is not what the source makes likely here: check it.",
                    evidence=[Evidence(Signal.LIKELIHOOD, f"{article.translator or 'the model'} gives it {odds}")],
                    confidence=0.5,
                )


def _is_unlikely(word: WordLikelihood) -> bool:
    supported = word.unconditional is not None and word.logprob > word.unconditional
    return word.logprob <= _UNLIKELY and not supported


def _words_beside(segment: Segment) -> set[str]:
    texts = [text for text in (*segment.references, segment.retranslation) if text]
    return {match[0].casefold() for text in texts for match in _WORD.finditer(text)}


CHECK = Check(
    name="unlikely-word",
    category="Accuracy/Mistranslation",
    severity=Severity.MINOR,
    needs=frozenset({Input.LIKELIHOOD}),
    find=find,
)
