"""What follows from decisions: proposals, a new glossary, waivers, and open articles that are audited again."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select

from mtcheck import audit as run_audit
from mtcheck.glossary import Glossary
from mtcheck.server import names
from mtcheck.server.people import Person, Role
from mtcheck.server.schema import journal
from mtcheck.settings import load_settings
from tests.patience import PATIENCE

if TYPE_CHECKING:
    from tests.server.conftest import Running, Visitor

TEXT = "Blinken was in Podgorika and in Kiev."
SOURCE = "Blinken je bio u Podgorici i u Kijevu."


@pytest.fixture(scope="module")
def desk(start: Callable[..., Running], database: str | None) -> Running:
    return start(database=database)


def send(desk: Running, who: Visitor, name: str, translation: str = TEXT) -> str:
    sent = {"article": name, "translation": translation}
    if translation == TEXT:
        sent |= {"source": SOURCE, "source_lang": "sr"}
    return str(desk.wait_for(who.post("/api/v1/audits", sent).json["audit"], who)["audit"])


def issues(who: Visitor, audit: str) -> list[Any]:
    found: list[Any] = who.get(f"/api/v1/audits/{audit}/report").json["issues"]
    return found


def number_of(who: Visitor, audit: str, text: str) -> int:
    return next(number for number, issue in enumerate(issues(who, audit), 1) if issue["text"] == text)


def dismiss(who: Visitor, audit: str, text: str, **more: str) -> Any:
    choice = {"issue": number_of(who, audit, text), "decision": "dismissed", **more}
    return who.post(f"/api/v1/audits/{audit}/decisions", {"decisions": [choice]})


def current(desk: Running, who: Visitor, name: str, *, other_than: str) -> str:
    """The audit that counts, once it is another one."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = who.get(f"/api/v1/review?article={name}").json["audit"]
        if found != other_than:
            return str(found)
        time.sleep(0.1)
    pytest.fail(f"{name} was not audited again")


def test_an_approved_name_is_in_the_glossary_and_open_articles_are_audited_again(
    desk: Running, ana: Visitor, ben: Visitor
) -> None:
    before = send(desk, ana, "w-1")
    other = send(desk, ana, "w-2", "Scholz came to Berlin.")
    entry = {
        "name": "Podgorica",
        "kind": "place",
        "source": {"sr": "Podgorica"},
        "forbidden": ["Podgorika"],
    }

    proposed = ben.post("/api/v1/proposals", {"entry": entry, "why": "with its accent"})
    refused = ben.post(f"/api/v1/proposals/{proposed.json['id']}", {"state": "approved"})
    approved = ana.post(f"/api/v1/proposals/{proposed.json['id']}", {"state": "approved"})
    again = ana.post(f"/api/v1/proposals/{proposed.json['id']}", {"state": "approved"})
    after = current(desk, ana, "w-1", other_than=before)

    assert (proposed.status, refused.status, approved.status, again.status) == (201, 403, 200, 409)
    (found,) = [issue for issue in issues(ana, after) if issue["text"] == "Podgorika"]
    assert "glossary" in [item["signal"] for item in found["evidence"]]
    assert ana.get("/api/v1/review?article=w-2").json["audit"] == other
    assert [entry.name for entry in Glossary.parse(ana.get("/api/v1/glossary").body, "names.csv").entries] == [
        "Podgorica"
    ]


def test_lint_must_pass_before_a_name_is_approved(ana: Visitor) -> None:
    entry = {"name": "Angela Merkel", "allowed": ["Merkel"], "forbidden": ["Merkel"]}

    proposed = ana.post("/api/v1/proposals", {"entry": entry})
    refused = ana.post(f"/api/v1/proposals/{proposed.json['id']}", {"state": "approved"})

    assert any(flaw.startswith("major") for flaw in proposed.json["flaws"])
    assert (refused.status, "contradiction" in refused.json["detail"]) == (422, True)


def test_names_that_are_approved_at_once_are_all_in_the_glossary(desk: Running, ana: Visitor) -> None:
    cities = ["Bihac", "Tuzla", "Zenica", "Mostar", "Trebinje", "Prijedor"]
    numbers = [ana.post("/api/v1/proposals", {"entry": {"name": name}}).json["id"] for name in cities]

    with ThreadPoolExecutor(len(cities)) as together:
        answers = list(
            together.map(lambda number: ana.post(f"/api/v1/proposals/{number}", {"state": "approved"}), numbers)
        )

    assert {answer.status for answer in answers} <= {200, 409}
    approved = {answer.json["name"] for answer in answers if answer.status == 200}
    assert all("approve it again" in answer.json["detail"] for answer in answers if answer.status == 409)
    names_now = {entry.name for entry in Glossary.parse(ana.get("/api/v1/glossary").body, "names.csv").entries}
    assert len(approved) >= 5
    assert set(cities) & names_now == approved
    with desk.desk.database.read() as connection:
        noted = connection.execute(select(journal.c.action)).scalars().all()
    assert noted.count("name approved") >= len(approved)


