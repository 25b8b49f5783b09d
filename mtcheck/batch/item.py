"""One article of a batch, what it is audited with, and the key that tells whether that was done already."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from mtcheck import __version__
from mtcheck.inputs import Upload

if TYPE_CHECKING:
    from mtcheck.settings import Waiver

__all__ = ["Broken", "GlossaryFile", "Item", "Options"]


@dataclass(frozen=True, slots=True)
class Item:
    """One article with its texts, so that whoever audits it needs no disk of ours.

    ``id`` is unique in a batch. ``where`` names the article in messages: a file, or a manifest's line. Texts are bytes
    of files (:class:`~mtcheck.inputs.Upload`), plain texts, or lists of sentences.
    """

    id: str
    where: str
    translation: Upload | str | tuple[str, ...]
    source: Upload | str | tuple[str, ...] | None = None
    references: tuple[Upload | str | tuple[str, ...], ...] = ()
    quotes: tuple[str, ...] = ()
    source_lang: str | None = None
    target_lang: str | None = None
    title: str | None = None
    published: date | None = None
    engine: str | None = None
    section: str | None = None

    def key(self, options: Options) -> str:
        """64 hexadecimal digits: SHA-256 of everything that the article's report depends on."""
        digest = hashlib.sha256()
        for part in (
            f"mtcheck {__version__}",
            options.fingerprint,
            self.id,
            self.source_lang,
            self.target_lang,
            self.title,
            self.published.isoformat() if self.published else None,
            self.engine,
            self.section,
            self.translation,
            self.source,
            *self.references,
            *self.quotes,
        ):
            data = _bytes(part)
            digest.update(f"{len(data)}:".encode() + data)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Broken:
    """An article of a source that cannot even be read; ``reason`` is one line for the user."""

    id: str
    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """A glossary's file as the driver read it."""

    name: str
    data: bytes
    lenient: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What every article of a batch is audited with. Can be sent to another process or machine.

    ``glossaries`` are files in order of rising rank; the starter glossary goes before them if ``default_glossary``.
    ``baseline`` is the text of a baseline file.
    """

    default_glossary: bool = True
    glossaries: tuple[GlossaryFile, ...] = ()
    translator: str | None = None
    disable: tuple[str, ...] = ()
    source_lang: str | None = None
    target_lang: str | None = None
    baseline: Upload | None = None
    waivers: tuple[Waiver, ...] = ()

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal digits: SHA-256 of every option that a report depends on."""
        digest = hashlib.sha256()
        for file in self.glossaries:
            digest.update(_bytes(Upload(file.data, f"{file.name}:{file.lenient}")))
        digest.update(_bytes(self.baseline))
        waivers = [(item.check, item.text, item.reason, str(item.until)) for item in self.waivers]
        values: list[Any] = [self.default_glossary, self.translator, self.disable, self.source_lang, self.target_lang]
        digest.update(json.dumps([*values, waivers]).encode())
        return digest.hexdigest()


def _bytes(value: Upload | str | tuple[str, ...] | None) -> bytes:
    """Distinct bytes for distinct values."""
    if isinstance(value, Upload):
        return b"upload\0" + value.name.rpartition(".")[2].encode("utf-8", "surrogatepass") + b"\0" + value.data
    return json.dumps(value).encode()
