"""A folder of articles: those with an ``article.toml``, and files that belong together by their names or links.

Two files are one article if they differ by a language tag alone: ``x.en.txt`` and ``x.sr.txt``, ``x_en.html`` and
``x_sr.html``, ``en/x.html`` and ``sr/x.html``; or if a page names the other's file by ``hreflang``. A third part
``ref`` or ``reference`` names a human translation: ``x.ref.en.txt``.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from mtcheck.batch.item import Broken, Item
from mtcheck.errors import InputError
from mtcheck.files import files_in, load, refuse_endless
from mtcheck.inputs import Upload
from mtcheck.languages.language import group
from mtcheck.read import find_article_files, is_article_folder, read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["article_item", "folder_items"]

_TEXTS: Final = frozenset(
    {
        ".txt",
        ".md",
        ".markdown",
        ".html",
        ".htm",
        ".xhtml",
        ".mhtml",
        ".mht",
        ".docx",
        ".odt",
        ".fodt",
        ".rtf",
        ".srt",
        ".vtt",
    }
)
_BILINGUAL: Final = frozenset({".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".tmx", ".po"})
_TAG: Final = r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4}){0,2}"
_IN_NAME: Final = re.compile(rf"(?P<stem>.+?)[._-](?P<tag>{_TAG})", re.IGNORECASE)
_REFERENCE: Final = re.compile(
    r"(?P<before>.+?)[._-](?:ref|reference)(?:[._-]?\d{1,2})?(?P<after>[._-].+)?", re.IGNORECASE
)
_HREFLANG: Final = re.compile(rb"<(?:link|a)\b[^>]{0,500}hreflang[^>]{0,500}>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(rb"""\b(hreflang|href)\s*=\s*["']?([^"'\s>]{1,500})""", re.IGNORECASE)
_HEAD: Final = 200_000
"""Bytes of a page in which its links to other languages stand."""


@dataclass(slots=True)
class _Group:
    """Files of one article by the language that their names tell."""

    by_tag: dict[str, Path] = field(default_factory=dict)
    references: list[Path] = field(default_factory=list)
    untagged: Path | None = None


def folder_items(folder: Path, *, source_lang: str | None, target_lang: str | None) -> Iterator[Item | Broken]:
    """The articles in a folder and the folders below it, in the order of their paths.

    Raises :class:`mtcheck.errors.InputError` for a folder without a single article.
    """
    found = False
    for item in _found(folder, source_lang, group(target_lang or "en")):
        found = True
        yield item
    if not found:
        raise InputError(
            f"{folder}: no article was found in this folder: articles are folders with an article.toml, pairs such as "
            "x.en.txt and x.sr.txt or en/x.html and sr/x.html, and bilingual files"
        )


def _found(folder: Path, source_lang: str | None, target: str) -> Iterator[Item | Broken]:
    groups: dict[str, _Group] = {}
    unread: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unread.append):
        folders.sort()
        here = Path(place)
        if is_article_folder(here):
            folders.clear()
            yield article_item(here, _id(folder, here))
            continue
        for name in sorted(names):
            path = here / name
            if path.suffix.lower() in _BILINGUAL:
                yield _read(Item(_id(folder, path.with_suffix("")), str(path), Upload(b"", path.name)), path)
            elif path.suffix.lower() in _TEXTS and not name.startswith("."):
                _sort_in(groups, folder, path)
    for error in unread:  # a share that is gone, a folder that may not be looked into: its articles are missing
        place = str(error.filename or folder)
        yield Broken(place, place, f"{place}: this folder cannot be read: {error.strerror or error}")
    _join_linked(groups, target)
    for name in sorted(groups):
        item = _pair(name, groups[name], source_lang, target)
        if item is not None:
            yield item


def article_item(folder: Path, name: str | None = None) -> Item | Broken:
    """The article of a folder with an ``article.toml``; its id is the one given there, else ``name``."""
    try:
        files = find_article_files(folder)
        quotes = files.quotes
        texts = files_in(quotes) if quotes and quotes.is_dir() else []
        own = folder.resolve().name
        return Item(
            id=files.id if files.id != own else name or own,
            where=str(folder),
            translation=_upload(files.translation),
            source=_upload(files.source) if files.source else None,
            references=tuple(map(_upload, files.references)),
            quotes=tuple(read_text(file).text for file in (texts or ([quotes] if quotes else []))),
            source_lang=files.source_lang,
            target_lang=files.target_lang,
            title=files.title,
            published=files.published,
            engine=files.engine,
            section=files.section,
        )
    except (InputError, ValueError) as error:
        return Broken(name or folder.name, str(folder), str(error))


