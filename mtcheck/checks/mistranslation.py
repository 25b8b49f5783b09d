"""A word that does not say what the source says.

What it finds
-------------
Words that a local model finds surprising given the source (or the reference), weighed with what the re-translation,
the dictionary, the reference and the rest of the sentence say. Without a reference, a sentence with a doubtful word is
also compared with the model's own translation: a word that is only phrased freely is likely as another wording of that.
What the model reads there instead is offered as a guess if the reference has it or, without one, if its own
translation has it in that place and the table of word pairs for a word of the source. Also *he* for *she*, and a
missing or added *not*, if the sentence is more probable with the word flipped.

Why it matters
--------------
"Electricity" for *struje* (currents) or "swastika" for *suzavac* (tear gas) is fluent English: only a second reading of
the source finds it.

Example
-------
``Police fired swastika at the crowd.`` for ``Policija je ispalila suzavac na okupljene.`` marks *swastika*; the model
reads *tear gas*.

Known limits
------------
This is a guess by a small model, calibrated on real engines' output (``mtcheck/meaning/models.json`` has the cross-
validated figures). It is major only where the dictionary or a reference contradicts the same word and, if the model has
read source and reference, each of them by itself leaves the word doubtful: a reference that phrases things in its own
way lacks right words too. Beside such a reference few sentences get a major issue, but many a lead. People phrase more
freely than engines, so how doubtful a word must be depends on what is usual in its article; the shorter the text, the
more it is assumed to be typical. Sure errors in other segments make it less strict, never stricter, so a text with one
bad sentence may get a lead or two more elsewhere. Of human translations that the model has never seen, one in ten gets
a lead, in texts of any length: one in six of those that are freely phrased, one in twenty of the others. The price is
recall: the model alone finds 77 % of the major errors of engines in articles of ten sentences, 61 % in texts of three,
and 51 % in a single sentence (``level`` and ``alone`` in ``models.json``). Of 36 guesses about words that people had
marked as wrong, 29 were right, on the texts that the rule was chosen on; of 25 in other sentences, 19. Pronouns of the
wrong gender and lost or added negations are found in another way: the model also reads the sentence with the word
flipped. Where neither source nor reference leaves a word doubtful, the model does not compare the sentence with its
reference. A fluent slip that the model would make itself is missed. Numbers are left to other checks, and names written
as in the glossary are never marked.

Sources
-------
Thompson and Post, "Automatic Machine Translation Evaluation in Many Languages via Zero-Shot Paraphrasing", EMNLP 2020
(Prism); Fomicheva et al., "Unsupervised Quality Estimation for Neural Machine Translation", TACL 2020; Yuan, Neubig
and Liu, "BARTScore: Evaluating Generated Text as Text Generation", NeurIPS 2021; Sennrich, "How Grammatical is
Character-level Neural Machine Translation? Assessing MT Quality with Contrastive Translation Pairs", EACL 2017.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.language import Capability
from mtcheck.meaning.finding import Fault
from mtcheck.meaning.findings import findings, unable
from mtcheck.model import Severity
from mtcheck.names.written import is_another_spelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue

__all__ = ["CHECK"]


def find(article: Article, glossary: Glossary) -> Iterator[Issue]:
    """One issue per run of doubtful words."""
    for found in findings(article, glossary):
        if found.fault is not Fault.MISTRANSLATION:
            continue
        if is_another_spelling(found.segment, found.start, found.end, glossary):
            continue
        yield CHECK.issue(
            found.segment,
            found.start,
            found.end,
            _message(found.segment.translation[found.start : found.end], found.reading),
            suggestions=[found.reading] if found.reading else [],
            evidence=found.evidence,
            confidence=found.confidence,
            severity=Severity.MAJOR if found.sure else Severity.MINOR,
            guess=True,
        )


def _message(text: str, reading: str | None) -> str:
    if reading:
        return f"“{text}” may be mistranslated: the local model reads “{reading}” here."
    return f"“{text}” may be mistranslated."


CHECK = Check(
    name="mistranslation",
    category="Accuracy/Mistranslation",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
    of_target=frozenset({Capability.CONTENT}),
    yields=True,
    unable=unable,
)
