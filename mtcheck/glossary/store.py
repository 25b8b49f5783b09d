"""The index of a glossary, built once and read from the user's cache by every process that needs it.

A file has a line that identifies it, a line of JSON with its glossary and the size of each table, and the tables: flat
arrays and texts in UTF-8. The JSON and each table have a CRC-32. Nothing in it is executed, and a file that is damaged,
cut short, of another glossary or of another version is not used. A table is read and checked when it is first needed;
if it has been damaged since, the index is built again. The file is not mapped, because a mapped file that is cut short
while in use ends the process.
"""

from __future__ import annotations

import contextlib
import json
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal, NamedTuple
from zlib import crc32

from mtcheck.files import put_in_place, refuse_endless, writable
from mtcheck.glossary.glossary import Glossary
from mtcheck.glossary.index import Index, build

__all__ = ["index_of", "load", "save"]

_MAGIC: Final = f"mtcheck.index/10 {sys.byteorder} {array('I').itemsize} {array('Q').itemsize}\n".encode()
_TYPES: Final = frozenset("BIQ")
_LARGEST_HEADER: Final = 8192
_FEWEST_CACHED: Final = 100
"""Indexing a glossary with fewer entries is faster than opening a file."""
_MOST_INDEXES: Final = 8
"""How many indexes the cache holds: the latest."""


class _Place(NamedTuple):
    """Where a table is in its file: ``[start, start + size)`` in bytes."""

    kind: Literal["B", "I", "Q"]
    start: int
    size: int
    checksum: int


class _Tables(Mapping[str, memoryview]):
    """The tables of an index in a file, each read when it is first needed."""

    def __init__(self, path: Path, places: Mapping[str, _Place], made_again: Callable[[], Index]) -> None:
        self._path = path
        self._places = places
        self._made_again = made_again
        self._built: Mapping[str, memoryview] | None = None

    def __getitem__(self, name: str) -> memoryview:
        place = self._places[name]
        if self._built is None:
            try:
                with self._path.open("rb") as file:
                    file.seek(place.start)
                    table = file.read(place.size)
            except OSError:
                table = b""
            if len(table) == place.size and crc32(table) == place.checksum:
                return memoryview(table).cast(place.kind)
            with contextlib.suppress(OSError):  # the next process builds and saves it
                self._path.unlink(missing_ok=True)
            self._built = self._made_again().columns
        return self._built[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@lru_cache(maxsize=4)
def index_of(glossary: Glossary) -> Index:
    """The glossary's index: from the cache, or else built and, if worthwhile, cached."""
    path = _folder() / f"{glossary.fingerprint}.index"
    index = load(path, lambda: build(glossary.entries))
    if index is None:
        index = build(glossary.entries)
        if len(index) >= _FEWEST_CACHED:
            with contextlib.suppress(OSError):  # a cache that cannot be written is no reason to fail
                save(index, path)
                _prune(path.parent)
    return index


def save(index: Index, path: Path) -> None:
    """Write an index, completely or not at all. Raises :class:`OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tables = {name: (column.format, column.nbytes, crc32(column)) for name, column in index.columns.items()}
    told = json.dumps({"of": path.stem, "tables": tables}).encode()
    temporary = writable(path)
    try:
        with temporary.open("wb") as file:
            file.write(_MAGIC)
            file.write(b"%08x %b\n" % (crc32(told), told))
            for column in index.columns.values():
                file.write(column)
        put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def load(path: Path, made_again: Callable[[], Index]) -> Index | None:
    """The index in a file; None if there is none, or none that this version of mtcheck wrote completely.
    ``made_again`` builds the same index, for a table that turns out to be damaged later."""
    try:
        refuse_endless(path)
        with path.open("rb", buffering=0) as file:
            head = file.read(_LARGEST_HEADER)
            size = file.seek(0, 2)
        end = head.find(b"\n", len(_MAGIC)) + 1
        told = head[len(_MAGIC) + 9 : end - 1]
        if head[:end] != b"%b%08x %b\n" % (_MAGIC, crc32(told), told):
            return None
        described = json.loads(told)
        if described["of"] != path.stem:
            return None
        places, start = {}, end
        for name, (kind, length, checksum) in described["tables"].items():
            if kind not in _TYPES or length < 0 or length % array(kind).itemsize:
                return None
            places[name] = _Place(kind, start, length, checksum)
            start += length
        return Index(_Tables(path, places, made_again)) if start == size and places.keys() == Index.TABLES else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _folder() -> Path:
    import platformdirs

    return platformdirs.user_cache_path("mtcheck", appauthor=False) / "glossaries"


def _prune(folder: Path) -> None:
    """Remove all but the latest indexes."""
    for path in sorted(folder.glob("*.index"), key=lambda found: found.stat().st_mtime, reverse=True)[_MOST_INDEXES:]:
        path.unlink(missing_ok=True)
