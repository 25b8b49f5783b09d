"""Whether two lines of a page say the same thing: a headline and the page's title, a lead and the page's
description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["agreement", "is_described", "key", "without_site"]

_PARTS: Final = re.compile(r"(?<!\s)\s+[|•·»–—:-]+\s+|(?:(?<!\s)\s+)?(?:\||::)\s*")
_DOMAIN: Final = re.compile(r"(?:www\.)?[\w-]{2,}\.[a-z]{2,6}(?:\.[a-z]{2})?", re.IGNORECASE)
_LEAST_LIKENESS: Final = 0.8
_SHORTEST_HEADLINE: Final = 20
_LONGEST_COMPARED: Final = 2_000


def key(text: str) -> str:
    """The letters and digits of a line, in lower case."""
    return "".join(filter(str.isalnum, text[:_LONGEST_COMPARED].casefold()))


def agreement(text: str, titles: Sequence[str]) -> float:
    """How well a line agrees with the best of some titles, with or without the site's name (0 to 1)."""
    from rapidfuzz import fuzz

    own = key(text)
    variants = {key(part) for title in titles for part in _variants(title)} - {""}
    best = max((fuzz.ratio(own, variant) / 100 for variant in variants), default=0.0) if own else 0.0
    return best if best >= _LEAST_LIKENESS else 0.0


def _variants(title: str) -> list[str]:
    """A title whole, without its last part, and without its first."""
    cuts = list(_PARTS.finditer(title))
    if not cuts:
        return [title]
    return [title, title[: cuts[-1].start()], title[cuts[0].end() :], title[: cuts[0].start()]]


def without_site(title: str, site: str | None) -> str:
    """A title without the name of the site before or behind it."""
    cuts = list(_PARTS.finditer(title))
    if not cuts:
        return title
    if _is_site(title[cuts[-1].end() :], site):
        return title[: cuts[-1].start()]
    return title[cuts[0].end() :] if _is_site(title[: cuts[0].start()], site) else title


def _is_site(part: str, site: str | None) -> bool:
    return bool(_DOMAIN.fullmatch(part)) or bool(site and key(part) and key(part) in key(site))


def is_described(text: str, descriptions: Sequence[str]) -> bool:
    """Whether a line is the page's description, its beginning or end, or a part of it."""
    from rapidfuzz import fuzz

    own = key(text)
    if len(own) < _SHORTEST_HEADLINE:
        return False
    for description in descriptions:
        told = key(description)
        if (
            own in told
            or (len(told) >= _SHORTEST_HEADLINE and own.startswith(told))
            or fuzz.ratio(own, told) > 100 * _LEAST_LIKENESS
        ):
            return True
    return False
