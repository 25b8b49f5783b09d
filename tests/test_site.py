"""The documentation site: every link leads somewhere, every command it shows exists, its Python runs."""

from __future__ import annotations

import re
import runpy
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from mtcheck.cli.app import build_app
from tests.conftest import ROOT

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
GUIDES = sorted((ROOT / "scripts" / "site").rglob("*.md"))
BLOCKS = [
    pytest.param(match[1], match[2], id=f"{path.stem}-{number}")
    for path in GUIDES
    for number, match in enumerate(BLOCK.finditer(path.read_text(encoding="utf-8")))
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not Path(sys.executable).with_name("zensical").exists():
        pytest.skip("zensical is not installed (scripts/setup '' docs)")
    folder = tmp_path_factory.mktemp("site") / "site"
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build_site"), "--output", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_link_leads_somewhere_and_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    assert (site / "reference" / "cli.html").is_file()
    assert "name-mismatch" in (site / "reference" / "checks.html").read_text(encoding="utf-8")


def test_a_broken_link_and_a_foreign_script_are_found(tmp_path: Path) -> None:
    page = '<a href="b.html">x</a><a href="#here">y</a><script src="https://cdn.example/x.js"></script>'
    (tmp_path / "a.html").write_text(page, encoding="utf-8")

    broken = runpy.run_path(str(ROOT / "scripts" / "build_site"))["broken"]

    assert sorted(broken(tmp_path)) == [
        "a.html: loads https://cdn.example/x.js",
        "a.html: no page b.html",
        "a.html: no place #here",
    ]


@pytest.mark.parametrize(("language", "code"), BLOCKS)
def test_the_blocks_of_the_guides_are_sound(language: str, code: str, tmp_path: Path) -> None:
    if language == "python":
        (tmp_path / "guide.py").write_text(code, encoding="utf-8")
        runpy.run_path(str(tmp_path / "guide.py"))
    elif language == "toml":
        tomllib.loads(code)
    elif language == "yaml":
        yaml.safe_load(code)
    elif language == "bash":
        for line in code.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] == ["mtcheck"]:
                check_command(words[1:])


def check_command(words: list[str]) -> None:
    """The command exists and knows each option."""
    command: Any = typer.main.get_command(build_app(words))
    while commands := getattr(command, "commands", None):
        command = commands[words.pop(0)]
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    unknown = [word for word in words if word.startswith("-") and word != "-" and word.partition("=")[0] not in known]
    assert not unknown, f"{command.name} has no {unknown}"
