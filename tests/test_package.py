"""What ships: the public names, and a wheel that holds all that an installed mtcheck reads."""

from __future__ import annotations

import ast
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import mtcheck
from tests.conftest import ROOT
from tests.patience import PATIENCE
from tests.sources import tree


def test_all_is_exact_and_sorted() -> None:
    """Every public name exists, and the documented ones are there."""
    assert mtcheck.__all__ == sorted(mtcheck.__all__, key=lambda name: (name[0].islower(), name))
    for name in mtcheck.__all__:
        assert getattr(mtcheck, name) is not None
    assert set(mtcheck.__all__) <= set(dir(mtcheck))


def test_audit_is_a_function_however_it_is_imported() -> None:
    """The module mtcheck.audit must not hide the function mtcheck.audit."""
    code = "import mtcheck.audit; from mtcheck.audit import audit; import mtcheck; assert mtcheck.audit is audit"

    subprocess.run([sys.executable, "-c", code], check=True, timeout=PATIENCE)


def test_half_of_a_pair_of_utf16_is_replaced() -> None:
    report = mtcheck.audit(["He \ud83d came."], source="Do\udc00šao je.", source_lang="sr", glossary=None)
    (segment,) = report.article.segments
    assert (segment.translation, segment.source) == ("He \ufffd came.", "Do\ufffdšao je.")


@pytest.mark.slow
def test_auditing_without_a_model_never_imports_torch(demo: Path) -> None:
    """A promise of the API."""
    code = (
        f"import sys, pathlib, mtcheck; mtcheck.audit(pathlib.Path({str(demo)!r}))\n"
        "assert not {'torch', 'transformers', 'ctranslate2'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", code], check=True, timeout=PATIENCE)


def test_every_module_says_what_it_is() -> None:
    """Docstrings everywhere, scripts included."""
    scripts = [
        path for path in (ROOT / "scripts").iterdir() if path.is_file() and path.read_bytes()[:30].find(b"python") > 0
    ]
    for path in [*(ROOT / "mtcheck").rglob("*.py"), *scripts]:
        assert ast.get_docstring(tree(path)), path


@pytest.mark.slow
def test_the_wheel_holds_its_data(tmp_path: Path) -> None:
    """Schema, templates, starter glossary and demo article are found by an installed mtcheck."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE)

    [wheel] = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {
        "mtcheck/py.typed",
        "mtcheck/report/schema/mtcheck.report.v1.json",
        "mtcheck/_references/articles/blinken-kyiv/article.toml",
    } <= names
    assert any(name.startswith("mtcheck/_references/glossaries/") and name.endswith(".csv") for name in names)
    assert not any(name.startswith(("tests/", "scripts/")) for name in names)
