"""Control characters made visible: a text of strangers must not move a cursor, end a line or turn what follows it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["visible"]

_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str, *, keep: str = "") -> str:
    r"""The text with control characters, line separators, marks of direction and lone surrogates as Python writes them
    (``\x1b``), except for those in ``keep``."""
    if not _CONTROL.search(text):
        return text
    return _CONTROL.sub(lambda found: found[0] if found[0] in keep else ascii(found[0])[1:-1], text)
