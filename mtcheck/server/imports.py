"""Imports reports made elsewhere into the queue, fifty per transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import bindparam, insert, select, update

from mtcheck.errors import InputError, reason_of
from mtcheck.files import refuse_endless
from mtcheck.server.articles import new_id
from mtcheck.server.problems import Problem
from mtcheck.server.schema import articles, audits, now, revisions

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from mtcheck.server.database import Database
    from mtcheck.server.reports import Prepared

__all__ = ["REPORTS_PER_COMMIT", "chunks", "lines_of", "take", "take_all"]

REPORTS_PER_COMMIT: Final = 50


@dataclass(frozen=True, slots=True)
class _Row:
    """A report that is to be stored, with the ids that its article, revision and audit have or get."""

    report: Prepared
    article: str
    revision: str = field(default_factory=new_id)
    audit: str = field(default_factory=new_id)


def chunks(body: bytes) -> Iterator[dict[int, bytes]]:
    """The lines of a body with their numbers, from 1, this many at a time.

    Raises :class:`mtcheck.server.problems.Problem` for a body without a line.
    """
    lines = [(number, line) for number, line in enumerate(body.splitlines(), start=1) if line.strip()]
    if not lines:
        raise Problem(422, "the body is empty: send reports as JSON Lines, one mtcheck.report/v1 on each line")
    for start in range(0, len(lines), REPORTS_PER_COMMIT):
        yield dict(lines[start : start + REPORTS_PER_COMMIT])


def take(connection: Connection, reports: Sequence[Prepared], by: str) -> int:
    """Store reports; returns how many were new."""
    latest = {report.name: report for report in reports}
    known = _ids_by_name(connection, latest)
    new = [_Row(one, new_id()) for one in latest.values() if one.name not in known]
    changed = _with_new_texts(connection, [_Row(one, known[one.name]) for one in latest.values() if one.name in known])
    if not new and not changed:
        return 0
    if changed:
        _replace(connection, [row.article for row in changed])
    moment = now()
    if new:
        _add_articles(connection, new, moment)
    _add_audits(connection, (*new, *changed), by, moment)
    for row in changed:
        article = update(articles).where(articles.c.id == row.article)
        connection.execute(article.values(changed=moment, **row.report.values))
    return len(new) + len(changed)


def _ids_by_name(connection: Connection, names: Iterable[str]) -> dict[str, str]:
    """The articles that have these names, by name; they are locked."""
    query = select(articles.c.name, articles.c.id).where(articles.c.name.in_(names)).with_for_update()
    return {row.name: row.id for row in connection.execute(query)}


def _with_new_texts(connection: Connection, rows: Sequence[_Row]) -> list[_Row]:
    """Those of known articles whose texts are not a revision that the article has or had."""
    if not rows:
        return []
    query = select(revisions.c.article_id, revisions.c.digest)
    query = query.where(revisions.c.article_id.in_([row.article for row in rows]))
    kept = {(row.article_id, row.digest) for row in connection.execute(query)}
    return [row for row in rows if (row.article, row.report.digest) not in kept]


def _add_articles(connection: Connection, rows: Sequence[_Row], moment: datetime) -> None:
    told = {"received": moment, "changed": moment}
    connection.execute(
        insert(articles), [{"id": row.article, "name": row.report.name, **told, **row.report.values} for row in rows]
    )


def _add_audits(connection: Connection, rows: Sequence[_Row], by: str, moment: datetime) -> None:
    """Store revisions with their audits, which become the current ones of their articles."""
    connection.execute(
        insert(revisions),
        [{"id": row.revision, "article_id": row.article, "digest": row.report.digest, "texts": row.report.texts,
          "received": moment, "sent_by": by} for row in rows],
    )  # fmt: skip
    connection.execute(
        insert(audits),
        [{"id": row.audit, "article_id": row.article, "revision_id": row.revision, "state": "done", "priority": 0,
          "asked": moment, "finished": moment, "verdict": row.report.values["verdict"], "report": row.report.frame}
         for row in rows],
    )  # fmt: skip
    connection.execute(
        update(articles).where(articles.c.id == bindparam("article")).values(audit_id=bindparam("audit")),
        [{"article": row.article, "audit": row.audit} for row in rows],
    )


def _replace(connection: Connection, ids: Sequence[str]) -> None:
    """Drop the requested audits and the counts of these articles."""
    connection.execute(
        update(audits)
        .where(audits.c.article_id.in_(ids), audits.c.state.in_(("waiting", "running", "done")))
        .values(state="replaced")
    )


def take_all(database: Database, lines: Iterable[bytes], by: str) -> tuple[int, int]:
    """Import reports, this many per transaction; returns how many were new and how many known. For use in a separate
    process.

    Raises :class:`mtcheck.errors.InputError` for a line that is not a report; earlier ones are kept.
    """
    from mtcheck.server.reports import prepare_all

    taken = count = 0
    source = iter(lines)
    while chunk := list(islice(source, REPORTS_PER_COMMIT)):
        try:
            prepared = prepare_all(chunk)
        except Problem as problem:
            number = count + int(str(problem.more["index"])) + 1
            raise InputError(
                f"report {number:,}: {problem.sentence}; {count:,} earlier ones were imported"
            ) from problem
        with database.write() as connection:
            taken += take(connection, prepared, by)
        database.settle()
        count += len(chunk)
    return taken, count - taken


def lines_of(path: Path) -> Iterator[bytes]:
    """The reports of a batch's folder, or of a file of JSON Lines.

    Raises :class:`mtcheck.errors.InputError`.
    """
    from mtcheck.batch import open_results

    if path.is_dir():
        with open_results(path) as results:
            yield from results.reports()
        return
    try:
        refuse_endless(path)
        with path.open("rb") as stream:
            yield from (line for line in stream if line.strip())
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {reason_of(error)}") from error
