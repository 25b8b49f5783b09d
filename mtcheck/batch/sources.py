"""Where the articles of a batch come from: folders, manifests, bilingual files, standard input.

A path is interpreted in this order: ``-`` and ``.jsonl`` are manifests, one article per line; a table (``.csv``,
``.tsv``) with a column ``id`` or ``translation_path`` is one too; a folder is searched; any other file is one article.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.batch.item import Item
from mtcheck.batch.manifest import LINES, is_manifest, manifest_items
from mtcheck.errors import InputError, reason_of
from mtcheck.files import load
from mtcheck.inputs import Upload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mtcheck.batch.item import Broken

__all__ = ["read_items"]


def read_items(
    paths: Iterable[Path],
    *,
    source_lang: str | None,
    target_lang: str | None,
    split_by: str | None = None,
    left_out: Callable[[Path], None] = lambda _: None,
) -> Iterator[Item | Broken]:
    """The articles of all paths, in order, each read on demand.

    ``source_lang`` and ``target_lang`` (BCP 47) decide which files of a folder are which; ``target_lang`` is English if
    None. ``split_by`` is the field that separates the articles of one bilingual file; without it, a file is one
    article. ``left_out`` is called with the files in folders that are not part of an article. Raises
    :class:`mtcheck.errors.InputError` at once for a missing path.
    """
    paths = list(paths)
    for path in paths:
        if str(path) != "-" and not path.exists():
            raise InputError(f"{path}: no such file or folder")
    return chain.from_iterable(_items(path, source_lang, target_lang, split_by, left_out) for path in paths)


def _items(
    path: Path,
    source_lang: str | None,
    target_lang: str | None,
    split_by: str | None,
    left_out: Callable[[Path], None],
) -> Iterator[Item | Broken]:
    if (split_by is None or path.suffix.lower() in LINES or not path.is_file()) and is_manifest(path):
        return manifest_items(path)
    # The modules that read files are imported here: manifests of texts do not need them.
    if path.is_dir():
        from mtcheck.batch.folder import folder_items

        found = folder_items(path, source_lang=source_lang, target_lang=target_lang, left_out=left_out)
    else:
        found = iter((_file(path),))
    if split_by is None:
        return found
    from mtcheck.batch.parts import parts
    from mtcheck.read import Asked

    asked = Asked(source_lang, target_lang, article=split_by)
    return chain.from_iterable(parts(item, asked) for item in found)


def _file(path: Path) -> Item:
    try:
        return Item(path.stem, str(path), Upload(load(path), path.name))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {reason_of(error)}") from error
