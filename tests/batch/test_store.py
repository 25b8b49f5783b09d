"""Results on disk: what counts is what was committed, whatever happens in between."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from mtcheck.batch.store import Entry, Writer, compress, open_results
from mtcheck.errors import InputError, OutputError


def entry(name: str, state: str = "done", reason: str | None = None) -> Entry:
    return Entry(name, f"key of {name}", state, 1, f"{name}.txt", reason=reason)


def line(name: str) -> bytes:
    return json.dumps({"id": name, "text": name * 50}).encode() + b"\n"


def test_what_was_committed_is_read_back(tmp_path: Path) -> None:
    """One report by its id, and all in order."""
    with Writer(tmp_path) as writer:
        for name in ("b", "a", "c"):
            writer.add(entry(name), compress(line(name)))
        writer.add(entry("d", "failed", "no such file"))
        writer.finish()

    with open_results(tmp_path) as results:
        assert results.find("a") == line("a")
        assert results.find("d") is None
        assert list(results.reports()) == [line("b"), line("a"), line("c")]
        assert [(item.id, item.reason) for item in results.failures()] == [("d", "no such file")]
    assert json.loads((tmp_path / "failures.jsonl").read_text()) == {
        "id": "d",
        "where": "d.txt",
        "reason": "no such file",
        "attempts": 1,
    }


def test_bytes_that_were_not_committed_are_cut(tmp_path: Path) -> None:
    """A run that died after writing and before committing leaves nothing that counts."""
    with Writer(tmp_path) as writer:
        writer.add(entry("a"), compress(line("a")))
        writer.commit()
    part = tmp_path / "part-00000.jsonl.zst"
    whole = part.read_bytes()
    part.write_bytes(whole + compress(line("b"))[:20])
    (tmp_path / "part-00001.jsonl.zst").write_bytes(compress(line("c")))

    with Writer(tmp_path) as writer:
        writer.finish()

    assert part.read_bytes() == whole
    assert not (tmp_path / "part-00001.jsonl.zst").exists()


def test_a_replaced_report_leaves_no_trace(tmp_path: Path) -> None:
    """The parts hold each article once, and the frames that moved are found."""
    with Writer(tmp_path) as writer:
        for name in ("a", "b", "c"):
            writer.add(entry(name), compress(line(name)))
        writer.finish()
    with Writer(tmp_path) as writer:
        writer.add(entry("b"), compress(line("new b")))
        writer.finish()

    with open_results(tmp_path) as results:
        assert sorted(results.reports()) == sorted([line("a"), line("new b"), line("c")])
        assert results.find("b") == line("new b")
        assert results.find("c") == line("c")
    stored = sum(path.stat().st_size for path in tmp_path.glob("part-*"))
    assert stored == sum(len(compress(line(name))) for name in ("a", "new b", "c"))


def test_a_part_holds_a_thousand(tmp_path: Path) -> None:
    """The next report opens the next part."""
    with Writer(tmp_path) as writer:
        for number in range(1001):
            writer.add(entry(str(number)), compress(line(str(number))))
        writer.finish()

    assert sorted(path.name for path in tmp_path.glob("part-*")) == ["part-00000.jsonl.zst", "part-00001.jsonl.zst"]
    with open_results(tmp_path) as results:
        assert results.count() == 1001
        assert results.find("1000") == line("1000")


def test_two_runs_into_one_folder_are_refused(tmp_path: Path) -> None:
    """The second reports it, and the first continues."""
    with Writer(tmp_path) as writer:
        with pytest.raises(OutputError, match="another mtcheck run"):
            Writer(tmp_path)
        writer.add(entry("a"), compress(line("a")))
        writer.finish()


def test_results_can_be_read_while_a_run_writes(tmp_path: Path) -> None:
    """What is committed is there for readers."""
    with Writer(tmp_path) as writer:
        writer.add(entry("a"), compress(line("a")))
        writer.commit()
        writer.add(entry("b"), compress(line("b")))
        with open_results(tmp_path) as results:
            assert list(results.reports()) == [line("a")]


def test_a_folder_of_other_files_is_refused(tmp_path: Path) -> None:
    """Results never go among a user's own files."""
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(OutputError, match="other files"):
        Writer(tmp_path)
    assert [path.name for path in tmp_path.iterdir() if path.name != ".lock"] == ["notes.txt"]


