"""The demo article, as a CMS would send it."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import TYPE_CHECKING

from mtcheck.read import find_article_files, read_text
from mtcheck.server.submissions import Submission

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["demo_article"]


def demo_article(folder: Path) -> Submission:
    """An article's folder as a submission. Raises :class:`mtcheck.errors.InputError`."""
    files = find_article_files(folder)
    published = tomllib.loads((folder / "article.toml").read_text(encoding="utf-8")).get("published")
    return Submission(
        name=files.id,
        translation=read_text(files.translation).text,
        source=read_text(files.source).text if files.source else None,
        references=tuple(read_text(path).text for path in files.references),
        title=files.title,
        section=files.section or "demo",
        engine=files.engine,
        source_lang=files.source_lang,
        target_lang=files.target_lang,
        published=published if isinstance(published, date) else files.published,
    )
