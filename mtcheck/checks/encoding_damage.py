"""Text that was decoded with the wrong encoding, or never unescaped.

What it finds
-------------
UTF-8 read as Windows-1252, Windows-1250 or Latin-1 (*VuÄŤiÄ‡*), Windows-1250 read as Windows-1252 (*Miloševiæ*), HTML
character references left in the text (``&quot;``, ``&#39;``), the replacement character U+FFFD, C1 control
characters, and letters lost to a question mark where the source has the whole word. The repaired text is the
suggestion.

Why it matters
--------------
Damage like this is visible in the first line, spoils every name with a diacritic for search engines,
and says that no one has looked at the page.

Example
-------
``Slobodan MiloÅ¡eviÄ‡ said &quot;no&quot;.`` is damaged three times: *Milošević*, and twice ``"``.

Known limits
------------
A word damaged twice over is repaired only as far as ftfy can; letters lost to U+FFFD or ``?`` are
restored only where the source or a reference has the same word.

Sources
-------
Speer, ftfy (Zenodo, 2019, doi:10.5281/zenodo.2591652), whose heuristic decides what is damage; HTML
Living Standard, 13.5 "Named character references".
"""

from __future__ import annotations

import re
from html import unescape
from operator import itemgetter
from typing import TYPE_CHECKING

from mtcheck.checks.base import Check
from mtcheck.languages.registry import UNKNOWN
from mtcheck.languages.surnames import surnames_for
from mtcheck.model import Severity
from mtcheck.text.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtcheck.glossary import Glossary
    from mtcheck.model import Article, Issue, Segment

__all__ = ["CHECK"]

_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}[0-9]{0,2}|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_LOST = re.compile(r"(?<![^\W\d_])[^\W\d_]*(?:[\ufffd\x80-\x9f][^\W\d_]*)+")
_LOST_LETTER = re.compile("[?\ufffd\x80-\x9f]")
_GLUED_BEFORE = re.compile(r"[\w/?=.&]")
_GLUED_AFTER = re.compile(r"[\w=]")
_LETTERS = re.compile(r"(?<!\w)[^\W\d_]{3,60}(?!\w)")
_READ, _WRITTEN = "cp1252", "cp1250"


def find(article: Article, _glossary: Glossary) -> Iterator[Issue]:
    """Issues at damaged words and character references."""
    for segment in article.segments:
        for start, end, repaired in sorted(_damage(segment), key=itemgetter(0, 1)):
            message = (
                f"This should read {repaired!r}." if repaired else "This text was decoded with the wrong encoding."
            )
            suggestions = (repaired,) if repaired else ()
            yield CHECK.issue(segment, start, end, message, suggestions=suggestions, confidence=0.95)


def _damage(segment: Segment) -> Iterator[tuple[int, int, str | None]]:
    text = segment.translation
    if "&" in text:
        for match in _REFERENCE.finditer(text):
            if (plain := unescape(match[0])) != match[0]:
                yield *match.span(), plain
    if "?" in text:
        for start, end in _with_question_marks(text):
            if (whole := _whole_word(text[start:end], segment)) is not None:
                yield start, end, whole
    if not text.isascii():
        yield from _mojibake(segment)


def _with_question_marks(text: str) -> Iterator[tuple[int, int]]:
    """Words with question marks inside, perhaps with one behind; not in addresses and codes."""
    for word in words(text, inside=("?", "??")):
        end = word.end + text.startswith("?", word.end)
        before = bool(word.start) and _GLUED_BEFORE.match(text, word.start - 1)
        if "?" in word.text and not before and not _GLUED_AFTER.match(text, end):
            yield word.start, end


def _mojibake(segment: Segment) -> Iterator[tuple[int, int, str | None]]:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    text = segment.translation
    for match in _LETTERS.finditer(text):
        if not match[0].isascii() and match[0][0].isupper() and (name := _as_written(match[0])):
            yield *match.span(), name
    if is_bad(text):
        for match in re.finditer("[^ ]+", text):
            token = match[0]
            if token.isascii() or not is_bad(token):
                continue
            repaired = fix_encoding(token)
            unsure = repaired == token or is_bad(repaired) or "†" in repaired
            yield *match.span(), None if unsure else repaired
        return
    for match in _LOST.finditer(text):
        yield *match.span(), _whole_word(match[0], segment)


def _as_written(name: str) -> str | None:
    """A surname as it was before it was read as the code page of Western Europe; None if it wasn't."""
    try:
        written = name.encode(_READ).decode(_WRITTEN)
    except UnicodeError:
        return None
    return written if written != name and surnames_for(UNKNOWN.name).accented.search(written) else None


def _whole_word(damaged: str, segment: Segment) -> str | None:
    """The only word of the source or a reference that has a letter in each place where ``damaged`` lost one."""
    pattern = re.compile(r"(?<!\w)" + _LOST_LETTER.sub(lambda _: r"[^\W\d_]", damaged) + r"(?!\w)")
    beside = " ".join(text for text in (segment.source, *segment.references) if text)
    found = set(pattern.findall(beside))
    return found.pop() if len(found) == 1 else None


CHECK = Check(
    name="encoding-damage",
    category="Fluency/Character encoding",
    severity=Severity.MAJOR,
    needs=frozenset(),
    find=find,
)
