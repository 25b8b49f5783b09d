"""The consequences of decisions: waivers, and proposals for the glossary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from mtcheck.report.read import from_dict
from mtcheck.server import names, waivers
from mtcheck.server.audits import report_of
from mtcheck.server.decisions import DISMISSED, name_issues
from mtcheck.server.problems import Problem
from mtcheck.server.schema import articles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Connection

    from mtcheck.server.people import Person

__all__ = ["follow"]


def follow(connection: Connection, made: Iterable[Mapping[str, Any]], person: Person) -> None:
    """Apply the consequences of new decisions, in their transaction.

    Raises :class:`mtcheck.server.problems.Problem` for a waiver without a reason, and for an allowed spelling without a
    suggested name.
    """
    rows = list(made)
    waivers.follow(connection, rows, person)
    for row in rows:
        if row["decision"] == DISMISSED and row["scope"] == "allowed":
            _allow(connection, row, person)


def _allow(connection: Connection, row: Mapping[str, Any], person: Person) -> None:
    value = report_of(connection, row["audit_id"])
    key = row["fingerprint"], row["occurrence"]
    issue = next(one.issue for one in name_issues(from_dict(value or {})) if one.key == key)
    name = next(iter(issue.suggestions), "")
    if not name or not issue.text.strip():
        raise Problem(
            422,
            "the issue suggests no name that this could be a spelling of: dismiss it here, or propose the name",
        )
    title = connection.execute(select(articles.c.title).where(articles.c.id == row["article_id"])).scalar()
    why = row["reason"] or f"“{issue.text}” was called right in “{(title or '')[:120]}”"
    fields = {"name": name, "allowed": [issue.text]}
    names.propose(connection, fields, person, why=why, article=row["article_id"])
