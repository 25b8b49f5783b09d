"""A desk that runs in this process, and a browser to look at it with."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

pytest.importorskip("fastapi", reason="the review desk needs mtcheck[server]")

import psycopg
import uvicorn

from mtcheck.server import security
from mtcheck.server.app import create_app
from mtcheck.server.asked import COOKIE
from mtcheck.server.demo import demo_article
from mtcheck.server.desk import Desk, Setup, open_desk
from mtcheck.server.machines import Machines
from mtcheck.server.people import Role
from mtcheck.server.submissions import receive
from tests.conftest import DEMO
from tests.patience import PATIENCE
from tests.server import postgresql

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PASSWORD = "correct horse battery staple"  # noqa: S105 - of users that live for one test


@dataclass
class Answer:
    """What a request came to."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Visitor:
    """Someone who uses a desk, signed in or not."""

    port: int
    secret: str | None = None
    csrf: str | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def ask(
        self, method: str, path: str, body: Any = None, *, form: dict[str, str] | None = None, **headers: str
    ) -> Answer:
        sent = dict(self.headers)
        if self.secret:
            sent["Cookie"] = f"{COOKIE}={self.secret}"
        if self.csrf and method not in {"GET", "HEAD"}:
            sent["X-CSRF-Token"] = self.csrf
        data = None
        if form is not None:
            data = urlencode(form).encode()
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        elif body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, path, data, sent)
            answer = connection.getresponse()
            return Answer(answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read())
        finally:
            connection.close()

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, body: Any = None, *, form: dict[str, str] | None = None, **headers: str) -> Answer:
        return self.ask("POST", path, body, form=form, **headers)


class Running:
    """A desk that answers on its own port."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        config = uvicorn.Config(create_app(desk), port=0, log_level="error", lifespan="off", ws="none")
        config.timeout_graceful_shutdown = 1
        self.server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self.server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + PATIENCE
        while not self.server.started and time.monotonic() < until:
            time.sleep(0.01)
        self.port = self.server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        self.desk.events.closed = True
        self.server.should_exit = True
        self._thread.join(timeout=PATIENCE / 5)
        self.desk.close()

    def person(self, name: str = "ana", role: Role = Role.ADMIN) -> Visitor:
        """A user who is signed in."""
        with self.desk.database.write() as connection:
            user = security.add_user(connection, name, PASSWORD, role)
            secret = security.begin_session(connection, user)
        with self.desk.database.read() as connection:
            found = security.person_of_session(connection, secret)
        assert found is not None
        self.desk.first_token = None
        return Visitor(self.port, secret, found[0].csrf)

    def wait_for(self, audit: str, who: Visitor, seconds: float = PATIENCE) -> Any:
        """The audit once it is done or failed; the one that replaced it, where a new glossary came in between."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            told = who.get(f"/api/v1/audits/{audit}").json
            if told["state"] in {"done", "failed"}:
                return told
            if told["state"] == "replaced":
                audit = told["current"]
            time.sleep(0.1)
        pytest.fail(f"audit {audit} took longer than {seconds} s: {told}; trouble: {self.desk.auditing.trouble}")

    def demo(self, who: Visitor) -> Any:
        """The demo article, audited."""
        with self.desk.database.write() as connection:
            received = receive(connection, demo_article(DEMO), "demo")
        self.desk.auditing.wake()
        return self.wait_for(received.audit, who) | {"id": received.article}


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Running]]:
    """Starts desks, and ends them after the module."""
    started: list[Running] = []

    def make(**given: Any) -> Running:
        values: dict[str, Any] = {"data": tmp_path_factory.mktemp("desk"), "machines": Machines(1, 120.0, 300.0)}
        running = Running(open_desk(Setup(**(values | given))))
        started.append(running)
        return running

    yield make
    for running in started:
        running.stop()


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The URL of a PostgreSQL that lives as long as the tests."""
    if postgresql.programs() is None:
        pytest.skip("no PostgreSQL: the desk was not tested with one (apt-get install postgresql)")
    with postgresql.server() as running:
        yield running.url


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """Both databases, one after the other: a URL, or None for SQLite in the desk's folder. PostgreSQL's is empty."""
    if request.param == "sqlite":
        yield None
        return
    url = request.getfixturevalue("postgresql_url")
    name = f"desk_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield url.replace("/postgres?", f"/{name}?")


@pytest.fixture(scope="module")
def ana(desk: Running) -> Visitor:
    """Who set up the desk of the test file, which has a fixture `desk`."""
    return desk.person()


@pytest.fixture(scope="module")
def ben(desk: Running) -> Visitor:
    """A reviewer there."""
    return desk.person("ben", Role.REVIEWER)


@dataclass
class Seat:
    """Someone's browser, with all its complaints."""

    page: Page
    context: BrowserContext
    url: str
    complaints: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        self.page.goto(self.url + path)
        if path.startswith("/articles/"):
            self.page.wait_for_selector("html[data-ready]", state="attached")
        return self.page


@pytest.fixture
def sit(browser: Browser) -> Iterator[Callable[..., Seat]]:
    """Opens a browser for someone who is signed in."""
    contexts = []

    def make(running: Running, who: Visitor | None = None, *, width: int = 1280, dark: bool = False) -> Seat:
        scheme: Any = "dark" if dark else "light"
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        if who is not None and who.secret is not None:
            context.add_cookies([{"name": COOKIE, "value": who.secret, "url": running.url}])
        seat = Seat(context.new_page(), context, running.url)
        seat.page.on("console", lambda message: seat.complaints.append(message.text))
        seat.page.on("pageerror", lambda error: seat.complaints.append(str(error)))
        seat.page.on("dialog", lambda dialog: seat.complaints.append(dialog.message))
        return seat

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def screenshots() -> Path | None:
    """Where pictures of the pages go, if the user wants any."""
    folder = os.environ.get("MTCHECK_SCREENSHOTS")
    return Path(folder) if folder else None
