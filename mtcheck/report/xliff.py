"""The segments as XLIFF 2.0 (OASIS) with the issues as notes, for translators' tools.

An issue is a note of its unit; at its span in the translation or the source, a comment annotation
(``sm``/``em``, which may overlap) marks the words and refers to the note. An audited XLIFF file is not rewritten: see
:mod:`mtcheck.report.xliff_notes`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from mtcheck.model import Side
from mtcheck.report.xliff_notes import PRIORITIES, annotate, encoding_of, note_text
from mtcheck.report.xml import FORBIDDEN, element, serialise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from mtcheck.model import Issue, Report, Segment

__all__ = ["render"]

_NAMESPACE: Final = "{urn:oasis:names:tc:xliff:document:2.0}"


def render(report: Report) -> str:
    """One file with one unit per segment; if the article is an XLIFF file itself, that file with notes."""
    if report.original is not None:
        return annotate(report).decode(encoding_of(report.original))
    from lxml import etree

    article = report.article
    issues: defaultdict[int, list[Issue]] = defaultdict(list)
    for issue in report.issues:
        issues[issue.segment].append(issue)
    root = etree.Element(
        f"{_NAMESPACE}xliff",
        {"version": "2.0", "srcLang": article.source_lang, "trgLang": article.target_lang},
        nsmap={None: _NAMESPACE[1:-1]},  # type: ignore[dict-item]
    )
    file = _element("file", {"id": "f1", "original": article.id})
    root.append(file)
    filled: list[tuple[_Element, str, list[tuple[str, int, int]]]] = []
    for segment in article.segments:
        file.append(_unit(segment, issues[segment.index], filled))
    # Indenting first and filling in later keeps white space out of the texts.
    etree.indent(root)
    for target, text, marks in filled:
        _fill(target, text, marks)
    return serialise(root)


def _element(tag: str, attributes: dict[str, str], text: str | None = None) -> _Element:
    return element(_NAMESPACE + tag, attributes, text)


def _unit(
    segment: Segment, issues: list[Issue], filled: list[tuple[_Element, str, list[tuple[str, int, int]]]]
) -> _Element:
    unit = _element("unit", {"id": f"u{segment.index}"})
    unit.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    marks: dict[Side, list[tuple[str, int, int]]] = {Side.SOURCE: [], Side.TRANSLATION: []}
    notes = _element("notes", {})
    for number, issue in enumerate(issues, start=1):
        side = "source" if issue.span.side is Side.SOURCE else "target"
        attributes = {
            "id": f"n{number}",
            "category": issue.check,
            "priority": PRIORITIES[issue.severity],
            "appliesTo": side,
        }
        notes.append(_element("note", attributes, note_text(issue)))
        marks[issue.span.side].append((f"n{number}", issue.span.start, issue.span.end))
    for label, text in (
        *(("reference", text) for text in segment.references),
        ("retranslation", segment.retranslation),
    ):
        if text:
            notes.append(_element("note", {"category": label, "priority": "10"}, text))
    if len(notes):
        unit.append(notes)
    pair = _element("segment", {"id": f"s{segment.index}", "state": "translated"})
    for tag, text, side in (
        ("source", segment.source or "", Side.SOURCE),
        ("target", segment.translation, Side.TRANSLATION),
    ):
        child = _element(tag, {})
        pair.append(child)
        filled.append((child, text, marks[side]))
    unit.append(pair)
    return unit


def _fill(parent: _Element, text: str, marks: list[tuple[str, int, int]]) -> None:
    """Write the text with its annotations; characters that XML does not allow become ``<cp hex="…"/>``."""
    tag = "s" if parent.tag == f"{_NAMESPACE}source" else "t"
    inline: defaultdict[int, list[_Element]] = defaultdict(list)
    for note, start, end in marks:
        name = f"{tag}{note}"
        inline[end].insert(0, _element("em", {"startRef": name}))
        inline[start].append(_element("sm", {"id": name, "type": "comment", "ref": f"#n={note}"}))
    for match in FORBIDDEN.finditer(text):
        inline[match.start()].append(_element("cp", {"hex": f"{ord(match[0]):04X}"}))
    parent.text = ""
    last: _Element | None = None
    position = 0
    for offset in [*sorted(inline), len(text)]:
        piece = FORBIDDEN.sub("", text[position:offset])
        if last is None:
            parent.text = piece
        else:
            last.tail = piece
        position = offset
        for child in inline.pop(offset, ()):
            parent.append(child)
            last = child
