from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from mtcheck.errors import TranslatorError
from mtcheck.translate.hub.store import build_once, models_folder

SafetensorError = pytest.importorskip("safetensors").SafetensorError


def leftovers() -> list[str]:
    return sorted(path.name for path in models_folder().iterdir() if not path.name.endswith(".lock"))


def test_a_model_is_built_once() -> None:
    built: list[Path] = []

    def build(folder: Path) -> None:
        built.append(folder)
        (folder / "weights").write_text("w")

    first, second = build_once("model", build), build_once("model", build)
    assert first == second == models_folder() / "model"
    assert (first / "weights").read_text() == "w"
    assert len(built) == 1
    assert leftovers() == ["model"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_interrupted_build_leaves_nothing(error: type[BaseException]) -> None:
    def build(folder: Path) -> None:
        (folder / "half").write_text("h")
        raise error

    with pytest.raises(error):
        build_once("model", build)
    assert leftovers() == []


def test_what_a_killed_process_left_is_cleared_away() -> None:
    stale = models_folder() / ".model.abc"
    stale.mkdir(parents=True)
    (stale / "half").write_text("h")
    build_once("model", lambda folder: (folder / "weights").touch())
    assert leftovers() == ["model"]


def test_a_new_model_replaces_those_that_nobody_asked_for_in_a_month() -> None:
    month = 31 * 24 * 3600
    for name in ("old", "asked for", "recent"):
        build_once(name, lambda folder: (folder / "weights").touch())
    for name in ("old", "asked for"):
        os.utime(models_folder() / name, (time.time() - month, time.time() - month))
    build_once("asked for", lambda _: pytest.fail("built again"))
    assert leftovers() == ["asked for", "old", "recent"]
    build_once("new", lambda folder: (folder / "weights").touch())
    assert leftovers() == ["asked for", "new", "recent"]


def test_of_two_at_once_one_builds_and_the_other_waits() -> None:
    built: list[str] = []

    def build(folder: Path) -> None:
        built.append(folder.name)
        time.sleep(0.2)
        (folder / "weights").touch()

    threads = [threading.Thread(target=build_once, args=("model", build)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(built) == 1
    assert leftovers() == ["model"]


def test_a_cache_that_cannot_be_written_is_one_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    with pytest.raises(TranslatorError, match="XDG_CACHE_HOME"):
        build_once("model", lambda _: None)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (OSError(28, "No space left on device"), "No space left on device; free some space"),
        (SafetensorError("I/O error: No space left on device"), "No space left on device.*; free some space"),
        (MemoryError(), "not enough memory to prepare the model"),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory"), "not enough memory to prepare the model"),
    ],
)
def test_a_full_disk_or_memory_is_one_clear_error_and_leaves_nothing(error: Exception, message: str) -> None:
    def build(folder: Path) -> None:
        (folder / "half").write_text("h")
        raise error

    with pytest.raises(TranslatorError, match=message):
        build_once("model", build)
    assert leftovers() == []
