"""Waivers for what is right everywhere: an issue that is not shown again for 180 days, with a reason."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, insert, select, update

from mtcheck.server.database import new_key
from mtcheck.server.decisions import DISMISSED, all_current
from mtcheck.server.problems import Problem
from mtcheck.server.rechecks import ask_again, words_of
from mtcheck.server.schema import decisions, now, waivers
from mtcheck.settings import Waiver

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, Row

    from mtcheck.server.people import Person

__all__ = ["DAYS", "active", "add", "follow", "list_waivers", "settle"]

DAYS: Final = 180
"""How many days a waiver is valid."""

_FEWEST_DISMISSALS: Final = 3
_FEWEST_PEOPLE: Final = 2
"""How many similar dismissals, by how many people, propose a waiver."""


def active(connection: Connection) -> list[Waiver]:
    """The waivers that are valid today."""
    today = datetime.now(UTC).date().isoformat()
    rows = connection.execute(
        select(waivers).where(waivers.c.state == "active", waivers.c.until >= today).order_by(waivers.c.id)
    )
    found: dict[tuple[str, str], Waiver] = {}
    for row in rows:
        found[row.check_name, row.text] = Waiver(row.check_name, row.text, row.reason, date.fromisoformat(row.until))
    return list(found.values())


def load() -> None:
    """Load the checks, whose names a waiver needs."""
    import mtcheck.checks  # noqa: F401 - for later


def check_name(name: str) -> None:
    """Raises :class:`mtcheck.server.problems.Problem` for an unknown check. The first time, it takes a second."""
    from mtcheck.checks import CHECKS

    if name not in {one.name for one in CHECKS}:
        raise Problem(422, f"check: {name[:60]!r} is not a check; a report lists all checks")


def add(
    connection: Connection, check: str, text: str, reason: str, person: Person, *, state: str = "active",
    decision: int | None = None,
) -> int:  # fmt: skip
    """Add a waiver; returns its number, or that of an equal one, whose reason is updated if it is the person's own.

    Raises :class:`mtcheck.server.problems.Problem` for one without a reason or a text.
    """
    reason, text = reason.strip(), text.strip()
    if not reason:
        raise Problem(422, "a waiver needs a reason: say why the text is right everywhere")
    if not text:
        raise Problem(422, "a waiver needs a text: without one it would disable the whole check")
    known = connection.execute(
        select(waivers.c.id, waivers.c.by).where(
            waivers.c.check_name == check, waivers.c.text == text, waivers.c.state.in_({state, "active"}),
            waivers.c.until >= datetime.now(UTC).date().isoformat(),
        )
    ).first()  # fmt: skip
    if known is not None:
        if known.by == person.name:  # the page saves while a reason is being typed: the last version counts
            connection.execute(update(waivers).where(waivers.c.id == known.id).values(reason=reason[:500]))
        return int(known.id)
    until = datetime.now(UTC).date() + timedelta(days=DAYS)
    row = connection.execute(
        insert(waivers).values(
            check_name=check, text=text, reason=reason[:500], until=until.isoformat(), state=state, by=person.name,
            at=now(), decision_id=decision,
        )
    )  # fmt: skip
    if state == "active":
        ask_again(connection, f"{text} is right everywhere", words_of(text))
    return new_key(row)


def settle(connection: Connection, number: int, state: str, person: Person, reason: str | None = None) -> None:
    """Approve (``active``), decline or revoke a waiver.

    Raises :class:`mtcheck.server.problems.Problem` for a missing one, or one in the wrong state.
    """
    row = connection.execute(select(waivers).where(waivers.c.id == number).with_for_update()).first()
    if row is None:
        raise Problem(404, f"unknown waiver {number}: the Waivers page and GET /api/v1/waivers list them")
    fitting = {"active": {"proposed"}, "declined": {"proposed"}, "revoked": {"active"}}[state]
    if row.state not in fitting:
        raise Problem(
            409,
            f"this waiver is {row.state}: you can approve or decline a proposed waiver, and revoke an active one",
        )
    if state == "active":
        check_name(row.check_name)
    values: dict[str, Any] = {"state": state, "settled_by": person.name, "settled_at": now()}
    if state == "active":
        values["until"] = (datetime.now(UTC).date() + timedelta(days=DAYS)).isoformat()
        values["reason"] = (reason or row.reason)[:500]
    connection.execute(update(waivers).where(waivers.c.id == number).values(**values))
    if state != "declined":
        told = "is right everywhere" if state == "active" else "is no longer right everywhere"
        ask_again(connection, f"{row.text} {told}", words_of(row.text))


def follow(connection: Connection, made: Iterable[Mapping[str, Any]], person: Person) -> None:
    """The waivers that follow from new decisions: explicit ones, and those proposed by many dismissals."""
    rows = list(made)
    for row in rows:
        if row["decision"] == DISMISSED and row["scope"] == "everywhere":
            check_name(row["check_name"])
            add(connection, row["check_name"], row["words"], row["reason"] or "", person)
    here = {
        (row["check_name"], row["text"])
        for row in rows
        if row["decision"] == DISMISSED and row["scope"] == "here" and _may_propose(connection, row)
    }
    if here:
        _propose(connection, here, person)


def _may_propose(connection: Connection, row: Mapping[str, Any]) -> bool:
    """Whether enough people have decided on this and it is not settled yet; only then is the rest read."""
    if not row["text"].strip() or _has_waiver(connection, row["check_name"], row["text"], row["words"]):
        return False
    people = select(func.count(decisions.c.by.distinct()))
    people = people.where(decisions.c.check_name == row["check_name"], decisions.c.text == row["text"])
    return (connection.execute(people).scalar() or 0) >= _FEWEST_PEOPLE


def _propose(connection: Connection, dismissed: set[tuple[str, str]], person: Person) -> None:
    for (check, text), found in _alike(connection, dismissed).items():
        people = sorted({row.by for row in found})
        if len(found) < _FEWEST_DISMISSALS or len(people) < _FEWEST_PEOPLE or not text.strip():
            continue
        words = max((row.words or row.text for row in found), key=len)
        if not _has_waiver(connection, check, text, words):
            add(connection, check, words, _reason_of(found, people), person, state="proposed")


def _alike(connection: Connection, dismissed: set[tuple[str, str]]) -> dict[tuple[str, str], list[Row[Any]]]:
    """All dismissals of these checks and texts, in any article."""
    alike: defaultdict[tuple[str, str], list[Row[Any]]] = defaultdict(list)
    for row in all_current(connection, texts={text for _, text in dismissed}):
        if row.decision == DISMISSED and row.scope == "here" and (row.check_name, row.text) in dismissed:
            alike[row.check_name, row.text].append(row)
    return alike


def _has_waiver(connection: Connection, check: str, *texts: str) -> bool:
    """Whether there is a waiver for one of the texts, in any state."""
    known = select(waivers.c.id).where(waivers.c.check_name == check, waivers.c.text.in_(texts))
    return connection.execute(known.limit(1)).first() is not None


def _reason_of(dismissals: Sequence[Row[Any]], people: Sequence[str]) -> str:
    """The reason of a waiver that dismissals propose: how many, by whom and why."""
    reasons = "; ".join(dict.fromkeys(row.reason for row in dismissals if row.reason))
    return f"dismissed {len(dismissals)} times by {', '.join(people)}{f': {reasons}' if reasons else ''}"


def waiver(connection: Connection, number: int) -> Row[Any]:
    """A waiver's row, which must exist."""
    return connection.execute(select(waivers).where(waivers.c.id == number)).one()


def list_waivers(connection: Connection, most: int = 500) -> list[Row[Any]]:
    """All waivers: proposed ones first, then the latest."""
    order = (waivers.c.state != "proposed", waivers.c.id.desc())
    return list(connection.execute(select(waivers).order_by(*order).limit(most)))
