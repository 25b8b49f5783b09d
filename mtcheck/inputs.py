"""What an audit is given, however it was given: texts, files, lists of sentences, or an article's folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from mtcheck.errors import InputError

if TYPE_CHECKING:
    from mtcheck.read import Document

__all__ = ["Inputs", "Text", "TextInput", "Upload", "gather"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file whose bytes the caller has; ``name`` tells its format (``.html``) and names it in errors."""

    data: bytes
    name: str


Text: TypeAlias = str | Path | Upload | Sequence[str]
"""A text, a file, the bytes of a file, or a text already segmented into sentences."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class TextInput:
    """One text; ``content`` is a tuple where it came segmented. ``sha256`` is of the bytes of the file, or of UTF-8."""

    content: str | tuple[str, ...]
    sha256: str
    notices: tuple[str, ...] = ()
    title: str | None = None
    published: date | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """The texts of one article and what its folder says about them."""

    id: str
    translation: TextInput
    source: TextInput | None = None
    references: tuple[TextInput, ...] = ()
    quotes: tuple[str, ...] = ()
    title: str | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    published: date | None = None
    engine: str | None = None
    section: str | None = None

    def named(self) -> Iterator[tuple[str, TextInput]]:
        """Each text with its name: translation, source, reference.1, reference.2 …"""
        yield "translation", self.translation
        if self.source is not None:
            yield "source", self.source
        for number, reference in enumerate(self.references, 1):
            yield f"reference.{number}", reference


def gather(translation: Text, source: Text | None, references: Sequence[Text], quotes: Text | None) -> Inputs:
    """Read everything. What is passed goes before what an article's folder names.

    Raises :class:`mtcheck.errors.InputError`.
    """
    from mtcheck.read import is_article_folder

    if isinstance(references, str | Path | Upload):
        references = (references,)
    if sum(isinstance(item, Path) and str(item) == "-" for item in (translation, source, *references)) > 1:
        raise InputError("-: standard input can be read only once: name a file for the other texts")
    passed_source = None if source is None else _text(source, "source")
    passed_references = tuple(_text(item, "reference") for item in references)
    if isinstance(translation, Path) and is_article_folder(translation):
        return _folder(translation, passed_source, passed_references, quotes)
    main = _text(translation, "translation")
    name = "article"
    if isinstance(translation, Upload):
        name = Path(translation.name).stem or name
    elif isinstance(translation, Path) and str(translation) != "-":
        name = translation.stem
    return Inputs(
        id=name,
        translation=main,
        source=passed_source,
        references=passed_references,
        quotes=_quotes(quotes),
        title=main.title,
        published=main.published,
    )


def _folder(path: Path, source: TextInput | None, references: tuple[TextInput, ...], quotes: Text | None) -> Inputs:
    from mtcheck.read import read_article_folder

    folder = read_article_folder(path)
    main = _document(folder.translation)
    return Inputs(
        id=folder.id,
        translation=main,
        source=source or (_document(folder.source) if folder.source else None),
        references=references or tuple(map(_document, folder.references)),
        quotes=_quotes(folder.quotes if quotes is None else quotes),
        title=folder.title or main.title,
        source_lang=folder.source_lang,
        target_lang=folder.target_lang,
        published=folder.published or main.published,
        engine=folder.engine,
        section=folder.section,
    )


def _text(value: Text, name: str) -> TextInput:
    if isinstance(value, Path):
        from mtcheck.read import read_text

        return _document(read_text(value))
    if isinstance(value, Upload):
        from mtcheck.read import read_bytes

        return _document(read_bytes(value.data, value.name, suffix=Path(value.name).suffix.lower()))
    content = _whole(value) if isinstance(value, str) else tuple(map(_whole, value))
    joined = content if isinstance(content, str) else "\n".join(content)
    if not joined.strip() and not (name == "translation" and isinstance(content, tuple) and content):
        raise InputError(f"{name}: the text is empty")
    return TextInput(content, hashlib.sha256(joined.encode()).hexdigest())


def _whole(text: str) -> str:
    """The text without halves of UTF-16's pairs (JSON can name one), which no file and no model takes."""
    return _SURROGATE.sub("\ufffd", text)


def _document(document: Document) -> TextInput:
    return TextInput(
        document.text, document.sha256, document.notices, document.title, document.published, document.path
    )


def _quotes(value: Text | None) -> tuple[str, ...]:
    """Original statements: a text, texts, a file, or all files of a folder in the order of their names."""
    if value is None:
        return ()
    if isinstance(value, Upload):
        from mtcheck.read import read_bytes

        return (read_bytes(value.data, value.name, suffix=Path(value.name).suffix.lower()).text,)
    if not isinstance(value, Path):
        return (value,) if isinstance(value, str) else tuple(value)
    from mtcheck.read import read_text

    files = sorted(file for file in value.rglob("*") if file.is_file()) if value.is_dir() else [value]
    return tuple(read_text(file).text for file in files)
