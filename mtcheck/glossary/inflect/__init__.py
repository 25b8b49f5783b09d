"""Case forms of names: what a name becomes in a source text, and which names such a form may be."""

from __future__ import annotations

from mtcheck.glossary.inflect.reading import Reading, readings

__all__ = ["Reading", "readings"]
