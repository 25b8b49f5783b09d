"""The portal report as a folder to publish: the overview, and a page for each article that it names."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from mtcheck.errors import OutputError, reason_of
from mtcheck.files import write_whole
from mtcheck.report.html import render as render_article
from mtcheck.report.portal.page import render

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mtcheck.model import Report
    from mtcheck.report.portal.summary import Portal

__all__ = ["named_articles", "write_site"]

_ARTICLES: Final = "articles"
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_FILE_NAME: Final = 60


def named_articles(portal: Portal) -> list[str]:
    """The ids of the articles that the overview names, in its order, each once."""
    return list(dict.fromkeys([*(row.article for row in portal.worst), *(row.example for row in portal.names)]))


def write_site(portal: Portal, folder: Path, find: Callable[[str], Report | None]) -> int:
    """Write ``index.html`` and the pages of the articles that it names into ``folder``.

    ``find`` gives an article's report, None for one without a page.

    Returns how many pages of articles were written. Raises :class:`mtcheck.errors.OutputError`.
    """
    links: dict[str, str] = {}
    try:
        (folder / _ARTICLES).mkdir(parents=True, exist_ok=True)
        for article in named_articles(portal):
            report = find(article)
            if report is not None:
                links[article] = f"{_ARTICLES}/{_name(article)}"
                _write(folder / links[article], render_article(report))
        _write(folder / "index.html", render(portal, links))
    except OSError as error:
        raise OutputError(f"cannot write the pages to {folder}: {reason_of(error)}") from error
    return len(links)


def _name(article: str) -> str:
    """A file's name that is safe everywhere, and that no other id has."""
    digest = hashlib.sha256(article.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    readable = _UNSAFE.sub("-", article).strip("-.")[-_LONGEST_FILE_NAME:]
    return f"{readable}-{digest}.html" if readable else f"{digest}.html"


def _write(path: Path, text: str) -> None:
    write_whole(path, text.encode())
