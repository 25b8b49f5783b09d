"""Bilingual files: pairs as they are, states, languages, inline codes; and what is wrong with a file, in one line."""

from __future__ import annotations

import csv
import io
import json
import sys
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import polib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtcheck.errors import InputError, MtcheckError, UsageError
from mtcheck.model import Unit, UnitState
from mtcheck.read import Asked, BilingualDocument, bilingual_format, columns, read_data, read_file, read_text
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CASES = ROOT / "tests" / "cases" / "reading"
FILES = {
    (folder, name): wanted
    for folder in ("bilingual", "bilingual-fresh")
    for name, wanted in json.loads((CASES / folder / "expected.json").read_text(encoding="utf-8")).items()
}
XLIFF = """<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="vijest.docx" source-language="sr-Latn-RS" target-language="en-US" datatype="plaintext"><body>
{}
</body></file></xliff>
"""
XLIFF2 = """<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="sr" trgLang="en"><file id="f">
{}
</file></xliff>
"""
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="sr" datatype="plaintext" segtype="sentence" adminlang="en" o-tmf="x"
creationtool="x" creationtoolversion="1"/><body>
{}
</body></tmx>
"""
BOMB = '<!DOCTYPE {0} [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def read(data: str | bytes, name: str, asked: Asked | None = None) -> BilingualDocument:
    document = read_data(data.encode() if isinstance(data, str) else data, name, asked)
    assert isinstance(document, BilingualDocument)
    return document


def refusal(data: bytes, name: str) -> str | None:
    try:
        read_data(data, name)
    except MtcheckError as error:
        return str(error)
    return None


def texts(document: BilingualDocument) -> list[tuple[str, str]]:
    return [(pair.source, pair.target) for pair in document.pairs]


def tu(**variants: str) -> str:
    inner = "".join(f'<tuv xml:lang="{lang}"><seg>{text}</seg></tuv>' for lang, text in variants.items())
    return f"<tu>{inner}</tu>"


@pytest.mark.parametrize(("folder", "name"), sorted(FILES))
def test_files_of_other_tools(folder: str, name: str) -> None:
    """Pairs, states, languages and notices are those that a person read in the file."""
    expected = FILES[folder, name]

    document = read_file(CASES / folder / name, Asked(**expected.get("asked", {})))

    assert isinstance(document, BilingualDocument)
    pairs = [[pair.unit.id, pair.unit.state.value, pair.source, pair.target] for pair in document.pairs]
    assert pairs == expected["pairs"]
    assert [document.source_lang, document.target_lang] == expected["languages"]
    assert list(document.notices) == expected["notices"]


def test_in_prose_no_language_is_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading the names of all languages takes a fifth of a second; sentences have commas, too."""
    monkeypatch.setattr(columns, "language_named", lambda _: pytest.fail("looked up"))
    prose = "On Monday, the minister, who was late, left.\nLater, he came back.\n"

    assert bilingual_format(prose.encode(), ".txt") is None


def test_every_file_has_its_expectation() -> None:
    files = {(file.parent.name, file.name) for file in CASES.glob("bilingual*/*")}

    assert {file for file in files if file[1] != "expected.json"} == set(FILES)


def test_a_unit_says_where_it_stands() -> None:
    unit = '<trans-unit id="7"><source>Dobar dan.</source><target>Good day.</target></trans-unit>'

    document = read(XLIFF.format(unit), "a.xlf")

    assert document.pairs[0].unit == Unit("7", 0, UnitState.TRANSLATED, 4, "vijest.docx")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('a <x id="1"/> b', "a \ufffc b"),
        ('a<x id="1" ctype="lb"/>b', "a b"),
        ('<g id="1">Kule</g>ba', "Kuleba"),
        ('<bx id="1"/>a<ex id="1"/>', "a"),
        ('a <ph id="1">{42}</ph> b', "a \ufffc b"),
        ('<it id="1" pos="open">&lt;b></it>a', "a"),
        ('<x id="1"/>a<x id="2"/>', "a"),
        ('a<bpt id="1">&lt;b><sub>alt text</sub></bpt> b<ept id="1">&lt;/b></ept>', "a b"),
        ("a <!-- 1 --><?x 2?>b", "a b"),
        ('<mrk mtype="protected">Kuleba</mrk> je', "Kuleba je"),
        ("<![CDATA[a < b]]>", "a < b"),
    ],
)
def test_inline_codes_are_neither_words_nor_numbers(inside: str, text: str) -> None:
    unit = f'<trans-unit id="1"><source>{inside}</source><target>x</target></trans-unit>'

    assert texts(read(XLIFF.format(unit), "a.xlf")) == [(text, "x")]


