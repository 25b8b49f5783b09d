"""What goes wrong while a subject works: it is killed, the disk is full, the home is read-only, another process does
the same, the clock jumps."""

from __future__ import annotations

import logging
import os
import resource
import signal
import subprocess
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from mtcheck.errors import MtcheckError
from tests.scratch import scratch, small_disk

if TYPE_CHECKING:
    from tests.faults.subjects import Subject

__all__ = ["FAULTS", "attempt", "available"]

_NOBODY: Final = 65_534
_TMPFS_KB: Final = 700
_PREFIX: Final = "mtcheck-faults-"


_CHILDREN: Final[set[int]] = set()


@contextmanager
def _folder(*, size_kb: int = 0) -> Iterator[Path]:
    """A folder; with a size, on a separate disk of that size. No child works in it when it is removed."""
    with small_disk(_PREFIX, size_kb) if size_kb else scratch(_PREFIX) as made:
        try:
            yield made
        finally:
            _end_children()


def _child(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """A working process: its number, and the end of a pipe with its promises and outcome."""
    reading, writing = os.pipe()
    number = os.fork()
    if number:
        os.close(writing)
        _CHILDREN.add(number)
        return number, reading
    try:
        os.close(reading)
        _work(work, writing)
    finally:
        os._exit(0)


def _work(work: Callable[[Callable[[str], None]], None], writing: int) -> None:
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable(logging.CRITICAL)
    try:

        def promise(text: str) -> None:
            os.write(writing, f"+{text}\n".encode())

        work(promise)
        os.write(writing, b"=done\n")
    except MtcheckError as error:
        os.write(writing, f"=refused {' '.join(str(error).split())}\n".encode())
    except BaseException:  # noqa: BLE001 - told to the parent
        os.write(writing, ("=broken " + traceback.format_exc().replace("\n", " | ") + "\n").encode())


def _ended(child: int) -> None:
    os.waitpid(child, 0)
    _CHILDREN.discard(child)


def _end_children() -> None:
    """Kill what still works after a try that was interrupted, before its folder is removed."""
    for child in tuple(_CHILDREN):
        os.kill(child, signal.SIGKILL)
        _ended(child)


def _told(reading: int) -> tuple[list[str], str]:
    with os.fdopen(reading, "rb") as stream:
        lines = stream.read().decode("utf-8", "replace").splitlines()
    ends = [line[1:] for line in lines if line.startswith("=")]
    return [line[1:] for line in lines if line.startswith("+")], ends[-1] if ends else "killed"


def _checked(subject: Subject, folder: Path, promised: list[str]) -> None:
    """The check, in a separate process."""
    number, reading = _child(lambda _: subject.check(folder, promised))
    _, end = _told(reading)
    _ended(number)
    if end != "done":
        raise AssertionError(f"afterwards: {end}")


def _kill(subject: Subject, chance: Random) -> None:
    with _folder() as folder:
        promised: list[str] = []
        for number in range(2):
            child, reading = _child(lambda promise, number=number: subject.work(folder, number, promise))  # type: ignore[misc]
            time.sleep(chance.random() * subject.seconds)
            os.kill(child, signal.SIGKILL)
            _ended(child)
            kept, end = _told(reading)
            promised += kept
            if end.startswith("broken"):
                raise AssertionError(end)
        _checked(subject, folder, promised)


def _full(subject: Subject, chance: Random) -> None:
    with _folder(size_kb=_TMPFS_KB + chance.randrange(0, 1500, 4)) as folder:
        child, reading = _child(lambda promise: subject.work(folder, 3, promise))
        kept, end = _told(reading)
        _ended(child)
        if end.startswith("broken"):
            raise AssertionError(end)
        subprocess.run(["mount", "-o", "remount,size=200m", str(folder)], check=True)
        _checked(subject, folder, kept)


def _read_only(subject: Subject, chance: Random) -> None:
    with _folder() as folder:
        child, reading = _child(lambda promise: subject.work(folder, 3, promise))
        kept, end = _told(reading)
        _ended(child)
        assert end == "done", end
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)

        def as_another(promise: Callable[[str], None]) -> None:
            os.setgid(_NOBODY)
            os.setuid(_NOBODY)
            subject.work(folder, 4, promise)

        child, reading = _child(as_another)
        _, end = _told(reading)
        _ended(child)
        if end.startswith("broken"):
            raise AssertionError(end)
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        del chance
        _checked(subject, folder, kept)


def _two(subject: Subject, chance: Random) -> None:
    with _folder() as folder:
        children = []
        for number in (0, chance.randrange(2)):
            children.append(_child(lambda promise, number=number: subject.work(folder, number, promise)))  # type: ignore[misc]
            time.sleep(chance.random() * 0.05)
        promised: list[str] = []
        for child, reading in children:
            kept, end = _told(reading)
            promised += kept
            _ended(child)
            if end.startswith("broken"):
                raise AssertionError(end)
        _checked(subject, folder, promised)


def _clock(subject: Subject, chance: Random) -> None:
    """The clock is wrong by years, and differently in each run; files have times of the future."""
    with _folder() as folder:
        promised: list[str] = []
        real = time.time
        for number in range(2):
            offset = chance.choice((-20, -1, 1, 10)) * 365 * 86_400

            def wrong(promise: Callable[[str], None], number: int = number, offset: int = offset) -> None:
                time.time = lambda: real() + offset
                subject.work(folder, number, promise)

            child, reading = _child(wrong)
            kept, end = _told(reading)
            _ended(child)
            assert end == "done", end
            promised += kept
            for path in folder.rglob("*"):
                moment = real() + chance.choice((-1, 1)) * chance.randrange(20 * 365 * 86_400)
                os.utime(path, (max(0, moment), max(0, moment)))
        _checked(subject, folder, promised)


FAULTS: Final[dict[str, Callable[[Subject, Random], None]]] = {
    "killed": _kill,
    "disk full": _full,
    "read-only, another user": _read_only,
    "two processes": _two,
    "clock jumps": _clock,
}


def available(fault: str) -> bool:
    """Whether this machine lets us make the fault."""
    if not hasattr(os, "fork"):
        return False
    if fault == "read-only, another user":
        return os.geteuid() == 0
    if fault == "disk full":
        if os.geteuid() != 0:
            return False
        try:
            with _folder(size_kb=64):
                return True
        except (OSError, subprocess.CalledProcessError):
            return False
    return True


@cache
def _warm(subject: Subject) -> None:
    """Load what a subject needs here, so that a kill falls into its work, and another user needs no modules."""
    with _folder() as folder:
        promised: list[str] = []
        subject.work(folder, 0, promised.append)
        subject.check(folder, promised)


def attempt(subject: Subject, fault: str, seed: str) -> str | None:
    """One try; what went wrong, or None."""
    try:
        _warm(subject)
        FAULTS[fault](subject, Random(seed))
    except AssertionError as error:
        return str(error)
    return None
