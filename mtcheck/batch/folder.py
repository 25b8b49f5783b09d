"""A folder of articles: those with an ``article.toml``, and files that belong together by their names or links.

Two files are one article if they differ by a language tag alone: ``x.en.txt`` and ``x.sr.txt``, ``x_en.html`` and
``x_sr.html``, ``en/x.html`` and ``sr/x.html``, ``x/en.txt`` and ``x/sr.txt``; if their names say which is which:
``x.source.txt`` and ``x.translation.txt``; or if a page names the other's file by ``hreflang``. A part ``ref`` or
``reference`` names a human translation: ``x.ref.en.txt``.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from mtcheck.batch.item import Broken, Item
from mtcheck.batch.store import is_results
from mtcheck.controls import one_line
from mtcheck.errors import InputError, reason_of
from mtcheck.files import files_in, inside, load, refuse_endless
from mtcheck.inputs import Upload
from mtcheck.languages import registry
from mtcheck.languages.language import group
from mtcheck.languages.tags import USUAL_TARGET, primary
from mtcheck.read import find_article_files, is_article_folder, read_text
from mtcheck.read.signature import is_report_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

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
_PAGES: Final = frozenset({".html", ".htm"})
_PAGES_HEAD: Final = 4000
_BILINGUAL: Final = frozenset({".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".tmx", ".po"})
_TAG: Final = r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4}){0,2}"
_IN_NAME: Final = re.compile(rf"(?P<stem>.+?)[._-](?P<tag>{_TAG})", re.IGNORECASE)
_REFERENCE: Final = re.compile(
    r"(?:(?P<before>.+?)[._-])?(?:ref|reference)(?:[._-]?\d{1,2})?(?P<after>[._-].+)?", re.IGNORECASE
)
_ROLE: Final = re.compile(
    r"(?:(?P<before>.+)[._-])?(?:(?P<source>source|src|original)|(?P<translation>translation|target|tgt|mt))",
    re.IGNORECASE,
)
_TABLES: Final = frozenset({".csv", ".tsv", ".tab"})
_ABOUT: Final = frozenset({"readme", "license", "licence", "changelog", "contributing"})
"""Names of texts that describe a folder."""

_HREFLANG: Final = re.compile(rb"<(?:link|a)\b[^>]{0,500}hreflang[^>]{0,500}>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(rb"""\b(hreflang|href)\s*=\s*["']?([^"'\s>]{1,500})""", re.IGNORECASE)
_HEAD: Final = 200_000
"""How many bytes of a page are searched for its links to other languages."""


@dataclass(slots=True)
class _Group:
    """The files of one article, by the language in their names."""

    by_tag: dict[str, Path] = field(default_factory=dict)
    references: list[Path] = field(default_factory=list)
    untagged: Path | None = None
    source: Path | None = None
    """Files named as the source, without a language in their names."""

    def only(self) -> Path | None:
        """Its file, if there is a single one."""
        paths = [*self.by_tag.values(), *self.references, *filter(None, (self.untagged, self.source))]
        return paths[0] if len(paths) == 1 else None


def folder_items(
    folder: Path,
    *,
    source_lang: str | None,
    target_lang: str | None,
    left_out: Callable[[Path], None] = lambda _: None,
) -> Iterator[Item | Broken]:
    """The articles in a folder and the folders below it, in the order of their paths.

    ``left_out`` is called with every file that is not part of an article, except hidden ones. Raises
    :class:`mtcheck.errors.InputError` for a folder without a single article.
    """
    found = False
    for item in _items_in(folder, source_lang, group(target_lang or USUAL_TARGET), left_out):
        found = True
        yield item
    if not found:
        raise InputError(
            f"{folder}: no articles found; articles are folders with an article.toml, pairs such as "
            "x.en.txt and x.sr.txt or en/x.html and sr/x.html, and bilingual files"
        )


def _is_bilingual(path: Path) -> bool:
    suffix = path.suffix.lower()
    return suffix in _BILINGUAL or (suffix in _TABLES and _is_table(path))


def _is_text(path: Path) -> bool:
    suffix = path.suffix.lower()
    return suffix in _TEXTS and path.stem.lower() not in _ABOUT and not (suffix in _PAGES and _is_report(path))


def _is_report(page: Path) -> bool:
    """Whether a page was written by ``mtcheck report --html`` or ``audit``."""
    try:
        refuse_endless(page)
        with page.open("rb") as stream:
            return is_report_page(stream.read(_PAGES_HEAD).decode("utf-8", "replace"))
    except (OSError, InputError):
        return False  # an unreadable file is reported when its article is read


def _unread(error: OSError, folder: Path) -> Broken:
    """Report an unmounted share or an unreadable folder, whose articles are missing."""
    place = str(error.filename or folder)
    return Broken(place, place, one_line(f"{place}: this folder cannot be read: {reason_of(error)}"))


def _by_itself(path: Path, folder: Path) -> Item | Broken | None:
    """The item for a file that needs no other: a bilingual file, or a link that is not followed."""
    if wrong := _wrong_link(path, folder):
        return wrong
    if _is_bilingual(path):
        return _read_item(Item(_id(folder, path.with_suffix("")), str(path), Upload(b"", path.name)), path)
    return None


def _wrong_link(path: Path, folder: Path) -> Broken | None:
    """Why a link in the batch's folder is not followed: it leads out of the folder, or in a circle. The folder may come
    from someone else."""
    if not path.is_symlink():
        return None
    try:
        inside(folder, path.relative_to(folder))
    except ValueError as error:
        return Broken(_id(folder, path), str(path), one_line(f"{path}: this link is not followed: {error}"))
    return None


def _items_in(
    folder: Path, source_lang: str | None, target: str, left_out: Callable[[Path], None]
) -> Iterator[Item | Broken]:
    groups: dict[str, _Group] = {}
    unread: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=unread.append):
        folders.sort()
        here = Path(place)
        if is_article_folder(here):
            folders.clear()
            yield article_item(here, _id(folder, here))
            continue
        folders[:] = [name for name in folders if _is_searched(here / name)]
        for path in _visible(here, names):
            if by_itself := _by_itself(path, folder):
                yield by_itself
            elif not _is_text(path) or not _sort_in(groups, folder, path):
                left_out(path)
    yield from (_unread(error, folder) for error in unread)
    _join_named(groups, target)
    _join_linked(groups, target)
    for name in sorted(groups):
        item = _pair(folder.resolve().name if name == "." else name, groups[name], source_lang, target)
        if item is not None:
            yield item
        else:
            _leave_out(groups[name], left_out)


