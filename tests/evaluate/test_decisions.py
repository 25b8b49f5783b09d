"""A refit of confidences to the review desk's decisions: what it learns, and that it does nothing unasked."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

import mtcheck
from mtcheck.cli.app import build_app
from mtcheck.errors import InputError
from mtcheck.evaluate.decisions import Decision, read_decisions, refit
from mtcheck.refit import Refit, load_refit, parse_refit


def decided(check: str, confidence: float, share: float, count: int, *, seed: int = 0) -> list[Decision]:
    """Decisions on a check's issues of which this share was right."""
    draw = random.Random(seed)  # noqa: S311 - the same at every run
    return [Decision(check, confidence, draw.random() < share, f"article {n % 40}") for n in range(count)]


def lines(decisions: list[Decision]) -> str:
    return "".join(
        json.dumps({"check": one.check, "confidence": one.confidence, "article": one.article,
                    "decision": "accepted" if one.right else "dismissed"}) + "\n"
        for one in decisions
    )  # fmt: skip


NOISY = [*decided("name-variant", 0.9, 0.5, 300), *decided("number-mismatch", 0.8, 0.95, 300, seed=1)]


def test_a_check_that_is_often_dismissed_loses_confidence_and_one_that_is_right_gains() -> None:
    found = refit(NOISY)

    assert found.better
    assert found.refit.confidence("name-variant", 0.9) == pytest.approx(0.5, abs=0.06)
    assert found.refit.confidence("number-mismatch", 0.8) == pytest.approx(0.95, abs=0.04)
    assert found.after.error is not None
    assert found.before.error is not None
    assert found.after.error < found.before.error / 3
    assert [(one.check, one.accepted + one.dismissed) for one in found.checks] == [
        ("name-variant", 300),
        ("number-mismatch", 300),
    ]


def test_few_decisions_about_a_check_move_it_little() -> None:
    found = refit([*NOISY, *decided("tag-mismatch", 0.9, 0.0, 2)])

    assert found.refit.confidence("tag-mismatch", 0.9) > found.refit.confidence("name-variant", 0.9) + 0.1


@pytest.mark.slow
def test_confidences_that_keep_their_word_stay() -> None:
    honest = [one for step in range(5, 10) for one in decided("a", step / 10, step / 10, 400, seed=step)]

    made = refit(honest).refit

    for step in range(5, 10):
        assert made.confidence("a", step / 10) == pytest.approx(step / 10, abs=0.05)


def test_what_a_check_is_surer_of_stays_what_it_is_surer_of() -> None:
    turned = [*decided("a", 0.9, 0.2, 200), *decided("a", 0.3, 0.9, 200)]

    made = refit(turned).refit

    assert made.confidence("a", 0.9) > made.confidence("a", 0.3)


@pytest.mark.parametrize("decisions", [[], NOISY[:40], decided("a", 0.9, 1.0, 200)])
def test_too_few_decisions_fit_nothing(decisions: list[Decision]) -> None:
    with pytest.raises(InputError, match="too few"):
        refit(decisions)


def test_nothing_is_written_unless_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decisions.jsonl").write_text(lines(NOISY), encoding="utf-8")

    shown = CliRunner().invoke(build_app(), ["evaluate", "--decisions", "decisions.jsonl"])

    assert shown.exit_code == 0, shown.output
    assert "600 decisions on 40 articles" in shown.stdout
    assert "nothing was changed" in shown.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["decisions.jsonl"]

    told = ["evaluate", "--decisions", "decisions.jsonl", "--calibration", "calibration.json", "--format", "json"]
    written = CliRunner().invoke(build_app(), told)

    assert written.exit_code == 0, written.output
    assert json.loads(written.stdout)["calibration"]["slope"] == load_refit(tmp_path / "calibration.json").slope


@pytest.mark.slow
def test_a_refit_that_is_no_better_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    honest = [one for n in range(12) for one in decided(f"check-{n}", 0.75, 0.75, 8, seed=n)]
    exact = [Decision("a", 0.75, n % 4 != 0, f"{n}") for n in range(400)]
    (tmp_path / "d.jsonl").write_text(lines([*exact, *honest]), encoding="utf-8")

    done = CliRunner().invoke(build_app(), ["evaluate", "--decisions", "d.jsonl", "--calibration", "c.json"])

    assert (done.exit_code != 0) == (not (tmp_path / "c.json").exists())
    assert ("is no better" in done.stderr) == (not (tmp_path / "c.json").exists())


