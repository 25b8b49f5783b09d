"""Glossaries in the layouts of other tools: the same names, variants and statuses as a person reads in them."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from mtcheck.errors import GlossaryError
from mtcheck.glossary import Entry, Glossary, Variant
from mtcheck.glossary.formats.jsonl import write
from tests.conftest import ROOT

FOLDER = ROOT / "tests" / "cases" / "reading" / "glossaries"
CASES = [
    {**json.loads(line), "path": file.parent / json.loads(line)["file"]}
    for file in (FOLDER / "expected.jsonl", FOLDER / "held-out" / "expected.jsonl")
    for line in file.read_text(encoding="utf-8").splitlines()
]


def fields(glossary: Glossary) -> list[dict[str, Any]]:
    lines = write(glossary.entries).decode().splitlines()
    return [{"name": "", **json.loads(line)} for line in lines]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["file"]))
def test_a_published_layout(case: dict[str, Any]) -> None:
    assert fields(Glossary.load(case["path"])) == case["entries"]


def read(text: str, file: str = "names.csv", /, **columns: str) -> Glossary:
    return Glossary.parse(text.encode(), file, columns=columns)


def names(glossary: Glossary) -> list[str]:
    return [entry.name for entry in glossary.entries]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Srpski,Deutsch\nKijev,Kiew\n",
            "line 1: no column holds the names in English; the columns are 'Srpski', 'Deutsch'; say which one does, as",
        ),
        ("kind,sr,foo\nplace,Kijev,x\n", "the columns are 'kind', 'sr', 'foo'; say which one does, as in"),
        ("foo,bar\nKijev,Kyiv\n", "it has 'foo', 'bar'; say which column holds the names"),
        ("name,forbiden\nKyiv,Kiev\n", "unknown column 'forbiden'; did you mean 'forbidden'?"),
    ],
)
def test_a_table_without_a_column_of_the_target_says_which_there_are(text: str, message: str) -> None:
    with pytest.raises(GlossaryError) as raised:
        _ = read(text).entries
    assert message in str(raised.value)
    assert "\n" not in str(raised.value)


def test_columns_are_named_by_header_or_number() -> None:
    text = "Foo,Bar,Kiev?\nKijev,Kyiv,Kiev\n"
    for columns in ({"sr": "foo", "name": "Bar", "forbidden": "Kiev?"}, {"sr": "1", "name": "2", "forbidden": "3"}):
        (entry,) = [item for item in read(text, **columns).entries if item.name == "Kyiv"]
        assert (entry.sources, entry.forbidden) == ((("sr", "Kijev"),), (Variant("Kiev"),))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"name": "Englsh"}, "there is no column 'Englsh'; the columns are 'English', 'Serbian'"),
        ({"sr": "Serbian"}, "must include the names"),
        ({"nam": "English"}, "there is no column"),
        ({"name!": "English"}, "a column cannot be 'name!'"),
    ],
)
def test_columns_that_are_not_there(columns: dict[str, str], message: str) -> None:
    if "nam" in columns:
        columns = {"name": "Nam"}
    with pytest.raises(GlossaryError, match=r"names\.csv") as raised:
        _ = Glossary.parse(b"English,Serbian\nKyiv,Kijev\n", "names.csv", columns=columns).entries
    assert message in str(raised.value)


def test_a_column_of_more_digits_than_python_reads_is_not_there() -> None:
    with pytest.raises(GlossaryError, match="there is no column '9999"):
        _ = Glossary.parse(b"English,Serbian\nKyiv,Kijev\n", "names.csv", columns={"name": "9" * 5000}).entries


def test_columns_of_a_format_without_any() -> None:
    with pytest.raises(GlossaryError, match="jsonl has no columns to name"):
        Glossary.parse(b'{"name": "Kyiv"}\n', "names.jsonl", columns={"name": "English"})


def test_what_is_not_read_is_kept_as_unused() -> None:
    glossary = read("English,Serbian,Referent,Status\nKyiv,Kijev,Ana,preferred\n,Lavov,Ana,\nLviv,Lavov,Ana,tops\n")
    assert names(glossary) == ["Kyiv", "Lviv"]
    assert [(row.line, row.reason) for row in glossary.unused] == [
        (1, "the column 'Referent' is not read"),
        (3, "no term in the target language 'en'"),
        (4, "the status 'tops' is unknown, so its term counts as accepted"),
    ]
    assert glossary.broken == ()


def test_a_language_that_cannot_be_told_is_said() -> None:
    glossary = read("source,target\nXyzzyq,Kyiv\n")
    assert glossary.entries == (Entry("Kyiv", sources=(("und", "Xyzzyq"),), line=2),)
    assert "name it, as in sr=source" in glossary.unused[0].reason


def test_the_file_name_tells_the_language() -> None:
    assert read("source,target\nOdesa,Odesa\n", "glossary-hr-en.csv").entries[0].sources == (("hr", "Odesa"),)


@pytest.mark.parametrize(
    ("cell", "name", "allowed"),
    [
        ("Kyiv; Kyjiv", "Kyiv", ["Kyjiv"]),
        ("Kyiv / Kyjiv", "Kyiv", ["Kyjiv"]),
        ("Kyiv|Kyjiv", "Kyiv", ["Kyjiv"]),
        ("Kyiv (city)", "Kyiv", []),
        ("NATO (North Atlantic Treaty Organisation)", "NATO", ["North Atlantic Treaty Organisation"]),
        ("AC/DC", "AC/DC", []),
        ("Congo (Kinshasa)", "Congo (Kinshasa)", []),
        (r"Kyiv\; Kyjiv", "Kyiv; Kyjiv", []),
    ],
)
def test_several_names_in_a_cell(cell: str, name: str, allowed: list[str]) -> None:
    (entry,) = read(f"name\n{cell}\n").entries
    assert (entry.name, [variant.text for variant in entry.allowed]) == (name, allowed)


def workbook(sheets: dict[str, list[list[object]]], ending: str) -> bytes:
    if ending == "ods":
        return ods(sheets)
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ods(sheets: dict[str, list[list[object]]]) -> bytes:
    """A spreadsheet as LibreOffice writes it: repeated cells and rows, comments, several spaces."""
    import zipfile

    spaces = "urn:oasis:names:tc:opendocument:xmlns"
    tables = "".join(
        f'<table:table table:name="{title}"><table:table-column table:number-columns-repeated="1024"/>'
        + "".join(
            "<table:table-row>"
            + "".join(
                "<table:table-cell/>"
                if cell is None
                else f"<table:table-cell><office:annotation><text:p>a remark</text:p></office:annotation>"
                f"<text:p><text:span>{cell}</text:span></text:p></table:table-cell>"
                for cell in row
            )
            + '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
            for row in rows
        )
        + '<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row></table:table>'
        for title, rows in sheets.items()
    )
    content = (
        f'<office:document-content xmlns:office="{spaces}:office:1.0" xmlns:table="{spaces}:table:1.0" '
        f'xmlns:text="{spaces}:text:1.0"><office:body><office:spreadsheet>{tables}</office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", content)
    return out.getvalue()


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
@pytest.mark.parametrize(
    "sheets",
    [
        {"Terms": [["Names of the newsroom"], [None], ["English", "Serbian", "Kind"], ["Kyiv", "Kijev", "city"]]},
        {"Read me": [["Please keep this up to date."]], "Terms": [["name", "sr", "kind"], ["Kyiv", "Kijev", "grad"]]},
        {"Empty": [], "Terms": [["engleski", "srpski", "vrsta"], ["Kyiv", "Kijev", "mesto"]]},
    ],
    ids=["a title row", "terms on sheet 2", "an empty sheet"],
)
def test_spreadsheets_as_people_keep_them(sheets: dict[str, list[list[object]]], ending: str) -> None:
    glossary = Glossary.parse(workbook(sheets, ending), f"names.{ending}")
    (entry,) = fields(glossary)
    assert entry == {"name": "Kyiv", "kind": "place", "sources": {"sr": ["Kijev"]}}


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_names_on_several_sheets(ending: str) -> None:
    sheets: dict[str, list[list[object]]] = {
        "People": [["name", "gender"], ["Dmytro Kuleba", "male"]],
        "Places": [["name", "kind"], ["Kyiv", "city"], ["Lviv", "plaice"]],
    }
    glossary = Glossary.parse(workbook(sheets, ending), f"names.{ending}", lenient=True)
    assert names(glossary) == ["Dmytro Kuleba", "Kyiv"]
    assert [(row.line, row.reason.partition(";")[0]) for row in glossary.broken] == [
        (3, "sheet 'Places': unknown kind 'plaice'")
    ]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_spreadsheet_without_names_says_which_columns_there_are(ending: str) -> None:
    data = workbook({"A": [["Srpski", "Deutsch"], ["Kijev", "Kiew"]]}, ending)
    with pytest.raises(GlossaryError, match="the columns are 'Srpski', 'Deutsch'"):
        _ = Glossary.parse(data, f"names.{ending}").entries


@pytest.mark.slow
def test_ods_bombs_and_entities_are_refused() -> None:
    import zipfile

    for content, message in (
        (b" " * 70_000_000, "unpacks to 70,000,000 bytes"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "document type"),
        (b"<office", "not a spreadsheet that can be read"),
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("content.xml", content)
        with pytest.raises(GlossaryError, match=message):
            _ = Glossary.parse(out.getvalue(), "names.ods").entries


def test_a_file_cut_off_anywhere_is_no_traceback() -> None:
    for case in CASES:
        data = case["path"].read_bytes()
        for cut in range(0, len(data), max(len(data) // 6, 1)):
            refused = ""
            try:
                _ = Glossary.parse(data[:cut], case["file"], lenient=True).entries
            except GlossaryError as error:
                refused = str(error)
            assert "\n" not in refused


@pytest.mark.parametrize(
    ("cell", "kind", "name"),
    [
        ("Božinović, Davor", "osoba", "Davor Božinović"),
        ("von der Leyen, Ursula", "person", "Ursula von der Leyen"),
        ("Dodik, Milorad Mile", "person", "Milorad Mile Dodik"),
        ("King, Martin Luther Jr.", "person", "Martin Luther Jr. King"),
        ("Martin Luther King, Jr.", "person", "Martin Luther King, Jr."),
        ("Karl, IV.", "person", "Karl, IV."),
        ("Rijeka, Zagreb", "city", "Rijeka, Zagreb"),
        ("Novak, Ana, Ivo", "person", "Novak, Ana, Ivo"),
    ],
)
def test_a_person_with_the_surname_first_is_put_in_order(cell: str, kind: str, name: str) -> None:
    (entry,) = Glossary.parse(f'name,kind\n"{cell}",{kind}\n'.encode(), "names.csv").entries
    assert entry.name == name


@pytest.mark.parametrize("number", ["#", "№", "Nr.", "R. br."])
@pytest.mark.parametrize("never", ["Ne pisati", "Не писать", "Nicht verwenden", "Nie pisać", "Mos përdor", "No usar"])
def test_numbered_rows_and_what_not_to_write(number: str, never: str) -> None:
    table = f"{number};Engleski naziv;Vrsta;{never}\n1;Rijeka;grad;Fiume\n"
    glossary = Glossary.parse(table.encode(), "names.csv")
    (entry,) = glossary.entries
    assert (entry.name, [item.text for item in entry.forbidden]) == ("Rijeka", ["Fiume"])
    assert glossary.unused == ()
