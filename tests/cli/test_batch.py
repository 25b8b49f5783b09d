"""``mtcheck batch`` as a quality manager runs it: exit codes, continuing, changed articles, a killed run."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

import pytest

from mtcheck.batch import open_results
from mtcheck.files import load
from tests.cli.conftest import Ran
from tests.conftest import ROOT
from tests.patience import PATIENCE
from tests.scratch import small_disk

pytestmark = pytest.mark.slow

Run = Callable[..., Ran]

PAIRS = (
    ("Blinken met Dmytro Kuleb in Kyiv.", "Blinken se sastao s Dmitrom Kulebom u Kijevu."),
    ("The town has 42 schools.", "Grad ima 42 škole."),
    ("The bridge was opened in 1994.", "Most je otvoren 1994. godine."),
)


def manifest(path: Path, count: int, *, change: int | None = None) -> Path:
    rows = []
    for number in range(count):
        translation, source = PAIRS[number % len(PAIRS)]
        extra = " It rained." if number == change else ""
        rows.append({"id": f"a{number}", "translation": translation + extra, "source": source, "source_lang": "hr"})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def reports(folder: Path) -> list[dict[str, object]]:
    """All reports in their order, without what differs between two runs."""
    with open_results(folder) as results:
        made = [json.loads(line) for line in results.reports()]
    for report in made:
        del report["provenance"]["started"], report["provenance"]["seconds"]
    return made


def test_a_batch_is_audited_stored_and_reported(mtcheck: Run, tmp_path: Path) -> None:
    """The exit code shows that something must be fixed; the portal report reads the folder."""
    ran = mtcheck("batch", manifest(tmp_path / "m.jsonl", 6), "-o", tmp_path / "results", "--workers", 2)

    assert ran.code == 1
    assert ran.out == ""
    assert "6 articles audited" in ran.err
    assert [report["article"]["id"] for report in reports(tmp_path / "results")] == [f"a{n}" for n in range(6)]  # type: ignore[index]
    assert mtcheck("report", tmp_path / "results", "-o", tmp_path / "portal.html").code == 0
    assert "Kuleb" in (tmp_path / "portal.html").read_text()


def test_what_has_not_changed_is_skipped_and_what_has_is_replaced(mtcheck: Run, tmp_path: Path) -> None:
    """The second run audits one article of six."""
    results = tmp_path / "results"
    mtcheck("batch", manifest(tmp_path / "m.jsonl", 6), "-o", results, "--workers", 1)

    ran = mtcheck("batch", manifest(tmp_path / "m.jsonl", 6, change=4), "-o", results, "--workers", 1)

    assert ran.code == 1
    assert "1 article audited" in ran.err
    assert "5 unchanged" in ran.err
    found = {report["article"]["id"]: report for report in reports(results)}  # type: ignore[index]
    assert len(found) == 6
    assert "It rained" in json.dumps(found["a4"])


def test_broken_rows_are_named_and_the_rest_done(mtcheck: Run, tmp_path: Path) -> None:
    """Exit code 3; a later run tries them again once they are mended."""
    path = manifest(tmp_path / "m.jsonl", 4)
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], "{", lines[1], '{"id": "a0", "translation": "Twice."}', *lines[2:], ""]))

    ran = mtcheck("batch", path, "-o", tmp_path / "results", "--workers", 1)

    assert ran.code == 3
    assert f"{path}, line 2: invalid JSON" in ran.err
    assert "the id 'a0' is already used by" in ran.err
    assert "4 articles audited" in ran.err
    failures = [json.loads(line) for line in (tmp_path / "results" / "failures.jsonl").read_text().splitlines()]
    assert [failure["where"] for failure in failures] == [f"{path}, line 2", f"{path}, line 4"]


def test_the_last_line_says_what_unchanged_articles_have(mtcheck: Run, tmp_path: Path) -> None:
    """The exit code is theirs as well, so the reason is said."""
    row = {"id": "a", "source": "Bilo je 35 ministara.", "translation": "There were 53 ministers.", "source_lang": "sr"}
    manifest = tmp_path / "articles.jsonl"
    manifest.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert mtcheck("batch", str(manifest), "-o", str(tmp_path / "results")).code == 1
    again = mtcheck("batch", str(manifest), "-o", str(tmp_path / "results"))
    assert again.code == 1
    assert "no article audited; 1 unchanged, 0 failed" in again.err
    assert "articles by their worst issue, unchanged ones included: 1 major" in again.err


def test_a_broken_row_says_where_it_breaks_and_a_file_is_no_folder(mtcheck: Run, tmp_path: Path) -> None:
    manifest = tmp_path / "articles.jsonl"
    manifest.write_text('{"id": "x", "source": \n', encoding="utf-8")
    run = mtcheck("batch", str(manifest), "-o", str(tmp_path / "results"))
    assert "line 1: invalid JSON: Expecting value at character 24" in run.err
    run = mtcheck("batch", str(manifest), "-o", str(manifest))
    assert (run.code, "this is a file or lies in one; choose a folder" in run.err) == (3, True)


def test_failures_are_left_alone_unless_asked(mtcheck: Run, tmp_path: Path) -> None:
    """An article that cannot be read fails once; --retry-failed tries again."""
    path = tmp_path / "m.jsonl"
    path.write_text('{"id": "a", "translation": ""}\n{"id": "b", "translation": "Hello there."}\n')
    results = tmp_path / "results"

    first = mtcheck("batch", path, "-o", results, "--workers", 1)
    second = mtcheck("batch", path, "-o", results, "--workers", 1)
    third = mtcheck("batch", path, "-o", results, "--workers", 1, "--retry-failed")

    assert (first.code, second.code, third.code) == (3, 3, 3)
    assert "the text is empty" in first.err
    assert "1 failed in an earlier run" in second.err
    assert "failed: a:" in third.err


def test_too_many_failures_end_the_run(mtcheck: Run, tmp_path: Path) -> None:
    """--max-failures 1 stops after the second."""
    path = tmp_path / "m.jsonl"
    path.write_text("".join(json.dumps({"id": str(n), "translation": ""}) + "\n" for n in range(500)))

    ran = mtcheck("batch", path, "-o", tmp_path / "results", "--workers", 1, "--max-failures", 1)

    assert ran.code == 3
    assert "--max-failures" in ran.err


def test_show_prints_one_report(mtcheck: Run, tmp_path: Path) -> None:
    """And says what is not there."""
    mtcheck("batch", manifest(tmp_path / "m.jsonl", 2), "-o", tmp_path / "results", "--workers", 1)

    shown = mtcheck("show", tmp_path / "results", "a1", "--format", "json")
    page = mtcheck("show", tmp_path / "results", "a0", "-o", tmp_path / "a0.html")
    missing = mtcheck("show", tmp_path / "results", "b")

    assert json.loads(shown.out)["article"]["id"] == "a1"
    assert page.code == 0
    assert "Kuleb" in (tmp_path / "a0.html").read_text()
    assert mtcheck("show", tmp_path / "results", "a0").out.startswith(" FIX ")
    assert missing.code == 3
    assert "no article with the id 'b'" in missing.err


def test_a_wrong_option_is_said_before_anything_is_made(mtcheck: Run, tmp_path: Path) -> None:
    """An unknown check, an invalid source."""
    path = manifest(tmp_path / "m.jsonl", 1)

    assert mtcheck("batch", path, "-o", tmp_path / "results", "--disable", "none").code == 2
    assert mtcheck("batch", tmp_path / "none", "-o", tmp_path / "results").code == 3
    assert not (tmp_path / "results").exists()


def test_settings_yield_to_what_an_article_says_and_flags_do_not(
    mtcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in audit: a flag, then the article's folder, row or file, then mtcheck.toml."""
    articles = tmp_path / "articles"
    folder = articles / "folder"
    folder.mkdir(parents=True)
    (folder / "article.toml").write_text(
        'source_lang = "hr"\n[translation]\npath = "t.txt"\n[source]\npath = "s.txt"\n', encoding="utf-8"
    )
    translation, source = PAIRS[1]
    (folder / "t.txt").write_text(translation, encoding="utf-8")
    (folder / "s.txt").write_text(source, encoding="utf-8")
    unit = f'<trans-unit id="1"><source>{source}</source><target>{translation}</target></trans-unit>'
    (articles / "file.xlf").write_text(
        '<xliff version="1.2"><file original="x" datatype="plaintext" source-language="bs" target-language="en"><body>'
        f"{unit}</body></file></xliff>",
        encoding="utf-8",
    )
    row = {"id": "row", "translation": translation, "source": source}
    (tmp_path / "m.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (tmp_path / "mtcheck.toml").write_text('source_lang = "sr"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    mtcheck("batch", "articles", "m.jsonl", "-o", "settings", "--workers", 1)
    mtcheck("batch", "articles", "m.jsonl", "-o", "flag", "--workers", 1, "--source-lang", "cnr")

    assert languages(tmp_path / "settings") == {"folder": "hr", "file": "bs", "row": "sr"}
    assert languages(tmp_path / "flag") == {"folder": "cnr", "file": "cnr", "row": "cnr"}


def languages(folder: Path) -> dict[str, str]:
    """The source's language in each report, by the article's id."""
    with open_results(folder) as results:
        articles = [json.loads(line)["article"] for line in results.reports()]
    return {article["id"]: article["source_lang"] for article in articles}


def test_settings_quotes_are_those_of_every_article(
    mtcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A quotation supported by the original statement gives no issue, in a batch as in audit."""
    (tmp_path / "statement.txt").write_text("We will rebuild every bridge in this valley.", encoding="utf-8")
    row = {"id": "a", "translation": 'He said: "We will rebuild every bridge in that valley."'}
    (tmp_path / "m.jsonl").write_text(json.dumps(row), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    mtcheck("batch", "m.jsonl", "-o", "without", "--workers", 1)
    (tmp_path / "mtcheck.toml").write_text('quotes = "statement.txt"\n', encoding="utf-8")
    mtcheck("batch", "m.jsonl", "-o", "with", "--workers", 1)

    (without,), (with_quotes,) = reports(tmp_path / "without"), reports(tmp_path / "with")
    assert without["issues"] == []
    assert "this valley" in json.dumps(with_quotes["issues"])


def test_a_waiver_of_no_check_is_refused(mtcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before a single article is audited."""
    (tmp_path / "mtcheck.toml").write_text('[[waivers]]\ncheck = "nonsense"\ntext = "x"\nreason = "y"\n')
    monkeypatch.chdir(tmp_path)

    ran = mtcheck("batch", manifest(tmp_path / "m.jsonl", 1), "-o", "results")

    assert ran.code == 2
    assert "'nonsense', which is not a check" in ran.err
    assert not (tmp_path / "results").exists()


@pytest.mark.parametrize("seed", range(3))
def test_a_killed_run_goes_on_where_it_stopped(tmp_path: Path, seed: int) -> None:
    """Killed at a random moment, then run again: nothing lost, nothing twice, equal to an undisturbed run."""
    path = manifest(tmp_path / "m.jsonl", 120)
    command = [sys.executable, "-m", "mtcheck", "batch", str(path), "--workers", "2", "-o"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    whole = tmp_path / "whole"
    subprocess.run([*command, str(whole)], env=environment, check=False, capture_output=True)
    results = tmp_path / "results"

    process = subprocess.Popen(
        [*command, str(results)], env=environment, start_new_session=True, stderr=subprocess.PIPE
    )
    time.sleep(random.Random(seed).uniform(0.8, 2.0))  # noqa: S311
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    again = subprocess.run([*command, str(results)], env=environment, check=False, capture_output=True)

    assert again.returncode == 1, again.stderr
    assert reports(results) == reports(whole)
    shutil.rmtree(results)


def test_ctrl_c_finishes_what_is_under_way(tmp_path: Path) -> None:
    """Exit code 130, and the next run does the rest."""
    path = manifest(tmp_path / "m.jsonl", 2000)
    process = started(path, tmp_path / "results")
    while not (tmp_path / "results" / "part-00000.jsonl.zst").exists():
        time.sleep(0.05)

    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)

    assert process.returncode == 130
    assert "run the same command again to continue" in said
    assert 0 < len(reports(tmp_path / "results")) < 2000


def test_a_share_that_goes_away_loses_nothing(mtcheck: Run, tmp_path: Path) -> None:
    """What could be read is audited and stored, what could not is named, and the next run does the rest."""
    share = tmp_path / "share"
    for number in range(40):
        folder = share / f"{number:02}"
        folder.mkdir(parents=True)
        translation, source = PAIRS[number % len(PAIRS)]
        (folder / "t.txt").write_text(translation, encoding="utf-8")
        (folder / "s.txt").write_text(source, encoding="utf-8")
        (folder / "article.toml").write_text('[translation]\npath = "t.txt"\n[source]\npath = "s.txt"\n')
    rows = [
        {"id": f"{number:02}", "translation_path": f"{number:02}/t.txt", "source_path": f"{number:02}/s.txt"}
        for number in range(40)
    ]
    listed = tmp_path / "share" / "m.jsonl"
    listed.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    moved = False

    def leave(path: Path) -> None:
        nonlocal moved
        if not moved and "20" in path.parts:
            share.rename(tmp_path / "elsewhere")
            moved = True

    with reading(leave):
        gone = mtcheck("batch", listed, "-o", tmp_path / "results", "--workers", 1)
    (tmp_path / "elsewhere").rename(share)
    again = mtcheck("batch", listed, "-o", tmp_path / "results", "--workers", 1, "--retry-failed")

    assert gone.code == 3
    assert "20 articles audited" in gone.err
    assert "20 failed" in gone.err
    assert "20/t.txt: cannot be read: No such file or directory" in gone.err
    assert again.code == 1
    assert "20 unchanged, 0 failed" in again.err
    assert len(reports(tmp_path / "results")) == 40


@contextmanager
def reading(before: Callable[[Path], None]) -> Iterator[None]:
    """Call ``before`` with each path whose bytes are read."""

    def wrapped(path: Path) -> bytes:
        before(path)
        return load(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mtcheck.batch.manifest.load", wrapped)
        yield


def test_a_folder_that_cannot_be_looked_into_is_named(mtcheck: Run, tmp_path: Path) -> None:
    """``os.walk`` would silently skip it, and the run would seem complete."""
    folder = tmp_path / "articles"
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "x.en.txt").write_text("Hello there.", encoding="utf-8")
    (folder / "x.en.txt").write_text("Hello there.", encoding="utf-8")
    scan = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("/in"):
            raise OSError(errno.EIO, os.strerror(errno.EIO), path)
        return scan(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "scandir", scandir)
        ran = mtcheck("batch", folder, "-o", tmp_path / "results", "--workers", 1)

    assert ran.code == 3
    assert "/in: this folder cannot be read: Input/output error" in ran.err
    assert "1 article audited" in ran.err


def test_a_manifest_that_breaks_off_keeps_what_was_read(mtcheck: Run, tmp_path: Path) -> None:
    """An error of reading in its middle is one line; what was read before it is audited and stored."""
    path = manifest(tmp_path / "m.jsonl", 30)

    def lines(stream: BinaryIO) -> Iterator[tuple[int, object]]:
        for number, line in enumerate(stream, 1):
            if number == 20:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            yield number, json.loads(line)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mtcheck.batch.manifest._lines", lines)
        ran = mtcheck("batch", path, "-o", tmp_path / "results", "--workers", 1)
    again = mtcheck("batch", path, "-o", tmp_path / "results", "--workers", 1)

    assert ran.code == 3
    assert "m.jsonl: cannot be read: Input/output error" in ran.err
    assert "Traceback" not in ran.err
    assert "19 unchanged" in again.err
    assert len(reports(tmp_path / "results")) == 30


def test_results_that_go_away_are_one_line(disk: Path, tmp_path: Path) -> None:
    """The folder of the results is on a share that is unmounted in the middle."""
    path = manifest(tmp_path / "m.jsonl", 3000)
    subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
    results = disk / "results"
    process = started(path, results)
    while not (results / "part-00000.jsonl.zst").exists():
        time.sleep(0.05)

    shutil.rmtree(results)
    _, said = process.communicate(timeout=PATIENCE)

    assert process.returncode == 3
    assert "cannot write the results in" in said
    assert "Traceback" not in said


def started(path: Path, results: Path) -> subprocess.Popen[str]:
    """A batch of two workers in a separate process group."""
    return subprocess.Popen(
        [sys.executable, "-m", "mtcheck", "batch", str(path), "--workers", "2", "-o", str(results)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def disk() -> Iterator[Path]:
    """A disk of 256 KB."""
    with ExitStack() as stack:
        try:
            place = stack.enter_context(small_disk("mtcheck-disk-", 256))
        except (OSError, subprocess.CalledProcessError):
            pytest.skip("needs the right to mount a small disk")
        yield place


def test_a_full_disk_is_one_line_and_the_next_run_goes_on(mtcheck: Run, disk: Path, tmp_path: Path) -> None:
    """What was committed is kept; with room, the same command does the rest."""
    path = manifest(tmp_path / "m.jsonl", 400)

    full = mtcheck("batch", path, "-o", disk / "results", "--workers", 1)
    subprocess.run(["mount", "-o", "remount,size=64m", str(disk)], check=True)
    again = mtcheck("batch", path, "-o", disk / "results", "--workers", 1)

    assert full.code == 3
    assert "cannot write the results" in full.err
    assert "Traceback" not in full.err
    assert again.code == 1, again.err
    assert len(reports(disk / "results")) == 400


def test_the_second_ctrl_c_ends_at_once(tmp_path: Path) -> None:
    """Exit code 130; what was committed counts, and no process is left."""
    path = manifest(tmp_path / "m.jsonl", 2000)
    process = started(path, tmp_path / "results")
    while not (tmp_path / "results" / "part-00000.jsonl.zst").exists():
        time.sleep(0.05)

    os.kill(process.pid, signal.SIGINT)
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=PATIENCE)

    assert process.returncode == 130
    assert "Traceback" not in said
    while is_running(process.pid):
        time.sleep(0.1)


def is_running(group: int) -> bool:
    """Whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_ids_that_no_database_takes_are_written_out(mtcheck: Run, tmp_path: Path) -> None:
    """JSON may hold half a surrogate pair, and a file name any byte; neither ends the batch."""
    row = '{"id": "a\\ud800", "title": "\\udcff", "translation": "Kuleba spoke in Kyiv."}\n'
    (tmp_path / "m.jsonl").write_text(row, encoding="utf-8")
    folder = tmp_path / "articles" / os.fsdecode(b"b\xff")
    folder.mkdir(parents=True)
    (folder / "article.toml").write_text("", encoding="utf-8")
    (folder / "translation.txt").write_text("Kuleba spoke in Kyiv.", encoding="utf-8")

    ran = mtcheck("batch", tmp_path / "m.jsonl", tmp_path / "articles", "-o", tmp_path / "results", "--workers", 1)

    assert "unexpected" not in ran.err
    with open_results(tmp_path / "results") as results:
        assert results.find("a\\ud800")


@pytest.mark.parametrize(
    ("report", "told"),
    [
        ("m.jsonl", "this is an input"),
        ("results/part-00000.jsonl.zst", "only an .html file may be written"),
        (".", "this is a folder"),
    ],
)
def test_the_report_replaces_no_input_and_no_results(mtcheck: Run, tmp_path: Path, report: str, told: str) -> None:
    path = manifest(tmp_path / "m.jsonl", 1)
    before = path.read_bytes()

    ran = mtcheck("batch", path, "-o", tmp_path / "results", "--workers", 1, "--report", tmp_path / report)

    assert ran.code == 2
    assert told in ran.err
    assert path.read_bytes() == before
    assert not (tmp_path / "results").exists()


def test_a_refused_folder_stays_as_it_was(mtcheck: Run, tmp_path: Path) -> None:
    path = manifest(tmp_path / "m.jsonl", 1)

    ran = mtcheck("batch", path, "-o", tmp_path, "--workers", 1)

    assert "holds other files" in ran.err
    assert [each.name for each in tmp_path.iterdir()] == ["m.jsonl"]
