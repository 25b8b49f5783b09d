"""Files to texts and pairs: encodings, markup, article folders, and the parts of a page that are not the article."""

from __future__ import annotations

from mtcheck.read.bilingual import BilingualDocument, bilingual_format, declared_in, declared_languages, read_articles
from mtcheck.read.document import Document
from mtcheck.read.folder import (
    ArticleFiles,
    declared_keys,
    find_article_files,
    is_article_folder,
)
from mtcheck.read.furniture import find_furniture
from mtcheck.read.pair import Asked, Pair
from mtcheck.read.text import read_bytes, read_data, read_file, read_text

__all__ = [
    "ArticleFiles",
    "Asked",
    "BilingualDocument",
    "Document",
    "Pair",
    "bilingual_format",
    "declared_in",
    "declared_keys",
    "declared_languages",
    "find_article_files",
    "find_furniture",
    "is_article_folder",
    "read_articles",
    "read_bytes",
    "read_data",
    "read_file",
    "read_text",
]
