"""Notes go into a copy of the XLIFF file that keeps every other byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import mtcheck
from mtcheck.inputs import Upload
from mtcheck.report import RENDERERS
from mtcheck.report.xliff_notes import annotate, without_notes
from tests.conftest import ROOT

CASES = ROOT / "tests" / "cases" / "reading" / "bilingual"
FILES = sorted(
    file.name for file in CASES.iterdir() if file.suffix in {".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"}
)
SECOND = "urn:oasis:names:tc:xliff:document:2.0"


def audited(data: bytes, name: str = "a.xlf") -> mtcheck.Report:
    return mtcheck.audit(Upload(data, name), glossary=None)


def damaged(data: bytes) -> bytes:
    """The file with a wrong number in each translation that has one, so that there is something to note."""
    for right, wrong in ((b"10 o", b"19 o"), (b"12 min", b"14 min"), (b"78 MPs", b"98 MPs"), (b"3.2bn", b"4.2bn")):
        data = data.replace(right, wrong)
    return data


@pytest.mark.parametrize("name", FILES)
def test_removing_the_notes_gives_back_the_file(name: str) -> None:
    data = damaged((CASES / name).read_bytes())
    report = audited(data, name)

    noted = annotate(report)

    assert without_notes(noted) == data
    assert noted.count(b'note from="mtcheck"') + noted.count(b'note category="mtcheck:') == len(report.issues)
    assert annotate(audited(noted, name)) == noted
    etree.fromstring(noted)


@pytest.mark.parametrize("name", FILES)
def test_a_file_with_notes_is_read_as_the_file_is(name: str) -> None:
    data = damaged((CASES / name).read_bytes())

    before = audited(data, name).article.segments
    after = audited(annotate(audited(data, name)), name).article.segments

    assert [(item.source, item.translation) for item in before] == [(item.source, item.translation) for item in after]


def test_a_note_of_xliff_1_stands_after_source_and_target() -> None:
    """The schema wants it there, before anything of another name space."""
    noted = etree.fromstring(annotate(audited(damaged((CASES / "trados.sdlxliff").read_bytes()))))
    unit = noted.find(".//{*}trans-unit[@id='a1b2-0003']")

    assert unit is not None
    assert [etree.QName(child).localname for child in unit] == [
        *("source", "seg-source", "target"),
        *("note", "note"),
        "seg-defs",
    ]
    note = unit.find("{urn:oasis:names:tc:xliff:document:1.2}note")
    assert note is not None
    assert dict(note.items()) == {"from": "mtcheck", "priority": "2", "annotates": "target"}
    assert note.text is not None
    assert note.text.startswith("a1b2-0003/2: major number-value (Accuracy/Mistranslation): 19")


@pytest.mark.parametrize(
    ("before", "children"),
    [
        ("", ["notes", "segment"]),
        ("<notes><note>a</note></notes>", ["notes", "segment"]),
        ("<originalData><data id='d'/></originalData>", ["notes", "originalData", "segment"]),
        (
            "<m:matches/><notes><note>a</note></notes><originalData><data id='d'/></originalData>",
            ["matches", "notes", "originalData", "segment"],
        ),
        ("<m:matches/>", ["matches", "notes", "segment"]),
    ],
)
def test_a_note_of_xliff_2_stands_in_the_notes_of_its_unit(before: str, children: list[str]) -> None:
    text = (
        f'<xliff version="2.1" xmlns="{SECOND}" xmlns:m="urn:oasis:names:tc:xliff:matches:2.0" '
        f'srcLang="sr" trgLang="en"><file id="f"><unit id="u">{before}<segment><source>Bilo je 25 ljudi.</source>'
        "<target>There were 26 people.</target></segment></unit></file></xliff>"
    )

    unit = etree.fromstring(annotate(audited(text.encode()))).find(".//{*}unit")

    assert unit is not None
    assert [etree.QName(child).localname for child in unit] == children
    (note,) = unit.findall("{*}notes/{*}note[@category]")
    assert dict(note.items()) == {"category": "mtcheck:number-value", "priority": "2", "appliesTo": "target"}


@pytest.mark.every(3)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1250", "iso-8859-2"])
@given(data=st.data())
@settings(deadline=None, max_examples=12)
def test_every_byte_stays_whatever_the_encoding_and_the_line_ends(encoding: str, data: st.DataObject) -> None:
    label = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16"}.get(encoding, encoding)
    prolog = f"<?xml version='1.0' encoding='{label}' standalone='yes'?>"
    end = data.draw(st.sampled_from(["\n", "\r\n", "\r", ""]))
    prefix = data.draw(st.sampled_from(["", "x:"]))
    quote = data.draw(st.sampled_from("'\""))
    filler = data.draw(st.sampled_from(["", " ", "<!-- č &amp; -->", "<?pi x?>", "\t"]))
    space = f"xmlns{':' + prefix[:-1] if prefix else ''}={quote}urn:oasis:names:tc:xliff:document:1.2{quote}"
    unit = (
        f"<{prefix}trans-unit id={quote}1{quote}>{filler}"
        f"<{prefix}source>Bilo je 25 ljudi &#x161; &quot;</{prefix}source>"
        f"{filler}<{prefix}target >There were 26 people</{prefix}target\t>{filler}</{prefix}trans-unit>"
    )
    text = end.join(
        [
            prolog,
            f"<{prefix}xliff {space} version={quote}1.2{quote}>",
            f"<{prefix}file source-language={quote}sr{quote} target-language={quote}en{quote}><{prefix}body>",
            unit,
            f"</{prefix}body></{prefix}file></{prefix}xliff>",
        ]
    )
    original = text.encode(encoding)
    report = audited(original)

    noted = annotate(report)

    assert report.issues
    assert without_notes(noted) == original
    assert len(noted) > len(original)
    assert [item.translation for item in audited(noted).article.segments] == ["There were 26 people"]


def test_the_renderer_gives_the_same_as_text() -> None:
    report = audited(damaged((CASES / "okapi.xlf").read_bytes()))

    assert RENDERERS["xliff"](report) == annotate(report).decode()


def test_what_mtcheck_writes_it_reads(tmp_path: Path) -> None:
    """Its own XLIFF and TSV hold the segments of the article, cell by cell."""
    pairs = [("Bilo je 25 ljudi.", "There were 26 people."), ("Kraj\tdana \\n.", "End\tof \\n day.")]
    report = mtcheck.audit([target for _, target in pairs], source=[source for source, _ in pairs], glossary=None)

    for form in ("xliff", "tsv"):
        file = tmp_path / f"a.{form}"
        file.write_text(RENDERERS[form](report), encoding="utf-8")
        again = mtcheck.audit(file, glossary=None)

        assert [(item.source, item.translation) for item in again.article.segments] == pairs
        assert [issue.check for issue in again.issues] == [issue.check for issue in report.issues]
        assert (again.article.source_lang, again.article.target_lang) == (report.article.source_lang, "en")
