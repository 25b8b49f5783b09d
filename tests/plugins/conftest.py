"""Packages that add to mtcheck, installed for one test."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

import pytest

from mtcheck.checks.installed import installed_checks
from mtcheck.languages import language, registry, tags
from mtcheck.plugins import _entry_points, _may_be_some, load_plugin, plugins
from tests.cli.conftest import mtcheck

__all__ = ["Install", "install", "mtcheck"]

EXAMPLES = Path(__file__).parent / "examples"
_CACHED = (
    plugins, _entry_points, _may_be_some, load_plugin, installed_checks, registry.folders, registry.folder,
    registry.fault, registry.alias, registry.tags, tags.group, language.language_for,
)  # fmt: skip


class Install(Protocol):
    """Installs a package with these entry points, and these files by name."""

    def __call__(self, entry_points: str, files: Mapping[str, str] = {}) -> None: ...


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """The examples and the files given are importable, with entry points as an installed distribution has them."""
    known = set(sys.modules)
    place = tmp_path / "site"

    def install(entry_points: str, files: Mapping[str, str] = {}) -> None:
        info = place / "examples-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: examples\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")
        for name, text in files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_text(text, encoding="utf-8")
        monkeypatch.syspath_prepend(str(place))
        monkeypatch.syspath_prepend(str(EXAMPLES))
        forget()

    def forget() -> None:
        for cached in _CACHED:
            cached.cache_clear()
        for name in set(sys.modules) - known:
            path = getattr(sys.modules[name], "__file__", None) or ""
            if path.startswith((str(place), str(EXAMPLES))):
                del sys.modules[name]

    yield install
    monkeypatch.undo()
    forget()
