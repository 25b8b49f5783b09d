"""Text to sentences, with exact offsets.

English and every language without its own rules: syntok (Leitner 2017-2022). Serbo-Croatian, Slovene, Macedonian and
Bulgarian: reldi-tokeniser (Samardžić, Ljubešić and Miličević 2015), which does not break *18. januara 2022. godine*.
Both see a copy of the text in which quotation marks are straight and Cyrillic Serbo-Croatian is Latin; what they
wrongly part after an abbreviation or an ordinal is joined again.
"""

from __future__ import annotations

import re
import warnings
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mtcheck.locales.language import group
from mtcheck.locales.script import has_cyrillic, to_latin_mapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtcheck.model import Boilerplate

__all__ = ["SegmentedText", "Sentence", "keep_segments", "segment"]

_RELDI: Final = {"hbs": "sr", "sl": "sl", "mk": "mk", "bg": "bg"}
_QUOTES: Final = str.maketrans(dict.fromkeys("„“”‟«»", '"') | dict.fromkeys("‘’‚‛‹›", "'") | {"\n": " "})
_LONG_RUN: Final = re.compile(r"\S{120,}")
_BLANK: Final = re.compile(r"\n[ \t\u00a0]*\n")
_WRAP_WIDTHS: Final = range(45, 101)
_HEADING_LENGTH: Final = 200
_ENDS: Final = re.compile(r"""[.!?…:;,]["'”“»’)\]]*$""")
_NO_END: Final = re.compile(
    r"(?:^|[\s(\"'])(?:min|dr|mr|prof|doc|akad|gosp|gđa|g|gđica|sv|ul|br|čl|st|tač|toč|tj|npr|odn|str|tzv|kap|gen|puk|potpuk|maj"
    r"|ing|dipl|mag|spec|inž|arh|prim|hadž|bl|vl|im|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|Rev|Hon|No|Nos|vs"
    r"|[A-ZČĆŠŽĐ]|Dž|Lj|Nj|\d{1,2})\.$"
    r"|\([^\W\d_]{1,7}\.$",  # (engl. …, (velš. …
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or a heading: ``segmented.text[start:end] == text``."""

    text: str
    start: int
    end: int
    paragraph: int
    heading: bool = False


@dataclass(frozen=True, slots=True)
class SegmentedText:
    """A text and its sentences in order; what stands between them is white space or boilerplate.

    ``given`` tells sentences that the caller had segmented already, ``places`` how many: an element without a word is
    no sentence, but has its place (a given sentence's ``paragraph`` is the number of its own).
    """

    text: str
    sentences: tuple[Sentence, ...]
    given: bool = False
    places: int = 0


def keep_segments(sentences: Iterable[str]) -> SegmentedText:
    """A text of sentences that are segmented already: they are joined with a space and never split again.

    An element without a letter or digit keeps its place in the text but is no sentence.
    """
    kept: list[Sentence] = []
    parts: list[str] = []
    offset = 0
    for paragraph, text in enumerate(sentences):
        if any(char.isalnum() for char in text):
            kept.append(Sentence(text, offset, offset + len(text), paragraph))
        parts.append(text)
        offset += len(text) + 1
    return SegmentedText(" ".join(parts), tuple(kept), given=True, places=len(parts))


def segment(text: str, lang: str, *, boilerplate: Sequence[Boilerplate] = ()) -> SegmentedText:
    """Split ``text`` in language ``lang`` (BCP 47), leaving ``boilerplate`` spans of it out."""
    split = _splitter(_RELDI.get(group(lang), ""))
    sentences: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text, boilerplate)):
        spans = list(_sentences(text, start, end, split, latin=group(lang) == "hbs"))
        single = len(spans) == 1
        sentences.extend(
            Sentence(text[first:last], first, last, number, single and _is_heading(text[first:last]))
            for first, last in spans
        )
    return SegmentedText(text, tuple(sentences))


def _is_heading(text: str) -> bool:
    return len(text) <= _HEADING_LENGTH and not _ENDS.search(text)


def _paragraphs(text: str, boilerplate: Sequence[Boilerplate]) -> Iterator[tuple[int, int]]:
    """Spans between empty lines and boilerplate; and single lines, unless the text is wrapped at a fixed width."""
    breaks = [(0, 0)]
    if _is_wrapped(text):
        breaks.extend(match.span() for match in _BLANK.finditer(text))
    else:
        breaks.extend(match.span() for match in re.finditer(r"\n", text))
    breaks.extend((item.start, item.end) for item in boilerplate)
    breaks.append((len(text), len(text)))
    breaks.sort()
    for (_, start), (end, _) in pairwise(breaks):
        piece = text[start:end]
        if any(char.isalnum() for char in piece):
            yield start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _is_wrapped(text: str) -> bool:
    """Whether lines were broken to fit a width: each ends where the next word would not have fitted."""
    lines = [line.rstrip() for line in text.split("\n")]
    width = max(map(len, lines), default=0)
    if width not in _WRAP_WIDTHS:
        return False
    inner = [
        len(line) + 1 + len(after.split(maxsplit=1)[0]) > width
        for line, after in pairwise(lines)
        if line and after.strip()
    ]
    return len(inner) >= 2 and sum(inner) >= 0.8 * len(inner)


def _sentences(
    text: str, start: int, end: int, split: Callable[[str], Iterable[int]], *, latin: bool
) -> Iterator[tuple[int, int]]:
    paragraph = text[start:end]
    view = _LONG_RUN.sub(lambda run: "x" * (len(run[0]) - 1) + run[0][-1], paragraph.translate(_QUOTES))
    origin: Sequence[int] = range(len(view) + 1)
    if latin and has_cyrillic(view):
        view, origin = to_latin_mapped(view)
    first = 0
    for cut in [*split(view), len(view)]:
        if cut < len(view) and _NO_END.search(view[max(first, cut - 12) : cut].rstrip()):
            continue
        piece = paragraph[origin[first] : origin[cut]]
        if piece.strip():
            begin = start + origin[first] + len(piece) - len(piece.lstrip())
            yield begin, begin + len(piece.strip())
        first = cut


@cache
def _splitter(reldi_lang: str) -> Callable[[str], Iterable[int]]:
    """A function from a paragraph to the offsets at which its second and later sentences begin."""
    return _with_reldi(reldi_lang) if reldi_lang else _with_syntok()


def _with_reldi(lang: str) -> Callable[[str], Iterable[int]]:
    with warnings.catch_warnings():
        # The package leaves its word lists open when it is imported.
        warnings.simplefilter("ignore", ResourceWarning)
        from reldi_tokeniser import tokeniser  # type: ignore[import-untyped]

    pattern = tokeniser.generate_tokenizer(lang)

    def split(paragraph: str) -> Iterator[int]:
        offset = len(paragraph) - len(paragraph.lstrip())
        for sentence in tokeniser.sentence_split(tokeniser.tokenize(pattern, paragraph), lang)[1:]:
            yield offset + sentence[0][1]

    return split


def _with_syntok() -> Callable[[str], Iterable[int]]:
    from syntok import segmenter  # type: ignore[import-untyped]
    from syntok.tokenizer import Tokenizer  # type: ignore[import-untyped]

    tokenizer = Tokenizer(replace_not_contraction=False)

    def split(paragraph: str) -> Iterator[int]:
        sentences = segmenter.segment(tokenizer.tokenize(paragraph))
        for sentence in list(sentences)[1:]:
            yield sentence[0].offset

    return split