@pytest.mark.parametrize("file", ["a.xlf", "-.txt", "a.xml", "a.sdlxliff"])
def test_a_format_is_known_by_what_the_file_holds(file: str) -> None:
    unit = '<trans-unit id="1"><source>Da.</source><target>Yes.</target></trans-unit>'

    for text in (XLIFF, "\ufeff" + XLIFF, XLIFF.replace("?>\n", "?>\n<!-- <html> -->\n", 1)):
        assert texts(read(text.format(unit), file)) == [("Da.", "Yes.")]


def test_a_table_and_a_catalogue_are_known_without_a_name() -> None:
    assert texts(read("source\ttranslation\nDa.\tYes.\n", "standard input")) == [("Da.", "Yes.")]
    assert texts(read("Serbian\tEnglish\nDa.\tYes.\n", "standard input")) == [("Da.", "Yes.")]
    assert texts(read("Ne.\tNo.\nDa.\tYes.\n", "standard input")) == [("Ne.", "No."), ("Da.", "Yes.")]
    assert texts(read('msgid "Da."\nmsgstr "Yes."\n', "standard input")) == [("Da.", "Yes.")]


@pytest.mark.parametrize(
    "text",
    [
        "The source said: translation is hard.\nSource, target and more.\n",
        "He wrote msgid in his mail.\n",
        "Original; and then the translation, which was late.\n",
        "<p>xliff</p>",
        "Source: AP\tTranslation: X\nFirst line of the article.\n",
        "Source; translation\n\nAn essay on both.\n",
        "A table\tof one line",
        "Results\nNorth\t12\nSouth\t13\n",
        "North\t12\nSouth\t13\n",
    ],
)
def test_an_article_is_no_bilingual_file(text: str) -> None:
    assert not isinstance(read_data(text.encode(), "standard input"), BilingualDocument)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    data = TMX.format(tu(sr="Da.", en="Yes.")).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    document = read_file("-")

    assert isinstance(document, BilingualDocument)
    assert (texts(document), document.path) == ([("Da.", "Yes.")], None)


def test_a_text_is_not_read_from_a_bilingual_file(tmp_path: Path) -> None:
    file = tmp_path / "a.po"
    file.write_text('msgid "Da."\nmsgstr "Yes."\n', encoding="utf-8")

    with pytest.raises(InputError, match=r"a\.po: this is a bilingual file \(PO\)"):
        read_text(file)


def test_a_memory_of_three_languages_needs_two_named() -> None:
    memory = TMX.format(tu(sr="Da.", de="Ja.", en="Yes."))

    with pytest.raises(InputError, match=r"3 languages \(de, en, sr\); name two: --source-lang, --target-lang"):
        read(memory, "a.tmx")
    with pytest.raises(InputError, match=r"no text in fr; its languages are de, en, sr"):
        read(memory, "a.tmx", Asked(target_lang="fr"))

    assert texts(read(memory, "a.tmx", Asked(target_lang="de"))) == [("Da.", "Ja.")]
    assert texts(read(memory, "a.tmx", Asked(source_lang="en", target_lang="hr"))) == [("Yes.", "Da.")]


def test_variants_of_a_language_are_one_unless_a_unit_has_two() -> None:
    mixed = TMX.format(
        '<tu><tuv xml:lang="sr"><seg>Da.</seg></tuv><tuv xml:lang="en-GB"><seg>Yes.</seg></tuv></tu>\n'
        + tu(sr="Ne.", en="No.")
    )
    both = TMX.format(
        '<tu><tuv xml:lang="sr-Cyrl"><seg>Да.</seg></tuv><tuv xml:lang="sr-Latn"><seg>Da.</seg></tuv></tu>'
    )

    assert texts(read(mixed, "a.tmx")) == [("Da.", "Yes."), ("Ne.", "No.")]
    assert texts(read(both, "a.tmx")) == [("Да.", "Da.")]


