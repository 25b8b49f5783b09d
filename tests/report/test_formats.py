"""Every format carries every issue, and no text breaks out of any."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree, html

from mtcheck.model import Report, Side
from mtcheck.report import RENDERERS
from tests.report.reports import HOSTILE, demo, empty, generated, hostile

Found = Counter[tuple[str, str]]
XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"


def _html(text: str) -> Found:
    page: Any = html.document_fromstring(text)
    cards = page.xpath("//li[contains(concat(' ', @class, ' '), ' issue ')]")
    names = [card.xpath("string(.//summary | .//*[@class='name'])") for card in cards]
    texts = [card.xpath("string(.//*[@class='was'])") for card in cards]
    return Counter((str(name).split(",")[0], str(was)) for name, was in zip(names, texts, strict=True))


def _xliff(text: str) -> Found:
    notes = etree.fromstring(text.encode()).iterfind(f".//{XLIFF}note[@priority]")
    lines = ((note.get("category") or "", (note.text or "").split("\n")[0]) for note in notes if note.get("id"))
    return Counter((name, line.split("): ", 1)[1]) for name, line in lines)


def _junit(text: str) -> Found:
    cases = etree.fromstring(text.encode()).iterfind(".//testcase[@file]")
    return Counter((case.get("classname") or "", (case.get("name") or "").split(": ", 1)[1]) for case in cases)


def _tsv(text: str) -> Found:
    notes = (line.split("\t")[5] for line in text.splitlines()[1:])
    return Counter(
        (check, words.split(" → ")[0].split(": ")[0])
        for note in notes
        for check, words in re.findall(r"\[\w+ ([\w-]+)\] (.*?)(?= \| \[|$)", note)
    )


def _markdown(text: str) -> Found:
    rows = (line.split(" | ") for line in text.splitlines() if re.match(r"\| (\*\*)?(minor|major|critical)", line))
    return Counter((row[4], row[2].removesuffix(" *(source)*")) for row in rows)


READERS: dict[str, Callable[[str], Found]] = {
    "json": lambda text: Counter((item["check"], item["text"]) for item in json.loads(text)["issues"]),
    "sarif": lambda text: Counter(
        (item["ruleId"], item["locations"][0]["physicalLocation"]["region"]["snippet"]["text"])
        for item in json.loads(text)["runs"][0]["results"]
    ),
    "csv": lambda text: Counter((row["check"], row["text"]) for row in csv.DictReader(io.StringIO(text))),
    "github": lambda text: Counter(re.findall(r"title=([\w-]+)%3A (.*?)::", text)),
    "html": _html,
    "junit": _junit,
    "markdown": _markdown,
    "tsv": _tsv,
    "xliff": _xliff,
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("report", [demo(), empty(), generated(30)], ids=lambda report: str(report.article.id))
def test_every_issue_is_there(name: str, report: Report) -> None:
    expected = Counter((issue.check, issue.text) for issue in report.issues)

    assert READERS[name](RENDERERS[name](report)) == expected


def test_the_terminal_names_every_issue() -> None:
    text = RENDERERS["terminal"](demo())

    assert [line.split()[1] for line in text.splitlines() if re.match(r"(minor|major|critical)\s", line)] == [
        issue.check for issue in demo().issues
    ]


def test_a_baseline_counts_every_issue() -> None:
    entries = json.loads(RENDERERS["baseline"](generated(30)))["issues"]

    assert sum(entry["count"] for entry in entries) == 30


@pytest.mark.parametrize("name", RENDERERS)
def test_hostile_texts_can_be_written(name: str) -> None:
    text = RENDERERS[name](hostile())

    assert text.encode("utf-8")
    assert text.endswith("\n")


@pytest.mark.parametrize("name", ["junit", "xliff"])
def test_xml_is_well_formed_and_keeps_hostile_texts(name: str) -> None:
    root = etree.fromstring(RENDERERS[name](hostile()).encode())

    written = "".join(map(str, root.itertext())) + "".join(
        str(value) for item in root.iter() for value in item.values()
    )
    assert HOSTILE[0] in written
    assert HOSTILE[6] in written


@pytest.mark.parametrize("side", Side)
def test_xliff_keeps_the_texts_whole(side: Side) -> None:
    root = etree.fromstring(RENDERERS["xliff"](demo()).encode())
    tag = "source" if side is Side.SOURCE else "target"

    texts = ["".join(map(str, item.itertext())) for item in root.iterfind(f".//{XLIFF}segment/{XLIFF}{tag}")]

    assert texts == [
        (segment.source if side is Side.SOURCE else segment.translation) or "" for segment in demo().article.segments
    ]


def test_xliff_writes_control_characters_as_cp() -> None:
    root = etree.fromstring(RENDERERS["xliff"](hostile()).encode())

    codes = {item.get("hex") for item in root.iterfind(f".//{XLIFF}target/{XLIFF}cp")}

    assert codes == {"0000", "0007", "001B", "D800"}


def test_xliff_annotations_are_closed_and_refer_to_notes() -> None:
    root = etree.fromstring(RENDERERS["xliff"](demo()).encode())
    for unit in root.iterfind(f".//{XLIFF}unit"):
        opened = {item.get("id"): item.get("ref") for item in unit.iter(f"{XLIFF}sm")}
        closed = {item.get("startRef") for item in unit.iter(f"{XLIFF}em")}
        notes = {f"#n={note.get('id')}" for note in unit.iter(f"{XLIFF}note") if note.get("id")}

        assert set(opened) == closed
        assert set(opened.values()) == notes


def test_csv_runs_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(RENDERERS["csv"](hostile()))))

    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)


def test_tsv_has_one_line_per_segment_whatever_the_texts() -> None:
    lines = RENDERERS["tsv"](hostile()).split("\n")

    assert len(lines) == 1 + len(HOSTILE) + 1
    assert {line.count("\t") for line in lines[:-1]} == {5}


def test_github_commands_cannot_be_forged() -> None:
    lines = RENDERERS["github"](hostile()).split("\n")

    assert len(lines) == len(HOSTILE) + 2
    assert all(re.match(r"::(error|warning|notice) [^:]*::", line) for line in lines[:-1])
    assert "%0A" in lines[0]


def test_known_issues_are_marked_and_do_not_fail() -> None:
    cases = etree.fromstring(RENDERERS["junit"](demo()).encode())
    results = json.loads(RENDERERS["sarif"](demo()))["runs"][0]["results"]

    assert cases.get("failures") == "7"
    assert [item["suppressions"] for item in results if "suppressions" in item] == [
        [{"kind": "external", "justification": "baseline"}]
    ]
    assert RENDERERS["github"](demo()).startswith("::notice ")
    assert "*known*: baseline" in RENDERERS["markdown"](demo())


def test_markdown_has_no_markup_of_the_article() -> None:
    text = RENDERERS["markdown"](hostile())

    without = re.sub(r"<br>|`[^`\n]*`", "", text)
    assert "<" not in without
    assert "@" not in without
    assert "](" not in without
    tables = [line for line in text.splitlines() if line.startswith("|") and "---" not in line]
    assert {line.replace("\\|", "").count("|") for line in tables} == {7, 5}


def test_checks_that_did_not_run_are_never_passed() -> None:
    cases = etree.fromstring(RENDERERS["junit"](demo()).encode())
    case = cases.find(".//testcase[@classname='altered-quote']")

    assert case is not None
    assert case.find("skipped") is not None
    assert "**not run**: altered-quote" in RENDERERS["markdown"](demo())
