"""Any supported file to a :class:`Document`: bytes, then text, then the article without its markup."""

from __future__ import annotations

import errno
import hashlib
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError, reason_of
from mtcheck.files import load, read_bounded
from mtcheck.read.bilingual import BILINGUAL, BilingualDocument, bilingual_format, read_bilingual
from mtcheck.read.document import Document
from mtcheck.read.encoding import Decoded, decode, without_controls
from mtcheck.read.html.fragment import looks_like_fragment
from mtcheck.read.signature import FOREIGN, kind_of
from mtcheck.text.normal import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from mtcheck.read.pair import Asked

__all__ = ["read_bytes", "read_data", "read_file", "read_text"]

_SUFFIXES: Final = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".mhtml", ".mht"), "mhtml"),
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd"), "markdown"),
    **dict.fromkeys((".srt", ".vtt"), "subtitles"),
    **dict.fromkeys((".docx", ".docm", ".dotx"), "docx"),
    **dict.fromkeys((".odt", ".ott"), "odt"),
    **dict.fromkeys((".doc", ".msg", ".xls", ".ppt"), "doc"),
    **dict.fromkeys((".eml", ".mbox"), "email"),
    **dict.fromkeys((".xlsx", ".pptx", ".ods", ".odp", ".epub", ".mobi", ".pdf", ".zip"), "damaged"),
    ".xml": "xml",
    ".fodt": "fodt",
    ".rtf": "rtf",
}
"""The format that a file name promises; the content takes precedence."""
_SIGNED: Final = frozenset({"docx", "odt", "rtf", "damaged"})
"""Formats whose files always begin with the same bytes."""


def read_text(path: str | Path, *, verbatim: Collection[str] = ()) -> Document:
    """The article in a file, or on standard input for ``-``.

    ``verbatim``: kinds of files (:func:`~mtcheck.read.signature.kind_of`) whose text is taken unchanged. Raises
    :class:`InputError` for what cannot be read, is empty or is not text, and :class:`DecodingError` for text in an
    unknown encoding.

    ``path`` is a file, or ``-``.
    """
    where = "standard input" if str(path) == "-" else str(path)
    data, suffix = _load(path, where), Path(path).suffix.lower()
    if form := bilingual_format(data, suffix):
        raise InputError(f"{where}: this is a bilingual file ({BILINGUAL[form]}), but a plain text is expected here")
    document = read_bytes(data, where, suffix=suffix, verbatim=verbatim)
    return document if str(path) == "-" else replace(document, path=str(path))


def read_file(path: str | Path, asked: Asked | None = None) -> Document | BilingualDocument:
    """The content of a file, or of standard input for ``-``: pairs if it is bilingual, otherwise the article as text.

    Raises what :func:`read_text` and :func:`mtcheck.read.bilingual.read_bilingual` raise.

    ``path`` is a file, or ``-``; ``asked`` chooses languages and columns of a bilingual one.
    """
    where = "standard input" if str(path) == "-" else str(path)
    document = read_data(_load(path, where), where, asked, suffix=Path(path).suffix.lower())
    return document if str(path) == "-" else replace(document, path=str(path))


def read_data(
    data: bytes, where: str, asked: Asked | None = None, *, suffix: str | None = None
) -> Document | BilingualDocument:
    """The content of ``data``, the bytes of a file: pairs if it is bilingual (as ``asked``), otherwise the article as
    text.

    ``where`` names the file in errors and, without a ``suffix`` (``.docx``), gives its format by its ending. Raises
    what :func:`read_bytes` and :func:`mtcheck.read.bilingual.read_bilingual` raise.
    """
    suffix = Path(where).suffix.lower() if suffix is None else suffix
    form = bilingual_format(data, suffix) if data.strip() else None
    return read_bilingual(data, where, form, asked) if form else read_bytes(data, where, suffix=suffix)


