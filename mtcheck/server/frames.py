"""Large texts as they are kept: zstd frames."""

from __future__ import annotations

import json
from typing import Any

import zstandard

__all__ = ["compressed", "loaded"]


def compressed(data: bytes) -> bytes:
    """A zstd frame."""
    return zstandard.ZstdCompressor(level=3).compress(data)


def loaded(frame: bytes) -> dict[str, Any]:
    """The JSON object in a frame of ours."""
    value: dict[str, Any] = json.loads(zstandard.ZstdDecompressor().decompress(frame))
    return value
