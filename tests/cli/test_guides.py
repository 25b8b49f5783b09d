"""The commands that README and the guides show, run page by page in a folder that has only what the page names."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import DEMO, ROOT

BLOCK = re.compile(r"^ *```(?:sh|bash)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
STEP = re.compile(r"cat > \S+ <<'EOF'\n(?s:.*?)^EOF$|\S(?:.*\\\n)*.*", re.MULTILINE)
"""A file to write, or a command."""
PAGES = [ROOT / "README.md", *sorted((ROOT / "scripts" / "site").rglob("*.md"))]
ELSEWHERE = re.compile(
    r"--install-completion|embedded|hf:|--ray|\bserve\b|\bwatch\b|models pull|https?://|tests/cases|models list"
)
"""Commands that need a model, a network, a cluster, a server, or minutes; `tests/test_site.py` checks their options."""
TRANSLATION = "Minister in Brussels\n\nThe meeting with Dmytro Kuleb was held in Brussels on Monday.\n"
SOURCE = "Ministar u Briselu\n\nSastanak sa Dmitrom Kulebom održan je u ponedeljak u Briselu.\n"
ARTICLE = (
    'verdict = "fix"\nsource_lang = "sr"\n[translation]\npath = "article.en.txt"\n[source]\npath = "article.sr.txt"\n'
)
KNOWN = "articles-with-known-verdicts/a"
GIVEN = {
    "article.en.txt": TRANSLATION,
    "article.sr.txt": SOURCE,
    "article.sr.html": f"<html lang=sr><body><article><p>{SOURCE}</article></body></html>".replace("\n\n", "<p>"),
    "human.txt": TRANSLATION.replace("Kuleb", "Kuleba"),
    "names.csv": "name,sr\nDmytro Kuleba,Dmitro Kuleba\n",
    "articles/a.en.txt": TRANSLATION,
    "articles/a.sr.txt": SOURCE,
    "articles/today/article.toml": ARTICLE,
    "articles/today/article.en.txt": TRANSLATION,
    "articles/today/article.sr.txt": SOURCE,
    f"{KNOWN}/article.toml": ARTICLE,
    f"{KNOWN}/article.en.txt": TRANSLATION,
    f"{KNOWN}/article.sr.txt": SOURCE,
    "glossary-additions.json": '{"schema": "mtcheck.glossary-additions/v1", "entries": [{"name": "Kharkiv"}]}',
}


def steps(page: Path) -> Iterator[str]:
    """The files to write and the commands of a page, in order."""
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for match in STEP.finditer(block):
            yield match[0].strip()


def words_of(step: str) -> list[str]:
    """The arguments of an mtcheck command, without what it is piped into; none of other commands."""
    words = shlex.split(step.replace("\\\n", " "), comments=True)
    end = next((at for at, word in enumerate(words) if word == "|"), None)
    return ["a" if word == "ARTICLE" else word for word in words[1:end]] if words[:1] == ["mtcheck"] else []


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mtcheck: Callable[..., Any]) -> Path:
    """What the guides take for granted: articles, a human translation, glossaries, results of two months."""
    monkeypatch.chdir(tmp_path)
    for name, text in GIVEN.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    shutil.copytree(DEMO, tmp_path / "references" / "articles" / "blinken-kyiv")
    mtcheck("glossary", "convert", "names.csv", "desk.tbx")
    return tmp_path


def pages() -> list[Any]:
    return [
        pytest.param(page, id=page.stem)
        for page in PAGES
        if any(words_of(step) for step in steps(page) if not ELSEWHERE.search(step))
    ]


@pytest.mark.parametrize("page", pages())
def test_every_command_of_a_page_works(page: Path, folder: Path, mtcheck: Callable[..., Any]) -> None:
    for step in steps(page):
        if step.startswith(("cat ", "cp ", "mkdir ")):
            subprocess.run(["bash", "-c", step], check=True, cwd=folder)
        elif not ELSEWHERE.search(step) and (words := words_of(step)):
            for name in words[1:] if words[0] == "compare" else ():
                if not Path(name).exists():
                    shutil.copytree("results", name)
            ran = mtcheck(*words)
            assert ran.code in {0, 1}, (words, ran.err)


def test_the_readme_shows_what_the_demo_prints(mtcheck: Callable[..., Any]) -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    printed = mtcheck("audit", DEMO).out.splitlines()

    assert [line for line in shown.splitlines() if line not in {"…", *printed}] == []


def test_the_guide_for_editors_shows_what_its_article_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mtcheck: Callable[..., Any]
) -> None:
    monkeypatch.chdir(tmp_path)
    guide = ROOT / "scripts" / "site" / "start" / "editor.md"
    for step in steps(guide):
        if step.startswith("cat "):
            subprocess.run(["bash", "-c", step], check=True, cwd=tmp_path)
    printed = mtcheck("audit", "article.en.txt", "--source", "article.sr.txt").out.splitlines()

    for page in (guide, guide.parents[1] / "index.md"):
        [shown] = re.findall(r"```text\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        assert [line for line in shown.splitlines() if line not in {"…", *printed}] == []


def test_a_page_is_taken_apart(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "```bash\ncat > x <<'EOF'\na\n\nb\nEOF\nmtcheck audit x \\\n  --format json | cat  # shown\n```\n",
        encoding="utf-8",
    )

    file, command = steps(page)

    assert file == "cat > x <<'EOF'\na\n\nb\nEOF"
    assert words_of(command) == ["audit", "x", "--format", "json"]
