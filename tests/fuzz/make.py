# ruff: noqa: E501
"""Files of every format that mtcheck reads, generated at random: mostly valid, sometimes as no one would write them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Final

from tests.fuzz.mutate import odd_json
from tests.fuzz.texts import ATOMS, WORDS, article, line, pair, sentence, word
from tests.read.documents import docx_body, odt, odt_xml, zipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

__all__ = ["MAKERS", "article", "pair", "sound_reports", "table"]

_LANGUAGES: Final = ("sr", "hr", "bs", "cnr", "en", "sr-Latn", "uk", "ru", "en-US", "de", "", "xx", "zh-Hans", "en_GB")
_ENTITY: Final = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
_DEEPEST: Final = 12
_RARE: Final = 0.003
"""How often a text breaks its document: there are dozens in each, and a broken document is not read any further."""
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CODES: Final = ("", '<bpt i="1">b</bpt>', "<ph/>")
_NUMBERS: Final = ("1", "2", "3", "0", "-1", "1.5", "²", "9" * 30, "9" * 4400)
"""Values in place of a number. Python refuses integers of more than 4,300 digits."""
_DAYS: Final = ("2022-01-18", '"2022-01-18"', '"infinity"', "0001-01-01", "1", "2022-01-18T00:00:00Z")


def _xml(text: str, random: Random) -> str:
    text = text.encode("utf-8", "replace").decode()
    if random.random() < _RARE:
        return text
    return escape(text if random.random() < _RARE else _NO_XML.sub("", text))


def _tree(random: Random, tags: Sequence[str], attributes: Sequence[str], depth: int = 0) -> str:
    """Elements of these names in any order and depth."""
    parts = []
    for _ in range(random.choice((0, 1, 2, 3)) if depth else 3):
        tag = random.choice(tags)
        named = "".join(
            f' {attribute}="{_xml(random.choice((word(random), *_LANGUAGES, random.choice(_NUMBERS))), random)}"'
            for attribute in random.sample(attributes, min(len(attributes), random.choice((0, 0, 1, 2))))
        )
        inner = _tree(random, tags, attributes, depth + 1) if depth < _DEEPEST and random.random() < 0.6 else ""
        text = _xml(line(random), random) if random.random() < 0.5 else ""
        closed = f"</{tag}>" if random.random() > _RARE else ""
        parts.append(
            f"<{tag}{named}>{text}{inner}{closed}" + (_xml(line(random), random) if random.random() < 0.2 else "")
        )
    return "".join(parts)


def _encoded(text: str, random: Random) -> bytes:
    codec = (
        "utf-8" if random.random() < 0.9 else random.choice(("utf-16", "cp1250", "utf-8-sig", "latin-1", "utf-16-be"))
    )
    return text.encode("utf-8", "surrogatepass") if codec == "utf-8" else text.encode(codec, "replace")


def text(random: Random) -> bytes:
    return _encoded(article(random), random)


def html(random: Random) -> bytes:
    tags: tuple[str, ...] = (
        "p",
        "div",
        "article",
        "h1",
        "h2",
        "span",
        "a",
        "table",
        "tr",
        "td",
        "ul",
        "li",
        "script",
        "style",
        "figure",
    )
    tags += (
        "figcaption",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "br",
        "img",
        "b",
        "blockquote",
        "title",
        "meta",
        "svg",
    )
    attributes = (
        "class",
        "id",
        "href",
        "style",
        "content",
        "property",
        "itemprop",
        "datetime",
        "hidden",
        "onclick",
        "name",
    )
    body = _tree(random, tags, attributes) if random.random() < 0.5 else ""
    paragraphs = "".join(f"<p>{_xml(sentence(random), random)}</p>" for _ in range(random.choice((0, 3, 8))))
    ld = json.dumps(odd_json({"@type": "NewsArticle", "headline": line(random), "datePublished": "2022-01-18"}, random))
    head = f'<title>{_xml(line(random), random)}</title><script type="application/ld+json">{ld}</script>'
    charset = random.choice(
        ("", '<meta charset="utf-8">', '<meta charset="cp1250">', '<meta charset="idna">', '<meta charset="x">')
    )
    return _encoded(
        f"<html><head>{charset}{head}</head><body><h1>{_xml(line(random), random)}</h1>{paragraphs}{body}", random
    )


def mhtml(random: Random) -> bytes:
    head = "From: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
    charset = random.choice((*("utf-8", "cp1250") * 4, "unicode_escape", "hex", "x" * 50))
    coding = random.choice((*("8bit", "quoted-printable") * 4, "base64", "x"))
    part = f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: {coding}\n\n"
    return (head + part).encode() + html(random) + b"\n--b--\n"


def markdown(random: Random) -> bytes:
    marks = (
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "```\n",
        "| a | b |\n|---|---|\n| ",
        "* * *\n",
        "[x]: http://x\n",
        "---\n",
        "![](",
    )
    return _encoded(
        "\n".join(random.choice(("", "", *marks)) + sentence(random) for _ in range(random.randrange(10))), random
    )


def subtitles(random: Random) -> bytes:
    cues = []
    for number in range(random.randrange(1, 8)):
        time = random.choice(("00:00:01,000 --> 00:00:02,000", "00:01.000 --> 00:02.000", "99:99:99,999 --> 1", "-->"))
        cues.append(f"{number}\n{time}\n{sentence(random)}\n")
    return _encoded(random.choice(("", "WEBVTT\n\n")) + "\n".join(cues), random)


def rtf(random: Random) -> bytes:
    words = (
        "\\par ",
        "\\b ",
        "\\u268? ",
        "\\'e8",
        "\\ansicpg1250",
        "\\ansicpg99999",
        "{\\*\\x ",
        "{",
        "}",
        "\\u-1?",
        "\\bin9 ",
        "\\uc9999",
    )
    return (
        "{\\rtf1\\ansi " + "".join(random.choice((*words, line(random))) for _ in range(random.randrange(20))) + "}"
    ).encode("utf-8", "replace")


def docx(random: Random) -> bytes:
    tags = (
        "w:p",
        "w:r",
        "w:t",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:ins",
        "w:del",
        "w:sdt",
        "w:sdtContent",
        "w:br",
        "w:tab",
        "w:txbxContent",
    )
    body = _tree(random, tags, ("w:val", "xml:space", "w:id"))
    if random.random() < 0.6:
        body = "".join(f"<w:p><w:r><w:t>{_xml(sentence(random), random)}</w:t></w:r></w:p>" for _ in range(4))
    return docx_body(body, prologue=_ENTITY if random.random() < 0.03 else "")


def odt_file(random: Random) -> bytes:
    tags = (
        "text:p",
        "text:h",
        "text:span",
        "text:s",
        "text:tab",
        "text:line-break",
        "text:list",
        "text:list-item",
        "table:table",
    )
    body = _tree(random, tags, ("text:c", "text:outline-level"))
    if random.random() < 0.5:
        body = "".join(f"<text:p>{_xml(sentence(random), random)}</text:p>" for _ in range(4)) + body
    return odt(body, manifest=random.choice(("<manifest/>",) * 9 + ("", "<x>")))


def fodt(random: Random) -> bytes:
    body = _tree(random, ("text:p", "text:h", "text:span", "text:s"), ("text:c",))
    return (
        odt_xml(f"<text:p>{_xml(sentence(random), random)}</text:p>{body}")
        .replace("document-content", "document")
        .encode("utf-8", "replace")
    )


def xliff(random: Random) -> bytes:
    if random.random() < 0.3:
        tags = (
            "file",
            "body",
            "trans-unit",
            "unit",
            "segment",
            "source",
            "target",
            "group",
            "note",
            "mrk",
            "g",
            "x",
            "ph",
            "pc",
            "seg-source",
        )
        attributes = (
            "id",
            "source-language",
            "target-language",
            "srcLang",
            "trgLang",
            "state",
            "approved",
            "translate",
            "xml:lang",
            "mtype",
            "mid",
        )
        inner = _tree(random, tags, attributes)
        return _encoded(
            f'<xliff version="{random.choice(("1.2", "2.0", "x"))}" xmlns="urn:oasis:names:tc:xliff:document:1.2">{inner}</xliff>',
            random,
        )
    units = []
    for number in range(random.randrange(1, 6)):
        source, target = (_xml(text, random) for text in pair(random))
        state = random.choice(("", ' state="final"', ' state="x"', ' state="needs-translation"'))
        inline = random.choice(
            ("", '<x id="1"/>', '<g id="2">x</g>', '<ph id="3">&lt;b&gt;</ph>', '<mrk mtype="seg" mid="0">y</mrk>')
        )
        units.append(
            f'<trans-unit id="{number}"><source>{source}{inline}</source><target{state}>{inline}{target}</target></trans-unit>'
        )
    head = f'<file source-language="{random.choice(_LANGUAGES)}" target-language="{random.choice(_LANGUAGES)}" original="a" datatype="html"><body>'
    entity = _ENTITY if random.random() < 0.03 else ""
    return _encoded(f'{entity}<xliff version="1.2">{head}{"".join(units)}</body></file></xliff>', random)


def tmx(random: Random) -> bytes:
    units = []
    languages = ("sr", "en") if random.random() < 0.5 else random.sample(_LANGUAGES, 2)
    for _ in range(random.randrange(1, 6)):
        sides = [
            f'<tuv xml:lang="{language if random.random() < 0.95 else random.choice(_LANGUAGES)}"><seg>{_xml(text, random)}{random.choice(_CODES)}</seg></tuv>'
            for language, text in zip(languages, pair(random), strict=True)
        ]
        units.append(f"<tu>{''.join(sides)}</tu>")
    if random.random() < 0.2:
        units.append(
            _tree(random, ("tu", "tuv", "seg", "prop", "note", "bpt", "ept", "ph"), ("xml:lang", "lang", "tuid"))
        )
    return _encoded(
        f'<tmx version="1.4"><header srclang="{random.choice(_LANGUAGES)}"/><body>{"".join(units)}</body></tmx>', random
    )


def po(random: Random) -> bytes:
    units = [
        'msgid ""\nmsgstr "Content-Type: text/plain; charset='
        + random.choice((*("UTF-8", "cp1250") * 5, "hex", "x"))
        + f'\\nLanguage: {random.choice(_LANGUAGES)}\\n"\n'
    ]
    for _ in range(random.randrange(1, 6)):
        source, target = (
            text if random.random() < _RARE else json.dumps(_NO_XML.sub("", text), ensure_ascii=False)[1:-1]
            for text in pair(random)
        )
        flags = random.choice(("", "#, fuzzy\n", "#~ ", '#| msgid "x"\n', 'msgctxt "c"\n', "#: x:1\n"))
        plural = (
            f'msgid_plural "{target}"\nmsgstr[0] "{source}"\nmsgstr[{random.choice((1, 2, 99, -1))}] "x"\n'
            if random.random() < 0.2
            else f'msgstr "{target}"\n'
        )
        units.append(f'{flags}msgid "{source}"\n{plural}')
    return _encoded("\n".join(units), random)


def _cell(value: str, delimiter: str, random: Random) -> str:
    if random.random() < 0.05:
        return value
    return '"' + value.replace('"', '""') + '"' if set(value) & {delimiter, '"', "\n", "\r"} else value


def table(rows: Sequence[Sequence[str]], delimiter: str, random: Random) -> bytes:
    """The rows as CSV, quoted where they should be, mostly."""
    return _encoded("\n".join(delimiter.join(_cell(cell, delimiter, random) for cell in row) for row in rows), random)


def bilingual_table(random: Random) -> bytes:
    header = random.choice((("source", "target"), ("sr", "en"), ("source", "translation", "reference"), ("a", "b"), ()))
    rows = [
        tuple(line(random) for _ in range(len(header) or 2)) if random.random() < 0.2 else pair(random)
        for _ in range(random.randrange(8))
    ]
    return table([header, *rows] if header else rows, random.choice((",", "\t", ";", "|")), random)


_HEADERS: Final = (
    "name",
    "kind",
    "gender",
    "sr",
    "hr",
    "bs",
    "uk",
    "sr-Cyrl",
    "allowed",
    "discouraged",
    "forbidden",
    "valid_from",
)
_HEADERS_MORE: Final = (
    "valid_until",
    "note",
    "id",
    "indeclinable",
    "term",
    "status",
    "language",
    "source",
    "target",
    "English",
    "srpski",
    "x",
    "",
)


def _glossary_rows(random: Random) -> list[list[str]]:
    headers = random.sample(_HEADERS + _HEADERS_MORE, random.randrange(1, 8))
    if random.random() < 0.8 and "name" not in headers:
        headers[0] = "name"
    return [headers, *([_glossary_cell(header, random) for header in headers] for _ in range(random.randrange(1, 12)))]


def _glossary_cell(header: str, random: Random) -> str:
    known = {
        "kind": ("person", "place", "organisation", "work", "osoba", "x", ""),
        "gender": ("m", "f", "n", "ž", "", "?"),
        "indeclinable": ("yes", "no", "", "x"),
        "status": ("preferred", "forbidden", "do not use", "", "x"),
        "language": _LANGUAGES,
    }
    if header.startswith("valid") and random.random() < 0.9:
        return random.choice(
            ("2022-01-18", "18.1.2022", "18/01/2022", "2022", "infinity", "99999-01-01", "", "0001-01-01")
        )
    if header in known and random.random() < 0.9:
        return random.choice(known[header])
    return random.choice((word(random), f"{word(random)} {word(random)}", f"{word(random)}|{word(random)} (note)", ""))


def glossary_csv(random: Random) -> bytes:
    return table(_glossary_rows(random), random.choice((",", ",", ";", "\t", "|")), random)


def glossary_tsv(random: Random) -> bytes:
    return table(_glossary_rows(random), "\t", random)


def _entry(random: Random) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": word(random), "sources": {"sr": [word(random)], "uk": word(random)}}
    entry |= {
        "kind": "person",
        "allowed": [word(random), {"text": word(random), "note": "n"}],
        "valid_from": "2022-01-18",
    }
    entry |= {"forbidden": [word(random)], "gender": "f", "indeclinable": False, "id": "Q1"}
    made = odd_json(
        {key: entry[key] for key in random.sample(list(entry), random.randrange(1, len(entry) + 1))}
        | {"name": entry["name"]},
        random,
    )
    return made if isinstance(made, dict) else {"name": made}


def glossary_jsonl(random: Random) -> bytes:
    return "\n".join(
        json.dumps(_entry(random), ensure_ascii=random.random() < 0.5) for _ in range(random.randrange(1, 8))
    ).encode("utf-8", "surrogatepass")


def glossary_json(random: Random) -> bytes:
    additions = {"schema": "mtcheck.glossary-additions/v1", "entries": [_entry(random) for _ in range(3)]}
    return json.dumps(odd_json(random.choice((*[additions] * 4, [_entry(random)], _entry(random))), random)).encode(
        "utf-8", "surrogatepass"
    )


def glossary_xlsx(random: Random) -> bytes:
    rows = _glossary_rows(random)
    cells = []
    for number, row in enumerate(rows, 1):
        at = random.choice((0, -1, 10**6, 2 * 10**8, 10**12, "x")) if random.random() < _RARE * 4 else number
        made = []
        for column, value in enumerate(row):
            place = (
                random.choice(("", f' r="{chr(65 + column)}{number}"', ' r="XFD1"', ' r="ZZZZZ1"', ' r="A0"', ' r=""'))
                if random.random() < _RARE * 4
                else f' r="{chr(65 + column)}{number}"'
            )
            kind = random.choice(("s", "n", "b", "e", "d", "str", "x")) if random.random() < _RARE * 2 else "inlineStr"
            text = "".join(
                char for char in value if char in "\t\n\r" or "\x20" <= char < "\ud800" or "\ue000" <= char <= "\ufffd"
            )
            made.append(
                f'<c{place} t="{kind}">'
                + (f"<is><t>{_xml(text, random)}</t></is>" if kind == "inlineStr" else f"<v>{escape(text)}</v>")
                + "</c>"
            )
        cells.append(f'<row r="{at}">{"".join(made)}</row>')
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{office}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/worksheet" Target="{random.choice((*("worksheets/sheet1.xml",) * 20, "../../x", "/xl/worksheets/sheet1.xml"))}"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{_ENTITY if random.random() < 0.02 else ""}<worksheet xmlns="{space}"><dimension ref="{random.choice(("A1:C3", "A1:XFD1048576", "x"))}"/><sheetData>{"".join(cells)}</sheetData></worksheet>',
    }
    if random.random() < 0.1:
        del parts[random.choice(list(parts))]
    return zipped(parts)


def glossary_ods(random: Random) -> bytes:
    rows = "".join(
        f'<table:table-row table:number-rows-repeated="{random.choice(("1", "1", "2", "1048576", "-1", "x", "9" * 30))}">'
        + "".join(
            f'<table:table-cell table:number-columns-repeated="{random.choice(("1", "1", "1", "16384", "0", "-5", "9" * 30))}" office:value-type="string"><text:p>{_xml(cell, random)}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in _glossary_rows(random)
    )
    content = (
        odt_xml("")
        .replace("office:text", "office:spreadsheet")
        .replace("<office:spreadsheet>", f'<office:spreadsheet><table:table table:name="s">{rows}</table:table>')
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": content.encode("utf-8", "replace"),
            "META-INF/manifest.xml": "<manifest/>",
        }
    )


def glossary_tbx(random: Random) -> bytes:
    tags = (
        "termEntry",
        "conceptEntry",
        "langSet",
        "langSec",
        "tig",
        "termSec",
        "ntig",
        "term",
        "termNote",
        "descrip",
        "note",
        "admin",
        "termGrp",
    )
    if random.random() < 0.3:
        body = _tree(random, tags, ("xml:lang", "type", "id", "target"))
    else:
        body = "".join(
            f'<termEntry id="c{number}">'
            + "".join(
                f'<langSet xml:lang="{random.choice(_LANGUAGES)}"><tig><term>{_xml(word(random), random)}</term><termNote type="administrativeStatus">{random.choice(("preferredTerm-admn-sts", "deprecatedTerm-admn-sts", "x"))}</termNote></tig></langSet>'
                for _ in range(random.randrange(1, 4))
            )
            + "</termEntry>"
            for number in range(random.randrange(1, 6))
        )
    root = random.choice((*("martif", "tbx", "mtf") * 4, "tmx", "x"))
    return _encoded(
        f'{_ENTITY if random.random() < 0.03 else ""}<{root} type="TBX" xml:lang="en"><text><body>{body}</body></text></{root}>',
        random,
    )


def _toml(value: str, random: Random) -> str:
    return json.dumps(value, ensure_ascii=False) if random.random() > _RARE else value


def folder(random: Random) -> bytes:
    """An article's folder: JSON of its files, and of links (name to where they lead)."""
    names = ("translation.en.txt", "source.sr.txt", "reference.en.txt", "quotes/a.txt", "translation.xlf")
    paths = (
        *names,
        "../secret.txt",
        "../secret",
        "/etc/hostname",
        ".",
        "",
        "quotes",
        "x\x00y",
        "a" * 300,
        "link.txt",
        "quotes/link.txt",
        "loop",
    )
    lines = [
        f"{key} = {_toml(value if key == 'quotes' or random.random() < 0.7 else line(random), random)}"
        for key, value in (
            ("id", "x"),
            ("title", "T"),
            ("source_lang", "sr"),
            ("engine", "e"),
            ("quotes", random.choice((*("quotes",) * 12, *paths))),
        )
        if random.random() < 0.4
    ]
    lines += [f"published = {random.choice((*_DAYS[:1] * 5, *_DAYS))}"] if random.random() < 0.3 else []
    for section in ("[translation]", "[source]", "[[reference]]", "[expect]", "[x]"):
        if section == "[translation]" or random.random() < (0.03 if section == "[x]" else 0.4):
            lines += [
                section,
                f"path = {_toml(random.choice(paths if random.random() < 0.15 else names), random)}"
                if section[1] != "e"
                else 'verdict = "fix"',
            ]
    files = {"article.toml": "\n".join(lines), **{name: article(random) for name in names if random.random() < 0.9}}
    if random.random() < 0.8:
        files["translation.xlf"] = xliff(random).decode("utf-8", "replace")
    links = {
        name: random.choice(("../secret.txt", "../secret", "loop", "/dev/null", "nothing"))
        for name in ("link.txt", "quotes/link.txt", "loop", "quotes/b.txt")
        if random.random() < 0.3
    }
    return json.dumps({"files": files, "links": links}).encode("utf-8", "surrogatepass")


