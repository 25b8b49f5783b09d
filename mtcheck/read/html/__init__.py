"""The article of a saved web page, or of a piece of one, as a person reads it."""

from __future__ import annotations

from mtcheck.read.html.article import Page, html_to_text
from mtcheck.read.html.fragment import looks_like_fragment

__all__ = ["Page", "html_to_text", "looks_like_fragment"]
