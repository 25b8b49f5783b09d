"""The issues as notes in a copy of the audited XLIFF file, which otherwise keeps every byte.

Notes are inserted at byte offsets from expat; nothing else is rewritten, so encoding, byte-order mark, line ends,
entities and the order of attributes are kept. In XLIFF 1.2 a ``note`` is after source and target, in XLIFF 2 in the
unit's ``notes``, as their schemas require. Notes of an earlier run are replaced.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from mtcheck.errors import OutputError
from mtcheck.model import Severity, Side
from mtcheck.read.xliff import UNITS
from mtcheck.report.headline import list_suggestions
from mtcheck.report.xml import FORBIDDEN

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from mtcheck.model import Issue, Report

__all__ = ["PRIORITIES", "annotate", "encoding_of", "note_text", "without_notes"]

PRIORITIES: Final = {Severity.CRITICAL: "1", Severity.MAJOR: "2", Severity.MINOR: "3"}
"""XLIFF's priorities of notes, 1 the highest."""

_NOTE: Final = r'<(?:[\w.-]+:)?note (?:from="mtcheck"|category="mtcheck:[^"<>]*") [^<>]*>[^<]*</(?:[\w.-]+:)?note>'
_OURS: Final = re.compile(rf"<(?:[\w.-]+:)?notes>(?:{_NOTE})+</(?:[\w.-]+:)?notes>|{_NOTE}")
_DECLARED: Final = re.compile(rb"""\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9_.-]{2,40})""")
_PAIR: Final = frozenset({"source", "seg-source", "target"})
_CONTENT: Final = frozenset({"originalData", "segment", "ignorable"})


def annotate(report: Report) -> bytes:
    """``report.original`` with a note for each issue, in the issue's unit.

    Raises :class:`mtcheck.errors.OutputError` for a file in an encoding into which notes cannot be put.
    """
    data = without_notes(report.original or b"")
    encoding = encoding_of(data)
    notes = _notes(report)
    try:
        line_end = "\r\n" if "\r\n" in data[:65_536].decode(encoding, "ignore") else "\n"
        places = _places(data, notes)
        written = [
            _note_elements(place, notes[place.unit]).replace("\n", line_end).encode(encoding, "xmlcharrefreplace")
            for place in places
        ]
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise OutputError(f"no notes can be put into a file in this encoding ({encoding}): save it as UTF-8") from error
    pieces: list[bytes] = []
    at = 0
    for place, note in zip(places, written, strict=True):
        pieces += (data[at : place.offset], note)
        at = place.offset
    return b"".join((*pieces, data[at:]))


def without_notes(data: bytes) -> bytes:
    """The file without mtcheck's own notes."""
    encoding = encoding_of(data)
    try:
        text = data.decode(encoding)
        bare = _OURS.sub("", text)
        return bare.encode(encoding) if bare != text and text.encode(encoding) == data else data
    except (LookupError, ValueError):
        return data


def encoding_of(data: bytes) -> str:
    """The codec of an XML file, which keeps a byte-order mark as a character."""
    if data.startswith(codecs.BOM_UTF16_LE) or data[1:2] == b"\x00":
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE) or data[:1] == b"\x00":
        return "utf-16-be"
    declared = _DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    return declared[1].decode("ascii") if declared else "utf-8"


def note_text(issue: Issue) -> str:
    """The note for a translator: the issue, the correction and the evidence, one line each."""
    lines = [f"{issue.severity.value} {issue.check} ({issue.category}): {issue.text}", issue.message]
    if issue.suggestions:
        lines.append(list_suggestions(issue, label="Change to"))
    lines.extend(f"{item.signal.value}: {item.detail}" for item in issue.evidence)
    if issue.known is not None:
        lines.append(f"known: {issue.known}")
    return "\n".join(lines)


