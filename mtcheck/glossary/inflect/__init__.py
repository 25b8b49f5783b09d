"""Case forms of names: the forms of a name in a source text, and the names that a form may come from."""

from __future__ import annotations

from mtcheck.glossary.inflect.reading import Reading, readings

__all__ = ["Reading", "readings"]
