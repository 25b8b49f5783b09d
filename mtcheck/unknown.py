"""The message about a name that does not exist: similar names, or else all names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

__all__ = ["unknown"]

_MOST_OFFERED: Final = 5
_SHORTEST_PART: Final = 4
"""In characters; a shorter name is part of too many others."""
_LEAST_LIKENESS: Final = 0.75
"""difflib's ratio: two letters in eight may differ."""


def unknown(what: str, name: str, known: Iterable[str], listed: str) -> str:
    """``unknown check 'omision'; did you mean 'omission'?``

    ``what`` is the kind of thing that ``name`` should name. If no ``known`` name is similar, all follow after the words
    in ``listed``: ``the checks are``.
    """
    names = tuple(known)
    if meant := _names_like(name, names):
        *others, last = map(repr, meant)
        offered = f"{', '.join(others)} or {last}" if others else last
        return f"unknown {what} {name!r}; did you mean {offered}?"
    return f"unknown {what} {name!r}; {listed} {', '.join(names)}"


def _names_like(name: str, names: tuple[str, ...]) -> list[str]:
    """The names that contain this one, if there are few; otherwise the most similar one."""
    from difflib import get_close_matches

    written = name.casefold().replace("_", "-").replace(" ", "-")
    by_key = {each.casefold().replace("_", "-"): each for each in names}
    if len(written) >= _SHORTEST_PART:
        longer = [each for key, each in by_key.items() if written in key]
        if 0 < len(longer) <= _MOST_OFFERED:
            return longer
    return [by_key[key] for key in get_close_matches(written[:80], by_key, n=1, cutoff=_LEAST_LIKENESS)]
