"""The rows of an int8 matrix in a safetensors file, read on demand.

Nothing is mapped: a mapped file that is cut short while in use ends the process.
"""

from __future__ import annotations

import json
import os
from threading import Lock
from typing import TYPE_CHECKING, Final
from weakref import finalize

from mtcheck.errors import ModelRejectedError, reason_of

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

__all__ = ["Rows"]

_LENGTH: Final = 8
"""Bytes with the length of the file's header."""
_LONGEST_HEADER: Final = 2**20


class Rows:
    """A float matrix rounded by :func:`mtcheck.translate.product.round_rows` in a file; gives the matrix row by row.

    Raises :class:`ValueError`, :class:`KeyError`, :class:`TypeError` or :class:`mtcheck.errors.ModelRejectedError` if
    the file does not have all of it.
    """

    def __init__(self, path: Path, name: str) -> None:
        import torch

        self._path = path
        self._file = path.open("rb", buffering=0)
        finalize(self, self._file.close)
        self._lock = Lock()
        size = int.from_bytes(self._read(0, _LENGTH), "little")
        if size > _LONGEST_HEADER:
            raise ValueError(f"{path.name} has no header")
        header = json.loads(self._read(_LENGTH, size))
        weight, scale = header[f"{name}.weight"], header[f"{name}.scale"]
        count, self.width = weight["shape"]
        if (weight["dtype"], scale["dtype"], scale["shape"]) != ("I8", "F32", [count]):
            raise ValueError(f"{path.name} has an unexpected layout")
        start = _LENGTH + size
        self._begin = start + weight["data_offsets"][0]
        scales = self._read(start + scale["data_offsets"][0], 4 * count)
        self._scale = torch.frombuffer(bytearray(scales), dtype=torch.float32)
        self._read(self._begin + (count - 1) * self.width, self.width)  # the last row is there

    def __getitem__(self, numbers: Tensor) -> Tensor:
        """These rows, float32 (numbers, width). Raises :class:`mtcheck.errors.ModelRejectedError`."""
        import torch

        wanted, places = torch.unique(numbers, return_inverse=True)
        scale = self._scale[wanted]  # raises for rows that do not exist
        data = bytearray().join(self._read(self._begin + row * self.width, self.width) for row in wanted.tolist())
        rows = torch.frombuffer(data, dtype=torch.int8).view(-1, self.width).float().mul_(scale[:, None])
        return rows[places]

    def _read(self, start: int, size: int) -> bytes:
        try:
            if hasattr(os, "pread"):
                data = os.pread(self._file.fileno(), size, start)
            else:
                with self._lock:
                    self._file.seek(start)
                    data = self._file.read(size) or b""
        except OSError as error:
            raise ModelRejectedError(f"{self._path} cannot be read: {reason_of(error)}") from error
        if len(data) < size:
            raise ModelRejectedError(f"{self._path} was cut short: delete this folder")
        return data
