"""Word processors' documents, subtitles, and every file that is known and not read."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mtcheck
from mtcheck.errors import InputError, MtcheckError
from mtcheck.read import read_bytes, read_text
from mtcheck.read.signature import FOREIGN
from mtcheck.report import RENDERERS
from tests.read.documents import docx, docx_body, odt, odt_xml, zipped

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Blinken u Kijevu"
LEAD = "Državni sekretar Entoni Blinken stigao je u Kijev 18. januara 2022. godine."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_a_word_document() -> None:
    document = read_bytes(docx(TITLE, LEAD), "a.docx", suffix=".docx")

    assert document.text == f"{TITLE}\n\n{LEAD}"
    assert document.format == "docx"


def test_a_word_document_needs_no_name() -> None:
    assert read_bytes(docx(TITLE, LEAD), "standard input").format == "docx"


def test_a_word_document_reads_with_all_changes_accepted() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t xml:space='preserve'>Sastao se sa </w:t></w:r>"
        "<w:del><w:r><w:delText>Kulebom</w:delText></w:r></w:del><w:ins><w:r><w:t>Kulebom</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>ranije</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>tajno</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>.</w:t><w:br/><w:t>Zatim</w:t><w:tab/><w:t>je oti</w:t>"
        "<w:softHyphen/><w:t>šao.</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>U okviru</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>ćelija</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<mc:AlternateContent><mc:Choice><w:p><w:hyperlink><w:r><w:t>veza</w:t></w:r></w:hyperlink></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>veza</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:p/>"
    )

    text = read_bytes(docx_body(body), "a.docx").text

    assert text == "Sastao se sa Kulebom.\nZatim\tje oti\u00adšao.\n\nU okviru\n\nćelija\n\nveza"


def test_spaces_of_any_number_are_at_most_a_line() -> None:
    """Python reads no more than 4,300 digits as a number."""
    for count, spaces in (("2", 2), ("9" * 5000, 1000), ("x", 1), ("²", 1)):
        document = read_bytes(odt(f"<text:p>Da<text:s text:c='{count}'/>ne.</text:p>"), "a.odt")
        assert document.text == f"Da{' ' * spaces}ne."


def test_an_opendocument_text_reads_with_all_changes_accepted() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>obrisano</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        f"<text:h>{TITLE}</text:h>\n"
        "<text:p>Rekao je<text:s text:c='2'/>da\n  <text:span>neće</text:span> "
        "<text:note><text:note-body><text:p>fusnota</text:p></text:note-body></text:note>doći"
        "<office:annotation><dc:creator>ja</dc:creator><text:p>komentar</text:p></office:annotation>.<text:line-break/>Kraj<text:tab/>.</text:p>"
        "<text:list><text:list-item><text:p>stavka</text:p></text:list-item></text:list>"
        "<text:p><draw:frame><draw:text-box><text:p>okvir</text:p></draw:text-box></draw:frame>posle</text:p><text:p/>"
    )

    document = read_bytes(odt(body), "a.odt", suffix=".odt")

    assert document.text == f"{TITLE}\n\nRekao je  da neće doći.\nKraj\t.\n\nstavka\n\nokvir\n\nposle"
    assert document.format == "odt"


def test_a_flat_opendocument_text() -> None:
    content = odt_xml(f"<text:p>{LEAD}</text:p>").replace("document-content", "document")

    assert read_bytes(f"<?xml version='1.0'?>{content}".encode(), "a.fodt").text == LEAD


def test_rtf() -> None:
    rtf = (
        r"{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fcharset238 Times;}}{\colortbl;\red0\green0\blue0;}"
        r"{\info{\title Naslov}}{\header {\pard Zaglavlje\par}}\pard\plain\f0 Skup\'9atina je ju\'e8e \'84odbila\'93 "
        r"zahtev \u272?or\u273?a.\par Drugi \b pasus\b0  {\deleted stari}{\footnote fusnota}"
        r"{\field{\*\fldinst{HYPERLINK "
        r'"http://x.org"}}{\fldrslt{veza}}} \u-10179?\u-8704?.\par}'
    )

    document = read_bytes(rtf.encode("ascii"), "a.rtf", suffix=".rtf")

    assert document.text == "Skupština je juče „odbila“ zahtev Đorđa.\n\nDrugi pasus veza 😀."
    assert document.format == "rtf"


SRT = """1
00:00:01,000 --> 00:00:03,500
<i>Predsjednik je</i> rekao

2
00:00:03,600 --> 00:00:05,000 X1:10 X2:20
{\\an8}da neće doći.

3
00:00:06,000 --> 00:00:07,000
- Zašto?
- Ne znam &amp; šta.
"""
VTT = """WEBVTT - naslov

STYLE
::cue { color: red }

NOTE Ovo nije rečeno

