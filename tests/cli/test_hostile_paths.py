"""Wherever a path is taken, what may have no end (a pipe, a socket, a device) or leads in a circle is refused at once,
in one line."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from tests.cli.conftest import Ran

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")

COMMANDS = (
    "audit X", "audit ok.txt --source X", "audit ok.txt --reference X", "audit ok.txt --glossary X",
    "audit ok.txt --quotes X", "audit ok.txt --baseline X", "audit ok.txt --source src.txt -t file:X",
    "batch X -o out", "batch ok.jsonl -o out --glossary X", "batch ok.jsonl -o out --baseline X",
    "watch X -o out --once", "watch folder -o out --once --glossary X", "watch folder -o X --once",
    "serve --data desk --import X", "serve --data X --port 0", "show X a",
    "report X", "report ok.json -o page.html --decisions X", "compare X X", "score X --reference ok.txt",
    "score ok.txt --reference X", "translate X", "translate src.txt -t file:X",
    "evaluate X", "evaluate ok.jsonl --glossary X", "evaluate ok.jsonl --verdicts X", "evaluate ok.jsonl --compare X",
    "glossary lint X", "glossary lookup Kyiv --glossary X", "glossary forms Kyiv --glossary X",
    "glossary add X Kyiv", "glossary add ok.csv --from X", "glossary merge X ok.csv -o m.csv",
    "glossary diff X ok.csv", "glossary diff ok.csv X", "glossary suggest X", "glossary suggest ok.txt --source X",
    "glossary convert X c.csv", "glossary stats X", "glossary check X", "glossary check ok.txt --source X",
    "glossary check ok.txt --glossary X", "models bench X",
)  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mtcheck: Callable[..., Ran]) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("ok.txt").write_text("Kuleb said on Monday that 5 people came.\n", encoding="utf-8")
    Path("src.txt").write_text("Kuleba je u ponedjeljak rekao da je došlo 5 ljudi.\n", encoding="utf-8")
    Path("ok.csv").write_text("name,kind\nKyiv,place\n", encoding="utf-8")
    Path("ok.jsonl").write_text('{"translation": "Kuleb said that."}\n', encoding="utf-8")
    mtcheck("audit", "ok.txt", "--format", "json", "-o", "ok.json")
    os.mkfifo("pipe")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
    Path("circle").symlink_to("round")
    Path("round").symlink_to("circle")

    def too_long(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError("the command waits")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(100)
    yield tmp_path
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.usefixtures("place")
def test_what_is_no_file_is_refused_in_one_line(command: str, mtcheck: Callable[..., Ran]) -> None:
    for path in ("pipe", "socket", "circle", "/dev/zero"):
        ran = mtcheck(*(word.replace("X", path) for word in command.split(" ")))

        assert ran.code in {2, 3}, (path, ran)
        assert ran.err.count("error:") == 1, (path, ran)
        assert len(ran.err.splitlines()) == 1, (path, ran)
        assert not {"Traceback", "unexpected"} & set(ran.err.replace(":", " ").split()), (path, ran)


@pytest.mark.parametrize("length", [2_001, 500_000])
def test_an_error_quotes_a_long_key_in_part(length: int, tmp_path: Path, mtcheck: Callable[..., Ran]) -> None:
    (tmp_path / "translation.txt").write_text("The minister spoke in Kyiv.")
    (tmp_path / "article.toml").write_text(f"{'x' * length} = 1\n")

    done = mtcheck("audit", tmp_path)

    assert done.code == 3
    assert len(done.err.splitlines()) == 1
    assert len(done.err) < 2_200
    assert str(tmp_path) in done.err  # where it is
    assert "the keys are" in done.err  # and what would be right
