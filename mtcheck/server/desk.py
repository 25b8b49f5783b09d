"""One running desk: its database, its thread of audits, and what it was told when it was started."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from mtcheck.batch.item import Options
from mtcheck.server import exports
from mtcheck.server.auditing import Auditing
from mtcheck.server.database import Database, open_database
from mtcheck.server.events import Events
from mtcheck.server.exporting import Exporting
from mtcheck.server.machines import Machines
from mtcheck.server.security import Limiter, Throttle, has_users

__all__ = ["Desk", "Setup", "open_desk"]


@dataclass(frozen=True, slots=True)
class Setup:
    """What a desk is started with.

    ``translators`` are the back ends that a request may name, and no other: one by path would read this machine's disk.
    ``hosts`` are the names that this desk answers to, beside those of the machine itself: a page elsewhere that has its
    own name point here gets no answer. ``secure`` says that browsers reach it by https. ``largest`` is in bytes.
    """

    data: Path
    database: str | None = None
    options: Options = field(default_factory=Options)
    translators: tuple[str, ...] = ()
    machines: Machines = field(default_factory=Machines)
    hosts: frozenset[str] = frozenset()
    secure: bool = False
    largest: int = 10 * 2**20
    a_minute: int = 1200


@dataclass(slots=True)
class Desk:
    """Everything that requests share."""

    setup: Setup
    database: Database
    events: Events
    auditing: Auditing
    exporting: Exporting
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

    def export(self) -> None:
        """Write the files for the command line as things stand now."""
        with self.database.read() as connection:
            files = {
                "names.csv": exports.NAMES,
                "known.json": exports.known(connection),
                "mtcheck.toml": exports.settings(()),
            }
        exports.write_files(self.exported, files)

    def close(self) -> None:
        """End what runs beside the requests."""
        self.events.closed = True
        self.auditing.stop()
        self.exporting.stop()
        self.database.close()


def open_desk(setup: Setup) -> Desk:
    """The desk, its audits running. Raises :class:`mtcheck.errors.MtcheckError`."""
    from mtcheck.errors import OutputError

    try:
        setup.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise OutputError(f"cannot make the folder {setup.data}: {error.strerror or error}") from error
    database = open_database(setup.database or f"sqlite:///{setup.data / 'desk.sqlite3'}")
    events = Events()
    auditing = Auditing(database, events, setup.machines, lambda: ("1", setup.options))
    with database.read() as connection:
        first = None if has_users(connection) else secrets.token_urlsafe(24)
    exporting = Exporting()
    desk = Desk(setup, database, events, auditing, exporting, Throttle(), Limiter(setup.a_minute, 300), first)
    auditing.start()
    exporting.start(desk.export)
    return desk


def age(since: datetime) -> str:
    """How long ago, in a word for people."""
    seconds = (datetime.now(UTC) - since).total_seconds()
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{int(seconds // size)} {unit}"
    return "now"