def test_files_of_several_languages_in_one_xliff() -> None:
    unit = '<trans-unit id="1"><source>Da.</source><target>{}</target></trans-unit>'
    second = '</body></file><file original="b" source-language="sr-Latn-RS" target-language="de"><body>' + unit.format(
        "Ja."
    )
    text = XLIFF.format(unit.format("Yes.") + second)

    with pytest.raises(InputError, match=r"several language pairs \(sr-Latn-RS to en-US, sr-Latn-RS to de\)"):
        read(text, "a.xlf")

    assert texts(read(text, "a.xlf", Asked(target_lang="de"))) == [("Da.", "Ja.")]
    assert texts(read(text.replace('target-language="de"', ""), "a.xlf")) == [("Da.", "Yes."), ("Da.", "Ja.")]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlf", "", "the file is empty"),
        ("a.xlf", "hello", "line 1: not well-formed XML: it does not begin with a tag"),
        ("a.xlf", "<html><p/></html>", "this is not XLIFF: its root element is <html>, not <xliff>"),
        ("a.tmx", XLIFF.format(""), "this XLIFF file has no unit to audit"),
        (
            "a.xlf",
            XLIFF.format("").replace("1.2", "3.0"),
            "XLIFF version '3.0' is not supported; the versions are 1.0, ",
        ),
        ("a.xlf", XLIFF.format('<trans-unit id="1"><source>Da.</source></trans-unit>'), "no unit has a translation"),
        ("a.xlf", XLIFF.format('<trans-unit id="1"><target>Yes.</target></trans-unit>'), "unit 1 has no source"),
        ("a.xlf", XLIFF.format("<trans-unit>")[:-30], "line 4: the file ends in the middle; save or download it again"),
        ("a.xlf", XLIFF.format("<trans-unit><source>a & b"), "an & that is not written &amp;"),
        ("a.xlf", BOMB.format("xliff") + "<xliff version='1.2'><file>&b;</file></xliff>", "it declares XML entities"),
        ("a.xlf", BOMB.format("xliff") + "<xliff version='&b;'/>", "it declares XML entities"),
        ("a.tmx", BOMB.format("tmx") + "<tmx><body>&b;</body></tmx>", "it declares XML entities"),
        ("a.tmx", TMX.format(tu(sr="Da.", en="Yes."))[:-30], "the file ends in the middle"),
        ("a.tmx", TMX.format(""), "this TMX file has no unit with a language"),
        ("a.tmx", TMX.format(tu(sr="Da.")), "all of it is in one language (sr)"),
        ("a.po", 'msgid "a"\nmsgstr "b', "line 2: a quotation mark is missing"),
        ("a.po", 'msgid "a"\nmsgstr "b"\n\nmsgid "c"\n', "line 4: the file ends in the middle of an entry"),
        ("a.po", "hello\n", "line 1: this is not a valid PO file"),
        ("a.po", 'msgid ""\nmsgstr "Language: hr\\n"\n', "this PO file has no unit to audit"),
        ("a.csv", "a\nb\n", "at least two columns"),
        ("a.csv", "uno,due,tre\n1,2,3\n", "there are 'uno', 'due', 'tre'; name two of them (--columns source="),
        ("a.csv", 'source,target\n"a,b\n', "line 2: a quotation mark is not closed"),
        ("a.csv", "sr,de,en\na,b,c\n", "it is not clear which columns are source and translation"),
    ],
)
def test_what_is_wrong_with_a_file_is_one_line(name: str, data: str, said: str) -> None:
    with pytest.raises(InputError) as error:
        read(data, name)

    assert str(error.value).startswith(f"{name}")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_an_external_entity_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOP SECRET")
    declared = f'<!DOCTYPE xliff [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    unit = '<trans-unit id="1"><source>&x;</source><target>&x;</target></trans-unit>'

    with pytest.raises(InputError, match="declares XML entities") as error:
        read(declared + XLIFF.partition("?>\n")[2].format(unit), "a.xlf")

    assert "SECRET" not in str(error.value)


