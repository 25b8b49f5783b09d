"""Starts desks quickly, for tests that kill them: everything is imported once, and each desk is a fork.

Reads folders from standard input, one a line, and answers each with the process's number and its port.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import uvicorn

from mtcheck.server.app import create_app
from mtcheck.server.desk import Setup, open_desk
from mtcheck.server.run import Address, _listen


def main() -> None:
    """Serve until standard input ends."""
    for line in sys.stdin:
        listening = _listen(Address(port=0))
        port = listening.getsockname()[1]
        process = os.fork()
        if not process:
            config = uvicorn.Config(
                create_app(open_desk(Setup(Path(line.strip())))), log_level="error", lifespan="off", ws="none"
            )
            uvicorn.Server(config).run(sockets=[listening])
            os._exit(0)
        listening.close()
        sys.stdout.write(f"{process} {port}\n")
        sys.stdout.flush()
        os.waitpid(process, 0)


if __name__ == "__main__":
    main()
