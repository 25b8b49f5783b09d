"""What must survive: each subject works in a folder, reports what it has promised to keep, and can be checked for it.

``work(folder, number, promise)`` does what a user's run does; it calls ``promise(text)`` once something is promised to
be stored. ``check(folder, promised)`` runs afterwards, undisturbed: it raises :class:`AssertionError` where something
promised is lost or wrong, or where the next run does not give what it should.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mtcheck.errors import MtcheckError

__all__ = ["SUBJECTS", "Subject"]

Promise = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Subject:
    """``seconds`` is about how long ``work`` takes, so that a kill falls inside it."""

    name: str
    work: Callable[[Path, int, Promise], None]
    check: Callable[[Path, Sequence[str]], None]
    seconds: float = 0.2


def _glossary(number: int) -> object:
    from mtcheck.glossary import Entry, Glossary

    return Glossary([Entry(f"Name{letter}{number} Surname{letter}") for letter in _letters(400)], f"g{number}")


def _letters(count: int) -> list[str]:
    return [chr(97 + number // 26 % 26) * 2 + chr(97 + number % 26) for number in range(count)]


def _index_work(folder: Path, number: int, promise: Promise) -> None:
    from mtcheck.glossary import store

    os.environ["XDG_CACHE_HOME"] = str(folder)
    for each in range(number, number + 6):
        store.index_of.cache_clear()
        store.index_of(_glossary(each))
        promise(str(each))


def _index_check(folder: Path, promised: Sequence[str]) -> None:
    from mtcheck.glossary import store
    from mtcheck.glossary.index import build

    os.environ["XDG_CACHE_HOME"] = str(folder)
    for each in {*promised, "0", "1", "7"}:
        glossary = _glossary(int(each))
        store.index_of.cache_clear()
        made, wanted = store.index_of(glossary), build(glossary.entries)  # type: ignore[attr-defined]
        assert {name: bytes(column) for name, column in made.columns.items()} == {
            name: bytes(column) for name, column in wanted.columns.items()
        }


def _key(number: int) -> bytes:
    return number.to_bytes(32, "big")


def _cache_work(folder: Path, number: int, promise: Promise) -> None:
    from mtcheck.translate.cache import Cache

    cache = Cache(folder / "cache" / "cache.sqlite3")
    for start in range(number * 1000, number * 1000 + 300, 10):
        rows = {_key(each): f"answer {each} " * 20 for each in range(start, start + 10)}
        cache.put(rows, model="m", kind="k")
        if set(cache.get(rows)) == set(rows):
            promise(str(start))


def _cache_check(folder: Path, promised: Sequence[str]) -> None:
    from mtcheck.translate.cache import Cache

    cache = Cache(folder / "cache" / "cache.sqlite3")
    for start in map(int, promised):
        keys = [_key(each) for each in range(start, start + 10)]
        assert cache.get(keys) == {key: f"answer {int.from_bytes(key)} " * 20 for key in keys}, f"lost {start}"
    cache.put({b"k" * 32: "after"}, model="m", kind="k")
    assert cache.get([b"k" * 32]) == {b"k" * 32: "after"}


def _weights(folder: Path, name: str) -> Path:
    from mtcheck.translate.hub.store import build_once

    os.environ["XDG_CACHE_HOME"] = str(folder)

    def build(place: Path) -> None:
        for number in range(20):
            (place / f"weights-{number}.safetensors").write_bytes(bytes([number]) * 200_000)

    return build_once(name, build)


def _weights_work(folder: Path, number: int, promise: Promise) -> None:
    for each in range(number, number + 3):
        _weights(folder, f"model-{each}")
        promise(f"model-{each}")


def _weights_check(folder: Path, promised: Sequence[str]) -> None:
    for name in {*promised, "model-0", "model-1"}:
        made = _weights(folder, name)
        files = sorted(made.iterdir())
        assert len(files) == 20, f"{name} has {len(files)} files"
        assert all(set(file.read_bytes()) == {int(file.stem.partition("-")[2])} for file in files)
    hidden = [path.name for path in (folder / "mtcheck" / "models").iterdir() if path.name.startswith(".")]
    assert not [name for name in hidden if name.startswith((".model-0.", ".model-1."))], f"left: {hidden}"


def _version(number: int) -> bytes:
    return f"report {number}\n".encode() * 30_000


def _output_work(folder: Path, number: int, promise: Promise) -> None:
    from mtcheck.cli.terminal import write_result

    for each in range(number * 1000, number * 1000 + 30):
        write_result(_version(each), folder / "report.html")
        promise(str(each))


def _output_check(folder: Path, promised: Sequence[str]) -> None:
    from mtcheck.cli.terminal import write_result

    path = folder / "report.html"
    if promised:
        data = path.read_bytes()
        number = int(data.split()[1])
        assert data == _version(number), "half a report"
        of_that_run = [int(each) for each in promised if int(each) // 1000 == number // 1000]
        assert number >= max(of_that_run, default=0), "an older report"
    write_result(b"after", path)
    assert path.read_bytes() == b"after"


def _line(name: str) -> bytes:
    return json.dumps({"id": name, "text": name * 500}).encode() + b"\n"


def _batch_work(folder: Path, number: int, promise: Promise) -> None:
    from mtcheck.batch.store import Entry, Writer, compress

    with Writer(folder / "results") as writer:
        for start in range(number * 1000, number * 1000 + 200, 5):
            for each in range(start, start + 5):
                writer.add(Entry(str(each), f"key {each}", "done", 1, "x"), compress(_line(str(each))))
            writer.commit()
            promise(str(start))


def _batch_check(folder: Path, promised: Sequence[str]) -> None:
    from mtcheck.batch.store import Entry, Writer, compress, open_results

    with Writer(folder / "results") as writer:  # the next run cuts what was not committed
        writer.add(Entry("after", "key", "done", 1, "x"), compress(_line("after")))
        writer.commit()
    with open_results(folder / "results") as results:
        for start in map(int, promised):
            for each in range(start, start + 5):
                assert results.find(str(each)) == _line(str(each)), f"lost {each}"
        assert results.find("after") == _line("after")
        assert all(json.loads(line)["text"] for line in results.reports())


def _server_work(folder: Path, number: int, promise: Promise) -> None:
    from sqlalchemy.exc import DBAPIError

    from mtcheck.server.database import open_database
    from mtcheck.server.submissions import Submission, receive

    database = open_database(f"sqlite:///{folder}/desk.db")
    try:
        for each in range(number * 1000, number * 1000 + 60):
            try:
                with database.write() as connection:
                    receive(connection, Submission(str(each), f"Text {each}. " * 30), "test")
            except DBAPIError as error:
                raise MtcheckError(str(error.orig)) from error
            promise(str(each))
    finally:
        database.close()


def _server_check(folder: Path, promised: Sequence[str]) -> None:
    from mtcheck.server.articles import id_of
    from mtcheck.server.audits import waiting_audits
    from mtcheck.server.database import open_database
    from mtcheck.server.submissions import Submission, receive

    database = open_database(f"sqlite:///{folder}/desk.db")
    with database.write() as connection:
        assert not receive(connection, Submission("after", "Text."), "test").known
    with database.read() as connection:
        for name in (*promised, "after"):
            assert id_of(connection, name), f"lost {name}"
        assert len(waiting_audits(connection, 10**6)) >= len(set(promised))
    database.close()
    with sqlite3.connect(folder / "desk.db") as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()


SUBJECTS: Final = (
    Subject("index", _index_work, _index_check, 0.35),
    Subject("cache", _cache_work, _cache_check, 0.4),
    Subject("weights", _weights_work, _weights_check, 0.15),
    Subject("output", _output_work, _output_check, 0.4),
    Subject("batch", _batch_work, _batch_check, 0.6),
    Subject("server", _server_work, _server_check, 0.8),
)
