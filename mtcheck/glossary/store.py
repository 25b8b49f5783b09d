"""The index of a glossary, built once and read from the user's cache by every process that needs it.

A file has a line that identifies it, a line of JSON with its glossary and the place of each table, and the tables: flat
arrays and texts in UTF-8. The JSON and each table have a CRC-32. Nothing in it is executed, and a file that is damaged,
cut short, of another glossary or of another version is rebuilt. It is read and not mapped, because a mapped file that
is cut short while in use ends the process.
"""

from __future__ import annotations

import contextlib
import json
import sys
from array import array
from functools import lru_cache
from pathlib import Path
from typing import Final
from zlib import crc32

from mtcheck.files import load as bytes_of
from mtcheck.files import put_in_place, writable
from mtcheck.glossary.glossary import Glossary
from mtcheck.glossary.index import Index, build

__all__ = ["index_of", "load", "save"]

_MAGIC: Final = f"mtcheck.index/8 {sys.byteorder} {array('I').itemsize} {array('Q').itemsize}\n".encode()
_TYPES: Final = frozenset("BIQ")
_LARGEST_HEADER: Final = 65536
_FEWEST_CACHED: Final = 100
"""Indexing a glossary with fewer entries is faster than opening a file."""
_MOST_INDEXES: Final = 8
"""How many indexes the cache holds: the latest."""


@lru_cache(maxsize=4)
def index_of(glossary: Glossary) -> Index:
    """The glossary's index: from the cache, or else built and, if worthwhile, cached."""
    path = _folder() / f"{glossary.fingerprint}.index"
    index = load(path)
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
    header = b"%08x %b\n" % (crc32(told), told)
    temporary = writable(path)
    try:
        with temporary.open("wb") as file:
            file.write(_MAGIC)
            file.write(header)
            for column in index.columns.values():
                file.write(b"\0" * (-file.tell() % 8))
                file.write(column)
        put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def load(path: Path) -> Index | None:
    """The index in a file; None if there is none, or none that this version of mtcheck wrote completely."""
    try:
        whole = memoryview(bytes_of(path))
        if whole[: len(_MAGIC)] != _MAGIC:
            return None
        start = len(_MAGIC)
        header, mark, _ = bytes(whole[start : start + _LARGEST_HEADER]).partition(b"\n")
        header += mark
        start += len(header)
        told = header[9:-1]
        if header != b"%08x %b\n" % (crc32(told), told):
            return None
        described = json.loads(told)
        if described["of"] != path.stem:
            return None
        columns = {}
        for name, (kind, size, checksum) in described["tables"].items():
            gap = -start % 8
            if kind not in _TYPES or len(whole) < start + gap + size or any(whole[start : start + gap]):
                return None
            start += gap
            table = whole[start : start + size]
            if crc32(table) != checksum:
                return None
            columns[name] = table.cast(kind)
            start += size
        return Index(columns) if start == len(whole) else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _folder() -> Path:
    import platformdirs

    return platformdirs.user_cache_path("mtcheck", appauthor=False) / "glossaries"


def _prune(folder: Path) -> None:
    """Remove all but the latest indexes."""
    for path in sorted(folder.glob("*.index"), key=lambda found: found.stat().st_mtime, reverse=True)[_MOST_INDEXES:]:
        path.unlink(missing_ok=True)
