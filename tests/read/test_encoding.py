"""Bytes in the encodings of pages and files, damaged ones, and bytes that are not text."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import DecodingError, InputError, MtcheckError
from mtcheck.read import read_bytes
from mtcheck.read.encoding import decode
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

SERBIAN = "Skupština je juče „odbila“ zahtjev – đaci, ćirilica i žurba. Šta će biti sjutra? Kaže da čeka."
SAMPLES = ROOT / "tests" / "cases" / "reading" / "encodings.jsonl"
PRINT = str.maketrans({"’": "'", "“": '"', "”": '"', "—": "-"})


def samples() -> Iterator[tuple[str, str, str]]:
    """A language, a text, and an encoding that can hold it; those held out are the benchmark's alone."""
    for line in SAMPLES.read_text(encoding="utf-8").splitlines():
        sample = json.loads(line)
        if not sample.get("held_out"):
            for encoding in sample["encodings"]:
                plain = encoding.startswith(("iso", "koi8", "ibm"))
                yield sample["language"], sample["text"].translate(PRINT) if plain else sample["text"], encoding


def page(text: str, declaration: str) -> str:
    body = f"<article><h1>{text[:30]}</h1><p>{text}</p><p>{text * 3}</p></article>"
    return f"<!DOCTYPE html><html><head>{declaration}<title>x</title></head><body>{body}</body></html>"


@pytest.mark.parametrize(("language", "text", "encoding"), list(samples()))
def test_a_legacy_encoding_is_detected_and_told(language: str, text: str, encoding: str) -> None:
    """The reader gets a notice, because a guess can be wrong."""
    document = read_bytes(text.encode(encoding.removeprefix("x-")), "old.txt")

    assert document.text == text
    assert document.encoding in document.notices[0]
    assert "detected" in document.notices[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_part_of_the_text(encoding: str) -> None:
    assert read_bytes(SERBIAN.encode(encoding), "a.txt").text == SERBIAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [SERBIAN, "Скупштина је јуче одбила захтјев.", "Plain words, no more."])
def test_wide_text_needs_no_byte_order_mark(text: str, encoding: str) -> None:
    document = read_bytes(text.encode(encoding), "a.txt")

    assert (document.text, document.encoding) == (text, encoding)


def test_utf8_needs_no_notice() -> None:
    assert read_bytes(SERBIAN.encode(), "a.txt").notices == ()


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("windows-1250", "cp1250"),
        ("x-cp1250", "cp1250"),
        ("ISO-8859-2", "iso8859-2"),
        ("latin2", "iso8859-2"),
        ("utf8", "utf-8"),
        ("unicode-1-1-utf-8", "utf-8"),
        ("utf-16", "utf-8"),
        ("no-such-thing", "cp1250"),
        ("x-user-defined", "cp1250"),
        ("utf-8", "cp1250"),
        ("iso-8859-2", "cp1250"),
        ("iso-8859-1", "cp1250"),
        ("windows-1250", "utf-8"),
        ("iso-8859-1", "utf-8"),
    ],
)
@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="{}">',
        "<meta http-equiv=Content-Type content='text/html; charset={}'>",
        '<!-- <meta charset="big5"> --><meta content="text/html;charset={}" http-equiv="content-type" />',
        '<meta name="description" content="charset=big5"><META CHARSET = {} >',
    ],
)
def test_what_a_page_declares_is_believed_unless_it_cannot_be(declaration: str, label: str, codec: str) -> None:
    text = SERBIAN.replace("„", '"').replace("“", '"').replace("–", "-") if codec == "iso8859-2" else SERBIAN

    document = read_bytes(page(text, declaration.format(label)).encode(codec), "a.html", suffix=".html")

    assert text in document.text
    assert len(document.notices) == (0 if (label[:3], codec) in {("utf", "utf-8"), ("uni", "utf-8")} else 1)


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", "He said “no” – again… €5"),
        ("iso-8859-9", "cp1254", "“İstanbul’da” – çıkan yangın"),
        ("ascii", "cp1252", "“naïve”"),
        ("x-sjis", "cp932", "首相は水曜日に演説した①"),
        ("gb2312", "gbk", "总理星期三发表讲话镕"),
        ("x-mac-cyrillic", "mac-cyrillic", "Правительство одобрило"),
        ("koi8", "koi8-r", "Правительство одобрило"),
        ("cp866", "cp866", "Правительство одобрило"),
    ],
)
def test_labels_mean_what_they_mean_to_browsers(label: str, codec: str, text: str) -> None:
    data = page(text, f"<meta charset={label}>").encode(codec)

    assert text in decode(data, "a.html", markup=True).text


