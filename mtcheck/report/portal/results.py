"""JSON reports as DuckDB views: one row per article, one per issue."""

from __future__ import annotations

import json
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from mtcheck.errors import InputError, UsageError, reason_of
from mtcheck.files import LONGEST_LINE, bounded_lines, load, read_bounded, refuse_endless
from mtcheck.report.json import SCHEMA
from mtcheck.report.portal.decisions import apply_decisions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from duckdb import DuckDBPyConnection

__all__ = ["Results", "open_results"]

_CONFIG: Final[dict[str, str | int | float | list[str]]] = {
    "memory_limit": "1500MB",
    "threads": 1,
    "preserve_insertion_order": False,
}
"""One thread, because each thread holds two thousand whole reports in memory."""

_CHUNK: Final = 64 * 1024 * 1024
"""Bytes of JSON that one query reads, so that memory stays small for any number of reports."""

_LINES: Final = frozenset({".jsonl", ".ndjson"})

# The parts of a report that the portal's views need; everything else is skipped while parsing.
_STRUCTURE: Final = json.dumps(
    {
        "schema": "VARCHAR",
        "article": {
            "id": "VARCHAR",
            "title": "VARCHAR",
            "source_lang": "VARCHAR",
            "target_lang": "VARCHAR",
            "published": "VARCHAR",
            "engine": "VARCHAR",
            "section": "VARCHAR",
        },
        "verdict": {"decision": "VARCHAR", "penalty": "DOUBLE"},
        "scores": [{"metric": "VARCHAR", "against": "VARCHAR", "value": "DOUBLE"}],
        "issues": [
            {
                "check": "VARCHAR",
                "category": "VARCHAR",
                "severity": "VARCHAR",
                "segment": "INTEGER",
                "text": "VARCHAR",
                "suggestions": ["VARCHAR"],
                "guess": "BOOLEAN",
                "known": "VARCHAR",
            }
        ],
        "provenance": {"inputs": {"translation": "VARCHAR"}, "started": "VARCHAR"},
    }
)

_DAY: Final = "CASE WHEN regexp_matches({0}, '^\\d{{4}}-\\d\\d-\\d\\d') THEN try_cast(left({0}, 10) AS DATE) END"
"""A day that Python's calendar also has: DuckDB also knows *infinity* and the year 290309."""

# A report may have been edited by hand: missing fields and those of the wrong type count as unknown or empty.
_VIEWS: Final = """
CREATE TABLE articles AS
SELECT
    row_number() OVER (ORDER BY report.article.id, file) AS number,
    coalesce(report.article.id, '') AS article, report.article.title AS title,
    report.article.source_lang AS source_lang, report.article.target_lang AS target_lang,
    coalesce({published}, {started}) AS day,
    report.article.engine AS engine, report.article.section AS section,
    CASE WHEN report.verdict.decision IN ('publish', 'fix', 'reject') THEN report.verdict.decision ELSE 'unknown' END
        AS decision,
    report.verdict.penalty AS penalty,
    list_filter(report.scores, lambda s: s.metric = 'chrF2' AND s.against = 'reference')[1].value AS chrf,
    coalesce(list_filter(report.issues, lambda i: i.check IS NOT NULL), []) AS found, 0 AS accepted, file
FROM results
QUALIFY row_number() OVER (
    PARTITION BY report.article.id, coalesce(report.provenance.inputs.translation, file)
    ORDER BY report.provenance.started DESC, file
) = 1;
CREATE VIEW issues AS
SELECT number, article, day, engine, section, issue.segment AS segment, issue.check AS "check",
    coalesce(issue.category, '') AS category, issue.severity AS severity, coalesce(issue.text, '') AS text,
    if(issue.guess, 'guess: ', '') || issue.suggestions[1] AS suggestion, issue.known AS known, file
FROM (SELECT * EXCLUDE (found, accepted), unnest(found) AS issue FROM articles);
""".format(  # noqa: S608 - SQL of ours
    published=_DAY.format("report.article.published"), started=_DAY.format("report.provenance.started")
)


@dataclass(frozen=True, slots=True)
class Results:
    """An open database with the table ``articles`` and the view ``issues``.

    ``skipped`` counts, by file, the documents that are not reports; ``repeated`` counts older reports on a text that
    was audited again, which are left out.

    ``connection`` is DuckDB's, in memory.
    """

    connection: DuckDBPyConnection
    skipped: Mapping[str, int]
    repeated: int


@contextmanager
def open_results(
    paths: Sequence[Path], streams: Mapping[str, Iterable[bytes]] | None = None, decisions: Sequence[Path] = ()
) -> Iterator[Results]:
    """Read reports from JSON files, JSON Lines (``.jsonl``, ``.ndjson``), folders of either, and ``-``: stdin.

    ``streams`` are further reports, one line of JSON each, by the name of their origin. Lines and files in folders that
    are not reports are left out. ``decisions`` are editors' decisions: files that an article's page exported, or
    folders of them.

    Raises :class:`mtcheck.errors.InputError` for a missing or wrong file and if there is no report at all, and
    :class:`mtcheck.errors.UsageError` if DuckDB is missing.

    ``paths`` may be files or folders.
    """
    try:
        import duckdb
    except ImportError as error:
        raise UsageError("reports on many articles need DuckDB: pip install duckdb") from error

    found = list(_files(paths))
    named = {str(path) for path in paths}
    connection = duckdb.connect(config=_CONFIG)
    try:
        _read_results(connection, found)
        for name, lines in (streams or {}).items():
            _stream(connection, name, (line.decode("utf-8", "replace") for line in lines))
        skipped = _take_out(connection, found)
        read = {row[0] for row in connection.execute("SELECT DISTINCT file FROM results").fetchall()}
        for name in skipped:
            if name in named and name not in read:
                raise InputError(f"{name} is not a report that mtcheck wrote ({SCHEMA})")
        count = _count(connection, "results")
        if not count:
            where = ", ".join([*map(str, paths), *(streams or {})])
            raise InputError(f"no report in {where}; create some with mtcheck audit --format json")
        connection.execute(_VIEWS)
        if decisions:
            apply_decisions(connection, decisions)
        yield Results(connection, skipped, count - _count(connection, "articles"))
    except (duckdb.Error, RuntimeError) as error:
        if (ours := _as_ours(error)) is not error:
            raise ours from error
        raise
    finally:
        connection.close()


