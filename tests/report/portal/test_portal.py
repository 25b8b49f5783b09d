"""Many reports as one."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from mtcheck.errors import InputError, OutputError
from mtcheck.model import Decision, Report, Verdict
from mtcheck.report import RENDERERS
from mtcheck.report.json import to_dict
from mtcheck.report.portal import TABLES, Portal, open_results, render, summarise, write_site, write_tables
from mtcheck.report.portal.page import bars
from mtcheck.report.portal.summary import GroupRow
from tests.report.reports import HOSTILE, STARTED, demo, empty, generated, hostile

duckdb = pytest.importorskip("duckdb", reason="no DuckDB: portal reports were not tested")


def _report(number: int, *, decision: Decision = Decision.FIX, day: str = "2026-01-05", engine: str = "a") -> Report:
    report = demo()
    article = replace(
        report.article, id=f"article-{number}", published=date.fromisoformat(day), engine=engine, section="world"
    )
    made = replace(report.provenance, inputs=(("translation", f"sha256:{number}"),))
    return replace(report, article=article, verdict=Verdict(decision, float(number), ("r",)), provenance=made)


REPORTS = [
    _report(1, decision=Decision.PUBLISH),
    _report(2, day="2026-01-11"),
    _report(3, decision=Decision.REJECT, day="2026-01-27", engine="b"),
    empty(),
]


def _write(folder: Path, reports: list[Report]) -> Path:
    for number, report in enumerate(reports):
        (folder / f"{number}.json").write_text(RENDERERS["json"](report), encoding="utf-8")
    return folder


def _portal(*paths: Path) -> Portal:
    with open_results(paths) as results:
        return summarise(results)


def test_what_a_quality_manager_asks(tmp_path: Path) -> None:
    portal = _portal(_write(tmp_path, REPORTS))

    assert (portal.total.articles, portal.total.publish, portal.total.fix) == (4, 1, 1)
    assert (portal.total.reject, portal.total.unknown) == (1, 1)
    names = [(row.wrong, row.right, row.articles, row.issues) for row in portal.names]
    assert names == [("Kiev", "Kyiv", 3, 6), ("Kuleb", "Kuleba", 3, 3)]
    assert (portal.checks[0].check, portal.checks[0].issues, portal.checks[0].articles) == ("name-variant", 6, 3)
    assert [row.article for row in portal.worst] == ["article-3", "article-2", "article-1"]
    assert [(row.name, row.articles, row.publish) for row in portal.engines] == [("b", 1, 0), ("a", 2, 1)]
    assert [row.name for row in portal.sections] == ["world"]


def _decisions(path: Path, report: Report, *decided: str) -> Path:
    """What an article's page exports after its first new issues were decided so."""
    value = {
        "schema": "mtcheck.decisions/v1",
        "article": report.article.id,
        "decisions": [
            {"check": issue.check, "text": issue.text, "segment": issue.segment, "context": "_", "decision": decision}
            for issue, decision in zip(report.issues[1:], decided, strict=False)
        ],
    }
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.mark.slow
def test_decisions_are_counted_and_what_was_dismissed_is_left_out(tmp_path: Path) -> None:
    """Accepted, open and dismissed by week; of two decisions on one issue the last counts."""
    reports = tmp_path / "reports"
    reports.mkdir()
    _write(reports, REPORTS)
    first = _decisions(tmp_path / "a.json", REPORTS[0], "dismissed", "accepted")
    second = _decisions(tmp_path / "b.json", REPORTS[2], "accepted")
    with open_results([reports]) as results:
        before = summarise(results)
    third = _decisions(tmp_path / "c.json", REPORTS[0], "accepted")
    with open_results([reports], decisions=[first, second, third]) as results:
        changed = summarise(results)
    with open_results([reports], decisions=[first, second]) as results:
        after = summarise(results)

    assert [(row.accepted, row.known) for row in after.periods if row.known] == [(0.5, 1.5), (1.0, 1.0)]
    assert [(row.accepted, row.known) for row in changed.periods if row.known] == [(1.0, 1.0), (1.0, 1.0)]
    assert sum(row.issues for row in before.checks) - sum(row.issues for row in after.checks) == 1
    assert after.most_issues == len(REPORTS[0].issues)
    assert "Issues accepted and dismissed" in render(after)
    assert "0.5 accepted per article" in render(after)


