"""A glossary: names to check against, read when first needed, identified by a hash of their content."""

from __future__ import annotations

import gc
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from mtcheck.bundled import references
from mtcheck.errors import GlossaryError, OutputError, reason_of
from mtcheck.files import load, write_whole
from mtcheck.glossary.entry import Entry
from mtcheck.glossary.formats import FORMATS, Broken, Format, Row, Unused, format_of
from mtcheck.glossary.formats.losses import losses
from mtcheck.glossary.merge import attach_nameless, merge_by_rank
from mtcheck.languages.named import check_tag
from mtcheck.languages.tags import USUAL_TARGET, group
from mtcheck.wrong_types import must_be, must_be_columns, refuse_wrong_fields, wrong_type

__all__ = ["Glossary"]

_SCHEME: Final = b"mtcheck.glossary/2"
_MOST_ROWS_NAMED: Final = 100
_LANGUAGES: Final = re.compile(r"(?<![a-z])[a-z]{2,3}(?![a-z])")
"""The part of a file's name that may give the language of a column without a header."""


class _Content(NamedTuple):
    entries: tuple[Entry, ...]
    broken: tuple[Broken, ...] = ()
    unused: tuple[Unused, ...] = ()


class Glossary:
    """Names to check against. Frozen; compared by identity.

    The rows of a file are read when ``entries`` is first asked for. Code with something prebuilt for this
    ``fingerprint`` need not ask for them, so a large glossary costs an audit no more than hashing its bytes.

    A file with names in several languages is read for one of them, the target language: its terms are the names, all
    others are source forms. :meth:`into` reads it for another.
    """

    __slots__ = ("__weakref__", "_content", "_fingerprint", "_name", "_others", "_parts", "_read", "_read_for")

    _content: _Content | None
    _fingerprint: str
    _name: str
    _read: Callable[[], _Content] | None
    _read_for: Callable[[str], Glossary] | None
    """Reads it for another target language; None if it is the same for all."""
    _others: dict[str, Glossary]
    """The results, by language group: one value each, for caches that compare by identity."""
    _parts: tuple[Glossary, ...]
    """The glossaries that it consists of; empty for a single one."""

    def __init__(self, entries: Iterable[Entry] = (), name: str = "") -> None:
        must_be("name", str, "a string", name)
        self._content = _Content(_entries(entries))
        self._fingerprint = _digest(repr(entry).encode("utf-8", "surrogatepass") for entry in self._content.entries)
        self._name = name
        self._read = self._read_for = None
        self._others, self._parts = {}, ()

    @classmethod
    def load(
        cls,
        path: str | Path,
        *,
        lenient: bool = False,
        columns: Mapping[str, str] | None = None,
        target_lang: str | None = None,
    ) -> Glossary:
        """Read a file in any supported format, chosen by its ending; a CSV with the single column ``name`` will do.

        Args:
            path: The file.
            lenient: Whether to skip broken rows and keep them as ``broken``.
            columns: Maps fields or language tags to headers or column numbers, for a table whose header is not
                recognised, as in ``{"name": "English", "sr": "Serbian"}``.
            target_lang: The language (BCP 47 tag) whose terms are the names; English if None.

        Returns:
            The glossary; its rows are read when ``entries`` is first asked for.

        Raises:
            mtcheck.errors.GlossaryError: The file cannot be read. Broken rows raise it when ``entries`` is first read.
            mtcheck.errors.WrongTypeError: ``path`` is not a path.
        """
        path = _path(path)
        format_of(path)
        try:
            data = load(path)
        except OSError as error:
            raise GlossaryError(f"cannot read the glossary {path}: {reason_of(error)}") from error
        return cls.parse(data, str(path), lenient=lenient, columns=columns, target_lang=target_lang)

    @classmethod
    def parse(
        cls,
        data: bytes,
        name: str,
        *,
        lenient: bool = False,
        columns: Mapping[str, str] | None = None,
        target_lang: str | None = None,
    ) -> Glossary:
        """Read the bytes of a file; ``name`` decides the format and appears in errors. Otherwise like :meth:`load`.

        Returns:
            The glossary.

        Raises:
            mtcheck.errors.GlossaryError: The format is unknown, or has no columns to name.
            mtcheck.errors.WrongTypeError: An argument has the wrong type, such as text in place of bytes.
            mtcheck.errors.UsageError: ``target_lang`` is not a tag.
        """
        must_be("data", bytes, "the bytes of a file", data)
        must_be("name", str, "the name of a file", name)
        must_be("lenient", bool, "True or False", lenient)
        must_be_columns(columns)
        if target_lang is not None:
            must_be("target_lang", str, "a string", target_lang)
        if target_lang:
            check_tag(target_lang)
        path = Path(name)
        form = format_of(path)
        if columns and not form.tabular:
            known = ", ".join(item.name for item in FORMATS if item.tabular)
            raise GlossaryError(f"{path}: {form.name} has no columns to name; {known} have")
        chosen = dict(columns or {})
        told = " ".join(_LANGUAGES.findall(path.stem.lower())) if form.tabular else ""
        how = (form.name, "lenient" if lenient else "strict", told, repr(sorted(chosen.items())))

        def read_for(target_lang: str) -> Glossary:
            other = () if group(target_lang) == group(USUAL_TARGET) or not form.multilingual else (target_lang,)
            fingerprint = _digest((*(part.encode("utf-8", "surrogatepass") for part in (*how, *other)), data))

            def content() -> _Content:
                return _parse_rows(form.read(data, str(path), chosen, target_lang), path, lenient=lenient)

            return _Deferred(str(path), fingerprint, content, (target_lang, read_for) if form.multilingual else None)

        return read_for(target_lang or USUAL_TARGET)

    @classmethod
    def default(cls) -> Glossary:
        """The starter glossary that ships with mtcheck.

        Returns:
            A glossary that is read when its ``entries`` are first asked for.

        Raises:
            mtcheck.errors.GlossaryError: The installation lacks it.
        """
        folder = references() / "glossaries"
        files = sorted(folder.glob("*.csv"))
        if not files:
            raise GlossaryError(f"the starter glossary is missing: no CSV file in {folder}")
        return _starter(_digest(cls.load(file).fingerprint.encode() for file in files), *files)

    @classmethod
    def merge(cls, *glossaries: Glossary) -> Glossary:
        """Merge several glossaries.

        Returns:
            The names of all; where two have the same name, the later one wins
            (:func:`mtcheck.glossary.merge.merge_by_rank`).
        """
        parts = [glossary for glossary in glossaries if glossary]
        if not parts:
            return cls()
        if len(parts) == 1:
            return parts[0]
        several = any(part.multilingual for part in parts)

        def read_for(target_lang: str) -> Glossary:
            return cls.merge(*(part.into(target_lang) for part in parts))

        return _Deferred(
            " + ".join(part.name for part in parts if part.name),
            _digest(part.fingerprint.encode() for part in parts),
            lambda: _Content(
                merge_by_rank(part.entries for part in parts),
                tuple(row for part in parts for row in part.broken),
                tuple(row for part in parts for row in part.unused),
            ),
            ("", read_for) if several else None,
            parts,
        )

    def into(self, target_lang: str) -> Glossary:
        """Take the names for another target language (BCP 47 tag).

        Returns:
            A glossary with the files' names in that language, and the rest as source forms; this glossary if its files
            are the same for all languages.
        """
        must_be("target_lang", str, "a string", target_lang)
        if self._read_for is None:
            return self
        key = group(target_lang)
        if key not in self._others:
            other = self._read_for(target_lang)
            self._others[key] = other if self._parts else self._or_as_it_is(other, target_lang)
        return self._others[key]

    def _or_as_it_is(self, other: Glossary, target_lang: str) -> Glossary:
        """Another reading of the same files; this one if they have no names in that language."""

        def content() -> _Content:
            try:
                found = other._all()
            except GlossaryError:
                return self._all()  # mistakes in the file, whatever the language, are raised here
            return found if found.entries else self._all()

        assert self._read_for is not None  # noqa: S101
        return _Deferred(self.name, other.fingerprint, content, (target_lang, self._read_for))

    def save(self, path: str | Path, form: Format | None = None) -> tuple[str, ...]:
        """Write a file, completely or not at all, in ``form`` or else the format of its ending. Links are followed;
        devices and pipes are written to.

        Returns:
            What the format could not represent, one sentence for each field; empty if it could represent everything.

        Raises:
            mtcheck.errors.GlossaryError: The ending is unknown.
            mtcheck.errors.OutputError: The file cannot be written.
        """
        path = _path(path)
        if form is not None:
            must_be("form", Format, "a Format", form)
        form = form or format_of(path)
        data = form.write(self.entries)
        try:
            write_whole(path, data)
        except OSError as error:
            raise OutputError(f"cannot write {path}: {reason_of(error)}") from error
        return losses(self.entries, form.read(data, str(path), target_lang=self.target_lang))

    @property
    def name(self) -> str:
        """Where the names come from: the path of a file, or ``default``."""
        return self._name

    @property
    def multilingual(self) -> bool:
        """Whether its names depend on the target language that its files are read for."""
        return self._read_for is not None

    def names_in(self, target_lang: str) -> bool:
        """Whether there may be a name in this language; for the usual target, no file is read."""
        if group(target_lang) == group(USUAL_TARGET):
            return bool(self)
        if self._parts:
            return any(part.names_in(target_lang) for part in self._parts)
        if self._content is None and not self.multilingual:
            return False
        return any(group(entry.target_lang) == group(target_lang) for entry in self.entries)

    @property
    def target_lang(self) -> str:
        """The language of the names; that of the first glossary if there are several."""
        return self.entries[0].target_lang if self.entries else USUAL_TARGET

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal digits: the SHA-256 of the content and of how it is read."""
        return self._fingerprint

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The names, in the order of the files.

        Raises :class:`mtcheck.errors.GlossaryError` that names every broken row with its line and reason.
        """
        return self._all().entries

    @property
    def broken(self) -> tuple[Broken, ...]:
        """The rows that lenient reading skipped."""
        return self._all().broken

    @property
    def unused(self) -> tuple[Unused, ...]:
        """Contents of the files that mtcheck does not use: concepts without a name in the target language, unknown
        columns and unknown status words."""
        return self._all().unused

    def _all(self) -> _Content:
        read = self._read
        if read is not None:
            self._content = read()  # two threads may read it twice, which does no harm
            self._read = None
        assert self._content is not None  # noqa: S101
        return self._content

    def __add__(self, other: Glossary) -> Glossary:
        return Glossary.merge(self, other)

    def __bool__(self) -> bool:
        """Whether it may contain names; a file that has not been read yet counts as containing some."""
        return self._content is None or bool(self._content.entries)

    def __repr__(self) -> str:
        return f"<Glossary {self._name or 'unnamed'} {self._fingerprint[:12]}>"


