"""Where results go: pipes whose reader leaves, disks without room, links, devices, other encodings."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.cli.terminal import write_result
from mtcheck.errors import OutputError
from mtcheck.glossary import Entry, Glossary
from mtcheck.glossary.formats import FORMATS
from tests.cli.conftest import Ran
from tests.patience import PATIENCE

FULL = Path("/dev/full")


def run(*arguments: str | Path | bytes, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "mtcheck", *arguments]
    return subprocess.run(command, stderr=subprocess.PIPE, timeout=PATIENCE, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("glossary", "lookup", "Kulebom"), 0),
        (("glossary", "lookup", "Nobodyatall"), 1),
        (("audit", "DEMO"), 1),
        (("audit", "DEMO", "--fail-on", "never", "--format", "json"), 0),
    ],
)
def test_a_reader_who_leaves_changes_no_exit_code(arguments: tuple[str, ...], code: int, demo: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = run(*(demo if item == "DEMO" else item for item in arguments), stdout=write)
    os.close(write)
    assert (done.returncode, b"error" in done.stderr) == (code, False)


@pytest.mark.slow
def test_redirected_output_is_utf8(demo: Path) -> None:
    done = run("audit", demo, stdout=subprocess.PIPE, env=os.environ | {"PYTHONIOENCODING": "cp1252"})
    assert done.returncode == 1
    assert "→" in done.stdout.decode()


@pytest.mark.slow
def test_an_argument_that_is_no_text_is_one_line() -> None:
    done = run("glossary", "forms", b"\xffa", stdout=subprocess.PIPE)
    assert b"defect" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not FULL.is_char_device(), reason="this system has no /dev/full")
def test_no_room_for_standard_output_is_one_line(demo: Path) -> None:
    with FULL.open("wb") as full:
        done = run("audit", demo, stdout=full)
    assert done.returncode == 3
    assert done.stderr.decode().splitlines()[-1] == (
        "mtcheck: error: cannot write standard output: No space left on device"
    )


@pytest.mark.slow
def test_closed_streams_are_no_failure(demo: Path) -> None:
    command = f"exec {sys.executable} -m mtcheck audit {demo} --fail-on never >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], timeout=PATIENCE, check=False).returncode == 0


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_result("first", tmp_path / "link")
    write_result("second", tmp_path / "link")
    assert (tmp_path / "target").read_text(encoding="utf-8") == "second"
    Glossary([Entry("Kyiv")]).save(tmp_path / "link", FORMATS[0])
    assert "Kyiv" in (tmp_path / "target").read_text(encoding="utf-8")
    assert (tmp_path / "link").is_symlink()
    assert len(list(tmp_path.iterdir())) == 2


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An article's folder, with the same translation beside it under another name."""
    place = tmp_path / "article"
    place.mkdir()
    (place / "t.txt").write_text("Kuleba said that the talks were good.", encoding="utf-8")
    (place / "r.txt").write_text("Kuleba said that the talks went well.", encoding="utf-8")
    (place / "article.toml").write_text('[translation]\npath = "t.txt"\n[[reference]]\npath = "r.txt"\n')
    (tmp_path / "link.html").symlink_to(place / "t.txt")
    return place


@pytest.mark.parametrize(
    "line",
    [
        "audit t.txt -o t.txt",
        "audit t.txt -r r.txt -o ../article/r.txt",
        "audit . -o t.txt",
        "audit . -o article.toml",
        "audit . -f html -o ../link.html",
        "audit t.txt --quotes r.txt -o r.txt",
        "score t.txt -r r.txt -o r.txt",
        "translate t.txt -t file:r.txt --source-lang sr -o t.txt",
        "compare r.txt t.txt -o t.txt",
        "report t.txt -o t.txt",
        "evaluate t.txt -o t.txt",
    ],
)
def test_a_result_replaces_nothing_that_was_read(
    line: str, folder: Path, mtcheck: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    ran = mtcheck(*line.split())

    assert ran.code == 2
    assert ran.err.endswith("is read by this command: write the result to another file\n")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_result_replaces_an_older_one(
    folder: Path, mtcheck: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "out.json").write_text("old")
    (folder / "known.json").write_text('{"schema": "mtcheck.baseline/v1", "issues": []}')

    assert mtcheck("audit", "t.txt", "-o", "out.json").code < 2
    assert (folder / "out.json").read_text() != "old"


def test_a_pipe_is_written_into(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    heard: list[str] = []
    reader = threading.Thread(target=lambda: heard.append((tmp_path / "fifo").read_text(encoding="utf-8")))
    reader.start()
    write_result("Kijev → Kyiv\n", tmp_path / "fifo")
    reader.join(timeout=PATIENCE)
    assert heard == ["Kijev → Kyiv\n"]
    assert (tmp_path / "fifo").is_fifo()


def test_a_folder_is_no_place_for_a_result(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Is a directory"):
        write_result("x", tmp_path)


@pytest.mark.parametrize(
    "options",
    [
        ("batch", "-", "-o", "out", "--timeout", "nan"),
        ("batch", "-", "-o", "out", "--timeout", "inf"),
        ("serve", "--data", "desk", "--timeout", "nan"),
        ("watch", "folder", "-o", "out", "--once", "--every", f"{'9' * 400}h"),
        ("watch", "folder", "-o", "out", "--once", "--every", "0s"),
    ],
    ids=" ".join,
)
def test_a_time_without_end_is_wrong_usage(
    options: tuple[str, ...], mtcheck: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    ran = mtcheck(*options)

    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
