"""Who gets in, and what they can do there."""

from __future__ import annotations

import hmac
import json
import threading
import time
from collections.abc import Callable
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from mtcheck.server import delivering, security, webhooks
from mtcheck.server.people import Person, Role
from mtcheck.server.problems import Problem
from mtcheck.server.schema import journal, now, outbox, sessions, tokens, users
from tests.patience import PATIENCE
from tests.server.conftest import PASSWORD, Visitor

if TYPE_CHECKING:
    from tests.server.conftest import Running


@pytest.fixture(scope="module")
def desk(start: Callable[..., Running]) -> Running:
    return start(webhook_hosts=frozenset({"127.0.0.1"}), a_minute=100_000)


def test_the_first_user_is_made_once_with_the_token_of_the_terminal(start: Callable[..., Running]) -> None:
    running = start()
    visitor, token = Visitor(running.port), running.desk.first_token
    assert token is not None
    form = {"name": "ana", "password": PASSWORD, "again": PASSWORD, "token": token}

    nobody = visitor.get("/sign-in")
    guessed = visitor.get("/set-up?token=guess")
    short = visitor.post("/set-up", form=form | {"password": "short", "again": "short"})
    typo = visitor.post("/set-up", form=form | {"again": "something else here"})
    assert 'value="ana"' in typo.text
    made = visitor.post("/set-up", form=form)
    again = visitor.post("/set-up", form=form | {"name": "eve"})

    assert (nobody.status, guessed.status, short.status, typo.status) == (403, 403, 422, 422)
    assert "12 characters" in short.text
    assert made.status == 303
    cookie = made.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert again.status == 410


def test_passwords_are_argon2id_and_secrets_are_kept_as_digests(desk: Running, ana: Visitor) -> None:
    page = ana.post("/people/tokens", form={"name": "keeper", "scope-read": "1"}).text
    secret = page.split('class="secret" tabindex="0">')[1].split("<")[0]

    with desk.desk.database.read() as connection:
        kept = connection.execute(select(users.c.password)).scalars().all()
        hashes = [
            *connection.execute(select(tokens.c.hash)).scalars(),
            *connection.execute(select(sessions.c.hash)).scalars(),
        ]

    assert all(password.startswith("$argon2id$") for password in kept)
    assert secret.startswith("mtcheck_")
    assert secret not in hashes
    assert ana.secret not in hashes


def test_signing_in_is_slowed_down(start: Callable[..., Running]) -> None:
    running = start()
    running.person("ana")
    visitor = Visitor(running.port)

    answers = [visitor.post("/sign-in", form={"name": "ana", "password": "guess"}).status for _ in range(8)]
    right = visitor.post("/sign-in", form={"name": "ana", "password": PASSWORD})

    assert answers[:5] == [403] * 5
    assert answers[-1] == 429
    assert right.status == 429
    assert int(right.headers["retry-after"]) >= 1


def test_forms_need_the_token_of_ones_own_pages(desk: Running, ana: Visitor) -> None:
    bare = Visitor(desk.port, ana.secret)

    for path, form in (("/next", {}), ("/sign-out", {}), ("/people/users", {"name": "eve"}), ("/names", {"name": "X"})):
        assert bare.post(path, form=form).status == 403, path
        assert bare.post(path, form=form | {"csrf": "guess"}).status == 403, path
    assert bare.post("/api/v1/audits", {"article": "x", "translation": "x"}).status == 403
    other = Visitor(desk.port).post("/sign-in", form={"name": "ana", "password": PASSWORD}, Sec_Fetch_Site="cross-site")
    assert other.status == 403


def test_a_page_of_another_session_gives_no_token(desk: Running, ana: Visitor) -> None:
    """And signing out ends one session only."""
    visitors = [ana, *(desk.person(f"person-{number}", Role.REVIEWER) for number in range(12))]

    for own, other in zip(visitors, [*visitors[1:], ana], strict=True):
        assert Visitor(desk.port, own.secret, other.csrf).post("/sign-out", form={}).status == 403
    assert all(visitor.get("/").status == 200 for visitor in visitors)

    assert visitors[7].post("/sign-out", form={}).status == 303
    statuses = [visitor.get("/").status for visitor in visitors]
    assert statuses == [200] * 7 + [303] + [200] * 5
    assert visitors[7].post("/sign-out", form={}).status in {303, 401, 403}


