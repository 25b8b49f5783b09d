"""XML from strangers, read as a stream: no entity is expanded, nothing is fetched, and finished elements are
dropped."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from lxml.etree import XMLSyntaxError, _Element, _ElementTree

__all__ = ["BrokenXMLError", "attribute", "elements", "line_of", "name_of", "parse", "space_of"]

_WHERE: Final = re.compile(r",? line \d+, column \d+")
_ENTITIES: Final = "it declares XML entities, which bilingual files do not need and attackers use; it was not read"
_PLAINER: Final = {
    "xmlParseEntityRef: no name": "an & that is not written &amp;",
    "EntityRef: expecting ';'": "an & that is not written &amp;",
    "StartTag: invalid element name": "a < that is not written &lt;",
    "Start tag expected, '<' not found": "it does not begin with a tag",
}
_PARSER: Final = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


class BrokenXMLError(InputError):
    """The file is not well-formed XML from ``line`` on."""

    line: int = 1


def elements(
    data: bytes, where: str, root: str, *, wanted: Collection[str], forgotten: Collection[str] = ()
) -> Iterator[tuple[str, _Element]]:
    """``("start", element)`` and ``("end", element)`` in the order of the file, for the root and the elements whose
    local names are ``wanted`` and whose name space is the root's. At its start, an element has only its attributes.

    Elements that are ``forgotten`` are emptied after their end. Raises :class:`InputError` for a root other than
    ``root`` and for declared entities, :class:`BrokenXMLError` for anything that is not XML.
    """
    from lxml import etree

    names = [f"{{*}}{name}" for name in {root, *wanted, *forgotten}]
    stream = etree.iterparse(io.BytesIO(data.lstrip()), events=("start", "end"), tag=names, **_PARSER)
    space = None
    try:
        for event, element in stream:
            if space is None:
                space = _space(element.getroottree(), root, where)
            if space_of(element) != space:
                continue
            name = name_of(element)
            if name in wanted or name == root:
                yield event, element
            if event == "end" and name in forgotten:
                _forget(element)
        if space is None:
            _space(stream.root.getroottree(), root, where)
    except etree.XMLSyntaxError as error:
        raise _broken_error(error, stream.error_log, data, where, root) from error


def _space(tree: _ElementTree, root: str, where: str) -> str:
    """The name space of the root, if the root is the right one and the file declares no entity."""
    dtd: Any = tree.docinfo.internalDTD  # the stubs lack None and the entities
    if dtd is not None and dtd.entities():
        raise InputError(f"{where}: {_ENTITIES}")
    found = tree.getroot()
    if name_of(found) != root:
        raise InputError(f"{where}: this is not {root.upper()}: its root element is <{name_of(found)}>, not <{root}>")
    return space_of(found)


def _forget(element: _Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and (before := element.getprevious()) is not None:
        parent.remove(before)


def _broken_error(error: XMLSyntaxError, log: object, data: bytes, where: str, root: str) -> InputError:
    message = error.msg or ""
    line = error.lineno or 0
    if not line:  # for an undeclared entity
        entries = list(log)  # type: ignore[call-overload]
        message, line = (entries[0].message, entries[0].line) if entries else ("it holds no element", 1)
    if "amplification" in message:
        return InputError(f"{where}: {_ENTITIES}")
    closed = re.search(rf"</(?:[\w.-]+:)?{root}\s*>".encode(), data[-4096:].replace(b"\x00", b""))
    if not closed and "Start tag expected" not in message:
        what = "the file ends in the middle; save or download it again"
    else:
        what = f"not well-formed XML: {_reason(message)}"
    broken = BrokenXMLError(f"{where}, line {line}: {what}; nothing was audited")
    broken.line = line
    return broken


def parse(text: str) -> tuple[_Element | None, str]:
    """The element in ``text``, or None and the reason why there is none."""
    from lxml import etree

    # With a document type, an undeclared entity (&nbsp;) is not an error.
    document = f'<!DOCTYPE x SYSTEM "x">{text}'.encode("utf-8", "replace")
    try:
        return etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True)), ""
    except etree.XMLSyntaxError as error:
        return None, f"is not well-formed: {_reason(error.msg)}"


def _reason(message: str | None) -> str:
    """The parser's message on one line, without the place, which the caller puts before it."""
    text = _WHERE.sub("", " ".join((message or "").split()))
    return _PLAINER.get(text, text)


def line_of(element: _Element) -> int | None:
    """The line at which the element's start tag ends, from 1."""
    line: int | None = element.sourceline  # type: ignore[assignment]  # the stubs do not say
    return line


def name_of(element: _Element) -> str:
    """The name without its name space; empty for a comment, a processing instruction or an entity."""
    tag: object = element.tag  # a function for anything that is not an element
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def space_of(element: _Element) -> str:
    """The name space, empty for none."""
    tag: object = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def attribute(element: _Element, name: str) -> str | None:
    """The attribute with this local name, in any name space."""
    plain = element.get(name)
    if plain is not None:
        return plain
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), None)
