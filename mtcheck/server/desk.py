"""A running desk: its database, its audit thread, and its start options."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import OutputError, reason_of
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
    """A desk's start options.

    ``translators`` are the only back ends that a request may name: one by path would read this machine's disk.
    ``hosts`` are the names that this desk answers to besides those of the machine itself, so that another site's name
    that points here gets no answer. ``webhook_hosts`` are the only hosts that messages are sent to. ``secure`` says
    that browsers use https. ``largest`` is in bytes. ``a_minute`` bounds requests by one client, ``largest`` a
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
    """The token with which the first user is created; None once there is one."""

    @property
    def exported(self) -> Path:
        """The folder of the files for the command line."""
        return self.setup.data / "export"

    def changed(self) -> None:
        """Note a decision: the exported files are updated within a second or two."""
        self.exporting.wake()

    def names_changed(self) -> None:
        """Note a change of the glossary or a waiver: open articles are audited again."""
        self.events.tell("names")
        self.exporting.wake()
        self.auditing.wake()

    def export(self) -> None:
        """Write the current files for the command line."""
        with self.database.read() as connection:
            files = {
                names.FILE: names.latest(connection).data,
                "known.json": exports.export_baseline(connection),
                "mtcheck.toml": exports.settings(waivers.active(connection)),
            }
        exports.write_files(self.exported, files)

    def audited_with(self) -> tuple[str, Options]:
        """The current options for audits, and a text that changes with them."""
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
        """The current baseline."""
        with self.database.read() as connection:
            return exports.export_baseline(connection)

    def close(self) -> None:
        """End the background threads."""
        self.events.closed = True
        self.auditing.stop()
        self.delivering.stop()
        self.exporting.stop()
        self.reading.stop()
        self.database.close()
        self.lock.release()


def open_desk(setup: Setup) -> Desk:
    """The desk, with its audits running.

    Raises :class:`mtcheck.errors.OutputError` for a folder that cannot be written or is in use, and what
    :func:`mtcheck.server.database.open_database` raises.
    """
    try:
        setup.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise OutputError(f"cannot make the folder {setup.data}: {reason_of(error)}") from error
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
    """Lock the folder: two desks on it would audit everything twice."""
    from filelock import FileLock, Timeout

    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise OutputError(
            f"{folder}: another mtcheck serve is running here; stop it, or use another --data folder"
        ) from error
    except OSError as error:
        raise OutputError(f"cannot write in {folder}: {reason_of(error)}") from error
    return lock


def age(since: datetime) -> str:
    """How long ago, in words for people."""
    seconds = (datetime.now(UTC) - since).total_seconds()
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return "now"
