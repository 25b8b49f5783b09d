"""Addresses in a text: of pages, of mailboxes, of accounts (*@vlada*) and of topics (*#StopNasilju*)."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ACCOUNT", "SCHEME", "TAG", "Address", "Kind", "addresses"]

ACCOUNT: Final = r"(?<![\w&])@\w+"
"""What may be an account, as a part of a larger expression."""
TAG: Final = r"(?<![\w&])[#@]\w+"
"""What may be an account or a topic."""

_DOMAINS: Final = (
    "com|org|net|info|biz|edu|gov|mil|int|eu|io|ai|app|dev|news|media|online|site|press|tv|museum|cat|"
    "rs|hr|ba|me|mk|si|bg|ru|su|ua|by|pl|cz|sk|hu|ro|md|gr|al|xk|tr|de|at|ch|li|fr|be|nl|lu|it|es|pt|uk|ie|us|ca|mx|"
    "br|ar|cl|au|nz|in|pk|cn|jp|kr|il|ir|ae|sa|eg|za|ng|ke|se|no|dk|fi|is|ee|lv|lt|ge|am|az|kz|uz|cy|mt|"
    "срб|мкд|рф|укр|бг|бел"
)
"""Top-level domains of places that news comes from; an address with a scheme may have any."""

SCHEME: Final = r"[A-Za-z][A-Za-z0-9+.-]{1,15}://"
"""What an address may begin with (RFC 3986, 3.1), as a part of a larger expression; no scheme in use is longer."""
_PART: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_TAIL: Final = r"[^\s<>\"“”„«»‹›{}|\\^`]*"
_ADDRESS: Final = re.compile(
    rf"(?P<mail>(?<![\w.+-])[\w.+-]{{1,64}}@(?:{_PART}\.){{1,4}}[^\W\d_]{{2,18}}(?![\w-]))"
    rf"|(?P<page>(?<![\w@])(?:{SCHEME}(?=[\w/[])|www\.){_TAIL}"
    rf"|(?<![\w@./:#-])(?:{_PART}\.){{1,4}}(?:{_DOMAINS})(?![\w-])(?!\.\w)(?:[:/]{_TAIL})?)"
    r"|(?P<account>(?<![\w@./])@[A-Za-z0-9_][\w.]{1,39}(?<!\.))"
    r"|(?P<topic>(?<![\w&#/])#(?=\w*[^\W\d])\w{2,100})"
)
_CLOSING: Final = ".,;:!?…'’)]*_"
_MARKS: Final = re.compile("[.:@#]|www")


class Kind(Enum):
    """What an address leads to."""

    PAGE = "page"
    MAIL = "mail"
    ACCOUNT = "account"
    TOPIC = "topic"


class Address(NamedTuple):
    """An address at ``[start, end)``, in code points. Two with the same ``key`` lead to the same place."""

    kind: Kind
    start: int
    end: int
    text: str
    key: str


def addresses(text: str) -> Iterator[Address]:
    """The addresses of a text, from left to right. Time is linear."""
    if not _MARKS.search(text):
        return
    for match in _ADDRESS.finditer(text):
        kind = Kind(match.lastgroup)
        start, end = match.span()
        written = _trim_address(match[0]) if kind is Kind.PAGE else match[0]
        if len(written) > 3:
            yield Address(kind, start, end - len(match[0]) + len(written), written, _key(written, kind))


def _trim_address(page: str) -> str:
    """The address without the marks of the sentence that it is in; a bracket that it opens belongs to it."""
    while page and page[-1] in _CLOSING:
        if page[-1] == ")" and page.count("(") >= page.count(")"):
            break
        page = page[:-1]
    return page


def _key(written: str, kind: Kind) -> str:
    if kind is not Kind.PAGE:
        return written.casefold()
    bare = re.sub(rf"^(?:{SCHEME})?(?:www\.)?", "", written).rstrip("/")
    host, slash, path = bare.partition("/")
    return host.casefold() + slash + path
