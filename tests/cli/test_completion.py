"""What a shell completes: the protocol of bash and fish, as typer's scripts speak it."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys

import pytest

from mtcheck.checks import CHECKS
from mtcheck.cli import complete
from mtcheck.cli.evaluate import Format
from mtcheck.cli.glossary.files import GlossaryFormat
from mtcheck.glossary.formats import FORMATS
from mtcheck.report import RENDERERS
from mtcheck.translate.choose import FORMS, check_name
from tests.conftest import ROOT
from tests.patience import PATIENCE

RUN = "import sys; sys.argv[0] = 'mtcheck'; from mtcheck.cli import main; main()"


def completed(line: str) -> list[str]:
    """What bash is offered at the end of a line."""
    words = line.split(" ")
    asked = {"_MTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    ran = subprocess.run(
        [sys.executable, "-c", RUN],
        env=os.environ | asked,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    return ran.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mtcheck audit x.txt --format mark", ["markdown"]),
        ("mtcheck audit x.txt --translator emb", ["embedded"]),
        ("mtcheck audit x.txt --disable number-", [c.name for c in CHECKS if c.name.startswith("number-")]),
        ("mtcheck audit x.txt --source-lang cn", ["cnr"]),
        ("mtcheck evaluate --format ta", ["table"]),
        ("mtcheck audit x.txt --fail-on n", ["never"]),
        ("mtcheck glossary convert a.csv - --to ods", ["ods"]),
        ("mtcheck gloss", ["glossary"]),
        ("mtcheck models list --target-lang hr", ["hr", "hrv"]),
    ],
)
def test_bash_is_offered_values(line: str, expected: list[str]) -> None:
    assert completed(line) == expected


@pytest.mark.parametrize(("words", "number"), [('mtcheck "', "x"), ("mtcheck audit", "²"), ("", "99"), ("mtcheck", "")])
def test_a_shell_that_asks_wrongly_is_told_so(words: str, number: str) -> None:
    environment = os.environ | {"_MTCHECK_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": number}
    ran = subprocess.run([sys.executable, "-c", RUN], capture_output=True, text=True, check=False, env=environment)

    assert "bug" not in ran.stderr
    assert len(ran.stderr.splitlines()) <= 1


def test_every_format_is_offered_and_in_the_help(mtcheck: object) -> None:
    assert complete.report_formats("") == list(RENDERERS)
    printed = mtcheck("audit", "--help").out  # type: ignore[operator]
    assert all(name in printed for name in RENDERERS)


def test_every_translator_is_offered() -> None:
    offered = complete.translators("")
    assert {form.partition(":")[0] for form in FORMS} <= {name.removesuffix(":") for name in offered}
    for form in FORMS:
        check_name(form)


def test_the_help_of_commands_names_every_translator(mtcheck: object) -> None:
    for command, offered in (("audit", FORMS), ("evaluate", FORMS), ("batch", FORMS[1:]), ("watch", FORMS[1:])):
        printed = " ".join(mtcheck(command, "--help").out.split())  # type: ignore[operator]
        assert all(form in printed for form in offered), command


def test_what_is_offered_starts_as_typed() -> None:
    assert complete.report_formats("ter") == ["terminal"]
    assert not complete.report_formats("no-such-format")


def test_the_formats_of_a_glossary_are_those_that_can_be_written() -> None:
    assert list(GlossaryFormat) == [form.name for form in FORMATS]


def test_the_formats_of_an_evaluation_are_those_that_can_be_written() -> None:
    from mtcheck.evaluate import decisions, render, verdicts

    assert list(Format) == list(render.FORMATS)
    assert set(decisions.FORMATS) | set(verdicts.FORMATS) <= set(Format)


REGISTRIES = {
    "report formats": set(RENDERERS),
    "glossary formats": {form.name for form in FORMATS},
    "translators": set(FORMS),
    "checks": {check.name for check in CHECKS if "-" in check.name},
}


@pytest.mark.parametrize("registry", REGISTRIES)
def test_no_help_text_repeats_a_registry(registry: str) -> None:
    """Two names of a registry in one string of the command line would be a list that someone has to keep up to date."""
    found = []
    for path in sorted((ROOT / "mtcheck" / "cli").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                names = {name for name in REGISTRIES[registry] if re.search(rf"(?<![\w.-]){name}(?![\w-])", node.value)}
                if len(names) > 1:
                    found.append(f"{path.name}:{node.lineno}: {sorted(names)}")
    assert not found, "\n".join(found)
