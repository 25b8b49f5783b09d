"""Run the command line in this process, as its script does."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from mtcheck.cli import main


class Ran(NamedTuple):
    """What a run printed and exited with."""

    code: int
    out: str
    err: str


@pytest.fixture
def mtcheck(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """``mtcheck("audit", path)`` gives exit code, stdout and stderr."""

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["mtcheck", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        code = left.value.code
        return Ran(code if isinstance(code, int) else int(code is not None), printed.out, printed.err)

    return run
