"""TBX and its relatives: TBX of ISO 30042:2008 (version 2) and 2019 (version 3), TBX-Min, MultiTerm XML, TMX.

TBX is read in either of its styles (DCA and DCT). The preferred name and its variants are terms in the target language,
whatever language the document itself is in, distinguished by their status: :mod:`mtcheck.glossary.formats.words` knows
the words. Terms in other languages are source forms. Fields without a TBX data category (indeclinable, validity) are in
notes with a fixed wording: any TBX tool shows them, and they can be read back.

A document type may be named, as version 2 does, but is never loaded; entities are refused.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import GlossaryError
from mtcheck.glossary.formats.concept import Concept, is_of, no_term
from mtcheck.glossary.formats.row import Broken, Row, RowError, Unused, tidy
from mtcheck.glossary.formats.tags import tag_of
from mtcheck.glossary.formats.words import bare, gender_of, kind_of
from mtcheck.languages.tags import USUAL_TARGET

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read"]

_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_ROOTS: Final = ("martif", "tbx", "TBX", "mtf", "tmx")
_CONCEPTS: Final = ("termEntry", "conceptEntry", "entry", "conceptGrp", "tu")
_LANGUAGES: Final = frozenset({"langSet", "langSec", "langGroup", "languageGrp", "tuv"})
_SECTIONS: Final = frozenset({"tig", "ntig", "termSec", "termGrp", "termGroup"})
_TERMS: Final = frozenset({"term", "seg"})
_TYPED: Final = frozenset({"termNote", "descrip", "admin", "prop"})
_STATUSES: Final = frozenset(
    {"administrativestatus", "normativeauthorization", "languageplanningqualifier", "termstatus", "status",
     "usagestatus", "termusage", "usage", "usagenote", "forbidden", "approval"}
)  # fmt: skip
_GENDERS: Final = frozenset({"grammaticalgender", "gender", "genus", "sex"})
_KINDS: Final = frozenset({"person", "place", "organisation", "organization", "work"})
_FIXED: Final = re.compile(r"(indeclinable)|valid (from|until) (\S+)|(id): (.+)")
_OWN_ID: Final = re.compile(r"entry-\d+")


def read(data: bytes, where: str, target_lang: str = USUAL_TARGET) -> Iterator[Row]:
    """Every concept of a TBX, MultiTerm or TMX file; its names are the terms in ``target_lang``.

    Raises :class:`mtcheck.errors.GlossaryError` for anything that is not well-formed, is not one of these, or declares
    entities.
    """
    from lxml import etree

    tags = tuple(f"{{*}}{name}" for name in (*_ROOTS, *_CONCEPTS))
    known = False
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
                    known = True
            elif event == "end" and known:
                yield from _rows(element, target_lang)
                _forget(element)
    except etree.XMLSyntaxError as error:
        reason = " ".join(str(error.msg).split())
        raise GlossaryError(f"{where}, line {error.lineno}: not well-formed XML: {reason}") from error
    if not known:
        raise GlossaryError(f"{where}: not TBX, MultiTerm XML or TMX; its root element must be martif, tbx, mtf or tmx")


def _refuse_entities(root: _Element, where: str) -> None:
    document_type: Any = root.getroottree().docinfo.internalDTD
    if document_type is not None and any(document_type.iterentities()):
        raise GlossaryError(f"{where}: declares XML entities; refused, because they can read files or fill the memory")


def _forget(element: _Element) -> None:
    """Free a concept that was read, and everything before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _local(element: _Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _rows(element: _Element, target_lang: str) -> Iterator[Row]:
    line: int = getattr(element, "sourceline", None) or 0
    concept = Concept(target_lang)
    try:
        _read_concept(element, concept)
        yield from concept.remarks(line)
        yield concept.entry(line) if concept.names else Unused(line, no_term(target_lang))
    except RowError as error:
        yield Broken(line, str(error))


def _read_concept(element: _Element, concept: Concept) -> None:
    from lxml import etree

    for entity in element.iter(etree.Entity):
        raise RowError(f"the entity {entity.text} cannot be resolved")
    identifier = element.get("id") or element.get("tuid") or ""
    if identifier and not _OWN_ID.fullmatch(identifier):
        concept.plain["id"] = identifier
    for child in element:
        if _local(child) in _LANGUAGES:
            _read_language(child, concept)
        else:
            _read_property(child, concept)


def _note(text: str, concept: Concept) -> None:
    """A note: one of ours has a field without a TBX category."""
    fixed = _FIXED.fullmatch(text)
    if fixed is None:
        concept.notes.extend([text] if text else [])
    elif fixed[1]:
        concept.indeclinable = True
    elif fixed[2]:
        concept.plain[f"valid_{fixed[2]}"] = fixed[3]
    else:
        concept.plain["id"] = fixed[5]


def _read_property(element: _Element, concept: Concept) -> None:
    """A property of the concept, in a group or by itself."""
    local, category = _local(element), _category(element)
    if local.endswith(("Grp", "Group")):
        for child in element:
            _read_property(child, concept)
    elif category in {"note", "definition"}:
        _note(_text(element), concept)
    elif local == "concept":
        concept.plain.setdefault("id", _text(element))
    elif category in _GENDERS:
        _add_gender(_text(element), concept)
    elif category == "subjectfield" and _text(element).lower() in _KINDS:
        concept.plain["kind"] = _text(element).lower()
    elif category in {"kind", "entitytype"} and _is_kind(_text(element)):
        concept.plain["kind"] = _text(element)


def _read_language(element: _Element, concept: Concept) -> None:
    tag = _tag(element)
    sections = [child for child in element if _local(child) in _SECTIONS]
    if is_of(tag, concept.target_lang):
        for child in element:
            _read_definition(child, concept)
    for section in sections or ([element] if _local(element) == "tuv" else []):
        _read_term(section, tag, concept)


def _read_definition(element: _Element, concept: Concept) -> None:
    """A definition in the target language, which is at the language's terms or at one of them."""
    found = [_text(child) for child in element.iter() if _category(child) == "definition"]
    concept.notes.extend(text for text in found if text and text not in concept.notes)


def _tag(element: _Element) -> str:
    """The language of a section; MultiTerm names it in a separate element, by tag and by name."""
    said = [element.get(_LANG), element.get("lang")]
    said += [child.get(name) for child in element if _local(child) == "language" for name in ("lang", "type")]
    given = [text for text in said if text]
    tag = next((tag for text in given if (tag := tag_of(text))), None)
    if tag is None:
        raise RowError(f"{given[0][:40]!r} is not a language tag" if given else "terms without a language")
    return tag


def _read_term(section: _Element, tag: str, concept: Concept) -> None:
    text, statuses, notes = "", [], []
    for element in section.iter():
        category = _category(element)
        if category in _TERMS:
            text = tidy(_text(element))
        elif category in _STATUSES:
            statuses.append(_status(element, category))
        elif category in _GENDERS:
            _add_gender(_text(element), concept)
        elif category == "note":
            notes.append(_text(element))
    if not text:
        raise RowError("a term without text")
    if is_of(tag, concept.target_lang):
        concept.term(tag, text, concept.status(*statuses), "\n".join(filter(None, notes)))
    else:
        concept.term(tag, text)


def _status(element: _Element, category: str) -> str:
    """The status word of a property; for a flag such as ``forbidden: true``, the flag's name."""
    text = _text(element)
    if category == "forbidden":
        return "" if text.lower() in {"false", "no", "0"} else category
    return text


def _add_gender(text: str, concept: Concept) -> None:
    try:
        gender = gender_of(text)
    except KeyError:
        return
    if gender:
        concept.plain["gender"] = gender


def _is_kind(text: str) -> bool:
    try:
        return kind_of(text) is not None
    except KeyError:
        return False


def _category(element: _Element) -> str:
    """The data category, in lower case: the type of a DCA element, the name of a DCT element."""
    if not isinstance(element.tag, str):
        return ""
    local = _local(element)
    return bare(element.get("type") or "") if local in _TYPED else local.lower()


def _text(element: _Element) -> str:
    return ("".join(map(str, element.itertext())) if len(element) else element.text or "").strip()
