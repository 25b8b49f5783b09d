"""An article's folder: ``article.toml`` names the texts and describes them.

::

    id = "blinken-kyiv"            # optional: the folder's name otherwise
    title = "..."                  # optional, as are published, engine, section, and every note
    source_lang = "cnr"
    target_lang = "en"
    published = 2022-01-18
    quotes = "quotes"              # optional: a file of original statements, or a folder of them

    [translation]
    path = "translation.en.txt"    # inside the folder

    [source]
    path = "source.cnr.txt"

    [[reference]]
    path = "reference.en.txt"

    [expect]
    verdict = "fix"                # optional: what a person decided, for mtcheck evaluate --verdicts
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from mtcheck.errors import InputError, reason_of
from mtcheck.files import inside, load, parse_toml
from mtcheck.model import Decision
from mtcheck.unknown import unknown

__all__ = [
    "ArticleFiles",
    "declared_keys",
    "find_article_files",
    "is_article_folder",
]

_FILE: Final = "article.toml"
_WORDS: Final = ("id", "title", "source_lang", "target_lang", "engine", "section", "quotes")
_KEYS: Final = frozenset({*_WORDS, "published", "translation", "source", "reference", "verdict", "expect"})
_VERDICTS: Final = frozenset(decision.value for decision in Decision)
_TEXT_KEYS: Final = frozenset({"path", "note"})


@dataclass(frozen=True, slots=True)
class ArticleFiles:
    """The contents of an ``article.toml``: the article's files, not read yet, and what is known about it.

    ``id`` is the one given there, or else the folder's name. ``translation``, ``source``, ``references`` and ``quotes``
    are files inside the folder; ``quotes`` may be a folder. ``title``, ``published``, ``engine`` and ``section`` are
    None if it does not give them, and so are the BCP 47 tags ``source_lang`` and ``target_lang``.
    """

    id: str
    translation: Path
    source: Path | None
    references: tuple[Path, ...]
    title: str | None = None
    source_lang: str | None = None
    target_lang: str | None = None
    published: date | None = None
    engine: str | None = None
    section: str | None = None
    quotes: Path | None = None
    expected: str | None = None
    """The verdict that a person gave, one of :class:`mtcheck.model.Decision`'s."""


def is_article_folder(path: str | Path) -> bool:
    """Whether ``path`` is a folder with an ``article.toml``, or that file itself."""
    path = Path(path)
    try:
        return (path / _FILE).is_file() or (path.name == _FILE and path.is_file())
    except OSError:  # reported when it is read
        return False


def find_article_files(path: str | Path) -> ArticleFiles:
    """The files that the ``article.toml`` of the folder ``path`` (or that file itself) names, without reading them.

    Raises :class:`InputError` for a missing or broken ``article.toml``, an unknown key, and a path that leaves the
    folder.
    """
    folder = _folder(path)
    table = _load(folder)
    words = {key: _word(table, key, folder) for key in _WORDS}
    translation = _file(table.get("translation"), "translation", folder)
    if translation is None:
        raise InputError(f"{folder / _FILE}: the table [translation] with its path is missing")
    references = table.get("reference", [])
    if not isinstance(references, list):
        raise InputError(f"{folder / _FILE}: references are written [[reference]], with double brackets")
    return ArticleFiles(
        id=words["id"] or folder.resolve().name,
        translation=translation,
        source=_file(table.get("source"), "source", folder),
        references=tuple(file for item in references if (file := _file(item, "reference", folder))),
        title=words["title"],
        source_lang=words["source_lang"],
        target_lang=words["target_lang"],
        published=_publication_date(table, folder),
        engine=words["engine"],
        section=words["section"],
        quotes=_inside(folder, words["quotes"]) if words["quotes"] else None,
        expected=_expected_verdict(table, folder),
    )


def declared_keys(path: str | Path) -> frozenset[str]:
    """The keys that the ``article.toml`` of a folder sets (``source_lang``); empty for any other path.

    Raises :class:`InputError` for a broken one.
    """
    return frozenset(_load(_folder(path))) if is_article_folder(path) else frozenset()


def _folder(path: str | Path) -> Path:
    path = Path(path)
    return path.parent if path.name == _FILE and path.is_file() else path


def _load(folder: Path) -> dict[str, object]:
    file = folder / _FILE
    try:
        table: dict[str, object] = parse_toml(load(file).decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise InputError(f"{folder}: this folder has no {_FILE}") from error
    except OSError as error:
        raise InputError(f"{file}: cannot be read: {reason_of(error)}") from error
    except ValueError as error:
        raise InputError(f"{file}: not valid TOML: {str(error).splitlines()[0]}") from error
    if others := sorted(table.keys() - _KEYS):
        raise InputError(f"{file}: {unknown('key', others[0], sorted(_KEYS), 'the keys are')}")
    return table


def _word(table: dict[str, object], key: str, folder: Path) -> str | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise InputError(f"{folder / _FILE}: {key} must be text in quotation marks")
    return value


def _expected_verdict(table: dict[str, object], folder: Path) -> str | None:
    expect = table.get("expect", {})
    if not isinstance(expect, dict) or not expect.keys() <= {"verdict"}:
        raise InputError(f'{folder / _FILE}: [expect] has one key, as in verdict = "fix"')
    verdict = expect.get("verdict", table.get("verdict"))
    if verdict is None or (isinstance(verdict, str) and verdict in _VERDICTS):
        return verdict
    raise InputError(f"{folder / _FILE}: verdict must be one of {', '.join(sorted(_VERDICTS))}, not {verdict!r}")


def _publication_date(table: dict[str, object], folder: Path) -> date | None:
    value = table.get("published")
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            value = 0
    if isinstance(value, datetime):
        return value.date()
    if value is not None and not isinstance(value, date):
        raise InputError(f"{folder / _FILE}: published must be a date such as 2022-01-18")
    return value


def _file(table: object, name: str, folder: Path) -> Path | None:
    if table is None:
        return None
    if not isinstance(table, dict) or not isinstance(table.get("path"), str):
        raise InputError(f'{folder / _FILE}: [{name}] needs a path, as in path = "{name}.txt"')
    if unknown := sorted(table.keys() - _TEXT_KEYS):
        raise InputError(f"{folder / _FILE}: unknown key {unknown[0]!r} in [{name}]; the keys are path, note")
    return _inside(folder, table["path"])


def _inside(folder: Path, name: str) -> Path:
    try:
        return inside(folder, name, "the article's folder")
    except ValueError as error:
        raise InputError(f"{folder / _FILE}: {error}") from error