def batch_folder(random: Random) -> bytes:
    """A folder of articles: JSON of its files and links, whose names say, or do not, what belongs together."""
    files: dict[str, str] = {}
    links: dict[str, str] = {}
    for _ in range(random.choice((1, 2, 4, 8))):
        stem = random.choice(("x", "x", "y", "readme", word(random)[:40].replace("/", "-"), "ref", "a" * 240))
        parts = [*random.choices(("", "en/", "sr/", "sub/", "x/", ".hidden/", "sr-Latn/"), (9, 1, 1, 1, 1, 1, 1))]
        ending = random.choice(("txt", "txt", "html", "html", "md", "xlf", "csv", "tmx", "x", ""))
        pair_of = random.choice(
            (("en", "sr"), ("source", "translation"), ("ref.en", "en"), ("", "hr"), ("xx-YY", "en_GB"))
        )
        for tag in pair_of:
            gap = random.choice((".", ".", "_", "-", "/", ""))
            name = f"{parts[0]}{stem}{gap if tag else ''}{tag}.{ending}"
            if random.random() < 0.15:
                links[name] = random.choice(
                    ("../secret.txt", "../secret", name.rpartition("/")[2], "nothing", "x.en.txt", ".")
                )
                continue
            href = random.choice(
                (f"{stem}.html", f"{stem}.sr.html", "../secret.txt", "/", "%00", "http://[", "a" * 300, *links)
            )
            lang = random.choice(_LANGUAGES)
            page = (
                f'<link rel="alternate" hreflang="{lang}" href="{href}"><link hreflang="en" href="{stem}.{ending}"><p>'
            )
            table = "source,target\n" if ending == "csv" else ""
            files[name] = (page if ending == "html" else table) + line(random)
    if random.random() < 0.1:
        files["z/article.toml"] = '[translation]\npath = "t.txt"\n'
    return json.dumps({"files": files, "links": links}).encode("utf-8", "surrogatepass")


