"""The pictures on the documentation site: `scripts/build_site` runs this file with ``MTCHECK_SCREENSHOTS`` set."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mtcheck.report import RENDERERS
from tests.report.reports import demo as demo_report
from tests.report.reports import generated

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.server.conftest import Running, Seat, Visitor

pytestmark = pytest.mark.browser

WIDTHS = {"wide": 1280, "narrow": 380}


@pytest.fixture(scope="module")
def desk(start: Callable[..., Running]) -> Running:
    return start()


def shoot(page: Page, folder: Path | None, name: str) -> None:
    """A picture of what a visitor sees first, which is more than an empty page of the right size."""
    assert page.viewport_size is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    picture = page.screenshot(animations="disabled")
    assert struct.unpack(">II", picture[16:24]) == (page.viewport_size["width"], page.viewport_size["height"])
    assert len(picture) > 10_000
    if folder is not None:
        (folder / f"{name}.png").write_bytes(picture)


@pytest.mark.parametrize("size", WIDTHS)
def test_the_report_page(browser: Browser, tmp_path: Path, screenshots: Path | None, size: str) -> None:
    (tmp_path / "report.html").write_text(RENDERERS["html"](demo_report()), encoding="utf-8")
    context = browser.new_context(viewport={"width": WIDTHS[size], "height": 900})
    page = context.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    page.keyboard.press("j")
    page.locator(".issue.current").wait_for()

    shoot(page, screenshots, f"report-{size}")
    context.close()


def test_the_review_desk(desk: Running, ana: Visitor, sit: Callable[..., Seat], screenshots: Path | None) -> None:
    reports = [demo_report()]
    for number, title in enumerate(("Parliament adopts the budget", "Storm closes schools in the north"), 1):
        report = generated(10 * number, seed=number)
        reports.append(replace(report, article=replace(report.article, id=f"{number}", title=title)))
    lines = "\n".join(json.dumps(report.to_dict()) for report in reports)
    assert ana.post("/api/v1/reports", lines.encode()).json["taken"] == len(reports)
    seat = sit(desk, ana)

    page = seat.open("/")
    first = page.get_by_role("link", name=reports[0].article.title or "", exact=False)
    first.wait_for()
    shoot(page, screenshots, "desk-queue")
    first.click()
    page.wait_for_selector("html[data-ready]", state="attached")
    page.locator("#finish-it").wait_for()
    shoot(page, screenshots, "desk-article")

    assert seat.complaints == []