def test_a_row_with_too_many_cells_is_named_and_the_rest_read() -> None:
    document = read("source,target\nDa,Yes\nZdravo, svijete,Hello, world\nNe,No\n", "a.csv")

    assert texts(document) == [("Da", "Yes"), ("Ne", "No")]
    assert document.notices == ("1 unit was left out: line 3: 4 cells in 2 columns",)


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("source,target", (None, None)),
        ("Source text;Translated text", (None, None)),
        ("source_sr\ttarget_en", ("sr", "en")),
        ("Source (Serbian);Translation (English)", ("sr", "en")),
        ("sr,en-US", ("sr", "en-US")),
        ("Serbian;English (United Kingdom)", ("sr", "en-GB")),
        ("srpski;engleski", ("sr", "en")),
        ("Deutsch;Englisch", ("de", "en")),
        ("українська|English", ("uk", "en")),
        ("Source [hr]\tTarget [en]", ("hr", "en")),
        ("original,mt", (None, None)),
        ("Izvornik;Prijevod", (None, None)),
        ("eng;hrv", ("en", "hr")),
        ("en source\tsr target", ("en", "sr")),
        ("source:uk,target:en", ("uk", "en")),
        ("source_de\ttarget_fr", ("de", "fr")),
        ("Quelle (de-DE);Ziel (en-GB)", ("de-DE", "en-GB")),
        ("Texto de origen;Traducción", (None, None)),
        ("Исходный текст;Перевод (английский)", (None, "en")),
        ("Original;MT (engine A)", (None, None)),
    ],
)
def test_columns_are_known_by_their_labels(header: str, languages: tuple[str, str]) -> None:
    separator = next(char for char in "\t;,|" if char in header)

    document = read(f"{header}\nPrvo{separator}Second\n", "a.csv")

    assert texts(document) == [("Prvo", "Second")]
    assert (document.source_lang, document.target_lang) == languages


@pytest.mark.parametrize(
    ("table", "pairs"),
    [
        ('source\ttarget\n"Da", reče.\t"Yes," he said.\n', [('"Da", reče.', '"Yes," he said.')]),
        ('source\ttarget\n"Prvi\tFirst\nDrugi"\tSecond\n', [('"Prvi', "First"), ('Drugi"', "Second")]),
        ('source\ttarget\n"Prvi\ndrugi"\t"First\nsecond"\n', [("Prvi\ndrugi", "First\nsecond")]),
        ('source\ttarget\n"Reče ""da""."\t"He said ""yes""."\n', [('Reče "da".', 'He said "yes".')]),
        ('source,target\n"Da, reče.",Yes\n\n,\nNe,No\n', [("Da, reče.", "Yes"), ("Ne", "No")]),
        ("sep=;\nsource;target\nDa, reče;Yes, he said\n", [("Da, reče", "Yes, he said")]),
        ("Da, svakako;Yes, sure\nNe;No\n", [("Da, svakako", "Yes, sure"), ("Ne", "No")]),
    ],
)
def test_quotation_marks_and_separators_are_told_apart(table: str, pairs: list[tuple[str, str]]) -> None:
    assert texts(read(table, "a.csv")) == pairs


def test_an_embedded_original_of_any_length_is_passed_over() -> None:
    embedded = f'<header><skl><internal-file form="base64">{"QUJD" * 3_000_000}</internal-file></skl></header><body>'
    unit = '<trans-unit id="1"><source>Da.</source><target>Yes.</target></trans-unit>'

    assert texts(read(XLIFF.replace("<body>", embedded).format(unit), "a.sdlxliff")) == [("Da.", "Yes.")]


def test_columns_as_the_user_says() -> None:
    table = "uno,due,tre\nDa,komentar,Yes\n"
    by_name = Asked(columns=(("source", "uno"), ("translation", "Tre")))
    by_number = Asked(columns=(("source", "1"), ("translation", "3")))

    assert texts(read(table, "a.csv", by_name)) == [("Da", "Yes")]
    assert texts(read(table, "a.csv", by_number)) == [("uno", "tre"), ("Da", "Yes")]
    with pytest.raises(UsageError, match=r"a\.csv has no column 'x'; its columns are 'uno', 'due', 'tre'"):
        read(table, "a.csv", Asked(columns=(("source", "x"),)))
    with pytest.raises(UsageError, match="has no column '9999"):  # more digits than Python reads as a number
        read(table, "a.csv", Asked(columns=(("source", "9" * 5000),)))