def test_a_name_is_linted_while_others_write_and_again_if_the_glossary_changed(
    desk: Running, ana: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ana.post("/api/v1/proposals", {"entry": {"name": "Banja Luka"}}).json["id"]
    linted = []
    real = names.flaws_of

    def slow(data: bytes, entry: Any) -> Any:
        linted.append(data)
        if len(linted) == 1:  # someone else changes the glossary, which would wait for a held lock
            changed = data + b"Doboj,,,,,,\n"
            names.replace_all(desk.desk.database, changed, "*", Person("ben", Role.ADMIN), "127.0.0.1")
        return real(data, entry)

    monkeypatch.setattr(names, "flaws_of", slow)
    version = names.approve(desk.desk.database, first, Person("ana", Role.ADMIN), "127.0.0.1")

    assert len(linted) == 2
    assert {"Banja Luka", "Doboj"} <= {entry.name for entry in Glossary.parse(version.data, "names.csv").entries}


@pytest.mark.parametrize("entry", [{}, {"name": ""}, {"name": "A", "kind": "planet"}, {"nom": "A"}])
def test_what_is_no_name_is_refused(ana: Visitor, entry: dict[str, str]) -> None:
    answer = ana.post("/api/v1/proposals", {"entry": entry})

    assert answer.status == 422
    assert answer.json["detail"]


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "Doboj", "source": {"sr": None}},
        {"name": "Doboj", "source": {"sr": []}},
        {"name": "Doboj", "source": ["Doboj"]},
        {"name": "Doboj", "source": "Doboj"},
        {"name": "Doboj", "variants": "Doboi"},
        {"name": "Doboj", "variants": None},
        {"name": "Doboj", "allowed": [5]},
        {"name": "Doboj", "forbidden": [None]},
        {"name": "Doboj", "forbidden": {"text": "Doboi"}},
    ],
    ids=repr,
)
def test_a_name_in_whatever_form_leaves_the_page_of_names_as_it_is(ana: Visitor, entry: dict[str, object]) -> None:
    proposed = ana.post("/api/v1/proposals", {"entry": entry})
    page = ana.get("/names")

    assert proposed.status in {201, 422}, proposed.text
    assert page.status == 200
    assert "Propose a name" in page.text


def test_a_name_of_an_unknown_article_is_refused(ana: Visitor) -> None:
    answer = ana.post("/api/v1/proposals", {"entry": {"name": "Tuzla"}, "article": "no-such"})

    assert answer.status == 422
    assert answer.json["detail"].startswith("article: unknown article 'no-such': ")


def test_a_right_spelling_becomes_a_proposal(desk: Running, ana: Visitor) -> None:
    audit = send(desk, ana, "w-3")

    answer = dismiss(ana, audit, "Kiev", scope="allowed")

    assert answer.status == 200
    (proposal,) = [row for row in ana.get("/api/v1/proposals").json if row["name"] == "Kyiv"]
    assert proposal["entry"]["allowed"] == ["Kiev"]


def test_right_everywhere_needs_a_reason_and_is_a_waiver(desk: Running, ana: Visitor) -> None:
    audit = send(desk, ana, "w-4", "He said Kharkov.")
    other = send(desk, ana, "w-5", "They fled Kharkov.")

    bare = dismiss(ana, audit, "Kharkov", scope="everywhere")
    dismiss(ana, audit, "Kharkov", scope="everywhere", reason="as the a")  # saved while it was typed
    told = dismiss(ana, audit, "Kharkov", scope="everywhere", reason="as the agency writes it")
    after = current(desk, ana, "w-5", other_than=other)

    assert (bare.status, "reason" in bare.json["detail"]) == (422, True)
    assert told.status == 200, told.text
    (issue,) = [issue for issue in issues(ana, after) if issue["text"] == "Kharkov"]
    assert issue["known"] == "as the agency writes it"
    (waiver,) = [row for row in ana.get("/api/v1/waivers").json if row["text"] == "Kharkov"]
    assert (waiver["state"], waiver["reason"]) == ("active", "as the agency writes it")
    desk.desk.export()
    settings = load_settings(desk.desk.exported)
    report = run_audit(
        "They fled Kharkov.", glossary=["default", *settings.glossary], baseline=settings.baseline,
        waivers=settings.waivers,
    )  # fmt: skip
    assert [issue.known for issue in report.issues if issue.text == "Kharkov"] == ["as the agency writes it"]

    revoked = ana.post(f"/api/v1/waivers/{waiver['id']}", {"state": "revoked"})
    open_again = current(desk, ana, "w-5", other_than=after)
    assert revoked.json["state"] == "revoked"
    assert [issue["known"] for issue in issues(ana, open_again) if issue["text"] == "Kharkov"] == [None]


def test_three_like_dismissals_by_two_people_propose_a_waiver(desk: Running, ana: Visitor, ben: Visitor) -> None:
    texts = ["Odessa was calm.", "He left Odessa.", "The port of Odessa is open."]
    audits = [send(desk, ana, f"w-6{number}", text) for number, text in enumerate(texts)]

    proposed = []
    for who, audit in zip((ana, ana, ben), audits, strict=True):
        assert dismiss(who, audit, "Odessa", reason="our style").status == 200
        proposed.append([row for row in ana.get("/api/v1/waivers").json if row["text"] == "Odessa"])

    assert proposed[:2] == [[], []]
    (waiver,) = proposed[2]
    assert waiver["state"] == "proposed"
    assert "ana, ben" in waiver["reason"]
    assert "our style" in waiver["reason"]


def test_what_was_dismissed_here_is_known_when_the_article_is_audited_again_and_open_when_undone(
    desk: Running, ana: Visitor
) -> None:
    audit = send(desk, ana, "w-7", "Lvov is in the west.")
    dismiss(ana, audit, "Lvov", reason="old name")
    again = send(desk, ana, "w-7", "Lvov is in the west.\n\nIt is old.")
    (issue,) = [issue for issue in issues(ana, again) if issue["text"] == "Lvov"]
    row = next(row for row in ana.get("/api/v1/decisions?most=1000").json if row["text"] == "lvov")
    left = ana.get(f"/api/v1/audits/{again}").json["issues"]

    ana.post(f"/api/v1/decisions/{row['id']}/undo")

    assert issue["known"] == "old name"
    assert ana.get(f"/api/v1/audits/{again}").json["issues"] == left + 1