def settings(random: Random) -> bytes:
    values = {
        "source_lang": "sr",
        "glossary": random.choice((["names.csv"], ["names.csv"], ["names.csv", "../x.csv"])),
        "default_glossary": False,
        "translator": "none",
        "disable": ["misspelling"],
    }
    values |= {
        "fail_on": "minor",
        "baseline": "known.json",
        "quotes": "quotes",
        "source_url": ["a(.*)", r"b\1"],
        "waivers": [{"check": "x", "text": "y", "reason": "z"}],
    }
    chosen = odd_json({key: values[key] for key in random.sample(list(values), random.randrange(len(values)))}, random)
    rows = [f"{key} = {_toml_value(value)}" for key, value in (chosen if isinstance(chosen, dict) else {}).items()]
    return "\n".join(rows).encode("utf-8", "surrogatepass")


def _toml_value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_toml_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml_value, value)) + "]"
    return {None: "nan"}.get(value, json.dumps(value)) if value is None else json.dumps(value)


@cache
def report_values() -> tuple[dict[str, Any], ...]:
    """Reports as JSON values: what all others are made from."""
    import mtcheck
    from tests.conftest import DEMO
    from tests.report.reports import demo

    return tuple(made.to_dict() for made in (demo(), mtcheck.audit(DEMO)))


