"""The page inside a web archive (MHTML, RFC 2557), as browsers save it in one file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from email.message import EmailMessage

__all__ = ["looks_like_mhtml", "page_of_mhtml"]

_HEADERS: Final = re.compile(r"\s*(?:[A-Za-z][\w-]{0,60}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*)+")
_RELATED: Final = re.compile(r"^Content-Type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)
_LOCATED: Final = re.compile(r"^(?:Snapshot-)?Content-Location:|^From:\s*<Saved by\b", re.IGNORECASE | re.MULTILINE)
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})


def looks_like_mhtml(head: str) -> bool:
    """Whether a file that begins with ``head`` is a saved page: related parts with their places on the web."""
    head = head.replace("\r\n", "\n")
    headers = _HEADERS.match(head)
    return headers is not None and bool(_RELATED.search(headers[0])) and bool(_LOCATED.search(head))


def page_of_mhtml(data: bytes, where: str) -> bytes:
    """The main page of an archive, with its encoding declared if the archive gives it.

    Raises :class:`InputError` if there is none.
    """
    from email import policy  # imported here: every file is tested, and few are archives
    from email.errors import MessageError
    from email.parser import BytesParser

    try:
        message = BytesParser(policy=policy.default).parsebytes(data.lstrip())
        part = _main_part(message)
        page = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset() if part is not None else None
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise InputError(f"{where}: this web archive is damaged; save the page again, as .html") from error
    if not isinstance(page, bytes) or not page.strip():
        raise InputError(f"{where}: there is no page in this web archive; save it again, as .html")
    label = re.sub(r"[^\w:.-]", "", charset or "")
    return f'<meta charset="{label}">'.encode() + page if label else page


def _main_part(message: EmailMessage) -> EmailMessage | None:
    """The part that the archive starts with: the one that it names, or else its first page."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    named = [part for part in pages if start and (part["Content-ID"] or "").strip() == str(start).strip()]
    return next(iter(named or pages), None)
