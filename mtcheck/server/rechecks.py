"""Open articles are audited again when the glossary or a waiver changes: those that have one of its words."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any, Final

import zstandard
from sqlalchemy import delete, insert, select, update

from mtcheck.languages.script import to_latin
from mtcheck.server.schema import articles, audits, now, rechecks, revisions
from mtcheck.server.submissions import recheck
from mtcheck.text.words import word_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

    from mtcheck.server.database import Database

__all__ = ["ask_again", "go_on", "words_of"]

_STEM: Final = 3
"""The fewest letters that a word's case forms share (*Kuleba*, *Kulebom*; *Beč*, *Beču*)."""
_AT_ONCE: Final = 50


def words_of(*texts: str) -> list[str]:
    """Stems, one of which an article must have if it has any of these words in any form."""
    words = (word for text in texts for word in word_texts(_plain(text), inside=(), digits="joined"))
    return sorted({word[:_STEM] for word in words if len(word) >= _STEM})


def ask_again(connection: Connection, why: str, words: Sequence[str]) -> None:
    """Have open articles with one of the words audited again; all of them without words."""
    connection.execute(insert(rechecks).values(why=why[:300], words=json.dumps(list(words)), after="", at=now()))


def go_on(database: Database) -> bool:
    """Check the next open articles; returns whether there may be more."""
    with database.read() as connection:
        row = connection.execute(select(rechecks).order_by(rechecks.c.id).limit(1)).first()
        if row is None:
            return False
        found = connection.execute(
            select(articles.c.id, revisions.c.texts)
            .join(audits, audits.c.id == articles.c.audit_id)
            .join(revisions, revisions.c.id == audits.c.revision_id)
            .where(articles.c.state == "open", articles.c.id > row.after)
            .order_by(articles.c.id)
            .limit(_AT_ONCE)
        ).all()
    words = json.loads(row.words)
    wanted = [article.id for article in found if not words or _has(article.texts, words)]
    with database.write() as connection:
        for article in wanted:
            recheck(connection, article, row.why)
        if len(found) < _AT_ONCE:
            connection.execute(delete(rechecks).where(rechecks.c.id == row.id))
        else:
            connection.execute(update(rechecks).where(rechecks.c.id == row.id).values(after=found[-1].id))
    return True


def _has(texts: bytes, words: Iterable[str]) -> bool:
    value: dict[str, Any] = json.loads(zstandard.ZstdDecompressor().decompress(texts))
    text = _plain(json.dumps(value, ensure_ascii=False))
    return any(word in text for word in words)


def _plain(text: str) -> str:
    """The text in lower-case Latin without accents, which all spellings of a word share."""
    plain = unicodedata.normalize("NFKD", to_latin(text).casefold())
    return "".join(char for char in plain if not unicodedata.combining(char)).replace("đ", "dj").replace("ł", "l")