def test_an_audit_uses_it_only_where_the_settings_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "calibration.json").write_text(Refit(1.0, -2.0, {}, 77).to_json(), encoding="utf-8")
    (tmp_path / "t.txt").write_text("Blinken met Dmytro Kuleb.", encoding="utf-8")
    (tmp_path / "s.txt").write_text("Blinken se sastao s Dmitrom Kulebom.", encoding="utf-8")
    command = ["audit", "t.txt", "--source", "s.txt", "--source-lang", "sr", "--format", "json"]

    before = json.loads(CliRunner().invoke(build_app(), command).stdout)
    (tmp_path / "mtcheck.toml").write_text('calibration = "calibration.json"\n', encoding="utf-8")
    after = json.loads(CliRunner().invoke(build_app(), command).stdout)

    assert [one["text"] for one in after["issues"]] == [one["text"] for one in before["issues"]] == ["Kuleb"]
    assert after["issues"][0]["confidence"] < before["issues"][0]["confidence"]
    assert any("77 decisions" in notice for notice in after["article"]["notices"])
    assert not any("decisions" in notice for notice in before["article"]["notices"])


def test_the_library_takes_a_calibration() -> None:
    report = mtcheck.audit(
        "Blinken met Dmytro Kuleb.", source="Blinken se sastao s Dmitrom Kulebom.", source_lang="sr",
        calibration=Refit(1.0, 50.0),
    )  # fmt: skip

    assert [one.confidence for one in report.issues] == [0.999]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "line 1: not JSON"),
        ("[" * 100_000, "line 1: not JSON"),
        ("[]", "line 1: a decision needs a check"),
        ('"x"', "line 1: a decision needs a check"),
        ('{"check": "a", "decision": "maybe", "confidence": 0.5}', "accepted, dismissed or open"),
        ('{"check": 1, "decision": "accepted", "confidence": 0.5}', "a decision needs a check"),
        ('{"check": "a", "decision": "accepted"}', "from 0 to 1"),
        ('{"check": "a", "decision": "accepted", "confidence": NaN}', "from 0 to 1"),
        ('{"check": "a", "decision": "accepted", "confidence": true}', "from 0 to 1"),
        ('{"check": "a", "decision": "accepted", "confidence": 7}', "from 0 to 1"),
        ('\n\n{"check": "a", "decision": "accepted", "confidence": "1"}', "line 3: confidence"),
    ],
)
def test_a_wrong_line_is_told_with_its_place(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text(line, encoding="utf-8")

    with pytest.raises(InputError, match=words):
        read_decisions(str(path))


@pytest.mark.parametrize(
    "data",
    [b"", b"[]", b"{}", b"\xff", b'{"schema": "mtcheck.calibration/v1"}',
     b'{"schema": "mtcheck.calibration/v1", "slope": -1, "offset": 0}',
     b'{"schema": "mtcheck.calibration/v1", "slope": 1, "offset": "0"}',
     b'{"schema": "mtcheck.calibration/v1", "slope": 1, "offset": 0, "checks": {"a": null}}',
     b'{"schema": "mtcheck.calibration/v1", "slope": 1, "offset": 0, "checks": []}',
     b'{"schema": "mtcheck.calibration/v1", "slope": 1e999, "offset": 0}'],
)  # fmt: skip
def test_a_wrong_calibration_is_one_clear_line(data: bytes) -> None:
    with pytest.raises(InputError, match=r"c\.json") as raised:
        parse_refit(data, "c.json")

    assert "\n" not in str(raised.value)


@contextmanager
def desk(status: int, body: bytes, seen: list[tuple[str, str | None]]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append((self.path, self.headers["Authorization"]))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            del args

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_decisions_are_fetched_from_a_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, str | None]] = []
    monkeypatch.setenv("MTCHECK_TOKEN", "mtcheck_x")
    with desk(200, lines(NOISY).encode(), seen) as url:
        assert read_decisions(url) == NOISY
    assert seen == [("/api/v1/decisions.jsonl", "Bearer mtcheck_x")]

    seen.clear()
    with desk(302, b"", seen) as url, pytest.raises(InputError, match="302"):
        read_decisions(url)
    assert len(seen) == 1
    with pytest.raises(InputError, match="refused"):
        read_decisions(url)
    monkeypatch.delenv("MTCHECK_TOKEN")
    with pytest.raises(InputError, match="MTCHECK_TOKEN"):
        read_decisions(url)