def read_bytes(data: bytes, where: str, *, suffix: str = "", verbatim: Collection[str] = ()) -> Document:
    """The article in ``data``; ``where`` names it in errors, ``suffix`` (``.md``, ``.html``) tells its format.

    Raises what :func:`read_text` raises, and :class:`InputError` by name for a file that is recognised but not read.

    ``verbatim`` is as for :func:`read_text`.
    """
    if not data.strip():
        raise InputError(f"{where}: the file is empty")
    form = _format(data, where, suffix, verbatim)
    document = _READERS[form](data, where)
    if not normalise(document.text).text.strip():
        raise InputError(f"{where}: the file holds no text")
    return replace(document, format=form, sha256=hashlib.sha256(data).hexdigest())


def _format(data: bytes, where: str, suffix: str, verbatim: Collection[str]) -> str:
    kind = kind_of(data)
    if kind in verbatim:
        return "text"
    named = _SUFFIXES.get(suffix, "text")
    if kind == "broken-zip" or (kind is None and named in _SIGNED):
        raise InputError(f"{where}: this is not a {suffix or '.zip'} file, or it is damaged; save or download it again")
    form = kind or ("html" if named == "text" and looks_like_fragment(data) else named)
    if form in FOREIGN:
        raise InputError(f"{where}: {FOREIGN[form]}")
    return form


def _plain(data: bytes, where: str) -> Document:
    decoded = decode(data, where, forgiving=True)
    return _document(_newlines(decoded.text), decoded)


def _html(data: bytes, where: str) -> Document:
    from mtcheck.read.html.article import html_to_text

    decoded = decode(data, where, markup=True, forgiving=True)
    page = html_to_text(without_controls(decoded.text), where)
    return replace(_document(page.text, decoded), title=page.title, published=page.published)


def _mhtml(data: bytes, where: str) -> Document:
    from mtcheck.read.mhtml import page_of_mhtml

    return _html(page_of_mhtml(data, where), where)


def _markdown(data: bytes, where: str) -> Document:
    from mtcheck.read.markdown import markdown_to_text

    decoded = decode(data, where, forgiving=True)
    return _document(markdown_to_text(_newlines(decoded.text)), decoded)


def _subtitles(data: bytes, where: str) -> Document:
    from mtcheck.read.subtitles import subtitles_to_text

    decoded = decode(data, where, forgiving=True)
    return _document(subtitles_to_text(_newlines(decoded.text)), decoded)


def _docx(data: bytes, where: str) -> Document:
    from mtcheck.read.docx import docx_to_text

    return _document(docx_to_text(data, where))


def _odt(data: bytes, where: str) -> Document:
    from mtcheck.read.odt import odt_to_text

    return _document(odt_to_text(data, where))


def _fodt(data: bytes, where: str) -> Document:
    from mtcheck.read.odt import flat_odt_to_text

    return _document(flat_odt_to_text(data, where))


def _rtf(data: bytes, where: str) -> Document:
    from mtcheck.read.rtf import rtf_to_text

    return _document(rtf_to_text(data, where))


_READERS: Final[dict[str, Callable[[bytes, str], Document]]] = {
    "text": _plain,
    "html": _html,
    "mhtml": _mhtml,
    "markdown": _markdown,
    "subtitles": _subtitles,
    "docx": _docx,
    "odt": _odt,
    "fodt": _fodt,
    "rtf": _rtf,
}


def _document(text: str, decoded: Decoded | None = None) -> Document:
    """A document without its path, which is filled in later."""
    encoding, notices = (decoded.encoding, decoded.notices) if decoded else ("utf-8", ())
    return Document(text, "text", encoding, "", notices)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    return read_bounded(sys.stdin.buffer)


def _load(path: str | Path, where: str) -> bytes:
    try:
        return _standard_input() if str(path) == "-" else load(path)
    except FileNotFoundError as error:
        told = "no such file"
        if where.startswith(("http:", "https:")):
            told = "this is a URL, but a file is expected here; save the page and give the file"
        raise InputError(f"{where}: {told}") from error
    except IsADirectoryError as error:
        known = "an article's folder, but a text is expected here"
        what = known if (Path(path) / "article.toml").is_file() else "a folder without an article.toml"
        raise InputError(f"{where}: this is {what}; give a file instead") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{where}: cannot be read: {reason_of(error)}") from error
