"""The thinnest way through: an article comes in, a person decides, the files for the command line follow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtcheck.baseline import load_baseline
from mtcheck.read import read_text
from mtcheck.server.noise import noise
from mtcheck.settings import load_settings
from tests.conftest import DEMO, ROOT
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from tests.server.conftest import Running, Seat, Visitor


@pytest.fixture(scope="module")
def desk(start: Callable[..., Running]) -> Running:
    return start()


def exported(desk: Running, name: str, holds: str) -> Path:
    """The exported file once it holds a text."""
    path = desk.desk.exported / name
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if path.is_file() and holds in path.read_text(encoding="utf-8"):
            return path
        time.sleep(0.05)
    pytest.fail(f"{path} does not hold {holds!r}")


def test_an_article_is_audited_and_its_report_is_there(desk: Running, ana: Visitor) -> None:
    sent = {"article": "cms-1", "translation": "Blinken met Dmytro Kuleb.", "source_lang": "sr",
            "source": "Blinken se sastao s Dmitrom Kulebom."}  # fmt: skip

    answer = ana.post("/api/v1/audits", sent)
    again = ana.post("/api/v1/audits", sent)
    done = desk.wait_for(answer.json["audit"], ana)

    assert (answer.status, again.status) == (202, 200)
    assert again.json["audit"] == answer.json["audit"]
    assert answer.headers["location"] == f"/api/v1/audits/{answer.json['audit']}"
    assert (done["state"], done["verdict"]) == ("done", "fix")
    report = ana.get(done["report"]).json
    assert [issue["text"] for issue in report["issues"]] == ["Kuleb"]
    assert ana.get(f"{done['report']}?format=html").text.startswith("<!DOCTYPE html>")
    assert json.loads(ana.get(f"{done['report']}?format=sarif").body)["version"] == "2.1.0"


def test_what_is_dismissed_is_known_to_the_command_line(desk: Running, ana: Visitor) -> None:
    audit = desk.demo(ana)
    choice = {"issue": 2, "decision": "dismissed", "reason": "his own spelling"}

    answer = ana.post(f"/api/v1/audits/{audit['audit']}/decisions", {"decisions": [choice]})

    assert answer.status == 200, answer.text
    baseline = load_baseline(exported(desk, "known.json", "his own spelling"))
    assert [(known.check, known.text) for known in baseline.reasons] == [("name-variant", "zelenskiy")]
    settings = load_settings(desk.desk.exported)
    assert settings.baseline == desk.desk.exported / "known.json"


@pytest.mark.browser
def test_an_editor_finishes_an_article_by_keyboard(
    desk: Running, ana: Visitor, sit: Callable[..., Seat], screenshots: Path | None
) -> None:
    audit = desk.demo(ana)
    seat = sit(desk, ana)
    page = seat.open("/")
    page.keyboard.press("t")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.goto(f"{desk.url}/articles/{audit['id']}")
    page.wait_for_selector("html[data-ready]", state="attached")

    page.keyboard.press("j")
    page.keyboard.press("a")
    page.get_by_text("Saved;").wait_for()
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.locator(".issue.accepted").count() == 1
    page.keyboard.press("f")
    page.wait_for_selector("#finish[open]")
    text = page.input_value("#finish-text")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: audit["id"] not in url)

    given = read_text(DEMO / "translation.en.txt").text
    assert text == given.replace("Anthony", "Antony", 1)
    assert seat.complaints == []
    if screenshots is not None:
        page.screenshot(path=str(screenshots / "queue.png"))


@pytest.mark.browser
def test_a_reason_ends_with_enter_and_the_next_issue_is_there(
    desk: Running, ana: Visitor, sit: Callable[..., Seat]
) -> None:
    audit = desk.demo(ana)
    page = sit(desk, ana, width=380, dark=True).open(f"/articles/{audit['id']}")

    page.keyboard.press("j")
    before = page.evaluate("document.activeElement.id")
    page.keyboard.press("d")
    page.keyboard.type("his own")
    page.keyboard.press("Enter")
    page.keyboard.press("j")

    assert page.evaluate("document.activeElement.tagName") != "INPUT"
    assert page.evaluate("document.activeElement.id") != before
    reasons = page.locator(".issue.dismissed input").evaluate_all("inputs => inputs.map((one) => one.value)")
    assert "his own" in reasons
    assert set(reasons) <= {"his own", "his own spelling"}  # of the test before


def test_the_noise_page_tells_whether_a_confidence_means_what_it_says(start: Callable[..., Running]) -> None:
    desk = start()
    ana = desk.person()
    audit = desk.demo(ana)
    found = ana.get(f"/api/v1/audits/{audit['audit']}/report").json["issues"]
    kinds = ["accepted" if number % 2 else "dismissed" for number in range(len(found))]
    choices = [{"issue": number, "decision": kind} for number, kind in enumerate(kinds, start=1)]
    ana.post(f"/api/v1/audits/{audit['audit']}/decisions", {"decisions": choices})

    with desk.desk.database.read() as connection:
        checks, bins = noise(connection)
    page = ana.get("/noise").text

    assert sum(one.accepted for one in checks) == kinds.count("accepted")
    assert sum(one.dismissed for one in checks) == kinds.count("dismissed")
    assert sum(one.count for one in bins) == len(found)
    assert all(one.low <= one.confidence <= one.high for one in bins)
    assert all(one.interval[0] <= one.share <= one.interval[1] for one in bins)
    assert "Does .9 mean .9 here?" in page
    assert all(one.check in page for one in checks)


def test_the_command_line_in_the_exported_folder_knows_what_the_desk_knows(start: Callable[..., Running]) -> None:
    desk = start()
    ana = desk.person()
    text = "He was in Kharkov and in Podgorika."
    audit = desk.wait_for(ana.post("/api/v1/audits", {"article": "e-1", "translation": text}).json["audit"], ana)
    (number,) = [
        number
        for number, issue in enumerate(ana.get(audit["report"]).json["issues"], start=1)
        if issue["text"] == "Kharkov"
    ]
    choice = {"issue": number, "decision": "dismissed", "scope": "everywhere", "reason": "house style"}
    ana.post(f"/api/v1/audits/{audit['audit']}/decisions", {"decisions": [choice]})
    proposal = ana.post("/api/v1/proposals", {"entry": {"name": "Podgorica", "forbidden": ["Podgorika"]}}).json["id"]
    ana.post(f"/api/v1/proposals/{proposal}", {"state": "approved"})
    desk.desk.export()
    (desk.desk.exported / "text.txt").write_text(text, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "mtcheck", "audit", "text.txt", "--format", "json"], cwd=desk.desk.exported,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    issues = {issue["text"]: issue for issue in json.loads(done.stdout)["issues"]}
    assert issues["Kharkov"]["known"] == "house style"
    assert issues["Podgorika"]["suggestions"] == ["Podgorica"]
