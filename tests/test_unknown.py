"""The message for an unknown name lists the ones that were probably meant."""

from __future__ import annotations

import pytest

from mtcheck.checks import CHECKS
from mtcheck.checks.run import select
from mtcheck.errors import UsageError
from mtcheck.languages.named import check_tag
from mtcheck.report import RENDERERS
from mtcheck.translate.choose import FORMS, check_name
from mtcheck.unknown import unknown

NAMES = [check.name for check in CHECKS]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("number-mising", "'number-missing'"),
        ("nme-mismatch", "'name-mismatch'"),
        ("Name_Mismatch", "'name-mismatch'"),
        ("spelling", "'misspelling'"),
        ("ommission", "'omission'"),
        ("quotation", "'quotation-lost' or 'quotation-not-verbatim'"),
        ("mistranslated", "'mistranslation'"),
    ],
)
def test_a_check_that_is_written_wrong(written: str, meant: str) -> None:
    with pytest.raises(UsageError) as raised:
        select(disabled=[written])
    assert str(raised.value) == f"unknown check {written!r}; did you mean {meant}?"


@pytest.mark.parametrize("written", ["", "x", "colour", "e", "n" * 100_000])
def test_what_is_like_no_name_lists_them_all(written: str) -> None:
    assert unknown("check", written, NAMES, "the checks are").endswith(f"; the checks are {', '.join(NAMES)}")


def test_each_name_without_one_of_its_letters_is_recognised() -> None:
    for name in (*NAMES, *RENDERERS):
        for place in range(1, len(name)) if len(name) > 4 else ():
            told = unknown("name", name[:place] + name[place + 1 :], (*NAMES, *RENDERERS), "the names are")
            assert f"{name!r}" in told.partition("did you mean")[2], told


def test_a_translator_that_is_written_wrong() -> None:
    with pytest.raises(UsageError, match="did you mean 'embedded'"):
        check_name("embeded")
    with pytest.raises(UsageError, match="MODEL: a folder or a hub id") as raised:
        check_name("marian")
    assert all(form in str(raised.value) for form in FORMS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Croatian", "hr"), ("ukrainian", "uk"), ("srpski", "sr"), ("Serbian (Latin)", "sr-Latn"), ("Deutsch", "de")],
)
def test_a_language_that_is_named_and_not_tagged(written: str, meant: str) -> None:
    with pytest.raises(UsageError, match=f"is not a BCP 47 tag; did you mean '{meant}'"):
        check_tag(written)


@pytest.mark.parametrize("written", ["", "Klingonish", "x" * 100_000])
def test_a_language_that_is_none(written: str) -> None:
    with pytest.raises(UsageError, match="examples: sr, sr-Cyrl, uk"):
        check_tag(written)
