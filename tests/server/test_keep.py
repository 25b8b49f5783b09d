"""Nothing is lost: killed in the middle, upgraded from the first tables, backed up while running."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from mtcheck.errors import InputError, OutputError, UsageError
from mtcheck.server import security
from mtcheck.server.database import HEAD, Database, _engine, open_database, upgrade
from mtcheck.server.decisions import all_current
from mtcheck.server.desk import Setup, open_desk
from mtcheck.server.imports import take_all
from mtcheck.server.keep import back_up
from mtcheck.server.people import Role
from mtcheck.server.schema import METADATA
from tests.conftest import ROOT
from tests.report.reports import demo
from tests.server.conftest import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = 50


def reports(count: int) -> Iterator[bytes]:
    value: dict[str, Any] = demo().to_dict()
    for number in range(count):
        yield json.dumps(value | {"article": value["article"] | {"id": f"k-{number}"}}).encode()


@pytest.fixture
def start_process(tmp_path: Path) -> Iterator[Callable[[Path], tuple[int, int]]]:
    """Starts a desk in a separate process: its number and port."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.server.zygote"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as zygote:  # fmt: skip

        def start(folder: Path) -> tuple[int, int]:
            assert zygote.stdin is not None
            assert zygote.stdout is not None
            zygote.stdin.write(f"{folder}\n")
            zygote.stdin.flush()
            process, port = zygote.stdout.readline().split()
            return int(process), int(port)

        yield start


def test_a_desk_that_is_killed_in_the_middle_of_decisions_loses_none_that_it_acknowledged(
    tmp_path: Path, start_process: Callable[[Path], tuple[int, int]]
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    database = open_database(f"sqlite:///{folder / 'desk.sqlite3'}")
    take_all(database, reports(4), "test")
    with database.write() as connection:
        user = security.add_user(connection, "ana", "correct horse battery", Role.ADMIN)
        secret = security.begin_session(connection, user)
    with database.read() as connection:
        found = security.person_of_session(connection, secret)
    assert found is not None
    csrf = found[0].csrf
    database.close()
    acknowledged: list[str] = []
    sent = 0
    for kill in range(KILLS):
        process, port = start_process(folder)
        visitor = Visitor(port, secret, csrf)
        audit = visitor.get(f"/api/v1/review?article=k-{kill % 4}").json["audit"]
        killing = threading.Timer(0.003 * kill, os.kill, (process, signal.SIGKILL))
        first = sent + 1
        try:
            while True:
                sent += 1
                choice = {"issue": 1 + sent % 3, "decision": "dismissed", "reason": f"decision {sent}"}
                answer = visitor.post(f"/api/v1/audits/{audit}/decisions", {"decisions": [choice]})
                assert answer.status == 200, answer.text
                acknowledged.append(f"decision {sent}")
                if sent == first:
                    killing.start()
        except (OSError, HTTPException):
            killing.join()  # it was killed while it answered

    database = open_database(f"sqlite:///{folder / 'desk.sqlite3'}")
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        kept = set(connection.exec_driver_sql("SELECT reason FROM decisions").scalars())
    database.close()
    assert len(acknowledged) >= KILLS
    assert set(acknowledged) <= kept


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'desk.sqlite3'}"
    import psycopg

    base = str(request.getfixturevalue("postgresql_url"))
    name = f"upgrade_{os.getpid()}_{time.monotonic_ns()}"
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return base.replace("/postgres?", f"/{name}?")