def report(random: Random) -> bytes:
    return json.dumps(odd_json(random.choice(report_values()), random)).encode("utf-8", "surrogatepass")


def reports(random: Random) -> bytes:
    rows = []
    for _ in range(random.randrange(1, 4)):
        row = odd_json(report_values()[0], random, changes=random.choice((0, 1, 3)))
        if isinstance(row, dict) and isinstance(row.get("article"), dict) and random.random() < 0.4:
            row["article"]["published"] = random.choice(
                ("infinity", "-infinity", "99999-01-01", "0001-01-01", "290309-12-22 (BC)", "9999-12-31", 5)
            )
        rows.append(json.dumps(row))
    return "\n".join(rows).encode("utf-8", "surrogatepass")


@cache
def sound_reports() -> tuple[bytes, ...]:
    """Reports of two articles: fewer are not compared."""
    made = report_values()[0]
    return tuple(json.dumps(made | {"article": made["article"] | {"id": name}}).encode() for name in ("one", "two"))


def compared(random: Random) -> bytes:
    """Reports of the same articles by two engines, with a zero byte between them."""
    return b"\0".join(b"\n".join((*sound_reports(), reports(random))) for _ in range(2))


def baseline(random: Random) -> bytes:
    entries = [{"check": "misspelling", "text": word(random), "context": word(random), "count": 1} for _ in range(3)]
    known = {"schema": "mtcheck.baseline/v1", "issues": entries}
    decisions = {
        "schema": "mtcheck.decisions/v1",
        "decisions": [{"check": "x", "text": "y", "context": "z", "decision": "dismissed", "scope": "everywhere"}],
    }
    return json.dumps(odd_json(random.choice((known, decisions, report_values()[0])), random)).encode(
        "utf-8", "surrogatepass"
    )


