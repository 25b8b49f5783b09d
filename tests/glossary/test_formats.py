"""Reading and writing glossaries."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.errors import GlossaryError, UsageError
from mtcheck.glossary import Entry, Gender, Glossary, Kind, Variant
from mtcheck.glossary.formats import FORMATS, Broken, Format, format_of
from mtcheck.glossary.formats.losses import losses
from tests.glossary.entries import entries

FULL = Entry(
    name="Antony Blinken",
    kind=Kind.PERSON,
    sources=(("sr", "Entoni Blinken"), ("sr", "Antoni Blinken"), ("uk", "Ентоні Блінкен")),
    allowed=(Variant("A. Blinken", "in | tables :: only\nthere"),),
    discouraged=(Variant(r"Tony \ Blinken"),),
    forbidden=(Variant("Anthony Blinken", "he spells it Antony"), Variant("A::B|C")),
    gender=Gender.MASCULINE,
    indeclinable=True,
    valid_from=date(2021, 1, 26),
    valid_until=date(2025, 1, 20),
    note='US "secretary" of state;\nsince 2021 <b>&amp;</b>',
    id="Q7821917",
)


def back(form: Format, written: list[Entry]) -> list[Entry | Broken]:
    rows = form.read(form.write(written), "a file")
    return [replace(row, line=0) if isinstance(row, Entry) else row for row in rows]


def read(name: str, data: bytes | str) -> list[Entry | Broken]:
    form = next(form for form in FORMATS if form.name == name)
    return list(form.read(data if isinstance(data, bytes) else data.encode(), f"names.{name}"))


def names(rows: list[Entry | Broken]) -> list[str]:
    return [row.name if isinstance(row, Entry) else f"{row.line}: {row.reason}" for row in rows]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_field_comes_back(form: Format) -> None:
    assert back(form, [FULL, Entry("Kyiv")]) == [FULL, Entry("Kyiv")]


@pytest.mark.slow
@pytest.mark.parametrize("form", [form for form in FORMATS if form.name != "xlsx"], ids=lambda form: form.name)
@given(written=entries)
def test_what_does_not_come_back_is_reported(form: Format, written: list[Entry]) -> None:
    rows = back(form, written)
    lost = losses(written, rows)
    if form.name != "jsonl":
        # A note that reads like one of ours, or a character that XML lacks, may be lost; a name or a form must not be.
        assert not [sentence for sentence in lost if sentence.startswith(("name", "sources", "kind", "gender"))]
    else:
        assert not lost
    if not lost:
        assert len(rows) == len(written)


def test_losses_names_the_field_and_the_first_entry() -> None:
    damaged = replace(FULL, note=None)
    assert losses([FULL], [damaged]) == ("note: not fully carried over for 1 entry, first 'Antony Blinken'",)
    assert losses([FULL], []) == ("entry: not fully carried over for 1 entry, first 'Antony Blinken'",)


@pytest.mark.parametrize(
    "text",
    [
        '\ufeffname;kind\r\nKyiv;place\r\n"Novi\r\nSad";place\r\n',
        "sep=;\nname;kind\nKyiv;place\nNovi Sad;place\n",
        "name\tkind\nKyiv\tplace\nNovi Sad\tplace\n",
        "\n\nname,kind\n\nKyiv,place\n,\nNovi  Sad ,Place",
        "Kind,NAME\rplace,Kyiv\rplace,Novi Sad",
    ],
    ids=["excel", "sep", "tabs", "blank lines", "old mac"],
)
def test_csv_as_spreadsheets_write_it(text: str) -> None:
    assert [row.name for row in read("csv", text) if isinstance(row, Entry)] == ["Kyiv", "Novi Sad"]


@pytest.mark.parametrize("encoding", ["cp1250", "cp1251", "utf-16", "utf-8"])
def test_csv_encodings(encoding: str) -> None:
    letters = (
        "Влада Србије и Скупштина Црне Горе у Београду" if encoding == "cp1251" else "Vučić, Đinđić, Šešelj i Žižek"
    )
    rows = "".join(f'"{letters} {number}"\n' for number in range(40))
    assert names(read("csv", f"name\n{rows}".encode(encoding)))[3] == f"{letters} 3"


def test_csv_lines_count_from_one_through_quoted_line_breaks() -> None:
    rows = read("csv", 'name,note\nKyiv,"two\nlines"\nLviv,\n')
    assert [row.line for row in rows] == [2, 4]


def test_csv_cells_hold_several_variants_with_notes() -> None:
    (row,) = read("csv", 'name,sr,discouraged\nKyiv,"Kijev\nKijiv",Kiev :: the Russian form|Kijev\n')
    assert isinstance(row, Entry)
    assert row.sources == (("sr", "Kijev"), ("sr", "Kijiv"))
    assert row.discouraged == (Variant("Kiev", "the Russian form"), Variant("Kijev"))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("X,persn,,", "unknown kind 'persn'; it must be one of person, place, organisation, work"),
        (",person,,", "no name"),
        ("X,,,1/2/2022", "valid_from must be a date like 2022-01-18, not '1/2/2022'"),
        ("X,,2021-01-01,2022-01-01", "valid_until 2021-01-01 is before valid_from 2022-01-01"),
        ("X,,,,surplus", "5 cells in 4 columns"),
        ("X\x01,,,", "control character U+0001"),
        ('"X,,,', "a quotation mark is not closed, or appears inside a quoted cell without being doubled"),
        ('X,,,"2022"-01-01', "a quotation mark is not closed, or appears inside a quoted cell without being doubled"),
        ("X\ufffd,,,", "a character was lost in an earlier conversion (U+FFFD)"),
    ],
)
def test_csv_broken_rows_are_named_and_spoil_only_themselves(line: str, reason: str) -> None:
    rows = read("csv", f"name,kind,valid_until,valid_from\nKyiv,place,,\n{line}\nLviv,place,,\n")
    assert names(rows) == ["Kyiv", f"3: {reason}", "Lviv"]


def test_a_stray_byte_spoils_its_row_only() -> None:
    rows = read("csv", "name\nVučić\nĐinđić\nX".encode() + b"\xff\nKyiv\n")
    assert names(rows) == ["Vučić", "Đinđić", "4: byte 0xFF is not UTF-8", "Kyiv"]


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("name,forbiden", "unknown column 'forbiden'; did you mean 'forbidden'?"),
        ("kind,sr", "no column holds the names in English; the columns are 'kind', 'sr'"),
        ("name,kind,kind", "two columns named 'kind'"),
        ("nonsense", "one of them must be 'name'; it has 'nonsense'"),
        ("", "the file is empty"),
        ('"name', "a quotation mark is not closed"),
    ],
)
def test_csv_wrong_headers(header: str, message: str) -> None:
    with pytest.raises(GlossaryError, match=r"names\.csv") as raised:
        read("csv", f"{header}\nKyiv\n" if header else "")
    assert message in str(raised.value)


def test_many_unclosed_quotes_are_no_slowdown() -> None:
    rows = read("csv", "name\n" + '"a\n' * 5_000)
    assert len(rows) == 5_000
    assert all(isinstance(row, Broken) for row in rows)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not a JSON object"),
        ('{"name": 1}', "name must be a string"),
        ('{"nam": "x"}', "unknown key 'nam'"),
        ('{"name": "a", "name": "b"}', "a key is repeated in one object"),
        ('{"name": "a", "sources": []}', None),
        ('{"name": "a", "sources": {"sr": [""]}}', "must be a non-empty string"),
        ('{"name": "a", "sources": {"s r": "x"}}', "'s r' is not a language tag"),
        ('{"name": "a", "allowed": [{"text": "b", "nte": "c"}]}', "a variant must be a string or an object"),
        ("[" * 100_000, "not JSON"),
        ('{"name": "a", "id": ' + "9" * 5_000 + "}", "not JSON"),
        ('{"name": "a\\ud800"}', "control character U+D800"),
    ],
)
def test_json_lines_broken(line: str, reason: str | None) -> None:
    (row,) = read("jsonl", line + "\n")
    if reason is None:
        assert isinstance(row, Entry)
    else:
        assert isinstance(row, Broken)
        assert reason in row.reason


def test_json_lines_short_forms() -> None:
    (row,) = read("jsonl", '{"name": "Kyiv", "sources": {"sr": "Kijev"}, "discouraged": "Kiev"}')
    assert row == Entry("Kyiv", sources=(("sr", "Kijev"),), discouraged=(Variant("Kiev"),), line=1)


V2 = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="c5"><descripGrp><descrip type="subjectField">place</descrip></descripGrp><note>a capital</note>
<langSet xml:lang="en-GB"><ntig><termGrp><term>Kyiv</term>
<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
<tig><term>Kiev</term><termNote type="normativeAuthorization">deprecatedTerm</termNote></tig></langSet>
<langSet xml:lang="sr"><tig><term>Kijev</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="sr"><tig><term>Lavov</term></tig></langSet></termEntry>
</body></text></martif>"""

