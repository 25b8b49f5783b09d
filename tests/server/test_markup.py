"""An article that was sent as HTML comes back as HTML; ``tests/test_server_markup.py`` has the edits themselves."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.server.conftest import Running, Visitor


@pytest.fixture(scope="module")
def desk(start: Callable[..., Running]) -> Running:
    return start()


def test_an_article_sent_as_html_comes_back_as_html(desk: Running, ana: Visitor) -> None:
    page = '<h1>Talks</h1><p>US Secretary of State <b>Antony Blinken</b> met <a href="/k">Dmytro Kuleb</a> in Kyiv.</p>'
    source = "<h1>Razgovori</h1><p>Američki državni sekretar Entoni Blinken sastao se s Dmitrom Kulebom u Kijevu.</p>"
    sent = {"article": "html-1", "format": "html", "translation": page, "source": source, "source_lang": "sr"}
    done = desk.wait_for(ana.post("/api/v1/audits", sent).json["audit"], ana)
    issues = json.loads(ana.get(done["report"]).body)["issues"]
    number = 1 + next(place for place, one in enumerate(issues) if one["text"] == "Kuleb")
    ana.post(f"/api/v1/audits/{done['audit']}/decisions", {"decisions": [{"issue": number, "decision": "accepted"}]})

    finished = ana.post(f"/api/v1/audits/{done['audit']}/review", {"outcome": "ready"})

    assert finished.status == 200, finished.text
    assert (finished.json["format"], finished.json["text"]) == ("html", page.replace("Kuleb<", "Kuleba<"))
