"""Names with their forms: entries, file formats, lint, look-up, and case forms."""

from __future__ import annotations

from mtcheck.glossary.entry import Entry, Gender, Kind, Variant
from mtcheck.glossary.glossary import Glossary

__all__ = ["Entry", "Gender", "Glossary", "Kind", "Variant"]
