"""A language of another package, for the time of a test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from mtcheck.glossary.inflect import reading, readings
from mtcheck.languages import language, registry, tags
from mtcheck.languages.declension import cues_for, declension_for


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Mapping[str, str]], None]]:
    """Installs a package with the folder of a language Xx, given its files by name."""
    folder = tmp_path / "mtcheck_xx"
    folder.mkdir()

    def install(files: Mapping[str, str]) -> None:
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8", errors="surrogateescape")

    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(registry, "plugins", lambda _: {"xx": "mtcheck_xx"})
    _forget()
    yield install
    sys.modules.pop("mtcheck_xx", None)
    _forget()


def _forget() -> None:
    for function in (
        registry.folders, registry.folder, registry.alias, tags.group, language.language_for, declension_for, cues_for,
        reading._by_ending, readings,
    ):  # fmt: skip
        function.cache_clear()
