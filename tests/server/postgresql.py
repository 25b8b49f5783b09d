"""A PostgreSQL of our own, on a socket in a folder of its own, where Debian's is installed."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None where it is not installed."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    found = shutil.which("initdb")
    candidates = [*known, *([Path(found).parent] if found else [])]
    return next((folder for folder in candidates if (folder / "initdb").exists()), None)


@contextmanager
def server() -> Iterator[str]:
    """A running server; the URL of its database. As root it runs as the user ``postgres``, for it refuses root."""
    found = programs()
    assert found is not None
    home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    user: str | None = None
    if os.getuid() == 0:
        user = "postgres"
        os.chown(home, pwd.getpwnam(user).pw_uid, -1)
    data = home / "data"

    def run(*command: str | Path) -> None:
        subprocess.run([str(part) for part in command], check=True, capture_output=True, user=user, cwd=home)

    run(found / "initdb", "-D", data, "-A", "trust", "-U", "desk", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-c listen_addresses='' -c unix_socket_directories={home} -c fsync=off"
    run(found / "pg_ctl", "-D", data, "-w", "-o", options, "-l", home / "log", "start")
    try:
        yield f"postgresql://desk@/postgres?host={home}"
    finally:
        run(found / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)
