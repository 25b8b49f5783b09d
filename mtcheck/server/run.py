"""Runs the desk: a socket, a server, and its messages on the terminal."""

from __future__ import annotations

import socket
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from mtcheck.errors import UsageError, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtcheck.server.desk import Desk

__all__ = ["Address", "serve"]

_GRACE = 3
"""Seconds for answering open pages when the desk ends."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the desk listens; ``port`` 0 means any free port. ``public`` is the address for browsers, if different."""

    host: str = "127.0.0.1"
    port: int = 8765
    public: str | None = None


def serve(desk: Desk, address: Address, *, told: Callable[[str], None]) -> None:
    """Answer requests until the process is stopped. ``told`` is called with each line for the terminal.

    Raises :class:`mtcheck.errors.UsageError` for an unusable address.
    """
    import uvicorn

    from mtcheck.server.app import create_app

    listening = _listen(address)
    port = listening.getsockname()[1]
    host = f"[{address.host}]" if ":" in address.host else address.host
    url = (address.public or f"http://{host}:{port}").rstrip("/")
    config = uvicorn.Config(
        create_app(desk), log_level="warning", access_log=False, server_header=False, lifespan="off",
        timeout_graceful_shutdown=_GRACE, timeout_keep_alive=30, proxy_headers=False, ws="none",
    )  # fmt: skip
    told(f"the desk is at {url}/ (Ctrl-C ends it)")
    if desk.first_token is not None:
        told(f"no users yet; create the first one here: {url}/set-up?token={quote(desk.first_token)}")
    # A signal before the loop starts leaves the coroutine unawaited.
    warnings.filterwarnings("ignore", "coroutine 'Server.serve' was never awaited", RuntimeWarning)
    uvicorn.Server(config).run(sockets=[listening])


def _listen(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((address.host, address.port))
    except OSError as error:
        made.close()
        raise UsageError(
            f"cannot listen on {address.host}:{address.port}: {reason_of(error)}; choose another with --port"
        ) from error
    made.listen(2048)  # a browser that opens the address at once waits for the answer instead of being refused
    made.set_inheritable(True)
    return made
