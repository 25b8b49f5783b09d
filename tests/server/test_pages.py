"""The desk in a real browser: two people, keyboard only, hostile texts, and what a screen reader needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from mtcheck.server import names
from mtcheck.server.people import Person, Role
from tests.report.reports import hostile

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.server.conftest import Running, Seat, Visitor

pytestmark = pytest.mark.browser

EVIL = "\"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}'-alert(3)-'</script><svg onload=alert(4)>"


@pytest.fixture(scope="module")
def desk(start: Callable[..., Running]) -> Running:
    return start(webhook_hosts=frozenset({"cms.example.org"}))


@pytest.fixture(scope="module")
def article(desk: Running, ana: Visitor) -> str:
    return str(desk.demo(ana)["id"])


def saved(page: Page) -> None:
    page.get_by_text("Saved;").wait_for()


def test_two_people_on_one_article_see_each_other(
    desk: Running, ana: Visitor, ben: Visitor, article: str, sit: Callable[..., Seat]
) -> None:
    first, second = sit(desk, ana), sit(desk, ben)
    one, other = first.open(f"/articles/{article}"), second.open(f"/articles/{article}")

    one.keyboard.press("j")
    one.keyboard.press("a")
    saved(one)
    other.locator(".issue.accepted").wait_for()
    other.keyboard.press("j")
    other.keyboard.press("j")
    other.keyboard.press("d")
    # Told apart from the same words of the line that says why nothing was saved.
    other.locator("#claim").get_by_text("ana is working on this article until").wait_for()

    other.locator(".issue.dismissed").wait_for(state="detached")
    assert other.locator("#claim").get_by_text("ana", exact=True).count() == 1
    other.get_by_role("button", name="Take over").click()
    other.locator("#claim").get_by_text("Yours", exact=True).wait_for()
    other.locator("#i2").press("d")
    saved(other)
    one.locator("#i2.dismissed").wait_for()
    one.locator("#claim").get_by_text("ben", exact=True).wait_for()
    refused = "409 (Conflict)"
    assert [line for line in first.complaints + second.complaints if refused not in line] == []


def test_all_of_it_by_keyboard(desk: Running, ana: Visitor, sit: Callable[..., Seat]) -> None:
    sent = {"article": "keys", "translation": "Blinken met Dmytro Kuleb in Kiev.", "source_lang": "sr",
            "source": "Blinken se sastao s Dmitrom Kulebom u Kijevu."}  # fmt: skip
    desk.wait_for(ana.post("/api/v1/audits", sent).json["audit"], ana)
    seat = sit(desk, ana)
    page = seat.open("/?q=keys")

    page.keyboard.press("j")
    assert "Blinken met" in page.evaluate("() => document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-ready]", state="attached")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("Kuleba himself")
    page.keyboard.press("Enter")
    saved(page)
    page.keyboard.press("j")
    page.keyboard.press("r")
    page.keyboard.type("the agency's spelling")
    page.keyboard.press("Escape")
    page.get_by_text("Saved; nothing is open").wait_for()
    page.keyboard.press("g")
    page.locator("#addition[open]").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("is proposed for the glossary").first.wait_for()
    page.keyboard.press("f")
    page.locator("#finish[open]").wait_for()
    text = page.input_value("#finish-text")
    before = page.url
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url != before)

    assert text == "Blinken met Dmytro Kuleba himself in Kiev."
    assert ana.get("/api/v1/review?article=keys").json["outcome"] == "ready"
    waiver = next(row for row in ana.get("/api/v1/waivers").json if row["text"] == "Kiev")
    assert waiver["reason"] == "the agency's spelling"
    assert seat.complaints == []


def test_what_is_not_saved_is_kept_and_sent_when_the_desk_answers_again(
    desk: Running, ana: Visitor, sit: Callable[..., Seat]
) -> None:
    sent = {"article": "lost", "translation": "Blinken went to Kharkov and Odessa."}
    audit = desk.wait_for(ana.post("/api/v1/audits", sent).json["audit"], ana)
    seat = sit(desk, ana)
    page = seat.open(audit["page"])
    page.route("**/decisions", lambda route: route.abort())

    page.keyboard.press("j")
    page.keyboard.press("a")
    page.get_by_text("Not saved yet, trying again").wait_for()
    page.unroute("**/decisions")
    saved(page)

    assert ana.get(f"/api/v1/audits/{audit['audit']}").json["issues"] < audit["issues"]


def test_a_replaced_audit_says_so_on_the_open_page(desk: Running, ana: Visitor, sit: Callable[..., Seat]) -> None:
    sent = {"article": "replaced", "translation": "Blinken went to Kiev."}
    audit = desk.wait_for(ana.post("/api/v1/audits", sent).json["audit"], ana)
    seat = sit(desk, ana)
    page = seat.open(audit["page"])

    ana.post("/api/v1/audits", sent | {"translation": "Blinken went to Kiev and to Lvov."})

    page.get_by_text("This article has been audited again").wait_for()
    page.get_by_role("link", name="Reload").click()
    page.locator("#article").get_by_text("Lvov").first.wait_for()


def test_the_queue_shows_new_articles_and_their_number_by_itself(
    desk: Running, ana: Visitor, sit: Callable[..., Seat]
) -> None:
    seat = sit(desk, ana, width=380)
    page = seat.open("/?q=fresh")
    before = page.locator("#count-open").inner_text()

    desk.wait_for(ana.post("/api/v1/audits", {"article": "fresh", "translation": "He left Kiev."}).json["audit"], ana)

    page.locator(".queue a").get_by_text("He left Kiev").first.wait_for()
    assert int(page.locator("#count-open").inner_text()) == int(before or 0) + 1
    assert page.locator("#count-open").count() == 1
    assert seat.complaints == []


def test_help_begins_at_its_beginning_on_a_phone(
    desk: Running, ana: Visitor, article: str, sit: Callable[..., Seat]
) -> None:
    page = sit(desk, ana, width=380).open(f"/articles/{article}")
    page.set_viewport_size({"width": 380, "height": 500})

    page.keyboard.press("?")

    assert page.locator("#help[open]").evaluate("help => help.scrollHeight > help.clientHeight && help.scrollTop") == 0


def test_an_article_in_audit_shows_its_report_when_it_is_there(
    desk: Running, ana: Visitor, sit: Callable[..., Seat]
) -> None:
    sent = {"article": "live", "translation": "Blinken went to Kiev. " * 40}
    answer = ana.post("/api/v1/audits", sent)
    page = sit(desk, ana).page
    assert ana.get(answer.json["page"]).status == 200

    page.goto(desk.url + answer.json["page"])

    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.locator("#article").count() == 1


def poisoned(desk: Running, ana: Visitor) -> str:
    """An article, names, reasons and ids full of markup; the article's id."""
    value: dict[str, Any] = hostile().to_dict()
    value["article"] |= {"id": EVIL, "section": EVIL, "engine": EVIL, "title": EVIL}
    assert ana.post("/api/v1/reports", value).json["taken"] + 1
    found = ana.get("/api/v1/review?" + "article=" + quote(EVIL)).json
    choices = [{"issue": 1, "decision": "dismissed", "scope": "everywhere", "reason": EVIL},
               {"issue": 2, "decision": "accepted", "suggestion": EVIL, "own": True}]  # fmt: skip
    answer = ana.post(f"/api/v1/audits/{found['audit']}/decisions", {"decisions": choices})
    assert answer.status in {200, 409}, answer.text
    ana.post("/api/v1/proposals", {"entry": {"name": EVIL[:60], "forbidden": [EVIL[:80]], "note": EVIL}, "why": EVIL})
    admin = Person("ana", Role.ADMIN)
    with desk.desk.database.write() as connection:
        number = names.propose(connection, {"name": f"X {EVIL[:50]}"}, admin, why=EVIL, article=None)
        names.decline(connection, number, admin, EVIL)
    ana.post("/people/webhooks", form={"url": f"https://cms.example.org/{EVIL}"})
    ana.post("/people/users", form={"name": EVIL, "role": "admin", "password": "x" * 12})
    return str(found["page"])


