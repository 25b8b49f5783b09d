"""Makes control characters visible: text from strangers must not move a cursor, end a line or reorder what follows
it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["one_line", "visible"]

_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HEAD: Final = 1_500  # characters of a message: the file and what is wrong with it
_TAIL: Final = 500  # characters: what to do about it


def visible(text: str, *, keep: str = "") -> str:
    r"""The text with control characters, line separators, direction marks and lone surrogates as Python writes them
    (``\x1b``), except for those in ``keep``."""
    if not _CONTROL.search(text):
        return text
    return _CONTROL.sub(lambda found: found[0] if found[0] in keep else ascii(found[0])[1:-1], text)


def one_line(message: str) -> str:
    """The message with its control characters visible, and its middle left out where it is longer than about 2,000
    characters: it may quote a key or a name of any length."""
    if len(message) > _HEAD + _TAIL:
        message = f"{message[:_HEAD]} [… {len(message) - _HEAD - _TAIL:,} characters …] {message[-_TAIL:]}"
    return visible(message)
