"""Audits run in the batch engine's worker processes, never in a request: one thread submits them and collects the
results.

The processes start when there is something to audit and end after a while without work, so that an idle desk costs no
memory. They start again when the glossary changes.
"""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError

from mtcheck.errors import MtcheckError
from mtcheck.server.audits import finish_audit, item_of, waiting_audits
from mtcheck.server.beside import Beside, Rest
from mtcheck.server.decisions import recount, remember
from mtcheck.server.frames import load_frame
from mtcheck.server.rechecks import go_on
from mtcheck.server.schema import audits
from mtcheck.server.webhooks import tell_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtcheck.batch.item import Options
    from mtcheck.batch.local import Answer, LocalEngine
    from mtcheck.server.database import Database
    from mtcheck.server.delivering import Delivering
    from mtcheck.server.events import Events
    from mtcheck.server.machines import Machines

__all__ = ["Auditing", "place_in_line"]

_LOG: Final = logging.getLogger("mtcheck.server")
_SECONDS_BETWEEN_LOOKS: Final = 1.0
"""Seconds after which the queue is read without a wake-up (after an import, or by another process)."""
_NICER: Final = 5
"""Audits yield the processors to requests."""
_AUDITS_PER_COMMIT: Final = 50
"""How many audits are stored in one transaction."""


@dataclass(slots=True)
class _Engine:
    engine: LocalEngine
    tickets: dict[int, str]
    used: float