def test_without_a_decision_there_is_no_plot_of_decisions(tmp_path: Path) -> None:
    """Nothing was dismissed, nothing accepted."""
    new = [replace(report, issues=tuple(replace(issue, known=None) for issue in report.issues)) for report in REPORTS]

    page = render(_portal(_write(tmp_path, new)))

    assert "Verdicts by week" in page
    assert "Issues accepted and dismissed" not in page


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"schema": "mtcheck.decisions/v1"}', '{"schema": "mtcheck.report/v1"}']
)
def test_what_holds_no_decisions_is_one_line(tmp_path: Path, text: str) -> None:
    """It names the file."""
    (tmp_path / "d.json").write_text(text)
    (tmp_path / "r.jsonl").write_text(json.dumps(to_dict(REPORTS[0])))
    reports = tmp_path / "r.jsonl"

    with (
        pytest.raises(InputError, match=r"d\.json: not decisions"),
        open_results([reports], decisions=[tmp_path / "d.json"]),
    ):
        pass


def test_what_could_not_be_judged_is_told_apart(tmp_path: Path) -> None:
    """It is neither ready to publish nor to be fixed."""
    judged, unjudged = _report(1, decision=Decision.PUBLISH), _report(2, decision=Decision.UNKNOWN)

    page = render(_portal(_write(tmp_path, [judged, unjudged])))

    (row,) = re.findall(r'<tr><th scope="row"><bdi>a</bdi>.*?</tr>', page, re.DOTALL)
    assert row.count('<td class="number">50 %</td>') == 2
    assert '<th scope="col" class="number">Could not be judged</th>' in page
    assert "1 article could not be judged" in page
    assert "could not be judged:" not in render(_portal(_write(tmp_path, [judged, replace(judged)])))


def test_weeks_without_articles_are_on_the_axis(tmp_path: Path) -> None:
    portal = _portal(_write(tmp_path, REPORTS[:3]))

    assert [(row.name, row.articles) for row in portal.periods] == [
        ("2026-01-05", 2),
        ("2026-01-12", 0),
        ("2026-01-19", 0),
        ("2026-01-26", 1),
    ]


@pytest.mark.slow
def test_years_are_shown_by_month_and_a_wrong_date_does_no_harm(tmp_path: Path) -> None:
    reports = [_report(number, day=f"{2000 + number // 12}-{number % 12 + 1:02}-03") for number in range(130)]
    portal = _portal(_write(tmp_path, reports))

    assert portal.by_month
    assert len(portal.periods) == 130

    portal = _portal(_write(tmp_path, [*reports, _report(500, day="0001-01-01")]))
    assert len(portal.periods) == 131


def test_two_articles_years_apart_stand_years_apart(tmp_path: Path) -> None:
    portal = _portal(_write(tmp_path, [_report(1, day="2022-01-18"), _report(2, day="2026-11-23")]))

    assert portal.by_month
    assert len(portal.periods) == 59
    assert (portal.periods[0].name, portal.periods[-1].name) == ("2022-01-01", "2026-11-01")


def test_files_json_lines_and_folders_read_alike(tmp_path: Path) -> None:
    folder = tmp_path / "folder" / "inner"
    folder.mkdir(parents=True)
    _write(folder, REPORTS)
    lines = tmp_path / "all.jsonl"
    lines.write_text("".join(json.dumps(report.to_dict()) + "\n" for report in REPORTS), encoding="utf-8")

    portals = [_portal(lines), _portal(tmp_path / "folder"), _portal(*sorted(folder.iterdir()))]
    rows = [[replace(row, file="") for row in portal.worst] for portal in portals]

    assert rows[0] == rows[1] == rows[2]
    assert len({replace(portal, worst=()) for portal in portals}) == 1


@pytest.mark.every(3)
@pytest.mark.parametrize("name", ["*.json", "[0-9].json", "year=2026", "?.json", "{a,b}.json", "**"])
def test_a_name_that_is_a_pattern_to_duckdb_is_one_file(name: str, tmp_path: Path) -> None:
    """Each such name is a separate file or folder, beside others that the pattern would match too."""
    _write(tmp_path, REPORTS[1:])
    text = RENDERERS["json"](REPORTS[0])
    named = tmp_path / name
    if named.suffix:
        named.write_text(text, encoding="utf-8")
    else:
        named.mkdir()
        (named / "report.json").write_text(text, encoding="utf-8")

    assert [row.article for row in _portal(named).worst] == [REPORTS[0].article.id]
    assert _portal(tmp_path).total.articles == len(REPORTS)


