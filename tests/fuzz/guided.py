"""One process that attacks one target with atheris: inputs that reach code which none before them did are kept and
changed again, as bytes by libFuzzer and by what the formats allow by us.

``python -m tests.fuzz.guided TARGET FOLDER SECONDS SEED``, with the same words on stdout as ``tests.fuzz.worker``.
"""

from __future__ import annotations

import os
import random
import sys
import time
from itertools import chain
from pathlib import Path
from typing import Final
from zlib import crc32

import atheris

with atheris.instrument_imports(include=["mtcheck"]):
    from tests.fuzz import worker
    from tests.fuzz.mutate import mutated
    from tests.fuzz.targets import target_of

_STARTED_WITH: Final = 50
_LONGEST: Final = 20_000


def main(name: str, folder: str, seconds: str, seed: str) -> None:
    """Attack until the time is over."""
    target, place = target_of(name), Path(folder)
    chance = random.Random(seed)
    known = worker.seeds(name)
    corpus = place / "corpus"
    corpus.mkdir()
    for number, data in enumerate(chain(known, (worker.make(name, chance, known) for _ in range(_STARTED_WITH)))):
        (corpus / str(number)).write_bytes(data)
        worker.say(count=0, bytes=0, read=0)  # a sign of life: instrumenting and making take long
    with atheris.instrument_imports(include=["mtcheck"]):  # much is imported only when it is needed
        for data in (*known[:3], *(path.read_bytes() for path in sorted(corpus.iterdir())[:5])):
            (place / "now").write_bytes(data)
            worker.failure(target, data)
            worker.say(count=0, bytes=0, read=0)
    progress = worker.Progress(target, place, time.monotonic() + float(seconds))

    def one(data: bytes) -> None:
        if not progress.tried(data):
            os._exit(0)  # libFuzzer does not end on request

    def change(data: bytes, longest: int, seed: int) -> bytes:
        own = random.Random(seed)
        if own.random() < 0.3:
            return mutated(data, own)[:longest]
        if own.random() < 0.05:
            return worker.make(name, own, known)[:longest]
        return bytes(atheris.Mutate(data, longest))

    flags = [f"-seed={crc32(seed.encode())}", f"-max_len={_LONGEST}", "-verbosity=0", f"-artifact_prefix={folder}/"]
    atheris.Setup([name, *flags, str(corpus)], one, custom_mutator=change)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
