"""Temporary folders are gone when their process has ended, for any reason."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.patience import PATIENCE
from tests.scratch import remove_abandoned, scratch, small_disk

_OWNER = """
import signal, sys, time
from pathlib import Path
from tests.scratch import end_by_signal, scratch
end_by_signal()
signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background passes on that it is ignored
with scratch("mtcheck-try-") as made:
    (made / "big").write_text("big")
    print(made, flush=True)
    time.sleep(3600)
"""


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A process that has made a folder and works in it."""
    own = {"PYTHONPATH": str(ROOT), "TMPDIR": str(tmp_path)}
    process = subprocess.Popen([sys.executable, "-c", _OWNER], stdout=subprocess.PIPE, text=True, env=os.environ | own)
    assert process.stdout is not None
    with process:
        yield process, Path(process.stdout.readline().strip())
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_removes_it(owner: tuple[subprocess.Popen[str], Path], number: signal.Signals) -> None:
    process, made = owner
    assert (made / "big").exists()

    process.send_signal(number)
    process.communicate(timeout=PATIENCE)

    assert not made.exists()


def test_the_next_run_removes_what_a_killed_one_left(owner: tuple[subprocess.Popen[str], Path]) -> None:
    """But nothing that is still in use, nothing new, and no link."""
    process, made = owner
    link = made.with_name("mtcheck-try-link")
    link.symlink_to(made)

    remove_abandoned("mtcheck-try-", made.parent, older_than=0)
    assert made.exists()
    process.kill()
    process.communicate(timeout=PATIENCE)
    remove_abandoned("mtcheck-try-", made.parent)
    assert made.exists()
    remove_abandoned("mtcheck-try-", made.parent, older_than=0)

    assert not made.exists()
    assert link.is_symlink()


def test_a_disk_left_mounted_is_unmounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    abandoned = tmp_path / "mtcheck-try-1" / "disk"
    abandoned.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(abandoned)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a small disk")

    remove_abandoned("mtcheck-try-", tmp_path, older_than=0)
    with small_disk("mtcheck-try-", 64) as disk, pytest.raises(OSError, match="No space left"):
        (disk / "big").write_bytes(bytes(100_000))

    assert not list(tmp_path.iterdir())
    assert str(tmp_path) not in Path("/proc/self/mounts").read_text("utf-8")


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_fork_does_not_remove_its_parents_folder() -> None:
    with ExitStack() as stack:
        made = stack.enter_context(scratch("mtcheck-try-"))
        child = os.fork()
        if not child:
            stack.close()
            os._exit(0)
        os.waitpid(child, 0)
        assert made.exists()
    assert not made.exists()
