"""Shared by all tests: the user's files are not touched, and nothing connects."""

from __future__ import annotations

import gc
import os
import shutil
import socket
from collections import Counter
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
SLOW = (
    "batch", "faults", "fuzz", "server", "test_site.py", "test_supply.py", "translate", "watch",
    "checks/test_damaged_targets.py", "checks/test_hostile.py", "cli/test_completion.py", "cli/test_guides.py",
    "cli/test_hostile_paths.py", "languages/test_every_pair.py", "names/test_accents.py", "plugins",
)  # fmt: skip
"""Folders and files of tests that load models, start servers, clusters and other processes, build the site, list the
installed, or run the whole audit for each of many cases."""
QUICK = (
    "batch/test_sources.py", "batch/test_store.py", "batch/test_worker.py", "translate/test_cache.py",
    "translate/test_checkpoint.py", "translate/test_clauses.py", "translate/test_file.py",
    "translate/test_languages.py", "translate/test_loops.py", "translate/test_prompt.py", "translate/test_store.py",
    "translate/test_trust.py", "watch/test_watch.py",
)  # fmt: skip
"""Files in the folders of `SLOW` whose tests, except marked ones, need none of that."""

# What takes how long is for scripts/bench_*, not for a busy machine.
settings.register_profile("mtcheck", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", settings.get_profile("mtcheck"), max_examples=25)  # scripts/test --fast
settings.load_profile("mtcheck")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What `scripts/test --fast` leaves out is not even imported: torch and FastAPI take longer than most tests."""
    holds_quick = any(f"{quick}/".startswith(f"{_name(collection_path)}/") for quick in QUICK)
    return True if "not slow" in config.option.markexpr and not holds_quick and is_slow(collection_path) else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Modules and tests live to the end, so the garbage collector need not look through them: a third of the time."""
    gc.disable()
    yield
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Let the interpreter free everything as it ends; some libraries complain otherwise.

    Pytest collects garbage before this: with everything that the tests loaded it would take each worker a second.
    """
    gc.unfreeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What `scripts/test --fast` leaves out: files of `SLOW`; of a test marked `every(n)`, all cases but each n-th."""
    cases: Counter[str] = Counter()
    for item in items:
        if every := item.get_closest_marker("every"):
            test = item.nodeid.partition("[")[0]
            cases[test] += 1
            if cases[test] % every.args[0] != 1:
                item.add_marker(pytest.mark.slow)
        elif is_slow(item.path):
            item.add_marker(pytest.mark.slow)


def is_slow(path: Path) -> bool:
    """Whether a path is among those of `SLOW`, or in one of them, and not among those of `QUICK`."""
    name = _name(path)
    return name not in QUICK and f"{name}/".startswith(tuple(f"{slow}/" for slow in SLOW))


def _name(path: Path) -> str:
    return str(path).removeprefix(f"{ROOT}/tests/")


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
            context: BrowserContext = quick(**options)
            context.set_default_timeout(1000 * PATIENCE)
            return context

        started.new_context = patient
        yield started
        started.close()


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Nothing but a local socket may be opened."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family == socket.AF_UNIX or (isinstance(address, tuple) and address[0] in {"127.0.0.1", "::1"}):
            connect(self, address)  # type: ignore[arg-type]
            return
        refuse(address)

    def refuse(address: object) -> NoReturn:
        raise AssertionError(f"a test tried to connect to {address}")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session", autouse=True)
def _plain_environment() -> Iterator[None]:
    """No colour, a fixed width, whatever terminal the tests run in."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS"):
            patch.delenv(name, raising=False)
        yield
