"""The portal's tables: SQL over the results, and writing them as CSV and Parquet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import OutputError
from mtcheck.files import put_in_place, writable

if TYPE_CHECKING:
    from mtcheck.report.portal.results import Results

__all__ = ["TABLES", "TOTAL", "write_tables"]

_FORMULA: Final = "=+\\-@\\t\\r\\n＝＋－＠"
"""Characters that make a spreadsheet read a cell as a formula, also in their East Asian form."""

_DAYS: Final = "FROM articles WHERE day IS NOT NULL"


def _grouped_query(name: str, value: str, source: str, order: str) -> str:
    """Articles counted by verdict, with means, for each ``value``, which is called ``name``."""
    return f"""
        SELECT {value} AS {name}, count(*) AS articles,
            count(*) FILTER (decision = 'publish') AS publish, count(*) FILTER (decision = 'fix') AS fix,
            count(*) FILTER (decision = 'reject') AS reject, count(*) FILTER (decision = 'unknown') AS "unknown",
            round(avg(penalty), 2) AS penalty, round(avg(chrf), 2) AS chrf,
            round(avg(len(list_filter(found, lambda i: i.known IS NULL))), 2) AS issues,
            round(avg(len(list_filter(found, lambda i: i.known IS NOT NULL))), 2) AS known,
            round(avg(accepted), 2) AS accepted
        {source} GROUP BY 1 ORDER BY {order}
    """


TABLES: Final = {
    "articles": """
        SELECT article, title, day, source_lang, target_lang, engine, section, decision, penalty, chrf,
            len(list_filter(found, lambda i: i.known IS NULL AND i.severity = 'critical')) AS critical,
            len(list_filter(found, lambda i: i.known IS NULL AND i.severity = 'major')) AS major,
            len(list_filter(found, lambda i: i.known IS NULL AND i.severity = 'minor')) AS minor,
            len(list_filter(found, lambda i: i.known IS NOT NULL)) AS known, accepted, file
        FROM articles ORDER BY penalty DESC NULLS LAST, number
    """,
    "issues": """
        SELECT article, day, engine, section, segment, "check", category, severity, text, suggestion, known, file
        FROM issues ORDER BY number, segment, "check", text
    """,
    "names": """
        WITH names AS (
            SELECT text AS wrong, suggestion AS "right", count(DISTINCT number) AS articles, count(*) AS issues,
                min(day) AS first_day, max(day) AS last_day, min(article) AS example
            FROM issues
            WHERE known IS NULL AND ("check" LIKE 'name-%' OR category LIKE 'Terminology/%')
                AND "check" NOT IN ('name-inconsistent', 'name-missing')
            GROUP BY text, suggestion
        )
        SELECT * FROM names AS one
        WHERE NOT EXISTS (
            SELECT 1 FROM names AS other
            WHERE other."right" = one.wrong AND other.wrong = one."right" AND other.issues > one.issues
        )
        ORDER BY articles DESC, issues DESC, wrong, "right"
    """,
    "checks": """
        SELECT "check", min(category) AS category, count(*) AS issues, count(DISTINCT number) AS articles,
            count(*) FILTER (severity = 'critical') AS critical, count(*) FILTER (severity = 'major') AS major,
            count(*) FILTER (severity = 'minor') AS minor
        FROM issues WHERE known IS NULL GROUP BY "check" ORDER BY issues DESC, "check"
    """,
    "weeks": _grouped_query("week", "date_trunc('week', day)::DATE", _DAYS, "1"),
    "months": _grouped_query("month", "date_trunc('month', day)::DATE", _DAYS, "1"),
    "engines": _grouped_query("engine", "engine", "FROM articles WHERE engine IS NOT NULL", "penalty DESC, 1"),
    "sections": _grouped_query("section", "section", "FROM articles WHERE section IS NOT NULL", "penalty DESC, 1"),
}
"""Each table's SQL over the table ``articles`` and the view ``issues``; known issues are not counted.

``names`` leaves out spellings that are only inconsistent within an article, missing names and, of two spellings that
are each reported for the other, the one that is reported less often.
"""

TOTAL: Final = _grouped_query("portal", "'all'", "FROM articles", "1")


def write_tables(results: Results, folder: Path) -> list[Path]:
    """Write every table into ``folder``, as CSV and as Parquet, each file complete or not at all; return the files.

    In the CSV, a text that a spreadsheet would run as a formula begins with ``'``. Raises
    :class:`mtcheck.errors.OutputError`.
    """
    import duckdb

    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, query in TABLES.items():
            for suffix, select in (("csv", _guarded_query(results, query)), ("parquet", query)):
                target = folder / f"{name}.{suffix}"
                partial = writable(target)
                try:
                    form = "FORMAT csv, HEADER" if suffix == "csv" else "FORMAT parquet"
                    results.connection.execute(f"COPY ({select}) TO '{_quote_path(partial)}' ({form})")
                    put_in_place(partial, target)
                finally:
                    partial.unlink(missing_ok=True)
                written.append(target)
    except duckdb.InterruptException:
        raise
    except (OSError, duckdb.Error) as error:
        raise OutputError(f"cannot write the tables to {folder}: {str(error).splitlines()[0]}") from error
    return written


def _guarded_query(results: Results, query: str) -> str:
    """The query with an apostrophe before every text that begins like a formula (OWASP, "CSV Injection")."""
    columns = results.connection.execute(f"DESCRIBE {query}").fetchall()
    guard = """CASE WHEN regexp_matches("{0}", '^[{1}]') THEN '''' || "{0}" ELSE "{0}" END AS "{0}" """
    chosen = [(guard if kind == "VARCHAR" else '"{0}"').format(name, _FORMULA) for name, kind, *_ in columns]
    return f"SELECT {', '.join(chosen)} FROM ({query})"  # noqa: S608 - names and SQL of ours


def _quote_path(path: Path) -> str:
    return str(path).replace("'", "''")