def audit(random: Random) -> bytes:
    """Everything that one audit takes: JSON of the texts and what is said of them."""
    pairs = [pair(random) for _ in range(random.choice((1, 2, 3, 6)))]
    gap = random.choice((" ", "\n", "\n\n"))
    value: dict[str, Any] = {"translation": gap.join(text for _, text in pairs)}
    if random.random() < 0.8:
        value["source"] = gap.join(text for text, _ in pairs)
    if random.random() < 0.5:
        value["references"] = [gap.join(pair(random)[1] if random.random() < 0.2 else text for _, text in pairs)]
    if random.random() < 0.2:
        value["quotes"] = article(random)
    if random.random() < 0.3:
        value |= {"translation": [text for _, text in pairs], "source": [text for text, _ in pairs]}
    if random.random() < 0.1:
        value["translation"] = article(random)
    value["source_lang"] = random.choice(
        ("sr", "hr", "sr", "uk", "ru", "cs", "pl", "bg", "sl", "mk", "de", "fr", "tr", "zh")
    )
    if random.random() < 0.2:
        value["target_lang"] = random.choice(("en", "de", "fr", "en-GB", "sr", "tr"))
    if random.random() < 0.4:
        value["glossary"] = glossary_csv(random).decode("utf-8", "replace")
    if random.random() < 0.3:
        value["published"] = random.choice(("2022-01-18", "0001-01-01", "9999-12-31"))
    if random.random() < 0.3:
        value["retranslation"] = [text for _, text in pairs]
    return json.dumps(value).encode("utf-8", "surrogatepass")


