# ruff: noqa: E501
"""No command but ``models pull``, ``watch`` and those given URLs reaches the network: there is none, and any attempt is
stopped."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DEMO, ROOT
from tests.patience import PATIENCE

pytestmark = pytest.mark.slow

EXPECTED = {0, 1}
REFUSED = ("compare", "models verify", "models path", "models remove", "models bench")
"""One article is too few to compare, and no model was pulled: they say so."""


def commands(folder: Path) -> list[list[str]]:
    """Every command, with what it needs."""
    demo, names = str(DEMO), str(folder / "names.csv")
    texts = [str(DEMO / "translation.en.txt"), "-r", str(DEMO / "reference.en.txt")]
    results, told = str(folder / "results"), str(folder / "told.txt")
    report, other = str(folder / "report.json"), str(folder / "other.tsv")
    return [
        ["audit", demo, "--format", "json", "--output", report],
        ["audit", demo, "--format", "html", "--output", str(folder / "report.html")],
        ["audit", *texts, "--source", str(DEMO / "source.cnr.txt"), "--translator", f"file:{told}"],
        ["batch", str(DEMO.parent), "--output", results, "--workers", "1"],
        ["show", results, "blinken-kyiv"],
        ["report", report, "--output", str(folder / "portal.html")],
        ["compare", report, report],
        ["score", *texts],
        ["translate", str(DEMO / "source.cnr.txt"), "--translator", f"file:{told}", "--source-lang", "sr"],
        ["evaluate", str(ROOT / "references" / "challenge" / "quotations.jsonl")],
        ["languages"],
        ["doctor"],
        ["glossary", "lint", names],
        ["glossary", "lookup", "Kyiv"],
        ["glossary", "forms", "Kijev"],
        ["glossary", "add", names, "Lviv"],
        ["glossary", "merge", names, names, "--output", str(folder / "merged.csv")],
        ["glossary", "diff", names, names],
        ["glossary", "suggest", demo],
        ["glossary", "convert", names, other],
        ["glossary", "stats", names],
        ["glossary", "check", demo],
        ["models", "list"],
        ["models", "verify"],
        ["models", "cache"],
        ["models", "path", "nobody/nothing"],
        ["models", "remove", "nobody/nothing"],
        ["models", "bench", "nobody/nothing"],
        ["serve", "--help"],
        ["watch", "--help"],
        ["models", "pull", "--help"],
    ]


def _isolated() -> list[str]:
    """What starts a process without any network, where the system lets us."""
    unshare = shutil.which("unshare")
    for flags in (["-n"], ["-rn"]):
        if unshare and subprocess.run([unshare, *flags, "true"], capture_output=True, check=False).returncode == 0:
            return [unshare, *flags]
    return []


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """The exit code of each command line."""
    folder = tmp_path_factory.mktemp("offline")
    (folder / "names.csv").write_text("name,sr\nKyiv,Kijev\nDmytro Kuleba,Dmitro Kuleba\n", encoding="utf-8")
    (folder / "told.txt").write_text((DEMO / "reference.en.txt").read_text("utf-8"), encoding="utf-8")
    lines = commands(folder)
    (folder / "lines").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    home = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CACHE", "DATA", "CONFIG")}
    environment = {**os.environ, **home, "PYTHONPATH": str(ROOT), "HOME": str(folder)}
    made = subprocess.run(
        [*_isolated(), sys.executable, "-m", "tests.offline", str(folder / "lines")],
        capture_output=True, text=True, env=environment, cwd=folder, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr[-2000:]
    said = [line.partition(" ") for line in made.stdout.splitlines()]
    assert len(said) == len(lines), made.stderr[-2000:]
    return {rest: int(code) for code, _, rest in said}


def test_every_command_works_without_a_network(runs: dict[str, int]) -> None:
    assert {
        line: code
        for line, code in runs.items()
        if code not in EXPECTED and not (code == 3 and line.startswith(tuple(f"mtcheck {verb}" for verb in REFUSED)))
    } == {}


def test_every_command_is_tried(runs: dict[str, int]) -> None:
    from mtcheck.cli.app import build_app

    app = build_app()
    verbs = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    verbs |= {f"{group.name} {command.name or command.callback.__name__}" for group in app.registered_groups if group.typer_instance
              for command in group.typer_instance.registered_commands if command.callback}  # fmt: skip
    tried = {" ".join(line.split()[1:3]) for line in runs} | {line.split()[1] for line in runs}
    not_tried = {verb for verb in verbs if verb.replace("_", "-").removesuffix("-") not in tried}
    assert not_tried == set()


def test_a_connection_would_be_noticed() -> None:
    code = "from tests.offline import refuse_network; refuse_network(); import socket; socket.create_connection(('192.0.2.1', 9))"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False)
    assert made.returncode == 99
