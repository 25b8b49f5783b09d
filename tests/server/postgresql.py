"""Our own PostgreSQL, on a socket in a separate folder, if Debian's is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.scratch import scratch


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None if it is not installed."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    candidates = [*known, *([Path(found).parent] if found else [])]
    return next((folder for folder in candidates if (folder / "initdb").exists()), None)


class Server:
    """A server in a separate folder. As root, it runs as the user ``postgres``, because it refuses root."""

    def __init__(self, home: Path) -> None:
        found = programs()
        assert found is not None
        self._programs = found
        self.home = home
        self.url = f"postgresql://desk@/postgres?host={self.home}"
        self._user: str | None = None
        if os.getuid() == 0:
            self._user = "postgres"
            os.chown(self.home, pwd.getpwnam(self._user).pw_uid, -1)
        data = self.home / "data"
        self._run("initdb", "-D", data, "-A", "trust", "-U", "desk", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")

    def start(self) -> None:
        """Start it and wait until it answers."""
        options = f"-c listen_addresses='' -c unix_socket_directories={self.home} -c fsync=off"
        self._run("pg_ctl", "-D", self.home / "data", "-w", "-o", options, "-l", self.home / "log", "start")

    def stop(self) -> None:
        """End it like a crash, without notice."""
        self._run("pg_ctl", "-D", self.home / "data", "-m", "immediate", "stop")

    def _run(self, program: str, *options: str | Path) -> None:
        command = [str(part) for part in (self._programs / program, *options)]
        subprocess.run(command, check=True, capture_output=True, user=self._user, cwd=self.home)


@contextmanager
def server() -> Iterator[Server]:
    """A running server."""
    with scratch("mtcheck-pg-") as home:
        made = Server(home)
        made.start()
        try:
            yield made
        finally:
            made.stop()
