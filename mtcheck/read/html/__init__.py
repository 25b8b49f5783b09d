"""The article of a saved web page, as a person reads it."""

from __future__ import annotations

from mtcheck.read.html.article import Page, fragment_to_text, html_to_text

__all__ = ["Page", "fragment_to_text", "html_to_text"]
