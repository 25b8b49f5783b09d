"""Case forms of names: what a name becomes in a source text, and what such a form may stand for."""

from __future__ import annotations

from mtcheck.glossary.inflect.reading import Reading, readings

__all__ = ["Reading", "readings"]
