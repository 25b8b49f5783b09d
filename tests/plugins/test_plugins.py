"""What other packages add by entry points."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import mtcheck
from tests.cli.conftest import Ran
from tests.plugins.conftest import Install


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