V3_DCT = """<tbx type="TBX-Min" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c5"><min:subjectField>place</min:subjectField>
<langSec xml:lang="en"><termSec><term>Kyiv</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
<basic:grammaticalGender>masculine</basic:grammaticalGender></termSec>
<termSec><term>Kiev</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def test_tbx_of_others_version_2() -> None:
    rows = read("tbx", V2)
    assert isinstance(rows[0], Entry)
    assert replace(rows[0], line=0) == Entry(
        "Kyiv", Kind.PLACE, sources=(("sr", "Kijev"),), forbidden=(Variant("Kiev"),), note="a capital", id="c5"
    )
    assert names(rows)[1] == "9: no term in the target language 'en'"


def test_tbx_of_others_version_3_in_dct_style() -> None:
    (row,) = read("tbx", V3_DCT)
    assert isinstance(row, Entry)
    assert (row.name, row.kind, row.gender) == ("Kyiv", Kind.PLACE, Gender.MASCULINE)
    assert row.discouraged == (Variant("Kiev"),)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE martif [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + number)} "{f"&{chr(97 + number)};" * 10}">' for number in range(12))
    + ']><martif type="TBX" xml:lang="en"><text><body><termEntry><langSet xml:lang="en"><tig><term>&m;</term></tig>'
    "</langSet></termEntry></body></text></martif>"
)


@pytest.mark.parametrize(
    "text",
    [
        LAUGHS,
        LAUGHS.replace("<martif type", '<martif id="&m;" type'),
        V2.replace('SYSTEM "TBXcoreStructV02.dtd"', '[<!ENTITY x SYSTEM "file:///etc/passwd">]').replace("Kiev", "&x;"),
        V2.replace('SYSTEM "TBXcoreStructV02.dtd"', '[<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]'),
    ],
    ids=["billion laughs", "billion laughs in an attribute", "external file", "external parameter"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_tbx_entities_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(GlossaryError, match=r"names\.tbx.*(entit|Entit|well-formed)"):
        read("tbx", text.replace('<?xml version="1.0"?>', "").strip().encode(encoding))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<martif><text>", "line 1: not well-formed XML"),
        ("<html/>", "not TBX"),
        ("", "not well-formed XML"),
        ("<a>" * 5_000, "not well-formed XML"),
    ],
)
def test_tbx_that_is_none(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as raised:
        read("tbx", text)
    assert message in str(raised.value)


def test_tbx_unknown_entity_spoils_its_concept() -> None:
    rows = read("tbx", V2.replace("Kijev", "Kijev&nbsp;grad"))
    assert names(rows)[0] == "4: the entity &nbsp; cannot be resolved"


def test_xlsx_of_others() -> None:
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Name", "kind", "valid from", "indeclinable", "id"])
    sheet.append(["Kyiv", "place", date(2022, 1, 18), True, 703448])
    sheet.append([None, None, None, None, None])
    sheet.append(["Lviv", "plaice", None, None, None])
    out = io.BytesIO()
    workbook.save(out)
    rows = read("xlsx", out.getvalue())
    assert rows[0] == Entry("Kyiv", Kind.PLACE, indeclinable=True, valid_from=date(2022, 1, 18), id="703448", line=2)
    assert names(rows)[1].startswith("4: unknown kind 'plaice'")


def test_xlsx_formulas_stay_text() -> None:
    (row,) = back(format_of(Path("x.xlsx")), [Entry("=1+1", note='=HYPERLINK("http://example.com")')])
    assert row == Entry("=1+1", note='=HYPERLINK("http://example.com")')


def _workbook_with(part: str, content: bytes) -> bytes:
    good = io.BytesIO(format_of(Path("x.xlsx")).write([Entry("Kyiv")]))
    out = io.BytesIO()
    with zipfile.ZipFile(good) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "content", "message"),
    [
        ("", b"PK\x03\x04nonsense", "not an XLSX workbook"),
        ("", b"", "not an XLSX workbook"),
        ("xl/worksheets/sheet1.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>', "document type"),
        ("xl/worksheets/sheet1.xml", b" " * 70_000_000, "unpacks to 70,000,000 bytes"),
        ("xl/workbook.xml", b"<workbook/>", "not a workbook that can be read"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>", "not a workbook that can be read"),
    ],
    ids=["no zip", "empty", "entities", "zip bomb", "no sheets", "cut off"],
)
def test_xlsx_damaged_or_hostile(part: str, content: bytes, message: str) -> None:
    with pytest.raises(GlossaryError) as raised:
        read("xlsx", _workbook_with(part, content) if part else content)
    assert message in str(raised.value)


_MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _sheet(rows: bytes, rest: bytes = b"") -> bytes:
    return b'<worksheet xmlns="%b"><sheetData>%b</sheetData>%b</worksheet>' % (_MAIN, rows, rest)


def _styles(inside: bytes) -> bytes:
    return b'<styleSheet xmlns="%b">%b</styleSheet>' % (_MAIN, inside)


@pytest.mark.parametrize(
    ("part", "content", "message"),
    [
        ("xl/styles.xml", _styles(b"<fonts>%b</fonts>" % (b"<font/>" * 600_000)), "more tags than a spreadsheet needs"),
        ("xl/styles.xml", _styles(b"<cellXfs>%b</cellXfs>" % (b"<xf/>" * 200_000)), "130,980 cell formats"),
        ("xl/styles.xml", _styles(b'<numFmts><numFmt formatCode="%b"/></numFmts>' % (b"[" * 99)), "a number format"),
        ("xl/styles.xml", _styles(b'<x:numFmt formatCode \n= "%b"/>' % (b"&#91;" * 99)), "a number format"),
        ("xl/styles.xml", _styles(b"<numFmt formatCode='%b'/>" % (b"0" * 3_000_000)), "longer than a cell can be"),
        ("xl/worksheets/sheet1.xml", _sheet(b"", b"<mergeCell/>" * 600_000), "more tags than cells"),
    ],
    ids=["fonts", "styles", "brackets", "escaped", "long", "merged cells"],
)
def test_few_bytes_of_xlsx_cost_little(part: str, content: bytes, message: str) -> None:
    data = _workbook_with(part, content)
    assert len(data) < 100_000

    with pytest.raises(GlossaryError, match=message):
        read("xlsx", data)


def _workbook_of(sheet: bytes, name: str = "xl/elsewhere/data.bin", times: int = 1) -> bytes:
    """A workbook whose only sheet is a part of this name, and is named so often."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_workbook_with("", b""))) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.namelist():
            content = old.read(part).replace(b"/xl/worksheets/sheet1.xml", f"/{name}".encode())
            content = re.sub(rb'<sheet [^>]*name="glossary"[^>]*/>', lambda found: found[0] * times, content)
            new.writestr(*((name, sheet) if part == "xl/worksheets/sheet1.xml" else (part, content)))
    return out.getvalue()


