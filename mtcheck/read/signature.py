"""The type of a file by its first bytes and, for files that are not articles, what to do with them."""

from __future__ import annotations

import json
import re
from typing import Final

from mtcheck.read.archive import SIGNATURES as ZIP
from mtcheck.read.archive import kind_of_archive
from mtcheck.read.mhtml import looks_like_mhtml
from mtcheck.read.subtitles import looks_like_subtitles

__all__ = ["FOREIGN", "is_report_page", "kind_of"]

_TEXT: Final = "save its text as .txt or .docx"
FOREIGN: Final = {
    "pdf": f"this is a PDF; {_TEXT}",
    "postscript": f"this is PostScript; {_TEXT}",
    "doc": "this is an old Microsoft Office document (.doc, .xls, .ppt, .msg); save it as .docx",
    "encrypted": "this is an Office document protected by a password; save it without one",
    "xlsx": "this is an Excel workbook; save the sheet as .csv, or the text as .txt",
    "pptx": f"this is a PowerPoint presentation; {_TEXT}",
    "ods": "this is an OpenDocument spreadsheet; save the sheet as .csv, or the text as .txt",
    "odp": f"this is an OpenDocument presentation; {_TEXT}",
    "visio": f"this is a Visio drawing; {_TEXT}",
    "iwork": f"this is a document of Apple's iWork; {_TEXT}",
    "epub": f"this is an EPUB book; {_TEXT}",
    "mobi": f"this is a Kindle book; {_TEXT}",
    "djvu": f"this is a DjVu scan; {_TEXT}",
    "wordperfect": f"this is a WordPerfect document; {_TEXT}",
    "word-xml": "this is Word's own XML; save it as .docx",
    "zip": "this is a zip archive; unpack it and name the file inside",
    "gzip": "this is packed by gzip; unpack it first",
    "archive": "this is a packed archive; unpack it and name the file inside",
    "image": "this is an image; mtcheck reads no text in pictures: type it, or use a program for text recognition",
    "media": "this is sound or video; name its subtitles (.srt, .vtt) or a transcript",
    "program": "this is a program, not a text",
    "database": "this is a database or a data file, not a text",
    "email": f"this is an e-mail; {_TEXT}",
    "report": "this is a report that mtcheck wrote; name the article that it is about (--baseline takes the report)",
    "known": "mtcheck wrote this, and it is not an article: a baseline or decisions (--baseline takes them)",
    "json": "this is JSON, and mtcheck knows no articles in JSON; save the article's text as .txt",
    "notebook": f"this is a notebook; {_TEXT}",
    "rss": "this is a feed of articles (RSS, Atom), not an article; save one of them as .html or .txt",
    "sitemap": "this is a sitemap, not an article; save one of its pages as .html",
    "news-xml": "this is a news agency's XML (NITF, NewsML); save its text as .txt, .docx or .html",
    "svg": "this is a drawing (SVG), not a text",
    "ttml": "these are subtitles in TTML; save them as .srt or .vtt",
    "ass": "these are subtitles in SSA or ASS; save them as .srt or .vtt",
    "glossary": "this is a glossary (TBX, MultiTerm), not an article; --glossary takes it",
    "xml": "this is XML, and mtcheck does not know where in it the article is; save the text as .txt, .docx or .html",
}
"""Files that are recognised but not read."""

