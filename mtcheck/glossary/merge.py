"""Several glossaries as one: a user's glossary takes precedence over the starter glossary."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from mtcheck.glossary.entry import Entry, Variant
from mtcheck.languages.language import group
from mtcheck.languages.respelling import fold

__all__ = ["attach_nameless", "contradictions", "merge_by_rank", "merge_equals"]

_VARIANTS: Final = ("allowed", "discouraged", "forbidden")
_LEAST_LIKENESS: Final = 0.7
"""The least likeness of two spellings of one name, as a share of their letters."""


def merge_by_rank(glossaries: Iterable[tuple[Entry, ...]]) -> tuple[Entry, ...]:
    """All entries, with each entry of a later glossary merged with the earlier entry of the same name.

    Two entries are of the same name if their ids agree; or, if their ids and kinds do not differ, if they prefer the
    same spelling, or the later one prefers a variant of the earlier one, or objects to the spelling that the earlier
    one prefers. In the merged entry, the later one's fields and its status for each spelling hold, and a spelling that
    only the earlier one preferred is allowed.

    A later entry with only a name prefers it if it is another spelling of the earlier one's name (*Kiev*, *Zelenskyy*);
    a short form or a derived word (*AFP*, *Afghan*) only counts as existing. An entry without a name joins the one with
    which it shares an objectionable variant or a source form.
    """
    first, *others = glossaries
    entries = list(first)
    for later in others:
        known = _Known(entries)
        for entry in later:
            place = known.place_of(entry)
            if place is None:
                entries.append(entry)
            else:
                entries[place] = _join_entries(entries[place], entry)
    return tuple(entries)


def merge_equals(glossaries: Iterable[tuple[Entry, ...]]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """All entries of glossaries of equal rank, merged if they are about the same name; the earlier one takes
    precedence. Then a sentence for each contradiction by a later one.
    """
    first, *others = glossaries
    entries = list(first)
    told: list[str] = []
    for later in others:
        known = _Known(entries)
        for entry in later:
            place = known.place_of(entry)
            if place is None:
                entries.append(entry)
            else:
                told.extend(contradictions(entries[place], entry))
                entries[place] = _fill_in(entries[place], entry)
    return tuple(entries), tuple(told)


def contradictions(one: Entry, other: Entry) -> Iterator[str]:
    """The points in which the second of two entries of one name contradicts the first, a sentence each."""
    name = one.name or other.name
    if one.name and other.name and one.name != other.name:
        yield f"{name}: the other prefers {other.name!r}"
    opinions = {variant.text: field for field in _VARIANTS for variant in getattr(one, field)} | {one.name: "preferred"}
    for field in _VARIANTS:
        for variant in getattr(other, field):
            held = opinions.get(variant.text, field)
            if held != field:
                yield f"{name}: {variant.text!r} is {held}; the other has it {field}"
    for field in ("kind", "gender", "valid_from", "valid_until", "note", "id"):
        here, there = getattr(one, field), getattr(other, field)
        if here and there and here != there:
            yield f"{name}: {field} is {str(here)!r}; the other has {str(there)!r}"


def _fill_in(one: Entry, other: Entry) -> Entry:
    """The first entry, completed by the second."""
    if not one.name:
        one = replace(one, name=other.name)
    return _join_entries(other, one, prefers=True)


def attach_nameless(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries of one file, those without a name merged with the one whose variant or source form they share."""
    entries = tuple(entries)
    if all(entry.name for entry in entries):
        return entries
    named, nameless = ([entry for entry in entries if bool(entry.name) is has] for has in (True, False))
    return tuple(sorted(merge_by_rank([tuple(named), tuple(nameless)]), key=lambda entry: entry.line))


class _Known:
    """The places of the earlier glossaries' entries, by id and by spelling."""

    def __init__(self, entries: list[Entry]) -> None:
        self._entries = entries
        self._ids: dict[str, int] = {}
        self._names: dict[str, list[int]] = {}
        self._variants: dict[str, list[int]] = {}
        self._sources: dict[tuple[str, str], list[int]] = {}
        for place, entry in enumerate(entries):
            if entry.id:
                self._ids.setdefault(entry.id, place)
            if entry.name:
                self._names.setdefault(entry.name.casefold(), []).append(place)
            for tag, form in entry.sources:
                self._sources.setdefault((group(tag), form.casefold()), []).append(place)
            for variant in (*entry.allowed, *entry.discouraged, *entry.forbidden):
                self._variants.setdefault(variant.text.casefold(), []).append(place)

    def place_of(self, entry: Entry) -> int | None:
        if entry.id in self._ids and _is_of_one_target(self._entries[self._ids[entry.id]], entry):
            return self._ids[entry.id]
        if not entry.name:
            return self._place_of_nameless(entry)
        name = entry.name.casefold()
        places = self._names.get(name) or self._variants.get(name)
        if not places:
            rejected = (variant.text.casefold() for variant in (*entry.discouraged, *entry.forbidden))
            places = next((self._names[text] for text in rejected if text in self._names), [])
        fitting = [place for place in places if _may_be_same(self._entries[place], entry)]
        return fitting[0] if len(fitting) == 1 else None

    def _place_of_nameless(self, entry: Entry) -> int | None:
        """The only entry that shares a variant or a source form with an entry of only wrong spellings, and does not
        prefer one of those."""
        rejected = {variant.text.casefold() for variant in (*entry.discouraged, *entry.forbidden)}
        places = {place for text in rejected for place in self._variants.get(text, ())}
        forms = [(group(tag), form.casefold()) for tag, form in entry.sources]
        places = places or {place for form in forms for place in self._sources.get(form, ())}
        fitting = [p for p in places if _may_be_same(self._entries[p], replace(entry, id=None))]
        fitting = [p for p in fitting if self._entries[p].name.casefold() not in rejected | {""}]
        return fitting[0] if len(fitting) == 1 else None