_HEAD = b'<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'


def test_a_sheet_may_be_any_part() -> None:
    row = b'<row r="2"><c r="A2" t="inlineStr"><is><t>Kyiv</t></is></c></row>'
    assert [entry.name for entry in read("xlsx", _workbook_of(_sheet(_HEAD + row))) if isinstance(entry, Entry)] == [
        "Kyiv"
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sheet", "times", "message"),
    [
        (_sheet(_HEAD + b"<row>%b</row>" % (b"<c/>" * 20_000)), 1, "more rows or cells"),
        (_sheet(_HEAD + b"<row/>" * 2_100_000), 1, "more tags than a spreadsheet needs"),
        (_sheet(_HEAD, b"<mergeCell/>" * 600_000), 1, "more tags than a spreadsheet needs"),
        (b"<!DOCTYPE x>" + _sheet(_HEAD), 1, "document type"),
        (_sheet(_HEAD).decode().encode("utf-16"), 1, "not UTF-8"),
        (_sheet(_HEAD).decode().encode("utf-16-be"), 1, "not UTF-8"),
        (_sheet(_HEAD), 2, "the same part"),
    ],
    ids=["columns", "rows", "merged cells", "entities", "UTF-16", "without a mark", "twice"],
)
def test_a_sheet_elsewhere_is_bounded_too(sheet: bytes, times: int, message: str) -> None:
    data = _workbook_of(sheet, times=times)
    assert len(data) < 100_000

    with pytest.raises(GlossaryError, match=message):
        read("xlsx", data)