_MAGIC: Final = (
    (b"{\\rtf", "rtf"),
    (b"%!PS", "postscript"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"8BPS\x00", "image"),
    (b"\x00\x00\x01\x00", "image"),
    (b"AT&TFORM", "djvu"),
    (b"\xffWPC", "wordperfect"),
    (b"ID3", "media"),
    (b"OggS", "media"),
    (b"fLaC", "media"),
    (b"\x1aE\xdf\xa3", "media"),
    (b"\x7fELF", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\x00asm", "program"),
    (b"SQLite format 3\x00", "database"),
    (b"PAR1", "database"),
    (b"\x93NUMPY", "database"),
    (b"\x89HDF\r\n", "database"),
)
_BOXES: Final = {b"heic": "image", b"heix": "image", b"avif": "image", b"mif1": "image"}
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_PDF_WITHIN: Final = 1024
_LOOKED_AT: Final = 65_536

_ROOT: Final = re.compile(
    r"\s*+(?:<\?xml[^>]{0,200}>\s*+)?(?:(?:<!--(?:[^-]|-(?!->))*+-->|<\?[^>]*+>|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]*+\]\s*+)?>)\s*+)*+"
    r"<((?:[\w.-]{1,40}:)?[\w.-]{1,60})[\s/>]"
)
_DECLARED_XML: Final = re.compile(r"\s*<\?xml[\s?]")
_KINDS_OF_XML: Final = {
    "html": "html",
    "document": "fodt",
    "package": "word-xml",
    "wordDocument": "word-xml",
    **dict.fromkeys(("rss", "feed", "RDF"), "rss"),
    **dict.fromkeys(("urlset", "sitemapindex"), "sitemap"),
    **dict.fromkeys(("nitf", "newsItem", "newsMessage", "NewsML", "NewsItem", "packageItem"), "news-xml"),
    **dict.fromkeys(("martif", "tbx", "tbxm", "mtf", "TBX"), "glossary"),
    "svg": "svg",
    "tt": "ttml",
}
_HTML: Final = re.compile(
    r"\s*(?:<!--(?>.{0,2000}?-->)\s*+)*+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_REPORT_PAGE: Final = re.compile(r'<meta name="generator" content="mtcheck[ "]', re.IGNORECASE)
_GENERATOR_WITHIN: Final = 4000
_EMAIL: Final = re.compile(
    r"\s*(?:From [^\n]{1,200}\n)?"
    r"(?:(?:Return-Path|Received|From|To|Subject|Date|Message-ID|MIME-Version|Delivered-To|X-[\w-]+)"
    r":[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*){3}",
    re.IGNORECASE,
)
_OBJECT: Final = re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\n]{1,200}"\s*:\s*(?:["\[{\d-]|true|false|null)')
_WRITTEN: Final = re.compile(rb'"schema"\s*:\s*"mtcheck\.(\w{1,40})/v\d')
_HEADERS: Final = re.compile(r"^(?:Received|Message-ID|MIME-Version|Return-Path):", re.IGNORECASE | re.MULTILINE)


def kind_of(data: bytes) -> str | None:
    """The kind of ``data``, by its content: a key of :data:`FOREIGN` if it is not read; None for plain text.

    Kinds that are read are ``docx``, ``odt``, ``fodt``, ``rtf``, ``html``, ``mhtml`` and ``subtitles``. ``broken-zip``
    begins like a zip file.
    """
    return _binary(data) or _textual(data)


def is_report_page(head: str) -> bool:
    """Whether a page that begins like this is one of mtcheck's reports."""
    return bool(_REPORT_PAGE.search(head[:_GENERATOR_WITHIN]))


def _is_pdf(head: bytes) -> bool:
    before, sign, _ = head.partition(b"%PDF-")
    return bool(sign) and not before.strip(b"\xef\xbb\xbf\r\n\t \x00")


def _binary(data: bytes) -> str | None:
    if data.startswith(ZIP):
        return kind_of_archive(data) or "broken-zip"
    if data.startswith(_OLE):
        return "encrypted" if _ENCRYPTED in data else "doc"
    if _is_pdf(data[:_PDF_WITHIN]):
        return "pdf"
    return _marked_within(data) or next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)


def _marked_within(data: bytes) -> str | None:
    """The kind of a file whose first bytes alone do not tell it: a second mark is some bytes behind them."""
    if data[4:8] == b"ftyp":
        return _BOXES.get(data[8:12], "media")
    if data.startswith(b"RIFF"):
        return "image" if data[8:12] == b"WEBP" else "media"
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return "image"
    if data.startswith(b"MZ") and 0 in data[:64]:
        return "program"
    if data[257:262] == b"ustar":
        return "archive"
    return "mobi" if data[60:68] == b"BOOKMOBI" else None


def _textual(data: bytes) -> str | None:
    head = _head(data)
    if _HTML.match(head):
        return "report" if is_report_page(head) else "html"
    if head.lstrip().startswith("<") and (kind := _kind_of_xml(head)):
        return kind
    if head.lstrip()[:1] in {"{", "["} and (kind := _kind_of_json(data, head)):
        return kind
    if looks_like_subtitles(head.replace("\r\n", "\n")):
        return "subtitles"
    if head.lstrip().startswith("[Script Info]"):
        return "ass"
    if looks_like_mhtml(head):
        return "mhtml"
    if _EMAIL.match(head.replace("\r\n", "\n")) and _HEADERS.search(head):
        return "email"
    return None


def _kind_of_xml(head: str) -> str | None:
    root = _ROOT.match(head)
    if root is None:
        return "xml" if _DECLARED_XML.match(head) else None
    name = root[1].rpartition(":")[2]
    kind = _KINDS_OF_XML.get(name)
    if kind == "fodt" and "urn:oasis:names:tc:opendocument" not in head:
        kind = None
    return kind or ("xml" if _DECLARED_XML.match(head) else None)


def _kind_of_json(data: bytes, head: str) -> str | None:
    """The kind of JSON or JSON Lines, even if its end is missing; None for a text that only begins like it."""
    if not _OBJECT.match(head) and not _is_list(data):
        return None
    if written := _WRITTEN.search(data):
        return "report" if written[1] == b"report" else "known"
    return "notebook" if b'"nbformat"' in data else "json"


def _is_list(data: bytes) -> bool:
    try:
        return isinstance(json.loads(data), list)
    except (ValueError, RecursionError):
        return False


def _head(data: bytes) -> str:
    start = data[:_LOOKED_AT]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start.decode("utf-16", "replace")
    if start[1:2] == b"\x00":
        return start.decode("utf-16-le", "replace")
    return start.decode("utf-8", "replace").removeprefix("\ufeff")