def _may_be_same(earlier: Entry, later: Entry) -> bool:
    kinds_differ = earlier.kind and later.kind and earlier.kind is not later.kind
    ids_differ = earlier.id and later.id and earlier.id != later.id
    return not kinds_differ and not ids_differ and _is_of_one_target(earlier, later)


def _is_of_one_target(earlier: Entry, later: Entry) -> bool:
    return group(earlier.target_lang) == group(later.target_lang)


def _without_other_accents(variants: Iterable[Variant], entry: Entry) -> tuple[Variant, ...]:
    """The entries that do not spell this entry's name with other accents."""
    spelt = " ".join((entry.name, *(variant.text for variant in entry.allowed))).casefold().split()
    return tuple(variant for variant in variants if not _has_other_accents(variant.text, spelt))


def _more_accented(variants: Iterable[Variant], entry: Entry, said: Collection[str]) -> tuple[Variant, ...]:
    """The spellings that have accents where this entry's name has none: it was spelt so to be written without."""
    if not entry.name.isascii():
        return ()
    return tuple(v for v in variants if fold(v.text) == fold(entry.name) and v.text.casefold() not in said)


def _join_entries(earlier: Entry, later: Entry, *, prefers: bool = False) -> Entry:
    if not later.name:
        later = replace(later, name=earlier.name, id=earlier.id or later.id, note=earlier.note or later.note)
    elif not prefers and _leaves_name(later, earlier):
        later = replace(later, name=earlier.name, allowed=(Variant(later.name), *later.allowed))
    said = _spellings(later)
    accents_count = earlier.accents_free and not later.accents_free

    def rest(variants: Iterable[Variant]) -> tuple[Variant, ...]:
        new = [variant for variant in variants if variant.text.casefold() not in said]
        return _without_other_accents(new, later) if accents_count else tuple(new)

    spelt = (Variant(earlier.name), *earlier.allowed)
    with_accents = _more_accented(spelt, later, said) if accents_count else ()
    return replace(
        later,
        kind=later.kind or earlier.kind,
        sources=tuple(dict.fromkeys((*later.sources, *earlier.sources))),
        allowed=(*later.allowed, *rest(spelt)),
        discouraged=(*later.discouraged, *rest(earlier.discouraged), *with_accents),
        forbidden=(*later.forbidden, *rest(earlier.forbidden)),
        gender=later.gender or earlier.gender,
        indeclinable=later.indeclinable or earlier.indeclinable,
        valid_from=later.valid_from or earlier.valid_from,
        valid_until=later.valid_until or earlier.valid_until,
        note=later.note or earlier.note,
        id=later.id or earlier.id,
    )


def _spellings(entry: Entry) -> set[str]:
    """Every spelling that an entry judges, in lower case."""
    variants = (*entry.allowed, *entry.discouraged, *entry.forbidden)
    return {entry.name.casefold(), *(variant.text.casefold() for variant in variants)}


def _leaves_name(later: Entry, earlier: Entry) -> bool:
    """Whether an entry has another spelling than the earlier one without meaning it to replace that."""
    return later.name.casefold() != earlier.name.casefold() and not _prefers(later, earlier)


def _prefers(later: Entry, earlier: Entry) -> bool:
    """Whether an entry means its spelling to replace the earlier one: it has more than the spelling, or the spelling is
    one of the same name, not a short form (*AFP*) or another word (*Afghan*)."""
    objected = {variant.text.casefold() for variant in (*later.discouraged, *later.forbidden)}
    if later.kind is not None or later.id is not None or earlier.name.casefold() in objected:
        return True
    name = later.name.casefold()
    if any(variant.text.casefold() == name for variant in (*earlier.discouraged, *earlier.forbidden)):
        return True
    noted = any(variant.text.casefold() == name and variant.note for variant in earlier.allowed)
    return not noted and len(later.name.split()) == len(earlier.name.split()) and _is_alike(later.name, earlier.name)


def _is_alike(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.normalized_similarity(fold(one), fold(other)) >= _LEAST_LIKENESS


def _has_other_accents(text: str, spelt: Collection[str]) -> bool:
    """Whether a word of the text is one of these words (in lower case), except for its accents."""
    plain = {fold(word) for word in spelt}
    return any(fold(word) in plain and word not in spelt for word in text.casefold().split())
