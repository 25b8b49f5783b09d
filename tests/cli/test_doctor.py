"""What doctor says of this installation, and of one that lacks something."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable

import pytest

from tests.cli.conftest import Ran


def test_an_installation_that_can_audit(mtcheck: Callable[..., Ran]) -> None:
    result = mtcheck("doctor")

    assert result.code == 0
    assert "ok       audits without a model" in result.out
    assert "models   " in result.out


def test_what_is_missing_is_named_with_the_command_that_adds_it(
    mtcheck: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = [
        "lxml>=6.0",
        "torch>=2.8; extra == 'hf'",
        "mtcheck[hf]; extra == 'embedded'",
        'gguf>=0.19; extra == "embedded"',
    ]
    here = {"lxml", "torch"}

    def version(name: str) -> str:
        if name not in here:
            raise importlib.metadata.PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr(importlib.metadata, "requires", lambda _: needed)
    monkeypatch.setattr(importlib.metadata, "version", version)

    result = mtcheck("doctor")

    assert result.code == 0
    assert "ok       hf: " in result.out
    assert "needs gguf; to install: pip install 'mtcheck[embedded]'" in result.out

    here.remove("lxml")
    broken = mtcheck("doctor")
    assert broken.code == 3
    assert "needs lxml" in broken.out
