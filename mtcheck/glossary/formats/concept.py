"""The terms of one concept, each with its status, put together as an entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mtcheck.glossary.entry import Entry, Variant
from mtcheck.glossary.formats.row import RowError, Unused, make_entry
from mtcheck.glossary.formats.words import Status, status_of
from mtcheck.languages.language import group, primary

__all__ = ["Concept", "is_of", "no_term"]

_NEUTRAL: Final = Status("name", 2)


def is_of(tag: str, target_lang: str) -> bool:
    """Whether a tag names the target's language, in any of its standards."""
    return group(tag) == group(target_lang)


def no_term(target_lang: str) -> str:
    """Why a row or concept that has no name in the target language is left out."""
    return f"no term in the target language {primary(target_lang)!r}"


class Concept:
    """The parts of a concept found so far. Its names are the terms in ``target_lang``."""

    def __init__(self, target_lang: str) -> None:
        self.target_lang = target_lang
        self.names: list[tuple[Status, Variant]] = []
        self._known: set[tuple[str, str]] = set()
        self.sources: list[tuple[str, str]] = []
        self.plain: dict[str, str] = {}
        self.notes: list[str] = []
        self.indeclinable = False
        self.strange: list[str] = []

    def status(self, *words: str) -> Status:
        """The combined meaning of a term's status words: an objection takes precedence. An unknown word is kept as
        ``strange``."""
        found = []
        for word in filter(None, map(str.strip, words)):
            status = status_of(word)
            if status is None:
                self.strange.append(word)
            else:
                found.append(status)
        order = ("forbidden", "discouraged", "allowed", "name")
        return min(found, key=lambda status: (order.index(status.field), status.rank), default=_NEUTRAL)

    def term(self, tag: str, text: str, status: Status = _NEUTRAL, note: str = "") -> None:
        """A term in a language: a name in the target language, a source form in any other."""
        if not is_of(tag, self.target_lang):
            self.sources.append((tag, text))
        elif (status.field, text) not in self._known:
            self._known.add((status.field, text))
            self.names.append((status, Variant(text, note.strip() or None)))

    def entry(self, line: int) -> Entry:
        """The concept as an entry: of the usable terms, the one with the highest status is the name.

        Raises :class:`RowError` for a wrong field, or if there is no term in the target language.
        """
        usable = sorted((item for item in self.names if item[0].field in {"name", "allowed"}), key=_by_rank)
        preferred = usable[0][1] if usable else None
        if not self.names:
            raise RowError(no_term(self.target_lang))
        own_note = [preferred.note] if preferred and preferred.note else []
        return make_entry(
            preferred.text if preferred else "",
            line=line,
            sources=self.sources,
            allowed=[name for _, name in usable[1:] if preferred and name.text != preferred.text],
            discouraged=self._variants_of("discouraged"),
            forbidden=self._variants_of("forbidden"),
            indeclinable=self.indeclinable,
            note="\n".join(dict.fromkeys([*self.notes, *own_note])),
            target_lang=self.target_lang,
            **self.plain,
        )

    def remarks(self, line: int) -> Iterator[Unused]:
        """The parts of the concept that mtcheck does not understand."""
        for word in dict.fromkeys(self.strange):
            yield Unused(line, f"the status {word[:40]!r} is unknown, so its term counts as accepted")

    def _variants_of(self, field: str) -> list[Variant]:
        return [name for status, name in self.names if status.field == field]


def _by_rank(item: tuple[Status, Variant]) -> int:
    return item[0].rank
