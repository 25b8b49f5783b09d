"""Files: what is read, what lies inside a folder, and what stays when a write is stopped."""

from __future__ import annotations

import io
import os
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import mtcheck
from mtcheck import files
from mtcheck.baseline import load_baseline
from mtcheck.batch.folder import article_item
from mtcheck.errors import GlossaryError, InputError, MtcheckError, OutputError, SettingsError
from mtcheck.files import PARTIAL, files_in, inside, load, sweep, write_whole
from mtcheck.glossary import Entry, Glossary
from mtcheck.read import read_text
from mtcheck.settings import load_settings
from mtcheck.translate.cache import Cache
from mtcheck.watch import State

OUTSIDE = "a text that stands outside"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    folder = tmp_path / "article"
    (folder / "q").mkdir(parents=True)
    (folder / "t.txt").write_text("Kuleba said that the talks were good.", encoding="utf-8")
    (folder / "article.toml").write_text('quotes = "q"\n[translation]\npath = "t.txt"\n', encoding="utf-8")
    (tmp_path / "outside.txt").write_text(OUTSIDE, encoding="utf-8")
    return folder


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_a_socket_and_a_device_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "socket.csv"))
    for path, what in (
        (tmp_path / "pipe.csv", "a pipe"),
        (tmp_path / "socket.csv", "a socket"),
        (Path("/dev/zero"), "a device"),
    ):
        with pytest.raises(OSError, match=f"this is {what}, not a file"):
            load(path)
        for read, error in ((read_text, InputError), (load_baseline, InputError), (mtcheck.audit, InputError)):
            with pytest.raises(error, match=what):
                read(path)
    with pytest.raises(GlossaryError, match="a pipe"):
        Glossary.load(tmp_path / "pipe.csv")


def test_what_the_shell_made_is_read(tmp_path: Path) -> None:
    """``mtcheck audit <(command)``."""
    code = "import sys; from mtcheck.read import read_text; print(read_text(sys.argv[1]).text)"
    made = subprocess.run(
        ["bash", "-c", f"{sys.executable} -c '{code}' <(echo one sentence)"], capture_output=True, text=True, check=True
    )
    assert made.stdout.strip() == "one sentence"


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/hostname", "link.txt", "loop", "x\x00y", "a" * 300, ".."])
def test_what_leaves_a_folder_is_told(article: Path, name: str) -> None:
    (article / "link.txt").symlink_to("../outside.txt")
    (article / "loop").symlink_to("loop")
    with pytest.raises(ValueError, match=r"leaves the folder|not a usable path"):
        inside(article, name)


def test_what_stays_inside_is_given(article: Path) -> None:
    (article / "q" / "link.txt").symlink_to("../t.txt")
    assert inside(article, "q/../t.txt").read_text(encoding="utf-8").startswith("Kuleba")
    assert inside(article, "q/link.txt").name == "link.txt"
    assert inside(article, "not there").name == "not there"


def test_a_link_among_the_quotes_shows_nothing_of_what_is_outside(article: Path) -> None:
    (article / "q" / "a.txt").symlink_to("../../outside.txt")
    with pytest.raises(InputError, match="leaves the folder"):
        mtcheck.audit(article)
    assert OUTSIDE not in repr(article_item(article))
    with pytest.raises(InputError, match="leaves the folder"):
        mtcheck.audit("Kuleba said so.", quotes=article / "q")


def test_a_folder_of_quotes_is_read_in_the_order_of_names(article: Path) -> None:
    (article / "q" / "b").mkdir()
    for name in ("b/2.txt", "a.txt"):
        (article / "q" / name).write_text(name, encoding="utf-8")
    assert [path.name for path in files_in(article / "q")] == ["a.txt", "2.txt"]


@pytest.mark.parametrize(
    "line", ['quotes = "../outside.txt"', 'baseline = "/etc/hostname"', 'glossary = ["../names.csv"]']
)
def test_settings_name_files_of_their_folder_only(tmp_path: Path, line: str) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "mtcheck.toml").write_text(line, encoding="utf-8")
    with pytest.raises(SettingsError, match="leaves the settings' folder; name other files on the command line"):
        load_settings(folder)


def test_a_file_is_written_whole_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    for text in (b"first", b"second"):
        write_whole(path, text)
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]
    assert path.read_bytes() == b"second"