class _Deferred(Glossary):
    """A glossary whose content is known by its hash and read when it is first asked for."""

    __slots__ = ()

    def __init__(
        self,
        name: str,
        fingerprint: str,
        read: Callable[[], _Content],
        languages: tuple[str, Callable[[str], Glossary]] | None = None,
        parts: Iterable[Glossary] = (),
    ) -> None:
        """``languages`` is the language that it is read for, and the function that reads it for another; ``parts`` are
        the glossaries that it consists of."""
        self._content = None
        self._fingerprint = fingerprint
        self._name = name
        self._read = read
        self._parts = tuple(parts)
        said, self._read_for = languages or ("", None)
        self._others = {group(said): self} if said else {}


@lru_cache(maxsize=1)
def _starter(fingerprint: str, *files: Path) -> Glossary:
    """The same glossary as long as its files are unchanged, so that a second audit does not read and index it again."""
    return _Deferred(
        "default",
        fingerprint,
        lambda: _Content(
            tuple(replace(entry, accents_free=True) for file in files for entry in Glossary.load(file).entries)
        ),
    )


def _path(given: object) -> Path:
    must_be("path", (str, os.PathLike), "a string or a Path", given)
    try:
        return Path(given)  # type: ignore[arg-type]
    except TypeError as error:  # a PathLike may be of bytes
        raise wrong_type("path", "a string or a Path", given) from error


