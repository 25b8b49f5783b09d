"""Documents made for the tests, as word processors write them."""

from __future__ import annotations

import io
import zipfile

__all__ = ["docx", "docx_body", "odt", "odt_xml", "zipped"]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(*paragraphs: str) -> bytes:
    """A Word document as python-docx writes one, the first paragraph its heading."""
    from docx import Document

    document = Document()
    document.add_heading(paragraphs[0])
    for text in paragraphs[1:]:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def docx_body(body: str, *, prologue: str = "") -> bytes:
    """A Word document with this XML inside ``<w:body>``."""
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                '<Relationship Id="1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
                ' Target="word/document.xml"/></Relationships>'
            ),
            "word/document.xml": (
                f'{prologue}<w:document xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
                f"<w:body>{body}</w:body></w:document>"
            ),
        }
    )


def odt_xml(body: str) -> str:
    """The content of an OpenDocument text with this XML inside ``<office:text>``."""
    return (
        f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def odt(body: str, *, manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument text with this XML inside ``<office:text>``."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": odt_xml(body),
            "META-INF/manifest.xml": manifest,
        }
    )
