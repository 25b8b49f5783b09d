"""What mtcheck is made of: every licence is allowed, and the list of parts is complete and in CycloneDX's form."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path

import pytest

from tests.conftest import ROOT

SCRIPT = str(ROOT / "scripts" / "build_sbom")
LOCKS = str(ROOT / "scripts" / "build_locks")


def test_every_licence_is_allowed() -> None:
    made = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)
    assert (made.returncode, made.stderr) == (0, ""), made.stdout


def test_what_is_under_the_lgpl_is_named() -> None:
    pytest.importorskip("psycopg")
    made = subprocess.run([sys.executable, SCRIPT, "--licences"], capture_output=True, text=True, check=True)
    rows = [line.split("\t") for line in made.stdout.splitlines()]

    shipped = [row for row in rows if not row[-1].startswith("not shipped")]
    assert {row[0] for row in shipped if "lgpl" in row[2].lower() and " OR " not in row[2]} == {
        "psycopg",
        "psycopg-binary",
    }
    assert all("extra server" in row[3] for row in shipped if row[0].startswith("psycopg"))


def test_the_lock_files_are_what_the_project_asks_for() -> None:
    made = subprocess.run([sys.executable, LOCKS, "--check"], capture_output=True, text=True, check=False)
    assert (made.returncode, made.stderr) == (0, ""), made.stdout


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("lxml==", "lxml==0", "constraints.txt has"),
        ("lxml==", "lxml-of-others==", "lxml is missing"),
        ("--hash=sha256:", "--hash=md5:", "has no hash"),
        ("lxml==", "--index-url https://packages.example\nlxml==", "neither a version nor a hash"),
    ],
)
def test_a_lock_file_that_says_something_else_is_seen(
    old: str, new: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    loader = SourceFileLoader("build_locks", LOCKS)
    script = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))  # type: ignore[arg-type]
    loader.exec_module(script)
    for name in ("default", "full"):
        text = (ROOT / "scripts" / "locks" / f"{name}.txt").read_text("utf-8")
        (tmp_path / f"{name}.txt").write_text(text.replace(old, new), encoding="utf-8")
    monkeypatch.setattr(script, "LOCKS", tmp_path)

    assert any(told in flaw for flaw in script.flaws())


def test_the_list_of_parts() -> None:
    first, again = (subprocess.run([sys.executable, SCRIPT], capture_output=True, check=True).stdout for _ in range(2))
    value = json.loads(first)

    assert first == again
    assert (value["bomFormat"], value["specVersion"]) == ("CycloneDX", "1.6")
    names = {part["name"] for part in value["components"]}
    assert {"lxml", "duckdb", "typer", "sacrebleu"} <= names
    assert not {"pytest", "ruff", "hypothesis"} & names
    assert all(part["purl"] == f"pkg:pypi/{part['name']}@{part['version']}" for part in value["components"])
    assert all(part["licenses"][0]["license"]["name"] != "unknown" for part in value["components"])