def _entries(given: object) -> tuple[Entry, ...]:
    try:
        items: tuple[Any, ...] = tuple(given)  # type: ignore[arg-type]
    except TypeError:
        items = (given,)
    for item in items:
        must_be("entries", Entry, "Entry values (Glossary.load reads files)", item)
        refuse_wrong_fields("entries", item)
    return items


def _parse_rows(rows: Iterable[Row], path: Path, *, lenient: bool) -> _Content:
    entries: list[Entry] = []
    broken: list[Broken] = []
    unused: list[Unused] = []
    collecting = gc.isenabled()
    gc.disable()  # nothing here is garbage, and repeated collection takes a third of the time
    try:
        for row in rows:
            if isinstance(row, Unused):
                unused.append(row)
            elif isinstance(row, Broken):
                broken.append(row)
            else:
                entries.append(row)
    finally:
        if collecting:
            gc.enable()
    if broken and not lenient:
        named = "; ".join(f"line {row.line}: {row.reason}" for row in broken[:_MOST_ROWS_NAMED])
        more = f"; and {len(broken) - _MOST_ROWS_NAMED:,} more" if len(broken) > _MOST_ROWS_NAMED else ""
        count = "1 broken row" if len(broken) == 1 else f"{len(broken):,} broken rows"
        raise GlossaryError(f"{path}: {count} (correct them, or pass --lenient to leave them out): {named}{more}")
    return _Content(attach_nameless(entries), tuple(broken), tuple(unused))


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256(_SCHEME)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()
