"""Bilingual files: pairs as they are, states, languages, inline codes; and what is wrong with a file, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import mtcheck
from mtcheck.errors import InputError, UsageError
from mtcheck.model import Unit, UnitState
from mtcheck.read import Asked, BilingualDocument, read_file

if TYPE_CHECKING:
    from pathlib import Path

XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="vijest.docx" source-language="sr-Latn-RS" target-language="en-US" datatype="plaintext"><body>
{}
</body></file></xliff>
"""
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="sr" datatype="plaintext" segtype="sentence" adminlang="en" o-tmf="x"
creationtool="x" creationtoolversion="1"/><body>
{}
</body></tmx>
"""


def read(tmp_path: Path, name: str, text: str | bytes, asked: Asked | None = None) -> BilingualDocument:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    document = read_file(file, asked)
    assert isinstance(document, BilingualDocument)
    return document


def texts(document: BilingualDocument) -> list[tuple[str, str]]:
    return [(pair.source, pair.target) for pair in document.pairs]


def tu(**variants: str) -> str:
    return (
        "<tu>" + "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants.items()) + "</tu>"
    )


def test_a_trans_unit_is_a_pair(tmp_path: Path) -> None:
    unit = '<trans-unit id="7"><source>Dobar dan.</source><target>Good day.</target></trans-unit>'

    document = read(tmp_path, "a.xlf", XLIFF.format(unit))

    assert texts(document) == [("Dobar dan.", "Good day.")]
    assert (document.source_lang, document.target_lang) == ("sr-Latn-RS", "en-US")
    assert document.pairs[0].unit == Unit("7", 0, UnitState.TRANSLATED, 4, "vijest.docx")


def test_a_memory_of_three_languages_needs_two_named(tmp_path: Path) -> None:
    memory = TMX.format(tu(sr="Da.", de="Ja.", en="Yes."))

    with pytest.raises(InputError, match=r"3 languages \(de, en, sr\).*--target-lang"):
        read(tmp_path, "a.tmx", memory)

    assert texts(read(tmp_path, "a.tmx", memory, Asked(target_lang="de"))) == [("Da.", "Ja.")]


def test_a_source_beside_a_bilingual_file_is_a_mistake(tmp_path: Path) -> None:
    file = tmp_path / "a.tmx"
    file.write_text(TMX.format(tu(sr="Da.", en="Yes.")), encoding="utf-8")

    with pytest.raises(UsageError, match=r"a\.tmx is bilingual"):
        mtcheck.audit(file, source="Da.", glossary=None)
