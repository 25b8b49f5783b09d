"""Ctrl-C and SIGTERM: one word, the exit code that shells expect, and nothing half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mtcheck.files import PARTIAL
from tests.conftest import ROOT
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


def begun(code: str, environment: dict[str, str], cwd: Path) -> subprocess.Popen[bytes]:
    """A process that runs this code, once it has said that it has begun."""
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        cwd=cwd,
        preexec_fn=_restore_signals,  # noqa: PLW1509 - nothing here has threads
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    return process


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
    process = begun(CONVERSION, environment, tmp_path)

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


SCRIPT = "from mtcheck.cli import main\nmain()\n"


@pytest.fixture
def importing(environment: dict[str, str], tmp_path: Path) -> Iterator[Callable[[str, str], subprocess.Popen[bytes]]]:
    """Starts the command, or a program of that name, which keeps importing a module."""
    processes = []

    def start(name: str, module: str) -> subprocess.Popen[bytes]:
        (tmp_path / f"{module}.py").write_text("import time\nprint('begun', flush=True)\ntime.sleep(120)\n")
        (tmp_path / name).write_text(SCRIPT)
        command = ["-m", "mtcheck"] if name == "-m" else [str(tmp_path / name)]
        process = subprocess.Popen(
            [sys.executable, *command, "--version"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment | {"PYTHONPATH": f"{tmp_path}:{ROOT}"},
            preexec_fn=_restore_signals,  # noqa: PLW1509 - nothing here has threads
        )
        processes.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        return process

    yield start
    for process in processes:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("name", ["mtcheck", "-m"])
@pytest.mark.parametrize("module", ["dataclasses", "typer"])
def test_while_it_imports(name: str, module: str, importing: Callable[[str, str], subprocess.Popen[bytes]]) -> None:
    """The first is imported by the package itself, the second by the command."""
    assert ended(importing(name, module), signal.SIGINT) == (130, "mtcheck: interrupted\n")


def test_a_program_that_imports_mtcheck_ends_as_python_does(
    importing: Callable[[str, str], subprocess.Popen[bytes]],
) -> None:
    code, said = ended(importing("program.py", "dataclasses"), signal.SIGINT)

    assert code == -signal.SIGINT
    assert said.endswith("KeyboardInterrupt\n")


LOSING = """
import sys, time, weakref
sys.argv = ["mtcheck"]
import mtcheck
from mtcheck.cli.app import _end_on_termination

class Thing: ...

def callback(_):
    print("begun", flush=True)
    time.sleep(120)

_end_on_termination()
thing = Thing()
kept = weakref.ref(thing, callback)
del thing
print("lost")
"""


def test_what_python_would_lose(environment: dict[str, str], tmp_path: Path) -> None:
    process = begun(LOSING, environment, tmp_path)

    assert ended(process, signal.SIGINT) == (130, "mtcheck: interrupted\n")


MADE_AT_RUN_TIME = """
from mtcheck.cli import app

def build(_):
    exec("import time\\nprint('begun', flush=True)\\ntime.sleep(120)")

app.build_app = build
app.run()
"""


def test_in_code_that_is_made_at_run_time(environment: dict[str, str], tmp_path: Path) -> None:
    """As dataclasses make theirs: Python would end with the signal, whatever the exit code is."""
    process = begun(MADE_AT_RUN_TIME, environment, tmp_path)

    assert ended(process, signal.SIGINT) == (130, "mtcheck: interrupted\n")
