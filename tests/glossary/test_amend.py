"""Adding to a glossary's file: in its own layout, nothing else touched."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from mtcheck.errors import GlossaryError
from mtcheck.glossary import Entry, Gender, Glossary, Kind, Variant
from mtcheck.glossary.amend import What, amend_file
from tests.conftest import ROOT
from tests.glossary.entries import entries

KULEBA = Entry("Dmytro Kuleba", Kind.PERSON, sources=(("sr", "Dmitro Kuleba"),), forbidden=(Variant("Dmytro Kuleb"),))
FOLDER = ROOT / "tests" / "cases" / "reading" / "glossaries"


def add(text: str | bytes, *new: Entry, name: str = "n.csv") -> str:
    data = text if isinstance(text, bytes) else text.encode()
    return amend_file(data, name, new)[0].decode()


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("name,kind,sr,forbidden\nKyiv,place,Kijev,\n", "Dmytro Kuleba,person,Dmitro Kuleba,Dmytro Kuleb\n"),
        ("forbidden;sr;name;kind\r\n;Kijev;Kyiv;place\r\n", "Dmytro Kuleb;Dmitro Kuleba;Dmytro Kuleba;person\r\n"),
        ("name\tkind\tsr\tforbidden\nKyiv\tplace\tKijev\t", "Dmytro Kuleba\tperson\tDmitro Kuleba\tDmytro Kuleb\n"),
        ('"name","kind","cnr","forbidden"\n"Kyiv","place","Kijev",""\n',
         '"Dmytro Kuleba","person","Dmitro Kuleba","Dmytro Kuleb"\n'),
        ("English,Serbian,Kind,Do not use\nKyiv,Kijev,city,Kiev\n",
         "Dmytro Kuleba,Dmitro Kuleba,person,Dmytro Kuleb\n"),
        ('sep=;\nname;kind;sr;forbidden;Referent\n"Kyiv";place;Kijev;;Ana\n',
         "Dmytro Kuleba;person;Dmitro Kuleba;Dmytro Kuleb;\n"),
    ],
)  # fmt: skip
def test_a_new_name_is_a_row_in_the_files_own_layout(text: str, row: str) -> None:
    end = "" if text.endswith("\n") else "\n"
    assert add(text, KULEBA, name="n.tsv" if "\t" in text else "n.csv") == text + end + row


def test_a_column_that_is_missing_is_named_in_the_first_row() -> None:
    assert add("name\nKyiv\n", KULEBA) == (
        "name,sr,kind,forbidden\nKyiv\nDmytro Kuleba,Dmitro Kuleba,person,Dmytro Kuleb\n"
    )
    assert add("source,target\nKijev,Kyiv\n", Entry("Lviv", note="a city")) == (
        "source,target,note\nKijev,Kyiv\n,Lviv,a city\n"
    )


def test_a_name_that_is_there_changes_in_its_own_row_only() -> None:
    text = 'name,allowed,note\n"Kyiv",Kiev|Kyjiv,"a, b"\nLviv  ,,"two\nlines"\nOdesa,,\n'
    result, changes = amend_file(text.encode(), "n.csv", [Entry("Kyiv", forbidden=(Variant("Kiev"),)), Entry("Lviv")])
    assert result.decode() == 'name,allowed,note,forbidden\nKyiv,Kyjiv,"a, b",Kiev\nLviv  ,,"two\nlines"\nOdesa,,\n'
    assert [(change.what, change.line) for change in changes] == [(What.CHANGED, 2), (What.KNOWN, 3)]


def test_formulas_are_escaped_and_read_back() -> None:
    """As every table that mtcheck writes; a name that begins with an apostrophe keeps it."""
    for name in ("=HYPERLINK(1)", "+1", "-x", "@x", "\uff1dx", "'=x", "''+x", "'x"):
        written = add("name,note\nKyiv,\n", Entry(name, note="=1+1"))

        assert Glossary.parse(written.encode(), "n.csv").entries[1] == Entry(name, note="=1+1", line=3)
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in written.split("\n")[2].split(","))


def test_a_formula_escaped_before_stays_as_it_is() -> None:
    text = "name,allowed,note\n'=x,,'-y\n"
    assert add(text, Entry("=x", allowed=(Variant("z"),))) == "name,allowed,note\n'=x,z,'-y\n"


def test_nothing_new_leaves_every_byte() -> None:
    text = "\ufeffname;kind\r\nKyiv;city\r\n\r\n"
    assert add(text, Entry("Kyiv", Kind.PLACE)) == text


def test_encodings_and_marks_are_kept() -> None:
    text = "name;sr\r\nAleksandar Vučić;Aleksandar Vučić\r\nĐorđe Šešelj;Đorđe Šešelj\r\nMiloš Žižić;Miloš Žižić\r\n"
    new = Entry("Ana Brnabić", sources=(("sr", "Ana Brnabić"),))
    for encoding in ("utf-8", "utf-8-sig", "cp1250", "utf-16"):
        result, _ = amend_file(text.encode(encoding), "n.csv", [new])
        assert result.decode(encoding) == text + "Ana Brnabić;Ana Brnabić\r\n"
    with pytest.raises(GlossaryError, match=r"n\.csv: its encoding, [a-z]+-?1250, has no 'Ж'; save the file as UTF-8"):
        amend_file(text.encode("cp1250"), "n.csv", [Entry("X", sources=(("sr", "Ж"),))])


def test_json_lines() -> None:
    text = '{"name": "Kyiv",  "kind": "place"}\n{"name": "Lviv"}'
    result = add(text, Entry("Lviv", Kind.PLACE), KULEBA, name="n.jsonl").splitlines()
    assert result[0] == text.splitlines()[0]
    assert [json.loads(line)["name"] for line in result] == ["Kyiv", "Lviv", "Dmytro Kuleba"]
    assert json.loads(result[1])["kind"] == "place"


def test_pairs_without_a_header() -> None:
    assert add("Kijev,Kyiv\nLavov,Lviv\n", Entry("Odesa", sources=(("sr", "Odesa"),))) == (
        "Kijev,Kyiv\nLavov,Lviv\nOdesa,Odesa\n"
    )
    assert add("Kijev,Kyiv,sr,en\n", Entry("Odesa", sources=(("uk", "Одеса"),))) == (
        "Kijev,Kyiv,sr,en\nОдеса,Odesa,uk,en\n"
    )
    with pytest.raises(GlossaryError, match="no header row, so there is no column for kind"):
        add("Kijev,Kyiv\nLavov,Lviv\n", Entry("Odesa", Kind.PLACE))


@pytest.mark.parametrize("name", ["n.xlsx", "n.tbx", "n.ods", "n.json"])
def test_other_formats_are_to_be_converted_first(name: str) -> None:
    with pytest.raises(GlossaryError, match=f"mtcheck glossary convert {name} n.csv"):
        amend_file(b"", name, [KULEBA])


def test_a_table_of_concepts_takes_new_names_but_not_changes() -> None:
    text = "Concept ID,Term [en],Status [en],Term [sr]\n1,Kyiv,preferred,Kijev\n1,Kiev,forbidden,\n"
    assert add(text, Entry("Lviv", sources=(("sr", "Lavov"),))) == text + ",Lviv,,Lavov\n"
    with pytest.raises(GlossaryError, match=r"line 2: 'Kyiv' is already there; change it there"):
        add(text, Entry("Kyiv", Kind.PLACE))


@pytest.mark.parametrize("file", sorted(path.name for path in FOLDER.glob("*.[ct]sv")))
def test_every_published_layout_keeps_its_rows(file: str) -> None:
    data = (FOLDER / file).read_bytes()
    new = Entry("Novi Grad Xyz", sources=(("sr", "Novi Grad Ksiz"),))
    before = Glossary.parse(data, file).entries
    result, (change,) = amend_file(data, file, [new])
    after = Glossary.parse(result, file).entries
    assert after[:-1] == before
    assert (after[-1].name, change.what) == (new.name, What.ADDED)
    lines, now = data.splitlines(), result.splitlines()
    assert now[1 : len(lines)] == lines[1:]


@pytest.mark.slow
@given(there=entries, new=entries)
def test_what_was_there_is_still_there(there: list[Entry], new: list[Entry]) -> None:
    for name in ("n.csv", "n.tsv", "n.jsonl"):
        from pathlib import Path

        from mtcheck.glossary.formats import format_of

        form = format_of(Path(name))
        data = form.write(there)
        before = Glossary.parse(data, name, lenient=True).entries
        refused = ""
        try:
            result, changes = amend_file(data, name, new)
        except GlossaryError as error:
            refused = str(error)
        if refused:
            assert refused.startswith(name)
            assert "\n" not in refused
            continue
        after = Glossary.parse(result, name, lenient=True).entries
        touched = {change.line for change in changes if change.what is What.CHANGED}
        for entry in before:
            assert entry.line in touched or entry in after
        assert {entry.name for entry in new} <= {entry.name for entry in after}


def test_gender_and_the_rest_reach_their_columns() -> None:
    full = Entry("Ana", Kind.PERSON, gender=Gender.FEMININE, indeclinable=True, note="x", id="Q1")
    (entry,) = Glossary.parse(add("name\n", full).encode(), "n.csv").entries
    assert entry == Entry("Ana", Kind.PERSON, gender=Gender.FEMININE, indeclinable=True, note="x", id="Q1", line=2)
