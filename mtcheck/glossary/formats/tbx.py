"""TBX, the TermBase eXchange format: ISO 30042:2008 (version 2) and ISO 30042:2019 (version 3).

Both are read, version 3 in either of its styles (DCA and DCT). The preferred name and its variants are terms in
the target language, told apart by their administrative status: preferred, admitted (allowed), superseded
(discouraged), deprecated (forbidden). Terms in other languages are source forms. What TBX has no data category
for (indeclinable, validity) stands in notes of a fixed wording: any TBX tool shows it, and reading brings it back.

A document type may be named, as version 2 does, but is never loaded; entities are refused.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.entry import Entry, Variant
from mtcheck.glossary.formats.row import Broken, Row, RowError, language, make_entry, tidy, variant
from mtcheck.locales.language import primary

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read"]

_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_TARGET: Final = "en"
_ROOTS: Final = frozenset({"martif", "tbx"})
_SECTIONS: Final = frozenset({"tig", "ntig", "termSec"})
_TYPED: Final = frozenset({"termNote", "descrip", "admin"})
_KINDS: Final = frozenset({"person", "place", "organisation", "organization", "work"})
_GENDERS: Final = {"masculine": "m", "feminine": "f", "neuter": "n"}
_STATUS: Final = {"allowed": "admitted", "discouraged": "superseded", "forbidden": "deprecated"}
_FIXED: Final = re.compile(r"(indeclinable)|valid (from|until) (\S+)|(id): (.+)")
_OWN_ID: Final = re.compile(r"entry-\d+")


def read(data: bytes, where: str) -> Iterator[Row]:
    """Every concept of a TBX file.

    Raises :class:`mtcheck.errors.GlossaryError` for what is not well-formed, is no TBX, or declares entities.
    """
    from lxml import etree

    tags = tuple(f"{{*}}{name}" for name in (*_ROOTS, "termEntry", "conceptEntry"))
    target = ""
    try:
        for event, element in etree.iterparse(
            io.BytesIO(data),
            events=("start", "end"),
            tag=tags,
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        ):
            if _local(element) in _ROOTS:
                if event == "start" and element.getparent() is None:
                    _refuse_entities(element, where)
                    target = primary(element.get(_LANG) or _TARGET)
            elif event == "end" and target:
                yield _row(element, target)
                _forget(element)
    except etree.XMLSyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise GlossaryError(f"{where}, line {error.lineno}: not well-formed XML: {reason}") from error
    if not target:
        raise GlossaryError(f"{where}: not TBX; its root element is neither martif (version 2) nor tbx (version 3)")


def _refuse_entities(root: _Element, where: str) -> None:
    document_type: Any = root.getroottree().docinfo.internalDTD
    if document_type is not None and any(document_type.iterentities()):
        raise GlossaryError(f"{where}: declares XML entities; refused, because they can read files or fill the memory")


def _forget(element: _Element) -> None:
    """Free a concept that was read, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _row(concept: _Element, target: str) -> Row:
    line: int = getattr(concept, "sourceline", None) or 0
    try:
        return _entry(concept, target, line)
    except RowError as error:
        return Broken(line, str(error))


class _Fields:
    """What was found in a concept so far."""

    def __init__(self) -> None:
        self.names: list[tuple[str, Variant]] = []
        self.sources: list[tuple[str, str]] = []
        self.plain: dict[str, str] = {}
        self.notes: list[str] = []
        self.indeclinable = False

    def note(self, text: str) -> None:
        fixed = _FIXED.fullmatch(text)
        if fixed is None:
            self.notes.append(text)
        elif fixed[1]:
            self.indeclinable = True
        elif fixed[2]:
            self.plain[f"valid_{fixed[2]}"] = fixed[3]
        else:
            self.plain["id"] = fixed[5]


def _entry(concept: _Element, target: str, line: int) -> Entry:
    from lxml import etree

    for entity in concept.iter(etree.Entity):
        raise RowError(f"the entity {entity.text} cannot be resolved")
    fields = _Fields()
    identifier = concept.get("id") or ""
    if identifier and not _OWN_ID.fullmatch(identifier):
        fields.plain["id"] = identifier
    for child in concept:
        if _local(child) in {"langSet", "langSec"}:
            _read_language(child, target, fields)
        else:
            _read_property(child, fields)
    if not fields.names:
        raise RowError(f"no term in the target language {target!r}")
    by_status: dict[str, list[Variant]] = {status: [] for status in ("preferred", "", *_STATUS)}
    for status, name in fields.names:
        by_status[status].append(name)
    candidates = by_status["preferred"] or by_status[""] or by_status["allowed"] or [fields.names[0][1]]
    preferred = candidates[0]
    allowed = [*by_status["preferred"], *by_status[""], *by_status["allowed"]]
    return make_entry(
        preferred.text,
        line=line,
        sources=fields.sources,
        allowed=[name for name in allowed if name is not preferred],
        discouraged=[name for name in by_status["discouraged"] if name is not preferred],
        forbidden=[name for name in by_status["forbidden"] if name is not preferred],
        indeclinable=fields.indeclinable,
        note="\n".join([*fields.notes, *([preferred.note] if preferred.note else [])]),
        **fields.plain,
    )


def _read_property(element: _Element, fields: _Fields) -> None:
    """A property of the concept, in a group or alone."""
    local = _local(element)
    if local.endswith("Grp"):
        for child in element:
            _read_property(child, fields)
    elif local == "note":
        fields.note(_text(element))
    elif _category(element) == "subjectField" and _text(element).lower() in _KINDS:
        fields.plain["kind"] = _text(element).lower()


def _read_language(element: _Element, target: str, fields: _Fields) -> None:
    tag = language(element.get(_LANG) or "")
    for section in element.iter():
        if _local(section) in _SECTIONS:
            _read_term(section, tag, target, fields)


def _read_term(section: _Element, tag: str, target: str, fields: _Fields) -> None:
    text, status, notes = "", "", []
    for element in section.iter():
        category = _category(element)
        if category == "term":
            text = tidy(_text(element))
        elif category in {"administrativeStatus", "normativeAuthorization"}:
            status = _status_of(_text(element))
        elif category == "grammaticalGender" and _text(element) in _GENDERS:
            fields.plain["gender"] = _GENDERS[_text(element)]
        elif category == "note":
            notes.append(_text(element))
    if not text:
        raise RowError("a term without text")
    if primary(tag) == target:
        fields.names.append((status, variant(text, "\n".join(notes))))
    else:
        fields.sources.append((tag, text))


def _category(element: _Element) -> str:
    """The data category: the type of a DCA element, the name of a DCT element."""
    local = _local(element)
    return element.get("type") or "" if local in _TYPED else local


def _text(element: _Element) -> str:
    return ("".join(map(str, element.itertext())) if len(element) else element.text or "").strip()


def _status_of(value: str) -> str:
    """The variants' field that a status means; ``preferred``; or nothing for an unknown one."""
    folded = value.lower()
    if folded.startswith("preferred"):
        return "preferred"
    if folded.startswith("obsolete"):
        return "discouraged"
    return next((field for field, status in _STATUS.items() if folded.startswith(status)), "")
