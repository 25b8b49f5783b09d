"""What every verb prints with: results on stdout, everything else on stderr, files whole or not at all."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.errors import OutputError

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["note", "open_standard_streams", "reader_has_left", "stderr", "stdout", "write_result"]


class _Output(io.FileIO):
    """Standard output that is not a terminal. A reader who leaves (``| head``) is not a failure: what is left to say is
    dropped, and the exit code stays what the result makes it."""

    reader_has_left = False

    def write(self, data: Any) -> int:  # noqa: ANN401 - bytes or any other buffer
        if self.reader_has_left:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except OSError as error:
            self.reader_has_left = True  # in either case nothing more can be said, also not when Python ends
            if isinstance(error, BrokenPipeError):
                return memoryview(data).nbytes
            raise OutputError(f"cannot write standard output: {error.strerror or error}") from error


def open_standard_streams() -> None:
    """Results are UTF-8 wherever they go but to a terminal; a stream that was closed takes everything and keeps
    nothing."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    elif not isinstance(getattr(sys.stdout.buffer, "raw", sys.stdout.buffer), io.FileIO):
        pass  # somebody's own stream
    elif not sys.stdout.isatty():
        raw = _Output(sys.stdout.fileno(), "wb", closefd=False)
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", errors="replace")
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def reader_has_left() -> bool:
    """Whether nobody reads standard output any more."""
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return isinstance(raw, _Output) and raw.reader_has_left


def stdout() -> Console:
    """A rich console for results; plain text where stdout is not a terminal or NO_COLOR is set."""
    from rich.console import Console

    return Console(highlight=False)


def stderr() -> Console:
    """A rich console for progress and notices."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def note(message: str) -> None:
    """One line on stderr."""
    with suppress(BrokenPipeError):
        print(f"mtcheck: {message}", file=sys.stderr)


def write_result(result: str | bytes, output: Path | None) -> None:
    """Write a result to ``output`` (whole or not at all), or to stdout for None and ``-``; text as UTF-8.

    A link is followed, and what is not a file (a device, a pipe) is written into.

    Raises :class:`mtcheck.errors.OutputError`.
    """
    if output is None or str(output) == "-":
        if isinstance(result, str):
            sys.stdout.write(result)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(result)
        sys.stdout.flush()
        return
    import tempfile

    data = result.encode() if isinstance(result, str) else result
    temporary: str | None = None
    try:
        place = Path(os.path.realpath(output))
        if place.exists() and not place.is_file():
            place.write_bytes(data)
            return
        handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(place)
    except BaseException as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OutputError(f"cannot write {output}: {error.strerror or error}") from error
        raise
