"""Word documents (ECMA-376): the text as it reads with all changes accepted.

The parts are read directly: python-docx leaves out what is in tracked insertions, content controls and text boxes,
and an edited article is full of them. Deleted and hidden text, comments, notes, headers and
footers are not the article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError
from mtcheck.read.archive import open_archive, part, root_of
from mtcheck.read.xml import attribute, name_of, space_of

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from lxml.etree import _Element

__all__ = ["docx_to_text"]

_RELATIONS: Final = "_rels/.rels"
_USUAL: Final = "word/document.xml"
_SPACES: Final = frozenset(
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    }
)
_CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SKIPPED: Final = frozenset({"del", "moveFrom", "pPr", "rPr", "rt", "Fallback"})
"""Deleted text, properties, and alternatives to text that is read already."""
_OFF: Final = frozenset({"0", "false", "off"})


def docx_to_text(data: bytes, where: str) -> str:
    """The paragraphs of the document separated by an empty line, those of tables and text boxes in their places.

    Raises :class:`InputError` for a damaged or protected document.
    """
    with open_archive(data, where) as archive:
        name = _main_part(archive, where)
        root = root_of(part(archive, name, where), name, where)
    return "\n\n".join(_paragraphs(root))


def _main_part(archive: zipfile.ZipFile, where: str) -> str:
    if _RELATIONS not in archive.namelist():
        return _USUAL
    for relation in root_of(part(archive, _RELATIONS, where), _RELATIONS, where):
        if str(relation.get("Type")).endswith("/officeDocument"):
            return str(relation.get("Target")).lstrip("/")
    raise InputError(f"{where}: this document has no text part; save or download it again")


def _paragraphs(root: _Element) -> Iterator[str]:
    """A text box comes before the paragraph that it is tied to."""
    from lxml import etree

    paragraphs: list[list[str]] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = name_of(element)
        if event == "start" and (name in _SKIPPED or (name == "r" and _is_hidden(element))):
            walk.skip_subtree()
        elif space_of(element) not in _SPACES:
            continue
        elif name == "p" and event == "start":
            paragraphs.append([])
        elif name == "p":
            if text := "".join(paragraphs.pop()).strip():
                yield text
        elif paragraphs and event == "start":
            paragraphs[-1].append((element.text or "") if name == "t" else _CHARACTERS.get(name, ""))


def _is_hidden(run: _Element) -> bool:
    vanish = next((element for element in run.iterfind("{*}rPr/{*}vanish")), None)
    return vanish is not None and attribute(vanish, "val") not in _OFF