def _visible(folder: Path, names: Iterable[str]) -> Iterator[Path]:
    return (folder / name for name in sorted(names) if not name.startswith("."))


def _is_searched(folder: Path) -> bool:
    return not folder.name.startswith(".") and not is_results(folder)


def _leave_out(found: _Group, left_out: Callable[[Path], None]) -> None:
    for path in (*found.by_tag.values(), *found.references):
        left_out(path)


def article_item(folder: Path, name: str | None = None) -> Item | Broken:
    """The article in a folder with an ``article.toml``; its id is the one given there, or else ``name``."""
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


def _sort_in(groups: dict[str, _Group], folder: Path, path: Path) -> bool:
    """Put a file into its article's group: by a tag in its name, or else by a folder whose name is a tag.

    False if another file is already in its place.
    """
    relative = PurePosixPath(path.relative_to(folder).as_posix())
    stem, reference = relative.name.removesuffix(relative.suffix), False
    if named := _REFERENCE.fullmatch(stem):
        if not named["before"]:
            groups.setdefault(str(relative.parent), _Group()).references.append(path)
            return True
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
        return True
    if tag:
        return found.by_tag.setdefault(tag, path) is path
    found.untagged = found.untagged or path
    return found.untagged is path


def _is_table(path: Path) -> bool:
    """Whether a table has sources and translations, by its header, and is not a list of articles."""
    from mtcheck.batch.manifest import is_manifest
    from mtcheck.read.bilingual_table import is_table

    try:
        refuse_endless(path)
        with path.open("rb") as stream:
            head = stream.read(_HEAD).decode("utf-8", "replace")
        return is_table(head if len(head) < _HEAD else head.rpartition("\n")[0]) and not is_manifest(path)
    except (OSError, InputError):
        return False


def _join_named(groups: dict[str, _Group], target: str) -> None:
    """Join groups of a single file each whose names say which is which: ``source`` and ``translation``, or tags."""
    by_role, by_tag = _named_by_role_or_tag(groups)
    for base, roles in by_role.items():
        if roles.keys() == {"source", "translation"} and not _has_texts(groups.get(base)):
            source, translation = (groups.pop(roles[role]) for role in ("source", "translation"))
            made = groups.setdefault(base, _Group())
            made.by_tag = {**translation.by_tag, **source.by_tag}
            made.untagged, made.source = translation.untagged, source.untagged
    for base, tags in by_tag.items():
        if len(tags) > 1 and any(group(tag) == target for tag in tags) and not _has_texts(groups.get(base)):
            files = {tag: groups.pop(name).untagged for tag, name in tags.items()}
            groups.setdefault(base, _Group()).by_tag = {tag: path for tag, path in files.items() if path}