def test_only_the_latest_report_on_a_text_counts(tmp_path: Path) -> None:
    later = replace(REPORTS[0].provenance, started=STARTED.replace(year=2027))
    again = replace(REPORTS[0], provenance=later, verdict=Verdict(Decision.REJECT, 9.0, ("r",)))

    portal = _portal(_write(tmp_path, [again, REPORTS[0]]))

    assert (portal.total.articles, portal.total.reject, portal.repeated) == (1, 1, 1)


def test_known_issues_are_not_counted(tmp_path: Path) -> None:
    known = replace(REPORTS[0], issues=tuple(replace(issue, known="baseline") for issue in REPORTS[0].issues))
    portal = _portal(_write(tmp_path, [known]))

    assert (portal.names, portal.checks, portal.worst) == ((), (), ())
    assert portal.total.issues == 0


def test_other_files_in_a_folder_are_skipped(tmp_path: Path) -> None:
    _write(tmp_path, REPORTS)
    (tmp_path / "package.json").write_text('{"name": "x"}', encoding="utf-8")
    (tmp_path / "broken.json").write_text('{"schema": "mtcheck.rep', encoding="utf-8")
    (tmp_path / "binary.json").write_bytes(b"\xff\x00\xfe")
    (tmp_path / "list.json").write_text("[1, 2]", encoding="utf-8")
    (tmp_path / "empty.jsonl").write_text("\n\n", encoding="utf-8")
    (tmp_path / "link.json").symlink_to(tmp_path / "nowhere.json")
    (tmp_path / "notes.txt").write_text("not read", encoding="utf-8")

    with open_results([tmp_path]) as results:
        skipped = {Path(name).name: count for name, count in results.skipped.items()}
        assert summarise(results).total.articles == 4
    assert skipped == dict.fromkeys(("package.json", "broken.json", "binary.json", "list.json", "empty.jsonl"), 1)


def test_broken_lines_are_counted(tmp_path: Path) -> None:
    lines = [json.dumps(to_dict(report)) for report in REPORTS]
    (tmp_path / "all.jsonl").write_text("\n".join((*lines[:2], '{"broken', *lines[2:], "[]", "")), encoding="utf-8")

    with open_results([tmp_path / "all.jsonl"]) as results:
        portal = summarise(results)
    assert (portal.total.articles, portal.skipped) == (4, 2)
    assert "2 JSON documents were not reports and skipped" in render(portal)


@pytest.mark.parametrize(("indent", "count"), [(None, 4), (1, 1)], ids=["lines", "one document"])
def test_reports_come_from_standard_input(monkeypatch: pytest.MonkeyPatch, indent: int | None, count: int) -> None:
    text = "\n".join(json.dumps(to_dict(report), indent=indent) for report in REPORTS[:count])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    assert _portal(Path("-")).total.articles == count


def test_standard_input_without_a_report_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))

    with pytest.raises(InputError, match="- is not a report"):
        _portal(Path("-"))


def test_a_report_that_was_edited_by_hand_does_no_harm(tmp_path: Path) -> None:
    texts = [
        '{"schema": "mtcheck.report/v1"}',
        '{"schema": "mtcheck.report/v1", "article": 3, "issues": {"a": 1}, "verdict": [], "scores": "x"}',
        '{"schema": "mtcheck.report/v1", "article": {"id": 5, "published": "someday"}, "issues": [{"check": "x"}, 7]}',
        '{"schema": "mtcheck.report/v1", "verdict": {"decision": "maybe", "penalty": "much"}}',
    ]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.json").write_text(text, encoding="utf-8")

    portal = _portal(tmp_path)

    assert (portal.total.articles, portal.total.unknown) == (4, 4)
    assert "4 articles" in render(portal)


