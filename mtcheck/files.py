"""Files: read only if they are files, found only inside their folder, and written completely or not at all."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

__all__ = [
    "LONGEST_LINE",
    "PARTIAL",
    "bounded_lines",
    "files_in",
    "holds_views",
    "inside",
    "load",
    "parse_toml",
    "put_in_place",
    "read_bounded",
    "refuse_endless",
    "sweep",
    "writable",
    "write_whole",
]

PARTIAL: Final = ".mtcheck-partial"
"""The ending of the name of a file that is still being written."""

_ABANDONED: Final = 3600
"""Seconds after which a partial file counts as abandoned by a killed process."""
_LONGEST_NAME: Final = 60
_LARGEST_FILE: Final = 2**30
LONGEST_LINE: Final = 64 * 1024 * 1024
"""Bytes of one line of a file that is read line by line."""
_OPEN: Final = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
"""Files opened by the calling process: a shell's ``<(…)``."""
_MOST_PARTS: Final = 32
_DEEP_KEY: Final = re.compile(
    r"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+){%d}""" % (_MOST_PARTS - 1)  # noqa: UP031
)
_KINDS: Final = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def refuse_endless(path: str | Path) -> None:
    """Raise :class:`OSError` for anything that may be endless or have no text (a pipe, a socket, a device), for a
    missing file, and for an impossible file name. A pipe made by the calling shell (``<(…)``) is allowed."""
    if str(path).startswith(_OPEN):
        return
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - a path of any kind
    except ValueError as error:
        raise OSError(errno.EINVAL, "no file can have this name") from error
    for is_such, what in _KINDS:
        if is_such(mode):
            raise OSError(errno.EINVAL, f"this is {what}, not a file")


def load(path: str | Path) -> bytes:
    """The bytes of a file. Raises :class:`OSError`, also for anything that :func:`refuse_endless` refuses and for more
    than one GiB."""
    refuse_endless(path)
    with open(path, "rb") as stream:  # noqa: PTH123 - a path of any kind
        if os.fstat(stream.fileno()).st_size > _LARGEST_FILE:
            raise OSError(errno.EFBIG, f"this is larger than {_LARGEST_FILE // 2**30} GiB")
        return read_bounded(stream)


def read_bounded(stream: IO[bytes]) -> bytes:
    """All that is left of a stream. Raises :class:`OSError` for more than one GiB: a pipe may have no end, and a file
    may grow while it is read."""
    data = stream.read(_LARGEST_FILE + 1)
    if len(data) > _LARGEST_FILE:
        raise OSError(errno.EFBIG, f"this is larger than {_LARGEST_FILE // 2**30} GiB")
    return data


def bounded_lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a stream with their ends; None in place of one that is longer than :data:`LONGEST_LINE`. Raises
    :class:`OSError` for a line of more than one GiB: it may have no end."""
    while line := stream.readline(LONGEST_LINE):
        length = len(line)
        if length < LONGEST_LINE or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            length += len(rest)
            if length >= _LARGEST_FILE:
                raise OSError(errno.EFBIG, f"a line is longer than {_LARGEST_FILE // 2**30} GiB")
        yield None


def holds_views(connection: sqlite3.Connection) -> bool:
    """Whether an SQLite database has views, triggers or virtual tables. mtcheck makes none, and a view in a table's
    place may have rows without end."""
    others = "type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'"
    return connection.execute(f"SELECT 1 FROM sqlite_master WHERE {others} LIMIT 1").fetchone() is not None  # noqa: S608


def parse_toml(text: str) -> dict[str, Any]:
    """The tables of a TOML file. Raises :class:`ValueError` with one line for invalid TOML and for keys with too many
    parts: the time that Python's parser takes grows with the square of their number."""
    import tomllib

    if _DEEP_KEY.search(text):
        raise ValueError(f"a key has {_MOST_PARTS} parts or more")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except RecursionError as error:
        raise ValueError("values are nested too deeply") from error
    except ValueError as error:  # Python refuses integers of more than 4,300 digits
        raise ValueError("an integer has too many digits") from error


def inside(folder: Path, name: str | Path, what: str = "the folder") -> Path:
    """The path of ``name`` in ``folder``; links are followed to see where they lead. ``what`` names the folder in
    errors.

    Raises :class:`ValueError`, with the reason, if it leaves the folder or is not a path.
    """
    path = folder / name
    try:
        found = path.resolve().is_relative_to(folder.resolve())
        with suppress(FileNotFoundError, NotADirectoryError):
            path.stat()  # raises for an impossible file name and for circular links
    except (OSError, ValueError, RuntimeError) as error:  # the latter for circular links
        raise ValueError(f"{str(name)!r} is not a usable path") from error
    if not found:
        raise ValueError(f"{str(name)!r} leaves {what}")
    return path


def files_in(folder: Path) -> list[Path]:
    """All files in a folder and below it, by name. Raises :class:`ValueError` as :func:`inside` does."""
    found = [Path(place, name) for place, _, names in os.walk(folder) for name in names]
    return [inside(folder, path.relative_to(folder)) for path in sorted(found) if path.is_file() or path.is_symlink()]


def write_whole(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Write a file so that it is complete, or as it was before, even if this process or the machine stops at any time.

    A link is followed; something that is not a file (a device, a pipe) is written to directly. Partial files of killed
    processes are removed from the folder an hour later. Raises :class:`OSError`.
    """
    place = Path(os.path.realpath(path))
    if place.exists() and not place.is_file():
        place.write_bytes(data)
        return
    sweep(place.parent)
    import tempfile  # imported here: commands that write nothing do not need it

    handle, partial = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name[:_LONGEST_NAME]}.", suffix=PARTIAL)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(partial).chmod(_usual_mode() if mode is None else mode)
        _rename(Path(partial), place)
    finally:
        Path(partial).unlink(missing_ok=True)


def put_in_place(partial: Path, place: Path) -> None:
    """Rename a finished file, or a folder of files, to ``place``; a file replaces an existing one.

    Its content is on the disk before it gets the name, and the name before this returns: after a power failure, the old
    or the new version is there, never a part. Raises :class:`OSError`.
    """
    if partial.is_dir():
        for folder, _, names in os.walk(partial):
            for name in names:
                _sync(Path(folder, name))
            _sync_folder(Path(folder))
    else:
        _sync(partial)
    _rename(partial, place)


def writable(path: Path) -> Path:
    """A temporary path beside ``path``, to be renamed to it; it is removed if abandoned."""
    sweep(path.parent)
    return path.with_name(f".{path.name[:_LONGEST_NAME]}.{os.getpid()}{PARTIAL}")


def sweep(folder: Path) -> None:
    """Remove the partial files that dead processes left in a folder."""
    before = time.time() - _ABANDONED
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if entry.name.endswith(PARTIAL) and entry.name.startswith("."):
                with suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < before:
                        os.unlink(entry.path)  # noqa: PTH108


def _usual_mode() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _rename(partial: Path, place: Path) -> None:
    partial.replace(place)
    _sync_folder(place.parent)


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Make the names in it survive a power failure, if the system can."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
