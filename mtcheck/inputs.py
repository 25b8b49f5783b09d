"""The inputs of an audit in any form: texts, files, lists of sentences, or an article's folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from mtcheck.errors import InputError, UsageError, reason_of
from mtcheck.files import files_in
from mtcheck.text.hyphens import rejoin
from mtcheck.text.normal import Normalised, join, normalise

if TYPE_CHECKING:
    from mtcheck.model import Unit
    from mtcheck.read import Asked, BilingualDocument, Document

__all__ = ["Inputs", "Text", "TextInput", "Upload", "gather", "statements"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as bytes; ``name`` gives its format (``.html``) and names it in errors."""

    data: bytes
    name: str


Text: TypeAlias = str | Path | Upload | Sequence[str]
"""A text, a file, the bytes of a file, or a text already segmented into sentences."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class TextInput:
    """One text, normalised; ``content`` is a tuple if it came segmented, and ``whole`` the same in one piece.

    ``sha256`` is of the bytes of the file, or of the text as given in UTF-8.
    """

    content: str | tuple[str, ...]
    whole: Normalised
    sha256: str
    notices: tuple[str, ...] = ()
    title: str | None = None
    published: date | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """The texts of one article, and what its folder or bilingual file says about them.

    ``units`` has the place in the file of each pair of a bilingual file: then translation and source are segmented into
    the same number of elements, each beside its counterpart; ``unread`` counts broken units. ``original`` is the file,
    if notes can be written into it.
    """

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
    units: tuple[Unit, ...] = ()
    unread: int = 0
    original: bytes | None = None

    def called(self, **labels: str | None) -> Inputs:
        """The same with these labels, if given; like texts, labels have no lone surrogates."""
        told = {name: label or getattr(self, name) for name, label in labels.items()}
        return replace(self, **{name: _complete(label) for name, label in told.items() if label})  # type: ignore[arg-type]

    def named(self) -> Iterator[tuple[str, TextInput]]:
        """Each text with its name: translation, source, reference.1, reference.2 …"""
        yield "translation", self.translation
        if self.source is not None:
            yield "source", self.source
        for number, reference in enumerate(self.references, 1):
            yield f"reference.{number}", reference


def gather(
    translation: Text | BilingualDocument,
    source: Text | None,
    references: Sequence[Text],
    quotes: Text | None,
    asked: Asked | None = None,
) -> Inputs:
    """Read everything that has not been read yet. Arguments take precedence over an article's folder.

    ``asked``: the languages and columns of a bilingual file to read. Raises :class:`mtcheck.errors.InputError`, and
    :class:`mtcheck.errors.UsageError` for a source beside a bilingual file, which brings its own.
    """
    from mtcheck.read import BilingualDocument, is_article_folder

    if isinstance(references, str | Path | Upload):
        references = (references,)
    if sum(isinstance(item, Path) and str(item) == "-" for item in (translation, source, *references)) > 1:
        raise InputError("-: standard input can be read only once: give files for the other texts")
    passed_source = None if source is None else _text(source, "source", asked)
    passed_references = tuple(_text(item, "reference", asked) for item in references)
    if isinstance(translation, Path) and is_article_folder(translation):
        return _folder(translation, passed_source, passed_references, quotes, asked)
    main = _main(translation, asked)
    name = _name(translation)
    if isinstance(main, BilingualDocument):
        if passed_source is not None:
            raise UsageError(f"{main.path or name} is bilingual and has its own source: omit yours")
        return _bilingual(main, name, passed_references, _quotes(quotes))
    if asked is not None and asked.columns:
        raise UsageError("--columns names the columns of a bilingual CSV or TSV table; this article is not one")
    return Inputs(
        id=name,
        translation=main,
        source=passed_source,
        references=passed_references,
        quotes=_quotes(quotes),
        title=main.title,
        published=main.published,
    )


def _main(translation: Text | BilingualDocument, asked: Asked | None) -> TextInput | BilingualDocument:
    from mtcheck.read import BilingualDocument

    if isinstance(translation, BilingualDocument):
        return translation
    if isinstance(translation, Path | Upload):
        return _file(translation, asked)
    return _given_text(translation, "translation")


def _name(translation: Text | BilingualDocument) -> str:
    """The article's name, from its file."""
    if isinstance(translation, Upload):
        return Path(translation.name).stem or _UNNAMED
    return translation.stem if isinstance(translation, Path) and str(translation) != "-" else _UNNAMED


_UNNAMED: Final = "article"