uvod
00:01.000 --> 00:04.000 align:start position:0%
<v Meri>Nikad ne pij <b>tečni</b> <00:02.000><c.x>azot</c>.
"""


@pytest.mark.parametrize("suffix", [".srt", ".txt"])
def test_subtitles(suffix: str) -> None:
    document = read_bytes(SRT.replace("\n", "\r\n").encode(), f"a{suffix}", suffix=suffix)

    assert document.text == "Predsjednik je rekao da neće doći.\n\nZašto?\n\nNe znam & šta."
    assert document.format == "subtitles"


def test_webvtt() -> None:
    assert read_bytes(VTT.encode("utf-8-sig"), "a.vtt").text == "Nikad ne pij tečni azot."


def test_a_document_is_audited(tmp_path: Path) -> None:
    source, translation = tmp_path / "a.odt", tmp_path / "b.docx"
    source.write_bytes(odt("<text:p>Blinken će se sastati s Dmitrom Kulebom u Kijevu.</text:p>"))
    translation.write_bytes(docx("Talks", "Blinken will meet Dmytro Kuleb in Kyiv."))

    report = mtcheck.audit(translation, source=source, source_lang="sr")

    assert "Kuleb" in {issue.text for issue in report.issues}


BOMB = "<!DOCTYPE x [<!ENTITY e 'ha'>" + "".join(f"<!ENTITY e{n}0 '{f'&e{n};' * 9}'>" for n in ("", "0", "00")) + "]>"
FAR = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize("prologue", [BOMB, FAR])
def test_no_entity_is_expanded(prologue: str) -> None:
    with pytest.raises(InputError, match="entities"):
        read_bytes(docx_body("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", prologue=prologue), "a.docx")


@pytest.mark.slow
def test_a_zip_bomb_is_not_unpacked() -> None:
    data = zipped({"word/document.xml": b"<w:document>" + bytes(80 * 2**20)})

    assert len(data) < 200_000
    with pytest.raises(InputError, match=r"^a\.docx: word/document\.xml unpacks to more than 64 MB"):
        read_bytes(data, "a.docx")


def test_few_bytes_are_few_tags() -> None:
    """60 KB were 15 million tags, and those 2 GB of memory."""
    data = zipped({"word/document.xml": b"<w:document>%b</w:document>" % (b"<b/>" * 3_000_000)})

    assert len(data) < 200_000
    with pytest.raises(InputError, match=r"^a\.docx: word/document\.xml unpacks to far more tags than text"):
        read_bytes(data, "a.docx")


@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_half_a_document_is_told(name: str, share: float) -> None:
    data = docx(TITLE, LEAD) if name == "a.docx" else odt(f"<text:p>{LEAD}</text:p>" * 99)

    with pytest.raises(InputError, match=r"damaged"):
        read_bytes(data[: int(share * len(data))], name, suffix=name[1:])


def test_a_damaged_part_is_told() -> None:
    data = bytearray(docx_body("<w:p><w:r><w:t>Prvi.</w:t></w:r></w:p>" * 50))
    place = data.index(b"word/document.xml") + 60
    data[place : place + 20] = bytes(20)

    with pytest.raises(InputError, match=r"^a\.docx: .*damaged"):
        read_bytes(bytes(data), "a.docx")


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (docx_body("<w:p/>"), ".docx"),
        (odt("<text:p/>"), ".odt"),
        (rb"{\rtf1\ansi \par}", ".rtf"),
        (b"WEBVTT\n\nNOTE nothing\n", ".vtt"),
        ("\u200b\n\ufeff".encode(), ".txt"),
        (b"---\ntitle: x\n---\n", ".md"),
    ],
)
def test_a_document_without_text_is_told(data: bytes, suffix: str) -> None:
    with pytest.raises(InputError, match=r"the file holds no text"):
        read_bytes(data, f"a{suffix}", suffix=suffix)


def test_a_protected_document_is_told() -> None:
    encrypted = OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)

    with pytest.raises(InputError, match="password"):
        read_bytes(encrypted, "a.docx", suffix=".docx")
    with pytest.raises(InputError, match="password"):
        read_bytes(odt("<text:p>x</text:p>", manifest="<m><encryption-data/></m>"), "a.odt")


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".rtf"])
def test_a_name_that_promises_too_much_is_told(suffix: str) -> None:
    with pytest.raises(InputError, match=rf"this is not a \{suffix} file"):
        read_bytes(b"Only words.", f"a{suffix}", suffix=suffix)


def tar() -> bytes:
    import tarfile

    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a"), io.BytesIO())
    return stream.getvalue()


KNOWN = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "postscript": b"%!PS-Adobe-3.0\n",
    "doc": OLE + bytes(600),
    "xlsx": zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}),
    "pptx": zipped({"[Content_Types].xml": "<x/>", "ppt/presentation.xml": "<x/>"}),
    "ods": zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}),
    "odp": zipped({"mimetype": "application/vnd.oasis.opendocument.presentation"}),
    "epub": zipped({"mimetype": "application/epub+zip"}),
    "iwork": zipped({"Index/Document.iwa": "x"}),
    "zip": zipped({"a.txt": LEAD}),
    "gzip": gzip.compress(LEAD.encode()),
    "archive": tar(),
    "image": b"\x89PNG\r\n\x1a\n" + bytes(99),
    "media": b"\x00\x00\x00\x20ftypisom" + bytes(99),
    "program": b"\x7fELF\x02\x01\x01" + bytes(99),
    "database": b"SQLite format 3\x00" + bytes(99),
    "mobi": bytes(60) + b"BOOKMOBI" + bytes(99),
    "word-xml": b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x"/>',
    "email": b"Received: from a by b\nDate: Tue, 18 Jan 2022 10:00:00 +0100\nFrom: a@b.rs\nSubject: Vest\n\nTekst.",
    "json": json.dumps([{"title": "x", "text": LEAD}]).encode(),
    "notebook": b'{"cells": [], "nbformat": 4}',
    "known": b'{"issues": [], "schema": "mtcheck.baseline/v1"}',
    "rss": b"<?xml version='1.0'?>\n<!-- x --><rss version='2.0'><channel/></rss>",
    "sitemap": b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"></urlset>',
    "news-xml": b'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><body/></nitf>',
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "ttml": b'<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"/>',
    "ass": b"[Script Info]\nTitle: x\n",
    "glossary": b"<?xml version='1.0'?><martif type='TBX'/>",
    "xml": b"<?xml version='1.0'?><story><p>Words.</p></story>",
}


@pytest.mark.parametrize("kind", KNOWN)
@pytest.mark.parametrize("suffix", ["", ".txt"])
def test_a_file_that_is_known_is_refused_by_name(kind: str, suffix: str) -> None:
    """One line says what it is and what to do."""
    with pytest.raises(InputError) as raised:
        read_bytes(KNOWN[kind], "a file", suffix=suffix)

    assert str(raised.value) == f"a file: {FOREIGN[kind]}"


def test_an_earlier_report_is_no_article(demo: Path) -> None:
    report = mtcheck.audit(demo).to_json().encode()

    for data in (report, report[:3000]):
        with pytest.raises(InputError, match=r"JSON|name the article that it is about"):
            read_bytes(data, "report.json", suffix=".json")


def test_the_page_of_a_report_is_no_article(demo: Path) -> None:
    page = RENDERERS["html"](mtcheck.audit(demo, glossary=None))

    with pytest.raises(InputError, match="name the article that it is about"):
        read_bytes(page.encode(), "report.html", suffix=".html")


@pytest.mark.parametrize(
    "text",
    [
        "[Kyiv, Reuters] The talks ended without an agreement.",
        "{Editor's note} The talks ended.",
        "BM said on Monday that sales rose.",
        "MZ is the code of Mozambique.",
        "From: Kyiv. To: Lviv. The train was late, the passengers said.",
        "<3 for Ukraine, the banner read.",
        "1\nThe first chapter begins here.",
        "%PDF is the mark that such files begin with, he said.",
        "Subject: to change, said the minister.\nDate: unknown.\nFrom: now on.\nNothing else was said.",
    ],
)
def test_a_text_that_only_begins_like_one_is_a_text(text: str) -> None:
    assert read_bytes(text.encode(), "a.txt", suffix=".txt").text == text


def test_restructured_text_is_text(tmp_path: Path) -> None:
    file = tmp_path / "a.rst"
    file.write_text("Title\n=====\n\nWords.", encoding="utf-8")

    assert read_text(file).text == "Title\n=====\n\nWords."


@given(st.binary(max_size=300), st.sampled_from([b"PK\x03\x04", OLE, b"{\\rtf1", b"<?xml", b'{"a":', b"WEBVTT\n"]))
def test_any_rest_gives_a_text_or_one_line(rest: bytes, start: bytes) -> None:
    try:
        text = read_bytes(start + rest, "a").text
    except MtcheckError as error:
        text = str(error)
        assert len(text.splitlines()) == 1
    assert text


@given(st.data())
def test_a_damaged_word_document_gives_a_text_or_one_line(data: st.DataObject) -> None:
    document = bytearray(docx_body("<w:p><w:r><w:t>Prvi pasus.</w:t></w:r></w:p>" * 3))
    for place in data.draw(st.lists(st.integers(0, len(document) - 1), max_size=8)):
        document[place] = data.draw(st.integers(0, 255))

    try:
        read_bytes(bytes(document), "a.docx", suffix=".docx")
    except MtcheckError as error:
        assert len(str(error).splitlines()) == 1  # noqa: PT017


def test_lying_sizes_are_found_out() -> None:
    data = zipped({"word/document.xml": b"<w:document>" + bytes(2**20)})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lie = data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))

    with pytest.raises(InputError, match="damaged"):
        read_bytes(lie, "a.docx")
