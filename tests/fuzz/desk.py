# ruff: noqa: E501
"""The review desk attacked: random requests to every route, sent with all rights."""

from __future__ import annotations

import asyncio
import base64
import json
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch
from urllib.parse import quote, urlencode

from tests.fuzz import make
from tests.fuzz.mutate import mutated, odd_json
from tests.fuzz.texts import ATOMS, article, word
from tests.scratch import IN_MEMORY, scratch

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

__all__ = ["close_desks", "requests", "run_requests"]

_API: Final = "/api/v1"
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_REQUESTS_OF_A_DESK: Final = 400
"""After this many requests it is discarded, so that their leftovers do not slow down later ones."""

_BODIES: Final[tuple[tuple[str, str, dict[str, Any]], ...]] = (
    (
        "POST", "/audits",
        {
            "article": "a-17", "translation": "Blinken met Dmytro Kuleb.", "source": "Blinken se sastao s Dmitrom Kulebom.",
            "references": ["Blinken met Dmytro Kuleba."], "format": "text", "title": "A title", "section": "world",
            "engine": "x", "source_lang": "sr", "target_lang": "en", "published": "2022-01-18", "translator": None,
        },
    ),
    ("POST", "/audits/{audit}/review", {"outcome": "ready", "text": "A text.", "note": "A note."}),
    (
        "POST", "/audits/{audit}/decisions",
        {
            "decisions": [
                {"issue": 1, "decision": "accepted", "scope": "here", "suggestion": "Kuleba", "own": True, "reason": "why"},
                {"issue": 2, "decision": "dismissed", "scope": "everywhere", "machine": False, "reason": "it is right"},
                {"issue": 3, "decision": "dismissed", "scope": "allowed"},
            ]
        },
    ),
    ("POST", "/decisions/bulk", {"check": "name-variant", "text": "Kiev", "decision": "dismissed", "reason": "style", "dry_run": False}),
    ("POST", "/decisions/{number}/undo", {}),
    (
        "POST", "/proposals",
        {
            "entry": {"name": "Dmytro Kuleba", "kind": "person", "source": {"sr": ["Dmitro Kuleba"]}, "variants": ["Kuleb"]},
            "why": "seen", "article": "{article}",
        },
    ),
    ("POST", "/proposals/{number}", {"state": "approved", "reason": "fine"}),
    ("POST", "/waivers", {"check": "number-value", "text": "5", "reason": "it is right"}),
    ("POST", "/waivers/{number}", {"state": "revoked", "reason": "no more"}),
)  # fmt: skip
_LOOKS: Final = (
    "/api/v1/audits/{audit}", "/api/v1/audits/{audit}/report?format={word}", "/api/v1/audits/{audit}/report?format=html",
    "/api/v1/review?article={word}", "/api/v1/decisions?after={number}&most={number}", "/api/v1/decisions.jsonl?after={number}",
    "/api/v1/glossary?version={number}", "/api/v1/proposals?state={word}", "/api/v1/waivers", "/api/v1/openapi.json",
    "/?verdict={word}&section={word}&q={word}&from={number}", "/articles/{article}", "/articles/{article}/decisions",
    "/articles/{article}/claim", "/articles/{article}/corrected", "/names?q={word}", "/waivers", "/history?before={number}&by={word}",
    "/noise", "/portal", "/people", "/journal", "/sign-in?next={word}", "/set-up?token={word}", "/static/{word}", "/{word}",
)  # fmt: skip
_FORMS: Final = (
    ("/articles/{article}/claim", ("do",)), ("/articles/{article}/finish", ("outcome", "text", "note", "audit", "go")),
    ("/articles/{article}/reopen", ("note",)), ("/names", ("name", "entry", "why", "do")), ("/names/{number}", ("do", "reason")),
    ("/waivers/{number}", ("do", "reason")), ("/people/users", ("name", "do", "role")),
    ("/people/tokens", ("name", "do", "id", "scope-read", "scope-send")), ("/people/webhooks", ("url", "do", "id")),
    ("/next", ("verdict", "section")), ("/history/{number}/undo", ()), ("/sign-in", ("name", "password", "next")),
    ("/set-up", ("name", "password", "again", "token")),
)  # fmt: skip
_SAID: Final = (
    "add", "release", "over", "approve", "approved", "decline", "revoke", "remove", "role", "shut-out", "let-in", "ready",
    "rejected", "publish", "admin", "reader", "1", "0", "-1", "9" * 30, "1e9", "", "on", "https://cms.example.org/hook",
    "http://[", "javascript:alert(1)", "//evil.example", "json", "sarif", "open",
)  # fmt: skip


