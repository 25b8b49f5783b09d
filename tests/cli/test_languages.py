"""What ``mtcheck languages`` says can be checked."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.conftest import Ran


def test_all_languages(mtcheck: Callable[..., Ran]) -> None:
    result = mtcheck("languages")

    assert result.code == 0
    assert "hbs  Serbo-Croatian" in result.out
    assert "hu   Hungarian" in result.out


def test_a_pair(mtcheck: Callable[..., Ran]) -> None:
    result = mtcheck("languages", "--source-lang", "uk", "--target-lang", "hr")

    assert result.code == 0
    assert "Ukrainian to Croatian: " in result.out
    assert "number-value             yes" in result.out
    assert "article-agreement        no Croatian grammar" in result.out


def test_a_language_that_nobody_knows(mtcheck: Callable[..., Ran]) -> None:
    result = mtcheck("languages", "--source-lang", "xx")

    assert result.code == 0
    assert "no xx number words" in result.out
    assert "omission                 yes" in result.out
