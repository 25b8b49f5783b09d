"""A PostgreSQL server that stops while people work: they get a message, nothing is lost, and the desk recovers by
itself."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.patience import PATIENCE
from tests.server import postgresql

if TYPE_CHECKING:
    from tests.server.conftest import Running

SENT = {
    "article": "a-1", "translation": "Blinken met Dmytro Kuleb in Kiev.", "source_lang": "sr",
    "source": "Blinken se sastao s Dmitrom Kulebom u Kijevu.",
}  # fmt: skip


@pytest.mark.slow
def test_a_server_that_stops_and_comes_back(start: Callable[..., Running]) -> None:
    if postgresql.programs() is None:
        pytest.skip("no PostgreSQL: the desk was not tested with one (apt-get install postgresql)")
    with postgresql.server() as server:
        desk = start(database=server.url)
        ana = desk.person()
        audit = desk.wait_for(ana.post("/api/v1/audits", SENT).json["audit"], ana)["audit"]

        def decide(issue: int, reason: str) -> tuple[int, str]:
            choice = {"issue": issue, "decision": "dismissed", "reason": reason}
            answer = ana.post(f"/api/v1/audits/{audit}/decisions", {"decisions": [choice]})
            return answer.status, answer.text

        before = decide(1, "before")
        server.stop()
        during = decide(2, "during")
        page = ana.get("/api/v1/review?article=a-1")
        server.start()
        until = time.monotonic() + PATIENCE
        while (after := decide(2, "after"))[0] == 503 and time.monotonic() < until:
            time.sleep(0.2)
        told = ana.get("/api/v1/decisions").json
        sent = ana.post("/api/v1/audits", SENT | {"article": "a-2"}).json["audit"]
        second = desk.wait_for(sent, ana)

    assert (before[0], during[0], page.status, after[0]) == (200, 503, 503, 200)
    assert "nothing was saved" in during[1]
    assert second["state"] == "done"
    assert "before" in str(told)
    assert "after" in str(told)
    assert "during" not in str(told)