def requests(random: Random) -> bytes:
    """JSON of one to four requests: method, path, headers, and a body in base64."""
    made = [random.choice((_body, _body, _look, _form, _whole))(random) for _ in range(random.choice((1, 1, 2, 4)))]
    return json.dumps(made).encode("utf-8", "surrogatepass")


def _request(method: str, path: str, body: bytes, random: Random, kind: str = "") -> dict[str, Any]:
    headers = {"content-type": kind} if kind else {}
    if random.random() < 0.2:
        name = random.choice(
            ("accept", "hx-request", "idempotency-key", "if-match", "if-none-match", "content-type", "host")
        )
        headers[name] = random.choice(("*", "application/json", "true", '"1"', word(random), "x" * 3000))
    if random.random() < 0.1:
        body = mutated(body, random)
    return {"method": method, "path": path, "headers": headers, "body": base64.b64encode(body).decode()}


def _place(path: str, random: Random) -> str:
    """The path with numbers and words in it; the runner knows the audit and the article."""
    while "{number}" in path:
        number = random.choice(("1", "2", "3", "0", "-1", "9" * 20, "1.5", "x", str(2**31 - 1)))
        path = path.replace("{number}", number, 1)
    while "{word}" in path:
        said = random.choice((random.choice(_SAID), word(random), random.choice(ATOMS)))
        path = path.replace("{word}", quote(said.encode("utf-8", "surrogatepass")), 1)
    if random.random() < 0.1:
        path = path.replace("{audit}", "x" * random.choice((1, 32, 500))).replace(
            "{article}", quote(word(random), errors="replace")
        )
    return path


def _body(random: Random) -> dict[str, Any]:
    method, path, example = random.choice(_BODIES)
    value: Any = odd_json(example, random)
    if isinstance(value, dict) and random.random() < 0.3:
        texts = [
            key
            for key in ("translation", "source", "text", "note", "title", "reason")
            if isinstance(value.get(key), str)
        ]
        for key in texts:
            value[key] = article(random)
    data = json.dumps(value).encode("utf-8", "surrogatepass")
    return _request(method, _API + _place(path, random), data, random, "application/json")


def _look(random: Random) -> dict[str, Any]:
    return _request(
        random.choice(("GET", "GET", "GET", "HEAD", "POST", "DELETE")),
        _place(random.choice(_LOOKS), random),
        b"",
        random,
    )


def _form(random: Random) -> dict[str, Any]:
    path, names = random.choice(_FORMS)
    fields = {
        name: random.choice((random.choice(_SAID), random.choice(_SAID), word(random), article(random)))
        for name in names
    }
    data = urlencode(fields, errors="replace").encode()
    return _request("POST", _place(path, random), data, random, "application/x-www-form-urlencoded")


def _whole(random: Random) -> dict[str, Any]:
    """A file as the body: reports, or a glossary."""
    if random.random() < 0.5:
        return _request("POST", f"{_API}/reports", make.reports(random), random, "application/jsonl")
    made = _request("PUT", f"{_API}/glossary", make.glossary_csv(random), random, "text/csv")
    made["headers"].setdefault("if-match", "{etag}")
    return made