def model(random: Random) -> bytes:
    """A model's folder: JSON of its files."""
    config = {
        "model_type": "marian",
        "is_encoder_decoder": True,
        "architectures": ["MarianMTModel"],
        "vocab_size": 100,
        "eos_token_id": 0,
    }
    weights = {
        "metadata": {},
        "weight_map": {
            "a": "model-1.safetensors",
            "b": random.choice(("model-1.safetensors",) * 6 + ("weights.bin", "../x.safetensors", "/etc/passwd")),
        },
    }
    files = {
        "config.json": json.dumps(odd_json(config, random)),
        "model.safetensors.index.json": json.dumps(odd_json(weights, random)),
    }
    files |= {
        "model-1.safetensors": "\x10\0\0\0\0\0\0\0{}",
        "weights.bin": "x",
        "tokenizer.json": "{}",
        "model.safetensors": "",
    }
    files |= {
        "adapter_config.json": json.dumps(odd_json({"base_model_name_or_path": "x", "auto_mapping": None}, random))
    }
    names = random.sample(list(files), random.randrange(1, len(files) + 1)) if random.random() < 0.4 else list(files)
    return json.dumps({"files": {name: files[name] for name in names}}).encode("utf-8", "surrogatepass")


def manifest(random: Random) -> bytes:
    row = {
        "id": "a",
        "translation": line(random),
        "source": line(random),
        "references": [line(random)],
        "published": "2022-01-18",
        "source_lang": "sr",
        "translation_path": "../secret.txt",
    }
    rows = [
        odd_json({key: row[key] for key in random.sample(list(row), random.randrange(1, len(row)))}, random)
        for _ in range(3)
    ]
    return "\n".join(json.dumps(item) for item in rows).encode("utf-8", "surrogatepass")


