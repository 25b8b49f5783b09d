"""What every verb prints with: results on stdout, everything else on stderr, files whole or not at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.errors import OutputError

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["note", "stderr", "stdout", "write_result"]


def stdout() -> Console:
    """A rich console for results; plain text where stdout is no terminal or NO_COLOR is set."""
    from rich.console import Console

    return Console(highlight=False)


def stderr() -> Console:
    """A rich console for progress and notices."""
    from rich.console import Console

    return Console(stderr=True, highlight=False)


def note(message: str) -> None:
    """One line on stderr."""
    print(f"mtcheck: {message}", file=sys.stderr)


def write_result(text: str, output: Path | None) -> None:
    """Write a result to ``output`` (whole or not at all), or to stdout for None and ``-``.

    Raises :class:`mtcheck.errors.OutputError`.
    """
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    import tempfile

    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(temporary).chmod(0o666 & ~umask)
        Path(temporary).replace(output)
    except BaseException as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise OutputError(f"cannot write {output}: {error.strerror or error}") from error
        raise
