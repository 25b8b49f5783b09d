"""A watch's memory between rounds and runs: the articles that it has seen, and the messages that it still has to
send."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from time import time
from typing import Any, Final, Self

from mtcheck.errors import OutputError, reason_of
from mtcheck.files import holds_views

__all__ = ["State"]

WATCH: Final = "watch.sqlite3"

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS met (
    url TEXT PRIMARY KEY, stamp TEXT NOT NULL, failures INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS validators (url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT);
CREATE TABLE IF NOT EXISTS outbox (
    number INTEGER PRIMARY KEY, message TEXT NOT NULL, attempts INTEGER NOT NULL, due REAL NOT NULL, sent REAL
);
"""
_TRIES_TO_READ: Final = 3
"""How many rounds an unreadable article is tried; after that, only when it changes."""

_TRIES: Final = 8
_FIRST_RETRY: Final = 60.0
"""Seconds until a message is retried; doubled after each failure."""
_MOST_VERDICTS: Final = 100
"""How many verdicts the feed of verdicts shows."""


class State:
    """A table beside the results. A context manager.

    Raises :class:`mtcheck.errors.OutputError` if it cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = _open(folder / WATCH)
        except (OSError, sqlite3.Error) as error:
            raise OutputError(f"cannot write {folder / WATCH}: {reason_of(error)}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def validators(self, url: str) -> tuple[str | None, str | None]:
        """``(etag, last_modified)`` of the last fetch from there."""
        row = self._one("SELECT etag, last_modified FROM validators WHERE url = ?", url)
        return (None, None) if row is None else (row[0], row[1])

    def remember(self, url: str, etag: str | None, last_modified: str | None) -> None:
        """Remember the validators of the copy that was fetched."""
        self._run("INSERT OR REPLACE INTO validators VALUES (?, ?, ?)", url, etag, last_modified)

    def forget(self) -> None:
        """Make the next round fetch every listing again, because this one was not finished."""
        self._run("DELETE FROM validators")

    def is_new(self, url: str, stamp: str) -> bool:
        """Whether the article has not been seen before, has changed since, or failed and may be tried again."""
        row = self._one("SELECT stamp, failures FROM met WHERE url = ?", url)
        return row is None or row[0] != stamp or 0 < row[1] < _TRIES_TO_READ

    def is_empty(self) -> bool:
        """Whether no article has been seen yet."""
        return self._one("SELECT 1 FROM met LIMIT 1") is None

    def met(self, url: str, stamp: str, *, failed: bool = False) -> None:
        """Record that the article was audited in this state, or could not be."""
        self._run(
            "INSERT INTO met VALUES (?1, ?2, ?3) ON CONFLICT (url) DO UPDATE SET "
            "failures = CASE WHEN ?3 = 0 THEN 0 WHEN stamp = ?2 THEN failures + 1 ELSE 1 END, stamp = ?2",
            url,
            stamp,
            int(failed),
        )

    def tell(self, message: dict[str, Any]) -> None:
        """Put a verdict into the outbox."""
        text = json.dumps(message, ensure_ascii=False, sort_keys=True)
        self._run("INSERT INTO outbox (message, attempts, due) VALUES (?, 0, ?)", text, time())

    def due(self) -> list[tuple[int, str]]:
        """The messages due now, with their numbers, oldest first."""
        with closing(
            self._connection.execute(
                "SELECT number, message FROM outbox WHERE sent IS NULL AND attempts < ? AND due <= ? ORDER BY number",
                (_TRIES, time()),
            )
        ) as rows:
            return [(int(number), str(message)) for number, message in rows]

    def sent(self, number: int) -> None:
        """Record that the message arrived."""
        self._run("UPDATE outbox SET sent = ? WHERE number = ?", time(), number)

    def not_sent(self, number: int) -> None:
        """Record that the message did not arrive; it is retried later."""
        self._run(
            "UPDATE outbox SET attempts = attempts + 1, due = ? + ? * (1 << attempts) WHERE number = ?",
            time(),
            _FIRST_RETRY,
            number,
        )

    def latest(self) -> Iterator[dict[str, Any]]:
        """The last verdicts, newest first, sent or not."""
        for (message,) in self._connection.execute(
            "SELECT message FROM outbox ORDER BY number DESC LIMIT ?", (_MOST_VERDICTS,)
        ):
            yield json.loads(message)

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
        return row

    def _run(self, query: str, *values: object) -> None:
        try:
            self._connection.execute(query, values)
        except sqlite3.Error as error:
            raise OutputError(f"cannot write {WATCH}: {error}") from error


def _open(path: Path) -> sqlite3.Connection:
    """The database with its tables; closed if it is not one that mtcheck made."""
    with ExitStack() as opened:
        connection = opened.enter_context(closing(sqlite3.connect(path, isolation_level=None)))
        if holds_views(connection):
            raise OutputError(f"{path} was not made by mtcheck: watch into another folder")
        connection.executescript(_TABLES)
        opened.pop_all()
    return connection
