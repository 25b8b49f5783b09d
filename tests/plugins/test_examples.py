"""The example package, built as a wheel, unpacked as pip does, and used from the command line of another process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.patience import PATIENCE

EXAMPLES = Path(__file__).parent / "examples"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of installed packages that holds the examples."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("examples")
    shutil.copytree(EXAMPLES, folder / "source", ignore=shutil.ignore_patterns("__pycache__"))
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=folder / "source", check=True, capture_output=True, timeout=PATIENCE)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(folder / "site")
    return folder / "site"


def run(site: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(site), str(ROOT)])
    command = [sys.executable, "-m", "mtcheck", *map(str, words)]
    return subprocess.run(
        command, env=os.environ | {"PYTHONPATH": path}, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


def test_the_check_and_the_format(site: Path, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("The MINISTRY refused.", encoding="utf-8")

    found = run(site, "audit", tmp_path / "en.txt", "--format", "json", "--target-lang", "en")
    line = run(site, "audit", tmp_path / "en.txt", "--format", "one-line", "--target-lang", "en")

    assert "shouting" in {issue["check"] for issue in json.loads(found.stdout)["issues"]}, found.stderr
    assert line.stdout.startswith("unknown 1"), line.stderr


def test_the_language_is_listed_and_its_numbers_are_read(site: Path, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text("The government bought 400 new buses for the city.", encoding="utf-8")
    (tmp_path / "eo.txt").write_text("La registaro aĉetis tricent novajn busojn por la urbo.", encoding="utf-8")
    texts = (tmp_path / "en.txt", "--source", tmp_path / "eo.txt", "--source-lang", "eo", "--target-lang", "en")

    listed = run(site, "languages")
    found = run(site, "audit", *texts, "--format", "json")

    assert "Esperanto" in listed.stdout, listed.stderr
    report = json.loads(found.stdout)
    assert {"eo"} == {report["article"]["source_lang"]}
    assert any(issue["text"] == "400" for issue in report["issues"]), report["issues"]


def test_the_translator_is_asked_with_what_follows_the_colon(site: Path, tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text("Vlada\tgovernment\npala\tfell\n", encoding="utf-8")
    (tmp_path / "sr.txt").write_text("Vlada pala", encoding="utf-8")
    asked = ("--translator", f"dictionary:{tmp_path / 'words.tsv'}", "--source-lang", "sr")

    made = run(site, "translate", tmp_path / "sr.txt", *asked)

    assert made.stdout == "government fell\n", made.stderr


COMPLETED = {
    "mtcheck audit x.txt --disable shou": "shouting",
    "mtcheck audit x.txt --format one": "one-line",
    "mtcheck audit x.txt --translator dict": "dictionary",
    "mtcheck audit x.txt --source-lang eo": "eo",
    "mtcheck batch x --disable shou": "shouting",
    "mtcheck show results a --format one": "one-line",
}


@pytest.mark.parametrize("line", COMPLETED)
def test_a_shell_completes_what_a_package_adds(site: Path, line: str) -> None:
    words = line.split(" ")
    asked = {"_MTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    code = "import sys; sys.argv[0] = 'mtcheck'; from mtcheck.cli import main; main()"

    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | asked | {"PYTHONPATH": os.pathsep.join([str(site), str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )

    assert ran.stdout.split() == [COMPLETED[line]], ran.stderr
