"""What mtcheck is made of: every licence is allowed, and the list of parts is complete and in CycloneDX's form."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.conftest import ROOT

SCRIPT = str(ROOT / "scripts" / "build_sbom")


def test_every_licence_is_allowed() -> None:
    made = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)
    assert (made.returncode, made.stderr) == (0, ""), made.stdout


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
