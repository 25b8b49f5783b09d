"""The languages that the embedded base translates into English without the adapter, as measured.

The adapter was trained for Serbo-Croatian and makes other languages worse, so those use the plain base. The figures are
stored beside the weights; ``scripts/bench_languages_embedded --record`` writes them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.languages.language import group
from mtcheck.model import Trust
from mtcheck.translate.embedded.training import training
from mtcheck.translate.trust import trust_from_chrf

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "BASE_LANGUAGES",
    "LEAST_CHRF",
    "BaseLanguage",
    "bare_answer",
    "base_languages",
    "embedded_translates",
    "measured_languages",
]

BASE_LANGUAGES: Final = Path(__file__).resolve().parent.parent / "weights" / "base_languages.json"
"""The base whose figures these are, and its languages by the primary subtag."""

LEAST_CHRF: Final = 45.0
"""The least chrF2 of a supported language: below it, too much of a re-translation is made up to be compared with."""


@dataclass(frozen=True, slots=True)
class BaseLanguage:
    """A language by its English name, and the base model's ``chrf`` (chrF2, 0 to 100) into English on so many
    ``sentences`` of ``data``.
    """

    name: str
    chrf: float
    sentences: int
    data: str

    @property
    def trust(self) -> Trust:
        """The trust for its chrF2, medium at most: the base may have read these well-known sentences, and they are
        few."""
        return min(trust_from_chrf(self.chrf), Trust.MEDIUM)


_FRAME: Final = re.compile(
    r"(?:(?:The|This)\b[^\n]{0,60}?\b(?:sentence|text|headline)\b.*\btranslat(?:e|ed|es|ing|ions?) (?:in)?to English"
    r"(?: as| is)?:?"
    r"|(?:Here is )?the (?:English )?translation of (?:the|this)[^\n:]{0,60}:)\s*"
    r"[\"“«]?(?P<answer>.+?)\s*[\"”»]?\.?\s*",
    re.DOTALL | re.IGNORECASE,
)


def bare_answer(text: str) -> str:
    """The translation without the words that the base, an assistant, sometimes adds around it:
    ``The Russian news sentence "…" translates to English as: "…"``."""
    match = _FRAME.fullmatch(text)
    return match["answer"] if match else text


@cache
def measured_languages() -> Mapping[str, BaseLanguage]:
    """Every measured language, by tag."""
    data = json.loads(BASE_LANGUAGES.read_text(encoding="utf-8"))
    return {str(tag): BaseLanguage(**row) for tag, row in data["languages"].items()}


def base_languages() -> Mapping[str, BaseLanguage]:
    """The languages that the base supports, by tag."""
    return {tag: language for tag, language in measured_languages().items() if language.chrf >= LEAST_CHRF}


def embedded_translates(source_lang: str, target_lang: str) -> bool:
    """Whether the shipped embedded model supports the pair, with or without its adapter."""
    known = training().reads(source_lang) or group(source_lang) in base_languages()
    return known and training().writes(target_lang)
