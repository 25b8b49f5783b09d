"""Shared by all tests: nothing of the user's is touched, and nothing connects."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

from tests.patience import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

CHROMIUM = os.environ.get("MTCHECK_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "references" / "articles" / "blinken-kyiv"
SLOW = ("batch", "faults", "fuzz", "server", "test_site.py", "test_supply.py", "translate", "watch")
"""Folders and files of tests that load models, start servers and clusters, build the site or list the installed."""

# What takes how long is for scripts/bench_*, not for a busy machine.
settings.register_profile("mtcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", settings.get_profile("mtcheck"), max_examples=25)  # scripts/test --fast
settings.load_profile("mtcheck")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What `scripts/test --fast` leaves out."""
    for item in items:
        if item.path.relative_to(ROOT / "tests").parts[0] in SLOW:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def demo() -> Path:
    """The demo article's folder."""
    return DEMO


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: Debian's, or the one that ``MTCHECK_CHROMIUM`` names."""
    playwright = pytest.importorskip("playwright.sync_api", reason="no Playwright: no page was opened in a browser")
    if CHROMIUM is None:
        pytest.skip("no Chromium: no page was opened in a browser")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            timeout=1000 * PATIENCE,
        )
        quick = started.new_context

        def patient(**options: Any) -> BrowserContext:
            context = quick(**options)
            context.set_default_timeout(1000 * PATIENCE)
            return context

        started.new_context = patient  # type: ignore[method-assign]
        yield started
        started.close()


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but a local socket may be opened."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family == socket.AF_UNIX or (isinstance(address, tuple) and address[0] in {"127.0.0.1", "::1"}):
            connect(self, address)  # type: ignore[arg-type]
            return
        refuse(address)

    def refuse(address: object) -> NoReturn:
        raise AssertionError(f"a test tried to connect to {address}")

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No colour, a fixed width, whatever terminal the tests run in."""
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
