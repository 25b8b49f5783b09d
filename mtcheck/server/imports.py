"""Reports that were made elsewhere: taken into the queue, fifty in a transaction."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, update

from mtcheck.batch.worker import Outcome
from mtcheck.errors import InputError
from mtcheck.report.read import from_dict
from mtcheck.server.articles import compressed, new_id, settle
from mtcheck.server.problems import Problem, all_storable
from mtcheck.server.schema import articles, audits, now, revisions

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from mtcheck.server.database import Database

__all__ = ["TOGETHER", "chunks", "lines_of", "take", "take_all"]

TOGETHER: Final = 50


def chunks(body: bytes) -> Iterator[tuple[bytes, ...]]:
    """The lines of a body, so many at a time.

    Raises :class:`mtcheck.server.problems.Problem` for a body without a line.
    """
    lines = [line for line in body.splitlines() if line.strip()]
    if not lines:
        raise Problem(422, "send reports as JSON Lines: one mtcheck.report/v1 on each line")
    for start in range(0, len(lines), TOGETHER):
        yield tuple(lines[start : start + TOGETHER])


def take(connection: Connection, line: bytes, by: str) -> bool:
    """Take one report in; False for one that the article has already.

    Raises :class:`mtcheck.server.problems.Problem` for what is no report.
    """
    value = _report(line)
    packed = json.dumps({"report": value}, ensure_ascii=False).encode("utf-8", "replace")
    digest = hashlib.sha256(packed).hexdigest()
    told = value["article"]
    name, moment = str(told["id"])[:400] or "article", now()
    row = connection.execute(select(articles).where(articles.c.name == name).with_for_update()).first()
    if row is not None:
        same = select(revisions.c.id).where(revisions.c.article_id == row.id, revisions.c.digest == digest)
        if connection.execute(same.limit(1)).first() is not None:
            return False
        article = row.id
        waiting = update(audits).where(audits.c.article_id == article, audits.c.state.in_(("waiting", "running")))
        connection.execute(waiting.values(state="replaced", finished=moment))
    else:
        article = new_id()
        connection.execute(
            insert(articles).values(
                id=article, name=name, state="waiting", rank=9, issues=0, received=moment, changed=moment
            )
        )
    revision, audit = new_id(), new_id()
    connection.execute(
        insert(revisions).values(
            id=revision, article_id=article, digest=digest, texts=compressed(packed), received=moment, sent_by=by
        )
    )
    report = json.dumps(value, ensure_ascii=False).encode() + b"\n"
    outcome = Outcome(compressed(report), str(value["verdict"]["decision"]))
    connection.execute(
        insert(audits).values(
            id=audit, article_id=article, revision_id=revision, state="done", priority=0, asked=moment, finished=moment,
            verdict=outcome.verdict, report=outcome.frame,
        )
    )  # fmt: skip
    settle(connection, article, audit, outcome.verdict, value)
    return True


def take_all(database: Database, lines: Iterable[bytes], by: str) -> tuple[int, int]:
    """Take reports in, so many in a transaction: how many were new, and how many known.

    Raises :class:`mtcheck.errors.InputError` for a line that is no report; what came before it stays.
    """
    taken = known = 0
    source = iter(lines)
    while chunk := list(islice(source, TOGETHER)):
        with database.write() as connection:
            try:
                made = [take(connection, line, by) for line in chunk]
            except Problem as problem:
                raise InputError(f"after {taken + known:,} reports: {problem.sentence}") from problem
        taken, known = taken + sum(made), known + len(made) - sum(made)
    return taken, known


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
        with path.open("rb") as stream:
            yield from (line for line in stream if line.strip())
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _report(line: bytes) -> dict[str, Any]:
    try:
        value = all_storable(json.loads(line))
        if not isinstance(value, dict):
            raise Problem(422, "a line is not a report of mtcheck: not a JSON object")
        from_dict(value)
    except (ValueError, RecursionError) as error:
        raise Problem(422, f"a line is no JSON: {error}") from error
    except InputError as error:
        raise Problem(422, str(error)) from error
    loaded: dict[str, Any] = value
    return loaded
