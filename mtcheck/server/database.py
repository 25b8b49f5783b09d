"""The database: SQLite in the desk's folder, or PostgreSQL by URL.

SQLite is written by one thread at a time, in transactions that take the write lock at once (``BEGIN IMMEDIATE``): one
that takes it later can lose what another has written in between. Readers never wait (WAL).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from mtcheck.errors import InputError, UsageError
from mtcheck.server.schema import METADATA

if TYPE_CHECKING:
    from sqlalchemy import Connection, CursorResult

__all__ = ["HEAD", "Database", "new_key", "open_database", "upgrade"]

HEAD: Final = "0004"
"""The last step of ``migrations/``."""

_BUSY: Final = 10_000
"""Milliseconds that a write waits for that of another process."""

_LOG: Final = 10_000
"""From this many pages of SQLite's log on, a commit moves them into the database itself (40 MB)."""

_MIGRATIONS: Final = Path(__file__).parent / "migrations"


class Database:
    """Connections for reading and for writing. Made by :func:`open_database`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.sqlite = engine.dialect.name == "sqlite"
        self._writing = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection whose queries see one consistent state of the data."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction: committed at the end, rolled back if anything is raised."""
        if not self.sqlite:
            with self.engine.begin() as connection:
                yield connection
            return
        with self._writing, self.engine.connect().execution_options(immediate=True) as connection, connection.begin():
            yield connection

    def settle(self) -> None:
        """Move changes from SQLite's log into the database, while others read and write (PASSIVE).

        Code that writes a lot does this between transactions, so that no one else waits for it at a commit.
        """
        if self.sqlite:
            raw = self.engine.raw_connection()
            try:
                raw.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").close()
            finally:
                raw.close()

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def open_database(url: str) -> Database:
    """The database at a SQLAlchemy URL, with its tables created or brought up to date.

    Raises :class:`mtcheck.errors.UsageError` for a URL without a usable database and
    :class:`mtcheck.errors.InputError` for one that does not respond or that was written by a later version of mtcheck.
    """
    database = Database(_engine(url))
    try:
        _migrate(database)
    except InputError:
        database.close()
        raise
    except DBAPIError as error:
        database.close()
        raise InputError(f"the database {_without_password(url)} cannot be used: {_line(error)}") from error
    return database


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise UsageError(f"--database {url!r} is not a database URL; write postgresql://user@host/name") from error
    if parsed.drivername in {"postgresql", "postgres"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise UsageError(f"--database: {parsed.get_backend_name()} is not supported; SQLite and PostgreSQL are")
    try:
        if parsed.get_backend_name() == "postgresql":
            return create_engine(parsed, pool_pre_ping=True, pool_size=10, max_overflow=30, pool_timeout=10)
        engine = create_engine(parsed, pool_size=10, max_overflow=40, pool_timeout=10)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise UsageError(f"--database: the driver {parsed.drivername} is not installed: pip install psycopg") from error
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _begin)
    return engine


def _on_connect(connection: Any, record: object) -> None:  # noqa: ANN401 - the driver's own connection
    del record
    connection.isolation_level = None  # the driver begins no transaction by itself
    log = f"wal_autocheckpoint = {_LOG}"
    for pragma in ("journal_mode = WAL", "synchronous = FULL", f"busy_timeout = {_BUSY}", "foreign_keys = ON", log):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _migrate(database: Database) -> None:
    with database.read() as connection:
        from sqlalchemy import inspect

        made = inspect(connection).has_table("alembic_version")
        version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() if made else None
    if version == HEAD:
        return
    upgrade(database, HEAD)


def new_key(result: CursorResult[Any]) -> int:
    """The number of the row that was inserted."""
    key = result.inserted_primary_key
    assert key is not None  # noqa: S101 - the tables that are asked have one
    return int(key[0])


def upgrade(database: Database, revision: str) -> None:
    """Bring the tables to a revision, all steps or none.

    Raises :class:`mtcheck.errors.InputError` for tables written by a later version of mtcheck.
    """
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)

    def steps(current: Any, context: object) -> Any:  # noqa: ANN401 - Alembic's own
        del context
        return script._upgrade_revs(revision, current)  # noqa: SLF001 - what alembic.command.upgrade calls

    try:
        with database.write() as connection, EnvironmentContext(config, script, fn=steps) as environment:
            environment.configure(connection=connection, target_metadata=METADATA, transactional_ddl=False)
            environment.run_migrations()
    except CommandError as error:
        raise InputError(
            f"the database was written by a newer version of mtcheck or by another program ({error}); "
            "use that version, or another --data folder"
        ) from error


def _without_password(url: str) -> str:
    return make_url(url).render_as_string(hide_password=True)


def _line(error: DBAPIError) -> str:
    return " ".join(str(error.orig or error).split())