def _named_by_role_or_tag(
    groups: Mapping[str, _Group],
) -> tuple[Mapping[str, dict[str, str]], Mapping[str, dict[str, str]]]:
    """The groups of a single file, by their common name, and by their role or their tag."""
    by_role: defaultdict[str, dict[str, str]] = defaultdict(dict)
    by_tag: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, found in groups.items():
        path = PurePosixPath(name)
        if found.only() is None or found.references:
            continue
        if role := _ROLE.fullmatch(path.name):
            by_role[str(path.parent / (role["before"] or ""))].setdefault(role.lastgroup or "", name)
        elif found.untagged and re.fullmatch(_TAG, path.name) and _is_known(path.name):
            by_tag[str(path.parent)].setdefault(path.name, name)
    return by_role, by_tag


def _has_texts(found: _Group | None) -> bool:
    return found is not None and bool(found.by_tag or found.untagged or found.source)


def _is_known(tag: str) -> bool:
    """Whether this is a language tag, not a file's ``.min`` or ``-new``."""
    from babel import Locale, UnknownLocaleError

    try:
        Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return primary(tag) in registry.tags()
    return True


def _pair(name: str, found: _Group, source_lang: str | None, target: str) -> Item | Broken | None:
    translation = _translation(found, target)
    if translation is None:
        return None
    tag, path = translation
    others = _possible_sources(found, source_lang, target)
    if len(others) > 1:
        names = ", ".join(str(other.name) for _, other in others)
        return Broken(
            name,
            str(path),
            f"{path}: more than one possible source: {names}; give the source's language with --source-lang",
        )
    source_tag, source = others[0] if others else (None, found.source)
    item = Item(name, str(path), Upload(b"", path.name), source_lang=source_tag, target_lang=tag or None)
    return _read_item(item, path, source, found.references)


def _translation(found: _Group, target: str) -> tuple[str, Path] | None:
    """The tag and file of the translation: the first in the target language, else the one without a tag."""
    for tag, path in found.by_tag.items():
        if group(tag) == target:
            return tag, path
    return None if found.untagged is None else ("", found.untagged)


def _possible_sources(found: _Group, source_lang: str | None, target: str) -> list[tuple[str, Path]]:
    """The tagged files in other languages than the target; of several, those in the source's language, if any are."""
    others = [(tag, path) for tag, path in found.by_tag.items() if group(tag) != target]
    if source_lang is None or len(others) < 2:
        return others
    return [(tag, path) for tag, path in others if group(tag) == group(source_lang)] or others


def _read_item(item: Item, path: Path, source: Path | None = None, references: Iterable[Path] = ()) -> Item | Broken:
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
        raise InputError(f"{path}: cannot be read: {reason_of(error)}") from error


def _id(folder: Path, path: Path) -> str:
    name = path.relative_to(folder).as_posix()
    return folder.resolve().name if name == "." else name


def _lone_page(found: _Group) -> Path | None:
    """The page that a group consists of."""
    path = None if found.references else found.only()
    return path if path and path.suffix.lower() in {".html", ".htm", ".xhtml"} else None


def _join_linked(groups: dict[str, _Group], target: str) -> None:
    """Join groups of a single page each, where one page names the other's file as its own in another language."""
    single = {path.resolve(): name for name, found in groups.items() if (path := _lone_page(found))}
    for path, name in list(single.items()):
        if name not in groups:
            continue
        for tag, href in _links(path):
            other = single.get(_end_of(path.parent / href))
            if other is None or other == name or other not in groups:
                continue
            linked = groups[other].only()
            own = next((mine for mine, at in _links(path) if _end_of(path.parent / at) == path), None)
            if linked is not None and own is not None and target in {group(tag), group(own)}:
                keep, drop = (name, other) if group(own) == target else (other, name)
                groups[keep] = _Group(by_tag={own: path, tag: linked})
                del groups[drop]
                break


def _end_of(path: Path) -> Path:
    """Where a path leads; the path itself if links are circular."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


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
        place = _path_of(href)
        if re.fullmatch(_TAG, tag, re.IGNORECASE) and place:
            made += [(tag, place)] if "/" not in place else [(tag, place), (tag, place.rpartition("/")[2])]
    return made


def _path_of(href: str) -> str:
    """The path of a link, relative to its site; empty for anything but the name of a file."""
    try:
        path = unquote(urlsplit(href).path).lstrip("/")
    except ValueError:
        return ""
    return "" if "\0" in path else path
