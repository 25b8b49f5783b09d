"""Temporary folders that do not outlive the process that made them, however it ends.

A folder is removed when its ``with`` block ends, also on SIGTERM and SIGHUP once :func:`end_by_signal` was called.
Folders left by a process that was killed by SIGKILL are removed by the next one that makes a folder with the same
prefix: each folder is locked as long as its owner or a fork of it lives, and the kernel frees the lock with them.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

__all__ = ["IN_MEMORY", "end_by_signal", "remove_abandoned", "scratch", "small_disk"]

IN_MEMORY: Final = Path("/dev/shm")  # noqa: S108
"""A folder in memory, where the system has one."""

_NEW: Final = 60.0
"""In seconds. A younger folder may not be locked yet."""


@contextmanager
def scratch(prefix: str, inside: Path | None = None) -> Iterator[Path]:
    """A new folder, removed with everything mounted in it.

    It is made in ``inside`` if that exists and TMPDIR does not name another place, else in the temporary folder.
    """
    where = inside if inside and inside.is_dir() and "TMPDIR" not in os.environ else Path(tempfile.gettempdir())
    remove_abandoned(prefix, where)
    made = Path(tempfile.mkdtemp(prefix=prefix, dir=where))
    lock = os.open(made, os.O_RDONLY)
    owner = os.getpid()
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield made
    finally:
        if os.getpid() == owner:
            _remove(made)
        os.close(lock)


@contextmanager
def small_disk(prefix: str, size_kb: int) -> Iterator[Path]:
    """A disk that holds ``size_kb`` and no more. Needs root; raises :class:`subprocess.CalledProcessError` without."""
    with scratch(prefix) as outer:
        disk = outer / "disk"
        disk.mkdir()
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(disk)], check=True, capture_output=True
        )
        yield disk


def remove_abandoned(prefix: str, where: Path, *, older_than: float = _NEW) -> None:
    """Remove the folders with this prefix whose process has ended."""
    for path in where.glob(f"{prefix}*"):
        try:
            found = path.lstat()
            if path.is_symlink() or found.st_uid != os.geteuid() or time.time() - found.st_mtime < older_than:
                continue
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:  # already removed, or a file
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(path)
        except BlockingIOError:
            pass
        finally:
            os.close(lock)


def _remove(folder: Path) -> None:
    for disk in folder.glob("*"):
        if disk.is_mount():
            subprocess.run(["umount", "-l", str(disk)], check=False, capture_output=True)
    shutil.rmtree(folder, ignore_errors=True)


def end_by_signal() -> None:
    """Let SIGTERM and SIGHUP end this process as an exception does, so that ``finally`` is run."""

    def end(number: int, _: object) -> None:
        sys.exit(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