def test_a_column_of_language_tags_is_not_the_texts() -> None:
    table = "src_lang,tgt_lang,src,tgt\nsr,en,Da.,Yes.\n"

    assert texts(read(table, "a.csv")) == [("Da.", "Yes.")]


def test_two_columns_without_a_header_lose_no_row() -> None:
    document = read("Dobar dan svima\tGood day all\nDa.\tYes.\n", "a.tsv")

    assert texts(document) == [("Dobar dan svima", "Good day all"), ("Da.", "Yes.")]
    assert document.notices == ("a.tsv has no recognised header: its first row is read as a pair",)


# What no file of these formats can hold, or what reading takes away on purpose: white space and codes at the ends.
TEXT = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc", "Cn", "Co"],
        include_characters="\t\n",
        exclude_characters="\ufffc\ufffe\uffff\x85\ufeff",
    ),
    min_size=1,
).filter(lambda text: text == text.strip(" \t\r\n"))
PAIRS = st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=5)
CODES = (
    ('<g id="1">', "</g>"),
    ('<bpt id="1">&lt;b 42></bpt>', '<ept id="1">&lt;/b></ept>'),
    ('<mrk mtype="x-term">', "</mrk>"),
    ('<bx id="1"/>', '<ex id="1"/>'),
)


def coded(text: str, number: int) -> str:
    """The text in XML, its first half between two codes."""
    before, after = CODES[number % len(CODES)]
    middle = len(text) // 2
    return before + escape(text[:middle]) + after + escape(text[middle:])


def as_xliff(pairs: Sequence[tuple[str, str]]) -> str:
    units = (
        f'<trans-unit id="{number}" xml:space="preserve"><source>{coded(source, number)}</source>'
        f"<target>{coded(target, number + 1)}</target></trans-unit>"
        for number, (source, target) in enumerate(pairs)
    )
    return XLIFF.format("\n".join(units))


def as_xliff_2(pairs: Sequence[tuple[str, str]]) -> str:
    units = (
        f'<unit id="{number}" xml:space="preserve"><segment><source><pc id="1">{escape(source)}</pc></source>'
        f"<target>{escape(target)}</target></segment></unit>"
        for number, (source, target) in enumerate(pairs)
    )
    return XLIFF2.format("\n".join(units))


def as_tmx(pairs: Sequence[tuple[str, str]]) -> str:
    return TMX.format("\n".join(tu(sr=escape(source), en=escape(target)) for source, target in pairs))


def as_po(pairs: Sequence[tuple[str, str]]) -> str:
    file = polib.POFile()
    for number, (source, target) in enumerate(pairs):
        file.append(polib.POEntry(msgctxt=str(number), msgid=source, msgstr=target))
    return str(file)


def as_csv(pairs: Sequence[tuple[str, str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("source", "target"), *pairs])
    return out.getvalue()


WRITERS = {"a.xlf": as_xliff, "b.xlf": as_xliff_2, "a.tmx": as_tmx, "a.po": as_po, "a.csv": as_csv}


@pytest.mark.parametrize("name", sorted(WRITERS))
@given(pairs=PAIRS)
@settings(deadline=None)
def test_what_was_written_is_read(name: str, pairs: list[tuple[str, str]]) -> None:
    assert texts(read(WRITERS[name](pairs), name)) == pairs


@pytest.mark.parametrize("name", sorted(WRITERS))
@given(data=st.data())
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_file_is_read_or_refused_in_one_line(name: str, data: st.DataObject) -> None:
    """Whatever is cut out of a file or put into it, there is no other failure."""
    whole = WRITERS[name]([("Prva rečenica.", "The first sentence."), ("Druga & treća.", "Second & third.")]).encode()
    start = data.draw(st.integers(0, len(whole)))
    stop = data.draw(st.integers(start, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=8)) + whole[stop:]

    refused = refusal(damaged, name)

    assert refused is None or (name in refused and "\n" not in refused)
