"""``mtcheck audit`` as a user runs it: exit codes, streams, and what happens when something is wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.patience import PATIENCE

Run = Callable[..., Ran]


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    """A folder with an article of two sentences that needs fixing, for what does not depend on the text."""
    folder = tmp_path / "brief"
    folder.mkdir()
    tables = '[translation]\npath = "translation.en.txt"\n[source]\npath = "source.sr.txt"\n'
    (folder / "article.toml").write_text(f'source_lang = "sr"\ntarget_lang = "en"\n{tables}', "utf-8")
    (folder / "source.sr.txt").write_text("Ministar Kuleba stigao je u Beč.\n\nSa njim je došlo 15 ljudi.\n", "utf-8")
    (folder / "translation.en.txt").write_text(
        "Minister Kuleba arrived in Vienna.\n\nHe came with 17 people.\n", "utf-8"
    )
    return folder


def assert_failed(ran: Ran, *said: str) -> None:
    """One clear line on stderr, nothing on stdout, exit code 3."""
    assert ran.code == 3
    assert ran.out == ""
    assert ran.err.startswith("mtcheck: error: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    for text in said:
        assert text in ran.err


def test_issues_found_exit_with_1_and_the_report_on_stdout(mtcheck: Run, demo: Path) -> None:
    """The demo article needs fixing."""
    ran = mtcheck("audit", demo)

    assert ran.code == 1
    assert ran.out.startswith(" FIX  Blinken on Wednesday in Ukraine")


def test_fail_on_never_exits_with_0(mtcheck: Run, brief: Path) -> None:
    """A report without a gate."""
    assert mtcheck("audit", brief, "--fail-on", "never").code == 0


def test_json_is_written_whole_to_a_file(mtcheck: Run, brief: Path, tmp_path: Path) -> None:
    """--output leaves stdout empty and no temporary file behind."""
    ran = mtcheck("audit", brief, "--format", "json", "--output", tmp_path / "report.json")

    assert ran.out == ""
    assert json.loads((tmp_path / "report.json").read_text())["schema"] == "mtcheck.report/v1"
    assert {path.name for path in tmp_path.iterdir()} == {brief.name, "report.json"}


def test_an_output_that_cannot_be_written_leaves_nothing(mtcheck: Run, brief: Path, tmp_path: Path) -> None:
    """A folder that is not there is one line."""
    assert_failed(mtcheck("audit", brief, "--output", tmp_path / "none" / "r.json"), "cannot write", "r.json")


def test_missing_file(mtcheck: Run, tmp_path: Path) -> None:
    """The line names the file."""
    assert_failed(mtcheck("audit", tmp_path / "none.txt"), "none.txt", "no such file")


def test_directory(mtcheck: Run, tmp_path: Path) -> None:
    """A folder without article.toml is not an article."""
    assert_failed(mtcheck("audit", tmp_path), str(tmp_path), "article.toml")


def test_many_articles_are_for_batch(mtcheck: Run, tmp_path: Path) -> None:
    """The line says what to run instead."""
    ran = mtcheck("audit", "a.txt", "b.txt")

    assert ran.code == 2
    assert "mtcheck batch a.txt b.txt --output RESULTS/" in ran.err
    assert f"mtcheck batch {tmp_path} --output RESULTS/" in mtcheck("audit", tmp_path).err


@pytest.mark.parametrize("data", [b"", b" \n\t"])
def test_empty_file(mtcheck: Run, tmp_path: Path, data: bytes) -> None:
    """Nothing, or nothing but white space."""
    (tmp_path / "a.txt").write_bytes(data)

    assert_failed(mtcheck("audit", tmp_path / "a.txt"), "a.txt", "empty")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", bytes(range(256)) * 40])
def test_binary_file(mtcheck: Run, tmp_path: Path, data: bytes) -> None:
    """A picture is not an article."""
    (tmp_path / "a.txt").write_bytes(data)

    assert_failed(mtcheck("audit", tmp_path / "a.txt"), "a.txt")


def test_swapped(mtcheck: Run, demo: Path) -> None:
    """Source and translation exchanged."""
    ran = mtcheck("audit", demo / "source.cnr.txt", "--source", demo / "translation.en.txt")

    assert_failed(ran, "swapped")


def test_both_in_the_target_language(mtcheck: Run, demo: Path) -> None:
    """A reference passed as the source."""
    ran = mtcheck("audit", demo / "translation.en.txt", "--source", demo / "reference.en.txt")

    assert_failed(ran, "both in English")


def test_unknown_names_are_wrong_usage(mtcheck: Run, demo: Path) -> None:
    """A check, a format or a translator that does not exist: exit code 2 and what there is."""
    for arguments, said in (
        (("--disable", "spelling"), "unknown check 'spelling'"),
        (("--format", "pdf"), "unknown format 'pdf'"),
        (("--translator", "google"), "google"),
    ):
        ran = mtcheck("audit", demo, *arguments)

        assert ran.code == 2
        assert said in ran.err
        assert ran.out == ""


def test_broken_glossary_names_file_line_and_reason(mtcheck: Run, demo: Path, tmp_path: Path) -> None:
    """A glossary row without a name."""
    glossary = tmp_path / "names.csv"
    glossary.write_text("name,kind\nKyiv,place\n,person\n")

    assert_failed(mtcheck("audit", demo, "--glossary", glossary), f"{glossary}", "3")


def test_a_baseline_makes_known_issues_pass(mtcheck: Run, demo: Path, tmp_path: Path) -> None:
    """What is known neither fails nor decides; it is still shown."""
    baseline = tmp_path / "known.json"
    mtcheck("audit", demo, "--format", "baseline", "--output", baseline)

    ran = mtcheck("audit", demo, "--baseline", baseline)

    assert ran.code == 0
    assert ran.out.startswith(" PUBLISH ")
    assert "known, not counted" in ran.out
    assert "[Kuleb]" in ran.out


def test_what_nothing_was_compared_with_is_no_praise(mtcheck: Run, tmp_path: Path) -> None:
    """Unknown, with what was looked at; no issue, so no failure."""
    text = tmp_path / "hello.txt"
    text.write_text("hello")

    ran = mtcheck("audit", text)

    assert ran.code == 0
    assert ran.out.startswith(" UNKNOWN ")
    assert "Cannot tell: there was no source or reference, so only spelling, form and names" in ran.out


@pytest.mark.parametrize(
    ("name", "beginning"),
    [("x.html", "<!DOCTYPE html>"), ("x.JSON", "{"), ("x.md", "## "), ("x.junit.xml", "<?xml"), ("x", " FIX")],
)
def test_the_file_s_name_says_the_format(mtcheck: Run, brief: Path, tmp_path: Path, name: str, beginning: str) -> None:
    ran = mtcheck("audit", brief, "-o", tmp_path / name)

    assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)
    assert "written as" not in ran.err


def test_a_name_that_promises_another_format_is_said(mtcheck: Run, brief: Path, tmp_path: Path) -> None:
    """The requested format is used."""
    ran = mtcheck("audit", brief, "-o", tmp_path / "x.html", "--format", "json")

    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("{")
    assert ran.err.count("x.html: written as json (--format), although its name suggests html") == 1
    for name, named in (("x.json", "baseline"), ("x.sarif.json", "sarif"), ("x.xml", "xliff"), ("report", "html")):
        assert mtcheck("audit", brief, "-o", tmp_path / name, "--format", named).err == ""


@pytest.mark.slow
def test_debug_shows_the_traceback(demo: Path, tmp_path: Path) -> None:
    """Only --debug prints one; run as a process, because the interpreter prints it."""
    command = [sys.executable, "-m", "mtcheck", "--debug", "audit", str(tmp_path / "none.txt")]

    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)

    assert "Traceback" in ran.stderr


@pytest.mark.slow
def test_stdin(demo: Path) -> None:
    """- reads the translation from stdin."""
    command = [sys.executable, "-m", "mtcheck", "audit", "-", "--format", "json"]

    with (demo / "translation.en.txt").open("rb") as stream:
        ran = subprocess.run(command, stdin=stream, capture_output=True, check=False, timeout=PATIENCE)

    assert json.loads(ran.stdout)["article"]["segments"][0]["translation"] == "Blinken on Wednesday in Ukraine"


@pytest.mark.slow
def test_a_closed_pipe_is_no_failure(demo: Path) -> None:
    """``mtcheck audit … | head -1``."""
    process = subprocess.Popen(
        [sys.executable, "-m", "mtcheck", "audit", str(demo)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    error = process.stderr.read()
    process.wait(timeout=PATIENCE)
    process.stderr.close()

    assert b"Traceback" not in error


@pytest.mark.parametrize("arguments", [["--help"], ["audit", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """Start-up stays fast: the modules that take long are not loaded for help."""
    heavy = "torch transformers sacrebleu numpy lxml babel rich.console trafilatura openpyxl duckdb"
    code = (
        "import sys; from mtcheck.cli import main\n"
        f"sys.argv = ['mtcheck', *{arguments!r}]\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print([name for name in {heavy!r}.split() if name in sys.modules], file=sys.stderr)"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=PATIENCE)

    assert ran.stderr.strip() == "[]"


def article(folder: Path, text: str, source: str, source_lang: str) -> Path:
    folder.mkdir()
    (folder / "t.txt").write_text(text, encoding="utf-8")
    (folder / "s.txt").write_text(source, encoding="utf-8")
    (folder / "article.toml").write_text(
        f'source_lang = "{source_lang}"\n[translation]\npath = "t.txt"\n[source]\npath = "s.txt"\n'
    )
    return folder


def test_a_folder_knows_its_language_better_than_the_settings(
    mtcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Flags, then the article's folder, then settings."""
    (tmp_path / "mtcheck.toml").write_text('source_lang = "sr"\ntarget_lang = "de"\n')
    monkeypatch.chdir(tmp_path)
    folder = article(tmp_path / "uk", "A hundred thousand soldiers came.", "Прибуло сто тисяч солдатів.", "uk")

    def languages(*arguments: str) -> list[str]:
        told = json.loads(mtcheck("audit", folder, "--format", "json", *arguments).out)["article"]
        return [told["source_lang"], told["target_lang"]]

    assert languages() == ["uk", "de"]
    assert languages("--source-lang", "ru", "--target-lang", "en") == ["ru", "en"]


