"""Kills, full disks, read-only homes, a second process, wrong clocks: nothing promised is lost, and the next run is
right. A few tries here; ``scripts/faults`` makes many."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.harness import FAULTS, attempt, available
from tests.faults.subjects import SUBJECTS, Subject


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_nothing_is_lost(subject: Subject, fault: str) -> None:
    if not available(fault):
        pytest.skip("this machine does not let us make the fault")
    assert attempt(subject, fault, "a try") is None


@pytest.fixture
def forgetful() -> Subject:
    """A subject that promises before it keeps."""

    def work(folder: Path, number: int, promise: object) -> None:
        promise(str(number))  # type: ignore[operator]
        (folder / "never").mkdir()

    def check(folder: Path, promised: object) -> None:
        assert not promised, "lost"

    return Subject("forgetful", work, check, 0.1)


def test_a_loss_is_noticed(forgetful: Subject) -> None:
    assert attempt(forgetful, "clock jumps", "1") is not None
