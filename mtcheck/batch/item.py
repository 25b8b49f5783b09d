"""One article of a batch, the options for its audit, and the key that shows whether it has already been audited."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mtcheck.errors import UsageError
from mtcheck.inputs import Upload
from mtcheck.version import __version__

if TYPE_CHECKING:
    from mtcheck.read import BilingualDocument
    from mtcheck.settings import Waiver

__all__ = ["Broken", "GlossaryFile", "Item", "Options", "Translate"]


def _storable(text: str | None) -> str | None:
    """The text without lone surrogates, which file names and JSON can have, but other files and databases cannot."""
    return text and text.encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True, slots=True)
class Item:
    """One article with its texts, so that its worker needs none of our files.

    ``id`` is unique in a batch. ``where`` names the article in messages: a file, or a manifest's line. Texts are bytes
    of files (:class:`~mtcheck.inputs.Upload`), plain texts, or lists of sentences; or the translation is part of a
    bilingual file, which includes its source.

    ``translation`` is audited against ``source`` and the human ``references``; ``quotes`` are original statements, as
    plain texts. ``source_lang`` and ``target_lang`` are BCP 47 tags, None to detect them. ``title``, ``published``,
    ``engine`` (which translated it) and ``section`` are shown in reports and used for grouping.
    """

    id: str
    where: str
    translation: Upload | str | tuple[str, ...] | BilingualDocument
    source: Upload | str | tuple[str, ...] | None = None
    references: tuple[Upload | str | tuple[str, ...], ...] = ()
    quotes: tuple[str, ...] = ()
    source_lang: str | None = None
    target_lang: str | None = None
    title: str | None = None
    published: date | None = None
    engine: str | None = None
    section: str | None = None
    known: Upload | None = None
    """A file of known issues for this article, instead of the options' baseline."""

    def __post_init__(self) -> None:
        for name in ("id", "where", "title", "engine", "section"):
            object.__setattr__(self, name, _storable(getattr(self, name)))

    def key(self, options: Options) -> str:
        """64 hexadecimal digits: the SHA-256 of everything that the article's report depends on."""
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
            str(len(self.references)),
            *self.references,
            *self.quotes,
            *((self.known,) if self.known is not None else ()),
        ):
            data = _bytes(part)
            digest.update(f"{len(data)}:".encode() + data)
        return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Broken:
    """An article that cannot even be read; ``reason`` is one line for the user.

    ``id`` and ``where`` are those of :class:`Item`.
    """

    id: str
    where: str
    reason: str

    def __post_init__(self) -> None:
        for name in ("id", "where", "reason"):
            object.__setattr__(self, name, _storable(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """A glossary file as read by the driver."""

    name: str
    data: bytes
    lenient: bool = False
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Translate:
    """The articles for a local model: ``all``, a ``share`` drawn by id, or only segments that are ``flagged``.

    Flagged are the segments in which the checks without a model found a new issue, however small, in undecided
    articles: those with a source and without a decisive issue. An article that must be fixed anyway gains nothing from
    a model, and a model finds least where there is no sign of trouble.
    """

    flagged: bool = False
    share: float = 1.0

    @classmethod
    def parse(cls, text: str) -> Translate:
        """``all``, ``flagged`` or ``sample:5%``. Raises :class:`mtcheck.errors.UsageError`."""
        if text == "all":
            return cls()
        if text == "flagged":
            return cls(flagged=True)
        kind, _, share = text.partition(":")
        try:
            percent = float(share.removesuffix("%"))
        except ValueError:
            percent = -1.0
        if kind != "sample" or not 0 < percent <= 100:
            raise UsageError(f"--translate {text}: expected all, flagged, none or a sample such as sample:5%")
        return cls(share=percent / 100)

    def draws(self, article: str) -> bool:
        """Whether the article with this id is in the sample; the same in every run."""
        digest = hashlib.sha256(article.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(digest[:8], "big") < self.share * 2**64


@dataclass(frozen=True, slots=True)
class Options:
    """The options for every article of a batch. They can be sent to another process or machine.

    ``glossaries`` are files in order of increasing rank, after the starter glossary if ``default_glossary``.
    ``translate`` says for which articles the ``translator`` is used, see :class:`Translate`. ``source_lang`` and
    ``target_lang`` (BCP 47) override an article's own values; ``usual_source_lang``, ``usual_target_lang`` and
    ``quotes`` (original statements) are used if it has none. ``baseline`` is a file of known issues, ``calibration``
    one that corrects confidences (:mod:`mtcheck.refit`).

    ``disable`` names checks to skip, ``waivers`` accept issues.
    """

    default_glossary: bool = True
    glossaries: tuple[GlossaryFile, ...] = ()
    translator: str | None = None
    translate: Translate = Translate()
    disable: tuple[str, ...] = ()
    source_lang: str | None = None
    target_lang: str | None = None
    usual_source_lang: str | None = None
    usual_target_lang: str | None = None
    quotes: tuple[str, ...] = ()
    baseline: Upload | None = None
    waivers: tuple[Waiver, ...] = ()
    calibration: Upload | None = None

    @property
    def known_source_lang(self) -> str | None:
        """The sources' language, as far as it is known before reading any of them."""
        return self.source_lang or self.usual_source_lang

    @property
    def known_target_lang(self) -> str | None:
        """The translations' language, likewise."""
        return self.target_lang or self.usual_target_lang

    @property
    def fingerprint(self) -> str:
        """64 hexadecimal digits: the SHA-256 of every option that a report depends on."""
        return _fingerprint(self)


@lru_cache(maxsize=4)
def _fingerprint(options: Options) -> str:
    """The fingerprint, computed once for all articles because glossaries are large."""
    digest = hashlib.sha256()
    for file in options.glossaries:
        digest.update(_bytes(Upload(file.data, f"{file.name}:{file.lenient}{file.columns or ''}")))
    digest.update(_bytes(options.baseline))
    if options.calibration is not None:
        digest.update(_bytes(options.calibration))
    waivers = [(item.check, item.text, item.reason, str(item.until)) for item in options.waivers]
    values: list[Any] = [
        options.default_glossary,
        options.translator,
        options.translate.flagged,
        options.translate.share,
        options.disable,
        options.source_lang,
        options.target_lang,
        options.usual_source_lang,
        options.usual_target_lang,
        options.quotes,
    ]
    digest.update(json.dumps([*values, waivers]).encode())
    return digest.hexdigest()


def _bytes(value: Upload | str | tuple[str, ...] | BilingualDocument | None) -> bytes:
    """Distinct bytes for distinct values."""
    if isinstance(value, Upload):
        return b"upload\0" + value.name.rpartition(".")[2].encode("utf-8", "surrogatepass") + b"\0" + value.data
    if value is None or isinstance(value, str | tuple):
        return json.dumps(value).encode()
    pairs = [(pair.unit.id, pair.unit.state, pair.source, pair.target, pair.reference) for pair in value.pairs]
    return b"pairs\0" + json.dumps([value.source_lang, value.target_lang, *pairs]).encode()