def _bilingual(
    document: BilingualDocument, name: str, references: tuple[TextInput, ...], quotes: tuple[str, ...]
) -> Inputs:
    source, target, reference = (_column(document, side) for side in ("source", "target", "reference"))
    return Inputs(
        id=name,
        translation=replace(target, notices=document.notices),
        source=source,
        references=(*((reference,) if any(reference.content) else ()), *references),
        quotes=quotes,
        source_lang=document.source_lang,
        target_lang=document.target_lang,
        units=tuple(pair.unit for pair in document.pairs),
        unread=document.unread,
        original=document.original,
    )


def _column(document: BilingualDocument, side: str) -> TextInput:
    texts = tuple("" if side == "target" and pair.waits else _complete(getattr(pair, side)) for pair in document.pairs)
    return replace(_normalise_input(texts, document.sha256), path=document.path)


def _folder(
    path: Path,
    source: TextInput | None,
    references: tuple[TextInput, ...],
    quotes: Text | None,
    asked: Asked | None,
) -> Inputs:
    from mtcheck.read import BilingualDocument, find_article_files

    files = find_article_files(path)
    references = references or tuple(_text(file, "reference", asked) for file in files.references)
    main = _file(files.translation, asked)
    statements = _quotes(files.quotes if quotes is None else quotes)
    if isinstance(main, BilingualDocument):
        if source is not None or files.source is not None:
            raise UsageError(f"{main.path} is bilingual and has its own source: omit yours")
        inputs = _bilingual(main, files.id, references, statements)
    else:
        source = source or (_text(files.source, "source", asked) if files.source else None)
        inputs = Inputs(files.id, main, source, references, statements, title=main.title, published=main.published)
    return replace(
        inputs,
        title=files.title or inputs.title,
        source_lang=files.source_lang or inputs.source_lang,
        target_lang=files.target_lang or inputs.target_lang,
        published=files.published or inputs.published,
        engine=files.engine,
        section=files.section,
    )


def _file(file: Path | Upload, asked: Asked | None) -> TextInput | BilingualDocument:
    from mtcheck.read import BilingualDocument, read_data, read_file

    document = read_file(file, asked) if isinstance(file, Path) else read_data(file.data, file.name, asked)
    return document if isinstance(document, BilingualDocument) else _document(document)


def _text(value: Text, name: str, asked: Asked | None) -> TextInput:
    """One side. In a bilingual file, that is the sources, or the translations for a reference."""
    if not isinstance(value, Path | Upload):
        return _given_text(value, name)
    read = _file(value, asked)
    return read if isinstance(read, TextInput) else _column(read, "source" if name == "source" else "target")


def _given_text(value: str | Sequence[str], name: str) -> TextInput:
    given = _complete(value) if isinstance(value, str) else tuple(map(_complete, value))
    lines = given if isinstance(given, str) else "\n".join(given)
    text = _normalise_input(given, hashlib.sha256(lines.encode()).hexdigest())
    if not text.whole.text.strip() and not (name == "translation" and given and not isinstance(given, str)):
        raise InputError(f"{name}: the text is empty")
    return text


def _normalise_input(given: str | tuple[str, ...], sha256: str) -> TextInput:
    if isinstance(given, str):
        from mtcheck.languages.english import is_word

        whole = rejoin(normalise(given), is_word)
        return TextInput(whole.text, whole, sha256)
    parts = [normalise(text) for text in given]
    return TextInput(tuple(part.text for part in parts), join(parts), sha256)


def _complete(text: str) -> str:
    """The text without lone surrogates (which JSON can name), because files and models do not accept them."""
    return _SURROGATE.sub("\ufffd", text)


def _document(document: Document) -> TextInput:
    return replace(
        _normalise_input(document.text, document.sha256),
        notices=document.notices,
        title=document.title,
        published=document.published,
        path=document.path,
    )


def _quotes(value: Text | None) -> tuple[str, ...]:
    return tuple(normalise(_complete(text)).text for text in statements(value))


def statements(value: Text | None) -> tuple[str, ...]:
    """Original statements: a text, texts, a file, or all files of a folder, sorted by name.

    Raises :class:`InputError` for a file that is not text.
    """
    if value is None:
        return ()
    if isinstance(value, Upload):
        from mtcheck.read import read_bytes

        return (read_bytes(value.data, value.name, suffix=Path(value.name).suffix.lower()).text,)
    if not isinstance(value, Path):
        return (value,) if isinstance(value, str) else tuple(value)
    from mtcheck.read import read_text

    try:
        files = files_in(value) if value.is_dir() else [value]
    except (OSError, ValueError) as error:
        raise InputError(f"{value}: cannot be read: {reason_of(error)}") from error
    return tuple(read_text(file).text for file in files)
