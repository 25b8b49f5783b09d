"""One decision on all similar issues of open articles: first their number, then the decision."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import zstandard
from sqlalchemy import select

from mtcheck.server.claims import holder
from mtcheck.server.consequences import follow
from mtcheck.server.decisions import Choice, decide, read_issues
from mtcheck.server.problems import Problem
from mtcheck.server.schema import articles, audits, now

if TYPE_CHECKING:
    from mtcheck.server.database import Database
    from mtcheck.server.people import Person

__all__ = ["Asked", "Done", "decide_all"]

_ARTICLES_PER_COMMIT: Final = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """The decision, and the check and text of its issues."""

    check: str
    text: str
    decision: str
    reason: str | None
    dry_run: bool


@dataclass(frozen=True, slots=True)
class Done:
    """For how many ``articles`` and ``issues`` it was made, and how many articles other people hold at present
    (``others``).
    """

    articles: int
    issues: int
    others: int


def decide_all(database: Database, asked: Asked, person: Person) -> Done:
    """Make the decision, fifty articles per transaction; an article that changes in the meantime is skipped.

    Articles that were free before are free afterwards.
    """
    found = list(_alike(database, asked))
    free = [one for one in found if one.holder is None or one.holder == person.name]
    others = len(found) - len(free)
    if asked.dry_run:
        return Done(len(free), sum(len(one.numbers) for one in free), others)
    done = issues = 0
    source = iter(free)
    while chunk := list(islice(source, _ARTICLES_PER_COMMIT)):
        for one in chunk:
            read_issues(database, one.audit)
        with database.write() as connection:
            for one in chunk:
                choices = [Choice(number, asked.decision, reason=asked.reason) for number in one.numbers]
                try:
                    decided = decide(connection, one.audit, choices, person, hold=False)
                except Problem:
                    others += 1
                    continue
                follow(connection, decided.rows, person)
                done += 1
                issues += len(decided.rows)
    return Done(done, issues, others)


@dataclass(frozen=True, slots=True)
class _Alike:
    audit: str
    holder: str | None
    numbers: tuple[int, ...]


def _alike(database: Database, asked: Asked) -> Iterator[_Alike]:
    """The open articles with such issues, and the issues' numbers."""
    last = ""
    needle = json.dumps(asked.text, ensure_ascii=False).encode("utf-8", "replace")
    unpack = zstandard.ZstdDecompressor()
    while True:
        with database.read() as connection:
            rows: Any = connection.execute(
                select(articles.c.id, articles.c.claimed_by, articles.c.claimed_until, audits.c.id.label("audit"),
                       audits.c.report)
                .join(audits, audits.c.id == articles.c.audit_id)
                .where(articles.c.state == "open", articles.c.id > last)
                .order_by(articles.c.id)
                .limit(200)
            ).all()  # fmt: skip
        for row in rows:
            data = unpack.decompress(row.report)
            if needle in data and (numbers := _numbers(json.loads(data), asked)):
                yield _Alike(row.audit, holder(row, now()), numbers)
        if not rows:
            return
        last = rows[-1].id


def _numbers(report: dict[str, Any], asked: Asked) -> tuple[int, ...]:
    return tuple(
        number
        for number, issue in enumerate(report["issues"], start=1)
        if issue["check"] == asked.check and issue["text"] == asked.text and issue["known"] is None
    )