def challenge(random: Random) -> bytes:
    source, translation = pair(random)
    plain = {
        "id": "x",
        "source": source,
        "translation": translation,
        "expect": [{"check": "misspelling", "text": word(random)}],
        "source_lang": "sr",
        "references": [translation],
        "glossary": [{"name": "Kuleba"}],
    }
    marked = {
        "id": "y",
        "source": source,
        "translation": translation,
        "errors": [{"side": "translation", "start": 0, "end": 3, "category": "name", "severity": "major"}],
        "source_lang": "sr",
        "target_lang": "en",
    }
    demetr = {
        "src_sent": source,
        "eng_sent": translation,
        "mt_sent": translation,
        "pert_sent": translation,
        "pert_name": "x",
        "lang_tag": "pl",
        "id": 1,
    }
    rows = [odd_json(random.choice((plain, marked, demetr)), random) for _ in range(3)]
    text = json.dumps(rows) if random.random() < 0.2 else "\n".join(map(json.dumps, rows))
    return text.encode("utf-8", "surrogatepass")


def feed(random: Random) -> bytes:
    kind = random.choice(("rss", "atom", "sitemap", "tree"))
    links = [
        random.choice(("http://x.example/a", "/b", "javascript:x", "http://[::1", "", "http://x:99999/"))
        for _ in range(4)
    ]
    if kind == "rss":
        rows = "".join(
            f"<item><title>{_xml(line(random), random)}</title><link>{escape(link)}</link><pubDate>{random.choice(('Tue, 18 Jan 2022 10:00:00 GMT', 'x', '99999'))}</pubDate></item>"
            for link in links
        )
        made = f'<rss version="2.0"><channel>{rows}</channel></rss>'
    elif kind == "sitemap":
        root = random.choice(("urlset", "sitemapindex"))
        made = (
            f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            + "".join(
                f"<url><loc>{escape(link)}</loc><lastmod>{random.choice(('2022-01-18', 'x', '2022-99-99', '0'))}</lastmod></url>"
                for link in links
            )
            + f"</{root}>"
        )
    elif kind == "atom":
        made = (
            '<feed xmlns="http://www.w3.org/2005/Atom">'
            + "".join(
                f'<entry><title>{_xml(line(random), random)}</title><link href="{escape(link)}"/><updated>2022-01-18T00:00:00Z</updated></entry>'
                for link in links
            )
            + "</feed>"
        )
    else:
        made = (
            f"<rss>{_tree(random, ('item', 'title', 'link', 'entry', 'url', 'loc'), ('href', 'rel', 'hreflang'))}</rss>"
        )
    return _encoded((_ENTITY if random.random() < 0.05 else "") + made, random)