def _as_ours(error: Exception) -> BaseException:
    """Our error for one of DuckDB's, which reports an interruption in two ways."""
    import duckdb

    if isinstance(error, duckdb.InterruptException) or str(error) == "Query interrupted":
        return KeyboardInterrupt()
    if isinstance(error, duckdb.Error):
        return InputError(f"DuckDB cannot read the reports: {str(error).splitlines()[0]}")
    return error


def _count(connection: DuckDBPyConnection, table: str) -> int:
    row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - a name of ours
    return int(row[0]) if row else 0


def _files(paths: Iterable[Path]) -> Iterator[tuple[str, int]]:
    """Every file with its size, in a fixed order."""
    for path in paths:
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders.sort()
                for name in sorted(names):
                    if Path(name).suffix.lower() in {".json", *_LINES}:
                        file = os.path.join(folder, name)  # noqa: PTH118 - a hundred thousand of them
                        try:
                            size = os.stat(file).st_size  # noqa: PTH116
                        except OSError:  # a dangling link, or a file deleted in the meantime
                            continue
                        yield file, size
        elif str(path) == "-":
            yield "-", 0
        elif path.is_file():
            yield str(path), path.stat().st_size
        else:
            raise InputError(f"no such file or folder: {path}")


def _read_results(connection: DuckDBPyConnection, files: list[tuple[str, int]]) -> None:
    """Fill the table ``results (file, report)``; anything that is not UTF-8 or not JSON gives a NULL report."""
    connection.execute(
        f"CREATE TABLE results AS SELECT '' AS file, json_transform('{{}}', '{_STRUCTURE}') AS report LIMIT 0"
    )
    single = [file for file in files if Path(file[0]).suffix.lower() not in _LINES and file[0] != "-"]
    for chunk in _chunks(single):
        texts = [_text(name) for name in chunk]
        _insert(connection, "SELECT unnest(?) AS filename, unnest(?) AS text", [chunk, texts])
    for name in (name for name, _ in files if Path(name).suffix.lower() in _LINES):
        _stream(connection, name, _lines(name))
    if ("-", 0) in files:
        _stream(connection, "-", _documents(_standard_input()))


def _text(name: str) -> str | None:
    """The text of a file. Python reads it: to DuckDB, a name with ``*``, ``[`` or ``key=value`` in it is a pattern."""
    try:
        return load(name).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _lines(name: str) -> Iterator[str]:
    """The lines of a file, without those that are longer than a report can be."""
    try:
        refuse_endless(name)
        with open(name, "rb") as stream:  # noqa: PTH123
            for line in bounded_lines(stream):
                if line and line.strip():
                    yield line.decode("utf-8", "replace")
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {reason_of(error)}") from error


def _stream(connection: DuckDBPyConnection, name: str, texts: Iterable[str]) -> None:
    for chunk in _chunks((text, len(text)) for text in texts):
        _insert(connection, "SELECT ? AS filename, unnest(?) AS text", [name, chunk])


def _standard_input() -> BinaryIO:
    if sys.stdin is None:
        raise InputError("standard input cannot be read: it is closed")
    return sys.stdin.buffer


def _documents(stream: BinaryIO) -> Iterator[str]:
    """The lines of JSON Lines; or the whole text, if its first line is not a document by itself."""
    try:
        first = stream.readline(LONGEST_LINE)
        try:
            json.loads(first)
            texts: Iterable[bytes | None] = chain((first,), bounded_lines(stream))
        except (ValueError, RecursionError):
            texts = (first + read_bounded(stream),)
        yield from (text.decode("utf-8", "replace") for text in texts if text and text.strip())
    except OSError as error:
        raise InputError(f"standard input cannot be read: {reason_of(error)}") from error


def _insert(connection: DuckDBPyConnection, texts: str, parameters: list[object]) -> None:
    connection.execute(
        f"INSERT INTO results SELECT filename, try(json_transform(text, '{_STRUCTURE}')) FROM ({texts})",  # noqa: S608
        parameters,
    )


def _take_out(connection: DuckDBPyConnection, files: list[tuple[str, int]]) -> dict[str, int]:
    """Leave only reports in ``results``; return how many other documents each file had, 1 for a file without any."""
    read = {row[0] for row in connection.execute("SELECT DISTINCT file FROM results").fetchall()}
    other = f"FROM results WHERE report.schema IS DISTINCT FROM '{SCHEMA}'"
    found = dict(connection.execute(f"SELECT file, count(*) {other} GROUP BY file").fetchall())
    connection.execute(f"DELETE {other}")
    return {name: found.get(name, 1) for name, _ in files if name in found or name not in read}


def _chunks(files: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    chunk: list[str] = []
    total = 0
    for name, size in files:
        if chunk and total + size > _CHUNK:
            yield chunk
            chunk, total = [], 0
        chunk.append(name)
        total += size
    if chunk:
        yield chunk
