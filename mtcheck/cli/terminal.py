"""Output of every verb: results on stdout, everything else on stderr, files complete or not at all."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.controls import one_line, visible
from mtcheck.errors import MtcheckError, OutputError, UsageError, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

__all__ = [
    "note",
    "open_standard_streams",
    "reader_has_left",
    "refuse_to_replace",
    "say",
    "stderr",
    "stdout",
    "write_result",
]


class _Output(io.FileIO):
    """Standard output that is not a terminal. A closed pipe (``| head``) is not a failure: remaining output is dropped
    and the exit code is still that of the result."""

    reader_has_left = False

    def write(self, data: Any) -> int:  # noqa: ANN401 - bytes or any other buffer
        if self.reader_has_left:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except OSError as error:
            self.reader_has_left = True  # in either case, nothing more can be written, not even when Python shuts down
            if isinstance(error, BrokenPipeError):
                return memoryview(data).nbytes
            raise OutputError(f"cannot write standard output: {reason_of(error)}") from error


def open_standard_streams() -> None:
    """Make results UTF-8 everywhere except on a terminal, and closed streams discard everything."""
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    elif not isinstance(getattr(sys.stdout.buffer, "raw", sys.stdout.buffer), io.FileIO):
        pass  # a caller's own stream
    elif not sys.stdout.isatty():
        raw = _Output(sys.stdout.fileno(), "wb", closefd=False)
        sys.stdout = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", errors="replace")
    elif isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def reader_has_left() -> bool:
    """Whether standard output is closed."""
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    return isinstance(raw, _Output) and raw.reader_has_left


def stdout() -> Console:
    """A rich console for results; plain text if stdout is not a terminal or NO_COLOR is set."""
    from rich.console import Console

    return Console(highlight=False)


def stderr() -> Console:
    """A rich console for progress and notices."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def note(message: str) -> None:
    """One line of bounded length on stderr, whatever is in the message."""
    with suppress(OSError, ValueError):  # no one reads it, or it was closed
        print(f"mtcheck: {one_line(message)}", file=sys.stderr, flush=True)


def say(text: str = "") -> None:
    """Print part of a result for people on stdout, without control characters except line ends."""
    sys.stdout.write(visible(text, keep="\n") + "\n")


def refuse_to_replace(output: Path | None, read: Iterable[Path | str | None]) -> None:
    """Raise :class:`mtcheck.errors.UsageError` if a result would overwrite an input of the command: a file, or a file
    that an article's folder names."""
    if output is None or not output.is_file():
        return
    for item in read:
        if item is not None and any(path.is_file() and path.samefile(output) for path in _files_of(Path(item))):
            raise UsageError(f"{output} is read by this command: write the result to another file")


def _files_of(path: Path) -> tuple[Path, ...]:
    from mtcheck.read import find_article_files, is_article_folder

    try:
        if not path.is_dir() or not is_article_folder(path):
            return (path,)
        files = find_article_files(path)
    except (MtcheckError, OSError, ValueError):  # reported when it is read
        return ()
    named = (files.translation, files.source, *files.references, files.quotes)
    return (path / "article.toml", *(file for file in named if file is not None))


def write_result(result: str | bytes, output: Path | None) -> None:
    """Write a result to ``output`` (completely or not at all), or to stdout for None and ``-``; text as UTF-8.

    A link is followed; something that is not a file (a device, a pipe) is written to directly.

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
    from mtcheck.files import write_whole

    try:
        write_whole(output, result.encode() if isinstance(result, str) else result)
    except OSError as error:
        raise OutputError(f"cannot write {output}: {reason_of(error)}") from error
