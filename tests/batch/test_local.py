"""Worker processes: one article's trouble is that article's alone."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection

import pytest

from mtcheck.batch import local
from mtcheck.batch.item import GlossaryFile, Item, Options
from mtcheck.batch.local import Answer, LocalEngine, WorkerStartError
from mtcheck.batch.worker import Outcome
from tests.patience import PATIENCE

ENOUGH = 6
"""Seconds for an article that takes no time, on a machine that is busy with others."""


def troubled(connection: Connection, options: Options, nicer: int) -> None:
    """A worker that does what the article's text says."""
    del options, nicer
    connection.send(None)
    while (items := connection.recv()) is not None:
        for item in items:
            match item.translation:
                case "die":
                    os.kill(os.getpid(), signal.SIGKILL)
                case "sleep":
                    time.sleep(3600)
                case "eat":
                    eaten = bytearray(400 * 2**20)
                    eaten[::4096] = b"x" * len(eaten[::4096])
                    time.sleep(3600)
        connection.send([Outcome(frame=item.id.encode(), verdict="publish") for item in items])


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalEngine]:
    monkeypatch.setattr(local, "serve", troubled)
    with LocalEngine(Options(), workers=2, timeout=PATIENCE, memory=300 * 2**20) as made:
        yield made


def answered(engine: LocalEngine, *texts: str) -> dict[int, Answer]:
    tickets = [engine.submit(Item(str(number), "", text)) for number, text in enumerate(texts)]
    answers: dict[int, Answer] = {}
    while engine.running:
        answers.update((answer.ticket, answer) for answer in engine.answers())
    assert sorted(answers) == tickets
    return answers


def test_every_article_is_answered(engine: LocalEngine) -> None:
    """Also many more than there are workers."""
    answers = answered(engine, *["fine"] * 50)

    assert all(answer.outcome.frame == str(number).encode() for number, answer in answers.items())


def test_a_worker_that_dies_loses_its_article_alone(engine: LocalEngine) -> None:
    """It gets a second try; then the reason is said."""
    answers = answered(engine, "fine", "die", *["fine"] * 20)

    assert answers[1].outcome.reason == "crashed 2 times: its process ended: SIGKILL"
    assert answers[1].attempts == 2
    assert sum(answer.outcome.frame is not None for answer in answers.values()) == 21


def test_a_worker_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its article is not tried again: it would only take as long."""
    monkeypatch.setattr(local, "serve", troubled)

    with LocalEngine(Options(), workers=2, timeout=ENOUGH, memory=None) as engine:
        answers = answered(engine, "sleep", *["fine"] * 5)

    assert answers[0].outcome.reason == f"took longer than {ENOUGH} s (--timeout)"
    assert answers[0].attempts == 1


def test_a_worker_that_needs_too_much_memory_is_ended(engine: LocalEngine) -> None:
    """Before it takes the machine down."""
    answers = answered(engine, "eat", "fine")

    assert "MB of memory, more than 300" in (answers[0].outcome.reason or "")
    assert answers[1].outcome.frame is not None


@pytest.mark.parametrize("trouble", ["die", "sleep"])
def test_a_list_that_comes_to_nothing_is_done_one_by_one(monkeypatch: pytest.MonkeyPatch, trouble: str) -> None:
    """With a model, articles go together; the one that kills its process must not take the others with it."""
    monkeypatch.setattr(local, "serve", troubled)

    with LocalEngine(Options(), workers=1, timeout=ENOUGH, memory=None, group=4) as engine:
        answers = answered(engine, "fine", "fine", trouble, "fine", "fine")

    assert [number for number, answer in sorted(answers.items()) if answer.outcome.frame is None] == [2]


def test_options_that_no_article_could_be_audited_with_are_one_error() -> None:
    """A broken glossary is not a thousand failures."""
    options = Options(glossaries=(GlossaryFile("broken.csv", b"\xff\xfe\x00", lenient=False),))

    with LocalEngine(options, workers=1, timeout=PATIENCE, memory=None) as engine, pytest.raises(WorkerStartError):
        answered(engine, "x")