def test_nothing_that_is_sent_becomes_markup(desk: Running, ana: Visitor, sit: Callable[..., Seat]) -> None:
    path = poisoned(desk, ana)
    seat = sit(desk, ana)

    for place in (path, "/?state=all", "/names", "/waivers", "/history", "/noise", "/portal", "/people", "/journal"):
        page = seat.open(place)
        page.wait_for_timeout(150)
        assert page.locator("img, svg[onload], [onerror]").count() == 0, place
        assert "49" not in page.locator("h1").first.inner_text(), place
        assert page.locator("script:not([src]):not([type]):not([nonce])").count() == 0, place

    assert seat.complaints == []


PLACES = ("/", "/?state=all", "/names", "/waivers", "/history", "/noise", "/portal", "/people", "/journal")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (380, True)], ids=["wide-light", "phone-dark"])
def test_pages_are_accessible_and_fit(
    desk: Running,
    ana: Visitor,
    article: str,
    sit: Callable[..., Seat],
    screenshots: Path | None,
    width: int,
    dark: bool,
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    seat = sit(desk, ana, width=width, dark=dark)
    faults = []
    for place in (*PLACES, f"/articles/{article}"):
        page = seat.open(place)
        page.evaluate("() => { for (const one of document.querySelectorAll('details')) one.open = true; }")
        if screenshots is not None:
            name = place.strip("/").replace("/", "-").replace("?", "-") or "queue"
            page.screenshot(path=str(screenshots / f"{name}-{width}.png"), full_page=True)
        found = axe.run(page).response["violations"]
        faults += [(place, rule["id"], node["html"][:200]) for rule in found for node in rule["nodes"]]
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, place

    assert faults == []


def test_signing_in_and_out(desk: Running, ana: Visitor, ben: Visitor, sit: Callable[..., Seat]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    del ana, ben
    seat = sit(desk)
    page = seat.open("/names")

    assert "/sign-in?next=/names" in page.url
    assert axe.run(page).response["violations"] == []
    page.get_by_label("Name").fill("ben")
    page.get_by_label("Password").fill("wrong wrong wrong")
    page.keyboard.press("Enter")
    page.get_by_text("Name or password is wrong").wait_for()
    page.get_by_label("Name").fill("ben")
    page.get_by_label("Password").fill("correct horse battery staple")
    page.keyboard.press("Enter")
    page.wait_for_url("**/names")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/sign-in")
    page.goto(desk.url + "/names")
    assert "/sign-in" in page.url


def test_a_reader_sees_and_cannot_decide(desk: Running, article: str, sit: Callable[..., Seat]) -> None:
    rita = desk.person("rita", Role.READER)
    seat = sit(desk, rita)
    page = seat.open(f"/articles/{article}")

    page.keyboard.press("j")
    page.keyboard.press("d")
    page.get_by_text("you can look at this article").wait_for()

    assert page.locator("#finish-it").count() == 0
    assert rita.post("/api/v1/audits", {"article": "x", "translation": "x"}).status == 403
