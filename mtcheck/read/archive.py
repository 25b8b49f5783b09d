"""Zip files from strangers: the kind of document and its parts, with limits on what they unpack to."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["BROKEN", "SIGNATURES", "is_dense", "kind_of_archive", "open_archive", "part", "root_of"]

SIGNATURES: Final = (b"PK\x03\x04", b"PK\x05\x06")
_LARGEST_PART: Final = 64 * 2**20
"""The most bytes that a part may unpack to; the text of a thousand-page book is a tenth of that."""
_TAGS_UNSUSPECTED: Final = 500_000
_TAGS_A_BYTE: Final = 4
"""Per byte of packed XML: a document's text takes more bytes than its tags, even if all its formatting is alike. A
parser takes a hundred bytes of memory for each tag."""
_FOLDERS: Final = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx", "visio/": "visio", "Index/": "iwork"}
_TYPES: Final = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
    b"application/epub+zip": "epub",
}
BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)
"""What the library raises for an archive that is damaged, protected by a password or packed in an unusual way."""
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""How the parts of a document are packed. Documents do not use other methods (bzip2, LZMA)."""


def kind_of_archive(data: bytes) -> str | None:
    """``"docx"``, ``"odt"``, ``"xlsx"`` … or ``"zip"`` for any other archive; None for one that cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            declared = _beginning(archive, "mimetype").strip() if "mimetype" in names else b""
    except BROKEN:
        return None
    if declared in _TYPES or declared.removesuffix(b"-template") in _TYPES:
        return _TYPES[declared.removesuffix(b"-template")]
    return next((kind for name in names for folder, kind in _FOLDERS.items() if name.startswith(folder)), "zip")


def _beginning(archive: zipfile.ZipFile, name: str) -> bytes:
    info = archive.getinfo(name)
    if info.compress_type not in _METHODS:
        return b""
    with archive.open(info) as stream:
        return stream.read(100)


def open_archive(data: bytes, where: str) -> zipfile.ZipFile:
    """The archive in ``data``; raises :class:`InputError` for one that is damaged."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise _damaged_error(where) from error


def part(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """A part of the archive, unpacked.

    Raises :class:`InputError` for one that is missing, damaged, encrypted, or larger than a document needs.
    """
    try:
        info = archive.getinfo(name)
    except KeyError as error:
        raise InputError(f"{where}: this document has no {name}; save or download it again") from error
    if info.flag_bits & 1:
        raise InputError(f"{where}: this document is protected by a password; save it without one")
    if info.file_size > _LARGEST_PART:
        raise InputError(f"{where}: {name} unpacks to more than {_LARGEST_PART // 2**20} MB: that is not an article")
    if info.compress_type not in _METHODS:
        raise _damaged_error(where)
    try:
        data = archive.read(info)
    except BROKEN as error:
        raise _damaged_error(where) from error
    if is_dense(data.count(b"<"), info.compress_size):
        raise InputError(f"{where}: {name} unpacks to far more tags than text: that is not an article")
    return data


def is_dense(tags: int, packed: int) -> bool:
    """Whether XML with this many tags in this many packed bytes is a bomb."""
    return tags > _TAGS_UNSUSPECTED + _TAGS_A_BYTE * packed


def root_of(data: bytes, name: str, where: str) -> _Element:
    """The root of the XML in ``data``, the part ``name``; no entity is expanded and nothing is fetched.

    Raises :class:`mtcheck.errors.InputError` for XML that declares entities or cannot be parsed.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    if b"<!ENTITY" in data.replace(b"\x00", b""):
        raise InputError(f"{where}: {name} declares XML entities, which no document needs; it was not read")
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{where}: {name} is damaged or incomplete; save or download the document again") from error


def _damaged_error(where: str) -> InputError:
    return InputError(f"{where}: this document is damaged or incomplete; save or download it again")
