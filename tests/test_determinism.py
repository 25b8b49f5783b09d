"""Equal input gives equal bytes, whatever the hash seed, locale, time zone, folder, number of workers and cache."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import DEMO, ROOT

pytestmark = pytest.mark.slow

CODE = """
import sys, mtcheck
from pathlib import Path
report = mtcheck.audit(Path(sys.argv[1]), baseline=None)
sys.stdout.buffer.write(report.to_json().encode())
"""
TIMES = re.compile(r'"(?:started|seconds)": [^\n]+')


def audited(folder: Path, place: Path, **changes: str) -> str:
    """The JSON of the article in ``folder``, without its times, audited by a separate process."""
    environment: Mapping[str, str] = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "XDG_CACHE_HOME": str(place / "cache"),
        **changes,
    }
    made = subprocess.run([sys.executable, "-c", CODE, str(folder)], capture_output=True, check=True, env=environment)
    return TIMES.sub("", made.stdout.decode())


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> str:
    return audited(DEMO, tmp_path_factory.mktemp("usual"), PYTHONHASHSEED="0", TZ="UTC", LC_ALL="C")


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4294967295", "TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "LC_ALL": ""},
        {"PYTHONHASHSEED": "7", "PYTHONUTF8": "0", "LC_ALL": "POSIX", "OMP_NUM_THREADS": "1", "PYTHONOPTIMIZE": "1"},
    ],
    ids=["seed-and-zone", "turkish", "posix"],
)
def test_the_environment_changes_nothing(usual: str, tmp_path: Path, changes: dict[str, str]) -> None:
    assert audited(DEMO, tmp_path, **changes) == usual


def test_a_warm_cache_and_another_folder_change_nothing(usual: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "a folder č" / DEMO.name
    shutil.copytree(DEMO, elsewhere)

    assert [audited(elsewhere, tmp_path) for _ in range(2)] == [usual, usual]
    assert any((tmp_path / "cache").rglob("*.index"))


def test_the_number_of_workers_changes_nothing(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    for number in range(3):
        copy = shutil.copytree(DEMO, articles / f"article-{number}") / "article.toml"
        copy.write_text(copy.read_text("utf-8").replace('"blinken-kyiv"', f'"article-{number}"'), encoding="utf-8")
    found = []
    for workers in ("1", "3"):
        results = tmp_path / f"results-{workers}"
        command = [sys.executable, "-m", "mtcheck", "batch", str(articles), "-o", str(results), "--workers", workers]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        subprocess.run(command, check=False, capture_output=True, env=environment)
        shown = [
            subprocess.run(
                [sys.executable, "-m", "mtcheck", "show", str(results), f"article-{number}", "--format", "json"],
                check=True, capture_output=True, env=environment,
            ).stdout.decode()
            for number in range(3)
        ]  # fmt: skip
        found.append([TIMES.sub("", text) for text in shown])
    assert all(json.loads(re.sub(r",\s*}", "}", text))["issues"] for text in found[0])
    assert found[0] == found[1]