class _Attacked:
    """A desk that audits nothing by itself, with someone signed in."""

    def __init__(self) -> None:
        import mtcheck
        from mtcheck.server import reports, security
        from mtcheck.server.app import create_app
        from mtcheck.server.beside import Beside
        from mtcheck.server.desk import Setup, open_desk
        from mtcheck.server.people import Role
        from tests.conftest import DEMO

        self.place = ExitStack()
        self.folder = self.place.enter_context(scratch("mtcheck-fuzz-", IN_MEMORY))
        with patch.object(Beside, "start", lambda _: None):
            self.desk = open_desk(
                Setup(self.folder / "data", webhook_hosts=frozenset({"cms.example.org"}), a_minute=10**9)
            )
        self.desk.reading.prepare = reports.prepare_all  # type: ignore[method-assign]  # in this process, which tells what broke
        self.app = create_app(self.desk)
        self.loop = asyncio.new_event_loop()
        self.made = 0
        with self.desk.database.write() as connection:
            secret = security.begin_session(
                connection, security.add_user(connection, "ana", "correct horse battery", Role.ADMIN)
            )
        with self.desk.database.read() as connection:
            found = security.person_of_session(connection, secret)
        assert found is not None
        self.headers = {"host": "localhost", "cookie": f"mtcheck_session={secret}", "x-csrf-token": found[0].csrf or ""}
        report = mtcheck.audit(DEMO).to_json()
        line = json.dumps(json.loads(report)).encode()
        assert self.ask("POST", f"{_API}/reports", {}, line)[0] == 200
        told = json.loads(self.ask("GET", f"{_API}/review?article=blinken-kyiv", {}, b"")[2])
        self.audit, self.article = told["audit"], told["page"].rpartition("/")[2]

    def ask(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and body of the answer to one request."""
        self.made += 1
        plain, _, query = path.partition("?")
        sent = {**self.headers, **headers, "content-length": str(len(body))}
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
            "path": _unquoted(plain), "raw_path": plain.encode("latin-1", "replace"), "query_string": query.encode("latin-1", "replace"),
            "root_path": "", "client": ("127.0.0.1", 1), "server": ("localhost", 80),
            "headers": [(name.encode("latin-1", "replace"), value.encode("latin-1", "replace")) for name, value in sent.items()],
        }  # fmt: skip
        answer: list[Any] = [0, {}, b""]
        waiting = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, Any]:
            return waiting.pop() if waiting else {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                answer[0] = message["status"]
                answer[1] = {
                    name.decode("latin-1").lower(): value.decode("latin-1") for name, value in message["headers"]
                }
            else:
                answer[2] += message.get("body", b"")

        with patch("anyio.to_thread.run_sync", _at_once):
            self.loop.run_until_complete(self.app(scope, receive, send))  # type: ignore[arg-type]
        return answer[0], answer[1], answer[2]

    def close(self) -> None:
        """Nothing of it is left."""
        self.loop.run_until_complete(self.loop.shutdown_default_executor())
        self.loop.close()
        self.desk.database.close()
        self.desk.lock.release()
        self.place.close()


async def _at_once(function: Callable[..., Any], *given: Any, **_: Any) -> Any:
    """In this thread: one is made for each request otherwise, which takes longer than to answer it."""
    return function(*given)


def _unquoted(path: str) -> str:
    from urllib.parse import unquote

    return unquote(path, errors="replace")


_DESKS: Final[list[_Attacked]] = []


def _desk() -> _Attacked:
    if _DESKS and _DESKS[0].made > _REQUESTS_OF_A_DESK:
        close_desks()
    if not _DESKS:
        _DESKS.append(_Attacked())
    return _DESKS[0]


def close_desks() -> None:
    """Nothing is open any more."""
    while _DESKS:
        _DESKS.pop().close()


def run_requests(data: bytes, promise: Callable[[bool, str], None]) -> None:
    """Send the requests, and look at what is answered."""
    try:
        made = [
            (
                str(one["method"]),
                str(one["path"]),
                {str(k): str(v) for k, v in one["headers"].items()},
                base64.b64decode(one["body"]),
            )
            for one in json.loads(data)
        ]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return
    asked = _desk()
    for method, path, headers, body in made:
        place = path.replace("{audit}", asked.audit).replace("{article}", asked.article)
        if place.startswith(("/events", "/sign-out")):
            continue
        if headers.get("if-match") == "{etag}":
            headers["if-match"] = asked.ask("GET", f"{_API}/glossary", {}, b"")[1].get("etag", "")
        status, given, answer = asked.ask(method, place, headers, body.replace(b"{article}", asked.article.encode()))
        _look_at(method, place, status, given, answer, promise)
    asked.desk.export()


def _look_at(
    method: str, path: str, status: int, headers: dict[str, str], body: bytes, promise: Callable[[bool, str], None]
) -> None:
    where = f"{method} {path.partition('?')[0][:60]}"
    promise(200 <= status < 500, f"{where}: status {status}: {body[:200]!r}")
    promise(not any(_CONTROL.search(value) for value in headers.values()), f"{where}: a control character in a header")
    promise(
        "content-security-policy" in headers or "html" not in headers.get("content-type", ""),
        f"{where}: a page without a policy",
    )
    if path.startswith("/api/") and status >= 400 and method != "HEAD":
        problem = json.loads(body)
        promise(headers["content-type"] == "application/problem+json", f"{where}: a refusal of another type")
        promise(
            problem["status"] == status and bool(problem["detail"].strip()), f"{where}: a refusal without a sentence"
        )
    if "html" in headers.get("content-type", ""):
        promise(b"<script>alert" not in body and b"<img src=x" not in body, f"{where}: markup of a text in a page")