def test_a_damaged_byte_never_gives_another_report(tmp_path: Path) -> None:
    with Writer(tmp_path) as writer:
        writer.add(entry("a"), compress(line("a")))
        writer.finish()
    part = tmp_path / "part-00000.jsonl.zst"
    whole = part.read_bytes()
    for place in range(len(whole)):
        part.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        with open_results(tmp_path) as results, suppress(InputError):
            assert results.find("a") == line("a")


def test_a_damaged_part_names_its_place(tmp_path: Path) -> None:
    """Bytes that are no longer a frame give one line."""
    with Writer(tmp_path) as writer:
        writer.add(entry("a"), compress(line("a")))
        writer.finish()
    (tmp_path / "part-00000.jsonl.zst").write_bytes(b"x" * 100)

    with open_results(tmp_path) as results, pytest.raises(InputError, match=r"part-00000.* run the batch again"):
        results.find("a")


_OTHER = [
    *(
        (column, value)
        for column in ("part", "offset", "length", "attempts", "number")
        for value in ("x", 1.5, 2**62, -2)
    ),
    *((column, b"\xff") for column in ("part", "attempts", "key", "place", "reason", "verdict")),
    *(("state", value) for value in ("x", 1)),
]


def test_a_view_without_end_in_place_of_the_table_is_refused(tmp_path: Path) -> None:
    with Writer(tmp_path) as writer:
        writer.add(entry("a"), compress(line("a")))
        writer.finish()
    with closing(sqlite3.connect(tmp_path / "batch.sqlite3")) as connection:
        connection.executescript(
            "ALTER TABLE articles RENAME TO made; CREATE VIEW articles AS "
            "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT made.* FROM made, r"
        )

    with pytest.raises(InputError, match=r"run the batch again"), open_results(tmp_path) as results:
        results.find("a")
    with pytest.raises(InputError, match=r"batch.sqlite3: this table is damaged"), Writer(tmp_path):
        pass


def test_a_writer_that_cannot_start_closes_its_table_and_leaves_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect, opened = sqlite3.connect, list[sqlite3.Connection]()

    def full(place: str, **options: Any) -> sqlite3.Connection:
        if not place:
            raise sqlite3.OperationalError("database or disk is full")
        opened.append(connect(place, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", full)
    with pytest.raises(OutputError, match="disk is full"), Writer(tmp_path):
        pass
    monkeypatch.undo()

    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
    with Writer(tmp_path) as writer:
        writer.finish()


@pytest.mark.parametrize(("column", "value"), _OTHER)
def test_a_table_of_other_values_is_named(tmp_path: Path, column: str, value: object) -> None:
    """SQLite keeps any kind of value in any column."""
    with Writer(tmp_path) as writer:
        writer.add(entry("a"), compress(line("a")))
        writer.finish()
    with closing(sqlite3.connect(tmp_path / "batch.sqlite3")) as connection, connection:
        connection.execute(f"UPDATE articles SET {column} = ?", (value,))  # noqa: S608

    with pytest.raises(InputError, match=r"run the batch again"), open_results(tmp_path) as results:
        results.find("a")
    with pytest.raises(InputError, match=r"batch.sqlite3: this table is damaged"), Writer(tmp_path):
        pass


def test_a_report_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    with Writer(tmp_path) as writer:
        writer.add(entry("a"), compress(line("a")))
        writer.finish()
    frame = compress(b"0" * 10)
    assert frame[4] == 0x24  # one byte says the size, and there is a checksum
    claimed = frame[:4] + b"\xe4" + (2**40).to_bytes(8, "little") + frame[6:]
    (tmp_path / "part-00000.jsonl.zst").write_bytes(claimed + bytes(200))

    with pytest.raises(InputError, match="more than 1 GiB"), open_results(tmp_path) as results:
        results.find("a")


def test_a_run_killed_as_it_began_left_no_results_and_the_next_one_works(tmp_path: Path) -> None:
    (tmp_path / "batch.sqlite3").touch()

    with pytest.raises(InputError, match="no results yet"), open_results(tmp_path):
        pass
    with Writer(tmp_path):
        pass
    with open_results(tmp_path) as opened:
        assert opened.count() == 0


def test_results_of_another_layout_are_refused(tmp_path: Path) -> None:
    """A later version's table is not guessed at."""
    import sqlite3

    with Writer(tmp_path) as writer:
        writer.finish()
    connection = sqlite3.connect(tmp_path / "batch.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.close()

    with pytest.raises(InputError, match="another version"):
        Writer(tmp_path)
    with pytest.raises(InputError, match="another version"), open_results(tmp_path):
        pass
