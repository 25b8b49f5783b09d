"""``mtcheck translate``, with a back end that shouts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from mtcheck.model import Trust

TEXT = "Blinken u Kijevu\n\nSastao se s Kulebom. Govorili su o ratu.\n\nPovratak je sutra.\n"


class Upper:
    name = "upper"
    trust = Trust.LOW

    def __init__(self) -> None:
        self.calls: list[list[str]] = []

    def translate(self, sentences: Sequence[str], **_: str) -> list[str]:
        self.calls.append(list(sentences))
        return [sentence.upper() for sentence in sentences]


@pytest.fixture
def upper(monkeypatch: pytest.MonkeyPatch) -> Upper:
    back_end = Upper()
    monkeypatch.setattr("mtcheck.translate.load_translator", lambda *_, **__: back_end)
    return back_end


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


SHOUTED = "BLINKEN U KIJEVU\n\nSASTAO SE S KULEBOM.\nGOVORILI SU O RATU.\n\nPOVRATAK JE SUTRA.\n"


def test_a_line_a_sentence_and_an_empty_one_between_paragraphs(
    mtcheck: Callable[..., Any], upper: Upper, article: Path
) -> None:
    ran = mtcheck("translate", article, "--source-lang", "cnr")
    assert (ran.code, ran.out) == (0, SHOUTED)
    assert [len(sentences) for sentences in upper.calls] == [1, 3]


def test_a_file_gets_the_same(mtcheck: Callable[..., Any], upper: Upper, article: Path, tmp_path: Path) -> None:
    ran = mtcheck("translate", article, "--source-lang", "cnr", "--output", tmp_path / "made.txt")
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / "made.txt").read_text(encoding="utf-8") == SHOUTED
