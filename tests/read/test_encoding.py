"""Bytes in the region's encodings, and bytes that are no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import DecodingError, InputError, MtcheckError
from mtcheck.read import read_bytes

SERBIAN = "Skupština je juče „odbila“ zahtjev – đaci, ćirilica i žurba. Šta će biti sjutra? Kaže da čeka."
CYRILLIC = "Скупштина је јуче „одбила“ захтјев – ђаци, ћирилица и журба. Шта ће бити сјутра?"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SERBIAN, "cp1250"),
        (SERBIAN.replace("„", '"').replace("“", '"').replace("–", "-"), "iso8859_2"),
        (CYRILLIC, "cp1251"),
        ("A “naïve” plan — the café’s £5 menu, he said.", "cp1252"),
    ],
)
def test_a_legacy_encoding_is_detected_and_told(text: str, encoding: str) -> None:
    """The reader must be told, for a guess can be wrong."""
    document = read_bytes(text.encode(encoding), "old.txt")

    assert document.text == text
    assert document.encoding == encoding
    assert encoding in document.notices[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    assert read_bytes(SERBIAN.encode(encoding), "a.txt").text == SERBIAN


def test_utf8_needs_no_notice() -> None:
    assert read_bytes(SERBIAN.encode(), "a.txt").notices == ()


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"\x7fELF\x02\x01\x01" + bytes(200), b"text\x00\x01\x02more"],
    ids=["png", "elf", "nul"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.bin: .*binary"):
        read_bytes(data, "a.bin")


@pytest.mark.parametrize(
    "data",
    [b"Hello \xff\xfe world, more text", b"\x80\x81\x82\x83" * 50, "Već sjutra čeka".encode() + b" \xff kraj"],
    ids=["stray", "junk", "damaged"],
)
def test_undecodable_bytes_are_refused(data: bytes) -> None:
    """The byte's offset is named, so that it can be found."""
    with pytest.raises(DecodingError, match=r"^a\.txt: byte \d+ "):
        read_bytes(data, "a.txt")


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"empty|no text"):
        read_bytes(data, "a.txt")


def test_a_declaration_in_the_page_is_believed() -> None:
    body = f"<article><p>{SERBIAN}</p><p>{SERBIAN * 3}</p></article>"
    page = f"<html><head><meta charset='windows-1250'><title>Vijest</title></head><body>{body}</body></html>"

    document = read_bytes(page.encode("cp1250"), "a.html", suffix=".html")

    assert "Skupština je juče" in document.text
    assert document.encoding == "cp1250"


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_one_line(data: bytes) -> None:
    """No traceback, whatever is in the file."""
    try:
        text = read_bytes(data, "a.txt").text
    except MtcheckError as error:
        text = str(error).partition("\n")[0]
        assert str(error) == text  # noqa: PT017
    assert text.strip()
