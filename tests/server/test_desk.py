"""The thinnest way through: an article comes in, a person decides, the files for the command line follow."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtcheck.baseline import load_baseline
from mtcheck.read import read_text
from mtcheck.settings import load_settings
from tests.conftest import DEMO

if TYPE_CHECKING:
    from tests.server.conftest import Running, Seat, Visitor


@pytest.fixture(scope="module")
def desk(start: Callable[..., Running]) -> Running:
    return start()


def exported(desk: Running, name: str, holds: str) -> Path:
    """The exported file once it holds a text."""
    path = desk.desk.exported / name
    until = time.monotonic() + 10
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
