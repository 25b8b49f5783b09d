"""One process that attacks one target, and writes down what it does so that its death can be read.

``python -m tests.fuzz.worker TARGET FOLDER SECONDS SEED``: the input at work is always in ``FOLDER/now``; failures are
lines of JSON on stdout, and so is, about once a second, how far it has come.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mtcheck.errors import MtcheckError
from tests.fuzz.additions import language_folder, plugin
from tests.fuzz.commands import command
from tests.fuzz.desk import requests
from tests.fuzz.make import MAKERS
from tests.fuzz.mutate import mutated, smaller, table
from tests.fuzz.targets import cache_bytes, index_bytes, results_bytes, target_of

if TYPE_CHECKING:
    from tests.fuzz.targets import Target

__all__ = ["CORPUS", "Progress", "failure", "make", "say", "seeds"]

CORPUS: Final = Path(__file__).parent / "corpus"
_MEMORY: Final = 6 * 2**30
_BORROWED: Final = {"decode": "any-file", "glossary-use": "glossary-csv", "audit-xliff": "xliff"}
"""Targets without their own maker."""

_DAMAGED: Final = {
    **dict.fromkeys(("text", "html", "markdown", "subtitles", "rtf", "decode", "words"), 0.4),
    **dict.fromkeys(("audit", "article-folder", "batch-folder", "model-folder", "watch"), 0.0),
}
"""How often bytes are changed at last. Most formats are not read any further where one is wrong."""


def seeds(name: str) -> list[bytes]:
    """The inputs that broke a target once."""
    return [path.read_bytes() for path in sorted((CORPUS / name).glob("*")) if path.is_file()]


def make(name: str, chance: random.Random, known: list[bytes]) -> bytes:
    """An input for the target: a new file, a new one damaged, or a known one damaged."""
    match name:
        case "index":
            return mutated(index_bytes(), chance)
        case "cache":
            return mutated(cache_bytes(), chance)
        case "results":
            return table(results_bytes(), "articles", chance)
        case "command":
            return command(chance)
        case "desk":
            return requests(chance)
        case "plug-in":
            return plugin(chance)
        case "language":
            return language_folder(chance)
    if known and chance.random() < 0.05:
        return mutated(chance.choice(known), chance)
    made = MAKERS[_BORROWED.get(name, name)](chance)
    return mutated(made, chance) if chance.random() < _DAMAGED.get(name, 0.15) else made


def failure(target: Target, data: bytes) -> str | None:
    """What is wrong when the target gets this input, as ``Type at file:line: message``; None if nothing is."""
    return _outcome(target, data)[0]


def _outcome(target: Target, data: bytes) -> tuple[str | None, bool]:
    """What is wrong, and whether the input was read and not refused."""
    began, read = time.process_time(), True
    try:
        target.run(data)
    except MtcheckError as error:
        read = False
        if not str(error).strip():
            return f"{type(error).__name__} without a text", False
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # noqa: BLE001 - finding any is the purpose
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "/mtcheck/" in frame.filename and "/tests/" not in frame.filename]
        where = (ours or frames)[-1]
        place = f"{Path(where.filename).parent.name}/{Path(where.filename).name}:{where.lineno}"
        return f"{type(error).__name__} at {place}: {_text(error)[:300]}", True
    taken = time.process_time() - began
    allowed = target.seconds + target.per_kb * len(data) / 1000
    if taken > allowed:
        return f"slow: {taken:.1f} s of CPU for {len(data)} bytes, allowed are {allowed:.1f}", read
    return None, read


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - a plug-in's error may refuse
        return ""


def _kind(text: str) -> str:
    """What makes two failures the same: the exception and its place."""
    return text.split(": ")[0]


def _fails_as(target: Target, kind: str, data: bytes) -> bool:
    found = failure(target, data)
    return found is not None and _kind(found) == kind


def say(**values: object) -> None:
    """Tell the script that started this process, as a line of JSON."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


class Progress:
    """What one worker has tried, said on stdout as it goes."""

    def __init__(self, target: Target, place: Path, end: float) -> None:
        """``place`` is the folder that holds the input at work; ``end`` is on the monotonic clock."""
        self._target, self._place, self._end = target, place, end
        self._count, self._size, self._read, self._said = 0, 0, 0, 0.0
        self._seen: set[str] = set()

    def tried(self, data: bytes) -> bool:
        """Try one input; false once the time is over."""
        (self._place / "now").write_bytes(data)
        found, read = _outcome(self._target, data)
        self._count, self._size, self._read = self._count + 1, self._size + len(data), self._read + read
        if found is not None and _kind(found) not in self._seen and _fails_as(self._target, _kind(found), data):
            self._seen.add(_kind(found))
            if not found.startswith("slow"):
                data = smaller(data, partial(_fails_as, self._target, _kind(found)))
            say(failure=failure(self._target, data) or found, data=data.hex())
        now = time.monotonic()
        if now >= self._end:
            say(count=self._count, bytes=self._size, read=self._read, done=True)
            return False
        if now - self._said > 1:
            self._said = now
            say(count=self._count, bytes=self._size, read=self._read)
        return True


def main(name: str, folder: str, seconds: str, seed: str) -> None:
    """Attack until the time is over."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    target, place = target_of(name), Path(folder)
    chance = random.Random(seed)
    known = seeds(name)
    for data in (*known[:3], make(name, chance, known)):
        (place / "now").write_bytes(data)
        failure(target, data)  # the first run loads modules, which is not a failure of the input
        say(count=0, bytes=0, read=0)  # a sign of life: on a busy machine this takes minutes
    progress = Progress(target, place, time.monotonic() + float(seconds))
    while progress.tried(make(name, chance, known)):
        pass


if __name__ == "__main__":
    main(*sys.argv[1:])