def _notes(report: Report) -> dict[int, list[tuple[Issue, str]]]:
    """The issues of each unit by its number; if a unit has several segments, the text says which."""
    segments = report.article.segments
    shared = Counter(segment.unit.number for segment in segments if segment.unit)
    notes: defaultdict[int, list[tuple[Issue, str]]] = defaultdict(list)
    for issue in report.issues:
        unit = segments[issue.segment].unit
        if unit is not None:
            where = f"{unit.id}: " if shared[unit.number] > 1 else ""
            notes[unit.number].append((issue, where + note_text(issue)))
    return notes


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the notes of a unit go: a byte offset. ``prefix`` is the unit's own, such as ``"xlf:"``."""

    unit: int
    offset: int
    prefix: str
    second: bool
    """Whether this is XLIFF 2."""
    wrapped: bool
    """Whether the unit has no ``notes`` yet."""


def _note_elements(place: _Place, notes: Sequence[tuple[Issue, str]]) -> str:
    written = []
    for issue, text in notes:
        side = "source" if issue.span.side is Side.SOURCE else "target"
        priority = PRIORITIES[issue.severity]
        if place.second:
            category = quoteattr(f"mtcheck:{issue.check}")
            attributes = f'category={category} priority="{priority}" appliesTo="{side}"'
        else:
            attributes = f'from="mtcheck" priority="{priority}" annotates="{side}"'
        clean = escape(FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text), {"\r": "&#13;"})
        written.append(f"<{place.prefix}note {attributes}>{clean}</{place.prefix}note>")
    inner = "".join(written)
    return f"<{place.prefix}notes>{inner}</{place.prefix}notes>" if place.wrapped else inner


def _places(data: bytes, units: Collection[int]) -> list[_Place]:
    """The places of the units whose numbers are given, in the order of the file."""
    finder = _Finder(units)
    skipped = len(data) - len(data.lstrip())
    finder.parser.Parse(data[skipped:], True)  # noqa: FBT003 - expat's own signature
    return [
        _Place(place.unit, place.offset + skipped, place.prefix, place.second, place.wrapped) for place in finder.places
    ]


class _Finder:
    """Parses a file that was already read, and records where notes belong."""

    def __init__(self, units: Collection[int]) -> None:
        self.places: list[_Place] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.namespace_prefixes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.parser.CommentHandler = self._other
        self.parser.ProcessingInstructionHandler = self._other
        self.parser.StartCdataSectionHandler = self._other
        self._units = units
        self._number = -1
        self._depth = 0
        self._space: str | None = None
        self._unit: tuple[int, str, bool] | None = None
        """Depth, prefix and version (whether XLIFF 2) of the unit that the parser is in, if notes go into it."""
        self._found: tuple[int, bool] | None = None
        """The offset, and whether the notes need an element around them, if known."""
        self._after = False
        """Whether the notes belong right before the next event of any kind."""

    def _names(self, name: str) -> tuple[str, str]:
        """The local name, empty for one of another name space, and the prefix."""
        parts = name.split(" ")
        space = parts[0] if len(parts) > 1 else ""
        local = parts[1] if len(parts) > 1 else parts[0]
        if self._space is None:
            self._space = space
        return (local if space == self._space else ""), f"{parts[2]}:" if len(parts) > 2 else ""

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self._other()
        local, prefix = self._names(name)
        self._depth += 1
        if local in UNITS:
            self._number += 1
            if self._number in self._units:
                self._unit = (self._depth, prefix, local == "unit")
                self._found = None
        elif self._unit and self._unit[2] and self._found is None and local in _CONTENT:
            self._found = (self.parser.CurrentByteIndex, True)

    def _end(self, name: str) -> None:
        self._other()
        local, _ = self._names(name)
        if self._unit is not None:
            depth, prefix, second = self._unit
            if self._depth == depth + 1:
                self._after = not second and local in _PAIR
                if second and local == "notes":
                    self._found = (self.parser.CurrentByteIndex, False)
            elif self._depth == depth:
                if self._found is not None:
                    self.places.append(_Place(self._number, self._found[0], prefix, second, self._found[1]))
                self._unit = None
        self._depth -= 1

    def _other(self, *_: object) -> None:
        if self._after:
            self._found = (self.parser.CurrentByteIndex, False)
            self._after = False
