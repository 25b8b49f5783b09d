"""Run several command lines in this process; the first attempt to reach the network ends it with code 99.

``python -m tests.offline FILE``: the file has one JSON list of arguments a line. Each run's exit code is a line on the
real stdout, what it says itself goes to ``FILE.out``.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
from pathlib import Path

__all__ = ["refuse_network"]

_EVENTS = frozenset({"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname"})


def refuse_network() -> None:
    """From now on a connection, a datagram or a question to a name server ends the process."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _EVENTS:
            return
        first = arguments[0] if arguments else None
        if isinstance(first, socket.socket) and first.family == socket.AF_UNIX:
            return
        os.write(2, f"tried the network: {event} {arguments!r}\n".encode())
        os._exit(99)

    sys.addaudithook(hook)


def main(file: str) -> None:
    """Run every line."""
    refuse_network()
    from mtcheck.cli import main as run

    real = os.fdopen(os.dup(1), "w")
    with Path(f"{file}.out").open("w", encoding="utf-8") as out, contextlib.redirect_stdout(out):
        os.dup2(out.fileno(), 1)
        for line in Path(file).read_text(encoding="utf-8").splitlines():
            sys.argv = ["mtcheck", *json.loads(line)]
            try:
                run()
            except SystemExit as left:
                real.write(f"{left.code or 0} {' '.join(sys.argv)}\n")
                real.flush()


if __name__ == "__main__":
    main(sys.argv[1])