def test_nobody_gets_in_without_signing_in(desk: Running, ana: Visitor) -> None:
    del ana
    visitor = Visitor(desk.port)

    for path in ("/", "/names", "/history", "/people", "/journal", "/portal", "/noise", "/articles/x"):
        answer = visitor.get(path)
        assert (answer.status, answer.headers["location"].split("?")[0]) == (303, "/sign-in"), path
    for path in ("/api/v1/audits/x", "/api/v1/glossary", "/api/v1/decisions", "/events"):
        assert visitor.get(path).status in {303, 401}, path
    assert visitor.get("/api/v1/glossary").headers["www-authenticate"].startswith("Bearer")
    assert visitor.get("/sign-in?next=//evil.example").status == 200
    forged = visitor.post("/sign-in", form={"name": "ana", "password": PASSWORD, "next": "//evil.example"})
    assert forged.headers["location"] == "/"


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", ""])
def test_the_desk_answers_only_to_its_own_names(desk: Running, ana: Visitor, name: str) -> None:
    answer = ana.ask("GET", "/", Host=name)

    assert answer.status == 400
    assert "does not serve the host" in answer.json["detail"]
    assert desk.port


def test_numbers_of_any_length_in_headers(ana: Visitor) -> None:
    """Python reads no more than 4,300 digits as a number."""
    assert ana.ask("GET", "/", **{"Content-Length": "9" * 5000}).status in {400, 413}  # type: ignore[arg-type]
    assert ana.ask("GET", "/api/v1/glossary", **{"Last-Event-ID": "9" * 5000}).status == 200  # type: ignore[arg-type]


def test_every_answer_has_its_headers(ana: Visitor) -> None:
    first, second = ana.get("/"), ana.get("/")

    for answer in (first, ana.get("/api/v1/glossary"), ana.get("/nothing")):
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
    assert first.headers["content-security-policy"] != second.headers["content-security-policy"]


def test_a_token_is_good_for_its_scopes_only_and_until_it_is_revoked(desk: Running, ana: Visitor) -> None:
    page = ana.post("/people/tokens", form={"name": "cms", "scope-send": "1"}).text
    secret = page.split('class="secret" tabindex="0">')[1].split("<")[0]
    cms = Visitor(desk.port, headers={"Authorization": f"Bearer {secret}"})
    body = {"article": "t-1", "translation": "Blinken went to Kiev."}

    sent, read, page_of_people = cms.post("/api/v1/audits", body), cms.get("/api/v1/glossary"), cms.get("/people")
    number = next(row.id for row in _tokens(desk) if row.name == "cms")
    ana.post("/people/tokens", form={"do": "revoke", "id": str(number)})

    assert (sent.status, read.status, page_of_people.status) == (202, 403, 403)
    assert "lacks the scope read" in read.json["detail"]
    assert cms.post("/api/v1/audits", body).status == 401


def _tokens(desk: Running) -> list[Any]:
    with desk.desk.database.read() as connection:
        return list(connection.execute(select(tokens)))


def test_shutting_somebody_out_ends_their_sessions_and_an_admin_stays(desk: Running, ana: Visitor) -> None:
    carl = desk.person("carl", Role.REVIEWER)
    assert carl.get("/").status == 200

    ana.post("/people/users", form={"name": "carl", "do": "shut-out"})
    last = ana.post("/people/users", form={"name": "ana", "do": "role", "role": "reader"})

    assert carl.get("/").status == 303
    assert Visitor(desk.port).post("/sign-in", form={"name": "carl", "password": PASSWORD}).status == 403
    assert last.status == 409
    assert "only admin" in last.text


def test_a_session_ends(desk: Running) -> None:
    dora = desk.person("dora", Role.READER)
    assert dora.get("/").status == 200

    with desk.desk.database.write() as connection:
        connection.execute(
            update(sessions)
            .where(sessions.c.hash == security.digest(dora.secret or ""))
            .values(seen=now() - security.IDLE)
        )

    assert dora.get("/").status == 303


def test_too_many_requests_are_told_to_wait(start: Callable[..., Running]) -> None:
    running = start(a_minute=1)  # more would be given back on a slow machine
    visitor = Visitor(running.port)

    statuses = [visitor.get("/sign-in").status for _ in range(320)]

    assert 429 in statuses
    assert statuses[0] != 429


def test_tokens_that_are_made_up_are_counted_together(start: Callable[..., Running]) -> None:
    running = start(a_minute=1)  # more would be given back on a slow machine
    ana = running.person()
    guesses = [Visitor(running.port, headers={"Authorization": f"Bearer mtcheck_{number}"}) for number in range(320)]
    assert ana.get("/").status == 200

    statuses = [guess.get("/api/v1/glossary").status for guess in guesses]

    assert statuses[0] == 401
    assert 429 in statuses
    assert ana.get("/").status == 200


@pytest.mark.parametrize("path", ["/names/99999999999999999999", "/waivers/-1", "/waivers/99999999999999999999"])
def test_numbers_that_no_database_has_are_refused(ana: Visitor, path: str) -> None:
    assert ana.post(path, form={"do": "decline"}).status == 422


