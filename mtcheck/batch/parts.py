"""The articles of a bilingual file that holds several."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.batch.item import Broken, Item
from mtcheck.errors import MtcheckError
from mtcheck.inputs import Upload
from mtcheck.read import Asked, BilingualDocument, bilingual_format, read_articles

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["parts"]


def parts(item: Item | Broken, asked: Asked) -> Iterator[Item | Broken]:
    """The articles of a bilingual file, identified by the field ``asked.article``; for any other item, the item
    itself."""
    file = item.translation if isinstance(item, Item) else None
    form = bilingual_format(file.data, Path(file.name).suffix.lower()) if isinstance(file, Upload) else None
    if not (isinstance(item, Item) and isinstance(file, Upload) and form):
        yield item
        return
    try:
        for name, part in read_articles(file.data, item.where, form, asked):
            if isinstance(part, BilingualDocument):
                yield replace(item, id=f"{item.id}/{name}", translation=part)
            else:
                yield Broken(f"{item.id}/{name}" if name else item.id, item.where, str(part))
    except MtcheckError as error:
        yield Broken(item.id, item.where, str(error))
