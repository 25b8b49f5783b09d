"""Users: created, changed and deactivated by an admin. They are never deleted, because the history names them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from mtcheck.server.people import Person, Role
from mtcheck.server.problems import Problem
from mtcheck.server.schema import users
from mtcheck.server.security import add_user, check_password, end_sessions, hash_password

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

__all__ = ["change", "list_accounts"]


def list_accounts(connection: Connection) -> list[Row[Any]]:
    """All users, by name."""
    return list(connection.execute(select(users).order_by(users.c.name)))


def change(connection: Connection, form: Mapping[str, str], person: Person) -> str:
    """Create or change a user from a form; returns what was done, for the journal.

    Raises :class:`mtcheck.server.problems.Problem` for an impossible change.
    """
    name = form.get("name", "").strip()
    do = form.get("do", "add")
    if do == "add":
        add_user(connection, name, form.get("password", ""), _role(form))
        return f"{name} added as {form.get('role')}"
    row = connection.execute(select(users).where(users.c.name == name)).first()
    if row is None:
        raise Problem(404, f"unknown user {name!r}: the People page lists everyone")
    values = _values(connection, do, form, row, person)
    connection.execute(update(users).where(users.c.id == row.id).values(**values))
    if do != "role":
        end_sessions(connection, user=row.id)
    return f"{name}: {do} {values.get('role', '')}".rstrip()


def _values(
    connection: Connection, do: str, form: Mapping[str, str], row: Row[Any], person: Person
) -> dict[str, object]:
    match do:
        case "role":
            role = _role(form)
            if role is not Role.ADMIN:
                _keep_an_admin(connection, row)
            return {"role": role.value}
        case "shut-out":
            if row.name == person.name:
                raise Problem(409, "you cannot deactivate yourself: have another admin do it")
            _keep_an_admin(connection, row)
            return {"active": False}
        case "let-in":
            return {"active": True}
        case "password":
            check_password(form.get("password", ""))
            return {"password": hash_password(form.get("password", ""))}
    raise Problem(422, f"do: {do[:40]!r} is not an action; use add, role, password, shut-out or let-in")


def _keep_an_admin(connection: Connection, row: Row[Any]) -> None:
    others = select(func.count()).select_from(users)
    others = others.where(users.c.role == Role.ADMIN.value, users.c.active, users.c.id != row.id)
    if row.role == Role.ADMIN.value and not connection.execute(others).scalar():
        raise Problem(409, f"{row.name} is the only admin: make another user an admin first")


def _role(form: Mapping[str, str]) -> Role:
    try:
        return Role(form.get("role", ""))
    except ValueError as error:
        raise Problem(422, f"role: {form.get('role', '')[:20]!r} is not one of {', '.join(Role)}") from error
