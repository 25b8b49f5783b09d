"""A copy of the database, made while the desk continues."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from mtcheck.errors import InputError, OutputError, UsageError, reason_of
from mtcheck.files import put_in_place

__all__ = ["back_up"]


def back_up(url: str, target: Path) -> int:
    """Copy a consistent state of a SQLite database, completely or not at all; returns the copy's size in bytes.

    Raises :class:`mtcheck.errors.UsageError` for PostgreSQL, which has its own tool,
    :class:`mtcheck.errors.InputError` for a database that cannot be read, and :class:`mtcheck.errors.OutputError` if
    the copy cannot be written.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise UsageError("--backup is for SQLite; for PostgreSQL: pg_dump --format=custom --file=desk.dump DATABASE")
    source = Path(parsed.database)
    if not source.is_file():
        raise InputError(f"{source}: there is no desk to back up here")
    if target.exists() and (target.samefile(source) or not target.is_file()):
        what = "is the desk itself" if target.samefile(source) else "is not a file"
        raise OutputError(f"cannot write the backup {target}: it {what}; choose another file")
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        os.close(
            os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        )  # from the start, only its owner can read it
        live = sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)
        with closing(live), closing(sqlite3.connect(temporary)) as copy:
            live.backup(copy)
            whole = copy.execute("PRAGMA quick_check").fetchone()[0]
        if whole != "ok":
            raise OutputError(f"{source}: the copy is damaged ({whole}); the database may be too")
        put_in_place(temporary, target)
    except (OSError, sqlite3.Error) as error:
        raise OutputError(f"cannot write the backup {target}: {reason_of(error)}") from error
    finally:
        temporary.unlink(missing_ok=True)
    return target.stat().st_size