@pytest.mark.parametrize("attribute", ['x="{long}"', 'x=">"', "x='\"' y='a'", 'x.y="" \n z=""'])
def test_the_number_of_a_row_is_found_behind_other_attributes(attribute: str) -> None:
    row = f'<row {attribute.format(long="a" * 300)} r="200000000"/>'.encode()
    with pytest.raises(GlossaryError, match="a row '200000000'"):
        read("xlsx", _workbook_with("xl/worksheets/sheet1.xml", _sheet(_HEAD + row)))


def _cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.mark.parametrize(
    "rows",
    [
        f'<row r="3">{_cell("A3", "Kyiv")}</row><row r="2">{_cell("A2", "Lviv")}</row>',
        f'<row r="2">{_cell("A2", "Kyiv")}</row><row r="2">{_cell("A2", "Lviv")}</row>',
        f'<row r="2">{_cell("B2", "Kijev")}{_cell("A2", "Kyiv")}</row>',
        f'<row r="2">{_cell("AA2", "Kijev")}{_cell("Z2", "Kyiv")}</row>',
        f'<row r="2">{_cell("A2", "Kyiv")}{_cell("A2", "Lviv")}</row>',
    ],
)
def test_what_is_not_in_order_is_refused_because_it_would_be_lost(rows: str) -> None:
    with pytest.raises(GlossaryError, match="not in order"):
        read("xlsx", _workbook_with("xl/worksheets/sheet1.xml", _sheet(_HEAD + rows.encode())))


