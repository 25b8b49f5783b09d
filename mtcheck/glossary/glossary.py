"""A glossary: entries with a name and a content hash."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mtcheck.glossary.entry import Entry

__all__ = ["Glossary"]


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """Names to check against. Compared by identity; ``fingerprint`` identifies its content."""

    entries: tuple[Entry, ...] = ()
    name: str = ""

    @classmethod
    def load(cls, path: str | Path) -> Glossary:
        """Read any supported format, told by its ending and content.

        Raises :class:`mtcheck.errors.GlossaryError` with file, line and reason.
        """
        raise NotImplementedError

    def __bool__(self) -> bool:
        return bool(self.entries)
