"""The store of a batch's results: reports in compressed parts, and a table of all articles.

::

    RESULTS/
      part-00000.jsonl.zst    up to 1,000 reports, one line and one zstd frame each
      failures.jsonl          the articles that could not be audited, made again at the end of a run
      batch.sqlite3           key, state, attempts, part, offset and length of every article

A report counts once the table has it: its bytes are written and synced first, then committed. Anything beyond that in a
part is cut off when the next run starts. Only one process writes; others may read at the same time.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Final, Self

from mtcheck.errors import InputError, OutputError, reason_of
from mtcheck.files import holds_views, put_in_place, writable
from mtcheck.version import __version__

if TYPE_CHECKING:
    from filelock import FileLock

__all__ = ["Entry", "Results", "Writer", "compress", "is_results", "open_results"]

TABLE: Final = "batch.sqlite3"
FAILURES: Final = "failures.jsonl"

_LOCK: Final = ".lock"
_PART: Final = "part-{:05d}.jsonl.zst"
_IN_PART: Final = 1000
_LEVEL: Final = 3
_LARGEST_REPORT: Final = 2**30
_SCHEMA: Final = 1
"""Version of the table's layout, in SQLite's ``user_version``."""

_TABLES: Final = """
CREATE TABLE articles (
    id TEXT PRIMARY KEY, key TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, place TEXT NOT NULL,
    part INTEGER, offset INTEGER, length INTEGER, verdict TEXT, worst TEXT, reason TEXT, number INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX by_place ON articles (part, offset);
"""


_LARGEST_NUMBER: Final = 2**53
_WRONG: Final = " OR ".join(
    (
        *(f"typeof({column}) != 'text'" for column in ("id", "key", "state", "place")),
        *(f"typeof({column}) NOT IN ('text', 'null')" for column in ("verdict", "worst", "reason")),
        *(
            f"typeof({column}) != 'integer' OR {column} NOT BETWEEN 0 AND {_LARGEST_NUMBER}"
            for column in ("attempts", "number")
        ),
        "state NOT IN ('done', 'failed')",
        *(
            f"CASE state WHEN 'done' THEN typeof({column}) != 'integer' OR {column} NOT BETWEEN 0 AND {most} "
            f"ELSE {column} IS NOT NULL END"
            for column, most in (("part", _LARGEST_NUMBER), ("offset", _LARGEST_NUMBER), ("length", _LARGEST_REPORT))
        ),
    )
)
"""A condition for rows that were not written here: SQLite accepts any type of value in any column."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article's entry: ``state`` is ``done`` or ``failed``; ``worst`` the severity of the worst new issue.

    ``attempts`` counts tries, including the successful one.
    """

    id: str
    key: str
    state: str
    attempts: int
    place: str
    verdict: str | None = None
    worst: str | None = None
    reason: str | None = None


def compress(report: bytes) -> bytes:
    """One report's line as one zstd frame; equal reports give equal bytes."""
    import zstandard

    return zstandard.ZstdCompressor(level=_LEVEL, write_content_size=True, write_checksum=True).compress(report)


def is_results(folder: Path) -> bool:
    """Whether a batch was written into this folder."""
    return (folder / TABLE).is_file()


class Results:
    """The results of a batch, for reading. Made by :func:`open_results`."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self._connection = connection

    def find(self, article: str) -> bytes | None:
        """The report of the article with this id as one line of JSON; None if there is none.

        Raises :class:`mtcheck.errors.InputError` for a damaged or missing part.
        """
        row = self._connection.execute(
            "SELECT part, offset, length FROM articles WHERE id = ? AND state = 'done'", (article,)
        ).fetchone()
        return None if row is None else _frame(self.folder, *row)

    def reports(self) -> Iterator[bytes]:
        """Every current report, one line each, in the order of the parts."""
        rows = self._connection.execute(
            "SELECT part, offset, length FROM articles WHERE state = 'done' ORDER BY part, offset"
        )
        for part, offset, length in rows:
            yield _frame(self.folder, part, offset, length)

    def failures(self) -> Iterator[Entry]:
        """The articles that could not be audited, in the order of the batch."""
        rows = self._connection.execute(
            "SELECT id, key, state, attempts, place, verdict, worst, reason FROM articles WHERE state = 'failed' "
            "ORDER BY number"
        )
        for row in rows:
            yield Entry(*row)

    def count(self) -> int:
        """The number of current reports."""
        return int(self._connection.execute("SELECT count(*) FROM articles WHERE state = 'done'").fetchone()[0])


@contextmanager
def open_results(folder: Path) -> Iterator[Results]:
    """The results in a folder written by :class:`Writer`, even while it is still writing.

    Raises :class:`mtcheck.errors.InputError` for a folder without results, or with another layout.
    """
    if not is_results(folder):
        raise InputError(f"{folder}: no results of mtcheck batch (there is no {TABLE})")
    try:
        connection = _connect(f"{(folder / TABLE).resolve().as_uri()}?mode=ro")
        try:
            if _has_no_tables(connection):
                raise InputError(f"{folder}: no results yet: the run ended before its first article; run it again")
            _check_table(connection, folder)
            yield Results(folder, connection)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise InputError(f"{folder / TABLE}: cannot be read: {error}") from error


class Writer:
    """Writes results, one writer per folder. A context manager; uncommitted results are dropped at its end.

    Raises :class:`mtcheck.errors.OutputError` if the folder cannot be written or another run writes there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stream: BinaryIO | None = None
        self._pending: list[tuple[Any, ...]] = []
        self._lock = _lock_folder(folder)
        with ExitStack() as opened:
            opened.callback(self._lock.release)
            try:
                self._connection = opened.enter_context(closing(_open_table(folder)))
                self._met = opened.enter_context(closing(sqlite3.connect("", isolation_level=None)))
                # It is on disk, and deleted with the connection.
                self._met.execute("CREATE TABLE met (id TEXT PRIMARY KEY, place TEXT NOT NULL) WITHOUT ROWID")
                self._met.execute("BEGIN")
                self._part, self._in_part, self._end = self._cut_unknown()
                self._number = self._scalar("SELECT coalesce(max(number), -1) + 1 FROM articles")
            except (OSError, sqlite3.Error) as error:
                raise _unwritable(folder, error) from error
            opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            with suppress(OSError):  # a full disk refuses the last bytes too; they do not count
                self._stream.close()
        for connection in (self._connection, self._met):
            with suppress(sqlite3.Error):
                connection.close()
        self._lock.release()
        if isinstance(error, sqlite3.Error):
            raise _unwritable(self.folder, error) from error

    def find(self, article: str) -> tuple[str, str, int, str | None] | None:
        """``(key, state, attempts, worst)`` of an article that was seen before."""
        row: tuple[str, str, int, str | None] | None = self._connection.execute(
            "SELECT key, state, attempts, worst FROM articles WHERE id = ?", (article,)
        ).fetchone()
        return row

    def meet(self, article: str, place: str) -> str | None:
        """Note that this run has the id at ``place``; returns its earlier place in this run, or None."""
        self._met.execute("INSERT OR IGNORE INTO met VALUES (?, ?)", (article, place))
        if self._met.execute("SELECT changes()").fetchone()[0]:
            return None
        return str(self._met.execute("SELECT place FROM met WHERE id = ?", (article,)).fetchone()[0])

    def add(self, entry: Entry, frame: bytes | None = None) -> None:
        """Add one article: its compressed report, or nothing if it failed. It counts once committed."""
        part = offset = None
        try:
            if frame is not None:
                if self._in_part >= _IN_PART:
                    self._next_part()
                stream = self._open_part()
                part, offset = self._part, self._end
                stream.write(frame)
                self._end += len(frame)
                self._in_part += 1
        except OSError as error:
            raise _unwritable(self.folder, error) from error
        self._pending.append(
            (
                entry.id,
                entry.key,
                entry.state,
                entry.attempts,
                entry.place,
                part,
                offset,
                None if frame is None else len(frame),
                entry.verdict,
                entry.worst,
                entry.reason,
                self._number,
            )
        )
        self._number += 1

    def commit(self) -> None:
        """Commit the added articles: bytes first, then the table."""
        if not self._pending:
            return
        try:
            if self._stream is not None:
                self._stream.flush()
                os.fsync(self._stream.fileno())
            with self._connection:
                self._connection.executemany(
                    "INSERT OR REPLACE INTO articles (id, key, state, attempts, place, part, offset, length, verdict, "
                    "worst, reason, number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    self._pending,
                )
        except (OSError, sqlite3.Error) as error:
            raise _unwritable(self.folder, error) from error
        self._pending.clear()

    def finish(self) -> None:
        """Commit, take replaced reports out of the parts, and write ``failures.jsonl``."""
        self.commit()
        try:
            self._compact()
            self._write_failures()
        except (OSError, sqlite3.Error) as error:
            raise _unwritable(self.folder, error) from error

    def _open_part(self) -> BinaryIO:
        if self._stream is None:
            self._stream = (self.folder / _PART.format(self._part)).open("ab")
        return self._stream

    def _next_part(self) -> None:
        self.commit()
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        self._part, self._in_part, self._end = self._part + 1, 0, 0

    def _cut_unknown(self) -> tuple[int, int, int]:
        """Cut off bytes that no row of the table records; returns the part to continue with, its number of reports, and
        its end."""
        known = {
            part: (count, end)
            for part, count, end in self._connection.execute(
                "SELECT part, count(*), max(offset + length) FROM articles WHERE part IS NOT NULL GROUP BY part"
            )
        }
        for path in self.folder.glob("part-*.jsonl.zst"):
            number = int(path.name[5:].split(".")[0]) if path.name[5:].split(".")[0].isdecimal() else -1
            if number not in known:
                path.unlink()
            elif path.stat().st_size > known[number][1]:
                os.truncate(path, known[number][1])
        if not known:
            return 0, 0, 0
        last = max(known)
        return last, *known[last]

    def _compact(self) -> None:
        """Rewrite the parts that have replaced reports."""
        rows = self._connection.execute(
            "SELECT part, sum(length) FROM articles WHERE part IS NOT NULL GROUP BY part ORDER BY part"
        ).fetchall()
        for part, live in rows:
            path = self.folder / _PART.format(part)
            if path.stat().st_size > live:
                self._rewrite(part, path)
        rows = self._connection.execute("SELECT DISTINCT part FROM articles WHERE part IS NOT NULL").fetchall()
        kept = {_PART.format(part) for (part,) in rows}
        for path in self.folder.glob("part-*.jsonl.zst"):
            if path.name not in kept:
                path.unlink()

    def _rewrite(self, part: int, path: Path) -> None:
        """Copy the current frames into a new part with a higher number, commit, and delete the old part."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None
        new = self._scalar("SELECT max(part) + 1 FROM articles")
        moved: list[tuple[int, int, str]] = []
        end = 0
        with path.open("rb") as old, (self.folder / _PART.format(new)).open("wb") as stream:
            for article, offset, length in self._connection.execute(
                "SELECT id, offset, length FROM articles WHERE part = ? ORDER BY offset", (part,)
            ):
                old.seek(offset)
                stream.write(old.read(length))
                moved.append((new, end, article))
                end += length
            stream.flush()
            os.fsync(stream.fileno())
        with self._connection:
            self._connection.executemany("UPDATE articles SET part = ?, offset = ? WHERE id = ?", moved)
        path.unlink()
        self._part, self._in_part, self._end = new, len(moved), end

    def _write_failures(self) -> None:
        place = self.folder / FAILURES
        temporary = writable(place)
        rows = self._connection.execute(
            "SELECT id, place, reason, attempts FROM articles WHERE state = 'failed' ORDER BY number"
        )
        count = 0
        with temporary.open("w", encoding="utf-8") as stream:
            for article, where, reason, attempts in rows:
                value = {"id": article, "where": where, "reason": reason, "attempts": attempts}
                stream.write(json.dumps(value, ensure_ascii=False) + "\n")
                count += 1
        if count:
            put_in_place(temporary, place)
        else:
            temporary.unlink()
            place.unlink(missing_ok=True)

    def _scalar(self, query: str) -> int:
        return int(self._connection.execute(query).fetchone()[0])


def _lock_folder(folder: Path) -> FileLock:
    from filelock import FileLock, Timeout

    try:
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_foreign(folder)
        lock = FileLock(folder / _LOCK)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise OutputError(
            f"{folder}: another mtcheck run is writing here; wait for it to finish, or choose another folder"
        ) from error
    except OSError as error:
        raise _unwritable(folder, error) from error
    return lock


def _refuse_foreign(folder: Path) -> None:
    known = (TABLE, FAILURES, _LOCK, "watch.sqlite3")
    if not is_results(folder) and any(not path.name.startswith(known) for path in folder.iterdir()):
        raise OutputError(f"{folder}: this folder holds other files; choose a new one for the results")


def _open_table(folder: Path) -> sqlite3.Connection:
    _refuse_foreign(folder)  # again: it may have been filled in the meantime
    connection = _connect((folder / TABLE).resolve().as_uri())
    try:
        _lay_out(connection, folder)
    except BaseException:
        connection.close()
        raise
    return connection


def _lay_out(connection: sqlite3.Connection, folder: Path) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    if _has_no_tables(connection):
        with connection:  # also if an earlier run was killed before it had made them
            connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {_SCHEMA}; COMMIT;")
    _check_table(connection, folder)
    # The index decides which parts are deleted, and only this compares it with the table.
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise _damage_error(folder)


def _connect(place: str) -> sqlite3.Connection:
    connection = sqlite3.connect(place, uri=True)
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")  # a damaged byte spoils only one name
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except UnicodeDecodeError as error:  # SQLite quotes a damaged table in its message
        connection.close()
        raise sqlite3.DatabaseError("malformed database schema") from error
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _has_no_tables(connection: sqlite3.Connection) -> bool:
    return not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _check_table(connection: sqlite3.Connection, folder: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version != _SCHEMA:
        raise InputError(
            f"{folder / TABLE}: written by another version of mtcheck (layout {version}, this is {__version__} "
            f"with layout {_SCHEMA}); choose a new folder for the results"
        )
    if holds_views(connection) or connection.execute(f"SELECT 1 FROM articles WHERE {_WRONG} LIMIT 1").fetchone():  # noqa: S608
        raise _damage_error(folder)


def _damage_error(folder: Path) -> InputError:
    return InputError(f"{folder / TABLE}: this table is damaged; run the batch again into a new folder")


def _frame(folder: Path, part: int, offset: int, length: int) -> bytes:
    """The bytes of one report."""
    import zstandard

    path = folder / _PART.format(part)
    try:
        with path.open("rb") as stream:
            stream.seek(offset)
            data = stream.read(length)
        if zstandard.frame_content_size(data) > _LARGEST_REPORT:
            raise InputError(f"{path}: a report of more than {_LARGEST_REPORT // 2**30} GiB; run the batch again")
        return zstandard.ZstdDecompressor().decompress(data)
    except (OSError, zstandard.ZstdError) as error:
        raise InputError(f"{path}: cannot be read at byte {offset}: {reason_of(error)}; run the batch again") from error


def _unwritable(folder: Path, error: Exception) -> OutputError:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return OutputError(f"{folder}: cannot hold the results: this is a file or lies in one; choose a folder")
    return OutputError(f"cannot write the results in {folder}: {reason_of(error)}; what was committed is kept")
