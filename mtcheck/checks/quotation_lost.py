"""Someone's words that have lost their quotation marks, or their speaker.

What it finds
-------------
A quotation that opens in the source (in any of „…“, »…«, “…”, "…" and their kin) where neither the
translation nor its neighbours have a quotation mark to spare; and a quotation that is still there while
the words that say whose it is (*rekao je Kuleba*) are gone.

Why it matters
--------------
Without the marks the reporter asserts what someone else claimed: the most common way for a translation
to become libellous.

Example
-------
*„Rusija se neće povući“, rekao je Lavrov.* translated as ``Russia will not withdraw, Lavrov said.``

Known limits
------------
Minor where the translation still says whose words they are (*he said*) and no reference keeps the marks; in
translations into other languages than English, whose words for it are not known, always without a reference. Marks
are counted, not matched: a segment that keeps one of its two quotations is not reported. One or two words in
quotation marks are often a title or a nickname that English sets without them, so they make only a minor issue. So do
more words that are a name: the source says so (*promijenio je ime u …*), an acronym in brackets follows, or the
translation is in title case.

Sources
-------
MQM 2 full typology, "Accuracy/Omission"; *The Associated Press Stylebook*, "quotations in the news".
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.declension import Cues, cues_for
from mtcheck.languages.english import knows_words
from mtcheck.languages.opposites import attributing, saying
from mtcheck.languages.quotation import Quotation, marks, quotations
from mtcheck.languages.script import in_data_script
from mtcheck.model import Evidence, Input, Severity, Side, Signal
from mtcheck.text.words import word_texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_SINGLE = re.compile(r"(?<![\w’'])['‘‚‹](?=\w)(?!s\b)")
_DASHED = re.compile(r"\s*[–—―-]\s?(?=[^\W\d_])")
"""Many languages mark speech with a dash before it (*– Nie wiem – powiedział*)."""
_MOST_BEFORE = 120
_SENTENCE_PART = re.compile(r"[^.:;!?]{0,80}")
"""The text between a word for a name and a quotation in the same sentence."""
_ACRONYM = re.compile(r"\W{0,3}\([A-ZА-ЯЂ-Џ]{2,10}\)")
"""An acronym in brackets behind a quotation, which is the name that it stands for."""
_TITLE_WORD = 4
"""Words with at least this many letters are capitalised in titles, unlike *of* and *the*."""
_FEWEST_OF_A_TITLE = 3
_TITLE_SHARE = 0.8
_MOST_BETWEEN = 8
"""The most characters between a quotation and the word behind it that says who speaks."""
_STATEMENT_WORDS = 5
_TITLE_WORDS = 8


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at the source's quotations without a counterpart in the translation."""
    spare = [_mark_count(segment.translation) - _mark_count(segment.source or "") for segment in article.segments]
    for position, segment in enumerate(article.segments):
        if segment.source and segment.translation:
            quoted = [
                quotation
                for quotation in quotations(segment.source)
                if _is_speech(segment.source, quotation) or _is_attributed(article, segment.source, quotation)
            ]
            if any(extra > 0 for extra in spare[max(0, position - 1) : position + 2]):
                continue
            closed = _is_closed(article.segments, position)
            cues = cues_for(article.source_lang)
            sure = closed and knows_words(article.target_lang) and not _is_told(article, segment)
            yield from _without_marks(segment, quoted, cues, sure=sure)
            yield from _without_speaker(segment, quoted)


def _is_closed(segments: Sequence[Segment], position: int) -> bool:
    """Whether the last quotation that the segment at ``position`` opens is closed, there or later."""
    opened = list(marks(segments[position].source or ""))
    if len(opened) % 2 == 0:
        return True
    later = (mark for place in range(position + 1, len(segments)) for mark in marks(segments[place].source or ""))
    return next((mark.opens is False for mark in later), False)


def _mark_count(text: str) -> int:
    return sum(1 for _ in marks(text)) + 2 * len(_SINGLE.findall(text))


def _is_speech(text: str, quotation: Quotation) -> bool:
    """Whether the words are someone's, not a title or a nickname: several, and not set like a name."""
    said = word_texts(quotation.text)
    before = text[: quotation.start].rstrip('„“”«»"‟ ')
    named = bool(said) and said[0][0].isupper() and before[-1:] not in {"", ":", ",", ".", "–", "—"}
    if len(said) < (_TITLE_WORDS if named else 2):
        return False
    return len(said) >= _STATEMENT_WORDS or sum(word[0].islower() for word in said) >= 2


