"""Files to text: encodings, markup, article folders, and what on a page is not the article."""

from __future__ import annotations

from mtcheck.read.boilerplate import find_boilerplate
from mtcheck.read.document import Document
from mtcheck.read.folder import ArticleFolder, declared_keys, is_article_folder, read_article_folder
from mtcheck.read.text import read_bytes, read_text

__all__ = [
    "ArticleFolder",
    "Document",
    "declared_keys",
    "find_boilerplate",
    "is_article_folder",
    "read_article_folder",
    "read_bytes",
    "read_text",
]
