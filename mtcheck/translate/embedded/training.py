"""The languages that the embedded model's adapter was trained for: a fact about its weights, stored beside them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from mtcheck.languages.language import group, primary

__all__ = ["Training", "training"]

_FILE: Final = Path(__file__).resolve().parent.parent / "weights" / "hbs-en" / "languages.json"


@dataclass(frozen=True, slots=True)
class Training:
    """The groups of ``source`` and ``target``; the ``tags`` of the source's standards, and their ``names`` in prompts,
    and ``usual_name``, the name of any other.
    """

    source: str
    target: str
    tags: tuple[str, ...]
    names: Mapping[str, str]
    usual_name: str

    def reads(self, tag: str) -> bool:
        """Whether it was trained on sources in the language of a BCP 47 tag."""
        return group(tag) == self.source

    def writes(self, tag: str) -> bool:
        """Whether it was trained to write the language of a BCP 47 tag."""
        return group(tag) == self.target

    def name(self, tag: str) -> str:
        """What prompts call a standard of the source language."""
        return self.names.get(primary(tag), self.usual_name)


@cache
def training() -> Training:
    """The languages that the shipped adapter was trained for."""
    data = json.loads(_FILE.read_text(encoding="utf-8"))
    return Training(data["source"], data["target"], tuple(data["tags"]), data["names"], data["usual_name"])