def test_a_failed_write_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "report.html"
    write_whole(path, b"first")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mtcheck.files.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"second")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("report.html", b"first")]


def test_a_link_is_followed_and_long_names_are_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("place")
    write_whole(tmp_path / "link", b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "place").read_bytes() == b"x"
    write_whole(tmp_path / ("n" * 250), b"y")


def test_what_a_killed_process_left_goes_an_hour_later(tmp_path: Path) -> None:
    old, new, own = (tmp_path / name for name in (f".a.1{PARTIAL}", f".b.2{PARTIAL}", "mine.partial"))
    for path in (old, new, own):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 7200,) * 2)
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([new.name, own.name])


@pytest.mark.parametrize("name", ["\ud800.json", "a\0b.json"])
@pytest.mark.parametrize("what", ["baseline", "glossary"])
def test_a_name_that_no_file_can_have_is_one_line(name: str, what: str) -> None:
    given: dict[str, Any] = {what: name if what == "baseline" else [name]}

    with pytest.raises(MtcheckError, match="no file can have this name"):
        mtcheck.audit("He said so.", **given)


@pytest.mark.parametrize("name", ["-", "/dev/fd/"])
def test_a_stream_without_end_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LARGEST_FILE", 100_000)
    read, write = os.pipe()
    with subprocess.Popen(["yes"], stdout=write, stderr=subprocess.DEVNULL) as endless:
        os.close(write)
        with open(read, "rb") as stream:  # noqa: PTH123 - a descriptor
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
            with pytest.raises(InputError, match="larger than"):
                read_text(name if name == "-" else f"{name}{read}")
        endless.kill()


def test_a_line_that_is_too_long_is_none_and_one_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LONGEST_LINE", 10)
    monkeypatch.setattr(files, "_LARGEST_FILE", 1_000)

    assert list(files.bounded_lines(io.BytesIO(b"one\n" + b"x" * 25 + b"\n123456789\nlast"))) == [
        b"one\n",
        None,
        b"123456789\n",
        b"last",
    ]
    with pytest.raises(OSError, match="a line is longer"):
        list(files.bounded_lines(io.BytesIO(b"one\n" + bytes(2_000))))


def test_thousands_of_glossaries_are_merged() -> None:
    several = [Glossary([Entry(f"Anna {chr(65 + number % 26)}ber")]) for number in range(3_000)]

    report = mtcheck.audit("Anna Aber spoke.", glossary=several)

    assert report.checks[0].ran  # name-mismatch


ENDLESS = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT"


@pytest.mark.parametrize(
    ("made", "foreign"),
    [
        ("CREATE TABLE t (a)", False),
        ("CREATE TABLE t (a); CREATE INDEX i ON t (a)", False),
        (f"CREATE VIEW t AS {ENDLESS} n AS a FROM r", True),
        ("CREATE TABLE t (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END", True),
        ("CREATE VIRTUAL TABLE t USING fts5(a)", True),
    ],
)
def test_views_triggers_and_virtual_tables_are_noticed(made: str, foreign: bool) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(made)

        assert files.holds_views(connection) is foreign


def test_a_view_without_end_in_place_of_the_cache_is_set_aside(tmp_path: Path) -> None:
    place = tmp_path / "cache.sqlite3"
    with closing(sqlite3.connect(place)) as connection:
        columns = ", ".join(f"n AS {name}" for name in ("key", "model", "kind", "value", "made", "crc"))
        connection.executescript(f"CREATE VIEW entry AS {ENDLESS} {columns} FROM r; PRAGMA user_version = 1")

    assert Cache(place).stats().total == 0


def test_a_view_without_end_in_place_of_what_a_watch_met_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(tmp_path / "watch.sqlite3")) as connection:
        connection.execute(f"CREATE VIEW met AS {ENDLESS} n AS url, n AS stamp, n AS failures FROM r")
    opened = connections(monkeypatch)

    with pytest.raises(OutputError, match="not made by mtcheck"):
        State(tmp_path)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")


def connections(monkeypatch: pytest.MonkeyPatch) -> list[sqlite3.Connection]:
    """Those that are opened from now on."""
    connect, opened = sqlite3.connect, list[sqlite3.Connection]()

    def remember(*given: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*given, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", remember)
    return opened
