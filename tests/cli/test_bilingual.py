"""``mtcheck audit`` of a bilingual file, as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from mtcheck.report.json import schema
from tests.cli.conftest import Ran
from tests.conftest import ROOT

Run = Callable[..., Ran]
CASES = ROOT / "tests" / "cases" / "reading" / "bilingual"


def report_of(ran: Ran) -> dict[str, object]:
    report: dict[str, object] = json.loads(ran.out)
    jsonschema.validate(report, schema())
    return report


def segments_of(ran: Ran) -> list[dict[str, object]]:
    article = report_of(ran)["article"]
    assert isinstance(article, dict)
    segments: list[dict[str, object]] = article["segments"]
    return segments


def test_a_bilingual_file_needs_no_source(mtcheck: Run) -> None:
    ran = mtcheck("audit", CASES / "okapi.xlf", "--format", "json")

    assert ran.code == 0
    assert [segment["unit"] for segment in segments_of(ran)] == [
        {"id": "tu1", "state": "final", "line": 7, "file": "a.html"},
        {"id": "tu2", "state": "draft", "line": 11, "file": "a.html"},
        {"id": "tu3", "state": "translated", "line": 17, "file": "a.html"},
    ]
    assert "1 unit is a draft according to the file (tu2)" in ran.err


def test_a_source_beside_it_is_a_usage_error(mtcheck: Run) -> None:
    ran = mtcheck("audit", CASES / "okapi.xlf", "--source", CASES / "plain.tsv")

    assert ran.code == 2
    assert "okapi.xlf is bilingual and has its own source: omit yours" in ran.err
    assert ran.err.count("\n") == 1


def test_what_is_not_translated_yet_is_omitted(mtcheck: Run) -> None:
    ran = mtcheck("audit", CASES / "memoq.mqxliff", "--format", "json")

    issues = report_of(ran)["issues"]
    assert isinstance(issues, list)
    (issue,) = issues
    assert (ran.code, issue["check"], issue["text"]) == (1, "omission", "Rasprava se nastavlja.")
    assert "1 unit is not translated yet (3)" in ran.err


def test_an_issue_is_said_with_its_unit(mtcheck: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_text('msgid "Bilo je 25 ljudi."\nmsgstr "There were 26 people."\n', encoding="utf-8")

    assert "segment 1 (line 1)" in mtcheck("audit", file, "--source-lang", "sr").out
    assert f"::error file={file},line=1," in mtcheck("audit", file, "--source-lang", "sr", "--format", "github").out
    (run,) = json.loads(mtcheck("audit", file, "--source-lang", "sr", "--format", "sarif").out)["runs"]
    (place,) = run["results"][0]["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 1}
    assert "fixes" not in run["results"][0]


def test_columns_are_named(mtcheck: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("uno,due,tre\nBilo je 25 ljudi.,x,There were 26 people.\n", encoding="utf-8")

    assert "there are 'uno', 'due', 'tre'" in mtcheck("audit", file).err
    ran = mtcheck("audit", file, "--columns", "source=uno,translation=3", "--source-lang", "sr", "--format", "json")

    assert [(item["source"], item["translation"]) for item in segments_of(ran)] == [
        ("Bilo je 25 ljudi.", "There were 26 people.")
    ]
    assert mtcheck("audit", file, "--columns", "uno").code == 2
    assert mtcheck("audit", file, "--columns", "source=nove").code == 2


def test_columns_of_a_text_are_a_usage_error(mtcheck: Run, demo: Path) -> None:
    ran = mtcheck("audit", demo / "translation.en.txt", "--columns", "source=1,translation=2")

    assert ran.code == 2
    assert "--columns" in ran.err


def test_references_stand_beside_their_units(mtcheck: Run, tmp_path: Path) -> None:
    table, reference, text = tmp_path / "a.tsv", tmp_path / "r.tsv", tmp_path / "r.txt"
    table.write_text("sr\ten\nPrva vijest.\tFirst news.\nDa.\tYes.\nTreća vijest.\tThird news.\n", encoding="utf-8")
    reference.write_text("sr\ten\nPrva.\tThe first.\nDa.\t\nTreća.\tThe third.\n", encoding="utf-8")
    text.write_text("First news.\nThird news.\n", encoding="utf-8")

    by_place = segments_of(mtcheck("audit", table, "-r", reference, "--format", "json"))
    aligned = segments_of(mtcheck("audit", table, "-r", text, "--format", "json"))

    assert [item["references"] for item in by_place] == [["The first."], [""], ["The third."]]
    assert [item["references"] for item in aligned] == [["First news."], [""], ["Third news."]]


def test_settings_yield_to_the_languages_of_the_file(
    mtcheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mtcheck.toml").write_text('source_lang = "sr"\ntarget_lang = "en"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    article = report_of(mtcheck("audit", CASES / "okapi.xlf", "--format", "json"))["article"]

    assert isinstance(article, dict)
    assert article["source_lang"] == "uk"


def test_an_article_folder_may_hold_a_bilingual_file(mtcheck: Run, tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("source\ttranslation\nBilo je 25 ljudi.\tThere were 26 people.\n", encoding="utf-8")
    toml = 'id = "seven"\nsource_lang = "cnr"\n[translation]\npath = "a.tsv"\n'
    (tmp_path / "article.toml").write_text(toml, encoding="utf-8")

    ran = mtcheck("audit", tmp_path, "--format", "json")

    article = report_of(ran)["article"]
    assert isinstance(article, dict)
    assert (article["id"], article["source_lang"]) == ("seven", "cnr")
    assert article["segments"][0]["source"] == "Bilo je 25 ljudi."


def test_notes_are_written_as_bytes(mtcheck: Run, tmp_path: Path) -> None:
    """A file in UTF-16 stays one."""
    text = (CASES / "okapi.xlf").read_text(encoding="utf-8").replace("UTF-8", "UTF-16", 1).replace("3.2bn", "4.2bn")
    (tmp_path / "a.xlf").write_bytes(text.encode("utf-16"))

    mtcheck("audit", tmp_path / "a.xlf", "--format", "xliff", "--output", tmp_path / "b.xlf")

    written = (tmp_path / "b.xlf").read_bytes()
    assert written.startswith(text[:200].encode("utf-16"))
    assert '<note from="mtcheck" priority="2" annotates="target">major number-value' in written.decode("utf-16")


HALF = """<xliff version="1.2">
<file original="a.txt" datatype="plaintext" source-language="hr" target-language="en"><body>
<trans-unit id="1"><source>Grad ima 47 škola.</source><target>The town has 47 schools.</target></trans-unit>
<trans-unit id="2"><source>Most je novi.</source><target state="new">Most je novi.</target></trans-unit>
{}</body></file></xliff>"""


@pytest.mark.parametrize("count", [0, 1, 2, 3, 20])
def test_a_file_that_is_not_finished_is_one_statement(mtcheck: Run, tmp_path: Path, count: int) -> None:
    """Untranslated units are counted and not judged; a few of them may be slips, and are reported one by one."""
    waiting = "".join(
        f'<trans-unit id="{number}"><source>Rijeka je duboka {number} metara.</source></trans-unit>\n'
        for number in range(3, 3 + count)
    )
    (tmp_path / "a.xlf").write_text(HALF.format(waiting), encoding="utf-8")

    ran = mtcheck("audit", tmp_path / "a.xlf", "--format", "json")

    report = json.loads(ran.out)
    omissions = [issue for issue in report["issues"] if issue["check"] == "omission"]
    assert ran.code == 1
    assert {issue["check"] for issue in report["issues"]} == {"omission"}
    assert len(omissions) == (1 if count + 1 > 3 else count + 1)
    if count + 1 > 3:
        assert f"{count + 1} of its {count + 2} units are not translated yet" in omissions[0]["message"]
        assert report["verdict"]["reasons"][0] == f"{count + 1} of {count + 2} units are not translated yet"


def test_a_file_with_units_that_were_left_out_is_not_ready(mtcheck: Run, tmp_path: Path) -> None:
    """Their content is unknown: the verdict is that it cannot be judged."""
    (tmp_path / "a.csv").write_text(
        "source,translation\nGrad ima 47 škola.,The town has 47 schools.\nMost.,Bridge.,x,y\n", encoding="utf-8"
    )

    ran = mtcheck("audit", tmp_path / "a.csv", "--format", "json", "--source-lang", "hr")

    verdict = json.loads(ran.out)["verdict"]
    assert verdict["decision"] == "unknown"
    assert verdict["reasons"][0] == "1 unit of the file was left out and not checked"
