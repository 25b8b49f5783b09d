"""Stored data is on the disk before it gets its name, and the name before this is reported: after a power failure,
which no test can cause, the old or the new version is there, never a part."""

from __future__ import annotations

import ast
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import mtcheck
from mtcheck.files import put_in_place, write_whole
from tests.conftest import ROOT
from tests.sources import nodes


class Disk:
    """Which files are on the disk as they are, and what was renamed before it was."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.synced: dict[int, tuple[int, int]] = {}
        self.renamed: list[str] = []
        self.early: list[str] = []
        self.unsettled: set[Path] = set()
        sync, replace = os.fsync, os.replace

        def fsync(handle: int) -> None:
            sync(handle)
            told = os.fstat(handle)
            self.synced[told.st_ino] = (told.st_size, told.st_mtime_ns)
            self.unsettled -= {folder for folder in self.unsettled if folder.stat().st_ino == told.st_ino}

        def rename(start: os.PathLike[str], end: os.PathLike[str]) -> None:
            for file in _files(Path(start)):
                told = file.stat()
                if self.synced.get(told.st_ino) != (told.st_size, told.st_mtime_ns):
                    self.early.append(file.name)
            replace(start, end)
            self.renamed.append(Path(end).name)
            self.unsettled.add(Path(end).parent)

        monkeypatch.setattr(os, "fsync", fsync)
        monkeypatch.setattr(os, "replace", rename)
        monkeypatch.setattr(os, "rename", rename)


def _files(path: Path) -> list[Path]:
    return [file for file in path.rglob("*") if file.is_file()] if path.is_dir() else [path]


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


def _output(folder: Path) -> None:
    write_whole(folder / "report.html", b"report")


def _index(folder: Path) -> None:
    from mtcheck.glossary import Entry
    from mtcheck.glossary.index import build
    from mtcheck.glossary.store import save

    save(build([Entry("Dmytro Kuleba")]), folder / "glossary.index")


def _weights(folder: Path) -> None:
    from mtcheck.translate.hub.store import build_once

    os.environ["XDG_CACHE_HOME"] = str(folder)

    def build(place: Path) -> None:
        (place / "layers").mkdir()
        (place / "layers" / "layer-0.safetensors").write_bytes(b"layer")
        (place / "head.safetensors").write_bytes(b"head")

    build_once("model", build)


def _batch(folder: Path) -> None:
    from mtcheck.batch.store import Entry, Writer

    with Writer(folder / "results") as writer:
        writer.add(Entry("1", "key", "failed", 1, "x", reason="no text"))
        writer.finish()


def _exports(folder: Path) -> None:
    from mtcheck.server.exports import write_files

    write_files(folder / "exports", {"known.json": b"{}", "mtcheck.toml": b""})


def _backup(folder: Path) -> None:
    from mtcheck.server.database import open_database
    from mtcheck.server.keep import back_up

    open_database(f"sqlite:///{folder}/desk.db").close()
    back_up(f"sqlite:///{folder}/desk.db", folder / "copy.db")


def _tables(folder: Path) -> None:
    from mtcheck.report.portal.results import open_results
    from mtcheck.report.portal.tables import write_tables

    report = _written(folder / "report.json", mtcheck.audit("Kuleba spoke.").to_json().encode())
    with open_results([report]) as results:
        write_tables(results, folder / "tables")


@pytest.mark.parametrize(
    ("work", "written"),
    [
        (_output, {"report.html"}),
        (_index, {"glossary.index"}),
        (_weights, {"model"}),
        (_batch, {"failures.jsonl"}),
        (_exports, {"known.json", "mtcheck.toml"}),
        (_backup, {"copy.db"}),
        (_tables, {"names.csv", "names.parquet"}),
    ],
)
def test_what_gets_its_name_is_on_the_disk(
    work: Callable[[Path], None], written: set[str], disk: Disk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    work(tmp_path)
    assert written <= set(disk.renamed)
    assert not disk.early
    assert not disk.unsettled


def test_a_rename_too_early_is_noticed(disk: Disk, tmp_path: Path) -> None:
    (tmp_path / "partial").write_bytes(b"x")
    (tmp_path / "partial").replace(tmp_path / "whole")
    assert disk.early == ["partial"]
    assert disk.unsettled == {tmp_path}


def test_what_was_changed_after_it_was_synced_is_noticed(disk: Disk, tmp_path: Path) -> None:
    put_in_place(_written(tmp_path / "partial", b"x"), tmp_path / "whole")
    with (tmp_path / "whole").open("ab") as stream:
        stream.write(b"more")
    (tmp_path / "whole").replace(tmp_path / "other")
    assert disk.early == ["whole"]


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def renames(path: Path) -> Iterator[tuple[int, str]]:
    """Where a module renames files; ``replace`` with one argument is a path's."""
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            is_path = node.func.attr == "replace" and len(node.args) == 1 and not node.keywords
            is_os = node.func.attr in {"replace", "rename", "renames", "move"} and ast.unparse(node.func.value) in {
                "os",
                "shutil",
            }
            if is_path or is_os or node.func.attr == "rename":
                yield node.lineno, ast.unparse(node)


def test_one_module_gives_files_their_names() -> None:
    found = {
        str(path.relative_to(ROOT / "mtcheck")): [code for _, code in renames(path)]
        for path in sorted((ROOT / "mtcheck").rglob("*.py"))
    }
    assert {name: codes for name, codes in found.items() if codes} == {
        "files.py": ["partial.replace(place)"],
        "translate/hub/store.py": ["folder.rename(aside)"],  # out of the way, to be deleted
    }


def test_the_stores_wait_for_the_disk(tmp_path: Path) -> None:
    """SQLite's own level: 2 (FULL) keeps each commit over a loss of power, 1 (NORMAL) the file in order."""
    from mtcheck.batch.store import Writer
    from mtcheck.server.database import open_database

    with Writer(tmp_path / "results") as writer:
        assert writer._connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    database = open_database(f"sqlite:///{tmp_path}/desk.db")
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    database.close()
    with closing(sqlite3.connect(tmp_path / "desk.db")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
