"""Rich Text Format to text, by striprtf."""

from __future__ import annotations

import re
from typing import Final

from mtcheck.errors import InputError

__all__ = ["rtf_to_text"]

_CODE_PAGE: Final = re.compile(rb"\\ansicpg(\d{3,5})")
_LINK: Final = re.compile(r"(\\fldinst[ {]{0,4})HYPERLINK", re.IGNORECASE)
"""Removed because striprtf would print a link's address beside its words."""
_DELETED: Final = re.compile(r"\{(?:\\[a-z]+-?\d* ?){0,20}\\deleted\b(?![01])")
_HEAD: Final = 4096


def rtf_to_text(data: bytes, where: str) -> str:
    """The paragraphs of the document, separated by an empty line. Deleted text, notes and headers are not the article.

    Raises :class:`InputError` for what cannot be read.
    """
    from striprtf.striprtf import rtf_to_text as strip

    page = _CODE_PAGE.search(data[:_HEAD])
    rtf = _decode_rtf(data, f"cp{page[1].decode()}" if page else "cp1252")
    rtf = _DELETED.sub(r"{\\*\\deleted", _LINK.sub(r"\1LINK", rtf))
    try:
        text: str = strip(rtf, errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError, TypeError, AttributeError) as error:
        raise InputError(f"{where}: this RTF document is damaged; save it again, or as .docx") from error
    # RTF has characters beyond the first 65,536 as the halves of UTF-16 pairs.
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "\n\n".join(line.strip() for line in whole.split("\n") if line.strip())


def _decode_rtf(data: bytes, code_page: str) -> str:
    try:
        return data.decode(code_page, "replace")
    except LookupError:
        return data.decode("cp1252", "replace")