def test_the_first_tables_become_todays_and_keep_what_they_held(url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    first = Database(_engine(url))
    upgrade(first, "0001")
    tables = sa.MetaData()
    moment = "2026-01-02T03:04:05.000006Z"
    article = {
        "id": "a",
        "name": "cms-1",
        "state": "open",
        "rank": 1,
        "issues": 1,
        "received": moment,
        "changed": moment,
    }
    revision = {"id": "r", "article_id": "a", "digest": "d", "texts": b"", "received": moment, "sent_by": "cms"}
    audit = {"id": "u", "article_id": "a", "revision_id": "r", "state": "done", "priority": 0, "asked": moment}
    decision = {
        "article_id": "a", "audit_id": "u", "fingerprint": "f", "occurrence": 0, "check_name": "name-variant",
        "text": "kiev", "context": "_", "severity": "minor", "confidence": 0.9, "decision": "dismissed",
        "scope": "here", "own": False, "machine": False, "by": "ana", "at": moment,
    }  # fmt: skip
    with first.write() as connection:
        tables.reflect(connection)
        rows: dict[str, Any] = {"articles": article, "revisions": revision, "audits": audit, "decisions": decision}
        for name, values in rows.items():
            connection.execute(tables.tables[name].insert(), values)
    first.close()

    database = open_database(url)

    with database.read() as connection:
        (row,) = all_current(connection)
        assert (row.text, row.words, row.by, row.at.isoformat()) == (
            "kiev",
            None,
            "ana",
            "2026-01-02T03:04:05.000006+00:00",
        )
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    database.close()


def test_tables_of_a_later_version_are_left_alone(url: str) -> None:
    database = open_database(url)
    with database.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()

    with pytest.raises(InputError, match="newer version"):
        open_database(url)


def test_a_backup_is_made_while_the_desk_runs(tmp_path: Path) -> None:
    desk = open_desk(Setup(tmp_path / "desk"))
    take_all(desk.database, reports(3), "test")

    size = back_up(desk.setup.url, tmp_path / "copy.sqlite3")

    desk.close()
    assert size > 0
    with sqlite3.connect(tmp_path / "copy.sqlite3") as copy:
        assert copy.execute("SELECT count(*) FROM articles").fetchone() == (3,)
    copy.close()
    with pytest.raises(UsageError, match="pg_dump"):
        back_up("postgresql://x/y", tmp_path / "copy2")
    with pytest.raises(InputError, match="no desk"):
        back_up(f"sqlite:///{tmp_path / 'nothing'}", tmp_path / "copy2")


@pytest.mark.parametrize(
    ("name", "words"), [("desk/desk.sqlite3", "is the desk itself"), ("link", "is the desk itself"),
                        ("/dev/null", "is not a file"), ("desk", "is not a file")]
)  # fmt: skip
def test_a_backup_replaces_neither_the_desk_nor_what_is_no_file(tmp_path: Path, name: str, words: str) -> None:
    desk = open_desk(Setup(tmp_path / "desk"))
    (tmp_path / "link").symlink_to(tmp_path / "desk" / "desk.sqlite3")
    before = (tmp_path / name).lstat()

    with pytest.raises(OutputError, match=words):
        back_up(desk.setup.url, tmp_path / name)

    desk.close()
    assert (tmp_path / name).lstat().st_ino == before.st_ino
    assert list(tmp_path.glob(".*")) == []


def test_only_its_owner_may_read_a_backup(tmp_path: Path) -> None:
    desk = open_desk(Setup(tmp_path / "desk"))
    back_up(desk.setup.url, tmp_path / "copy.sqlite3")
    desk.close()

    assert (tmp_path / "copy.sqlite3").stat().st_mode & 0o777 == 0o600


def test_two_desks_do_not_share_a_folder(tmp_path: Path) -> None:
    desk = open_desk(Setup(tmp_path))
    try:
        with pytest.raises(OutputError, match="another mtcheck serve"):
            open_desk(Setup(tmp_path))
    finally:
        desk.close()


@pytest.mark.parametrize("wrong", ["nonsense", "mysql://x/y", "postgresql://x@/y?host=/nowhere"])
def test_a_wrong_database_is_one_clear_line(wrong: str) -> None:
    with pytest.raises((UsageError, InputError)) as raised:
        open_database(wrong)

    assert "\n" not in str(raised.value)


def test_what_was_written_is_moved_from_the_log_while_others_read(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'desk.sqlite3'}")
    with database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE padding (text TEXT)")
        connection.exec_driver_sql("INSERT INTO padding VALUES (?)", ("x" * 2_000_000,))
    before = (tmp_path / "desk.sqlite3").stat().st_size

    with database.read() as connection:
        connection.exec_driver_sql("SELECT 1")
        database.settle()

    assert before < 2_000_000 < (tmp_path / "desk.sqlite3").stat().st_size
    database.close()
