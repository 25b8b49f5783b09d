"""Language tags as bilingual files write them, and which of a file's languages is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtcheck.languages.language import group, primary

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["closest", "tag_of"]

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_MODIFIERS: Final = {"latin": "Latn", "cyrillic": "Cyrl"}


def tag_of(value: str | None) -> str | None:
    """The BCP 47 tag for a file's tag, in the usual spelling (``sr-Latn-RS`` for ``SR_LATN_RS`` and ``sr_RS@latin``).

    Three-letter codes with a shorter one are shortened. None for anything that is not a tag, and for ``und``.
    """
    code, _, modifier = (value or "").strip().partition("@")
    code = code.partition(".")[0]
    if not _TAG.fullmatch(code) or primary(code) in {"und", "mul", "zxx"}:
        return None
    first, *rest = code.replace("_", "-").split("-")
    parts = [part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part.lower() for part in rest]
    script = _MODIFIERS.get(modifier.lower())
    if script and script not in parts:
        parts.insert(0, script)
    return "-".join((_short(first.lower()), *parts))


def _short(code: str) -> str:
    if len(code) == 2:
        return code
    from babel.core import get_global

    short = get_global("language_aliases").get(code, code)
    return short if len(short) == 2 else code


def closest(tags: Iterable[str], asked: str) -> str | None:
    """The tag that matches ``asked``: the same tag, else the same language, else the same group; the first of
    several."""
    tags = list(tags)
    wanted = tag_of(asked) or asked
    for same in (str.lower, primary, group):
        found = next((tag for tag in tags if same(tag) == same(wanted)), None)
        if found is not None:
            return found
    return None
