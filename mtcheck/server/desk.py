"""One running desk: its database, its thread of audits, and the options that it was started with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import OutputError
from mtcheck.server import exports, names, waivers
from mtcheck.server.auditing import Auditing
from mtcheck.server.database import Database, open_database
from mtcheck.server.delivering import Delivering
from mtcheck.server.events import Events
from mtcheck.server.exporting import Exporting
from mtcheck.server.machines import Machines
from mtcheck.server.reading import Reading
from mtcheck.server.security import Limiter, Throttle, has_users

if TYPE_CHECKING:
    from filelock import FileLock

    from mtcheck.batch.item import Options

__all__ = ["FILE", "Desk", "Setup", "age", "open_desk"]

FILE: Final = "desk.sqlite3"
"""The database in the desk's folder."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a desk is started with.

    ``translators`` are the back ends that a request may name, and no other: one by path would read this machine's disk.
    ``hosts`` are the names that this desk answers to, beside those of the machine itself: a page elsewhere that has its
    own name point here gets no answer. ``webhook_hosts`` are the only ones that anything is sent to. ``secure`` says
    that browsers reach it by https. ``largest`` is in bytes. ``a_minute`` bounds requests by one client, ``largest`` a
    request's body in bytes.
    """

    data: Path
    database: str | None = None
    options: Options | None = None
    translators: tuple[str, ...] = ()
    machines: Machines = field(default_factory=Machines)
    hosts: frozenset[str] = frozenset()
    webhook_hosts: frozenset[str] = frozenset()
    secure: bool = False
    largest: int = 10 * 2**20
    a_minute: int = 1200

    @property
    def url(self) -> str:
        """Where the database is, for SQLAlchemy."""
        return self.database or f"sqlite:///{self.data / FILE}"


@dataclass(slots=True)
class Desk:
    """Everything that requests share."""

    setup: Setup
    lock: FileLock
    database: Database
    events: Events
    auditing: Auditing
    exporting: Exporting
    delivering: Delivering
    reading: Reading
    throttle: Throttle
    limiter: Limiter
    first_token: str | None
    """Who has it makes the first user; None once there is one."""

    @property
    def exported(self) -> Path:
        """The folder of the files for the command line."""
        return self.setup.data / "export"

    def changed(self) -> None:
        """Something was decided: the exported files follow within a second or two."""
        self.exporting.wake()

    def names_changed(self) -> None:
        """The glossary or a waiver changed: open articles are audited again."""
        self.events.tell("names")
        self.exporting.wake()
        self.auditing.wake()

    def export(self) -> None:
        """Write the files for the command line as of now."""
        with self.database.read() as connection:
            files = {
                names.FILE: names.latest(connection).data,
                "known.json": exports.export_baseline(connection),
                "mtcheck.toml": exports.settings(waivers.active(connection)),
            }
        exports.write_files(self.exported, files)

    def audited_with(self) -> tuple[str, Options]:
        """What articles are audited with now, and a text that changes with it."""
        from mtcheck.batch.item import GlossaryFile, Options

        with self.database.read() as connection:
            version = names.latest(connection)
            holding = waivers.active(connection)
        own = self.setup.options or Options()
        options = replace(
            own,
            glossaries=(*own.glossaries, GlossaryFile(names.FILE, version.data, lenient=True)),
            waivers=(*own.waivers, *holding),
        )
        return f"{version.tag} {holding!r}", options

    def known(self) -> bytes:
        """The baseline as it stands."""
        with self.database.read() as connection:
            return exports.export_baseline(connection)

    def close(self) -> None:
        """End what runs beside the requests."""
        self.events.closed = True
        self.auditing.stop()
        self.delivering.stop()
        self.exporting.stop()
        self.reading.stop()
        self.database.close()
        self.lock.release()


def open_desk(setup: Setup) -> Desk:
    """The desk, its audits running.

    Raises :class:`mtcheck.errors.OutputError` for a folder that cannot be written or is in use, and what
    :func:`mtcheck.server.database.open_database` raises.
    """
    try:
        setup.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise OutputError(f"cannot make the folder {setup.data}: {error.strerror or error}") from error
    lock = _lock(setup.data)
    database = open_database(setup.url)
    events = Events()
    with database.read() as connection:
        first = None if has_users(connection) else secrets.token_urlsafe(24)
    delivering = Delivering(database, setup.webhook_hosts)
    desk: Desk

    def options() -> tuple[str, Options]:
        return desk.audited_with()

    def known() -> bytes:
        return desk.known()

    def export() -> None:
        desk.export()

    auditing = Auditing(database, events, setup.machines, options, known, delivering)
    desk = Desk(
        setup, lock, database, events, auditing, Exporting(export), delivering, Reading(), Throttle(),
        Limiter(setup.a_minute, 300), first,
    )  # fmt: skip
    desk.auditing.start()
    desk.exporting.start()
    desk.delivering.start()
    return desk


def _lock(folder: Path) -> FileLock:
    """Two desks on one folder would audit everything twice."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise OutputError(
            f"{folder}: another mtcheck serve is running here; stop it, or use another --data folder"
        ) from error
    except OSError as error:
        raise OutputError(f"cannot write in {folder}: {error.strerror or error}") from error
    return lock


def age(since: datetime) -> str:
    """How long ago, in a word for people."""
    seconds = (datetime.now(UTC) - since).total_seconds()
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return "now"