def _sort_in(groups: dict[str, _Group], folder: Path, path: Path) -> None:
    """Put a file into its article's group: by a tag in its name, else by a folder whose name is a tag."""
    relative = PurePosixPath(path.relative_to(folder).as_posix())
    stem, reference = relative.name.removesuffix(relative.suffix), False
    if (named := _REFERENCE.fullmatch(stem)) and named["before"]:
        stem, reference = named["before"] + (named["after"] or ""), True
    tag, base = "", str(relative.parent / stem)
    if (tagged := _IN_NAME.fullmatch(stem)) and _is_known(tagged["tag"]):
        tag, base = tagged["tag"], str(relative.parent / tagged["stem"])
    else:
        parts = relative.parent.parts
        places = [number for number, part in enumerate(parts) if re.fullmatch(_TAG, part) and _is_known(part)]
        if places:
            tag = parts[places[-1]]
            base = str(PurePosixPath(*parts[: places[-1]], *parts[places[-1] + 1 :]) / stem)
    found = groups.setdefault(base.removeprefix("./"), _Group())
    if reference:
        found.references.append(path)
    elif tag:
        found.by_tag.setdefault(tag, path)
    else:
        found.untagged = path


def _is_known(tag: str) -> bool:
    """Whether this is a tag of a language, and not a file's ``.min`` or ``-new``."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return group(tag) == "hbs"
    return True


def _pair(name: str, found: _Group, source_lang: str | None, target: str) -> Item | Broken | None:
    translations = [(tag, path) for tag, path in found.by_tag.items() if group(tag) == target]
    others = [(tag, path) for tag, path in found.by_tag.items() if group(tag) != target]
    if source_lang is not None and len(others) > 1:
        others = [(tag, path) for tag, path in others if group(tag) == group(source_lang)] or others
    if not translations and found.untagged is not None:
        translations = [("", found.untagged)]
    if not translations:
        return None
    tag, path = translations[0]
    if len(others) > 1:
        names = ", ".join(str(other.name) for _, other in others)
        return Broken(name, str(path), f"{path}: which is the source: {names}? Name its language (--source-lang)")
    source_tag, source = others[0] if others else (None, None)
    item = Item(name, str(path), Upload(b"", path.name), source_lang=source_tag, target_lang=tag or None)
    return _read(item, path, source, found.references)


def _read(item: Item, path: Path, source: Path | None = None, references: Iterable[Path] = ()) -> Item | Broken:
    from dataclasses import replace

    try:
        return replace(
            item,
            translation=_upload(path),
            source=_upload(source) if source else None,
            references=tuple(map(_upload, references)),
        )
    except InputError as error:
        return Broken(item.id, item.where, str(error))


def _upload(path: Path) -> Upload:
    try:
        return Upload(load(path), path.name)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _id(folder: Path, path: Path) -> str:
    name = path.relative_to(folder).as_posix()
    return folder.resolve().name if name == "." else name


def _join_linked(groups: dict[str, _Group], target: str) -> None:
    """Join groups of a single page each, where one page names the other's file as its own in another language."""
    single = {
        path.resolve(): name
        for name, found in groups.items()
        if (path := _only(found)) and path.suffix.lower() in {".html", ".htm", ".xhtml"}
    }
    for path, name in list(single.items()):
        if name not in groups:
            continue
        for tag, href in _links(path):
            other = single.get((path.parent / href).resolve())
            if other is None or other == name or other not in groups:
                continue
            linked = _only(groups[other])
            own = next((mine for mine, at in _links(path) if (path.parent / at).resolve() == path), None)
            if linked is None or own is None or target not in {group(tag), group(own)}:
                continue
            keep, drop = (name, other) if group(own) == target else (other, name)
            groups[keep] = _Group(by_tag={own: path, tag: linked})
            del groups[drop]
            break


def _only(found: _Group) -> Path | None:
    paths = [*found.by_tag.values(), *([found.untagged] if found.untagged else [])]
    return paths[0] if len(paths) == 1 and not found.references else None


def _links(path: Path) -> list[tuple[str, str]]:
    """``(tag, relative file)`` of a page's links to itself in other languages."""
    try:
        refuse_endless(path)
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return []
    made = []
    for element in _HREFLANG.findall(head):
        values = {key.lower(): value.decode("utf-8", "replace") for key, value in _ATTRIBUTE.findall(element)}
        tag, href = values.get(b"hreflang", ""), values.get(b"href", "")
        place = unquote(urlsplit(href).path).lstrip("/")
        if re.fullmatch(_TAG, tag, re.IGNORECASE) and place:
            made += [(tag, place)] if "/" not in place else [(tag, place), (tag, place.rpartition("/")[2])]
    return made
