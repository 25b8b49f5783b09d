"""Ctrl-C and SIGTERM: one word, the exit code that shells expect, and nothing half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mtcheck.files import PARTIAL
from tests.patience import PATIENCE

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")]

ARTICLE = "Minister Kuleb said on Monday that 5 people came to Kiev. " * 4_000
"""Takes far longer than a signal; and is more than a pipe holds, so that who wrote it knows it is being read."""
ENDS = [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated"), (signal.SIGHUP, 129, "terminated")]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    return os.environ | {"HOME": str(home), "XDG_CACHE_HOME": str(home), "TMPDIR": str(home)}


def started(*arguments: str, environment: dict[str, str], cwd: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "mtcheck", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=cwd,
        preexec_fn=_restore_signals,  # noqa: PLW1509 - nothing here has threads
    )


def _restore_signals() -> None:
    """What nohup or a shell starts in the background ignores these signals, and so would its children."""
    for number in (signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)


def ended(process: subprocess.Popen[bytes], number: signal.Signals) -> tuple[int, str]:
    process.send_signal(number)
    _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said.decode()


def partial(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.name.endswith(PARTIAL)]


@pytest.mark.parametrize(("number", "code", "word"), ENDS)
@pytest.mark.parametrize("read", [False, True], ids=["reading", "auditing"])
def test_audit(
    number: signal.Signals, code: int, word: str, read: bool, environment: dict[str, str], tmp_path: Path
) -> None:
    process = started("audit", "-", "--output", "report.html", environment=environment, cwd=tmp_path)
    assert process.stdin is not None
    process.stdin.write(ARTICLE.encode())  # comes back once most of it was read
    if read:
        process.stdin.close()
        process.stdin = None
        time.sleep(0.5)

    assert ended(process, number) == (code, f"mtcheck: {word}\n")
    assert not (tmp_path / "report.html").exists()
    assert partial(tmp_path) == []


@pytest.fixture
def many(tmp_path: Path) -> Path:
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(f'{{"id": "a{number}", "translation": "Kuleb said {number}."}}\n' for number in range(2000))
    )
    return path


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 130)])
def test_batch(number: signal.Signals, code: int, many: Path, environment: dict[str, str], tmp_path: Path) -> None:
    """What runs is finished and kept, and the next run does the rest."""
    results = tmp_path / "results"
    process = started("batch", str(many), "-o", str(results), "-w", "1", environment=environment, cwd=tmp_path)
    while not (results / "part-00000.jsonl.zst").exists():
        assert process.poll() is None
        time.sleep(0.05)

    found, said = ended(process, number)

    assert found == code, said
    assert "Traceback" not in said
    assert "run the same command again to continue" in said
    assert partial(tmp_path) == []


CONVERSION = """
import sys, time
from mtcheck.cli.app import _end_on_termination
from mtcheck.errors import MtcheckError
from mtcheck.translate.hub.store import build_once

def build(place):
    (place / "weights.safetensors").write_bytes(b"half")
    print("begun", flush=True)
    time.sleep(120)

_end_on_termination()
build_once("model-x", build)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_conversion_of_weights(number: signal.Signals, environment: dict[str, str], tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", CONVERSION],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=tmp_path,
        preexec_fn=_restore_signals,  # noqa: PLW1509 - nothing here has threads
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"

    ended(process, number)

    assert [path for path in tmp_path.rglob("*") if path.name == "weights.safetensors"] == []


@pytest.fixture
def desk(environment: dict[str, str], tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    pytest.importorskip("uvicorn")
    process = started("serve", "--data", "desk", "--port", "0", environment=environment, cwd=tmp_path)
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize(("number", "code", "word"), ENDS[:2])
def test_serve(number: signal.Signals, code: int, word: str, desk: subprocess.Popen[bytes], tmp_path: Path) -> None:
    assert desk.stderr is not None
    assert b"the desk is at" in desk.stderr.readline()

    found, said = ended(desk, number)

    assert (found, said.splitlines()[-1]) == (code, f"mtcheck: {word}")
    assert "Traceback" not in said
    assert partial(tmp_path) == []
