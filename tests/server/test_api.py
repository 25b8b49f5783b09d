"""The API: every refusal is a sentence, and nothing is done twice or lost."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, text, update

from mtcheck.batch.worker import Outcome
from mtcheck.server.audits import finish_audit, report_of
from mtcheck.server.portal import summary
from mtcheck.server.schema import articles, audits, now
from mtcheck.server.submissions import recheck
from tests.conftest import ROOT
from tests.report.reports import demo
from tests.test_voice import words

if TYPE_CHECKING:
    from tests.server.conftest import Answer, Running, Visitor

SENT = {
    "article": "n-1", "translation": "Blinken met Dmytro Kuleb in Kiev.", "source_lang": "sr",
    "source": "Blinken se sastao s Dmitrom Kulebom u Kijevu.", "section": "world",
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(start: Callable[..., Running], database: str | None) -> Running:
    return start(translators=("apertium",), a_minute=100_000, database=database)


@pytest.fixture(scope="module")
def audit(desk: Running, ana: Visitor) -> str:
    return str(desk.wait_for(ana.post("/api/v1/audits", SENT).json["audit"], ana)["audit"])


def is_problem(answer: Answer, status: int, *words: str) -> None:
    """The answer refuses with a sentence that has these words."""
    assert answer.status == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    told = answer.json
    assert told["status"] == status
    assert told["title"]
    assert len(told["detail"].split()) >= 3
    for word in words:
        assert word in told["detail"], told["detail"]


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"{", 400, ("not JSON at character 1", "send one JSON object")),
        (b"", 422, ("the body is missing: add it",)),
        ({"article": "x"}, 422, ("translation",)),
        (SENT | {"translation": "  "}, 422, ("empty",)),
        (
            SENT | {"source_lang": "Serbian please"},
            422,
            ("source_lang: 'Serbian please' is not a BCP 47 tag; write one such as",),
        ),
        (SENT | {"translator": "hf:/etc/passwd"}, 422, ("does not offer", "apertium")),
        (SENT | {"published": "yesterday"}, 422, ("published",)),
        (SENT | {"nonsense": 1}, 422, ("nonsense",)),
        (SENT | {"references": ["x"] * 11}, 422, ("references",)),
    ],
)
def test_a_wrong_article_is_refused_with_a_sentence(
    ana: Visitor, body: Any, status: int, words: tuple[str, ...]
) -> None:
    is_problem(ana.post("/api/v1/audits", body), status, *words)


def test_a_body_of_50_mb_is_refused_and_the_sender_reads_why(ana: Visitor) -> None:
    is_problem(ana.post("/api/v1/audits", b"x" * (50 * 2**20)), 413, "10 MB")


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        (
            "GET",
            "/api/v1/audits/nothing",
            404,
            "unknown audit 'nothing': take the id that POST /api/v1/audits answered",
        ),
        ("GET", "/api/v1/audits/nothing/report", 404, "unknown audit 'nothing': take the id"),
        ("GET", "/api/v1/nothing", 404, "nothing at /api/v1/nothing: /api/v1/openapi.json lists what there is"),
        ("DELETE", "/api/v1/audits", 405, "/api/v1/audits does not answer DELETE: use POST"),
        ("GET", "/api/v1/review?article=unknown", 404, "unknown article 'unknown': send it first"),
        ("POST", "/api/v1/decisions/999999/undo", 404, "unknown decision 999999: the history"),
        ("POST", "/api/v1/decisions/0/undo", 422, "decision: input should be greater than or equal to 1"),
        ("GET", "/api/v1/glossary?version=77", 404, "the glossary has no version 77: the latest is "),
        ("POST", "/api/v1/proposals/77", 422, "the body is missing: add it"),
        ("GET", "/api/v1/proposals?state=asleep", 422, "state: input should be 'open', 'approved' or 'declined'"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence_that_helps(
    ana: Visitor, method: str, path: str, status: int, words: str
) -> None:
    is_problem(ana.ask(method, path), status, words)


def sentences() -> list[tuple[str, int, str]]:
    """Every sentence of the desk's own refusals, with its file and line; what is filled in is an X."""
    return [
        (path.name, node.lineno, words(node.args[1]))
        for path in sorted((ROOT / "mtcheck" / "server").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem" and len(node.args) > 1
    ]


def test_every_refusal_says_what_to_do() -> None:
    told = [one for one in sentences() if one[2]]
    thin = [one for one in told if len(one[2].split()) < 6 or not re.search(r"[:;(]", one[2])]

    assert len(told) > 50
    assert thin == []


def test_an_idempotency_key_is_answered_as_before_and_never_for_another_body(desk: Running, ana: Visitor) -> None:
    body = SENT | {"article": "n-2"}
    first = ana.post("/api/v1/audits", body, Idempotency_Key="k1")
    desk.wait_for(first.json["audit"], ana)

    again = ana.post("/api/v1/audits", body, Idempotency_Key="k1")
    other = ana.post("/api/v1/audits", body | {"section": "sport"}, Idempotency_Key="k1")

    assert (again.status, again.json) == (202, first.json)
    assert again.headers["idempotent-replayed"] == "true"
    is_problem(other, 422, "Idempotency-Key")


def test_another_text_replaces_the_audit_and_decisions_on_the_old_one_are_refused(desk: Running, ana: Visitor) -> None:
    sent = SENT | {"article": "n-3", "translation": "Blinken met Dmytro Kuleb after a long day of talks in Kiev."}
    first = desk.wait_for(ana.post("/api/v1/audits", sent).json["audit"], ana)
    decisions = f"/api/v1/audits/{first['audit']}/decisions"
    decided = ana.post(decisions, {"decisions": [{"issue": 1, "decision": "accepted"}]})
    changed = sent | {"translation": "Blinken met Dmytro Kuleb after a long day of talks in Kyiv."}
    second = ana.post("/api/v1/audits", changed)
    desk.wait_for(second.json["audit"], ana)

    late = ana.post(decisions, {"decisions": [{"issue": 2, "decision": "accepted"}]})

    assert decided.status == 200
    assert second.json["replaces"] == first["audit"]
    is_problem(late, 409, "audited again")
    assert [issue["text"] for issue in late.json["gone"]] == ["Kiev"]
    assert late.json["audit"] == second.json["audit"]
    assert ana.get(f"/api/v1/audits/{first['audit']}").json["current"] == second.json["audit"]


def test_a_decision_on_a_replaced_audit_is_kept_where_the_new_one_found_the_same(desk: Running, ana: Visitor) -> None:
    sent = SENT | {"article": "n-3b", "translation": "Blinken met Dmytro Kuleb. They were in Kiev."}
    first = desk.wait_for(ana.post("/api/v1/audits", sent).json["audit"], ana)["audit"]
    second = desk.wait_for(ana.post("/api/v1/audits", sent | {"section": "politics"}).json["audit"], ana)["audit"]

    late = ana.post(f"/api/v1/audits/{first}/decisions", {"decisions": [{"issue": 2, "decision": "accepted"}]})

    assert first != second
    found = ana.get(f"/api/v1/audits/{second}/report").json["issues"]
    assert (late.status, late.json["left"]) == (200, len(found) - 1)
    (made,) = [row for row in ana.get("/api/v1/decisions?most=1000").json if row["audit"] == second]
    assert (made["text"], made["decision"]) == (found[1]["text"].casefold(), "accepted")


def test_another_persons_article_is_theirs_until_the_claim_runs_out(
    desk: Running, ana: Visitor, ben: Visitor, audit: str
) -> None:
    path = f"/api/v1/audits/{audit}/decisions"
    assert ana.post(path, {"decisions": [{"issue": 1, "decision": "accepted"}]}).status == 200

    refused = ben.post(path, {"decisions": [{"issue": 2, "decision": "accepted"}]})
    with desk.desk.database.write() as connection:
        connection.execute(update(articles).where(articles.c.audit_id == audit).values(claimed_until=now()))
    allowed = ben.post(path, {"decisions": [{"issue": 2, "decision": "accepted"}]})
    mine = ana.post(path, {"decisions": [{"issue": 1, "decision": "open"}]})

    is_problem(refused, 409, "ana is working on this article until")
    assert refused.json["holder"] == "ana"
    assert allowed.status == 200
    is_problem(mine, 409, "ben is working on this article")
    with desk.desk.database.write() as connection:
        connection.execute(update(articles).where(articles.c.audit_id == audit).values(claimed_until=now()))


def test_a_decision_is_undone_step_by_step_and_every_step_stays(desk: Running, ana: Visitor) -> None:
    audit = desk.wait_for(ana.post("/api/v1/audits", SENT | {"article": "n-4"}).json["audit"], ana)["audit"]
    path = f"/api/v1/audits/{audit}/decisions"
    ana.post(path, {"decisions": [{"issue": 1, "decision": "accepted"}]})
    ana.post(path, {"decisions": [{"issue": 1, "decision": "dismissed", "reason": "no"}]})
    made = [row for row in ana.get("/api/v1/decisions?most=1000").json if row["audit"] == audit]

    early = ana.post(f"/api/v1/decisions/{made[0]['id']}/undo")
    undone = ana.post(f"/api/v1/decisions/{made[1]['id']}/undo")

    is_problem(early, 409, "has decided on this issue since")
    assert (undone.json["decision"], undone.json["undoes"]) == ("accepted", made[1]["id"])
    rows = [row for row in ana.get("/api/v1/decisions?most=1000").json if row["audit"] == audit]
    assert [row["decision"] for row in rows] == ["accepted", "dismissed", "accepted"]
    with pytest.raises(Exception, match="only added to"), desk.desk.database.write() as connection:
        connection.execute(text("DELETE FROM decisions"))


def test_bulk_first_says_what_it_would_do(desk: Running, ana: Visitor, ben: Visitor) -> None:
    texts = {f"b-{number}": f"Day {number} in Kiev." for number in range(3)}
    sent = [SENT | {"article": name, "translation": translation} for name, translation in texts.items()]
    audits = [ana.post("/api/v1/audits", one).json["audit"] for one in sent]
    for one in audits:
        desk.wait_for(one, ana)
    ben.post(f"/api/v1/audits/{audits[0]}/decisions", {"decisions": [{"issue": 1, "decision": "open"}]})
    body = {"check": "name-variant", "text": "Kiev", "reason": "house style"}
    before = ana.get("/api/v1/decisions?most=1000").json

    said = ana.post("/api/v1/decisions/bulk", body).json
    after_dry = ana.get("/api/v1/decisions?most=1000").json
    done = ana.post("/api/v1/decisions/bulk", body | {"dry_run": False}).json

    assert said["dry_run"]
    assert after_dry == before
    assert said["others"] >= 1
    assert (done["articles"], done["issues"], done["others"]) == (said["articles"], said["issues"], said["others"])
    assert done["issues"] >= 2


def test_the_glossary_is_put_only_by_who_has_seen_it(desk: Running, ana: Visitor, ben: Visitor) -> None:
    first = ana.get("/api/v1/glossary")
    data = b"name,kind,source:sr\nOlaf Scholz,person,Olaf \xc5\xa0olc\n"

    blind = ana.ask("PUT", "/api/v1/glossary", data)
    put = ana.ask("PUT", "/api/v1/glossary", data, If_Match=first.headers["etag"])
    late = ana.ask("PUT", "/api/v1/glossary", data + b"x\n", If_Match=first.headers["etag"])
    broken = ana.ask("PUT", "/api/v1/glossary", b"name,kind\nX,planet\n", If_Match=put.headers["etag"])
    lesser = ben.ask("PUT", "/api/v1/glossary", data, If_Match=put.headers["etag"])
    same = ana.ask("GET", "/api/v1/glossary", If_None_Match=put.headers["etag"])

    is_problem(blind, 428, "If-Match")
    assert (put.status, put.json["version"]) == (200, 1)
    is_problem(late, 412, "version 1")
    is_problem(broken, 422, "planet")
    is_problem(lesser, 403, "terminologist")
    assert (same.status, same.body) == (304, b"")
    assert ana.get("/api/v1/glossary").body == data


def test_reports_of_a_batch_are_taken_in_once(ana: Visitor) -> None:
    value: dict[str, Any] = demo().to_dict()
    lines = b"".join(
        json.dumps(value | {"article": value["article"] | {"id": f"r-{number}"}}).encode() + b"\n"
        for number in range(120)
    )

    first, again = ana.post("/api/v1/reports", lines), ana.post("/api/v1/reports", lines)
    wrong = ana.post("/api/v1/reports", b'{"schema": "other"}\n')
    broken = ana.post("/api/v1/reports", b"\n" + lines[: lines.index(b"\n", 20 * len(lines) // 120)] + b"\n\n{\n")
    late = ana.post("/api/v1/reports", lines + lines[:-9])

    assert first.json == {"taken": 120, "known": 0}
    assert again.json == {"taken": 0, "known": 120}
    is_problem(wrong, 422, "line 1: not an mtcheck report", "none was taken: correct it")
    is_problem(broken, 422, "line 24: not a report as JSON")
    is_problem(late, 422, "line 240: not a report as JSON", "the first 200 were taken")
    assert late.json["line"] == 240
    assert ana.get("/api/v1/review?article=r-7").json["state"] == "open"


def test_a_database_that_goes_away_is_503_and_nothing_is_lost(
    desk: Running, ana: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy.exc import OperationalError

    def gone() -> Any:
        raise OperationalError("SELECT 1", {}, Exception("server closed the connection unexpectedly"))

    monkeypatch.setattr(desk.desk.database, "write", gone)
    answer = ana.post("/api/v1/audits", SENT | {"article": "n-9"})
    monkeypatch.undo()
    again = ana.post("/api/v1/audits", SENT | {"article": "n-9"})

    is_problem(answer, 503, "nothing was saved")
    assert answer.headers["retry-after"]
    assert again.status == 202


def test_finishing_gives_the_corrected_text_back(desk: Running, ana: Visitor) -> None:
    audit = desk.wait_for(ana.post("/api/v1/audits", SENT | {"article": "n-10"}).json["audit"], ana)["audit"]
    ana.post(f"/api/v1/audits/{audit}/decisions", {"decisions": [{"issue": 1, "decision": "accepted"}]})

    empty = ana.post(f"/api/v1/audits/{audit}/review", {"outcome": "ready", "text": " "})
    done = ana.post(f"/api/v1/audits/{audit}/review", {"outcome": "ready"})
    twice = ana.post(f"/api/v1/audits/{audit}/review", {"outcome": "ready"})
    late = ana.post(f"/api/v1/audits/{audit}/decisions", {"decisions": [{"issue": 2, "decision": "accepted"}]})

    assert done.json["text"] == "Blinken met Dmytro Kuleba in Kiev."
    assert ana.get("/api/v1/review?article=n-10").json == done.json
    is_problem(empty, 422, "the corrected text is empty")
    is_problem(twice, 409, "already finished")
    is_problem(late, 409, "finished")


def test_an_article_stays_finished_whatever_was_still_being_audited(desk: Running, ana: Visitor) -> None:
    sent = SENT | {"article": "n-10b", "translation": "Scholz was in Kharkov and in Kiev."}
    first = desk.wait_for(ana.post("/api/v1/audits", sent).json["audit"], ana)["audit"]
    with desk.desk.database.write() as connection:  # as when a name is approved
        again = recheck(connection, ana.get(f"/api/v1/audits/{first}").json["page"].split("/")[-1], "a name")
        assert again is not None
        connection.execute(update(audits).where(audits.c.id == again).values(state="running"))
        ready = connection.execute(select(audits).where(audits.c.id == first)).one()
    ana.post(f"/api/v1/audits/{first}/review", {"outcome": "ready"})

    with desk.desk.database.write() as connection:
        outcome = Outcome(ready.report, ready.verdict)
        told = finish_audit(connection, again, outcome, report_of(connection, first))
    finished = ana.get("/api/v1/review?article=n-10b").json
    desk.wait_for(ana.post("/api/v1/audits", sent | {"translation": "Scholz was in Kiev."}).json["audit"], ana)

    assert told is None
    assert (finished["state"], finished["outcome"], finished["audit"]) == ("done", "ready", first)
    assert ana.get("/api/v1/review?article=n-10b").json["state"] == "open"


def test_the_portal_counts_what_holds(desk: Running, ana: Visitor) -> None:
    audit = desk.wait_for(ana.post("/api/v1/audits", SENT | {"article": "n-10c"}).json["audit"], ana)
    path = f"/api/v1/audits/{audit['audit']}/decisions"
    with desk.desk.database.read() as connection:
        before = summary(connection)
    for decision in ("dismissed", "accepted", "dismissed"):
        ana.post(path, {"decisions": [{"issue": 1, "decision": decision}]})
    ana.post(f"/api/v1/audits/{audit['audit']}/review", {"outcome": "ready"})
    ana.post(f"{audit['page']}/reopen", form={})
    with desk.desk.database.read() as connection:
        reopened = summary(connection)
    ana.post(f"/api/v1/audits/{audit['audit']}/review", {"outcome": "rejected"})
    with desk.desk.database.read() as connection:
        after = summary(connection)

    assert reopened.outcomes == before.outcomes
    assert after.outcomes - before.outcomes == {"rejected": 1}
    assert after.decided - before.decided == {"dismissed": 1}
    assert sum(after.outcomes.values()) == after.all.done


def test_html_is_read_as_html(desk: Running, ana: Visitor) -> None:
    body = SENT | {"article": "n-11", "format": "html", "translation": "<p>Blinken met Dmytro <b>Kuleb</b>.</p>",
                   "source": "<p>Blinken se sastao s Dmitrom Kulebom.</p>"}  # fmt: skip

    audit = desk.wait_for(ana.post("/api/v1/audits", body).json["audit"], ana)

    assert [issue["text"] for issue in ana.get(audit["report"]).json["issues"]] == ["Kuleb"]


def test_an_article_that_cannot_be_audited_says_why(desk: Running, ana: Visitor) -> None:
    body = SENT | {"article": "n-12", "translation": "...", "source": None}

    failed = desk.wait_for(ana.post("/api/v1/audits", body).json["audit"], ana)

    assert failed["state"] == "failed"
    assert failed["reason"]
    is_problem(ana.get(f"/api/v1/audits/{failed['audit']}/report"), 404, "failed")
