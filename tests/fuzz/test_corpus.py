"""What broke mtcheck once breaks it no more: every input that ``scripts/fuzz`` kept; and a few new ones."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING

import pytest

from mtcheck.errors import InputError
from tests.fuzz.desk import close_desks
from tests.fuzz.mutate import smaller
from tests.fuzz.targets import TARGETS, Target, target_of
from tests.fuzz.worker import CORPUS, failure, make

if TYPE_CHECKING:
    from pathlib import Path

KEPT = sorted(path for path in CORPUS.glob("*/*") if path.is_file())


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    """A target may silence what it provokes; no test after it is to be silent too."""
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True, scope="module")
def _desks_are_closed() -> Iterator[None]:
    yield
    close_desks()


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_kept_inputs_break_nothing(path: Path) -> None:
    found = failure(target_of(path.parent.name), path.read_bytes())
    if found and found.startswith("slow"):  # the first loads modules
        found = failure(target_of(path.parent.name), path.read_bytes())
    assert found is None


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_a_few_new_inputs(target: Target) -> None:
    found = [failure(target, make(target.name, Random(seed), [])) for seed in range(4)]
    assert [what for what in found if what and not what.startswith("slow")] == []


def test_every_kept_input_is_of_a_target() -> None:
    assert {path.name for path in CORPUS.iterdir() if path.is_dir()} <= {target.name for target in TARGETS}


def _fails_with(error: type[Exception]) -> Target:
    def run(data: bytes) -> None:
        if b"x" in data:
            raise error("an x in it")

    return Target("made", run)


def test_a_failure_is_told_with_its_place() -> None:
    told = failure(_fails_with(ValueError), b"axa")

    assert told is not None
    assert re.fullmatch(r"ValueError at fuzz/test_corpus\.py:\d+: an x in it", told)


def test_what_is_raised_on_purpose_is_no_failure() -> None:
    assert failure(_fails_with(InputError), b"axa") is None


def test_an_input_is_made_small() -> None:
    assert smaller(b"a" * 1000 + b"xy" + b"b" * 1000, lambda data: b"xy" in data) == b"xy"