def watched(random: Random) -> bytes:
    """A portal: its robots.txt, its feed, and a page with links to itself in other languages."""
    rules = [
        f"{random.choice(('User-agent', 'Disallow', 'Allow', 'Crawl-delay', 'Request-rate', 'Sitemap', word(random)))}: "
        + random.choice(("*", "mtcheck", "/", "²", "9" * 5000, "1/0", "1/²", "http://[", "%ff", "-1", "1e9", *ATOMS))
        for _ in range(random.randrange(8))
    ]
    places = (
        "http://[",
        "//[x]/",
        "/sr",
        "javascript:x",
        "http://\u2100/",
        "%00",
        "https://portal.example:99999/",
        "",
        *ATOMS,
    )
    links = [
        f'<link rel="alternate" hreflang="{random.choice(("sr", "x-default", "a" * 300, "sr-Latn", *ATOMS))}" href="{random.choice(places)}">'
        for _ in range(random.randrange(5))
    ]
    value = {
        "robots.txt": "\n".join(rules),
        "feed": feed(random).decode("utf-8", "replace") if random.random() < 0.7 else "",
        "page": "".join(links) + line(random),
    }
    return json.dumps(value).encode("utf-8", "surrogatepass")


def retranslation(random: Random) -> bytes:
    texts = [line(random) for _ in range(random.randrange(6))]
    values = [
        random.choice((text, {"text": text}, {"translation": text}, None)) if random.random() < 0.3 else text
        for text in texts
    ]
    return random.choice((json.dumps(values), "\n".join(map(json.dumps, values)), "\n".join(texts))).encode(
        "utf-8", "surrogatepass"
    )


def atoms(random: Random) -> bytes:
    """Short text of the kind that parsers of words, numbers and sentences stumble over."""
    made = "".join(random.choice(ATOMS + WORDS) + random.choice(("", " ", " ")) for _ in range(random.randrange(14)))
    return (made if random.random() < 0.9 else made * 20).encode("utf-8", "surrogatepass")


def archive(random: Random) -> bytes:
    """Zip files that are a document under another name, none, or several kinds at once."""
    if random.random() < 0.5:
        return random.choice((docx, odt_file))(random)
    stream = io.BytesIO()
    with zipfile.ZipFile(
        stream, "w", random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    ) as made:
        for name in random.sample(
            (
                "word/document.xml",
                "xl/workbook.xml",
                "mimetype",
                "content.xml",
                "_rels/.rels",
                "../x",
                "[Content_Types].xml",
            ),
            3,
        ):
            made.writestr(
                name,
                random.choice(
                    (text(random), b"\0" * 100_000, b"application/vnd.oasis.opendocument.text", html(random))
                ),
            )
    return stream.getvalue()


def anything(random: Random) -> bytes:
    """A file of any format."""
    return random.choice(
        (
            text,
            html,
            mhtml,
            markdown,
            subtitles,
            rtf,
            docx,
            odt_file,
            fodt,
            xliff,
            tmx,
            po,
            bilingual_table,
            report,
            archive,
        )
    )(random)


MAKERS: Final[dict[str, Callable[[Random], bytes]]] = {
    "text": text, "html": html, "mhtml": mhtml, "markdown": markdown, "subtitles": subtitles, "rtf": rtf, "docx": docx,
    "odt": odt_file, "fodt": fodt, "xliff": xliff, "tmx": tmx, "po": po, "bilingual-table": bilingual_table,
    "archive": archive, "any-file": anything,
    "glossary-csv": glossary_csv, "glossary-tsv": glossary_tsv, "glossary-jsonl": glossary_jsonl, "glossary-json": glossary_json,
    "glossary-xlsx": glossary_xlsx, "glossary-ods": glossary_ods, "glossary-tbx": glossary_tbx,
    "article-folder": folder, "batch-folder": batch_folder, "settings": settings, "report": report, "reports": reports, "compare": compared, "baseline": baseline,
    "audit": audit, "model-folder": model, "manifest": manifest, "challenge": challenge, "feed": feed,
    "watch": watched, "retranslation": retranslation, "words": atoms,
}  # fmt: skip
"""By target."""
