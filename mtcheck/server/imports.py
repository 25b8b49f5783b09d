"""Imports reports made elsewhere into the queue, fifty per transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
    from sqlalchemy import Connection

    from mtcheck.server.database import Database
    from mtcheck.server.reports import Prepared

__all__ = ["REPORTS_PER_COMMIT", "chunks", "lines_of", "take", "take_all"]

REPORTS_PER_COMMIT: Final = 50


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
    found = connection.execute(
        select(articles.c.name, articles.c.id, articles.c.audit_id).where(articles.c.name.in_(latest)).with_for_update()
    )
    known = {row.name: row for row in found}
    have = select(revisions.c.article_id, revisions.c.digest)
    have = have.where(revisions.c.article_id.in_([row.id for row in known.values()]))
    kept = {(row.article_id, row.digest) for row in connection.execute(have)} if known else set()
    new = [one for one in latest.values() if one.name not in known]
    changed = [one for one in latest.values() if one.name in known and (known[one.name].id, one.digest) not in kept]
    ids = {one.name: new_id() for one in new} | {one.name: known[one.name].id for one in changed}
    if not ids:
        return 0
    if changed:
        _replace(connection, [ids[one.name] for one in changed])
    moment = now()
    rows = [(one, ids[one.name], new_id(), new_id()) for one in (*new, *changed)]
    if new:
        told = {"received": moment, "changed": moment}
        connection.execute(
            insert(articles), [{"id": ids[one.name], "name": one.name, **told, **one.values} for one in new]
        )
    connection.execute(
        insert(revisions),
        [{"id": revision, "article_id": article, "digest": one.digest, "texts": one.texts, "received": moment,
          "sent_by": by} for one, article, revision, _ in rows],
    )  # fmt: skip
    connection.execute(
        insert(audits),
        [{"id": audit, "article_id": article, "revision_id": revision, "state": "done", "priority": 0, "asked": moment,
          "finished": moment, "verdict": one.values["verdict"], "report": one.frame}
         for one, article, revision, audit in rows],
    )  # fmt: skip
    connection.execute(
        update(articles).where(articles.c.id == bindparam("article")).values(audit_id=bindparam("audit")),
        [{"article": article, "audit": audit} for _, article, _, audit in rows],
    )
    for one in changed:
        connection.execute(update(articles).where(articles.c.id == ids[one.name]).values(changed=moment, **one.values))
    return len(rows)


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