def test_the_article_toml_stands_for_its_folder(mtcheck: Run, demo: Path) -> None:
    """What a shell completes to."""
    assert mtcheck("audit", demo / "article.toml").out == mtcheck("audit", demo).out


def test_options_that_could_do_nothing_are_refused(mtcheck: Run, demo: Path) -> None:
    """No one waits for a likelihood that is never computed."""
    text = demo / "translation.en.txt"
    for ran in (
        mtcheck("audit", demo, "--likelihood"),
        mtcheck("audit", text, "--likelihood", "--translator", "embedded"),
        mtcheck("audit", text, "--translator", "embeded"),
    ):
        assert ran.code == 2
        assert ran.err.count("\n") == 1
    assert "no source was given" in mtcheck("audit", text, "--translator", "embedded").err


def test_a_waiver_of_no_check_is_refused(
    mtcheck: Run, demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A typing error would waive nothing."""
    (tmp_path / "mtcheck.toml").write_text('[[waivers]]\ncheck = "name-mismach"\ntext = "Kuleb"\nreason = "x"\n')
    monkeypatch.chdir(tmp_path)
    ran = mtcheck("audit", demo)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "names 'name-mismach', which is not a check" in ran.err


def test_a_name_too_long_for_a_file_is_one_line(mtcheck: Run, demo: Path) -> None:
    """The system's own reason is given."""
    assert_failed(mtcheck("audit", "x" * 300), "File name too long")
    assert_failed(mtcheck("audit", demo / "translation.en.txt", "--source", demo), "an article's folder")
