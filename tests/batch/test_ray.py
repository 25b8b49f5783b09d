"""A batch on a Ray cluster of two nodes: whatever dies, every article is answered once."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mtcheck.batch.item import Options
from mtcheck.batch.ray import RayEngine
from mtcheck.errors import UsageError
from tests.conftest import ROOT
from tests.patience import PATIENCE

HAS_RAY = importlib.util.find_spec("ray") is not None
CAN_PART = bool(shutil.which("unshare") and shutil.which("ip")) and hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    if not (HAS_RAY and CAN_PART):
        pytest.skip("needs Ray, and root to make a network namespace")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": "0123456789abcdef" * 2,
        "RAY_USAGE_STATS_ENABLED": "0",
    }
    done = subprocess.run(
        ["unshare", "--net", sys.executable, str(Path(__file__).with_name("ray_cluster.py"))],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=4 * PATIENCE,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    made: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return made


@pytest.mark.parametrize(("what", "count"), [("plain", 60), ("actor killed", 120), ("raylet killed", 120)])
def test_every_article_is_answered_once(found: dict[str, Any], what: str, count: int) -> None:
    """Also when an actor, or a whole node, dies in the middle."""
    assert found[what] == {"answered": count, "twice": 0, "failed": {}}


def test_the_article_that_kills_its_actor_is_isolated(found: dict[str, Any]) -> None:
    """After three tries in three actors; all others are done."""
    assert (found["killer"]["answered"], found["killer"]["twice"]) == (41, 0)
    assert list(found["killer"]["failed"]) == ["20"]
    assert found["killer"]["failed"]["20"].startswith("crashed 3 times")


def test_an_article_that_takes_too_long_is_given_up(found: dict[str, Any]) -> None:
    """The other two are done."""
    assert found["slow"]["failed"] == {"1": "took longer than 30 s (--timeout)"}


def test_actors_of_another_version_are_refused(found: dict[str, Any]) -> None:
    """Reports of two versions in one batch could not be compared."""
    assert "0.0.0" in found["stranger"]
    assert "install the same version on both" in found["stranger"]


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "RAY_AUTH_MODE=token"),
        ({"RAY_AUTH_MODE": "token"}, "RAY_USAGE_STATS_ENABLED=0"),
        (
            {"RAY_AUTH_MODE": "token", "RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_TOKEN_PATH": "/none"},
            "no token at",
        ),
    ],
)
def test_a_cluster_that_is_not_secured_is_refused(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], said: str
) -> None:
    """Before Ray is even imported."""
    for name in ("RAY_AUTH_MODE", "RAY_USAGE_STATS_ENABLED", "RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(UsageError, match=said):
        RayEngine(Options(), address="127.0.0.1:1", workers=1, timeout=1.0)


def test_a_token_that_others_can_read_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ray itself writes it so."""
    token = tmp_path / "token"
    token.write_text("x")
    token.chmod(0o644)
    monkeypatch.setenv("RAY_AUTH_MODE", "token")
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.delenv("RAY_AUTH_TOKEN", raising=False)
    monkeypatch.setenv("RAY_AUTH_TOKEN_PATH", str(token))

    with pytest.raises(UsageError, match="chmod 600"):
        RayEngine(Options(), address="127.0.0.1:1", workers=1, timeout=1.0)