def test_what_is_in_order_may_have_gaps() -> None:
    rows = "".join(
        f'<row r="{number}">{_cell(f"A{number}", name)}</row>' for number, name in ((5, "Kyiv"), (9, "Lviv"))
    )
    found = read("xlsx", _workbook_with("xl/worksheets/sheet1.xml", _sheet(_HEAD + rows.encode())))
    assert [entry.name for entry in found if isinstance(entry, Entry)] == ["Kyiv", "Lviv"]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_half_a_character_is_written_as_a_question_mark_or_left_out(form: Format) -> None:
    (row,) = back(form, [Entry("Kuleba\ud800")])
    assert isinstance(row, Entry)
    assert row.name in {"Kuleba?", "Kuleba"}


def test_the_rows_of_all_sheets_are_counted_as_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row whose number is written in another way, or elsewhere, makes a parser go through all before it."""
    monkeypatch.setattr("mtcheck.glossary.formats.xlsx.ROWS_OF_ALL_SHEETS", 1_000)
    row = b'<row r="2e3"><c t="inlineStr"><is><t>Kyiv</t></is></c></row>'
    with pytest.raises(GlossaryError, match="more rows than a glossary can have"):
        read("xlsx", _workbook_of(_sheet(_HEAD + row)))


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "docProps/core.xml", "docProps/custom.xml", "content.xml"])
def test_few_bytes_are_few_tags(part: str) -> None:
    """60 KB were 15 million tags, and those 2 GB of memory."""
    form = "ods" if part == "content.xml" else "xlsx"
    out = io.BytesIO(format_of(Path(f"x.{form}")).write([Entry("Kyiv")]))
    with zipfile.ZipFile(out, "a", 8) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the name is there twice
        archive.writestr(part, b"<a>%b</a>" % (b"<b/>" * 3_000_000))
    with pytest.raises(GlossaryError, match="more tags than a spreadsheet needs"):
        read(form, out.getvalue())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["xlsx", "ods"])
def test_a_large_glossary_is_no_bomb(name: str) -> None:
    entries = [Entry(f"Name {number}", Kind.PERSON, sources=(("sr", f"Ime {number}"),)) for number in range(20_000)]
    assert len(read(name, format_of(Path(f"x.{name}")).write(entries))) == 20_000


@pytest.mark.parametrize("name", ["xlsx", "ods"])
def test_the_text_of_all_cells_is_bounded(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = format_of(Path(f"x.{name}")).write([Entry(letter * 300) for letter in "abcd"])

    assert len(read(name, written)) == 4
    monkeypatch.setattr("mtcheck.glossary.formats.sheets._MOST_TEXT", 1_000)

    with pytest.raises(GlossaryError, match="characters in its cells"):
        read(name, written)


def test_xlsx_has_too_few_rows_for_a_million_entries() -> None:
    with pytest.raises(GlossaryError, match="write CSV instead"):
        format_of(Path("x.xlsx")).write([Entry("Kyiv")] * 1_048_576)


@pytest.mark.parametrize("name", ["N" * 10_000, "😀" * 10_000, "Кyiv" * 2_500, "a b " * 2_500, "👩‍👩‍👧 Kyiv"])
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_strange_names_are_carried(form: Format, name: str) -> None:
    entry = Entry(name.strip())
    assert back(form, [entry]) == [entry]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@given(data=st.binary(max_size=200), damage=st.integers(0, 10_000))
def test_damaged_files_are_refused_or_have_broken_rows(form: Format, data: bytes, damage: int) -> None:
    good = form.write([FULL, Entry("Kyiv")])
    place = damage % len(good)
    for hostile in (data, good[:place] + data + good[place:], good[:place] + data):
        try:
            rows, refused = list(form.read(hostile, "a file")), None
        except GlossaryError as error:
            rows, refused = [], str(error)
        assert all(isinstance(row, Entry | Broken) for row in rows)
        assert refused is None or (refused.startswith("a file") and "\n" not in refused)


def test_unknown_ending() -> None:
    with pytest.raises(GlossaryError, match=r"cannot end in '\.doc'; the endings are \.csv"):
        Glossary.load("names.doc")


@pytest.mark.parametrize("tag", ["../../etc", "x" * 10_000, "hr\n", "a\udcff", "*"])
def test_a_target_language_is_a_tag(tag: str) -> None:
    with pytest.raises(UsageError, match="is not a BCP 47 tag"):
        Glossary.parse(b"name\nKyiv\n", "names.csv", target_lang=tag)