def test_an_xml_declaration_is_believed() -> None:
    data = '<?xml version="1.0" encoding="windows-1251"?><html>Влада</html>'.encode("cp1251")

    assert "Влада" in decode(data, "a.xhtml", markup=True).text


@pytest.mark.parametrize("suffix", [".html", ".txt"])
def test_a_bad_byte_is_told_and_replaced(suffix: str) -> None:
    text = page(SERBIAN, "<meta charset=utf-8>") if suffix == ".html" else SERBIAN * 3
    data = text.encode().replace(b"zahtjev", b"zaht\xffjev", 1)

    document = read_bytes(data, "a" + suffix, suffix=suffix)

    assert "đaci, ćirilica i žurba" in document.text
    assert document.notices == (
        f"a{suffix}: 1 byte is not utf-8 and became U+FFFD; the first is byte {data.index(0xFF)}",
    )


@pytest.mark.parametrize("data", [b"Hello \xff\xfe world, more text", b"Only English words, w\xffith one bad byte."])
def test_a_byte_that_fits_nowhere_is_told(data: bytes) -> None:
    document = read_bytes(data, "a.txt")

    assert document.text == data.decode("utf-8", "replace")
    assert "the first is byte" in document.notices[0]


def test_bytes_are_counted() -> None:
    data = f"{SERBIAN} \ufffd".encode() + b" \xff\xff kraj"

    document = read_bytes(data, "a.txt")

    assert "2 bytes are not utf-8" in document.notices[0]
    assert document.text.endswith("\ufffd \ufffd\ufffd kraj")


@pytest.mark.parametrize("char", ["\x03", "\x00", "\x0e"])
@pytest.mark.parametrize("suffix", [".html", ".txt"])
def test_a_stray_control_character_is_told(suffix: str, char: str) -> None:
    text = page(SERBIAN, "<meta charset=utf-8>") if suffix == ".html" else SERBIAN

    document = read_bytes(text.replace("ćirilica", f"ćiri{char}lica").encode(), "a" + suffix, suffix=suffix)

    assert f"U+{ord(char):04X}" in document.notices[0]
    assert "ćirilica" in document.text.replace(char, "")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"\x7fELF\x02\x01\x01" + bytes(200),
        b"text\x00\x01\x02more",
        random.Random(1).randbytes(1000).translate(None, bytes(range(9))),  # noqa: S311
        bytes(1000),
    ],
    ids=["all", "elf", "nul", "junk", "zeros"],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.bin: .*(binary|program|not utf-8)"):
        read_bytes(data, "a.bin")


@pytest.mark.parametrize("data", [SERBIAN.encode() + b" \xff kraj", b"Stray \x03 control"])
def test_a_reader_without_notices_forgives_nothing(data: bytes) -> None:
    """A glossary must not take a damaged name for a name."""
    with pytest.raises((DecodingError, InputError)):
        decode(data, "a.csv")


@pytest.mark.parametrize("data", [b"", b"  \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"empty|no text"):
        read_bytes(data, "a.txt")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text_or_one_line(data: bytes) -> None:
    """No traceback, whatever is in the file."""
    try:
        text = read_bytes(data, "a.txt").text
    except MtcheckError as error:
        text = str(error).partition("\n")[0]
        assert str(error) == text  # noqa: PT017
    assert text.strip()
