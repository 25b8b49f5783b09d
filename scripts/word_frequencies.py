"""The word frequencies of the package wordfreq 3."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Final

__all__ = ["frequencies"]

_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")


def frequencies(file: Path, word: re.Pattern[str] = _WORD) -> dict[str, float]:
    """The words of a file that match wholly, each with its Zipf frequency (powers of ten in a thousand million
    words)."""
    import msgpack  # type: ignore[import-untyped]

    buckets = msgpack.loads(gzip.decompress(file.read_bytes()), raw=False)[1:]
    return {text: 9 - step / 100 for step, bucket in enumerate(buckets) for text in bucket if word.fullmatch(text)}
