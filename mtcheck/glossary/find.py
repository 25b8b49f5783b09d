"""Finds the entries that a name, a variant, a source form or a case form belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from mtcheck.glossary.entry import Entry
from mtcheck.glossary.inflect import readings
from mtcheck.glossary.inflect.forms import plural_forms
from mtcheck.languages.declension import CASES, declension_for
from mtcheck.languages.language import group, primary
from mtcheck.languages.respelling import fold, latin

__all__ = ["Match", "find_entries", "nearest_names"]

_LABELS: Final = ("allowed", "discouraged", "forbidden")
_LONGEST_NAME: Final = 200
_LEAST_LIKENESS: Final = 75.0


@dataclass(frozen=True, slots=True)
class Match:
    """An entry and what the requested name is to it: "the name", "a discouraged variant", "the genitive in sr"."""

    entry: Entry
    role: str
    note: str | None = None


def find_entries(entries: Iterable[Entry], name: str) -> tuple[Match, ...]:
    """The entries that ``name`` belongs to: with this spelling, or with all its words, or with it as a case form.

    Case and accents do not count. Only the closest kind of match is returned: a name with this spelling is not also
    looked for as a case form.
    """
    wanted = fold(name.strip())[:_LONGEST_NAME]
    entries = tuple(entries)
    if not wanted:
        return ()
    exact = [match for entry in entries for match in _as_spelt(entry, wanted)]
    if exact:
        return tuple(exact)
    words = frozenset(wanted.split())
    partly = [Match(entry, "a part of the name") for entry in entries if words <= frozenset(fold(entry.name).split())]
    partly = partly or [match for entry in entries for match in _as_part_of_variant(entry, words)]
    if partly:
        return tuple(partly)
    return tuple(match for entry in entries for match in _as_case_form(entry, name))


def _as_spelt(entry: Entry, wanted: str) -> Iterator[Match]:
    if fold(entry.name) == wanted:
        yield Match(entry, "the name")
        return
    roles = [f"the form in {tag}" for tag, form in entry.sources if fold(form) == wanted]
    note = None
    for label in _LABELS:
        for variant in getattr(entry, label):
            if fold(variant.text) == wanted:
                roles.append(f"{_article(label)} {label} variant")
                note = variant.note
    if roles:
        yield Match(entry, " and ".join(dict.fromkeys(roles)), note)


def _as_part_of_variant(entry: Entry, wanted: frozenset[str]) -> Iterator[Match]:
    """The first variant that has all these words (*Zelenskiy*)."""
    for label in _LABELS:
        for variant in getattr(entry, label):
            if wanted <= frozenset(fold(variant.text).split()):
                yield Match(entry, f"a part of {_article(label)} {label} variant", variant.note)
                return


def _article(label: str) -> str:
    return "an" if label == "allowed" else "a"


def _as_case_form(entry: Entry, name: str) -> Iterator[Match]:
    """The last words of a source form, each read back from its case form (*Dmitrom Kulebom*, *Kulebom*)."""
    plural = next((f"the {case} in {tag}" for tag, case, text in plural_forms(entry) if fold(text) == fold(name)), None)
    if plural:
        yield Match(entry, plural)
        return
    wanted = name.split()
    for tag, form in entry.in_languages:
        language = group(tag)
        words = form.split()[-len(wanted) :]
        if not declension_for(language).endings or len(words) < len(wanted):
            continue
        case = ""
        for word, nominative in zip(wanted, words, strict=True):
            target = fold(latin(nominative, primary(tag)))
            form_in_latin = latin(word, primary(tag))
            found = [item for item in readings(form_in_latin, language) if fold(item.nominative) == target]
            if not found:
                break
            case = case or (CASES[found[0].cases[0]] if found[0].ending else "")
        else:
            yield Match(entry, f"the {case or 'nominative'} in {tag}")
            return


def nearest_names(entries: Iterable[Entry], name: str, *, limit: int = 3) -> tuple[str, ...]:
    """The preferred names most similar to ``name``, the most similar first; as a hint if nothing was found."""
    from rapidfuzz import fuzz, process

    short = [entry.name for entry in entries if len(entry.name) <= _LONGEST_NAME]
    names = {fold(known): known for known in reversed(short)}
    for known in short:
        for text in known.split():
            names.setdefault(fold(text), known)
    found = process.extract(
        fold(name)[:_LONGEST_NAME], list(names), scorer=fuzz.ratio, limit=limit, score_cutoff=_LEAST_LIKENESS
    )
    return tuple(dict.fromkeys(names[text] for text, _, _ in found))