@pytest.mark.parametrize(
    "path",
    ["/static/../../../etc/passwd", "/static/%2e%2e%2fdesk.sqlite3", "/api/v1/audits/..%2f..%2fdesk.sqlite3",
     "/articles/%2e%2e%2f%2e%2e%2fetc%2fpasswd"],
)  # fmt: skip
def test_no_path_leads_to_a_file(ana: Visitor, path: str) -> None:
    assert ana.get(path).status == 404


def test_cells_of_the_glossary_are_no_formulas(ana: Visitor) -> None:
    entry = {"name": "=HYPERLINK(1)", "note": "+1", "forbidden": ["-1", "@x"]}
    number = ana.post("/api/v1/proposals", {"entry": entry}).json["id"]

    assert ana.post(f"/api/v1/proposals/{number}", {"state": "approved"}).status == 200
    cells = [cell for line in ana.get("/api/v1/glossary").text.splitlines() for cell in line.split(",")]
    assert any("HYPERLINK" in cell for cell in cells)
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


class _Listening(BaseHTTPRequestHandler):
    """Refuses each delivery once, accepts it the second time, and redirects certain requests."""

    got: list[tuple[dict[str, str], bytes]] = []  # noqa: RUF012 - what the test looks at

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        known = {headers["Mtcheck-Delivery"] for headers, _ in _Listening.got}
        _Listening.got.append((dict(self.headers), body))
        self.send_response(302 if self.path == "/moved" else 204 if self.headers["Mtcheck-Delivery"] in known else 503)
        if self.path == "/moved":
            self.send_header("Location", "http://127.0.0.1:1/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


def _about(article: str) -> list[tuple[dict[str, str], bytes]]:
    return [(headers, body) for headers, body in _Listening.got if json.loads(body).get("article") == article]


def test_webhooks_are_signed_and_tried_again(desk: Running, ana: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "_FIRST_WAIT", 0.1)
    server = HTTPServer(("127.0.0.1", 0), _Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    admin = Person("ana", Role.ADMIN)
    with desk.desk.database.write() as connection:
        _, secret = webhooks.add(connection, f"http://127.0.0.1:{server.server_port}/hook", {"127.0.0.1"}, admin)

    audit = desk.wait_for(
        ana.post("/api/v1/audits", {"article": "h-1", "translation": "He went to Kiev."}).json["audit"], ana
    )
    until = time.monotonic() + PATIENCE
    while len(_about("h-1")) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    server.shutdown()
    server.server_close()

    (first, body), (second, again) = _about("h-1")[:2]
    assert body == again
    assert first["Mtcheck-Delivery"] == second["Mtcheck-Delivery"]
    told = json.loads(body)
    assert (told["event"], told["article"], told["audit"]) == ("audit.done", "h-1", audit["audit"])
    stamp, _, signed = second["Mtcheck-Signature"].partition(",v1=")
    made = hmac.new(secret.encode(), stamp.removeprefix("t=").encode() + b"." + body, sha256).hexdigest()
    assert hmac.compare_digest(signed, made)
    assert abs(time.time() - int(stamp.removeprefix("t="))) < PATIENCE
    with desk.desk.database.read() as connection:
        states = connection.execute(select(outbox.c.state, outbox.c.attempts)).all()
    assert ("delivered", 2) in [tuple(row) for row in states]


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/",
        "http://localhost/",
        "ftp://127.0.0.1/",
        "http://u:p@127.0.0.1/",
        "https://cms.example/",
        "x",
        "http://127.0.0.1@169.254.169.254/",
        "http://[::1]/",
        "http://2130706433/",
        "https://127.0.0.1.evil.example/",
    ],
)
def test_nothing_is_sent_to_hosts_that_were_not_named(desk: Running, url: str) -> None:
    with desk.desk.database.write() as connection, pytest.raises(Problem):
        webhooks.add(connection, url, desk.desk.setup.webhook_hosts, Person("ana", Role.ADMIN))


def test_what_is_done_stands_in_the_journal(desk: Running, ana: Visitor) -> None:
    Visitor(desk.port).post("/sign-in", form={"name": "nobody", "password": "guess guess guess"})
    ana.post("/people/tokens", form={"name": "diary", "scope-send": "1"})
    number = next(row.id for row in _tokens(desk) if row.name == "diary")
    ana.post("/people/tokens", form={"do": "revoke", "id": str(number)})
    ana.post("/people/users", form={"do": "add", "name": "dora", "password": PASSWORD, "role": "reviewer"})

    with desk.desk.database.read() as connection:
        actions = set(connection.execute(select(journal.c.action)).scalars())

    assert {"sign-in failed", "token created", "token revoked", "user"} <= actions
    assert ana.get("/journal").status == 200
