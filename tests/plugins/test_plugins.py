"""What other packages add by entry points, and what becomes of a package that is broken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import mtcheck
from mtcheck.checks.installed import installed_checks
from mtcheck.errors import PluginError
from mtcheck.plugins import load_plugin, plugins
from tests.cli.conftest import Ran

EXAMPLES = Path(__file__).parent / "examples"
Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Makes the examples importable, with the entry points given, as an installed distribution has them."""

    def forget() -> None:
        for cached in (plugins, load_plugin, installed_checks):
            cached.cache_clear()
        for path in EXAMPLES.glob("*.py"):
            sys.modules.pop(path.stem, None)

    def install(entry_points: str) -> None:
        info = tmp_path / "examples-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: examples\nVersion: 1.0\n", encoding="utf-8")
        (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.syspath_prepend(str(EXAMPLES))
        forget()

    yield install
    forget()


def test_a_check_of_another_package_runs_is_disabled_and_waived_like_any_other(install: Install) -> None:
    install("[mtcheck.checks]\nshouting = shouting:CHECK\n")
    text, source = "The MINISTRY refused.", "Ministarstvo je odbilo."

    found = mtcheck.audit(text, source=source, source_lang="sr")
    disabled = mtcheck.audit(text, source=source, source_lang="sr", disable=["shouting"])

    assert [(issue.text, issue.suggestions) for issue in found.issues if issue.check == "shouting"] == [
        ("MINISTRY", ("Ministry",))
    ]
    assert "shouting" not in {run.name for run in disabled.checks}


def test_a_format_of_another_package(install: Install, mtcheck: Callable[..., Ran], tmp_path: Path) -> None:
    install("[mtcheck.formats]\none-line = one_line:render\n")
    (tmp_path / "a.txt").write_text("He came.", encoding="utf-8")

    ran = mtcheck("audit", tmp_path / "a.txt", "--format", "one-line", "--target-lang", "en")
    unknown = mtcheck("audit", tmp_path / "a.txt", "--format", "pdf")

    assert ran.out.split()[:2] == ["unknown", "0"]
    assert "one-line" in unknown.err


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("nowhere:CHECK", "cannot be loaded: ModuleNotFoundError"),
        ("shouting:NOTHING", "cannot be loaded: AttributeError"),
        ("shouting:CAPITALS", "is a Pattern, not a Check"),
        ("mtcheck.checks.omission:CHECK", "has the name of a check of mtcheck: omission"),
    ],
)
def test_a_broken_check_is_one_line(install: Install, value: str, told: str) -> None:
    install(f"[mtcheck.checks]\nbroken = {value}\n")

    with pytest.raises(PluginError, match=told) as raised:
        mtcheck.audit("He came.", target_lang="en")

    assert "\n" not in str(raised.value)


def test_a_format_that_fails_is_one_line(install: Install, mtcheck: Callable[..., Ran], tmp_path: Path) -> None:
    install("[mtcheck.formats]\nbroken = shouting:find\nnumber = builtins:id\n")
    (tmp_path / "a.txt").write_text("He came.", encoding="utf-8")

    failed = mtcheck("audit", tmp_path / "a.txt", "--format", "broken", "--target-lang", "en")
    number = mtcheck("audit", tmp_path / "a.txt", "--format", "number", "--target-lang", "en")

    assert failed.code == number.code == 3
    assert "the format broken failed: TypeError" in failed.err
    assert "the format number gave int, not text" in number.err