def _is_attributed(article: Article, text: str, quotation: Quotation) -> bool:
    """Whether the text behind two or more words attributes them to someone: *„Ministar laže“, tvrdi opozicija*."""
    says = saying(article.source_lang)
    if says is None or len(word_texts(quotation.text)) < 2:
        return False
    behind = in_data_script(text[quotation.end : quotation.end + 80], article.source_lang)
    told = list(islice(words(behind, inside=()), 2))
    if not told or not 0 < told[0].start <= _MOST_BETWEEN or re.search(r"\w", behind[: told[0].start]):
        return False
    if not re.search("[,–—-]", quotation.text[-1:] + behind[: told[0].start]):
        return False
    if len(told) > 1 and behind[told[0].end : told[1].start] != " ":
        del told[1]
    return any(says.fullmatch(word.text) for word in told)


def _is_told(article: Article, segment: Segment) -> bool:
    """Whether the translation attributes its statement to someone, even if not as a quotation."""
    attributed = attributing(article.target_lang)
    return attributed is not None and attributed.search(segment.translation) is not None


def _without_marks(segment: Segment, quoted: list[Quotation], cues: Cues, *, sure: bool) -> Iterator[Issue]:
    kept = _mark_count(segment.translation) + 2 * (_DASHED.match(segment.translation) is not None)
    references = list(filter(None, segment.references))
    statements = [quotation for quotation in quoted if len(word_texts(quotation.text)) >= _STATEMENT_WORDS]
    has_enough = kept and (kept + 1) // 2 >= len(statements)
    if has_enough or not all(map(_mark_count, references)):
        return
    harmful = bool(references) or sure
    for quotation in quoted if kept == 0 else statements[-1:]:
        is_spoken = quotation in statements and not _is_a_title(segment, quotation, cues)
        severity = Severity.MAJOR if harmful and is_spoken else Severity.MINOR
        yield _issue_unmarked(segment, quotation, severity, in_reference=bool(references))


def _issue_unmarked(segment: Segment, quotation: Quotation, severity: Severity, *, in_reference: bool) -> Issue:
    evidence = [Evidence(Signal.SOURCE, f"in quotation marks: {quotation.text.strip()!r}")]
    if in_reference:
        evidence.append(Evidence(Signal.REFERENCE, "keeps the quotation marks"))
    return CHECK.issue(
        segment,
        quotation.start,
        quotation.end,
        "The translation does not mark these words as a quotation.",
        side=Side.SOURCE,
        severity=severity,
        evidence=evidence,
        confidence=0.8,
    )


def _is_a_title(segment: Segment, quotation: Quotation, cues: Cues) -> bool:
    """Whether the words are a title or a label that the reporter uses, not someone's statement."""
    text = segment.source or ""
    return (
        _ACRONYM.match(text, quotation.end) is not None
        or _is_in_title_case(segment.translation)
        or _is_named(text, quotation, cues)
    )


def _is_in_title_case(text: str) -> bool:
    """Whether nearly all longer words have a capital, as in an English title."""
    longer = [word for word in word_texts(text) if len(word) >= _TITLE_WORD]
    capital = sum(word[0].isupper() for word in longer)
    return len(longer) >= _FEWEST_OF_A_TITLE and not text.isupper() and capital >= _TITLE_SHARE * len(longer)


def _is_named(text: str, quotation: Quotation, cues: Cues) -> bool:
    """Whether the source gives the words as the name of someone or something."""
    for label in cues.labels.finditer(text, max(0, quotation.start - _MOST_BEFORE), quotation.start):
        if _SENTENCE_PART.fullmatch(text, label.end(), quotation.start):
            return not any(map(cues.saying.fullmatch, word_texts(text[label.start() : quotation.start])))
    return False


def _without_speaker(segment: Segment, quoted: list[Quotation]) -> Iterator[Issue]:
    said, source = quotations(segment.translation), segment.source or ""
    if len(quoted) != 1 or len(said) != 1 or word_texts(_outside(segment.translation, said[0])):
        return
    if said[0].end == len(segment.translation):
        return  # Without a closing mark, the speaker may be behind the words.
    speaker = _outside(source, quoted[0]).strip(" ,.:;-–—")
    if len(named := word_texts(speaker)) >= 2 and any(word[0].isupper() for word in named[1:]):
        start = source.index(speaker)
        yield CHECK.issue(
            segment,
            start,
            start + len(speaker),
            "The translation quotes the words but not who said them.",
            side=Side.SOURCE,
            evidence=[Evidence(Signal.SOURCE, f"attributed: {speaker!r}")],
            confidence=0.7,
        )


def _outside(text: str, quotation: Quotation) -> str:
    before, after = text[: max(0, quotation.start - 1)], text[quotation.end + 1 :]
    return before if word_texts(before) else after


CHECK = Check(
    name="quotation-lost",
    category="Accuracy/Omission",
    severity=Severity.MAJOR,
    needs=frozenset({Input.SOURCE}),
    find=find,
)
