"""What can be wrong between entries."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias, TypeVar

from mtcheck.glossary.entry import Entry
from mtcheck.glossary.inflect import readings
from mtcheck.glossary.lint.flaw import RULES, Flaw
from mtcheck.languages.declension import declension_for
from mtcheck.languages.language import group, primary
from mtcheck.languages.respelling import latin

__all__ = ["together"]

Value = TypeVar("Value", bound=Hashable)
Placed: TypeAlias = tuple[str, Entry]
"""An entry and the file it is in."""


def together(entries: Sequence[Placed]) -> Iterator[Flaw]:
    """The flaws between these entries, each reported at the later of two."""
    yield from _same_id(entries)
    yield from _same_name(entries)
    yield from _same_alias(entries)
    yield from _same_source(entries)
    yield from _ambiguous_forms(entries)


def _same_id(entries: Sequence[Placed]) -> Iterator[Flaw]:
    for later, first, value in _repeats(entries, lambda entry: (entry.id,) if entry.id else ()):
        yield _flaw("duplicate-id", later, f"the id {value} is also that of {_there(first, later)}")


def _same_name(entries: Sequence[Placed]) -> Iterator[Flaw]:
    for later, first, _ in _repeats(entries, lambda entry: ((entry.name, entry.kind),) if entry.name else ()):
        yield _flaw("duplicate-name", later, f"the same name as {_there(first, later)}")
    for later, first, _ in _repeats(entries, lambda entry: (_plain(entry.name),) if entry.name else ()):
        if later[1].name != first[1].name:
            message = f"differs only in capitals or accents from {_there(first, later)}"
            yield _flaw("case-collision", later, message)


def _same_alias(entries: Sequence[Placed]) -> Iterator[Flaw]:
    names: dict[str, Placed] = {}
    for placed in entries:
        names.setdefault(placed[1].name, placed)
    for placed in entries:
        for text in dict.fromkeys(_aliases(placed[1])):
            owner = names.get(text)
            if owner and owner[1] is not placed[1] and text != placed[1].name:
                yield _flaw("alias-is-name", placed, f"the variant {text!r} is the name of {_there(owner, placed)}")
    for later, first, text in _repeats(entries, _aliases):
        yield _flaw("shared-alias", later, f"the variant {text!r} is also one of {_there(first, later)}")


def _aliases(entry: Entry) -> list[str]:
    return [variant.text for variant in (*entry.allowed, *entry.discouraged, *entry.forbidden)]


def _same_source(entries: Sequence[Placed]) -> Iterator[Flaw]:
    def forms(entry: Entry) -> list[tuple[str, str]]:
        return [(group(tag), form.casefold()) for tag, form in entry.sources]

    for later, first, (_, form) in _repeats(entries, forms):
        yield _flaw("shared-source", later, f"the source form {form!r} is also one of {_there(first, later)}")


def _ambiguous_forms(entries: Sequence[Placed]) -> Iterator[Flaw]:
    """Pairs of one-word names, one of which looks like a case form of the other."""
    nominatives: dict[tuple[str, str], Placed] = {}
    for placed in entries:
        for language, word in _single_words(placed[1]):
            nominatives.setdefault((language, word), placed)
    for placed in entries:
        for language, word in _single_words(placed[1]):
            for reading in readings(word, language)[1:]:
                other = nominatives.get((language, reading.nominative))
                if other and other[1] is not placed[1] and not other[1].indeclinable and reading.case != "plural":
                    message = f"the form {word!r} is also the {reading.case} of {_there(other, placed)}"
                    yield _flaw("ambiguous-form", placed, message)
                    break


def _single_words(entry: Entry) -> Iterator[tuple[str, str]]:
    for tag, form in entry.in_languages:
        if declension_for(tag).endings and form.isalpha() and not form.isupper():
            yield group(tag), latin(form, primary(tag)).casefold()


def _repeats(
    entries: Iterable[Placed], values: Callable[[Entry], Iterable[Value]]
) -> Iterator[tuple[Placed, Placed, Value]]:
    """Each value shared by several entries: a later entry, the first one, the value."""
    owners: dict[Value, Placed] = {}
    for placed in entries:
        for value in dict.fromkeys(values(placed[1])):
            owner = owners.setdefault(value, placed)
            if owner is not placed:
                yield placed, owner, value


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _there(placed: Placed, seen_from: Placed) -> str:
    file, entry = placed
    where = f"line {entry.line}" if file == seen_from[0] else f"{file}, line {entry.line}"
    name = entry.name if len(entry.name) <= 60 else f"{entry.name[:60]}…"
    return f"{name!r} ({where})"


def _flaw(rule: str, placed: Placed, message: str) -> Flaw:
    file, entry = placed
    name = entry.name if len(entry.name) <= 60 else f"{entry.name[:60]}…"
    return Flaw(RULES[rule], file, entry.line, name, message)
