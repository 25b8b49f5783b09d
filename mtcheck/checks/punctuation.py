"""A punctuation mark that is doubled, set apart from its word, or turns a question into a statement.

What it finds
-------------
A stop or comma written twice, or two marks that exclude each other (``..``, ``,,``, ``,.``); a space before a comma,
stop, colon, question or exclamation mark; two spaces inside a sentence; and a sentence that the source ends with a
question mark and the translation without one.

Why it matters
--------------
*Hoće li vlada pasti?* translated as ``The government will fall.`` claims what was only asked. Doubled marks and stray
spaces show every reader that no one has read the text.

Example
-------
``The minister  has resigned..`` should be ``The minister has resigned.``

Known limits
------------
Minor, except for a question turned statement (major where no word of the translation asks either). Ellipses, several
exclamation or question marks, two spaces after a stop and spaced dashes are matters of style; in French a space
before ``: ; ! ?`` is right. A text with a space before every mark was split into words by a program and is not
judged; nor are lists and tables aligned with spaces.

Sources
-------
*The Chicago Manual of Style*, 17th ed., chapter 6; *Lexique des règles typographiques en usage à l'Imprimerie
nationale* for French.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.checks.base import Check
from mtcheck.languages.asking import asking
from mtcheck.languages.language import group, language_for
from mtcheck.languages.script import in_data_script
from mtcheck.model import Evidence, Severity, Signal
from mtcheck.text.sentences import QUESTION_MARKS, question_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_DOUBLED: Final = re.compile(
    r"(?<=[\w)\]”\"'’»])(?:\.\.(?![./\\])|\.,(?=[”\"’»)]*\s*$)|,,(?!\w)|,\.(?!\.)|(?<!&quot)(?<!&#39)(?<!&amp)(?<!&gt)(?<!&lt);[;.,]"
    r"|:[.,;](?!\w)|,[;:](?![-)(\w])|[?!]{1,3}[.,](?!\.))(?=\s|$|[”\"’»)])"
)
_APART: Final = re.compile(r"(?<=[\w)\]”\"’»%])[ \u00a0\u202f]+([,;:!?]|\.(?!\.))(?=\s|$|[”\"’»)]|(?<=,)[^\W\d_])")
_APART_IN_FRENCH: Final = re.compile(r"(?<=[\w)\]”\"’»%])[ \u00a0\u202f]+(,|\.(?!\.))(?=\s|$|[”\"’»)])")
_SPACES: Final = re.compile(r"(?<=[\w,)\]”\"’»])(?: {2,}|[ \u00a0]*\u00a0 [ \u00a0]*)(?=[\w(\[“\"„‘«])")
_COLUMNS: Final = 3
"""From this many wide gaps on, a segment is a table or set in columns."""
_ASKS: Final = re.compile(f"[{QUESTION_MARKS}]")
_GREEK_ASKS: Final = re.compile("[?;;]")
_ASKS_INSIDE: Final = re.compile("՞[^։:.!]*[։:.]?\\W*$")
"""The Armenian mark in the word that asks, not at the end of its sentence."""
_ENDS: Final = re.compile(r"([.!?…？。؟;;])[\s\"'“”’»«)\]]*$")


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at marks and spaces, and at statements that are questions in the source."""
    spaced = language_for(article.target_lang).spaced_marks
    for position, segment in enumerate(article.segments):
        text = segment.translation
        yield from _doubled_marks(segment, text)
        yield from _apart(segment, _APART_IN_FRENCH if spaced else _APART)
        yield from _wide(segment)
        yield from _lost_questions(article, position, segment)


def _doubled_marks(segment: Segment, text: str) -> Iterator[Issue]:
    for match in _DOUBLED.finditer(text):
        yield CHECK.issue(
            segment, *match.span(), f"“{match[0]}” repeats a punctuation mark.", suggestions=(match[0][0],)
        )


def _apart(segment: Segment, pattern: re.Pattern[str]) -> Iterator[Issue]:
    found = list(pattern.finditer(segment.translation))
    marks = len(re.findall(r"[,;:!?.](?=\s|$)", segment.translation))
    if len(found) > 1 and len(found) == marks:
        return
    for match in found:
        message = f"There is a space before “{match[1]}”."
        yield CHECK.issue(segment, *match.span(), message, suggestions=(match[1],))


def _wide(segment: Segment) -> Iterator[Issue]:
    found = list(_SPACES.finditer(segment.translation))
    if len(found) < _COLUMNS:
        for match in found:
            yield CHECK.issue(segment, *match.span(), "There are two spaces in a row.", suggestions=(" ",))


def _lost_questions(article: Article, position: int, segment: Segment) -> Iterator[Issue]:
    """A sentence that ends with a question mark in the source, but neither in the translation nor in its neighbours."""
    source, text = segment.source, segment.translation
    end, asked = _ENDS.search(text), _GREEK_ASKS if question_mark(group(article.source_lang)) else _ASKS
    if not source or end is None or _ASKS.search(text):
        return
    questions = asked.findall(source)
    if len(questions) != 1 or not (re.search(rf"{asked.pattern}\W*$", source) or _ASKS_INSIDE.search(source)):
        return
    if _spare(article.segments[max(0, position - 1) : position + 2], asked) >= 0:
        return
    words = asking(article.target_lang)
    asks = words is None or words.search(in_data_script(text, article.target_lang)) is not None
    yield CHECK.issue(
        segment,
        0,
        len(text),
        "The source asks a question here; the translation makes a statement.",
        evidence=[Evidence(Signal.SOURCE, "ends with a question mark")],
        confidence=0.6 if asks else 0.8,
        severity=Severity.MINOR if asks else Severity.MAJOR,
    )


def _spare(segments: Sequence[Segment], asked: re.Pattern[str]) -> int:
    """How many more question marks than the source the translation has in these segments."""
    said = sum(len(_ASKS.findall(segment.translation)) for segment in segments)
    return said - sum(len(asked.findall(segment.source or "")) for segment in segments)


CHECK = Check(
    name="punctuation",
    category="Fluency/Punctuation",
    severity=Severity.MINOR,
    needs=frozenset(),
    find=find,
)
