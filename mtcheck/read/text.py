"""Any supported file to a :class:`Document`: bytes, then text, then the article without its markup."""

from __future__ import annotations

import hashlib
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError
from mtcheck.read.bilingual import BILINGUAL, BilingualDocument, bilingual_format, read_bilingual
from mtcheck.read.document import Document
from mtcheck.read.encoding import Decoded, decode, without_controls

if TYPE_CHECKING:
    from mtcheck.read.pair import Asked

__all__ = ["read_bytes", "read_data", "read_file", "read_text"]

_MARKDOWN: Final = frozenset({".md", ".markdown", ".mdown"})
_HTML: Final = frozenset({".html", ".htm", ".xhtml"})
_LOOKS_HTML: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|\?xml[^>]{0,200}>\s*<(?:!doctype\s+)?html)\b",
    re.IGNORECASE,
)


def read_text(path: str | Path) -> Document:
    """The article in a file, or on standard input for ``-``.

    Raises :class:`InputError` for what cannot be read, is empty or is no text, and :class:`DecodingError` for text
    in an unknown encoding.
    """
    where = "standard input" if str(path) == "-" else str(path)
    data, suffix = _load(path, where), Path(path).suffix.lower()
    if form := bilingual_format(data, suffix):
        raise InputError(f"{where}: this is a bilingual file ({BILINGUAL[form]}), and a text is wanted here")
    document = read_bytes(data, where, suffix=suffix)
    return document if str(path) == "-" else replace(document, path=str(path))


def read_file(path: str | Path, asked: Asked | None = None) -> Document | BilingualDocument:
    """What is in a file, or on standard input for ``-``: pairs if it is bilingual, else the article as text.

    Raises what :func:`read_text` and :func:`mtcheck.read.bilingual.read_bilingual` raise.
    """
    where = "standard input" if str(path) == "-" else str(path)
    document = read_data(_load(path, where), where, asked, suffix=Path(path).suffix.lower())
    return document if str(path) == "-" else replace(document, path=str(path))


def read_data(
    data: bytes, where: str, asked: Asked | None = None, *, suffix: str | None = None
) -> Document | BilingualDocument:
    """The same of the bytes of a file; ``where`` names it and, without a ``suffix``, tells its format by its ending."""
    suffix = Path(where).suffix.lower() if suffix is None else suffix
    form = bilingual_format(data, suffix) if data.strip() else None
    return read_bilingual(data, where, form, asked) if form else read_bytes(data, where, suffix=suffix)


def read_bytes(data: bytes, where: str, *, suffix: str = "") -> Document:
    """The article in ``data``; ``where`` names it in errors, ``suffix`` (``.md``, ``.html``) tells its format."""
    if not data.strip():
        raise InputError(f"{where}: the file is empty")
    is_html = suffix in _HTML or bool(_LOOKS_HTML.match(data[:1024]))
    decoded = decode(data, where, markup=is_html, forgiving=True)
    digest = hashlib.sha256(data).hexdigest()
    if is_html:
        from mtcheck.read.html import html_to_text

        page = html_to_text(without_controls(decoded.text), where)
        return Document(page.text, "html", decoded.encoding, digest, decoded.notices, page.title, page.published)
    if suffix in _MARKDOWN:
        from mtcheck.read.markdown import markdown_to_text

        return _document(markdown_to_text(_newlines(decoded.text)), "markdown", decoded, digest, where)
    return _document(_newlines(decoded.text), "text", decoded, digest, where)


def _document(text: str, form: str, decoded: Decoded, digest: str, where: str) -> Document:
    if not text.strip():
        raise InputError(f"{where}: the file holds no text")
    return Document(text, form, decoded.encoding, digest, decoded.notices)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _load(path: str | Path, where: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if str(path) == "-" else Path(path).read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{where}: no such file") from error
    except IsADirectoryError as error:
        known = "an article's folder where a text is wanted"
        what = known if (Path(path) / "article.toml").is_file() else "a folder without an article.toml"
        raise InputError(f"{where}: this is {what}; name a file instead") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{where}: cannot be read: {reason}") from error
