"""The documentation site: every link leads somewhere, every command it shows exists, its Python runs."""

from __future__ import annotations

import re
import runpy
import shlex
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.cli.app import build_app
from mtcheck.model import Decision, Severity, Signal, Trust
from tests.conftest import ROOT
from tests.patience import PATIENCE

BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
GUIDES = sorted((ROOT / "scripts" / "site").rglob("*.md"))
TOP = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
BLOCKS = [
    pytest.param(match[1], match[2], id=f"{path.stem}-{number}")
    for path in [*GUIDES, *TOP]
    for number, match in enumerate(BLOCK.finditer(path.read_text(encoding="utf-8")))
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not Path(sys.executable).with_name("zensical").exists():
        pytest.skip("zensical is not installed (scripts/setup '' docs)")
    folder, pictures = tmp_path_factory.mktemp("site") / "site", tmp_path_factory.mktemp("pictures")
    (pictures / "report-wide.png").write_bytes(b"\x89PNG")
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "build_site"), "--output", str(folder), "--screenshots", str(pictures)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_every_link_leads_somewhere_and_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    assert (site / "reference" / "cli.html").is_file()
    assert "name-mismatch" in (site / "reference" / "checks.html").read_text(encoding="utf-8")


def test_pictures_are_shown_and_missing_ones_are_described(site: Path) -> None:
    page = (site / "start" / "editor.html").read_text(encoding="utf-8")
    assert "screenshots/report-wide.png" in page
    assert "screenshots/report-narrow.png" not in page
    assert "Picture: The report page on a phone" in page


def test_every_screenshot_on_the_site_is_made_by_a_test() -> None:
    shown = {
        name for path in GUIDES for name in re.findall(r"screenshots/([\w-]+)\.png", path.read_text(encoding="utf-8"))
    }
    made = (ROOT / "tests" / "server" / "test_screenshots.py").read_text(encoding="utf-8")

    assert shown == {"report-wide", "report-narrow", "desk-queue", "desk-article"}
    for name in shown:
        assert f'"{name}"' in made or f'f"{name.rpartition("-")[0]}-{{size}}"' in made, name


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
    elif language in {"bash", "sh"}:
        for line in code.replace("\\\n", " ").splitlines():
            if line.lstrip().startswith("mtcheck "):
                check_command(shlex.split(line.partition(" | ")[0], comments=True)[1:])


def check_command(words: list[str]) -> None:
    """The command exists and knows each option."""
    command: Any = typer.main.get_command(build_app(words))
    while (commands := getattr(command, "commands", None)) and not words[0].startswith("-"):
        command = commands[words.pop(0)]
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    unknown = [word for word in words if word.startswith("-") and word != "-" and word.partition("=")[0] not in known]
    assert not unknown, f"{command.name} has no {unknown}"


SCRIPTS = ROOT / "scripts"
sys.path.insert(0, str(SCRIPTS))
SVG = "{http://www.w3.org/2000/svg}"


def test_every_plot_is_drawn_described_and_shown() -> None:
    import site_figures

    pictures = site_figures.pictures()
    shown = set(re.findall(r"\]\(plots/([\w-]+)\.svg\)", (SCRIPTS / "site" / "fits.md").read_text(encoding="utf-8")))

    assert shown == set(pictures)
    for name, picture in pictures.items():
        root = ET.fromstring(picture)  # noqa: S314 - our own
        assert root.findtext(f"{SVG}title"), name
        assert len(root.findtext(f"{SVG}desc", "")) > 20, name
        assert not re.search(r"href|url\(|<script|<image", picture), name


def test_every_fit_in_the_package_is_drawn() -> None:
    fits = {"meaning/models.json", "names/model.json", "align/belonging.json"}
    fits |= {"names/retold.json", "structure/clauses.json", "read/furniture/shape.json"}
    page = (SCRIPTS / "site" / "fits.md").read_text(encoding="utf-8")

    assert set(re.findall(r"`mtcheck/([\w/]+\.json)`", page)) == fits
    weighed = {
        str(path.relative_to(ROOT / "mtcheck"))
        for path in (ROOT / "mtcheck").rglob("*.json")
        if re.search(r'"(?:weights|trees)":', path.read_text(encoding="utf-8"))
    }
    assert weighed == fits


def test_the_readme_quotes_the_figures_that_the_plot_shows() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for row in tomllib.loads((ROOT / "tests" / "figures" / "meaning.toml").read_text(encoding="utf-8"))["set"]:
        for hits, of in (row["majors"], row["mistranslations"]):
            assert f"({hits} of {of})" in readme or f"| {hits} of {of} |" in readme, row["name"]


@given(name=st.text(max_size=30), value=st.floats(0, 1), note=st.text(max_size=10), held_out=st.booleans())
def test_a_plot_is_sound_whatever_its_rows_are_called(name: str, value: float, note: str, held_out: bool) -> None:
    from site_plots import Row, bars, intervals

    name, note = (re.sub(r"[^\t\n\r -\ud7ff\ue000-\ufffd]", "?", text) for text in (name, note))
    row = Row(name, value, max(0, value - 0.1), min(1, value + 0.1), note, held_out)
    for picture in (intervals("x", "y", [row]), bars("x", "y", [row], longest=1.0)):
        assert name.strip() in "".join(ET.fromstring(picture).itertext()).replace("\r", "\n") or "\r" in name  # noqa: S314


def test_a_picture_that_was_not_made_leaves_its_description(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "a.md"
    page.write_text("![The report page](shots/none.png)\n", encoding="utf-8")

    runpy.run_path(str(SCRIPTS / "build_site"))["_without_missing_pictures"](page)

    assert page.read_text(encoding="utf-8") == "*Picture: The report page*\n"
    assert "shots/none.png" in capsys.readouterr().err


def test_the_glossary_of_terms_has_every_term_that_reports_use() -> None:
    rows = (ROOT / "scripts" / "site" / "words.md").read_text(encoding="utf-8").splitlines()[4:]
    terms = [row.split("|")[1].strip() for row in rows]
    assert terms == sorted(terms, key=str.casefold)
    text = "\n".join(rows).casefold()
    fields = {"severity", "confidence", "evidence", "signal", "span", "category", "penalty", "verdict", "signature"}
    assert fields <= set(terms)
    named = (*Severity, *Decision, *(Signal.GLOSSARY, Signal.REFERENCE, Signal.LIKELIHOOD), *(t.name for t in Trust))
    assert not [word for word in named if str(word).casefold() not in text]