@pytest.mark.parametrize("content", [None, "{}", "text"], ids=["missing", "no report", "no JSON"])
def test_a_named_file_must_be_a_report(content: str | None, tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")

    with pytest.raises(InputError, match=r"report\.json") as caught:
        _portal(file)
    assert "\n" not in str(caught.value)


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--format json"):
        _portal(tmp_path)


def test_every_table_is_written_twice_and_guarded(tmp_path: Path) -> None:
    reports = _write(tmp_path, [hostile(), demo()])
    folder = tmp_path / "out's" / "tables"
    with open_results([reports]) as results:
        files = write_tables(results, folder)

    assert sorted(file.name for file in files) == sorted(
        f"{name}.{end}" for name in TABLES for end in ("csv", "parquet")
    )
    assert {file.name for file in folder.iterdir()} == {file.name for file in files}
    with (folder / "names.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["wrong"] for row in rows} >= {"Kiev", '\'=HYPERLINK("http://example.com")'}
    wrong = duckdb.read_parquet(str(folder / "names.parquet")).project("wrong").fetchall()
    assert ('=HYPERLINK("http://example.com")',) in wrong


def test_tables_that_cannot_be_written_are_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with open_results([_write(tmp_path, REPORTS)]) as results, pytest.raises(OutputError, match="cannot write"):
        write_tables(results, tmp_path / "file")


def test_the_page_is_inert_and_holds_no_script(tmp_path: Path) -> None:
    page = render(_portal(_write(tmp_path, [hostile(), generated(3)])))

    assert "<script" not in page
    assert HOSTILE[1] not in page
    assert "&lt;script&gt;" in page
    assert "default-src &#39;none&#39;" in page


@pytest.mark.slow
def test_equal_results_give_equal_pages(tmp_path: Path) -> None:
    folder = _write(tmp_path, REPORTS)

    assert render(_portal(folder)) == render(_portal(folder))


def test_bars_fill_the_row() -> None:
    row = GroupRow("x", 8, 4, 2, 1, 1, None, None, None)

    assert [(bar.decision, bar.start, bar.length) for bar in bars(row)] == [
        ("publish", 0, 50),
        ("fix", 50, 25),
        ("reject", 75, 12.5),
        ("unknown", 87.5, 12.5),
    ]


def test_of_two_spellings_the_rarer_is_the_wrong_name(tmp_path: Path) -> None:
    """Vucich for Vučić is a wrong name; Vučić, once reported as wrong for Vucic, is not."""
    base = demo()
    issue = replace(base.issues[0], check="name-mismatch", known=None)

    def with_names(number: int, *pairs: tuple[str, str]) -> Report:
        issues = tuple(replace(issue, text=wrong, suggestions=(right,)) for wrong, right in pairs)
        return replace(_report(number), issues=issues)

    portal = _portal(
        _write(
            tmp_path,
            [
                with_names(1, ("Vucich", "Vučić"), ("Vucic", "Vučić")),
                with_names(2, ("Vucic", "Vučić"), ("Vučić", "Vucic")),
            ],
        )
    )

    assert [(row.wrong, row.right) for row in portal.names] == [("Vucic", "Vučić"), ("Vucich", "Vučić")]


def test_the_share_that_is_ready_has_an_interval() -> None:
    """Wilson's, of the articles that could be judged; of none it is everything."""
    row = GroupRow("a", 12, 8, 2, 0, 2, None, None, None)

    assert row.published == pytest.approx((49.0, 94.3), abs=0.1)
    assert replace(row, articles=2, publish=0, fix=0).published == (0.0, 100.0)


def test_a_folder_to_publish(tmp_path: Path) -> None:
    """The overview links to the page of each article that it names; ids with anything in them are safe names."""
    reports = {report.article.id: report for report in REPORTS}
    strange = replace(REPORTS[1], article=replace(REPORTS[1].article, id="../../etc/pass wd?<x>"))
    reports[strange.article.id] = strange
    folder = tmp_path / "in"
    folder.mkdir()
    portal = _portal(_write(folder, list(reports.values())))

    count = write_site(portal, tmp_path / "site", reports.get)

    pages = sorted(path.name for path in (tmp_path / "site" / "articles").iterdir())
    index = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="(articles/[^"]+)"', index)
    assert count == len(pages) == len(set(links))
    assert {f"articles/{page}" for page in pages} == set(links)
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+\.html", page) for page in pages)
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["articles", "index.html"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (RuntimeError("Query interrupted"), KeyboardInterrupt),
        (duckdb.InterruptException("INTERRUPT Error: Interrupted!"), KeyboardInterrupt),
        (RuntimeError("something else"), RuntimeError),
    ],
)
def test_an_interruption_that_duckdb_tells_is_one(
    tmp_path: Path, told: Exception, expected: type[BaseException]
) -> None:
    path = tmp_path / "r.json"
    path.write_text(json.dumps(to_dict(demo())), encoding="utf-8")
    with pytest.raises(expected), open_results([path]):
        raise told
