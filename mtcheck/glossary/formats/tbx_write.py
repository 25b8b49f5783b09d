"""Writes TBX; :mod:`mtcheck.glossary.formats.tbx` describes the layout of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from mtcheck.glossary.entry import Entry, Gender
from mtcheck.languages.tags import USUAL_TARGET

__all__ = ["write_v2", "write_v3"]

_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_ID: Final = re.compile(r"(?!entry-\d)[A-Za-z_][A-Za-z0-9._-]*")
_GENDERS: Final = {Gender.MASCULINE: "masculine", Gender.FEMININE: "feminine", Gender.NEUTER: "neuter"}


@dataclass(frozen=True, slots=True)
class _Version:
    """Names for the same thing in the two versions."""

    head: str
    tail: str
    concept: str
    language: str
    term: str


_V2: Final = _Version(
    head="""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="{lang}">
<martifHeader>
<fileDesc><sourceDesc><p>A glossary of names written by mtcheck</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">http://www.lisa.org/fileadmin/standards/tbx/TBXXCSV02.XCS</p></encodingDesc>
</martifHeader>
<text><body>
""",
    tail="</body></text>\n</martif>\n",
    concept="termEntry",
    language="langSet",
    term="tig",
)
_V3: Final = _Version(
    head="""<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="{lang}" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader>
<fileDesc><sourceDesc><p>A glossary of names written by mtcheck</p></sourceDesc></fileDesc>
</tbxHeader>
<text><body>
""",
    tail="</body></text>\n</tbx>\n",
    concept="conceptEntry",
    language="langSec",
    term="termSec",
)


def write_v2(entries: Sequence[Entry]) -> bytes:
    """A martif document, ISO 30042:2008."""
    return _write(entries, _V2)


def write_v3(entries: Sequence[Entry]) -> bytes:
    """A tbx document of the dialect TBX-Basic in DCA style, ISO 30042:2019."""
    return _write(entries, _V3)


def _write(entries: Sequence[Entry], version: _Version) -> bytes:
    used: set[str] = set()
    concepts = (line + "\n" for place, entry in enumerate(entries, 1) for line in _concept(entry, place, used, version))
    lang = entries[0].target_lang if entries else USUAL_TARGET
    text = version.head.replace("{lang}", escape(lang)) + "".join(concepts) + version.tail
    return text.encode()


def _concept(entry: Entry, place: int, used: set[str], version: _Version) -> Iterator[str]:
    identifier, notes = f"entry-{place}", []
    if entry.id and _XML_ID.fullmatch(entry.id) and entry.id not in used:
        identifier = entry.id
        used.add(entry.id)
    elif entry.id:
        notes.append(f"id: {entry.id}")
    notes.extend(["indeclinable"] if entry.indeclinable else [])
    notes.extend([f"valid from {entry.valid_from}"] if entry.valid_from else [])
    notes.extend([f"valid until {entry.valid_until}"] if entry.valid_until else [])
    notes.extend([entry.note] if entry.note else [])
    yield f'<{version.concept} id="{escape(identifier)}">'
    if entry.kind:
        yield f'<descrip type="subjectField">{entry.kind}</descrip>'
    yield from (_element("note", note) for note in notes)
    yield from _language(entry.target_lang, _names(entry), version)
    forms: dict[str, list[str]] = {}
    for tag, form in entry.sources:
        forms.setdefault(tag, []).append(form)
    for tag, texts in forms.items():
        yield from _language(tag, ((text, (), None) for text in texts), version)
    yield f"</{version.concept}>"


def _names(entry: Entry) -> Iterator[tuple[str, tuple[tuple[str, str], ...], str | None]]:
    """Each term in the target language with its properties and its note."""
    gender = (("grammaticalGender", _GENDERS[entry.gender]),) if entry.gender else ()
    if entry.name:
        yield entry.name, (*_status("preferred"), *gender), None
    for variants, status in (
        (entry.allowed, "admitted"),
        (entry.discouraged, "superseded"),
        (entry.forbidden, "deprecated"),
    ):
        yield from ((item.text, _status(status), item.note) for item in variants)


def _status(status: str) -> tuple[tuple[str, str], ...]:
    return (("partOfSpeech", "properNoun"), ("administrativeStatus", f"{status}Term-admn-sts"))


def _language(
    tag: str, terms: Iterable[tuple[str, tuple[tuple[str, str], ...], str | None]], version: _Version
) -> Iterator[str]:
    yield f'<{version.language} xml:lang="{escape(tag)}">'
    for text, properties, note in terms:
        inside = [_element("term", text)]
        inside += [f'<termNote type="{kind}">{value}</termNote>' for kind, value in properties]
        inside += [_element("note", note)] if note else []
        yield f"<{version.term}>{''.join(inside)}</{version.term}>"
    yield f"</{version.language}>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(_ILLEGAL.sub('', text), quote=False)}</{name}>"
