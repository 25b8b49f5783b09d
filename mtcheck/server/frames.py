"""Storage of large texts: zstd frames."""

from __future__ import annotations

import json
from typing import Any

import zstandard

__all__ = ["compress_frame", "load_frame"]


def compress_frame(data: bytes) -> bytes:
    """A zstd frame."""
    return zstandard.ZstdCompressor(level=3).compress(data)


def load_frame(frame: bytes) -> dict[str, Any]:
    """The JSON object in a frame of ours."""
    value: dict[str, Any] = json.loads(zstandard.ZstdDecompressor().decompress(frame))
    return value