class Auditing:
    """The thread. ``options`` returns the options for audits, and ``version`` changes with them."""

    def __init__(
        self,
        database: Database,
        events: Events,
        machines: Machines,
        options: Callable[[], tuple[str, Options]],
        known: Callable[[], bytes],
        delivering: Delivering,
    ) -> None:
        self._database = database
        self._events = events
        self._machines = machines
        self._options = options
        self._known = known
        self._delivering = delivering
        self._engines: dict[str | None, _Engine] = {}
        self._version = ""
        self._thread = Beside("auditing", self._round)
        self.wake = self._thread.wake
        self.trouble: str | None = None
        """Why nothing can be audited at present."""

    def start(self) -> None:
        """Resume the work that an earlier run left, and start."""
        with self._database.write() as connection:
            connection.execute(update(audits).where(audits.c.state == "running").values(state="waiting"))
        self._thread.start()

    def stop(self) -> None:
        """End the processes; their articles are audited again when the desk next starts."""
        self._thread.stop()
        self._end_all()

    def _round(self) -> Rest:
        try:
            rest = self._step()
        except DBAPIError:
            return Rest(_SECONDS_BETWEEN_LOOKS)  # whether or not it recovers, nothing is lost: nothing was committed
        except Exception as error:  # noqa: BLE001 - a dead thread would leave the queue standing in silence
            if not isinstance(error, MtcheckError):
                _LOG.exception("unexpected error in the audit thread")
            self.trouble = str(error) or type(error).__name__
            self._start_again()
            return Rest(most=10 * _SECONDS_BETWEEN_LOOKS)
        self.trouble = None
        return rest

    def _step(self) -> Rest:
        running = [audit for one in self._engines.values() for audit in one.tickets.values()]
        handed = self._hand_out(running)
        answered = [(one, answer) for one in list(self._engines.values()) for answer in self._poll(one)]
        self._keep(answered)
        self._rest()
        busy = handed or any(one.tickets for one in self._engines.values()) or go_on(self._database)
        return Rest() if busy else Rest(most=_SECONDS_BETWEEN_LOOKS)

    def _poll(self, one: _Engine) -> list[Answer]:
        if not one.tickets:
            return []
        one.used = monotonic()
        return list(one.engine.poll())

    def _hand_out(self, running: list[str]) -> int:
        room = 4 * self._machines.workers - len(running)
        if room <= 0:
            return 0
        with self._database.read() as connection:
            found = waiting_audits(connection, room, running)
        if not found:
            return 0
        self._renew()
        known = self._known()
        for row in found:
            one = self._engine(row.translator)
            one.tickets[one.engine.submit(item_of(row.name, row.texts, known))] = row.id
        with self._database.write() as connection:
            ids = [row.id for row in found]
            connection.execute(
                update(audits).where(audits.c.id.in_(ids), audits.c.state == "waiting").values(state="running")
            )
        for row in found:
            self._events.tell("audit", article=row.article_id, audit=row.id, state="running")
        return len(found)

    def _keep(self, answered: list[tuple[_Engine, Answer]]) -> None:
        for start in range(0, len(answered), _AUDITS_PER_COMMIT):
            told = []
            reports = [self._read(one, answer) for one, answer in answered[start : start + _AUDITS_PER_COMMIT]]
            with self._database.write() as connection:
                for (one, answer), report in zip(answered[start : start + _AUDITS_PER_COMMIT], reports, strict=True):
                    audit = one.tickets.get(answer.ticket)
                    if audit is None:
                        continue
                    article = finish_audit(connection, audit, answer.outcome, report)
                    if article is not None:
                        state = "done" if answer.outcome.frame else "failed"
                        recount(connection, article)
                        tell_all(connection, f"audit.{state}", article, audit)
                        told.append((article, audit, state))
            for one, answer in answered[start : start + _AUDITS_PER_COMMIT]:
                one.tickets.pop(answer.ticket, None)
            for article, audit, state in told:
                self._events.tell("audit", article=article, audit=audit, state=state)
            if told:
                self._delivering.wake()

    @staticmethod
    def _read(one: _Engine, answer: Answer) -> dict[str, Any] | None:
        """The report of an answer; read before the transaction that stores it, which blocks other writers."""
        audit, frame = one.tickets.get(answer.ticket), answer.outcome.frame
        if audit is None or frame is None:
            return None
        report = load_frame(frame)
        remember(audit, report)
        return report

    def _renew(self) -> None:
        """End processes with an older glossary; their articles are submitted again."""
        version, _ = self._options()
        if version == self._version:
            return
        running = [audit for one in self._engines.values() for audit in one.tickets.values()]
        self._end_all()
        if running:
            with self._database.write() as connection:
                again = update(audits).where(audits.c.id.in_(running), audits.c.state == "running")
                connection.execute(again.values(state="waiting"))
        self._version = version

    def _engine(self, translator: str | None) -> _Engine:
        if translator not in self._engines:
            from mtcheck.batch.local import LocalEngine, default_memory

            _, options = self._options()
            workers = 1 if translator else self._machines.workers
            engine = LocalEngine(
                replace(options, translator=translator), workers=workers, timeout=self._machines.timeout,
                memory=default_memory(workers), nicer=_NICER,
            )  # fmt: skip
            self._engines[translator] = _Engine(engine, {}, monotonic())
        return self._engines[translator]

    def _start_again(self) -> None:
        """End all processes and submit their articles again."""
        with suppress(DBAPIError):
            self._end_all()
            with self._database.write() as connection:
                connection.execute(update(audits).where(audits.c.state == "running").values(state="waiting"))

    def _rest(self) -> None:
        """End processes after a while without work."""
        for name, one in list(self._engines.items()):
            if not one.tickets and monotonic() - one.used > self._machines.idle:
                one.engine.stop()
                del self._engines[name]

    def _end_all(self) -> None:
        for one in self._engines.values():
            one.engine.stop()
        self._engines = {}


def place_in_line(database: Database, audit: str) -> int:
    """How many audits are before this one; 0 for a running one."""
    with database.read() as connection:
        row = connection.execute(select(audits.c.state, audits.c.priority, audits.c.asked).where(audits.c.id == audit))
        found = row.first()
        if found is None or found.state != "waiting":
            return 0
        before = (audits.c.priority < found.priority) | (
            (audits.c.priority == found.priority) & (audits.c.asked < found.asked)
        )
        rows = connection.execute(select(audits.c.id).where(audits.c.state == "waiting", before))
        return 1 + len(rows.all())
