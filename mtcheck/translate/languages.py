"""BCP 47 tags to the language codes that a model was trained with.

A model's codes are in its vocabulary, written as its family writes them: NLLB ``srp_Cyrl``, M2M-100
``__sr__``, mBART-50 ``hr_HR``, MADLAD ``<2sr>``, Marian ``>>srp_Latn<<``. For a standard of Serbo-Croatian that a model
does not know, the nearest known one is used, in the right script if there is a choice.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from mtcheck.languages.language import language_for, primary
from mtcheck.languages.script import is_cyrillic

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["code_for", "codes_in", "with_script"]

_CODE: Final = re.compile(
    r"""
      __([a-z]{2,3})__                       # M2M-100
    | <2([a-z]{2,3}(?:_[A-Z][a-z]{3})?)>     # MADLAD-400
    | >>([a-z]{2,3}(?:_[A-Z][a-z]{3})?)<<    # Marian with several target languages
    | ([a-z]{2,3}_[A-Z][a-z]{3})             # NLLB-200
    | ([a-z]{2}_[A-Z]{2})                    # mBART-50
    """,
    re.VERBOSE,
)


def codes_in(vocabulary: Iterable[str]) -> tuple[str, ...]:
    """The tokens of a vocabulary that are language codes, sorted."""
    return tuple(sorted(token for token in vocabulary if _CODE.fullmatch(token)))


def with_script(tag: str, text: str) -> str:
    """The tag with the script that most of ``text`` is in, for a language with two scripts."""
    if not language_for(tag).two_scripts:
        return tag
    return f"{primary(tag)}-{'Cyrl' if is_cyrillic(text) else 'Latn'}"


def code_for(tag: str, codes: Iterable[str]) -> str | None:
    """Which of a model's ``codes`` to use for a BCP 47 tag; None if it knows no such language."""
    language = primary(tag)
    nearest = language_for(language).nearest
    script = _script_subtag(tag) or _usual_script(language)
    ranked = []
    for code in codes:
        known, known_script = _parse(code)
        if known in nearest:
            other_script = script is not None and known_script not in {None, script}
            ranked.append((other_script, nearest.index(known), code))
    return min(ranked)[-1] if ranked else None


@cache
def _usual_script(language: str) -> str | None:
    """The usual script of a language in CLDR; None if that is Latin or unknown."""
    from babel.core import get_global

    script = str(get_global("likely_subtags").get(language, "")).split("_")[1:2]
    return script[0] if script and script != ["Latn"] else None


def _script_subtag(tag: str) -> str | None:
    parts = tag.replace("_", "-").split("-")[1:]
    return next((part.title() for part in parts if len(part) == 4 and part.isalpha()), None)


@cache
def _parse(code: str) -> tuple[str, str | None]:
    """The two-letter language (if there is one) and the script of a model's code."""
    match = _CODE.fullmatch(code)
    language, _, rest = next(part for part in match.groups() if part).partition("_") if match else (code, "", "")
    script = rest if len(rest) == 4 else None
    return _shorter(language), script


def _shorter(language: str) -> str:
    from babel.core import get_global

    return str(get_global("language_aliases").get(language, language)) if len(language) == 3 else language
