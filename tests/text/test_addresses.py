"""Addresses are found with any scheme, and end before the marks of their sentence."""

from __future__ import annotations

import pytest

from mtcheck.text.addresses import Kind, addresses


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Piši na sftp://files.primjer.hr/nova.", "sftp://files.primjer.hr/nova"),
        ("Kod je na git+ssh://git.primjer.hr/kod,", "git+ssh://git.primjer.hr/kod"),
        ("Otvori tg://resolve?domain=vlada!", "tg://resolve?domain=vlada"),
        ("Vidi HTTPS://Primjer.hr/A (arhiva)", "HTTPS://Primjer.hr/A"),
        ("Vidi www.primjer.hr/a_(b).", "www.primjer.hr/a_(b)"),
    ],
)
def test_any_scheme(text: str, found: str) -> None:
    assert [(address.kind, address.text) for address in addresses(text)] == [(Kind.PAGE, found)]


@pytest.mark.parametrize("text", ["Omjer je 3://4", "Kaže: //", "a://", "ne://", "://vlada", "1://b.c"])
def test_what_only_looks_like_one(text: str) -> None:
    assert not any(address.kind is Kind.PAGE and "://" in address.text for address in addresses(text))


def test_the_same_place_has_the_same_key() -> None:
    one, other = addresses("sftp://Primjer.hr/Nova/ www.primjer.hr/Nova")

    assert one.key == other.key == "primjer.hr/Nova"
